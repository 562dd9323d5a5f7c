"""The ladder: what was tried, what eases, what is next, from the user's own ratings (PRACTICE.md, Levels 1).

A rung is one level in one kind of ask, or one kept ask. Its expected distress comes from `expected_distress`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.areas import Area, area_of
from rejectui.core.asks.attempt import Attempt, Snapshot, same_ask
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import Category
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.days.day import before
from rejectui.core.dealing.beginning import within_reach
from rejectui.core.dealing.candidates import dealable
from rejectui.core.dealing.expected_distress import Expectations
from rejectui.core.dealing.filters import ANYTHING
from rejectui.core.dealing.level import COMFORTABLE
from rejectui.core.dealing.zone import GOAL, outside
from rejectui.core.facts import Facts

RungState = Literal["easing", "next", "tried", "ahead"]
NEXT = 3
_FITS = "big enough to matter, small enough to do"
LATEST = 6

Key = tuple[Category, int]


class Rung(Struct, frozen=True, kw_only=True):
    """One step: `expected` is how bad it will probably get, 0–100; `asks` were gone through here.

    `peaks` are the user's latest ratings here, oldest first, six at most; `why` is the reason for the state.
    """

    category: Category
    level: int
    expected: int
    asks: int
    peaks: tuple[int, ...]
    state: RungState
    why: str
    ask: Ask | None = None


class Ladder(Struct, frozen=True, kw_only=True):
    """All rungs, the smallest first; the level aimed for, and why."""

    rungs: tuple[Rung, ...]
    aim: int
    why: str


def ladder(catalog: Catalog, facts: Facts, day: date) -> Ladder:
    """The ladder at the end of this day: rungs that were tried, and those that can be dealt."""
    tomorrow = day + timedelta(days=1)
    attempts, options = before(facts.attempts, tomorrow), dealable(catalog, facts, ANYTHING)
    expectations = Expectations(catalog, facts, tomorrow)
    texts = {same_ask(ask.text): ask for ask in facts.asks}
    here: dict[Key, list[Attempt]] = defaultdict(list)
    own: dict[str, list[Attempt]] = defaultdict(list)
    for attempt in attempts:
        what = attempt.snapshot
        kept = texts.get(same_ask(attempt.ask)) if attempt.ask else None
        if not attempt.counts:
            continue
        if kept is not None:
            own[kept.id].append(attempt)
        elif what is not None and what.category is not None and what.level is not None:
            here[what.category, what.level].append(attempt)
    found: dict[Key, list[int]] = defaultdict(list)
    for card in options:
        if not isinstance(card, Ask):
            found[card.challenge.category, card.challenge.level].append(expectations.of(card))
    rungs = []
    for category, level in found.keys() | here.keys():
        likely = found[category, level] or [_like(expectations, category, level)]
        rungs.append(_rung(category, level, round(sum(likely) / len(likely)), here[category, level]))
    rungs += [
        replace(_rung(ask.category, ask.level, expectations.of(ask), own[ask.id]), ask=ask)
        for ask in facts.asks
    ]
    rungs.sort(key=lambda rung: (rung.expected, rung.level, rung.category, rung.ask.id if rung.ask else ""))
    within = within_reach(attempts, expectations, options)
    return Ladder(rungs=_with_next(rungs, within.aim), aim=within.aim, why=within.why)


def by_area(rungs: Sequence[Rung], chosen: Sequence[Area]) -> list[tuple[Area | None, list[Rung]]]:
    """(area, its rungs) of each chosen area in their order, then all others under None."""
    groups: dict[Area | None, list[Rung]] = {area: [] for area in (*chosen, None)}
    for rung in rungs:
        area = area_of(rung.category)
        groups[area if area in chosen else None].append(rung)
    return [(area, inside) for area, inside in groups.items() if inside]


def _like(expectations: Expectations, category: Category, level: int) -> int:
    return expectations.like(
        Snapshot(title="-", category=category, level=level), None, expectations.prior(level)
    )


def _rung(category: Category, level: int, likely: int, attempts: Sequence[Attempt]) -> Rung:
    peaks = tuple(a.peak for a in attempts if a.peak is not None)[-LATEST:]
    state, why = _state(likely, attempts, peaks)
    return Rung(
        category=category, level=level, expected=likely, asks=len(attempts), peaks=peaks, state=state, why=why
    )


def _state(likely: int, attempts: Sequence[Attempt], peaks: tuple[int, ...]) -> tuple[RungState, str]:
    if len(peaks) > 1 and peaks[0] >= COMFORTABLE and peaks[-1] * 3 <= peaks[0] * 2:
        return "easing", f"It got to {peaks[0]} before, and to {peaks[-1]} the last time."
    if len(peaks) > 1 and max(peaks[-2:]) < COMFORTABLE:
        return "easing", f"Your last two stayed below {COMFORTABLE}."
    if peaks:
        return "tried", f"It got to {peaks[-1]} the last time."
    if attempts:
        return "tried", "Asked, not rated."
    return "ahead", f"Not tried yet. It would probably get to about {likely}."


def _with_next(rungs: list[Rung], aim: int) -> tuple[Rung, ...]:
    """The rungs, with the best few within reach that do not ease yet marked as next."""
    open_ones = [n for n, rung in enumerate(rungs) if rung.level <= aim and rung.state != "easing"]
    open_ones.sort(key=lambda n: (outside(rungs[n].expected), aim - rungs[n].level, n))
    marked = list(rungs)
    for number in open_ones[:NEXT]:
        rung = rungs[number]
        small = outside(rung.expected) and rung.expected < GOAL
        big = "the smallest there is for now" if outside(rung.expected) else _FITS
        fits = "a small one, and the way to bigger ones" if small else big
        marked[number] = replace(rung, state="next", why=f"About {rung.expected} expected: {fits}.")
    return tuple(marked)
