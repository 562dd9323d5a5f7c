"""Typed text within Markdown: seen as it was typed, and never a heading, a link, a picture or HTML."""

from __future__ import annotations

import re

from rejectui.core.clean_text import clean_line

# Signs that mean something wherever they stand, the dots and colons from which bare addresses become links,
# and the signs that begin a list or a line when they come first.
_MEANS = re.compile(r"[\\`*_\[\]{}<>&#|~$^@=%]|(?<=\w)\.(?=\w)|:(?=[^\s\d])|^[-+]")
_NUMBERED = re.compile(r"^(\d+)([.)])")


def escaped(text: str) -> str:
    """The text on one line, with a backslash before every sign that Markdown would take for its own."""
    return _NUMBERED.sub(r"\1\\\2", _MEANS.sub(r"\\\g<0>", clean_line(text)))
