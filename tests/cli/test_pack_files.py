"""For those who write packs: check in three forms, against an older state, the rules, the cards."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from rejectui.cli.packs.check import workflow_command
from rejectui.packs.library import bundled_folder
from rejectui.packs.problem import Problem
from rejectui.packs.rules.rules import RULES
from tests.cli.conftest import Desk
from tests.packs.samples import GOOD, GOOD_LINES, HEAD, HEAD_LINES, challenge, write

ERROR = challenge(id="one", how="Film them.")
WARNING = challenge(id="two", how="Go after midnight.")
REVIEW = challenge(id="zoo", refusal="hard", level="3", smaller="Look.")

# What the pack holds besides a good challenge: the exit status, the last line, and how the others begin.
PACKS = [
    ("", 0, "No problems in 1 pack, 1 challenge.", []),
    (WARNING, 0, "No problems in 1 pack, 2 challenges. Besides, 1 warning.", ["19:10: warning: R16: "]),
    (
        REVIEW,
        0,
        "No problems in 1 pack, 2 challenges. Besides, 1 for a reviewer.",
        ["26:14: for a reviewer: R02"],
    ),
    (
        ERROR + WARNING + REVIEW,
        1,
        "1 problem, 1 warning, 1 for a reviewer; good: 1 pack, 3 challenges.",
        ["19:10: R09: ", "28:10: warning: R16: ", "44:14: for a reviewer: R02: "],
    ),
]


@pytest.mark.parametrize(("more", "status", "last", "begins"), PACKS)
def test_check_in_words(
    desk: Desk, tmp_path: Path, more: str, status: int, last: str, begins: list[str]
) -> None:
    path = write(tmp_path, HEAD + GOOD + more)
    said = desk("packs", "check", str(path))
    assert (said.status, said.err) == (status, "")
    *lines, end = said.lines
    assert end == last
    assert len(lines) == len(begins)
    for line, begin in zip(lines, begins, strict=True):
        assert line.startswith(f"{path}:{begin}")


def test_check_for_programs(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + GOOD + ERROR + WARNING + REVIEW)
    said = desk("packs", "check", str(path), "--format", "json")
    assert (said.status, said.err) == (1, "")
    found = json.loads(said.out)
    assert found[0] == {
        "path": str(path),
        "line": HEAD_LINES + GOOD_LINES + 3,
        "column": 10,
        "code": "R09",
        "level": "error",
        "what": '"film them" shows somebody who did not choose it',
        "remedy": "keep it in the journal",
    }
    assert [(each["code"], each["level"]) for each in found] == [
        ("R09", "error"),
        ("R16", "warning"),
        ("R02", "review"),
    ]
    assert said.out.isascii()
    assert json.loads(desk.fine("packs", "check", "--format", "json").out) == []


def test_the_help_shows_what_programs_get(desk: Desk) -> None:
    shown = desk.fine("packs", "check", "--help").out
    example = json.loads(shown[shown.index("  [\n") : shown.rindex("  ]") + 3])
    assert list(example[0]) == ["path", "line", "column", "code", "level", "what", "remedy"]
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_check_for_github(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + GOOD + ERROR + WARNING + REVIEW)
    said = desk("packs", "check", str(path), "--format", "github")
    assert said.status == 1
    assert said.lines[0] == (
        f"::error file={path},line=19,col=10,title=R09::"
        '"film them" shows somebody who did not choose it; keep it in the journal'
    )
    assert [line.partition(" ")[0] for line in said.lines] == ["::error", "::warning", "::notice", "1"]


# The message of a command begins after the first :: that follows its name.
COMMAND = re.compile(r"::(error|warning|notice) file=([^:,]*),line=(\d+),col=(\d+),title=([^:,]*)::(.*)")
EVIL = [
    ("a\n::error::owned", "what"),
    ("a\r\n::set-env name=PATH::/evil", "what"),
    ("a\x0b::stop-commands::x", "what"),
    ("a\u2028::add-mask::x", "what"),
    ("100%0A::error::x", "what"),
    ("x,line=1,title=y::pwned", "path"),
    ("x::error file=y::z", "path"),
    ("x%3A%0A::warning::y\n::error::z", "path"),
    ("##[error]x", "what"),
]


@pytest.mark.parametrize(("text", "where"), EVIL)
def test_no_text_becomes_a_second_workflow_command(text: str, where: str) -> None:
    given = {"path": "a.yaml", "what": "w", where: text}
    problem = Problem(given["path"], 3, 4, "R01", given["what"], text)
    command = workflow_command(problem)
    assert len(command.splitlines()) == 1
    found = COMMAND.fullmatch(command)
    assert found is not None
    assert found.group(1, 3, 4, 5) == ("error", "3", "4", "R01")
    unescaped = found[2].replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
    assert unescaped == " ".join(re.sub("[\x0b\u2028]", "\ufffd", given["path"]).split())
    assert "%" not in re.sub("%(25|0D|0A)", "", found[6])


def test_an_evil_pack_makes_one_command_for_each_problem(desk: Desk, tmp_path: Path) -> None:
    evil = challenge(askee='"staff\\n::error file=x::owned\\r\\n::warning::%0A"')
    path = write(tmp_path, HEAD + GOOD + evil)
    said = desk("packs", "check", str(path), "--format", "github")
    assert said.status == 1
    assert [line for line in said.lines if line.startswith("::")] == said.lines[:1]
    assert len(said.lines) == 2


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_an_evil_file_name_is_printed_clean(desk: Desk, tmp_path: Path, form: str) -> None:
    write(tmp_path, HEAD + GOOD + ERROR, "\x1b[31m\n::error::\u202e\udc80.yaml")
    said = desk("packs", "check", str(tmp_path), "--format", form)
    assert said.status == 1
    assert not set("\x1b\u202e\udc80") & set(said.out)
    assert "Traceback" not in said.err
    assert not [line for line in said.lines if line.startswith("::error::")]
    if form == "json":
        assert json.loads(said.out)[0]["path"].endswith("\udc80.yaml")


def test_against_an_older_state(desk: Desk, tmp_path: Path) -> None:
    before, now = tmp_path / "before", tmp_path / "now"
    for folder in (before, now):
        folder.mkdir()
        write(folder, HEAD + GOOD + challenge())
    assert desk.fine("packs", "check", str(now), "--against", str(before)).lines[-1].startswith("No problems")
    write(now, HEAD + GOOD + challenge(level="4", smaller="Ask for less."))
    said = desk.fine("packs", "check", str(now), "--against", str(before))
    assert "warning: level: " in said.lines[0]
    write(now, HEAD + GOOD)
    said = desk("packs", "check", str(now), "--against", str(before))
    assert said.status == 1
    assert said.lines[0].endswith('removed: the id "other" was removed; put it back with retired: true')
    assert desk("packs", "check", str(now / "cafe.yaml"), "--against", str(before)).status == 1
    assert desk.fine("packs", "check", "--against", str(bundled_folder())).out.startswith("No problems")
    assert desk("packs", "check", "--against", str(tmp_path)).status == 0  # there were no packs


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (["check", "--format", "xml"], "invalid choice"),
        (["check", "--against", "no/such/folder"], '"no/such/folder" is not a folder'),
        (["check", "gone.yaml", "--format", "json"], "is not there"),
        (["rules", "R99"], 'No rule is called "R99". There are R01 to R29'),
        (["rules", "missing"], "say at once what to write"),
        (["preview"], "FILE"),
        (["preview", "gone.yaml"], '"gone.yaml" is not there'),
    ],
)
def test_mistakes(desk: Desk, argv: list[str], words: str) -> None:
    said = desk("packs", *argv)
    assert said.status == 2
    assert words in " ".join(said.err.split())


def test_the_rules_are_listed_and_explained(desk: Desk) -> None:
    listed = " ".join(desk.fine("packs", "rules").out.split())
    for code, rule in RULES.items():
        assert f"{code} ({rule.level}) {rule.sentence}" in listed
        shown = " ".join(desk.fine("packs", "rules", code.lower()).out.split())
        assert shown.startswith(f"{code}, ")
        assert rule.sentence in shown
        assert f"Instead: {rule.remedy}." in shown
    assert desk.files() == {}


def test_the_cards_of_a_file(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + GOOD + ERROR + challenge(retired="true", if_no="Go."))
    said = desk.fine("packs", "preview", str(path))
    first, second = said.out.split("\n---\n")
    assert first.startswith("cafe/good-one\n\nAsk for a menu to keep\n●○○○○ level 1\n")
    assert "    “Could I keep one of these menus?”\n" in first
    assert "staff, in person" in first
    assert second.startswith("\ncafe/other · retired, not dealt\n")
    assert "If no: Go.\n" in second
    assert "1 problem keeps cards out: rejectui packs check" in " ".join(said.out.split())
    for name in ("other", "cafe/other"):
        assert desk.fine("packs", "preview", str(path), name).out.startswith("cafe/other")
    assert desk.files() == {}


def test_a_card_looks_as_it_does_when_it_is_dealt(desk: Desk) -> None:
    desk.fine("another")
    name, slug = desk.tables()["days"]["2026-11-22"]["challenge"].split("/")
    shown = desk.fine("packs", "preview", str(bundled_folder() / f"{name}.yaml"), slug).lines
    dealt = desk.fine("today").lines
    start = dealt.index(shown[2])
    assert dealt[start : start + len(shown) - 2] == shown[2:]


@pytest.mark.parametrize(
    ("text", "argv", "words"),
    [
        (HEAD + GOOD, ["nothing"], 'No good challenge is called "nothing" there'),
        (HEAD + GOOD + ERROR, ["one"], "Check it: rejectui packs check"),
        ("- a\n", [], "is not a pack yet. What is wrong: rejectui packs check"),
    ],
)
def test_nothing_to_show(desk: Desk, tmp_path: Path, text: str, argv: list[str], words: str) -> None:
    said = desk("packs", "preview", str(write(tmp_path, text)), *argv)
    assert (said.status, said.out) == (1, "")
    assert words in " ".join(said.err.split())
