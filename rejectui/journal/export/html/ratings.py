"""What was expected and what happened, on the HTML page: distress like with like, and what was feared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rejectui.core.asks.attempt import Attempt, Happened
from rejectui.core.review.curve_words import SMOOTHED, chances_told, curve_called, curve_told
from rejectui.core.review.curves import ENOUGH, Curve, chances, smoothed
from rejectui.core.wording.words import count
from rejectui.journal.export.html.pictures import pairs
from rejectui.journal.export.html.tags import figure, paragraphs, plain, table, titled

MOST_CURVES = 8
MOST_PAIRS = 40
CIRCLES = "From left to right, oldest first. Open circle: {}. Filled circle: {}."
HAPPENED: dict[Happened, str] = {
    "no": "It did not happen",
    "partly": "It happened in part",
    "yes": "It happened",
}

# An ask in short: its title, its day, and (before, after).
Asked = tuple[str, date, tuple[int, int]]


def expected(curves: Sequence[Curve]) -> str:
    """The pictures of the curves with most to say; nothing is drawn of fewer than five asks."""
    drawn = [curve for curve in curves if len(curve.pairs) >= ENOUGH][:MOST_CURVES]
    more = len(curves) - len(drawn)
    parts = [_curve(f"curve-{number}", curve) for number, curve in enumerate(drawn)]
    if more and drawn:
        parts.append(paragraphs(f"{count(more, 'kind', 'kinds')} of asks more, with less to draw."))
    elif more:
        parts.append(
            paragraphs("From five asks of one kind and level on, with both told, there is a picture.")
        )
    return "".join(parts)


def _curve(name: str, curve: Curve) -> str:
    called = curve_called(curve).capitalize()
    asked = [(point.title, point.day, point.pair) for point in curve.points if point.pair is not None]
    told = curve_told(curve)
    line = smoothed([pair[1] for _, _, pair in asked])[-MOST_PAIRS:]
    newest = asked[-MOST_PAIRS:]
    picture = pairs(
        name, f"{called}, expected and actual", " ".join(told), [pair for *_, pair in newest], line
    )
    caption = f"{CIRCLES.format('expected', 'how bad it got')} {SMOOTHED}{_bounded(asked)}"
    data = _data(f"{called}, from 0 to 100", ("Expected", "How bad it got"), newest)
    body = f"<h3>{plain(called)}</h3>\n{paragraphs(*told)}{figure(picture, plain(caption), data)}"
    return f'<div class="together">\n{body}</div>\n'


def fears(attempts: Sequence[Attempt]) -> str:
    """How often a fear came true, and how likely it seemed before and afterwards."""
    feared = [ask for ask in attempts if ask.counts and ask.plan is not None and ask.plan.feared is not None]
    judged = Counter(ask.feared_happened for ask in feared if ask.feared_happened is not None)
    rows = [[words, f"{judged[answer]:,}"] for answer, words in HAPPENED.items() if judged[answer]]
    told = table("What became of what was feared", ("What came", "Asks"), rows) if rows else ""
    asked = [(ask.title, ask.day, pair) for ask, pair in chances(attempts)]
    return told + _chances(asked) if len(asked) >= ENOUGH else told


def _chances(asked: Sequence[Asked]) -> str:
    sentence = chances_told([pair for *_, pair in asked])
    newest = asked[-MOST_PAIRS:]
    title = "How likely what was feared seemed"
    picture = pairs("chances", title, sentence, [pair for *_, pair in newest])
    caption = f"{CIRCLES.format('how likely it seemed before', 'how likely afterwards')}{_bounded(asked)}"
    data = _data(f"{title}, in percent", ("Before", "Afterwards"), newest)
    return paragraphs(sentence) + figure(picture, plain(caption), data)


def _bounded(asked: Sequence[Asked]) -> str:
    many = len(asked)
    return f" The newest {MOST_PAIRS} of {many:,} are drawn." if many > MOST_PAIRS else ""


def _data(caption: str, values: tuple[str, str], asked: Sequence[Asked]) -> str:
    rows = [
        [titled(title), f"{day.day} {day:%b} {day.year}", str(pair[0]), str(pair[1])]
        for title, day, pair in asked
    ]
    return table(caption, ("Ask", "Day", *values), rows)
