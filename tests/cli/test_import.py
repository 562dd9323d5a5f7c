"""A journal or a table back in by `rejectui import`: told first, asked, undone as one."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.cli.commands.journal.import_file import NAMED
from tests.cli.conftest import Desk, Elsewhere

NOTHING = "Nothing in it is new, so nothing was changed."
SAVED = "Saved. To take it back: rejectui undo"


def test_a_journal_with_nothing_in_it(desk: Desk, folder: Path) -> None:
    assert desk.fine("export", "json", "mine.json").lines[0].startswith("Written to mine.json: 0 asks.")
    assert desk.fine("import", "mine.json").lines == [
        "0 entries are new, 0 change, 0 are here already.",
        NOTHING,
    ]
    assert desk.files() == {}


def test_a_move_to_another_computer(filled: Desk, folder: Path, elsewhere: Elsewhere) -> None:
    filled.fine("export", "json", "mine.json")
    shown = filled.fine("journal").out
    other = elsewhere("other")
    said = other.fine("import", "mine.json", "--yes")
    assert said.lines[0] == "2 entries are new, 0 change, 0 are here already."
    assert other.fine("journal").out == shown
    other.now = filled.now
    assert other.fine("export", "json", "-").out == (folder / "mine.json").read_text("utf-8")
    before = other.files()
    assert other.fine("import", "mine.json").lines == [
        "0 entries are new, 0 change, 2 are here already.",
        NOTHING,
    ]
    assert other.files() == before


def test_two_journals_become_one(filled: Desk, folder: Path, elsewhere: Elsewhere) -> None:
    filled.fine("export", "json", "mine.json")
    other = elsewhere("other")
    other.later(hours=3)
    other.fine("log", "p", "--ask", "Another seat")
    other.fine("import", "mine.json", "--yes")
    (theirs,) = (each for each in other.attempts() if each.get("ask") == "=A seat")
    other.later(hours=1)
    other.fine("edit", theirs["id"], "--note", "later words")
    other.fine("export", "json", "theirs.json")
    here = elsewhere("rejectui")
    said = here.fine("import", "theirs.json", "--yes")
    assert said.lines[0] == "1 entry is new, 1 changes, 1 is here already."
    assert "later words" in here.fine("journal").out
    assert here.fine("journal").out == elsewhere("other").fine("journal").out


def test_what_was_deleted_stays_so_and_that_is_told(filled: Desk, folder: Path) -> None:
    filled.fine("export", "json", "mine.json")
    filled.fine("delete", filled.attempts()[0]["id"])
    said = filled.fine("import", "mine.json", "--yes")
    assert said.lines == [
        "0 entries are new, 0 change, 1 is here already.",
        "1 was deleted here, which stays so.",
        NOTHING,
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
    other.fine("import", "without.json", "--yes")
    assert other.fine("today").title == card
    third = elsewhere("third")
    third.fine("set", "areas", "dating")
    document["tables"]["days"] = days
    (folder / "with.json").write_text(json.dumps(document), "utf-8")
    third.fine("import", "with.json", "--yes")
    assert third.tables()["days"]["2026-11-22"]["challenge"] == theirs


def test_the_file_of_another_computer_comes_in_as_it_is(filled: Desk, elsewhere: Elsewhere) -> None:
    (path,) = (filled.home / "journal").glob("*.json")
    said = elsewhere("other").fine("import", str(path), "--yes")
    assert said.lines[0] == "2 entries are new, 0 change, 0 are here already."


def test_a_pipe(filled: Desk, folder: Path, elsewhere: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    filled.fine("export", "json", "mine.json")
    other = elsewhere("other")
    data = (folder / "mine.json").read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert other.fine("import", "-", "--yes").lines[0].startswith("2 entries are new")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    said = other("import", "-", "--yes")
    assert (said.status, said.err) == (
        1,
        "The standard input is empty, so there was nothing to take from it.\n",
    )
    monkeypatch.setattr(sys, "stdin", None)
    assert other("import", "-", "--yes").status == 1


def test_a_pipe_that_never_ends_is_left(table: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (folder / "mine.csv").read_bytes()
    monkeypatch.setattr("rejectui.journal.folder.peers.LARGEST", len(data))
    pipe = io.BytesIO(data + b"\0" * 1000)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(pipe))
    said = table("import", "-", "--yes")
    assert (said.status, said.err.startswith("The standard input goes on and on")) == (1, True)
    assert pipe.tell() == len(data) + 1
    assert table.files() == {}


def test_a_file_without_end_is_left(desk: Desk, folder: Path) -> None:
    with (folder / "huge.csv").open("wb") as huge:
        huge.truncate(1 << 40)
    said = desk("import", "huge.csv", "--yes")
    assert (said.status, said.err.startswith("huge.csv is larger than any journal")) == (1, True)
    assert desk.files() == {}


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\x00\xff", b'{"what": "\x1b[31m"}'])
def test_what_is_not_a_journal_changes_nothing(desk: Desk, folder: Path, content: bytes) -> None:
    (folder / "odd\x1b[31m.json").write_bytes(content)
    said = desk("import", "odd\x1b[31m.json")
    assert (said.status, said.out) == (1, "")
    assert said.err.strip()
    assert "\x1b" not in said.err
    assert desk.files() == {}


@pytest.mark.parametrize(("name", "status"), [(".", 1), ("missing.json", 1), ("x" * 300, 2)])
def test_what_cannot_be_read_changes_nothing(desk: Desk, folder: Path, name: str, status: int) -> None:
    said = desk("import", name)
    assert (said.status, said.out) == (status, "")
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
    said = elsewhere("other")("import", "mine.json", "--yes")
    assert said.status == 1
    assert said.lines[0] == "2 entries are new, 0 change, 0 are here already."
    told = said.err.splitlines()
    every = [f"  line 1: attempts, {number:032}: note does not fit" for number in range(NAMED + 3)]
    assert told == [
        "13 problems. What each is about stays out:",
        *every[:NAMED],
        "  and 3 more; --dry-run shows them all",
    ]
    assert elsewhere("third")("import", "mine.json", "--dry-run").err.splitlines() == [told[0], *every]
    assert "secret" not in said.out + said.err


@pytest.fixture
def table(filled: Desk, folder: Path, elsewhere: Elsewhere) -> Desk:
    """Another computer, with the table of the first one here as mine.csv."""
    filled.fine("export", "csv", "mine.csv")
    return elsewhere("other")


def test_a_table_comes_in_as_one_change_and_goes_as_one(table: Desk, folder: Path) -> None:
    table.fine("log", "n", "--ask", "Mine")
    before = table.fine("journal").out
    said = table.fine("import", "mine.csv", "--yes")
    assert said.lines == ["2 entries are new, 0 change, 0 are here already.", SAVED]
    after = table.fine("journal").out
    assert "they laughed" in after and "=A seat" in after
    assert table.fine("undo").lines[:2] == ["As it was before the import:", "  2 entries"]
    assert table.fine("journal").out == before
    assert table.fine("undo", "--back").lines[:2] == ["What the import brought is back:", "  2 entries"]
    assert table.fine("journal").out == after
    table.fine("delete", next(each["id"] for each in table.attempts() if each["ask"] == "Mine"))
    table.fine("export", "csv", "again.csv")
    assert (folder / "again.csv").read_bytes() == (folder / "mine.csv").read_bytes()


def test_a_table_that_says_otherwise_changes_nothing_and_is_named(table: Desk, folder: Path) -> None:
    table.fine("import", "mine.csv", "--yes")
    laughed = next(each["id"] for each in table.attempts() if each.get("note") == "they laughed")
    table.fine("edit", laughed, "--note", "newer", "--distress", "20")
    before = table.files()
    said = table.fine("import", "mine.csv")
    assert said.lines == [
        "0 entries are new, 0 change, 1 is here already.",
        "1 says something else than your journal, which stays as it is. Each with its",
        "line and the fields:",
        "  line 2: note, peak",
        NOTHING,
    ]
    assert table.files() == before


def test_the_same_ask_under_another_id_stays_out(table: Desk, folder: Path) -> None:
    path = folder / "mine.csv"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, b"f" * 32 + lines[1][32:]]))
    said = table.fine("import", "mine.csv", "--yes")
    assert said.lines[:2] == [
        "2 entries are new, 0 change, 0 are here already.",
        "1 is here already under another id, and stays out.",
    ]
    assert len(table.attempts()) == 2


def test_the_journal_after_its_table_brings_the_rest(
    filled: Desk, folder: Path, elsewhere: Elsewhere
) -> None:
    filled.fine("export", "json", "mine.json")
    filled.fine("export", "csv", "mine.csv")
    other = elsewhere("other")
    other.fine("import", "mine.csv", "--yes")
    said = other.fine("import", "mine.json", "--yes")
    assert said.lines[0] == "0 entries are new, 0 change, 2 are here already."
    assert said.lines[-1] == SAVED
    assert other.fine("import", "mine.json").lines[-1] == NOTHING
    assert other.fine("undo").lines[1] == "  1 record"


def test_a_dry_run_writes_nothing(table: Desk, folder: Path) -> None:
    said = table.fine("import", "mine.csv", "--dry-run")
    assert said.lines == [
        "2 entries are new, 0 change, 0 are here already.",
        "This was a dry run, so nothing was changed.",
    ]
    path = folder / "mine.csv"
    path.write_bytes(path.read_bytes().replace(b",no,", b",secret,"))
    said = table("import", "mine.csv", "--dry-run")
    assert (said.status, said.lines[0]) == (1, "1 entry is new, 0 change, 0 are here already.")
    assert said.err.splitlines() == [
        "1 problem. What each is about stays out:",
        "  line 2: outcome does not fit",
    ]
    assert table.files() == {}


@pytest.mark.parametrize(("answer", "taken"), [("y\n", True), ("n\n", False), ("", False)])
def test_somebody_is_asked(table: Desk, typed: Callable[[str], None], answer: str, taken: bool) -> None:
    typed(answer)
    said = table("import", "mine.csv")
    assert said.lines[0] == "2 entries are new, 0 change, 0 are here already."
    assert said.lines[1:] == ["Take it in? y/n", SAVED if taken else "Nothing was changed."]
    assert said.status == (0 if taken else 1)
    assert bool(table.files()) == taken


def test_nobody_to_ask_is_no_yes(table: Desk) -> None:
    said = table("import", "mine.csv")
    assert (said.status, said.lines) == (2, ["2 entries are new, 0 change, 0 are here already."])
    assert "add --yes" in " ".join(said.err.split())
    assert table.files() == {}


def test_a_whole_journal_goes_again_by_one_undo(filled: Desk, folder: Path, elsewhere: Elsewhere) -> None:
    filled.fine("rest", "monday")
    filled.fine("set", "theme", "nord")
    filled.fine("takeaway", "Noes are short.")
    filled.fine("export", "json", "mine.json")
    other = elsewhere("other")
    other.fine("set", "theme", "gruvbox")
    before = other.fine("export", "html", "-").out
    assert other.fine("import", "mine.json", "--yes").lines[-1] == SAVED
    told = other.fine("undo").lines
    assert told[0] == "As it was before the import:"
    assert re.fullmatch(r"  2 entries and \d+ other records", told[1])
    assert other.fine("export", "html", "-").out == before
    assert other.tables()["settings"]["theme"]["value"] == "gruvbox"
    other.fine("undo", "--back")
    assert other.tables()["settings"]["theme"]["value"] == "nord"
    assert "Noes are short." in other.fine("review").out
