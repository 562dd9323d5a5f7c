"""Asks that are kept for later, as the commands meet them: dealt, told, asked again, looked back at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rejectui.core.asks.kept_ask import Ask
from rejectui.journal.journal import Journal
from tests.cli.conftest import Desk

LADDER = Ask(id="a" * 32, text="Borrow the ladder", category="favor", peak=15, added=date(2026, 11, 1))


def keep(desk: Desk) -> None:
    """Put it in the list; there are no packs to choose from besides."""
    Journal.open(desk.home / "journal", desk.home / "state", lambda: desk.now).keep_ask(LADDER)
    for name in ("cafe", "counter", "doors", "first-steps", "maker", "open-call", "people", "work"):
        desk.fine("packs", "off", name)


def test_a_kept_ask_is_shown_as_a_card(desk: Desk) -> None:
    keep(desk)
    said = desk.fine("today")
    assert said.title == "Borrow the ladder"
    assert "●○○○○ level 1" in said.lines
    assert "Why this one: You saved it for later, and it is about the right size for now." in said.lines


def test_what_is_told_of_it_carries_its_text_kind_and_level(desk: Desk) -> None:
    keep(desk)
    desk.fine("log", "n", "40")
    desk.fine("log", "y", "30", "--ask", "borrow the  LADDER")
    desk.fine("log", "y", "30", "--ask", "something else")
    first, second, other = desk.attempts()
    what = {"title": "Borrow the ladder", "category": "favor", "level": 1}
    assert (first["ask"], first["snapshot"], second["snapshot"]) == ("Borrow the ladder", what, what)
    assert "snapshot" not in other


def test_back_leads_to_it(desk: Desk) -> None:
    keep(desk)
    assert desk.fine("today").title == "Borrow the ladder"
    desk.fine("packs", "on", "cafe")
    desk.fine("plan")
    assert desk.fine("another").title != "Borrow the ladder"
    assert desk.fine("another", "--back").title == "Borrow the ladder"


def test_a_challenge_is_kept_shown_and_taken_off_the_list(desk: Desk) -> None:
    assert "The list is empty." in desk.fine("asks").out
    said = desk.fine("asks", "keep", "--challenge", "name-a-drink", "--distress", "60")
    assert said.out == "Saved for later: Ask the café to name a drink after you\n"
    assert "cafe/name-a-drink · 60 expected" in desk.fine("asks").out
    assert "Saved for later." in desk.fine("packs", "show", "cafe/name-a-drink").out
    assert desk("asks", "keep", "--challenge", "name-a-drink", "--category", "help").status == 2
    assert desk("asks", "keep", "A seat").status == 2
    desk.fine("asks", "drop", "cafe/name-a-drink")
    assert "The list is empty." in desk.fine("asks").out
    assert "Back on your list" in desk.fine("undo").out


def test_challenges_are_found_by_words_and_by_what_they_are_like(desk: Desk) -> None:
    drinks = desk.fine("packs", "list", "--find", "drink after").out
    assert "cafe/name-a-drink" in drinks
    assert drinks.count("level ") == 1
    noes = desk.fine("packs", "list", "cafe", "--likely-no", "--level", "3").out
    assert "cafe/name-a-drink" in noes
    assert "level 2" not in noes
    assert "No challenge matches." in desk.fine("packs", "list", "cafe", "--find", "zzz").out


def test_a_challenge_is_shown_with_what_was_done_with_it(desk: Desk) -> None:
    before = desk.fine("packs", "show", "name-a-drink").out
    assert "this drink carry my name" in before
    assert "To do it today: rejectui plan --challenge cafe/name-a-drink" in before.replace("\n", " ")
    desk.fine("plan", "--challenge", "name-a-drink")
    assert "Today's card, planned." in desk.fine("packs", "show", "name-a-drink").out
    desk.fine("log", "n", "60")
    assert "Asked once, today · it was very tense." in desk.fine("packs", "show", "name-a-drink").out
    assert desk("packs", "show", "no-such-thing").status == 1


def test_asks_are_sorted_at_a_prompt(desk: Desk, typed: Callable[[str], None]) -> None:
    typed("3\n\nx\n7\nq\n")
    said = desk.fine("asks", "sort")
    assert said.lines[0].startswith("How nervous would this make you?")
    assert "One digit, 0 to 9; enter skips it; q stops." in said.out
    assert said.lines[-1].endswith(
        "2 asks sorted. They are on your ladder now, and your cards will fit better."
    )
    assert sorted(look["peak"] for look in desk.tables()["looks"].values()) == [30, 70]


def test_where_the_answers_end_what_was_sorted_is_kept(desk: Desk, typed: Callable[[str], None]) -> None:
    typed("3\n4\n")
    said = desk("asks", "sort")
    assert said.status == 1
    assert "What you sorted is kept." in said.err
    assert sorted(look["peak"] for look in desk.tables()["looks"].values()) == [30, 40]


def test_who_sorts_nothing_is_told_so(desk: Desk, typed: Callable[[str], None]) -> None:
    typed("q\n")
    assert desk.fine("asks", "sort").lines[-1].endswith("Nothing sorted yet.")
