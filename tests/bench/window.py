"""A terminal with the app in it, as the campaigns open it: what it prints, and what may be done to it."""

from __future__ import annotations

import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from tests.bench.processes import PROJECT, REJECTUI, environment
from tests.clocked import MOMENT, clocked

PATIENCE = 60.0  # seconds, after which something must be broken
TAKES, GIVES, CURSOR = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?25h"
# Makes the terminal the one of its session, which then gets SIGHUP when it closes.
OWN = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.argv[1], sys.argv[1:])
"""
# Somebody who starts the app and waits for it, as a script does.
PARENT = "import subprocess, sys; sys.exit(subprocess.call(sys.argv[1:]))"
_SEQUENCES = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[ -/]*[0-~]")


class Window:
    """A terminal with the app in it: the app's number, what it printed, and what may be done to it."""

    def __init__(self, home: Path, at: datetime = MOMENT, *, own: bool = True, parent: bool = False) -> None:
        self.seen = b""
        # The other end is kept, or its settings would go with the last who has it.
        self._here, self._there = os.openpty()
        self.resize(80, 24)
        self._before = termios.tcgetattr(self._there)
        command = (
            [*(sys.executable, "-c", OWN)] * own + [*(sys.executable, "-c", PARENT)] * parent + clocked(at=at)
        )
        self._process = subprocess.Popen(
            command,
            env={**environment(home), "HOME": str(home)},
            cwd=home,  # where an export goes
            stdin=self._there,
            stdout=self._there,
            stderr=self._there,
            start_new_session=True,
        )
        self._app = None if parent else self._process.pid

    def press(self, keys: str) -> None:
        with suppress(OSError):
            os.write(self._here, keys.encode())

    def read(self, seconds: float) -> None:
        """Take what is printed, for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if self._here < 0:
                time.sleep(left)
            elif select.select([self._here], [], [], left)[0]:
                try:
                    self.seen += os.read(self._here, 1 << 16)
                except OSError:  # nobody holds the other side any more
                    time.sleep(left)

    def until(self, *texts: str) -> None:
        """Read until one of these was printed."""
        end = time.monotonic() + PATIENCE
        while not any(text.encode() in self.seen for text in texts):
            self.read(0.02)
            if time.monotonic() > end:
                raise RuntimeError(f"{' or '.join(texts)} was never seen, but {self.words[-2000:]!r}")

    def resize(self, width: int, height: int) -> None:
        """Make it so large."""
        fcntl.ioctl(self._here, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    @property
    def words(self) -> str:
        """What was printed, without the signs that steer a terminal."""
        return " ".join(_SEQUENCES.sub(b" ", self.seen).decode(errors="replace").split())

    def kill(self, *numbers: signal.Signals) -> None:
        """Send these, one behind the other."""
        for number in numbers:
            _send(self.app, number)

    def kill_parent(self) -> None:
        """The one who started the app ends without a word."""
        self._app = self.app  # as long as there is somebody to ask
        self._process.kill()

    def close(self) -> None:
        """Nobody holds the other side any more."""
        for fd in (self._here, self._there):
            os.close(fd)
        self._here = self._there = -1

    @property
    def app(self) -> int | None:
        """The number of the app's process; None as long as its parent has not started it."""
        if self._app is None:
            children = (
                Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
            )
            self._app = int(children[0]) if children else None
        return self._app

    @property
    def status(self) -> int | None:
        """How the app ended; None as long as it runs."""
        return self._process.poll()

    def gone(self) -> bool:
        """Whether the app's process is."""
        if self._app is None or self._app == self._process.pid:
            return self._process.poll() is not None
        return _has_ended(self._app)

    def as_before(self) -> bool:
        """Whether a terminal that is still there is as it was: its settings, screen and cursor."""
        if self._there < 0:
            return True
        self.read(0.1)
        taken = self.seen.rfind(TAKES)
        given = taken < 0 or min(self.seen.rfind(GIVES), self.seen.rfind(CURSOR)) > taken
        return given and termios.tcgetattr(self._there) == self._before

    def clean_up(self) -> None:
        """End whatever is left."""
        for pid in (self._app, self._process.pid):
            _send(pid, signal.SIGKILL)
        self._process.wait()
        if self._here >= 0:
            self.close()


def _has_ended(pid: int) -> bool:
    """Whether a process has, also if nobody has asked yet how."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def _send(pid: int | None, number: signal.Signals) -> None:
    if pid is not None:  # a process 0 would be this one and its whole group
        with suppress(ProcessLookupError):
            os.kill(pid, number)


class Tmux(Window):
    """A session of a tmux server of its own."""

    def __init__(self, home: Path) -> None:
        self.seen = b""
        self._socket = home / "tmux"
        self._tmux(
            "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", *REJECTUI, env=environment(home)
        )
        self._app = int(self._tmux("list-panes", "-F", "#{pane_pid}"))
        self._here = self._there = -1

    def _tmux(self, *words: str, env: Mapping[str, str] | None = None) -> str:
        command = ["tmux", "-S", str(self._socket), *words]
        return subprocess.run(
            command, env=env, cwd=PROJECT, check=True, capture_output=True, text=True
        ).stdout

    def press(self, keys: str) -> None:
        with suppress(subprocess.CalledProcessError):
            self._tmux("send-keys", "-l", keys)

    def read(self, seconds: float) -> None:
        with suppress(subprocess.CalledProcessError):
            self.seen = self._tmux("capture-pane", "-p").encode()
        time.sleep(min(seconds, 0.05))

    def close(self) -> None:
        with suppress(subprocess.CalledProcessError):
            self._tmux("kill-server")

    def gone(self) -> bool:
        return self._app is None or _has_ended(self._app)

    def clean_up(self) -> None:
        self.close()
        self.kill(signal.SIGKILL)
