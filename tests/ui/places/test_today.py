"""Today in each of its states, and the one quiet line beneath the card."""

from __future__ import annotations

from datetime import timedelta

from rejectui.core.facts import Day, Pause
from rejectui.packs.library import Library
from tests.ui.build import SUNDAY, House, an_id, ask, entry_at, library, packs
from tests.ui.player import Play


def test_a_dealt_card_says_what_to_ask_and_why(house: House, play: Play) -> None:
    player = play()
    card = player.app.practice.today.card
    assert card is not None and card.challenge is not None
    assert card.title in player.words
    assert card.challenge.how.split(".")[0] in player.words
    assert f"Why this one: {card.why}" in player.words
    assert "Sun 22 Nov" in player.lines[0]
    assert "The pack guessed" not in player.words


def test_a_planned_card_says_come_back(play: Play) -> None:
    player = play().press("enter", "enter")
    assert "Planned. Come back and log how it went" in player.words


def test_a_logged_card_says_what_happened_and_only_then_what_the_pack_guessed(play: Play) -> None:
    player = play().press("l", "y", "enter")
    assert "You asked, and they said yes." in player.words
    assert "was likely" in player.words
    assert "1 ask · 0 noes heard" in player.words


def test_a_kept_week_offers_a_card_only_if_you_feel_like_it(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(2))
    journal.record(ask(3))
    player = play(house.app(journal))
    player.press("comma", "right", "left", "escape")  # a rhythm is chosen: its line makes room
    assert "That is enough for this week. A card" in player.words


def test_a_pause_shows_no_card_and_when_it_ends(house: House, play: Play) -> None:
    journal = house.journal()
    journal.rest(Pause(id=an_id(), first=SUNDAY, last=SUNDAY + timedelta(days=2)))
    player = play(house.app(journal))
    assert "A day of rest" in player.words
    assert "Resting until Tuesday 24 November 2026" in player.words


def test_without_any_card_an_own_ask_is_offered(house: House, play: Play) -> None:
    player = play(house.app(library=library()))
    assert "No card for now" in player.words
    player.press("o").type("May I pet the dog?").press("enter")
    assert "May I pet the dog?" in player.words
    assert "Planned." in player.words


def test_an_open_plan_is_asked_about_before_all_else(house: House, play: Play) -> None:
    journal = house.journal()
    monday = SUNDAY - timedelta(days=6)
    journal.save_day(Day(day=monday, ask="May I borrow your ladder?", planned=True))
    player = play(house.app(journal))
    assert "The ask of Monday is still open: May I borrow your ladder?" in player.words


def test_waiting_asks_are_mentioned(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1, "waiting"))
    assert "1 ask is waiting for an answer: w" in play(house.app(journal)).words


def test_problems_in_packs_are_one_line(house: House, play: Play) -> None:
    (house.root / "packs").mkdir(parents=True)
    (house.root / "packs" / "broken.yaml").write_text("pack: broken\n")
    from rejectui.packs.library import bundled_folder, load

    found = load([(bundled_folder(), True), (house.root / "packs", False)])
    assert isinstance(found, Library) and found.problems
    assert "in the packs: rejectui packs check" in play(house.app(library=found)).words


def test_only_the_keys_that_do_something_are_offered(play: Play) -> None:
    player = play()
    assert "Edit" not in player.lines[-1]
    player.press("l", "n", "enter")
    assert "Edit" in player.lines[-1]
    assert "Smaller" not in player.lines[-1]


def test_a_wide_terminal_tells_what_was_logged_lately(house: House, play: Play) -> None:
    journal = house.journal()
    entry = entry_at(1)
    journal.record(ask(1, entry=entry))
    player = play(house.app(journal), size=(120, 40))
    assert "Lately" in player.text
    assert entry.challenge.title[:20] in player.text
    assert "Lately" not in player.resize(80, 24).text


def test_the_card_fits_the_home_size(play: Play) -> None:
    player = play()
    assert len(packs().catalog) >= 72
    for _ in range(12):
        player.press("n")
        assert "Why this one" in player.text, player.text


def test_coming_back_the_card_stands_at_its_top(play: Play) -> None:
    player = play(size=(34, 12))
    title = player.lines[1]
    assert "More" in player.lines[-1]
    player.press("down", "down", "pagedown")
    assert title not in player.lines
    assert player.press("5", "1").lines[1] == title


def test_what_is_said_in_passing_covers_nothing_and_goes_with_the_next_key(play: Play) -> None:
    player = play()
    before = player.lines
    player.press("plus", "plus", "plus", "plus", "plus")
    assert player.notices == ["One step at a time: no bolder card for now."]
    assert player.lines[-2].strip() == "One step at a time: no bolder card for now."
    assert [line for line in player.lines if line.startswith(" │")], "the card is whole"
    player.press("N")
    assert player.notices == []
    assert player.lines[-2] == before[-2] == ""
