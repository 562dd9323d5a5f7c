"""What changed, and what can be counted: each comparison sets an ask beside what it is fair to.

Expected and got, and how likely a fear seemed before and after, are two ratings of one ask, so like with like
already. Ratings of different asks are compared by `trend`, which takes out the level, the kind, who is asked
and how. The rest are counts, which claim no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log2, sqrt

from msgspec import Struct

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt, Happened, ask_key
from rejectui.core.distress.normal_model import MIDDLE, PRIOR, RATING, Observation, Point, away
from rejectui.core.review.trend import FAR, Trend, compared, shrunk, trend

# How far two ratings of one ask usually lie apart, and of how many asks that is known before any is rated.
APART = 20.0
USUAL = 8
# Minutes double where distress moves by so many points, so that one model serves both.
DOUBLING = 20.0
# Of so many of each, ratings are on two scales.
FEW = 3
SMALL = 10


class Pairs(Struct, frozen=True, kw_only=True):
    """Two values, 0–100, of each of `number` asks: their means, and how many were lower or higher after.

    `low` and `high` hold the mean difference, shrunk, with a probability of nine in ten.
    """

    before: float
    after: float
    lower: int
    higher: int
    low: float
    high: float
    number: int


class Got(Struct, frozen=True, kw_only=True):
    """How bad asks got: `mean` of the `of_level` asks of the level most often rated (None: not known), among
    the `number` that are compared.

    `earlier` and `lately`, 0–100, are told for that level once there is a trend, and `moved` is that trend.
    """

    level: int | None
    mean: float
    of_level: int
    number: int
    moved: Trend | None = None
    earlier: float | None = None
    lately: float | None = None


class Minutes(Struct, frozen=True, kw_only=True):
    """Minutes in the order of the asks, their middle as a geometric mean, and whether they moved."""

    each: tuple[int, ...]
    mean: float
    moved: Trend | None = None
    earlier: float | None = None
    lately: float | None = None


class Boldest(Struct, frozen=True, kw_only=True):
    """The highest level that was asked, and the day that reached it first."""

    level: int
    day: date


class Comparisons(Struct, frozen=True, kw_only=True):
    """All of them for some attempts; None, or no count, where nothing was told.

    `dodged` is (would have been dodged, told at all), `to_a_face` (in person, known how), `levels` the asks
    of each known level. `two_scales` is how many ratings of ten and less were left out because the others are
    on a scale of 0 to 100.
    """

    expected: Pairs | None
    got: Got | None
    chance: Pairs | None
    fears: Mapping[Happened, int]
    getting_ready: Minutes | None
    letting_go: Minutes | None
    dodged: tuple[int, int]
    boldest: Boldest | None
    levels: Mapping[int, int]
    to_a_face: tuple[int, int]
    two_scales: int


def comparisons(attempts: Iterable[Attempt], *, over_time: bool = True) -> Comparisons:
    """What these attempts say, oldest first; those that were not made say nothing.

    `over_time` is for the whole journal. Of a part of it no trend is told: each more would be one more look.
    """
    expected, chances, fears = [], [], []
    rated, ready, letting_go = [], [], []
    small = odd = large = 0
    dodged = told_of = in_person = known_how = highest = 0
    boldest: Boldest | None = None
    levels = dict.fromkeys(range(1, 6), 0)
    for attempt in attempts:  # once, and with nothing looked up twice: there may be ten years of them
        if attempt.outcome in DOES_NOT_COUNT:
            continue
        peak, plan, what = attempt.peak, attempt.plan, attempt.snapshot
        if peak is not None:
            rated.append(attempt)
            if peak > SMALL:
                large += 1
            else:
                small += 1
                odd += peak % 5 > 0
        if plan is not None:
            before = plan.peak
            if before is not None:
                if peak is not None:
                    expected.append((before, peak))
                if before > SMALL:
                    large += 1
                else:
                    small += 1
                    odd += before % 5 > 0
            if plan.chance is not None and attempt.chance_again is not None:
                chances.append((plan.chance, attempt.chance_again))
            if plan.feared is not None and attempt.feared_happened is not None:
                fears.append(attempt.feared_happened)
        if what is not None:
            if what.channel is not None:
                known_how += 1
                in_person += what.channel == "in_person"
            level = what.level
            if level is not None:
                levels[level] += 1
                if level > highest:
                    highest, boldest = level, Boldest(level=level, day=attempt.day)
        if attempt.prep_minutes is not None:
            ready.append((attempt, attempt.prep_minutes))
        if attempt.recovery_minutes is not None:
            letting_go.append((attempt, attempt.recovery_minutes))
        if attempt.dodged_before is not None:
            told_of += 1
            dodged += attempt.dodged_before
    # No key of the app and hardly a habit gives a 3 or a 7 to whom 30 and 70 are open.
    two_scales = odd >= FEW and large >= FEW
    if two_scales:
        rated = [attempt for attempt in rated if (attempt.peak or 0) > SMALL]
        expected = [pair for pair in expected if min(pair) > SMALL]
    return Comparisons(
        expected=pairs(expected),
        got=got(rated, over_time=over_time),
        chance=pairs(chances),
        fears=Counter(fears),
        getting_ready=minutes(ready, over_time=over_time),
        letting_go=minutes(letting_go, over_time=over_time),
        dodged=(dodged, told_of),
        boldest=boldest,
        levels={level: asks for level, asks in levels.items() if asks},
        to_a_face=(in_person, known_how),
        two_scales=small if two_scales else 0,
    )


def pairs(both: Sequence[tuple[int, int]]) -> Pairs | None:
    """Of (before, after) of each ask; None where there is none.

    The difference is the mean one, its standard error from how far these and `USUAL` usual ones lie apart.
    """
    if not both:
        return None
    number = len(both)
    apart = [after - before for before, after in both]
    total, before = sum(apart), sum([before for before, _ in both])
    spread = sum([each * each for each in apart]) - total * total / number
    error = sqrt((USUAL * APART**2 + spread) / (USUAL + number - 1) / number)
    likely, about = shrunk(total / number, error)
    return Pairs(
        before=before / number,
        after=(before + total) / number,
        lower=sum([each < 0 for each in apart]),
        higher=sum([each > 0 for each in apart]),
        low=likely - about,
        high=likely + about,
        number=number,
    )


def got(rated: Sequence[Attempt], *, over_time: bool = True) -> Got | None:
    """How bad rated asks got, oldest first. Asks whose level is known are compared, or the others where they
    are more."""
    known = [a for a in rated if a.snapshot is not None and a.snapshot.level is not None]
    alike = known if 2 * len(known) >= len(rated) else [a for a in rated if _level(a) is None]
    if not alike:
        return None
    seen = [alike[at] for at in compared(len(alike))]
    # Of levels rated equally often, the one that was rated last.
    level, of_level = Counter(map(_level, reversed(seen))).most_common(1)[0]
    usual, at = PRIOR[level or MIDDLE], (level or MIDDLE) - MIDDLE
    moved = trend(len(alike), [_rating(each) for each in seen], at) if over_time else None
    return Got(
        level=level,
        mean=sum(each.peak or 0 for each in seen if _level(each) == level) / of_level,
        of_level=of_level,
        number=len(alike),
        moved=moved,
        earlier=None if moved is None else _within(usual + moved.earlier),
        lately=None if moved is None else _within(usual + moved.lately),
    )


def minutes(told: Sequence[tuple[Attempt, int]], *, over_time: bool = True) -> Minutes | None:
    """Minutes of these asks, oldest first. They are compared as doublings: an hour is to half an hour as ten
    minutes are to five."""
    if not told:
        return None
    seen = [told[at] for at in compared(len(told))]
    doublings = [DOUBLING * log2(1 + each) for _, each in seen]
    usual = sum(doublings) / len(doublings)
    observed = [
        Observation(_point(attempt), each - usual, RATING)
        for (attempt, _), each in zip(seen, doublings, strict=True)
    ]
    moved = trend(len(told), observed, errors=FAR) if over_time else None
    return Minutes(
        each=tuple(each for _, each in told),
        mean=_in_minutes(usual),
        moved=moved,
        earlier=None if moved is None else _in_minutes(usual + moved.earlier),
        lately=None if moved is None else _in_minutes(usual + moved.lately),
    )


def _rating(attempt: Attempt) -> Observation:
    return Observation(_point(attempt), (attempt.peak or 0) - PRIOR[_level(attempt) or MIDDLE], RATING)


def _point(attempt: Attempt) -> Point:
    what, ask = attempt.snapshot, ask_key(attempt.challenge, attempt.ask)
    if what is None:
        return Point(0.0, 0, None, None, None, ask)
    return Point(0.0, away(what), what.category, what.askee, what.channel, ask)


def _level(attempt: Attempt) -> int | None:
    return attempt.snapshot.level if attempt.snapshot is not None else None


def _within(distress: float) -> float:
    return min(max(distress, 0.0), 100.0)


def _in_minutes(doublings: float) -> float:
    return max(2 ** (doublings / DOUBLING) - 1, 0.0)
