"""The format of packs for others: JSON Schemas for editors, and the field table for contributors.

Both come from the declaration in core. After a change there, write them anew:

    python -m rejectui.packs.describe
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args, get_type_hints

from msgspec import NODEFAULT, Struct, inspect
from msgspec.json import schema_components

from rejectui.core.asks.challenge import SPOKEN, Challenge, Pack
from rejectui.core.asks.translation import Translated, Translation
from rejectui.packs.library import bundled_folder
from rejectui.packs.reading.fields import ONE_LINE

SCHEMA = "pack.schema.json"
TRANSLATION_SCHEMA = "translation.schema.json"
README = "README.md"
BEGIN = "<!-- written by python -m rejectui.packs.describe: change core/asks/challenge.py instead -->"
END = "<!-- until here -->"


def schema() -> dict[str, Any]:
    """The JSON Schema of a pack file."""
    made = _schema(Pack, Challenge)
    spoken = {"properties": {"channel": {"enum": list(SPOKEN)}}, "required": ["channel"]}
    made["definitions"]["Challenge"] |= {"if": spoken, "then": {"required": ["say"]}}
    return made


def translation_schema() -> dict[str, Any]:
    """The JSON Schema of a translation; which words are needed besides, its original says."""
    return _schema(Translation, Translated)


def schema_texts() -> dict[str, str]:
    """The schemas as their files hold them, by file name."""
    made = {SCHEMA: schema(), TRANSLATION_SCHEMA: translation_schema()}
    return {name: json.dumps(one, ensure_ascii=False, indent=2) + "\n" for name, one in made.items()}


def _schema(file: type[Struct], item: type[Struct]) -> dict[str, Any]:
    """The schema of a file, in draft 7: the newest that the editors' language server knows."""
    _, parts = schema_components((file, item), ref_template="#/definitions/{name}")
    for struct in (file, item):
        part = parts[struct.__name__]
        part["description"] = part["description"].partition("\n")[0]
        for name, kind in _declared(struct).items():
            part["properties"][name] = _tidy(part["properties"][name], struct, name, kind)
    whole = parts.pop(file.__name__)
    # The reader forgives a pack whose challenges are all broken; to write one without any is a mistake.
    whole["required"].append("challenges")
    whole["properties"]["challenges"] |= {"minItems": 1}
    del whole["properties"]["challenges"]["default"]
    return {"$schema": "http://json-schema.org/draft-07/schema#", **whole, "definitions": parts}


def field_table() -> str:
    """The fields of a challenge and of the head of a file, as Markdown."""
    heads = (("Of each challenge:", Challenge), ("Of the file, above the challenges:", Pack))
    return "\n".join(line for words, struct in heads for line in (words, "", *_table(struct), ""))


def with_table(readme: str) -> str:
    """The page with the present field table between its two markers."""
    before, _, rest = readme.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{field_table()}\n{END}{rest.partition(END)[2]}"


def write(folder: Path) -> None:
    """Write the schemas and the table into a folder of packs."""
    readme = folder / README
    readme.write_text(with_table(readme.read_text("utf-8")), "utf-8")
    for name, text in schema_texts().items():
        (folder / name).write_text(text, "utf-8")


def _declared(struct: type[Struct]) -> dict[str, inspect.Field]:
    declared = inspect.type_info(struct)
    assert isinstance(declared, inspect.StructType)
    return {field.name: field for field in declared.fields}


def _extra(field: inspect.Field) -> dict[str, str]:
    return (isinstance(field.type, inspect.Metadata) and field.type.extra) or {}


def _values(struct: type[Struct], name: str, field: inspect.Field) -> list[str]:
    """The words that a field may be, in the order of the declaration (msgspec sorts them by alphabet)."""
    found: list[Any] = [get_type_hints(struct)[name]]
    while found and not isinstance(found[0], str):
        found = [part for each in found for part in get_args(each) if part not in (type(None), ...)]
    return [word for word in found if word != _extra(field).get("refused")]


def _tidy(part: dict[str, Any], struct: type[Struct], name: str, field: inspect.Field) -> dict[str, Any]:
    """A field's schema without null, which no file may hold, and with what the reader sees besides."""
    if "anyOf" in part:
        part |= next(kind for kind in part.pop("anyOf") if kind != {"type": "null"})
    if part.get("default", "") is None:
        del part["default"]
    inner = part.get("items", part)
    if "enum" in inner:
        inner["enum"] = _values(struct, name, field)
    if inner.get("type") == "string" and not inner.keys() & {"pattern", "format"}:
        one_line = inner["maxLength"] <= ONE_LINE
        inner["pattern"] = r"^[^\n]*\S[^\n]*$" if one_line else r"\S"
    return part


def _table(struct: type[Struct]) -> list[str]:
    rows = [
        f"| `{name}` | {_what(struct, name, field)} | {_default(field)} |"
        for name, field in _declared(struct).items()
    ]
    return ["| field | write | default |", "|---|---|---|", *rows]


def _what(struct: type[Struct], name: str, field: inspect.Field) -> str:
    assert isinstance(field.type, inspect.Metadata)
    description = (field.type.extra_json_schema or {})["description"]
    words, _, more = description.partition("; ")
    values = _values(struct, name, field)
    if values:
        words += ": " + " ".join(f"`{value}`" for value in values)
    if isinstance(field.type.type, inspect.IntType):
        words += f", {field.type.type.ge} to {field.type.type.le}"
    refused = _extra(field).get("refused")
    return "; ".join(filter(None, (words, more, f"`{refused}` is refused" if refused else "")))


def _default(field: inspect.Field) -> str:
    told = _extra(field).get("default")
    if told is not None:
        return told
    if field.default is NODEFAULT:
        return "required"
    if field.default is None or field.default == ():
        return "none"
    if isinstance(field.default, tuple):
        return f"`[{', '.join(field.default)}]`"
    shown = str(field.default).lower() if isinstance(field.default, bool) else str(field.default)
    return shown if " " in shown or shown.isdigit() else f"`{shown}`"


if __name__ == "__main__":
    write(bundled_folder())
