"""Today's card as a QR code, read by real readers from what a real terminal shows.

    python -m tests.bench.qr [--keep FOLDER]

Cards in English, German and Spanish and an own ask with odd signs, by `rejectui today --qr` and by its key in
the app, in terminals of several sizes, dark and light, with 256 colors, with 8 and with none. What was
written to the terminal is drawn as its cells and given to each reader, which has to read it word for word.
Without color a code is drawn for dark terminals: what readers make of it on a light one is told, not judged.
Two minutes. With --keep the pictures stay.

It needs zbarimg (apt install zbar-tools) or OpenCV (pip install opencv-python-headless), and says which of
them is missing. Exit status 1 if something else was read, 2 if nothing could be tried.
"""

from __future__ import annotations

import argparse
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple, get_args

from rejectui.core.sharing.card_code import that_fits
from tests.bench.processes import PROJECT
from tests.clocked import clocked, moved
from tests.seen_code import Ground, Halves, seen

SIZES = ((80, 24), (60, 20), (40, 20))
COLORS = {
    "256 colors": {"TERM": "xterm-256color"},
    "8 colors": {"TERM": "xterm", "TEXTUAL_COLOR_SYSTEM": "standard"},
    "no color": {"TERM": "xterm-256color", "NO_COLOR": "1"},
}
CARDS = {
    "English": (("plan", "--challenge", "cafe/name-a-drink"),),
    "German": (("set", "languages", "de"), ("plan", "--challenge", "cafe/name-a-drink")),
    "Spanish": (("set", "languages", "es"), ("plan", "--challenge", "cafe/name-a-drink")),
    "own ask": (("plan", "--ask", "¿“Ärger”, «naïve» 'quotes' – ½ €, 日本 👋?"),),
}
PIXELS = 8  # to a module
PATIENCE = 60.0  # seconds, after which something must be broken
QUIET = 0.5  # seconds without output: the screen is drawn


class Tried(NamedTuple):
    """One picture: whose, how it was come by, where, and what has to be read from it."""

    card: str
    way: str
    size: tuple[int, int]
    colors: str
    ground: Ground
    halves: Halves
    wanted: str


def _env(home: Path, size: tuple[int, int], colors: dict[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    given = {"HOME": str(home), "REJECTUI_HOME": str(home), "LANG": "C.UTF-8", "PYTHONUTF8": "1"}
    return {**kept, **moved(), **given, **colors, "COLUMNS": str(size[0]), "LINES": str(size[1])}


def in_a_terminal(
    home: Path, size: tuple[int, int], colors: dict[str, str], *arguments: str, keys: Sequence[str] = ()
) -> str:
    """What RejectUI writes to a terminal until it ends, or until it is quiet after the last key."""
    import termios

    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, size[::-1])
    process = subprocess.Popen(
        clocked(*arguments),
        cwd=PROJECT,
        env=_env(home, size, colors),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    printed, left, since = b"", list(keys), time.monotonic()
    try:
        while time.monotonic() - since < PATIENCE:
            if select.select([ours], [], [], QUIET)[0]:
                more = os.read(ours, 1 << 16)
                if not more:
                    break
                printed += more
            elif left and printed:
                os.write(ours, left.pop(0).encode())
            elif keys and printed:
                break
        else:
            raise RuntimeError(f"it does not end: {printed[-500:]!r}")
    except OSError:  # that is how a terminal ends
        pass
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return printed.decode()


def to_try() -> Iterator[Tried]:
    """Every picture."""
    for card, commands in CARDS.items():
        with tempfile.TemporaryDirectory(prefix="rejectui-qr-") as made:
            home, plain = Path(made), {"TERM": "dumb"}
            env = _env(home, SIZES[0], plain)
            for each in commands:
                subprocess.run(clocked(*each), cwd=PROJECT, env=env, check=True, capture_output=True)
            in_a_terminal(home, SIZES[0], COLORS["256 colors"], keys=("\r", "q", "q"))  # past the first start
            done = subprocess.run(
                clocked("today", "--qr"), cwd=PROJECT, env=env, check=True, capture_output=True, text=True
            )
            lines = done.stdout.splitlines()
            parts = (lines, lines[:2], lines[1:2], lines[:1]) if len(lines) == 3 else (lines,)
            texts = tuple("\n".join(each) for each in parts)
            for size in SIZES:
                code = that_fits(texts, size[0], size[1] - 1)
                if code is None:
                    raise RuntimeError(f"{card}: nothing fits into {size}")
                for colors, asked in COLORS.items():
                    ways = {
                        "command": in_a_terminal(home, size, asked, "today", "--qr"),
                        "app": in_a_terminal(home, size, asked, keys=("p",)),
                    }
                    for way, printed in ways.items():
                        for ground in get_args(Ground):
                            halves = seen(printed, size, ground)
                            yield Tried(card, way, size, colors, ground, halves, code.text)


def picture(halves: Halves) -> bytes:
    """What is seen as a PGM file, which readers take."""
    rows = [b"".join((b"\0" if dark else b"\xff") * PIXELS for dark in row) * PIXELS for row in halves]
    return b"P5 %d %d 255\n" % (len(halves[0]) * PIXELS, len(halves) * PIXELS) + b"".join(rows)


def _zbar(file: Path) -> str:
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "--nodbus", "-Sdisable", "-Sqrcode.enable", file],
        capture_output=True, check=False,
    )  # fmt: skip
    return done.stdout.decode(errors="replace").removesuffix("\n")


def _opencv(file: Path) -> str:
    os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")  # it warns of the mark that says UTF-8, and reads it
    import cv2  # type: ignore[import-not-found]

    return str(cv2.QRCodeDetectorAruco().detectAndDecode(cv2.imread(str(file)))[0])


class Reader(NamedTuple):
    """A reader: whether it is here, how to get it, and what it reads from a picture."""

    is_here: Callable[[], bool]
    install: str
    read: Callable[[Path], str]


READERS = {
    "zbarimg": Reader(lambda: shutil.which("zbarimg") is not None, "apt install zbar-tools", _zbar),
    "OpenCV": Reader(lambda: find_spec("cv2") is not None, "pip install opencv-python-headless", _opencv),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Try every reader that is here on every picture; the exit status."""
    parser = argparse.ArgumentParser("python -m tests.bench.qr", description="QR codes in real readers.")
    parser.add_argument("--keep", type=Path, help="a folder for the pictures")
    keep = parser.parse_args(arguments).keep
    here = [name for name, reader in READERS.items() if reader.is_here()]
    for name in sorted(READERS.keys() - here):
        print(
            f"NOT TRIED: {name} is not on this computer. Install it ({READERS[name].install}), and try again."
        )
    if not here:
        return 2
    right: Counter[tuple[str, ...]] = Counter()
    tried: Counter[tuple[str, ...]] = Counter()
    with tempfile.TemporaryDirectory(prefix="rejectui-qr-") as made:
        folder = keep or Path(made)
        folder.mkdir(parents=True, exist_ok=True)
        for each in to_try():
            size = f"{each.size[0]}x{each.size[1]}"
            name = "-".join((each.card, each.way, size, each.colors, each.ground)).replace(" ", "-")
            file = folder / f"{name}.pgm"
            file.write_bytes(picture(each.halves))
            for reader in here:
                found = READERS[reader].read(file)
                row = (reader, each.way, each.colors, each.ground)
                tried[row] += 1
                right[row] += found == each.wanted
                if found != each.wanted and _is_judged(each.colors, each.ground):
                    print(f"OTHERWISE: {reader}, {name}: {found!r} instead of {each.wanted!r}")
    print(f"{'reader':10}{'by':10}{'colors':12}{'terminal':10}{'read':>9}")
    for row, number in tried.items():
        reader, way, colors, ground = row
        note = "" if _is_judged(colors, ground) else "  not judged"
        print(f"{reader:10}{way:10}{colors:12}{ground:10}{right[row]:>4} of{number:>3}{note}")
    return int(any(right[row] < tried[row] for row in tried if _is_judged(row[2], row[3])))


def _is_judged(colors: str, ground: str) -> bool:
    return (colors, ground) != ("no color", "light")


if __name__ == "__main__":
    sys.exit(main())
