"""A rest from Today: a day by one key, days and weeks by another."""

from __future__ import annotations

from datetime import timedelta

import pytest

from rejectui.core.facts import Pause
from tests.ui.build import SUNDAY, House, an_id, ask
from tests.ui.player import Play


def test_a_week_of_rest_in_two_keys(house: House, play: Play) -> None:
    player = play().press("R")
    assert "Until Saturday 28 November 2026, that day included" in player.words
    player.press("enter")
    (pause,) = house.journal().facts.pauses
    assert (pause.first, pause.last) == (SUNDAY, SUNDAY + timedelta(days=6))
    assert "Resting until Saturday 28 November 2026" in player.words


@pytest.mark.parametrize(("rights", "days"), [(1, 14), (2, 28), (3, 1), (4, 2), (5, 3)])
def test_other_lengths_are_chosen_with_arrows(rights: int, days: int, house: House, play: Play) -> None:
    play().press("R", *["right"] * rights, "enter")
    (pause,) = house.journal().facts.pauses
    assert (pause.last - pause.first).days + 1 == days


def test_leaving_rests_nothing_and_a_rest_ends_with_r(house: House, play: Play) -> None:
    player = play().press("R", "escape")
    assert house.journal().facts.pauses == ()
    player.press("R", "enter", "r")
    assert house.journal().facts.pauses == ()
    assert "A day of rest" not in player.words


def test_whoever_has_asked_today_can_rest_from_here_on(house: House, play: Play) -> None:
    house.journal().record(ask())
    play().press("R", "enter")
    assert len(house.journal().facts.pauses) == 1


def test_r_ends_every_rest_that_today_lies_in(house: House, play: Play) -> None:
    journal = house.journal()
    journal.rest(Pause(id=an_id(), first=SUNDAY - timedelta(days=2), last=SUNDAY + timedelta(days=2)))
    journal.rest(Pause(id=an_id(), first=SUNDAY, last=SUNDAY + timedelta(days=9)))
    player = play().press("r")
    assert "Resting" not in player.words
    assert [pause.last for pause in house.journal().facts.pauses] == [SUNDAY - timedelta(days=1)]
