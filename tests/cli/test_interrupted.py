"""ctrl+c at any moment from the first import on: no traceback, status 130."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Desk
from tests.cli.test_process import ROOT

# Sends itself SIGINT when the import of this number begins, or, with a negative one, while Python ends.
_PLANTED = """
import atexit, os, signal, sys
number = int(sys.argv[1])

class Finder:
    seen = 0
    def find_spec(self, name, path=None, target=None):
        self.seen += 1
        if self.seen == number:
            os.kill(os.getpid(), signal.SIGINT)

finder = Finder()
sys.argv = ["rejectui", *sys.argv[2:]]
from rejectui.__main__ import main
sys.meta_path.insert(0, finder)
status = main()
if number < 0:
    atexit.register(os.kill, os.getpid(), signal.SIGINT)
elif number == 0:
    print(finder.seen)
sys.exit(status)
"""


def interrupted(number: int, *argv: str) -> subprocess.CompletedProcess[str]:
    """Give a command that is interrupted at this import; 0 is at none, and prints how many there are."""
    return subprocess.run(
        [sys.executable, "-c", _PLANTED, str(number), *argv],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )


def test_during_any_import(home: Path) -> None:
    whole = interrupted(0, "today")
    assert whole.returncode == 0
    imports = int(whole.stdout.split()[-1])
    assert imports > 50
    for number in range(1, imports, imports // 20):
        done = interrupted(number, "today")
        assert (done.returncode, done.stderr) == (130, ""), number


@pytest.mark.parametrize("argv", [("today",), ("log", "n", "60")])
def test_while_python_ends(desk: Desk, argv: tuple[str, ...]) -> None:
    done = interrupted(-1, *argv)
    assert (done.returncode, done.stderr) == (130, "")
    if argv[0] == "log":
        assert "Saved as" in done.stdout
        assert len(desk.attempts()) == 1


def test_where_ctrl_c_is_to_be_ignored_it_is(home: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", 'trap "" INT; exec "$@"', "sh", sys.executable, "-c", _PLANTED, "20", "today"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "level" in done.stdout
