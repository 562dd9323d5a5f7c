"""What a challenge must be like, way by way, and all ways together."""

from __future__ import annotations

from typing import Any

import pytest

from rejectui.core.dealing.filters import ANYTHING, WHERE, Filter
from tests.core.build import challenge


@pytest.mark.parametrize(
    ("only", "fits", "does_not"),
    [
        (Filter(channels=("phone", "written")), {"channel": "written"}, {"channel": "in_person"}),
        (Filter(levels=(2, 3)), {"level": 3}, {"level": 1}),
        (Filter(place="home"), {"places": ("home",)}, {"places": ("anywhere",)}),
        (Filter(place="home"), {"channel": "phone"}, {"channel": "in_person"}),
        (Filter(place="work"), {"askee": "colleague"}, {"askee": "friend"}),
        (Filter(free=True), {"cost": "none"}, {"cost": "small"}),
        (Filter(any_day=True), {"when": "any_day"}, {"when": "when_it_comes_up"}),
        (Filter(any_day=True), {"when": "any_day"}, {"when": None}),
        (Filter(likely_no=True), {"likely": "silence"}, {"likely": "mixed"}),
        (
            Filter(levels=(2,), likely_no=True),
            {"level": 2, "likely": "mostly_no"},
            {"level": 2, "likely": "mostly_yes"},
        ),
    ],
)
def test_it_lets_through_what_is_like_that(
    only: Filter, fits: dict[str, Any], does_not: dict[str, Any]
) -> None:
    assert only.lets(challenge(**fits))
    assert not only.lets(challenge(**does_not))
    assert ANYTHING.lets(challenge(**does_not))


def test_the_first_of_today_is_no_filter() -> None:
    assert next(iter(WHERE.values())) == ANYTHING
