"""What a scheduler starts: `rejectui remind now`."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import date

from rejectui.cli.reminder import kept
from rejectui.cli.reminder.call import OFF, take_along
from rejectui.cli.reminder.notify import ring, show
from rejectui.cli.reminder.when import last_time, when_told
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, usage
from rejectui.core.days.day import day_of


def now(session: Session, arguments: Namespace) -> int:
    """Speak, if it is time, a card is open, and nothing was said today."""
    take_along(arguments.carried)
    state = session.home.state
    reminder = kept.read(state)
    if arguments.at is not None:  # set by hand
        when, card = when_told(arguments.at), arguments.card
    elif reminder is not None:
        when, card = reminder.when, reminder.card
    else:
        raise usage(f"No reminder is set in this folder. rejectui remind {OFF} takes away what fires it.")
    day, start, fields = glance(session)
    # One that was missed is made up for on its own day; on the next, it is too early for that day's.
    due = day_of(last_time(when, session.moment), start)
    if fields["state"] != "open" or due != day or kept.spoke_on(state, day):
        return 0
    kept.speaks(state, day)  # first, so that nothing that goes wrong from here on says it twice
    title = title_of(fields) if card else ""
    name, refused = show(title, os.environ)
    if name is None and not ring(title):
        kept.speaks(state, None)
        raise CommandError(f"Nobody could be told that a card is here ({'; '.join(refused)}).")
    return 0


def glance(session: Session) -> tuple[date, int, dict[str, str]]:
    """What the status line says: (the practice day, the hour at which it begins, the fields)."""
    from rejectui.cli.at_once.memo import believed, state_folder

    folder = state_folder()
    memo = believed(folder) if folder else None
    if memo is not None:
        day = day_of(session.moment, memo.start_of_day)
        if day.isoformat() in memo.glances:
            return day, memo.start_of_day, memo.glances[day.isoformat()]
    from rejectui.cli.make_memo import glance_of

    return session.day, session.facts.settings.start_of_day, glance_of(session)


def title_of(fields: dict[str, str]) -> str:
    """The card, and before it the time for which it is planned."""
    return " · ".join(filter(None, (fields["when"], fields["card"])))
