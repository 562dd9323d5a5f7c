"""`rejectui packs mine`: an own ask from the journal becomes a challenge in the user's own pack."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from rejectui.cli.packs.challenge_questions import NEEDED, WHEN, add_options, fields, typed
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, say, usage
from rejectui.core.asks.own_challenge import known_of, may_become
from rejectui.core.clean_text import clean_line

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands
    from rejectui.core.asks.attempt import Attempt

ASKED = (*NEEDED, WHEN)


def add_to(inside: Commands) -> None:
    """Declare the command of this file among those for packs."""
    one = inside.add("mine", keep, "make an ask of your own a challenge of your own pack")
    one.add_argument("id", metavar="ID", help="the ask's id, or its beginning; the journal shows it")
    add_options(one, ASKED)


def keep(session: Session, arguments: Namespace) -> None:
    """Ask what the journal does not know, and write the challenge into `mine.yaml`."""
    from rejectui.packs.authoring.own_pack import mine
    from rejectui.practice.own_packs import take_own

    attempt: Attempt = session.journal.find(arguments.id)
    if not may_become(attempt):
        raise CommandError(_why_not(attempt))
    ask = attempt.ask or ""
    there = mine(session.library.catalog, ask)
    if there is not None:
        say(f"It is in your own pack already: {there.id}")
        return
    given = {name: str(value) for name, value in known_of(attempt).items()}
    given |= {name: value for name, value in typed(arguments, ASKED).items() if value is not None}
    say(f"For your own pack: {clean_line(ask)}", hang="    ")
    try:
        challenge = fields(ASKED, {question.field: given.get(question.field) for question in ASKED})
    except ValueError as error:
        raise usage(f"{error} Nothing was written.") from None
    take_own(session.practice, session.home.packs, ask, challenge)
    say()
    say("It is in your own pack, and may be dealt from now on.")
    say("To see it: rejectui packs list mine")


def _why_not(attempt: Attempt) -> str:
    if attempt.ask is None:
        return f"This one is from a pack already: {attempt.challenge}"
    return "This one was not asked yet. Once it was, it can go into your own pack."
