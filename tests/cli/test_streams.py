"""Standard streams that are closed, full or the wrong way round: a sentence, a status of ours, no Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.cli.test_process import ROOT

FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has /dev/full")
PYTHON = ("Traceback", "Something went wrong", "Exception ignored", "Error")
CLOSED = ["<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"]


def in_sh(redirected: str, *argv: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Give a command in a line of sh, after which streams are redirected."""
    return subprocess.run(
        ["sh", "-c", f'"$@" {redirected}', "sh", sys.executable, "-m", "rejectui", *argv],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """What it said, without a word of Python's."""
    said = " ".join((done.stdout + done.stderr).split())
    assert [word for word in PYTHON if word in said] == []
    return said


@pytest.mark.parametrize("redirected", CLOSED)
def test_nobody_can_answer_where_a_stream_is_closed(home: Path, folder: Path, redirected: str) -> None:
    done = in_sh(redirected, "packs", "new", "new.yaml", cwd=folder)
    assert done.returncode == 2
    if redirected.count("&-") < 3 and redirected != ">&- 2>&-":
        assert "A standard stream is closed, so nobody can answer here. Nothing was written." in sentence(
            done
        )
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("redirected", CLOSED)
def test_an_own_ask_stays_out_of_the_pack_where_a_stream_is_closed(desk: Desk, redirected: str) -> None:
    desk.fine("log", "n", "--ask", "A seat")
    before = desk.files()
    done = in_sh(redirected, "packs", "mine", desk.attempts()[0]["id"])
    assert done.returncode == 2
    sentence(done)
    assert desk.files() == before


@pytest.mark.parametrize("argv", [("packs", "new", "new.yaml"), ("import", "-")])
def test_an_input_that_cannot_be_read_is_not_called_the_output(
    home: Path, folder: Path, argv: tuple[str, ...]
) -> None:
    done = in_sh("0>/dev/null", *argv, cwd=folder)
    assert done.returncode == 1
    assert "The standard input cannot be read" in sentence(done)


@pytest.mark.parametrize("redirected", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_without_all_streams_the_app_is_the_card(home: Path, redirected: str) -> None:
    done = in_sh(redirected)
    assert done.returncode == 0
    assert ("level" in sentence(done)) == (">&-" not in redirected.replace("2>&-", ""))


@FULL
@pytest.mark.parametrize("argv", [("packs", "new", "new.yaml"), ("today",), ("log", "perhaps"), ("--help",)])
@pytest.mark.parametrize("redirected", [">/dev/full", ">/dev/full 2>/dev/full", ">/dev/full 2>&-"])
def test_a_full_disk_gives_no_status_of_pythons(
    home: Path, folder: Path, argv: tuple[str, ...], redirected: str
) -> None:
    done = in_sh(redirected, *argv, cwd=folder)
    assert done.returncode == (2 if "perhaps" in argv else 1)
    said = sentence(done)
    if redirected == ">/dev/full":
        assert ("is not an outcome" if "perhaps" in argv else "could not be written") in said


@FULL
def test_a_sentence_that_nobody_can_read_leaves_its_status(home: Path) -> None:
    done = in_sh("2>/dev/full", "import", "-")
    assert (done.returncode, sentence(done)) == (1, "")


def test_who_stops_reading_while_questions_are_asked(home: Path, folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "rejectui", "packs", "new", "new.yaml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_signs_that_an_encoding_lacks_have_plainer_ones(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    done = in_sh("", "status", "--format", "{sign} – “é”")
    assert done.stdout == 'o - "?"\n'
