"""The journal to a file, from Review: new files only, and every trouble told on the sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.build import House, ask
from tests.ui.player import Play


def begun(house: House, play: Play, **size: tuple[int, int]):  # type: ignore[no-untyped-def]
    journal = house.journal()
    journal.record(ask(1, "yes", ask="[b]May I?[/b]"))
    return play(house.app(journal), **size).press("2", "e")


@pytest.mark.parametrize(
    ("steps", "ending", "within"),
    [
        (0, "md", "I asked once"),
        (1, "html", "<h1>"),
        (2, "txt", "1, on 1 practice day"),
        (3, "csv", "outcome"),
        (5, "ics", "SUMMARY:1 ask"),
    ],
)
def test_a_kind_is_chosen_and_written_where_it_says(
    house: House,
    play: Play,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    steps: int,
    ending: str,
    within: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    player = begun(house, play).press(*["right"] * steps, "enter")
    assert player.on == "ReviewScreen"
    assert any(
        notice.startswith(f"Written to {tmp_path}") and ": 1 ask. " in notice for notice in player.notices
    )
    assert within in (tmp_path / f"rejectui-2026-11-22.{ending}").read_text("utf-8")


def test_what_is_there_is_never_replaced(
    house: House, play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mine = tmp_path / "rejectui-2026-11-22.md"
    mine.write_text("mine")
    player = begun(house, play).press("enter")
    assert player.on == "ExportSheet" and "is there already, and nothing was replaced." in player.words
    assert mine.read_text() == "mine"
    player.press("right")
    assert "is there already" not in player.words


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("{home}/nowhere/story.md", "There is no folder"),
        ("{home}/a file/story.md", "a file is where a folder should be"),
        ("{home}", "is a folder"),
        ("", "is a folder"),
        ("{home}/" + "x" * 300, "too long"),
        ("{home}/nul\0", "No file can have that name"),
    ],
)
def test_trouble_is_told_on_the_sheet(
    house: House, play: Play, tmp_path: Path, place: str, said: str
) -> None:
    (tmp_path / "a file").write_text("mine")
    player = begun(house, play).press("tab", "ctrl+u", "end", "ctrl+u")
    player.screen.query_one("#export-place").value = place.format(home=tmp_path)  # type: ignore[attr-defined]
    player.press("enter")
    assert player.on == "ExportSheet"
    assert said in player.words.replace("\n", " ")
    assert player.press("escape").on == "ReviewScreen"
