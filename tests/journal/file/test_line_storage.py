"""The storage below the journal: what TinyDB may rely on, and what it may not do."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where

from rejectui.journal.errors import DamagedJournal, DoesNotFit
from rejectui.journal.file.disk import TEMPORARY, File, System, make_folder, remove_leftovers, replace_file
from rejectui.journal.file.line_storage import Database, LineStorage
from rejectui.journal.repair.salvage import twins


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.json"


def database(path: Path) -> Database:
    return Database(File(path), twins, storage=LineStorage)


def test_one_record_a_line_and_plain_readers_agree(path: Path) -> None:
    rows = database(path).rows("things")
    rows.put("b", {"text": "zwei\nZeilen «ü» 🙂", "n": 1.5})
    rows.put("a", {"list": [1, [True, None]]})
    rows.put("b", {"text": "neu"})
    assert path.read_text(encoding="utf-8") == (
        '{\n"things":{\n"b":{"text":"neu"},\n"a":{"list":[1,[true,null]]}\n}\n}\n'
    )
    with TinyDB(path, access_mode="r") as plain:
        assert plain.storage.read() == json.loads(path.read_text()) == database(path).storage.read()


def test_empty_tables_and_odd_names_are_still_json(path: Path) -> None:
    db = database(path)
    tables: dict[str, Any] = {"empty": {}, 'quo"te': {'k"\n': {"x": 1}}, "last": {}}
    db.storage.write(tables)
    assert json.loads(path.read_text()) == tables == database(path).storage.read()


@pytest.mark.parametrize(
    "value",
    [
        float("nan"),
        float("inf"),
        "half \ud83d",
        date(2026, 11, 22),
        (1, 2),
        {1, 2},
        b"bytes",
        {1: 2},
        pytest.param(object(), id="an object"),
        [{"deep": float("-inf")}],
    ],
    ids=repr,
)
def test_what_json_cannot_hold_never_reaches_the_file(path: Path, value: object) -> None:
    db = database(path)
    rows = db.rows("things")
    rows.put("a", {"x": 1})
    before = path.read_bytes()
    with pytest.raises(DoesNotFit):
        rows.put("b", {"x": value})
    with pytest.raises(DoesNotFit):
        db.storage.write({"things": {"b": {"x": value}}})
    with pytest.raises(DoesNotFit):
        rows.put("\ud83d", {})
    assert path.read_bytes() == before
    assert rows.record("a") == {"x": 1}
    assert list(rows.raw()) == ["a"]


def test_a_file_replaced_under_us_is_read_again(path: Path) -> None:
    db = database(path)
    rows = db.rows("things")
    rows.put("a", {"x": 1})
    replace_file(path, [b'{"things": {\n  "c": {\n "x": 3}}}'])
    assert db.storage.read() == {"things": {"c": {"x": 3}}}
    rows.put("d", {"x": 4})
    assert path.read_text() == '{\n"things":{\n"c":{"x":3},\n"d":{"x":4}\n}\n}\n'
    path.unlink()
    assert rows.raw() == {}


def test_what_nobody_changes_goes_back_as_the_bytes_that_came(path: Path) -> None:
    odd = '"a":{"n":1.50,"big":1e999,"n":1E2,"t":"\\u00e9\\/ü"}'
    path.write_text('{\n"things":{\n' + odd + ',\n"b":{"x":1}\n}\n}\n', encoding="utf-8")
    rows = database(path).rows("things")
    rows.put("c", {"x": 2})  # added behind the others
    assert path.read_text(encoding="utf-8") == (
        '{\n"things":{\n' + odd + ',\n"b":{"x":1},\n"c":{"x":2}\n}\n}\n'
    )
    rows.put("b", {"x": 3})  # changed among them
    assert path.read_text(encoding="utf-8") == (
        '{\n"things":{\n' + odd + ',\n"b":{"x":3},\n"c":{"x":2}\n}\n}\n'
    )


@pytest.mark.parametrize("indent", [None, 0, 1, 4])
def test_a_file_laid_out_by_others_gets_a_line_for_each_record(path: Path, indent: int | None) -> None:
    tables = {"one": {"a": {"x": [1, {"y": "z \n"}]}, "b": {}}, "none": {}, "two": {"c": "odd"}}
    path.write_text(json.dumps(tables, indent=indent))
    db = database(path)
    db.rows("one").put("d", {"x": 4})
    db.rows("none").put("e", {"x": 5})
    assert path.read_text() == (
        '{\n"one":{\n"a":{"x":[1,{"y":"z \\n"}]},\n"b":{},\n"d":{"x":4}\n},\n'
        '"none":{\n"e":{"x":5}\n},\n"two":{\n"c":"odd"\n}\n}\n'
    )


def test_another_layout_with_as_many_lines_is_still_json_afterwards(path: Path) -> None:
    path.write_text('{"one":\n{"a":{"x":1},"b"\n:{"x":2} }\n,"none":{}\n\n,"two":\n\n{"c":{}}}\n\n\n\n\n')
    assert path.read_text().count("\n") == 12
    db = database(path)
    db.rows("one").put("d", {"x": 4})
    db.rows("none").put("e", {"x": 5})
    expected = {
        "one": {"a": {"x": 1}, "b": {"x": 2}, "d": {"x": 4}},
        "none": {"e": {"x": 5}},
        "two": {"c": {}},
    }
    assert json.loads(path.read_text()) == expected == database(path).storage.read()


@pytest.mark.parametrize("at", [5, 65_535, 65_536, 65_537, 131_071, 200_000])
def test_broken_characters_are_found_wherever_they_are(path: Path, at: int) -> None:
    head = b'{"things":{"a":{"x":"'
    tail = b'"}}}'
    for middle, good in (("é".encode(), True), ("🙂".encode(), True), (b"\xc3", False), (b"\xff", False)):
        path.write_bytes(head + b"x" * (at - len(head)) + middle + b"y" * 70_000 + tail)
        if good:
            assert database(path).rows("things").record("a") is not None
        else:
            with pytest.raises(DamagedJournal, match="is damaged"):
                database(path).rows("things").record("a")


def test_a_file_that_stays_the_same_is_parsed_once(path: Path) -> None:
    rows = database(path).rows("things")
    rows.put("a", {"x": 1})
    again = database(path).rows("things")
    assert again.raw()["a"] is again.raw()["a"]


def test_many_changes_are_one_write_or_none(path: Path) -> None:
    storage = LineStorage(File(path), twins)
    with storage.together():
        storage.put("one", "a", {"x": 1})
        storage.put("two", "b", {"x": 2})
        assert not path.exists()
    before = path.read_bytes()
    with pytest.raises(KeyboardInterrupt), storage.together():
        storage.put("one", "a", {"x": 3})
        raise KeyboardInterrupt
    assert path.read_bytes() == before
    assert storage.read() == {"one": {"a": {"x": 1}}, "two": {"b": {"x": 2}}}
    inode = path.stat().st_ino
    with storage.together():
        pass
    assert path.stat().st_ino == inode


def test_tinydbs_own_ways_are_safe_too(path: Path) -> None:
    rows = database(path).rows("things")
    rows.put("a", {"x": 1})
    rows.put("b", {"x": 2})
    with pytest.raises(TypeError, match="an id of your own"):
        rows.insert({"x": 3})
    rows.update({"x": 4}, doc_ids=["b"])  # type: ignore[list-item]
    assert [dict(found) for found in rows.search(where("x") == 4)] == [{"x": 4}]
    rows.update({"x": 2}, where("x") == 4)
    rows.remove(doc_ids=["a"])  # type: ignore[list-item]
    assert json.loads(path.read_text()) == {"things": {"b": {"x": 2}}}
    rows.truncate()
    assert json.loads(path.read_text()) == {"things": {}}


def test_reading_never_takes_an_empty_file_for_a_new_one(path: Path) -> None:
    path.touch()
    with pytest.raises(DamagedJournal):
        database(path).rows("things").put("a", {})
    assert path.read_bytes() == b""


class TestFiles:
    def test_a_read_only_file_is_not_replaced(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path.write_bytes(b"old")
        monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anything
        with pytest.raises(PermissionError):
            replace_file(path, [b"new"])
        assert path.read_bytes() == b"old"

    def test_leftovers_of_this_file_are_removed_and_no_others(self, path: Path) -> None:
        mine = path.with_name(f"{TEMPORARY}{path.name}-123")
        others = path.with_name(f"{TEMPORARY}other.json-123"), path.with_name("x.json")
        for found in (mine, *others):
            found.write_bytes(b"half")
        remove_leftovers(path)
        assert sorted(path.parent.iterdir()) == sorted(others)

    def test_folders_are_private_and_made_once(self, tmp_path: Path) -> None:
        make_folder(tmp_path / "a" / "b")
        make_folder(tmp_path / "a" / "b")
        assert [(tmp_path / name).stat().st_mode & 0o777 for name in ("a", "a/b")] == [0o700, 0o700]

    def test_a_pipe_is_not_waited_for(self, path: Path) -> None:
        os.mkfifo(path)
        with pytest.raises(Exception, match="should be a file"):
            File(path).read()


class _Told(System):
    """Tells in which order the disk was asked."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._names: dict[int, str] = {}

    def open(self, path: Path, flags: int, mode: int = 0o600) -> int:
        fd = super().open(path, flags, mode)
        self._names[fd] = "folder" if path.is_dir() else "copy"
        return fd

    def write(self, fd: int, data: memoryview) -> int:
        self.said.append(f"write {self._names[fd]}")
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        self.said.append(f"sync {self._names[fd]}")
        super().fsync(fd)

    def replace(self, source: Path, target: Path) -> None:
        self.said.append("replace")
        super().replace(source, target)


def test_saved_means_that_the_disk_has_the_bytes_and_the_name(path: Path) -> None:
    system = _Told()
    replace_file(path, [b"new"], system)
    assert system.said == ["write copy", "sync copy", "replace", "sync folder"]
    system.said.clear()
    make_folder(path.parent / "new", system)
    assert system.said == ["sync folder"]
    replace_file(path, [b"draft"], system, durable=False)
    assert "sync copy" not in system.said
