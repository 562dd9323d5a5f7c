"""Two apps on one journal: what one writes the other shows, and nothing is lost."""

from __future__ import annotations

import shutil

import pytest
from textual.screen import Screen

from rejectui.core.asks.kept_ask import Ask
from rejectui.ui.practice_app import TICK
from tests.ui.build import SUNDAY, House, an_id, ask
from tests.ui.player import Play


def test_what_one_logs_the_other_shows_by_itself(house: House, play: Play) -> None:
    one, two = play(house.app()), play(house.app())
    one.press("l", "n", "6", "enter")
    assert "You asked" not in two.text
    two.wait_until(lambda: "You asked, and you heard a no." in two.words, "the other's ask")
    two.press("3")
    assert "Sun 22 Nov 1 ask ▸" in two.words


def test_both_write_and_nothing_is_lost(house: House, play: Play) -> None:
    one, two = play(house.app()), play(house.app())
    one.press("l", "n")
    two.press("l", "y")
    one.press("1", "enter")
    two.press("2", "enter")
    one.look_around()
    two.look_around()
    assert {(a.outcome, a.peak) for a in house.journal().facts.attempts} == {("no", 10), ("yes", 20)}
    for each in (one, two):
        assert "2 asks · 1 no heard" in each.words


def test_another_card_here_is_another_card_there(house: House, play: Play) -> None:
    one, two = play(house.app()), play(house.app())
    one.press("n")
    card = one.app.practice.today.card
    assert card is not None and card.title in two.look_around().words


def test_a_command_in_between_is_seen_under_an_open_log(house: House, play: Play) -> None:
    player = play().press("l", "n")
    house.journal().record(ask(1, "yes", label="corner café"))
    player.look_around().press("4", "enter")
    assert len(house.journal().facts.attempts) == 2
    assert "2 asks" in player.words


def test_an_ask_deleted_there_is_edited_here_with_a_sentence(house: House, play: Play) -> None:
    journal = house.journal()
    attempt = ask()
    journal.record(attempt)
    player = play(house.app(journal)).press("3", "e", "y")
    house.journal().delete(attempt.id)
    player.press("enter")
    assert player.on == "LogAttempt"
    assert "This ask was taken out of the journal meanwhile: nothing was changed." in player.words
    player.press("escape", "y")
    assert "Nothing logged yet" in player.words


def test_a_pack_switched_off_there_is_noticed_here(house: House, play: Play) -> None:
    player = play()
    card = player.app.practice.today.card
    assert card is not None and card.entry is not None
    house.journal().flag("packs_off", card.entry.pack, on=True)
    player.look_around()
    now = player.app.practice.today.card
    assert now is not None and now.entry is not None and now.entry.pack != card.entry.pack
    assert now.title in player.words


def test_a_change_in_the_very_first_moment_is_noticed(house: House, play: Play) -> None:
    player = play()
    house.journal().record(ask(0, entry=player.app.practice.today.card.entry))  # type: ignore[union-attr]
    assert "You asked, and you heard a no." in player.look_around().words


def test_what_another_window_is_writing_is_not_offered_here(house: House, play: Play) -> None:
    one, other = play(house.app()), play(house.app())
    one.press("l", "n", "5", "tab").type("window one")
    other.press("l", "y", "3", "ctrl+s")
    one.press("ctrl+s")
    told = {(each.outcome, each.note) for each in house.journal().facts.attempts}
    assert told == {("yes", None), ("no", "window one")}


def test_what_comes_from_another_computer_is_shown_by_itself(house: House, play: Play) -> None:
    player = play()
    other = House(house.root / "another computer")
    other.journal().record(ask(1, "yes", label="corner café"))
    shutil.copytree(other.folder, house.folder, dirs_exist_ok=True)
    player.wait_until(lambda: "1 ask" in player.words, "the ask of the other computer")
    player.press("l", "n", "6", "enter")
    assert "2 asks" in player.words
    (theirs,) = other.folder.glob("*.json")
    assert (house.folder / theirs.name).read_bytes() == theirs.read_bytes()


SHOWN = {
    "1": "1 no heard",
    "2": "1 ask 1 no heard",
    "3": "Sun 22 Nov 1 ask",
    "4": "A pear, please?",
    "5": "[ ] ",
}


@pytest.mark.parametrize("place", SHOWN)
@pytest.mark.parametrize("modal", [False, True], ids=["alone", "under a question"])
@pytest.mark.parametrize("where", ["this computer", "another"])
def test_in_every_place_it_is_shown_by_itself_within_two_seconds(
    place: str, modal: bool, where: str, house: House, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody presses a key: only the clock of the app looks, here a little faster."""
    assert TICK <= 2
    monkeypatch.setattr("rejectui.ui.practice_app.TICK", 0.05)
    player = play(size=(120, 40)).press(place)
    if modal:
        player.press("ctrl+p")
        player.wait_until(lambda: player.on == "Palette")
    assert SHOWN[place] not in player.words
    other = house if where == "this computer" else House(house.root / "another computer")
    journal = other.journal()
    journal.record(ask(1))
    journal.keep_ask(Ask(id=an_id(), text="A pear, please?", category="favor", added=SUNDAY))
    journal.flag("packs_off", next(iter(player.app.library.catalog.packs)), on=True)
    if other is not house:
        shutil.copytree(other.folder, house.folder, dirs_exist_ok=True)
    below = player.app.screen_stack[-2 if modal else -1]
    player.wait_until(lambda: SHOWN[place] in painted(below), "what came")


def painted(screen: Screen[object]) -> str:
    """The words of a screen, also below another one."""
    return " ".join(" ".join(strip.text for strip in screen._compositor.render_strips()).split())


def test_saving_in_one_keeps_what_is_being_written_in_the_other(house: House, play: Play) -> None:
    one, other = play(house.app()), play(house.app())
    one.press("l", "n", "tab").type("half a sentence")
    other.press("l", "y", "tab").type("a whole one").press("ctrl+s")
    assert "You were writing" not in other.words
    one.app.exit()  # its terminal goes
    later = play(house.app())
    assert "You were writing" in later.words
    assert "half a sentence" in later.press("l").text
