"""The journal out by `rejectui export`, and back in by `rejectui import`."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.cli.export import NAMED
from rejectui.core.text import UNSAFE
from rejectui.journal.export.kinds import KINDS
from tests.cli.conftest import Desk
from tests.cli.test_process import ROOT

Elsewhere = Callable[[str], Desk]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder."""
    found = tmp_path / "here"
    found.mkdir()
    monkeypatch.chdir(found)
    return found


@pytest.fixture
def elsewhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Elsewhere:
    """Another computer; from now on commands are typed there."""

    def move(name: str) -> Desk:
        monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / name))
        return Desk(tmp_path / name, capsys)

    return move


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Two asks, and one that was deleted."""
    desk.fine("log", "n", "60", "they laughed")
    desk.later(hours=1)
    desk.fine("log", "y", "--ask", "=A seat")
    desk.fine("log", "n", "--ask", "gone")
    desk.fine("delete", next(each["id"] for each in desk.attempts() if each.get("ask") == "gone"))
    return desk


def test_json_says_where_it_is_and_what_it_holds(filled: Desk, folder: Path) -> None:
    before = filled.files()
    said = filled.fine("export", "json")
    assert said.out == (
        "2 asks are in rejectui-2026-11-22.json. It holds your whole journal in plain text: keep it where "
        "you would keep a diary.\n"
    )
    (path,) = folder.iterdir()
    assert path.name == "rejectui-2026-11-22.json"
    assert path.stat().st_mode & 0o777 == 0o600
    found = json.loads(path.read_text("utf-8"))
    assert [each["id"] for each in found["tables"]["attempts"]] == [each["id"] for each in filled.attempts()]
    assert found["made"] == "2026-11-22T10:30:00+01:00"
    assert filled.files() == before


def test_csv_has_a_row_an_ask(filled: Desk, folder: Path) -> None:
    assert filled.fine("export", "csv", "mine.csv").out == f"2 asks are in mine.csv. {KINDS['csv'].said}\n"
    with (folder / "mine.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["ask"] for row in rows] == ["", "'=A seat"]
    assert [row["note"] for row in rows] == ["they laughed", ""]


@pytest.mark.parametrize(
    ("kind", "name", "start"),
    [
        ("story", "rejectui-2026-11-22.md", "# What I asked, week by week\n"),
        ("summary", "rejectui-2026-11-22.txt", "RejectUI: a summary of rejection practice\n"),
        ("html", "rejectui-2026-11-22.html", "<!doctype html>\n"),
    ],
)
def test_what_is_for_people_to_read(filled: Desk, folder: Path, kind: str, name: str, start: str) -> None:
    assert filled.fine("export", kind).out.startswith(f"2 asks are in {name}. It ")
    text = (folder / name).read_text("utf-8")
    assert text.startswith(start)
    assert ("they laughed" in text) == (kind == "story")
    assert "gone" not in text


def test_labels_are_told_only_if_wanted(desk: Desk) -> None:
    desk.fine("log", "n", "--label", "Alex", "--ask", "A seat")
    assert "Alex" not in desk.fine("export", "story", "-").out
    assert "“A seat” (Alex)" in desk.fine("export", "story", "-", "--labels").out
    counted = desk.fine("export", "summary", "-", "--labels").out
    assert "1 person or place in 1 ask" in counted
    assert "Alex" not in counted
    assert "Alex" not in desk.fine("export", "html", "-").out
    assert desk("export", "html", "-", "--labels").status == 2


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_replaced_without_force(filled: Desk, folder: Path, kind: str) -> None:
    path = folder / "mine"
    path.write_text("mine", "utf-8")
    said = filled("export", kind, "mine")
    assert (said.status, said.out) == (1, "")
    assert "is there already" in said.err
    assert "--force" in said.err
    assert path.read_text("utf-8") == "mine"
    filled.fine("export", kind, "--force", "mine")
    assert path.read_text("utf-8") != "mine"
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize("kind", KINDS)
def test_the_standard_output_holds_the_file_and_nothing_else(filled: Desk, folder: Path, kind: str) -> None:
    filled.fine("export", kind, "mine")
    assert filled.fine("export", kind, "-").out == (folder / "mine").read_bytes().decode()
    done = subprocess.run(
        [sys.executable, "-m", "rejectui", "export", kind, "-"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    if kind in ("summary", "html"):  # they say on which day they were written, here the day of this test
        assert done.stdout.decode().splitlines()[:1] == (folder / "mine").read_text("utf-8").splitlines()[:1]
        return
    made = [line for line in done.stdout.splitlines(keepends=True) if not line.startswith(b'"made"')]
    kept = (folder / "mine").read_bytes().splitlines(keepends=True)
    assert made == [line for line in kept if not line.startswith(b'"made"')]


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_reads_the_standard_output(filled: Desk, kind: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "rejectui", "export", kind, "-"]
    done = subprocess.run(command, cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
    closed = subprocess.run(
        ["sh", "-c", f"exec {' '.join(command)} >&-"], cwd=ROOT, capture_output=True, check=False
    )
    assert closed.returncode == 1
    assert b"no standard output" in closed.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
@pytest.mark.parametrize("kind", KINDS)
def test_the_standard_output_goes_to_a_full_disk(filled: Desk, kind: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "rejectui", "export", kind, "-"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_as_what_must_be_said(desk: Desk) -> None:
    said = desk("export")
    assert said.status == 2
    assert "rejectui export story, html, summary, csv or json" in said.err
    assert desk("export", "pdf").status == 2


def test_a_journal_with_nothing_in_it(desk: Desk, folder: Path) -> None:
    assert desk.fine("export", "json", "mine.json").lines[0].startswith("0 asks are in mine.json.")
    assert desk.fine("import", "mine.json").out == "0 asks are new, 0 were changed, 0 were here already.\n"
    assert desk.files() == {}


def test_a_move_to_another_computer(filled: Desk, folder: Path, elsewhere: Elsewhere) -> None:
    filled.fine("export", "json", "mine.json")
    shown = filled.fine("journal").out
    other = elsewhere("other")
    said = other.fine("import", "mine.json")
    assert said.lines[0] == "2 asks are new, 0 were changed, 0 were here already."
    assert other.fine("journal").out == shown
    other.now = filled.now
    assert other.fine("export", "json", "-").out == (folder / "mine.json").read_text("utf-8")
    before = other.files()
    assert other.fine("import", "mine.json").out == "0 asks are new, 0 were changed, 2 were here already.\n"
    assert other.files() == before


def test_two_journals_become_one(filled: Desk, folder: Path, elsewhere: Elsewhere) -> None:
    filled.fine("export", "json", "mine.json")
    other = elsewhere("other")
    other.later(hours=3)
    other.fine("log", "p", "--ask", "Another seat")
    other.fine("import", "mine.json")
    (theirs,) = (each for each in other.attempts() if each.get("ask") == "=A seat")
    other.later(hours=1)
    other.fine("edit", theirs["id"], "--note", "later words")
    other.fine("export", "json", "theirs.json")
    here = elsewhere("rejectui")
    said = here.fine("import", "theirs.json")
    assert said.lines[0] == "1 ask is new, 1 was changed, 1 was here already."
    assert "later words" in here.fine("journal").out
    assert here.fine("journal").out == elsewhere("other").fine("journal").out


def test_what_was_deleted_stays_so_and_that_is_told(filled: Desk, folder: Path) -> None:
    filled.fine("export", "json", "mine.json")
    filled.fine("delete", filled.attempts()[0]["id"])
    said = filled.fine("import", "mine.json")
    assert said.lines == [
        "0 asks are new, 0 were changed, 1 was here already.",
        "1 was deleted here, which stays so.",
    ]


def test_todays_card_stays_unless_it_comes_along(filled: Desk, folder: Path, elsewhere: Elsewhere) -> None:
    filled.fine("export", "json", "mine.json")
    theirs = filled.tables()["days"]["2026-11-22"]["challenge"]
    other = elsewhere("other")
    other.fine("set", "areas", "dating")
    card = other.fine("today").title
    document = json.loads((folder / "mine.json").read_text("utf-8"))
    days = document["tables"].pop("days")
    (folder / "without.json").write_text(json.dumps(document), "utf-8")
    other.fine("import", "without.json")
    assert other.fine("today").title == card
    third = elsewhere("third")
    third.fine("set", "areas", "dating")
    document["tables"]["days"] = days
    (folder / "with.json").write_text(json.dumps(document), "utf-8")
    third.fine("import", "with.json")
    assert third.tables()["days"]["2026-11-22"]["challenge"] == theirs


def test_the_file_of_another_computer_comes_in_as_it_is(filled: Desk, elsewhere: Elsewhere) -> None:
    (path,) = (filled.home / "journal").glob("*.json")
    said = elsewhere("other").fine("import", str(path))
    assert said.lines[0] == "2 asks are new, 0 were changed, 0 were here already."


def test_a_pipe(filled: Desk, folder: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.fine("export", "json", "mine.json")
    other = elsewhere("other")
    data = (folder / "mine.json").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert other.fine("import", "-").lines[0].startswith("2 asks are new")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    said = other("import", "-")
    assert (said.status, said.err) == (
        1,
        "The standard input is empty, so there was nothing to take from it.\n",
    )
    monkeypatch.setattr(sys, "stdin", None)
    assert other("import", "-").status == 1


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\x00\xff", b'{"what": "\x1b[31m"}'])
def test_what_is_not_a_journal_changes_nothing(desk: Desk, folder: Path, content: bytes) -> None:
    (folder / "odd\x1b[31m.json").write_bytes(content)
    said = desk("import", "odd\x1b[31m.json")
    assert (said.status, said.out) == (1, "")
    assert said.err.strip()
    assert "\x1b" not in said.err
    assert desk.files() == {}


@pytest.mark.parametrize("name", [".", "missing.json", "x" * 300])
def test_what_cannot_be_read_changes_nothing(desk: Desk, folder: Path, name: str) -> None:
    said = desk("import", name)
    assert (said.status, said.out) == (1, "")
    assert desk.files() == {}


def test_what_does_not_fit_is_named_and_the_rest_taken(
    filled: Desk, folder: Path, elsewhere: Elsewhere
) -> None:
    document = json.loads(filled.fine("export", "json", "-").out)
    one = document["tables"]["attempts"][0]
    document["tables"]["attempts"] += [
        {**one, "id": f"{number:032}", "note": "secret\x1b[31m" * 1000} for number in range(NAMED + 3)
    ]
    (folder / "mine.json").write_text(json.dumps(document), "utf-8")
    said = elsewhere("other")("import", "mine.json")
    assert said.status == 1
    assert said.lines[0] == "2 asks are new, 0 were changed, 0 were here already."
    told = said.err.splitlines()
    assert " ".join(told[:2]).startswith("13 records do not fit and stayed out; all others were taken.")
    assert told[-NAMED - 1 :] == [
        *(f"  attempts, {number:032}: note" for number in range(NAMED)),
        "  and 3 more",
    ]
    assert "secret" not in said.out + said.err


def test_a_command_for_the_journal_imports_no_other_kind(filled: Desk) -> None:
    code = (
        "import sys; from rejectui.cli.main import run\n"
        "run(['export', 'json', '-'])\n"
        "assert not {'csv', 'textual', 'rich'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("kind", KINDS)
def test_no_file_is_made_among_the_journals_own_not_even_by_force(
    desk: Desk, kind: str, force: tuple[str, ...]
) -> None:
    desk.fine("log", "n", "--ask", "May I sit here?")
    (journal,) = (desk.home / "journal").glob("*.json")
    before = desk.files()
    for path in (journal, journal.parent / "story.md", desk.home / "state" / "device.json"):
        said = desk("export", kind, str(path), *force)
        assert said.status == 1 and "RejectUI's own files" in " ".join(said.err.split())
    assert desk.files() == before


def test_what_would_steer_a_terminal_is_escaped_in_json_and_comes_back(desk: Desk, folder: Path) -> None:
    evil = "a\x9bb\u202ec\u2028d\U000e0041e"
    desk.fine("log", "n", "--ask", evil)
    desk.fine("export", "json", "mine.json")
    text = (folder / "mine.json").read_text("utf-8")
    assert UNSAFE.search(text.replace("\n", "")) is None
    found = json.loads(text)["tables"]["attempts"][0]["ask"]
    assert found == desk.attempts()[0]["ask"] == evil
