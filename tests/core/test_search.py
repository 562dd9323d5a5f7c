"""How well typed words name an action."""

from __future__ import annotations

import pytest

from rejectui.core.search import closeness

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
