"""`rejectui today` from the memo, when there is a memo at all, and how little is imported for it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

if not hasattr(os, "uname"):
    pytest.skip("nothing is done at once on this system", allow_module_level=True)

from rejectui.cli import make_memo
from rejectui.cli.at_once import memo
from rejectui.cli.at_once.today import print_from_memo
from rejectui.cli.commands.practice import print_today
from rejectui.cli.session import Session
from rejectui.journal.folder import peers
from rejectui.journal.folder.drafts import Drafts
from tests.cli.conftest import Desk

ROOT = Path(__file__).parents[3]
# What may be loaded besides ours and what Python has by then: parts of Python that are written in C.
LIGHT = {"__future__", "_signal", "binascii", "fcntl", "gc", "termios", "time"}


def printed(capsys: pytest.CaptureFixture[str], *, words: bool = False) -> str | None:
    """What the memo prints, or None if it does not."""
    capsys.readouterr()
    return capsys.readouterr().out if print_from_memo(words=words) else None


def has_memo(desk: Desk) -> bool:
    """Whether `rejectui today` leaves one."""
    desk("today")
    return (desk.home / "state" / "today").exists()


def test_it_is_what_the_command_prints(settled: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys) is None
    said = settled.fine("today")
    assert printed(capsys) == said.out
    settled.fine("plan", "--feared", "They laugh")
    assert printed(capsys) is None
    assert printed(capsys) != settled.fine("today").out == printed(capsys)


def test_no_other_day_is_in_it(settled: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    settled.fine("today")
    for days in (1, -2):
        settled.later(days=days)
        assert printed(capsys) is None
    settled.later(days=1)
    assert printed(capsys) is not None


@pytest.mark.parametrize("columns", ["200", "80", "40"])
@pytest.mark.parametrize("made", [("today",), ("today", "--plain")])
def test_words_are_in_it_too_whichever_was_asked_for(
    made: tuple[str, ...],
    columns: str,
    settled: Desk,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    settled.fine(*made)
    from_memo = printed(capsys, words=True)
    assert from_memo == settled.fine("today", "--plain").out != settled.fine("today").out


@pytest.mark.parametrize("columns", ["79", "40", "1", "x"])
def test_lines_of_another_length_are_not_in_it(
    columns: str, settled: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settled.fine("today")
    monkeypatch.setenv("COLUMNS", columns)
    from_memo = printed(capsys)
    assert from_memo == (None if columns.isdecimal() else settled.fine("today").out)
    said = settled.fine("today").out
    assert printed(capsys) == said


@pytest.mark.parametrize("columns", ["81", "200", "99999999999999999999"])
def test_lines_grow_no_longer(
    columns: str, settled: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = settled.fine("today").out
    with monkeypatch.context() as patch:  # what pytest prints of the test has a line of the real length
        patch.setenv("COLUMNS", columns)
        assert printed(capsys) == said == settled.fine("today").out


def test_what_is_told_once_is_not_told_from_it(settled: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    settled.later(days=-3)
    settled.fine("log", "n", "20")
    settled.later(days=4)  # a Monday
    assert "Last week: 1 ask" in settled.fine("today").out
    assert "Last week: 1 ask" in (printed(capsys) or ""), "on the day on which it is offered"
    settled.later(days=1)
    assert "Last week" not in (printed(capsys) or "")


def ahead(desk: Desk) -> memo.Memo:
    """What the app leaves: the days ahead, too."""
    session = Session(lambda: desk.now)
    make_memo.make_memo(session, make_memo.inputs(session), print_today, ahead=2)
    found = memo.believed(str(desk.home / "state"))
    assert found is not None
    return found


def test_days_ahead_are_printed_from_it_unless_something_is_told_once_on_them(
    settled: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    days = ["2026-11-22", "2026-11-23", "2026-11-24"]
    found = ahead(settled)
    assert [list(found.days), list(found.told)] == [days, days]
    settled.later(days=2)
    assert printed(capsys) == settled.fine("today").out
    settled.later(days=-2)
    settled.fine("log", "n", "20")  # on Monday, last week is offered, which is remembered
    found = ahead(settled)
    assert [list(found.days), list(found.told)] == [days, days[:1]]
    settled.later(days=1)
    assert printed(capsys) is None
    assert "Last week: 1 ask" in settled.fine("today").out


def test_an_ask_that_has_waited_long_enough_is_settled_first(settled: Desk) -> None:
    settled.fine("log", "w", "20", "--ask", "A seat")
    settled.later(days=13)
    assert list(ahead(settled).told) == ["2026-12-05"]


def test_output_that_is_no_utf_8_or_not_there_is_left_to_the_whole_program(
    settled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled.fine("today")
    latin, full = io.TextIOWrapper(io.BytesIO(), "latin-1"), _Full(io.BytesIO(), "utf-8")
    for output in (None, latin, full):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", output)
            assert not print_from_memo(words=False)
    assert latin.buffer.read() == b""


class _Full(io.TextIOWrapper):
    def write(self, text: str) -> int:
        raise OSError("no room")


# When there is none


def test_there_is_none_for_a_newcomer(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_memo, "time", lambda: time.time() + 1)
    desk.fine("set", "theme", "rejectui-light")
    assert not has_memo(desk)
    desk.fine("set", "welcomed", "on")
    assert has_memo(desk)


def test_there_is_none_while_questions_of_the_first_start_are_left(settled: Desk) -> None:
    settled.fine("set", "questions_left", "life,rhythm")
    assert not has_memo(settled)
    settled.fine("set", "questions_left", "none")
    assert has_memo(settled)


def test_there_is_none_of_what_was_written_just_now(settled: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (file,) = (settled.home / "journal").glob("*.json")
    monkeypatch.setattr(make_memo, "time", lambda: file.stat().st_mtime + 0.01)
    assert not has_memo(settled)
    monkeypatch.setattr(make_memo, "time", lambda: file.stat().st_mtime + 1)
    assert has_memo(settled)


def test_there_is_none_while_a_draft_waits(settled: Desk) -> None:
    assert has_memo(settled)
    drafts = Drafts(settled.home / "state")
    drafts.keep({"own": '{"text": "May I"}'})
    assert not has_memo(settled)
    drafts.drop("own")
    drafts.release()
    assert has_memo(settled)
    (settled.home / "state" / "draft.json").write_text('{"own": "{\\"text\\": \\"May I\\"}"}')
    assert not has_memo(settled), "what all windows shared before is offered, too"


def test_there_is_none_while_a_file_is_arriving_of_which_more_is_told_later(
    settled: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # When the disk wrote it is told by another clock.
    monkeypatch.setattr(peers, "max", lambda dated, written: dated, raising=False)
    half = settled.home / "journal" / "0123456789ab.json"
    half.write_text('{"meta"')
    moment = settled.now.timestamp()
    os.utime(half, (moment, moment))
    assert (settled("today").err, has_memo(settled)) == ("", False)
    settled.later(minutes=11)
    assert "cannot be" in settled("today").err
    half.unlink()
    (settled.home / "journal" / "shopping.json").write_text("milk")
    assert has_memo(settled), "and of somebody else's file nothing is told"


def test_there_is_none_with_problems_in_packs(settled: Desk) -> None:
    (settled.home / "packs").mkdir()
    pack = settled.home / "packs" / "mine.yaml"
    pack.write_text("pack: [")
    assert not has_memo(settled)
    pack.unlink()
    assert has_memo(settled)


# How little is imported

_LOADED = """
import sys
before = set(sys.modules)
import rejectui.__main__, rejectui.cli.at_once.terminal, rejectui.cli.at_once.today
print(*sorted(set(sys.modules) - before))
"""
_FROM_MEMO = """
import sys
sys.argv = ["rejectui", *{argv!r}]
from rejectui.cli.at_once import memo
memo.time = lambda: float({moment!r})
from rejectui.__main__ import main
assert main() == 0
assert not {{"msgspec", "rejectui.cli.main"}} & set(sys.modules), "not from the memo"
"""


def process(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_is_done_at_once_waits_for_no_other_module() -> None:
    loaded = {name for name in process(_LOADED).split() if name.partition(".")[0] != "rejectui"}
    assert loaded <= LIGHT


@pytest.mark.parametrize("argv", [["today"], ["today", "--plain"], ["--plain", "today"]])
def test_a_process_prints_it_in_words_where_no_terminal_is_and_loads_nothing_else(
    argv: list[str], settled: Desk
) -> None:
    settled.fine("set", "start_of_day", "5")
    said = settled.fine("today", "--plain").out
    assert process(_FROM_MEMO.format(argv=argv, moment=settled.now.timestamp())) == said
    assert json.loads(next((settled.home / "journal").glob("*.json")).read_text())["meta"]


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_a_process_prints_it_with_signs_in_a_terminal_that_shows_them(term: str, settled: Desk) -> None:
    said = settled.fine("today", *(["--plain"] if term == "dumb" else [])).out
    ours, theirs = os.openpty()
    code = _FROM_MEMO.format(argv=["today"], moment=settled.now.timestamp())
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", "TERM": term, "COLUMNS": "80"},
        stdout=theirs,
        check=True,
    )
    seen = os.read(ours, 100_000).decode()
    os.close(theirs)
    os.close(ours)
    assert seen.replace("\r\n", "\n") == said
