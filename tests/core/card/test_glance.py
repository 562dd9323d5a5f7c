"""The day at a glance: what it is, and what the line says of it."""

from __future__ import annotations

from datetime import date

import pytest

from rejectui.core.card.glance import glance
from rejectui.core.facts import Day, Facts
from rejectui.core.today import today
from tests.core.build import attempt, catalog, challenge, facts, pause

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
