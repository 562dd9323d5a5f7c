"""The app in a real terminal: first paint of the card, the first key, opening Review and Journal, memory."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from time import sleep

from tests.bench.homes import Home
from tests.bench.measure import Row, Times, group, in_turns, megabytes, milliseconds, table
from tests.bench.processes import REJECTUI, ask, environment
from tests.bench.terminal import Terminal

SMALLEST = "smallest Textual app"
SWITCH = "bare screen switch"
TWO_PLACES = "smallest app of two places"
READ = "reading the journal"
SETTLED = 0.4  # seconds after the first paint, for what the app puts off until then
PLACES = {
    "Review": (b"2", ("Nothing here yet", "– rest")),
    "Journal": (b"3", ("Nothing logged yet", " asks")),
}
FIRST, SECOND = "the first place", "the second place"
HERE = Path(__file__).parent

Told = Mapping[str, float]


def measure(homes: Sequence[Home], rounds: int) -> Iterator[str]:
    """Tables from the same sessions, and one more kind of session for the first key."""
    things: dict[str, Callable[[], Told]] = {
        SMALLEST: _smallest,
        SWITCH: _switch,
        TWO_PLACES: partial(
            _first_key, TWO_PLACES, [sys.executable, str(HERE / "two_screens.py")], None, FIRST, SECOND
        ),
    }
    for home in homes:
        things[home.name] = partial(_session, home)
        things[f"{home.name}, first key"] = partial(
            _first_key, home.name, REJECTUI, home.folder, home.seen_title, *PLACES["Review"][1]
        )
        things[f"{READ} {home.name}"] = partial(_read, home)
    found = in_turns(rounds, things)

    for kind, title, base, show in (
        ("paint", "1a  First paint: exec to the card's title on the screen", SMALLEST, milliseconds),
        (
            "first key",
            "1b  First key: exec to Review, 2 pressed at the first paint",
            TWO_PLACES,
            milliseconds,
        ),
        ("answer", "1c  First key: the key to Review", TWO_PLACES, milliseconds),
        ("cpu", "1d  CPU time of these: exec, first paint, first key, leaving", TWO_PLACES, milliseconds),
        ("memory", "6a  Most memory of a session that visits Review and Journal", SMALLEST, megabytes),
    ):
        times = group(found, kind)
        rows = [
            Row(name, each, [None if name == base else times[base]], _goal(kind, name))
            for name, each in times.items()
        ]
        yield table(title, [base], rows, show)
    yield table(
        "4  Opening a place: key to drawn", [SWITCH, READ], list(_opening(homes, found)), milliseconds
    )


def _goal(kind: str, name: str) -> str:
    return "goal 1.35" if (kind, name) == ("paint", "3,650 attempts") else ""


def _opening(homes: Sequence[Home], found: Mapping[str, Times]) -> Iterator[Row]:
    switch = found[SWITCH]
    yield Row(SWITCH, switch, [None, None])
    for home in homes:
        read = found[f"read: {home.name}"]
        yield Row(f"{READ}, {home.name}", read, [None, None])
        for name, times in group(found, home.name).items():
            yield Row(
                f"{name}, {home.name}", times, [switch, read], "goal 100 ms" if home.attempts == 3650 else ""
            )


def first_paint(home: Home) -> float:
    """Seconds until today's card is on the screen."""
    terminal = Terminal(REJECTUI, environment(home.folder))
    seconds = terminal.until(home.seen_title)
    terminal.until_quiet()
    terminal.leave()
    return seconds


def smallest() -> float:
    """Seconds until the smallest app has painted."""
    return _smallest()[f"paint: {SMALLEST}"]


def _smallest() -> Told:
    terminal = Terminal([sys.executable, str(HERE / "smallest.py")], environment())
    paint = terminal.until("the smallest app")
    sleep(SETTLED)
    return {f"paint: {SMALLEST}": paint, f"memory: {SMALLEST}": terminal.leave().memory}


def _switch() -> Told:
    terminal = Terminal([sys.executable, str(HERE / "two_screens.py")], environment())
    terminal.until_drawn(FIRST)
    sleep(SETTLED)
    terminal.press(b"2")
    seconds = terminal.until_drawn(SECOND)
    terminal.leave()
    return {SWITCH: seconds}


def _first_key(name: str, command: Sequence[str], home: Path | None, seen: str, *then: str) -> Told:
    """Open a program, press 2 as soon as its first place is seen, and leave when the second one is."""
    terminal = Terminal(command, environment(home))
    paint = terminal.until(seen)
    terminal.press(b"2")
    answer = terminal.until(*then)
    terminal.until_quiet()
    cpu = terminal.leave().cpu
    return {f"first key: {name}": paint + answer, f"answer: {name}": answer, f"cpu: {name}": cpu}


def _session(home: Home) -> Told:
    """Open the app, go to each place and once more, leave."""
    terminal = Terminal(REJECTUI, environment(home.folder))
    told = {f"paint: {home.name}": terminal.until(home.seen_title)}
    terminal.until_quiet()
    sleep(SETTLED)
    for visit in ("", " again"):
        for place, (key, texts) in PLACES.items():
            terminal.press(key)
            told[f"{home.name}: {place}{visit}"] = terminal.until_drawn(*texts)
    told[f"memory: {home.name}"] = terminal.leave().memory
    return told


def _read(home: Home) -> Told:
    """Read the journal in a fresh process: Journal.open and its facts, without imports."""
    return {f"read: {home.name}": ask("reading", home=home.folder)["journal"]}
