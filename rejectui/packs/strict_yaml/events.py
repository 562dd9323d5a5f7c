"""Strict YAML, read from the parser's events: text stays text, every node keeps its place, nothing expands.

The event parser is a plain loop: it does not recurse, builds no objects and follows no alias, so that no
file can crash or bomb it. Which text is a number is for the field to say (fields.py).
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

from rejectui.packs.problem import Problems, Spot, quoted
from rejectui.packs.strict_yaml.characters import decode, mark_unsafe, unsafe_in
from rejectui.packs.strict_yaml.complaints import DEEPEST, TOO_DEEP, explain

MOST_EVENTS = 60_000
_COMMENT = re.compile(r"[ \t]+#")


class Node(Struct):
    """A piece of the file: its line and column from 1, and whether a problem was found in it."""

    line: int
    column: int
    broken: bool = False

    @property
    def spot(self) -> Spot:
        """Line and column."""
        return self.line, self.column


class Scalar(Node, kw_only=True):
    """A text; `plain` when it stands without quotes, `cut` when a comment follows it on its line."""

    text: str
    plain: bool
    cut: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing is written here."""
        return not self.text.strip() or (self.plain and self.text in ("~", "null"))


class Listing(Node, kw_only=True):
    """A list."""

    items: list[Node]


class Mapping(Node, kw_only=True):
    """Fields by name, with the place of each name."""

    fields: dict[str, Node]
    spots: dict[str, Spot]


class Tree(Struct):
    """What could be read: the root, and whether the reading came to the end of the file."""

    root: Node | None = None
    whole: bool = True


def parse(data: bytes, problems: Problems) -> Tree:
    """Read one YAML document from bytes; every offence goes to `problems`, nothing is raised.

    After a syntax error the tree holds what came before, without the challenge that was being read.
    """
    text = decode(data, problems)
    if text is None:
        return Tree(whole=False)
    text, reported = mark_unsafe(text, problems)
    # Paid only when a file is really parsed: a warm cache never gets here.
    import yaml

    builder = _Builder(text, problems, reported)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while builder.take(loader.get_event()):
            pass
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The last two come from PyYAML's own parser, which lets errors of int() and chr() through.
        problems.add(*explain(error, text))
        builder.stop()
    finally:
        loader.dispose()
    return builder.tree


class _Builder:
    """Makes the tree, one event after the other."""

    def __init__(self, text: str, problems: Problems, reported: set[int]) -> None:
        self.tree = Tree()
        self._text = text
        self._problems = problems
        self._reported = reported  # lines whose unsafe characters have been told already
        self._open: list[Listing | Mapping] = []
        # For each open node, the field whose value comes next; "" for one that is left out.
        self._names: list[str | None] = []
        self._events = 0
        self._documents = 0

    def take(self, event: Any) -> bool:
        """Use one event; False when there is nothing more to read."""
        kind = type(event).__name__
        spot = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._events += 1
        if self._events > MOST_EVENTS:
            self._problems.add(spot, "yaml", "the pack has too many parts", "split it into several packs")
            return self.stop()
        if kind == "ScalarEvent":
            self._place(self._scalar(event, spot))
        elif kind == "AliasEvent":
            self._alias(spot)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            return self._begin(kind, event, spot)
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self._open.pop()
            self._names.pop()
        elif kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                self._problems.add(spot, "yaml", "a second document begins here", "keep one pack in a file")
                return False
        return kind != "StreamEndEvent"

    def stop(self) -> bool:
        """Reading ends early: leave out the challenge that was being read, for nobody knows its rest."""
        self.tree.whole = False
        root = self.tree.root
        last = list(root.fields.values())[-1:] if isinstance(root, Mapping) else []
        for node in last:
            if isinstance(node, Listing):
                del node.items[-1:]
        return False

    def _complain(self, spot: Spot, what: str, remedy: str, code: str = "yaml") -> None:
        self._problems.add(spot, code, what, remedy)
        self._break()

    def _break(self) -> None:
        for node in self._open:
            node.broken = True

    def _begin(self, kind: str, event: Any, spot: Spot) -> bool:
        if len(self._open) == DEEPEST:
            self._complain(spot, *TOO_DEEP)
            return self.stop()
        node: Listing | Mapping
        if kind == "SequenceStartEvent":
            node = Listing(*spot, items=[])
        else:
            node = Mapping(*spot, fields={}, spots={})
        self._place(node)
        self._open.append(node)
        self._names.append(None)
        self._decorations(event, spot)
        return True

    def _scalar(self, event: Any, spot: Spot) -> Scalar:
        plain = event.style in (None, "")
        cut = plain and _COMMENT.match(self._text, event.end_mark.index) is not None
        node = Scalar(*spot, text=event.value, plain=plain, cut=cut)
        node.broken = self._decorations(event, spot)
        unsafe = unsafe_in(event.value)
        if unsafe:
            node.broken = True
            if self._reported.isdisjoint(range(spot[0], event.end_mark.line + 2)):
                self._problems.add(spot, "character", unsafe, "write the text without this escape")
            self._break()
        return node

    def _decorations(self, event: Any, spot: Spot) -> bool:
        """Whether a tag or an anchor stood before the value."""
        if event.tag is not None:
            self._complain(spot, f"tags such as {quoted(event.tag)} are not read", "put the text in quotes")
        if event.anchor is not None:
            name = quoted("&" + event.anchor)
            self._complain(spot, f"anchors such as {name} are not read", "put the text in quotes")
        return event.tag is not None or event.anchor is not None

    def _alias(self, spot: Spot) -> None:
        # The value of a field that is left out anyway needs no second complaint.
        if not self._names or self._names[-1] != "":
            self._complain(spot, "aliases such as *name are not read", "write it out, or put it in quotes")
        self._place(Scalar(*spot, broken=True, text="", plain=False))

    def _place(self, node: Node) -> None:
        """Put a node where it belongs: root, list item, field name or field value."""
        if not self._open:
            self.tree.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Listing):
            parent.items.append(node)
            return
        name = self._names[-1]
        if name is None:
            self._names[-1] = self._name(parent, node)
            return
        self._names[-1] = None
        if name:
            parent.fields[name] = node

    def _name(self, parent: Mapping, node: Node) -> str:
        if node.broken:
            return ""
        if not isinstance(node, Scalar) or not node.text:
            self._complain(node.spot, "a field needs a name in plain text", 'write "name: text"')
            return ""
        if node.text == "<<":
            self._complain(node.spot, "merging with << is not read", "write the fields out")
            return ""
        if node.text in parent.fields:
            line = parent.spots[node.text][0]
            what = f"{quoted(node.text)} is here twice (first in line {line})"
            self._complain(node.spot, what, "keep one of them", "double")
            return ""
        parent.spots[node.text] = node.spot
        return node.text
