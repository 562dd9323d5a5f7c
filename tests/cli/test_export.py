"""The journal out by `rejectui export`."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rejectui.core.clean_text import UNSAFE
from rejectui.journal.export.kinds import KINDS
from tests.cli.conftest import Desk
from tests.cli.test_process import ROOT
from tests.clocked import clocked


def test_json_says_where_it_is_and_what_it_holds(filled: Desk, folder: Path) -> None:
    before = filled.files()
    said = filled.fine("export", "json")
    assert said.out == (
        "Written to rejectui-2026-11-22.json: 2 asks. It holds your whole journal in plain text: keep it "
        "where you would keep a diary.\n"
    )
    (path,) = folder.iterdir()
    assert path.name == "rejectui-2026-11-22.json"
    assert path.stat().st_mode & 0o777 == 0o600
    found = json.loads(path.read_text("utf-8"))
    assert [each["id"] for each in found["tables"]["attempts"]] == [each["id"] for each in filled.attempts()]
    assert found["made"] == "2026-11-22T10:30:00+01:00"
    assert filled.files() == before


def test_csv_has_a_row_an_ask(filled: Desk, folder: Path) -> None:
    assert (
        filled.fine("export", "csv", "mine.csv").out == f"Written to mine.csv: 2 asks. {KINDS['csv'].said}\n"
    )
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
    assert filled.fine("export", kind).out.startswith(f"Written to {name}: 2 asks. It ")
    text = (folder / name).read_text("utf-8")
    assert text.startswith(start)
    assert ("they laughed" in text) == (kind == "story")
    assert "gone" not in text


def test_labels_are_told_only_if_wanted(desk: Desk) -> None:
    desk.fine("log", "n", "--label", "Alex", "--ask", "A seat")
    assert "Alex" not in desk.fine("export", "story", "-").out
    assert "“A seat” (Alex)" in desk.fine("export", "story", "-", "--labels").out
    assert "Alex" not in desk.fine("export", "calendar", "-").out
    assert "No: A seat (Alex)" in desk.fine("export", "calendar", "-", "--labels").out
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
        clocked("export", kind, "-"),
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    made = [line for line in done.stdout.splitlines(keepends=True) if not line.startswith(b'"made"')]
    kept = (folder / "mine").read_bytes().splitlines(keepends=True)
    assert made == [line for line in kept if not line.startswith(b'"made"')]


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_reads_the_standard_output(filled: Desk, kind: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = clocked("export", kind, "-")
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
            clocked("export", kind, "-"),
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_calendar_holds_nothing_of_what_was_forgotten(desk: Desk) -> None:
    desk.fine("log", "n", "--ask", "A seat")
    before = desk.fine("export", "calendar", "-").out
    assert "No: A seat" in before
    desk.fine("log", "y", "--ask", "A nasturtium")
    assert "nasturtium" in desk.fine("export", "calendar", "-").out
    forgotten = next(each["id"] for each in desk.attempts() if each["ask"] == "A nasturtium")
    desk.fine("forget", forgotten, "--yes")
    assert desk.fine("export", "calendar", "-").out == before


def test_as_what_must_be_said(desk: Desk) -> None:
    said = desk("export")
    assert said.status == 2
    assert "rejectui export story, html, summary, csv, json or calendar" in said.err
    assert desk("export", "pdf").status == 2


def test_a_command_for_the_journal_imports_no_other_kind(filled: Desk) -> None:
    code = (
        "import sys; from rejectui.cli.main import run; from tests.clocked import MOMENT, since\n"
        "run(['export', 'json', '-'], since(MOMENT))\n"
        "assert not {'csv', 'icalendar', 'textual', 'rich'} & sys.modules.keys()\n"
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


def test_no_two_kinds_are_called_the_same() -> None:
    endings = [kind.ending for kind in KINDS.values()]
    assert len(set(endings)) == len(endings)
