"""`rejectui rest`: days off, one or a range, past, today or ahead; illness, travel, or just not now."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from msgspec.structs import replace

from rejectui.cli.session import Session
from rejectui.cli.terminal.card import seen_from
from rejectui.cli.terminal.out import CommandError, say, usage
from rejectui.cli.terminal.typed_days import coming_day, rest_days
from rejectui.core.days.day import all_paused, between, ended, in_pause, practice_days
from rejectui.core.facts import Pause
from rejectui.core.wording.words import long_day
from rejectui.journal.records.record import new_id

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands

AHEAD = "Nothing is asked of you then, and no streak breaks."
PAST = "Those are days off now."


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    one = commands.add(
        "rest", rest, "rest today, longer, later, or on past days; a rest never breaks a streak"
    )
    one.add_argument(
        "first",
        nargs="?",
        metavar="FROM",
        help="the first day: today unless given; any past day, or one up to a year ahead",
    )
    one.add_argument("last", nargs="?", metavar="TO", help="the last day: tomorrow, sunday, YYYY-MM-DD")
    until = one.add_mutually_exclusive_group()
    until.add_argument("--until", metavar="DATE", help="the last day, when the rest begins today")
    until.add_argument(
        "--end", action="store_true", help="end the rest that today lies in, or else take back the next one"
    )


def rest(session: Session, arguments: Namespace) -> None:
    """Keep a pause, or end it."""
    if arguments.first is not None and (arguments.until is not None or arguments.end):
        raise usage("Write either rejectui rest FROM TO, or --until, or --end.")
    if arguments.end:
        _end(session)
    elif arguments.first is not None:
        _range(session, arguments.first, arguments.last)
    else:
        _from_today(session, arguments.until)


def _from_today(session: Session, until: str | None) -> None:
    pause = in_pause(session.facts.pauses, session.day)
    last = session.day if until is None else coming_day(until, session.day)
    longer = pause is not None and last > pause.last
    if pause is None or longer:
        kept = (
            Pause(id=new_id(), first=session.day, last=last) if pause is None else replace(pause, last=last)
        )
        with session.practice.change():
            session.journal.rest(kept)
    last = max(last, pause.last) if pause else last
    word = "today" if last == session.day else f"until {long_day(last)}"
    say(f"Resting {word}. Nothing is asked of you, and no streak breaks.")
    say("To end it: rejectui rest --end")


def _range(session: Session, begin: str, end: str | None) -> None:
    first, last = rest_days(begin, end, session.day)
    days = seen_from(first, session.day)
    if last > first:
        days = f"from {days if first.year == session.day.year else long_day(first)} to {long_day(last)}"
    if all_paused(session.facts.pauses, first, last):
        say(f"Rest {days}: you had that already.")
        return
    with session.practice.change():
        session.journal.rest(Pause(id=new_id(), first=first, last=last))
    say(f"Rest {days}: kept. {AHEAD if last >= session.day else PAST}")
    if practice_days(between(session.facts.attempts, first, last)):
        say("Days on which you asked stay practice days.")
    now = first <= session.day <= last
    say("To end it: rejectui rest --end" if now else "To take it back: rejectui undo")


def _end(session: Session) -> None:
    pauses = session.facts.pauses
    now = ended(pauses, session.day)
    if now:
        with session.practice.change():
            for pause_id, last in now:
                session.journal.end_rest(pause_id, last)
        say("The rest is over. Welcome back.")
        return
    ahead = min((p for p in pauses if p.first > session.day), key=lambda p: p.first, default=None)
    if ahead is None:
        raise CommandError("You are not resting today.")
    with session.practice.change():
        session.journal.end_rest(ahead.id, None)
    say(f"Taken back: the rest from {long_day(ahead.first)} on.")
