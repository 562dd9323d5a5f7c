"""The journal as a story in Markdown, week by week, told as its writer would tell it to a friend.

Nothing is told that the facts do not hold, and what was typed is told in its own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from rejectui.core.asks.attempt import Attempt, Outcome
from rejectui.core.days.day import paused_days, practice_days
from rejectui.core.days.weeks import Weeks, weeks_of
from rejectui.core.facts import Facts
from rejectui.core.review.look_back import look_back, takeaway
from rejectui.core.review.review import Return, returns, totals
from rejectui.core.review.review_words import away
from rejectui.core.wording.words import count, dates
from rejectui.journal.export.story.markdown import paragraphs, said
from rejectui.journal.export.story.sentences import Teller, ended, in_words, joined, number, times

HEADING = "# What I asked, week by week"
EMPTY = "Nothing has been asked yet. This is where the first ask will stand, whatever the answer."
TAKEAWAY = "What I take from this week:"


def story(facts: Facts, day: date, *, labels: bool = False) -> str:
    """The story as it stands on this day; private labels of persons and places only when wanted."""
    words = {week.monday for week in facts.weeks if week.words}
    if not facts.attempts and not words:
        return f"{HEADING}\n\n{EMPTY}\n"
    parts = [HEADING]
    if facts.attempts:
        parts.append(opening(facts.attempts))
    rests = _rests(facts, day)
    returned = {each.day: each for each in returns(practice_days(facts.attempts))}
    teller = Teller(labels=labels)
    weeks = weeks_of(facts)
    mondays = sorted(
        words
        | {weeks.monday(ask.day) for ask in facts.attempts}
        | {weeks.monday(first) for first, _ in rests}
    )
    for monday in mondays:
        week = (monday - mondays[0]).days // 7 + 1
        parts.append(f"## Week {week}: {dates(weeks.first(monday), weeks.last(monday))}")
        parts += _days(facts, monday, rests, returned, teller, day)
        parts += said(TAKEAWAY, takeaway(facts, monday).words or "", apart=True)
    return "\n\n".join(parts) + "\n"


def opening(attempts: Sequence[Attempt]) -> str:
    """The whole of it in a few sentences."""
    sums = totals(attempts)
    outcomes = sums.outcomes
    told = []
    if sums.asks:
        made = [attempt.day for attempt in attempts if attempt.counts]
        on = f", on {number(sums.days)} days" if sums.days > 1 else ""
        start = f"From {dates(made[0], made[-1])}" if on else f"On {dates(made[0], made[0])}"
        told.append(f"{start} I asked {times(sums.asks)}{on}.")
    answers: tuple[tuple[Outcome, int], ...] = (
        ("no", sums.noes),
        ("yes", sums.yeses),
        ("partly", outcomes["partly"]),
    )
    if heard := [ended(outcome, many) for outcome, many in answers if many]:
        told.append(f"I heard {joined(heard)}.")
    if outcomes["no_reply"]:
        told.append(f"{times(outcomes['no_reply']).capitalize()} no answer came.")
    if outcomes["waiting"]:
        is_out = "answer is" if outcomes["waiting"] == 1 else "answers are"
        told.append(f"{number(outcomes['waiting']).capitalize()} {is_out} still to come.")
    if outcomes["backed_out"]:
        told.append(f"{times(outcomes['backed_out']).capitalize()} I backed out, and that is in here, too.")
    if outcomes["called_off"]:
        told.append(f"{in_words(count(outcomes['called_off'], 'ask', 'asks')).capitalize()} I called off.")
    return " ".join(told)


def _days(
    facts: Facts,
    monday: date,
    rests: Sequence[tuple[date, date]],
    returned: Mapping[date, Return],
    teller: Teller,
    today: date,
) -> list[str]:
    """The paragraphs of a week: its days with asks and its rests, as they came."""
    week, weeks = look_back(facts, monday), weeks_of(facts)
    told = {
        first: [_rested(first, last, today, weeks)] for first, last in rests if weeks.monday(first) == monday
    }
    for day, asks in groupby(week.asks, key=lambda ask: ask.day):
        # What was logged in one moment has no order of its own.
        in_order = sorted(asks, key=lambda ask: (ask.at, ask.title))
        told[day] = teller.day(f"{day:%A}", in_order, week.surprise)
        if (back := returned.get(day)) is not None:
            told[day].insert(0, f"After {in_words(away(back.away))} without an ask I was back.")
    return [paragraph for day in sorted(told) for paragraph in paragraphs(told[day])]


def _rests(facts: Facts, day: date) -> list[tuple[date, date]]:
    """(first, last) of the days off since the first ask, those in a row together."""
    if not facts.attempts:
        return []
    runs: list[tuple[date, date]] = []
    off = paused_days(facts.pauses, facts.attempts[0].day, day) - {ask.day for ask in facts.attempts}
    for each in sorted(off):
        if runs and each - runs[-1][1] == timedelta(days=1):
            runs[-1] = (runs[-1][0], each)
        else:
            runs.append((each, each))
    return runs


def _rested(first: date, last: date, today: date, weeks: Weeks) -> str:
    if last == today:
        return f"Since {first:%A} I have been resting." if first < last else f"I am resting this {first:%A}."
    if first == last:
        return f"On {first:%A} I rested."
    begin, end = weeks.span(weeks.number(first))
    if last - first == timedelta(days=1) and last <= end:
        return f"On {first:%A} and {last:%A} I rested."
    if first == begin and last == weeks.span(weeks.number(last))[1]:
        rested = weeks.number(last) - weeks.number(first) + 1
        return "This week I rested." if rested == 1 else f"Then I rested for {number(rested)} weeks."
    if last <= end:
        return f"From {first:%A} to {last:%A} I rested."
    return f"From {first:%A} until {last:%A}, {dates(last, last)}, I rested."
