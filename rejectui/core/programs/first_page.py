"""The first page of a program: its rules in plain words, its weeks, and what its author says; the same on
screen and in print."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Outcome
from rejectui.core.programs.program import OUT_OF_COMFORT, Program
from rejectui.core.programs.program_words import NUMBERS, span
from rejectui.core.wording.words import CHANNELS, OUTCOMES, capital, feels

Line = tuple[str, str]


class Section(Struct, frozen=True):
    """A part of the page: its heading, or "", and lines of (a word or two before it, or "", the text).

    `listed` says that the lines are points of a list.
    """

    heading: str
    lines: tuple[Line, ...]
    listed: bool = False


def first_page(program: Program) -> tuple[Section, ...]:
    """The page, from its rules to its source; the title stands above it."""
    weeks = tuple((f"{number}, {week.theme}", week.told) for number, week in enumerate(program.weeks, 1))
    paragraphs = [*program.page, *([program.evidence] if program.evidence else [])]
    sections = (
        Section("", rules(program)),
        Section("Its weeks", weeks),
        *(Section("", (("", text),)) for text in paragraphs),
        Section("Do", _points(program.dos), listed=True),
        Section("Leave out", _points(program.donts), listed=True),
        Section("", (("By the rules of", program.author), ("Source", program.source))),
    )
    return tuple(section for section in sections if section.lines)


def _points(texts: Collection[str]) -> tuple[Line, ...]:
    return tuple(("", text) for text in texts)


def rules(program: Program) -> tuple[Line, ...]:
    """(what it is about, the rule in a sentence or two), made of the very fields by which it counts."""
    lines = [
        ("What counts", _what_counts(program)),
        ("How many", _how_many(program)),
        ("How long", _how_long(program)),
        ("A missed day", _missed(program)),
        ("Rests", _rests(program)),
    ]
    if program.forgiving:
        free = " A day without one costs nothing." if program.in_a_row else ""
        lines.append(("The forgiving rule", _counting(program, program.forgiving) + free))
    return tuple(lines)


def _what_counts(program: Program) -> str:
    told = _counting(program, program.counts)
    if program.uncomfortable:
        told += f" If you rate it, it has to reach {feels(OUT_OF_COMFORT)} ({OUT_OF_COMFORT} of 100)."
    return told


def _counting(program: Program, outcomes: Collection[Outcome]) -> str:
    """Which answers to which asks count."""
    found = set(outcomes)
    ask, more = "ask", ""
    if program.channels:
        ask = f"ask {' or '.join(CHANNELS[each] for each in program.channels)}"
    elif program.needs_person:
        ask, more = "ask of a person", " Forms do not count."
    if found == set(OUTCOMES) - DOES_NOT_COUNT:
        return f"Every {ask}, whatever the answer.{more}"
    if found == {"no", "soft_no"}:
        return f"A no, plain or soft, to an {ask}.{more}"
    if found == {"no", "soft_no", "no_reply"}:
        return f"A no to an {ask}, and silence once the wait is over.{more}"
    return f"An {ask} that ended so: {', '.join(OUTCOMES[each] for each in OUTCOMES if each in found)}.{more}"


def _how_many(program: Program) -> str:
    if program.unit == "ask":
        return f"{program.goal}, several on one day if you like."
    if program.in_a_row:
        return f"One a day, on {program.goal} days in a row."
    if program.unit == "day":
        many = f"{program.goal} days with one" if program.goal else "One a day"
        return f"{many}. Several on one day count as one day."
    days, keep = ("day", "keeps") if program.keep == 1 else ("days", "keep")
    more = "; more are welcome, never required" if program.shown > program.keep else ""
    return f"{capital(NUMBERS[program.keep])} {days} with an ask {keep} a week{more}."


def _how_long(program: Program) -> str:
    if program.in_a_row:
        return f"As long as it takes to have {program.goal} in a row."
    if program.days:
        most = " at most" if program.goal else ""
        return f"{capital(span(program.days, program.unit))}{most}, from the day you start."
    if program.goal:
        what = "days" if program.unit == "day" else "asks"
        return f"As long as the {program.goal} {what} take."
    return "As long as you like. There is no end."


def _missed(program: Program) -> str:
    if program.in_a_row:
        return "The row begins again at one. The days that counted stay counted beside it."
    if program.unit == "week":
        return "Costs nothing. A week with fewer is just not a kept one, and the next one starts fresh."
    if program.unit == "ask":
        return "Costs nothing. There is no rate to keep."
    return "Costs nothing, and nothing begins again."


def _rests(program: Program) -> str:
    then = (
        ", and the row goes on" if program.in_a_row else ", and the end moves with it" if program.days else ""
    )
    return f"A rest stops its clock{then}. Pausing only the program does the same."
