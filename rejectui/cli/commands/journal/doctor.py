"""How the journal is: `rejectui doctor`. Reads everything, changes nothing."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING, Any

from rejectui.cli.session import Session
from rejectui.cli.terminal.out import as_it_is, line, say
from rejectui.core.wording.words import count, entries
from rejectui.journal.errors import JournalError

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands
    from rejectui.cli.reminder.standing import Standing
    from rejectui.journal.repair.health import FileHealth, Health

_SAID = {
    "fine": "fine",
    "newer": "written by a newer RejectUI",
    "arriving": "not whole; it may be on its way",
    "last good copy": "not whole; what was last read of it counts",
    "not readable": "cannot be read",
    "not a journal": "not a journal of RejectUI, left alone",
}


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    one = commands.add(
        "doctor", doctor, "check the journal and the reminder; status 0: all is well, 1: something is not"
    )
    one.add_argument("--json", action="store_true", help="print it as JSON")


def doctor(session: Session, arguments: Namespace) -> int:
    """Print which files there are, how they are, what was merged, and what is not as it should be."""
    from rejectui.journal.repair.health import examine

    home = session.home
    health = examine(home.journal, home.state, session.moment)
    merged, problems = _merged(session)
    problems += [file.problem for file in health.files if file.problem and file.problem not in problems]
    problems += health.refused if merged is not None else ()
    problems += _spoiled(session)
    reminder = _reminder(session)
    problems += reminder.problems if reminder else ()
    if arguments.json:
        _as_json(session, health, merged, problems, reminder)
    else:
        _as_text(session, health, merged, problems, reminder)
    return 1 if problems else 0


def _merged(session: Session) -> tuple[int | None, list[str]]:
    """How many asks all files come to, None if our own cannot be opened, and what is wrong."""
    try:
        return len(session.facts.attempts), list(session.warnings)
    except JournalError as error:
        return None, [str(error)]


def _reminder(session: Session) -> Standing | None:
    """How the reminder stands that is set from here, if there is one."""
    from rejectui.cli.reminder import kept

    reminder = kept.read(session.home.state)
    if reminder is None:
        return None
    from rejectui.cli.reminder.standing import standing

    return standing(reminder, session.moment)


def _as_text(
    session: Session, health: Health, merged: int | None, problems: list[str], reminder: Standing | None
) -> None:
    line(f"Journal: {health.folder}{'' if health.there else ' (not there)'}")
    for file in health.files:
        line(f"{file.name}: {_of_file(file)}", "  ")
    for name in health.not_here_yet:
        line(f"{name}: not downloaded yet", "  ")
    if merged is not None and health.files:
        say(f"All together: {entries(merged)}.")
    if health.in_several:
        records = count(health.in_several, "record is", "records are")
        say(f"{records} in more than one file and merged: the later change of each field counts.")
    if health.ahead:
        say(
            f"The latest change is {health.ahead:g} hours ahead of this computer's clock. A wrong clock "
            "does no harm to merging; if it is this one that is wrong, set it."
        )
    line(f"State of this computer: {session.home.state}")
    backups = _backups(session)
    if backups:
        line(f"Backups: {len(backups)}, the newest of them {backups[-1]}")
    _tell_reminder(reminder)
    say()
    for problem in problems:
        say(problem, error=True)
    things = count(len(problems), "thing", "things")
    say(f"{things} to look at, named above." if problems else "All is well.")


def _tell_reminder(reminder: Standing | None) -> None:
    if reminder is None:
        line("Reminder: none")
        return
    line(f"Reminder: {reminder.words}")
    if reminder.next is not None:
        from rejectui.cli.reminder.standing import next_words

        line(f"It next fires {next_words(reminder.next)}", "  ")


def _of_file(file: FileHealth) -> str:
    if file.state in ("not a journal", "not readable"):
        return _SAID[file.state]
    whose = "this computer's, " if file.own else ""
    return f"{whose}{entries(file.asks)}, {_SAID[file.state]}"


def _spoiled(session: Session) -> list[str]:
    """A sentence for each backup that cannot be read."""
    from rejectui.journal.file.backup import Backups

    backups, spoiled = Backups(session.home.state), []
    for backup in backups.listed():
        try:
            backups.read(backup)
        except JournalError:
            spoiled.append(f"The backup {backup.path} cannot be read. Delete it if you do not need it.")
    return spoiled


def _backups(session: Session) -> list[str]:
    """The names of the backups, the oldest first."""
    from rejectui.journal.file.backup import Backups

    return [backup.name for backup in reversed(Backups(session.home.state).listed())]


def _as_json(
    session: Session, health: Health, merged: int | None, problems: list[str], reminder: Standing | None
) -> None:
    from json import dumps  # takes names whose bytes are not UTF-8, too

    from msgspec import to_builtins

    told: dict[str, Any] = {
        **to_builtins(health),
        "asks": merged,
        "backups": _backups(session),
        "reminder": to_builtins(reminder),
        "problems": problems,
    }
    for each in dumps(told, indent=2, ensure_ascii=False).split("\n"):
        as_it_is(each)
