"""Help: every declared key, read from the bindings, as the user's keymap has it."""

from __future__ import annotations

import pytest

from rejectui.ui.keys import BY_PLACE, shown_key
from rejectui.ui.pages import DIGITS
from tests.ui.build import House
from tests.ui.player import Play, Player
from tests.ui.test_palette import FROM, PLACES


def pages(player: Player) -> str:
    """Everything on a page, read screen by screen."""
    player.resize(100, 1_000)
    return player.words


def test_help_lists_every_declared_key_with_its_sentence(play: Play) -> None:
    told = pages(play().press("question_mark"))
    for place, bindings in BY_PLACE.items():
        assert place in told
        for binding in bindings:
            if place in DIGITS and binding.description.isdecimal():
                continue  # ten digits are told in one line
            assert f"{shown_key(binding.key)} {binding.tooltip}" in told, binding.id
    assert "0 to 9 How nervous you got, in tens." in told


@pytest.mark.parametrize("name", PLACES)
def test_help_begins_with_the_keys_of_the_screen_it_was_opened_from(name: str, play: Play) -> None:
    place = PLACES[name]
    player = play().press(*FROM[name], "pagedown", "question_mark")
    assert player.on == "Page"
    told = " ".join(player.words.split("leaves from anywhere. ")[1:])
    first = place.bindings[0]
    assert told.startswith(f"On this screen: {place.called} {shown_key(first.key)} {first.tooltip}")
    everything = pages(player)
    assert everything.count("On this screen: ") == (2 if name == "review" else 1)
    assert everything.index(place.called) < everything.index("Everywhere") < everything.index("Logging")


def test_help_over_a_page_tells_of_what_lies_under_it(play: Play) -> None:
    player = play().press("2", "question_mark", "question_mark")
    assert "On this screen: Review" in player.words
    assert "On this screen: Packs" in player.press("5", "exclamation_mark", "question_mark").words
    assert player.press("escape").on == "PacksScreen"
    # From a page over a sheet.
    assert "On this screen: Planning" in player.press("1", "o", "ctrl+g", "question_mark").words
    assert player.press("escape").on == "OwnAsk"


def test_help_opens_at_the_top_again(play: Play) -> None:
    player = play().press("question_mark")
    first = player.text
    assert player.press("end").text != first
    assert player.press("escape", "question_mark").text == first


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (45, 24), (40, 20), (34, 12)], ids=str)
def test_help_is_two_columns_at_every_width(size: tuple[int, int], play: Play) -> None:
    player = play(size=size).press("3", "question_mark").resize(size[0], 1_000)
    lines = [line.strip().strip("│") for line in player.lines]
    start = next(n for n, line in enumerate(lines) if "On this screen: Journal" in line)
    end = next(n for n, line in enumerate(lines) if "Everywhere" in line)
    rows = [line for line in lines[start + 1 : end] if line.strip()]
    words = " ".join(" ".join(rows).split())
    assert all(f"{shown_key(each.key)} {each.tooltip}" in words for each in PLACES["journal"].bindings)
    edge = lines[start].index("On this")
    columns = {len(line) - len(line.lstrip()) - edge for line in rows}
    assert len(columns) <= 2 and 2 in columns, rows  # a row's key, and the lines of its sentence
    names = [binding.id for bindings in BY_PLACE.values() for binding in bindings]
    at = next(n for n, line in enumerate(lines) if "config.toml" in line)
    assert not any(str(name) in line for line in lines[:at] for name in names)


def test_help_names_every_key_for_config_toml_at_its_end(play: Play) -> None:
    told = pages(play().press("question_mark"))
    names = told[told.index("config.toml") :]
    for binding in (each for bindings in BY_PLACE.values() for each in bindings):
        if binding.description.isdecimal():
            continue
        assert f"{binding.id} {binding.description}" in names
    assert "log.0 to log.9" in names and "areas.4 People I know a little." in names


def test_areas_begin_with_a_capital_and_keep_those_they_have(play: Play) -> None:
    told = pages(play().press("question_mark"))
    assert "4 People I know a little." in told
    assert "7 Saying no, and saying what I need." in told


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
