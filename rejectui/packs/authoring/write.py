"""Packs as text: a challenge written into a file at its place, with every other byte as it was.

What is written is read back before it is handed out, so that no way of writing YAML that this page does not
know can spoil a file.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping, Sequence
from typing import Any

from rejectui.core.asks.challenge import PLAN, PRIVATE
from rejectui.packs.problem import CannotWrite, Problems, quoted
from rejectui.packs.reading.order import place_for
from rejectui.packs.strict_yaml.events import Listing, Node, Scalar, parse
from rejectui.packs.strict_yaml.events import Mapping as Fields

SCHEMA_LINE = "# yaml-language-server: $schema=pack.schema.json"
COMMENTS = {
    "pack": "the file is called so too; journals point to it, so it stays",
    "license": "others may use it, and name you",
    "challenges": "in the order of their ids",
    "id": "for ever, because journals point to it",
    "level": "1 to 5, a first guess",
}
_INDENT = 2
# A text that begins with a letter, and in which no colon and no hash ends it, needs no quotes.
_PLAIN = re.compile(r"[^\W\d_](?!.*(:\s|:$|\s#))[^\n\t]*")
# Words that some programs take for something else than text.
_NO_TEXT = re.compile("true|false|null|yes|no|on|off|y|n", re.IGNORECASE)
_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\t": r"\t"})


def scalar(text: str) -> str:
    """A text as one line of YAML that reads back as this text without the space around it."""
    text = text.strip()
    if _PLAIN.fullmatch(text) and not _NO_TEXT.fullmatch(text):
        return text
    if ('"' in text or "\\" in text) and not re.search(r"[\n\t]", text):
        return "'" + text.replace("'", "''") + "'"
    return f'"{text.translate(_ESCAPES)}"'


def new_pack(head: Mapping[str, Any], challenge: Mapping[str, Any], *, schema: bool = False) -> bytes:
    """A pack file with one challenge; `schema` names the schema that lies beside it, for editors."""
    comments = COMMENTS | ({"license": "it stays with you"} if head["license"] == PRIVATE else {})
    comments |= {"challenges": "in the order of the plan"} if head["pack"] == PLAN else {}
    lines = [SCHEMA_LINE] if schema else []
    lines += [_line(name, value, comments) for name, value in head.items()]
    lines += [_line("challenges", "", comments), *_item(challenge, _INDENT, 2 * _INDENT, comments)]
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def with_challenge(data: bytes, challenge: Mapping[str, Any]) -> bytes:
    """The pack file with one challenge more, at the place of its id; raises CannotWrite."""
    before, listing = _read(data)
    ids = [_id(node) for node in listing.items]
    return _with(data, before, listing, place_for(challenge["id"], ids), [challenge])


def with_last(data: bytes, challenges: Sequence[Mapping[str, Any]]) -> bytes:
    """The pack file with these challenges after all others, in this order; raises CannotWrite."""
    before, listing = _read(data)
    return _with(data, before, listing, len(listing.items), challenges)


def _with(
    data: bytes, before: dict[str, Any], listing: Listing, at: int, challenges: Sequence[Mapping[str, Any]]
) -> bytes:
    """The file with the challenges before the one that is number `at` from 0."""
    taken = {_id(node) for node in listing.items}
    for challenge in challenges:
        if challenge["id"] in taken:
            raise CannotWrite(f"The id {challenge['id']} is taken. Give the new challenge an id of its own.")
        taken.add(challenge["id"])
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    text = data[len(mark) :].decode("utf-8")
    end = "\r" if "\r\n" in text else ""
    lines = text.split("\n")
    number, new = _block(lines, listing.items, at, challenges)
    lines[number:number] = [f"{line}{end}" for line in new]
    if number + len(new) == len(lines) and end:  # the file had no end of line, and has none again
        lines[number - 1] += end
        lines[-1] = lines[-1].removesuffix(end)
    written = mark + "\n".join(lines).encode("utf-8")
    _prove(written, before, at, challenges)
    return written


def _read(data: bytes) -> tuple[dict[str, Any], Listing]:
    problems = Problems("")
    tree = parse(data, problems)
    listing = tree.root.fields.get("challenges") if isinstance(tree.root, Fields) else None
    if problems.count or not tree.whole or not isinstance(listing, Listing) or not listing.items:
        raise CannotWrite("The file has something to repair first. What it is: rejectui packs check")
    return _plainly(tree.root), listing


def _id(node: Node) -> str:
    name = node.fields.get("id") if isinstance(node, Fields) else None
    return name.text.strip() if isinstance(name, Scalar) else ""


def _block(
    lines: Sequence[str], items: Sequence[Node], at: int, challenges: Sequence[Mapping[str, Any]]
) -> tuple[int, list[str]]:
    """The line before which the challenges go, from 0, and their lines."""
    first = lines[items[0].line - 1]
    dash = len(first) - len(first.lstrip())
    inner = items[0].column - 1
    apart = len(items) == 1 or any(not lines[_above(lines, item) - 1].strip() for item in items[1:])
    new: list[str] = []
    for challenge in challenges:
        new += [""] if new and apart else []
        new += _item(challenge, dash, max(inner, dash + _INDENT), {})
    if at < len(items):
        return _above(lines, items[at]), [*new, ""] if apart else new
    last = items[-1].line
    for number in range(last, len(lines)):
        line = lines[number].rstrip()
        if line and len(line) - len(line.lstrip()) < inner:
            break
        if line:
            last = number + 1
    return last, ["", *new] if apart else new


def _above(lines: Sequence[str], item: Node) -> int:
    """The line, from 0, in which a challenge begins, with the comments right above it."""
    number = item.line - 1
    while number and lines[number - 1].lstrip().startswith("#"):
        number -= 1
    return number


def _item(challenge: Mapping[str, Any], dash: int, inner: int, comments: Mapping[str, str]) -> list[str]:
    """The lines of a challenge whose dash and whose fields stand in these columns, from 0."""
    head, *rest = (_line(name, value, comments) for name, value in challenge.items())
    begin = f"{' ' * dash}-{' ' * (inner - dash - 1)}"
    return [f"{begin}{head}", *(f"{' ' * inner}{line}" for line in rest)]


def _line(name: str, value: Any, comments: Mapping[str, str]) -> str:
    if isinstance(value, str):
        shown = scalar(value) if value else ""
    elif isinstance(value, list | tuple):
        shown = f"[{', '.join(_in_list(each) for each in value)}]"
    else:
        shown = str(value)
    comment = f"  # {comments[name]}" if name in comments else ""
    return f"{name}: {shown}".rstrip() + comment


def _in_list(text: str) -> str:
    """A text between brackets, where a comma or a bracket ends it."""
    shown = scalar(text)
    return (
        shown
        if shown[0] in "'\"" or re.fullmatch(r"[\w .-]+", shown)
        else f'"{text.strip().translate(_ESCAPES)}"'
    )


def _prove(written: bytes, before: dict[str, Any], at: int, challenges: Sequence[Mapping[str, Any]]) -> None:
    """Whether the file holds what it held and the challenges, and nothing else."""
    expected = [*before["challenges"]]
    expected[at:at] = [{name: _told(value) for name, value in each.items()} for each in challenges]
    root = parse(written, Problems("")).root
    if _plainly(root) != {**before, "challenges": expected}:
        raise CannotWrite(
            f"The file is written in a way in which the place of {quoted(str(challenges[0]['id']))} cannot "
            'be found. Write each challenge on lines of its own, after "- id:", and try again.'
        )


def _told(value: Any) -> Any:
    return [_told(each) for each in value] if isinstance(value, list | tuple) else str(value).strip()


def _plainly(node: Node | None) -> Any:
    """What a piece of a file holds, without its places."""
    if isinstance(node, Fields):
        return {name: _plainly(value) for name, value in node.fields.items()}
    if isinstance(node, Listing):
        return [_plainly(item) for item in node.items]
    return node.text.strip() if isinstance(node, Scalar) else None
