"""Values by field: each checked against what the Struct in core declares, in words for contributors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from msgspec import UNSET, Struct, inspect

from rejectui.core.asks.challenge import Language, Slug
from rejectui.packs.problem import START, Problems, quoted
from rejectui.packs.strict_yaml.characters import unsafe_in
from rejectui.packs.strict_yaml.events import Listing, Mapping, Node, Scalar

_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,8}")
# Texts longer than this may have several lines; titles, handles and slugs are one line.
ONE_LINE = 120
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_fields(
    node: Mapping, struct: type[Struct], problems: Problems, *, leave: str = "", whole: bool = True
) -> dict[str, Any]:
    """The good values of a mapping by field name; every bad, missing or unknown field is noted.

    The field named `leave` is known, but not read. Of a mapping that is not whole nothing is missed.
    """
    kinds = _kinds(struct)
    for name, spot in node.spots.items():
        if name in kinds:
            continue
        # Looking for the nearest name is slow work that a file of nonsense must not ask for again and again.
        nearest = None if problems.full else _nearest(name, kinds)
        remedy = f"write {nearest}" if nearest else f"remove it; the fields are {', '.join(kinds)}"
        problems.add(spot, "unknown", f"{quoted(name)} is not a field here", remedy)
    values: dict[str, Any] = {}
    for name, field in kinds.items():
        if name == leave:
            continue
        if name in node.fields:
            value = _value(name, _bare(field.type), node.fields[name], problems)
            if value is not UNSET:
                values[name] = value
        elif whole and field.required and name not in node.spots:
            remedy = f'add a line "{name}: …" ({_meant(field.type)})'
            problems.add(node.spot, "missing", f"{name} is missing", remedy)
    return values


class Misfit(ValueError):  # noqa: N818 - named for what the value is
    """A value does not fit its field; str() is a sentence with what to write instead."""


def value_of(struct: type[Struct], name: str, text: str) -> Any:
    """What a field makes of a typed text, exactly as from a file; raises Misfit."""
    problems = Problems("")
    unsafe = unsafe_in(text)
    if unsafe:
        raise Misfit(f"{unsafe[:1].upper()}{unsafe[1:]}. Write it without.")
    value = _value(name, _bare(_kinds(struct)[name].type), Scalar(*START, text=text, plain=True), problems)
    for problem in problems.listed():
        raise Misfit(f"This {problem.what.removeprefix(f'{name} ')}; {problem.remedy}.")
    return value


@cache
def _kinds(struct: type[Struct]) -> dict[str, inspect.Field]:
    declared = inspect.type_info(struct)
    assert isinstance(declared, inspect.StructType)
    return {field.name: field for field in declared.fields}


def _meant(kind: inspect.Type) -> str:
    schema = kind.extra_json_schema if isinstance(kind, inspect.Metadata) else None
    return str((schema or {}).get("description", "as in the other packs")).partition(";")[0]


def _bare(kind: inspect.Type) -> inspect.Type:
    """The type without its description and without "or nothing"."""
    while isinstance(kind, inspect.Metadata):
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        return next(_bare(one) for one in kind.types if not isinstance(one, inspect.NoneType))
    return kind


class _WrongError(Exception):
    """A value does not fit: the end of a sentence that begins with the field's name, and what to write."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def _value(name: str, kind: inspect.Type, node: Node, problems: Problems) -> Any:
    """The value of a field, or UNSET when a problem was noted."""
    if node.broken:
        return UNSET  # told when it was read
    try:
        if isinstance(kind, inspect.VarTupleType):
            return _list(name, kind, node, problems)
        if isinstance(kind, inspect.StructType):
            return _inner(name, kind, node, problems)
        # A note may stand behind a name or a license, which are one word.
        if isinstance(kind, inspect.StrType) and isinstance(node, Scalar) and node.cut and " " in node.text:
            what, remedy = (
                f"{name} ends where the # stands",
                "put the whole text in quotes, if the rest is of it",
            )
            problems.advise(node.spot, "warning", "value", what, remedy)
        return _scalar(kind, node)
    except _WrongError as wrong:
        problems.add(node.spot, "value", f"{name} {wrong.what}", wrong.remedy)
        return UNSET


def _list(name: str, kind: inspect.VarTupleType, node: Node, problems: Problems) -> Any:
    if not isinstance(node, Listing):
        raise _WrongError("is not a list", f'write each on its own line after "- ", or {name}: [one, two]')
    if len(node.items) < (kind.min_length or 0):
        raise _WrongError("is an empty list", "write at least one, or remove the line if it may be left out")
    item_kind = _bare(kind.item_type)
    values = [_value(name, item_kind, item, problems) for item in node.items]
    return UNSET if UNSET in values else tuple(values)


def _inner(name: str, kind: inspect.StructType, node: Node, problems: Problems) -> Any:
    if not isinstance(node, Mapping):
        raise _WrongError("has no fields in it", f"write them below it, such as {kind.fields[0].name}: …")
    before = problems.count
    values = read_fields(node, kind.cls, problems)
    return values if problems.count == before else UNSET


def _scalar(kind: inspect.Type, node: Node) -> Any:
    if not isinstance(node, Scalar):
        what = "is a list" if isinstance(node, Listing) else "has fields below it"
        raise _WrongError(what, "write one text, in quotes if it begins with [ or { or has a colon in it")
    if node.empty:
        raise _WrongError("is empty", "write something, or remove the line if it may be left out")
    text = node.text.strip()
    if isinstance(kind, inspect.LiteralType):
        return _one_of([str(value) for value in kind.values], text)
    if isinstance(kind, inspect.IntType):
        return _number(kind, node)
    if isinstance(kind, inspect.BoolType):
        return _truth(node)
    if isinstance(kind, inspect.DateType):
        return _day(text)
    assert isinstance(kind, inspect.StrType), kind
    return _text(kind, text)


def _text(kind: inspect.StrType, text: str) -> str:
    most = kind.max_length
    if most is not None and len(text) > most:
        raise _WrongError(f"is {len(text):,} characters long", f"write at most {most:,}")
    if most is not None and most <= ONE_LINE and "\n" in text:
        raise _WrongError("has several lines", "write it on one line")
    if kind.pattern is not None and not re.search(kind.pattern, text):
        raise _WrongError(f"is {quoted(text)}", f"what fits: {_shape(kind.pattern)}")
    return text


def _shape(pattern: str) -> str:
    """What a pattern asks for, in the words of the declaration it comes from."""
    for declared in (inspect.type_info(Slug), inspect.type_info(Language)):
        kind = _bare(declared)
        if isinstance(kind, inspect.StrType) and kind.pattern == pattern:
            return _meant(declared).removeprefix("such as ")
    return pattern


def _one_of(allowed: list[str], text: str) -> str:
    if text in allowed:
        return text
    nearest = _nearest(text, allowed)
    hint = f"{nearest} may be meant; allowed are" if nearest else "write one of"
    raise _WrongError(f"is {quoted(text)}", f"{hint} {', '.join(allowed)}")


def _number(kind: inspect.IntType, node: Scalar) -> int:
    lowest, highest = kind.ge, kind.le
    remedy = f"write a whole number from {lowest} to {highest}"
    if not _WHOLE_NUMBER.fullmatch(node.text):
        raise _WrongError(f"is {quoted(node.text)}", remedy)
    if not node.plain:
        raise _WrongError("is a text, because of its quotes", f"remove the quotes: {node.text}")
    number = int(node.text)
    if (lowest is not None and number < lowest) or (highest is not None and number > highest):
        raise _WrongError(f"is {number}", remedy)
    return number


def _truth(node: Scalar) -> bool:
    if not node.plain or node.text not in ("true", "false"):
        raise _WrongError(f"is {quoted(node.text)}", "write true or false, without quotes")
    return node.text == "true"


def _day(text: str) -> date:
    remedy = "write a day of the calendar such as 2026-11-22"
    if not _DAY.fullmatch(text):
        raise _WrongError(f"is {quoted(text)}", remedy)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _WrongError(f"is {quoted(text)}", remedy) from None


def _nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    if len(word) > ONE_LINE:
        return None
    from difflib import get_close_matches  # slow to import, and needed for mistakes only

    return next(iter(get_close_matches(word.strip().lower(), known, n=1)), None)
