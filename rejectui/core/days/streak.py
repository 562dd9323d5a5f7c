"""Rhythm and streak, folded out of facts and never stored (PRACTICE.md).

A week that was missed and a day that was missed follow different rules; both are here, and one chain runs
through them when the rhythm changes. Reserves instead of resets: Sharif and Shu.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from rejectui.core.asks.attempt import DOES_NOT_COUNT, NOES, Attempt, Outcome
from rejectui.core.days.day import before, days_between, days_off, in_pause, practice_days
from rejectui.core.days.weeks import A_WEEK, DAYS, ONE_DAY, monday_numbered, weeks_of
from rejectui.core.facts import Facts, Rhythm
from rejectui.core.wording.words import days_of

DEFAULT_RHYTHM = 2
DAILY = 7
DAYS_FOR_A_RESERVE = 6
MOST_RESERVES = 2
# Practice days towards reserves: with two of them a third one is never full. Nothing else is lost, or an ask
# or a rest long ago, by which the sixth days fall on others, could break a chain of now.
MOST_SAVED = DAYS_FOR_A_RESERVE * (MOST_RESERVES + 1) - 1

WeekState = Literal["kept", "open", "missed", "skipped", "short"]


class Week(Struct, frozen=True, kw_only=True):
    """One week as the streak sees it: practice days against the target, both in days, and what became of it.

    `monday` is the one by which it is known, `first` and `last` are its days. `open` is the running week
    until it is kept; `skipped` had no open day; `short` ended early, for a new start of the week, and was not
    kept by then.
    """

    monday: date
    first: date
    last: date
    per_week: int
    practiced: int
    target: int
    state: WeekState

    @property
    def dots(self) -> str:
        """A dot for each practice day and an open one for each that the target leaves; empty without one."""
        return "●" * self.practiced + "○" * (self.target - self.practiced) if self.target else ""

    @property
    def told(self) -> str:
        """What the dots show, in words; empty without a target."""
        return days_of(self.practiced, self.target) if self.target else ""


class Streak(Struct, frozen=True, kw_only=True):
    """The chain as it stands: kept weeks or practice days in a row, in the unit of the present rhythm.

    `weeks` lists every week since the first ask that counts, oldest first, the running one last. `reserve`
    is the number of missed days that a daily rhythm forgives, 0 to 2; `forgiven` are those that it forgave
    since the chain began, on the day `since`.
    """

    length: int = 0
    unit: Literal["weeks", "days"] = "weeks"
    weeks: tuple[Week, ...] = ()
    reserve: int = 0
    since: date | None = None
    forgiven: int = 0


class _Chain:
    """The run that both rules lengthen and break."""

    def __init__(self) -> None:
        self.break_()

    def break_(self) -> None:
        """Begin anew."""
        self.weeks = self.days = self.saved = self.forgiven = 0
        self.since: date | None = None

    @property
    def reserve(self) -> int:
        """The missed days that are forgiven from here on."""
        return self.saved // DAYS_FOR_A_RESERVE

    def practice(self, day: date) -> None:
        """A practice day in a daily rhythm."""
        self.since = self.since or day
        self.days += 1
        self.saved = min(self.saved + 1, MOST_SAVED)

    def miss(self) -> bool:
        """A missed day in a daily rhythm; whether the chain broke."""
        if self.reserve:
            self.saved -= DAYS_FOR_A_RESERVE
            self.forgiven += 1
            return False
        self.break_()
        return True


def rhythm_at(rhythms: Sequence[Rhythm], monday: date) -> int:
    """Practice days wanted in the week of this Monday: the latest choice that holds by then, else 2."""
    holding = [rhythm for rhythm in rhythms if rhythm.monday <= monday]
    return max(holding, key=lambda rhythm: rhythm.monday).per_week if holding else DEFAULT_RHYTHM


def rhythm_chosen(rhythms: Sequence[Rhythm]) -> int:
    """The rhythm that was chosen last, whether it holds already or from next week."""
    return max(rhythms, key=lambda rhythm: rhythm.monday).per_week if rhythms else DEFAULT_RHYTHM


def choose_rhythm(facts: Facts, per_week: int, day: date) -> Rhythm:
    """The record of a choice made on this day; a change holds from next week.

    A choice in the first week holds from the first day, and can still be corrected that week. A later first
    choice waits for next week like any other: the weeks before were lived by the rhythm of their time.
    """
    weeks = weeks_of(facts)
    monday = weeks.monday(day)
    lived = any(attempt.counts for attempt in before(facts.attempts, weeks.first(monday)))
    chosen = any(rhythm.monday < monday for rhythm in facts.rhythms)
    at_once = not lived and not chosen
    return Rhythm(monday=monday if at_once else monday + timedelta(days=7), per_week=per_week)


def target_of(per_week: int, open_days: int) -> int:
    """Practice days that keep a week: ceil(per week × open days / 7)."""
    return -(-per_week * open_days // 7)


def streak(facts: Facts, day: date) -> Streak:
    """The streak on this day; attempts dated later are left out.

    Weeks and open days begin with the first attempt that counts: backing out never lowers a number. Nor does
    an ask dated before the day of the first one that was logged: until then nobody wanted a number of days,
    so a week of that time is kept with any ask, and the days of it without one are not open.
    """
    past = before(facts.attempts, day + timedelta(days=1))
    calendar = weeks_of(facts)
    running = calendar.number(day)
    present = rhythm_at(facts.rhythms, calendar.monday(day))
    unit: Literal["weeks", "days"] = "days" if present == DAILY else "weeks"
    practiced = practice_days(past)
    if not practiced:
        return Streak(unit=unit)
    first = min(practiced)
    begun = min((each for each in past if each.counts), key=lambda attempt: attempt.at).day
    began = calendar.number(begun)
    paused = days_off(facts, past, first, calendar.span(running)[1])
    paused |= set(days_between(calendar.span(began)[0], begun)) - practiced
    done = Counter(map(calendar.number, practiced))
    off = Counter(calendar.number(each) for each in paused if each >= first)
    chain = _Chain()
    chosen = deque(sorted(facts.rhythms, key=lambda rhythm: rhythm.monday))
    per_week = DEFAULT_RHYTHM
    weeks = []
    for number in range(calendar.number(first), running + 1):
        monday = monday_numbered(number)
        start, end = calendar.span(number)
        length = (end - start).days + 1
        while chosen and chosen[0].monday <= monday:
            per_week = chosen.popleft().per_week
        begin = max(start, first)
        open_days = (end - begin).days + 1 - off[number]
        if length != DAYS:
            open_days = max(_open_of_seven(facts, start, end, begin, paused), min(done[number], 1))
        if number < began:
            open_days = done[number] or open_days
        target = target_of(per_week, open_days)
        state: WeekState
        if per_week == DAILY:
            walked = [each for each in days_between(begin, end) if each not in paused]
            state = _daily_week(chain, walked, practiced, day, over=end < day)
        elif not open_days:
            state = "skipped"
        else:
            state = _week(chain, begin, done[number], target, over=end < day, short=length < DAYS)
        weeks.append(
            Week(
                monday=monday,
                first=start,
                last=end,
                per_week=per_week,
                practiced=done[number],
                target=target,
                state=state,
            )
        )
    return Streak(
        length=chain.days if unit == "days" else chain.weeks,
        unit=unit,
        weeks=tuple(weeks),
        reserve=chain.reserve,
        since=chain.since,
        forgiven=chain.forgiven,
    )


def _open_of_seven(facts: Facts, start: date, end: date, begin: date, paused: AbstractSet[date]) -> int:
    """The open days of the seven that the week had begun, from the day `begin` on, where it is longer or
    shorter: so its target stays as it was, whenever that changed. None where none is within it."""
    seventh = start + A_WEEK - ONE_DAY
    inside = sum(each not in paused for each in days_between(begin, min(end, seventh)))
    beyond = days_between(max(begin, end + ONE_DAY), seventh)
    return inside and inside + sum(in_pause(facts.pauses, each) is None for each in beyond)


def _week(chain: _Chain, begin: date, done: int, target: int, *, over: bool, short: bool) -> WeekState:
    """Judge a week of rhythm 1 to 6 that had open days, and carry the chain through it; a short one breaks
    nothing."""
    if done >= target:
        chain.since = chain.since or begin
        chain.weeks += 1
        chain.days += done
        return "kept"
    if not over:
        return "open"
    if short:
        chain.days += done if chain.since is not None else 0
        return "short"
    chain.break_()
    return "missed"


def _daily_week(
    chain: _Chain, open_days: Iterable[date], practiced: AbstractSet[date], today: date, *, over: bool
) -> WeekState:
    """Walk the open days of a rhythm-7 week; kept when there was an ask and the chain did not break in it."""
    broke = walked = asked = False
    for each in open_days:
        if each in practiced:
            chain.practice(each)
            asked = True
        elif each < today:
            broke = chain.miss() or broke
        walked = True
    if not walked:
        return "skipped"
    if not over:
        return "open"
    if broke:
        return "missed"
    if not asked:  # what was not rested was forgiven
        return "skipped"
    chain.weeks += 1
    return "kept"


def heard(attempts: Iterable[Attempt]) -> tuple[int, int]:
    """(asks that count, noes heard among them)."""
    return heard_in(Counter(attempt.outcome for attempt in attempts))


def heard_in(outcomes: Counter[Outcome]) -> tuple[int, int]:
    """(asks that count, noes heard among them), of outcomes that are counted already."""
    asks = outcomes.total() - sum(outcomes[each] for each in DOES_NOT_COUNT)
    return asks, sum(outcomes[each] for each in NOES)
