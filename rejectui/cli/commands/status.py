"""`rejectui status`: one line about today, for prompts and bars."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from rejectui.cli.at_once.status import EXIT, USUAL, FieldError, filled
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import as_it_is, plain_given, quoted, usage

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands

TELLS = ", ".join(f"{number} {state}" for state, number in EXIT.items())


def add(commands: Commands) -> None:
    """Declare the command."""
    one = commands.add("status", status, "print one line about today, for a prompt or a bar")
    one.epilog = f"The exit status tells it, too: {TELLS}."
    how = one.add_mutually_exclusive_group()
    how.add_argument(
        "--format",
        metavar="TEXT",
        help="the line, with fields in braces: "
        "{words} {sign} {state} {when} {week} {asks} {noes} {streak} {waiting} {card}",
    )
    how.add_argument("--json", action="store_true", help="all fields for scripts")


def status(session: Session, arguments: Namespace) -> int:
    """Print the line, and leave a memo, so that the next time it is there at once."""
    from rejectui.cli.commands.practice import print_today
    from rejectui.cli.make_memo import glance_of, inputs, make_memo

    read = inputs(session)
    fields = glance_of(session)
    # In a pipe alone the line keeps its sign, for prompts and bars are pipes.
    usual = "{words}" if plain_given() else USUAL
    form = usual if arguments.format is None else arguments.format
    if arguments.json:
        import msgspec

        as_it_is(msgspec.json.encode(fields).decode())
    else:
        try:
            as_it_is(filled(form, fields))
        except FieldError as error:
            known = ", ".join(fields)
            raise usage(f"There is no field {quoted(str(error))}. There are: {known}.") from None
    make_memo(session, read, print_today)
    return EXIT[fields["state"]]
