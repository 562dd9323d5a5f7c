"""The stretches of time that Review looks at: a week, a month, a program, everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt
from rejectui.core.days.day import between
from rejectui.core.days.weeks import Weeks, weeks_of
from rejectui.core.facts import Facts, Run
from rejectui.core.programs.program import Program

Span = Literal["everything", "week", "month", "program"]


class Period(Struct, frozen=True, kw_only=True):
    """A stretch of days, both ends included. Everything has no ends: it holds attempts dated later, too.

    `back` counts from the present one, 0, into the past; `run` is the run of a program, where it is one.
    """

    span: Span
    first: date = date.min
    last: date = date.max
    back: int = 0
    run: Run | None = None

    @property
    def whole(self) -> bool:
        """Whether it is everything."""
        return self.span == "everything"

    def attempts(self, facts: Facts) -> Sequence[Attempt]:
        """What was logged for its days, oldest first."""
        if self.whole:
            return facts.attempts
        return between(facts.attempts, self.first, self.last)


EVERYTHING = Period(span="everything")


def period(facts: Facts, day: date, span: Span, back: int = 0) -> Period:
    """The period that lies so many steps before the present one, or as far back as there is one.

    A program without a run, and everything, are everything.
    """
    back = max(min(back, steps_back(facts, day, span)), 0)
    if span == "week":
        weeks = weeks_of(facts)
        first, last = weeks.span(weeks.number(day) - back)
        return Period(span=span, first=first, last=last, back=back)
    if span == "month":
        number = _month_number(day) - back
        return Period(
            span=span,
            first=_month(number),
            last=_month(number + 1) - timedelta(days=1),
            back=back,
        )
    if span == "program" and facts.runs:
        # The one that goes on is the present one, also where another computer ended a later one.
        run = sorted(facts.runs, key=lambda run: (run.ended is None, run.started, run.id))[-1 - back]
        return Period(
            span=span, first=run.started, last=run.ended or max(day, run.started), back=back, run=run
        )
    return EVERYTHING


def steps_back(facts: Facts, day: date, span: Span) -> int:
    """How many periods lie before the present one: as far back as the journal goes."""
    if span == "program":
        return max(len(facts.runs) - 1, 0)
    first = min(facts.attempts[0].day, day) if facts.attempts else day
    if span == "week":
        weeks = weeks_of(facts)
        return weeks.number(day) - weeks.number(first)
    if span == "month":
        return _month_number(day) - _month_number(first)
    return 0


def spans(facts: Facts) -> tuple[Span, ...]:
    """What there is to look at: programs only for who has begun one."""
    return ("everything", "week", "month", "program") if facts.runs else ("everything", "week", "month")


def called(period: Period, day: date, weeks: Weeks, programs: Mapping[str, Program] | None = None) -> str:
    """A period in words, seen from this day; a program by its title, if it is among these."""
    if period.span == "week":
        return week_called(period.first, day, weeks)
    if period.span == "month":
        return f"{period.first:%B} {period.first.year}"
    if period.span == "program" and period.run is not None:
        begun = f"{period.first.day} {period.first:%b} {period.first.year}"
        program = (programs or {}).get(period.run.program)
        return f"{program.title if program else period.run.program}, from {begun}"
    return "everything"


def week_called(first: date, day: date, weeks: Weeks) -> str:
    """The week that begins on a day in words, seen from another day."""
    year = f" {first.year}" if first.year != day.year else ""
    back = weeks.number(day) - weeks.number(first)
    named = {0: "this week, from ", 1: "last week, from "}.get(back, "the week of ")
    return f"{named}{first.day} {first:%b}{year}"


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
