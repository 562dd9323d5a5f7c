"""What can be done with a program: begin it, stop its clock, go on, leave it. All of it in values to keep."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from rejectui.core.asks.attempt import RecordId
from rejectui.core.facts import Facts, Run, Stretch
from rejectui.core.programs.program import Program, current_run
from rejectui.core.programs.progress import Progress, progress


def standing(programs: Mapping[str, Program], facts: Facts, day: date) -> Progress | None:
    """How far the program is that has not ended; None where there is none, or its file cannot be read."""
    run = current_run(facts.runs)
    program = programs.get(run.program) if run else None
    return progress(program, run, facts, day) if run is not None and program is not None else None


def started(
    program: Program, run_id: RecordId, programs: Mapping[str, Program], facts: Facts, day: date
) -> tuple[Run, ...]:
    """The runs to keep so that this program begins today: the one before, closed, and the new one."""
    new = Run(id=run_id, program=program.program, started=day)
    before = current_run(facts.runs)
    return (new,) if before is None else (closed(before, programs, facts, day), new)


def closed(run: Run, programs: Mapping[str, Program], facts: Facts, day: date) -> Run:
    """The run closed on the day it was over, or else left today."""
    program = programs.get(run.program)
    stand = progress(program, run, facts, day) if program is not None else None
    if stand is not None and stand.state == "finished":
        return replace(run, ended=stand.until or max(day, run.started), became="finished")
    return replace(run, ended=max(day, run.started), became="left")


def paused(run: Run, day: date) -> Run:
    """The run with its clock stopped from today on, and only its own."""
    return replace(run, paused=(*run.paused, Stretch(first=max(day, run.started))))


def resumed(run: Run, day: date) -> Run:
    """The run going on from today; a pause that began today leaves no trace."""
    yesterday = day - timedelta(days=1)
    stretches = [each if each.last is not None else replace(each, last=yesterday) for each in run.paused]
    kept = tuple(each for each in stretches if each.last is not None and each.first <= each.last)
    return replace(run, paused=kept)
