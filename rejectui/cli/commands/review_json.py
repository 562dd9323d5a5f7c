"""Review for scripts: every number of both pages, dates as YYYY-MM-DD."""

from __future__ import annotations

import msgspec

from rejectui.core.review.curves import Curve
from rejectui.core.review.effort import Further
from rejectui.core.review.review import Review


def as_json(shown: Review, more: Further) -> str:
    """One JSON object: `day period totals earlier streak lately returns days paused curves doors laughs weeks
    recovery preparation dodged coverage`; null where something was not told.
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
        "curves": [_curve(curve) for curve in shown.curves],
        "doors": shown.doors,
        "laughs": shown.laughs,
        "weeks": shown.weeks,
        "recovery": more.recovery,
        "preparation": more.preparation,
        "dodged": {"yes": more.dodged[0], "told": more.dodged[1]},
        "coverage": [
            {"askee": askee, "channel": channel, "asks": asks}
            for (askee, channel), asks in sorted(more.coverage.items())
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()


def _curve(curve: Curve) -> dict[str, object]:
    return {
        "category": curve.category,
        "level": curve.level,
        "milder": curve.milder,
        "change": curve.change,
        "points": curve.points,
    }
