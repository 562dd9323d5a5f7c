"""What is wrong in a pack, where, and what to write instead."""

from __future__ import annotations

from typing import Literal, NamedTuple

from msgspec import Struct

from rejectui.core.asks.challenge import Pack
from rejectui.core.asks.translation import Translation
from rejectui.core.clean_text import clean_line
from rejectui.core.programs.program import Program

# More than anybody repairs in one go; a file of nonsense must not fill the screen or the memory.
MOST_PROBLEMS = 100
LONGEST_QUOTE = 40

Spot = tuple[int, int]
"""Line and column, both counted from 1."""
START: Spot = (1, 1)


Severity = Literal["error", "warning", "review"]
"""How much it matters: it stops a challenge; it should be better; a person has to look at it."""
SHOWN = {"error": "", "warning": "warning: ", "review": "for a reviewer: "}


class Finding(NamedTuple):
    """What a rule found: the field it stands in, what is wrong.

    What to write instead, and how much it matters, are the rule's own unless they are given.
    """

    field: str
    what: str
    remedy: str = ""
    level: Severity | None = None


class Problem(Struct, frozen=True):
    """One thing wrong: path, line and column from 1, a short code, a sentence, what to write instead."""

    path: str
    line: int
    column: int
    code: str
    what: str
    remedy: str
    level: Severity = "error"

    def __str__(self) -> str:
        """`path:line:column: code: what; remedy` on one line, safe for a terminal.

        Before the code stands what it is, unless it is an error.
        """
        where = f"{self.path}:{self.line}:{self.column}"
        return clean_line(f"{where}: {SHOWN[self.level]}{self.code}: {self.what}; {self.remedy}")


class CannotWrite(ValueError):  # noqa: N818 - named for what is so
    """A challenge cannot be written there; str() is a sentence with the reason and what to do."""


class Reading(Struct, frozen=True):
    """What one file gave: the pack with its good challenges, if it has a good head, and the errors.

    `advice` is for those who write packs: warnings, and what a reviewer should look at. It stops nothing.
    The file of a program gives a program instead, if there is no problem in it. That of a translation gives
    a translation, not yet held against its original: `spots` tells where each id in it stands, and under ""
    where it names its original.
    """

    pack: Pack | None
    problems: tuple[Problem, ...] = ()
    program: Program | None = None
    advice: tuple[Problem, ...] = ()
    translation: Translation | None = None
    spots: dict[str, Spot] = {}


class Problems:
    """Collects the problems of one file; `count` of the errors goes on where their list ends."""

    def __init__(self, path: str) -> None:
        """Take the path as it is to be shown."""
        self.count = 0
        self._path = path
        self._found: list[Problem] = []
        self._advice: list[Problem] = []
        self._advised = 0

    @property
    def full(self) -> bool:
        """Whether further errors are only counted."""
        return len(self._found) >= MOST_PROBLEMS

    def add(self, spot: Spot, code: str, what: str, remedy: str) -> None:
        """Note one error at a line and column."""
        self.count += 1
        if not self.full:
            self._found.append(Problem(self._path, *spot, code, what, remedy))

    def advise(self, spot: Spot, level: Severity, code: str, what: str, remedy: str) -> None:
        """Note something that stops nothing."""
        self._advised += 1
        if len(self._advice) < MOST_PROBLEMS:
            self._advice.append(Problem(self._path, *spot, code, what, remedy, level))

    def listed(self) -> tuple[Problem, ...]:
        """The errors in the order of the file."""
        return _in_order(self._found, self.count, "problems")

    def advice(self) -> tuple[Problem, ...]:
        """The rest in the order of the file."""
        return _in_order(self._advice, self._advised, "hints")


def _in_order(found: list[Problem], count: int, name: str) -> tuple[Problem, ...]:
    found = sorted(found, key=lambda problem: (problem.line, problem.column))
    more = count - len(found)
    if more:
        last = found[-1]
        what, remedy = f"there are {more:,} more {name}", "repair these first, then check again"
        found.append(Problem(last.path, last.line, last.column, "more", what, remedy, last.level))
    return tuple(found)


def quoted(text: str) -> str:
    """A piece of the file for a sentence: cleaned, shortened, in quotes."""
    text = clean_line(text[:1000])
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return f'"{text}"'
