"""Packs: on and off, what is inside, search, hide one for good and bring it back."""

from __future__ import annotations

import pytest

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import Pack
from rejectui.ui.places.packs import PacksScreen
from tests.ui.build import House, library, packs
from tests.ui.player import Play, Player


@pytest.fixture
def player(play: Play) -> Player:
    return play().press("5")


def current(player: Player) -> Pack | Entry | None:
    assert isinstance(player.screen, PacksScreen)
    return player.screen.rows.current


def test_every_pack_with_its_license_and_its_challenges(player: Player) -> None:
    catalog = packs().catalog
    assert f"{len(catalog.packs)} packs · {len(catalog)} challenges" in player.words
    pack = current(player)
    assert isinstance(pack, Pack)
    assert pack.license in player.words and f"{len(pack.challenges)} challenges" in player.words
    player.press("down")
    entry = current(player)
    assert isinstance(entry, Entry)
    assert entry.id in player.words
    player.press("end")
    assert current(player) == list(catalog)[-1]


def test_a_pack_is_switched_off_and_nothing_of_it_is_dealt(house: House, play: Play) -> None:
    first, second, *_ = packs().catalog.packs.values()
    player = play(house.app(library=library(first, second))).press("5", "space")
    player.press(*["down"] * (len(first.challenges) + 1), "space")
    assert house.journal().facts.settings.packs_off == tuple(sorted((first.pack, second.pack)))
    assert "[x]" not in player.text
    assert "Nothing to deal" in player.press("1").words
    player.press("5", "home", "space", "1")
    card = player.app.practice.today.card
    assert card is not None and card.entry is not None
    assert card.entry.pack == first.pack


def test_hide_marks_it_and_h_again_deals_it_again(house: House, player: Player) -> None:
    player.press("down", "h")
    entry = current(player)
    assert isinstance(entry, Entry)
    assert "(hidden)" in player.text
    assert house.journal().facts.settings.hidden == (entry.id,)
    player.press("h")
    assert house.journal().facts.settings.hidden == ()


def test_a_pack_cannot_be_hidden(house: House, player: Player) -> None:
    assert "Hide" not in player.lines[-1]
    player.press("h")
    assert house.journal().facts.settings.hidden == ()


def test_search_finds_challenges_and_escape_shows_all(player: Player) -> None:
    player.press("slash", *"bakery")
    assert "bakery" in player.text.lower()
    shown = [row for row in player.screen.rows._rows if isinstance(row, Entry)]  # type: ignore[attr-defined]
    assert 0 < len(shown) < 10
    assert all(
        "bakery" in f"{e.id} {e.challenge.title} {e.challenge.how} {e.challenge.say}".lower() for e in shown
    )
    player.press("enter", "down", "h")
    assert "(hidden)" in player.text
    player.press("escape")
    assert f"{len(packs().catalog)} challenges" in player.words


def test_a_search_without_a_find_is_no_trouble(player: Player) -> None:
    player.press("slash", *"zzzzz", "enter", "space", "h", "down")
    assert "0 challenges" in player.words
    assert current(player) is None
