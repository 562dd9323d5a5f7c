"""u takes back what was done last on Today, step by step, and U brings it back."""

from __future__ import annotations

from tests.ui.build import House, ask
from tests.ui.player import Play

MORE = "u takes back more, U brings it back."


def test_a_day_goes_back_to_its_start_and_comes_again(house: House, play: Play) -> None:
    player = play(size=(120, 30))
    first = player.app.practice.today.card
    assert first is not None
    assert "Undo" not in player.lines[-1]
    player.press("u", "U")
    assert player.notices == []
    player.press("n", "h")
    card = player.app.practice.today.card
    assert card is not None
    player.press("enter").type("They sigh").press("enter").press("l", "n", "6", "enter", "r")
    after = house.journal().facts
    assert "Undo" in player.lines[-1]

    said = []
    while player.app.journal.can_undo:
        said.append(player.press("u").notices[-1])
    assert said[0] == f"Taken out of the journal: {card.title}, Sun 22 Nov. {MORE}"
    assert said[1] == f"Not planned any more: {card.title}. {MORE}"
    assert said[2].startswith("No longer hidden: ")
    assert said[3] == f"Back to: {first.title}. U brings it back."
    assert first.title in player.words
    assert "Bring back" in player.lines[-1]
    assert "Undo" not in player.lines[-1]

    said = []
    while player.app.journal.can_redo:
        said.append(player.press("U").notices[-1])
    assert said[0].startswith("Again: ")
    assert said[0].endswith(". u takes it back, U brings back more.")
    assert said[2] == f"Planned again: {card.title}. u takes it back, U brings back more."
    assert said[3] == f"Back in the journal: {card.title}, Sun 22 Nov. u takes it back."
    assert house.journal().facts == after


def test_a_rest_goes_and_a_new_change_ends_the_way_back(house: House, play: Play) -> None:
    player = play().press("r")
    assert "A day of rest" in player.words
    player.press("u")
    assert player.notices[-1] == "No longer resting: 22 November 2026. U brings it back."
    assert "A day of rest" not in player.words
    player.press("U")
    assert "A day of rest" in player.words
    player.press("u", "n")
    assert not player.app.journal.can_redo
    player.press("r", "r", "u")
    assert player.notices[-1] == f"Resting again: 22 November 2026. {MORE}"


def test_an_own_ask_goes_again_and_yesterdays_plan_is_open_again(house: House, play: Play) -> None:
    player = play().press("enter").type("They laugh").press("enter", "q")
    house.clock.forward(days=1)
    player = play(house.app())
    title = player.app.practice.today.open_title
    player.press("k", "u")
    assert player.notices[-1] == f"Not kept for today any more: {title}, Sun 22 Nov. {MORE}"
    assert "Yesterday's ask is still open" in player.words
    player.press("x", "u")
    assert player.notices[-1] == f"Planned again: {title}, Sun 22 Nov. {MORE}"
    card = player.app.practice.today.card
    assert card is not None
    player.press("o").type("May I pet the dog?").press("enter", "u")
    assert player.notices[-1] == f"Back to: {card.title}. {MORE}"
    player.press("U")
    assert player.notices[-1] == "Again: May I pet the dog? u takes it back."


def test_what_another_window_did_is_taken_back_here(house: House, play: Play) -> None:
    player = play()
    house.journal().record(ask(1, ask="May I sit here?"))
    player.press("u")
    assert player.notices[-1] == "Taken out of the journal: May I sit here?, Sat 21 Nov. U brings it back."


def test_the_journal_goes_the_same_way(house: House, play: Play) -> None:
    player = play().press("n", "3", "u")
    assert player.notices[-1].startswith("Back to: ")
    player.press("3", "U", "u")
    assert player.notices[-1].startswith("Back to: ")
