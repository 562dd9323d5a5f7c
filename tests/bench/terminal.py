"""A real terminal of 80 by 24, seen from its other side: which text came when."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from time import perf_counter

from tests.bench.processes import PROJECT, Cost

PATIENCE = 60.0  # seconds, after which something must be broken
QUIET = 0.15  # seconds without output: the screen is drawn
QUIT = b"\x11"
_SEQUENCES = re.compile(
    rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[PX^_].*?\x1b\\|\x1b[ -/]*[0-~]",
    re.DOTALL,
)


class Terminal:
    """One program in it; the clock starts before it does."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        """Start the program."""
        self._seen = b""
        self._fd, inside = os.openpty()
        termios.tcsetwinsize(inside, (24, 80))
        self._began = self._asked = perf_counter()
        self._process = subprocess.Popen(
            command, env=env, cwd=PROJECT, stdin=inside, stdout=inside, stderr=inside, start_new_session=True
        )
        os.close(inside)

    def press(self, key: bytes) -> None:
        """Press a key: what came before is forgotten, and the clock starts again."""
        self._seen = b""
        self._asked = perf_counter()
        os.write(self._fd, key)

    def until(self, *texts: str) -> float:
        """Seconds until one of these texts was on the screen."""
        wanted = [text.encode() for text in texts]
        while self._read(PATIENCE):
            when = perf_counter() - self._asked
            shown = _SEQUENCES.sub(b"", self._seen)
            if any(text in shown for text in wanted):
                return when
        self.kill()
        raise RuntimeError(f"{' or '.join(texts)} was never seen, but:\n{_SEQUENCES.sub(b' ', self._seen)!r}")

    def until_drawn(self, *texts: str) -> float:
        """Seconds until the last output before it was quiet; one of the texts is in it."""
        seen = self.until(*texts)
        return self.until_quiet() or seen

    def until_quiet(self) -> float:
        """Seconds until the last output before it was quiet, or 0 when there was none."""
        when = 0.0
        while self._read(QUIET):
            when = perf_counter() - self._asked
        return when

    def leave(self) -> Cost:
        """Quit the program by its key; what it took since it was started."""
        self.press(QUIT)
        while self._read(PATIENCE):
            pass
        os.close(self._fd)
        _, status, usage = os.wait4(self._process.pid, 0)
        wall = perf_counter() - self._began
        self._process.returncode = os.waitstatus_to_exitcode(status)
        if self._process.returncode:
            raise RuntimeError(f"The program ended with status {self._process.returncode}")
        memory = usage.ru_maxrss if sys.platform == "darwin" else usage.ru_maxrss * 1024
        return Cost(wall, usage.ru_utime + usage.ru_stime, memory)

    def kill(self) -> None:
        """End a program that does not do what it should."""
        self._process.kill()
        self._process.wait()
        with suppress(OSError):  # it may end itself at the same moment
            os.close(self._fd)

    def _read(self, patience: float) -> bool:
        """Take what comes; False when nothing came for so long, or the program has ended."""
        try:
            if not select.select([self._fd], [], [], patience)[0]:
                return False
            part = os.read(self._fd, 1 << 16)
        except (OSError, ValueError):  # the other side is closed, or this one
            return False
        self._seen += part
        return bool(part)
