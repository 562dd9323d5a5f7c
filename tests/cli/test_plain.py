"""`--plain`, pipes and dumb terminals: no command shows anything that it does not say in words."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from unicodedata import category

import pytest

from rejectui.cli.demo.season import season
from rejectui.cli.terminal import out
from rejectui.journal.journal import Journal
from rejectui.packs.library import bundled_folder, load
from tests.cli.conftest import Desk
from tests.cli.test_month import replay
from tests.cli.test_process import COMMANDS, READ_MORE, ROOT, rejectui
from tests.clocked import clocked

# Beside the commands of that table: what is shown in other forms.
MORE = [
    *("packs list cafe", "packs list --level 2", "packs show cafe/name-a-drink", "packs check {packs}"),
    *("packs preview {packs}/cafe.yaml", "packs paste {plan} --yes", "ladder --table", "ladder --all"),
    *("review week", "review month", "review program", "review --more", "journal -n 400"),
    *("journal --waiting", "asks keep Sing --category play --distress 40", "takeaway"),
    *("program show gentle-month", "program start gentle-month", "program", "plan --feared x"),
    *("log n 40 laughed", "forget --deleted", "another", "rest", "today"),
]
# Files for others and texts to be copied are what they are, and the line for a prompt has a field in words.
NOT_SAID = ("export", "completion", "plan prompt", "status")
# Signs that show something beside symbols (category S): they separate, or stand for a day, a state, a card.
SIGNS = ("·", "[x]", "[ ]", "[DISTRESS]", "---")


def pictorial(text: str) -> list[str]:
    """The lines with a sign in them that shows something."""
    return [
        each
        for each in text.splitlines()
        if any(category(sign) in ("So", "Sm") and not sign.isascii() for sign in each)
        or any(sign in each for sign in SIGNS)
    ]


@pytest.fixture(params=["month", "season"])
def lived(request: pytest.FixtureRequest, desk: Desk) -> Desk:
    """Somebody with a month behind them, or with the season of the demo."""
    if request.param == "month":
        replay(desk)
    else:
        found = season(load([(bundled_folder(), True)]).catalog, desk.now)
        found.keep_in(Journal.open(desk.home / "journal", desk.home / "state", lambda: desk.now))
    return desk


def test_no_command_shows_a_sign(lived: Desk) -> None:
    answers = ROOT / "tests/packs/authoring/pasted/answers"
    places = {"packs": bundled_folder(), "plan": sorted(answers.glob("*.txt"))[0]}
    shown: dict[str, list[str]] = {}
    for command in [*COMMANDS, *READ_MORE, *MORE]:
        said = lived("--plain", *(word.format_map(places) for word in command.split()))
        if not command.startswith(NOT_SAID):
            shown[command] = pictorial(said.out + said.err)
    assert {command: found for command, found in shown.items() if found} == {}


def test_the_signs_are_there_without_it_so_that_this_could_fail(lived: Desk) -> None:
    for command in ("today", "log n 40 laughed", "journal", "review", "ladder --table", "packs list cafe"):
        assert pictorial(lived(*command.split()).out), command


def test_what_a_sign_says_is_said_in_words(desk: Desk) -> None:
    said = desk.fine("--plain", "log", "no", "40", "They laughed.").lines
    assert said[1:3] == ["no, 40, nervous", "    Note: They laughed."]
    assert "1 ask, 1 answered no, this week 1 of 1 day" in said
    (ask,) = desk.attempts()
    assert desk.fine("journal", "--plain").lines[:2] == [
        f"Sunday 22 November: {said[0].removeprefix('Logged for today: ')}",
        f"  no, 40, nervous, id {ask['id'][:4]}",
    ]
    review = desk.fine("review", "--plain").lines
    assert review[0] == "1 ask, 1 answered no, none answered yes"
    assert "Week of 16 November: Sunday 1 ask." in review
    assert "  no 1" in review
    assert "  Week of 16 November: 1 of 1 day, kept" in review


def test_what_is_to_be_said_and_the_level_are_named(desk: Desk) -> None:
    said = desk.fine("packs", "show", "cafe/name-a-drink", "--plain").lines
    assert said[1] == "level 3"
    assert said[3] == "Say: “This is a silly one: could this drink carry my name today?”"
    assert "" not in said, "which screen readers would tell"


def test_a_program_and_a_shared_ask(desk: Desk) -> None:
    desk.fine("program", "start", "gentle-month")
    desk.fine("log", "n", "--ask", "A seat")
    assert "0 weeks kept, this week 1 of 2 days" in desk.fine("program", "--plain").out
    assert "A gentle month, asks on 2 or 3 days, 1 of 2 days" in desk.fine("today", "--plain").out
    assert desk.fine("share", "--plain").lines[-2:] == ["1 ask, 1 answered no", "this week 1 of 1 day"]


@pytest.mark.parametrize("argv", [("--plain", "today"), ("today", "--plain"), ("--plain",)])
def test_it_stands_anywhere(argv: tuple[str, ...], desk: Desk) -> None:
    assert desk.fine(*argv).out == desk.fine("today", "--plain").out
    assert desk.fine(*argv).out != desk.fine("today").out


def test_after_two_dashes_it_is_a_text(desk: Desk) -> None:
    assert "●" in desk.fine("log", "n", "40", "--", "--plain").out
    assert desk.attempts()[0]["note"] == "--plain"


def test_json_is_as_it_was(desk: Desk) -> None:
    desk.fine("log", "n", "40")
    said = desk.fine("review", "--json").out
    assert desk.fine("review", "--json", "--plain").out == said
    assert json.loads(said)


@pytest.mark.parametrize("columns", ["40", "80", "200"])
def test_no_line_is_wider_than_the_terminal(
    columns: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for command in ("today", "support", "ladder"):
        lines = desk.fine(command, "--plain").lines
        assert max(map(len, lines)) <= int(columns)
        assert columns == "40" or max(map(len, lines)) > int(columns) // 2, "and none is broken early"


def test_a_pipe_has_words(home: Path) -> None:
    for argv in ([], ["today"], ["demo"]):
        assert pictorial(rejectui(*argv).stdout) == []


@pytest.mark.parametrize("term", ["dumb", "xterm"])
def test_a_terminal_has_signs_unless_it_is_dumb(home: Path, term: str) -> None:
    pty = pytest.importorskip("pty", reason="opens a terminal, which this system cannot")
    ours, theirs = pty.openpty()
    subprocess.run(clocked("today"), cwd=ROOT, stdout=theirs, env={**os.environ, "TERM": term}, check=True)
    seen = os.read(ours, 100_000).decode()
    os.close(theirs)
    os.close(ours)
    assert bool(pictorial(seen)) is (term != "dumb")


def test_what_is_tried_here_is_what_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests have another answer in its place, or all that is captured would be in words."""
    from rejectui.cli.at_once.today import in_words

    monkeypatch.undo()
    assert out.wants_words is in_words


def test_status_is_in_words_with_plain_and_keeps_its_sign_in_a_pipe_without(desk: Desk) -> None:
    desk.fine("plan", "--when", "15:30")
    assert desk("status").out == "○ 15:30\n"
    for argv in (("--plain", "status"), ("status", "--plain")):
        assert desk(*argv).out == "a card is here, planned for 15:30\n"
    assert desk("--plain", "status", "--format", "{sign}").out == "○\n"
    assert desk("--plain", "status", "--format", "").out == "\n"
