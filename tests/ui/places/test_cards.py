"""Another card: any, the one before, smaller, bolder, for where I am, never this one, or my own."""

from __future__ import annotations

from rejectui.core.dealing.deal import Card
from rejectui.core.dealing.filters import WHERE
from rejectui.core.facts import Day
from tests.ui.build import SUNDAY, House, ask, entry_at
from tests.ui.player import Play, Player


def card_of(player: Player) -> Card:
    card = player.app.practice.today.card
    assert card is not None
    assert card.title in player.words
    return card


def test_another_and_the_one_before(house: House, play: Play) -> None:
    player = play()
    first = card_of(player)
    second = card_of(player.press("n"))
    third = card_of(player.press("n"))
    assert len({first.title, second.title, third.title}) == 3
    assert card_of(player.press("N")).title == second.title
    assert card_of(player.press("N")).title == first.title
    assert card_of(player.press("N")).title == first.title
    assert house.journal().facts.attempts == ()


def test_the_choice_is_a_fact_for_every_app_and_command(house: House, play: Play) -> None:
    chosen = card_of(play().press("n", "n"))
    assert card_of(play(house.app())).title == chosen.title


def test_smaller_and_bolder_move_one_level(house: House, play: Play) -> None:
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, challenge=entry_at(3).id))
    journal.record(ask(40, entry=entry_at(3, 1), peak=60))
    player = play(house.app(journal))
    smaller = card_of(player.press("minus"))
    assert smaller.challenge is not None and smaller.challenge.level == 2
    assert "A smaller one this time." in player.words
    bolder = card_of(player.press("plus", "plus"))
    assert bolder.challenge is not None and bolder.challenge.level == 4


def test_at_the_smallest_the_card_itself_is_made_smaller(play: Play) -> None:
    player = play()
    while (card := card_of(player)).challenge is None or card.challenge.level > 1:
        player.press("minus")
    player.press("minus")
    assert card_of(player).title == card.title
    assert "small" in player.notices[-1]


def test_bolder_stops_one_step_up(play: Play) -> None:
    player = play().press(*["plus"] * 5)
    card = card_of(player)
    assert card.challenge is not None and card.challenge.level == 2
    assert "One step at a time" in player.notices[-1]


def test_where_i_am_changes_a_card_that_does_not_fit(house: House, play: Play) -> None:
    journal = house.journal()
    shop = next(e for n in range(9) if not WHERE["home"].lets((e := entry_at(1, n)).challenge))
    journal.save_day(Day(day=SUNDAY, challenge=shop.id))
    player = play(house.app(journal)).press("f")
    assert "only home (f)" in player.text
    card = card_of(player)
    assert card.challenge is not None and WHERE["home"].lets(card.challenge)
    for where in ("work", "free", "in person", "by phone", "any day"):
        assert f"only {where} (f)" in player.press("f").text
    assert "(f)" not in player.press("f").text


def test_g_goes_for_a_no_of_the_level_that_is_due(play: Play) -> None:
    player = play()
    first = card_of(player)
    seen = [card_of(player.press("g")) for _ in range(3)]
    assert len({card.title for card in [first, *seen]}) == 4
    assert all(card.challenge and card.challenge.level == 1 for card in seen)
    assert all(card.challenge and card.challenge.likely == "mostly_no" for card in seen)
    assert "as you asked" in player.words
    assert card_of(player.press("u", "u", "u")).title == first.title


def test_hide_never_deals_it_again(house: House, play: Play) -> None:
    player = play()
    gone = card_of(player)
    assert gone.entry is not None
    player.press("h")
    assert card_of(player).title != gone.title
    assert house.journal().facts.settings.hidden == (gone.entry.id,)
    assert "Hidden." in player.notices[-1]


def test_an_own_ask_becomes_the_card_planned(house: House, play: Play) -> None:
    player = play().press("o").type("  May I sing here?  ").press("enter")
    assert card_of(player).ask == "May I sing here?"
    assert "Planned." in player.words
    player.press("l", "y", "3", "enter")
    (attempt,) = house.journal().facts.attempts
    assert (attempt.ask, attempt.challenge, attempt.title) == ("May I sing here?", None, "May I sing here?")


def test_an_empty_own_ask_is_asked_for(play: Play) -> None:
    player = play().press("o", "enter")
    assert "Write the ask first." in player.words
    assert play().press("o", "escape").on == "TodayScreen"


def test_an_own_ask_of_more_than_2000_characters_gets_a_sentence(house: House, play: Play) -> None:
    player = play().press("o").type("x" * 2001).press("enter")
    assert "An ask is a text of 2,000 characters at most; this one has 2,001." in player.words
    assert SUNDAY not in house.journal().facts.days


def test_a_rest_begins_and_ends_with_r(house: House, play: Play) -> None:
    player = play()
    first = card_of(player)
    player.press("r")
    assert "A day of rest" in player.words
    assert [p.first for p in house.journal().facts.pauses] == [SUNDAY]
    player.press("r")
    assert card_of(player).title == first.title
    assert house.journal().facts.pauses == ()
