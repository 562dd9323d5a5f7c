"""A program's progress in words, the same on every screen and in every command."""

from __future__ import annotations

from rejectui.core.programs.program import WEEK, Program, Theme, Unit
from rejectui.core.programs.progress import ProgramWeek, Progress
from rejectui.core.wording.words import capital, count, days_of

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")
TO_COME = "It has not begun yet, by the date of this computer."


def length(program: Program) -> str:
    """How long a program is, by its own rule."""
    if program.unit == "week":
        return span(program.days, "week") if program.days else "open, week by week"
    if program.unit == "ask":
        asks = count(program.goal or 0, "ask", "asks")
        return f"{asks} in {span(program.days)}" if program.days else asks
    if program.in_a_row:
        return f"{program.goal} days in a row"
    days = program.goal or program.days
    return span(days) if days else "open, day by day"


def span(days: int, unit: Unit = "day") -> str:
    """So many days as people say them, or as weeks."""
    if unit == "week":
        return count(days // WEEK, "week", "weeks")
    return "a year" if days in (365, 366) else count(days, "day", "days")


def offer(program: Program) -> str:
    """The program in one line of up to 76 cells, for whoever has not heard of it."""
    return f"{program.title}. {program.summary}"


def in_a_line(progress: Progress, look_back: str, *, words: bool = False) -> str:
    """How the program stands: the one line that Today, the Ladder and the commands show.

    Its parts are joined by " · ". The week and its theme, or the day, come first and how that stands comes
    last, so that these two stay longest where there is little room (`card.layout`). `look_back` says where
    one that is over is looked back on. In `words` no sign is in it.
    """
    program, title, theme = progress.program, progress.program.title, _theme(progress)
    if progress.over:
        return f"{title}: finished. {look_back}"
    if progress.state == "to_come":
        return f"{title}. {TO_COME}"
    parts = [f"{capital(_where(progress))}: {theme.theme}" if theme else capital(_where(progress)), title]
    week = its_week(progress)
    if week is not None:
        parts += [] if week.kept else [goal(program, week.number)]
        parts.append(f"{_marks(program, week, words)}{', kept' if week.kept else ''}")
    else:
        parts += reversed(_counted(progress))
        parts += ["paused"] if progress.state == "paused" else []
    return (", " if words else " · ").join(parts)


def its_week(progress: Progress) -> ProgramWeek | None:
    """The week that is going on in a program that is counted in weeks, or None."""
    return progress.week if progress.program.unit == "week" and progress.state == "running" else None


def goal(program: Program, week: int) -> str:
    """What to do in the week of that number, of a program that is counted in weeks."""
    least, most = program.keep, program.shown_in(week)
    if most == 1:
        return "one ask"
    if least == most:
        return f"asks on {least} days"
    return f"asks on {least} {'or' if most == least + 1 else 'to'} {most} days"


def how_far(progress: Progress, *, words: bool = False) -> str:
    """How far a program is, in one line, where its title and its week are told beside it; with signs or in
    `words`."""
    if progress.state == "to_come":
        return TO_COME
    parts, week = [_where(progress), *_counted(progress)], its_week(progress)
    if progress.state == "paused":
        parts.append("paused")
    elif week is not None:
        parts.append(f"this week {_marks(progress.program, week, words)}{_beyond(progress.program, week)}")
    return (", " if words else " · ").join(parts)


def this_week(progress: Progress) -> str | None:
    """What the week it stands in is about, by its author, and how many asks it wants; None where the author
    says nothing of it."""
    theme = _theme(progress)
    if progress.over or theme is None or progress.week is None:
        return None
    number = progress.week.number
    wants = f"{goal(progress.program, number)}. " if progress.program.unit == "week" else ""
    return f"Week {number}, {theme.theme}: {wants}{theme.told}"


def _theme(progress: Progress) -> Theme | None:
    return progress.program.theme(progress.week.number) if progress.week is not None else None


def _marks(program: Program, week: ProgramWeek, words: bool) -> str:
    """A mark for each day of the week that counted, and one for each that would keep it."""
    if words:
        return days_of(week.practiced, program.keep)
    return "●" * week.practiced + "○" * (program.keep - week.practiced)


def _beyond(program: Program, week: ProgramWeek) -> str:
    """What there is to say of the marks of a week that is kept."""
    if not week.kept:
        return ""
    return ", one more if you like" if week.practiced < program.shown_in(week.number) else ", kept"


def looking_back(progress: Progress) -> tuple[str, ...]:
    """What a program that is over looks back on, a sentence each; totals only, nothing is compared."""
    if not progress.asks:
        return ("Nothing was asked in it, and that is fine: it can be started again.",)
    answers = [
        (progress.noes, "no", "noes"),
        (progress.outcomes.get("yes", 0), "yes", "yeses"),
        (progress.outcomes.get("partly", 0), "part of it", "parts of it"),
        (progress.outcomes.get("no_reply", 0), "without a reply", "without a reply"),
        (progress.outcomes.get("waiting", 0), "waiting for an answer", "waiting for an answer"),
    ]
    told = ", ".join(count(number, one, many) for number, one, many in answers if number)
    asks = count(progress.asks, "ask", "asks")
    lines = [f"{asks} on {count(progress.asked_days, 'day', 'days')}: {told}."]
    lines += [f"By its rule: {part}." for part in _counted(progress)]
    if progress.foreseen:
        expected, came = (round(sum(each) / len(each)) for each in zip(*progress.foreseen, strict=True))
        pairs = count(len(progress.foreseen), "ask", "asks")
        lines.append(f"You expected to get to {expected}, and got to {came}, on average ({pairs}).")
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
    of = f" of {program.goal}" if program.goal is not None and not progress.row else ""
    if program.unit == "week":
        return [f"{count(number, 'week', 'weeks')} kept"]
    if program.unit == "ask":
        return [f"{number}{of} asks"]
    parts = [f"{progress.row} in a row of {program.goal}"] if progress.row else []
    if program.in_a_row and not lenient:
        of = ""
    what = "a no" if only_noes else "an ask"
    parts.append(f"{number}{of} {'day' if number == 1 and not of else 'days'} with {what}")
    if only_noes:
        parts.append(f"asked on {count(progress.asked_days, 'day', 'days')}")
    return parts
