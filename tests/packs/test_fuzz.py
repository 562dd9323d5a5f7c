"""Whatever is done to a pack, it is read to an end; `python -m tests.bench.fuzz` does more of this."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejectui.packs.problem import Problem, Reading
from tests.packs.readings import look_at, read
from tests.packs.samples import GOOD, HEAD
from tests.packs.spoiled import SIGNS, Spoiled, spoiled

FILES = 600


@pytest.mark.parametrize("number", range(0, FILES, FILES // 10))
def test_spoiled_packs(number: int) -> None:
    for each in range(number, number + FILES // 10):
        pack = spoiled(each)
        look_at(pack, read(pack))


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    pack = Spoiled("any", "cafe.yaml", data)
    look_at(pack, read(pack))


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(SIGNS), max_size=30))
def test_any_signs(signs: list[str]) -> None:
    pack = Spoiled("any", "cafe.yaml", (HEAD + GOOD + "    " + "".join(signs)).encode())
    look_at(pack, read(pack))


@pytest.mark.parametrize(
    ("problem", "good"),
    [
        (Problem("cafe.yaml", 99, 1, "value", "is wrong", "write another"), ()),
        (Problem("cafe.yaml", 1, 99, "value", "is wrong", "write another"), ()),
        (Problem("cafe.yaml", 1, 1, "value", "is wrong", ""), ()),
        (Problem("cafe.yaml", 1, 1, "value", "is wrong", "write another"), ("good-one",)),
    ],
)
def test_a_reading_that_tells_too_little_or_loses_what_is_good_is_noticed(
    problem: Problem, good: tuple[str, ...]
) -> None:
    with pytest.raises(AssertionError):
        look_at(Spoiled("", "cafe.yaml", b"pack: cafe\n", frozenset(good)), Reading(None, (problem,)))
