"""Rows of cells: texts in lines, cut, filled up, set into a frame."""

from __future__ import annotations

from rejectui.core.card.text import Segment
from rejectui.core.card.wrap import shortened, wrap

TYPE_CHECKING = False  # as in `typing`, which this must not wait for
if TYPE_CHECKING:
    from collections.abc import Iterator

    from rejectui.core.card.wrap import Width

Row = tuple[Segment, ...]


def in_frame(
    lines: list[Row], across: int, role: str, width: Width, *, heading: str = "", below: str = ""
) -> Iterator[Row]:
    """Lines in a frame so many cells across, a blank cell and two more inside of it on each side."""
    yield _edge("╭", heading, "╮", across, role, width)
    for line in lines:
        yield ("│", role), ("  ", "text"), *filled(line, across - 6, width), ("  ", "text"), ("│", role)
    yield _edge("╰", below, "╯", across, role, width, right=True)


def _edge(
    first: str, words: str, last: str, across: int, role: str, width: Width, *, right: bool = False
) -> Row:
    if not words:
        return ((first + "─" * (across - 2) + last, role),)
    shown = f" {shortened(words, across - 6, width)} "
    line = "─" * (across - 3 - width(shown))
    if right:
        return (first + line, role), (shown, "quiet"), (f"─{last}", role)
    return (f"{first}─", role), (shown, role), (line + last, role)


def in_lines(text: str, role: str, columns: int, width: Width) -> list[Row]:
    """A text in one role, in lines."""
    return wrapped(((text, role),), columns, width)


def wrapped(segments: Row, columns: int, width: Width) -> list[Row]:
    """One paragraph in lines, every part in its role."""
    text = "".join(part for part, _ in segments)
    lines = []
    for start, end in wrap(text, columns, width):
        row, at = [], 0
        for part, role in segments:
            shown = part[max(start - at, 0) : max(end - at, 0)]
            at += len(part)
            if shown:
                row.append((shown, role))
        lines.append(tuple(row))
    return lines


def set_in(lines: list[Row], indent: int) -> list[Row]:
    """Lines with so many blank cells before each."""
    return [((" " * indent, "text"), *line) for line in lines] if indent else lines


def cut(lines: list[Row], most: int | None, width: Width) -> list[Row]:
    """So many lines at most, the last one ending in an ellipsis where some are missing."""
    if most is None or len(lines) <= most:
        return lines
    shown = lines[:most]
    if shown:
        *before, (part, role) = shown[-1] or (("", "text"),)
        shown[-1] = (*before, (f"{part.rstrip(' .,;:')}…", role))
    return shown


def cells_of(row: Row, width: Width) -> int:
    """How many cells a row takes."""
    return sum(width(part) for part, _ in row)


def padded(rows: list[Row], number: int) -> list[Row]:
    """Exactly so many rows, blank ones after these."""
    return [*rows[:number], *[()] * (number - len(rows))]


def filled(row: Row, columns: int, width: Width, role: str = "text") -> Row:
    """The row in exactly so many cells."""
    found: list[Segment] = []
    left = columns
    for part, each in row:
        shown = part if width(part) <= left else shortened(part, left, width)
        left -= width(shown)
        found.append((shown, each))
    return (*found, (" " * left, role)) if left > 0 else tuple(found)
