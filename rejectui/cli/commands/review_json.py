"""Review for scripts: every number of both pages, dates as YYYY-MM-DD."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import msgspec

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.challenge import Channel
from rejectui.core.review.coverage import coverage
from rejectui.core.review.review import Review


def as_json(shown: Review, attempts: Sequence[Attempt]) -> str:
    """One JSON object: `day period totals earlier streak lately returns days paused found doors laughs weeks
    coverage`; null where something was not told. `attempts` are those of the period.
    """
    chosen, chain = shown.period, shown.streak
    whole = chosen.span == "everything"
    document = {
        "day": shown.day,
        "period": {
            "span": chosen.span,
            "first": None if whole else chosen.first,
            "last": None if whole else chosen.last,
            "back": chosen.back,
            "program": chosen.run.program if chosen.run is not None else None,
        },
        "totals": shown.totals,
        "earlier": shown.earlier,
        "streak": {
            "length": chain.length,
            "unit": chain.unit,
            "since": chain.since,
            "reserve": chain.reserve,
            "forgiven": chain.forgiven,
        },
        "lately": shown.lately,
        "returns": shown.returns,
        "days": {day.isoformat(): asks for day, asks in sorted(shown.by_day.items())},
        "paused": sorted(shown.paused),
        "found": shown.found,
        "doors": shown.doors,
        "laughs": shown.laughs,
        "weeks": shown.weeks,
        "coverage": [
            {"askee": askee, "channel": channel, "asks": asks}
            for askee, row in coverage(attempts)
            for channel, asks in zip(get_args(Channel), row, strict=True)
            if asks
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
