"""What is wrong in a pack, where, and what to write instead."""

from __future__ import annotations

from msgspec import Struct

from rejectui.core.challenge import Pack
from rejectui.core.programs import Program
from rejectui.core.text import clean_line

# More than anybody repairs in one go; a file of nonsense must not fill the screen or the memory.
MOST_PROBLEMS = 100
LONGEST_QUOTE = 40

Spot = tuple[int, int]
"""Line and column, both counted from 1."""
START: Spot = (1, 1)


class Problem(Struct, frozen=True):
    """One thing wrong: path, line and column from 1, a short code, a sentence, what to write instead."""

    path: str
    line: int
    column: int
    code: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """`path:line:column: code: what; remedy` on one line, safe for a terminal."""
        where = f"{self.path}:{self.line}:{self.column}"
        return clean_line(f"{where}: {self.code}: {self.what}; {self.remedy}")


class Reading(Struct, frozen=True):
    """What one file gave: the pack with its good challenges, if it has a good head, and the problems.

    The file of a program gives a program instead, if there is no problem in it.
    """

    pack: Pack | None
    problems: tuple[Problem, ...] = ()
    program: Program | None = None


class Problems:
    """Collects the problems of one file; `count` goes on where the list ends."""

    def __init__(self, path: str) -> None:
        """Take the path as it is to be shown."""
        self.count = 0
        self._path = path
        self._found: list[Problem] = []

    @property
    def full(self) -> bool:
        """Whether further problems are only counted."""
        return len(self._found) >= MOST_PROBLEMS

    def add(self, spot: Spot, code: str, what: str, remedy: str) -> None:
        """Note one problem at a line and column."""
        self.count += 1
        if not self.full:
            self._found.append(Problem(self._path, *spot, code, what, remedy))

    def listed(self) -> tuple[Problem, ...]:
        """The problems in the order of the file."""
        found = sorted(self._found, key=lambda problem: (problem.line, problem.column))
        more = self.count - len(found)
        if more:
            last = found[-1]
            what, remedy = f"there are {more:,} more problems", "repair these first, then check again"
            found.append(Problem(self._path, last.line, last.column, "more", what, remedy))
        return tuple(found)


def quoted(text: str) -> str:
    """A piece of the file for a sentence: cleaned, shortened, in quotes."""
    text = clean_line(text[:1000])
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return f'"{text}"'
