"""What a prompt pays: `rejectui status` beside starting Python and beside what other prompts ask each time.

`python -m tests.bench.prompt [--rounds 41]`, on the real day, in turns in one run: CPU time, and start to
end. The day is asked already, so that the exit status is 0. `git status --short` runs in an empty repository,
powerline draws its usual left prompt, started anew or asked of its daemon; what is not installed is left out,
and said. The goal of `rejectui status` is 2.5 times `python -c pass`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.homes import make
from tests.bench.measure import Row, group, in_turns, milliseconds, table
from tests.bench.processes import cost_of

PASS = "python -c pass"
STATUS = "rejectui status"
APP = (sys.executable, "-m", "rejectui")
SCRIPT = str(Path(sys.executable).with_name("rejectui"))  # as pip writes it, which imports `re` first
OTHERS = {
    "git status --short": ["git", "-C", "{empty}", "status", "--short"],
    "powerline, started anew": ["powerline-render", "shell", "left"],
    "powerline, by its daemon": ["powerline", "shell", "left"],
    "starship": ["starship", "prompt"],
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table of CPU time and one of the wall clock."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.prompt")
    parser.add_argument("--rounds", type=int, default=41)
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as root:
        home = make(Path(root), 365).folder
        cost_of([*APP, "log", "n", "60"], home)
        cost_of([*APP, "today"], home)
        empty = Path(root) / "empty"
        subprocess.run(["git", "init", "--quiet", empty], check=True)
        commands = {PASS: [sys.executable, "-c", "pass"], STATUS: [SCRIPT, "status"]}
        for name, (program, *rest) in OTHERS.items():
            if found := shutil.which(program):
                commands[name] = [found, *(each.format(empty=empty) for each in rest)]
            else:
                print(f"{name}: not installed")

        def told(name: str) -> dict[str, float]:
            cost = cost_of(commands[name], home)
            return {f"cpu: {name}": cost.cpu, f"wall: {name}": cost.wall}

        times = in_turns(given.rounds, {name: partial(told, name) for name in commands})
    for kind, title in (("cpu", "CPU time"), ("wall", "Start to end")):
        each = group(times, kind)
        rows = [
            Row(name, one, [each[PASS]], "2.5" if (kind, name) == ("cpu", STATUS) else "")
            for name, one in each.items()
        ]
        print(table(title, [PASS], rows, milliseconds), end="\n\n", flush=True)


if __name__ == "__main__":
    main()
