"""Close the app's terminal at random moments, in every way there is, and look two seconds later.

    python -m tests.bench.closing [TIMES [SEED]]        300 unless given

Each time the app starts on a journal of its own in a terminal of its own. At a random moment from its exec
on, and in every other case while the log is open with text in it, the window is closed, its session in tmux
ended, the one who started the app killed, or a signal or several sent, sometimes right behind the key that
leaves. Two seconds later the process must be gone, the text kept as a draft, the journal readable and whole,
and a terminal that still exists as it was before. Without tmux its share goes to the other ways.
"""

from __future__ import annotations

import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rejectui.journal.folder.drafts import Drafts
from tests.bench.figures import JRNL, OURS, PLAIN, Figure, Promise, alone, counted
from tests.bench.homes import Home, make
from tests.bench.keepers import open_journal
from tests.bench.window import Tmux, Window

ATTEMPTS = 200
GONE_WITHIN = 2.0  # seconds
LATEST = 3.0  # seconds after the start
TEXT = "half a sentence"


Open, Act = Callable[[Path], Window], Callable[[Window], None]


def _silent(home: Path) -> Window:
    return Window(home, own=False)


def _started_by_another(home: Path) -> Window:
    return Window(home, own=False, parent=True)


def _signals(*numbers: signal.Signals) -> Act:
    return lambda window: window.kill(*numbers)


def _close(window: Window) -> None:
    window.close()


def _quit(window: Window) -> None:
    window.press("q")


HUP, TERM, INT, CONT = signal.SIGHUP, signal.SIGTERM, signal.SIGINT, signal.SIGCONT
WAYS: Mapping[str, tuple[Open, Sequence[Act]]] = {
    "window closed": (Window, [_close]),
    "window closed without a signal": (_silent, [_close]),
    "session ended in tmux": (Tmux, [_close]),
    "parent killed": (_started_by_another, [Window.kill_parent]),
    "SIGHUP": (Window, [_signals(HUP)]),
    "SIGTERM": (Window, [_signals(TERM)]),
    "SIGINT": (Window, [_signals(INT)]),
    "SIGTERM, SIGCONT": (Window, [_signals(TERM, CONT)]),
    "SIGCONT, SIGHUP, SIGCONT": (Window, [_signals(CONT, HUP, CONT)]),
    "SIGINT, SIGTERM, SIGHUP": (Window, [_signals(INT, TERM, HUP)]),
    "q, then closed": (Window, [_quit, _close]),
    "q, then SIGHUP": (Window, [_quit, _signals(HUP)]),
    "SIGTERM, then closed": (Window, [_signals(TERM), _close]),
}


@dataclass
class Tally:
    """What became of a number of terminals."""

    closed: int = 0
    alive: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    hurt: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    written: int = 0

    def figures(self) -> tuple[Figure, ...]:
        """What must not be."""
        return (
            Figure(len(self.alive), f"processes alive after {GONE_WITHIN:.0f} seconds", self.closed),
            Figure(len(self.lost), "drafts lost", self.written),
            Figure(len(self.hurt), "journals hurt", self.closed),
            Figure(len(self.changed), "terminals not as they were", self.closed),
        )


def close_once(
    home: Home, way: str, moment: float, *, writing: bool, tally: Tally, within: float = GONE_WITHIN
) -> None:
    """One app, from its start to so many seconds after."""
    opened, acts = WAYS[way]
    window = opened(home.folder)
    case = f"{way}, {moment:.2f} s {'into a text' if writing else 'after its start'}"
    try:
        if writing:
            _write(window, home)
            tally.written += 1
        window.read(moment)
        for act in acts:
            act(window)
        end = time.monotonic() + within
        while not window.gone() and time.monotonic() < end:
            window.read(0.02)
        tally.closed += 1
        if not window.gone():
            tally.alive.append(case)
        elif not window.as_before():
            tally.changed.append(case)
    finally:
        window.clean_up()
    if writing and not _kept(home.folder):
        tally.lost.append(case)
    try:
        whole = len(open_journal(home.folder).facts.attempts) == home.attempts
    except Exception:  # whatever it is
        whole = False
    if not whole:
        tally.hurt.append(case)


def _write(window: Window, home: Home) -> None:
    """Open the log and write into its note, until it stands on the screen."""
    window.until(home.seen_title)
    window.press(f"ln\t{TEXT}")
    window.until(TEXT.split()[-1])


def _kept(home: Path) -> bool:
    drafts = Drafts(home / "state")
    try:
        return any(TEXT in each for each in drafts.take_over().values())
    finally:
        drafts.release()


def promise(times: int = 300, seed: int = 1, *, within: float = GONE_WITHIN) -> Promise:
    """So many terminals, each way as often as any other; a busy machine may take longer."""
    chance, tally = random.Random(seed), Tally()
    ways = [way for way, (opened, _) in WAYS.items() if opened is not Tmux or shutil.which("tmux")]
    if len(ways) < len(WAYS):
        print("  There is no tmux here, so no session is ended in it.", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="rejectui-closing-") as folder:
        home = make(Path(folder), ATTEMPTS)
        for number in counted(times, "closed terminals"):
            writing = number % 2 == 1
            moment = chance.uniform(0, 0.5 if writing else LATEST)
            case = home.copy(str(number))
            close_once(
                case, ways[number // 2 % len(ways)], moment, writing=writing, tally=tally, within=within
            )
            shutil.rmtree(case.folder)
    for case in (*tally.alive, *tally.lost, *tally.hurt, *tally.changed):
        print(f"  {case}", file=sys.stderr)
    return Promise(
        f"{times:,} terminals closed, left by signals, by their parents: half while something is written",
        {OURS: tally.figures()},
        {PLAIN: "it has no terminal", JRNL: "text is typed in an editor of your choice"},
    )


if __name__ == "__main__":
    sys.exit(alone(promise))
