"""Numbers that agree: an ask is what counts, an entry is whatever was logged, in every place that counts."""

from __future__ import annotations

import pytest

from rejectui.core.wording.words import LETTERS
from tests.cli.conftest import Desk

LOGGED = "6 asks, 1 backed out, 1 called off"


@pytest.fixture
def every(desk: Desk) -> Desk:
    """One of each outcome, called off last."""
    for letter in LETTERS:
        desk.fine("log", letter, "--ask", f"An ask that ended with {letter}")
        desk.later(minutes=1)
    return desk


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["review"], "6 asks · 2 noes heard · 1 yes"),
        (["journal"], f"In all: {LOGGED}"),
        (["journal", "-n", "1"], f"In all: {LOGGED}"),
        (["today"], "6 asks · 2 noes heard"),
        (["share"], "6 asks · 2 noes heard"),
        (["export", "csv", "all.csv"], f"Written to all.csv: {LOGGED}. "),
        (["export", "json", "all.json"], f"Written to all.json: {LOGGED}. "),
        (["export", "story", "all.md"], f"Written to all.md: {LOGGED}. "),
        (["export", "html", "all.html"], f"Written to all.html: {LOGGED}. "),
        (["backup", "make"], "-made: 8 entries. "),
        (["doctor"], "8 entries, fine"),
        (["doctor"], "All together: 8 entries."),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else None,
)
def test_what_is_counted_in_one_place_is_counted_so_in_all(
    every: Desk, folder: object, command: list[str], said: str
) -> None:
    assert said in every.fine(*command).out


def test_an_export_says_of_asks_and_an_import_of_entries(every: Desk, folder: object) -> None:
    every.fine("export", "json", "all.json")
    assert "0 entries are new, 0 change, 8 are here already." in every.fine("import", "all.json").out


def test_only_what_does_not_count_is_named_alone(desk: Desk) -> None:
    desk.fine("log", "b")
    assert desk.fine("journal").lines[-1] == "In all: 1 backed out"
