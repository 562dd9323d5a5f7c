"""Program files: read as strictly as packs, and a broken one told with line, column and what to write."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from rejectui.packs.programs import load_programs, programs_folder

GOOD = """\
program: mine
title: Mine
author: me
source: my head
summary: A few asks.
unit: day
counts: [no, yes]
order: free
page: [Ask.]
"""


WEEKS = """\
weeks:
  - theme: gentle ones
    told: Small asks.
    channels: [in_person]
  - theme: a little bolder
    told: Bigger ones.
    shown: 2
    own: true
"""


def written(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    """A folder with one program file."""
    (folder / name).write_text(text, "utf-8")
    return folder


def test_a_small_program_is_enough(tmp_path: Path) -> None:
    found = load_programs(folder=written(tmp_path, GOOD))
    assert found.problems == ()
    assert found.by_name["mine"].counts == ("no", "yes")


def test_a_program_may_have_weeks(tmp_path: Path) -> None:
    found = load_programs(folder=written(tmp_path, GOOD + WEEKS))
    assert found.problems == ()
    first, second = found.by_name["mine"].weeks
    assert (first.theme, first.channels, first.shown) == ("gentle ones", ("in_person",), None)
    assert (second.told, second.shown, second.own) == ("Bigger ones.", 2, True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GOOD + WEEKS.replace("    told: Small asks.\n", ""), "11:5: missing: told is missing"),
        (
            GOOD + WEEKS.replace("gentle ones", "gentle ones to begin"),
            "11:12: value: theme is 20 characters long",
        ),
        (GOOD + WEEKS.replace("in_person", "in person"), '13:16: value: channels is "in person"'),
        (GOOD + WEEKS.replace("shown: 2", "shown: 8"), "16:12: value: shown is 8"),
        (GOOD + WEEKS.replace("own: true", "mine: true"), '17:5: unknown: "mine" is not a field here'),
        (
            GOOD + "weeks: [gentle]\n",
            "10:9: value: weeks has no fields in it; write them below it, such as theme: …",
        ),
        (GOOD + "keep: 3\nshown: 3\n" + WEEKS, "13:3: value: week 2 shows fewer days than keep it"),
        (GOOD + "days: 7\n" + WEEKS, "12:3: value: there are more weeks than its days have"),
        (GOOD.replace("unit: day", "unit: hour"), '6:7: value: unit is "hour"'),
        (GOOD.replace("[no, yes]", "[no, maybe]"), '7:14: value: counts is "maybe"'),
        (GOOD.replace("[no, yes]", "[no, backed_out]"), "7:9: value: backed_out is not an ask"),
        (GOOD.replace("title: Mine\n", ""), "1:1: missing: title is missing"),
        (GOOD + "colour: red\n", "10:1: unknown: "),
        (GOOD + "days: 0\n", "10:7: value: days is 0; write a whole number from 1 to 366"),
        (GOOD.replace("unit: day", "unit: ask"), "6:7: value: asks are counted towards nothing"),
        (
            GOOD.replace("unit: day", "unit: week") + "goal: 4\n",
            "10:7: value: a program of weeks has no goal",
        ),
        (GOOD + "in_a_row: true\nforgiving: [no]\n", "10:11: value: only days towards a goal"),
        (GOOD + "in_a_row: true\ngoal: 30\n", "10:11: value: a strict program needs a forgiving rule"),
        (GOOD + "keep: 3\nshown: 2\n", "11:8: value: fewer days are shown"),
        (GOOD.replace("program: mine", "program: other"), "1:10: name: the file is called"),
        ("- [", "yaml: "),
        ("", "1:1: type: there are no fields"),
        (GOOD + "title: Again\n", "double: "),
    ],
)
def test_what_is_wrong_is_told_and_the_others_load(tmp_path: Path, text: str, told: str) -> None:
    shutil.copy(programs_folder() / "jiang-100.yaml", tmp_path)
    found = load_programs(folder=written(tmp_path, text))
    assert list(found.by_name) == ["jiang-100"]
    assert told in " ".join(map(str, found.problems))


def test_what_was_read_is_kept_until_a_file_changes(tmp_path: Path) -> None:
    folder = written(tmp_path, GOOD)
    cache = tmp_path / "cache" / "programs.json"
    first = load_programs(cache, folder)
    assert cache.is_file()
    assert load_programs(cache, folder) == first
    written(folder, GOOD.replace("title: Mine", "title: Ours"))
    assert load_programs(cache, folder).by_name["mine"].title == "Ours"
    cache.write_bytes(b"nonsense")
    assert load_programs(cache, folder).by_name["mine"].title == "Ours"


def test_no_folder_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    found = load_programs(folder=tmp_path / "none")
    assert found.by_name == {}
    assert "cannot be read" in str(found.problems[0])
