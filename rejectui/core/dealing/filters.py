"""What a challenge must be like to be dealt or shown, as the user wants it now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.challenge import LIKELY_NO, Challenge, Channel
from rejectui.core.asks.kept_ask import HIGHEST_LEVEL


class Filter(Struct, frozen=True, kw_only=True):
    """What is left empty is not asked for. `free` is free of charge for the one who asks, `any_day` what
    needs no occasion, `likely_no` what the pack expects a no or silence of."""

    channels: tuple[Channel, ...] = ()
    levels: tuple[int, ...] = ()
    place: Literal["home", "work"] | None = None
    free: bool = False
    any_day: bool = False
    likely_no: bool = False

    def lets(self, challenge: Challenge) -> bool:
        """Whether a challenge is like that."""
        return (
            (not self.channels or challenge.channel in self.channels)
            and (not self.levels or challenge.level in self.levels)
            and (self.place is None or _can_be_done(challenge, self.place))
            and (not self.free or challenge.cost == "none")
            and (not self.any_day or challenge.when == "any_day")
            and (not self.likely_no or challenge.likely in LIKELY_NO)
        )


ANYTHING = Filter()

# What `f` on Today goes through, by its name.
WHERE: Mapping[str, Filter] = {
    "anywhere": ANYTHING,
    "home": Filter(place="home"),
    "work": Filter(place="work"),
    "free": Filter(free=True),
    "in person": Filter(channels=("in_person",)),
    "by phone": Filter(channels=("phone",)),
    "any day": Filter(any_day=True),
}

# What can be asked for, one thing each, as lists name it.
WISHES: Mapping[str, Filter] = {
    "in person": Filter(channels=("in_person",)),
    "by phone": Filter(channels=("phone",)),
    "in writing": Filter(channels=("written",)),
    "by a form": Filter(channels=("form",)),
    **{f"level {level}": Filter(levels=(level,)) for level in range(1, HIGHEST_LEVEL + 1)},
    "from home": Filter(place="home"),
    "at work": Filter(place="work"),
    "free of charge": Filter(free=True),
    "any day": Filter(any_day=True),
    "likely a no": Filter(likely_no=True),
}


def _can_be_done(challenge: Challenge, place: Literal["home", "work"]) -> bool:
    if place == "home":
        return "home" in challenge.places or challenge.channel != "in_person"
    return "work" in challenge.places or challenge.askee in ("colleague", "manager")


def turned(only: Filter, by: Filter) -> Filter:
    """The filter with what `by` asks for asked for as well, or no longer if it was; of places the other."""
    new: dict[str, object] = {}
    for name in Filter.__struct_fields__:
        here, there = getattr(only, name), getattr(by, name)
        if isinstance(there, tuple):
            new[name] = tuple(sorted({*here} ^ {*there}))
        elif there:
            new[name] = getattr(ANYTHING, name) if here == there else there
    return replace(only, **new)


def asks_for(only: Filter, by: Filter) -> bool:
    """Whether a filter asks for all that `by` does."""
    pairs = ((getattr(only, name), getattr(by, name)) for name in Filter.__struct_fields__)
    return all(
        {*there} <= {*here} if isinstance(there, tuple) else not there or here == there
        for here, there in pairs
    )
