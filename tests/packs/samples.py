"""Packs as text, for the tests: a good one, and a way to spoil it line by line."""

from __future__ import annotations

from pathlib import Path

from rejectui.packs.problem import Problem
from rejectui.packs.reading.reader import read_pack

HEAD = """\
pack: cafe
title: Cafés and small shops
summary: Small asks over a counter.
language: en
license: CC-BY-4.0
authors: [RejectUI contributors]
challenges:
"""
HEAD_LINES = HEAD.count("\n")

GOOD = """\
  - id: good-one
    title: Ask for a menu to keep
    how: Ask whoever takes your order.
    say: Could I keep one of these menus?
    level: 1
    category: favor
    askee: staff
    channel: in_person
    when: any_day
"""
# Those of `challenge()`, too.
GOOD_LINES = GOOD.count("\n")


TRANSLATION = """\
translates: cafe
language: de
title: Cafés und kleine Läden
summary: Kleine Bitten über den Tresen.
license: CC-BY-4.0
authors: [RejectUI contributors]
challenges:
"""


def words(**changes: str | None) -> str:
    """The words of `good-one` in German, with fields replaced, added at the end, or left out (None)."""
    fields: dict[str, str | None] = {
        "id": "good-one",
        "title": "Bitte um eine Karte zum Behalten",
        "how": "Frag die Person, die deine Bestellung aufnimmt.",
        "say": "Dürfte ich eine Karte behalten?",
        "if_yes": "Freu dich daran.",
        "if_no": "„Kein Problem, danke!“ Und das war die ganze Bitte.",
    }
    fields.update(changes)
    return _item(fields)


def challenge(**changes: str | None) -> str:
    """A good challenge called `other`, with fields replaced, added at the end, or left out (None)."""
    fields: dict[str, str | None] = {
        "id": "other",
        "title": "Ask for tap water",
        "how": "Ask at the counter.",
        "say": "Could I have a glass of water?",
        "level": "2",
        "category": "favor",
        "askee": "staff",
        "channel": "in_person",
        "when": "any_day",
    }
    fields.update(changes)
    return _item(fields)


def _item(fields: dict[str, str | None]) -> str:
    lines = [f"{name}: {value}" for name, value in fields.items() if value is not None]
    return "  - " + "\n    ".join(lines) + "\n"


def write(folder: Path, text: str | bytes, name: str = "cafe.yaml") -> Path:
    """Write a pack file, bytes as they are."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def read(folder: Path, text: str | bytes, name: str = "cafe.yaml") -> tuple[list[str], list[Problem]]:
    """Write and read a pack file: the ids of the challenges that loaded, and the problems."""
    reading = read_pack(write(folder, text, name), name)
    ids = [one.id for one in reading.pack.challenges] if reading.pack else []
    return ids, list(reading.problems)
