"""The first morning: one screen, one key, one card."""

from __future__ import annotations

from tests.ui.build import House, ask
from tests.ui.player import Play


def test_one_key_leads_to_the_first_card(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False))
    assert player.on == "Welcome"
    assert "practice, not therapy" in player.words
    player.press("enter")
    assert player.on == "TodayScreen"
    assert "level 1" in player.text
    assert "A small one to begin with." in player.words
    assert "Your first ask is a good one" in player.words


def test_nothing_is_written_before_that_key(house: House, play: Play) -> None:
    play(house.app(welcomed=False))
    assert not house.root.exists()


def test_it_is_not_shown_again(house: House, play: Play) -> None:
    play(house.app(welcomed=False)).press("enter")
    assert play(house.app(welcomed=False)).on == "TodayScreen"


def test_who_logged_by_command_is_not_greeted(house: House, play: Play) -> None:
    house.journal().record(ask())
    assert play(house.app(welcomed=False)).on == "TodayScreen"


def test_support_is_one_key_away_and_leads_back(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False)).press("exclamation_mark")
    assert "When to talk to someone first" in player.words
    player.press("escape")
    assert player.on == "Welcome"


def test_the_missing_home_is_made_at_the_first_save(house: House, play: Play) -> None:
    player = play(house.app(welcomed=False))
    player.press("enter", "l", "n", "6", "enter")
    assert "You asked, and you heard a no." in player.words
    assert len(house.journal().facts.attempts) == 1
    assert house.folder.stat().st_mode & 0o777 == 0o700
