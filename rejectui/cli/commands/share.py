"""`rejectui share`: a few lines about an ask, to paste anywhere."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, copy, in_words, line, say
from rejectui.core.asks.attempt import Attempt
from rejectui.core.sharing.share import FIELDS, Sentence, last_logged, sentences, to_share

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    one = commands.add("share", share, "print a few lines about an ask, to paste anywhere")
    one.add_argument("id", nargs="?", metavar="ID", help="the ask's id; the one logged last unless given")
    one.add_argument(
        "--with",
        dest="field",
        choices=FIELDS,
        metavar="WHAT",
        help=f"one sentence of yours with it: {', '.join(FIELDS)}",
    )
    one.add_argument("--copy", action="store_true", help="copy it too, where the terminal allows that")


def share(session: Session, arguments: Namespace) -> None:
    """Print the lines, and nothing else to the output: they may go on through a pipe."""
    attempt = session.journal.find(arguments.id) if arguments.id is not None else _last(session)
    picked = _picked(attempt, arguments.field) if arguments.field is not None else None
    lines = to_share(session.facts, session.day, attempt, picked, words=in_words())
    for each in lines:
        line(each)
    if arguments.copy:
        copied = copy("\n".join(lines))
        say(
            "Copied, if your terminal allows it; you can also select it."
            if copied
            else "Copying needs a terminal, and this output is none. The lines are printed as they are.",
            error=True,
        )


def _last(session: Session) -> Attempt:
    attempt = last_logged(session.facts.attempts)
    if attempt is not None:
        return attempt
    if session.facts.attempts:
        raise CommandError("No ask that counts is logged yet. One that you did not ask: rejectui share ID")
    raise CommandError("There is no ask to share yet. It begins with one: rejectui today")


def _picked(attempt: Attempt, field: str) -> Sentence:
    found = {sentence.field: sentence for sentence in sentences(attempt)}
    if field in found:
        return found[field]
    if found:
        raise CommandError(f"Nothing is written there. What there is of this ask: {', '.join(found)}.")
    raise CommandError(
        f"Nothing is written of this ask yet. To add it: rejectui edit {attempt.id[:8]} --{field} TEXT"
    )
