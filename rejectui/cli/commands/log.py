"""`rejectui log`: tell how it went, in one line."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from rejectui.cli.session import Session
from rejectui.cli.terminal import card
from rejectui.cli.terminal.out import CommandError, ask, quoted, say, usage
from rejectui.cli.terminal.typed_days import past_day
from rejectui.cli.terminal.typed_values import (
    answer_of,
    challenge_of,
    is_number,
    number_of,
    outcome_of,
    reason_of,
    text_of,
)
from rejectui.core.asks.asked_once import heard_before, reminder
from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.challenge import Challenge
from rejectui.core.clean_text import clean_line, storable
from rejectui.core.days.day import A_WEEK
from rejectui.core.facts import Day
from rejectui.core.limits import fit
from rejectui.core.wording.questions import AS_PLANNED, FEELINGS, FULL
from rejectui.core.wording.words import LETTERS, OUTCOMES, REASONS, SOMEBODY_ELSE
from rejectui.journal.records.record import new_id
from rejectui.practice.what_to_log import no_to, snapshot_and_plan

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from rejectui.cli.parser import Commands

_OUTCOMES = ", ".join(f"{letter} {OUTCOMES[outcome]}" for letter, outcome in LETTERS.items())


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    one = commands.add("log", log, "log how an ask went")
    one.add_argument("outcome", metavar="OUTCOME", help=f"in words or one letter: {_OUTCOMES}")
    one.add_argument(
        "distress", nargs="?", metavar="DISTRESS", type=storable, help="how nervous you got, 0 to 100"
    )
    one.add_argument("note", nargs="?", metavar="NOTE", type=storable, help="a note, in quotes")
    add_details(one)
    one.add_argument(
        "--someone-else",
        action="store_true",
        help="it was somebody other than the one who said no; without it a terminal asks",
    )
    what = one.add_mutually_exclusive_group()
    what.add_argument("--ask", type=storable, metavar="TEXT", help="it was an ask of your own")
    what.add_argument("--challenge", metavar="ID", help="it was this challenge, not today's card")


_SHAPES = {"rating": "N", "minutes": "N", "percent": "N", "yes_no": "YES|NO", "feelings": "WORDS"}
_HOW = {
    "rating": ", 0 to 100",
    "percent": ", 0 to 100",
    "feelings": f", with commas: {', '.join(FEELINGS)}, or your own",
}


def add_details(parser: ArgumentParser) -> None:
    """The options that `log` and `edit` have in common."""
    parser.add_argument("--distress", dest="peak", metavar="N", help="how nervous you got, 0 to 100")
    parser.add_argument("--note", dest="words", type=storable, metavar="TEXT", help="a note")
    parser.add_argument("--label", type=storable, metavar="TEXT", help="who or which place, for you alone")
    parser.add_argument(
        "--day", metavar="DAY", help="when you asked: yesterday, monday, 3 days ago, 22 nov, or YYYY-MM-DD"
    )
    parser.add_argument(
        "--happened", metavar="WORD", help="whether what you feared happened: no, partly, yes"
    )
    parser.add_argument("--reason", metavar="WORD", help=f"why it was called off: {', '.join(REASONS)}")
    parser.add_argument("--chance-again", metavar="N", help="how likely it seems now, 0 to 100")
    more = parser.add_argument_group("more to tell, all of it optional")
    for question in (AS_PLANNED, *FULL):
        name = question.field.replace("_", "-")
        help = f"{question.words.rstrip('?').lower()}{_HOW.get(question.kind, '')}"
        more.add_argument(f"--{name}", type=storable, metavar=_SHAPES.get(question.kind, "TEXT"), help=help)


def log(session: Session, arguments: Namespace) -> int | None:
    """Record an attempt; "Saved" is said when it is on disk."""
    values: dict[str, Any] = {
        "id": new_id(),
        "outcome": outcome_of(arguments.outcome),
        **details(arguments),
        **_sorted(arguments),
    }
    if values.get("reason") is not None and values["outcome"] != "called_off":
        raise usage("A reason belongs to an ask that was called off (x). Nothing was saved.")
    day = _day_to_tell(session, arguments) if arguments.day is None else past_day(arguments.day, session.day)
    challenge = _what(session, arguments, day, values)
    at = session.moment
    attempt = fit({**values, "day": day, "at": at}, Attempt)
    if not (_reminded(session, attempt) or arguments.someone_else or _is_somebody_else(session, attempt)):
        say("Nothing was saved.")
        return 1
    with session.practice.change():
        session.journal.record(attempt)
    say(f"Logged for {card.seen_from(day, session.day)}: {clean_line(attempt.title)}")
    card.show_attempt(attempt, day)
    say()
    card.show_answer(attempt, challenge)
    say()
    say(card.sums(session.practice.today))
    short = attempt.id[: card.id_length(session.facts.attempts)]
    if attempt.outcome == "waiting":
        say(f"When they answer: rejectui answer {short} OUTCOME")
    say(f"Saved as {short}. To take it back: rejectui undo")
    return None


def _day_to_tell(session: Session, arguments: Namespace) -> date:
    """Today, or the day of a plan that is still open, as in the app."""
    if arguments.ask is not None or arguments.challenge is not None:
        return session.day
    return session.practice.today.to_tell.day


def details(arguments: Namespace) -> dict[str, Any]:
    """The fields that `log` and `edit` have in common, where they were given; empty text is None."""
    given: dict[str, Any] = {}
    for option, name in (("words", "note"), ("label", "label"), ("happened", "feared_happened")):
        if getattr(arguments, option) is not None:
            given[name] = text_of(getattr(arguments, option))
    if arguments.reason is not None:
        given["reason"] = reason_of(arguments.reason) if arguments.reason.strip() else None
    for name in ("peak", "chance_again"):
        text = getattr(arguments, name)
        if text is not None:
            given[name] = number_of(text, Attempt, name) if text.strip() else None
    for question in (AS_PLANNED, *FULL):
        text = getattr(arguments, question.field)
        if text is not None:
            given[question.field] = answer_of(question, text, Attempt)
    return given


def _sorted(arguments: Namespace) -> dict[str, Any]:
    """DISTRESS and NOTE by place; a DISTRESS that nobody meant as a number is the note."""
    distress, note = arguments.distress or None, arguments.note
    if distress is not None and not is_number(distress):
        if note is not None:
            raise usage(
                f"{quoted(distress)} is not a distress: write a whole number from 0 to 100, then the note in "
                "quotes. Nothing was saved."
            )
        distress, note = None, distress
    if distress is not None and arguments.peak is not None:
        raise usage("Distress is given twice, as a number and with --distress. Nothing was saved.")
    if note is not None and arguments.words is not None:
        raise usage("There are two notes, one in place and one with --note. Nothing was saved.")
    found: dict[str, Any] = {}
    if distress is not None:
        remedy = "If it is your note, write --note before it. " if note is None else ""
        found["peak"] = number_of(distress, Attempt, "peak", remedy)
    if note is not None:
        found["note"] = text_of(note)
    return found


def _what(session: Session, arguments: Namespace, day: date, values: dict[str, Any]) -> Challenge | None:
    """Put what was asked into `values`: the own ask, the named challenge, or the card of that day."""
    catalog = session.practice.catalog
    record = session.facts.days.get(day)
    if arguments.ask is not None:
        values["ask"] = text_of(arguments.ask)
        if values["ask"] is None:
            raise usage("An ask needs words: rejectui log OUTCOME --ask TEXT")
    elif arguments.challenge is not None:
        values["challenge"] = challenge_of(catalog, arguments.challenge).id
    else:
        # Only a card kept under an earlier day was seen on it; else it is today's, told for that day.
        if record is None or not record.has_card or day == session.day:
            if session.day - day > A_WEEK:
                raise usage(
                    f"There was no card on {day}. Say what you asked: --ask TEXT, or --challenge ID. "
                    "Nothing was saved."
                )
            record = session.practice.today.record
        if not record.has_card:
            raise CommandError("There is no card to log. An ask of your own: rejectui log OUTCOME --ask TEXT")
        values["challenge"], values["ask"] = record.challenge, record.ask
    challenge, ask = values.get("challenge"), values.get("ask")
    snapshot, plan = snapshot_and_plan(session.practice, record, challenge, ask)
    values["plan"] = to_builtins(plan) or None
    values["snapshot"] = to_builtins(snapshot)
    entry = catalog.get(challenge)
    return entry.challenge if entry is not None else None


def _reminded(session: Session, attempt: Attempt) -> bool:
    """Remind of an earlier no from this label, if there is one; whether there is."""
    if attempt.label is None:
        return False
    earlier = reminder(
        session.facts.attempts,
        label=attempt.label,
        category=attempt.snapshot.category if attempt.snapshot else None,
        challenge=attempt.challenge,
        ask=attempt.ask,
    )
    if earlier is None:
        return False
    say(str(earlier))
    say()
    return True


def _is_somebody_else(session: Session, attempt: Attempt) -> bool:
    """Whether an ask that heard a no that day was somebody else's this time, which a terminal asks.

    Where nobody can be asked it is logged, and the no is told: a script never waits and loses nothing.
    """
    asked = Day(day=attempt.day, challenge=attempt.challenge, ask=attempt.ask)
    no = no_to(session.practice, asked)
    named = no is not None and no.label and attempt.label  # and not the same, or the label had reminded
    if no is None or named or not attempt.counts:
        return True
    answer = ask(SOMEBODY_ELSE)
    if answer is None:
        earlier = heard_before(session.facts.attempts, challenge=asked.challenge, ask=asked.ask)
        say(earlier or "")
        say()
    return answer is not False
