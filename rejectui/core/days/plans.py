"""How many plans were carried out: of those that said when, and of the others (PRACTICE.md, What changed)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt, Plan, ask_key
from rejectui.core.days.day import A_WEEK, logged_on
from rejectui.core.facts import Day, Facts, PutAway


class Plans(Struct, frozen=True, kw_only=True):
    """Each is (asked, planned): of the plans with a when, and without; `then_and_there` is (as planned, told
    at all) of those with one that were asked."""

    with_when: tuple[int, int] = (0, 0)
    without: tuple[int, int] = (0, 0)
    then_and_there: tuple[int, int] = (0, 0)


NO_PLANS = Plans()


class _Planned:
    """A plan, and the attempts that came of it."""

    def __init__(self, day: date, plan: Plan | None, *, decided: bool) -> None:
        """`decided` says that nothing more can come of it."""
        self.day = day
        self.says_when = plan is not None and plan.when is not None
        self.decided = decided
        self.attempts: list[Attempt] = []


def plans(facts: Facts, day: date, first: date = date.min, last: date = date.max) -> Plans:
    """The plans of the days from first to last, both included, as they stand on this day.

    A plan is carried out if an attempt that counts came of it. One that was taken along is one plan, of the
    day that it came to; one that may still be told is none yet, and nor is one that was swapped for another
    card, for that is free. Of an attempt without the record of its day the plan that it carries counts.
    """
    numbers = {True: [0, 0], False: [0, 0]}
    then = [0, 0]
    for plan in _plans(facts, day):
        if not (plan.attempts or plan.decided) or not first <= plan.day <= last:
            continue
        asked = [attempt for attempt in plan.attempts if attempt.counts]
        numbers[plan.says_when][0] += bool(asked)
        numbers[plan.says_when][1] += 1
        answers = [attempt.as_planned for attempt in asked if attempt.as_planned is not None]
        if plan.says_when and answers:
            then[0] += answers[0]
            then[1] += 1
    return Plans(
        with_when=(numbers[True][0], numbers[True][1]),
        without=(numbers[False][0], numbers[False][1]),
        then_and_there=(then[0], then[1]),
    )


def _plans(facts: Facts, day: date) -> list[_Planned]:
    """Every plan with what came of it, decided or not."""
    found: list[_Planned] = []
    of_day: dict[tuple[str | None, date], _Planned] = {}
    by_ask: dict[str | None, list[_Planned]] = {}
    for record in sorted(facts.days.values(), key=lambda each: each.day):
        cards: list[tuple[Day | PutAway, bool]] = [(each, False) for each in record.put_away]
        if record.closed != "kept":
            cards.append((record, record.closed == "let_go" or record.day < day - A_WEEK))
        for each, over in cards:
            if each.planned:
                plan = _Planned(record.day, each.plan, decided=over)
                found.append(plan)
                asked = ask_key(each.challenge, each.ask)
                of_day[asked, record.day] = plan
                by_ask.setdefault(asked, []).append(plan)
    for attempt in facts.attempts:
        asked = ask_key(attempt.challenge, attempt.ask)
        came_of = of_day.get((asked, attempt.day))
        if came_of is None and asked in by_ask:
            came_of = _near(attempt, by_ask[asked], facts.settings.start_of_day)
        if came_of is None and attempt.plan is not None:
            came_of = _Planned(attempt.day, attempt.plan, decided=True)
            found.append(came_of)
        if came_of is not None:
            came_of.attempts.append(attempt)
    return found


def _near(attempt: Attempt, among: Sequence[_Planned], start_of_day: int) -> _Planned | None:
    """The plan of another day that an attempt tells of: the last before it, else the next after it, a week
    away at most and there when the attempt was logged."""
    at = bisect_right(among, attempt.day, key=lambda plan: plan.day)
    logged = logged_on(attempt, start_of_day)
    beside = (*among[max(at - 1, 0) : at], *among[at : at + 1])
    near = (plan for plan in beside if abs(plan.day - attempt.day) <= A_WEEK and plan.day <= logged)
    return next(near, None)
