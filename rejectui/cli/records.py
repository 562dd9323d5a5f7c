"""What is in the journal: show it, answer the waiting ones, correct, delete, undo."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from rejectui.cli import card
from rejectui.cli.dates import past_day
from rejectui.cli.home import Session
from rejectui.cli.log import add_details, details
from rejectui.cli.out import CommandError, say, usage
from rejectui.cli.values import challenge_of, changed, outcome_of, text_of
from rejectui.core.attempt import Attempt, Outcome, Snapshot
from rejectui.core.day import BACK_DATING_DAYS, day_of
from rejectui.core.text import clean_line, storable
from rejectui.core.words import MARKS, OUTCOMES, REASONS, count, day_seen_from, feels, short_day

if TYPE_CHECKING:
    from datetime import date

    from rejectui.cli.parser import Commands

SHOWN = 20
ANSWERS: tuple[Outcome, ...] = ("no", "soft_no", "partly", "yes", "no_reply")
_DONE = {"log": "logged", "edit": "changed", "delete": "deleted"}


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    one = commands.add("journal", journal, "show what you logged, newest first")
    one.add_argument(
        "--search", type=storable, metavar="TEXT", help="only where title, note or label has this"
    )
    one.add_argument("--waiting", action="store_true", help="only asks without an answer yet")
    one.add_argument("-n", type=int, default=SHOWN, metavar="N", help=f"how many; {SHOWN} unless given")

    one = commands.add("answer", answer, "give a waiting ask its answer")
    one.add_argument("id", metavar="ID", help="the ask's id, or its beginning; the journal shows it")
    one.add_argument("outcome", metavar="OUTCOME", help="no, soft no, partly, yes, no reply, or one letter")

    one = commands.add("edit", edit, "correct an ask; empty text clears")
    one.add_argument("id", metavar="ID", help="the ask's id, or its beginning; the journal shows it")
    one.add_argument("--outcome", metavar="OUTCOME", help="in words or one letter")
    add_details(one)
    what = one.add_mutually_exclusive_group()
    what.add_argument("--ask", type=storable, metavar="TEXT", help="it was this ask of your own")
    what.add_argument("--challenge", metavar="ID", help="it was this challenge")

    one = commands.add("delete", delete, "take an ask out of the journal; undo brings it back")
    one.add_argument("id", metavar="ID", help="the ask's id, or its beginning; the journal shows it")

    commands.add("undo", undo, "take back the last change to an ask; undo again brings it back")


def journal(session: Session, arguments: Namespace) -> None:
    """Print attempts, newest first."""
    if arguments.n < 1:
        raise usage("-n is how many asks to show: 1 or more.")
    for warning in session.warnings:
        say(warning, error=True)
    attempts = session.facts.attempts
    found = [each for each in reversed(attempts) if _fits(each, arguments)]
    length = card.id_length(attempts)
    for attempt in found[: arguments.n]:
        _show(attempt, session.day, length)
    more = len(found) - arguments.n
    if not attempts:
        say("Nothing is logged yet. It begins with one: rejectui today")
    elif not found:
        say("No ask in the journal fits.")
    elif more > 0:
        say(f"{count(more, 'older one', 'older ones')}: rejectui journal -n {len(found)}")


def _fits(attempt: Attempt, arguments: Namespace) -> bool:
    if arguments.waiting and attempt.outcome != "waiting":
        return False
    if arguments.search is None:
        return True
    words = " ".join(arguments.search.split()).casefold()
    texts = (attempt.title, attempt.note, attempt.label, attempt.ask)
    return any(words in " ".join(text.split()).casefold() for text in texts if text)


def _show(attempt: Attempt, today: date, length: int) -> None:
    seen = short_day(attempt.day) if attempt.day.year == today.year else day_seen_from(attempt.day, today)
    peak = None if attempt.peak is None else f"{attempt.peak}, {feels(attempt.peak)}"
    label = None if attempt.label is None else clean_line(attempt.label)
    reason = None if attempt.reason is None else REASONS[attempt.reason]
    parts = [f"{MARKS[attempt.outcome]} {OUTCOMES[attempt.outcome]}", reason, peak, label]
    margin = " " * (length + 2)
    say(f"{attempt.id[:length]}  {seen}  {' · '.join(part for part in parts if part)}", hang=margin)
    say(clean_line(attempt.title), indent=margin)
    if attempt.note:
        say(attempt.note, indent=margin + "  ")


def answer(session: Session, arguments: Namespace) -> None:
    """Change the outcome of an ask that waits, or that got its answer after all; its day stays."""
    outcome = outcome_of(arguments.outcome, ANSWERS)
    attempt = session.journal.find(arguments.id)
    if attempt.outcome not in ("waiting", "no_reply"):
        raise CommandError(
            f"This ask has its answer already: {OUTCOMES[attempt.outcome]}. "
            f"To correct it: rejectui edit {attempt.id[:8]} --outcome OUTCOME"
        )
    _change(session, attempt, {"outcome": outcome, "answered": session.day})
    answered = session.journal.find(attempt.id)
    entry = session.library.catalog.get(answered.challenge)
    card.show_answer(answered, entry.challenge if entry else None)
    say("Saved. To take it back: rejectui undo")


def edit(session: Session, arguments: Namespace) -> None:
    """Change fields of an attempt."""
    attempt = session.journal.find(arguments.id)
    changes = details(arguments)
    if arguments.outcome is not None:
        changes["outcome"] = outcome_of(arguments.outcome)
    if arguments.day is not None:
        # An ask from a clock that was wrong lies ahead of today, and may come back.
        logged = min(day_of(attempt.at, session.facts.settings.start_of_day), session.day)
        earliest = min(logged - timedelta(days=BACK_DATING_DAYS), attempt.day)
        changes["day"] = past_day(arguments.day, session.day, earliest)
    if arguments.ask is not None:
        ask = text_of(arguments.ask)
        if ask is None:
            raise usage(
                f"An ask needs words. To take it out of the journal: rejectui delete {attempt.id[:8]}"
            )
        changes |= {"ask": ask, "challenge": None, "snapshot": None}
    if arguments.challenge is not None:
        entry = challenge_of(session.library.catalog, arguments.challenge)
        snapshot = to_builtins(Snapshot.of(entry.challenge))
        changes |= {"challenge": entry.id, "snapshot": snapshot, "ask": None}
    if changes.get("outcome", attempt.outcome) != "called_off":
        if changes.get("reason") is not None:
            raise usage("A reason belongs to an ask that was called off (x). Nothing was saved.")
        if attempt.reason is not None:
            changes["reason"] = None
    if not changes:
        raise usage(f"Say what to change, such as: rejectui edit {attempt.id[:8]} --note TEXT")
    _change(session, attempt, changes)
    say("Saved. To take it back: rejectui undo")


def _change(session: Session, attempt: Attempt, changes: dict[str, Any]) -> None:
    changed(attempt, changes)
    with session.journal.together():
        session.keep_card()
        session.journal.edit(attempt.id, changes)
    _show_ids(session, [attempt.id])


def delete(session: Session, arguments: Namespace) -> None:
    """Delete an attempt."""
    attempt = session.journal.find(arguments.id)
    _show(attempt, session.day, card.id_length(session.facts.attempts))
    with session.journal.together():
        session.keep_card()
        session.journal.delete(attempt.id)
    say("Deleted. To bring it back: rejectui undo")


def undo(session: Session, arguments: Namespace) -> None:
    """Take back the last change to an attempt, or bring it back."""
    with session.journal.together():
        session.keep_card()
        undone = session.journal.undo()
    if undone is None:
        raise CommandError("There is nothing to undo.")
    done = _DONE[undone.what]
    say(f"Done again: {done}." if undone.again else f"Undone: no longer {done}.")
    _show_ids(session, [undone.attempt_id])
    say("Saved. To have it as it was before: rejectui undo")


def _show_ids(session: Session, ids: Iterable[str]) -> None:
    attempts = session.facts.attempts
    length = card.id_length(attempts)
    for attempt in attempts:
        if attempt.id in ids:
            _show(attempt, session.day, length)
