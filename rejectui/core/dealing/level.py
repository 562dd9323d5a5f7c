"""The level that the user's own ratings call for: one step up at most, never by the date (PRACTICE.md).

The rules in the order in which they speak; the first that applies is the reason on the card.

1. Nothing logged yet: the smallest level.
2. The last two were backed out of: one level smaller, and a form that can be made smaller still.
3. One was hard (70 or more), and none has gone well since (gone through, and rated below 70): one level below
   it, and of several below the smallest, but not above where the user stands. That it let go the same day
   changes nothing. Where rule 2 speaks, too, the smaller level holds.
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
bolder one that went well is where the user stands. Only the last `RECENT` asks with a level are read, so that
somebody who no longer rates is not held below an old hard one for good.

A reason speaks of a smaller one, or of a step up, only where the level is below, or above, that of the last
ask: the latest one of an earlier day whose level is known, whatever came of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from msgspec import Struct

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.kept_ask import HIGHEST_LEVEL
from rejectui.core.days.aftercare import into_next_day

COMFORTABLE = 50
HARD = 70
TRIVIAL = 30
LESS_LIKELY_BY = 30
UNLIKELY = 25
UNMOVED = 10
RECENT = 12

Leveled = tuple[Attempt, int]


class Reach(Struct, frozen=True, kw_only=True):
    """The level to aim for, the highest that may be dealt, and the rule that spoke, in plain words.

    `most` is one above `aim` at most. `last` is the level of the last ask whose level is known. `beside` are
    levels that may come instead, for a change; `down` says that nothing above `aim` is dealt while anything
    else is left, `other` asks for another askee or channel than last time, `split` for a challenge that has a
    smaller form.
    """

    aim: int
    most: int
    why: str
    last: int | None = None
    beside: tuple[int, ...] = ()
    down: bool = False
    other: bool = False
    split: bool = False


def hard(attempt: Attempt) -> bool:
    """Whether it got to 70 or more, or stayed into the next day."""
    return (attempt.peak or 0) >= HARD or into_next_day(attempt)


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
    return _down(recent) or _onward(recent)


def _down(recent: Sequence[Leveled]) -> Reach | None:
    """A smaller level after two back-outs or a hard one; None where neither speaks."""
    latest, last = recent[0]
    split = len(recent) > 1 and all(a.outcome == "backed_out" for a, _ in recent[:2])
    too_big = [*_hard_ones(recent), *([last] if split else [])]
    if not too_big:
        return None
    least = min(too_big)
    aim = min(max(least - 1, 1), last + 1, _standing(recent))
    most = min(aim + 1, last + 1, least)
    size = "A smaller one" if aim < last else "A small one" if aim == 1 else "A gentler one"
    if split:
        why = f"{size}: the last two were a step too far for now."
    elif (latest.peak or 0) >= HARD:
        why = f"{size}: the last one was hard{' and stayed with you' if into_next_day(latest) else ''}."
    else:
        why = f"{size} for now, after the hard one."
    return Reach(aim=aim, most=most, why=why, last=last, down=True, split=split)


def _hard_ones(recent: Sequence[Leveled]) -> list[int]:
    """The levels of the hard ones since the last that was gone through and rated as less than hard."""
    levels = []
    for attempt, level in recent:
        if attempt.peak is None:
            continue
        if attempt.peak >= HARD:
            levels.append(level)
        elif attempt.counts:
            break
    return levels


def _onward(recent: Sequence[Leveled]) -> Reach:
    """The same level, one step up, or one beside it."""
    latest, last = recent[0]
    bound = min(last + 1, HIGHEST_LEVEL)
    here = min(_standing(recent), bound)
    most = min(here + 1, bound)
    there = [a for a, level in recent if level == here and a.outcome != "called_off"]
    if _unmoved(there):
        why = "someone new: what you feared did not happen, and it seems as likely as before."
        return Reach(aim=here, most=most, why=f"{_again(here, last)}, {why}", last=last, other=True)
    easier = _easier(there) or _begun(there, here)
    if easier and here < bound and not hard(latest):
        aim = here + 1
        why = f"One step up: {easier}." if aim > last else f"{_again(aim, last)}, something new."
        return Reach(aim=aim, most=min(aim + 1, bound), why=why, last=last)
    why = f"{_again(here, last)}, something new."
    return Reach(aim=here, most=most, why=why, last=last, beside=_beside(recent))


def _again(level: int, last: int) -> str:
    return "Same level as last time" if level == last else "Back at your level"


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
        return f"what got to {peaks[-1]} before got to {peaks[0]} this time"
    return None


def _begun(there: Sequence[Attempt], here: int) -> str | None:
    """Whether the smallest level was gone through twice and never rated: then on to where practice begins."""
    two = there[:2]
    if here > 1 or len(two) < 2 or not all(a.counts for a in two) or any(a.peak is not None for a in there):
        return None
    return "you did the last two"


def _peaks(there: Sequence[Attempt], number: int = 2) -> list[int]:
    """The last ratings at this level since it was last backed out of, newest first."""
    peaks: list[int] = []
    for attempt in there:
        if not attempt.counts or len(peaks) == number:
            break
        if attempt.peak is not None:
            peaks.append(attempt.peak)
    return peaks
