"""Where practice has been: who was asked, and how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt
from rejectui.core.asks.challenge import Askee, Channel

WHOM = "Whom you asked, and how"


def coverage(attempts: Iterable[Attempt]) -> list[tuple[Askee, list[int]]]:
    """(who was asked, how often by each channel, in the order of the channels), in the order of who there is;
    only those who were asked, and only asks that count."""
    asked = Counter(
        (attempt.snapshot.askee, attempt.snapshot.channel)
        for attempt in attempts
        if attempt.snapshot is not None and attempt.outcome not in DOES_NOT_COUNT
    )
    channels: tuple[Channel, ...] = get_args(Channel)
    askees: tuple[Askee, ...] = get_args(Askee)
    rows = [(askee, [asked[askee, channel] for channel in channels]) for askee in askees]
    return [(askee, row) for askee, row in rows if any(row)]
