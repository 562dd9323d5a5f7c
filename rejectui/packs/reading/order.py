"""Which ids of a list stand out of order, and where they belong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

# More than these are sorted at once rather than moved one by one.
MOST_MISPLACED = 3


def misplaced(ids: Sequence[str]) -> list[tuple[int, str]]:
    """(index, where it belongs) of the fewest ids that have to move to sort the list; equal ids may stay."""
    if all(one <= other for one, other in pairwise(ids)):
        return []
    staying = _staying(ids)
    in_order = [ids[index] for index in sorted(staying)]
    return [(index, _place(ids[index], in_order)) for index in range(len(ids)) if index not in staying]


def place_for(each: str, ids: Sequence[str]) -> int:
    """The index before which a new id belongs; the end of a list that is in no order."""
    staying = sorted(_staying(ids)) if ids else []
    if len(ids) - len(staying) > MOST_MISPLACED:
        return len(ids)
    return next((index for index in staying if ids[index] > each), len(ids))


def _staying(ids: Sequence[str]) -> set[int]:
    """The indexes of the longest run of ids, with gaps, that is in order already."""
    ends: list[str] = []  # the smallest id that a run of each length can end with
    last: list[int] = []  # where that id stands
    before: list[int | None] = []  # for each id, the one before it in its run
    for index, each in enumerate(ids):
        length = bisect_right(ends, each)
        before.append(last[length - 1] if length else None)
        ends[length : length + 1] = [each]
        last[length : length + 1] = [index]
    staying = set()
    here: int | None = last[-1]
    while here is not None:
        staying.add(here)
        here = before[here]
    return staying


def _place(each: str, in_order: Sequence[str]) -> str:
    after = bisect_right(in_order, each)
    return f"below {in_order[after - 1]}" if after else f"above {in_order[0]}"
