"""Challenges stand in the order of their ids; those that do not are told where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejectui.packs.library import bundled_folder
from rejectui.packs.reading.order import misplaced
from rejectui.packs.reading.reader import read_pack
from tests.packs.samples import GOOD_LINES, HEAD, HEAD_LINES, challenge, write


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ("", []),
        ("a", []),
        ("abc", []),
        ("aab", []),
        ("azbc", [(1, "below c")]),  # not b and c
        ("bca", [(2, "above b")]),
        ("abdc", [(2, "below c")]),
        ("cba", [(0, "below a"), (1, "below a")]),
        ("dabce", [(0, "below c")]),
    ],
)
def test_the_fewest_move(ids: str, expected: list[tuple[int, str]]) -> None:
    assert misplaced(list(ids)) == expected


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.lists(st.text("abc-", min_size=1, max_size=3), max_size=9))
def test_without_those_that_move_the_rest_is_in_order(ids: list[str]) -> None:
    moving = {index for index, _ in misplaced(ids)}
    staying = [each for index, each in enumerate(ids) if index not in moving]
    assert staying == sorted(staying)
    assert moving == set() or ids != sorted(ids)


def hints(folder: Path, ids: str) -> list[str]:
    """What is said about a pack with these ids, without its path."""
    text = HEAD + "".join(challenge(id=each) for each in ids)
    reading = read_pack(write(folder, text), "cafe.yaml")
    assert reading.problems == ()
    assert reading.pack is not None
    assert len(reading.pack.challenges) == len(ids)
    return [str(one) for one in reading.advice]


def test_one_that_was_added_at_the_end(tmp_path: Path) -> None:
    (hint,) = hints(tmp_path, "acb")
    assert hint == (
        f"cafe.yaml:{HEAD_LINES + GOOD_LINES + 1}:9: warning: order: c stands out of the order of the ids; "
        "move the challenge below b"
    )


def test_a_plan_in_an_order_of_its_own_is_told_once(tmp_path: Path) -> None:
    (hint,) = hints(tmp_path, "fedcba")
    assert "5 challenges stand out of the order" in hint
    assert "may keep its own order" in hint


@pytest.mark.parametrize("path", sorted(bundled_folder().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_pack_that_ships_is_in_order(path: Path) -> None:
    assert [str(one) for one in read_pack(path).advice if one.code == "order"] == []
