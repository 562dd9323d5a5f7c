"""`rejectui data` and `rejectui doctor`: where the journal is, how it is, and how it goes elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import tomllib
from pathlib import Path

import pytest

from rejectui.cli.commands.journal.data import with_journal
from rejectui.cli.terminal.out import CommandError
from tests.cli.conftest import Desk

CONFIG = """# mine
theme = "nord"   # dark
mouse = false

# keys that I like
[keys]
"today.another" = "a"
"""


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "shared folder"


@pytest.fixture
def second(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """A second computer; type `sit_at` to change."""
    return Desk(tmp_path / "second", capsys)


def sit_at(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The commands from now on are typed there."""
    monkeypatch.setenv("REJECTUI_HOME", str(desk.home))
    return desk


def flat(text: str) -> str:
    return " ".join(text.split())


def test_data_says_where(desk: Desk) -> None:
    desk.fine("log", "n")
    said = desk.fine("data")
    assert f"Journal: {desk.home / 'journal'}" in said.out
    assert "rejectui data move FOLDER" in flat(said.out)


def test_moving_there_and_back(desk: Desk, shared: Path) -> None:
    (desk.home / "config.toml").write_text(CONFIG)
    desk.fine("log", "n", "60", "they laughed")
    said = desk.fine("data", "move", str(shared))
    assert f"The journal is in {shared} now. 1 file was copied" in flat(said.out)
    config = (desk.home / "config.toml").read_text()
    assert config == CONFIG.replace("mouse = false\n", f'mouse = false\njournal = "{shared}"\n')
    assert "they laughed" in desk.fine("journal").out
    desk.fine("log", "y")
    said = desk.fine("data", "move", str(desk.home / "journal"))
    assert (desk.home / "config.toml").read_text() == CONFIG
    assert "they laughed" in desk.fine("journal").out
    assert len(desk.attempts()) == 2
    assert "already" in desk.fine("data", "move", str(desk.home / "journal")).out


def test_two_computers(desk: Desk, second: Desk, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.fine("log", "n", "60", "at the café")
    desk.fine("data", "move", str(shared))
    sit_at(second, monkeypatch)
    second.fine("log", "y", "20", "in the library")
    said = second("data", "move", str(shared))
    assert said.status == 2
    assert "with 1 entry that is not in yours" in flat(said.err)
    assert "add --join" in flat(said.err)
    assert not (second.home / "config.toml").exists()
    second.fine("data", "move", str(shared), "--join")
    for one in (second, sit_at(desk, monkeypatch)):
        shown = one.fine("journal").out
        assert "at the café" in shown
        assert "in the library" in shown
    assert "It reads too: " in desk.fine("data").out
    assert len(list(shared.glob("*.json"))) == 2


def test_a_file_is_no_folder(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = desk("data", "move", str(tmp_path / "file"))
    assert (said.status, "is a file" in flat(said.err)) == (2, True)


@pytest.mark.parametrize("name", ["", " ", "{state}", "{state}/backups/inside", "{link}"])
def test_what_is_no_place_for_a_journal(name: str, desk: Desk, tmp_path: Path) -> None:
    desk.fine("log", "n")
    state, link = desk.home / "state", tmp_path / "link"
    link.symlink_to(state)
    before = desk.files()
    said = desk("data", "move", name.format(state=state, link=link))
    assert (said.status, "Nothing was moved" in flat(said.err)) == (2, True)
    assert desk.files() == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'journal = "/x"\n'),
        ("theme = 'nord'", "theme = 'nord'\njournal = \"/x\"\n"),
        ('journal = "~/old" # why\nmouse = true\n', 'journal = "/x" # why\nmouse = true\n'),
        ("journal='a # b'\n", 'journal = "/x"\n'),
        ('[keys]\n"a" = "b"\n', 'journal = "/x"\n[keys]\n"a" = "b"\n'),
        ("# only words\n", 'journal = "/x"\n# only words\n'),
    ],
)
def test_only_the_line_about_the_journal_changes(before: str, after: str) -> None:
    assert with_journal(before, "/x", Path("config.toml")) == after
    assert "journal" not in tomllib.loads(with_journal(after, None, Path("config.toml")))


def test_a_folder_with_any_name_can_be_written_down() -> None:
    folder = '/a "b" \\ ü\t[x]'
    assert tomllib.loads(with_journal(CONFIG, folder, Path("c")))["journal"] == folder


def test_what_cannot_be_changed_safely_is_left_alone() -> None:
    for text in ('journal = """\n/old\n"""\n', 'theme = """\njournal = "x"\n"""\n'):
        with pytest.raises(CommandError, match="Nothing was moved"):
            with_journal(text, "/x", Path("config.toml"))


class TestDoctor:
    def test_all_is_well(self, desk: Desk) -> None:
        assert "All is well." in desk.fine("doctor").out
        desk.fine("log", "n")
        said = desk.fine("doctor")
        assert "this computer's, 1 entry, fine" in said.out
        assert "All is well." in said.out

    def test_what_is_not_well(self, desk: Desk) -> None:
        desk.fine("log", "n")
        folder = desk.home / "journal"
        (folder / "notes.json").write_text('{"my": "notes"}')
        (folder / f"{'a' * 12}.json").write_text('{"meta": ')
        (folder / ".b.json.icloud").write_text("")
        desk.later(days=40_000)
        before = desk.files()
        said = desk("doctor")
        assert said.status == 1
        assert "notes.json: not a journal of RejectUI, left alone" in said.out
        assert f"{'a' * 12}.json: cannot be read" in said.out
        assert "b.json: not downloaded yet" in said.out
        assert "1 thing to look at" in said.out
        assert "None of it is shown" in flat(said.err)
        assert desk.files() == before

    def test_as_json(self, desk: Desk) -> None:
        desk.fine("log", "n")
        (file,) = (desk.home / "journal").glob("*.json")
        (file.parent / "copy.json").write_bytes(file.read_bytes())
        told = json.loads(desk.fine("doctor", "--json").out)
        assert told["problems"] == []
        assert told["asks"] == 1
        assert told["in_several"] > 0
        assert [(one["name"], one["own"], one["state"]) for one in told["files"]] == sorted(
            [(file.name, True, "fine"), ("copy.json", False, "fine")]
        )

    def test_it_counts_backups(self, desk: Desk) -> None:
        desk.fine("log", "n")
        folder = desk.home / "state" / "backups"
        folder.mkdir(exist_ok=True)
        for name in ("2026-11-21-day", "2026-11-22-day"):
            shutil.copy(next((desk.home / "journal").glob("*.json")), folder / f"{name}.json")
        assert "Backups: 2, the newest of them 2026-11-22-day" in desk.fine("doctor").out
        told = json.loads(desk.fine("doctor", "--json").out)
        assert told["backups"] == ["2026-11-21-day", "2026-11-22-day"]

    def test_a_backup_that_cannot_be_read(self, desk: Desk) -> None:
        desk.fine("log", "n")
        desk.fine("backup", "make")
        (made,) = (desk.home / "state" / "backups").iterdir()
        made.write_bytes(made.read_bytes()[:-3])
        said = desk("doctor")
        assert said.status == 1
        assert f"The backup {made} cannot be read." in " ".join(said.err.split())

    def test_our_own_file_damaged(self, desk: Desk) -> None:
        desk.fine("log", "n")
        (file,) = (desk.home / "journal").glob("*.json")
        file.write_bytes(b"")
        said = desk("doctor")
        assert said.status == 1
        assert "is empty" in flat(said.err)
        assert f"{file.name}: cannot be read" in said.out
        told = json.loads(desk("doctor", "--json").out)
        assert told["asks"] is None
        assert [each["state"] for each in told["files"]] == ["not readable"]
        assert len(told["problems"]) == 1

    @pytest.mark.parametrize("where", ["journal", "state", "state/backups", "journal/{own}"])
    def test_what_cannot_be_written(self, where: str, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        """Asked of the system, which refuses the administrator nothing: so it is told to refuse."""
        desk.fine("log", "n")
        desk.fine("backup", "make")
        (file,) = (desk.home / "journal").glob("*.json")
        refused = desk.home / where.format(own=file.name)
        asked = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: path != refused and asked(path, mode))
        said = desk("doctor")
        assert said.status == 1
        lost = "no backup can be made" if "backups" in where else "nothing can be saved"
        assert f"This account may not write {refused}, so {lost}." in flat(said.err)
        assert "1 thing to look at" in said.out

    def test_a_file_in_the_place_of_the_backups(self, desk: Desk) -> None:
        desk.fine("log", "n")
        (desk.home / "state" / "backups").write_text("a file")
        said = desk("doctor")
        assert said.status == 1
        assert "backups is a file where a folder should be, so no backup can be made" in flat(said.err)

    def test_a_clock_that_is_behind(self, desk: Desk) -> None:
        desk.fine("log", "n")
        desk.later(hours=-26)
        assert "26 hours ahead of this computer's clock" in flat(desk.fine("doctor").out)
