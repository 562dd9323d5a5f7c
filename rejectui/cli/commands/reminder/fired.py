"""What a scheduler starts, `rejectui remind now`, and what `rejectui remind test` shows of it."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import date

from rejectui.cli.reminder import kept
from rejectui.cli.reminder.call import OFF, take_along
from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.notify import BELL, TEXT, USUAL_PATH, ring, show
from rejectui.cli.reminder.when import last_time
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, in_terminal, say, usage
from rejectui.core.days.day import day_of


def test(session: Session, arguments: Namespace) -> int:
    """Show it now as it will be shown, and say through what."""
    reminder = kept.read(session.home.state)
    title = _card(_glance(session)[2]) if arguments.card or (reminder and reminder.card) else ""
    name, refused = show(title, _as_fired(reminder))
    for each in refused:
        say(each, error=True)
    if name is not None:
        say(f"Shown through {name}.")
        return 0
    if in_terminal():
        print("\a", end="")
        say(f"{TEXT} {title}".strip())
        say(f"Shown as {BELL}, since nothing here shows notifications.")
        return 0
    raise CommandError("Nothing here shows notifications, and there is no terminal.")


def _as_fired(reminder: Reminder | None) -> dict[str, str]:
    """The environment in which it will be shown; cron's is bare."""
    around = dict(os.environ)
    if reminder and reminder.by == "cron":
        bare = {"PATH": USUAL_PATH, "HOME": around.get("HOME", "/")}
        pairs = (part.partition("=") for part in reminder.argv if part.startswith("PATH="))
        return bare | {name: value for name, _, value in pairs}
    return around


def now(session: Session, arguments: Namespace) -> int:
    """Speak, if it is time, a card is open, and nothing was said today."""
    take_along(arguments.carried)
    state = session.home.state
    reminder = kept.read(state)
    if reminder is None:
        raise usage(f"No reminder is set in this folder. rejectui remind {OFF} takes away what fires it.")
    day, start, fields = _glance(session)
    # One that was missed is made up for on its own day; on the next, it is too early for that day's.
    due = day_of(last_time(reminder.when, session.moment), start)
    if fields["state"] != "open" or due != day or kept.spoke_on(state, day):
        return 0
    kept.speaks(state, day)  # first, so that nothing that goes wrong from here on says it twice
    title = _card(fields) if reminder.card else ""
    name, refused = show(title, os.environ)
    if name is None and not ring(title):
        kept.speaks(state, None)
        raise CommandError(f"Nobody could be told that a card is here ({'; '.join(refused)}).")
    return 0


def _glance(session: Session) -> tuple[date, int, dict[str, str]]:
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


def _card(fields: dict[str, str]) -> str:
    """The card, and before it the time for which it is planned."""
    return " · ".join(filter(None, (fields["when"], fields["card"])))
