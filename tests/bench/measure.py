"""Taking turns, and tables of what came out.

The machine may be busy with other things, so nothing is measured alone: everything that is compared runs in
turns within one run, and medians and minima are printed beside their ratios.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass
class Times:
    """What repeating one thing gave, in seconds (or bytes)."""

    values: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The one in the middle."""
        return median(self.values)

    @property
    def least(self) -> float:
        """The one that was disturbed least."""
        return min(self.values)


def in_turns(rounds: int, things: Mapping[str, Callable[[], Mapping[str, float]]]) -> dict[str, Times]:
    """Do each thing once a round, never in the same order twice in a row; all that they tell, by name."""
    found: dict[str, Times] = {}
    order = list(things.values())
    for number in range(rounds):
        turn = number % len(order)
        for thing in (*order[turn:], *order[:turn]):
            for name, value in thing().items():
                found.setdefault(name, Times()).values.append(value)
    return found


def milliseconds(seconds: float) -> str:
    """A time, with as many digits as mean something."""
    shown = seconds * 1000
    return f"{shown:,.0f} ms" if shown >= 100 else f"{shown:.1f} ms" if shown >= 1 else f"{shown:.2f} ms"


def megabytes(size: float) -> str:
    """A size."""
    return f"{size / 1e6:.1f} MB"


@dataclass(frozen=True)
class Row:
    """One line of a table: a thing, what it took, and what each ratio compares it with, if anything."""

    name: str
    times: Times
    bases: Sequence[Times | None] = ()
    goal: str = ""


def table(title: str, ratios: Sequence[str], rows: Sequence[Row], show: Callable[[float], str]) -> str:
    """The rows under a title; a ratio is that of the medians, then that of the minima."""
    wide = max(len(title), *(len(row.name) + 2 for row in rows))
    heads = [f"× {ratio}" for ratio in ratios]
    widths = [max(len(head), 15) for head in heads]
    lines = [[f"{title:<{wide}}", f"{'median':>9}", f"{'minimum':>9}", *map(str.ljust, heads, widths)]]
    for row in rows:
        cells = [f"  {row.name:<{wide - 2}}", f"{show(row.times.median):>9}", f"{show(row.times.least):>9}"]
        for base, width in zip(row.bases, widths, strict=True):
            cells.append(f"{_ratio(row.times, base) if base else '':<{width}}")
        lines.append([*cells, row.goal])
    return "\n".join("  ".join(cells).rstrip() for cells in lines)


def _ratio(times: Times, base: Times) -> str:
    return f"{times.median / base.median:.2f} / {times.least / base.least:.2f}"


def group(found: Mapping[str, Times], kind: str) -> dict[str, Times]:
    """Those called `kind: name`, by name."""
    return {
        name.removeprefix(f"{kind}: "): times for name, times in found.items() if name.startswith(f"{kind}: ")
    }
