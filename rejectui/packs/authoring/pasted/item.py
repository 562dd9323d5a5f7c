"""A challenge as it stands in a pasted text: its fields, each with its place, not yet looked at."""

from __future__ import annotations

from msgspec import Struct

from rejectui.packs.authoring.pasted.names import HEAD, TELLING
from rejectui.packs.problem import Problem, Spot
from rejectui.packs.strict_yaml.events import Node

# Fewer fields than these, with a list right below, are about a part of the plan.
ENOUGH = 3


class Field(Struct):
    """A field: its name in the format and as it is written, line from 1 and column from 1 of its value, and
    the lines of the value, the first without its name; or the value itself, where it was read already.

    `empty` says that nothing stands there yet, `opens` that its last quotes are not closed yet, `listed` that
    all of it stands behind dashes, or nothing yet.
    """

    name: str
    written: str
    line: int
    column: int
    lines: list[str]
    indent: int = 0
    at: int = 0
    quoted: bool = False
    verbatim: bool = False
    node: Node | None = None
    empty: bool = True
    opens: bool = False
    listed: bool = True

    def __post_init__(self) -> None:
        self._look_at(self.lines[0])

    def add(self, line: str) -> None:
        """Take one more line of the value."""
        self.lines.append(line)
        self._look_at(line)

    def _look_at(self, line: str) -> None:
        if not line.strip():
            return
        self.empty = False
        self.listed = self.listed and line.lstrip()[0] in "-*•"
        quote = self.lines[0][:1]
        if quote in ('"', "'") and line.count(quote) % 2:
            self.opens = not self.opens

    @property
    def place(self) -> Spot:
        """Line and column."""
        return self.line, self.column

    @property
    def brackets(self) -> bool:
        """Whether a list in brackets begins here."""
        return self.lines[0].startswith("[")


class Item(Struct):
    """A challenge as it stands there; `others` are fields that no challenge has, `cut` says that the text
    ended within it, and `problems` why it cannot be read at all.
    """

    line: int
    indent: int
    mark: str
    fields: dict[str, Field] = {}
    others: list[Field] = []
    undashed: bool = False
    parted: bool = False
    cut: bool = False
    problems: tuple[Problem, ...] = ()

    @property
    def is_challenge(self) -> bool:
        """Whether somebody meant a challenge, and not the head of a pack or of a week."""
        if self.problems:
            return True
        told = TELLING & self.fields.keys()
        if HEAD & self.fields.keys() or (self.parted and len(told) < ENOUGH):
            return False
        if not {"id", "title", "how", "say"} & self.fields.keys():
            return False
        return "id" in told or len(told) > 1 or ("title" in self.fields and bool(told))

    @property
    def last_line(self) -> int:
        """The last line that belongs to it."""
        ends = (each.line + len(each.lines) - 1 for each in (*self.fields.values(), *self.others))
        return max(ends, default=self.line)
