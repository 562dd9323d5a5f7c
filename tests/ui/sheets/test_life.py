"""What is in my life, from Settings: chosen by keys, and what that does to packs."""

from __future__ import annotations

import pytest

from rejectui.core.asks.situations import KEYS, words_of
from rejectui.packs.library import Library
from tests.core.build import challenge, pack
from tests.ui.build import House, library
from tests.ui.player import Play, Player
from tests.ui.test_first_run import fits

OFF = "Off: not in your life, see Settings (,)."


@pytest.fixture
def shelf() -> Library:
    """A pack for students, and one for everybody."""
    campus = fits(pack("campus", [challenge("one")]), "study")
    return library(campus, pack("cafe", [challenge("two")]))


def opened(player: Player) -> Player:
    """With the list open, from wherever the app is."""
    return player.press("comma", "end", "up", "enter")


def life(house: House) -> tuple[str, ...] | None:
    return house.journal().facts.settings.life


def test_all_are_there_and_nothing_is_required(house: House, play: Play) -> None:
    player = opened(play())
    for key in KEYS:
        assert f"{key} [ ] {words_of(key)}" in player.words
    player.press("enter")
    assert player.on == "SettingsScreen"
    assert "Life not said" in player.words
    assert life(house) is None


def test_it_is_changed_and_taken_back(house: House, play: Play) -> None:
    player = opened(play()).press("8", "1", "enter")
    assert "Life work with others, making things" in player.words
    assert life(house) == ("work", "make")
    player.press("enter", "n", "ctrl+s")
    assert "Life none of these" in player.words
    assert life(house) == ()
    player.press("enter", "n", "enter")
    assert life(house) is None


@pytest.mark.parametrize("leave", ["escape", "ctrl+q"])
def test_leaving_changes_nothing(leave: str, house: House, play: Play) -> None:
    player = opened(play()).press("1", leave)
    assert player.on == "SettingsScreen"
    assert life(house) is None


def test_a_pack_goes_off_by_itself_and_on_by_hand(house: House, shelf: Library, play: Play) -> None:
    player = play(house.app(library=shelf)).press("5")
    assert "[x] The campus pack" in player.words and OFF not in player.words
    opened(player).press("n", "enter", "escape")
    assert "[ ] The campus pack" in player.words and "[x] The cafe pack" in player.words
    assert OFF in player.words
    player.press("space")
    assert "[x] The campus pack" in player.words and OFF not in player.words
    assert house.journal().facts.settings.packs_on == ("campus",)
    player.press("space")
    assert "[ ] The campus pack" in player.words and OFF not in player.words
    assert house.journal().facts.settings.packs_off == ("campus",)


def test_with_nothing_left_today_says_what_can_be_done(house: House, shelf: Library, play: Play) -> None:
    player = opened(play(house.app(library=shelf))).press("n", "enter", "escape", "5", "end", "space", "1")
    assert "None of the packs that are on fits what you said is in your life" in player.words
    assert "Press o for an ask of your own, or 5 for the packs." in player.words
    opened(player).press("2", "enter", "escape")
    assert "Ask about one" in player.words


def test_with_every_pack_off_by_hand_life_is_not_blamed(house: House, shelf: Library, play: Play) -> None:
    player = opened(play(house.app(library=shelf))).press("2", "enter", "escape")
    player.press("5", "space", "end", "space", "1")
    assert "Every challenge is switched off, hidden, or in a language you did not choose." in player.words


def test_settings_lead_to_the_programs_too(house: House, play: Play) -> None:
    player = play().press("comma", "end")
    assert "In a program none" in player.words
    player.press("enter")
    assert player.on == "ProgramsScreen"
    player.press("enter", "escape")
    assert player.on == "LadderScreen"
    assert "In a program A gentle month" in player.press("comma").words
    assert player.press("escape", "1").on == "TodayScreen"
