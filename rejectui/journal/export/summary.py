"""One page of numbers to bring along to a therapist: plain text, no notes, no names.

It speaks the words of that room, as the science page does: SUDS are ratings from 0 to 100 that one person
gives at fixed moments. They have no fixed meaning and are never compared between people
(core/PRACTICE.md, What may be written down).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median
from textwrap import wrap

from rejectui.core.asks.attempt import Attempt
from rejectui.core.facts import Facts
from rejectui.core.review.curve_words import curve_called
from rejectui.core.review.curves import ENOUGH, Curve, chances, change
from rejectui.core.review.effort import Further, further
from rejectui.core.review.review import Review, review
from rejectui.core.wording.words import ASKEES, CHANNELS, OUTCOMES, dates

WIDTH = 78
MOST_CURVES = 6
FEWEST = 3
TITLE = "RejectUI: a summary of rejection practice"
ABOUT = (
    "A record that one person keeps of small, honest asks for which a no is a fine answer. It is practice, "
    "not therapy. Distress is rated by that person from 0 to 100 (SUDS) at fixed moments. These self-ratings "
    "are not a measure of an illness, have no fixed meaning, and cannot be compared between people. Whoever "
    "gets bolder asks for harder things, so ratings may well rise; by kind and level, like is compared with "
    "like. A median has as many values below it as above it."
)
NOBODY = "Nothing has been asked yet, so there is nothing to sum up."


def summary(facts: Facts, day: date, *, labels: bool = False) -> str:
    """The page as it stands on this day, at most 60 lines of 80 cells; of labels only their number."""
    head = [TITLE, f"Written on {dates(day, day)}", "", *wrap(ABOUT, WIDTH)]
    if not facts.attempts:
        return "\n".join([*head, "", NOBODY]) + "\n"
    shown = review(facts, day)
    asked = [attempt for attempt in facts.attempts if attempt.counts]
    blocks = [
        head,
        ["PRACTICE", *_practice(facts.attempts, shown)],
        *([["LABELS", _labels(asked)]] if labels else []),
        ["RATINGS OF ASKS THAT WERE MADE", *_ratings(asked)],
        ["WHAT WAS FEARED", *_fears(asked)],
        ["BY KIND AND LEVEL (MEDIANS; THE EARLIER HALF, THEN THE LATER HALF)", *_curves(shown.curves)],
        ["BEFORE AND AFTER, OVER ALL KINDS", *_further(asked)],
        ["WHO WAS ASKED, AND HOW", *_coverage(further(asked))],
    ]
    return "\n\n".join("\n".join(line.rstrip() for line in block) for block in blocks) + "\n"


def _practice(attempts: Sequence[Attempt], shown: Review) -> list[str]:
    totals, weeks = shown.totals, Counter(week.state for week in shown.streak.weeks)
    rested = _many(len(shown.paused), "day", "days")
    if shown.returns:
        rested += f"; {_many(len(shown.returns), 'return', 'returns')} after two weeks or more without an ask"
    outcomes = [
        f"{name} {totals.outcomes[each]:,}" for each, name in OUTCOMES.items() if totals.outcomes.get(each)
    ]
    kept = f"{weeks.total():,}, of which {weeks['kept']:,} had the practice days that were wanted"
    return [
        *_row("Period", dates(attempts[0].day, attempts[-1].day)),
        *_row("Asks made", f"{totals.asks:,}, on {_many(totals.days, 'practice day', 'practice days')}"),
        *(_row("Weeks", kept) if weeks else []),
        *_row("Rests", rested),
        *_row("Outcomes", ", ".join(outcomes)),
    ]


def _labels(asked: Sequence[Attempt]) -> str:
    """How many there are, and nothing by which somebody could be told."""
    found = Counter(attempt.label for attempt in asked if attempt.label is not None)
    if not found:
        return "  No ask has a label."
    return (
        f"  {_many(len(found), 'person or place', 'different persons or places')} in "
        f"{_many(found.total(), 'ask', 'asks')}; {max(found.values()):,} at most with the same one"
    )


def _ratings(asked: Sequence[Attempt]) -> list[str]:
    plans = [attempt.plan for attempt in asked if attempt.plan is not None]
    return [
        f"{'told':>36}{'median':>9}{'lowest':>9}{'highest':>9}",
        _spread("expected, before (0-100)", (plan.peak for plan in plans)),
        _spread("at its worst (0-100)", (attempt.peak for attempt in asked)),
        _spread("at the end (0-100)", (attempt.end for attempt in asked)),
        _spread("left the day after (%)", (attempt.stayed for attempt in asked)),
    ]


def _spread(what: str, values: Iterable[int | None]) -> str:
    told = [value for value in values if value is not None]
    numbers = [f"{len(told):,}", *([f"{median(told):g}", min(told), max(told)] if told else ["-"] * 3)]
    return f"  {what:<26}{numbers[0]:>8}" + "".join(f"{each:>9}" for each in numbers[1:])


def _fears(asked: Sequence[Attempt]) -> list[str]:
    feared = [attempt for attempt in asked if attempt.plan is not None and attempt.plan.feared is not None]
    judged = Counter(each.feared_happened for each in feared if each.feared_happened is not None)
    written = f"{_many(len(feared), 'time', 'times')}; how it went was told of {judged.total():,}"
    lines = _row("Written down", written if feared else "never")
    if judged:
        lines += _row(
            "It happened", f"no {judged['no']:,}, partly {judged['partly']:,}, yes {judged['yes']:,}"
        )
    pairs = [pair for _, pair in chances(asked)]
    if pairs:
        before, now = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        told = f"{before:g} % before, {now:g} % afterwards (medians of {len(pairs):,})"
        lines += _row("Seemed likely", told)
    return lines


def _curves(curves: Sequence[Curve]) -> list[str]:
    told = [curve for curve in curves if len(curve.actual) >= FEWEST]
    shown = sorted(told, key=lambda curve: -len(curve.points))[:MOST_CURVES]
    others = len(curves) - len(shown)
    lines = [_curve(curve) for curve in shown]
    if lines:
        lines.insert(
            0, f"{'asks':>27}{'expected':>12}{'at its worst':>13}{'came true':>16}{'chance, now':>12}"
        )
        if any(curve.change is None for curve in shown):
            lines.append(f"  A single number is the median of fewer than {ENOUGH}.")
        if any(fear.happened == "partly" for curve in shown for fear in curve.fears):
            lines.append("  Came true: what stands after a + came true in part.")
    if others:
        few = f"fewer than {FEWEST} ratings" if len(told) == len(shown) else "fewer ratings"
        lines.append(f"  {_many(others, 'kind and level', 'kinds and levels')} more, with {few}.")
    return lines or ["  No ask of a known kind and level has been rated."]


def _curve(curve: Curve) -> str:
    expected = [point.expected for point in curve.points if point.expected is not None]
    fears, pairs = curve.fears, curve.chances
    happened = Counter(fear.happened for fear in fears)
    partly = f"+{happened['partly']}" if happened["partly"] else ""
    came_true = f"{happened['yes']}{partly} of {len(fears)}" if fears else "-"
    likely = "-"
    if len(pairs) >= ENOUGH:
        before, now = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        likely = f"{before:g}, {now:g} %"
    return (
        f"  {curve_called(curve):<20}{len(curve.points):>5,}{_halves(expected):>12}"
        f"{_halves(curve.actual):>13}{came_true:>16}{likely:>12}"
    )


def _halves(values: Sequence[int]) -> str:
    moved = change(values)
    if moved is not None:
        return f"{moved.earlier:g}, {moved.later:g}"
    return f"{median(values):g}" if len(values) >= FEWEST else "-"


def _further(asked: Sequence[Attempt]) -> list[str]:
    found = further(asked)
    yes, told = found.dodged
    return [
        *_row("Getting ready", _minutes(found.preparation)),
        *_row("Letting go", _minutes(found.recovery)),
        *_row("Once dodged", f"{yes:,} of {told:,} would have been dodged before" if told else "not told"),
    ]


def _minutes(values: Sequence[int]) -> str:
    if not values:
        return "not told"
    moved = change(values)
    if moved is None:
        return f"{median(values):g} minutes, the median of {len(values)}"
    return (
        f"median {moved.earlier:g} minutes in the earlier half, {moved.later:g} in the later one; "
        f"{len(values):,} told"
    )


def _coverage(found: Further) -> list[str]:
    if not found.coverage:
        return ["  Not known of any ask."]
    rows = [
        f"  {ASKEES[who]:<20}" + "".join(f"{_or_dash(number):>12}" for number in row)
        for who, row in found.rows()
    ]
    return [" " * 22 + "".join(f"{words:>12}" for words in CHANNELS.values()), *rows]


def _or_dash(number: int) -> str:
    return f"{number:,}" if number else "-"


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _row(name: str, told: str) -> list[str]:
    """A name and what belongs to it, wrapped beside it."""
    return wrap(told, WIDTH, initial_indent=f"  {name:<16}", subsequent_indent=" " * 18)
