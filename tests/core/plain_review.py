"""The numbers of Review a second time, from the words of the docstrings: obvious rather than fast.

It shares no line with rejectui/core; the tests hold the two against each other. The days are walked one by
one, as in plain.py; what lies in a period is found by looking at every attempt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from rejectui.core.asks.attempt import Attempt
from rejectui.core.facts import Facts
from tests.core.plain import ONE_DAY, dealt_with_on_its_day, the_monday

NOT_ASKED = ("backed_out", "called_off")


def asked(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Those that count."""
    return [each for each in attempts if each.outcome not in NOT_ASKED]


def until(facts: Facts, today: date) -> list[Attempt]:
    """All but those dated after today."""
    return [each for each in facts.attempts if each.day <= today]


def a_week(monday: date) -> list[date]:
    """Its seven days."""
    return [monday + ONE_DAY * number for number in range(7)]


# --- Periods ---------------------------------------------------------------------------------------------


def weeks_back(facts: Facts, today: date) -> list[tuple[date, date]]:
    """(first, last) of this week and of every one before it down to that of the first attempt."""
    begin = min([today, *(each.day for each in facts.attempts)])
    found = [(the_monday(today), the_monday(today) + ONE_DAY * 6)]
    while found[-1][0] > begin:
        found.append((found[-1][0] - ONE_DAY * 7, found[-1][1] - ONE_DAY * 7))
    return found


def months_back(facts: Facts, today: date) -> list[tuple[date, date]]:
    """(first, last) of this month and of every one before it down to that of the first attempt."""
    begin = min([today, *(each.day for each in facts.attempts)])
    found = [(first_of_month(today), last_of_month(today))]
    while found[-1][0] > begin:
        day = found[-1][0] - ONE_DAY
        found.append((first_of_month(day), last_of_month(day)))
    return found


def first_of_month(day: date) -> date:
    """Step back until it is the first."""
    while day.day != 1:
        day -= ONE_DAY
    return day


def last_of_month(day: date) -> date:
    """Step on as long as the month stays."""
    while (day + ONE_DAY).month == day.month:
        day += ONE_DAY
    return day


def programs_back(facts: Facts, today: date) -> list[tuple[date, date]]:
    """(first, last) of every run of a program, the one that began last first."""
    newest_first = sorted(facts.runs, key=lambda run: (run.started, run.id), reverse=True)
    return [(run.started, run.ended or max(today, run.started)) for run in newest_first]


def of_days(facts: Facts, first: date, last: date) -> list[Attempt]:
    """What was logged for these days."""
    return [each for each in facts.attempts if first <= each.day <= last]


# --- The numbers -----------------------------------------------------------------------------------------


def plain_totals(attempts: Sequence[Attempt]) -> dict[str, object]:
    """Every count by its name."""
    outcomes: dict[str, int] = {}
    for each in attempts:
        outcomes[each.outcome] = outcomes.get(each.outcome, 0) + 1
    return {
        "asks": len(asked(attempts)),
        "noes": len([each for each in attempts if each.outcome in ("no", "soft_no")]),
        "yeses": len([each for each in attempts if each.outcome == "yes"]),
        "days": len({each.day for each in asked(attempts)}),
        "outcomes": outcomes,
    }


def plain_by_day(facts: Facts, today: date) -> dict[date, int]:
    """Counting asks of every practice day up to today."""
    found: dict[date, int] = {}
    for each in asked(until(facts, today)):
        found[each.day] = found.get(each.day, 0) + 1
    return found


def plain_off(facts: Facts, today: date, first: date, last: date) -> set[date]:
    """The days off from first to last: paused or lost to travel, and not practiced on."""
    attempts = until(facts, today)
    practiced = {each.day for each in asked(attempts)}
    paused = {
        pause.first + ONE_DAY * number
        for pause in facts.pauses
        for number in range((pause.last - pause.first).days + 1)
    }
    there: dict[date, list[Attempt]] = {}
    for each in attempts:
        if dealt_with_on_its_day(each):
            there.setdefault(each.day, []).append(each)
    found, day = set(), first
    while day <= last:
        if day not in practiced and (day in paused or is_swallowed(there, day)):
            found.add(day)
        day += ONE_DAY
    return found


def is_swallowed(there: dict[date, list[Attempt]], day: date) -> bool:
    """Whether the attempts around a date tell another offset and lie under 40 hours apart.

    Under 40 hours lie at most four dates, whatever the offsets.
    """
    if day in there:
        return False
    back = [day - ONE_DAY * number for number in range(1, 5) if day - ONE_DAY * number in there]
    on = [day + ONE_DAY * number for number in range(1, 5) if day + ONE_DAY * number in there]
    if not back or not on:
        return False
    before = max(there[back[0]], key=lambda each: each.at)
    after = min(there[on[0]], key=lambda each: each.at)
    return after.at - before.at < timedelta(hours=40) and after.at.utcoffset() != before.at.utcoffset()


def plain_returns(facts: Facts, today: date) -> list[tuple[date, int]]:
    """(day, full days without) of every practice day that had two weeks or more without one before it."""
    practiced = sorted(plain_by_day(facts, today))
    found = []
    for day in practiced[1:]:
        away, walked = 0, day - ONE_DAY
        while walked not in practiced:
            away, walked = away + 1, walked - ONE_DAY
        if away >= 14:
            found.append((day, away))
    return found


# --- The streak and its weeks ----------------------------------------------------------------------------


@dataclass
class PlainWeek:
    """One week: its Monday, the rhythm, practice days, target, and what became of it."""

    monday: date
    per_week: int
    practiced: int
    target: int
    state: str


@dataclass
class PlainChain:
    """The streak as plain.py has it, and besides how it began, what it forgave, and every week."""

    length: int = 0
    unit: str = "weeks"
    reserve: int = 0
    since: date | None = None
    forgiven: int = 0
    weeks: list[PlainWeek] = field(default_factory=list)


def plain_chain(facts: Facts, today: date) -> PlainChain:
    """Walk every day from the first ask that counts to the end of this week."""

    def per_week(monday: date) -> int:
        chosen = [each for each in facts.rhythms if each.monday <= monday]
        return sorted(chosen, key=lambda each: each.monday)[-1].per_week if chosen else 2

    chain = PlainChain(unit="days" if per_week(the_monday(today)) == 7 else "weeks")
    practiced = set(plain_by_day(facts, today))
    if not practiced:
        return chain
    begin, sunday = min(practiced), a_week(the_monday(today))[-1]
    off = plain_off(facts, today, begin, sunday)
    weeks = days = progress = 0

    def breaks() -> None:
        nonlocal weeks, days, progress
        weeks = days = progress = 0
        chain.reserve, chain.since, chain.forgiven = 0, None, 0

    monday = the_monday(begin)
    while monday <= today:
        rhythm, over = per_week(monday), a_week(monday)[-1] < today
        open_days = [day for day in a_week(monday) if day >= begin and day not in off]
        done = [day for day in open_days if day in practiced]
        target = ceil(Fraction(rhythm * len(open_days), 7))
        if not open_days:
            state = "skipped"
        elif rhythm == 7:
            broke = False
            for day in open_days:
                if day in practiced:
                    days += 1
                    progress += 1
                    chain.since = chain.since or day
                    if progress == 6:
                        progress, chain.reserve = 0, min(2, chain.reserve + 1)
                elif day < today and chain.reserve > 0:
                    chain.reserve -= 1
                    chain.forgiven += 1
                elif day < today:
                    breaks()
                    broke = True
            state = "open" if not over else "missed" if broke else "kept"
        elif len(done) >= target:
            state = "kept"
            days += len(done)
            chain.since = chain.since or max(monday, begin)
        elif over:
            state = "missed"
            breaks()
        else:
            state = "open"
        if state == "kept":
            weeks += 1
        chain.weeks.append(PlainWeek(monday, rhythm, len(done), target, state))
        monday += ONE_DAY * 7
    chain.length = days if chain.unit == "days" else weeks
    return chain


def plain_lately(chain: PlainChain) -> tuple[int, int, int]:
    """(kept, rested, of how many) of the last twelve weeks, the running one once it is kept or rested."""
    judged = [week.state for week in chain.weeks if week.state in ("kept", "missed", "skipped")]
    last = judged[-12:]
    return last.count("kept"), last.count("skipped"), len(last)


def chain_weeks(chain: PlainChain) -> list[PlainWeek]:
    """The kept weeks that the chain is made of, and the skipped ones after the first of them."""
    found: list[PlainWeek] = []
    for week in chain.weeks:
        if week.state == "missed":
            found = []
        elif week.state == "kept" or (week.state == "skipped" and found):
            found.append(week)
    return found


def plain_weeks(
    facts: Facts, chain: PlainChain, first: date, last: date
) -> list[tuple[date, str | None, str | None]]:
    """(Monday, what became of it, takeaway) of the weeks that touch these days, newest first."""
    states = {week.monday: week.state for week in chain.weeks}
    words = {week.monday: week.words for week in facts.weeks if week.words}
    return [
        (monday, states.get(monday), words.get(monday))
        for monday in sorted({*states, *words})[::-1]
        if monday <= last and not monday + ONE_DAY * 6 < first
    ]


# --- Curves ----------------------------------------------------------------------------------------------


def middle(values: Iterable[int]) -> Fraction:
    """The value in the middle, or halfway between the two that are."""
    row = sorted(values)
    if len(row) % 2:
        return Fraction(row[(len(row) - 1) // 2])
    return Fraction(row[len(row) // 2 - 1] + row[len(row) // 2], 2)


def plain_change(values: Sequence[int]) -> tuple[Fraction, Fraction, int, str] | None:
    """(middle of the earlier half, of the later one, how many, where it goes), from five on."""
    if len(values) < 5:
        return None
    size = (len(values) - len(values) % 2) // 2
    earlier = middle(values[number] for number in range(size))
    later = middle(values[len(values) - 1 - number] for number in range(size))
    where = "falling" if earlier - later >= 10 else "rising" if later - earlier >= 10 else "flat"
    return earlier, later, len(values), where


@dataclass
class PlainCurve:
    """What is said of one kind of ask, each number as its name says."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    actual: list[int] = field(default_factory=list)
    milder: int = 0
    came_true: dict[str, int] = field(default_factory=dict)
    chances: list[tuple[int, int]] = field(default_factory=list)
    points: int = 0


def plain_curves(attempts: Iterable[Attempt]) -> dict[tuple[str, int], PlainCurve]:
    """The curves by category and level."""
    found: dict[tuple[str, int], PlainCurve] = {}
    for each in asked(attempts):
        what = each.snapshot
        if what is None or what.category is None or what.level is None:
            continue
        expected = each.plan.peak if each.plan else None
        chance = each.plan.chance if each.plan else None
        both_chances = chance is not None and each.chance_again is not None
        if expected is None and each.peak is None and each.feared_happened is None and not both_chances:
            continue
        curve = found.setdefault((what.category, what.level), PlainCurve())
        curve.points += 1
        if each.peak is not None:
            curve.actual.append(each.peak)
        if expected is not None and each.peak is not None:
            curve.pairs.append((expected, each.peak))
            curve.milder += each.peak < expected
        if each.feared_happened is not None and each.plan and each.plan.feared:
            curve.came_true[each.feared_happened] = curve.came_true.get(each.feared_happened, 0) + 1
        if chance is not None and each.chance_again is not None:
            curve.chances.append((chance, each.chance_again))
    return found


# --- The second page, and looking back --------------------------------------------------------------------


def plain_further(attempts: Iterable[Attempt]) -> dict[str, object]:
    """Every number of the second page by its name."""
    recovery, preparation, dodged, told = [], [], 0, 0
    coverage: dict[tuple[str, str], int] = {}
    for each in asked(attempts):
        if each.recovery_minutes is not None:
            recovery.append(each.recovery_minutes)
        if each.prep_minutes is not None:
            preparation.append(each.prep_minutes)
        if each.dodged_before is not None:
            told += 1
            dodged += each.dodged_before is True
        if each.snapshot and each.snapshot.askee and each.snapshot.channel:
            kind = (each.snapshot.askee, each.snapshot.channel)
            coverage[kind] = coverage.get(kind, 0) + 1
    return {
        "recovery": tuple(recovery),
        "preparation": tuple(preparation),
        "dodged": (dodged, told),
        "coverage": coverage,
    }


def plain_hardest(facts: Facts, monday: date) -> Attempt | None:
    """The ask of the week that got worst, the first of them if several did."""
    worst = None
    for each in asked(of_days(facts, monday, monday + ONE_DAY * 6)):
        if each.peak is not None and (worst is None or each.peak > (worst.peak or 0)):
            worst = each
    return worst


def plain_surprise(facts: Facts, monday: date) -> Attempt | None:
    """The ask of the week furthest from what was expected, if any was off."""
    best, furthest = None, 0
    for each in asked(of_days(facts, monday, monday + ONE_DAY * 6)):
        if each.plan is None or each.plan.peak is None or each.peak is None:
            continue
        off = max(each.plan.peak - each.peak, each.peak - each.plan.peak)
        if off > furthest:
            best, furthest = each, off
    return best


def plain_to_offer(facts: Facts, today: date) -> date | None:
    """The Monday of last week, if a look back on it is to be offered on this day."""
    monday = the_monday(the_monday(today) - ONE_DAY)
    if not asked(of_days(facts, monday, monday + ONE_DAY * 6)):
        return None
    for week in facts.weeks:
        if week.monday == monday and (week.words or (week.offered and week.offered != today)):
            return None
    return monday
