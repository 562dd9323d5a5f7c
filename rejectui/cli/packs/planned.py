"""What is planned for today stays: no command about packs takes it away."""

from __future__ import annotations

from collections.abc import Callable

from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError
from rejectui.core.asks.catalog import Entry
from rejectui.practice.planned import planned_that_goes


def unplanned(session: Session, goes: Callable[[Entry], bool], *, even_chosen: bool = False) -> None:
    """Raise CommandError when what would go is planned for today, as `planned_that_goes` tells."""
    if planned_that_goes(session.practice, goes, even_chosen=even_chosen) is not None:
        raise CommandError("It is planned for today. Tell it, or let it go first: rejectui plan --let-go")
