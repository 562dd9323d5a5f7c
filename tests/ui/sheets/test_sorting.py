"""Asks sorted by looking: one digit each, saved as it is given; back, past, enough, more."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.look import Look
from rejectui.core.dealing.sorting import A_DOZEN
from rejectui.ui.places.ladder import LadderScreen
from rejectui.ui.sheets.choosing.sort_asks import SortAsks
from tests.ui.build import SUNDAY, House, library, packs
from tests.ui.player import Play, Player


def looked(house: House) -> list[int | None]:
    return sorted(look.peak or 0 for look in house.journal().facts.looks)


def shown(player: Player) -> Entry | None:
    assert isinstance(player.screen, SortAsks)
    return player.screen._here


def test_each_digit_is_saved_and_leads_to_the_next(house: House, play: Play) -> None:
    player = play().press("4", "s")
    first = shown(player)
    assert first is not None
    assert "How nervous would this make you?" in player.words and "0 of 12 sorted" in player.words
    assert first.challenge.title in player.words
    player.press("3")
    assert [(look.of, look.peak, look.day) for look in house.journal().facts.looks] == [
        (first.id, 30, SUNDAY)
    ]
    assert shown(player) != first and "1 of 12 sorted" in player.words
    assert player.press("escape").on == "LadderScreen"
    assert looked(house) == [30]


def test_one_goes_back_and_says_it_anew_or_passes_one_by(house: House, play: Play) -> None:
    player = play().press("4", "s", "3", "left")
    assert "You said 3, uneasy." in player.words
    player.press("8", "enter", "0")
    assert looked(house) == [0, 80]


def test_twelve_are_a_sitting_and_there_may_be_more(house: House, play: Play) -> None:
    player = play().press("4", "s", *["5"] * 7)
    assert "esc whenever you have had enough." in player.words
    player.press(*["5"] * 5)
    assert shown(player) is None
    assert "12 asks sorted." in player.words
    player.press("5", "6")
    assert len(looked(house)) == A_DOZEN
    player.press("m")
    assert "12 of 24 sorted" in player.words
    player.press("left", "3")
    assert "12 of 24 sorted" in player.words
    assert player.press("escape").on == "LadderScreen"


def test_what_was_sorted_stands_on_the_ladder_and_leaves_todays_card_where_it_was_taken(
    house: House, play: Play
) -> None:
    player = play().press("n")
    before = player.app.practice.today.record.challenge
    player.press("4", "s", "9", "9", "9", "escape")
    screen = player.screen
    assert isinstance(screen, LadderScreen)
    assert sum(step.looked == 90 for climb in screen._climbs for step in climb.near) == 3
    assert player.app.practice.today.record.challenge == before


def test_where_nothing_can_be_dealt_there_is_nothing_to_sort(house: House, play: Play) -> None:
    player = play(house.app(library=library())).press("4", "s", "5", "enter")
    assert player.on == "LadderScreen"
    assert looked(house) == []


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (34, 12)], ids=str)
def test_the_question_and_the_ask_are_seen_at_every_size(size: tuple[int, int], play: Play) -> None:
    player = play(size=size).press("4", "s")
    first = shown(player)
    assert first is not None
    assert first.challenge.title.split()[1] in player.words
    assert "nervous" in player.words


def test_what_was_only_skipped_is_not_sorted_though_it_was_long_ago(house: House, play: Play) -> None:
    journal = house.journal()
    for entry in packs().catalog:
        journal.keep_look(Look(of=entry.id, peak=40, day=SUNDAY - timedelta(days=100)))
    player = play(house.app(journal)).press("4", "s", *["enter"] * 12)
    assert shown(player) is not None
    assert "0 of 12 sorted" in player.words
