"""The attempts as CSV, for spreadsheets: one row an ask, a column for every field of the format.

`rows` reads it back: `text_in` and `items_in` say what is in a cell, but for the signs that were replaced.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from io import StringIO
from typing import Any

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.clean_text import REPLACEMENT, UNSAFE

_PARTS = {"plan": Plan, "snapshot": Snapshot}
# What a spreadsheet takes for the beginning of a formula, the full-width signs too (OWASP, "CSV Injection").
_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = frozenset("\t\r\n")
_BETWEEN = "; "
_IN_ITEMS = re.compile(r"[\\;]")  # these have a \ before them, so that it is known where an item ends
_ITEM = re.compile(r"((?:\\[\\;]|(?!; ).)+)(?:; |\Z)", re.DOTALL)

COLUMNS = tuple(
    f"{name}.{part}" if part else name
    for name in Attempt.__struct_fields__
    for part in (_PARTS[name].__struct_fields__ if name in _PARTS else ("",))
)


def table(attempts: Iterable[Attempt]) -> bytes:
    """The rows in the order of the attempts, under the names of the fields; absent is empty.

    Days and moments as ISO has them, lists joined by "; ", yes and no as true and false. A text that a
    spreadsheet would take for a formula has a ' before it, which spreadsheets do not show; so has one that
    begins with such a ' itself.
    """
    text = StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(COLUMNS)
    rows.writerows([cell(_field(attempt, name)) for name in COLUMNS] for attempt in attempts)
    # Excel takes a file for UTF-8 only with this mark at its beginning; the others know and skip it.
    return text.getvalue().encode("utf-8-sig")


def cell(value: object) -> str:
    """A field as it stands in its cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    plain = _BETWEEN.join(map(_item, value)) if isinstance(value, tuple) else str(value)
    # A table is looked at: what would steer a terminal stays in the journal and in its JSON.
    shown = UNSAFE.sub(lambda found: found[0] if found[0] == "\r" else REPLACEMENT, plain)
    return f"'{shown}" if _is_formula(shown.lstrip("'")) else shown


def text_in(cell: str) -> str:
    """The text in a cell."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell.lstrip("'")) else cell


def items_in(cell: str) -> list[str]:
    """The items of the list in a cell."""
    return [re.sub(r"\\([\\;])", r"\1", item) for item in _ITEM.findall(text_in(cell))]


def _item(text: str) -> str:
    return _IN_ITEMS.sub(r"\\\g<0>", text)


def _is_formula(shown: str) -> bool:
    """Whether a spreadsheet might take it for one, spaces and replaced signs before it passed over."""
    seen = shown.replace(REPLACEMENT, " ").lstrip()
    return seen.startswith(_SIGNS) or not _BREAKS.isdisjoint(shown[: len(shown) - len(seen)])


def _field(attempt: Attempt, name: str) -> Any:
    value: Any = attempt
    for part in name.split("."):
        value = getattr(value, part, None)
    return value
