"""One broken sample per kind of problem: where it is, its code, and words of what is said."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import rejectui
from rejectui.packs.problem import MOST_PROBLEMS, Problems
from rejectui.packs.reading.reader import read_bytes, read_pack
from tests.packs.samples import GOOD, GOOD_LINES, HEAD, HEAD_LINES, challenge, read, write


def test_the_design_sample_reads_whole(tmp_path: Path) -> None:
    text = (
        HEAD
        + """\
  - id: name-a-drink
    title: Ask the café to name a drink after you
    how: Choose a quiet moment and ask whoever takes your order.
    say: "This is a silly one: could this drink carry my name today?"
    level: 3                 # 1–5, a first guess
    category: play
    askee: staff
    channel: in_person
    when: any_day
    likely: mostly_no
    refusal: easy
    if_yes: Enjoy it, and thank them by name.
    if_no: '"Fair enough, thank you!" and that is the whole ask.'
    smaller: No
    minutes: 1
    money: none
    silence_after: 14
    places: [anywhere, home]
    not_for:
      - Anyone on probation.
    safety: []
    tags: [silly]
    by: handle
    source: an idea from a friend
    reviewed: 2026-11-22
    retired: false
"""
    )
    reading = read_pack(write(tmp_path, text))
    assert reading.problems == ()
    assert reading.pack is not None
    (one,) = reading.pack.challenges
    assert (one.smaller, one.level, one.retired, one.reviewed) == ("No", 3, False, date(2026, 11, 22))
    assert one.if_no == '"Fair enough, thank you!" and that is the whole ask.'
    assert (one.places, one.not_for, one.safety) == (("anywhere", "home"), ("Anyone on probation.",), ())


@pytest.mark.parametrize("word", ["No", "yes", "off", "2026-11-22", "12:30", "1.10", "0x1f", "1e3", "none"])
def test_text_stays_text(tmp_path: Path, word: str) -> None:
    reading = read_pack(write(tmp_path, HEAD + challenge(say=word)))
    assert reading.pack is not None
    assert (reading.pack.challenges[0].say, reading.problems) == (word, ())


FIELDS = [
    ({"level": '"3"'}, 5, 12, "value", "because of its quotes; remove the quotes: 3"),
    ({"level": "9"}, 5, 12, "value", "level is 9; write a whole number from 1 to 5"),
    ({"level": "-1"}, 5, 12, "value", "level is -1"),
    ({"level": "010"}, 5, 12, "value", 'level is "010"'),
    ({"level": "3.0"}, 5, 12, "value", "write a whole number"),
    ({"level": "three"}, 5, 12, "value", 'level is "three"'),
    ({"level": "[3]"}, 5, 12, "value", "level is a list"),
    ({"level": ""}, 5, 11, "value", "level is empty"),
    ({"level": "9" * 200_000}, 5, 12, "value", "write a whole number"),
    ({"level": None}, 1, 5, "missing", 'level is missing; add a line "level: …"'),
    ({"title": None}, 1, 5, "missing", "title is missing"),
    ({"say": None}, 1, 5, "missing", "say is missing, and this ask is spoken"),
    ({"say": None, "channel": "phone"}, 1, 5, "missing", "say is missing, and this ask is spoken"),
    ({"say": "~"}, 4, 10, "value", "say is empty"),
    ({"say": '"  "'}, 4, 10, "value", "say is empty"),
    ({"say": "{a: b}"}, 4, 10, "value", "has fields below it"),
    ({"title": "x" * 121}, 2, 12, "value", "title is 121 characters long; write at most 120"),
    ({"how": "x" * 2001}, 3, 10, "value", "how is 2,001 characters long; write at most 2,000"),
    ({"title": '"one\\ntwo"'}, 2, 12, "value", "title has several lines"),
    ({"askee": "staf"}, 7, 12, "value", "staff may be meant; allowed are acquaintance, colleague"),
    ({"category": "zzz"}, 6, 15, "value", "write one of access, boundaries"),
    ({"id": "No"}, 1, 9, "value", "lower-case letters and digits"),
    ({"id": "a_b"}, 1, 9, "value", 'id is "a_b"'),
    ({"id": "good-one"}, 1, 9, "double", f"the id good-one is taken (line {HEAD_LINES + 1})"),
    ({"reviewed": "2026-13-45"}, 10, 15, "value", "a day of the calendar"),
    ({"reviewed": "20261122"}, 10, 15, "value", "a day of the calendar"),
    ({"retired": "yes"}, 10, 14, "value", "write true or false"),
    ({"retired": '"true"'}, 10, 14, "value", "write true or false"),
    ({"places": "home"}, 10, 13, "value", "places is not a list"),
    ({"places": "[]"}, 10, 13, "value", "places is an empty list"),
    ({"places": "[home, nowhere]"}, 10, 20, "value", 'places is "nowhere"'),
    ({"tags": "[ok, Not OK]"}, 10, 16, "value", 'tags is "Not OK"'),
    ({"levl": "3"}, 10, 5, "unknown", '"levl" is not a field here; write level'),
    ({"zzzzzz": "3"}, 10, 5, "unknown", "remove it; the fields are id, title"),
    ({"when": "any_days"}, 9, 11, "value", "any_day may be meant; allowed are any_day, when_it_comes_up"),
    ({"when": "[any_day]"}, 9, 11, "value", "when is a list"),
    ({"when": ""}, 9, 10, "value", "when is empty"),
    ({"silence_after": "3"}, 10, 20, "value", "from 7 to 30"),
]


@pytest.mark.parametrize(("changes", "line", "column", "code", "words"), FIELDS)
def test_a_bad_field_is_told_and_the_good_challenge_loads(
    tmp_path: Path, changes: dict[str, str | None], line: int, column: int, code: str, words: str
) -> None:
    ids, (problem, *others) = read(tmp_path, HEAD + GOOD + challenge(**changes))
    assert ids == ["good-one"]
    assert others == []
    line += HEAD_LINES + GOOD_LINES
    assert (problem.line, problem.column, problem.code) == (line, column, code)
    assert words in str(problem)
    assert str(problem).startswith(f"cafe.yaml:{line}:{column}: {code}: ")
    assert len(str(problem)) < 500


HEADS = [
    (("language: en", "language: English"), 4, 11, "value", "what fits: en, es or pt-BR", []),
    (("license: CC-BY-4.0\n", ""), 1, 1, "missing", "license is missing", []),
    (("title:", "titel:"), 2, 1, "unknown", "write title", []),
    (("authors: [RejectUI contributors]", "authors: me"), 6, 10, "value", "authors is not a list", []),
    (
        ("language: en", "language: en\nsituations: study"),
        *(5, 13, "value", "situations is not a list; write each on its own line", ["good-one"]),
    ),
    (
        ("language: en", "language: en\nsituations: [work, stduy]"),
        *(5, 20, "value", 'situations is "stduy"; study may be meant', ["good-one"]),
    ),
    (("pack: cafe", "pack: shop"), 1, 7, "name", "rename the file to shop.yaml", ["good-one"]),
    (("language: en", "language: en\ncolor: red"), 5, 1, "unknown", '"color" is not a field', ["good-one"]),
]


@pytest.mark.parametrize(("change", "line", "column", "code", "words", "ids"), HEADS)
def test_a_bad_head(
    tmp_path: Path,
    change: tuple[str, str],
    line: int,
    column: int,
    code: str,
    words: str,
    ids: list[str],
) -> None:
    loaded, problems = read(tmp_path, (HEAD + GOOD).replace(*change))
    assert loaded == ids
    assert (line, column, code) in [(one.line, one.column, one.code) for one in problems]
    assert words in "\n".join(str(one) for one in problems)


def test_everything_is_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = HEAD.replace("language: en", "language: ???") + challenge(level="9", askee="nobody", x="y") + GOOD
    ids, problems = read(tmp_path, text)
    assert ids == []  # the head is broken
    assert [(one.line, one.code) for one in problems] == [
        (4, "value"),
        (12, "value"),
        (14, "value"),
        (17, "unknown"),
    ]


WHOLE_FILES = [
    (b"", 1, 1, "file", "nothing in this file"),
    (b"# only a comment\n", 1, 1, "file", "nothing in this file"),
    (b"- pack: cafe\n", 1, 1, "type", "a pack is not a list"),
    (b"just a text\n", 1, 1, "type", "a pack is not a list or a single text"),
    (b"pack: ca\xfffe\n", 1, 9, "character", "not UTF-8"),
    ("pack: cafe\n".encode("utf-16"), 1, 1, "character", "save the file with the encoding UTF-8"),
    (b"[" * 13, 1, 13, "yaml", "nested deeper than 12"),
    (b"x" * 5_000_000, 1, 1, "file", "larger than 1 MiB"),
    (b"- a\n" * 70_000, 59_998, 3, "yaml", "too many parts"),
]


@pytest.mark.parametrize(("data", "line", "column", "code", "words"), WHOLE_FILES)
def test_a_file_that_is_no_pack_gives_one_problem(
    tmp_path: Path, data: bytes, line: int, column: int, code: str, words: str
) -> None:
    _, (problem, *others) = read(tmp_path, data)
    assert others == []
    assert (problem.line, problem.column, problem.code) == (line, column, code)
    assert words in str(problem)


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("cafe.yml", "name", "a pack file cannot be called"),
        ("cafe.txt", "name", ".yaml at the end"),
        ("Cafe.yaml", "name", 'the file is called "Cafe.yaml"'),
    ],
)
def test_a_file_name_that_does_not_fit(tmp_path: Path, name: str, code: str, words: str) -> None:
    _, (problem,) = read(tmp_path, HEAD + GOOD, name)
    assert problem.code == code
    assert words in str(problem)


@pytest.mark.skipif(os.name == "nt", reason="a system without named pipes")
def test_paths_that_are_no_files(tmp_path: Path) -> None:
    folder = tmp_path / "folder.yaml"
    folder.mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    for name, words in [
        ("folder.yaml", "this is a folder"),
        ("pipe.yaml", "not a regular file"),
        ("gone.yaml", "No such file"),
        ("loop.yaml", "symbolic links"),
        ("nul\0.yaml", "not a path"),
        ("x" * 300 + ".yaml", "name too long"),
    ]:
        reading = read_pack(tmp_path / name)
        assert reading.pack is None
        (problem,) = reading.problems
        assert problem.code == "file"
        assert words in problem.what


@pytest.mark.skipif(os.name == "nt", reason="a system without users")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    """Root may read everything, so the reading is done by a child that is nobody."""
    path = write(tmp_path, HEAD + GOOD)
    path.chmod(0)
    code = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from rejectui.packs.reading.reader import read_pack\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "print(*read_pack(Path(sys.argv[1]), 'cafe.yaml').problems)\n"
    )
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if folder.stat().st_uid == os.geteuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    root = Path(rejectui.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert "cafe.yaml:1:1: file: cannot be read (Permission denied)" in done.stdout


def test_the_first_500_challenges_load(tmp_path: Path) -> None:
    text = HEAD + "".join(challenge(id=f"c{number}") for number in range(502))
    ids, (problem,) = read(tmp_path, text)
    assert ids == [f"c{number}" for number in range(500)]
    assert (problem.line, problem.code) == (HEAD_LINES + 500 * GOOD_LINES + 1, "length")
    assert "502 challenges; keep 500 at most" in str(problem)


def test_of_two_challenges_with_one_id_the_first_stays(tmp_path: Path) -> None:
    ids, (problem,) = read(tmp_path, HEAD + challenge(level="1") + challenge(level="2"))
    assert ids == ["other"]
    assert problem.code == "double"


@pytest.mark.parametrize("end", ["challenges: []\n", "challenges:\n", "challenges: {id: a}\n", ""])
def test_a_pack_without_challenges(tmp_path: Path, end: str) -> None:
    ids, (problem,) = read(tmp_path, HEAD.replace("challenges:\n", end))
    assert ids == []
    assert "the pack has no list of challenges" in str(problem)


def test_a_challenge_that_is_only_a_text(tmp_path: Path) -> None:
    ids, (problem,) = read(tmp_path, HEAD + "  - Ask for a menu\n" + GOOD)
    assert ids == ["good-one"]
    assert "a challenge is not a single text" in str(problem)


def test_a_file_of_nonsense_is_cut_short(tmp_path: Path) -> None:
    text = HEAD + GOOD + challenge(**{f"leve{number}": "x" for number in range(20_000)})
    ids, problems = read(tmp_path, text)
    assert ids == ["good-one"]
    assert len(problems) == MOST_PROBLEMS + 1
    assert "there are 19,900 more problems" in str(problems[-1])


def test_problems_are_one_safe_line(tmp_path: Path) -> None:
    evil = write(tmp_path, HEAD + challenge(askee='"a\\tb\\n c"'), "cafe.yaml")
    (problem,) = read_pack(evil, "x\x1b[2J\n.yaml").problems
    assert "\n" not in str(problem)
    assert "\x1b" not in str(problem)


def test_the_frame_around_a_pasted_pack_is_named(tmp_path: Path) -> None:
    _, problems = read(tmp_path, "```yaml\n" + HEAD + GOOD + "```\n")
    assert "take out the lines with ```" in str(problems[0])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("smaller: Ask for the #1 shop", True),
        ("smaller: Ask less  # a note", True),
        ('smaller: "Ask for the #1 shop"', False),
        ("smaller: Ask for shop#1", False),
        ("minutes: 2  # a note", False),
        ("likely: mixed  # a note", False),
    ],
)
def test_a_hash_that_ends_a_text_is_told(line: str, told: bool) -> None:
    text = f"{HEAD}{GOOD}    {line}\n"
    problems = Problems("cafe.yaml")
    reading = read_bytes(text.encode(), "cafe.yaml", problems)
    assert reading.problems == () and reading.pack is not None
    hints = [each for each in reading.advice if "ends where the # stands" in each.what]
    assert [(each.level, each.line) for each in hints] == ([("warning", text.count("\n"))] if told else [])
