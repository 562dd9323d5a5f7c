"""Ratings that were given from 0 to 10 before somebody rated from 0 to 100, such as those of an old table."""

from __future__ import annotations

from collections.abc import Iterable

from rejectui.core.asks.attempt import Attempt

SMALL = 10
FEW = 3


def on_other_scale(attempts: Iterable[Attempt]) -> frozenset[str]:
    """The ids of the first asks of a whole journal whose ratings seem to be from 0 to 10; mostly none.

    They are all that are rated before the first rating over 10, if `FEW` or more of these are no fives: no
    key of the app and hardly a habit gives a 3 or a 7 to whom 30 and 70 are open. Small ratings after large
    ones are what practice may come to, and stay.
    """
    ids: list[str] = []
    odd = 0
    for attempt in attempts:
        ratings = [attempt.peak, attempt.plan.peak if attempt.plan is not None else None]
        told = [rating for rating in ratings if rating is not None]
        if any(rating > SMALL for rating in told):
            return frozenset(ids) if odd >= FEW else frozenset()
        if told:
            ids.append(attempt.id)
            odd += sum(rating % 5 > 0 for rating in told)
    return frozenset()
