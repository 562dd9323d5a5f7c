"""Today's card as a QR code to take along: what it says, how much of that fits, and how it is drawn in cells.

Only what is said to whoever is asked: never a label, the plan or what is feared.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from rejectui.core.asks.challenge import Challenge
from rejectui.core.clean_text import clean_line

# Bytes that a code of each version (1 to 40) holds at level L beside a mark that they are UTF-8, without
# which some readers guess, and take Spanish for Chinese. From ISO/IEC 18004 (2015, table 7), less one.
HOLDS = (
    *(16, 31, 52, 77, 105, 133, 153, 191, 229, 270, 320, 366, 424, 457, 519, 585, 643, 717, 791, 857),
    *(928, 1002, 1090, 1170, 1272, 1366, 1464, 1527, 1627, 1731, 1839, 1951, 2067, 2187, 2302, 2430),
    *(2562, 2698, 2808, 2952),
)
# Light modules on each side: four are the standard's (18004, 6.3.8), and readers do with two.
QUIET = (4, 2)


class Code(Struct, frozen=True):
    """A code that fits: its `text`, its `version`, how many light modules are around it, and whether the text
    is all that is to be said."""

    text: str
    version: int
    quiet: int
    whole: bool


def to_take_along(title: str, challenge: Challenge | None) -> tuple[str, ...]:
    """What a code may say of a card, the longest first: title, what to say, and what to answer to a no;
    without the last; what to say alone; the title alone. Of an own ask there is only its title."""
    title = clean_line(title)
    if challenge is None:
        return (title,)
    say, if_no = clean_line(challenge.say or ""), f"If no: {clean_line(challenge.if_no)}"
    texts = ([title, say, if_no], [title, say], [say], [title]) if say else ([title, if_no], [title])
    return tuple("\n".join(lines) for lines in texts)


def that_fits(texts: Sequence[str], columns: int, rows: int) -> Code | None:
    """The longest of the `texts` that a code of so many cells can say; None if even the shortest cannot."""
    for text in texts:
        version = _version(text)
        for quiet in QUIET if version else ():
            across, down = _cells(version, quiet)
            if across <= columns and down <= rows:
                return Code(text, version, quiet, whole=text == texts[0])
    return None


def least_room(texts: Sequence[str]) -> tuple[int, int] | None:
    """(columns, rows) that a code for the smallest of the `texts` takes; None if no code holds one."""
    versions = [version for version in map(_version, texts) if version]
    return _cells(min(versions), QUIET[-1]) if versions else None


def drawn(modules: Sequence[Sequence[int]], quiet: int, *, dark_ink: bool) -> list[str]:
    """The rows of cells, two modules in each, one over the other; `modules` are 1 where they are dark.

    Drawn is what is dark (`dark_ink`), or else what is light, for light text on a dark ground.
    """
    edge, blank = [0] * quiet, [0] * (len(modules) + 2 * quiet)
    rows = [*[blank] * quiet, *([*edge, *row, *edge] for row in modules), *[blank] * quiet]
    if len(rows) % 2:
        rows.append(blank)
    ink = " ▄▀█" if dark_ink else "█▀▄ "
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(ink[2 * top + below] for top, below in zip(*pair, strict=True)) for pair in pairs]


def _version(text: str) -> int:
    """The smallest version that holds it; 0 if none does."""
    size = len(text.encode())
    return next((version for version, holds in enumerate(HOLDS, 1) if size <= holds), 0)


def _cells(version: int, quiet: int) -> tuple[int, int]:
    """(columns, rows) of a code."""
    modules = 17 + 4 * version + 2 * quiet
    return modules, (modules + 1) // 2
