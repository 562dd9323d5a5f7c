"""The first page of each program: its rules in plain words, its weeks, its story, its source."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from rejectui.core.programs.first_page import first_page, rules
from rejectui.core.programs.program import Program
from tests.core.programs.test_program import NAMES, PROGRAMS

# The rules, as their page begins with them: what counts, how many, how long, a day missed, rests.
FORMS = " Forms do not count."
ANY = "Every ask, whatever the answer."
OF_A_PERSON = f"Every ask of a person, whatever the answer.{FORMS}"
FREE = "Costs nothing, and nothing begins again."
ONE_BY_ONE = "Several on one day count as one day."
A_WEEK = "Costs nothing. A week with fewer is just not a kept one, and the next one starts fresh."
MOVES, STOPS = "A rest stops its clock, and the end moves with it.", "A rest stops its clock."
A_FLUTTER = "If you rate it, it has to reach a flutter (20 of 100)."
PLAIN_RULES = {
    "gentle-month": (
        OF_A_PERSON,
        "Two days with an ask keep a week; more are welcome, never required.",
        "4 weeks, from the day you start.",
        A_WEEK,
        MOVES,
    ),
    "rung-a-week": (
        ANY,
        "One day with an ask keeps a week.",
        "As long as you like. There is no end.",
        A_WEEK,
        STOPS,
    ),
    "thirty-days": (ANY, f"One a day. {ONE_BY_ONE}", "30 days, from the day you start.", FREE, MOVES),
    "jiang-100": (
        OF_A_PERSON,
        f"100 days with one. {ONE_BY_ONE}",
        "As long as the 100 days take.",
        FREE,
        STOPS,
    ),
    "comely-30": (
        f"A no, plain or soft, to an ask of a person.{FORMS} {A_FLUTTER}",
        "One a day, on 30 days in a row.",
        "As long as it takes to have 30 in a row.",
        "The row begins again at one. The days that counted stay counted beside it.",
        "A rest stops its clock, and the row goes on.",
        f"{OF_A_PERSON} A day without one costs nothing.",
    ),
    "hundred-a-year": (
        "A no to an ask in writing or by form, and silence once the wait is over.",
        "100, several on one day if you like.",
        "A year at most, from the day you start.",
        "Costs nothing. There is no rate to keep.",
        MOVES,
        "Every ask in writing or by form, whatever the answer.",
    ),
}


@pytest.mark.parametrize("name", NAMES)
def test_its_page_begins_with_its_rules_in_plain_words(name: str) -> None:
    page = first_page(PROGRAMS[name])
    assert page[0].lines == rules(PROGRAMS[name])
    told = [text.removesuffix(" Pausing only the program does the same.") for _, text in page[0].lines]
    assert told == [*PLAIN_RULES[name]]
    about = [name for name, _ in page[0].lines]
    assert about[:5] == ["What counts", "How many", "How long", "A missed day", "Rests"]
    assert about[5:] == (["The forgiving rule"] if PROGRAMS[name].forgiving else [])


@pytest.mark.parametrize(
    ("fields", "about", "told"),
    [
        ({"counts": ("yes", "partly")}, "What counts", "An ask of a person that ended so: partly, yes."),
        ({"goal": None}, "How long", "As long as you like. There is no end."),
        ({"unit": "ask", "goal": 10}, "How long", "As long as the 10 asks take."),
        ({"days": 60}, "How long", "60 days at most, from the day you start."),
    ],
)
def test_the_rules_of_any_other_program(fields: dict[str, Any], about: str, told: str) -> None:
    made = dict(rules(replace(PROGRAMS["jiang-100"], **fields)))
    assert made[about].startswith(told)


@pytest.mark.parametrize("name", NAMES)
def test_the_rest_of_the_page_has_weeks_story_dos_and_donts_and_whose_rules_these_are(name: str) -> None:
    program: Program = PROGRAMS[name]
    page = first_page(program)
    by_heading = {section.heading: section for section in page if section.heading}
    weeks = by_heading.get("Its weeks")
    assert (
        [text for _, text in weeks.lines] == [week.told for week in program.weeks]
        if weeks
        else not program.weeks
    )
    assert {"Do", "Leave out"} <= by_heading.keys()
    assert by_heading["Do"].listed and all(section.lines for section in page)
    assert set(program.page) <= {text for section in page for _, text in section.lines}
    assert page[-1].lines == (("By the rules of", program.author), ("Source", program.source))
    assert bool(program.forgiving) <= bool(program.evidence)


@pytest.mark.parametrize("name", NAMES)
def test_a_source_can_be_found_by_a_reader(name: str) -> None:
    source = PROGRAMS[name].source
    assert "among the sources" not in source
    findable = ("kalmiai.substack.com/p/", "rejectiontherapy.com", "lithub.com", "Alice Draper")
    assert any(each in source for each in findable)
