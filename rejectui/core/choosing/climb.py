"""The ladder that one climbs: per area asks from small to large, what was done, and the next two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.areas import AREA_NAMES, AREAS, Area, area_of
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import PLAN
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import looked
from rejectui.core.choosing.marks import NOTHING, Mark, marks
from rejectui.core.days.day import before
from rejectui.core.dealing.beginning import within_reach
from rejectui.core.dealing.candidates import dealable
from rejectui.core.dealing.expected_distress import Expectations
from rejectui.core.dealing.filters import ANYTHING
from rejectui.core.dealing.level import Reach
from rejectui.core.dealing.option import Option, key_of_card, level_of_card
from rejectui.core.dealing.zone import GOAL, outside
from rejectui.core.facts import Facts
from rejectui.core.wording.words import capital

StepState = Literal["done", "next", "ahead"]
NEXT = 2  # steps of an area to go for
BEHIND = 3  # done ones that are shown among them


class Step(Struct, frozen=True, kw_only=True):
    """An ask on the ladder: `expected` is how bad it will probably get, 0–100; `looked` how bad it was said
    to get by looking at it, or None. `own` says that the user put it there: kept for later, sorted, or of
    their own words.
    """

    option: Option
    state: StepState
    expected: int
    mark: Mark
    looked: int | None = None

    @property
    def distress(self) -> int:
        """How bad it got the last time that was rated, or else would get as the user said by looking, or else
        will probably get, 0–100: its place."""
        said = self.looked if self.mark.peak is None else self.mark.peak
        return self.expected if said is None else said

    @property
    def own(self) -> bool:
        """Whether the user put it there."""
        return isinstance(self.option, Ask) or self.mark.later or self.looked is not None


class Climb(Struct, frozen=True, kw_only=True):
    """The steps of an area, the smallest first, or of the user's plan, in its order."""

    area: Area | Literal["plan"]
    steps: tuple[Step, ...]

    @property
    def called(self) -> str:
        """The area as people say it."""
        return "Your plan" if self.area == "plan" else capital(AREA_NAMES[self.area])

    @property
    def done(self) -> int:
        """How many of them were done."""
        return sum(step.mark.done > 0 for step in self.steps)

    @property
    def here(self) -> int | None:
        """Where one is, as the distress of the first step to go for, 0–100; None where all were done."""
        return next((step.distress for step in self.near if step.state != "done"), None)

    @property
    def near(self) -> tuple[Step, ...]:
        """What matters now: those that were done last, the next two, and what the user put there; where
        nothing is within reach yet, the smallest two."""
        done = sorted((step for step in self.steps if step.state == "done"), key=lambda s: str(s.mark.last))
        last = done[-BEHIND:]
        ahead = [step for step in self.steps if step.state != "done"]
        next_ones = [step for step in ahead if step.state == "next"] or ahead[:NEXT]
        return tuple(step for step in self.steps if step in next_ones or step in last or step.own)


def climbs(catalog: Catalog, facts: Facts, day: date) -> tuple[Climb, ...]:
    """The plan, if there is one, and all areas in which there is something, those that the user named first,
    at the end of this day."""
    tomorrow = day + timedelta(days=1)
    expectations = Expectations(catalog, facts, tomorrow)
    marked = marks(facts, day)
    options = list(_options(catalog, facts, marked))
    within = within_reach(before(facts.attempts, tomorrow), expectations, options)
    looks = looked(facts.looks)
    by_area: dict[Area | Literal["plan"], list[Step]] = {}
    for option in options:
        mark = marked.get(key_of_card(option), NOTHING)
        by_area.setdefault(_area_of(option), []).append(
            Step(
                option=option,
                state="done" if mark.done else "ahead",
                expected=expectations.of(option),
                mark=mark,
                looked=looks.get(option.id),
            )
        )
    named = facts.settings.areas
    order: list[Area | Literal["plan"]] = ["plan", *named, *(area for area in AREAS if area not in named)]
    return tuple(
        Climb(
            area=area,
            steps=_planned(by_area[area]) if area == "plan" else _in_order(by_area[area], within),
        )
        for area in order
        if area in by_area
    )


def _area_of(option: Option) -> Area | Literal["plan"]:
    if isinstance(option, Ask):
        return area_of(option.category)
    return "plan" if option.pack == PLAN else area_of(option.challenge.category)


def _options(catalog: Catalog, facts: Facts, marked: Mapping[str, Mark]) -> Iterable[Option]:
    """What may be dealt, and challenges that were done or kept for later, whatever became of their packs."""
    found = {option.id: option for option in dealable(catalog, facts, ANYTHING)}
    for full_id, mark in marked.items():
        entry = catalog.get(full_id)
        if entry is not None and (mark.done or mark.later) and not mark.hidden:
            found.setdefault(full_id, entry)
    return found.values()


def _planned(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps of the plan as they stand in it, the first two that are not done marked as next."""
    ahead = [at for at, step in enumerate(steps) if step.state == "ahead"][:NEXT]
    return tuple(replace(step, state="next") if at in ahead else step for at, step in enumerate(steps))


def _in_order(steps: Sequence[Step], within: Reach) -> tuple[Step, ...]:
    """The steps from small to large, the best two of those within reach marked as next."""
    ordered = sorted(steps, key=lambda step: (step.distress, level_of_card(step.option), step.option.id))
    open_ones = [
        (level_of_card(step.option) > within.aim, outside(step.expected), abs(step.expected - GOAL), at)
        for at, step in enumerate(ordered)
        if step.state == "ahead" and level_of_card(step.option) <= within.most
    ]
    chosen = {at for *_, at in sorted(open_ones)[:NEXT]}
    return tuple(replace(step, state="next") if at in chosen else step for at, step in enumerate(ordered))
