"""Leaving a modal: nothing typed is lost unasked, by escape or by ctrl+q; what was typed survives the app."""

from __future__ import annotations

import pytest

from tests.ui.build import House, ask
from tests.ui.player import Play

LEAVE = pytest.mark.parametrize("leave", ["escape", "ctrl+q"])


@LEAVE
def test_an_untouched_log_closes_at_once(leave: str, house: House, play: Play) -> None:
    player = play().press("l", leave)
    assert player.on == "TodayScreen"
    assert house.journal().facts.attempts == ()


@LEAVE
def test_a_log_with_words_asks_first(leave: str, house: House, play: Play) -> None:
    player = play().press("l", "n")
    player.screen.query_one("#note").focus()
    player.type("They were so kind.").press(leave)
    assert "Leave without saving?" in player.words
    player.press("n")
    assert player.on == "LogAttempt"
    assert "They were so kind." in player.text
    player.press(leave, "y")
    assert player.on == "TodayScreen"
    assert "You were writing" not in player.words
    assert house.journal().facts.attempts == ()


@LEAVE
def test_a_plan_with_words_asks_first(leave: str, play: Play) -> None:
    player = play().press("enter").type("They sigh").press(leave)
    assert "Leave without planning?" in player.words
    player.press("n")
    assert "They sigh" in player.text
    player.press(leave, "y")
    assert player.on == "TodayScreen"


@LEAVE
def test_an_own_ask_with_words_asks_first(leave: str, play: Play) -> None:
    player = play().press("o").type("May I sing here?").press(leave)
    assert player.on == "Confirm"
    player.press("n")
    assert "May I sing here?" in player.text
    player.press(leave, "y")
    assert player.on == "TodayScreen"


def test_escape_at_the_question_keeps_what_was_typed(play: Play) -> None:
    player = play().press("enter").type("They sigh").press("escape", "escape")
    assert player.on == "PlanAsk"
    assert "They sigh" in player.text


def test_ctrl_q_leaves_the_app_from_every_place_and_page(house: House, play: Play) -> None:
    ways = "", "2", "3", "4", "4 p", "5", "comma", "question_mark", "exclamation_mark", "3 slash"
    for way in map(str.split, ways):
        player = play(house.app()).press(*way)
        assert player.running
        player.press("ctrl+q")
        assert not player.running, way


def test_what_was_being_typed_is_offered_at_the_next_start(house: House, play: Play) -> None:
    player = play().press("l", "n", "6")
    player.screen.query_one("#note").focus()
    player.type("Half a sentence")
    player.app.exit()  # as a closed terminal does
    again = play(house.app())
    assert "You were writing when the app closed: l brings it back" in again.words
    again.press("l")
    assert "Half a sentence" in again.text
    again.press("ctrl+s")
    (attempt,) = house.journal().facts.attempts
    assert (attempt.outcome, attempt.peak, attempt.note) == ("no", 60, "Half a sentence")
    assert "You were writing" not in again.words


def test_what_was_brought_back_is_not_dropped_unasked(house: House, play: Play) -> None:
    player = play().press("l", "n")
    player.screen.query_one("#note").focus()
    player.type("Half a sentence")
    player.app.exit()
    again = play(house.app()).press("l", "escape")
    assert "Leave without saving?" in again.words
    again.press("n")
    assert "Half a sentence" in again.text


def test_editing_another_ask_leaves_the_draft_alone(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1))
    player = play(house.app(journal)).press("l", "n")
    player.screen.query_one("#note").focus()
    player.type("Half a sentence")
    player.app.exit()
    again = play(house.app()).press("3", "e", "escape", "e", "y", "enter", "1")
    assert "You were writing when the app closed" in again.words


def test_a_place_does_not_change_behind_an_open_log(play: Play) -> None:
    player = play().press("l", "n", "2", "q", "comma", "question_mark")
    assert player.on == "LogAttempt"
    assert "20 a flutter" in player.text


@pytest.mark.parametrize("garbage", ["", "{", "[]", '{"log": "nonsense"}', '{"log": "{}"}', '{"other": "x"}'])
def test_a_damaged_draft_is_no_reason_to_stop(garbage: str, house: House, play: Play) -> None:
    house.state.mkdir(parents=True)
    (house.state / "draft.json").write_text(garbage)
    player = play()
    assert "You were writing" not in player.words
    assert player.press("l").on == "LogAttempt"
