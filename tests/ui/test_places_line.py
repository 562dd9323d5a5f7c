"""The top line: every place can be seen and clicked, however narrow the terminal is."""

from __future__ import annotations

import pytest

from tests.ui.build import House
from tests.ui.player import Play

SCREENS = ("TodayScreen", "ReviewScreen", "JournalScreen", "LadderScreen", "PacksScreen")
NAMES = ("Today", "Review", "Journal", "Ladder", "Packs")


@pytest.mark.parametrize("width", [120, 80, 71, 70, 60, 59, 49, 48, 40])
def test_the_place_one_is_in_stands_in_brackets_and_all_can_be_clicked(
    width: int, house: House, play: Play
) -> None:
    player = play(house.app(), (width, 24))
    for number in (5, 4, 3, 2, 1):
        line = player.lines[0]
        assert line.count("[") == 1 and "]" in line
        player.click(line.index(str(number)), 0)
        assert player.on == SCREENS[number - 1]
        assert f"[{number} {NAMES[number - 1]}]" in player.lines[0]


@pytest.mark.parametrize(
    ("width", "name", "date", "names"),
    [(71, True, True, True), (70, False, True, True), (59, False, False, True), (48, False, True, False)],
)
def test_what_has_no_room_is_left_out(
    width: int, name: bool, date: bool, names: bool, house: House, play: Play
) -> None:
    line = play(house.app(), (width, 24)).lines[0]
    assert ("RejectUI" in line, "Sun 22 Nov" in line, "5 Packs" in line) == (name, date, names)


def test_the_name_of_the_app_is_no_place(play: Play) -> None:
    player = play().press("3")
    assert player.click(4, 0).on == "JournalScreen"
    assert player.click(79, 0).on == "JournalScreen"
