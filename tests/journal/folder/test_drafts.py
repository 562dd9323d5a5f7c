"""Drafts: kept quickly, offered again when their window is gone, never in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from rejectui.journal.file.disk import TEMPORARY
from rejectui.journal.folder.drafts import Drafts, drop_drafts


def closed(state: Path, **fields: str) -> None:
    """A window that left these."""
    window = Drafts(state)
    window.keep(fields)
    window.release()


def test_a_draft_comes_back_until_it_is_dropped(tmp_path: Path) -> None:
    state = tmp_path / "home" / "state"
    drafts = Drafts(state)
    assert drafts.load() == {}
    drafts.keep({"note": "they la"})
    drafts.keep({"note": "they laughed «ü»\n"})
    drafts.keep({"outcome": "no", "half": "\ud83d!"})
    (file,) = (state / "drafts").glob("*.json")
    assert {path.stat().st_mode & 0o777 for path in file.parent.iterdir()} == {0o600}
    assert file.parent.stat().st_mode & 0o777 == 0o700
    drafts.release()
    drafts = Drafts(state)
    assert drafts.load() == {}
    assert drafts.take_over() == {"note": "they laughed «ü»\n", "outcome": "no", "half": "?!"}
    (file,) = (state / "drafts").glob("*.json")
    (file.parent / f"{TEMPORARY}{file.name}-1").touch()
    for name in ("note", "nobody's", "outcome"):
        drafts.drop(name)
    assert drafts.load() == {"half": "?!"}
    drafts.drop("half")
    assert list(file.parent.iterdir()) == []
    assert drafts.load() == drafts.take_over() == {}


def test_what_an_open_window_writes_is_its_own(tmp_path: Path) -> None:
    one, other = Drafts(tmp_path), Drafts(tmp_path)
    one.keep({"log": "in one"})
    assert other.take_over() == {}
    other.keep({"log": "in the other"})
    other.drop("log")
    assert one.load() == {"log": "in one"}
    one.release()
    assert Drafts(tmp_path).take_over() == {"log": "in one"}


def test_of_two_windows_that_left_the_same_both_are_offered_in_turn(tmp_path: Path) -> None:
    closed(tmp_path, log="a", own="only here")
    closed(tmp_path, log="b")
    window = Drafts(tmp_path)
    first = window.take_over()
    assert first["own"] == "only here"
    window.drop("log")
    second = window.take_over()
    assert {first["log"], second["log"]} == {"a", "b"}
    window.drop("log")
    assert window.take_over() == {"own": "only here"}


def test_one_that_was_killed_left_them_too(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from rejectui.journal.folder.drafts import Drafts; "
        "Drafts(Path(sys.argv[1])).keep({'log': 'half'}); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 9
    assert Drafts(tmp_path).take_over() == {"log": "half"}


def test_the_file_that_all_windows_shared_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "draft.json").write_text('{"log": "of last year"}')
    window = Drafts(tmp_path)
    assert window.take_over() == {"log": "of last year"}
    assert not (tmp_path / "draft.json").exists()
    window.drop("log")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_unwanted_ones_are_dropped_in_every_window(tmp_path: Path) -> None:
    closed(tmp_path, log="SECRET", own="mine")
    window = Drafts(tmp_path)
    window.keep({"edit": "SECRET too"})
    (tmp_path / "drafts" / f"{TEMPORARY}half").write_text("SECRET")
    drop_drafts(tmp_path, lambda text: "SECRET" in text)
    assert window.load() == {}
    assert window.take_over() == {"own": "mine"}
    assert not any(b"SECRET" in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


@pytest.mark.parametrize("content", [b"", b"[]", b'{"note": 7}', b"\xff", b"\0\0"])
def test_a_broken_draft_is_none_and_stays(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "drafts").mkdir()
    for path in (tmp_path / "draft.json", tmp_path / "drafts" / "aaaaaaaaaaaa.json"):
        path.write_bytes(content)
        assert Drafts(tmp_path).take_over() == {}
        assert path.read_bytes() == content


def test_a_disk_that_refuses_is_not_worth_an_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    (tmp_path / "other" / "draft.json").mkdir(parents=True)
    (tmp_path / "other" / "drafts").write_text("here, too")
    for state in (tmp_path / "state", tmp_path / "other"):
        drafts = Drafts(state)
        drafts.keep({"note": "x"})
        drafts.drop("note")
        assert drafts.load() == drafts.take_over() == {}


def test_what_a_crash_left_of_a_draft_goes_with_the_next_window(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "aaaaaaaaaaaa.lock").touch()
    (tmp_path / "drafts" / f"{TEMPORARY}aaaaaaaaaaaa.json-bbbbbbbbbbbb").write_text("half a wo")
    assert Drafts(tmp_path).take_over() == {}
    assert list((tmp_path / "drafts").iterdir()) == []
