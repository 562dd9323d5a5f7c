"""A plan of an AI tool taken back by keys: pasted, mended by line, ticked, and in the user's own pack."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from rejectui.core.asks.challenge import PLAN
from rejectui.packs.authoring.pasted.plan import EMPTY, NO_PLAN, TOO_LONG
from rejectui.ui.sheets.ai_plan.paste import LONGEST_DRAFT
from tests.packs.authoring.pasted.answers import answers
from tests.ui.build import House
from tests.ui.evil import EVIL, assert_clean
from tests.ui.player import Play, Player, playing

ANSWERS = answers()
LEVELS = ANSWERS["25-levels"]
OFFER = "You were writing when the app closed: l brings it back"


def text_of(player: Player) -> str:
    return player.screen.query_one(TextArea).text


def line_of(player: Player) -> int:
    return player.screen.query_one(TextArea).cursor_location[0] + 1


def problem(player: Player) -> str:
    shown = player.screen.query_one("#problem")
    return " ".join(str(shown.render()).split()) if shown.display else ""  # type: ignore[attr-defined]


def titles(house: House) -> list[str]:
    pack = house.read_packs().catalog.packs.get(PLAN)
    return [each.title for each in pack.challenges] if pack is not None else []


def test_a_fenced_plan_with_prose_around_it_in_five_keys(house: House, play: Play) -> None:
    player = play().press("4", "T").type(ANSWERS["01-fenced"]).press("ctrl+s")
    assert player.on == "PlanCards"
    assert "4 cards of 4 ticked" in player.words
    player.press("enter")
    assert player.on == "LadderScreen"
    assert player.notices == [
        "4 asks are in your plan now, in its order. To take it out: rejectui packs remove my-plan"
    ]
    assert titles(house) == [
        "Ask to taste before you buy",
        "Ask for a quieter table",
        "Ask a shop to take something back after the deadline",
        "Ask your manager to lead the next small project",
    ]
    entry = player.app.library.catalog.get(f"{PLAN}/ask-to-taste-before-you-buy")
    assert entry is not None and entry.pack == PLAN
    assert not player.app.library.problems


def test_from_the_text_for_the_tool_on_to_pasting_and_back_to_the_ladder(house: House, play: Play) -> None:
    player = play().press("4", "t", "ctrl+s", "ctrl+n")
    assert player.on == "PastePlan"
    player.type(ANSWERS["02-no-head"]).press("ctrl+s", "ctrl+s")
    assert player.on == "LadderScreen"
    assert len(titles(house)) == 2


def test_what_is_to_be_mended_is_told_with_the_cursor_on_its_line_and_mended_there(
    house: House, play: Play
) -> None:
    player = play().press("4", "T").type(LEVELS).press("ctrl+s")
    assert player.on == "PastePlan"
    assert line_of(player) == 34
    assert problem(player) == (
        "Line 34: level is 9; write a whole number from 1 to 5. 1 of 2; ctrl+n goes to the next one. "
        "ctrl+s again goes on with 4 cards that are fine."
    )
    player.press("end", "backspace", "5", "ctrl+n")
    assert line_of(player) == 41
    assert 'Line 41: level is "brave"; write a whole number from 1 to 5.' in problem(player)
    player.press("end", *["backspace"] * 5, "4", "ctrl+s")
    assert player.on == "PlanCards"
    assert "6 cards of 6 ticked" in player.words
    player.press("enter")
    assert len(titles(house)) == 6


def test_ctrl_s_again_goes_on_with_those_that_are_whole(house: House, play: Play) -> None:
    player = play().press("4", "T").type(LEVELS).press("ctrl+s", "ctrl+s")
    assert "4 cards of 6 ticked · 2 to fix" in player.words
    player.press("end", "space")
    assert "4 cards of 6 ticked" in player.words, "one that is to be mended cannot be ticked"
    assert "e goes there, to fix it." in player.words
    player.press("e")
    assert player.on == "PastePlan"
    assert line_of(player) == 41
    assert problem(player).startswith("Line 41")
    player.press("ctrl+s", "enter")
    assert len(titles(house)) == 4


def test_space_leaves_a_card_out_and_the_others_stay_in_order(house: House, play: Play) -> None:
    player = play().press("4", "T").type(ANSWERS["01-fenced"]).press("ctrl+s", "down", "space", "ctrl+s")
    assert player.notices[0].startswith("3 asks are in your plan now")
    assert "Ask for a quieter table" not in titles(house)
    assert len(titles(house)) == 3


def test_none_and_all(house: House, play: Play) -> None:
    player = play().press("4", "T").type(ANSWERS["01-fenced"]).press("ctrl+s", "a", "enter")
    assert problem(player) == "Nothing is ticked: space ticks the card under the cursor."
    assert titles(house) == []
    player.press("a", "enter")
    assert len(titles(house)) == 4


def test_an_unkind_ask_is_told_and_not_ticked(house: House, play: Play) -> None:
    player = play().press("4", "T").type(ANSWERS["28-unkind"]).press("ctrl+s", "ctrl+s")
    assert "1 card of 5 ticked · 3 to fix" in player.words
    player.press("down", "down", "down")
    assert "[ ] ●●○○○ Ask the cashier for a high five" in player.text
    assert '"high five" asks to be touched; ask for a word or a smile instead.' in player.words
    player.press("space", "enter")
    assert titles(house) == ["Ask the cashier for a high five", "Ask for a straw in your favorite color"]


def test_the_next_plan_comes_after_the_first_and_what_is_there_is_not_taken_twice(
    house: House, play: Play
) -> None:
    player = play().press("4", "T").type(ANSWERS["02-no-head"]).press("ctrl+s", "enter", "T")
    player.type(ANSWERS["02-no-head"] + ANSWERS["03-bare-list"]).press("ctrl+s")
    assert "2 cards of 4 ticked · 2 here already" in player.words
    assert "You have it already: my-plan/ask-for-a-pen-and-draw-on-your-napkin." in player.words
    player.press("enter")
    assert len(titles(house)) == 4


def test_several_cards_on_one_line_are_told_apart(house: House, play: Play) -> None:
    player = play().press("4", "T").type(ANSWERS["13-json-one-line"]).press("ctrl+s", "space")
    assert "1 card of 2 ticked" in player.words
    player.press("enter")
    assert titles(house) == ["Ask a courier firm for a delivery hour"]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("10-empty", EMPTY),
        ("11-refusing", NO_PLAN),
        ("34-questions-first", NO_PLAN),
        ("35-our-own-text", "That is the text for the tool, and not its answer yet."),
        ("38-journal", "This looks like a journal"),
    ],
)
def test_what_is_no_plan_is_told_kindly_and_stays_where_it_is(name: str, sentence: str, play: Play) -> None:
    player = play().press("4", "T").type(ANSWERS[name]).press("ctrl+s")
    assert player.on == "PastePlan"
    assert problem(player).startswith(sentence)
    assert text_of(player).strip() == ANSWERS[name].strip()


def test_two_megabytes_are_not_even_pasted(play: Play) -> None:
    player = play().press("4", "T").type("kept ").type(ANSWERS["39-two-megabytes"])
    assert text_of(player) == "kept "
    assert problem(player) == TOO_LONG


def test_escapes_never_reach_the_terminal(play: Play) -> None:
    player = play(notices=True).press("4", "T").type(ANSWERS["37-escapes"] + EVIL).press("ctrl+s")
    assert_clean(player.strips, 80)
    assert problem(player).startswith("Line 1, column 18: the character U+001B is not allowed")
    for _ in range(6):
        assert_clean(player.press("ctrl+n").strips, 80)
    player.press("ctrl+s")
    assert player.on == "PlanCards"
    for _ in range(6):
        assert_clean(player.press("down").strips, 80)


def test_leaving_asks_first_and_what_was_pasted_survives_a_closed_terminal(house: House, play: Play) -> None:
    player = play().press("4", "T").type(LEVELS).press("escape")
    assert "Leave? What you pasted will be lost." in player.words
    player.press("n").press("ctrl+s", "ctrl+s")
    assert player.on == "PlanCards"
    player.app.exit()
    player = play(house.app())
    assert OFFER in player.words
    player.press("l")
    assert player.on == "PastePlan"
    assert text_of(player) == LEVELS
    player.press("ctrl+s", "ctrl+s", "enter")
    assert player.on == "TodayScreen"
    assert len(titles(house)) == 4
    assert OFFER not in play(house.app()).words


def test_left_for_good_nothing_is_offered(house: House, play: Play) -> None:
    player = play().press("4", "T").type(LEVELS).press("escape", "y")
    assert player.on == "LadderScreen"
    assert OFFER not in play(house.app()).words


def test_what_is_too_long_for_a_draft_is_told_when_leaving(house: House, play: Play) -> None:
    long = LEVELS + "\nand so on" * (LONGEST_DRAFT // 10)
    player = play().press("4", "T").type(LEVELS).type(long).press("escape")
    assert "It is too long to be kept as a draft." in player.words
    player.press("n")
    player.app.exit()
    assert OFFER not in play(house.app()).words


def test_a_pack_that_cannot_be_written_is_told_and_the_cards_stay(house: House, play: Play) -> None:
    folder = house.root / "packs"
    folder.mkdir(parents=True)
    (folder / f"{PLAN}.yaml").write_text("challenges: [", encoding="utf-8")
    player = play().press("4", "T").type(ANSWERS["02-no-head"]).press("ctrl+s", "enter")
    assert player.on == "PlanCards"
    assert "has something to repair first" in problem(player)
    (folder / f"{PLAN}.yaml").unlink()
    player.press("enter")
    assert len(titles(house)) == 2


def test_a_plan_that_was_switched_off_is_on_again(house: House, play: Play) -> None:
    journal = house.journal()
    journal.flag("packs_off", PLAN, on=True)
    play(house.app(journal)).press("4", "T").type(ANSWERS["02-no-head"]).press("ctrl+s", "enter")
    assert PLAN not in house.journal().facts.settings.packs_off


@pytest.mark.parametrize("size", [(140, 40), (60, 20), (40, 20), (34, 12), (20, 10), (1, 1)], ids=str)
def test_it_works_on_every_terminal(size: tuple[int, int], house: House, play: Play) -> None:
    player = play(size=size).press("4", "T").type(LEVELS).press("ctrl+s", "ctrl+s", "pagedown", "enter")
    assert player.on == "LadderScreen"
    assert len(titles(house)) == 4


def test_going_back_to_a_card_keeps_what_was_ticked(play: Play) -> None:
    player = play().press("4", "T").type(ANSWERS["01-fenced"]).press("ctrl+s", "space", "down", "space")
    assert "2 cards of 4 ticked" in player.words
    player.press("e", "ctrl+s")
    assert "2 cards of 4 ticked" in player.words


def test_what_was_pasted_and_not_taken_stands_there_again(house: House, play: Play) -> None:
    with playing(house.app()) as first:
        first.press("4", "T").type(ANSWERS["01-fenced"])
        first.app.exit()
        first.settle()
    player = play(house.app())
    assert OFFER in player.words
    player.press("4", "T")
    assert text_of(player).strip() == ANSWERS["01-fenced"].strip()
    player.press("ctrl+s", "enter", "1")
    assert OFFER not in player.words


def test_where_all_are_here_already_there_is_none_to_take(play: Play) -> None:
    player = play().press("4", "T").type(ANSWERS["01-fenced"]).press("ctrl+s", "enter")
    player.press("T").type(ANSWERS["01-fenced"]).press("ctrl+s", "enter")
    assert "There is no card to take." in player.words
