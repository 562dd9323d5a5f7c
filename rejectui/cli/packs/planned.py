"""What is planned for today stays: no command about packs takes it away."""

from __future__ import annotations

from collections.abc import Callable

from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError
from rejectui.core.asks.catalog import Entry


def unplanned(session: Session, goes: Callable[[Entry], bool]) -> None:
    """Raise CommandError when what would go is planned for today."""
    shown = session.practice.today
    if shown.state == "planned" and shown.card and shown.card.entry and goes(shown.card.entry):
        raise CommandError("It is planned for today. Tell it, or let it go first: rejectui plan --let-go")
