"""Paths that lead nowhere, a folder that is gone, a clock out of range: a sentence, and nothing changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.cli.test_process import ROOT

PATHS = [
    ["data", "move"],
    ["export", "json"],
    ["export", "csv", "--force"],
    ["import"],
    ["packs", "add", "--yes"],
    ["packs", "check"],
    ["packs", "check", "--against"],
    ["packs", "preview"],
    ["packs", "new"],
]
ODD = {
    "too long": ("x" * 300 + ".yaml", "File name too long"),
    "a loop": ("loop.yaml", "Too many levels of symbolic links"),
    "below a file": ("file.yaml/below.yaml", ""),
    "in a loop": ("loop.yaml/x.yaml", "Too many levels of symbolic links"),
    "a pipe": ("pipe.yaml", ""),
    "two lines": ("two\nlines", ""),
}


@pytest.fixture
def odd(folder: Path) -> Path:
    """A folder with everything that may be in the place of a file."""
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "file.yaml").write_text("", "utf-8")
    os.mkfifo(folder / "pipe.yaml")
    return folder


@pytest.mark.parametrize("argv", PATHS, ids=" ".join)
@pytest.mark.parametrize("name", ODD)
def test_a_path_that_leads_nowhere(desk: Desk, odd: Path, argv: list[str], name: str) -> None:
    path, why = ODD[name]
    desk.fine("log", "n")
    before, there = desk.files(), sorted(odd.iterdir())
    said = desk(*argv, path)
    assert said.status in (0, 1, 2)
    told = " ".join((said.out + said.err).split())
    assert "Something went wrong" not in told and "output could not" not in told
    if why:
        assert f"({why})" in told
    if said.status:
        assert (desk.files(), sorted(odd.iterdir())) == (before, there)


def test_a_journal_that_goes_too_far(desk: Desk, folder: Path) -> None:
    said = desk("data", "move", "x" * 300)
    assert said.status == 2
    told = " ".join(said.err.split())
    assert told == f'RejectUI cannot look at "{"x" * 39}…" (File name too long). Give another path.'


@pytest.mark.parametrize(
    ("argv", "home"), [(["data", "move", "elsewhere"], None), (["today"], "home"), ([], "home")]
)
def test_a_current_folder_that_is_gone(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str], home: str | None
) -> None:
    desk.fine("log", "n")
    if home is not None:
        monkeypatch.setenv("REJECTUI_HOME", home)
    folder.rmdir()
    said = desk(*argv)
    assert (said.status, said.out) == (1, "")
    assert "You are in a folder that is gone, so nobody knows where " in " ".join(said.err.split())


@pytest.mark.parametrize("argv", [[], ["today"], ["log", "n"], ["review", "--json"], ["demo"]])
def test_a_time_zone_that_there_is_nowhere(home: Path, argv: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rejectui", *argv],
        cwd=ROOT,
        env={**os.environ, "TZ": "<+30>-30"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert 'is out of range; TZ is "<+30>-30". Set the clock, or set TZ to' in " ".join(done.stderr.split())
    assert not (home / "journal").exists()


def test_nothing_to_undo_makes_no_journal(desk: Desk) -> None:
    assert desk("undo").status == 1
    assert not list(desk.home.glob("journal/*"))


@pytest.mark.parametrize(
    "argv", [["today"], ["status"], ["log", "n"], ["remind"], ["remind", "7:00", "--print"]]
)
def test_a_file_in_the_place_of_everything(desk: Desk, argv: list[str]) -> None:
    shutil.rmtree(desk.home)
    desk.home.write_text("")
    said = desk(*argv)
    told = " ".join((said.out + said.err).split())
    assert "Something went wrong" not in told
    if argv[0] != "remind":
        assert said.status == 1 and "a file is where a folder should be" in told
    assert desk.home.read_text() == ""
