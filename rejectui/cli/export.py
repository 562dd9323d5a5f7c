"""The journal out of RejectUI and back in: `rejectui export KIND [FILE]`, `rejectui import FILE`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.cli.home import Session
from rejectui.cli.out import CommandError, line, say, usage
from rejectui.core.facts import Facts
from rejectui.core.text import clean
from rejectui.core.words import count

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands as CommandsType
    from rejectui.journal.files import Part
    from rejectui.journal.merge import Incoming, Merging

STREAM = "-"
NAMED = 10  # records that are named one by one before the rest is counted


def add(commands: CommandsType) -> None:
    """Declare the commands of this file."""
    from rejectui.cli.parser import Commands
    from rejectui.journal.export.kinds import KINDS

    every = commands.add("export", export, "write the journal to a file")
    inside = Commands(every)
    for name, kind in KINDS.items():
        one = inside.add(name, export, kind.summary)
        one.set_defaults(kind=name)
        one.add_argument(
            "file",
            nargs="?",
            metavar="FILE",
            help=f"where to; a name with today's date and .{kind.ending} unless given; - writes it out here",
        )
        if kind.labels is not None:
            one.add_argument("--labels", action="store_true", help=kind.labels)
        one.add_argument("--force", action="store_true", help="replace the file if it is there already")

    one = commands.add("import", import_, "take an exported journal in; nothing that is here is lost")
    one.add_argument("file", metavar="FILE", help="what rejectui export json wrote; - reads it from a pipe")


def export(session: Session, arguments: Namespace) -> None:
    """Write the journal to a file, or to the standard output."""
    from rejectui.journal.export.kinds import KINDS

    name = getattr(arguments, "kind", None)
    if name is None:
        *some, last = KINDS
        raise usage(f"Say as what: rejectui export {', '.join(some)} or {last}")
    kind = KINDS[name]
    for warning in session.warnings:
        say(warning, error=True)
    parts = kind.make(session.journal, session.moment, getattr(arguments, "labels", False))
    if arguments.file == STREAM:
        _write_out(parts)
        return
    from rejectui.journal.errors import AlreadyThere
    from rejectui.journal.export.files import write

    path = Path(arguments.file or kind.file_name(session.moment, session.facts))
    try:
        write(path, parts, force=arguments.force, not_in=session.journal.folders)
    except AlreadyThere as error:
        raise CommandError(f"{error} To replace it: --force") from None
    line(kind.written(session.facts, path))


def _write_out(parts: Iterable[Part]) -> None:
    if sys.stdout is None:  # it was closed before we began
        raise CommandError("There is no standard output to write to. Give the name of a file.")
    sys.stdout.flush()
    if sys.stdout.isatty():
        # A terminal obeys what a file or a pipe only holds.
        print(clean(b"".join(parts).decode("utf-8")), end="")
        return
    for part in parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()


def import_(session: Session, arguments: Namespace) -> int:
    """Merge an exported journal into this one."""
    from rejectui.journal.export.files import read as read_file
    from rejectui.journal.export.whole import read

    if arguments.file == STREAM:
        if sys.stdin is None:
            raise CommandError("There is no standard input to read. Give the name of a file.")
        name, data = "The standard input", sys.stdin.buffer.read()
    else:
        name, data = arguments.file, read_file(Path(arguments.file))
    reading = read(data, name)
    found = session.journal.would_take_in(reading.tables)
    if found.records:
        with nullcontext() if _brings_the_card(session, reading.tables) else session.change():
            found = session.journal.take_in(reading.tables)
    _tell(found)
    if not reading.left_out:
        return 0
    _tell_left_out(reading.left_out)
    return 1


def _brings_the_card(session: Session, incoming: Incoming) -> bool:
    """Whether today's card is in what comes, or may be another one because nobody has begun here."""
    today = incoming.get("days", {}).get(session.day.isoformat(), {})
    return session.facts == Facts() or "challenge" in today or "ask" in today


def _tell(found: Merging) -> None:
    new = count(found.new, "ask is", "asks are")
    were = "was" if found.changed == 1 else "were"
    here = count(found.here, "was", "were")
    say(f"{new} new, {found.changed} {were} changed, {here} here already.")
    if found.deleted:
        say(f"{count(found.deleted, 'was', 'were')} deleted here, which stays so.")
    if found.others:
        say(
            f"Of everything else, such as cards, rests and settings, "
            f"{count(found.others, 'record is', 'records are')} new or changed."
        )


def _tell_left_out(left_out: tuple[str, ...]) -> None:
    say(
        f"{count(len(left_out), 'record does', 'records do')} not fit and stayed out; all others were taken. "
        "Each with its table, its id and the field:",
        error=True,
    )
    for each in left_out[:NAMED]:
        say(each, indent="  ", error=True)
    if len(left_out) > NAMED:
        say(f"and {len(left_out) - NAMED} more", indent="  ", error=True)
