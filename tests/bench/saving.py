"""Saving an attempt in the running app, against writing and fsyncing the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from tests.bench.homes import Home
from tests.bench.measure import Row, in_turns, milliseconds, table
from tests.bench.processes import ask

SAVES = 6
IN_PLACE, REPLACED = "write + fsync", "… + replace + folder"
GOALS = {3650: "goal 4", 36500: "goal 5"}


def measure(homes: Sequence[Home], rounds: int) -> Iterator[str]:
    """One table."""
    things: dict[str, Callable[[], Mapping[str, float]]] = {
        home.name: partial(_session, home.name, home.copy("saving")) for home in homes
    }
    found = in_turns(-(-rounds // 2), things)  # each session saves several times
    rows: list[Row] = []
    for home in homes:
        place, replaced = found[f"{home.name}: in place"], found[f"{home.name}: replaced"]
        rows += [
            Row(f"{IN_PLACE}, {home.name}", place, [None, None]),
            Row(f"{REPLACED}, {home.name}", replaced, [place, None]),
        ]
        for kind in ("first save", "later saves"):
            times = found[f"{home.name}: {kind}"]
            rows.append(Row(f"{kind}, {home.name}", times, [place, replaced], GOALS.get(home.attempts, "")))
        shown = found[f"{home.name}: shown"]
        rows.append(Row(f"working out Today after it, {home.name}", shown, [place, replaced]))
    yield table("3  Saving in the running app", [IN_PLACE, REPLACED], rows, milliseconds)


def _session(name: str, home: Home) -> dict[str, float]:
    told = ask("saving", str(SAVES), home=home.folder)
    return {f"{name}: {kind}": seconds for kind, seconds in told.items()}
