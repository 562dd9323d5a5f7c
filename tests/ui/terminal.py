"""A real terminal for a child process: what it is sent, what it writes, how it ends. Waits for output."""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pty", reason="opens a terminal for a child process, which this system cannot")

import fcntl
import pty
import termios

from tests.clocked import moved

REPOSITORY = Path(__file__).parents[2]
PATIENCE = 30.0
COLORS = re.compile(rb"\x1b\[([\d;:]*)m")


class Terminal:
    """A pseudo-terminal with the app in it."""

    def __init__(
        self, home: Path, how: str = "plain", *, size: tuple[int, int] = (80, 24), **env: str
    ) -> None:
        self.home = home
        self.output = self.everything = b""
        self._master, slave = pty.openpty()
        self.resize(*size)
        self._before = termios.tcgetattr(self._master)
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.child", *how.split()],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=REPOSITORY,
            start_new_session=True,
            env={
                **kept,
                **moved(),
                "TERM": "xterm-256color",
                "PYTHONPATH": str(REPOSITORY),
                "PYTHONUTF8": "1",
                "HOME": str(home),
                "REJECTUI_HOME": str(home),
                **env,
            },
        )
        os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if self._master >= 0:
            os.close(self._master)

    def resize(self, width: int, height: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))

    def send(self, keys: str) -> None:
        self.send_bytes(keys.encode())

    def send_bytes(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def kill(self, signal: int) -> None:
        os.kill(self._process.pid, signal)

    def hang_up(self) -> None:
        """Close the terminal's window."""
        os.close(self._master)
        self._master = -1

    def forget(self) -> None:
        """Look only at what comes from now on."""
        self.output = b""

    def wait_for(self, text: str) -> None:
        """Read until the text was written."""
        self.wait_until(lambda: text.encode() in self.output, text)

    def wait_until(self, condition: Callable[[], object], what: str) -> None:
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"waited in vain for {what}: {self.output[-2000:]!r}"
            assert self._read(), f"it ended before {what}: {self.output[-2000:]!r}"

    def begin(self) -> None:
        """Pass the first start, which nobody has seen here yet."""
        for sees, key in (("Go on", "\r"), ("1 of 3", "q")):
            self.wait_for(sees)
            self.send(key)

    def end(self) -> int:
        """Read to the end; the exit status."""
        end = time.monotonic() + PATIENCE
        while self._master >= 0 and self._read():
            assert time.monotonic() < end, f"it does not end: {self.output[-2000:]!r}"
        return self._process.wait(PATIENCE)

    def end_unread(self) -> int:
        """Wait for the end, with nobody reading; the exit status."""
        return self._process.wait(PATIENCE)

    @property
    def state(self) -> str:
        """What Linux says that the process does: R runs, S waits, T is stopped."""
        stat = Path(f"/proc/{self._process.pid}/stat").read_text()
        return stat.rpartition(")")[2].split()[0]

    @property
    def as_before(self) -> bool:
        """Whether the terminal's settings are those that it began with."""
        return termios.tcgetattr(self._master) == self._before

    def _read(self) -> bool:
        ready, _, _ = select.select([self._master], [], [], 0.2)
        if not ready:
            return True
        try:
            data = os.read(self._master, 65536)
        except OSError:  # Linux says so when the other end is closed
            return False
        self.output += data
        self.everything += data
        return bool(data)

    @property
    def colors(self) -> set[bytes]:
        """Every color that was asked for: what is not bold, dim, italic, underlined, reversed or default."""
        plain = {b"", *(str(number).encode() for number in (*range(10), *range(21, 30), 39, 49))}
        return {code for found in COLORS.findall(self.everything) for code in found.split(b";")} - plain
