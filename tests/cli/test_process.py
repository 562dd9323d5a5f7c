"""Real processes: what is imported, pipes, encodings, a home that cannot be written, two at once."""

from __future__ import annotations

import contextlib
import os
import struct
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="opens a terminal for a child process, which this system cannot")

import fcntl
import pty
import termios

from rejectui.cli.parser import whole
from tests.cli.conftest import Desk
from tests.clocked import clocked

ROOT = Path(__file__).parents[2]
# Every command as it might be typed; they need not do what they say.
COMMANDS = [
    *(
        "today",
        "today --qr",
        "status",
        "another",
        "plan",
        "plan prompt",
        "log n 60",
        "rest --end",
        "after x",
        "ladder",
    ),
    *("asks", "asks list", "asks keep x", "asks drop x", "review", "takeaway x", "journal"),
    *(
        "share",
        "share --with note --copy",
        "answer x y",
        "edit x",
        "delete x",
        "undo",
        "undo --back",
        "forget x",
    ),
    *("export", "export json -", "export csv -", "export story -", "export html -", "export summary -"),
    "export calendar -",
    *("import x", "backup", "backup list", "backup make", "backup restore x", "backup salvage"),
    *("packs", "packs list", "packs rules R06", "packs on cafe", "packs off cafe", "packs trust cafe"),
    *("packs remove cafe", "packs hide borrow-a-pen", "packs unhide borrow-a-pen", "packs preview x"),
    *("packs show borrow-a-pen", "asks sort", "support", "fair", "completion --words ids"),
    *(
        "completion --words packs",
        "packs add x",
        "packs paste x",
        "packs new x",
        "packs mine x",
        "set",
        "set mouse on",
        "where",
    ),
    *("data", "data move /dev/null/x", "doctor", "remind", "remind 18:30 --print", "--help", "--version", ""),
]
# These read files in YAML.
READ_MORE = [
    *("program", "program list", "program show x", "program start gentle-month", "program pause"),
    *("program resume", "program strict", "program forgiving", "program leave", "packs check"),
    *("completion bash", "demo"),
]
_RUN_ALL = """
import sys
from rejectui.cli.main import run
from tests.clocked import MOMENT, since
clock = since(MOMENT)
light, more = (words.split("|") for words in sys.argv[1:])
for command in light:
    run(command.split(), clock)
    loaded = {"textual", "rich", "shtab", "yaml", "platformdirs"} & sys.modules.keys()
    assert not loaded, (command, loaded)
for command in more:
    run(command.split(), clock)
    assert not {"textual", "rich"} & sys.modules.keys(), command
"""


def every_command(parser: ArgumentParser, name: str = "") -> Iterator[str]:
    """What can be typed, by the parser."""
    yield name
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for word, within in action.choices.items():
                yield from every_command(within, f"{name} {word}".strip())


def rejectui(*argv: str) -> subprocess.CompletedProcess[str]:
    """Run RejectUI without a terminal."""
    return subprocess.run(
        clocked(*argv),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
    )


def test_no_command_is_forgotten_below() -> None:
    looked_at = [each.split() for each in COMMANDS + READ_MORE]
    forgotten = [
        name
        for name in every_command(whole())
        if not any(each[: len(name.split())] == name.split() for each in looked_at)
    ]
    assert forgotten == [], "give each of these a line in COMMANDS"


def test_no_command_but_the_app_imports_textual(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _RUN_ALL, "|".join(COMMANDS), "|".join(READ_MORE)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_looking_loads_no_lock(home: Path) -> None:
    code = (
        "import sys; from rejectui.cli.main import run; from tests.clocked import MOMENT, since\n"
        "run(['today'], since(MOMENT)); assert 'filelock' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)


def test_without_a_terminal_the_card_is_printed(home: Path) -> None:
    bare, today = rejectui(), rejectui("today")
    assert (bare.returncode, bare.stderr) == (0, "")
    assert bare.stdout == today.stdout
    assert "level" in bare.stdout


def test_a_dumb_terminal_gets_text(home: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "dumb"}
    done = subprocess.run(
        clocked(),
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=environment,
        check=False,
    )
    printed = os.read(ours, 100_000).decode()
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0
    assert "level" in printed
    assert "\x1b" not in printed


@pytest.mark.parametrize("argv", [[], ["demo"]])
def test_in_a_terminal_the_app_opens_and_leaves(desk: Desk, argv: list[str]) -> None:
    desk.fine("set", "welcomed", "true")
    before = desk.files()
    ours, theirs = pty.openpty()
    fcntl.ioctl(ours, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    app = subprocess.Popen(clocked(*argv), cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    printed = b""
    while b"Journal" not in printed:  # the names of the places
        printed += os.read(ours, 65536)
    os.write(ours, b"\x11")
    with contextlib.suppress(OSError):  # that is how a terminal ends
        while os.read(ours, 65536):
            pass
    os.close(ours)
    assert app.wait() == 0
    kept = {name: data for name, data in desk.files().items() if "backups" not in name}
    assert kept == before


@pytest.mark.parametrize("argv", [["today"], ["--help"], ["support"], ["journal"]])
def test_nobody_reads_to_the_end(home: Path, argv: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "rejectui", *argv],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_what_was_logged_is_saved_though_nobody_reads(desk: Desk) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    subprocess.run(clocked("log", "n"), cwd=ROOT, stdout=writing, check=False)
    os.close(writing)
    assert len(desk.attempts()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has it")
def test_output_to_a_full_disk_is_told(home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            clocked("today"),
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert done.returncode == 1
    assert "could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp437"])
def test_a_narrow_encoding_gets_plainer_signs(home: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        clocked("log", "y", "--ask", "Ünïcødé 🙂"),
        cwd=ROOT,
        env=environment,
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    assert "Logged for today" in done.stdout.decode(encoding)


def test_closed_streams_are_no_crash(home: Path) -> None:
    command = f"exec {sys.executable} -m rejectui today <&- >&- 2>&-"
    assert subprocess.run(["sh", "-c", command], cwd=ROOT, check=False).returncode == 0


_AS_SOMEBODY = """
import os, sys
from rejectui.cli.main import run
from tests.clocked import MOMENT, since
warm, home = sys.argv[1:]
clock = since(MOMENT)
os.environ["REJECTUI_HOME"] = warm
run(["log", "n", "--ask", "x"], clock)  # everything is imported while that is still allowed
os.environ["REJECTUI_HOME"] = home
if os.geteuid() == 0:
    os.setegid(65534)
    os.seteuid(65534)
print("===", flush=True)
statuses = [run(["today"], clock), run(["log", "n"], clock), run(["today"], clock)]
print("===", *statuses)
"""


@pytest.mark.parametrize("kind", ["read-only", "missing", "forbidden"])
def test_a_home_that_cannot_be_written(kind: str, in_reach: Path) -> None:
    locked = in_reach / "locked"
    locked.mkdir()
    home = locked / "home" if kind == "missing" else locked
    locked.chmod(0o000 if kind == "forbidden" else 0o555)
    done = subprocess.run(
        [sys.executable, "-c", _AS_SOMEBODY, str(in_reach / "warm"), str(home)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    locked.chmod(0o755)
    assert list(locked.iterdir()) == []
    _, shown, statuses = done.stdout.split("===")
    assert "Traceback" not in done.stderr
    assert statuses.split() == (["1", "1", "1"] if kind == "forbidden" else ["0", "1", "0"])
    if kind != "forbidden":
        assert shown.count("level") == 2
        assert "nothing was saved" in " ".join(done.stderr.split())


def test_two_at_once_lose_nothing(desk: Desk) -> None:
    commands = [
        subprocess.Popen(
            clocked("log", "n", str(number), "--ask", f"ask {number}"),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    printed = [command.communicate()[0] for command in commands]
    assert all("Saved as" in each for each in printed)
    assert sorted(each["peak"] for each in desk.attempts()) == [0, 1, 2, 3]
