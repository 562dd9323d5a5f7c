"""What has to hold of every reading of a pack, however it was spoiled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec import json as packed
from msgspec import to_builtins

from rejectui.core.asks.challenge import Pack
from rejectui.core.clean_text import UNSAFE
from rejectui.packs.problem import MOST_PROBLEMS, Problem, Problems, Reading
from rejectui.packs.reading.fit_translation import fit
from rejectui.packs.reading.reader import MOST_CHALLENGES, read_bytes
from tests.packs.spoiled import Spoiled, seeds

# No problem is longer: a path, a quote of the file, a list of words to choose from.
LONGEST = 700


def read(spoilt: Spoiled) -> Reading:
    """Read it as the app does."""
    return read_bytes(spoilt.data, spoilt.name, Problems(spoilt.name))


def look_at(spoilt: Spoiled, reading: Reading) -> None:
    """What was wrong has a place and a remedy, what loaded is good and clean, and nothing good was lost."""
    found = reading.pack or reading.translation
    assert found is not None or reading.problems
    assert len(reading.problems) <= MOST_PROBLEMS + 1
    assert len(reading.advice) <= MOST_PROBLEMS + 1
    lines = spoilt.data.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    held = Problems(spoilt.name)
    if reading.translation is not None:
        fit(reading, _originals().get(reading.translation.translates), held)
    for problem in (*reading.problems, *reading.advice, *held.listed(), *held.advice()):
        _look_at_problem(problem, lines)
    # Every limit of the declaration holds, and the cache gives back what it was given.
    assert packed.decode(packed.encode(reading), type=Reading) == reading
    ids = [one.id for one in found.challenges] if found else []
    assert len(ids) == len(set(ids)) <= MOST_CHALLENGES
    for text in _texts(to_builtins(found)):
        assert not UNSAFE.search(text), ascii(text)
    missing = spoilt.good - set(ids)
    assert not missing, f"{sorted(missing)} did not load: {[str(each) for each in reading.problems[:5]]}"


@cache
def _originals() -> dict[str, Pack]:
    read_well = (read(Spoiled("not at all", one.name, one.data)).pack for one in seeds())
    return {pack.pack: pack for pack in read_well if pack is not None}


def _look_at_problem(problem: Problem, lines: Sequence[str]) -> None:
    shown = str(problem)
    assert 1 <= problem.line <= len(lines), shown
    # A byte that is no text counts as one sign, and a byte order mark as none.
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, shown
    assert problem.code and problem.what.strip() and problem.remedy.strip(), shown
    assert not UNSAFE.search(shown) and "\n" not in shown and len(shown) <= LONGEST, shown


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for each in inside for text in _texts(each)]
