"""The full log: page by page, each optional, from Today and later from the Journal."""

from __future__ import annotations

import pytest

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.facts import Day
from tests.ui.build import SUNDAY, House, ask, entry_at
from tests.ui.player import Play, Player


def only(house: House) -> Attempt:
    """The one ask in the journal."""
    (attempt,) = house.journal().facts.attempts
    return attempt


def answer(player: Player, field: str, *keys: str) -> None:
    """Put the focus into a question and press keys there."""
    player.screen.query(f"#ask-{field} Input, #ask-{field} ChoiceField, #ask-{field} Scale").first().focus()
    player.press(*keys)


def test_everything_told_page_by_page_is_on_disk(house: House, play: Play) -> None:
    house.journal().save_day(
        Day(
            day=SUNDAY,
            challenge=entry_at(1).id,
            planned=True,
            plan=Plan(feared="They sigh", drop="Rehearsing"),
        )
    )
    player = play().press("l", "y", "6")
    answer(player, "feared_happened", "right", "right")
    answer(player, "chance_again", "2")
    player.press("pagedown")
    assert "How did it go? 2 of 4" in player.words
    answer(player, "reply", *"sure")
    answer(player, "how_known", *"smiled")
    answer(player, "end", "1")
    answer(player, "opened", *"cake")
    player.press("pagedown")
    answer(player, "used", *"phone")
    answer(player, "prep_minutes", *"12")
    answer(player, "place", *"bakery")
    answer(player, "alone", "right", "right")
    answer(player, "dodged_before", "right", "right")
    answer(player, "laughed", "right")
    player.press("pagedown")
    assert "How did it go? 4 of 4" in player.words
    player.press("right", "right", "right", "right", "space", "right", "space", "tab", *"wobbly, seen")
    answer(player, "learned", *"ask")
    answer(player, "kind", *"well done", "ctrl+s")
    assert player.on == "TodayScreen"
    told = only(house)
    assert (told.outcome, told.peak, told.feared_happened, told.chance_again) == ("yes", 60, "partly", 20)
    assert (told.reply, told.how_known, told.end, told.opened) == ("sure", "smiled", 10, "cake")
    assert (told.used, told.prep_minutes, told.place) == ("phone", 12, "bakery")
    assert (told.alone, told.dodged_before, told.laughed) == (True, True, False)
    assert told.feelings == ("proud", "amused", "wobbly", "seen")
    assert (told.learned, told.kind) == ("ask", "well done")
    assert told.plan == Plan(feared="They sigh", drop="Rehearsing")


def test_the_quick_log_saves_at_once_and_asks_for_no_page(house: House, play: Play) -> None:
    player = play().press("l")
    assert "enter Save" in player.lines[-1] and "pgdn More" in player.lines[-1]
    assert "of 4" not in player.words
    player.press("n", "6", "enter")
    assert player.on == "TodayScreen"


def test_the_full_log_goes_on_with_enter_and_saves_on_the_last_page(house: House, play: Play) -> None:
    house.journal().set("log_depth", "full")
    player = play().press("l", "n", "6")
    assert "How did it go? 1 of 4" in player.words
    for number in (2, 3, 4):
        assert "enter Next" in player.lines[-1] or "ctrl+s Save" in player.lines[-1]
        player.press("enter")
        assert f"How did it go? {number} of 4" in player.words
    assert "enter Save" in player.lines[-1]
    player.press("enter")
    assert player.on == "TodayScreen"
    assert (only(house).outcome, only(house).peak) == ("no", 60)


def test_the_depth_is_chosen_in_settings(house: House, play: Play) -> None:
    player = play().press("comma", *["down"] * 4, "right")
    assert "Log depth ◂ full ▸" in player.words
    assert house.journal().facts.settings.log_depth == "full"


def test_letters_and_digits_on_later_pages_do_not_change_the_first(house: House, play: Play) -> None:
    player = play().press("l", "n", "6", "pagedown", "pagedown")
    answer(player, "alone", "y", "9", "x")
    player.press("ctrl+s")
    assert (only(house).outcome, only(house).peak) == ("no", 60)


def test_pages_turn_back_with_everything_on_them(house: House, play: Play) -> None:
    player = play().press("l", "n", "pagedown")
    answer(player, "reply", *"no way")
    player.press("pagedown", "pageup")
    assert "no way" in player.words
    player.press("pageup")
    assert "How did it go?" in player.words and "of 4" not in player.words
    player.press("pageup", "ctrl+s")
    assert only(house).reply == "no way"


def test_an_outcome_missing_on_a_later_page_is_asked_for_there(play: Play) -> None:
    player = play().press("l", "pagedown", "ctrl+s")
    assert "Press one of the letters on the first page" in player.words


def test_called_off_has_a_reason_and_is_met_as_good_judgment(house: House, play: Play) -> None:
    player = play().press("l", "x")
    assert "What made you call it off?" in player.words
    player.press("right", "right", "right", "enter")
    assert only(house).reason == "not_honest"
    assert "× called off · it was not honest" in player.words
    assert "Good judgment, and nothing is owed" in player.words
    assert house.journal().facts.attempts[0].counts is False


def test_a_reason_goes_when_it_was_not_called_off_after_all(house: House, play: Play) -> None:
    play().press("l", "x", "right", "n", "ctrl+s")
    assert (only(house).outcome, only(house).reason) == ("no", None)


def test_what_was_feared_is_not_asked_when_it_was_called_off(house: House, play: Play) -> None:
    house.journal().save_day(
        Day(day=SUNDAY, challenge=entry_at(1).id, planned=True, plan=Plan(feared="They sigh"))
    )
    player = play().press("l")
    assert "Did that happen?" in player.words
    player.press("x")
    assert "Did that happen?" not in player.words and "You feared" not in player.words


def test_anything_can_be_filled_in_later_from_the_journal(house: House, play: Play) -> None:
    house.journal().record(ask(2, ask="May I sit here?", learned="little"))
    player = play().press("3", "e", "pagedown", "pagedown", "pagedown")
    assert "Change it 4 of 4" in player.words and "little" in player.words
    answer(player, "kind", *"brave", "ctrl+s")
    told = only(house)
    assert (told.learned, told.kind, told.title) == ("little", "brave", "May I sit here?")
    assert "Learned: little" in player.words and "To myself: brave" in player.words


def test_a_later_page_can_be_emptied_again(house: House, play: Play) -> None:
    house.journal().record(ask(laughed=True, feelings=("proud", "wobbly")))
    player = play().press("3", "e", "pagedown", "pagedown")
    answer(player, "laughed", "backspace")
    player.press("pagedown", "right", "right", "right", "right", "space", "tab", *["backspace"] * 6, "ctrl+s")
    assert (only(house).laughed, only(house).feelings) == (None, ())


def test_what_is_beyond_a_limit_is_said_and_stays_on_screen(house: House, play: Play) -> None:
    player = play().press("l", "n", "pagedown", "pagedown")
    answer(player, "prep_minutes", *"999999", "ctrl+s")
    assert "whole number of minutes from 0 to 100,000" in player.words
    assert "999999" in player.words
    assert house.journal().facts.attempts == ()


def test_a_draft_keeps_what_was_typed_on_a_later_page(house: House, play: Play) -> None:
    player = play().press("l", "n", "pagedown")
    answer(player, "reply", *"hm")
    player.app.exit()  # its terminal goes
    player = play().press("l", "pagedown")
    assert "hm" in player.words
    player.press("ctrl+s")
    assert only(house).reply == "hm"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
@pytest.mark.parametrize("outcome", ["n", "y", "x"])
def test_each_screenful_fits(house: House, play: Play, size: tuple[int, int], outcome: str) -> None:
    house.journal().save_day(
        Day(day=SUNDAY, challenge=entry_at(1).id, planned=True, plan=Plan(feared="They sigh"))
    )
    player = play().resize(*size).press("l", outcome, "6")
    for _ in range(4):
        sheet = player.screen.query_exactly_one("#log")
        assert sheet.max_scroll_y == 0, (player.text, size)
        player.press("pagedown")


@pytest.mark.parametrize(
    ("keys", "peak"),
    [("6", 60), ("60", 60), ("65", 65), ("100", 100), ("10", 10), ("05", 5), ("0", 0), ("607", 70)],
)
def test_digits_typed_at_once_are_the_number_they_spell(
    keys: str, peak: int, house: House, play: Play
) -> None:
    play().press("l", "n", *keys, "enter")
    assert only(house).peak == peak


def test_whoever_comes_back_to_a_line_goes_on_writing_at_its_end(house: House, play: Play) -> None:
    player = play().press("l", "n", "pagedown", *"not today", "pagedown", "pageup", ".", "ctrl+s")
    assert player.on == "TodayScreen"
    assert only(house).reply == "not today."


def test_of_several_pasted_lines_none_is_lost(house: House, play: Play) -> None:
    player = play().press("l", "n", "pagedown").type("Dear you,\nno.\nKindly")
    player.press("ctrl+s")
    assert only(house).reply == "Dear you, no. Kindly"


def test_lines_from_elsewhere_stay_lines_when_nobody_touches_them(house: House, play: Play) -> None:
    house.journal().record(ask(reply="One\nTwo", learned="x"))
    player = play().press("3", "e", "pagedown")
    assert "One Two" in player.words
    player.press("pagedown", "pagedown")
    answer(player, "learned", "y", "ctrl+s")
    assert (only(house).reply, only(house).learned) == ("One\nTwo", "xy")


def test_letters_typed_over_the_feelings_go_to_the_line_below(house: House, play: Play) -> None:
    play().press("l", "n", "pagedown", "pagedown", "pagedown", *"sad and shy", "ctrl+s")
    assert only(house).feelings == ("sad and shy",)
