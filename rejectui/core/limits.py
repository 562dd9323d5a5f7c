"""The one check at the border: values from a form or a command become what core declared.

A Struct's limits hold only in `msgspec.convert`; here its messages become sentences for people, made of what
the Structs declare, which never repeat a text that was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from msgspec import Struct, ValidationError, convert, inspect, to_builtins

S = TypeVar("S", bound=Struct)

_WHERE = re.compile(r"at `\$\.([a-z_]+(?:\.[a-z_]+)?)")


class Unfit(ValueError):  # noqa: N818 - named for what the value is
    """A value beyond its limits; str() is a sentence for the user."""


def limit(kind: type[Struct], field: str) -> str:
    """What a field takes, by its title: "A note is a text of 5,000 characters at most". "plan.feared" is the
    field of a Struct in a field. Empty where none is declared."""
    title, found = "", inspect.type_info(kind)
    for name in field.split("."):
        fields = (
            {each.name: each.type for each in found.fields} if isinstance(found, inspect.StructType) else {}
        )
        if name not in fields:
            return ""
        title, unit, found = _inside(fields[name])
    match found:
        case inspect.IntType(ge=least, le=most) if title and most is not None:
            return f"{title} is a whole number{unit} from {least} to {most:,}"
        case inspect.StrType(max_length=most) if title and most is not None:
            return f"{title} is a text of {most:,} characters at most"
        case inspect.LiteralType(values=values) if title:
            return f"{title} is {', '.join(map(str, values[:-1]))} or {values[-1]}"
    return ""


def _inside(found: inspect.Type) -> tuple[str, str, Any]:
    """(title, unit, what is declared) of a field, where None may be, or of the items of a list."""
    title = unit = ""
    while True:
        match found:
            case inspect.Metadata(type=inner, extra_json_schema=schema, extra=extra):
                title = title or (schema or {}).get("title", "")
                unit = f" of {extra['unit']}" if extra else unit
                found = inner
            case inspect.UnionType(types=types):
                found = next(each for each in types if not isinstance(each, inspect.NoneType))
            case inspect.VarTupleType(item_type=item):
                found = item
            case _:
                return title, unit, found


def fit(values: Mapping[str, object], kind: type[S]) -> S:
    """The values as a Struct, absent where None or empty; raises Unfit."""
    given = {name: value for name, value in values.items() if value is not None and value != ""}
    try:
        return convert(given, kind)
    except ValidationError as error:
        found = _WHERE.search(str(error))
        name = found[1] if found else ""
        told = limit(kind, name) or f"{name or kind.__name__}: {error}"
        raise Unfit(f"{told}{_given(given.get(name))}. Nothing was saved.") from None


def changed(struct: S, changes: Mapping[str, object]) -> S:
    """The Struct with these fields changed, or cleared where None; raises Unfit."""
    values: dict[str, object] = to_builtins(struct)
    return fit({**values, **changes}, type(struct))


def _given(value: object) -> str:
    if isinstance(value, str):
        return f"; this one has {len(value):,}"
    return f", and {str(value)[:20]} is not" if isinstance(value, int) else ""
