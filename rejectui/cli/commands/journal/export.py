"""The journal out of RejectUI: `rejectui export KIND [FILE]`."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from rejectui.cli.parser import Commands
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, line, say, usage
from rejectui.cli.terminal.typed_values import path_of
from rejectui.core.clean_text import clean

if TYPE_CHECKING:
    from rejectui.journal.file.disk import Part

STREAM = "-"


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
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
        if kind.alarm is not None:
            one.add_argument("--alarm", action="store_true", help=kind.alarm)
        one.add_argument("--force", action="store_true", help="replace the file if it is there already")


def export(session: Session, arguments: Namespace) -> None:
    """Write the journal to a file, or to the standard output."""
    from rejectui.journal.export.kinds import KINDS, Extras

    name = getattr(arguments, "kind", None)
    if name is None:
        *some, last = KINDS
        raise usage(f"Say as what: rejectui export {', '.join(some)} or {last}")
    kind = KINDS[name]
    for warning in session.warnings:
        say(warning, error=True)
    extras = Extras(
        labels=getattr(arguments, "labels", False),
        alarm=getattr(arguments, "alarm", False),
        title=session.practice.title_of,
    )
    parts = kind.make(session.journal, session.moment, extras)
    if arguments.file == STREAM:
        _write_out(parts)
        return
    from rejectui.journal.errors import AlreadyThere
    from rejectui.journal.export.user_files import write

    path = path_of(arguments.file or kind.file_name(session.moment, session.facts))
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
