"""The format of the journal as a page for people, from the one declaration in `core`.

python -m tests.format     writes rejectui/journal/FORMAT.md anew
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

import rejectui
from rejectui.core.facts import Settings
from rejectui.journal.file.history import MOST
from rejectui.journal.file.meta import FORMAT
from rejectui.journal.records.tables import TABLES

FILE = Path(rejectui.__file__).parent / "journal" / "FORMAT.md"

BEGINNING = f"""# The format of the journal

Format {FORMAT}. Made from the declarations in `rejectui/core`; `python -m tests.format` makes it anew.

A journal is one JSON object of tables, and a table is an object of records by id, one record a line. What
`rejectui export json` writes has the same records: there each table is a list, what was deleted is left out,
and `what`, `format` and `made` say what the file is. A field that was not filled in is absent; fields and
tables that are not on this page belong to a later version, and are kept as they are.

Every record has a `clock`, the moment of its creation with a count and the name of the computer, such as
`2026-11-22T09:30:15.123Z 0000 a1b2c3d4e5f6`, so that comparing two as texts tells which is later. `changed`
holds such a clock for each field that was changed or cleared since; a deletion is the field `deleted`. When
records of the same id meet, the later clock wins, field by field. Some fields are one thing and go
together: `challenge`, `ask` and `snapshot`, and of a day the card with its plan.

A record that was erased for good says `forgotten`, and its `clock` is the moment of that: whatever any file
says of it with an earlier clock counts no more, and is taken out by the computer that wrote it. With an id of
its own nothing else stays of it; of a day or a week it may be written anew.

The journal of several computers is a folder with a file of each, and what counts is all files merged. A
record that one computer wrote and another changed is in the files of both.

The table `meta` is the file's own and is not merged: the number of the format, the last clock, the mark of
the start of RejectUI that wrote last, what was forgotten by its clocks, and `last_change`, which has what
`undo` goes by. There `done` lists the changes that can be taken back, and `undone` those that were and can
be brought back, the next one last: each with `what` it was, the practice `day` on which it was made, and
`before`, which has by table and id the fields that it changed as they were, `null` where absent. These are
the changes of one practice day and the last of those before it, {MOST} at most. When something is forgotten,
all of them go. An older RejectUI has one change there, in the fields `what`, `before` and `again` (it was
taken back), and reads what stands there now as a change of nothing.
"""
SETTINGS = """One record for each setting that was chosen: its `name`, and the `value` in the form below. A
challenge that is hidden is a record of its own, called `hidden pack/challenge`, one that is kept for later
is `later pack/challenge`, and a pack from elsewhere that may deal what is hard to refuse is `trusted pack`,
each with `true` as its value, or `false` once it was taken back. A pack that was switched by hand is one
called `packs_off pack`: `true` is off, and `false` is on, whatever `life` says. `life` is an empty list for
who has none of these in it."""


def page() -> str:
    """The whole page."""
    kinds = [*(table.kind for table in TABLES.values()), Settings]
    schemas, parts = msgspec.json.schema_components(kinds, ref_template="{name}")
    named = dict(zip([*TABLES, "settings"], (schema["$ref"] for schema in schemas), strict=True))
    sections = [BEGINNING]
    for table, kind in named.items():
        about = SETTINGS if table == "settings" else _about(parts[kind])
        by = "name" if table == "settings" else TABLES[table].key
        sections.append(f"## {table}, by {by}\n\n{about}\n\n{_fields(parts[kind])}")
    for kind in sorted(_within(parts) - set(named.values())):
        sections.append(f"## {kind}, within a record\n\n{_about(parts[kind])}\n\n{_fields(parts[kind])}")
    return "\n".join(sections)


def _within(parts: dict[str, Any]) -> set[str]:
    """The kinds of small record that stand in fields of others."""
    return {kind for kind, schema in parts.items() if schema.get("type") == "object"}


def _about(schema: dict[str, Any]) -> str:
    return "\n".join(line.strip() for line in schema["description"].strip().splitlines())


def _fields(schema: dict[str, Any]) -> str:
    rows = ["| field | holds | means |", "|---|---|---|"]
    for name, field in schema["properties"].items():
        must = "" if name not in schema.get("required", ()) else ", always there"
        rows.append(f"| `{name}` | {', '.join(_kind(field))}{must} | {field.get('description', '')} |")
    return "\n".join(rows) + "\n"


def _kind(field: dict[str, Any]) -> Iterator[str]:
    """What a field holds, with its limits, in words."""
    if "anyOf" in field:
        (field,) = (each for each in field["anyOf"] if each.get("type") != "null")
    if "$ref" in field:
        yield field["$ref"]
    elif "enum" in field:
        yield " · ".join(f"`{value}`" for value in field["enum"] if value is not None)
    elif field["type"] == "array":
        yield f"list of: {', '.join(_kind(field['items']))}" if field["items"] else "list"
    elif "format" in field:
        yield {"date": "a date", "date-time": "a moment"}[field["format"]]
    elif field["type"] == "string":
        least, most = field.get("minLength", 0), field.get("maxLength")
        limits = "" if most is None else f" of {most}" if least == most else f" of up to {most:,}"
        yield f"text{limits}{' characters' if limits else ''}"
    elif field["type"] == "integer":
        yield f"{field['minimum']} to {field['maximum']:,}"
    else:
        yield {"boolean": "true or false"}[field["type"]]


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
