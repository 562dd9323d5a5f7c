"""What changed, and what can be counted: each comparison sets an ask beside what it is fair to.

Expected and got, and how likely a fear seemed before and after, are two ratings of one ask, so like with like
already. Ratings of different asks are compared by `trend`, which takes out the level, the kind, who is asked
and how; what is told beside it are plain averages, which anybody can check. The rest are counts, which claim
no change.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from math import log2, sqrt

from msgspec import Struct

from rejectui.core.asks.attempt import DOES_NOT_COUNT, Attempt, Happened, ask_key
from rejectui.core.days.plans import NO_PLANS, Plans
from rejectui.core.distress.normal_model import PRIOR, RATING, Observation, Point, away
from rejectui.core.review.trend import FAR, Trend, compared, shrunk, trend

# How far two ratings of one ask usually lie apart, and of how many asks that is known before any is rated.
APART = 20.0
USUAL = 8
# Minutes double where distress moves by so many points, so that one model serves both.
DOUBLING = 20.0


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


class Average(Struct, frozen=True, kw_only=True):
    """How bad `number` asks got on average, 0–100, and the lowest and the highest of their levels that are
    known."""

    mean: float
    levels: tuple[int, int] | None
    number: int


class Got(Struct, frozen=True, kw_only=True):
    """How bad asks got: all of them, and, where there is a trend, the first third and the last of those that
    are compared."""

    whole: Average
    moved: Trend | None = None
    earlier: Average | None = None
    lately: Average | None = None


class Minutes(Struct, frozen=True, kw_only=True):
    """Minutes of `number` asks, by their geometric mean, and that of the first third and the last of those
    that are compared, where there is a trend."""

    whole: float
    number: int
    moved: Trend | None = None
    earlier: float | None = None
    lately: float | None = None


class Boldest(Struct, frozen=True, kw_only=True):
    """The highest level that was asked, and the day that reached it first."""

    level: int
    day: date


class Comparisons(Struct, frozen=True, kw_only=True):
    """All of them for some attempts, `asks` of which were made; None, or no count, where nothing was told.

    `whole` says that it was a whole journal. `dodged` is (would have been dodged, told at all), `to_a_face`
    (in person, known how), `plans` how many were carried out, `levels` the asks of each known level,
    `other_scale` how many asks have ratings that were left out because they are on another scale.
    """

    whole: bool
    asks: int
    expected: Pairs | None
    got: Got | None
    chance: Pairs | None
    fears: Mapping[Happened, int]
    plans: Plans
    getting_ready: Minutes | None
    letting_go: Minutes | None
    dodged: tuple[int, int]
    boldest: Boldest | None
    levels: Mapping[int, int]
    to_a_face: tuple[int, int]
    other_scale: int


def comparisons(
    attempts: Iterable[Attempt],
    *,
    whole: bool = True,
    other_scale: Set[str] = frozenset(),
    plans: Plans = NO_PLANS,
) -> Comparisons:
    """What these attempts say, oldest first; those that were not made say nothing.

    `whole` is for the whole journal. Of a part of it no trend is told: each more would be one more look.
    Ratings of the attempts with the ids in `other_scale` are left out.
    """
    expected, chances, fears = [], [], []
    rated, ready, letting_go = [], [], []
    asks = dodged = told_of = in_person = known_how = left_out = highest = 0
    boldest: Boldest | None = None
    levels = dict.fromkeys(range(1, 6), 0)
    for attempt in attempts:  # once, and with nothing looked up twice: there may be ten years of them
        if attempt.outcome in DOES_NOT_COUNT:
            continue
        asks += 1
        peak, plan, what = attempt.peak, attempt.plan, attempt.snapshot
        other = attempt.id in other_scale
        left_out += other
        if peak is not None and not other:
            rated.append(attempt)
            if plan is not None and plan.peak is not None:
                expected.append((plan.peak, peak))
        if plan is not None:
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
    return Comparisons(
        whole=whole,
        asks=asks,
        expected=pairs(expected),
        got=got(rated, over_time=whole),
        chance=pairs(chances),
        fears=Counter(fears),
        plans=plans,
        getting_ready=minutes(ready, over_time=whole),
        letting_go=minutes(letting_go, over_time=whole),
        dodged=(dodged, told_of),
        boldest=boldest,
        levels={level: number for level, number in levels.items() if number},
        to_a_face=(in_person, known_how),
        other_scale=left_out,
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
    """How bad rated asks got, oldest first; None where there is none."""
    if not rated:
        return None
    seen = [rated[at] for at in compared(len(rated))]
    moved = trend(len(rated), _observed(seen)) if over_time else None
    if moved is None:
        return Got(whole=_average(rated))
    third = len(seen) // 3
    return Got(
        whole=_average(rated), moved=moved, earlier=_average(seen[:third]), lately=_average(seen[-third:])
    )


def minutes(told: Sequence[tuple[Attempt, int]], *, over_time: bool = True) -> Minutes | None:
    """Minutes of these asks, oldest first; None where there is none. They are compared as doublings: an hour
    is to half an hour as ten minutes are to five."""
    if not told:
        return None
    doublings = [DOUBLING * log2(1 + each) for _, each in told]
    usual = sum(doublings) / len(told)
    among = compared(len(told))
    observed = [Observation(_point(told[at][0]), doublings[at] - usual, RATING) for at in among]
    moved = trend(len(told), observed, errors=FAR) if over_time else None
    if moved is None:
        return Minutes(whole=_in_minutes(usual), number=len(told))
    third = len(among) // 3
    early, late = (sum(doublings[at] for at in part) / third for part in (among[:third], among[-third:]))
    return Minutes(
        whole=_in_minutes(usual),
        number=len(told),
        moved=moved,
        earlier=_in_minutes(early),
        lately=_in_minutes(late),
    )


def _average(rated: Sequence[Attempt]) -> Average:
    known = [a.snapshot.level for a in rated if a.snapshot is not None and a.snapshot.level is not None]
    return Average(
        mean=sum([attempt.peak or 0 for attempt in rated]) / len(rated),
        levels=(min(known), max(known)) if known else None,
        number=len(rated),
    )


def _observed(rated: Sequence[Attempt]) -> list[Observation]:
    """How far each was rated above what its level says. Those whose level is not known are set beside each
    other only: their mean is taken to be that of the others."""
    levels = [a.snapshot.level if a.snapshot is not None else None for a in rated]
    above = [
        None if level is None else float((a.peak or 0) - PRIOR[level])
        for level, a in zip(levels, rated, strict=True)
    ]
    known = [each for each in above if each is not None]
    unknown = [a.peak or 0 for each, a in zip(above, rated, strict=True) if each is None]
    shift = (sum(known) / len(known) if known else 0.0) - (sum(unknown) / len(unknown) if unknown else 0.0)
    return [
        Observation(_point(a), (a.peak or 0) + shift if each is None else each, RATING)
        for each, a in zip(above, rated, strict=True)
    ]


def _point(attempt: Attempt) -> Point:
    """Where the ask stands in the model, at no time: that asks get easier or harder is what is looked for."""
    what, ask = attempt.snapshot, ask_key(attempt.challenge, attempt.ask)
    if what is None:
        return Point(0.0, 0, None, None, None, ask)
    return Point(0.0, away(what), what.category, what.askee, what.channel, ask)


def _in_minutes(doublings: float) -> float:
    return max(2 ** (doublings / DOUBLING) - 1, 0.0)
