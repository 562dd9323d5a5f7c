"""The challenges of a pasted text as they stand there, each with its fields, in whatever way they are set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from rejectui.packs.authoring.pasted.item import ENOUGH, Field, Item
from rejectui.packs.authoring.pasted.lines import Line, lines_of
from rejectui.packs.authoring.pasted.names import FREE, HEAD, LISTS, TELLING, plain

# Lines that may be the rest of a text before a field ends it.
WRAPPED = 20
_SECTION = re.compile(
    r"(?:week|phase|stage|part|woche|teil)\b|(?:level|stufe)\s*(?P<level>[1-5])\b", re.IGNORECASE
)
_ORDINAL = re.compile(
    r"(?:(?:challenge|ask|task|step|day|number|no|nr|aufgabe|bitte|schritt|tag|herausforderung)\.?\s*)?#?\d{1,3}\b"
    r"\s*[:.)–—-]*\s*",
    re.IGNORECASE,
)


def in_lines(text: str) -> list[Item]:
    """Every challenge that stands in lines of its own, with or without dashes, numbers and headings."""
    return _Scanner(lines_of(text)).items()


class _Scanner:
    """Goes down the lines, with the challenge and the field it is in."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._found: list[Item] = []
        self._item: Item | None = None
        self._field: Field | None = None
        self._title: Field | None = None  # from a heading, for a challenge that has none
        self._level: Field | None = None
        self._fenced = False
        self._apart = False  # an empty line stood before

    def items(self) -> list[Item]:
        """What was found, in the order of the text."""
        for at, line in enumerate(self._lines):
            if line.kind == "blank":
                if self._field is not None:
                    self._field.add("")
                self._apart = True
                continue
            if line.kind != "fence" and self._goes_on(at, line):
                assert self._field is not None
                self._field.add(line.text)
            else:
                self._take(line)
            self._apart = False
        if self._item is not None:
            self._item.cut = self._fenced or (self._field is not None and self._field.opens)
        self._close()
        return [item for item in self._found if item.is_challenge]

    def _take(self, line: Line) -> None:
        if line.kind == "fence":
            self._fenced = not self._fenced
            self._close()
        elif line.kind == "heading":
            self._heading(line)
        elif line.kind == "field" and line.name:
            self._known(line)
        elif line.kind == "field":
            self._unknown(line)
        elif not self._fenced or line.indent <= (self._item.indent if self._item else 0):
            self._close()

    def _goes_on(self, at: int, line: Line) -> bool:
        """Whether a line is the rest of the field before it."""
        field = self._field
        if field is None:
            return False
        if line.kind == "field" and line.name:
            # In a text of several lines anything may stand, if it stands further in.
            return (
                field.name in FREE and not field.empty and line.bare and not line.mark and line.at > field.at
            )
        if (field.opens and not self._apart) or (field.brackets and line.text.lstrip().startswith("]")):
            return True
        if line.kind == "heading" and line.mark != "1":
            return line.indent > field.at and field.name in FREE and line.bare
        if line.indent > field.indent:
            return line.kind != "field" or line.at > field.at
        if line.kind != "other" or self._apart:
            return line.kind == "other" and line.mark == "-" and self._in_list(field, line)
        return self._in_list(field, line) if line.mark else field.name in FREE and self._is_wrapped(at)

    def _in_list(self, field: Field, line: Line) -> bool:
        """Whether a dash belongs to a list that stands no further in than its name."""
        return field.name in (FREE | LISTS) and field.listed and line.indent >= field.at

    def _is_wrapped(self, at: int) -> bool:
        """Whether lines that begin too far left are the rest of a text: a field follows at once."""
        rest = self._lines[at : at + WRAPPED]
        wrapped = len([*takewhile(lambda line: line.kind == "other" and not line.mark, rest)])
        following = self._lines[at + wrapped : at + wrapped + 1]
        return any(line.kind == "field" and line.name and line.mark != "1" for line in following)

    def _heading(self, line: Line) -> None:
        words = line.value.strip(" *_`#:").strip()
        numbered = _ORDINAL.match(words) is not None or line.mark == "1"
        if line.bare and not numbered and not _SECTION.match(words):
            return  # a comment
        self._close()
        section = _SECTION.match(words)
        if section is not None:
            self._title = None
            level = section["level"]
            self._level = _given("level", line, level) if level else None
            return
        title = _ORDINAL.sub("", words, count=1).strip(' *_`:"“”')
        self._title = _given("title", line, title) if title else None

    def _known(self, line: Line) -> None:
        if self._begins(line):
            self._close()
            self._item = Item(line.number, line.indent, line.mark)
        item = self._item
        assert item is not None
        item.undashed = item.undashed or (bool(item.fields) and not line.mark)
        field = Field(
            line.name,
            line.written,
            line.number,
            line.column + 1,
            [line.value],
            line.indent,
            line.at,
            line.quoted,
        )
        there = item.fields.get(line.name)
        if there is None or plain(line.written) == line.name:
            item.fields[line.name] = field
            item.others += [there] if there is not None else []
        else:
            item.others.append(field)
        self._field = field

    def _begins(self, line: Line) -> bool:
        """Whether another challenge begins with a field."""
        item = self._item
        if item is None:
            return True
        there = item.fields.get(line.name)
        if there is not None:
            return plain(there.written) == plain(line.written)
        if line.name in HEAD:
            return bool(TELLING & item.fields.keys())
        if line.mark == "1":
            return line.indent <= item.indent
        if line.mark == "-" and item.mark != "1":
            new = line.name in ("id", "title") and bool(TELLING & item.fields.keys())
            return new or (item.undashed and line.indent <= item.indent)
        # A title stands below the id, or anywhere if there is no order; after all else it is that of another.
        told = len(TELLING & item.fields.keys())
        return line.name == "title" and next(iter(item.fields)) == "id" and told > ENOUGH

    def _unknown(self, line: Line) -> None:
        item = self._item
        if item is None:
            return
        field = Field("", line.written, line.number, line.column + 1, [line.value], line.indent, line.at)
        left = line.at < min(each.at for each in item.fields.values())
        new = line.mark == "-" and item.undashed and line.indent <= item.indent
        if line.is_part or left or new or line.mark == "1":
            item.parted = line.is_part
            self._close()
        else:
            item.others.append(field)
            self._field = field

    def _close(self) -> None:
        item = self._item
        self._field = None
        if item is None:
            return
        self._item = None
        for given in (self._title, self._level):
            if given is not None:
                item.fields.setdefault(given.name, given)
        if item.is_challenge:
            self._title = None
        for each in (*item.fields.values(), *item.others):
            while len(each.lines) > 1 and not each.lines[-1].strip():
                each.lines.pop()
        self._found.append(item)


def _given(name: str, line: Line, words: str) -> Field:
    return Field(name, name, line.number, line.indent + 1, [words], verbatim=True)
