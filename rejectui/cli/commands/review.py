"""`rejectui review` and `rejectui takeaway`: what the journal adds up to, and a look back on a week."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, get_args

from rejectui.cli.at_once.today import width
from rejectui.cli.session import Session
from rejectui.cli.terminal.card import dated, marked
from rejectui.cli.terminal.out import as_it_is, in_words, joined, say, usage
from rejectui.cli.terminal.typed_days import week_of
from rejectui.cli.terminal.typed_values import text_of
from rejectui.core.clean_text import clean_line, shortened, storable
from rejectui.core.days.weeks import weeks_of
from rejectui.core.limits import changed
from rejectui.core.review.bars import LABEL, bars, blocks, room
from rejectui.core.review.calendar_grid import lines
from rejectui.core.review.calendar_words import sentences
from rejectui.core.review.comparison_words import answer, other_scale_told, said
from rejectui.core.review.coverage import WHOM, coverage
from rejectui.core.review.look_back import LookBack, look_back, week_to_tell
from rejectui.core.review.periods import Period, Span, called, period, week_called
from rejectui.core.review.review import Review, Told, WeekTold, review
from rejectui.core.review.review_words import (
    NO_ASK,
    NOTHING_YET,
    below_the_sums,
    numbers,
    numbers_in_words,
    stood_out,
)
from rejectui.core.wording.words import ASKEES, CHANNELS, OUTCOMES, capital, count

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands

WEEKS = 12
MOMENTS = 10
STATES = {"kept": "kept", "short": "a short week", "skipped": "a week of rest"}


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    one = commands.add("review", show, "show what your asks add up to")
    one.add_argument(
        "span",
        nargs="?",
        choices=get_args(Span),
        default="everything",
        metavar="PERIOD",
        help="everything, week, month or program; everything unless given",
    )
    one.add_argument("--back", type=int, default=0, metavar="N", help="so many periods before this one")
    how = one.add_mutually_exclusive_group()
    how.add_argument(
        "--more",
        action="store_true",
        help="all that is compared and counted, with bars, and whom you asked and how",
    )
    how.add_argument("--json", action="store_true", help="the same numbers for scripts")

    one = commands.add("takeaway", takeaway, "look back on a week, and keep a sentence about it")
    one.add_argument("words", nargs="?", type=storable, metavar="TEXT", help="your sentence; empty clears it")
    one.add_argument("--week", metavar="DAY", help="any day of that week; the last week unless given")


def show(session: Session, arguments: Namespace) -> None:
    """Print the review of a period."""
    if arguments.back < 0 or (arguments.back and arguments.span == "everything"):
        raise usage("--back is how many weeks, months or programs before this one: 0 or more.")
    for warning in session.warnings:
        say(warning, error=True)
    facts, day = session.facts, session.day
    if arguments.span == "program" and not facts.runs:
        say("You have begun no program yet, so this is everything: rejectui program list", error=True)
    chosen = period(facts, day, arguments.span, arguments.back)
    shown = review(facts, day, chosen)
    if arguments.json:
        from rejectui.cli.commands.review_json import as_json

        as_it_is(as_json(shown, chosen.attempts(facts)))
        return
    if chosen.span != "everything":
        say(_named(session, chosen))
        say()
    if not facts.attempts:
        say(NOTHING_YET)
        return
    _numbers(shown)
    if arguments.more:
        _more(session, chosen, shown)
        return
    for sentence in answer(shown.found, day):
        say(sentence)
    say()
    if in_words():
        for sentence in sentences(shown):
            say(sentence, hang="  ")
    else:
        for line in lines(shown, width()):
            as_it_is(line)
    _answers(shown)
    _moments("Doors that opened", shown.doors)
    _moments("Made me laugh", shown.laughs)
    _weeks(shown.weeks)


def _named(session: Session, chosen: Period) -> str:
    programs = session.programs.by_name if chosen.run else None
    return capital(called(chosen, session.day, weeks_of(session.facts), programs))


def _numbers(shown: Review) -> None:
    sums = " · ".join(f"{number:,} {noun}" for number, noun in numbers(shown.totals))
    say(numbers_in_words(shown.totals) if in_words() else sums)
    for sentence in below_the_sums(shown):
        say(sentence)


def _answers(shown: Review) -> None:
    found = [(outcome, shown.totals.outcomes.get(outcome, 0)) for outcome in OUTCOMES]
    if any(number for _, number in found):
        say()
        say("Answers")
    for outcome, number in found:
        if number:
            row = f"{marked(outcome):<13}{number:>4}"
            as_it_is(f"  {' '.join(row.split()) if in_words() else row}")


def _moments(head: str, told: Sequence[Told]) -> None:
    if told:
        say()
        say(head)
    for each in told[:MOMENTS]:
        parts = [shortened(each.words or ""), shortened(each.title)]
        said = ": ".join(filter(None, parts[::-1])) if in_words() else joined(parts)
        say(f"{dated(each.day)}: {said}", indent="  ", hang="    ")
    if len(told) > MOMENTS:
        say(f"and {len(told) - MOMENTS} earlier: rejectui export story", indent="  ")


def _weeks(weeks: Sequence[WeekTold]) -> None:
    if weeks:
        say()
        say("Weeks")
    for told in weeks[:WEEKS]:
        week, first = told.week, told.first
        state = STATES.get(week.state if week else "", "")
        if in_words():
            parts = filter(None, (week.told if week else "", state))
            as_it_is(f"  Week of {first.day} {first:%B}: {', '.join(parts)}".rstrip(": "))
        else:
            dots = week.dots if week else ""
            as_it_is(f"  {first.day:>2} {first:%b}  {dots}{' ' * bool(dots)}{state}".rstrip())
        if told.takeaway:
            before = "Takeaway: " if in_words() else " " * 8
            say(f"{before}{shortened(told.takeaway)}", indent="  ", hang=" " * 10)
    if len(weeks) > WEEKS:
        say(
            f"and {count(len(weeks) - WEEKS, 'earlier one', 'earlier ones')}: rejectui export story",
            indent="  ",
        )


def _more(session: Session, chosen: Period, shown: Review) -> None:
    drawn = {} if in_words() else bars(shown.found)
    long = room(chain.from_iterable(drawn.values()), width())
    if left_out := other_scale_told(shown.found):
        say()
        say(left_out)
    for each in said(shown.found, shown.day):
        say()
        say(each.sentence)
        for bar in drawn.get(each.what, ()):
            as_it_is(f"  {bar.label:<{LABEL}}{''.join(blocks(bar, long))} {bar.told}")
    rows = coverage(chosen.attempts(session.facts))
    if rows:
        say()
        say(WHOM)
    asked = [(row[at], who, how) for who, row in rows for at, how in enumerate(CHANNELS.values()) if row[at]]
    for number, who, how in sorted(asked, key=lambda each: -each[0]):
        as_it_is(f"  {number:>{1 if in_words() else 4}}  {ASKEES[who]}, {how}")


def takeaway(session: Session, arguments: Namespace) -> None:
    """Print a look back on a week, or keep the sentence about it."""
    facts, day = session.facts, session.day
    monday, weeks = week_to_tell(facts, day), weeks_of(facts)
    if arguments.week is not None:
        begun = weeks.monday(facts.attempts[0].day if facts.attempts else day)
        monday = weeks.monday(week_of(arguments.week, day, weeks.first(begun)))
    back = look_back(session.facts, monday)
    if arguments.words is None:
        _look_back(session, back)
        return
    week = changed(back.kept, {"words": text_of(arguments.words)})
    with session.practice.change():
        session.journal.keep_week(week)
    named = f"the week of {back.first.day} {back.first:%b} {back.first.year}"
    say(f"Saved, with {named}." if week.words else f"There is no takeaway with {named} any more.")
    if back.kept.words not in (None, week.words):
        say(f"Before, it said: {back.kept.words}")
        say("To take it back: rejectui undo")


def _look_back(session: Session, back: LookBack) -> None:
    say(capital(week_called(back.first, session.day, weeks_of(session.facts))))
    for attempt in back.asks:
        weekday = f"{attempt.day:%A}," if in_words() else f"{attempt.day:%a} "
        say(f"{weekday} {marked(attempt.outcome)}: {clean_line(attempt.title)}", indent="  ", hang="       ")
    if not back.asks:
        say(NO_ASK, indent="  ")
    for head, words in stood_out(back):
        say(f"{head}: {clean_line(words)}")
    if back.kept.words:
        say()
        say(back.kept.words)
    else:
        say(f'What do you take from it? rejectui takeaway "..."{_when(session, back)}')


def _when(session: Session, back: LookBack) -> str:
    return "" if back.monday == week_to_tell(session.facts, session.day) else f" --week {back.first}"
