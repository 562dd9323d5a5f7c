"""Whether the ratings of a person moved, from their first asks to their latest, like compared with like.

A rating is what the model of the person expects of asks like this one (`core/distress/normal_model`: its
level, its category, who is asked and how, the very ask), plus noise, plus a change that grows evenly with
the asks gone through. The change is estimated with all other unknowns at once, by generalized least squares
(the best linear unbiased estimate of a mixed model, Henderson 1975; Robinson 1991), so that whoever climbs
to harder asks is not told that asks get harder. How far it may be off follows from the noise of this
person's own ratings, never taken to be smaller than theirs and `USUAL` usual ones say together.

It is *shrunk* towards no change, which is what to expect before anything is known (a normal prior: Lindley
and Smith 1972): the mean of the change and of none, weighed by how sure each is.

It is *clear* only where it lies `BOUNDARY` standard errors from none. Review is looked at every day, and
whoever looks often enough sees anything once; so the boundary is wide enough for all looks of the first 120
days together (repeated looks: Pocock 1977), and a little wider from `EARLY` to `LATE` ratings, so that more
of the error is spent on the first month (Lan and DeMets 1983). It was set by simulation, such that one of ten
at most is told of a change where nothing changed and each day's noise is its own; `tests/bench/unchanged.py`
has the table. Minutes, which few tell, have to go `FAR`, so that all comparisons share the one of ten. From
`WIDENS_FROM` ratings on it widens, since there is no end to looking. Of ratings that swing more than `WILD`
times as far as usual, such as only 0 and 100, no change is told: the boundary was not set for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log, sqrt
from operator import mul

from msgspec import Struct

from rejectui.core.distress.normal_model import SPREAD, Observation, Posterior

FEWEST = 12
MOST = 24
BOUNDARY = 2.75
LATER = 0.2
EARLY, LATE = 16, 40
FAR = 3.8
WIDENS_FROM = 120
USUAL = 20
WILD = 2.0
SHRINK = 20.0
NINE_OF_TEN = 1.645
# Less is taken for granted about the person than for dealing: a trend must not pass for a trait, nor be made
# of one that was not foreseen.
_SPREAD = SPREAD._replace(offset=30.0, slope=8.0)


class Trend(Struct, frozen=True, kw_only=True):
    """How ratings moved, from the first third of the `number` that are compared to the last.

    `change` is how far, like with like, shrunk; below 0 where it fell. `low` and `high` are the ends of the
    interval that has it with a probability of nine in ten, given that changes of `SHRINK` are usual. It lies
    `errors` standard errors from none; `clear` says that this is more than looking often explains.
    """

    change: float
    low: float
    high: float
    errors: float
    clear: bool
    number: int


def compared(number: int) -> Sequence[int]:
    """Which of so many ratings are compared, 0 the oldest: all, or the first and the last `MOST`. What lies
    between says little about either."""
    return range(number) if number <= 2 * MOST else [*range(MOST), *range(number - MOST, number)]


def trend(number: int, observed: Sequence[Observation], errors: float = BOUNDARY) -> Trend | None:
    """The trend of so many ratings, of which `observed` are those that are `compared`, oldest first.

    `errors` is how many standard errors a change has to be from none. None under `FEWEST` ratings.
    """
    if number < FEWEST:
        return None
    places = [at / (number - 1) - 0.5 for at in compared(number)]
    model = Posterior(observed, _SPREAD)
    values, slope = model.whiten(each.above for each in observed), model.whiten(places)
    information = sum(map(mul, slope, slope))
    change = sum(map(mul, slope, values)) / information
    left = [value - change * place for value, place in zip(values, slope, strict=True)]
    noise = sum(map(mul, left, left))
    free = len(observed) - 2  # a mean and a change were taken from them
    scale = sqrt(max(noise / free, (USUAL + noise) / (USUAL + free)))
    error = scale / sqrt(information)
    likely, about = shrunk(change, error)
    third = len(places) // 3
    apart = (sum(places[-third:]) - sum(places[:third])) / third
    return Trend(
        change=likely * apart,
        low=(likely - about) * apart,
        high=(likely + about) * apart,
        errors=abs(change) / error,
        clear=scale < WILD and abs(change) > widened(errors, number) * error,
        number=len(observed),
    )


def shrunk(change: float, error: float) -> tuple[float, float]:
    """(a change shrunk towards none, half the width of its interval), given its standard error."""
    trust = SHRINK**2 / (SHRINK**2 + error**2)
    return trust * change, NINE_OF_TEN * sqrt(trust) * error


def widened(errors: float, number: int) -> float:
    """The boundary for so many ratings."""
    later = errors + LATER * min(max(number - EARLY, 0) / (LATE - EARLY), 1)
    return sqrt(later**2 + 4 * log(max(number / WIDENS_FROM, 1)))
