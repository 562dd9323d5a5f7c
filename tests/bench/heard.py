"""What a screen reader says of the commands: yasr in a terminal, held against tests/bench/spoken.

    python -m tests.bench.heard [--update]

Debian's yasr speaks what is printed to a speech server, here one that writes it down. Each command runs in it
with --plain, on the season of the demo. A line of a file in tests/bench/spoken is said in one breath. With
`--update` these files are written anew: listen to them by reading them. Exit status 1 if something is said
otherwise, 2 without yasr.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from rejectui.cli.demo.season import season
from rejectui.journal.journal import Journal
from rejectui.packs.library import bundled_folder, load
from tests.bench.processes import PROJECT, environment
from tests.bench.terminal import PATIENCE, Terminal
from tests.clocked import MOMENT, clocked

SPOKEN = Path(__file__).parent / "spoken"
# In this order; by the name of the file with what is said.
COMMANDS = {
    "today": "today",
    "ladder": "ladder",
    "review": "review",
    "takeaway": "takeaway",
    "journal": "journal -n 5",
    "packs": "packs list --find drink",
    "program": "program",
    "log": "log no 40 'They laughed.'",
}
NO_YASR = (
    "NOT TRIED: nothing was heard, because there is no yasr on this computer. Install it (apt install yasr), "
    "and try again."
)
_END = "that is all"
_SAID = re.compile(r"^q \{(.*)\}$", re.MULTILINE)
_ID = re.compile(r"\b(Saved as|id) [0-9a-f]{4,}\b")  # another one each time
_SETTINGS = """\
[options]
synthesizer=emacspeak server
synthesizer port=|{server}
[Emacspeak server]
punctuation=some
"""


def heard(command: str, home: Path, folder: Path) -> list[str]:
    """What is said while a shell runs a command, a line in one breath; `folder` is for yasr's files."""
    log, server, script = folder / "said", folder / "server", folder / "script"
    log.unlink(missing_ok=True)
    _program(server, f"exec cat >> {shlex.quote(str(log))}")
    _program(script, f"{command}\necho {_END}\nread _")
    (folder / ".yasr.conf").write_text(_SETTINGS.format(server=server))
    terminal = Terminal(["yasr", str(script)], {**environment(home), "HOME": str(folder)})
    try:
        terminal.until(_END)
        until = time.monotonic() + PATIENCE
        while f"{{{_END}}}" not in (said := log.read_text("utf-8") if log.exists() else ""):
            if time.monotonic() > until:
                raise RuntimeError(f"The end was never said, but:\n{said}")
            time.sleep(0.02)
    finally:
        terminal.kill()
    # Where it has read no further, yasr breaks off after a space, and goes on.
    words = "".join(each if each.endswith(" ") else f"{each}\n" for each in _SAID.findall(said))
    # And where it has read no further than the end of a line, it says that a line is blank.
    return [line for line in _ID.sub(r"\1 ID", words).splitlines()[:-1] if line != "blank"]


def _program(path: Path, lines: str) -> None:
    path.write_text(f"#!/bin/sh\n{lines}\n")
    path.chmod(0o755)


def season_in(home: Path) -> None:
    """Put the season of the demo into a home."""
    found = season(load([(bundled_folder(), True)]).catalog, MOMENT)
    found.keep_in(Journal.open(home / "journal", home / "state", lambda: MOMENT))


def main(arguments: Sequence[str]) -> int:
    """Listen to every command, and tell what is said otherwise than it was; 0 if nothing is."""
    parser = argparse.ArgumentParser("python -m tests.bench.heard", description="What yasr says.")
    parser.add_argument("--update", action="store_true", help="write what is said as what is to be said")
    chosen = parser.parse_args(arguments)
    if shutil.which("yasr") is None:
        print(NO_YASR, file=sys.stderr)
        return 2
    others = 0
    with tempfile.TemporaryDirectory(prefix="heard-") as made:
        folder = Path(made)
        home = folder / "home"
        season_in(home)
        for name, command in COMMANDS.items():
            run = f"{shlex.join(clocked())} {command} --plain"
            said = heard(f"cd {shlex.quote(os.fspath(PROJECT))}\n{run}", home, folder)
            path = SPOKEN / f"{name}.txt"
            if chosen.update:
                path.write_text("".join(f"{line}\n" for line in said), "utf-8")
            was = path.read_text("utf-8").splitlines()
            print(f"{command:<26} {len(said):>3} lines, {'as it was' if said == was else 'OTHERWISE'}")
            print(
                "".join(f"{line}\n" for line in unified_diff(was, said, "was", "is", n=0, lineterm="")),
                end="",
            )
            others += said != was
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
