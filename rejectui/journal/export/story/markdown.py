"""Typed text within Markdown: quoted or set apart, seen as it was typed, and never a heading, a link, a
picture or HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from rejectui.core.card.compose import curled
from rejectui.core.clean_text import clean, clean_line

# Signs that mean something wherever they stand, the dots and colons from which bare addresses become links,
# and the signs that begin a list or a line when they come first.
_MEANS = re.compile(r"[\\`*_\[\]{}<>&#|~$^@=%]|(?<=\w)\.(?=\w)|:(?=[^\s\d])|^[-+]")
_NUMBERED = re.compile(r"^(\d+)([.)])")
_QUOTATION = re.compile(r'["“„«]([^"“”„«»]+)["“”»]')
_A_LEVEL_DOWN = str.maketrans("“”„«»", "‘’‚‹›")
_ENDS = re.compile(r"[.!?…。！？][’›]?”$")
# A longer text is not easily followed within a paragraph.
_LONG = 200


def escaped(text: str) -> str:
    """The text on one line, with a backslash before every sign that Markdown would take for its own."""
    return _NUMBERED.sub(r"\1\\\2", _MEANS.sub(r"\\\g<0>", clean_line(text)))


def quoted(text: str) -> str:
    """The text on one line in quotation marks. Those within it go a level down, and a text that is a
    quotation already keeps to one pair.
    """
    line = clean_line(text)
    own = _QUOTATION.fullmatch(line)
    return f"“{escaped(own[1] if own else curled(line).translate(_A_LEVEL_DOWN))}”"


def filled(phrase: str, quote: str, **others: str) -> str:
    """The phrase with a quotation in it; no period or comma follows one that ends with a mark of its own."""
    if _ENDS.search(quote):
        phrase = phrase.replace("{quote}.", "{quote}").replace("{quote},", "{quote}")
    return phrase.format(quote=quote, **others)


def said(lead: str, text: str, *, apart: bool = False) -> list[str]:
    """The parts of a story in which typed words stand after what leads to them: a sentence, or a blockquote
    where they are long, of several lines or to be set apart; none where nothing can be seen.
    """
    lines = [line for line in clean(text).split("\n") if line.strip()]
    if apart or len(lines) > 1 or len("".join(lines)) > _LONG:
        return [lead, "\n>\n".join(f"> {escaped(line)}" for line in lines)] if lines else []
    return [filled(f"{lead} {{quote}}.", quoted(line)) for line in lines]


def paragraphs(parts: Iterable[str]) -> list[str]:
    """The sentences of a story between its blockquotes, run on, and these."""
    return [" ".join(run) for _, run in groupby(parts, key=lambda part: part.startswith("> "))]
