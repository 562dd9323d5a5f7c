"""What the tab key gives in real shells, before and after loading the script of `rejectui completion`.

    python -m tests.bench.completion [SHELL …]        all that are on this computer unless given

Each shell is opened in a terminal, without anybody's configuration, in a folder with a few files; a line is
typed, then tab, then enter. A program called rejectui writes down what arguments it was given, so the table
shows what would have been run, quotes and all. zsh has compinit before, too, as its manual says. Exit status
1 if a line is not completed after loading, 2 without any of these shells.
"""

from __future__ import annotations

import json
import os
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from rejectui.cli.commands.completion import LOADING
from tests.bench.homes import make
from tests.bench.processes import PROJECT, REJECTUI, environment
from tests.bench.window import OWN

ATTEMPTS = 12
PATIENCE = 30.0  # seconds, after which something must be broken
NOTHING = 1.5  # seconds in which a line that is not complete does not run
QUIET = 0.3  # seconds without output: the line stands
READY = "ready> "
PROGRAMS = {"powershell": "pwsh"}
NO_SHELL = (
    "NOT TRIED: none of these shells is on this computer. Install one (apt install zsh), and try again."
)
# What is typed, and the arguments that it is to become. ID is the ask logged last, ID- its beginning.
LINES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("pa", ("packs",)),
    ("import pl", ("import", "plain.json")),
    ("import My\\ A", ("import", "My Asks.json")),
    ("data move fo", ("data", "move", "folder")),
    ("export csv --force pl", ("export", "csv", "--force", "plain.json")),
    ("log so", ("log", "soft-no")),
    ("set the", ("set", "theme")),
    ("packs off first-s", ("packs", "off", "first-steps")),
    ("edit ID-", ("edit", "ID")),
    ("completion f", ("completion", "fish")),
)
# Writes its arguments down; what a script of completion asks for, it gives.
_STUB = """\
#!{python}
import json, os, sys
with open({said!r}, "a") as said:
    said.write(json.dumps(sys.argv[1:]) + "\\n")
if sys.argv[1:2] == ["completion"]:
    os.chdir({project!r})
    os.execv({real[0]!r}, [*{real!r}, *sys.argv[1:]])
"""
# The file that a shell reads at its start, below its home, what it is to say, and how the shell is started.
_STARTS = {
    "bash": (".bashrc", f"PS1='{READY}'", ("bash", "--noprofile", "-i")),
    "zsh": (".zshrc", f"PS1='{READY}'\nautoload -Uz compinit\ncompinit -u", ("zsh", "-d", "-i")),
    "fish": (
        ".config/fish/config.fish",
        "set -g fish_greeting\nset -g fish_autosuggestion_enabled 0\n"
        f"function fish_prompt; echo -n '{READY}'; end",
        ("fish", "-i"),
    ),
    "tcsh": (".tcshrc", f"set prompt='{READY}'\nunset autologout", ("tcsh", "-i")),
    "powershell": (
        ".config/powershell/profile.ps1",
        f"function prompt {{ '{READY}' }}",
        ("pwsh", "-NoLogo"),
    ),
}


class Shell:
    """A shell in a terminal, with or without the script loaded; its rejectui writes down what it is given."""

    def __init__(self, name: str, folder: Path, home: Path, *, loaded: bool) -> None:
        """Start it, and wait for its prompt."""
        self._said = folder / "said"
        folder.mkdir()
        programs, here = folder / "programs", folder / "here"
        for each in (programs, here / "folder"):
            each.mkdir(parents=True)
        for file in ("plain.json", "My Asks.json"):
            (here / file).touch()
        stub = programs / "rejectui"
        stub.write_text(
            _STUB.format(
                python=sys.executable, said=str(self._said), project=str(PROJECT), real=list(REJECTUI)
            )
        )
        stub.chmod(0o755)
        # Without it fish reads all manuals at its first start.
        (folder / ".local/fish/generated_completions").mkdir(parents=True)
        file, says, command = _STARTS[name]
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(says + "\n" + (LOADING[name][0] + "\n" if loaded else ""))
        surroundings = {
            **environment(home),
            "HOME": str(folder),
            "ZDOTDIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / ".config"),
            "XDG_DATA_HOME": str(folder / ".local"),
            "PATH": f"{programs}:{os.environ['PATH']}",
            "TERM": "xterm",
        }
        self._here, there = os.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-c", OWN, str(shutil.which(command[0])), *command[1:]],
            env=surroundings,
            cwd=here,
            stdin=there,
            stdout=there,
            stderr=there,
            start_new_session=True,
        )
        os.close(there)
        self.shown = ""
        self._until(READY)
        self._settle()

    def given(self, line: str) -> list[str] | None:
        """What rejectui is given after this, tab and enter; None if it is not run."""
        self._said.unlink(missing_ok=True)
        self.shown = ""
        os.write(self._here, f"rejectui {line}\t".encode())
        self._settle()
        os.write(self._here, b"\r")
        end = time.monotonic() + NOTHING
        found = None
        while found is None and time.monotonic() < end:
            self._read(0.02)
            found = self._last()
        if found is None:
            os.write(self._here, b"\x03")
        self._settle()
        return found

    def close(self) -> None:
        """End it."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._here)

    def _last(self) -> list[str] | None:
        """The arguments of the last call that no script of completion made."""
        calls = self._said.read_text().splitlines() if self._said.exists() else []
        found: list[list[str]] = [json.loads(each) for each in calls]
        return next((each for each in reversed(found) if "--words" not in each), None)

    def _until(self, text: str) -> None:
        end = time.monotonic() + PATIENCE
        while text not in self.shown:
            self._read(0.05)
            if time.monotonic() > end:
                self.close()
                raise RuntimeError(f"{text!r} was never seen, but {self.shown[-1000:]!r}")

    def _settle(self) -> None:
        """Read until nothing more comes; the program that a tab may run is given its time."""
        end = time.monotonic() + PATIENCE
        while (self._read(QUIET) or self._asks()) and time.monotonic() < end:
            pass

    def _asks(self) -> bool:
        """Whether the shell waits for a program that it has started."""
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        with suppress(OSError):
            return bool(children.read_text().strip())
        return False

    def _read(self, seconds: float) -> bool:
        if not select.select([self._here], [], [], seconds)[0]:
            return False
        with suppress(OSError):
            part = os.read(self._here, 1 << 16)
            self.shown += part.decode(errors="replace")
            return bool(part)
        return False


def try_shell(
    name: str, root: Path, home: Path, lines: Sequence[tuple[str, tuple[str, ...]]] = LINES
) -> list[tuple[str, str, str, bool]]:
    """Each line as typed, what comes of it before and after loading, and whether that is what is wanted."""
    known = newest(home)
    typed = [line.replace("ID-", known[:-1]) for line, _ in lines]
    got: list[list[list[str] | None]] = []
    for loaded in (False, True):
        shell = Shell(name, root / f"{name}-{loaded}", home, loaded=loaded)
        try:
            got.append([shell.given(line) for line in typed])
        finally:
            shell.close()
    return [
        (
            line,
            _shown(before),
            _shown(after),
            _is(after, [known if word == "ID" else word for word in wanted]),
        )
        for line, before, after, (_, wanted) in zip(typed, *got, lines, strict=True)
    ]


def newest(home: Path) -> str:
    """The id that the scripts are given first."""
    command = [*REJECTUI, "completion", "--words", "ids"]
    done = subprocess.run(
        command, env=environment(home), cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return done.stdout.split()[0]


def _is(given: Sequence[str] | None, wanted: Sequence[str]) -> bool:
    """Whether these are the arguments; behind a folder zsh takes its slash away again."""
    return given is not None and [each.removesuffix("/") for each in given] == list(wanted)


def _shown(given: Sequence[str] | None) -> str:
    return "not run" if given is None else shlex.join(given)


def main(names: Sequence[str]) -> int:
    """Try these shells, or all there are, and print a table of each."""
    wanted = [
        each
        for each in names or _STARTS
        if shutil.which(PROGRAMS.get(each, each)) or print(f"{each}: not here")
    ]
    if not wanted:
        print(NO_SHELL, file=sys.stderr)
        return 2
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="rejectui-completion-") as folder:
        home = make(Path(folder), ATTEMPTS).folder
        for name in wanted:
            rows = try_shell(name, Path(folder), home)
            print(f"\n{name:24}{'before':32}{'after'}")
            for line, before, after, right in rows:
                wrong += not right
                print(f"{line:24}{before:32}{after:32}{'' if right else 'NOT AS WANTED'}".rstrip())
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
