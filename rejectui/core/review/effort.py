"""The second page of Review: what getting ready and letting go take, what would have been dodged, and where
practice has been.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec import Struct

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt
from rejectui.core.asks.challenge import Askee, Channel


class Further(Struct, frozen=True, kw_only=True):
    """`recovery` and `preparation` are minutes in the order of the asks, where they were told.

    `dodged` is how often (yes, told at all) an ask would have been dodged before; `coverage` counts the asks
    that count by who was asked and how.
    """

    recovery: tuple[int, ...]
    preparation: tuple[int, ...]
    dodged: tuple[int, int]
    coverage: Mapping[tuple[Askee, Channel], int]

    def rows(self) -> list[tuple[Askee, list[int]]]:
        """(who was asked, how often by each channel), in the order of the channels."""
        channels: tuple[Channel, ...] = get_args(Channel)
        askees: tuple[Askee, ...] = get_args(Askee)
        rows = [(askee, [self.coverage.get((askee, channel), 0) for channel in channels]) for askee in askees]
        return [(askee, row) for askee, row in rows if any(row)]


def further(attempts: Sequence[Attempt]) -> Further:
    """What the attempts of a period say beyond the first page."""
    asked = [attempt for attempt in attempts if attempt.outcome not in DOES_NOT_COUNT]
    dodged = [attempt.dodged_before for attempt in asked if attempt.dodged_before is not None]
    return Further(
        recovery=tuple(a.recovery_minutes for a in asked if a.recovery_minutes is not None),
        preparation=tuple(a.prep_minutes for a in asked if a.prep_minutes is not None),
        dodged=(sum(dodged), len(dodged)),
        coverage=Counter(
            (a.snapshot.askee, a.snapshot.channel)
            for a in asked
            if a.snapshot is not None and a.snapshot.askee is not None and a.snapshot.channel is not None
        ),
    )
