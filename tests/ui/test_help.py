"""Help: every declared key, read from the bindings, as the user's keymap has it."""

from __future__ import annotations

import pytest

from rejectui.ui.keys import BY_PLACE, shown_key
from tests.ui.build import House
from tests.ui.player import Play, Player


def pages(player: Player) -> str:
    """Everything on a page, read screen by screen."""
    player.resize(100, 1_000)
    return player.words


def test_help_lists_every_declared_key_with_its_sentence(play: Play) -> None:
    told = pages(play().press("question_mark"))
    for place, bindings in BY_PLACE.items():
        assert place in told
        for binding in bindings:
            if place == "Logging" and binding.description.endswith("0"):
                continue  # ten digits are told in one line
            assert f"{shown_key(binding.key)} {binding.tooltip}" in told, binding.id
    assert "0 to 9 How bad it got, in tens." in told


def test_help_holds_the_science_page_with_its_sources(play: Play) -> None:
    assert "Craske" in pages(play().press("question_mark"))


def test_help_and_support_can_be_scrolled_and_left(play: Play) -> None:
    for key, name in (("question_mark", "Help"), ("exclamation_mark", "Support")):
        player = play().press(key)
        assert name in player.lines[1]
        first = player.text
        player.press("pagedown")
        assert player.text != first
        assert player.press("q").on == "TodayScreen"
        assert player.press(key, "escape").on == "TodayScreen"


def test_asking_for_help_twice_opens_it_once(play: Play) -> None:
    player = play().press("question_mark", "question_mark", "escape")
    assert player.on == "TodayScreen"


def test_help_tells_the_users_keys(house: House, play: Play) -> None:
    keys = {"today.another": "a", "log.no": "f2", "go.review": "r,f3", "today.rest": "t"}
    told = pages(play(house.app(keys=keys)).press("question_mark"))
    assert "a Deal another card" in told
    assert "f2 They said no." in told
    assert "n Deal another card" not in told


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5"])
def test_pages_do_not_lie_in_wait_in_another_place(key: str, play: Play) -> None:
    player = play().press("question_mark", key)
    if player.on == "Page":
        return  # the page keeps the places away: fine, too
    player.press("1")
    assert player.on == "TodayScreen"
