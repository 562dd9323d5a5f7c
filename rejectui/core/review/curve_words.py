"""Curves and the second page of Review in words: what their numbers hold, and nothing more.

"Typically" is the median. Nothing is over-claimed: a working user climbs to harder asks, so distress may well
rise, and being afraid and asking anyway is a good result (PRACTICE.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median

from rejectui.core.asks.attempt import Happened
from rejectui.core.review.curves import CALM, ENOUGH, Change, Curve, change
from rejectui.core.review.effort import Further
from rejectui.core.wording.words import CATEGORIES, count

NO_CURVE = (
    "What you expected and what happened is drawn here, one kind of ask at a time, once you rate an ask "
    "before or after."
)
SMOOTHED = "The line is smoothed: the middle one of five neighbors."
NOT_RATED = "No ask of this kind is rated afterwards yet"
ONE_FEAR: dict[Happened, str] = {
    "no": "It did not come true.",
    "partly": "A part of it came true.",
    "yes": "It came true.",
}


def curve_called(curve: Curve) -> str:
    """The kind of ask that a curve is about."""
    return f"{CATEGORIES[curve.category]}, level {curve.level}"


def curve_told(curve: Curve) -> tuple[str, ...]:
    """What a curve says, a sentence each, and nothing that its numbers do not hold."""
    told = []
    pairs = curve.pairs
    if len(pairs) >= ENOUGH:
        expected, actual = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        milder = "All" if curve.milder == len(pairs) else f"{curve.milder}" if curve.milder else "None"
        told.append(
            f"Typically expected {expected:g}, got to {actual:g} ({len(pairs)} asks). "
            f"{milder} of them got less bad than expected."
        )
    moved = curve.change
    if moved is not None:
        told.append(_moved(moved))
    else:
        number = len(curve.actual)
        some = f"{count(number, 'rated ask', 'rated asks')} of this kind so far" if number else NOT_RATED
        told.append(f"{some}. From five on it says where it goes.")
    return (*told, *fears_told(curve))


def _moved(moved: Change) -> str:
    halves = f"typically {moved.earlier:g} in the earlier half, {moved.later:g} in the later one"
    if moved.direction == "falling":
        return f"It gets easier here: {halves}."
    if max(moved.earlier, moved.later) < CALM:
        return f"It was small, and it stayed small: {halves}."
    return f"You were afraid and asked anyway: {halves}."


def fears_told(curve: Curve) -> tuple[str, ...]:
    """How often a fear came true, and how likely it seems now; nothing where none was written down."""
    fears, chances = curve.fears, curve.chances
    told: list[str] = []
    if fears:
        happened = Counter(fear.happened for fear in fears)
        if len(fears) == 1:
            (answer,) = happened
            return (*told, f"You wrote down a fear, and told how it went. {ONE_FEAR[answer or 'no']}")
        parts = [_times(happened["yes"])] if happened["yes"] else []
        parts += [f"{_times(happened['partly'])} in part"] if happened["partly"] else []
        came = f"It came true {', and '.join(parts)}." if parts else "It never came true."
        told.append(f"You wrote down a fear {_times(len(fears))}, and told how it went. {came}")
    if len(chances) >= ENOUGH:
        told.append(chances_told(chances))
    return tuple(told)


def chances_told(chances: Sequence[tuple[int, int]]) -> str:
    """How likely the fear seemed before and seems now, by the middle of (before, now)."""
    before, now = median(pair[0] for pair in chances), median(pair[1] for pair in chances)
    return (
        f"What you feared typically seemed {before:g} % likely before and {now:g} % afterwards "
        f"({len(chances):,} asks)."
    )


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def minutes_told(values: Sequence[int], what: str) -> str:
    """How minutes moved, such as those until it let go; `what` begins the sentence."""
    moved = change(values)
    if moved is None:
        some = count(len(values), "ask", "asks") if values else "no ask yet"
        return f"{what}: told of {some}. From five on it says where it goes."
    earlier, later = (f"{half:g} minute{'' if half == 1 else 's'}" for half in (moved.earlier, moved.later))
    return f"{what}: typically {earlier} in the earlier half, {later} in the later one ({moved.number} asks)."


def dodged_told(further: Further) -> str:
    """How many asks would have been dodged before."""
    yes, told = further.dodged
    if not told:
        return "Would you have dodged it before? The full log asks."
    if told == 1:
        return "Whether you would have dodged it before is told of 1 ask so far."
    return f"{yes} of {told} you would have dodged before."
