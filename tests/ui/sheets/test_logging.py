"""Logging an ask: `l` `n` `6` `enter`, and everything that may be told besides."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from rejectui.core.asks.attempt import Plan
from rejectui.core.facts import Day
from rejectui.core.wording.words import LETTERS
from rejectui.ui.sheets.log_attempt import LogAttempt
from tests.ui.build import SUNDAY, House, ask, entry_at
from tests.ui.player import Play


def test_the_quick_path_is_four_keys_and_on_disk_exactly(house: House, play: Play) -> None:
    player = play()
    card = player.app.practice.today.card
    assert card is not None and card.entry is not None
    player.press("l", "n", "6", "enter")
    assert player.on == "TodayScreen"
    assert "● no · 60 very tense" in player.words
    (file,) = house.folder.glob("*.json")
    (record,) = json.loads(file.read_text())["attempts"].values()
    assert record["outcome"] == "no"
    assert record["peak"] == 60
    assert record["challenge"] == card.entry.id
    assert record["day"] == "2026-11-22"
    assert record["snapshot"]["title"] == card.title
    assert "note" not in record and "label" not in record and "plan" not in record


def test_the_quick_path_works_however_fast_it_is_typed(house: House, play: Play) -> None:
    player = play()
    card = player.app.practice.today.card
    player.burst("l", "n", "6", "enter")
    player.wait_until(lambda: house.journal().facts.attempts, "the ask")
    (attempt,) = house.journal().facts.attempts
    assert card is not None
    assert (attempt.title, attempt.outcome, attempt.peak) == (card.title, "no", 60)
    assert player.on == "TodayScreen"


def test_each_outcome_has_its_letter(house: House, play: Play) -> None:
    player = play()
    for letter in LETTERS:
        player.press("l")
        if player.on == "Confirm":  # after a no
            player.press("y")
        player.press(letter, "enter")
    assert {a.outcome for a in house.journal().facts.attempts} == set(LETTERS.values())
    assert {a.peak for a in house.journal().facts.attempts} == {None}


def test_an_outcome_is_needed_and_asked_for_kindly(house: House, play: Play) -> None:
    player = play().press("l", "6", "enter")
    assert player.on == "LogAttempt"
    assert "How did it end?" in player.words
    player.press("y")
    assert "How did it end?" not in player.words
    player.press("enter")
    assert [a.peak for a in house.journal().facts.attempts] == [60]


def test_digits_are_tens_and_arrows_are_fives(house: House, play: Play) -> None:
    play().press("l", "n", "4", "right", "right", "right", "left", "enter")
    assert [a.peak for a in house.journal().facts.attempts] == [50]


def test_a_note_may_hold_letters_and_digits_and_ctrl_s_saves_from_inside(house: House, play: Play) -> None:
    player = play().press("l", "n")
    player.screen.query_one("#note").focus()
    player.press("y", "6", "enter", "b", "ctrl+s")
    (attempt,) = house.journal().facts.attempts
    assert (attempt.outcome, attempt.peak, attempt.note) == ("no", None, "y6\nb")


def test_in_a_note_ctrl_z_takes_back_what_was_typed(play: Play) -> None:
    player = play().press("l", "n")
    player.screen.query_one("#note").focus()
    assert "A poem" in player.type("A poem").words
    assert "A poem" not in player.press("ctrl+z").words
    assert player.notices == []
    player.press("shift+tab", "ctrl+z")
    assert "No shell waits here" in player.notices[0]
    assert player.on == "LogAttempt"


def test_the_bottom_line_says_how_to_save_from_where_one_is(play: Play) -> None:
    player = play().press("l")
    assert "enter Save" in player.lines[-1] and "ctrl+s" not in player.lines[-1]
    for field in ("#note", "#label"):
        player.screen.query_one(field).focus()
        assert "ctrl+s Save" in player.settle().lines[-1]
        assert "enter" not in player.lines[-1]


def test_a_label_is_picked_from_earlier_ones(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(40, label="corner café"))
    player = play(house.app(journal)).press("l", "n")
    player.screen.query_one("#label").focus()
    player.press("c", "o")
    player.wait_until(lambda: "corner café" in player.text, "the earlier label")
    player.press("right", "ctrl+s")
    assert [a.label for a in house.journal().facts.attempts] == ["corner café", "corner café"]


def test_a_place_that_said_no_to_this_very_ask_is_remembered(house: House, play: Play) -> None:
    journal = house.journal()
    entry = entry_at(1)
    journal.save_day(Day(day=SUNDAY, challenge=entry.id))
    journal.record(ask(60, entry=entry, label="Corner Café"))
    player = play(house.app(journal)).press("l", "y")
    player.screen.query_one("#label").focus()
    player.type("corner  café ")
    assert "Corner Café said no to this on 23 September. Somewhere new would be kinder." in player.words
    player.press("ctrl+s")  # it reminds, it does not forbid
    assert len(house.journal().facts.attempts) == 2


def test_the_feared_outcome_is_asked_about_and_kept_with_its_plan(house: House, play: Play) -> None:
    player = play().press("enter", "tab").type("They roll their eyes").press("tab", "7", "enter")
    assert "My fear: They roll their eyes How likely: 70 %" in player.words
    player.press("l")
    assert "You feared: They roll their eyes" in player.words
    player.press("n", "4")
    player.screen.query_one("#ask-feared_happened ChoiceField").focus()
    player.press("right")
    player.screen.query_one("#ask-chance_again Scale").focus()
    player.press("2", "ctrl+s")
    (attempt,) = house.journal().facts.attempts
    assert attempt.plan == Plan(feared="They roll their eyes", chance=70)
    assert (attempt.feared_happened, attempt.chance_again, attempt.peak) == ("no", 20, 40)


def test_whether_it_was_as_planned_is_asked_and_nothing_requires_an_answer(house: House, play: Play) -> None:
    player = play().press("enter").type("Half past three, at the bakery").press("enter", "l")
    assert "You planned: Half past three, at the bakery Was it then and there? no yes" in player.words
    player.press("x")
    assert "Was it then and there?" not in player.words
    player.press("n", "6", "enter")
    (attempt,) = house.journal().facts.attempts
    assert attempt.plan == Plan(when="Half past three, at the bakery")
    assert (attempt.outcome, attempt.peak, attempt.as_planned) == ("no", 60, None)
    player.press("e")
    player.screen.query_one("#ask-as_planned ChoiceField").focus()
    player.press("right", "right", "enter")
    (attempt,) = house.journal().facts.attempts
    assert attempt.as_planned is True
    player.press("3")
    assert "Planned for: Half past three, at the bakery Then and there, as planned: yes" in player.words


def test_a_long_plan_is_shortened_so_that_the_questions_stay_in_sight(play: Play) -> None:
    player = play(size=(60, 20)).press("enter").type("word " * 300).press("enter", "l")
    assert "soft no" in player.words
    assert "How nervous did you get?" in player.words
    assert "You planned: word word" in player.words
    assert player.words.count("word ") < 50


def test_without_a_fear_it_is_not_asked_about(play: Play) -> None:
    player = play().press("enter", "enter", "l")
    assert player.on == "LogAttempt"
    assert "Did that happen?" not in player.text and "then and there" not in player.text


def test_ctrl_d_dates_it_back_seven_days_at_most(house: House, play: Play) -> None:
    player = play().press("l", "n", "ctrl+d")
    assert "yesterday, Sat 21 Nov" in player.text
    player.press(*["ctrl+d"] * 6)
    assert "Sun 15 Nov" in player.text
    player.press("ctrl+d")
    assert "today, Sun 22 Nov" in player.text
    player.press("ctrl+d", "enter")
    (attempt,) = house.journal().facts.attempts
    assert attempt.day == SUNDAY - timedelta(days=1)
    assert attempt.at == house.clock.now


def test_another_person_can_be_asked_the_same_day(house: House, play: Play) -> None:
    player = play().press("l", "n", "enter")
    house.clock.forward(hours=1)
    player.press("l", "y", "y", "enter")
    assert len(house.journal().facts.attempts) == 2
    assert "● no" in player.text and "○ yes" in player.text
    assert "2 asks · 1 no heard" in player.words


def test_undo_on_today_takes_it_back_and_again(house: House, play: Play) -> None:
    player = play().press("l", "n", "enter", "u")
    assert player.notices[-1].startswith("Taken out of the journal: ")
    assert player.notices[-1].endswith(", Sun 22 Nov. U brings it back.")
    assert house.journal().facts.attempts == ()
    player.press("U")
    assert len(house.journal().facts.attempts) == 1
    assert "You asked" in player.words


def test_what_was_logged_can_be_edited_on_today(house: House, play: Play) -> None:
    play().press("l", "n", "6", "enter", "e", "y", "2", "enter")
    (attempt,) = house.journal().facts.attempts
    assert (attempt.outcome, attempt.peak) == ("yes", 20)


def test_enter_twice_in_a_hurry_saves_once(house: House, play: Play) -> None:
    player = play().press("l", "n", "6")
    player.burst("enter", "enter", "enter")
    player.wait_until(lambda: player.on != "LogAttempt", "the log to close")
    assert len(house.journal().facts.attempts) == 1
    player.press("escape", "u")
    assert house.journal().facts.attempts == ()


def test_a_mouse_chooses_the_outcome(house: House, play: Play) -> None:
    player = play().press("l")
    row = next(y for y, line in enumerate(player.lines) if " y yes" in line)
    player.click(player.lines[row].index(" y yes") + 2, row).press("enter")
    assert [a.outcome for a in house.journal().facts.attempts] == ["yes"]


@pytest.mark.parametrize(("length", "fits"), [(5000, True), (5001, False), (1_000_000, False)])
def test_a_note_that_is_too_long_gets_a_sentence_and_stays(
    length: int, fits: bool, house: House, play: Play
) -> None:
    player = play().press("l", "n")
    assert isinstance(player.screen, LogAttempt)
    log = player.screen
    log.note.focus()
    player.type("x" * length).press("ctrl+s")
    assert (player.on == "TodayScreen") is fits
    if not fits:
        assert "A note is a text of 5,000 characters at most" in player.words
        assert len(log.note.text) == length
    assert len(house.journal().facts.attempts) == (1 if fits else 0)
