"""`rejectui demo`: the app on a made-up season. Nothing is written."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rejectui.cli.demo.season import season
from rejectui.cli.session import Session
from rejectui.cli.terminal import card, out
from rejectui.cli.terminal.out import say
from rejectui.core.days.day import day_of
from rejectui.core.today import today
from rejectui.packs.library import bundled_folder, load

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    commands.add("demo", demo, "look around in a made-up season; nothing is written")


def demo(session: Session, arguments: Namespace) -> int:
    """Open the app on the season, or without a terminal and in words print its last day."""
    library = load([(bundled_folder(), True)])
    journal = season(library.catalog, session.moment).journal(session.clock)
    if out.in_terminal() and not out.in_words():
        from rejectui.cli.open_app import open_app
        from rejectui.packs.programs import load_programs

        with TemporaryDirectory() as drafts:
            return open_app(session, library, load_programs, journal, Path(drafts)).return_code or 0
    say("A made-up season; your own journal is untouched.")
    say()
    card.show(today(library.catalog, journal.facts, day_of(session.moment)))
    return 0
