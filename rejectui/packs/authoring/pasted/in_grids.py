"""The challenges of a pasted text that stand in braces (JSON) or in the rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rejectui.packs.authoring.pasted.item import Field, Item
from rejectui.packs.authoring.pasted.names import TELLING, field_of
from rejectui.packs.problem import Problem, Problems
from rejectui.packs.reading.reader import MOST_CHALLENGES
from rejectui.packs.strict_yaml.events import Mapping, Scalar, parse

# An object without another one in it. Each piece is taken once and for good, so that no text makes it slow.
_STRING = r'"(?:[^"\\]|\\.)*+"'
_OBJECT = re.compile(rf"\{{(?:[^{{}}\"]|{_STRING})*+\}}", re.DOTALL)
_SMART_NAME = re.compile(r"[“„]\w+[”“]\s*:")
_SMART = str.maketrans("“”„", '"""')
_KEY = re.compile(r'["\']?([A-Za-z_][\w -]{0,40})["\']?\s{0,9}:')
UNREADABLE = (
    "the quotes or commas in these braces do not fit",
    "put every text in quotes, and commas between",
)
CUT = ("the text ends within these braces", "ask the tool to go on from this challenge, or take it out")
_TITLE = re.compile(rf'\btitle"?\s{{0,9}}:\s{{0,9}}({_STRING}|[^",{{}}\n]+)')
# A table has as many columns that we know.
COLUMNS = 3


def in_braces(text: str) -> tuple[list[Item], str]:
    """(the challenges in braces that can be read, the text without them, line by line)."""
    if _SMART_NAME.search(text) and "{" in text:
        text = text.translate(_SMART)
    items: list[Item] = []
    ends = [0]
    rest = []
    for found in _OBJECT.finditer(text):
        names = {field_of(name) for name in _KEY.findall(found[0])}
        if len(names & TELLING) < 2:
            continue
        item = _object(text, found.start(), found[0]) or _unread(text, found.start(), found[0], UNREADABLE)
        if item is None:
            continue
        items.append(item)
        if len(items) > MOST_CHALLENGES:
            break
        rest += [text[ends[-1] : found.start()], "\n" * found[0].count("\n")]
        ends.append(found.end())
    tail = text[ends[-1] :]
    begins = tail.rfind("{")
    begun = None if begins < 0 else _begun(text, ends[-1] + begins)
    if begun is not None:
        items.append(begun)
        tail = tail[:begins]
    return items, "".join([*rest, tail])


def _begun(text: str, start: int) -> Item | None:
    """The challenge that the text ends within, if it is set on one line."""
    names = {field_of(name) for name in _KEY.findall(text[start:])}
    return _unread(text, start, text[start:], CUT) if len(names & TELLING) > 1 else None


def _unread(text: str, start: int, piece: str, why: tuple[str, str]) -> Item | None:
    """A challenge on one line that cannot be read; None where it has lines of its own, which may say more."""
    if "\n" in piece.strip():
        return None
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    title = _TITLE.search(piece)
    item = Item(line, 0, "", problems=(Problem("", line, column, "yaml", *why),))
    if title is not None:
        item.fields["title"] = Field("title", "title", line, column, [title[1]])
    return item


def _object(text: str, start: int, piece: str) -> Item | None:
    """The challenge in an object; None where it cannot be read as it is, and line by line says more."""
    problems = Problems("")
    root = parse(piece.encode(), problems).root
    if problems.count or not isinstance(root, Mapping):
        return None
    line = text.count("\n", 0, start) + 1
    item = Item(line, 0, "")
    for written, node in root.fields.items():
        at = line + node.line - 1
        name = field_of(written)
        field = Field(name, written, at, node.column, [""], node=node)
        if name and name not in item.fields:
            item.fields[name] = field
        elif isinstance(node, Scalar) and node.empty:
            return None  # a comma of a text without quotes
        else:
            item.others.append(field)
    return item


def in_tables(text: str) -> tuple[list[Item], str]:
    """(the challenges in the rows of tables with such a head, the text without them, line by line)."""
    lines = text.split("\n")
    items: list[Item] = []
    head: list[str] = []
    for number, line in enumerate(lines, 1):
        cells = _cells(line)
        if len(cells) < COLUMNS:
            head = []
        elif sum(bool(field_of(cell)) for cell in cells) >= COLUMNS and not head:
            head = cells
            lines[number - 1] = ""
        elif head:
            lines[number - 1] = ""
            if set(line) - set(" :|-"):
                items.append(_row(number, line, head, cells))
    return items, "\n".join(lines)


def _cells(line: str) -> list[str]:
    stripped = line.strip()
    if stripped.count("|") < COLUMNS - 1:
        return []
    return [cell.strip(" *_`") for cell in stripped.strip("|").split("|")]


def _row(number: int, line: str, head: Sequence[str], cells: Sequence[str]) -> Item:
    item = Item(number, 0, "")
    for field in _named(number, line, head, cells):
        if field.name and field.name not in item.fields:
            item.fields[field.name] = field
        else:
            item.others.append(field)
    return item


def _named(number: int, line: str, head: Sequence[str], cells: Sequence[str]) -> Iterator[Field]:
    for name, cell in zip(head, cells, strict=False):
        if cell:
            yield Field(field_of(name), name, number, line.find(cell) + 1, [cell], verbatim=True)
