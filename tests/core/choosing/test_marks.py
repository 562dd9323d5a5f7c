"""What was done with an ask, from the facts."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from rejectui.core.choosing.marks import Mark, marks
from rejectui.core.facts import Day
from tests.core.build import MONDAY, attempt, catalog, challenge, days_after, entries, facts, tried

ONE = entries(catalog(challenge("one")))["one"]


def marked(*attempts: Any, **settings: Any) -> Mark | None:
    return marks(facts(*attempts, **settings), MONDAY).get(ONE.id)


def test_nothing_is_said_of_what_nobody_did() -> None:
    assert marks(facts(), MONDAY) == {}


def test_it_counts_what_counts_and_keeps_the_last_rating() -> None:
    told = marked(
        tried(ONE, days_after(MONDAY, -9), peak=60),
        tried(ONE, days_after(MONDAY, -5)),
        tried(ONE, days_after(MONDAY, -2), "backed_out", peak=90),
    )
    assert told == Mark(done=2, last=days_after(MONDAY, -5), peak=60)
    assert told.words(MONDAY) == ("asked twice, last Wednesday", "it was very tense")


def test_own_texts_go_by_how_they_are_compared() -> None:
    known = facts(attempt(MONDAY, ask="May I  SIT here?"), attempt(MONDAY, ask="may i sit here?"))
    assert marks(known, MONDAY)["may i sit here?"].done == 2


@pytest.mark.parametrize(
    ("mark", "sign", "words"),
    [
        (Mark(), " ", ()),
        (Mark(done=1, last=MONDAY), "✓", ("asked once, today",)),
        (Mark(done=3, last=days_after(MONDAY, -1)), "✓", ("asked 3 times, last yesterday",)),
        (Mark(later=True), "+", ("saved for later",)),
        (Mark(later=True, done=1, last=MONDAY), "✓", ("asked once, today", "saved for later")),
        (Mark(hidden=True, later=True), "-", ("saved for later", "hidden")),
        (Mark(today=True), "→", ("today's card",)),
        (Mark(today=True, planned=True), "→", ("today's card, planned",)),
    ],
)
def test_each_has_a_sign_and_words(mark: Mark, sign: str, words: tuple[str, ...]) -> None:
    assert (mark.sign, mark.words(MONDAY)) == (sign, words)


def test_todays_card_is_marked_and_whether_it_is_planned() -> None:
    known = replace(facts(), days={MONDAY: Day(day=MONDAY, challenge=ONE.id, planned=True)})
    assert marks(known, MONDAY) == {ONE.id: Mark(today=True, planned=True)}
    assert marks(known, days_after(MONDAY, 1)) == {}
    own = replace(facts(), days={MONDAY: Day(day=MONDAY, ask="May I?")})
    assert marks(own, MONDAY) == {"may i?": Mark(today=True)}


def test_a_card_that_was_told_today_is_one_that_was_done() -> None:
    known = replace(
        facts(tried(ONE, MONDAY, peak=60)), days={MONDAY: Day(day=MONDAY, challenge=ONE.id, planned=True)}
    )
    mark = marks(known, MONDAY)[ONE.id]
    assert mark.sign == "✓"
    assert mark.words(MONDAY) == ("asked once, today", "it was very tense")


def test_what_is_kept_or_hidden_comes_from_the_settings() -> None:
    assert marked(later=[ONE.id]) == Mark(later=True)
    assert marked(hidden=[ONE.id], later=[ONE.id]) == Mark(later=True, hidden=True)
