"""The numbers of Review a second time, from the words of the docstrings: obvious rather than fast.

It shares no line with rejectui/core; the tests hold the two against each other. The days are walked one by
one, as in plain.py; what lies in a period is found by looking at every attempt.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, log, log2, prod, sqrt
from typing import Any

from rejectui.core.asks.attempt import Attempt
from rejectui.core.facts import Facts
from tests.core.plain import ONE_DAY, a_week, asked_for, dealt_with_on_its_day, its_monday

NOT_ASKED = ("backed_out", "called_off")


def asked(attempts: Iterable[Attempt]) -> list[Attempt]:
    """Those that count."""
    return [each for each in attempts if each.outcome not in NOT_ASKED]


def until(facts: Facts, today: date) -> list[Attempt]:
    """All but those dated after today."""
    return [each for each in facts.attempts if each.day <= today]


# --- Periods ---------------------------------------------------------------------------------------------


def weeks_back(facts: Facts, today: date) -> list[tuple[date, date]]:
    """(first, last) of this week and of every one before it down to that of the first attempt."""
    begin = min([today, *(each.day for each in facts.attempts)])
    monday = its_monday(facts, today)
    weeks = [a_week(facts, monday)]
    while weeks[-1][0] > begin:
        monday -= ONE_DAY * 7
        weeks.append(a_week(facts, monday))
    return [(week[0], week[-1]) for week in weeks]


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
        if dealt_with_on_its_day(each, facts.settings.start_of_day):
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

    chain = PlainChain(unit="days" if per_week(its_monday(facts, today)) == 7 else "weeks")
    practiced = set(plain_by_day(facts, today))
    if not practiced:
        return chain
    begin, end = min(practiced), a_week(facts, its_monday(facts, today))[-1]
    off = plain_off(facts, today, begin, end)
    logged_first = sorted(asked(until(facts, today)), key=lambda each: each.at)[0].day
    its_week = a_week(facts, its_monday(facts, logged_first))
    off |= {day for day in its_week if day < logged_first and day not in practiced}
    weeks = days = progress = 0

    def breaks() -> None:
        nonlocal weeks, days, progress
        weeks = days = progress = 0
        chain.reserve, chain.since, chain.forgiven = 0, None, 0

    monday = its_monday(facts, begin)
    while a_week(facts, monday)[0] <= today:
        week = a_week(facts, monday)
        rhythm, over = per_week(monday), week[-1] < today
        open_days = [day for day in week if day >= begin and day not in off]
        done = [day for day in open_days if day in practiced]
        wanted = asked_for(facts, week, open_days, done, begin)
        target = ceil(Fraction(rhythm * (len(done) if done and week[-1] < its_week[0] else wanted), 7))
        if not open_days or (rhythm != 7 and target == 0):
            state = "skipped"
        elif rhythm == 7:
            broke = False
            for day in open_days:
                if day in practiced:
                    days += 1
                    progress += 1
                    chain.since = chain.since or day
                    if progress == 6 and chain.reserve == 2:
                        progress = 5
                    elif progress == 6:
                        progress, chain.reserve = 0, chain.reserve + 1
                elif day < today and chain.reserve > 0:
                    chain.reserve -= 1
                    chain.forgiven += 1
                elif day < today:
                    breaks()
                    broke = True
            state = "open" if not over else "missed" if broke else "kept" if done else "skipped"
        elif len(done) >= target:
            state = "kept"
            days += len(done)
            chain.since = chain.since or max(week[0], begin)
        elif over and len(week) < 7:
            state = "short"
            days += len(done) if chain.since else 0
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
        if a_week(facts, monday)[0] <= last and not a_week(facts, monday)[-1] < first
    ]


# --- Comparisons -----------------------------------------------------------------------------------------


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """What the matrix times it is the right side, by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for row in range(size):
            if row != at:
                factor = rows[row][at] / rows[at][at]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[at], strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def times(left: Sequence[float], right: Sequence[float]) -> float:
    """The sum of their products."""
    return sum(a * b for a, b in zip(left, right, strict=True))


@dataclass
class PlainRating:
    """A rating: how far above what its level says, levels from the third, and what it shares with others."""

    above: float
    away: int
    shares: tuple[object, ...]

    def covariance(self, other: PlainRating) -> float:
        """Of two ratings, from the standard deviations in the docstrings."""
        deviations = (10.0, 6.0, 5.0, 8.0)
        shared = sum(sd**2 for sd, a, b in zip(deviations, self.shares, other.shares, strict=True) if a == b)
        return 30.0**2 + 8.0**2 * self.away * other.away + shared


@dataclass
class PlainTrend:
    """As `Trend`, each number as its name says."""

    change: float
    low: float
    high: float
    errors: float
    clear: bool
    number: int


def plain_trend(ratings: Sequence[PlainRating], errors: float) -> PlainTrend | None:
    """The trend by the formulas of generalized least squares, with whole matrices."""
    number = len(ratings)
    if number < 12:
        return None
    places = [at / (number - 1) - 0.5 for at in range(number)]
    if number > 48:
        ratings, places = [*ratings[:24], *ratings[-24:]], [*places[:24], *places[-24:]]
    matrix = [[a.covariance(b) + (144.0 if a is b else 0.0) for b in ratings] for a in ratings]
    values = [each.above for each in ratings]
    by_place, by_value = solved(matrix, places), solved(matrix, values)
    change = times(places, by_value) / times(places, by_place)
    rest = [value - change * place for value, place in zip(values, places, strict=True)]
    noise = times(rest, solved(matrix, rest))
    free = len(ratings) - 2
    scale = sqrt(max(noise / free, (20 + noise) / (20 + free)))
    error = scale / sqrt(times(places, by_place))
    trust = 400 / (400 + error**2)
    third = len(places) // 3
    early, late = sum(places[:third]) / third, sum(places[-third:]) / third
    moved, about = trust * change * (late - early), 1.645 * sqrt(trust) * error * (late - early)
    later = errors + 0.2 * min(max(number - 16, 0), 24) / 24
    wanted = sqrt(later**2 + 4 * log(max(number / 120, 1))) * error
    return PlainTrend(
        change=moved,
        low=moved - about,
        high=moved + about,
        errors=abs(change) / error,
        clear=scale < 2 and abs(change) > wanted,
        number=len(ratings),
    )


def a_rating(each: Attempt, above: float) -> PlainRating:
    """The rating of an ask that is so far above what is usual."""
    what = each.snapshot
    own = " ".join((each.ask or "").split()).casefold()
    of = (what.category, what.askee, what.channel) if what else (None, None, None)
    level = what.level if what and what.level else 3
    return PlainRating(above, level - 3, (*of, each.challenge or own))


def plain_level(each: Attempt) -> int | None:
    """The level, if it is known."""
    return each.snapshot.level if each.snapshot else None


def thirds(row: Sequence[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
    """The first third and the last of those that are compared: all, or the first 24 and the last 24."""
    seen = row if len(row) <= 48 else [*row[:24], *row[-24:]]
    return seen[: len(seen) // 3], seen[len(seen) - len(seen) // 3 :]


def plain_average(rated: Sequence[Attempt]) -> dict[str, object]:
    """The mean, the range of the known levels, and how many."""
    levels = sorted(level for each in rated if (level := plain_level(each)))
    return {
        "mean": sum(each.peak or 0 for each in rated) / len(rated),
        "levels": (levels[0], levels[-1]) if levels else None,
        "number": len(rated),
    }


def plain_got(attempts: Iterable[Attempt], over_time: bool) -> dict[str, object] | None:
    """How bad asks got: on average, in the first third and the last, and the trend."""
    rated = [each for each in asked(attempts) if each.peak is not None]
    if not rated:
        return None
    seen = rated if len(rated) <= 48 else [*rated[:24], *rated[-24:]]
    known = [(each.peak or 0) - 20 * level + 10 for each in seen if (level := plain_level(each))]
    unknown = [each.peak or 0 for each in seen if not plain_level(each)]
    shift = sum(known) / max(len(known), 1) - sum(unknown) / max(len(unknown), 1)
    above = [
        (each.peak or 0) - 20 * level + 10 if (level := plain_level(each)) else (each.peak or 0) + shift
        for each in rated
    ]
    ratings = [a_rating(each, value) for each, value in zip(rated, above, strict=True)]
    moved = plain_trend(ratings, 2.75) if over_time else None
    first, last = thirds(rated)
    return {
        "whole": plain_average(rated),
        "moved": moved,
        "earlier": plain_average(first) if moved else None,
        "lately": plain_average(last) if moved else None,
    }


def geometric(minutes: Sequence[int]) -> float:
    """The geometric mean of minutes, each taken as one more."""
    return float(prod(1 + each for each in minutes)) ** (1 / len(minutes)) - 1


def plain_minutes(told: Iterable[tuple[Attempt, int | None]], over_time: bool) -> dict[str, object] | None:
    """Minutes by their geometric mean, in the first third and the last, and the trend in doublings."""
    known = [(each, minutes) for each, minutes in told if minutes is not None]
    if not known:
        return None
    usual = sum(20 * log2(1 + minutes) for _, minutes in known) / len(known)
    ratings = [a_rating(each, 20 * log2(1 + minutes) - usual) for each, minutes in known]
    moved = plain_trend(ratings, 3.8) if over_time else None
    first, last = thirds([minutes for _, minutes in known])
    return {
        "whole": 2 ** (usual / 20) - 1,
        "number": len(known),
        "moved": moved,
        "earlier": geometric(first) if moved else None,
        "lately": geometric(last) if moved else None,
    }


def plain_pairs(values: Iterable[tuple[int | None, int | None]]) -> dict[str, object] | None:
    """Of two values each: the means, how many were lower and higher after, and the interval."""
    both = [(before, after) for before, after in values if before is not None and after is not None]
    if not both:
        return None
    number = len(both)
    mean = sum(after - before for before, after in both) / number
    spread = sum((after - before - mean) ** 2 for before, after in both)
    error = sqrt((8 * 20**2 + spread) / (8 + number - 1) / number)
    trust = 400 / (400 + error**2)
    return {
        "before": sum(before for before, _ in both) / number,
        "after": sum(after for _, after in both) / number,
        "lower": len([1 for before, after in both if after < before]),
        "higher": len([1 for before, after in both if after > before]),
        "low": trust * mean - 1.645 * sqrt(trust) * error,
        "high": trust * mean + 1.645 * sqrt(trust) * error,
        "number": number,
    }


def plain_comparisons(attempts: Iterable[Attempt], over_time: bool) -> dict[str, object]:
    """Every comparison by its name, where no rating is on another scale."""
    made = asked(attempts)
    levels: dict[int, int] = {}
    fears: dict[str, int] = {}
    boldest: tuple[int, date] | None = None
    for each in made:
        level = plain_level(each)
        if level:
            levels[level] = levels.get(level, 0) + 1
            boldest = (level, each.day) if boldest is None or level > boldest[0] else boldest
        if each.plan and each.plan.feared and each.feared_happened:
            fears[each.feared_happened] = fears.get(each.feared_happened, 0) + 1
    channels = [each.snapshot.channel for each in made if each.snapshot and each.snapshot.channel]
    dodged = [each.dodged_before for each in made if each.dodged_before is not None]
    return {
        "whole": over_time,
        "asks": len(made),
        "expected": plain_pairs((each.plan.peak if each.plan else None, each.peak) for each in made),
        "got": plain_got(made, over_time),
        "chance": plain_pairs((each.plan.chance if each.plan else None, each.chance_again) for each in made),
        "fears": fears,
        "plans": plain_plans(Facts(), date.min),
        "getting_ready": plain_minutes([(each, each.prep_minutes) for each in made], over_time),
        "letting_go": plain_minutes([(each, each.recovery_minutes) for each in made], over_time),
        "dodged": (dodged.count(True), len(dodged)),
        "boldest": boldest and {"level": boldest[0], "day": boldest[1]},
        "levels": levels,
        "to_a_face": (channels.count("in_person"), len(channels)),
        "other_scale": 0,
    }


def plain_plans(facts: Facts, today: date) -> dict[str, tuple[int, int]]:
    """How many plans were asked, looked for ask by ask: those of days, then those without."""

    def same(card: Any) -> str:
        return str(card.challenge or " ".join(card.ask.split()).casefold())

    told: dict[tuple[date, str], list[Attempt]] = {}
    kinds: dict[tuple[date, str], tuple[bool, bool]] = {}  # whether it says when, whether it is over
    for record in facts.days.values():
        cards: list[tuple[Any, bool]] = [(each, False) for each in record.put_away]
        over = record.closed == "let_go" or (today - record.day).days > 7
        for card, is_over in [*cards, *([(record, over)] if record.closed != "kept" else [])]:
            if card.planned:
                said = card.plan is not None and card.plan.when is not None
                kinds[record.day, same(card)] = said, is_over
    with_when, without, then = list[bool](), list[bool](), list[bool]()
    for one in facts.attempts:
        logged = (one.at.replace(tzinfo=None) - timedelta(hours=facts.settings.start_of_day)).date()
        alike = [day for day, ask in kinds if ask == same(one) and day <= max(logged, one.day)]
        near = [day for day in alike if abs((day - one.day).days) <= 7]
        until, later = [day for day in near if day <= one.day], [day for day in near if day > one.day]
        if near:
            told.setdefault((max(until) if until else min(later), same(one)), []).append(one)
        elif one.plan:
            (with_when if one.plan.when else without).append(one.outcome not in NOT_ASKED)
            if one.plan.when and one.outcome not in NOT_ASKED and one.as_planned is not None:
                then.append(one.as_planned)
    for plan, (said, over) in kinds.items():
        came = told.get(plan, [])
        if came or over:
            (with_when if said else without).append(bool(asked(came)))
        answers = [each.as_planned for each in asked(came) if each.as_planned is not None]
        then += answers[:1] if said else []
    named = {"with_when": with_when, "without": without, "then_and_there": then}
    return {name: (sum(each), len(each)) for name, each in named.items()}


def plain_kinds(attempts: Iterable[Attempt]) -> dict[tuple[str, int], list[Attempt]]:
    """The rated asks by category and level."""
    found: dict[tuple[str, int], list[Attempt]] = {}
    for each in asked(attempts):
        what, expected = each.snapshot, each.plan.peak if each.plan else None
        if what and what.category and what.level and not (expected is None and each.peak is None):
            found.setdefault((what.category, what.level), []).append(each)
    return found


def plain_coverage(attempts: Iterable[Attempt]) -> dict[tuple[str, str], int]:
    """How many asks of whom, and how."""
    found: dict[tuple[str, str], int] = {}
    for each in asked(attempts):
        if each.snapshot and each.snapshot.askee and each.snapshot.channel:
            kind = (each.snapshot.askee, each.snapshot.channel)
            found[kind] = found.get(kind, 0) + 1
    return found


# --- Looking back ----------------------------------------------------------------------------------------


def plain_hardest(facts: Facts, monday: date) -> Attempt | None:
    """The ask of the week that got worst, the first of them if several did."""
    worst = None
    for each in asked(of_days(facts, a_week(facts, monday)[0], a_week(facts, monday)[-1])):
        if each.peak is not None and (worst is None or each.peak > (worst.peak or 0)):
            worst = each
    return worst


def plain_surprise(facts: Facts, monday: date) -> Attempt | None:
    """The ask of the week furthest from what was expected, if any was off."""
    best, furthest = None, 0
    for each in asked(of_days(facts, a_week(facts, monday)[0], a_week(facts, monday)[-1])):
        if each.plan is None or each.plan.peak is None or each.peak is None:
            continue
        off = max(each.plan.peak - each.peak, each.peak - each.plan.peak)
        if off > furthest:
            best, furthest = each, off
    return best


def plain_to_offer(facts: Facts, today: date) -> date | None:
    """The Monday of last week, if a look back on it is to be offered on this day."""
    monday = its_monday(facts, today) - ONE_DAY * 7
    if not asked(of_days(facts, a_week(facts, monday)[0], a_week(facts, monday)[-1])):
        return None
    for week in facts.weeks:
        if week.monday == monday and (week.words or (week.offered and week.offered != today)):
            return None
    return monday
