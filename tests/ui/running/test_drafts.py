"""What is being typed in any sheet survives a closed terminal: a draft a kind, offered at the next start."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from rejectui.core.facts import Day
from rejectui.journal.folder.home import JournalHome
from rejectui.journal.folder.move import move
from tests.ui.build import SUNDAY, House, ask
from tests.ui.player import Play, Player

OFFER = "You were writing when the app closed: l brings it back"


def closed(player: Player) -> None:
    """The terminal goes: nothing of the app runs any more."""
    player.app.exit()


def test_a_plan(house: House, play: Play) -> None:
    closed(play().press("enter", "tab").type("They sigh").press("tab", "6"))
    closed(
        play(house.app())
        .press("enter", "tab")
        .type("They frown")
        .press("tab", "7")
        .press("tab", "tab")
        .type("A yes")
    )
    player = play(house.app())
    assert OFFER in player.words
    player.press("l")
    assert player.on == "PlanAsk"
    assert "They frown" in player.text and "They sigh" not in player.text
    assert "70" in player.text
    player.press("enter")
    plan = house.journal().facts.days[SUNDAY].plan
    assert plan is not None
    assert (plan.feared, plan.chance, plan.best) == ("They frown", 70, "A yes")
    assert OFFER not in play(house.app()).words


def test_a_plan_of_yesterday_is_still_for_its_card(house: House, play: Play) -> None:
    player = play()
    title = player.app.practice.today.card.title  # type: ignore[union-attr]
    closed(player.press("enter", "tab").type("They sigh"))
    house.clock.forward(days=1)
    player = play(house.app()).press("l")
    assert title[:30] in player.words
    player.press("enter")
    assert house.journal().facts.days[SUNDAY].planned
    assert "Yesterday's ask is still open" in player.words


def test_an_own_ask(house: House, play: Play) -> None:
    closed(play().press("o").type("May I sing here?"))
    player = play(house.app())
    assert OFFER in player.words
    assert player.press("l").on == "OwnAsk"
    player.press("enter")
    assert house.journal().facts.days[SUNDAY].ask == "May I sing here?"
    assert OFFER not in play(house.app()).words


def test_an_ask_for_later(house: House, play: Play) -> None:
    closed(play().press("4", "o", "tab", "right", "right").press("shift+tab").type("A room of my own"))
    player = play(house.app()).press("l")
    assert player.on == "KeepAsk"
    player.press("enter")
    (kept,) = house.journal().facts.asks
    assert kept.text == "A room of my own"
    assert OFFER not in play(house.app()).words


def test_an_own_ask_that_became_one_for_later(house: House, play: Play) -> None:
    closed(play().press("o").type("A room of my own").press("ctrl+k"))
    player = play(house.app()).press("l")
    assert player.on == "KeepAsk"
    assert "A room of my own" in player.text


def test_a_takeaway(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(8))
    closed(play(house.app(journal)).press("2", "t").type("Kinder than I thought"))
    player = play(house.app())
    assert OFFER in player.words
    assert player.press("l").on == "LookBackSheet"
    player.press("ctrl+s")
    (week,) = [week for week in house.journal().facts.weeks if week.words]
    assert week.words == "Kinder than I thought"
    assert week.monday == SUNDAY - timedelta(days=13)
    assert OFFER not in play(house.app()).words


def test_a_challenge_of_ones_own(house: House, play: Play) -> None:
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, ask="A pear?"))
    journal.record(ask(0, ask="A pear?"))
    closed(play(house.app(journal)).press("m").type("Ask the grocer.").press("tab").type("A pear?"))
    player = play(house.app())
    assert OFFER in player.words
    player.press("l")
    assert player.on == "MakeChallenge"
    assert "Ask the grocer." in player.text
    player.press("escape", "y")
    assert OFFER not in play(house.app()).words


def test_a_challenge_of_an_ask_that_is_gone_is_not_brought_back(house: House, play: Play) -> None:
    house.state.mkdir(parents=True)
    told = json.dumps({"attempt": "a" * 32, "told": {"how": "Ask."}})
    (house.state / "draft.json").write_text(json.dumps({"mine": told}))
    assert play().press("l").on == "TodayScreen"
    assert OFFER not in play(house.app()).words


def test_an_ask_on_its_way_into_a_pack(house: House, play: Play) -> None:
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, ask="May I have the corner seat?"))
    journal.record(ask(0, "yes", ask="May I have the corner seat?"))
    closed(play(house.app(journal)).press("m").type("Ask whoever seats you.").press("tab").type("Could we?"))
    player = play(house.app())
    assert OFFER in player.words
    assert player.press("l").on == "MakeChallenge"
    assert "May I have the corner seat?" in player.text
    assert "Ask whoever seats you." in player.text and "Could we?" in player.text
    player.press("escape")
    assert "What you typed will be lost" in player.words
    player.press("n").press("tab", "tab", "right", "tab", "right", "tab", "right", "tab", "right")
    player.press("ctrl+s")
    assert player.on == "TodayScreen", player.text
    assert "Ask whoever seats you." in (house.root / "packs" / "mine.yaml").read_text("utf-8")
    assert OFFER not in play(house.app()).words


def changing(house: House, play: Play) -> str:
    """Somebody was changing the note of an ask when the terminal went; the id of the ask."""
    journal = house.journal()
    attempt = ask(1, note="Short.")
    journal.record(attempt)
    player = play(house.app(journal)).press("3", "e")
    player.screen.query_one("#note").focus()
    closed(player.type(" And much longer."))
    return attempt.id


def test_a_change_of_an_ask(house: House, play: Play) -> None:
    changing(house, play)
    player = play(house.app()).press("l")
    assert player.on == "LogAttempt"
    assert "Change it" in player.text and "Short. And much longer." in player.text
    player.press("escape")
    assert "What you typed will be lost" in player.words
    player.press("n", "ctrl+s")
    assert [each.note for each in house.journal().facts.attempts] == ["Short. And much longer."]
    assert OFFER not in play(house.app()).words


def test_a_change_of_an_ask_that_is_gone_may_be_logged(house: House, play: Play) -> None:
    house.journal().delete(changing(house, play))
    player = play(house.app()).press("l")
    assert "How did it go?" in player.text and "Short. And much longer." in player.text
    player.press("ctrl+s")
    assert [each.note for each in house.journal().facts.attempts] == ["Short. And much longer."]
    assert OFFER not in play(house.app()).words


def test_one_of_each_kind_is_offered_one_after_the_other(house: House, play: Play) -> None:
    closed(play().press("o").type("May I sing here?"))
    closed(play(house.app()).press("4", "o").type("A room of my own"))
    player = play(house.app()).press("l")
    assert (player.on, "May I sing here?" in player.text) == ("OwnAsk", True)
    player.press("enter")
    assert OFFER in player.words
    player.press("l")
    assert (player.on, "A room of my own" in player.text) == ("KeepAsk", True)
    player.press("escape", "y")
    assert OFFER not in player.words
    assert OFFER not in play(house.app()).words


@pytest.mark.parametrize("keys", [["l", "n", "6"], ["l", "n", "6", "tab", "x"], ["enter", "x"], ["o", "x"]])
def test_what_could_not_be_saved_is_offered_later(keys: list[str], house: House, play: Play) -> None:
    """The sentence says: leave, and open RejectUI again. Whoever does so loses nothing."""
    player = play().press(*keys)
    elsewhere = house.root / "elsewhere"
    move(JournalHome(house.folder, house.state), elsewhere, lambda: None)
    player.press("ctrl+s")
    assert "The journal was moved to" in player.words
    player.press("escape")
    assert "It is not saved. What you typed is offered when RejectUI next opens." in player.words
    closed(player.press("y"))
    house.folder = elsewhere
    player = play(house.app())
    assert OFFER in player.words
    player.press("l", "ctrl+s")
    facts = house.journal().facts
    assert facts.attempts or facts.days[SUNDAY].planned or facts.days[SUNDAY].ask
    assert OFFER not in play(house.app()).words


@pytest.mark.parametrize("keys", [["enter"], ["o"], ["4", "o"]])
def test_what_is_let_go_is_not_offered(keys: list[str], house: House, play: Play) -> None:
    player = play().press(*keys).type("never mind").press("escape")
    assert "What you typed will be lost" in player.words
    player.press("y")
    closed(player)
    assert OFFER not in play(house.app()).words


@pytest.mark.parametrize("keys", [["enter"], ["o"], ["4", "o"]])
def test_a_sheet_in_which_nothing_was_typed_leaves_the_draft_of_another(
    keys: list[str], house: House, play: Play
) -> None:
    player = play().press("l", "n")
    player.screen.query_one("#note").focus()
    closed(player.type("Half a sentence"))
    closed(play(house.app()).press(*keys).press("escape"))
    assert "Half a sentence" in play(house.app()).press("l").text


@pytest.mark.parametrize("name", ["plan", "own", "keep", "look_back", "mine", "edit"])
@pytest.mark.parametrize("garbage", ["nonsense", "{}", '{"text":7}', '{"monday":"x","words":1}'])
def test_a_damaged_one_is_no_reason_to_stop(name: str, garbage: str, house: House, play: Play) -> None:

    house.state.mkdir(parents=True)
    (house.state / "draft.json").write_text(json.dumps({name: garbage}))
    player = play()
    assert "You were writing" not in player.words
    assert player.press("l").on == "LogAttempt"


@pytest.mark.parametrize("keys", [["enter"], ["o"], ["4", "o"]])
def test_what_is_typed_after_it_is_brought_back_stands_behind_it(
    keys: list[str], house: House, play: Play
) -> None:
    closed(play().press(*keys).type("half a\nsentence"))
    player = play(house.app()).press("l", *" and more")
    assert "half a sentence and more" in player.text
