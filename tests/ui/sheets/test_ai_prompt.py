"""The text for an AI tool: what leaves the computer is said first, it can be changed, it is only copied."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from rejectui.core.asks.kept_ask import Ask
from rejectui.core.sharing.ai_prompt import AFTER, plan_prompt
from tests.ui.build import SUNDAY, House, an_id, ask, entry_at
from tests.ui.evil import EVIL, assert_clean
from tests.ui.player import Play, Player

COPIED = "Copied, if your terminal allows it; you can also select it."


def text_of(player: Player) -> str:
    return player.screen.query_one(TextArea).text


def test_it_says_what_leaves_the_computer_and_what_to_do_with_the_answer(play: Play) -> None:
    player = play().press("4", "t")
    assert "RejectUI sends it nowhere, but pasted text leaves this computer" in player.words
    assert AFTER in player.words
    assert text_of(player) == plan_prompt(player.app.facts)


def test_ctrl_s_copies_it_whole_and_says_so(play: Play) -> None:
    player = play().press("4", "t", "ctrl+s")
    assert player.app.clipboard == plan_prompt(player.app.facts)
    assert player.notices == [COPIED]
    assert player.press("escape").on == "LadderScreen"


def test_what_was_changed_is_what_is_copied(house: House, play: Play) -> None:
    before = house.journal().facts
    player = play(house.app()).press("4", "t", *"Hi, ", "ctrl+s")
    assert player.app.clipboard == "Hi, " + plan_prompt(player.app.facts)
    assert player.press("escape").on == "LadderScreen", "what was copied need not be asked about"
    assert "Hi, " not in text_of(player.press("t"))
    assert house.journal().facts.attempts == before.attempts


@pytest.mark.parametrize("leave", ["escape", "ctrl+q"])
def test_changes_that_were_not_copied_are_asked_about(leave: str, play: Play) -> None:
    player = play().press("4", "t", "x", leave)
    assert "Leave the prompt? Your changes will be lost." in player.words
    player.press("n")
    assert text_of(player).startswith("xI practice")
    player.press(leave, "y")
    assert player.on == "LadderScreen"


def test_nothing_private_is_in_it(house: House, play: Play) -> None:
    journal = house.journal()
    journal.set("areas", ["work"])
    journal.keep_ask(Ask(id=an_id(), text="Ask Anna for the drill", category="favor", added=SUNDAY))
    journal.record(ask(1, entry=entry_at(2), label="Anna", note="She smiled", peak=40))
    journal.record(ask(2, ask="May I sing?"))
    text = text_of(play(house.app(journal)).press("4", "t"))
    assert "- work (category: work)" in text
    assert not any(word in text for word in ("Anna", "drill", "smiled", "sing"))


def test_whatever_is_pasted_into_it_is_only_text(play: Play) -> None:
    player = play(notices=True).press("4", "t").type(EVIL)
    assert_clean(player.strips, 80)
    player.type("half \ud83d a character").press("ctrl+s")
    assert_clean(player.strips, 80)
    assert "half ? a character" in player.app.clipboard
    assert EVIL.splitlines()[0][:30] in player.app.clipboard


@pytest.mark.parametrize("size", [(60, 20), (44, 12), (20, 10), (1, 1)], ids=str)
def test_it_opens_on_every_terminal(size: tuple[int, int], play: Play) -> None:
    player = play(size=size).press("4", "t", "ctrl+s", "escape")
    assert player.on == "LadderScreen"
