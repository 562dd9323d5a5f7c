"""Texts in lines of so many cells, and what is surely one cell wide."""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, which this must not wait for
if TYPE_CHECKING:
    from collections.abc import Callable

    Width = Callable[[str], int]  # how many cells a text takes

# Letters and signs that every terminal shows in one cell, beside ASCII: Latin, Greek and Cyrillic letters,
# typographic quotes and dashes, and the marks that we draw ourselves.
_LETTERS = ((0xA1, 0xAC), (0xAE, 0x24F), (0x386, 0x3FF), (0x400, 0x481), (0x48A, 0x52F))
_SIGNS = frozenset("–—‘’‚“”„…·•€→←↑↓●○◉◐↩×▪▸╭╮╰╯─│")


def is_narrow(text: str) -> bool:
    """Whether every letter surely takes one cell, so that `len` is the width."""
    if text.isascii():
        return text.isprintable()
    return text.isprintable() and all(
        sign < "\x7f" or sign in _SIGNS or any(first <= ord(sign) <= last for first, last in _LETTERS)
        for sign in text
    )


def wrap(text: str, columns: int, width: Width = len) -> list[tuple[int, int]]:
    """(start, end) of each line of the text; lines end at spaces and line breaks, which belong to none.

    A word longer than a line is folded.
    """
    lines: list[tuple[int, int]] = []
    begins = 0
    for paragraph in text.split("\n"):
        lines += _lines(text, begins, begins + len(paragraph), max(columns, 1), width)
        begins += len(paragraph) + 1
    return lines


def _lines(text: str, at: int, end: int, columns: int, width: Width) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = stop = at  # the line that grows; what it is indented by belongs to it
    for word in text[at:end].split(" "):
        until = at + len(word)
        if stop > start and width(text[start:until]) > columns:
            found.append((start, stop))
            start = at
        while word and width(text[start:until]) > columns:
            cut = _fits(text, start, until, columns, width)
            found.append((start, cut))
            start = cut
        if word:
            stop = until
        elif found and stop <= start:
            start = until + 1  # spaces where a line was broken
        at = until + 1
    return [*found, (start, stop)] if stop > start or not found else found


def _fits(text: str, start: int, end: int, columns: int, width: Width) -> int:
    """Where to cut a word: as much as fits, one letter at least, with what is stacked on it."""
    cut = start + 1
    while cut < end and width(text[start : cut + 1]) <= columns:
        cut += 1
    return cut


def shortened(text: str, columns: int, width: Width = len) -> str:
    """The text in so many cells, cut with an ellipsis where it is longer."""
    if width(text) <= columns:
        return text
    cut = len(text)
    while cut and width(text[:cut]) > columns - 1:
        cut -= 1
    return f"{text[:cut].rstrip()}…" if columns > 0 else ""
