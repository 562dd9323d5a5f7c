"""After a no: who is told of next was somebody else, and is asked about before anything is written."""

from __future__ import annotations

import pytest

from rejectui.core.facts import Day
from rejectui.core.wording.words import SOMEBODY_ELSE
from tests.ui.build import SUNDAY, House, ask
from tests.ui.player import Play

SEAT = "May I have the corner seat?"


def outcomes(house: House) -> list[str]:
    return [attempt.outcome for attempt in house.journal().facts.attempts]


def the_seat(house: House, outcome: str) -> House:
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, ask=SEAT, planned=True))
    journal.record(ask(0, outcome, ask=SEAT))
    return house


@pytest.mark.parametrize(
    ("answer", "on", "kept"),
    [
        (["y"], "LogAttempt", ["no"]),
        (["y", "y", "3", "enter"], "TodayScreen", ["no", "yes"]),
        (["n"], "TodayScreen", ["no"]),
        (["escape"], "TodayScreen", ["no"]),
        (["ctrl+q"], "TodayScreen", ["no"]),
        (["y", "escape", "l"], "LogAttempt", ["no"]),  # it was said already
        (["y", "s", "enter", "l"], "Confirm", ["no", "soft_no"]),
    ],
    ids=str,
)
def test_it_asks_for_somebody_else(
    answer: list[str], on: str, kept: list[str], house: House, play: Play
) -> None:
    player = play().press("l", "n", "6", "enter")
    house.clock.forward(minutes=20)
    player.press("l")
    assert SOMEBODY_ELSE in player.words
    assert player.press(*answer).on == on
    assert outcomes(house) == kept


@pytest.mark.parametrize(
    ("outcome", "on"),
    [
        ("no", "Confirm"),
        ("soft_no", "Confirm"),
        ("partly", "LogAttempt"),
        ("yes", "LogAttempt"),
        ("waiting", "LogAttempt"),
        ("no_reply", "LogAttempt"),
        ("backed_out", "LogAttempt"),
        ("called_off", "LogAttempt"),
    ],
)
def test_only_a_no_is_asked_about(outcome: str, on: str, house: House, play: Play) -> None:
    assert play(the_seat(house, outcome).app()).press("l").on == on


def test_what_was_being_written_comes_back_unasked(house: House, play: Play) -> None:
    player = play(the_seat(house, "no").app()).press("l", "y", "y", "tab").type("They moved over.")
    player.app._leave(129)
    player = play(house.app()).press("l")
    assert player.on == "LogAttempt"
    assert "They moved over." in player.words


def test_who_was_reminded_while_writing_the_ask_is_not_asked_too(house: House, play: Play) -> None:
    player = play(the_seat(house, "no").app()).press("o").type(SEAT)
    assert "It heard a no on 22 November: this time somewhere new, or someone else." in player.words
    assert player.press("enter", "l").on == "LogAttempt"


def test_words_that_run_into_the_question_do_not_answer_it(house: House, play: Play) -> None:
    player = play(the_seat(house, "no").app()).burst("l", "y", "3", "enter")
    assert player.on == "Confirm"
    assert outcomes(house) == ["no"]
