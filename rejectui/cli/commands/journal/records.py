"""What is in the journal: show it, answer the waiting ones, correct, delete, undo."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from rejectui.cli.commands.log import add_details, details
from rejectui.cli.session import Session
from rejectui.cli.terminal import card
from rejectui.cli.terminal.out import CommandError, in_words, joined, say, usage
from rejectui.cli.terminal.typed_days import answer_day, past_day
from rejectui.cli.terminal.typed_values import challenge_of, outcome_of, text_of
from rejectui.core.asks.attempt import WAITED, Attempt, Outcome, answer_too_early, answered_on, has_answer
from rejectui.core.asks.kept_ask import snapshot_of
from rejectui.core.clean_text import clean_line, storable
from rejectui.core.days.weeks import weeks_of
from rejectui.core.limits import changed
from rejectui.core.review.look_back import takeaway
from rejectui.core.review.review_words import logged, takeaway_of
from rejectui.core.search import matching, with_takeaways
from rejectui.core.wording.words import (
    OUTCOMES,
    REASONS,
    count,
    feels,
)
from rejectui.practice.taken_back import take_back

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands

SHOWN = 20
ANSWERS: tuple[Outcome, ...] = ("no", "soft_no", "partly", "yes", "no_reply")


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    one = commands.add("journal", journal, "show what you logged, newest first")
    one.add_argument("--search", type=storable, metavar="TEXT", help="only where all of these words appear")
    one.add_argument("--waiting", action="store_true", help="only asks without an answer yet")
    one.add_argument("-n", type=int, default=SHOWN, metavar="N", help=f"how many; {SHOWN} unless given")

    one = commands.add("answer", answer, "log the answer to a waiting ask")
    one.add_argument("id", metavar="ID", help="the ask's id, or its beginning; the journal shows it")
    one.add_argument("outcome", metavar="OUTCOME", help="no, soft no, partly, yes, no reply, or one letter")
    one.add_argument("--day", metavar="DAY", help="when the answer came, if not today; the ask keeps its day")

    one = commands.add("edit", edit, "correct an ask; empty text clears")
    one.add_argument("id", metavar="ID", help="the ask's id, or its beginning; the journal shows it")
    one.add_argument("--outcome", metavar="OUTCOME", help="in words or one letter")
    add_details(one)
    one.add_argument("--answered", metavar="DAY", help="when the answer came")
    what = one.add_mutually_exclusive_group()
    what.add_argument("--ask", type=storable, metavar="TEXT", help="it was this ask of your own")
    what.add_argument("--challenge", metavar="ID", help="it was this challenge")

    one = commands.add("delete", delete, "take an ask out of the journal; undo brings it back")
    one.add_argument("id", metavar="ID", help="the ask's id, or its beginning; the journal shows it")

    one = commands.add(
        "undo",
        undo,
        "take back the last change of the journal, and then the one before, as far as today began; settings "
        "and programs stay",
    )
    one.add_argument("--back", action="store_true", help="bring back what was taken back last")


def journal(session: Session, arguments: Namespace) -> None:
    """Print attempts, newest first."""
    if arguments.n < 1:
        raise usage("-n is how many entries to show: 1 or more.")
    for warning in session.warnings:
        say(warning, error=True)
    attempts = session.facts.attempts
    found = matching(attempts[::-1], arguments.search or "", waiting=arguments.waiting)
    weeks = () if arguments.waiting else session.facts.weeks
    calendar = weeks_of(session.facts)
    rows = with_takeaways(found, weeks, calendar.last, arguments.search or "")
    length = card.id_length(attempts)
    for row in rows[: arguments.n]:
        if isinstance(row, Attempt):
            _show(row, session.day, length)
        else:
            say(f"{takeaway_of(calendar.first(row.monday))}: {row.words}", hang=" " * (length + 2))
    more = len(rows) - arguments.n
    if attempts and not arguments.search and not arguments.waiting:
        say(f"In all: {logged(attempts)}")
    if not attempts:
        say("Nothing is logged yet. It begins with one: rejectui today")
    elif not rows:
        say("No entry in the journal matches.")
    elif more > 0:
        say(f"{count(more, 'older one', 'older ones')}: rejectui journal -n {len(rows)}")


def _show(attempt: Attempt, today: date, length: int) -> None:
    this_year = attempt.day.year == today.year
    seen = card.dated(attempt.day) if this_year else card.seen_from(attempt.day, today)
    peak = None if attempt.peak is None else f"{attempt.peak}, {feels(attempt.peak)}"
    label = None if attempt.label is None else clean_line(attempt.label)
    reason = None if attempt.reason is None else REASONS[attempt.reason]
    told = joined([card.marked(attempt.outcome), reason, peak, label])
    short, title = attempt.id[:length], clean_line(attempt.title)
    if in_words():  # first what it is about, last what no voice says well
        margin = ""
        say(f"{seen}: {title}")
        say(f"  {told}, id {short}")
    else:
        margin = " " * (length + 2)
        say(f"{short}  {seen}  {told}", hang=margin)
        say(title, indent=margin)
    card.show_plan(attempt.plan, margin + "  ", over=True)
    card.show_note(attempt, margin + "  ")
    card.show_told(attempt, margin + "  ")


def answer(session: Session, arguments: Namespace) -> None:
    """Change the outcome of an ask that waits, or that got its answer after all; its day stays."""
    outcome = outcome_of(arguments.outcome, ANSWERS)
    attempt = session.journal.find(arguments.id)
    if attempt.outcome not in WAITED:
        raise CommandError(
            f"This ask has its answer already: {OUTCOMES[attempt.outcome]}. "
            f"To correct it: rejectui edit {attempt.id[:8]} --outcome OUTCOME"
        )
    typed = arguments.day
    day = session.day if typed is None else answer_day(typed, attempt.day, session.day)
    _change(session, attempt, {"outcome": outcome, "answered": answered_on(attempt, outcome, day)})
    answered = session.journal.find(attempt.id)
    entry = session.practice.catalog.get(answered.challenge)
    card.show_answer(answered, entry.challenge if entry else None)
    say("Saved. To take it back: rejectui undo")


def edit(session: Session, arguments: Namespace) -> None:
    """Change fields of an attempt."""
    attempt = session.journal.find(arguments.id)
    changes = details(arguments)
    if arguments.outcome is not None:
        changes["outcome"] = outcome_of(arguments.outcome)
        changes["answered"] = answered_on(attempt, changes["outcome"], session.day)
    if arguments.day is not None:
        changes["day"] = past_day(arguments.day, session.day)
    if arguments.answered is not None:
        changes["answered"] = _answered(session, arguments.answered, attempt, changes)
    if (problem := answer_too_early(attempt, changes)) is not None:
        raise usage(f"{problem} Nothing was saved.")
    if arguments.ask is not None:
        ask = text_of(arguments.ask)
        if ask is None:
            raise usage(
                f"An ask needs words. To take it out of the journal: rejectui delete {attempt.id[:8]}"
            )
        changes |= {"ask": ask, "challenge": None}
    if arguments.challenge is not None:
        changes |= {"challenge": challenge_of(session.practice.catalog, arguments.challenge).id, "ask": None}
    if "ask" in changes:
        asked = snapshot_of(
            session.practice.catalog, session.facts.asks, changes["challenge"], changes["ask"]
        )
        changes["snapshot"] = to_builtins(asked) if asked is not None else None
    if changes.get("outcome", attempt.outcome) != "called_off":
        if changes.get("reason") is not None:
            raise usage("A reason belongs to an ask that was called off (x). Nothing was saved.")
        if attempt.reason is not None:
            changes["reason"] = None
    if not changes:
        raise usage(f"Say what to change, such as: rejectui edit {attempt.id[:8]} --note TEXT")
    _change(session, attempt, changes)
    say("Saved. To take it back: rejectui undo")


def _answered(session: Session, text: str, attempt: Attempt, changes: Mapping[str, Any]) -> date | None:
    """The day of an answer as it was typed; None for empty text."""
    outcome = changes.get("outcome", attempt.outcome)
    if not text.strip():
        return None
    if not has_answer(outcome):
        raise usage(f"There is no answer yet to date: {OUTCOMES[outcome]}. Nothing was saved.")
    return answer_day(text, changes.get("day", attempt.day), session.day)


def _change(session: Session, attempt: Attempt, changes: dict[str, Any]) -> None:
    changed(attempt, changes)
    with session.practice.change():
        session.journal.edit(attempt.id, changes)
    _show_one(session.facts.attempts, attempt.id, session.day)


def delete(session: Session, arguments: Namespace) -> None:
    """Delete an attempt."""
    attempt = session.journal.find(arguments.id)
    _show(attempt, session.day, card.id_length(session.facts.attempts))
    with session.practice.change():
        session.journal.delete(attempt.id)
    say(f"Deleted. To bring it back: rejectui undo. To erase it for good: rejectui forget {attempt.id[:8]}")


def undo(session: Session, arguments: Namespace) -> None:
    """Take back what was done last, or bring it back."""
    before = session.facts.attempts
    taken = take_back(session.practice, again=arguments.back)
    say(f"{taken.what}:")
    ask, week = taken.undone.only("attempts"), taken.undone.only("weeks")
    if ask is not None:
        _show_one((*session.facts.attempts, *before), ask, session.day)
    elif week is not None:
        monday = date.fromisoformat(week)
        words = takeaway(session.facts, monday).words
        first = weeks_of(session.facts).first(monday)
        say(f"{takeaway_of(first)}: {words or 'none'}", indent="  ")
    else:
        say(taken.about, indent="  ")
    one, other = ("it back", "back more") if arguments.back else ("back more", "it back")
    ways = [f"rejectui undo takes {one}"] if session.journal.can_undo else []
    ways += [f"rejectui undo --back brings {other}"] if session.journal.can_redo else []
    say(f"Saved. {', '.join(ways)}.")


def _show_one(attempts: Sequence[Attempt], attempt_id: str, today: date) -> None:
    """Print the first of the attempts that has this id."""
    found = next((each for each in attempts if each.id == attempt_id), None)
    if found is not None:
        _show(found, today, card.id_length(attempts))
