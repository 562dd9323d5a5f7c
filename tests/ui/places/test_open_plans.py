"""A plan of an earlier day: told for its day, taken along, let go; and asks from a clock that was wrong."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rejectui.core.asks.attempt import Plan
from rejectui.core.card.compose import LOST_PLAN
from rejectui.core.facts import Day
from tests.ui.build import SUNDAY, House, ask
from tests.ui.player import Play, Player

MONDAY = SUNDAY + timedelta(days=1)
TUESDAY = SUNDAY + timedelta(days=2)


@pytest.fixture
def tuesday(house: House, play: Play) -> Player:
    """Planned on Monday with a fear, closed, and opened again on Tuesday."""
    house.clock.forward(days=1)
    monday = play().press("enter", "tab").type("They laugh").press("enter")
    monday.press("q")
    assert not monday.running
    house.clock.forward(days=1)
    return play(house.app())


def test_it_is_told_for_monday(house: House, tuesday: Player) -> None:
    assert "Yesterday's ask is still open" in tuesday.words
    tuesday.press("l")
    assert "You feared: They laugh" in tuesday.words
    assert "yesterday, Mon 23 Nov" in tuesday.text
    tuesday.press("n", "6", "enter")
    (attempt,) = house.journal().facts.attempts
    assert attempt.day == MONDAY
    assert attempt.at == house.clock.now
    assert attempt.plan == Plan(feared="They laugh")
    assert "is still open" not in tuesday.words
    assert tuesday.app.practice.today.state == "dealt"


def test_it_is_kept_for_today_with_what_was_written(house: House, tuesday: Player) -> None:
    tuesday.press("k")
    assert "is still open" not in tuesday.words
    assert "My fear: They laugh" in tuesday.words
    days = house.journal().facts.days
    assert (days[MONDAY].closed, days[TUESDAY].challenge) == ("kept", days[MONDAY].challenge)
    tuesday.press("l", "y", "enter")
    assert [a.day for a in house.journal().facts.attempts] == [TUESDAY]


def test_letting_it_go_is_not_backing_out(house: House, tuesday: Player) -> None:
    tuesday.press("x")
    assert "is still open" not in tuesday.words
    facts = house.journal().facts
    assert facts.days[MONDAY].closed == "let_go"
    assert facts.attempts == ()


def test_leaving_the_log_leaves_it_open(tuesday: Player) -> None:
    tuesday.press("l", "escape")
    assert "Yesterday's ask is still open" in tuesday.words


def test_after_a_week_it_is_not_mentioned_any_more(house: House, tuesday: Player) -> None:
    house.clock.forward(days=7)
    tuesday.look_around()
    assert "is still open" not in tuesday.words


def test_an_ask_dated_after_today_is_said_once_and_corrected_with_d(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(-40))
    player = play(house.app(journal))
    assert (
        player.words.count("1 entry is dated after today: a clock was wrong. d: change the date to today")
        == 1
    )
    assert "1 ask · 0 noes heard" in player.words or "1 ask · 1 no heard" in player.words
    player.press("d")
    assert "dated after today" not in player.words
    assert [a.day for a in house.journal().facts.attempts] == [SUNDAY]


def test_d_does_nothing_when_no_date_is_wrong(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(3))
    play(house.app(journal)).press("d")
    assert [a.day for a in house.journal().facts.attempts] == [SUNDAY - timedelta(days=3)]


def test_a_planned_card_that_is_gone_is_named_and_another_is_there(house: House, play: Play) -> None:
    house.journal().save_day(
        Day(day=SUNDAY, challenge="gone/with-its-pack", planned=True, plan=Plan(feared="They sneer"))
    )
    player = play()
    assert LOST_PLAN in player.words
    assert player.app.practice.today.card is not None
    assert house.journal().facts.days[SUNDAY].plan == Plan(feared="They sneer")


@pytest.fixture
def both(house: House, play: Play) -> Player:
    """An own ask of yesterday is open, and another one is planned for today."""
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY - timedelta(days=1), ask="Borrow a ladder", planned=True))
    journal.save_day(Day(day=SUNDAY, ask="Taste the soup", planned=True))
    return play(house.app(journal))


def test_where_yesterdays_ask_is_open_l_tells_of_that(house: House, both: Player) -> None:
    assert "Yesterday's ask is still open: Borrow a ladder" in both.words
    both.press("l", "n", "6", "enter")
    (attempt,) = house.journal().facts.attempts
    assert (attempt.ask, attempt.day) == ("Borrow a ladder", SUNDAY - timedelta(days=1))
    both.press("l", "y", "3", "enter")
    assert [each.ask for each in house.journal().facts.attempts] == ["Borrow a ladder", "Taste the soup"]


def test_taking_it_along_puts_todays_away_and_n_comes_back_to_it(house: House, both: Player) -> None:
    both.press("k")
    assert both.notices == ["Kept for today. Put away: Taste the soup. N brings it back."]
    assert "Borrow a ladder" in both.words
    both.press("n")
    assert both.notices == ["Put away: Borrow a ladder. N brings it back."]
    both.press("N")
    assert "Borrow a ladder" in both.words
    both.press("N")
    assert "Taste the soup" in both.words
    assert house.journal().facts.days[SUNDAY].planned


def test_letting_go_says_how_it_comes_back(house: House, both: Player) -> None:
    both.press("x")
    assert both.notices == ["Let go. u brings it back."]
    both.press("u")
    assert "Yesterday's ask is still open: Borrow a ladder" in both.words
