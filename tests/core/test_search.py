"""How well typed words name an action; which challenge a search goes to, and in which order they stand."""

from __future__ import annotations

import pytest

from rejectui.core.asks.challenge import PLAN as MY_PLAN
from rejectui.core.search import closeness, first_hit, small_first
from tests.core.build import catalog, challenge

REST = ("Rest", "rest", "(r)", "Make today a rest day, or end the rest.")
LONGER = ("Rest longer", "rest_longer", "(R)", "Rest for days or weeks.")
PLAN = ("I'll do it", "plan", "(enter)", "Take this card; you may write down what you expect.")
EXPORT = ("Export", "export", " · Review", "Your journal as a file: a story, a page, numbers.")
JOURNAL = ("Journal", "journal", "(3)", "Go to everything you logged.")
ALL = [REST, LONGER, PLAN, EXPORT, JOURNAL]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("rest", [REST, LONGER]),
        ("REST  ", [REST, LONGER]),
        ("longer re", [LONGER]),
        ("rest day", [REST, LONGER]),
        ("ill", []),
        ("i'll", [PLAN]),
        ("'ll do", [PLAN]),
        ("plan", [PLAN]),
        ("xpor", [EXPORT]),
        ("export review", [EXPORT]),
        ("review", [EXPORT]),
        ("enter", [PLAN]),
        ("journal", [JOURNAL, EXPORT]),
        ("numbers", [EXPORT]),
        ("umbers", []),
        ("go to", [JOURNAL]),
        ("theme", []),
        ("", []),
        ("?", []),
        ("[/]", []),
    ],
)
def test_names_come_before_what_is_told_and_nothing_is_found_by_chance(
    words: str, found: list[tuple[str, ...]]
) -> None:
    near = {each: closeness(words, *each) for each in ALL}
    assert sorted((each for each in ALL if near[each]), key=lambda each: -near[each]) == found
    assert len({near[each] for each in found}) == len(found)


def test_the_smallest_come_first_and_a_plan_keeps_its_order() -> None:
    pack = catalog(challenge("big", 4), challenge("small", 1))
    plan = catalog(challenge("first", 5), challenge("second", 2), name=MY_PLAN)
    assert [entry.challenge.id for entry in small_first([*pack, *plan])] == [
        "first",
        "second",
        "small",
        "big",
    ]


def test_the_first_hit_is_the_first_in_a_title() -> None:
    cup, drink = challenge("cup", how="With a drink, ask for a doodle."), challenge("drink")
    found = [*catalog(cup, drink)]
    assert first_hit(found, "drink") == found[1]
    assert first_hit(found, "doodle") == found[0]
    assert first_hit([], "drink") is None
