"""A damaged journal: every record that can be read comes back, and the damaged file stays byte for byte."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.journal.errors import CannotSave, UnreadableJournal
from rejectui.journal.export.json_document import whole as exported
from rejectui.journal.file.backup import Backups
from rejectui.journal.journal import Journal
from rejectui.journal.records.raw import Tables, parse
from rejectui.journal.repair.mend import HOW, Damage, How, damage_told, find_damage, mend, newest_good
from rejectui.journal.repair.salvage import salvage
from tests.journal.build import House, an_id, attempt
from tests.journal.file.test_backup import busy

A, B = "a" * 32, "b" * 32


@pytest.fixture
def data(house: House) -> bytes:
    busy(house)
    return house.file().read_bytes()


def records(tables: Tables) -> dict[tuple[str, str], object]:
    return {(name, key): json.loads(bytes(raw)) for name, rows in tables.items() for key, raw in rows.items()}


def whole(data: bytes) -> dict[tuple[str, str], object]:
    return records(parse(data, Path("whole")))


def _in_windows(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


def _with_commas(data: bytes) -> bytes:
    return data.replace(b"}\n}", b"},\n}").replace(b'"peak":40}', b'"peak":40,}')


HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "not at all": lambda data: data,
    "a trailing comma": _with_commas,
    "a missing comma": lambda data: data.replace(b"},\n", b"}\n"),
    "no last line": lambda data: data[:-4],
    "something behind it": lambda data: data + b"\n}\n}\n",
    "twice": lambda data: data + data,
    "zeros behind it": lambda data: data + b"\0" * 512,
    "zeros in front": lambda data: b"\0" * 64 + data,
    "an editor's marks": _in_windows,
    "laid out by others, and a comma": lambda data: json.dumps(json.loads(data), indent=2).encode() + b",",
    "on one line, and a comma": lambda data: json.dumps(json.loads(data)).encode() + b",",
    "git's markers around nothing": lambda data: data.replace(
        b'\n},\n"days":{', b'\n},\n<<<<<<< HEAD\n||||||| 12ab\n=======\n"days":{\n>>>>>>> theirs'
    ),
}


@pytest.mark.parametrize("how", HARMLESS)
def test_what_costs_no_record(data: bytes, how: str) -> None:
    found = salvage(HARMLESS[how](data))
    assert (records(found.tables), found.lost) == (whole(data), 0)
    assert (found.asks, found.others) == (2, 8)


def test_a_file_cut_anywhere_loses_only_what_is_behind_the_cut(data: bytes) -> None:
    expected = whole(data)
    for end in range(0, len(data), 3):
        found = records(salvage(data[:end]).tables)
        assert found.items() <= expected.items()
        lines = data[:end].count(b'"clock":"2') - (not data[:end].endswith((b"}", b"},", b"\n")))
        assert len([key for key in found if key[0] != "meta"]) >= lines - 1


def test_a_hole_anywhere_loses_only_the_lines_that_it_touches(data: bytes) -> None:
    expected = whole(data)
    for at in range(0, len(data) - 64, 7):
        found = salvage(data[:at] + b"\0" * 64 + data[at + 64 :])
        back = records(found.tables)
        touched = data[at : at + 64].count(b"\n") + 1
        missing = expected.keys() - back.keys()
        assert len(missing) <= touched
        assert {key: back[key] for key in expected.keys() & back.keys()} == {
            key: expected[key] for key in expected.keys() & back.keys()
        }
        assert not back.keys() - expected.keys()


def test_any_bytes_at_all_are_no_error(data: bytes) -> None:
    chance = random.Random(7)
    for _ in range(150):
        broken = bytearray(data)
        for _ in range(chance.randint(1, 60)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        salvage(bytes(broken))
    for odd in (b"", b"\0" * 999, b"null", b"[]", bytes(range(256)) * 9, b'{"a":' * 50_000, b'"x":{' * 3_000):
        assert salvage(odd).asks == 0


BROKEN: dict[str, tuple[bytes, object]] = {
    "a byte that is not UTF-8": (b'"note":"ki\xe9nd"', "kiénd"),
    "half a character": (b'"note":"ki\\ud83dnd"', "ki\ufffdnd"),
    "a line break": (b'"note":"ki\nnd"', "ki\nnd"),
    "no number": (b'"note":NaN', None),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_broken_costs_no_more_than_a_character(how: str, house: House, data: bytes) -> None:
    torn, shown = BROKEN[how]
    broken = data.replace(b'"note":"kind"', torn)
    assert broken != data
    found = salvage(broken)
    assert (found.asks, found.others, found.lost) == (2, 8, 0)
    kept = records(found.tables)["attempts", A]
    assert isinstance(kept, dict) and kept["note"] == shown and kept["peak"] == 40
    house.open().back_up()
    house.file().write_bytes(broken)
    assert mend(house.folder, house.state, "both", house.clock) is not None
    note = next(each.note for each in house.open().facts.attempts if each.id == A)
    assert note == "kind"  # the backup knows better


def test_what_was_written_after_the_backup_stays_though_a_character_broke(house: House, data: bytes) -> None:
    house.open().back_up()
    house.clock.advance(hours=1)
    house.open().edit(A, {"note": "kinder"})
    house.file().write_bytes(house.file().read_bytes().replace(b"kinder", b"kind\xeer"))
    assert mend(house.folder, house.state, "both", house.clock) is not None
    assert next(each.note for each in house.open().facts.attempts if each.id == A) == "kindîr"


def test_a_broken_clock_costs_the_record(data: bytes) -> None:
    at = data.index(b'"clock":"2', data.index(b'"attempts":{')) + len(b'"clock":"')
    found = salvage(data[:at] + b"\xff" + data[at + 1 :])
    assert whole(data).keys() - records(found.tables).keys() == {("attempts", A)}
    assert found.lost == 1


def test_in_another_encoding(data: bytes) -> None:
    text = data.decode().replace("kind", "très gentil, œuf")
    expected = whole(text.encode())
    for encoding in ("utf-16", "cp1252"):
        assert records(salvage(text.encode(encoding)).tables) == expected


def test_an_export_in_the_place_of_the_journal(house: House, data: bytes) -> None:
    found = salvage(b"".join(exported(house.open().tables(), house.file(), house.clock())))
    there = {key: record for key, record in whole(data).items() if key[0] != "meta"}
    gone = {key for key, record in there.items() if isinstance(record, dict) and record.get("deleted")}
    assert {key for key, _ in records(found.tables).items() if key[0] != "meta"} == there.keys() - gone


def test_two_sides_of_a_merge_in_git_become_one(house: House, data: bytes) -> None:
    """One side edited an ask, the other another field of it, and each logged one of its own."""
    sides = []
    for field, value in (("peak", 90), ("label", "Kim")):
        house.file().write_bytes(data)
        house.clock.advance(hours=1)
        journal = house.open()
        journal.edit(A, {field: value})
        journal.record(attempt(id=an_id(), note=field))
        sides.append(house.file().read_bytes().splitlines(keepends=True))
    text = b"<<<<<<< HEAD\n" + b"".join(sides[0]) + b"=======\n" + b"".join(sides[1]) + b">>>>>>> theirs\n"
    found = records(salvage(text).tables)
    ask = found["attempts", A]
    assert isinstance(ask, dict)
    assert (ask["peak"], ask["label"]) == (90, "Kim")
    assert sum(name == "attempts" for name, _ in found) == 5


def test_a_record_that_does_not_fit_and_one_of_a_later_version_stay_in_their_tables(house: House) -> None:
    busy(house)
    tables = house.on_disk()
    del tables["attempts"][A]["outcome"]
    tables["attempts"][B]["peak"] = "high"
    clock = tables["attempts"][A]["clock"]
    tables["moods"] = {"x": {"clock": clock, "glad": 7, "deep": {"clock": 1}}}
    house.file().write_text(json.dumps(tables))
    house.open().set("mouse", False)
    text = house.file().read_bytes()
    found = records(salvage(text[:-1] + b",,").tables)
    assert found == whole(text)


def damage(house: House) -> Damage:
    found = find_damage(house.folder, house.state)
    assert found is not None
    return found


def mended(house: House, how: How) -> Journal:
    found = mend(house.folder, house.state, how, house.clock)
    assert found is not None
    return house.open()


class TestMending:
    @pytest.fixture
    def broken(self, house: House) -> House:
        """A backup with two asks; later one of them was edited and a third logged; then the file was cut."""
        journal = house.open()
        journal.record(attempt(id=A, note="then"))
        journal.record(attempt(id=B))
        journal.back_up()
        house.clock.advance(days=3)
        journal.edit(A, {"note": "later"})
        journal.record(attempt(id="c" * 32, note="new"))
        lines = house.file().read_bytes().splitlines(keepends=True)
        torn = [line for line in lines if not line.startswith(b'"' + B.encode())]
        house.file().write_bytes(b"".join(torn)[:-3])
        return house

    @pytest.mark.parametrize(
        ("how", "notes"),
        [
            ("both", {A: "later", B: None, "c" * 32: "new"}),
            ("backup", {A: "then", B: None}),
            ("salvage", {A: "later", "c" * 32: "new"}),
        ],
    )
    def test_each_way(self, broken: House, how: How, notes: dict[str, str | None]) -> None:
        before = broken.file().read_bytes()
        assert damage(broken).ways == HOW
        journal = mended(broken, how)
        assert {one.id: one.note for one in journal.facts.attempts} == notes
        assert journal.problems == ()
        (aside,) = (broken.state / "set-aside").iterdir()
        assert aside.read_bytes() == before
        assert aside.stat().st_mode & 0o777 == 0o600
        journal.edit(A, {"note": "and on"})
        assert max(broken.on_disk()["attempts"][A]["changed"].values()) > "2026-11-25"
        assert find_damage(broken.folder, broken.state) is None
        assert mend(broken.folder, broken.state, how, broken.clock) is None

    def test_what_happened_is_told(self, broken: House) -> None:
        first, second, third = damage_told(damage(broken))
        assert first == f"{broken.file()} is damaged or cut off. It was left as it is."
        assert second == "Of the file itself 2 entries and 0 other records can still be read."
        assert third == "The newest good backup, 2026-11-25-day, has 2 entries."

    @pytest.mark.parametrize(
        "content", [b"", b"\0" * 99, b"{}", b'{"version":1,"entries":[{"a":1}]}', b"\xff"]
    )
    def test_with_nothing_left_there_is_the_backup_or_a_new_beginning(
        self, broken: House, content: bytes
    ) -> None:
        broken.file().write_bytes(content)
        assert damage(broken).ways == ("backup", "salvage")
        assert len(mended(broken, "backup").facts.attempts) == 2
        broken.file().write_bytes(content)
        journal = mended(broken, "salvage")
        assert journal.facts.attempts == ()
        journal.record(attempt())
        assert {path.read_bytes() for path in (broken.state / "set-aside").iterdir()} == {content}

    def test_without_a_backup_there_is_what_can_be_read(self, broken: House) -> None:
        for backup in Backups(broken.state).listed():
            backup.path.unlink()
        assert damage(broken).ways == ("salvage",)
        assert len(mended(broken, "both").facts.attempts) == 2

    def test_the_newest_good_one_is_that_with_the_latest_change(self, broken: House) -> None:
        backups = Backups(broken.state)
        mended(broken, "both")
        broken.clock.advance(days=-2_000)  # the clock is wrong now
        latest = broken.open().back_up()
        folder = latest.path.parent
        (folder / "2027-01-01-day.json").write_bytes(b"{}")
        newer = json.loads(latest.path.read_bytes())
        newer["meta"]["format"]["value"] = 99
        (folder / "2027-01-02-day.json").write_text(json.dumps(newer))
        assert backups.listed()[0] != latest
        assert newest_good(backups)[0] == latest

    def test_a_newer_format_stays_one(self, broken: House) -> None:
        text = broken.file().read_bytes().replace(b'"name":"format","value":1', b'"name":"format","value":7')
        broken.file().write_bytes(text)
        assert "newer RejectUI" in (mended(broken, "both").read_only or "")

    def test_what_cannot_be_opened_at_all_is_another_matter(self, broken: House) -> None:
        path = broken.file()
        path.unlink()
        path.mkdir()
        with pytest.raises(UnreadableJournal, match="is a folder"):
            find_damage(broken.folder, broken.state)

    def test_a_symlink_stays_one(self, broken: House, tmp_path: Path) -> None:
        link, real = broken.file(), tmp_path / "diary.json"
        link.rename(real)
        link.symlink_to(real)
        assert len(mended(broken, "both").facts.attempts) == 3
        assert link.is_symlink()

    def test_a_place_that_cannot_be_written_leaves_everything_as_it_is(self, broken: House) -> None:
        bad = broken.file().read_bytes()
        (broken.state / "set-aside").write_text("a file")
        with pytest.raises(CannotSave, match="a file is where a folder should be"):
            mend(broken.folder, broken.state, "both", broken.clock)
        assert broken.file().read_bytes() == bad


def test_what_another_computer_holds_too_is_not_lost_with_our_file(tmp_path: Path) -> None:
    laptop = House(tmp_path / "laptop", tmp_path / "shared")
    desktop = House(tmp_path / "desktop", tmp_path / "shared")
    journal = laptop.open()
    journal.record(attempt(id=A, note="first"))
    journal.record(attempt(id=B))
    desktop.open().edit(A, {"note": "changed there"})
    ours = journal.path
    ours.write_bytes(b"")
    laptop.clock.advance(hours=-9)  # however wrong the clock is now
    assert mend(laptop.folder, laptop.state, "salvage", laptop.clock) is not None
    journal = laptop.open()
    assert [(each.id, each.note) for each in journal.facts.attempts] == [(A, "changed there")]
    journal.edit(A, {"note": "and here again"})
    for house in (laptop, desktop):
        assert [each.note for each in house.open().facts.attempts] == ["and here again"]
