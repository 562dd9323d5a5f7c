"""`rejectui remind test`: the reminder, shown as it will be."""

from __future__ import annotations

import os
from argparse import Namespace

from rejectui.cli.commands.reminder.fired import glance, title_of
from rejectui.cli.reminder import kept
from rejectui.cli.reminder.machine import SCHEDULERS
from rejectui.cli.reminder.notify import BELL, TEXT, show
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, in_terminal, say


def test(session: Session, arguments: Namespace) -> int:
    """Show it now as it will be shown, and say through what."""
    reminder = kept.read(session.home.state)
    scheduler = SCHEDULERS.get(reminder.by) if reminder else None
    around = scheduler.around(reminder, os.environ) if scheduler and reminder else os.environ
    title = title_of(glance(session)[2]) if arguments.card or (reminder and reminder.card) else ""
    name, refused = show(title, around)
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
