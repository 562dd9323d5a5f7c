"""How far somebody has come in a program, folded out of facts and never stored.

Program days are the days from the start on, without those rested, paused or lost to travel. So a rest across
the end moves the end, a deleted ask is simply gone, and one that is dated back counts where it belongs. A
rested day on which something counted is a program day all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Outcome
from rejectui.core.days.day import before, days_between, lost_to_travel, paused_days
from rejectui.core.facts import Facts, Run
from rejectui.core.programs.program import WEEK, Program, counts_in, current_run

ProgramState = Literal["to_come", "running", "paused", "finished", "left"]


class ProgramWeek(Struct, frozen=True, kw_only=True):
    """Seven program days: the number from 1, a mark for each of its days so far (whether it counted)."""

    number: int
    days: tuple[bool, ...]
    kept: bool

    @property
    def practiced(self) -> int:
        """Days that counted."""
        return sum(self.days)


class Progress(Struct, frozen=True, kw_only=True):
    """A run of a program on one day; every number is by the program's own rule unless it says otherwise.

    `number` is the program day, from 1 (0 while it is still to come), `row` the days in a row up to now,
    `counted` the days, weeks or asks (the program's unit) that count so far. `asks`, `noes` and `outcomes`
    are of the whole run by the app's rule. `until` is the last day that belongs to it, once that is known.
    """

    program: Program
    run: Run
    state: ProgramState
    number: int
    counted: int
    row: int
    weeks: tuple[ProgramWeek, ...]
    asks: int
    asked_days: int
    noes: int
    outcomes: Mapping[Outcome, int]
    foreseen: tuple[tuple[int, int], ...]
    until: date | None

    @property
    def over(self) -> bool:
        """Whether there is nothing more to do in it."""
        return self.state in ("finished", "left")

    @property
    def week(self) -> ProgramWeek | None:
        """The week it stands in."""
        return self.weeks[-1] if self.weeks else None

    @property
    def length(self) -> int | None:
        """Its length in its own unit (days, weeks, asks), or None for an open one."""
        if self.program.goal is not None:
            return self.program.goal
        days = self.program.days
        return -(-days // WEEK) if days is not None and self.program.unit == "week" else days


def progress(program: Program, run: Run, facts: Facts, day: date) -> Progress:
    """The run as it stands on this day; asks dated later are left out."""
    until = day if run.ended is None else min(day, run.ended)
    inside = [attempt for attempt in facts.attempts if run.started <= attempt.day <= until]
    counting = [attempt for attempt in inside if counts_in(program, attempt, run.forgiving)]
    stopped = _stopped(run, until)
    good = {attempt.day for attempt in counting} - stopped
    rested = paused_days(facts.pauses, run.started, until) | lost_to_travel(
        facts.attempts, facts.settings.start_of_day
    )
    open_days = [each for each in days_between(run.started, until) if each not in stopped | (rested - good)]
    last = None
    if program.days is not None and len(open_days) >= program.days:
        open_days = open_days[: program.days]
        last = open_days[-1]
    in_a_row = program.in_a_row and not run.forgiving
    reached = _reached(program, counting, open_days, good, in_a_row)
    if reached is not None:
        last = reached
        open_days = [each for each in open_days if each <= last]
    if last is not None:
        until = last
    good &= set(open_days)
    weeks = _weeks(program, open_days, good)
    own = [attempt for attempt in inside if attempt.day <= until and attempt.day not in stopped]
    asked = [attempt for attempt in own if attempt.counts]
    finished = reached is not None or (last is not None and last < day)
    return Progress(
        program=program,
        run=run,
        state=_state(run, day, finished, stopped=day in stopped | (rested - good)),
        number=len(open_days),
        counted=_count(program, weeks, good, [a for a in counting if a.day in good]),
        row=_row(open_days, good, day) if in_a_row else 0,
        weeks=weeks,
        asks=len(asked),
        asked_days=len({attempt.day for attempt in asked}),
        noes=sum(attempt.heard_no for attempt in asked),
        outcomes=Counter(attempt.outcome for attempt in own),
        foreseen=tuple(
            (a.plan.peak, a.peak)
            for a in asked
            if a.plan is not None and a.plan.peak is not None and a.peak is not None
        ),
        until=run.ended if run.ended is not None else last if finished else None,
    )


def running(programs: Mapping[str, Program], facts: Facts, day: date) -> Program | None:
    """The program that wants cards on this day: begun, and neither paused, finished nor left.

    It is the program as it deals in the week it stands in (`Program.in_week`). As in dealing, only asks of
    earlier days say so; a rest changes nothing about the cards. `programs` are those that can be read, by
    name; one that cannot wants nothing.
    """
    run = current_run(facts.runs)
    program = programs.get(run.program) if run is not None else None
    if run is None or program is None or day in _stopped(run, day):
        return None
    stand = progress(program, run, replace(facts, attempts=tuple(before(facts.attempts, day))), day)
    if stand.over or stand.state == "to_come":
        return None
    return program.in_week(stand.week.number if stand.week is not None else 1)


def _stopped(run: Run, until: date) -> set[date]:
    """The days on which only the program stopped."""
    return {
        each
        for stretch in run.paused
        for each in days_between(max(stretch.first, run.started), min(stretch.last or until, until))
    }


def _reached(
    program: Program,
    counting: Sequence[Attempt],
    open_days: Sequence[date],
    good: AbstractSet[date],
    in_a_row: bool,
) -> date | None:
    """The day on which the goal was reached, or None."""
    if program.goal is None:
        return None
    if program.unit == "ask":
        days = sorted(attempt.day for attempt in counting if attempt.day in good & set(open_days))
        return days[program.goal - 1] if len(days) >= program.goal else None
    number = 0
    for each in open_days:
        number = number + 1 if each in good else 0 if in_a_row else number
        if number == program.goal:
            return each
    return None


def _row(open_days: Sequence[date], good: AbstractSet[date], day: date) -> int:
    """Days in a row up to now; today breaks nothing before it is over."""
    number = 0
    for each in reversed(open_days):
        if each in good:
            number += 1
        elif each != day:
            break
    return number


def _weeks(program: Program, open_days: Sequence[date], good: AbstractSet[date]) -> tuple[ProgramWeek, ...]:
    marked = [each in good for each in open_days]
    blocks = [tuple(marked[first : first + WEEK]) for first in range(0, len(marked), WEEK)]
    return tuple(
        ProgramWeek(number=number, days=block, kept=sum(block) >= program.keep)
        for number, block in enumerate(blocks, 1)
    )


def _count(
    program: Program, weeks: Sequence[ProgramWeek], good: AbstractSet[date], counting: Sequence[Attempt]
) -> int:
    if program.unit == "week":
        return sum(week.kept for week in weeks)
    return len(counting) if program.unit == "ask" else len(good)


def _state(run: Run, day: date, finished: bool, *, stopped: bool) -> ProgramState:
    if day < run.started:
        return "to_come"
    if run.ended is not None:
        return run.became or "left"
    if finished:
        return "finished"
    return "paused" if stopped else "running"
