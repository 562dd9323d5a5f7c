"""Whatever is in the journal's place: one clear sentence, and the file stays as it is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from rejectui.core.facts import Facts
from rejectui.journal.errors import CannotSave, DamagedJournal, JournalError, NewerJournal, UnreadableJournal
from rejectui.journal.journal import Journal
from tests.journal.build import House, attempt


@pytest.fixture
def filled(house: House) -> House:
    journal = house.open()
    journal.record(attempt(id="a" * 32, note="private words", peak=40))
    journal.record(attempt(id="b" * 32))
    journal.set("theme", "nord")
    return house


def refused(house: House) -> str:
    """The sentence with which it is refused, after making sure that the file was left alone."""
    before = house.file().read_bytes()
    with pytest.raises(DamagedJournal) as error:
        house.open()
    assert house.file().read_bytes() == before
    assert house.names() == sorted([house.file().name, "device.json", "journal.lock", "starts.json"])
    sentence = str(error.value)
    assert str(house.file()) in sentence
    assert "It was left as it is" in sentence
    assert "private" not in sentence
    return sentence


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is empty"),
        (b"\0" * 4096, "nothing but zeros"),
        (b"{}", "is empty"),
        (b"null", "is not a journal"),
        (b"[]", "is not a journal"),
        (b"7", "is not a journal"),
        (b'"text"', "is not a journal"),
        (b'{"attempts": []}', "is not a journal"),
        (b'{"attempts": {}}', "does not say"),
        (b'{"meta": {"format": 1}}', "does not say"),
        (b'{"meta": {"format": {"value": true}}}', "does not say"),
        (b'{"meta": {"format": {"value": "1"}}}', "does not say"),
        (b'{"meta": {"format": {"value": 0}}}', "does not say"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "is damaged"),
        (b"\xef\xbb\xbf{}", "is damaged"),
        (b'{"meta": {"format": {"value": NaN}}}', "is damaged"),
        (b'{"meta": {"format": {"value": 1}}, "attempts": {"a": {"note": "\xff"}}}', "is damaged"),
        (b'{"a": {"b": ' + b"[" * 100_000, "is damaged"),
        (b'<<<<<<< HEAD\n{"meta": {}}\n=======', "is damaged"),
    ],
)
def test_damage_of_every_kind(filled: House, content: bytes, why: str) -> None:
    filled.file().write_bytes(content)
    assert why in refused(filled)


def test_a_file_cut_anywhere(filled: House) -> None:
    whole = filled.file().read_bytes()
    for end in range(0, len(whole) - 2, 7):
        filled.file().write_bytes(whole[:end])
        refused(filled)


def test_a_file_with_something_behind_it_or_zeros_inside(filled: House) -> None:
    whole = filled.file().read_bytes()
    for damaged in (whole + b"}", whole + whole, whole[:300] + b"\0" * 64 + whole[364:]):
        filled.file().write_bytes(damaged)
        refused(filled)


def test_a_file_damaged_while_open_still_shows_what_was_there(filled: House) -> None:
    journal = filled.open()
    facts = journal.facts
    good = filled.file().read_bytes()
    filled.file().write_bytes(b"")
    assert journal.facts == facts
    assert ["is empty" in problem for problem in journal.problems] == [True]
    assert "is empty" in (journal.read_only or "")
    for change in (lambda: journal.record(attempt()), lambda: journal.delete("a" * 32), journal.undo):
        with pytest.raises(DamagedJournal):
            change()
    assert filled.file().read_bytes() == b""
    filled.file().write_bytes(good)
    assert (journal.facts, journal.problems, journal.read_only) == (facts, (), None)
    journal.record(attempt())


def test_a_newer_file_is_shown_and_not_changed(filled: House) -> None:
    tables = filled.on_disk()
    tables["meta"]["format"]["value"] = 2
    tables["attempts"]["a" * 32]["mood"] = {"new": True}
    filled.file().write_text(json.dumps(tables))
    before = filled.file().read_bytes()
    journal = filled.open()
    assert len(journal.facts.attempts) == 2
    assert "newer RejectUI" in (journal.read_only or "")
    for change in (lambda: journal.record(attempt()), lambda: journal.set("theme", "x"), journal.undo):
        with pytest.raises(NewerJournal, match="Install the newer version"):
            change()
    assert filled.file().read_bytes() == before


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"peak": "very private"}, "peak"),
        ({"outcome": "private"}, "outcome"),
        ({"plan": {"chance": "private"}}, "plan.chance"),
        ({"feelings": ["fine", 7]}, "feelings"),
        ({"at": "2026-11-22T12:00:00"}, "at"),
        ({"day": "private"}, "day"),
        ({"id": "c" * 32}, "its id"),
        ({"outcome": None}, "outcome"),
    ],
)
def test_a_record_that_does_not_fit_is_named_kept_and_not_counted(
    filled: House, wrong: dict[str, object], named: str
) -> None:
    tables = filled.on_disk()
    tables["attempts"]["a" * 32] |= wrong
    filled.file().write_text(json.dumps(tables))
    journal = filled.open()
    assert [found.id for found in journal.facts.attempts] == ["b" * 32]
    (problem,) = journal.problems
    assert "a" * 32 in problem
    assert f" {named} does not fit" in problem
    assert "private" not in problem
    journal.record(attempt())
    assert filled.on_disk()["attempts"]["a" * 32] == tables["attempts"]["a" * 32]


def test_wrong_records_elsewhere_are_named_too(filled: House) -> None:
    tables = filled.on_disk()
    tables["attempts"]["c" * 32] = "private"
    tables["days"] = {"2026-11-22": {"day": "2026-11-22", "planned": "private"}}
    tables["asks"] = {"y": {"id": "y", "text": "private"}}
    tables["pauses"] = {"x": None}
    tables["rhythms"] = {"2026-11-16": {"monday": "2026-11-16", "per_week": 9}}
    tables["settings"] |= {"mouse": {"name": "mouse", "value": "private"}, "hidden": 7, "later": {"value": 1}}
    filled.file().write_text(json.dumps(tables))
    journal = filled.open()
    assert len(journal.facts.attempts) == 2
    assert journal.facts.settings.theme == "nord"
    named = set(journal.problems)
    assert len(named) == 6
    assert "private" not in " ".join(named)
    journal.set("mouse", False)  # choosing again repairs it
    assert named - set(journal.problems) == {"The setting mouse is not used, because its value does not fit."}
    assert filled.on_disk()["attempts"]["c" * 32] == "private"


def test_an_edit_can_repair_a_record(filled: House) -> None:
    tables = filled.on_disk()
    tables["attempts"]["a" * 32] |= {"peak": "high", "changed": "nonsense", "clock": 7}
    tables["meta"]["clock"] = {"name": "clock", "value": "zzzz"}
    filled.file().write_text(json.dumps(tables))
    journal = filled.open()
    journal.edit("a" * 32, {"peak": 90})
    assert journal.problems == ()
    assert journal.find("aaaa").peak == 90


def test_a_field_that_only_looks_the_same_is_repaired(filled: House) -> None:
    tables = filled.on_disk()
    tables["attempts"]["a" * 32]["peak"] = True
    filled.file().write_text(json.dumps(tables))
    journal = filled.open()
    journal.edit("a" * 32, {"peak": 1})
    assert filled.on_disk()["attempts"]["a" * 32]["peak"] is not True


def test_without_the_last_clock_a_change_is_still_later_than_what_it_changes(filled: House) -> None:
    tables = filled.on_disk()
    del tables["meta"]["clock"]
    filled.file().write_text(json.dumps(tables))
    filled.clock.advance(days=-1)
    filled.open().edit("a" * 32, {"peak": 1})
    record = filled.on_disk()["attempts"]["a" * 32]
    assert record["changed"]["peak"] > record["clock"]


def test_a_symlink_stays_one_and_its_target_is_written(filled: House, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere" / "diary.json"
    real.parent.mkdir()
    link = filled.file()
    link.rename(real)
    link.symlink_to(real)
    filled.open().record(attempt())
    assert link.is_symlink()
    assert len(json.loads(real.read_text())["attempts"]) == 3
    assert list(real.parent.iterdir()) == [real]


def test_a_dangling_symlink_is_an_empty_journal(filled: House, tmp_path: Path) -> None:
    link = filled.file()
    link.unlink()
    link.symlink_to(tmp_path / "target.json")
    journal = filled.open()
    assert journal.facts == Facts()
    journal.record(attempt())
    assert (tmp_path / "target.json").is_file()


def test_a_folder_in_place_of_the_file(filled: House) -> None:
    filled.file().unlink()
    folder = filled.folder / f"{json.loads((filled.state / 'device.json').read_text())['id']}.json"
    folder.mkdir()
    with pytest.raises(UnreadableJournal, match="is a folder"):
        filled.open()


@pytest.mark.parametrize("which", ["folder", "state", "parent"])
def test_a_file_in_place_of_a_folder(house: House, which: str) -> None:
    wrong = {"folder": house.folder, "state": house.state, "parent": house.folder.parent}[which]
    wrong.parent.mkdir(exist_ok=True)
    wrong.write_text("a file")
    with pytest.raises(JournalError, match="a file is where a folder should be") as error:
        house.open().record(attempt())
    assert "Move that file away" in str(error.value)
    assert wrong.read_text() == "a file"


def test_a_damaged_device_file(filled: House) -> None:
    device = filled.state / "device.json"
    for content in (b"", b"[]", b'{"id": "../../x"}', b'{"id": 7}', b"\xff"):
        device.write_bytes(content)
        with pytest.raises(DamagedJournal, match=r"device\.json does not hold"):
            filled.open()
        assert device.read_bytes() == content


def test_a_lost_device_file_begins_a_second_file_and_hides_nothing(filled: House) -> None:
    before = filled.file()
    (filled.state / "device.json").unlink()
    journal = filled.open()
    assert len(journal.facts.attempts) == 2
    journal.record(attempt())
    assert journal.path != before
    assert len(filled.open().facts.attempts) == 3
    assert filled.open().problems == ()


_AS_NOBODY = """
import os, sys, tempfile
from pathlib import Path
sys.path.insert(0, {project!r})
from tests.journal.build import House, attempt
from rejectui.journal.journal import JournalError
with tempfile.TemporaryDirectory() as scratch:  # imports all that a save needs: nobody may not read our venv
    House(Path(scratch)).open().record(attempt())
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
house = House(Path({root!r}))
try:
    journal = house.open()
    print("opened", len(journal.facts.attempts), journal.problems)
    journal.record(attempt())
    print("saved")
except JournalError as error:
    print(type(error).__name__, error)
"""


def as_nobody(root: Path) -> str:
    """Open the journal and record, as an account that permissions mean something to."""
    project = str(Path(__file__).parents[2])
    script = _AS_NOBODY.format(project=project, root=str(root))
    done = subprocess.run([sys.executable, "-B", "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def shared(filled: House, in_reach: Path) -> House:
    """A journal that the other account could write, on a path that it can reach."""
    root = shutil.copytree(filled.folder.parent, in_reach / "home")
    house = House(root)
    for found in (root, house.folder, house.state):
        found.chmod(0o777)
    for found in (house.file(), *house.state.iterdir()):
        found.chmod(0o666)
    return house


def test_the_other_account_can_use_it_unless_forbidden(shared: House) -> None:
    assert as_nobody(shared.folder.parent).split() == ["opened", "2", "()", "saved"]


@pytest.mark.parametrize("which", ["folder", "state", "file"])
def test_a_home_that_cannot_be_written_still_opens(shared: House, which: str) -> None:
    if which == "state":
        (shared.state / "journal.lock").unlink()
    {"folder": shared.folder, "state": shared.state, "file": shared.file()}[which].chmod(
        0o444 if which == "file" else 0o555
    )
    before = shared.file().read_bytes()
    opened, refusal = as_nobody(shared.folder.parent).splitlines()
    assert opened == "opened 2 ()"
    assert refusal.startswith("CannotSave This account may not write ")
    assert refusal.endswith("and save again.")
    assert shared.file().read_bytes() == before


def test_a_fresh_home_that_cannot_be_made_still_opens(in_reach: Path) -> None:
    in_reach.chmod(0o555)
    opened, refusal = as_nobody(in_reach / "home").splitlines()
    assert opened == "opened 0 ()"
    assert refusal.startswith(f"CannotSave This account may not write {in_reach / 'home'}")
    assert list(in_reach.iterdir()) == []


@pytest.mark.parametrize("which", ["folder", "file", "device"])
def test_what_may_not_be_read_is_named(shared: House, which: str) -> None:
    wrong = {"folder": shared.folder, "file": shared.file(), "device": shared.state / "device.json"}[which]
    wrong.chmod(0)
    said = as_nobody(shared.folder.parent)
    wrong.chmod(0o700)
    assert said.startswith("UnreadableJournal This account may not read ")


def test_a_locked_journal_says_so(filled: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rejectui.journal.folder.home.PATIENCE", 0.0)
    mine, other = filled.open(), Journal.open(filled.folder, filled.state, filled.clock)
    with mine.together(), pytest.raises(CannotSave, match="Another RejectUI has been saving"):
        other.record(attempt())
    other.record(attempt())
    assert len(mine.facts.attempts) == 3


def test_a_record_that_stands_there_twice_becomes_one(filled: House) -> None:
    """Two edits of one ask, put one after the other by hand: nothing of either is lost."""
    text = filled.file().read_text()
    versions = []
    for field, value in (("label", "Kim"), ("note", "other words")):
        filled.file().write_text(text)
        filled.clock.advance(minutes=1)
        filled.open().edit("a" * 32, {field: value})
        lines = filled.file().read_text().splitlines(keepends=True)
        versions.append(next(line for line in lines if line.startswith('"' + "a" * 32)))
    at = text.index('\n"' + "a" * 32) + 1
    end = text.index("\n", at) + 1
    for both in (versions, versions[::-1]):
        filled.file().write_text(text[:at] + both[0] + both[1] + text[end:])
        journal = filled.open()
        assert len(journal.facts.attempts) == 2
        journal.record(attempt())
        ask = journal.find("aaaa")
        assert (ask.label, ask.note) == ("Kim", "other words")
        assert filled.open().facts == journal.facts
        assert filled.file().read_text().count('\n"' + "a" * 32 + '":{') == 1
