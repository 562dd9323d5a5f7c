"""Any past day by keys: an ask, its day and that of its answer, days of rest."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.widgets import Input

from rejectui.core.asks.attempt import Plan
from rejectui.core.days.streak import streak
from rejectui.core.facts import Day, Pause
from tests.ui.build import SUNDAY, House, an_id, ask
from tests.ui.player import Play, Player

POEM = "Would you read my poem?"


def days_ago(days: int) -> date:
    return SUNDAY - timedelta(days=days)


def fill(player: Player, field: str, text: str) -> Player:
    """Write a day over the one that stands there."""
    player.screen.query_one(f"{field} Input", Input).focus()
    return player.settle().press("end", *["backspace"] * 12).type(text)


# --- An ask of an earlier day ----------------------------------------------------------------------------


def test_an_own_ask_of_1950_in_the_journal(house: House, play: Play) -> None:
    house.journal().record(ask(0))
    player = play().press("3", "l")
    assert "When? Saturday 21 November 2026" in player.words
    player.type("May I stay up?").press("tab").type("1 jan 1950")
    assert "When? Sunday 1 January 1950" in player.words
    player.press("enter")
    assert "May I stay up?" in player.words
    player.press("y", "3", "enter")
    told = house.journal().facts.attempts[0]
    assert (told.ask, told.day, told.outcome, told.peak) == ("May I stay up?", date(1950, 1, 1), "yes", 30)
    assert told.at.date() == SUNDAY
    assert player.on == "JournalScreen"
    assert player.notices[-1].startswith("Logged for 1 Jan 1950. ")
    assert "1950-01-01" in player.text
    player.press("u")
    assert len(house.journal().facts.attempts) == 1


def test_the_title_of_a_challenge_is_that_challenge_with_its_plan(house: House, play: Play) -> None:
    player = play()
    entry = next(iter(player.app.practice.catalog))
    long_ago = days_ago(40)
    house.journal().save_day(
        Day(day=long_ago, challenge=entry.id, planned=True, plan=Plan(feared="They laugh"))
    )
    player.look_around().press("3", "l")
    player.type(entry.challenge.title.upper()).press("tab").type(long_ago.isoformat()).press("enter")
    assert "You feared: They laugh" in player.words
    player.press("n", "enter")
    (told,) = house.journal().facts.attempts
    assert (told.challenge, told.ask, told.day) == (entry.id, None, long_ago)
    assert told.snapshot is not None
    assert told.snapshot.title == entry.challenge.title
    assert told.plan == Plan(feared="They laugh")


def test_a_title_is_suggested_while_it_is_typed(play: Play) -> None:
    player = play().press("3", "l")
    title = next(iter(player.app.practice.catalog)).challenge.title
    player.press(*(each if each != " " else "space" for each in title[:8])).press("right")
    assert player.screen.query_one("#past-text", Input).value.startswith(title[:8])


def test_nothing_is_logged_without_words_or_without_a_day(house: House, play: Play) -> None:
    player = play().press("3", "l", "enter")
    assert "Write first what you asked." in player.words
    player.type("May I?").press("tab").type("30 feb").press("enter")
    assert "There is no 30 February." in player.words
    fill(player, "#past-day", "tomorrow").press("enter")
    assert "2026-11-23 is still to come" in player.words
    fill(player, "#past-day", "22/11/26").press("enter")
    assert "write the year first, such as 2026-11-22" in player.words
    player.press("escape", "y")
    assert player.on == "JournalScreen"
    assert house.journal().facts.attempts == ()


def test_what_was_typed_is_offered_after_a_terminal_closed(house: House, play: Play) -> None:
    first = play().press("3", "l").type("May I stay up?").press("tab").type("2025-03-02").press("enter")
    first.app.exit()
    player = play(house.app()).press("l")
    assert "May I stay up?" in player.words
    assert "2 Mar 2025" in player.words
    player.press("y", "enter")
    (told,) = house.journal().facts.attempts
    assert (told.ask, told.day) == ("May I stay up?", date(2025, 3, 2))


def test_an_ask_that_heard_a_no_that_day_is_told_again_only_of_somebody_else(
    house: House, play: Play
) -> None:
    house.journal().record(ask(30, "no", ask=POEM))
    player = play().press("3", "l").type(POEM).press("tab").type("30 days ago").press("enter")
    assert player.on == "Confirm"
    player.press("n")
    assert player.on == "JournalScreen"
    player.press("l").type(POEM).press("tab").type("30 days ago").press("enter", "y", "y", "enter")
    assert [each.outcome for each in house.journal().facts.attempts] == ["no", "yes"]


def test_after_no_to_somebody_else_nothing_is_left_of_it(house: House, play: Play) -> None:
    house.journal().record(ask(30, "no", ask=POEM))
    first = play().press("3", "l").type(POEM).press("tab").type("30 days ago").press("enter", "n")
    first.app.exit()
    player = play(house.app())
    card = player.app.practice.today.card
    assert card is not None
    player.press("l")
    assert player.on == "LogAttempt"
    assert card.title in player.words and "today, Sun 22 Nov" in player.words
    assert POEM not in player.words


def test_ctrl_d_steps_on_from_the_day_of_a_past_ask_and_back_to_it(house: House, play: Play) -> None:
    player = play().press("3", "l").type("x").press("tab").type("30 days ago").press("enter", "n")
    assert "Fri 23 Oct" in player.words
    player.press("ctrl+d")
    assert "Thu 22 Oct" in player.words
    player.press(*["ctrl+d"] * 7)
    assert "Fri 23 Oct" in player.words
    player.press("ctrl+d", "enter")
    assert house.journal().facts.attempts[0].day == days_ago(31)


def test_ctrl_d_steps_on_from_a_day_far_back_that_was_typed(house: House, play: Play) -> None:
    house.journal().record(ask(3))
    player = fill(play().press("3", "e"), "#day", "2 march 2025").press("ctrl+d", "ctrl+d")
    assert "You asked on Friday 28 February 2025" in player.words
    player.press(*["ctrl+d"] * 6)
    assert "You asked on Sunday 2 March 2025" in player.words


def test_an_old_ask_leaves_the_streak(house: House, play: Play) -> None:
    journal = house.journal()
    for back in (0, 1, 8, 9):
        journal.record(ask(back))
    before = streak(journal.facts, SUNDAY).length
    play().press("3", "l").type("x").press("tab").type("1 may 1998").press("enter", "n", "enter")
    facts = house.journal().facts
    assert len(facts.attempts) == 5
    assert streak(facts, SUNDAY).length == before == 2


# --- From the calendar -----------------------------------------------------------------------------------


def test_a_day_of_the_calendar_is_logged_and_rested(house: House, play: Play) -> None:
    house.journal().record(ask(1))
    player = play().press("2", "c", "left", "left", "enter")
    assert "No ask was logged for this day." in player.words
    player.press("l")
    assert "When? Sunday 8 November 2026" in player.words
    player.type("x").press("enter", "n", "enter")
    assert house.journal().facts.attempts[0].day == days_ago(14)
    assert player.on == "ReviewScreen"
    player.press("up", "enter", "r")
    assert "From Saturday 7 November 2026" in player.words
    player.press("enter")
    (rest,) = house.journal().facts.pauses
    assert (rest.first, rest.last) == (days_ago(15), days_ago(15))
    assert "2 asks" in player.words


def test_the_calendar_goes_to_the_first_ask_and_back_and_by_years(house: House, play: Play) -> None:
    house.journal().record(ask(0))
    house.journal().record(ask(0, ask="Long ago", day=date(1950, 1, 1)))
    player = play().press("2", "c", "home")
    assert "Sunday 1 January 1950: 1 ask" in player.words
    player.press("pagedown")
    assert "Sunday 7 January 1951" in player.words
    player.press("pageup", "pageup")
    assert "Sunday 1 January 1950" in player.words
    player.press("end")
    assert "Sunday 22 November 2026: 1 ask" in player.words


# --- Other days for what is logged -----------------------------------------------------------------------


def test_the_day_of_an_ask_is_typed_in_the_edit_sheet(house: House, play: Play) -> None:
    house.journal().record(ask(3))
    player = play().press("3", "e")
    fill(player, "#day", "2 march 2025")
    assert "You asked on Sunday 2 March 2025" in player.words
    player.press("enter")
    assert house.journal().facts.attempts[0].day == date(2025, 3, 2)
    player.press("u")
    assert house.journal().facts.attempts[0].day == days_ago(3)


@pytest.mark.parametrize(
    ("typed", "said"), [("soon", '"soon" is not a day'), ("tomorrow", "still to come"), ("", "is not a day")]
)
def test_a_day_that_is_none_is_not_saved(typed: str, said: str, house: House, play: Play) -> None:
    house.journal().record(ask(3))
    player = fill(play().press("3", "e", "5"), "#day", typed).press("ctrl+s")
    assert player.on == "LogAttempt"
    assert said in player.words
    (told,) = house.journal().facts.attempts
    assert (told.day, told.peak) == (days_ago(3), None)


def test_ctrl_d_goes_a_day_back_from_the_day_that_was_typed(house: House, play: Play) -> None:
    house.journal().record(ask(3))
    player = fill(play().press("3", "e"), "#day", "saturday").press("ctrl+d")
    assert "You asked on Friday 20 November 2026" in player.words
    player.press("ctrl+s")
    assert house.journal().facts.attempts[0].day == days_ago(2)


def test_the_quick_log_has_no_line_for_the_day_and_the_full_one_has(house: House, play: Play) -> None:
    assert not play().press("l").screen.query("#day")
    journal = house.journal()
    journal.set("log_depth", "full")
    player = fill(play(house.app()).press("l", "n"), "#day", "2025-03-02").press("ctrl+s")
    assert player.notices[-1].startswith("Logged for 2 Mar 2025. ")
    assert house.journal().facts.attempts[0].day == date(2025, 3, 2)


def test_what_is_dated_ahead_may_be_edited_and_stays_so(house: House, play: Play) -> None:
    house.journal().record(ask(0, day=SUNDAY + timedelta(days=3)))
    play().press("3", "e", "5", "enter")
    (told,) = house.journal().facts.attempts
    assert (told.peak, told.day) == (50, SUNDAY + timedelta(days=3))


# --- The day of an answer --------------------------------------------------------------------------------


def test_the_answer_of_an_ask_that_waits_has_a_day_of_its_own(house: House, play: Play) -> None:
    house.journal().record(ask(5, "waiting", ask=POEM))
    player = play().press("3", "e")
    assert "The answer came on" not in player.words
    player.press("y")
    assert "The answer came on" in player.words
    fill(player, "#answered", "monday").press("enter")
    assert "2026-11-16 is before the ask, which was on 2026-11-17" in player.words
    fill(player, "#answered", "wed").press("enter")
    (told,) = house.journal().facts.attempts
    assert (told.outcome, told.answered, told.day) == ("yes", days_ago(4), days_ago(5))
    assert "Answered: Wednesday 18 November 2026" in player.words


@pytest.mark.parametrize("outcome", ["waiting", "no_reply"])
def test_nothing_typed_is_today(outcome: str, house: House, play: Play) -> None:
    house.journal().record(ask(5, outcome, answered=days_ago(2) if outcome == "no_reply" else None))
    play().press("3", "e", "n", "enter")
    assert house.journal().facts.attempts[0].answered == SUNDAY


def test_the_day_of_an_answer_is_corrected_and_taken_away(house: House, play: Play) -> None:
    house.journal().record(ask(5, "yes", answered=days_ago(1)))
    player = fill(play().press("3", "e"), "#answered", "friday").press("enter")
    assert house.journal().facts.attempts[0].answered == days_ago(2)
    fill(player.press("e"), "#answered", "").press("enter")
    assert house.journal().facts.attempts[0].answered is None


@pytest.mark.parametrize(
    ("outcome", "key", "empty"),
    [("waiting", "y", "today"), ("no_reply", "y", "today"), ("yes", "n", "not noted")],
)
def test_an_empty_line_says_what_it_stands_for(
    outcome: str, key: str, empty: str, house: House, play: Play
) -> None:
    house.journal().record(ask(5, outcome, answered=None if outcome == "waiting" else days_ago(1)))
    player = fill(play().press("3", "e", key), "#answered", "").press("tab")
    assert f"The answer came on {empty}" in player.words


def test_an_ask_is_not_moved_behind_its_answer(house: House, play: Play) -> None:
    house.journal().record(ask(5, "yes", answered=days_ago(3)))
    player = fill(play().press("3", "e"), "#day", "yesterday").press("ctrl+s")
    assert player.on == "LogAttempt"
    assert "2026-11-19" in player.words
    assert house.journal().facts.attempts[0].day == days_ago(5)


def test_changing_something_else_leaves_both_days(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(5, "no_reply", answered=days_ago(3)))
    journal.record(ask(6, "yes", answered=days_ago(4)))
    player = play().press("3", "e", "5", "enter")
    player.press("down", "e", "5", "enter")
    found = [(each.day, each.answered, each.peak) for each in house.journal().facts.attempts]
    assert found == [(days_ago(6), days_ago(4), 50), (days_ago(5), days_ago(3), 50)]


# --- Days of rest ----------------------------------------------------------------------------------------


def test_days_of_rest_that_were_not_noted(house: House, play: Play) -> None:
    journal = house.journal()
    for back in (0, 1, 14, 15):
        journal.record(ask(back))
    assert streak(journal.facts, SUNDAY).length == 1
    player = play().press("3", "r").type("9 nov").press("tab").type("15 nov")
    assert "From Monday 9 November 2026" in player.words
    assert "To Sunday 15 November 2026" in player.words
    player.press("enter")
    facts = house.journal().facts
    assert [(each.first, each.last) for each in facts.pauses] == [(date(2026, 11, 9), date(2026, 11, 15))]
    assert streak(facts, SUNDAY).length == 2
    assert player.notices[-1] == "Rest kept: 9 to 15 November 2026. u takes it back."
    player.press("u")
    assert house.journal().facts.pauses == ()


def test_the_last_day_is_told_again_when_the_first_changes(house: House, play: Play) -> None:
    player = play().press("3", "r").press("tab").type("friday")
    assert "To Friday 27 November 2026" in player.words
    fill(player, "#first", "10 dec")
    assert "To Friday 11 December 2026" in player.words
    player.press("enter")
    (rest,) = house.journal().facts.pauses
    assert (rest.first, rest.last) == (date(2026, 12, 10), date(2026, 12, 11))


def test_a_rest_that_ends_before_it_begins_or_is_there_already_is_not_kept(house: House, play: Play) -> None:
    house.journal().rest(Pause(id=an_id(), first=days_ago(20), last=days_ago(10)))
    player = play().press("3", "r").type("5 nov").press("tab").type("2026-11-04").press("enter")
    assert "a rest cannot end before it begins" in player.words
    fill(player, "#last", "6 nov").press("enter")
    assert "You had rest on those days already." in player.words
    assert player.press("escape").on == "JournalScreen"
    assert len(house.journal().facts.pauses) == 1
