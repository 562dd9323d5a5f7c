"""Other programs, run without a shell, and never waited for longer than is bearable."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

NOT_THERE = 127
TOO_SLOW = 124
SECONDS = 10.0


class Ran(NamedTuple):
    """How a program ended: its status (127: it cannot be run, 124: it did not end in time), and its words."""

    status: int
    out: bytes
    err: str

    @property
    def words(self) -> str:
        """What it complained of, on one line."""
        told = " ".join((self.err or self.out.decode("utf-8", "replace")).split()).rstrip(".")
        return told or f"status {self.status}"


def ran(
    argv: Sequence[str],
    given: bytes = b"",
    *,
    seconds: float = SECONDS,
    env: Mapping[str, str] | None = None,
    folder: str | None = None,
) -> Ran:
    """Run a program to its end, or for so many seconds; its messages are in English."""
    around = {**(os.environ if env is None else env), "LC_ALL": "C"}
    try:
        begun = subprocess.Popen(  # noqa: S603 - a list, and no shell
            argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=around,
            cwd=folder,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:
        return Ran(NOT_THERE, b"", str(getattr(error, "strerror", None) or error))
    try:
        out, err = begun.communicate(given, seconds)
    except subprocess.TimeoutExpired:
        _end(begun)
        return Ran(TOO_SLOW, b"", f"no answer within {seconds:g} seconds")
    return Ran(begun.returncode, out, err.decode("utf-8", "replace"))


def _end(begun: subprocess.Popen[bytes]) -> None:
    """End it with all that it began; what still holds its streams is not waited for."""
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(begun.pid, signal.SIGKILL)
        else:
            begun.kill()
    begun.wait()
    for stream in (begun.stdin, begun.stdout, begun.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.close()
