"""`rejectui forget`: what goes is shown and asked for, and where copies may remain is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.cli.conftest import Desk


def secret_in(desk: Desk) -> list[str]:
    return sorted(name for name, data in desk.files().items() if b"SECRET" in data)


@pytest.fixture
def used(desk: Desk) -> Desk:
    """Two asks, a kept one and a takeaway, with a backup of all but the last change."""
    desk.fine("log", "n", "60", "a SECRET note", "--ask", "My SECRET ask", "--label", "SECRET bob")
    desk.fine("log", "y", "20", "stays")
    desk.fine("asks", "keep", "A SECRET kept ask", "--category", "work")
    desk.fine("takeaway", "A SECRET week")
    desk.fine("backup", "make")
    desk.later(days=1)
    desk.fine("set", "mouse", "false")
    return desk


def id_of(desk: Desk, table: str) -> str:
    return next(key for key, each in desk.tables()[table].items() if "SECRET" in str(each))[:8]


def test_each_kind_goes_for_good(used: Desk) -> None:
    assert len(secret_in(used)) == 4
    said = used.fine("forget", id_of(used, "attempts"), id_of(used, "asks"), "--week", "2026-11-20", "--yes")
    assert said.lines == [
        "This goes for good, from the backups on this computer too:",
        "  Takeaway, week of 16 Nov: A SECRET week",
        "  Sun 22 Nov  no  My SECRET ask",
        "  Saved for later: A SECRET kept ask",
        "Erased.",
        "Copies may remain where RejectUI cannot reach: what you exported or shared, and",
        "earlier states that a sync service, git or a backup of the whole computer keeps.",
    ]
    assert secret_in(used) == []
    assert [each["note"] for each in used.attempts()] == ["stays"]
    assert "There is nothing to undo" in used("undo").err


def test_the_card_of_today_stays(used: Desk) -> None:
    title = used.fine("today").title
    for each in used.attempts():
        used.fine("forget", each["id"], "--yes")
    assert used.fine("today").title == title


def test_what_was_only_planned_goes_too(desk: Desk) -> None:
    desk.fine("plan", "--ask", "A SECRET plan", "--feared", "SECRET")
    desk.later(days=1)
    desk.fine("plan", "--let-go")
    said = desk.fine("forget", "--plan", "yesterday", "--yes")
    assert said.lines[1] == "  What was planned for Sun 22 Nov: A SECRET plan"
    assert secret_in(desk) == []
    assert "Nothing was planned for" in desk("forget", "--plan", "yesterday", "--yes").err


def test_what_was_deleted_goes_too(used: Desk) -> None:
    assert "Nothing in the journal is deleted" in used.fine("forget", "--deleted").out
    used.fine("delete", id_of(used, "attempts"))
    said = used.fine("forget", "--deleted", "--yes")
    assert said.lines[1] == "  Sun 22 Nov  no  My SECRET ask (deleted)"
    assert b"SECRET note" not in b"".join(used.files().values())


def test_it_asks_first(used: Desk, typed: Callable[[str], None]) -> None:
    before = used.files()
    said = used("forget", id_of(used, "attempts"))
    assert (said.status, "add --yes" in said.err) == (2, True)
    typed("n\n")
    said = used("forget", id_of(used, "attempts"))
    assert (said.status, said.lines[-1]) == (1, "Nothing was changed.")
    assert used.files() == before
    typed("y\n")
    assert "Erased." in used.fine("forget", id_of(used, "attempts")).lines


@pytest.mark.parametrize(
    ("typed", "status", "told"),
    [
        ([], 2, "Say what: rejectui forget ID"),
        (["abc"], 2, "too short for an id"),
        (["zzzz"], 1, 'Nothing in the journal has the id "zzzz"'),
        (["--week", "2026-11-02"], 1, "There is no takeaway of the week of Mon 2 Nov"),
        (["--plan", "2026-11-02"], 1, "Nothing was planned for Mon 2 Nov"),
        (["--week", "2026-13-02"], 2, "There is no month 13"),
        (["2026-11-20"], 1, "Nothing in the journal has the id"),
        (["\x1b[31m" + "x" * 100], 1, "Nothing in the journal has the id"),
    ],
)
def test_what_cannot_be_found_is_said(used: Desk, typed: list[str], status: int, told: str) -> None:
    before = used.files()
    said = used("forget", *typed, "--yes")
    assert said.status == status
    assert told in " ".join(said.err.split())
    assert used.files() == before


def test_an_id_that_fits_several_takes_none(desk: Desk) -> None:
    desk.fine("log", "n")
    (file,) = (desk.home / "journal").glob("*.json")
    (one,) = desk.tables()["attempts"]
    text = file.read_text()
    record = next(line for line in text.splitlines() if line.startswith(f'"{one}":{{"id"')).rstrip(",")
    two = one[:8] + "0" * 24
    file.write_text(text.replace(record, f"{record},\n{record.replace(one, two)}"))
    assert "2 entries have an id that starts with" in desk("forget", one[:8], "--yes").err
    assert len(desk.attempts()) == 2


def test_files_of_other_computers_and_old_ones_are_named(used: Desk) -> None:
    folder = used.home / "journal"
    (own,) = folder.glob("*.json")
    one = id_of(used, "attempts")
    theirs = folder / f"{'0' * 12}.json"
    theirs.write_bytes(own.read_bytes())
    moved = folder / f"{own.name}.moved"
    moved.write_bytes(b"{}")
    damaged = used.home / "state" / "backups" / "2026-11-01-day.json"
    damaged.write_bytes(own.read_bytes()[:-3])
    said = used("forget", one, "--yes")
    assert said.status == 1
    assert f"  {theirs}" in said.lines
    assert f"An old file that a move of the journal left: {moved}" in said.lines
    assert str(damaged) in said.err
    assert "If you do not need them any more, delete them:" in " ".join(said.err.split())


def test_a_challenge_that_was_made_of_it_is_named(used: Desk) -> None:
    one = id_of(used, "attempts")
    used.fine("packs", "mine", one, "--title", "A seat", "--how", "Ask.", "--say", "May I?", "--level", "2",
              "--category", "play", "--askee", "staff", "--channel", "in_person")  # fmt: skip
    said = used.fine("forget", one, "--yes")
    assert said.lines[-1] == f"  mine/my-secret-ask: {used.home / 'packs' / 'mine.yaml'}"
    assert "stays in your own pack" in said.out
    other = used.attempts()[-1]["id"]
    assert "your own pack" not in used.fine("forget", other, "--yes").out
