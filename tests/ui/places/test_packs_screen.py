"""Packs: on and off, what is inside, search, hide one for good and bring it back."""

from __future__ import annotations

import pytest

from rejectui.core.asks.attempt import Snapshot
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import Pack
from rejectui.ui.places.packs import PacksScreen
from tests.ui.build import SUNDAY, House, ask, library, packs
from tests.ui.player import Play, Player


@pytest.fixture
def player(play: Play) -> Player:
    return play().press("5")


def current(player: Player) -> Pack | Entry | None:
    assert isinstance(player.screen, PacksScreen)
    return player.screen.rows.current


def shown(player: Player) -> list[Entry]:
    assert isinstance(player.screen, PacksScreen)
    return [row for row in player.screen.rows._rows if isinstance(row, Entry)]


def test_every_pack_is_closed_at_first_and_opens_with_enter(player: Player) -> None:
    catalog = packs().catalog
    assert f"{len(catalog.packs)} packs · {len(catalog)} challenges · 0 done" in player.words
    assert shown(player) == []
    pack = current(player)
    assert isinstance(pack, Pack)
    assert pack.license in player.words and f"{len(pack.challenges)} challenges" in player.words
    player.press("enter")
    inside = shown(player)
    assert {entry.challenge for entry in inside} == set(pack.challenges)
    levels = [entry.challenge.level for entry in inside]
    assert levels == sorted(levels)
    assert current(player.press("down")) == inside[0]
    assert inside[0].id in player.words
    assert current(player.press("left")) == pack
    assert shown(player) == []
    assert len(shown(player.press("right"))) == len(inside)
    assert len(shown(player.press("enter", "Z"))) == len(catalog)
    assert shown(player.press("Z")) == []


def test_enter_on_a_challenge_makes_it_todays_card_and_u_brings_back_the_old_one(
    house: House, player: Player
) -> None:
    before = player.app.practice.today.card
    player.press("slash", *"name a drink", "enter", "enter")
    assert player.on == "TodayScreen"
    assert "Ask the café to name a drink after you" in player.words
    assert "You chose it." in player.words
    player.press("u")
    card = player.app.practice.today.card
    assert card is not None and before is not None and card.title == before.title


def test_a_search_puts_the_cursor_on_its_first_hit(player: Player) -> None:
    player.press("down", "down", "down", "slash", *"drink")
    found = current(player)
    assert isinstance(found, Entry)
    assert found.id == "cafe/name-a-drink", "the first with the word in its title"
    at = shown(player).index(found)
    assert at > 0
    player.press("enter", "up")
    assert current(player) == shown(player)[at - 1]
    player.press("slash", *[" "], "c", "u", "p")
    assert current(player) == shown(player)[0]


def test_a_keeps_for_later_with_what_is_expected_and_takes_it_back(house: House, player: Player) -> None:
    player.press("slash", *"name a drink", "enter", "a", "6", "enter")
    facts = house.journal().facts
    assert facts.settings.later == ("cafe/name-a-drink",)
    assert [(look.of, look.peak) for look in facts.looks] == [("cafe/name-a-drink", 60)]
    assert "Saved for later." in player.words
    player.press("a")
    assert house.journal().facts.settings.later == ()
    player.press("u")
    assert house.journal().facts.settings.later == ("cafe/name-a-drink",)
    assert "Back on your list: Ask the café to name a drink" in player.words


def test_leaving_the_question_keeps_nothing(house: House, player: Player) -> None:
    player.press("enter", "down", "a", "6", "escape")
    assert house.journal().facts.settings.later == ()


def test_what_was_done_is_marked_and_counted(house: House, play: Play) -> None:
    journal = house.journal()
    entry = packs().catalog.entries["cafe/name-a-drink"]
    for back in (9, 3):
        journal.record(ask(back, "no", peak=60, challenge=entry.id, snapshot=Snapshot.of(entry.challenge)))
    player = play(house.app(journal)).press("5")
    assert "1 done" in player.words
    assert f"1 of {len(packs().catalog.packs['cafe'].challenges)} done" in player.words
    player.press("slash", *"name a drink", "enter")
    assert "Asked twice, last Thursday · it was very tense." in player.words
    assert "✓ ●●●○○  Ask the café to name a drink after you" in player.text


def test_space_on_a_challenge_switches_no_pack(house: House, player: Player) -> None:
    player.press("enter", "down", "space")
    assert house.journal().facts.settings.packs_off == ()


def test_f_shows_only_some(player: Player) -> None:
    player.press("f", "2", "down", "space", "enter")
    assert "only by phone · level 2 (f)" in player.words
    found = shown(player)
    assert found
    assert {(entry.challenge.channel, entry.challenge.level) for entry in found} == {("phone", 2)}
    player.press("f", "x", "end", "space", "enter")
    assert {entry.challenge.likely for entry in shown(player)} == {"mostly_no", "silence"}
    player.press("down")
    assert "Likely" in player.words
    player.press("f", "1", "escape")
    assert "only likely a no (f)" in player.words
    player.press("f", "0", "enter")
    assert f"{len(packs().catalog)} challenges" in player.words
    assert shown(player) == []


def test_a_hidden_one_or_one_of_a_pack_that_is_off_can_be_chosen(house: House, player: Player) -> None:
    player.press("space", "enter", "down", "h", "enter")
    assert player.on == "TodayScreen"
    assert "You chose it." in player.words


def test_a_pack_is_switched_off_and_nothing_of_it_is_dealt(house: House, play: Play) -> None:
    first, second, *_ = packs().catalog.packs.values()
    player = play(house.app(library=library(first, second))).press("5", "space")
    player.press("down", "space")
    assert house.journal().facts.settings.packs_off == tuple(sorted((first.pack, second.pack)))
    assert "[x]" not in player.text
    assert "No card for now" in player.press("1").words
    player.press("5", "home", "space", "1")
    card = player.app.practice.today.card
    assert card is not None and card.entry is not None
    assert card.entry.pack == first.pack


def test_hide_marks_it_and_h_again_deals_it_again(house: House, player: Player) -> None:
    player.press("enter", "down", "h")
    entry = current(player)
    assert isinstance(entry, Entry)
    assert "(hidden)" in player.text
    assert house.journal().facts.settings.hidden == (entry.id,)
    player.press("h")
    assert house.journal().facts.settings.hidden == ()


def to_the_card(player: Player) -> Entry:
    """Go to Packs, to today's card."""
    card = player.app.practice.today.card
    assert card is not None and card.entry is not None
    player.press("5", "slash").type(card.entry.id).press("enter")
    assert current(player) == card.entry
    return card.entry


@pytest.mark.parametrize("keys", [("left", "space"), ("h",)])
def test_a_plan_without_words_is_asked_for_before_it_goes(
    keys: tuple[str, ...], house: House, play: Play
) -> None:
    player = play().press("enter", "enter")
    assert player.app.practice.today.state == "planned"
    assert player.app.practice.today.plan is None
    entry = to_the_card(player)
    player.press(*keys)
    assert player.on == "Confirm"
    assert "Today's plan is for a card of these. Let it go?" in player.words
    player.press("n")
    assert player.app.practice.today.state == "planned"
    player.press(*keys[-1:], "y")
    settings = house.journal().facts.settings
    assert settings.packs_off == (entry.pack,) if keys[-1] == "space" else settings.hidden == (entry.id,)
    assert player.app.practice.today.record.challenge != entry.id


def test_a_plan_that_was_chosen_stays_when_its_pack_is_off_and_is_asked_for_before_it_is_hidden(
    house: House, player: Player
) -> None:
    player.press("slash", *"name a drink", "enter", "enter", "enter", "enter")
    assert player.app.practice.today.state == "planned"
    entry = to_the_card(player)
    player.press("left", "space")
    assert player.on == "PacksScreen"
    assert house.journal().facts.settings.packs_off == (entry.pack,)
    assert player.app.practice.today.state == "planned"
    assert current(player.press("right", "down")) == entry
    assert player.press("h").on == "Confirm"
    player.press("n")
    assert house.journal().facts.settings.hidden == ()


def test_hiding_todays_card_here_deals_another_as_on_today(house: House, play: Play) -> None:
    here, there = (play(house.app()) for _ in range(2))
    entry = to_the_card(here)
    here.press("h")
    dealt = house.journal().facts.days[SUNDAY]
    here.press("u")
    there.press("1", "h")
    assert house.journal().facts.days[SUNDAY] == dealt
    assert dealt.challenge not in (None, entry.id)


def test_a_pack_cannot_be_hidden(house: House, player: Player) -> None:
    assert "Hide" not in player.lines[-1]
    player.press("h")
    assert house.journal().facts.settings.hidden == ()


def test_search_finds_challenges_and_escape_shows_all(player: Player) -> None:
    player.press("slash", *"bakery")
    assert "bakery" in player.text.lower()
    found = shown(player)
    assert 0 < len(found) < 10
    assert all(
        "bakery" in f"{e.id} {e.challenge.title} {e.challenge.how} {e.challenge.say}".lower() for e in found
    )
    player.press("enter", "down", "h")
    assert "(hidden)" in player.text
    player.press("escape")
    assert f"{len(packs().catalog)} challenges" in player.words


def test_a_search_without_a_find_is_no_trouble(player: Player) -> None:
    player.press("slash", *"zzzzz", "enter", "space", "h", "down")
    assert "0 challenges" in player.words
    assert current(player) is None
