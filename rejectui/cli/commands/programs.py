"""`rejectui program`: the programs, the one that is going on, and how far it is."""

from __future__ import annotations

from argparse import Namespace

from msgspec.structs import replace

from rejectui.cli.parser import Commands
from rejectui.cli.session import Session
from rejectui.cli.terminal.card import seen_from
from rejectui.cli.terminal.out import CommandError, in_words, joined, line, quoted, say, usage
from rejectui.core.facts import Run
from rejectui.core.programs.program import Program, current_run, gentlest_first
from rejectui.core.programs.program_words import how_far, in_a_line, length, looking_back, this_week
from rejectui.core.programs.progress import Progress, progress
from rejectui.core.programs.runs import closed, paused, resumed, standing, started
from rejectui.core.wording.words import long_day
from rejectui.journal.records.record import new_id

NO_PROGRAM = "You are in no program. rejectui program lists them."


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    inside = Commands(commands.add("program", overview, "programs: list, read, start, pause, leave"))
    inside.add("list", overview, "list the programs, with the progress of the one you are in")
    one = inside.add("show", show, "read a program's first page")
    one.add_argument("name", nargs="?", metavar="NAME", help="a program; the one you are in unless given")
    one = inside.add("start", start, "start a program; another one that is going on is left")
    one.add_argument("name", metavar="NAME", help="a program, such as gentle-month")
    inside.add("pause", pause, "pause the program, and only the program; a rest pauses it too")
    inside.add("resume", resume, "go on with a paused program from today")
    inside.add("leave", leave, "leave the program; what you logged stays, and so does any streak")
    inside.add("strict", strict, "count by its author's rule")
    inside.add("forgiving", forgiving, "count by the forgiving rule")


def overview(session: Session, arguments: Namespace) -> None:
    """Print the programs."""
    run = current_run(session.facts.runs)
    for program in gentlest_first(session.programs.by_name.values()):
        say(f"{program.program}: {program.title}", hang="  ")
        say(program.summary, indent="  ")
        if run is not None and run.program == program.program:
            _stand(session, progress(program, run, session.facts, session.day))
    if run is not None and run.program not in session.programs.by_name:
        say(_gone(run))
    for problem in session.programs.problems:
        line(str(problem))
    say("A program's first page: rejectui program show NAME")


def _stand(session: Session, stand: Progress) -> None:
    begun = seen_from(stand.run.started, session.day)
    say(f"  You are in it, from {begun} on: {how_far(stand, words=in_words())}", hang="  ")
    week = this_week(stand)
    if week is not None:
        say(week, indent="  ")
    if stand.state == "finished":
        show_end(stand)


def show_end(stand: Progress) -> None:
    """Print what a program that is over looks back on."""
    until = f" on {long_day(stand.until)}" if stand.until else ""
    say(f"{stand.program.title}: finished{until}." if stand.state == "finished" else "Looking back:")
    for sentence in looking_back(stand):
        say(sentence, indent="  ")


def today_line(session: Session) -> None:
    """Print one line about the program that is going on, for below today's card and the ladder."""
    if current_run(session.facts.runs) is None:
        return  # then no program need be read
    stand = _standing(session)
    if stand is not None:
        say(in_a_line(stand, "To look back: rejectui program", words=in_words()))


def show(session: Session, arguments: Namespace) -> None:
    """Print the first page of a program."""
    from rejectui.core.programs.first_page import first_page

    name = arguments.name
    if name is None:
        run = current_run(session.facts.runs)
        if run is None:
            raise CommandError(NO_PROGRAM)
        name = run.program
    program = _program(session, name)
    say(joined([program.title, length(program)]))
    for section in first_page(program):
        say()
        if section.heading:
            say(f"{section.heading}:")
        for before, text in section.lines:
            told = f"{before}: {text}" if before else text
            if section.heading:
                say(f"- {told}" if section.listed and not in_words() else told, indent="  ", hang="    ")
            else:
                say(told)
    say()
    say(f"To start it: rejectui program start {program.program}")
    if program.forgiving:
        say("To count by the forgiving rule once you are in it: rejectui program forgiving")


def start(session: Session, arguments: Namespace) -> None:
    """Start a program, and leave the one that is going on."""
    program = _program(session, arguments.name)
    run = current_run(session.facts.runs)
    stand = _standing(session)
    over = stand is not None and stand.over
    if run is not None and run.program == program.program and not over:
        raise CommandError(
            f"You are in it already, since {long_day(run.started)}. Progress: rejectui program"
        )
    _keep(session, *started(program, new_id(), session.programs.by_name, session.facts, session.day))
    if run is not None and not over:
        say(f"Left: {_title(session, run)}. What you logged stays.")
    say(f"Started: {program.title}. Today is its first day.")
    say(f"Its rules: rejectui program show {program.program}")


def pause(session: Session, arguments: Namespace) -> None:
    """Pause the program from today on."""
    run = _going_on(session)
    if run.is_paused:
        raise CommandError("It is paused already. To go on: rejectui program resume")
    _keep(session, paused(run, session.day))
    say(f"Paused: {_title(session, run)}. Cards and your streak go on as before.")
    say("To go on with it: rejectui program resume")


def resume(session: Session, arguments: Namespace) -> None:
    """Go on with a paused program from today."""
    run = _going_on(session)
    if not run.is_paused:
        raise CommandError("It is not paused. To end a rest: rejectui rest --end")
    _keep(session, resumed(run, session.day))
    say(f"Going on: {_title(session, run)}.")
    _line(session)


def leave(session: Session, arguments: Namespace) -> None:
    """Leave the program."""
    run = _running(session)
    program = session.programs.by_name.get(run.program)
    ended = closed(run, session.programs.by_name, session.facts, session.day)
    _keep(session, ended)
    say(f"Left: {_title(session, run)}. What you logged stays, and so does any streak.")
    if program is not None:
        show_end(progress(program, ended, session.facts, session.day))


def strict(session: Session, arguments: Namespace) -> None:
    """Count by the author's rule."""
    _count_by(session, lenient=False)


def forgiving(session: Session, arguments: Namespace) -> None:
    """Count by the forgiving rule."""
    _count_by(session, lenient=True)


def _count_by(session: Session, *, lenient: bool) -> None:
    run = _going_on(session)
    program = _program(session, run.program)
    if not program.forgiving:
        raise CommandError("This program has one rule only.")
    _keep(session, replace(run, forgiving=lenient))
    say(f"{program.title}: counted by {'the forgiving rule' if lenient else 'its author’s rule'}, all of it.")
    _line(session)


def _keep(session: Session, *runs: Run) -> None:
    """Keep runs as they are now; today's card stays the one that it is."""
    with session.practice.change():
        for run in runs:
            session.journal.keep_run(run)


def _going_on(session: Session) -> Run:
    """The run that has not ended, if there is something left to do in it."""
    run, stand = _running(session), _standing(session)
    if stand is not None and stand.over:
        raise CommandError(f"{stand.program.title} is finished. To put it away: rejectui program leave")
    return run


def _standing(session: Session) -> Progress | None:
    return standing(session.programs.by_name, session.facts, session.day)


def _line(session: Session) -> None:
    stand = _standing(session)
    if stand is not None:
        say(how_far(stand, words=in_words()))


def _running(session: Session) -> Run:
    run = current_run(session.facts.runs)
    if run is None:
        raise CommandError(NO_PROGRAM)
    return run


def _program(session: Session, name: str) -> Program:
    program = session.programs.by_name.get(name.strip().casefold())
    if program is None:
        for problem in session.programs.problems:
            line(str(problem))
        raise usage(f"No program is called {quoted(name)}. There are {', '.join(session.programs.by_name)}.")
    return program


def _title(session: Session, run: Run) -> str:
    program = session.programs.by_name.get(run.program)
    return program.title if program else run.program


def _gone(run: Run) -> str:
    return (
        f"You are in {run.program}, which cannot be read here. Your asks and its days are kept. "
        "To leave it: rejectui program leave"
    )
