"""What a campaign finds, as figures side by side. Each counts something that must not happen."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from itertools import zip_longest
from textwrap import wrap
from typing import NamedTuple

OURS, PLAIN, JRNL = "RejectUI", "TinyDB JSONStorage", "jrnl"
PROGRAMS = (OURS, PLAIN, JRNL)
HAS_JRNL = find_spec("jrnl") is not None
NO_JRNL = "not installed here: pip install jrnl, in a copy of this environment"
WIDTHS = (24, 28, 28, 28)


class Figure(NamedTuple):
    """How often something went wrong, of how many times if that is known; 0 keeps the promise."""

    wrong: int
    what: str
    of: int | None = None

    def __str__(self) -> str:
        return f"{self.wrong:,}{'' if self.of is None else f' of {self.of:,}'} {self.what}"


@dataclass(frozen=True)
class Promise:
    """What was promised and tried, what became of it in each program, and why others cannot be compared."""

    text: str
    found: Mapping[str, tuple[Figure, ...]]
    why_not: Mapping[str, str] = field(default_factory=dict)

    @property
    def kept(self) -> bool:
        """Whether RejectUI keeps it, and was tried at all: of the others nobody asks that."""
        figures = self.found[OURS]
        return not any(figure.wrong for figure in figures) and any(figure.of for figure in figures)

    def cell(self, program: str) -> list[str]:
        """What the table says of a program."""
        if program in self.found:
            return [str(figure) for figure in self.found[program]]
        missing = program == JRNL and not HAS_JRNL
        return [f"- {NO_JRNL if missing else self.why_not.get(program, '')}"]


def table(promises: Sequence[Promise]) -> str:
    """A row a promise, a column a program."""
    rows = [_row(["", *map(_named, PROGRAMS)]), "=" * (sum(WIDTHS) + 2 * len(WIDTHS) - 2)]
    for promise in promises:
        rows.append(_row([promise.text, *("\n".join(promise.cell(program)) for program in PROGRAMS)]))
    return "\n\n".join(rows).replace("\n\n=", "\n=").replace("=\n\n", "=\n")


def counted(times: int, what: str) -> Iterator[int]:
    """Numbers from 0, telling now and then on the standard error how far it is."""
    began = time.monotonic()
    for number in range(times):
        yield number
        if (number + 1) % max(times // 5, 1) == 0:
            took = time.monotonic() - began
            print(f"  {what}: {number + 1:,} of {times:,}, {took:.0f} seconds", file=sys.stderr, flush=True)


def alone(campaign: Callable[..., Promise]) -> int:
    """Run one campaign by the numbers of the command line, and print its row; 1 if we broke the promise."""
    promise = campaign(*map(int, sys.argv[1:]))
    print(table([promise]))
    return 0 if promise.kept else 1


def _named(program: str) -> str:
    if program == JRNL and not HAS_JRNL:
        return program
    return f"{program} {version(program.split()[0].lower())}"


def _row(cells: Sequence[str]) -> str:
    parts = [
        [line for text in cell.splitlines() for line in wrap(text, width, subsequent_indent="  ")]
        for cell, width in zip(cells, WIDTHS, strict=True)
    ]
    lines = zip_longest(*parts, fillvalue="")
    return "\n".join(
        "  ".join(part.ljust(width) for part, width in zip(line, WIDTHS, strict=True)).rstrip()
        for line in lines
    )
