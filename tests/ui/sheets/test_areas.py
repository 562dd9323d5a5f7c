"""What is hard for me: chosen by digits in the order of pressing, from the ladder and from Settings."""

from __future__ import annotations

import pytest

from rejectui.core.asks.areas import AREA_NAMES
from tests.ui.build import House
from tests.ui.player import Play


def areas(house: House) -> tuple[str, ...]:
    return house.journal().facts.settings.areas


def test_all_eight_are_there_and_nothing_is_required(house: House, play: Play) -> None:
    player = play().press("4", "m")
    for number, words in enumerate(AREA_NAMES.values(), 1):
        assert f"{number} [ ] {words}" in player.words
    player.press("enter")
    assert player.on == "LadderScreen"
    assert areas(house) == ()


def test_digits_choose_in_the_order_of_pressing_and_take_out_again(house: House, play: Play) -> None:
    player = play().press("4", "m", "6", "1", "5", "1")
    assert "6 [x] work first" in player.words and "5 [x] dating second" in player.words
    assert "1 [ ] shops" in player.words
    player.press("enter")
    assert areas(house) == ("work", "dating")
    assert "▸ Work" in player.press("home").words
    player.press("m", "6", "enter")
    assert areas(house) == ("dating",)
    player.press("m", "5", "enter")
    assert areas(house) == ()


def test_space_and_a_click_do_the_same_as_digits(house: House, play: Play) -> None:
    player = play().press("4", "m", "down", "space", "down", "down", "space", "ctrl+s")
    assert areas(house) == ("help", "people")
    player.press("m")
    y = next(n for n, line in enumerate(player.lines) if "dating" in line)
    player.click(20, y).press("space", "enter")
    assert areas(house) == ("help", "people", "dating")


@pytest.mark.parametrize("leave", ["escape", "ctrl+q"])
def test_leaving_changes_nothing(leave: str, house: House, play: Play) -> None:
    player = play().press("4", "m", "6", leave)
    assert player.on == "LadderScreen"
    assert areas(house) == ()


def test_in_settings_the_row_opens_the_same_list(house: House, play: Play) -> None:
    player = play().press("comma", "end", "up", "up")
    assert "Areas not said" in player.words
    assert "What is hard for you" in player.words
    player.press("enter", "8", "2", "enter")
    assert player.on == "SettingsScreen"
    assert "Areas being-seen, help" in player.words
    assert areas(house) == ("being-seen", "help")
    assert player.press("left", "escape").on == "SettingsScreen"


def test_one_that_cannot_be_saved_stays_on_screen(house: House, play: Play) -> None:
    player = play(house.app()).press("4", "m", "6")
    (file,) = house.folder.glob("*.json")
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    player.press("enter")
    assert player.on == "AreasPicker"
    assert "damaged or cut off" in player.words
    assert "6 [x] work first" in player.words
    file.write_bytes(whole)
    player.press("enter")
    assert areas(house) == ("work",)
