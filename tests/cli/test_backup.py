"""`rejectui backup`: listed, made, restored with a question, and a damaged journal made whole."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Desk


def journal_file(desk: Desk) -> Path:
    (file,) = (desk.home / "journal").glob("*.json")
    return file


def notes(desk: Desk) -> set[str | None]:
    return {each.get("note") for each in desk.attempts()}


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def used(desk: Desk) -> Desk:
    """Two days: one ask on each, so that there is a backup of the second day."""
    desk.fine("log", "n", "60", "the first")
    desk.later(days=1)
    desk.fine("log", "y", "20", "the second")
    return desk


def test_without_any_it_says_when_there_will_be_one(desk: Desk) -> None:
    assert "There is no backup yet." in desk.fine("backup").out
    said = desk("backup", "make")
    assert (said.status, "nothing in the journal yet" in said.err) == (1, True)
    assert not (desk.home / "state" / "backups").exists()


def test_a_folder_that_cannot_be_read_is_not_taken_for_an_empty_one(desk: Desk) -> None:
    desk.fine("log", "n")
    (desk.home / "state" / "backups").write_text("a file")
    said = desk("backup")
    assert "There is no backup yet" not in said.out
    assert "backups cannot be opened, because a file is where a folder should be" in words(said.err)


def test_they_are_listed_and_made(used: Desk) -> None:
    said = used.fine("backup", "make")
    assert "2026-11-23-093000-made: 2 entries. Saved in" in said.out
    first, second, where = used.fine("backup", "list").lines
    assert first.split(None, 1) == ["2026-11-23-093000-made", "2 entries, made by hand"]
    assert second.split(None, 1) == ["2026-11-23-day", "1 entry, before the first change of that day"]
    assert where == f"They are in {used.home / 'state' / 'backups'}"
    assert used.fine("backup").out == used.fine("backup", "list").out


def test_one_that_cannot_be_read_is_named(used: Desk) -> None:
    (kept,) = (used.home / "state" / "backups").iterdir()
    kept.write_bytes(b"{")
    assert "2026-11-23-day" in used.fine("backup").lines[0]
    assert "cannot be read" in used.fine("backup").lines[0]
    before = journal_file(used).read_bytes()
    said = used("backup", "restore", "2026-11-23-day", "--yes")
    assert said.status == 1
    assert "is damaged or cut off" in words(said.err)
    assert journal_file(used).read_bytes() == before


def test_a_journal_that_cannot_be_opened_is_named_above_the_list(used: Desk) -> None:
    journal_file(used).unlink()
    (used.home / "state" / "device.json").write_text("{}")
    said = used("backup")
    assert "does not hold the name of this computer's journal file" in words(said.err)
    assert "2026-11-23-day" in said.out


def test_a_journal_that_vanished_is_missed_and_comes_back(used: Desk) -> None:
    journal_file(used).unlink()
    assert "rejectui backup restore newest" in words(used("journal").err)
    (used.home / "state" / "backups" / "2026-11-24-day.json").write_bytes(b"")
    assert "1 entry comes back:" in used.fine("backup", "restore", "newest", "--yes").out
    assert notes(used) == {"the first"}


def test_a_restore_tells_asks_and_can_be_taken_back(used: Desk, typed: Callable[[str], None]) -> None:
    used.fine("edit", used.attempts()[0]["id"], "--note", "another")
    before = used.files()
    typed("n\n")
    said = used("backup", "restore", "2026-11-23")
    assert said.status == 1
    assert "1 entry goes, because it is newer:" in said.out
    assert "1 entry is as it was then:" in said.out
    assert said.lines[-2:] == ["Bring it back? y/n", "Nothing was changed."]
    assert used.files() == before
    typed("y\n")
    said = used.fine("backup", "restore", "2026-11-23")
    assert notes(used) == {"the first"}
    assert said.lines[-1] == "Restored. Saved. To take it back: rejectui undo"
    assert used.fine("undo").lines[:2] == ["As it was before the restore:", "  2 entries and 1 other record"]
    assert notes(used) == {"another", "the second"}
    kept = ("backup", "restore", "2026-11-23-093000-before-restore", "--yes")
    assert "already says" in used.fine(*kept).out
    used.fine("undo", "--back")
    assert notes(used) == {"the first"}
    assert "1 entry comes back:" in used.fine(*kept).out
    assert notes(used) == {"another", "the second"}


def test_beside_other_computers_it_says_whose_state_comes_back(
    used: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What another computer changed since goes too; what it had changed by then, and its own asks, stay."""
    used.fine("backup", "make")
    first = next(each["id"] for each in used.attempts() if each["note"] == "the first")
    shared = str(tmp_path / "shared")
    used.fine("data", "move", shared)
    monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / "second"))
    used.fine("data", "move", shared, "--join")
    used.later(minutes=1)
    used.fine("edit", first, "--note", "theirs")
    used.fine("edit", first, "--label", "theirs")
    used.fine("log", "n", "40", "their own")
    monkeypatch.setenv("REJECTUI_HOME", str(used.home))
    said = words(used.fine("backup", "restore", "2026-11-23-093000-made", "--yes").out)
    assert "1 entry is as it was then:" in said
    assert "What other computers logged is in no backup of this one, and stays." in said
    assert "the first" in used.fine("journal").out and "their own" in used.fine("journal").out
    used.fine("undo")
    assert used.fine("journal").out.count("theirs") == 2
    used.fine("edit", first, "--note", "ours")
    used.fine("backup", "make")
    used.fine("edit", first, "--note", "ours again")
    newest = used.fine("backup", "list").lines[0].split()[0]
    used.fine("backup", "restore", newest, "--yes")
    shown = used.fine("journal").out
    assert "ours" in shown and "ours again" not in shown
    assert "theirs" in shown  # which this computer's file never said


def test_nobody_to_ask_is_no_yes(used: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    said = used("backup", "restore", "newest")
    assert (said.status, "add --yes" in words(said.err)) == (2, True)
    assert notes(used) == {"the first", "the second"}


def test_a_name_that_is_none(used: Desk) -> None:
    for name in ("2025", "../../etc", "\x1b[31m"):
        said = used("backup", "restore", name, "--yes")
        assert said.status == 1
        assert "There is no backup" in said.err
        assert "\x1b" not in said.err


class TestDamaged:
    def test_every_command_leads_to_what_can_be_done(self, used: Desk) -> None:
        file = journal_file(used)
        cut = file.read_bytes()[:-3]
        file.write_bytes(cut)
        assert "rejectui backup" in words(used("today").err)
        said = words(used.fine("backup").out)
        assert "is damaged or cut off. It was left as it is." in said
        assert "2 entries and" in said and "The newest good backup, 2026-11-23-day, has 1 entry." in said
        assert "rejectui backup salvage " in said and "rejectui backup restore 2026-11-23-day" in said
        assert file.read_bytes() == cut
        said = used.fine("backup", "salvage")
        assert "2 entries are in your journal now." in said.out
        assert Path(said.lines[-1]).read_bytes() == cut
        assert notes(used) == {"the first", "the second"}
        assert "nothing to salvage" in used.fine("backup", "salvage").out

    @pytest.mark.parametrize(
        ("argv", "left"),
        [
            (["salvage"], {"the first"}),
            (["salvage", "--alone"], set()),
            (["restore", "2026-11-23-day"], {"the first"}),
            (["restore", "newest"], {"the first"}),
        ],
    )
    @pytest.mark.parametrize("content", [b"", b"\0" * 50, b'{"entries": [1, 2]}'], ids=repr)
    def test_of_a_file_with_nothing_in_it(
        self, used: Desk, argv: list[str], left: set[str], content: bytes
    ) -> None:
        journal_file(used).write_bytes(content)
        assert "Start over with an empty journal" in used.fine("backup").out
        used.fine("backup", *argv)
        used.fine("log", "n", "10", "and on")
        assert notes(used) == left | {"and on"}

    def test_edited_by_hand_with_a_trailing_comma(self, used: Desk) -> None:
        file = journal_file(used)
        file.write_bytes(file.read_bytes().replace(b"}\n}", b"},\n}"))
        used.fine("backup", "salvage", "--alone")
        assert notes(used) == {"the first", "the second"}


@pytest.mark.parametrize("name", ["with spaces", "émoji 🙂", "a symlink", "latin-1 \udce9"])
def test_wherever_home_is(name: str, tmp_path: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / name
    if name == "a symlink":
        (tmp_path / "real").mkdir()
        home.symlink_to(tmp_path / "real")
    monkeypatch.setenv("REJECTUI_HOME", str(home))
    desk.home = home
    desk.fine("log", "n", "60", "the first")
    desk.fine("doctor", "--json")
    desk.fine("backup", "make")
    desk.fine("log", "y", "20", "the second")
    desk.fine("backup", "restore", "2026-11-22-093000-made", "--yes")
    assert notes(desk) == {"the first"}
    file = journal_file(desk)
    file.write_bytes(file.read_bytes()[:-4])
    desk.fine("backup", "salvage")
    assert notes(desk) == {"the first"}
    assert home.is_symlink() == (name == "a symlink")


@pytest.mark.parametrize("where", [".", "state", "state/backups", "journal"])
def test_a_file_where_a_folder_should_be(where: str, tmp_path: Path, desk: Desk) -> None:
    wrong = Path(os.path.normpath(desk.home / where))
    if where != "state/backups":
        for found in sorted(desk.home.rglob("*"), reverse=True):
            found.rmdir() if found.is_dir() else found.unlink()
        if where == ".":
            desk.home.rmdir()
    wrong.parent.mkdir(parents=True, exist_ok=True)
    wrong.write_text("a file")
    for argv in (["backup"], ["backup", "make"], ["backup", "restore", "newest"], ["backup", "salvage"]):
        said = desk(*argv)
        assert "Traceback" not in said.err and "should not" not in said.err
        assert said.status in (0, 1)
    assert wrong.read_text() == "a file"


def test_a_restore_beside_another_computer_and_back_loses_nothing(
    used: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the other one logged and changed before the backup was made stays, after an undo, too."""
    shared = str(tmp_path / "shared")
    first = used.attempts()[0]["id"]
    used.fine("data", "move", shared)
    monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / "second"))
    used.fine("data", "move", shared, "--join")
    used.fine("log", "y", "10", "logged there")
    used.fine("edit", first, "--label", "there")
    there = used.fine("journal", "--search", "logged there").out[:4]
    monkeypatch.setenv("REJECTUI_HOME", str(used.home))
    used.later(minutes=1)
    used.fine("backup", "make")
    made = used.fine("backup", "list").lines[0].split()[0]
    used.later(minutes=1)
    before = used.fine("journal").out
    used.fine("edit", there, "--note", "changed here")
    said = used.fine("backup", "restore", made, "--yes")
    assert "1 entry is as it was then:" in said.out and "goes" not in said.out
    assert used.fine("journal").out == before
    used.later(minutes=1)
    used.fine("undo")
    assert "changed here" in used.fine("journal").out
    kept = next(line.split()[0] for line in used.fine("backup").lines if "before-restore" in line)
    assert "there" in used.fine("journal").out
    used.later(minutes=1)
    used.fine("backup", "restore", kept, "--yes")
    shown = used.fine("journal").out
    assert "changed here" in shown and "· there" in shown
