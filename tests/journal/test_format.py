"""The page about the format says what is so."""

from __future__ import annotations

import re

import msgspec

from rejectui.core.asks.attempt import Plan, Snapshot
from rejectui.core.facts import PutAway, Settings, Stretch
from rejectui.journal.records.tables import MARKS, TABLES
from tests.format import FILE, page

KINDS = [*(table.kind for table in TABLES.values()), Plan, PutAway, Snapshot, Stretch, Settings]


def test_the_page_is_as_it_would_be_made_now() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "python -m tests.format writes it anew"


def test_every_field_is_on_it_with_what_it_holds_and_means() -> None:
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", page(), flags=re.MULTILINE)
    assert sorted(name for name, *_ in rows) == sorted(
        field.name for kind in KINDS for field in msgspec.structs.fields(kind)
    )
    for name in (*TABLES, "settings"):
        assert f"\n## {name}, by " in page()


def test_every_mark_is_told_of() -> None:
    for mark in MARKS:
        assert f"`{mark} pack" in page(), mark
