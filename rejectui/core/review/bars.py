"""The comparisons as bars: what stands beside what, for a screen, a page and a plain line alike."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from rejectui.core.days.plans import Plans
from rejectui.core.review.comparison_words import FEWEST_PLANS, What
from rejectui.core.review.comparisons import Comparisons, Got, Minutes, Pairs
from rejectui.core.wording.words import count

FULL, EMPTY = "█", "░"
AT_FIRST, LATELY = "at first", "lately"
LABEL, FEWEST, MOST = 12, 6, 40


class Bar(Struct, frozen=True):
    """A label, its value, the value of a full bar, and the value in words."""

    label: str
    value: int
    most: int
    told: str


def bars(found: Comparisons) -> dict[What, tuple[Bar, ...]]:
    """The bars of each comparison, in the order in which they are told."""
    drawn: dict[What, Sequence[Bar]] = {
        "got": _got(found.got),
        "expected": _pairs(found.expected, "expected", "got"),
        "chance": _pairs(found.chance, "before", "afterwards"),
        "fears": _counts({"came true": "yes", "in part": "partly", "did not": "no"}, found.fears),
        "plans": _plans(found.plans),
        "getting_ready": _minutes(found.getting_ready),
        "letting_go": _minutes(found.letting_go),
        "dodged": _share(found.dodged, "once dodged"),
        "boldest": _counts({f"level {level}": level for level in sorted(found.levels)}, found.levels),
        "to_a_face": _share(found.to_a_face, "in person") if found.to_a_face[0] else (),
    }
    return {what: tuple(each) for what, each in drawn.items() if each}


def room(drawn: Iterable[Bar], wide: int) -> int:
    """How many cells each of these bars has, from `FEWEST` to `MOST`, where a line has so many: as many as
    leave every label, and what every bar says, on one line with it."""
    told = max((len(bar.told) for bar in drawn), default=0)
    return min(max(wide - LABEL - 3 - told, FEWEST), MOST)


def blocks(bar: Bar, room: int) -> tuple[str, str]:
    """(the full part, the rest) of a bar in so many cells; something of anything that is not 0."""
    full = round(room * bar.value / bar.most) if bar.most else 0
    full = min(max(full, 1 if bar.value else 0), room)
    return FULL * full, EMPTY * (room - full)


def _got(got: Got | None) -> list[Bar]:
    if got is None:
        return []
    if got.earlier is None or got.lately is None:
        return [_rating("so far", got.whole.mean)]
    return [_rating(AT_FIRST, got.earlier.mean), _rating(LATELY, got.lately.mean)]


def _pairs(pairs: Pairs | None, before: str, after: str) -> list[Bar]:
    return [] if pairs is None else [_rating(before, pairs.before), _rating(after, pairs.after)]


def _rating(label: str, value: float) -> Bar:
    return Bar(label, round(value), 100, f"{value:.0f}")


def _minutes(minutes: Minutes | None) -> list[Bar]:
    """Two to compare; one alone would be no picture."""
    if minutes is None or minutes.earlier is None or minutes.lately is None:
        return []
    most = round(max(minutes.earlier, minutes.lately))
    both = ((AT_FIRST, minutes.earlier), (LATELY, minutes.lately))
    return [Bar(label, round(value), most, count(round(value), "minute", "minutes")) for label, value in both]


def _counts(labels: Mapping[str, Hashable], counts: Mapping[Any, int]) -> list[Bar]:
    most = sum(counts.values())
    return [_part(label, counts.get(each, 0), most) for label, each in labels.items()] if most else []


def _plans(plans: Plans) -> list[Bar]:
    """Those that said when, and the others where there are enough."""
    if plans.with_when[1] < FEWEST_PLANS:
        return []
    others = _share(plans.without, "did not") if plans.without[1] >= FEWEST_PLANS else []
    return [*_share(plans.with_when, "said when"), *others]


def _share(share: tuple[int, int], label: str) -> list[Bar]:
    some, most = share
    return [_part(label, some, most)] if most else []


def _part(label: str, some: int, most: int) -> Bar:
    return Bar(label, some, most, f"{some:,} of {most:,}")
