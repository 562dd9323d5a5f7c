"""The day at a glance: what it is, and what the line says of it."""

from __future__ import annotations

from datetime import date

import pytest

from rejectui.core.asks.attempt import Plan
from rejectui.core.card.glance import glance
from rejectui.core.facts import Day, Facts
from rejectui.core.today import today
from tests.core.build import attempt, catalog, challenge, entries, facts, pause, tried

FRIDAY = date(2026, 3, 6)
AMONG = catalog(challenge("a"))


def seen(known: Facts, among: object = AMONG) -> dict[str, str]:
    """The fields on this Friday."""
    return glance(today(among, known, FRIDAY), known)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("known", "state", "line"),
    [
        pytest.param(facts(), "open", "○", id="nobody asked yet"),
        pytest.param(facts(attempt(FRIDAY)), "asked", "● week 1/1 · 1 ask", id="asked today"),
        pytest.param(facts(attempt(FRIDAY, "backed_out")), "open", "○", id="backing out is no ask"),
        pytest.param(facts(attempt("2026-03-03")), "open", "○ week 1/2 · 1 ask", id="asked before"),
        pytest.param(facts(pauses=[pause(FRIDAY)]), "resting", "–", id="a day of rest"),
        pytest.param(
            facts(attempt(FRIDAY), pauses=[pause(FRIDAY)]), "asked", "● week 1/1 · 1 ask", id="asked anyway"
        ),
        pytest.param(
            facts(attempt("2026-03-02"), attempt("2026-03-03")),
            "kept",
            "✓ week 2/2 · 2 asks",
            id="a kept week",
        ),
    ],
)
def test_what_a_day_is(known: Facts, state: str, line: str) -> None:
    fields = seen(known)
    assert (fields["state"], fields["line"]) == (state, line)
    assert fields["line"].startswith(fields["sign"])
    assert fields["words"].isascii()


@pytest.mark.parametrize(
    ("when", "asked", "rests", "line", "words"),
    [
        ("half past three, near Alex", (), (), "○ 15:30", "a card is here, planned for 15:30"),
        ("after lunch", (), (), "○", "a card is here"),
        (None, (), (), "○", "a card is here"),
        (
            "15:30",
            ("2026-03-03",),
            (),
            "○ 15:30 · week 1/2 · 1 ask",
            "a card is here, planned for 15:30, week 1 of 2, 1 ask",
        ),
        ("15:30", (FRIDAY,), (), "● week 1/1 · 1 ask", "asked today, week 1 of 1, 1 ask"),
        ("15:30", (), (FRIDAY,), "– 15:30", "resting, planned for 15:30"),
    ],
)
def test_the_time_of_a_plan_is_told_and_nothing_else_of_it(
    when: str | None, asked: tuple[str | date, ...], rests: tuple[date, ...], line: str, words: str
) -> None:
    record = Day(day=FRIDAY, challenge="cafe/a", planned=True, plan=Plan(when=when, feared="They stare"))
    known = facts(*map(attempt, asked), days=[record], pauses=map(pause, rests))
    fields = seen(known)
    assert (fields["line"], fields["words"]) == (line, words)
    assert fields["when"] == ("15:30" if when not in ("after lunch", None) else "")
    assert "Alex" not in str(fields) and "stare" not in str(fields)


@pytest.mark.parametrize("outcome", ["no", "backed_out"])
def test_a_plan_that_was_told_has_no_time_any_more(outcome: str) -> None:
    record = Day(day=FRIDAY, challenge="cafe/a", planned=True, plan=Plan(when="15:30"))
    told = tried(entries(AMONG)["a"], FRIDAY, outcome)
    assert seen(facts(told, days=[record]))["when"] == ""


def test_without_a_card_nothing_is_due() -> None:
    assert seen(facts(), catalog())["state"] == "nothing"


def test_the_fields_are_texts_and_tell_no_label_and_no_note() -> None:
    known = facts(
        *(attempt(day) for day in ("2026-02-16", "2026-02-17", "2026-02-23", "2026-02-24")),
        attempt("2026-03-02", "no"),
        attempt(FRIDAY, "waiting", label="Ms. Secret", note="secret"),
        days=[Day(day=FRIDAY, ask="Ask\nthe \x1b[31mbaker", planned=True)],
    )
    fields = seen(known)
    assert {
        name: fields[name] for name in ("line", "words", "sign", "state", "week", "streak", "waiting")
    } == {
        "line": "● week 2/2 · 6 asks",
        "words": "asked today, week 2 of 2, 6 asks",
        "sign": "●",
        "state": "asked",
        "week": "2/2",
        "streak": "3 weeks",
        "waiting": "1",
    }
    assert fields["card"].startswith("Ask the ") and "\x1b" not in fields["card"]
    assert "secret" not in " ".join(fields.values()).casefold()
