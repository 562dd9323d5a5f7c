"""Looking back on a week: what was asked, the hardest, the surprise, and what the user takes from it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt
from rejectui.core.days.day import between
from rejectui.core.days.weeks import A_WEEK, weeks_of
from rejectui.core.facts import Facts, Takeaway


class LookBack(Struct, frozen=True, kw_only=True):
    """A week as it was, from its first day: its asks oldest first, the hardest of them, and the one that
    surprised most."""

    kept: Takeaway
    first: date
    asks: tuple[Attempt, ...]
    hardest: Attempt | None
    surprise: Attempt | None

    @property
    def monday(self) -> date:
        """The Monday by which the week is known."""
        return self.kept.monday


def look_back(facts: Facts, monday: date) -> LookBack:
    """The week of this Monday; asks that were backed out of or called off are in it, but surprise nobody."""
    weeks = weeks_of(facts)
    asks = tuple(between(facts.attempts, weeks.first(monday), weeks.last(monday)))
    rated = [attempt for attempt in asks if attempt.counts and attempt.peak is not None]
    surprising = [attempt for attempt in rated if gap(attempt)]
    return LookBack(
        kept=takeaway(facts, monday),
        first=weeks.first(monday),
        asks=asks,
        hardest=max(rated, key=lambda attempt: attempt.peak or 0, default=None),
        surprise=max(surprising, key=lambda attempt: abs(gap(attempt)), default=None),
    )


def gap(attempt: Attempt) -> int:
    """How much worse it was expected to get than it got, -100 to 100; 0 where one of them is not told."""
    expected = attempt.plan.peak if attempt.plan is not None else None
    return 0 if expected is None or attempt.peak is None else expected - attempt.peak


def takeaway(facts: Facts, monday: date) -> Takeaway:
    """What is kept about the week of this Monday, or an empty record for it."""
    return next((week for week in facts.weeks if week.monday == monday), Takeaway(monday=monday))


def to_offer(facts: Facts, day: date) -> LookBack | None:
    """Last week, where a look back on it is due: offered on the first day in a week on which there is room.

    None when nothing was asked, when the takeaway is written, or when it was offered on an earlier day.
    """
    monday = weeks_of(facts).monday(day) - A_WEEK
    kept = takeaway(facts, monday)
    if kept.words is not None or kept.offered not in (None, day):
        return None
    found = look_back(facts, monday)
    return found if any(attempt.counts for attempt in found.asks) else None


def week_to_tell(facts: Facts, day: date) -> date:
    """The Monday of the week to look back on: last week; this one on its last day, if anything was asked, and
    where nothing was asked before it.
    """
    weeks = weeks_of(facts)
    monday = weeks.monday(day)
    first = weeks.first(monday)
    ends = day == weeks.last(monday) and bool(between(facts.attempts, first, day))
    begun = facts.attempts and facts.attempts[0].day < first
    return monday - A_WEEK if begun and not ends else monday
