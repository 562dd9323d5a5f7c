"""The schema and the field table say what the reader does, and are as new as the declaration."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, FormatChecker

from rejectui.core.asks.challenge import Challenge, Pack
from rejectui.core.asks.translation import Translated, Translation
from rejectui.packs.describe import (
    README,
    SCHEMA,
    TRANSLATION_SCHEMA,
    field_table,
    schema,
    schema_texts,
    translation_schema,
    with_table,
    write,
)
from rejectui.packs.library import bundled_folder
from tests.packs.reading.test_reader import FIELDS, HEADS
from tests.packs.samples import GOOD, HEAD, TRANSLATION, challenge, words

ANEW = "python -m rejectui.packs.describe writes it anew"
MODELINE = f"# yaml-language-server: $schema={SCHEMA}\n"
TRANSLATED = f"# yaml-language-server: $schema={TRANSLATION_SCHEMA}\n"
FILES = sorted(bundled_folder().glob("*.yaml"))
VALIDATOR = Draft7Validator(schema(), format_checker=FormatChecker())
TRANSLATION_VALIDATOR = Draft7Validator(translation_schema())
# A schema cannot see two challenges with one id, nor what a file is called.
UNSEEN = ("double", "name")


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: only whole numbers, true, false and null are more than text."""

    yaml_implicit_resolvers: dict[str, Any] = {}


Yaml12.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(~|null|)$"), ["~", "n", ""])
Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), ["t", "f"])
Yaml12.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^[-+]?[0-9]+$"), list("+-0123456789"))
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value[:9]))


def offences(text: str) -> list[str]:
    """What the schema has against a pack, or a translation."""
    validator = TRANSLATION_VALIDATOR if "translates:" in text else VALIDATOR
    return [error.message for error in validator.iter_errors(yaml.load(text, Yaml12))]


def modeline(text: str) -> str:
    """The line with which such a file begins."""
    return TRANSLATED if "translates:" in text else MODELINE


def test_the_schemas_are_as_new_as_the_declaration() -> None:
    for name, text in schema_texts().items():
        assert (bundled_folder() / name).read_text("utf-8") == text, ANEW
    Draft7Validator.check_schema(schema())
    Draft7Validator.check_schema(translation_schema())


def test_the_field_table_is_as_new_as_the_declaration() -> None:
    page = (bundled_folder() / README).read_text("utf-8")
    assert page == with_table(page), ANEW


def test_writing_changes_nothing_but_the_table(tmp_path: Path) -> None:
    page = (bundled_folder() / README).read_text("utf-8")
    (tmp_path / README).write_text(page.replace("| `id` |", "| `spoiled` |"), "utf-8")
    write(tmp_path)
    assert (tmp_path / README).read_text("utf-8") == page
    for name, text in schema_texts().items():
        assert (tmp_path / name).read_text("utf-8") == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_pack_names_the_schema_and_fits_it(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.startswith(modeline(text)), f"{path.name} begins with {modeline(text)}"
    assert offences(text) == []


@pytest.mark.parametrize(
    "text", re.findall(r"```yaml\n(.*?)```", (bundled_folder() / README).read_text("utf-8"), re.S)
)
def test_the_examples_fit_it(text: str) -> None:
    assert text.startswith(modeline(text))
    assert offences(text) == []


SEEN = [changes for changes, *_, code, _words in FIELDS if code not in UNSEEN]


@pytest.mark.parametrize("changes", SEEN, ids=lambda changes: str(changes)[:40])
def test_what_the_reader_refuses_in_a_field_does_not_fit(changes: dict[str, str | None]) -> None:
    assert offences(HEAD + GOOD + challenge()) == []
    assert offences(HEAD + GOOD + challenge(**changes))


@pytest.mark.parametrize("change", [change for change, *_, code, _w, _ids in HEADS if code not in UNSEEN])
def test_what_the_reader_refuses_in_a_head_does_not_fit(change: tuple[str, str]) -> None:
    assert offences((HEAD + GOOD).replace(*change))


@pytest.mark.parametrize("end", ["challenges: []\n", "challenges:\n", "challenges: {id: a}\n", ""])
def test_a_pack_without_challenges_does_not_fit(end: str) -> None:
    assert offences(HEAD.replace("challenges:\n", end))


@pytest.mark.parametrize("changes", [{"money": "personal"}, {"power": "asker_higher"}])
def test_what_a_rule_refuses_is_not_offered(changes: dict[str, str]) -> None:
    assert offences(HEAD + challenge(**changes))


def test_written_asks_need_no_words_and_spoken_ones_do() -> None:
    assert offences(HEAD + challenge(channel="written", say=None)) == []
    assert offences(HEAD + challenge(channel="phone", say=None)) == ["'say' is a required property"]


def test_the_schema_says_what_the_declaration_says() -> None:
    fields = schema()["definitions"]["Challenge"]["properties"]
    assert list(fields) == list(Challenge.__struct_fields__)
    assert list(schema()["properties"]) == list(Pack.__struct_fields__)
    assert all(field["description"] for field in (*fields.values(), *schema()["properties"].values()))
    assert fields["likely"]["enum"] == ["mostly_yes", "mixed", "mostly_no", "silence"]
    assert (fields["likely"]["default"], fields["silence_after"]["default"]) == ("mixed", 14)
    assert (fields["silence_after"]["minimum"], fields["silence_after"]["maximum"]) == (7, 30)
    assert "default" not in fields["say"]


@pytest.mark.parametrize(
    ("changes", "fits"),
    [
        ({}, True),
        ({"safety": "[a]"}, True),
        ({"level": "3"}, False),
        ({"if_no": None}, False),
        ({"id": "A"}, False),
    ],
)
def test_a_translation_holds_only_words(changes: dict[str, str | None], fits: bool) -> None:
    assert (offences(TRANSLATION + words(**changes)) == []) == fits
    assert list(translation_schema()["properties"]) == list(Translation.__struct_fields__)
    fields = translation_schema()["definitions"]["Translated"]["properties"]
    assert list(fields) == list(Translated.__struct_fields__)


def test_the_table_has_a_row_for_every_field() -> None:
    rows = re.findall(r"^\| `(\w+)` \|", field_table(), re.M)
    assert rows == [*Challenge.__struct_fields__, *Pack.__struct_fields__]
    assert "| required in person and by phone |" in field_table()
    assert "`personal` is refused" in field_table()
