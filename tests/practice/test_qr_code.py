"""Of which day there is a code, and why there is none."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from rejectui.core.asks.attempt import Plan
from rejectui.core.asks.catalog import Catalog
from rejectui.core.facts import Day, Facts
from rejectui.core.sharing.card_code import Code
from rejectui.core.today import Today, today
from rejectui.practice.qr_code import NO_ASK, WITHOUT_SEGNO, code_or_why, to_say
from tests.core.build import attempt, catalog, challenge, facts, pause

DAY = date(2026, 3, 6)
CARDS = catalog(challenge("water", title="Ask for water"))


def one(found: Facts, cards: Catalog = CARDS) -> Today:
    return today(cards, found, DAY)


def taken(found: Facts, cards: Catalog = CARDS) -> tuple[str, ...]:
    return to_say(one(found, cards))


def own(text: str) -> Facts:
    return facts(days=[Day(day=DAY, ask=text)])


def test_it_is_there_for_the_ask_ahead() -> None:
    assert taken(facts())[-1] == "Ask for water"
    assert isinstance(code_or_why(one(facts()), 80, 24), Code)


def test_a_row_of_the_terminal_is_not_for_the_code() -> None:
    assert isinstance(code_or_why(one(own("Hi?")), 25, 14), Code)
    assert isinstance(code_or_why(one(own("Hi?")), 25, 13), str)


def test_nothing_private_is_ever_in_it() -> None:
    plan = Plan(feared="secret-fear", best="secret-best", chance=90, peak=85)
    record = Day(day=DAY, ask="May I sit here?", planned=True, plan=plan)
    before = attempt("2026-03-01", ask="May I sit here?", label="secret-label", note="secret-note", peak=70)
    assert taken(facts(before, days=[record])) == ("May I sit here?",)


def test_without_an_ask_ahead_there_is_none() -> None:
    assert taken(facts(), Catalog([])) == ()
    assert taken(facts(pauses=[pause(DAY)])) == ()
    done = attempt(DAY, ask="May I sit here?")
    assert taken(facts(done, days=[Day(day=DAY, ask="May I sit here?")])) == ()


def test_why_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_or_why(one(facts(pauses=[pause(DAY)])), 80, 24) == NO_ASK
    assert code_or_why(one(own("é" * 2000)), 80, 24) == "This ask is too long for a code."
    assert "it takes 25 columns and 14 rows, and this terminal has 20 and 9" in code_or_why(
        one(own("Hi?")), 20, 9
    )
    monkeypatch.setitem(sys.modules, "segno", None)
    assert code_or_why(one(facts()), 80, 24) == WITHOUT_SEGNO
