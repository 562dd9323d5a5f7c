"""Journal: every ask, newest first; search, edit, delete, undo, redo, and the waiting ones answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec import to_builtins

from rejectui.core.facts import Rhythm
from rejectui.core.wording.words import OUTCOMES
from rejectui.ui.places.journal import JournalScreen
from tests.ui.build import SUNDAY, House, ask
from tests.ui.player import Play, Player


@pytest.fixture
def player(house: House, play: Play) -> Player:
    """Three asks, and Journal open."""
    journal = house.journal()
    journal.choose_rhythm(Rhythm(monday=date(2026, 11, 16), per_week=5))
    journal.record(ask(3, ask="May I borrow a pen?", note="They had two.", label="post office"))
    journal.record(ask(2, "waiting", ask="Would you read my poem?"))
    journal.record(ask(1, "yes", ask="May I sit here?", peak=30))
    return play(house.app(journal)).press("3")


def titles(player: Player) -> list[str]:
    assert isinstance(player.screen, JournalScreen)
    return [attempt.title for attempt in player.screen.rows._rows]


def test_newest_first_with_the_one_under_the_cursor_in_full(player: Player) -> None:
    assert titles(player) == ["May I sit here?", "Would you read my poem?", "May I borrow a pen?"]
    assert " 3 asks " in player.words
    player.press("down", "down")
    assert "They had two." in player.words
    assert "With: post office" in player.words


def test_search_finds_titles_notes_and_labels(player: Player) -> None:
    player.press("slash", *"two")
    assert titles(player) == ["May I borrow a pen?"]
    assert "1 of 3 entries" in player.words
    player.press("enter", "d")
    assert titles(player) == []
    player.press("escape")
    assert len(titles(player)) == 2


def test_letters_in_the_search_are_not_keys(house: House, player: Player) -> None:
    player.press("slash", *"due4q")
    assert player.on == "JournalScreen"
    assert len(house.journal().facts.attempts) == 3


def test_edit_changes_only_what_was_changed(house: House, player: Player) -> None:
    before = house.journal().facts.attempts
    player.press("e")
    assert "Change it" in player.text
    player.press("n", "7", "enter")
    assert player.on == "JournalScreen"
    after = house.journal().facts.attempts
    assert (after[2].outcome, after[2].peak, after[2].day, after[2].at) == (
        "no",
        70,
        before[2].day,
        before[2].at,
    )
    assert after[:2] == before[:2]
    assert "● no · 70 hard" in player.words


def test_a_note_can_be_emptied(house: House, player: Player) -> None:
    player.press("down", "down", "enter")
    player.screen.query_one("#note").focus()
    player.press("end", "ctrl+u", "ctrl+s")
    assert house.journal().facts.attempts[0].note is None


def test_delete_undo_redo(house: House, player: Player) -> None:
    player.press("d")
    assert "Deleted. u brings it back." in player.notices
    assert titles(player) == ["Would you read my poem?", "May I borrow a pen?"]
    player.press("u")
    assert len(titles(player)) == 3
    assert "Back in the journal: May I sit here?" in player.notices[-1]
    player.press("U")
    assert len(titles(player)) == len(house.journal().facts.attempts) == 2


def test_undo_of_an_edit_brings_the_old_values_back(house: House, player: Player) -> None:
    before = house.journal().facts.attempts
    player.press("e", "b", "enter", "u")
    assert house.journal().facts.attempts == before
    player.press("U")
    assert house.journal().facts.attempts[2].outcome == "backed_out"


def test_an_import_goes_and_comes_back_as_one(house: House, player: Player) -> None:
    before = titles(player)
    others = [ask(number, ask=f"Ask number {number}") for number in range(900, 903)]
    house.journal().take_in({"attempts": {one.id: to_builtins(one) for one in others}})
    player.press("1", "3")
    assert len(titles(player)) == len(before) + 3
    player.press("u")
    assert titles(player) == before
    assert (
        player.notices[-1] == "As it was before the import: 3 entries. u takes back more, U brings it back."
    )
    player.press("U")
    assert len(titles(player)) == len(before) + 3
    assert player.notices[-1] == "What the import brought is back: 3 entries. u takes it back."


def test_with_nothing_to_undo_it_says_so(play: Play) -> None:
    player = play().press("3", "u")
    assert player.notices[-1] == "There is nothing to undo."
    player.press("U")
    assert player.notices[-1] == "There is nothing to bring back."
    assert "Nothing logged yet." in player.words


def test_waiting_asks_from_today_and_their_answer(house: House, player: Player) -> None:
    player.press("1")
    assert "1 ask is waiting for an answer: w" in player.words
    player.press("w")
    assert titles(player) == ["Would you read my poem?"]
    player.press("e", "p", "enter")
    (answered,) = [a for a in house.journal().facts.attempts if a.outcome == "partly"]
    assert answered.answered == SUNDAY
    assert (SUNDAY - answered.day).days == 2
    assert titles(player) == []
    assert len(titles(player.press("w"))) == 3


def test_keys_in_an_empty_journal_do_nothing(play: Play) -> None:
    player = play().press("3", "e", "d", "down", "up", "end", "home", "pagedown", "enter", "w")
    assert player.on == "JournalScreen"


def test_long_lists_scroll_with_the_cursor(house: House, play: Play) -> None:
    journal = house.journal()
    with journal.together():
        for number in range(300):
            journal.record(ask(number, ask=f"Ask number {number}"))
    player = play(house.app(journal)).press("3", "end")
    assert "Ask number 299" in player.text
    player.press("home")
    assert "Ask number 0" in player.text


@pytest.mark.parametrize(("key", "outcome"), [("n", "no"), ("s", "soft_no"), ("p", "partly"), ("y", "yes")])
def test_a_waiting_ask_gets_its_answer_with_one_key(key: str, outcome: str, house: House, play: Play) -> None:
    house.journal().record(ask(3, "waiting"))
    player = play().press("w")
    assert "1 ask waiting for an answer" in player.words
    assert "Their answer: n no · s soft no · p partly · y yes" in player.words
    player.press(key)
    (told,) = house.journal().facts.attempts
    assert (told.outcome, told.answered, told.day) == (outcome, SUNDAY, SUNDAY - timedelta(days=3))
    player.press("u")
    assert house.journal().facts.attempts[0].outcome == "waiting"


def test_an_ask_that_has_its_answer_is_not_answered_by_a_key(house: House, play: Play) -> None:
    house.journal().record(ask(3, "no"))
    play().press("3", "y")
    assert house.journal().facts.attempts[0].outcome == "no"


def test_asks_are_those_that_count_as_everywhere_and_what_is_found_are_entries(
    house: House, play: Play
) -> None:
    journal = house.journal()
    for days, outcome in enumerate(OUTCOMES):
        journal.record(ask(days, outcome, ask=f"May I have number {days}?"))
    player = play(house.app(journal)).press("3")
    assert " 6 asks, 1 backed out, 1 called off " in player.words
    assert "1 of 8 entries" in player.press("slash", *"number 7").words
    assert "6 asks 2 noes heard 1 yes" in player.press("enter", "2").words
