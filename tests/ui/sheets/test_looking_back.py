"""A look back on a week: offered once, never forced; the takeaway stands in Review and in the Journal."""

from __future__ import annotations

from datetime import date, timedelta

from rejectui.core.asks.attempt import Plan
from rejectui.core.facts import Takeaway
from tests.ui.build import House, ask
from tests.ui.player import Play

LAST_MONDAY = date(2026, 11, 9)
OFFER = "Last week: 2 asks. b: look back on it, if you like"


def asked_last_week(house: House) -> None:
    journal = house.journal()
    journal.record(ask(8, "no", peak=70, plan=Plan(peak=60)))
    journal.record(ask(9, "yes", peak=20, plan=Plan(peak=80), ask="May I have the end piece?"))
    journal.record(ask(10, "backed_out"))


def test_it_is_offered_on_the_first_day_in_a_week_and_not_after(house: House, play: Play) -> None:
    asked_last_week(house)
    player = play().wait_until(lambda: bool(house.journal().facts.weeks), "the offer to be remembered")
    assert OFFER in player.words
    (week,) = house.journal().facts.weeks
    assert (week.monday, week.offered, week.words) == (LAST_MONDAY, date(2026, 11, 22), None)
    again = play()
    assert OFFER in again.words, "the whole first day"
    house.clock.forward(days=1)  # a new week, and nothing was asked in the one before
    again.look_around()
    assert "look back on it" not in again.words
    again.press("b")
    assert again.on == "TodayScreen"


def test_on_a_later_day_in_the_week_it_is_not_offered_again(house: House, play: Play) -> None:
    asked_last_week(house)
    house.journal().keep_week(Takeaway(monday=LAST_MONDAY, offered=date(2026, 11, 21)))
    assert "look back on it" not in play().words


def test_the_week_is_told_with_the_hardest_and_the_surprise_and_the_takeaway_is_kept(
    house: House, play: Play
) -> None:
    asked_last_week(house)
    player = play().press("b")
    assert player.on == "LookBackSheet"
    assert "Last week, from 9 Nov" in player.words
    assert "The hardest 70, hard: May I have the corner seat?" in player.words
    assert "The surprise You expected 80 and it got to 20, easier than you thought: May I" in player.words
    player.type("People say yes to [b]small[/b] things.").press("ctrl+s")
    assert player.on == "TodayScreen" and "look back on it" not in player.words
    (week,) = house.journal().facts.weeks
    assert week.words == "People say yes to [b]small[/b] things."
    assert "Takeaway, week of 9 Nov People say yes to [b]small[/b] things." in player.press("3").words
    player.resize(80, 60).press("2")
    assert "9 Nov ●● kept" in player.words and "People say yes to [b]small[/b]" in player.words


def test_in_the_journal_a_takeaway_can_be_found_and_changed_but_not_deleted_as_an_ask(
    house: House, play: Play
) -> None:
    asked_last_week(house)
    house.journal().keep_week(Takeaway(monday=LAST_MONDAY, words="Slowly does it."))
    player = play().press("3")
    assert player.words.index("Slowly does it.") < player.words.index("corner seat")
    player.press("d", "n", "c")
    assert player.on == "JournalScreen" and len(house.journal().facts.attempts) == 3
    player.press("e")
    assert player.on == "LookBackSheet" and "Slowly does it." in player.words
    player.press("ctrl+u", "ctrl+s")
    assert house.journal().facts.weeks[0].words is None and "Takeaway" not in player.words
    house.journal().keep_week(Takeaway(monday=LAST_MONDAY, words="Slowly does it."))
    player.look_around()
    player.press("slash").type("slowly").press("enter")
    assert "Slowly does it." in player.words and "corner seat" not in player.words


def test_leaving_asks_first_if_something_was_typed(house: House, play: Play) -> None:
    asked_last_week(house)
    player = play().press("2", "t").type("Half a")
    player.press("escape")
    assert player.on == "Confirm"
    assert player.press("y").on == "ReviewScreen"
    assert house.journal().facts.weeks[0].words is None
    assert player.press("t", "escape").on == "ReviewScreen"


def test_any_week_can_be_looked_back_on_from_its_period(house: House, play: Play) -> None:
    asked_last_week(house)
    house.journal().record(ask(30, "yes"))
    player = play().press("2", "p", "left", "left", "left", "left", "t")
    assert "The week of 19 Oct" in player.words
    player.type("Long ago.").press("ctrl+s")
    assert "Long ago." in player.resize(80, 60).words
    first = LAST_MONDAY - timedelta(weeks=3)
    assert {week.monday: week.words for week in house.journal().facts.weeks}[first] == "Long ago."


def test_an_empty_week_can_be_looked_at(house: House, play: Play) -> None:
    player = play().press("2", "t")
    assert "No ask in this week, and that is fine." in player.words


def test_an_offer_that_had_no_room_is_made_on_the_next_day(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1, peak=60))
    house.clock.forward(days=1)  # Monday; yesterday's hard ask takes the line
    journal.record(ask(0, peak=60))
    player = play().settle()
    assert "s: say how long it lasted" in player.words and "look back on it" not in player.words
    assert house.journal().facts.weeks == ()
    house.clock.forward(days=1)
    player.look_around()
    assert "Last week: 2 asks. b: look back on it" in player.words


def test_a_takeaway_can_be_taken_back_and_brought_back(house: House, play: Play) -> None:
    asked_last_week(house)
    player = play().press("2", "p", "left", "t").type("One.").press("ctrl+s", "3")
    assert "One." in player.words
    player.press("e", "ctrl+u").type("Two.").press("ctrl+s", "u")
    assert any("the takeaway of the week of Mon 9 Nov" in notice for notice in player.notices)
    assert "One." in player.words and "Two." not in player.words
    assert "Two." in player.press("U").words
    assert len(house.journal().facts.attempts) == 3, "no ask was touched"


def test_what_another_window_wrote_meanwhile_is_not_lost_unseen(house: House, play: Play) -> None:
    asked_last_week(house)
    player = play().press("2", "p", "left", "t").type("Mine.")
    house.journal().keep_week(Takeaway(monday=LAST_MONDAY, words="Theirs."))
    player.press("ctrl+s")
    assert player.on == "LookBackSheet"
    assert "Meanwhile it says: “Theirs.”. Save again, and yours takes its place." in player.words
    assert player.press("ctrl+s").on == "ReviewScreen"
    assert house.journal().facts.weeks[0].words == "Mine."


def test_a_text_and_the_key_that_saves_it_may_come_in_one_piece(house: House, play: Play) -> None:
    asked_last_week(house)
    player = play().press("2", "p", "left", "t").burst(*"stays", "ctrl+s")
    player.wait_until(lambda: player.on == "ReviewScreen", "the sheet to close")
    assert house.journal().facts.weeks[0].words == "stays"
