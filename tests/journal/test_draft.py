"""Drafts: kept quickly, offered again, never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from rejectui.journal.draft import Drafts
from rejectui.journal.files import TEMPORARY


def test_a_draft_comes_back_until_it_is_dropped(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "home" / "state")
    assert drafts.load() is None
    drafts.keep({"note": "they la"})
    drafts.keep({"note": "they laughed «ü»\n"})
    drafts.keep({"outcome": "no", "half": "\ud83d!"})
    assert Drafts(tmp_path / "home" / "state").load() == {
        "note": "they laughed «ü»\n",
        "outcome": "no",
        "half": "?!",
    }
    file = tmp_path / "home" / "state" / "draft.json"
    assert file.stat().st_mode & 0o777 == 0o600
    (file.parent / f"{TEMPORARY}draft.json-1").touch()
    for name in ("note", "nobody's", "outcome"):
        drafts.drop(name)
    assert drafts.load() == {"half": "?!"}
    drafts.drop("half")
    assert list(file.parent.iterdir()) == []
    assert drafts.load() is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"note": 7}', b"\xff", b"\0\0"])
def test_a_broken_draft_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "draft.json").write_bytes(content)
    assert Drafts(tmp_path).load() is None


def test_a_disk_that_refuses_is_not_worth_an_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where a folder should be")
    drafts = Drafts(tmp_path / "state")
    drafts.keep({"note": "x"})
    drafts.drop("note")
    assert drafts.load() is None
    (tmp_path / "other" / "draft.json").mkdir(parents=True)
    drafts = Drafts(tmp_path / "other")
    drafts.keep({"note": "x"})
    drafts.drop("note")
    assert drafts.load() is None
