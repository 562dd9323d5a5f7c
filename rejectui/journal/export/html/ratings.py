"""What changed, and what was expected and happened, on the HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set

from rejectui.core.asks.attempt import Attempt
from rejectui.core.review.bars import bars
from rejectui.core.review.comparison_words import expected_told, other_scale_told, said
from rejectui.core.review.comparisons import pairs
from rejectui.core.review.kinds import ENOUGH, SMOOTHED, Kind, kinds, rated, smoothed
from rejectui.core.review.review import Review
from rejectui.core.wording.words import capital, count
from rejectui.journal.export.html.pictures import bars_drawn, pairs_drawn
from rejectui.journal.export.html.tags import figure, paragraphs, plain, table, titled

MOST_KINDS = 8
MOST_PAIRS = 40
CIRCLES = "From left to right, oldest first. Open circle: expected. Filled circle: how bad it got."


def changed(shown: Review) -> str:
    """Every comparison in a sentence, with its bars."""
    drawn = bars(shown.found)
    parts = [
        f'<div class="together">\n{paragraphs(each.sentence)}{bars_drawn(drawn.get(each.what, ()))}</div>\n'
        for each in said(shown.found, shown.day)
    ]
    return "".join(parts) + paragraphs(other_scale_told(shown.found))


def expected(attempts: Sequence[Attempt], other_scale: Set[str]) -> str:
    """The picture of all asks with both ratings, then of the kinds with five of them or more."""
    both = _with_both(rated(attempts, other_scale))
    if not both:
        return ""
    found = [(one, _with_both(one.attempts)) for one in kinds(attempts, other_scale)]
    alike = [(one, asks) for one, asks in found if len(asks) >= ENOUGH]
    parts = [_picture("all-kinds", "All kinds", both), *(_kind(*each) for each in alike[:MOST_KINDS])]
    if (more := len(alike) - MOST_KINDS) > 0:
        parts.append(paragraphs(f"{count(more, 'kind', 'kinds')} of asks more."))
    return "".join(parts)


def _kind(one: Kind, asks: Sequence[Attempt]) -> str:
    return _picture(f"{one.category}-{one.level}", capital(one.called), asks, smooth=True)


def _picture(name: str, called: str, asks: Sequence[Attempt], *, smooth: bool = False) -> str:
    values = [_both(ask) for ask in asks]
    found = pairs(values)
    told = expected_told(found) if found else ""
    line = smoothed([after for _, after in values])[-MOST_PAIRS:] if smooth else []
    picture = pairs_drawn(name, f"{called}, expected and got", told, values[-MOST_PAIRS:], line)
    many = len(asks)
    cut = f" The newest {MOST_PAIRS} of {many:,} are drawn." if many > MOST_PAIRS else ""
    rows = [
        [titled(ask.title), f"{ask.day.day} {ask.day:%b} {ask.day.year}", str(before), str(after)]
        for ask, (before, after) in zip(asks[-MOST_PAIRS:], values[-MOST_PAIRS:], strict=True)
    ]
    data = table(f"{called}, from 0 to 100", ("Ask", "Day", "Expected", "How bad it got"), rows)
    shown = figure(picture, plain(f"{CIRCLES}{f' {SMOOTHED}' if smooth else ''}{cut}"), data)
    return f'<div class="together">\n<h3>{plain(called)}</h3>\n{paragraphs(told)}{shown}</div>\n'


def _with_both(attempts: Iterable[Attempt]) -> list[Attempt]:
    return [a for a in attempts if a.plan and a.plan.peak is not None and a.peak is not None]


def _both(attempt: Attempt) -> tuple[int, int]:
    assert attempt.plan is not None and attempt.plan.peak is not None and attempt.peak is not None
    return attempt.plan.peak, attempt.peak
