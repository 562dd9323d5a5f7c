"""A program's progress in words, the same on every screen and in every command."""

from __future__ import annotations

from rejectui.core.programs.program import Program
from rejectui.core.programs.progress import WEEK, ProgramWeek, Progress
from rejectui.core.wording.words import count


def length(program: Program) -> str:
    """How long a program is, by its own rule."""
    if program.unit == "week":
        return count(program.days // WEEK, "week", "weeks") if program.days else "open, week by week"
    if program.unit == "ask":
        asks = count(program.goal or 0, "ask", "asks")
        return f"{asks} in {_days(program.days)}" if program.days else asks
    if program.in_a_row:
        return f"{program.goal} days in a row"
    return _days(program.goal or program.days) if program.goal or program.days else "open, day by day"


def _days(days: int | None) -> str:
    return "a year" if days in (365, 366) else count(days or 0, "day", "days")


def how_far(progress: Progress) -> str:
    """How far a program is, in one line."""
    if progress.state == "to_come":
        return "It has not begun yet, by the date of this computer."
    parts = [_where(progress), *_counted(progress)]
    if progress.state == "paused":
        parts.append("paused")
    elif progress.state == "running" and progress.program.unit == "week" and progress.week is not None:
        parts.append(marks(progress.program, progress.week))
    return " · ".join(part for part in parts if part)


def this_week(progress: Progress) -> str | None:
    """The line that the program has for the week it stands in, or None."""
    week = progress.week
    if progress.over or week is None or week.number > len(progress.program.arc):
        return None
    return progress.program.arc[week.number - 1]


def marks(program: Program, week: ProgramWeek) -> str:
    """The running week of a program: a mark for each day that counted and each that would keep it."""
    missing = max(program.keep - week.practiced, 0)
    line = "this week " + "●" * week.practiced + "○" * missing
    if not missing and week.practiced < program.shown:
        return f"{line}, one more if you like"
    return f"{line}, kept" if not missing else line


def looking_back(progress: Progress) -> tuple[str, ...]:
    """What a program that is over looks back on, a sentence each; totals only, nothing is compared."""
    if not progress.asks:
        return ("Nothing was asked in it, and that is fine: it can be started again.",)
    answers = [
        (progress.noes, "no", "noes"),
        (progress.outcomes.get("yes", 0), "yes", "yeses"),
        (progress.outcomes.get("partly", 0), "part of it", "parts of it"),
        (progress.outcomes.get("no_reply", 0), "silence", "silences"),
        (progress.outcomes.get("waiting", 0), "still open", "still open"),
    ]
    told = ", ".join(count(number, one, many) for number, one, many in answers if number)
    asks = count(progress.asks, "ask", "asks")
    lines = [f"{asks} on {count(progress.asked_days, 'day', 'days')}: {told}."]
    lines += [f"By its rule: {part}." for part in _counted(progress)]
    if progress.foreseen:
        expected, came = (round(sum(each) / len(each)) for each in zip(*progress.foreseen, strict=True))
        pairs = count(len(progress.foreseen), "ask", "asks")
        lines.append(f"You expected a distress of {expected}, and it was {came} (mean of {pairs}).")
    return tuple(lines)


def _where(progress: Progress) -> str:
    program, week = progress.program, progress.week
    if program.unit == "week":
        number = week.number if week else 1
        return f"week {number} of {progress.length}" if progress.length else f"week {number}"
    return f"day {progress.number} of {program.days}" if program.days else f"day {progress.number}"


def _counted(progress: Progress) -> list[str]:
    """What counts by the program's rule, in words."""
    program, number = progress.program, progress.counted
    lenient = progress.run.forgiving and bool(program.forgiving)
    only_noes = not lenient and set(program.counts) <= {"no", "soft_no"}
    goal = f" of {program.goal}" if program.goal is not None and not progress.row else ""
    if program.unit == "week":
        return [f"{count(number, 'week', 'weeks')} kept"]
    if program.unit == "ask":
        return [f"{number}{goal} asks"]
    parts = [f"{progress.row} in a row of {program.goal}"] if progress.row else []
    if program.in_a_row and not lenient:
        goal = ""
    what = "a no" if only_noes else "an ask"
    parts.append(f"{number}{goal} {'day' if number == 1 and not goal else 'days'} with {what}")
    if only_noes:
        parts.append(f"asked on {count(progress.asked_days, 'day', 'days')}")
    return parts
