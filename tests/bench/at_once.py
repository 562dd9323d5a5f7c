"""How soon Today is there: readable, usable, the first key, from keys typed ahead to saved; `rejectui today`.

`python -m tests.bench.at_once [--rounds 11] [--sizes 0 3650 36500]`, on the real day: what is drawn at once
asks the real clock. Everything in turns in one run; beside the wall the CPU time of the process up to that
moment (Linux). What is drawn from the memo counts only as `readable`; `usable` is Textual's own paint of it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import termios
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from fcntl import ioctl
from functools import partial
from pathlib import Path
from select import select
from subprocess import Popen
from tempfile import TemporaryDirectory
from time import perf_counter

from tests.bench.homes import Home, make
from tests.bench.measure import Row, Times, group, in_turns, megabytes, milliseconds, table
from tests.bench.processes import PROJECT, cost_of, environment

APP = (sys.executable, "-m", "rejectui")
SMALLEST = "smallest Textual app"
CALCURSE = "calcurse"
PASS = "python -c pass"
TEXTUAL = b"\x1b[?1000h"  # the first thing that only Textual asks of a terminal: to tell of the mouse
SETTLED = 0.6  # seconds for what the app does after its first paint
GOALS = {"readable": "0.12", "usable": "1.15, 36,500: 1.2", "first key": "1.35", "memory": "1.4, 36,500: 2.5"}

Told = Mapping[str, float]


class Watched:
    """A program in a terminal of 80 by 24, watched until bytes are seen."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], typed: bytes = b"") -> None:
        """Start it, with this typed before it begins."""
        self._fd, inside = os.openpty()
        termios.tcsetwinsize(inside, (24, 80))
        if typed:
            os.write(self._fd, typed)
        self._began = perf_counter()
        self._process = Popen(
            command,
            env=env,
            cwd=PROJECT,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            preexec_fn=_own_terminal,
        )
        os.close(inside)
        self._seen = b""

    def until(self, seen: Callable[[bytes], bool]) -> tuple[float, float]:
        """(seconds, seconds of CPU time) from the start until what came so far is `seen` to do."""
        while not seen(self._seen):
            if not select([self._fd], [], [], 20)[0]:
                raise RuntimeError(f"never seen, but: {self._seen[-400:]!r}")
            self._seen += os.read(self._fd, 1 << 16)
        return perf_counter() - self._began, self._cpu()

    def press(self, keys: bytes) -> None:
        """Type something."""
        os.write(self._fd, keys)

    def leave(self, keys: bytes = b"q") -> float:
        """Let it settle, leave; the most memory that it took, in bytes."""
        end = perf_counter() + SETTLED
        while (left := end - perf_counter()) > 0:
            if select([self._fd], [], [], left)[0]:
                os.read(self._fd, 1 << 16)
        self.press(keys)
        with suppress(OSError):
            while os.read(self._fd, 1 << 16):
                pass
        os.close(self._fd)
        _, _, usage = os.wait4(self._process.pid, 0)
        self._process.returncode = 0
        return usage.ru_maxrss * 1024

    def end(self) -> None:
        """End a program that has keys of its own."""
        self._process.kill()
        self._process.wait()
        os.close(self._fd)

    def _cpu(self) -> float:
        spent = 0
        for thread in Path(f"/proc/{self._process.pid}/task").glob("*/schedstat"):
            with suppress(OSError):
                spent += int(thread.read_text().split()[0])
        return spent / 1e9


def _own_terminal() -> None:
    os.setsid()
    ioctl(0, termios.TIOCSCTTY, 0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.at_once")
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--sizes", type=int, nargs="+", default=[0, 3650, 36500])
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as root:
        homes = [make(Path(root), size) for size in given.sizes]
        for each in tables([_warm(home) for home in homes], given.rounds):
            print(each, end="\n\n", flush=True)


def tables(homes: Sequence[Home], rounds: int) -> Iterator[str]:
    """A table for each thing that is measured."""
    things: dict[str, Callable[[], Told]] = {SMALLEST: _smallest, PASS: _pass}
    if shutil.which(CALCURSE):
        things[CALCURSE] = _calcurse
    for home in homes:
        works = (_opening, _key, _ahead, _today)
        things |= {f"{home.name} {work.__name__}": partial(work, home) for work in works}
    found = in_turns(rounds, things)
    for kind, title, base in (
        ("readable", "Readable: exec to the card's title, from the memo", SMALLEST),
        ("readable CPU", "Readable, CPU time", SMALLEST),
        ("usable", "Usable: exec to Textual's own paint of it", SMALLEST),
        ("usable CPU", "Usable, CPU time", SMALLEST),
        (
            "first key",
            "First key: exec to what is said to ctrl+c, pressed as soon as the card is there",
            SMALLEST,
        ),
        ("first key CPU", "First key, CPU time", SMALLEST),
        ("saved", "Exec to saved, `l n 6 enter` typed before the program begins", SMALLEST),
        ("today CPU", "rejectui today, CPU time", PASS),
    ):
        yield _table(found, kind, title, base, milliseconds)
    yield _table(found, "memory", "Most memory", SMALLEST, megabytes)


def _table(found: dict[str, Times], kind: str, title: str, base: str, show: Callable[[float], str]) -> str:
    times = group(found, kind)
    rows = [
        Row(name, each, [None if name == base else times[base]], GOALS.get(kind.removesuffix(" CPU"), ""))
        for name, each in times.items()
    ]
    return table(title, [base], rows, show)


def _warm(home: Home) -> Home:
    """The same home with a memo, and the title that is on its card now."""
    cost_of([*APP, "set", "welcomed", "true"], home.folder)
    for _ in range(2):
        watched = Watched(APP, environment(home.folder))
        watched.until(lambda seen: TEXTUAL in seen)
        watched.leave()
    memo = (home.folder / "state" / "today").read_text(encoding="utf-8", errors="replace")
    title = memo.partition("block\ttitle\t")[2].partition("\t")[0]
    return Home(home.attempts, home.folder, home.journal_bytes, title)


def _smallest() -> Told:
    program = Path(__file__).parent / "smallest.py"
    watched = Watched([sys.executable, str(program)], environment())
    wall, cpu = watched.until(lambda seen: b"the smallest app" in seen)
    memory = watched.leave(b"\x11")
    told = dict.fromkeys(("readable", "usable", "first key", "saved"), wall)
    told |= {f"{kind} CPU": cpu for kind in ("readable", "usable", "first key")}
    return {f"{kind}: {SMALLEST}": value for kind, value in told.items()} | {f"memory: {SMALLEST}": memory}


def _calcurse() -> Told:
    with TemporaryDirectory() as folder:
        watched = Watched([CALCURSE, "-D", folder, "-C", folder], environment())
        wall, _ = watched.until(lambda seen: b"Appointments" in seen)
        watched.end()
    return {f"readable: {CALCURSE}": wall}


def _pass() -> Told:
    return {f"today CPU: {PASS}": cost_of([sys.executable, "-c", "pass"]).cpu}


def _title(home: Home) -> bytes:
    return home.seen_title.encode()


def _opening(home: Home) -> Told:
    watched = Watched(APP, environment(home.folder))
    readable = watched.until(lambda seen: _title(home) in seen)
    usable = watched.until(lambda seen: _title(home) in seen.partition(TEXTUAL)[2])
    memory = watched.leave()
    return {
        f"readable: {home.name}": readable[0],
        f"readable CPU: {home.name}": readable[1],
        f"usable: {home.name}": usable[0],
        f"usable CPU: {home.name}": usable[1],
        f"memory: {home.name}": memory,
    }


def _key(home: Home) -> Told:
    watched = Watched(APP, environment(home.folder))
    watched.until(lambda seen: _title(home) in seen)
    watched.press(b"\x03")  # changes nothing, and is answered in a line
    wall, cpu = watched.until(lambda seen: b"q leaves" in seen)
    watched.leave(b"\x11")
    return {f"first key: {home.name}": wall, f"first key CPU: {home.name}": cpu}


def _ahead(home: Home) -> Told:
    """On a copy: it is saved there."""
    with TemporaryDirectory() as root:
        folder = Path(root) / "home"
        shutil.copytree(home.folder, folder)
        watched = Watched(APP, environment(folder), typed=b"ln6\r")
        wall, _ = watched.until(lambda seen: b"heard a no" in seen.partition(TEXTUAL)[2])
        watched.leave()
    return {f"saved: {home.name}": wall}


def _today(home: Home) -> Told:
    return {f"today CPU: {home.name}": cost_of([*APP, "today"], home.folder).cpu}


if __name__ == "__main__":
    main()
