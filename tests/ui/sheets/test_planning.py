"""Planning: everything is optional, and what was written is there tomorrow morning."""

from __future__ import annotations

from rejectui.core.asks.attempt import Plan
from rejectui.core.facts import Day
from tests.ui.build import SUNDAY, House, ask, entry_at
from tests.ui.player import Play


def test_enter_enter_plans_with_nothing_written(house: House, play: Play) -> None:
    player = play().press("enter")
    assert player.on == "PlanAsk"
    player.press("enter")
    day = house.journal().facts.days[SUNDAY]
    assert day.planned and day.plan is None and day.has_card
    assert "I'll do it" not in player.lines[-1]


def test_enter_enter_works_however_fast_it_is_typed(house: House, play: Play) -> None:
    player = play().burst("enter", "enter")
    player.wait_until(lambda: "Planned." in player.words, "the plan")
    assert player.on == "TodayScreen"


def test_every_answer_is_kept(house: House, play: Play) -> None:
    player = play(size=(80, 40)).press("enter").type("After lunch, at the café").press("tab")
    player.type("They laugh at me").press("tab", "3", "tab", "6", "tab")
    player.type("A free coffee").press("enter")
    assert house.journal().facts.days[SUNDAY].plan == Plan(
        when="After lunch, at the café",
        feared="They laugh at me",
        chance=30,
        peak=60,
        best="A free coffee",
    )
    assert "When: After lunch, at the café" in player.words
    assert "How nervous: 60 very tense" in player.words
    assert "Best case: A free coffee" in player.words


def test_a_plan_is_still_there_after_quitting(house: House, play: Play) -> None:
    title = play().press("enter", "tab").type("They sigh").press("enter").app.practice.today.card
    again = play(house.app())
    assert "My fear: They sigh" in again.words
    assert "Planned." in again.words
    assert again.app.practice.today.card == title


def test_a_plan_can_be_let_go_and_the_card_stays(house: House, play: Play) -> None:
    player = play().press("enter", "enter")
    card = player.app.practice.today.card
    player.press("x")
    assert "Planned." not in player.words
    assert player.app.practice.today.card is not None and card is not None
    assert player.app.practice.today.card.title == card.title
    assert house.journal().facts.attempts == ()


def test_escape_plans_nothing(house: House, play: Play) -> None:
    player = play().press("enter", "escape")
    assert player.on == "TodayScreen"
    assert SUNDAY not in house.journal().facts.days


def test_a_plan_makes_room_for_another_card_and_comes_back(house: House, play: Play) -> None:
    player = play().press("enter", "tab").type("They sigh").press("enter")
    before, card = house.journal().facts.days[SUNDAY], player.app.practice.today.card
    player.press("n")
    assert card is not None
    assert player.notices == [f"Put away: {card.title}. N brings it back."]
    assert not house.journal().facts.days[SUNDAY].planned
    player.press("n", "N", "N")
    assert house.journal().facts.days[SUNDAY] == before
    assert "My fear: They sigh" in player.words


def test_a_fear_that_is_too_long_gets_a_sentence_and_stays(house: House, play: Play) -> None:
    player = play().press("enter", "tab").type("x" * 5001).press("enter")
    assert player.on == "PlanAsk"
    assert "What you fear is a text of 5,000 characters at most; this one has 5,001." in player.words
    assert SUNDAY not in house.journal().facts.days


def test_an_ask_that_heard_a_no_says_so_before_it_is_planned(house: House, play: Play) -> None:
    entry = entry_at(1)
    house.journal().record(ask(40, "no", entry, label="corner café"))
    house.journal().save_day(Day(day=SUNDAY, challenge=entry.id))
    player = play().press("enter")
    assert "It heard a no from corner café on 13 October" in player.words


def test_an_own_ask_that_heard_a_no_says_so_while_it_is_typed(house: House, play: Play) -> None:
    house.journal().record(ask(40, "soft_no", ask="May I?"))
    player = play().press("o", *"may i")
    assert "It heard a no" not in player.words
    player.press("?")
    assert "It heard a no on 13 October: this time somewhere new" in player.words


def test_an_own_ask_can_be_kept_for_later_instead(house: House, play: Play) -> None:
    player = play().press("o", *"May I?", "ctrl+k")
    assert player.on == "KeepAsk" and "May I?" in player.words
    assert "honest · easy to refuse · asked once" in player.words
    player.press("tab", "right", "tab", "7", "enter")
    (kept,) = house.journal().facts.asks
    assert (kept.text, kept.category, kept.peak) == ("May I?", "favor", 70)
    assert player.on == "TodayScreen"


def test_on_a_phone_a_question_of_two_lines_has_its_scale_below(play: Play) -> None:
    player = play(size=(40, 20)).press("enter")
    assert player.text.count("not said") == 2
