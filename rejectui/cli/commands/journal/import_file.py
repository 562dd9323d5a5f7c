"""A journal or a table of asks back into RejectUI: `rejectui import FILE`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import nullcontext
from typing import TYPE_CHECKING

from rejectui.cli.commands.journal.export import STREAM
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, agreed, say
from rejectui.cli.terminal.typed_values import path_of
from rejectui.core.facts import Facts
from rejectui.core.wording.words import count

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands
    from rejectui.journal.changes.take_in import Incoming, Merging
    from rejectui.journal.imports.checks import ImportReading

NAMED = 10  # what is told one by one before the rest is counted


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    one = commands.add(
        "import", import_, "take in what rejectui export json or csv wrote; shows it first, can be undone"
    )
    one.add_argument("file", metavar="FILE", help="the file, whatever its name; - reads it from a pipe")
    one.add_argument("--dry-run", action="store_true", help="only say what would come in and what is wrong")
    one.add_argument("--yes", action="store_true", help="do not ask")


def import_(session: Session, arguments: Namespace) -> int:
    """Merge an exported journal or table into this one, once the user has seen what that comes to."""
    from rejectui.journal.imports.read import read

    name, data = _given(arguments.file)
    reading = read(data, name)
    incoming = reading.tables
    most = None if arguments.dry_run else NAMED
    found = session.journal.would_take_in(incoming)
    _print_found(found)
    _print_differing(found, reading, most)
    _print_problems(reading.problems, most)
    status = 1 if reading.problems else 0
    if not found.before:
        say("Nothing in it is new, so nothing was changed.")
    elif arguments.dry_run:
        say("This was a dry run, so nothing was changed.")
    elif not agreed("Take it in?", yes=arguments.yes):
        say("Nothing was changed.")
        status = 1
    else:
        with nullcontext() if _brings_the_card(session, incoming) else session.practice.change():
            session.journal.take_in(incoming)
        say("Saved. To take it back: rejectui undo")
    return status


def _given(file: str) -> tuple[str, bytes]:
    """What to call it, and what it holds."""
    from rejectui.journal.export.user_files import read as read_file
    from rejectui.journal.folder.peers import LARGEST

    if file != STREAM:
        return file, read_file(path_of(file))
    if sys.stdin is None:
        raise CommandError("There is no standard input to read. Give the name of a file.")
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)  # a pipe may never end
    except OSError as error:
        raise CommandError(
            f"The standard input cannot be read ({error.strerror}). Nothing was taken from it."
        ) from None
    if len(data) > LARGEST:
        raise CommandError(
            "The standard input goes on and on, and no journal is that long. Nothing was taken from it. Give "
            "what rejectui export json or csv wrote."
        )
    return "The standard input", data


def _brings_the_card(session: Session, incoming: Incoming) -> bool:
    """Whether today's card is in what comes, or may be another one because nobody has begun here."""
    today = incoming.get("days", {}).get(session.day.isoformat(), {})
    return session.facts == Facts() or "challenge" in today or "ask" in today


def _print_found(found: Merging) -> None:
    new = count(found.new, "entry is", "entries are")
    changed = count(found.changed, "changes", "change")
    here = count(found.here, "is", "are")
    say(f"{new} new, {changed}, {here} here already.")
    if found.twins:
        say(f"{count(found.twins, 'is', 'are')} here already under another id, and stays out.")
    if found.deleted:
        say(f"{count(found.deleted, 'was', 'were')} deleted here, which stays so.")
    if found.others:
        say(
            f"Of everything else, such as cards, rests and settings, "
            f"{count(found.others, 'record is', 'records are')} new or changed."
        )


def _print_differing(found: Merging, reading: ImportReading, most: int | None) -> None:
    """What says something else than the journal, but not when it was said, so that it may be the older."""
    if not found.differing:
        return
    told = count(len(found.differing), "says", "say")
    say(f"{told} something else than your journal, which stays as it is. Each with its line and the fields:")
    _name(
        [
            f"line {reading.lines[each.table, each.key]}: {', '.join(each.fields)}"
            for each in sorted(found.differing, key=lambda each: reading.lines[each.table, each.key])
        ],
        most,
    )


def _print_problems(problems: Sequence[str], most: int | None) -> None:
    if problems:
        told = count(len(problems), "problem", "problems")
        say(f"{told}. What each is about stays out:", error=True)
        _name(problems, most, error=True)


def _name(lines: Sequence[str], most: int | None, *, error: bool = False) -> None:
    """Each line, or the first ones and how many more there are."""
    for each in lines[:most]:
        say(each, indent="  ", hang="    ", error=error)
    if most is not None and len(lines) > most:
        say(f"and {len(lines) - most} more; --dry-run shows them all", indent="  ", error=error)
