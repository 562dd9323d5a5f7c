"""Help and the palette: every declared key, read from the bindings, as the user's keymap has it."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

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


def options(player: Player) -> list[str]:
    player.wait_until(lambda: player.screen.query_one(OptionList).option_count, "the commands")
    listed = player.screen.query_one(OptionList)
    return [str(listed.get_option_at_index(n).prompt) for n in range(listed.option_count)]


def test_the_palette_lists_what_can_be_done_here_and_nothing_else(play: Play) -> None:
    player = play()
    active = player.screen.active_bindings.values()
    named = [binding for _, binding, enabled, _ in active if binding.id and enabled]
    wanted = {binding.description for binding in named} - {"palette"}
    player.press("ctrl+p")
    assert isinstance(player.screen, CommandPalette)
    assert {"Log it", "Smaller", "Settings", "Quit"} <= wanted
    player.wait_until(lambda: len(options(player)) >= len(wanted), "all of them")
    listed = options(player)
    for each in wanted:
        assert any(line.startswith(f"{each}  (") for line in listed), each
    assert not any("Screenshot" in line or "Theme" in line for line in listed)
    assert not any("Keep for today" in line for line in listed)


def test_the_palette_runs_what_was_chosen(play: Play) -> None:
    player = play().press("ctrl+p", *"journal")
    player.wait_until(lambda: options(player) and "Journal" in options(player)[0], "Journal first")
    player.press("enter")
    player.wait_until(lambda: player.on == "JournalScreen", "Journal")


def test_the_palette_tells_and_runs_the_users_keys(house: House, play: Play) -> None:
    player = play(house.app(keys={"today.rest": "t"})).press("ctrl+p", *"rest day")
    player.wait_until(lambda: options(player) and "Rest  (t)" in options(player)[0], "Rest first")
    player.press("enter")
    player.wait_until(lambda: "A day of rest" in player.words, "the rest")


def test_the_palette_over_a_log_chooses_the_outcome(play: Play) -> None:
    player = play().press("l", "ctrl+p", *"they said yes")
    player.wait_until(lambda: any("Yes  (y)" in each for each in options(player)), "Yes")
    player.press(*["down"] * next(n for n, each in enumerate(options(player)) if "Yes  (y)" in each), "enter")
    player.wait_until(lambda: player.on == "LogAttempt", "the log")
    assert "▸y yes" in player.text


def test_the_palette_over_a_text_offers_only_what_works_from_there(house: House, play: Play) -> None:
    player = play().press("l", "y")
    player.screen.query_one("#note").focus()
    player.type("Kind").press("ctrl+p")
    listed = options(player)
    assert not any("(y)" in line for line in listed)
    player.press(*"save")
    player.wait_until(lambda: "Save" in options(player)[0], "Save first")
    player.press("enter")
    player.wait_until(lambda: player.on == "TodayScreen", "Today")
    assert [a.note for a in house.journal().facts.attempts] == ["Kind"]


@pytest.mark.parametrize("key", ["1", "2", "3", "4", "5"])
def test_pages_do_not_lie_in_wait_in_another_place(key: str, play: Play) -> None:
    player = play().press("question_mark", key)
    if player.on == "Page":
        return  # the page keeps the places away: fine, too
    player.press("1")
    assert player.on == "TodayScreen"
