"""A damaged journal at the start: it is told, made whole by one key, and the damaged file is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejectui.ui.damaged_journal import LEFT
from tests.ui.build import House, ask
from tests.ui.player import Play, Player
from tests.ui.terminal import Terminal


@pytest.fixture
def broken(house: House) -> Path:
    """Two asks, of which one is in the backup; the file was cut in the second."""
    journal = house.journal()
    journal.set("welcomed", True)
    journal.record(ask(note="the first"))
    journal.back_up()
    journal.record(ask(note="the second"))
    text = journal.path.read_bytes()
    journal.path.write_bytes(text[: text.index(b"the second")])
    return journal.path


def asked(house: House, play: Play, size: tuple[int, int] = (80, 24)) -> Player:
    return play(house.mending(), size)


def test_what_happened_is_told_and_leaving_changes_nothing(house: House, broken: Path, play: Play) -> None:
    before = broken.read_bytes()
    player = asked(house, play)
    for words in (
        "Your journal cannot be read as it is",
        "is damaged or cut off. It was left as it is.",
        "Of the file itself 1 entry and 1 other record can still be read; 1 line could not.",
        "The newest good backup, 2026-11-22-093000-made, has 1 entry.",
        "both together, so that nothing is lost",
        "The damaged file is first put aside",
    ):
        assert words in player.words
    player.press("1", "3", "l", "n", "enter")
    assert player.on == "Damaged"
    player.press("escape")
    assert not player.running
    assert player.app.return_code == LEFT
    assert broken.read_bytes() == before


@pytest.mark.parametrize("key", ["b", "o", "f"])
def test_each_key_brings_back_what_it_says(key: str, house: House, broken: Path, play: Play) -> None:
    before = broken.read_bytes()
    player = asked(house, play).press(key)
    assert "Your journal is whole again" in player.words
    assert "Kept: " in player.words and "2026-11-22-093000-" in "".join(player.words.split())
    assert [one.note for one in house.journal().facts.attempts] == ["the first"]
    player.press("b", "o", "f")  # once is enough
    (aside,) = (house.state / "set-aside").iterdir()
    assert aside.read_bytes() == before
    player.press("enter")
    assert (player.running, player.app.return_code) == (False, 0)


def test_only_the_ways_that_there_are(house: House, broken: Path, play: Play) -> None:
    broken.write_bytes(b"")
    for backup in (house.state / "backups").iterdir():
        backup.unlink()
    player = asked(house, play)
    assert "start over with an empty journal" in player.words
    assert "There is no backup that could help." in player.words
    player.press("b", "o")
    assert broken.read_bytes() == b""
    player.press("f")
    assert house.journal().facts.attempts == ()


def test_trouble_is_told_and_nothing_is_changed(house: House, broken: Path, play: Play) -> None:
    before = broken.read_bytes()
    (house.state / "set-aside").write_text("a file")
    player = asked(house, play).press("b")
    assert "a file is where a folder should be" in player.words
    assert broken.read_bytes() == before
    (house.state / "set-aside").unlink()
    assert "whole again" in player.press("b").words


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (44, 18)])
def test_it_fits_or_scrolls(size: tuple[int, int], house: House, broken: Path, play: Play) -> None:
    player = asked(house, play, size)
    assert "Both" in player.lines[-1]
    assert player.press("b").on == "Damaged"


def test_from_a_real_terminal_to_the_app(house: House, broken: Path) -> None:
    with Terminal(house.root) as terminal:
        terminal.wait_for("cannot be read as it is")
        terminal.send("b")
        terminal.wait_for("whole again")
        terminal.send("\r")
        terminal.wait_for("Journal")
        terminal.wait_for("1 ask")
        terminal.send("\x11")
        assert terminal.end() == 0


def test_leaving_it_says_why_nothing_opened(house: House, broken: Path) -> None:
    before = broken.read_bytes()
    with Terminal(house.root) as terminal:
        terminal.wait_for("cannot be read as it is")
        terminal.send("q")
        terminal.wait_for("rejectui backup")
        assert terminal.end() == 1
    assert broken.read_bytes() == before
