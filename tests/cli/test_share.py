"""`rejectui share`: the lines and nothing else; copying only where a terminal is."""

from __future__ import annotations

import base64
import contextlib
import os
import re
import subprocess

import pytest

pytest.importorskip("pty", reason="opens a terminal for a child process, which this system cannot")

import pty

from tests.cli.conftest import Desk
from tests.cli.test_process import ROOT, rejectui
from tests.clocked import clocked

SEAT = "May I have the corner seat?"
LINES = ["Rejection practice", SEAT, "I asked. They said no.", "1 ask · 1 no heard", "this week ●"]


def log(desk: Desk, outcome: str = "n", *more: str) -> str:
    """Log an ask, and its id."""
    before = {each["id"] for each in desk.attempts()} if (desk.home / "journal").exists() else set()
    desk.fine("log", outcome, "--ask", SEAT, *more)
    return str(next(each["id"] for each in desk.attempts() if each["id"] not in before))


def test_the_last_ask_is_shared_and_nothing_is_written(desk: Desk) -> None:
    log(desk, "n", "--distress", "70", "--label", "Anna", "--note", "She smiled.")
    before = desk.files()
    assert desk.fine("share").lines == LINES
    assert desk.files() == before


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("learned", "Learned: It lasts a minute."),
        ("reply", "They said: Fair enough"),
        ("opened", "It led to: A tour."),
        ("kind", "To myself: Well asked."),
        ("note", "Noted: She smiled."),
    ],
)
def test_one_sentence_goes_along(desk: Desk, field: str, line: str) -> None:
    told = {
        "learned": "It lasts a minute.",
        "reply": "Fair enough",
        "opened": "A tour.",
        "kind": "Well asked.",
    }
    options = [each for name, words in told.items() for each in (f"--{name}", words)]
    log(desk, "n", "--note", "She smiled.", *options)
    assert desk.fine("share", "--with", field).lines == [*LINES[:3], line, *LINES[3:]]


def test_a_sentence_that_is_not_there_says_what_there_is(desk: Desk) -> None:
    first = log(desk)
    nothing = desk("share", "--with", "learned")
    assert (nothing.status, nothing.out) == (1, "")
    assert f"rejectui edit {first[:8]} --learned TEXT" in " ".join(nothing.err.split())
    desk.fine("edit", first, "--note", "She smiled.", "--reply", "No.")
    other = desk("share", "--with", "learned")
    assert (other.status, other.out) == (1, "")
    assert "What there is of this ask: reply, note." in other.err
    unknown = desk("share", "--with", "takeaway")
    assert (unknown.status, unknown.out) == (2, "")
    assert all(field in unknown.err for field in ("learned", "reply", "opened", "kind", "note"))


def test_an_earlier_one_by_its_id_and_options_on_either_side(desk: Desk) -> None:
    first = log(desk, "y", "--note", "A tour.")
    desk.later(days=1)
    log(desk)
    shared = desk.fine("share", first[:8], "--with", "note").lines
    assert shared[2:4] == ["I asked. They said yes.", "Noted: A tour."]
    assert desk.fine("share", "--with", "note", first[:8]).lines == shared


def test_what_was_not_asked_is_passed_over_but_shared_when_it_is_named(desk: Desk) -> None:
    backed_out = log(desk, "b")
    none = desk("share")
    assert (none.status, none.out) == (1, "")
    assert "rejectui share ID" in none.err
    named = ["Rejection practice", SEAT, "I got as far as I got, and did not ask this time."]
    assert desk.fine("share", backed_out).lines == named
    log(desk)
    desk.later(hours=1)
    log(desk, "x", "--reason", "unsafe")
    assert desk.fine("share").lines == LINES


def test_a_long_line_is_not_wrapped(desk: Desk) -> None:
    words = "It went on for a good while, and then it was over, and then I walked home again, slowly."
    log(desk, "n", "--learned", words)
    assert f"Learned: {words}" in desk.fine("share", "--with", "learned").lines


def test_no_terminal_no_copy_and_a_kind_word_about_it(desk: Desk) -> None:
    log(desk)
    done = rejectui("share", "--copy")
    assert done.returncode == 0
    assert done.stdout.splitlines() == [*LINES[:3], "1 ask, 1 answered no", "this week 1 of 1 day"]
    assert "\x1b" not in done.stdout + done.stderr
    assert "Copying needs a terminal" in done.stderr


def in_a_terminal(*argv: str, status: int = 0, **env: str) -> str:
    """What a command writes to a terminal, and that it ends so."""
    ours, theirs = pty.openpty()
    command = subprocess.Popen(
        clocked(*argv),
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, **env},
    )
    os.close(theirs)
    printed = b""
    with contextlib.suppress(OSError):  # that is how a terminal ends
        while more := os.read(ours, 65536):
            printed += more
    os.close(ours)
    assert command.wait() == status
    return printed.decode()


def test_in_a_terminal_the_same_lines_are_copied(desk: Desk) -> None:
    log(desk)
    printed = in_a_terminal("share", "--copy")
    (copied,) = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", printed)
    assert base64.b64decode(copied).decode() == "\n".join(LINES)
    assert printed.splitlines()[: len(LINES)] == LINES
    assert "Copied, if your terminal allows it" in printed
    assert "\x1b" not in in_a_terminal("share")


def test_a_dumb_terminal_is_sent_no_sequence(desk: Desk) -> None:
    log(desk)
    printed = in_a_terminal("share", "--copy", TERM="dumb")
    assert "\x1b" not in printed
    assert "Copying needs a terminal" in printed
