"""After the ask: `rejectui after`, and the quiet lines below today's card, each told once or for one day."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from rejectui.cli.session import Session
from rejectui.cli.terminal.card import id_length
from rejectui.cli.terminal.out import CommandError, say, usage
from rejectui.cli.terminal.typed_values import number_of
from rejectui.core.asks.attempt import Attempt
from rejectui.core.clean_text import clean_line
from rejectui.core.days.aftercare import how_it_stayed
from rejectui.core.limits import changed
from rejectui.core.review.look_back import to_offer, week_to_tell
from rejectui.core.wording.words import count, feels
from rejectui.practice.told_once import offers_support, remember_offered, settle_silence

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    one = commands.add("after", after, "say how long a hard ask stayed with you")
    one.add_argument("id", nargs="?", metavar="ID", help="the ask's id; yesterday's hard one unless given")
    one.add_argument("--minutes", metavar="N", help="how many minutes until you felt calm again")
    one.add_argument("--stayed", metavar="N", help="how much of it was still with you today, 0 to 100")


def after(session: Session, arguments: Namespace) -> None:
    """Keep what came after an ask."""
    if arguments.id is not None:
        attempt = session.journal.find(arguments.id)
    else:
        asked = how_it_stayed(session.facts, session.day)
        if asked is None:
            raise CommandError("There was no hard ask yesterday. For another one: rejectui after ID")
        attempt = asked
    changes: dict[str, object] = {}
    if arguments.minutes is not None:
        changes["recovery_minutes"] = number_of(arguments.minutes, Attempt, "recovery_minutes")
    if arguments.stayed is not None:
        changes["stayed"] = number_of(arguments.stayed, Attempt, "stayed")
    if not changes:
        raise usage(f"Say how it was afterward: rejectui after {attempt.id[:8]} --minutes N --stayed N")
    changed(attempt, changes)
    with session.practice.change():
        session.journal.edit(attempt.id, changes)
    say(f"Saved, with {clean_line(attempt.title)}. To take it back: rejectui undo")


def print_settled(session: Session) -> None:
    """Turn asks that waited long enough into asks without a reply, and say so this one time."""
    settled = settle_silence(session.practice)
    length = id_length(session.facts.attempts)
    for each in settled:
        short = each.attempt.id[:length]
        say(f"No reply in {count(each.days, 'day', 'days')}: {clean_line(each.attempt.title)}", hang="  ")
        say(
            f"It now counts as no reply. If an answer comes after all: rejectui answer {short} OUTCOME",
            indent="  ",
        )
    if settled:
        say()


def quiet_lines(session: Session) -> None:
    """Print the program's line, the question about yesterday, and once the offer of support."""
    facts, day = session.facts, session.day
    if facts.runs:  # whoever is in no program need not wait for one
        from rejectui.cli.commands.programs import today_line

        today_line(session)
    hard = how_it_stayed(facts, day)
    if hard is not None:
        say()
        say(f"Yesterday got to {hard.peak}, {feels(hard.peak or 0)}: {clean_line(hard.title)}")
        say(
            "How long until you felt calm again, and how much of it is still with you? "
            "rejectui after --minutes N --stayed N"
        )
    _look_back(session)
    if offers_support(session.practice):
        say()
        say(
            "Some of these were a lot to carry. There is a page on when to talk to someone, and to whom: "
            "rejectui support. This is offered only once; the page stays."
        )


def _look_back(session: Session) -> None:
    """On the first day in a week, say that last week can be looked back on, and remember that it was said."""
    back = to_offer(session.facts, session.day)
    if back is None or session.journal.read_only:
        return
    asks = sum(attempt.counts for attempt in back.asks)
    say()
    which = "" if back.monday == week_to_tell(session.facts, session.day) else f" --week {back.first}"
    say(f"Last week: {count(asks, 'ask', 'asks')}. If you like to look back: rejectui takeaway{which}")
    remember_offered(session.practice, back)
