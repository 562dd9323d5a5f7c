"""Where every command begins and ends: dispatch, and the border at which errors become sentences."""

from __future__ import annotations

from collections.abc import Sequence

from rejectui.cli import out
from rejectui.cli.home import Clock, Session, now
from rejectui.cli.out import CommandError, say
from rejectui.core.border import Unfit
from rejectui.journal.errors import JournalError

INTERRUPTED = 130
NOBODY_READS = 141


def run(argv: Sequence[str], now: Clock = now) -> int:
    """Do what the arguments say; returns the exit status."""
    out.prepare()
    session = Session(now)
    try:
        status = _command(argv, session)
        out.flush()
    except BrokenPipeError:
        out.hang_up()
        return NOBODY_READS
    except KeyboardInterrupt:
        return INTERRUPTED
    except CommandError as error:
        say(str(error), error=True)
        return error.status
    except Unfit as error:
        say(str(error), error=True)
        return 2
    except JournalError as error:
        say(str(error), error=True)
        return 1
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:
            out.hang_up()
            say(f"The output could not be written ({error.strerror}). What was saved is saved.", error=True)
            return 1
        from rejectui.cli.report import unexpected

        say(unexpected(error, session), error=True)
        return 1
    return status


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
    """The app, or without a terminal today's card as text."""
    from argparse import Namespace

    if out.in_terminal():
        from rejectui.cli.app import open_app, ready_journal

        journal = ready_journal(session)
        if journal is None:
            return 0
        return open_app(session, session.library, lambda: session.programs, journal, session.home.state)
    from rejectui.cli.practice import today

    today(session, Namespace())
    return 0


def _version() -> int:
    from importlib.metadata import PackageNotFoundError

    import rejectui

    try:
        say(f"rejectui {rejectui.__version__}")
    except PackageNotFoundError:
        say("rejectui, from a folder where it is not installed")
    return 0
