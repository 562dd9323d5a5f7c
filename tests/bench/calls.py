"""A command is given in a folder that is furnished for it, and judged by how it ended."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rejectui.__main__ import main
from rejectui.cli.at_once.status import EXIT
from rejectui.core.clean_text import UNSAFE
from tests.bench.odd import strew
from tests.bench.processes import REJECTUI, environment

PATIENCE = 60  # seconds, after which a call hangs
LONGEST = 2_000  # bytes of a message that somebody still reads
NOBODY_READS = "nobody reads"
# What these do is to change something; every other command, also one that is new, leaves all as it is.
WRITING = {
    "": "another plan log after rest takeaway answer edit delete undo forget import set",
    "asks": "keep sort drop",
    "backup": "make restore salvage",
    "data": "move",
    "export": "story html summary csv json calendar",
    "packs": "on off hide unhide add remove trust paste new mine",
    "program": "start pause resume leave strict forgiving",
}
_WRITING = {f"{subject} {verb}".strip() for subject, verbs in WRITING.items() for verb in verbs.split()}
# A command that did one half tells it, and fails for the other.
_DID = re.compile(r"Saved|Erased|Added|Replaced|Taken out|Written")
_PYTHON = re.compile(r"Traceback|Something went wrong|Exception ignored|[A-Z]\w+(Error|Warning)\b|[Ee]rrno")
_STATE = "/state/"  # caches, the lock, the report
_GUARD, _GUARDED = "guard", ("crontab", "systemctl", "notify-send", "termux-notification")
XDG = ("data", "state", "config")
_SHELL = {"here/status", "here/written", "here/gone"}  # what a surrounding itself leaves

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Call:
    """A command with its arguments, where it was given, and how it ended; `changed` names files."""

    command: str
    argv: Sequence[str]
    where: str
    status: int
    out: bytes
    err: bytes
    changed: Sequence[str]

    @property
    def faults(self) -> list[str]:
        """What was wrong with it, in a few words each."""
        return [what for what, is_so in self._found().items() if is_so]

    def _found(self) -> dict[str, object]:
        told = (self.out + self.err).decode("utf-8", "surrogateescape")
        refused = self.status in (1, 2)
        whole = "-" not in self.argv  # an export writes into a pipe what the journal holds, as it is
        states = EXIT.values() if self.command == "status" else ()
        good = {0, 1, 2, *states, *([141] if self.where == NOBODY_READS else [])}
        heard = not any(word in self.where for word in ("std", "everything", "disk", NOBODY_READS))
        return {
            "hangs": self.status == -signal.SIGALRM,
            f"status {self.status}": self.status not in good,
            "Python's words": _PYTHON.search(told),
            "a control character": whole and UNSAFE.search(told.replace("\n", "")),
            "says nothing": refused and heard and not told.strip(),
            "blames the output": heard and b"output could not be written" in self.err,
            "goes on and on": refused and len(self.err) > LONGEST,
            "a reading command changed something": self.changed and self.command not in _WRITING,
            # Where the output is lost, it was done all the same.
            "failed and changed something": refused and heard and self.changed and not _DID.search(told),
        }

    def __str__(self) -> str:
        """How to see it again, and what it said."""
        said = " ".join((self.out + self.err).decode("utf-8", "replace").split())
        words = shlex.join(word if len(word) <= 100 else f"{word[:20]}…{len(word):,}" for word in self.argv)
        words = words.encode("utf-8", "backslashreplace").decode()
        return (
            f"{self.where}: rejectui {words}\n"
            f"      status {self.status}, {', '.join(self.changed) or 'nothing changed'}; {said[-200:]}"
        )


class Room:
    """A copy of the furnished folder, made anew when something changed in it."""

    def __init__(self, furnished: Path, folder: Path) -> None:
        """Take what is copied, and where to."""
        self._furnished, self._folder = furnished, folder
        self._refurnish()

    def forked(self, command: str, argv: Sequence[str]) -> Call:
        """Give the command in a fork of this process, which has all modules in it already."""
        out, err = self._folder / "out", self._folder / "err"
        pid = os.fork()
        if pid == 0:
            _become(argv, self._folder, out, err)
        _, status = os.waitpid(pid, 0)
        return self._call(
            command, argv, "", os.waitstatus_to_exitcode(status), out.read_bytes(), err.read_bytes()
        )

    def run(self, command: str, argv: Sequence[str], where: str, script: str) -> Call:
        """Give the command as a process of its own, in a line of sh."""
        done = subprocess.Popen(
            ["sh", "-c", script, "sh", *REJECTUI, *argv],
            cwd=self._folder / "here",
            env=environment(self._folder / "home") | self._account(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            out, err = done.communicate(timeout=PATIENCE)
            status = done.returncode
        except subprocess.TimeoutExpired:
            os.killpg(done.pid, signal.SIGKILL)
            out, err = done.communicate()
            status = -signal.SIGALRM
        return self._call(command, argv, where, status, out, err)

    def _call(
        self, command: str, argv: Sequence[str], where: str, status: int, out: bytes, err: bytes
    ) -> Call:
        after = _files(self._folder)
        names = sorted(before.keys() | after.keys()) if (before := self._before) != after else ()
        changed = [name for name in names if before.get(name) != after.get(name)]
        if changed:
            self._refurnish()
        return Call(command, argv, where, status, out, err, changed)

    def _account(self) -> dict[str, str]:
        """A home for the account, and what leads there even where HOME is gone."""
        account = self._folder / "account"
        xdg = {f"XDG_{each.upper()}_HOME": str(account / each) for each in XDG}
        return {"HOME": str(account), "PATH": _path(self._folder)} | xdg

    def _refurnish(self) -> None:
        if self._folder.exists():
            _give_back_rights(self._folder)
            shutil.rmtree(self._folder)
        shutil.copytree(self._furnished, self._folder)
        strew(self._folder / "here")
        guard = self._folder / _GUARD
        guard.mkdir()
        for name in _GUARDED:
            (guard / name).write_text("#!/bin/sh\nexit 1\n")
            (guard / name).chmod(0o755)
        self._before = _files(self._folder)


def _path(folder: Path) -> str:
    """Where programs are looked for: the schedulers of this computer are out of reach."""
    return f"{folder / _GUARD}{os.pathsep}{os.environ.get('PATH', os.defpath)}"


def _files(folder: Path) -> Files:
    """Every file that a command may not change unasked, by its path."""
    found = {}
    for path in folder.rglob("*"):
        name = str(path.relative_to(folder))
        regular = path.is_file() and not path.is_symlink()
        if regular and name.split("/")[0] in ("home", "here", "account") and _STATE not in f"/{name}":
            found[name] = path.read_bytes() if os.access(path, os.R_OK) else b""
    return {name: data for name, data in found.items() if name not in _SHELL}


def _become(argv: Sequence[str], folder: Path, out: Path, err: Path) -> None:
    """In the fork: be the command, and end as Python would."""
    status = 1
    try:
        signal.alarm(PATIENCE)
        os.chdir(folder / "here")
        os.environ["REJECTUI_HOME"] = str(folder / "home")
        os.environ["HOME"] = str(folder / "account")
        os.environ["PATH"] = _path(folder)
        for fd, path in ((0, Path(os.devnull)), (1, out), (2, err)):
            opened = os.open(path, os.O_RDONLY if fd == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            os.dup2(opened, fd)
            os.close(opened)
        sys.argv = ["rejectui", *argv]
        status = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except SystemExit as left:
        status = left.code if isinstance(left.code, int) else 1
    except BaseException:
        traceback.print_exc()
        sys.stderr.flush()
    finally:
        os._exit(status)


def _give_back_rights(folder: Path) -> None:
    """What is in a folder can be removed by those only who may look into it and write there."""
    folder.chmod(0o700)
    for here, folders, _ in os.walk(folder):  # from above, so that the next ones can be looked into
        for path in (Path(here, name) for name in folders):
            if not path.is_symlink():
                path.chmod(0o700)
