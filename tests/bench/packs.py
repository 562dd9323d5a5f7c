"""Reading packs: from the cache, beside PyYAML, and how soon the app is there with a thousand more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path

from rejectui.packs.library import bundled_folder
from tests.bench.app import SMALLEST, first_paint, smallest
from tests.bench.homes import Home
from tests.bench.measure import Row, group, in_turns, milliseconds, table
from tests.bench.processes import ask

TEN_YEARS = 3_650
MANY = 1_000
LOADER = "PyYAML's own C loader"


def measure(homes: Sequence[Home], rounds: int) -> Iterator[str]:
    """Three tables and one line; the size of the journal matters for the last table only."""
    home = homes[0].copy("packs")
    ways = {how: partial(_read, home, how) for how in ("cold", "warm", "beside")}
    found = in_turns(rounds, ways)
    bare = found["warm: bytes alone"]
    rows = [
        Row("the bytes of the files alone", bare, [None]),
        Row("afresh, PyYAML and rules imported", found["cold: all"], [bare]),
        Row("from the cache", found["warm: all"], [bare]),
    ]
    yield table("5a  Reading all packs, in a fresh process", ["the bytes alone"], rows, milliseconds)
    beside = group(found, "beside")
    rows = [Row(name, times, [None if name == LOADER else beside[LOADER]]) for name, times in beside.items()]
    yield table(f"5b  {MANY:,} challenges, imports not counted", [LOADER], rows, milliseconds)
    warm = ask("packs", "warm", home=home.folder)
    changed = ask("packs", "notice", home=home.folder)
    yield (
        f"   {warm['packs']} packs, {warm['challenges']} challenges. "
        f"A warm start goes without PyYAML: {_yes(not warm['yaml'])}. "
        f"A changed pack is noticed, size and date being the same: {_yes(changed['noticed'])}."
    )
    yield _starts(next((each for each in homes if each.attempts == TEN_YEARS), homes[-1]), rounds)


def _starts(home: Home, rounds: int) -> str:
    """First paint with the bundled packs alone, and with so many more in the user's folder."""
    more = home.copy("many")
    written = _write_many(more.folder / "packs")
    title = ask("packs", "title", home=more.folder)["title"]
    more = Home(more.attempts, more.folder, more.journal_bytes, title)
    again = f"and {written:,} challenges of one's own"
    found = in_turns(
        rounds,
        {
            SMALLEST: lambda: {SMALLEST: smallest()},
            "alone": lambda: {"the bundled packs": first_paint(home)},
            "many": lambda: {again: first_paint(more)},
            "afresh": lambda: {f"{again}, read for the first time": _first_time(more)},
        },
    )
    goals = {"the bundled packs": "goal 1.35", again: "goal 1.35"}
    rows = [
        Row(name, times, [None if name == SMALLEST else found[SMALLEST]], goals.get(name, ""))
        for name, times in found.items()
    ]
    return table(f"5c  First paint, {home.name}", [SMALLEST], rows, milliseconds)


def _write_many(folder: Path) -> int:
    """Bundled packs under other names, until there are so many challenges more; how many there are."""
    folder.mkdir()
    written = 0
    for number in count(1):
        for path in sorted(bundled_folder().glob("*.yaml")):
            if "." in path.stem:
                continue  # a translation
            name, text = f"{path.stem}-{number}", path.read_text("utf-8")
            (folder / f"{name}.yaml").write_text(
                text.replace(f"pack: {path.stem}\n", f"pack: {name}\n", 1), "utf-8"
            )
            written += text.count("\n  - id: ")
            if written >= MANY:
                return written
    raise AssertionError


def _first_time(home: Home) -> float:
    (home.folder / "state" / "packs.json").unlink()
    return first_paint(home)


def _read(home: Home, how: str) -> dict[str, float]:
    told = ask("packs", how, home=home.folder)
    if how == "cold":
        return {"cold: all": told["all"]}
    if how == "warm":
        every = told["all"] / told["challenges"] * MANY
        return {
            "warm: all": told["all"],
            "warm: bytes alone": told["bytes alone"],
            "beside: from the cache": every,
        }
    names = {"loader": LOADER, "bundled": "read and checked", "own": "and its wording looked at"}
    return {f"beside: {name}": told[key] / told["challenges"] * MANY for key, name in names.items()}


def _yes(true: bool) -> str:
    return "yes" if true else "NO"
