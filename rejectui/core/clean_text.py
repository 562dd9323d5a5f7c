"""Untrusted text: which characters never reach a terminal, and what takes their place."""

from __future__ import annotations

import re

# Control characters (C0 but newline and tab, DEL, C1), marks that turn the direction of text, invisible
# and tag characters, line and paragraph separators, surrogates, and noncharacters. The zero-width joiner
# stays, because emoji are built with it.
_UNSAFE = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\ufe00-\ufe0e\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
UNSAFE = re.compile(f"[{_UNSAFE}]")
MOST_MARKS = 4
_MANY_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{5,}"
)
REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """The text with every unsafe character replaced, tabs as spaces, at most four stacked accents."""
    safe = UNSAFE.sub(REPLACEMENT, text.replace("\r\n", "\n").replace("\t", "    "))
    return _MANY_MARKS.sub(lambda found: found[0][:MOST_MARKS], safe)


def clean_line(text: str) -> str:
    """The cleaned text on one line."""
    return " ".join(clean(text).split())


def shortened(text: str, most: int = 240) -> str:
    """The cleaned text on one line, cut where it would fill a page."""
    line = clean_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def storable(text: str) -> str:
    """The text as it was given, but for halves of characters that no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8") if not text.isascii() else text
