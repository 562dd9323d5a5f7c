"""Where every command begins and ends: dispatch, and the border at which errors become sentences."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from rejectui.cli.session import Clock, Session, now
from rejectui.cli.terminal import out
from rejectui.cli.terminal.out import CommandError, say
from rejectui.core.limits import Unfit
from rejectui.journal.errors import JournalError
from rejectui.practice.practice import NotNow

if TYPE_CHECKING:
    from rejectui.cli.at_once.terminal import Taken

INTERRUPTED = 130
NOBODY_READS = 141


def run(argv: Sequence[str], now: Clock = now, taken: Taken | None = None) -> int:
    """Do what the arguments say; returns the exit status. `taken` is the terminal, if it was taken at once.

    Nothing is left in the standard streams: what Python cannot write while it ends it tells in its words.
    """
    argv = out.prepare(argv)
    session = Session(now, taken)
    try:
        status = _command(argv, session)
        out.flush()
    except KeyboardInterrupt:
        status = INTERRUPTED
    except Exception as error:
        sentence, status = ("", INTERRUPTED) if _interrupted(error) else _told(error, session)
        with suppress(OSError):  # nobody reads that either, and the status tells it
            if sentence:
                say(sentence, error=True)
    out.hang_up()
    return status


def _interrupted(error: BaseException) -> bool:
    """Whether it is what became of ctrl+c in code that tidies up, such as argparse's."""
    found: BaseException | None = error
    while found is not None and not isinstance(found, KeyboardInterrupt):
        found = found.__cause__ or found.__context__
    return found is not None


def _told(error: Exception, session: Session) -> tuple[str, int]:
    """What to say of an error, and the exit status."""
    match error:
        case BrokenPipeError():
            return "", NOBODY_READS
        case CommandError():
            return str(error), error.status
        case Unfit():
            return str(error), 2
        case JournalError() | NotNow():
            return str(error), 1
        case OSError(filename=None):
            return f"The output could not be written ({error.strerror}). What was saved is saved.", 1
    from rejectui.cli.crash_report import unexpected

    return unexpected(error, session), 1


def _command(argv: Sequence[str], session: Session) -> int:
    if not argv:
        return _open(session)
    from rejectui.cli.parser import parse

    try:
        arguments = parse(argv)
    except SystemExit as left:  # argparse has printed the help
        return int(left.code or 0)
    if "do" not in arguments:
        return _version()
    status: int | None = arguments.do(session, arguments)
    return status or 0


def _open(session: Session) -> int:
    """The app, or without a terminal and in words today's card as text."""
    from argparse import Namespace

    if out.in_terminal() and not out.in_words():
        from rejectui.cli.open_app import open_journal

        try:
            return open_journal(session)
        finally:  # before anything is said of an error
            if session.taken is not None:
                session.taken.give_back()
    from rejectui.cli.commands.practice import today

    today(session, Namespace(qr=False))
    return 0


def _version() -> int:
    from importlib.metadata import PackageNotFoundError

    import rejectui

    try:
        say(f"rejectui {rejectui.__version__}")
    except PackageNotFoundError:
        say("rejectui, from a folder where it is not installed")
    return 0
