"""Everything the Review screen shows, worked out in one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt, Outcome
from rejectui.core.days.day import before, days_off
from rejectui.core.days.plans import plans
from rejectui.core.days.streak import Streak, Week, heard_in, streak
from rejectui.core.days.weeks import Weeks, weeks_of
from rejectui.core.facts import Facts
from rejectui.core.review.comparisons import Comparisons, comparisons
from rejectui.core.review.periods import EVERYTHING, Period, period
from rejectui.core.review.scale import on_other_scale

LATELY = 12
AWAY = timedelta(days=14)


class Totals(Struct, frozen=True, kw_only=True):
    """`outcomes` counts every attempt by outcome, the other numbers only those that count."""

    asks: int
    noes: int
    yeses: int
    days: int
    outcomes: Mapping[Outcome, int]


class Lately(Struct, frozen=True):
    """Of the last twelve weeks that are over, or kept already: how many were kept, and how many rested."""

    kept: int
    rested: int
    of: int


class Return(Struct, frozen=True):
    """A practice day after two weeks or more without one, paused or not: the day, and the days away."""

    day: date
    away: int


class Told(Struct, frozen=True):
    """A moment in the user's own words."""

    day: date
    title: str
    words: str | None


class WeekTold(Struct, frozen=True):
    """A week with what the user takes from it, known by its Monday; `week` is None before the first ask that
    counts."""

    monday: date
    first: date
    week: Week | None
    takeaway: str | None


class Review(Struct, frozen=True, kw_only=True):
    """What the journal adds up to, on one day and for one period of it.

    The streak, the calendar, the weeks kept lately and the returns are always those of the whole journal;
    totals, what was `found` by comparing, doors, laughs and weeks are the period's. `other_scale` holds the
    ids of asks whose ratings are on another scale, and drawn nowhere. `earlier` are the totals of the period
    before, where there is one. `by_day` is the number of counting asks of each practice day up
    to today; `paused` holds the days off in between; `calendar` says where weeks begin. Doors and weeks come
    newest first, returns oldest first.
    """

    day: date
    period: Period
    totals: Totals
    earlier: Totals | None
    streak: Streak
    calendar: Weeks
    lately: Lately
    returns: tuple[Return, ...]
    by_day: Mapping[date, int]
    paused: frozenset[date]
    found: Comparisons
    other_scale: frozenset[str]
    doors: tuple[Told, ...]
    laughs: tuple[Told, ...]
    weeks: tuple[WeekTold, ...]


def review(facts: Facts, day: date, chosen: Period = EVERYTHING, known: Streak | None = None) -> Review:
    """The review of this period, as it stands on this day; `known` is the day's streak, if it is at hand."""
    past = before(facts.attempts, day + timedelta(days=1))
    by_day = Counter(attempt.day for attempt in past if attempt.outcome not in DOES_NOT_COUNT)
    paused = days_off(facts, past, past[0].day, day) if past else set[date]()
    within = chosen.attempts(facts)
    chain = known if known is not None else streak(facts, day)
    other_scale = on_other_scale(facts.attempts)
    return Review(
        day=day,
        period=chosen,
        totals=totals(within),
        earlier=_earlier(facts, day, chosen),
        streak=chain,
        calendar=weeks_of(facts),
        lately=_lately(chain.weeks),
        returns=returns(by_day),
        by_day=by_day,
        paused=frozenset(paused),
        found=comparisons(
            within,
            whole=chosen.whole,
            other_scale=other_scale,
            plans=plans(facts, day, chosen.first, chosen.last),
        ),
        other_scale=other_scale,
        doors=tuple(Told(a.day, a.title, a.opened) for a in reversed(within) if a.opened),
        laughs=tuple(Told(a.day, a.title, a.note or a.reply) for a in reversed(within) if a.laughed),
        weeks=_weeks(facts, chain.weeks, chosen),
    )


def totals(attempts: Sequence[Attempt]) -> Totals:
    """The counts of these attempts."""
    outcomes = Counter(attempt.outcome for attempt in attempts)
    asks, noes = heard_in(outcomes)
    return Totals(
        asks=asks,
        noes=noes,
        yeses=outcomes["yes"],
        days=len({attempt.day for attempt in attempts if attempt.outcome not in DOES_NOT_COUNT}),
        outcomes=outcomes,
    )


def returns(practiced: Iterable[date]) -> tuple[Return, ...]:
    """Every coming back after two weeks or more away, oldest first."""
    days = sorted(practiced)
    return tuple(Return(b, (b - a).days - 1) for a, b in pairwise(days) if b - a > AWAY)


def _earlier(facts: Facts, day: date, chosen: Period) -> Totals | None:
    """The period before, if the journal reaches so far back; there is none before everything."""
    one = period(facts, day, chosen.span, chosen.back + 1)
    return totals(one.attempts(facts)) if one.back > chosen.back else None


def _lately(weeks: Sequence[Week]) -> Lately:
    judged = [week.state for week in weeks if week.state not in ("open", "short")][-LATELY:]
    return Lately(judged.count("kept"), judged.count("skipped"), len(judged))


def _weeks(facts: Facts, weeks: Sequence[Week], chosen: Period) -> tuple[WeekTold, ...]:
    """The weeks that touch the period, newest first, and those with a takeaway from before they counted."""
    words = {week.monday: week.words for week in facts.weeks if week.words}
    told = [WeekTold(week.monday, week.first, week, words.pop(week.monday, None)) for week in weeks]
    calendar = weeks_of(facts)
    told += [WeekTold(monday, calendar.first(monday), None, words[monday]) for monday in words]
    within = [
        each for each in told if each.first <= chosen.last and chosen.first <= calendar.last(each.monday)
    ]
    return tuple(sorted(within, key=lambda each: each.monday, reverse=True))
