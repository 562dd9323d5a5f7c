"""The page about fair asks: a key away from Today, from Help and from an ask of one's own, and shown once."""

from __future__ import annotations

import pytest

from rejectui.core.wording.fair_page import FAIR
from tests.ui.build import House
from tests.ui.player import Play

TOP, END = "Before you ask", FAIR[-1][1][-1]
OWN = "May I sing here?"


def new_here(house: House) -> House:
    """The house of somebody who was not shown the page yet."""
    house.journal().set("welcomed", True)
    return house


def shown(house: House) -> bool:
    return house.journal().facts.settings.fair_asks_shown


@pytest.mark.parametrize(
    ("keys", "back"),
    [
        ((), "TodayScreen"),
        (("question_mark",), "TodayScreen"),
        (("3",), "JournalScreen"),
        (("comma",), "TodayScreen"),
    ],
)
def test_one_key_leads_there_and_one_back(keys: tuple[str, ...], back: str, play: Play) -> None:
    player = play().press(*keys, "F")
    assert "Fair asks" in player.lines[1]
    assert player.press("escape").on == back


def test_it_is_one_screenful_and_scrolls_on_less(play: Play) -> None:
    player = play().press("F")
    assert TOP in player.words
    assert END in player.words
    player.resize(60, 20)
    assert END not in player.words
    assert END in player.press("end").words


@pytest.mark.parametrize("key", ["escape", "q", "1", "3", "comma,escape", "F,escape"])
def test_from_an_ask_of_ones_own_it_leads_back_to_what_was_typed(key: str, play: Play) -> None:
    player = play().press("o").type(OWN).press("ctrl+g")
    assert TOP in player.words
    player.press(*key.split(","))
    assert player.on == "OwnAsk"
    assert OWN in player.words
    assert player.press("enter").on == "TodayScreen"
    assert OWN in player.words


def test_who_leaves_from_there_is_asked_first(play: Play) -> None:
    player = play().press("o").type(OWN).press("ctrl+g", "ctrl+q")
    assert "Leave without saving it? What you typed will be lost." in player.words
    assert OWN in player.press("n").words


def test_the_first_ask_of_ones_own_shows_it_once(house: House, play: Play) -> None:
    player = play(new_here(house).app(welcomed=False)).press("o").type(OWN)
    assert not shown(house)
    player.press("enter")
    assert TOP in player.words
    assert shown(house)
    assert player.press("escape").on == "TodayScreen"
    assert "Planned." in player.words
    player.press("o").type("May I dance here?").press("enter")
    assert player.on == "TodayScreen"


def test_so_does_one_that_was_kept(house: House, play: Play) -> None:
    player = play(new_here(house).app(welcomed=False)).press("4", "o").type(OWN)
    player.press("tab", "right", "tab", "3", "enter", "enter")
    assert TOP in player.words
    assert player.press("escape").on == "TodayScreen"
    assert OWN in player.words


def test_two_windows_show_it_once(house: House, play: Play) -> None:
    new_here(house)
    one, other = play(house.app(welcomed=False)), play(house.app(welcomed=False))
    for each, keys in ((one, "Page"), (other, "TodayScreen")):
        assert each.press("o").type(OWN).press("enter").on == keys


def test_what_was_typed_ahead_does_not_turn_the_page(house: House, play: Play) -> None:
    player = play(new_here(house).app(welcomed=False)).press("o").burst(*"Sing", "enter", "2", "q", "q")
    assert TOP in player.words


def test_an_ask_that_was_left_shows_nothing(house: House, play: Play) -> None:
    player = play(new_here(house).app(welcomed=False)).press("o", "escape")
    assert player.on == "TodayScreen"
    assert not shown(house)
