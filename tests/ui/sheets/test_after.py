"""After the ask: the question of the next day, asks that got no reply, a rest, and the offer of support."""

from __future__ import annotations

from datetime import timedelta

from tests.ui.build import SUNDAY, House, ask, entry_at
from tests.ui.player import Play

HARD = "Yesterday got to 60, very tense. s: say how long it lasted"


def test_a_hard_ask_is_asked_about_for_one_day_in_one_line(house: House, play: Play) -> None:
    house.journal().record(ask(1, peak=60))
    player = play()
    assert HARD in player.words
    house.clock.forward(days=1)
    player.look_around()
    assert "s tells" not in player.words
    player.press("s")
    assert player.on == "TodayScreen"


def test_an_ask_that_was_not_hard_is_not_asked_about(house: House, play: Play) -> None:
    house.journal().record(ask(1, peak=45))
    player = play()
    assert "Yesterday got" not in player.words


def test_how_it_stayed_is_told_in_a_few_keys_and_the_line_goes(house: House, play: Play) -> None:
    house.journal().record(ask(1, peak=60))
    player = play().press("s", "4", "5", "tab", "2", "enter")
    assert player.on == "TodayScreen"
    (told,) = house.journal().facts.attempts
    assert (told.recovery_minutes, told.stayed) == (45, 20)
    assert "s tells" not in player.words
    player.press("3")
    assert (
        "Calm again after: 45 minutes" in player.words and "Still there the day after: 20 %" in player.words
    )


def test_leaving_the_question_keeps_it_for_the_day(house: House, play: Play) -> None:
    house.journal().record(ask(1, peak=60))
    player = play().press("s", "enter")
    assert player.on == "TodayScreen" and HARD in player.words
    player.press("s", "9", "escape")
    assert player.on == "Confirm"
    player.press("y")
    assert HARD in player.words
    assert house.journal().facts.attempts[0].recovery_minutes is None


def test_more_minutes_than_there_are_is_said_on_the_sheet(house: House, play: Play) -> None:
    house.journal().record(ask(1, peak=60))
    player = play().press("s", *"999999", "enter")
    assert player.on == "AfterAsk"
    assert "whole number of minutes from 0 to 100,000" in player.words


def test_after_a_flood_a_rest_is_offered_and_taken_with_one_key(house: House, play: Play) -> None:
    house.journal().record(ask(1, peak=90, recovery_minutes=30, stayed=0))
    player = play()
    assert "The last one was hard. r: rest today, at no cost to your streak" in player.words
    player.press("r")
    assert "A day of rest" in player.words and "r rests today" not in player.words


def test_silence_becomes_no_reply_and_is_told_once(house: House, play: Play) -> None:
    entry = entry_at(1)
    days = entry.challenge.silence_after
    house.journal().record(ask(days, "waiting", entry))
    player = play().wait_until(lambda: house.journal().facts.attempts[0].outcome == "no_reply", "silence")
    player.settle()
    (notice,) = player.notices
    assert f"No reply in {days} days: {entry.challenge.title}" in notice
    assert house.journal().facts.attempts[0].day == SUNDAY - timedelta(days=days)
    again = play()
    assert again.notices == []


def test_an_ask_whose_time_is_not_over_waits(house: House, play: Play) -> None:
    entry = entry_at(1)
    house.journal().record(ask(entry.challenge.silence_after - 1, "waiting", entry))
    player = play()
    assert house.journal().facts.attempts[0].outcome == "waiting"
    house.clock.forward(days=1)
    player.look_around()
    assert house.journal().facts.attempts[0].outcome == "no_reply"


def test_support_is_offered_once_by_itself_and_put_away_by_a_key(house: House, play: Play) -> None:
    journal = house.journal()
    for back in (9, 6, 3):
        journal.record(ask(back, peak=90, recovery_minutes=10))
    player = play().wait_until(lambda: house.journal().facts.settings.support_offered, "the offer").settle()
    assert "!: a page on finding someone to talk to" in player.words
    player.press("exclamation_mark")
    assert "What this is, and what it is not" in player.words
    player.press("escape", "x")
    assert "finding company" not in player.words
    again = play()
    assert "finding company" not in again.words


def test_nothing_is_settled_or_offered_in_a_journal_that_cannot_be_written(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(60, "waiting", entry_at(1)))
    (file,) = house.folder.glob("*.json")
    file.write_text(file.read_text().replace('"value":1', '"value":99', 1))
    before = file.read_bytes()
    play().settle()
    assert file.read_bytes() == before


def test_support_is_offered_right_after_the_ask_that_calls_for_it(house: House, play: Play) -> None:
    journal = house.journal()
    for back in (6, 3):
        journal.record(ask(back, peak=90, recovery_minutes=10))
    player = play()
    assert "finding company" not in player.words
    player.press("l", "n", "9", "enter")
    assert "!: a page on finding someone to talk to" in player.words


def test_what_was_told_for_another_day_says_so_on_the_card(house: House, play: Play) -> None:
    player = play().press("l", "n", "7", "ctrl+d", "enter")
    assert "● no · 70 hard · yesterday" in player.words
