"""The day turns over at four in the morning, wherever the app is open just then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.ui.build import SUNDAY, House, ask
from tests.ui.player import Play, Player

MONDAY = SUNDAY + timedelta(days=1)
JUST_BEFORE = datetime(2026, 11, 23, 3, 59, tzinfo=UTC)


@pytest.fixture
def night(house: House, play: Play) -> Player:
    """Sunday's card on screen, at one minute to four on Monday morning."""
    house.clock.now = JUST_BEFORE
    return play()


def test_before_four_it_is_still_sunday(house: House, night: Player) -> None:
    assert "Sun 22 Nov" in night.lines[0]
    night.press("l", "n", "enter")
    assert [a.day for a in house.journal().facts.attempts] == [SUNDAY]


def test_at_four_the_date_and_the_card_change(house: House, night: Player) -> None:
    sunday = night.app.practice.today.card
    house.clock.forward(minutes=1)
    night.look_around()
    monday = night.app.practice.today.card
    assert "Mon 23 Nov" in night.lines[0]
    assert sunday is not None and monday is not None and sunday.title != monday.title
    assert monday.title in night.words


def test_the_app_notices_by_itself(house: House, night: Player) -> None:
    house.clock.forward(minutes=1)
    night.wait_until(lambda: "Mon 23 Nov" in night.lines[0], "Monday")


def test_under_an_open_log_the_ask_counts_for_the_card_and_the_day_shown(house: House, night: Player) -> None:
    card = night.app.practice.today.card
    night.press("l", "n")
    house.clock.forward(minutes=2)
    night.look_around()
    assert night.on == "LogAttempt"
    assert card is not None and card.entry is not None and card.title in night.words
    night.press("6", "enter")
    (attempt,) = house.journal().facts.attempts
    assert (attempt.day, attempt.challenge) == (SUNDAY, card.entry.id)
    assert attempt.at == house.clock.now
    assert "Mon 23 Nov" in night.lines[0]
    assert night.app.practice.today.state == "dealt"


def test_ctrl_d_then_still_goes_seven_days_back_at_most(house: House, night: Player) -> None:
    night.press("l", "n")
    house.clock.forward(minutes=2)
    night.look_around().press(*["ctrl+d"] * 7, "enter")
    (attempt,) = house.journal().facts.attempts
    assert (MONDAY - attempt.day).days <= 7


def test_under_an_open_plan_it_is_planned_for_the_card_shown(house: House, night: Player) -> None:
    card = night.app.practice.today.card
    night.press("enter").type("They sigh")
    house.clock.forward(minutes=2)
    night.look_around().press("enter")
    planned = house.journal().facts.days[SUNDAY]
    assert card is not None and card.entry is not None
    assert (planned.challenge, planned.planned) == (card.entry.id, True)
    assert "Yesterday's ask is still open" in night.words
    assert "Planned." not in night.words


def test_a_rest_ends_by_itself(house: House, night: Player) -> None:
    night.press("r")
    assert "A day of rest" in night.words
    house.clock.forward(minutes=1)
    assert "A day of rest" not in night.look_around().words


@pytest.mark.parametrize("place", ["2", "3", "4", "5", "comma", "question_mark"])
def test_it_turns_over_in_every_place(place: str, house: House, night: Player) -> None:
    night.press(place)
    house.clock.forward(minutes=1)
    night.look_around()
    if place != "question_mark":  # a page tells no date
        assert "Mon 23 Nov" in night.lines[0]
    assert "Mon 23 Nov" in night.press("1").lines[0]


def test_the_calendars_cursor_goes_along(house: House, night: Player) -> None:
    night.press("2", "c")
    assert "Sunday 22 November" in night.words
    house.clock.forward(minutes=1)
    assert "Monday 23 November" in night.look_around().words


def test_a_clock_set_back_is_no_trouble(house: House, play: Play) -> None:
    player = play().press("l", "n", "enter", "2")
    house.clock.forward(days=-400)
    player.look_around().press("1")
    assert "1 entry is dated after today: a clock was wrong" in player.words
    house.clock.forward(days=400)
    assert "dated after today" not in player.look_around().words


def test_the_streak_grows_with_the_week(house: House, play: Play) -> None:
    journal = house.journal()
    for days_ago in (7, 8, 1):
        journal.record(ask(days_ago))
    player = play(house.app(journal))
    assert "in a row" not in player.words
    player.press("l", "n", "enter")
    assert "2 weeks in a row" in player.words
