"""Ratings by looking: how nervous an ask would make somebody who has not done it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from rejectui.core.asks.attempt import FullId, Percent

# So many looks tell something of a person: most of what twelve do (tests/bench/simulation.py).
ENOUGH = 6


class Look(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How bad a challenge would get, 0–100, by looking at it on a day; one for each, the latest.

    It is a guess, made as the fear hierarchies of exposure practice are: weaker than a rating after the
    deed. Without `peak` it was forgotten.
    """

    of: Annotated[FullId, Meta(description="what was looked at, as pack/challenge")]
    peak: Annotated[Percent | None, Meta(title="The rating", description="how bad it would get")] = None
    day: Annotated[date | None, Meta(description="the day on which it was looked at")] = None


def looked(looks: Iterable[Look]) -> dict[str, int]:
    """How bad each challenge would get by looking, 0–100, by its full id; none that was forgotten."""
    return {look.of: look.peak for look in looks if look.peak is not None}
