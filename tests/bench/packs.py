"""Reading all packs: afresh, from the cache, and whether a changed pack is noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from tests.bench.homes import Home
from tests.bench.measure import Row, in_turns, milliseconds, table
from tests.bench.processes import ask


def measure(homes: Sequence[Home], rounds: int) -> Iterator[str]:
    """One table and one line; the size of the journal does not matter here."""
    home = homes[0].copy("packs")
    found = in_turns(rounds, {how: partial(_read, home, how) for how in ("cold", "warm")})
    bare = found["warm: bytes alone"]
    rows = [
        Row("the bytes of the files alone", bare, [None]),
        Row("afresh, PyYAML and rules imported", found["cold: all"], [bare]),
        Row("from the cache", found["warm: all"], [bare]),
    ]
    yield table("5  Reading all packs, in a fresh process", ["the bytes alone"], rows, milliseconds)
    warm = ask("packs", "warm", home=home.folder)
    changed = ask("packs", "notice", home=home.folder)
    yield (
        f"   {warm['packs']} packs, {warm['challenges']} challenges. "
        f"A warm start goes without PyYAML: {_yes(not warm['yaml'])}. "
        f"A changed pack is noticed, size and date being the same: {_yes(changed['noticed'])}."
    )


def _read(home: Home, how: str) -> dict[str, float]:
    told = ask("packs", how, home=home.folder)
    if how == "cold":
        return {"cold: all": told["all"]}
    return {"warm: all": told["all"], "warm: bytes alone": told["bytes alone"]}


def _yes(true: bool) -> str:
    return "yes" if true else "NO"
