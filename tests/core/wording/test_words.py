"""The words of every screen and command: none missing, each kind."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest

from rejectui.core.asks.attempt import Outcome, Reason
from rejectui.core.asks.challenge import Askee, Category, Channel, Likely
from rejectui.core.wording import words
from tests.core.build import MONDAY, attempt, challenge

# core/PRACTICE.md, Tone, and what would shame or pull.
UNKIND = (
    "fail",
    "lost your",
    "streak",
    "break the chain",
    "left",
    "coward",
    "man up",
    "excuse",
    "nothing bad",
    "till a yes",
    "target",
    "victim",
    "kill",
    "should",
    "must",
    "!",
)


@pytest.mark.parametrize(
    ("table", "kinds"),
    [
        pytest.param(words.OUTCOMES, Outcome, id="outcomes"),
        pytest.param(words.MARKS, Outcome, id="marks"),
        pytest.param(words.KIND, Outcome, id="kind sentences"),
        pytest.param(words.REASONS, Reason, id="reasons"),
        pytest.param(words.KIND_REASON, Reason, id="kind sentences for reasons"),
        pytest.param(words.GUESS, Likely, id="guesses"),
        pytest.param(words.CATEGORIES, Category, id="categories"),
        pytest.param(words.ASKEES, Askee, id="askees"),
        pytest.param(words.CHANNELS, Channel, id="channels"),
    ],
)
def test_there_is_a_word_for_everything(table: dict[str, str], kinds: Any) -> None:
    assert list(table) == list(get_args(kinds))
    assert all(table.values())


def test_every_outcome_has_its_letter_and_the_letters_are_those_of_the_design() -> None:
    assert "".join(words.LETTERS) == "nspywubx"
    assert list(words.LETTERS.values()) == list(get_args(Outcome))


def test_every_outcome_has_a_mark_of_its_own_of_one_cell() -> None:
    marks = list(words.MARKS.values())
    assert len(set(marks)) == len(marks)
    assert all(len(mark) == 1 for mark in marks)


@pytest.mark.parametrize(
    "text", [*words.KIND.values(), *words.KIND_REASON.values(), *words.GOT.values(), *words.GUESS.values()]
)
def test_nothing_nags_and_nothing_shames(text: str) -> None:
    assert [unkind for unkind in UNKIND if unkind in text.lower()] == []


def test_backing_out_offers_a_smaller_step() -> None:
    assert "smaller step" in words.KIND["backed_out"]


@pytest.mark.parametrize(
    ("distress", "word"),
    [(0, "calm"), (9, "calm"), (10, "hardly anything"), (55, "tense"), (100, "as bad as it gets")],
)
def test_a_word_beside_a_distress(distress: int, word: str) -> None:
    assert words.feels(distress) == word


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "staff, in person · a minute of theirs"),
        ({"minutes": 0, "channel": "phone"}, "staff, by phone · a moment of theirs"),
        ({"by": "Anna"}, "staff, in person · a minute of theirs · by Anna"),
        ({"minutes": 20, "askee": "manager"}, "your manager, in person · 20 minutes of theirs"),
    ],
)
def test_who_and_how(fields: dict[str, Any], line: str) -> None:
    assert words.who_and_how(challenge(**fields)) == line


@pytest.mark.parametrize(
    ("likely", "outcome", "told"),
    [
        pytest.param("mostly_no", "yes", "A no was likely. You got a yes.", id="after a yes"),
        pytest.param("silence", "no_reply", "Silence was likely. You got no answer.", id="after silence"),
        pytest.param("mixed", "soft_no", "This one could go either way. You got a soft no.", id="no guess"),
        pytest.param("mostly_no", "waiting", None, id="not while the answer is open"),
        pytest.param(
            "mostly_no", "backed_out", None, id="not after backing out: it would spoil the next time"
        ),
        pytest.param("mostly_no", "called_off", None, id="nor after calling it off"),
    ],
)
def test_the_guess_is_told_only_afterwards(likely: str, outcome: str, told: str | None) -> None:
    assert words.guess_and_answer(challenge(likely=likely), attempt(MONDAY, outcome)) == told


@pytest.mark.parametrize(("number", "line"), [(0, "0 asks"), (1, "1 ask"), (2, "2 asks")])
def test_a_number_with_its_noun(number: int, line: str) -> None:
    assert words.count(number, "ask", "asks") == line


def test_dates_are_written_day_first_and_without_a_zero() -> None:
    assert words.short_day(date(2026, 11, 2)) == "Mon 2 Nov"
    assert words.long_day(date(2026, 11, 2)) == "Monday 2 November 2026"


@pytest.mark.parametrize(
    ("day", "seen"),
    [
        pytest.param(date(2026, 1, 8), "today", id="today"),
        pytest.param(date(2026, 1, 7), "yesterday", id="yesterday"),
        pytest.param(date(2026, 1, 2), "Friday", id="within the week, by its name"),
        pytest.param(date(2026, 1, 1), "Thu 1 Jan", id="a week ago, by its date"),
        pytest.param(date(2025, 12, 31), "31 Dec 2025", id="in another year, with the year"),
        pytest.param(date(2026, 1, 9), "Fri 9 Jan", id="after today, by its date"),
    ],
)
def test_a_date_in_the_words_of_somebody_who_stands_on_today(day: date, seen: str) -> None:
    assert words.day_seen_from(day, date(2026, 1, 8)) == seen


@pytest.mark.parametrize(
    ("pack", "bundled", "said"),
    [("cafe", True, None), ("cafe", False, "from elsewhere, not reviewed"), ("mine", False, "your own")],
)
def test_where_a_card_comes_from(pack: str, bundled: bool, said: str | None) -> None:
    assert words.origin(pack, bundled=bundled) == said
