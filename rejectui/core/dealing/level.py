"""The level that the user's own ratings call for: one step up at most, never by the date (PRACTICE.md).

The rules in the order in which they speak; the first that applies is the reason on the card.

1. Nothing logged yet: the smallest level.
2. The last two were backed out of: one level smaller, and a form that can be made smaller still.
3. The last got to 80 or more, and is not known to have let go the same day: one level smaller.
4. What was feared did not happen, and still seems as likely, and it was not trivial: the same level, with
   someone new.
5. The last two at this level were gone through, and what was feared seems less likely now (by 30 or more, or
   25 at most), or the last two ratings stayed below 50 (of three asks, the only one), or the ratings fell by
   a third: one step up.
6. Three in a row at the same level: one from a level beside it, for a change.
7. Else the same level, something new.

Without any rating the first two at level 1 lead to level 2, where the zone to start in (30–50) begins by the
authors' levels, and no further: who never rates goes up by choosing bolder ones.

"This level" is the middle one of the last three, so that a single smaller or bolder one moves nothing; but a
bolder one that went well is where the user stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.kept_ask import HIGHEST_LEVEL
from rejectui.core.days.aftercare import into_next_day

COMFORTABLE = 50
TOO_MUCH = 80
TRIVIAL = 30
LESS_LIKELY_BY = 30
UNLIKELY = 25
UNMOVED = 10
RECENT = 12

Leveled = tuple[Attempt, int]


class Reach(Struct, frozen=True, kw_only=True):
    """The level to aim for, the highest that may be dealt, and the rule that spoke, in plain words.

    `beside` are levels that may come instead, for a change; `other` asks for another askee or channel than
    last time, `split` for a challenge that has a smaller form.
    """

    aim: int
    most: int
    why: str
    beside: tuple[int, ...] = ()
    other: bool = False
    split: bool = False


def lingered(attempt: Attempt) -> bool | None:
    """Whether the distress reached into the next day; None when that was not told."""
    told = attempt.recovery_minutes is not None or attempt.stayed is not None
    return into_next_day(attempt) if told else None


def hard(attempt: Attempt) -> bool:
    """Whether it got to 80 or more, or stayed into the next day."""
    return (attempt.peak or 0) >= TOO_MUCH or into_next_day(attempt)


def reach(attempts: Sequence[Attempt]) -> Reach:
    """The level for the next card, from attempts of earlier days, sorted by day and moment."""
    found = (
        (a, a.snapshot.level)
        for a in reversed(attempts)
        if a.snapshot is not None and a.snapshot.level is not None
    )
    recent = list(islice(found, RECENT))
    if not recent:
        return Reach(aim=1, most=2, why="A small one to begin with.")
    latest, last = recent[0]
    most = min(last + 1, HIGHEST_LEVEL)
    smaller = max(last - 1, 1)
    small = "A smaller one" if smaller < last else "A small one"
    if len(recent) > 1 and all(a.outcome == "backed_out" for a, _ in recent[:2]):
        why = f"{small}: the last two were a step too far for now."
        return Reach(aim=smaller, most=last, why=why, split=True)
    if (latest.peak or 0) >= TOO_MUCH and lingered(latest) is not False:
        stayed = " and stayed with you" if lingered(latest) else ""
        return Reach(aim=smaller, most=last, why=f"{small}: the last was a hard one{stayed}.")
    here = min(_standing(recent), most)
    again = "Same level as last time" if here == last else "Back at your level"
    there = [a for a, level in recent if level == here and a.outcome != "called_off"]
    if _unmoved(there):
        why = f"{again}, someone new: what you feared did not happen, and it seems as likely as before."
        return Reach(aim=here, most=most, why=why, other=True)
    easier = _easier(there) or _begun(there, here)
    if easier and here < most and not hard(latest):
        return Reach(aim=here + 1, most=most, why=f"One step up: {easier}.")
    return Reach(aim=here, most=most, why=f"{again}, something new.", beside=_beside(recent))


def _standing(recent: Sequence[Leveled]) -> int:
    """The middle level of the last three (of two, the last), or the last if it was bolder and went well.

    A bolder one that was not rated went well, too: who chose it may stay there.
    """
    levels = [level for _, level in recent[:3]]
    middle = sorted(levels)[1] if len(levels) == 3 else levels[0]
    latest = recent[0][0]
    went_well = latest.counts and (latest.peak or 0) < COMFORTABLE
    return levels[0] if levels[0] > middle and went_well else middle


def _beside(recent: Sequence[Leveled]) -> tuple[int, ...]:
    """After three in a row at one level, those beside it; the bolder one only if one of them was rated."""
    if len(recent) < 3 or len({level for _, level in recent[:3]}) > 1:
        return ()
    level = recent[0][1]
    rated = any(a.peak is not None for a, _ in recent[:3])
    return tuple(each for each in (level - 1, level + rated) if each != level and 1 <= each <= HIGHEST_LEVEL)


def _unmoved(there: Sequence[Attempt]) -> bool:
    """Whether the last at this level did not go as feared, and the fear seems as likely as before."""
    if not there or there[0].feared_happened != "no" or (there[0].peak or TRIVIAL) < TRIVIAL:
        return False
    fell = _fell(there[0])
    return fell is not None and fell < UNMOVED and (there[0].chance_again or 0) > UNLIKELY


def _fell(attempt: Attempt) -> int | None:
    """By how many points the chance of the fear fell, or None where it was not said twice."""
    if attempt.plan is None or attempt.plan.chance is None or attempt.chance_again is None:
        return None
    return attempt.plan.chance - attempt.chance_again


def _easier(there: Sequence[Attempt]) -> str | None:
    """What got easier at this level, in plain words, or None; `there` is newest first."""
    two = there[:2]
    if len(two) < 2 or not all(a.counts for a in two):
        return None
    fell = _fell(two[0])
    if fell is not None and (fell >= LESS_LIKELY_BY or (two[0].chance_again or 0) <= UNLIKELY):
        return "what you feared seems less likely to you now"
    peaks = _peaks(there)
    if len(peaks) == 2 and max(peaks) < COMFORTABLE:
        return f"your last two stayed below {COMFORTABLE}"
    three = there[:3]
    few = [a.peak for a in three if a.peak is not None]
    if len(three) == 3 and all(a.counts for a in three) and few and max(few) < COMFORTABLE:
        return f"three at this level, and what you rated stayed below {COMFORTABLE}"
    peaks = _peaks(there, 3)
    if len(peaks) > 1 and peaks[-1] >= COMFORTABLE and peaks[0] * 3 <= peaks[-1] * 2:
        return f"what got to {peaks[-1]} before got to {peaks[0]} now"
    return None


def _begun(there: Sequence[Attempt], here: int) -> str | None:
    """Whether the smallest level was gone through twice and never rated: then on to where practice begins."""
    two = there[:2]
    if here > 1 or len(two) < 2 or not all(a.counts for a in two) or any(a.peak is not None for a in there):
        return None
    return "you went through the last two"


def _peaks(there: Sequence[Attempt], number: int = 2) -> list[int]:
    """The last ratings at this level since it was last backed out of, newest first."""
    peaks: list[int] = []
    for attempt in there:
        if not attempt.counts or len(peaks) == number:
            break
        if attempt.peak is not None:
            peaks.append(attempt.peak)
    return peaks
