"""A day as text: the card, what became of it, and the commands that go on from here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rejectui.cli.at_once.today import width
from rejectui.cli.terminal.out import as_it_is, in_words, joined, say
from rejectui.cli.terminal.typed_days import day_word
from rejectui.core.asks.attempt import NOES, Attempt, Outcome, Plan, Reason
from rejectui.core.asks.challenge import Challenge
from rejectui.core.card.compose import card_of, curled
from rejectui.core.card.layout import card_lines, card_words
from rejectui.core.card.text import TodayText, level_marks
from rejectui.core.clean_text import clean_line
from rejectui.core.today import Today
from rejectui.core.wording.questions import AHEAD, AS_PLANNED, FEARED, FULL, LATER, ahead, answers_told
from rejectui.core.wording.words import (
    MARKS,
    OUTCOMES,
    REASONS,
    count,
    day_in_words,
    day_seen_from,
    feels,
    guess_and_answer,
    kind_line,
    long_day,
    not_therapy,
    short_day,
)

SMALLER = "For one: rejectui another --smaller"
# How two commands are written: with brackets, and in words.
_LOG = (
    "rejectui log OUTCOME [DISTRESS] [NOTE]",
    "rejectui log OUTCOME DISTRESS NOTE, the last two if you like",
)
_ANOTHER = (
    "rejectui another [--smaller | --bolder | --back]",
    "rejectui another, with --smaller, --bolder or --back if you like",
)


def show(today: Today) -> None:
    """Print the day."""
    say(long_day(today.day))
    say()
    if today.state == "pausing":
        _pausing(today)
    elif today.state == "nothing":
        say(f"There is no card to deal. {today.why_nothing}")
        say("An ask of your own is welcome: rejectui plan --ask TEXT")
        say("The packs: rejectui packs list")
    elif today.card is not None:
        if today.state == "dealt" and today.week_kept:
            say("That is enough for this week. A card is here if you feel like it.")
            say()
        show_card(card_of(today))
        say()
        _state(today)
    if today.lost_plan:
        say()
        say(
            "The card you planned is hidden, retired, not there in your languages, or gone with its pack: "
            "this is another. If you asked it all the same: rejectui log OUTCOME --ask TEXT"
        )
    _open_plan(today)
    say()
    say(sums(today))
    _waiting(today)
    if not today.asks:
        say()
        say(not_therapy("rejectui support"))


def sums(today: Today) -> str:
    """The day's line of numbers."""
    return today.sums_in_words if in_words() else today.sums


def dated(day: date) -> str:
    """A date, short such as Sun 22 Nov, or in words."""
    return day_in_words(day) if in_words() else short_day(day)


def seen_from(day: date, today: date) -> str:
    """A date as it is said on `today`, short or in words."""
    return day_seen_from(day, today, words=in_words())


def marked(outcome: Outcome) -> str:
    """An outcome with its mark; the word alone where marks say nothing."""
    return OUTCOMES[outcome] if in_words() else f"{MARKS[outcome]} {OUTCOMES[outcome]}"


def level_told(level: int) -> str:
    """A level, 1 to 5, with its marks; the word alone where marks say nothing."""
    return f"level {level}" if in_words() else f"{level_marks(level)} level {level}"


def show_card(text: TodayText) -> None:
    """Print a card as its screen shows it, or in words."""
    if in_words():
        for paragraph in card_words(text):
            say(paragraph)
        return
    for line in card_lines(text, width()):
        as_it_is(line)


def _state(today: Today) -> None:
    if today.state == "logged":
        for attempt in today.told:
            show_attempt(attempt, today.day)
            show_answer(attempt, today.card.challenge if today.card else None)
    elif today.state == "planned":
        say(f"Log it: {_LOG[in_words()]}")
    else:
        say("I'll do it: rejectui plan")
        say(f"Log it: {_LOG[in_words()]}")
        say(f"Another: {_ANOTHER[in_words()]}")


def _pausing(today: Today) -> None:
    until = ""
    if today.pause is not None and today.pause.last > today.day:
        until = f" until {long_day(today.pause.last)}"
    say(f"You are resting{until}. Nothing is asked of you.")
    say("If you would rather practice: rejectui rest --end")


def _open_plan(today: Today) -> None:
    plan = today.open_plan
    if plan is None:
        return
    say()
    say(f"Still open from {seen_from(plan.day, today.day)}: {clean_line(today.open_title)}")
    show_plan(plan.plan)
    say(f"Log it: rejectui log OUTCOME --day {day_word(plan.day, today.day)}")
    say("Keep it for today: rejectui plan --keep")
    say("Let it go: rejectui plan --let-go")


def _waiting(today: Today) -> None:
    if today.waiting:
        say(
            f"{count(len(today.waiting), 'ask waits', 'asks wait')} for an answer: rejectui journal --waiting"
        )
    if today.misdated:
        number = count(len(today.misdated), "entry is", "entries are")
        say(f"{number} dated after today, from a clock that was wrong: rejectui edit ID --day today")


def show_plan(plan: Plan | None, indent: str = "", *, over: bool = False) -> None:
    """Print what was written down before the ask, as far as it was; in other words once it is over."""
    if plan is None:
        return
    for name, text in answers_told(plan, AHEAD) if over else ahead(plan):
        say(f"{name}: {text}", indent=indent, hang=indent + "    ")


def show_attempt(attempt: Attempt, today: date) -> None:
    """Print what was logged: outcome, distress, label, note."""
    peak = None if attempt.peak is None else f"{attempt.peak}, {feels(attempt.peak)}"
    label = None if attempt.label is None else clean_line(attempt.label)
    seen = None if attempt.day == today else seen_from(attempt.day, today)
    reason = None if attempt.reason is None else REASONS[attempt.reason]
    say(joined([marked(attempt.outcome), reason, peak, label, seen]))
    show_note(attempt, "    ")
    show_told(attempt)


def show_note(attempt: Attempt, indent: str) -> None:
    """Print the note, set in; in words it says that it is one."""
    if attempt.note:
        say(f"Note: {attempt.note}" if in_words() else attempt.note, indent=indent)


def in_a_line(attempt: Attempt) -> str:
    """An attempt as lists of them have it: day, outcome, title."""
    title, outcome = clean_line(attempt.title), OUTCOMES[attempt.outcome]
    day = dated(attempt.day)
    return f"{day}, {outcome}: {title}" if in_words() else f"{day}  {outcome}  {title}"


def show_told(attempt: Attempt, indent: str = "    ") -> None:
    """Print what else was told of it."""
    for before, answer in answers_told(attempt, (AS_PLANNED, *FEARED, *FULL, *LATER)):
        say(f"{before}: {answer}", indent=indent)


def show_answer(attempt: Attempt, challenge: Challenge | None) -> None:
    """Print one kind sentence, what the pack guessed, and after a no the way out."""
    say(kind_sentence(attempt.outcome, attempt.reason))
    guess = guess_and_answer(challenge, attempt) if challenge else None
    if guess:
        say(guess)
    if challenge and attempt.outcome in NOES:
        say(f"After a no: {curled(challenge.if_no)}")
    if challenge and attempt.outcome == "yes":
        say(f"And now: {challenge.if_yes}")


def kind_sentence(outcome: Outcome, reason: Reason | None = None) -> str:
    """The kind sentence for an outcome, and after backing out the command for a smaller step."""
    return kind_line(outcome, reason) + (f" {SMALLER}" if outcome == "backed_out" else "")


def id_length(attempts: Sequence[Attempt]) -> int:
    """How many letters of an id tell every attempt from the others: four at least."""
    length = 4
    while length < 32 and len({attempt.id[:length] for attempt in attempts}) < len(attempts):
        length += 2
    return length
