"""The bytes of a pack as text, and the characters in it that never belong in a pack."""

from __future__ import annotations

import codecs
import re

from rejectui.core.clean_text import REPLACEMENT, UNSAFE
from rejectui.packs.problem import Problems

# The replacement character is what an earlier, wrong decoding left of a letter.
_REFUSED = re.compile(f"{UNSAFE.pattern}|{REPLACEMENT}")
_REMEDY = "remove it, or type the text again by hand"


def decode(data: bytes, problems: Problems) -> str | None:
    """The text with plain line ends; None when it is not UTF-8. A byte order mark at the start is let be."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n")
        spot = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        problems.add(spot, "character", "this is not UTF-8 text", "save the file with the encoding UTF-8")
        return None


def mark_unsafe(text: str, problems: Problems) -> tuple[str, set[int]]:
    """(the text with every unsafe character replaced, each reported; numbers of lines that had one)."""
    if not _REFUSED.search(text):
        return text, set()
    lines: set[int] = set()
    for number, line in enumerate(text.split("\n"), 1):
        for found in _REFUSED.finditer(line):
            lines.add(number)
            if problems.full:
                problems.count += 1  # a file full of them is told quickly
                continue
            problems.add((number, found.start() + 1), "character", unsafe_name(found.group()), _REMEDY)
    return _REFUSED.sub(REPLACEMENT, text), lines


def unsafe_in(text: str) -> str | None:
    """The name of the first unsafe character, such as one written as an escape."""
    found = _REFUSED.search(text)
    return unsafe_name(found.group()) if found else None


def unsafe_name(character: str) -> str:
    """How a sentence speaks of a character that must not be printed."""
    return f"the character U+{ord(character):04X} is not allowed in a pack"
