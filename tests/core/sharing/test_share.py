"""What is pasted: which lines, how long they get, and that nothing private is ever in them unpicked."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.asks.attempt import Attempt, Outcome
from rejectui.core.asks.catalog import Catalog
from rejectui.core.clean_text import UNSAFE, clean_line
from rejectui.core.sharing.share import (
    ANSWERS,
    FIELDS,
    HEADING,
    LONGEST_SENTENCE,
    LONGEST_TITLE,
    last_logged,
    sentences,
    to_share,
)
from rejectui.core.today import today
from tests.core.build import MONDAY, attempt, diary, facts, moment, rhythm

DAY = date(2026, 3, 6)
# Every place for words of one's own, each with words that are nowhere else.
SECRETS: dict[str, Any] = {
    "label": "secret-label",
    "note": "secret-note",
    "reply": "secret-reply",
    "how_known": "secret-how-known",
    "learned": "secret-learned",
    "kind": "secret-kind",
    "feelings": ["secret-feeling"],
    "used": "secret-used",
    "place": "secret-place",
    "opened": "secret-opened",
    "plan": {
        "feared": "secret-feared",
        "best": "secret-best",
        "drop": "secret-drop",
        "when": "secret-when",
        "peak": 87,
    },
    "peak": 93,
    "end": 91,
    "feared_happened": "yes",
    "chance_again": 89,
    "prep_minutes": 83,
    "alone": True,
    "laughed": True,
}


def lines(one: Attempt, field: str | None = None) -> tuple[str, ...]:
    """What is shared of the only attempt there is, with the sentence in this field."""
    found = {sentence.field: sentence for sentence in sentences(one)}
    return to_share(facts(one), DAY, one, found[field] if field else None)


def test_every_line_of_a_usual_ask() -> None:
    one = attempt(
        DAY, ask="May I have the corner seat?", learned="It lasts\na minute.", label="Anna", peak=60
    )
    known = facts(attempt(DAY - timedelta(days=1), "yes"), attempt(MONDAY, "soft_no"), one)
    assert to_share(known, DAY, one, sentences(one)[0]) == (
        "Rejection practice",
        "May I have the corner seat?",
        "I asked. They said no.",
        "Learned: It lasts a minute.",
        "3 asks · 2 noes heard",
        "this week ●●●",
    )


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_has_an_answer_in_words(outcome: Outcome) -> None:
    one = attempt(DAY, outcome)
    assert lines(one)[2] == ANSWERS[outcome]
    assert ANSWERS[outcome].startswith("I ")
    assert ANSWERS[outcome].endswith(".")


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("no", ("1 ask · 1 no heard", "this week ●")),
        ("soft_no", ("1 ask · 1 no heard", "this week ●")),
        ("waiting", ("1 ask · 0 noes heard", "this week ●")),
        ("no_reply", ("1 ask · 0 noes heard", "this week ●")),
        ("backed_out", ()),
        ("called_off", ()),
    ],
)
def test_a_zero_ask_or_an_empty_week_is_not_told(outcome: str, told: tuple[str, ...]) -> None:
    assert lines(attempt(DAY, outcome))[3:] == told


@pytest.mark.parametrize("outcome", ["backed_out", "called_off"])
def test_what_was_not_asked_lowers_nothing_and_keeps_its_reason(outcome: str) -> None:
    reason = {"reason": "unsafe"} if outcome == "called_off" else {}
    one = attempt(DAY, outcome, **reason)
    known = facts(attempt(DAY - timedelta(days=2)), one, rhythms=[rhythm(MONDAY, 3)])
    assert to_share(known, DAY, one)[2:] == (ANSWERS[one.outcome], "1 ask · 1 no heard", "this week ●○○")


@pytest.mark.parametrize("weeks", [["x"], ["x.x", "x"], ["xxxxxxx", "x.x"], ["..xx", "x.-..x"]], ids=str)
@pytest.mark.parametrize("per_week", [1, 2, 5, 7])
def test_the_numbers_are_those_of_today_without_the_streak(weeks: list[str], per_week: int) -> None:
    known, day = diary(*weeks, rhythms=per_week)
    shown = today(Catalog(), known, day)
    _, _, _, sums, week = to_share(known, day, known.attempts[-1])
    assert shown.sums.startswith(sums)
    assert shown.sums.endswith(week)
    assert "in a row" not in sums + week


def test_the_week_is_the_one_in_which_it_is_pasted() -> None:
    old = attempt(MONDAY - timedelta(days=21), "yes")
    known = facts(old, attempt(DAY))
    assert to_share(known, DAY, old)[2:] == ("I asked. They said yes.", "2 asks · 1 no heard", "this week ●○")
    assert to_share(facts(old), DAY, old)[-1] == "1 ask · 0 noes heard"


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, []),
        ({"note": "They laughed."}, [("note", "Noted", "They laughed.")]),
        ({"reply": " Sorry,\n no. "}, [("reply", "They said", "Sorry, no.")]),
        ({"learned": " \n "}, []),
        (
            {"note": "n", "kind": "k", "opened": "o", "reply": "r", "learned": "l"},
            [
                ("learned", "Learned", "l"),
                ("reply", "They said", "r"),
                ("opened", "It led to", "o"),
                ("kind", "To myself", "k"),
                ("note", "Noted", "n"),
            ],
        ),
        ({"label": "Anna", "place": "café", "used": "my phone", "how_known": "I looked"}, []),
    ],
)
def test_only_what_is_written_can_be_picked(
    fields: dict[str, Any], found: list[tuple[str, str, str]]
) -> None:
    picked = sentences(attempt(DAY, "yes", **fields))
    assert [(each.field, each.before, each.text) for each in picked] == found


@pytest.mark.parametrize("field", [None, *FIELDS])
@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_of_everything_written_only_the_picked_sentence_is_in_it(outcome: str, field: str | None) -> None:
    one = attempt(DAY, outcome, **SECRETS)
    text = "\n".join(lines(one, field))
    assert text.count("secret-") == (1 if field else 0)
    assert field is None or f"secret-{field}" in text
    assert not any(number in text for number in ("93", "91", "89", "87", "83"))


OWN_WORDS = st.text(min_size=1, max_size=300)
WRITTEN = st.fixed_dictionaries(
    {"outcome": st.sampled_from(get_args(Outcome)), "ask": st.text(min_size=1, max_size=2000)},
    optional={
        **dict.fromkeys(("note", "reply", "learned", "kind", "opened", "used", "how_known"), OWN_WORDS),
        "label": st.text(min_size=1, max_size=200),
        "feelings": st.lists(st.text(min_size=1, max_size=200), max_size=3),
        "plan": st.fixed_dictionaries({}, optional={"feared": OWN_WORDS, "best": OWN_WORDS}),
        "peak": st.integers(0, 100),
    },
)


@given(WRITTEN)
def test_whatever_is_written_the_lines_are_those_of_an_ask_without_it(written: dict[str, Any]) -> None:
    one, bare = attempt(DAY, **written), attempt(DAY, written["outcome"], ask=written["ask"])
    assert lines(one) == lines(bare)
    for sentence in sentences(one):
        shared = lines(one, sentence.field)
        at = shared.index(ANSWERS[one.outcome]) + 1
        added = shared[at]
        assert (*shared[:at], *shared[at + 1 :]) == lines(bare)
        assert added.startswith(f"{sentence.before}: ")
        assert clean_line(written[sentence.field]).startswith(
            added.removeprefix(f"{sentence.before}: ").removesuffix("…")
        )


@given(st.text(min_size=1, max_size=2000), st.text(min_size=1))
def test_any_text_is_a_few_short_clean_lines(ask: str, learned: str) -> None:
    one = attempt(DAY, ask=ask, learned=learned)
    for picked in (None, *sentences(one)):
        shared = to_share(facts(one), DAY, one, picked)
        assert 4 - (not clean_line(ask)) <= len(shared) <= 6
        assert len("\n".join(shared)) < 500
        for line in shared:
            assert line == clean_line(line)
            assert UNSAFE.search(line) is None


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("word " * 400, ("word " * 24).rstrip() + "…", id="cut at a word"),
        pytest.param("w" * LONGEST_TITLE, "w" * LONGEST_TITLE, id="at the limit nothing is cut"),
        pytest.param("w" * 2000, "w" * (LONGEST_TITLE - 1) + "…", id="one long word"),
        pytest.param("a" * 10 + " " + "w" * 1989, "a" * 10 + " " + "w" * 108 + "…", id="no stump is left"),
        pytest.param("日本語" * 600, "日本語" * 39 + "日本…", id="no spaces at all"),
        pytest.param("🙂" * 2000, "🙂" * (LONGEST_TITLE - 1) + "…", id="emoji"),
        pytest.param("👩\u200d🚀" * 600, "👩\u200d🚀" * 39 + "…", id="an astronaut stays whole"),
        pytest.param("👍🏽" * 1000, "👍🏽" * 59 + "…", id="a hand keeps its skin"),
        pytest.param("e\u0301" * 1000, "e\u0301" * 59 + "…", id="an e keeps its accent"),
        pytest.param("x" * 118 + ", and on and on", "x" * 118 + "…", id="no comma before the dots"),
        pytest.param("two\nlines\tand tabs", "two lines and tabs", id="one line"),
        pytest.param("\x1b[31mred\u202e", "�[31mred�", id="no escape, no turning"),
    ],
)
def test_long_and_odd_titles(title: str, shown: str) -> None:
    assert lines(attempt(DAY, ask=title))[1] == shown
    assert len(shown) <= LONGEST_TITLE


def test_a_title_that_is_only_space_leaves_no_empty_line() -> None:
    assert lines(attempt(DAY, ask=" \n "))[:2] == (HEADING, ANSWERS["no"])


def test_a_long_sentence_is_cut_like_a_title_and_what_stands_before_it_stays() -> None:
    line = lines(attempt(DAY, note="word " * 900), "note")[3]
    assert line == "Noted: " + ("word " * (LONGEST_SENTENCE // 5)).rstrip() + "…"


def test_the_last_one_logged_counts_whatever_its_day() -> None:
    earlier = attempt(DAY, at=moment("2026-03-06T10:00"))
    back_dated = attempt(MONDAY, at=moment("2026-03-06T11:00"))
    backed_out = attempt(DAY, "backed_out", at=moment("2026-03-06T12:00"))
    called_off = attempt(DAY, "called_off", at=moment("2026-03-06T13:00"))
    assert last_logged(facts(earlier, back_dated, backed_out, called_off).attempts) == back_dated
    assert last_logged([backed_out, called_off]) is None
    assert last_logged([]) is None
