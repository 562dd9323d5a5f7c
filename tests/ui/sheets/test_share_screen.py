"""To share: the lines are on the screen as they are copied, and one key chooses what goes with them."""

from __future__ import annotations

import pytest

from rejectui.core.asks.attempt import Plan
from rejectui.core.facts import Day
from rejectui.core.sharing.share import to_share
from tests.ui.build import SUNDAY, House, ask
from tests.ui.evil import EVIL, assert_clean
from tests.ui.player import Play, Player

SEAT = "May I have the corner seat?"
LINES = f"Rejection practice\n{SEAT}\nI asked. They said no.\n1 ask · 1 no heard\nthis week ●"
COPIED = "Copied, if your terminal allows it; you can also select it."
WRITTEN = {
    "label": "Anna",
    "peak": 70,
    "note": "She smiled.",
    "learned": "It lasts a minute.",
    "plan": Plan(feared="They stare"),
}


def logged(house: House, outcome: str = "no", **fields: object) -> None:
    """An own ask as today's card, told already."""
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, ask=SEAT))
    journal.record(ask(0, outcome, ask=SEAT, **fields))


def test_c_on_a_logged_card_and_enter_copies_what_is_shown(house: House, play: Play) -> None:
    logged(house)
    player = play().press("c")
    assert player.on == "ShareAsk"
    assert " ".join(LINES.split()) in player.words
    assert "RejectUI sends it nowhere" in player.words
    player.press("enter")
    assert player.app.clipboard == LINES
    assert player.notices == [COPIED]
    assert player.press("escape").on == "TodayScreen"


def test_the_card_that_is_not_told_has_nothing_to_share(play: Play) -> None:
    assert play().press("c").on == "TodayScreen"


def test_the_bottom_line_offers_it_once_it_is_logged(play: Play) -> None:
    player = play()
    assert "c Share" not in player.text
    assert "c Share" in player.press("l", "n", "6", "enter").text


def test_space_goes_through_the_sentences_and_back_to_none(house: House, play: Play) -> None:
    logged(house, **WRITTEN)
    player = play().press("c")
    assert "[no sentence]" in player.words
    shown = []
    for _ in range(3):
        player.press("space", "c")
        shown.append(player.app.clipboard.splitlines()[3:-2])
        assert all(line in player.words for line in player.app.clipboard.splitlines())
    assert shown == [["Learned: It lasts a minute."], ["Noted: She smiled."], []]
    assert player.app.clipboard == LINES


def test_nothing_else_of_what_was_written_is_shown_or_copied(house: House, play: Play) -> None:
    logged(house, **WRITTEN)
    player = play().press("c", "c")
    for private in ("Anna", "smiled", "stare", "70", "lasts"):
        assert private not in player.words + player.app.clipboard


def test_without_words_of_ones_own_there_is_no_choice(house: House, play: Play) -> None:
    logged(house)
    player = play().press("c", "space", "c")
    assert "With a sentence" not in player.words
    assert "Sentence" not in player.lines[-1]
    assert player.app.clipboard == LINES


@pytest.mark.parametrize("leave", ["escape", "q", "ctrl+q"])
def test_leaving_asks_nothing_and_changes_nothing(leave: str, house: House, play: Play) -> None:
    logged(house, **WRITTEN)
    before = house.journal().facts
    player = play(house.app()).press("c", "space", leave)
    assert (player.on, player.running) == ("TodayScreen", True)
    assert house.journal().facts.attempts == before.attempts


@pytest.mark.parametrize(
    ("outcome", "answer"),
    [
        ("backed_out", "I got as far as I got"),
        ("called_off", "I called it off"),
        ("waiting", "No answer yet"),
    ],
)
def test_whatever_came_of_it_can_be_shared(outcome: str, answer: str, house: House, play: Play) -> None:
    logged(house, outcome)
    assert answer in play().press("c").words


def test_the_chosen_ask_of_the_journal(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(9, "yes", ask="May I look at the kitchen?", opened="A tour."))
    journal.record(ask(1, ask=SEAT))
    player = play(house.app(journal)).press("3", "down", "c", "space", "enter")
    assert player.app.clipboard.splitlines()[1:4] == [
        "May I look at the kitchen?",
        "I asked. They said yes.",
        "It led to: A tour.",
    ]
    assert player.press("escape").on == "JournalScreen"


def test_an_empty_journal_has_nothing_to_share(play: Play) -> None:
    assert play().press("3", "c").on == "JournalScreen"


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
def test_the_longest_lines_fit_the_terminal(size: tuple[int, int], house: House, play: Play) -> None:
    logged(house, learned="It went on for a good while, and then it was over. " * 20)
    journal = house.journal()
    (one,) = journal.facts.attempts
    journal.edit(one.id, {"ask": "Would you mind a rather long question about all of it? " * 30})
    player = play(house.app(journal), size).press("3", "c", "space")
    assert "RejectUI sends it nowhere" in player.words
    player.press("c")
    assert all(line in player.words for line in player.app.clipboard.splitlines())


@pytest.mark.parametrize("size", [(44, 12), (20, 10), (1, 1)], ids=str)
def test_it_opens_on_every_terminal(size: tuple[int, int], house: House, play: Play) -> None:
    logged(house, **WRITTEN)
    assert play(size=size).press("c", "space", "down", "c", "escape").on == "TodayScreen"


def test_evil_words_are_only_text_and_copied_clean(house: House, play: Play) -> None:
    house.journal().record(ask(0, ask=EVIL, note=EVIL))
    player: Player = play(notices=True).press("3", "c", "space", "c")
    assert_clean(player.strips, 80)
    attempts = house.journal().facts
    assert player.app.clipboard.splitlines()[:3] == list(to_share(attempts, SUNDAY, attempts.attempts[0])[:3])
    assert "\x1b" not in player.app.clipboard
    assert "\u202e" not in player.app.clipboard


def test_a_key_of_ones_own_opens_it(house: House, play: Play) -> None:
    logged(house)
    assert play(house.app(keys={"today.share": "v"})).press("v").on == "ShareAsk"
