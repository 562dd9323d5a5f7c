"""Challenges written into files: read back as they were typed, with every other byte where it was."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from rejectui.core.clean_text import REPLACEMENT, UNSAFE
from rejectui.packs.authoring.write import SCHEMA_LINE, new_pack, scalar, with_challenge
from rejectui.packs.library import bundled_folder
from rejectui.packs.problem import CannotWrite, Problems
from rejectui.packs.reading.reader import read_bytes, read_pack
from rejectui.packs.strict_yaml.events import Mapping, Scalar, parse
from tests.packs.samples import GOOD, HEAD, challenge

PACKS = sorted(path for path in bundled_folder().glob("*.yaml") if "." not in path.stem)
NEW = {
    "id": "melon",
    "title": "Ask for a melon",
    "how": "Ask at the stall: kindly.",
    "say": 'Is this the "best" one?',
    "level": 2,
    "category": "favor",
    "askee": "staff",
    "channel": "in_person",
    "when": "any_day",
}
HEAD_OF = {
    "pack": "stall",
    "title": "The stall",
    "summary": "Fruit.",
    "language": "en",
    "license": "CC-BY-4.0",
    "authors": ["Anna, and others"],
}
ALLOWED = st.text(
    st.characters(codec="utf-8").filter(lambda sign: not UNSAFE.match(sign) and sign != REPLACEMENT),
    min_size=1,
    max_size=200,
).filter(str.strip)
YAMLISH = st.text(st.sampled_from([*"#:-?,[]{}&*!|>'\"%@`\\~ \n\t0=yn<.é"]), min_size=1, max_size=12).filter(
    str.strip
)
TEXTS = st.one_of(ALLOWED, YAMLISH, st.builds("{}{}".format, st.just("Ask"), YAMLISH))


def read_back(text: str) -> str:
    """What the reader makes of a text as it is written, with a field after it."""
    problems = Problems("")
    root = parse(f"one: {scalar(text)}\ntwo: it\n".encode(), problems).root
    assert not problems.listed(), problems.listed()
    assert isinstance(root, Mapping)
    one, two = root.fields["one"], root.fields["two"]
    assert isinstance(one, Scalar)
    assert isinstance(two, Scalar)
    assert two.text == "it"
    assert not one.empty
    return one.text


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_any_text_is_read_back(text: str) -> None:
    assert read_back(text) == text.strip()
    assert "\n" not in scalar(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_other_programs_read_the_same_text(text: str) -> None:
    assert yaml.safe_load(f"one: {scalar(text)}\n") == {"one": text.strip()}


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS, TEXTS)
def test_any_texts_go_into_a_new_pack_and_into_an_old_one(how: str, say: str, author: str) -> None:
    typed = NEW | {"how": how, "say": say}
    head = HEAD_OF | {"authors": [author]}
    for data in (new_pack(head, typed), with_challenge(new_pack(head, NEW | {"id": "apple"}), typed)):
        root = parse(data, Problems("")).root
        assert root is not None
        assert isinstance(root, Mapping)
        loaded = yaml.safe_load(data)
        assert loaded["authors"] == [author.strip()]
        assert (loaded["challenges"][-1]["how"], loaded["challenges"][-1]["say"]) == (
            how.strip(),
            say.strip(),
        )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ask for a menu to keep", "Ask for a menu to keep"),
        ("I've always wondered, how?", "I've always wondered, how?"),
        ("One thing: this", '"One thing: this"'),
        ('"Fair enough," I\'d say', "'\"Fair enough,\" I''d say'"),
        ("No", '"No"'),
        ("true", '"true"'),
        ("7 up", '"7 up"'),
        ("# not a comment", '"# not a comment"'),
        ("two\nlines", '"two\\nlines"'),
        ("  around  ", "around"),
    ],
)
def test_it_is_written_as_people_write_it(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_new_pack_passes_the_checks_and_explains_itself(tmp_path: Path) -> None:
    path = tmp_path / "stall.yaml"
    path.write_bytes(new_pack(HEAD_OF, NEW, schema=True))
    reading = read_pack(path)
    assert (reading.problems, reading.advice) == ((), ())
    assert reading.pack is not None
    assert reading.pack.authors == ("Anna, and others",)
    assert [each.id for each in reading.pack.challenges] == ["melon"]
    text = path.read_text("utf-8")
    assert text.startswith(SCHEMA_LINE)
    assert "# for ever, because journals point to it" in text


def without(lines: list[str], new: list[str]) -> list[str]:
    """The lines that are left when the new ones, which stand together, are taken out."""
    at = next(index for index in range(len(lines)) if lines[index : index + len(new)] == new)
    return lines[:at] + lines[at + len(new) :]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
@pytest.mark.parametrize("name", ["0-first", "m", "zz-last"])
def test_every_pack_takes_one_and_keeps_its_bytes(path: Path, name: str) -> None:
    data = path.read_bytes()
    written = with_challenge(data, NEW | {"id": name})
    before = read_bytes(data, path.name, Problems(""), wording=False)
    after = read_bytes(written, path.name, Problems(""), wording=False)
    assert before.pack is not None
    assert after.pack is not None
    ids = [each.id for each in after.pack.challenges]
    assert ids == sorted(ids)
    assert [each for each in after.pack.challenges if each.id != name] == [*before.pack.challenges]
    old, new = data.decode().splitlines(True), written.decode().splitlines(True)
    rest = [line for line in new if line.strip()]
    for line in [line for line in old if line.strip()]:
        assert rest.pop(0) == line or skip(rest, line)
    assert len(new) == len(old) + len(NEW) + 1  # a line between challenges, as everywhere in these


def skip(rest: list[str], line: str) -> bool:
    """Go over the lines of the new challenge to this line."""
    del rest[: len(NEW) - 1]
    return rest.pop(0) == line


CLOSE = challenge(id="a") + challenge(id="z")
BLOCK = "|\n      # one\n\n      two\n"
LAYOUTS = {
    "close together": HEAD + CLOSE,
    "no space before the dash": HEAD + CLOSE.replace("\n  ", "\n").replace("  - id", "- id"),
    "no end of line": (HEAD + challenge(id="a")).rstrip("\n"),
    "Windows": (HEAD + challenge(id="a") + "\n" + challenge(id="z")).replace("\n", "\r\n"),
    "Windows, no end of line": (HEAD + challenge(id="a")).rstrip("\n").replace("\n", "\r\n"),
    "byte order mark": codecs.BOM_UTF8.decode() + HEAD + challenge(id="a"),
    "fields below": HEAD.replace("language: en\n", "") + challenge(id="a") + "\n# the end\nlanguage: en\n",
    "comments": HEAD + "  # a\n" + challenge(id="a") + "\n  # z\n" + challenge(id="z") + "  # last\n",
    "block text": HEAD + challenge(id="a", how=BLOCK) + challenge(id="z"),
    "block text last": HEAD + challenge(id="a", how=">-\n      one\n      # two"),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_other_ways_to_write_a_file(name: str) -> None:
    text = LAYOUTS[name]
    data = text.encode()
    written = with_challenge(data, NEW)
    problems = Problems("")
    before = read_bytes(data, "cafe.yaml", Problems(""))
    after = read_bytes(written, "cafe.yaml", problems)
    assert before.pack is not None
    assert after.pack is not None
    assert problems.listed() == ()
    assert [each for each in after.pack.challenges if each.id != "melon"] == [*before.pack.challenges]
    assert [each.id for each in after.pack.challenges] == sorted(
        {"melon", *(each.id for each in before.pack.challenges)}
    )
    # Nothing is gone: the old lines are all there, in their order.
    lines = iter(written.decode().split("\n"))
    assert all(any(each.rstrip("\r") == line.rstrip("\r") for each in lines) for line in text.split("\n"))
    if "\r\n" in text:
        assert written.count(b"\n") == written.count(b"\r\n")
    assert written.endswith(b"\n") == data.endswith(b"\n")


def test_a_comment_stays_with_the_challenge_below_it() -> None:
    data = (HEAD + challenge(id="a") + "\n  # about z\n" + challenge(id="z")).encode()
    written = with_challenge(data, NEW).decode()
    assert "    when: any_day\n\n  # about z\n  - id: z\n" in written


def test_in_a_pack_without_order_it_goes_to_the_end() -> None:
    data = (HEAD + "".join(challenge(id=each) for each in ("z", "y", "x", "w", "v"))).encode()
    pack = read_bytes(with_challenge(data, NEW), "cafe.yaml", Problems("")).pack
    assert pack is not None
    assert pack.challenges[-1].id == "melon"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (HEAD + GOOD.replace("good-one", "melon"), "taken"),
        (HEAD + GOOD + "  - id: [", "repair"),
        (HEAD + GOOD + GOOD.replace("menus", "me\u202enus"), "repair"),
        (HEAD, "repair"),
        ("", "repair"),
        (HEAD.replace("challenges:", "challenges: [{id: a, title: b}, {id: z}]"), "lines of its own"),
    ],
)
def test_what_cannot_be_added_to_says_why(text: str, says: str) -> None:
    with pytest.raises(CannotWrite, match=says):
        with_challenge(text.encode(), NEW)
