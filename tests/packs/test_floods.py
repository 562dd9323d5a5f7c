"""Files that are far too much, ids that lead elsewhere, and paths that are no plain files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from rejectui.packs.files import MOST_BYTES
from rejectui.packs.library import check, load
from rejectui.packs.problem import MOST_PROBLEMS
from tests.packs.samples import GOOD, GOOD_LINES, HEAD, HEAD_LINES, challenge, read, write

BEGIN = HEAD + GOOD + challenge()
LINE = HEAD_LINES + 2 * GOOD_LINES + 1


def filled(sign: str, more: str = "") -> str:
    """Two good challenges and a flood: together 1 MiB, which a file may have, or a few bytes less."""
    begin = BEGIN + more
    return begin + sign * ((MOST_BYTES - len(begin.encode())) // len(sign.encode()))


# One sign again and again, after two challenges and what stands here; where its first problem is, its words.
FLOODS = [
    ("    how: x\n", "", 0, 5, "double: ", "is here twice"),
    ("    <<: *a\n", "", 0, 5, "yaml: ", "merging with << is not read"),
    ("  -\n", "", 0, 4, "type: ", "a challenge is not a single text"),
    ("  - a\n", "", 0, 5, "type: ", "a challenge is not a single text"),
    ("  - id: a\n", "", 0, 5, "missing: ", "title is missing"),
    ("  - {}\n", "", 0, 5, "missing: ", "id is missing"),
    ("    - &a x\n", "    tags:\n", 1, 7, "yaml: ", 'anchors such as "&a"'),
    ("    - !a x\n", "    tags:\n", 1, 7, "yaml: ", 'tags such as "!a"'),
    ("*a, ", "    tags: [", 0, 12, "yaml: ", "aliases such as *name"),
    ("a,", "    tags: [", 0, 119_892, "yaml: ", "too many parts"),
    ("[\n     ", "    tags: ", 9, 6, "yaml: ", "nested deeper than 12"),
    ("{a: ", "    tags: ", 0, 47, "yaml: ", "nested deeper than 12"),
    ("- ", "  ", 0, 25, "yaml: ", "nested deeper than 12"),
    ("? ", "  - ", 0, 7, "yaml: ", "a field needs a name in plain text"),
    ("---\n", "", 0, 1, "yaml: ", "a second document begins here"),
    ("%YAML 1.2\n", "...\n", 2, 1, "yaml: ", "a line cannot begin with %"),
    ("x", "  - !", 0, 5, "yaml: ", 'tags such as "!xxx'),
    ("x", "  - &", 0, 5, "yaml: ", 'anchors such as "&xxx'),
    ("x", "    ", 0, 5, "yaml: ", "this line is not a field"),
    ("x", "    smaller: '", 0, 14, "yaml: ", "the quotes that begin here are never closed"),
    ("x", "    smaller: ", 0, 14, "value: ", "characters long; write at most 2,000"),
    ("9", "    minutes: ", 0, 14, "value: ", "write a whole number from 0 to 480"),
    ("\0", "    #", 0, 6, "character: ", "U+0000"),
    ("\r", "    #", 0, 6, "character: ", "U+000D"),
    ("\u202e\n", "", 0, 1, "character: ", "U+202E"),
    ("\t", "", 0, 1, "yaml: ", "a tab stands here"),
]


@pytest.mark.parametrize(
    ("sign", "more", "down", "column", "code", "words"), FLOODS, ids=[ascii(each[0]) for each in FLOODS]
)
def test_a_flood_is_told_at_its_first_drop(
    tmp_path: Path, sign: str, more: str, down: int, column: int, code: str, words: str
) -> None:
    ids, problems = read(tmp_path, filled(sign, more))
    first = problems[0]
    assert (str(first).partition(words)[1], f"{first.code}: ") == (words, code), str(first)
    assert (first.line, first.column) == (LINE + down, column)
    assert len(problems) <= MOST_PROBLEMS + 1
    assert "good-one" in ids


@pytest.mark.parametrize("sign", ["\n", "#", "#\n", " ", "\r\n", "...\n"], ids=ascii)
def test_a_flood_of_nothing_is_let_be_to_the_last_byte(tmp_path: Path, sign: str) -> None:
    text = filled(sign)
    text += "\n" * (MOST_BYTES - len(text.encode()))
    assert read(tmp_path, text) == (["good-one", "other"], [])
    ids, (problem,) = read(tmp_path, text + "\n")
    assert ids == []
    assert str(problem) == "cafe.yaml:1:1: file: is larger than 1 MiB; split it into several packs"


def test_a_hundred_thousand_challenges(tmp_path: Path) -> None:
    text = HEAD + "".join(challenge(id=f"c{number}") for number in range(100_000))
    ids, (problem,) = read(tmp_path, text)
    assert (ids, problem.code) == ([], "file")
    assert "split it into several packs" in str(problem)


@pytest.mark.parametrize(
    "name", ["../x", "../../etc/passwd", "/etc/passwd", "a/b", "..", "a\\b", "~", "x.yaml", "C:x"]
)
def test_a_name_that_leads_elsewhere_is_no_name(tmp_path: Path, name: str) -> None:
    ids, (problem,) = read(tmp_path, HEAD + GOOD + challenge(id=f"'{name}'"))
    assert ids == ["good-one"]
    assert "lower-case letters and digits, joined by hyphens" in str(problem)
    ids, problems = read(tmp_path, HEAD.replace("pack: cafe", f"pack: '{name}'") + GOOD)
    assert ids == []
    assert "lower-case letters and digits, joined by hyphens" in str(problems[0])


@pytest.mark.skipif(os.name == "nt", reason="a system without /dev/zero, and with few links")
def test_a_link_is_read_like_the_file_it_points_to_and_only_that(tmp_path: Path) -> None:
    """Packs may live elsewhere, such as in a clone; what is no pack stays unread, wherever it lies."""
    elsewhere, own = tmp_path / "elsewhere", tmp_path / "own"
    elsewhere.mkdir()
    own.mkdir()
    (own / "cafe.yaml").symlink_to(write(elsewhere, HEAD + GOOD))
    (own / "folder.yaml").symlink_to(elsewhere)
    (own / "gone.yaml").symlink_to(elsewhere / "gone")
    (own / "endless.yaml").symlink_to("/dev/zero")
    (own / "secret.yaml").symlink_to(write(elsewhere, "root:x:0:0:a secret\n", "passwd"))
    library = load([(own, False)])
    assert list(library.catalog.entries) == ["cafe/good-one"]
    assert [(Path(each.path).name, each.what) for each in library.problems] == [
        ("endless.yaml", "this is not a regular file"),
        ("folder.yaml", "this is a folder"),
        ("gone.yaml", "cannot be read (No such file or directory)"),
        ("secret.yaml", "a pack is not a list or a single text"),
    ]
    # Where packs are checked for others, a link is refused: the problems would quote what it leads to.
    checked = check([own])
    assert checked.packs == 0
    assert {each.what.partition(" ")[2] for each in checked.problems} == {"is a link to somewhere else"}
    assert len(checked.problems) == 5
