"""An own ask becomes a challenge of the user's own pack: from Today, from the Journal, once."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejectui.core.asks.attempt import Snapshot
from rejectui.core.facts import Day
from rejectui.packs.reading.reader import read_pack
from tests.ui.build import SUNDAY, House, ask, entry_at
from tests.ui.player import Play, Player

SEAT = "May I have the corner seat?"
ID = "mine/may-i-have-the-corner-seat"
KNOWN = Snapshot(title=SEAT, category="favor", askee="staff", channel="in_person", level=2)


def logged(house: House, outcome: str = "yes", text: str = SEAT, **fields: object) -> None:
    """An own ask as today's card, told already."""
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, ask=text))
    journal.record(ask(0, outcome, ask=text, **fields))


def file(house: House) -> Path:
    return house.root / "packs" / "mine.yaml"


def fill_in(player: Player) -> Player:
    return player.type("Ask whoever seats you.").press("tab").type("Could we sit in the corner?")


def test_m_on_a_logged_own_ask_writes_it_and_it_may_be_dealt(house: House, play: Play) -> None:
    logged(house, snapshot=KNOWN)
    player = play().press("m")
    assert player.on == "MakeChallenge"
    assert SEAT in player.text
    fill_in(player).press("enter")
    assert player.on == "TodayScreen"
    assert player.notices == ["It is in your own pack, and may be dealt from now on."]
    entry = player.app.library.catalog.get(ID)
    assert entry is not None
    assert (entry.challenge.how, entry.challenge.say) == (
        "Ask whoever seats you.",
        "Could we sit in the corner?",
    )
    assert (entry.challenge.level, entry.challenge.category) == (2, "favor")
    assert entry.challenge.when is None
    assert (entry.challenge.askee, entry.challenge.channel) == ("staff", "in_person")
    pack = read_pack(file(house)).pack
    assert pack is not None
    assert (pack.title, pack.license) == ("My own asks", "private")
    assert "name you" not in file(house).read_text("utf-8")
    assert not player.app.library.problems


def test_the_second_time_it_says_that_it_is_there(house: House, play: Play) -> None:
    logged(house, snapshot=KNOWN)
    player = fill_in(play().press("m")).press("enter")
    before = file(house).read_bytes()
    player.press("m")
    assert player.on == "TodayScreen"
    assert player.notices == [f"It is in your own pack already: {SEAT}"]
    assert file(house).read_bytes() == before


def test_the_journal_does_the_same_and_adds_to_the_file(house: House, play: Play) -> None:
    pear = {"title": "Ask for a pear", "how": "Ask.", "say": "A pear?", "level": 1,
            "category": "favor", "askee": "friend", "channel": "phone"}  # fmt: skip
    assert house.app().add_own("A pear?", pear) is None
    logged(house, "no", snapshot=KNOWN)
    player = play(house.app(library=house.read_packs())).press("3", "m")
    assert player.on == "MakeChallenge"
    fill_in(player).press("ctrl+s")
    assert player.on == "JournalScreen"
    pack = read_pack(file(house)).pack
    assert pack is not None
    assert [each.id for each in pack.challenges] == ["a-pear", "may-i-have-the-corner-seat"]


def test_when_it_can_be_done_may_be_said_and_may_stay_open(house: House, play: Play) -> None:
    logged(house, snapshot=KNOWN)
    player = fill_in(play().press("m")).press("tab", "tab", "tab", "tab", "tab")
    assert "Can it be done any day?" in player.words
    player.press("right", "right", "enter")
    pack = read_pack(file(house)).pack
    assert pack is not None
    assert [each.when for each in pack.challenges] == ["when_it_comes_up"]


def test_what_is_missing_is_asked_for_one_by_one(house: House, play: Play) -> None:
    logged(house)
    player = play().press("m", "enter")
    assert "Write how it is done" in player.words
    player.type("Ask whoever seats you.").press("enter")
    assert "Choose how big it is" in player.words
    player.press("right", "right", "enter")
    assert "Choose what kind of ask it is" in player.words
    player.press("right", "enter")
    assert "who is asked" in player.words
    player.press("right", "enter")
    assert "how they are asked" in player.words
    player.press("right", "enter")
    assert "write the words to say" in player.words
    assert not file(house).exists()
    player.type("May I?").press("enter")
    assert player.on == "TodayScreen"
    entry = player.app.library.catalog.get(ID)
    assert entry is not None
    assert (entry.challenge.level, entry.challenge.category, entry.challenge.askee) == (2, "favor", "staff")


def test_a_rule_that_is_against_it_is_told_and_nothing_is_written(house: House, play: Play) -> None:
    logged(house, snapshot=KNOWN)
    player = play().press("m").type("Film them while you ask.").press("tab").type("May I?").press("enter")
    assert player.on == "MakeChallenge"
    assert "shows somebody who did not choose it" in player.words
    assert not file(house).exists()


def test_leaving_asks_first_when_something_was_typed(house: House, play: Play) -> None:
    logged(house, snapshot=KNOWN)
    player = play().press("m", "escape")
    assert player.on == "TodayScreen"
    player.press("m").type("Ask.").press("escape")
    assert player.on == "Confirm"
    assert player.press("y").on == "TodayScreen"
    assert not file(house).exists()


def test_what_cannot_become_one_offers_no_key(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1, "yes", entry_at(1)))
    journal.record(ask(0, "backed_out"))
    player = play().press("m")
    assert player.on == "TodayScreen"
    assert player.press("3", "m").on == "JournalScreen"
    assert player.press("down", "m").on == "JournalScreen"


@pytest.mark.parametrize("text", ["a [b]c[/d] é {}", "x" * 400, "two\nlines: and # more", "Хочешь?"])
def test_any_ask_can_become_one(house: House, play: Play, text: str) -> None:
    logged(house, text=text, snapshot=Snapshot(title=text, category="favor", askee="staff",
                                               channel="written", level=1))  # fmt: skip
    player = play().press("m")
    if len(text) > 120:
        assert "x" * 40 in player.text
        player.press("shift+tab").type("Ask for an x")
    else:
        player.type("Write to them.")
    player.press("enter")
    assert player.on == "TodayScreen", player.text
    (entry,) = [entry for entry in player.app.library.catalog if entry.pack == "mine"]
    player.press("m")
    assert player.notices[-1].startswith("It is in your own pack already")
    assert entry.challenge.level == 1


def test_it_fits_on_a_small_terminal(house: House, play: Play) -> None:
    logged(house)
    player = play(size=(60, 20)).press("m")
    fill_in(player)
    for _ in range(4):
        player.press("tab", "right")
    assert "[in person]" in player.text
    player.press("enter")
    assert player.on == "TodayScreen"
