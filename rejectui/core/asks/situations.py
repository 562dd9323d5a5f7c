"""What may be in somebody's life, a key each: some packs fit only lives with certain things in them."""

from __future__ import annotations

from collections.abc import Mapping

from rejectui.core.asks.areas import Area
from rejectui.core.asks.challenge import Situation

SITUATION_NAMES: Mapping[Situation, str] = {
    "work": "work with others",
    "study": "school or studies",
    "job_hunt": "looking for work",
    "freelance": "freelance work",
    "date": "dating",
    "children": "children",
    "shared_home": "living with somebody",
    "make": "making things",
    "new_in_town": "being new in town",
    "online": "mostly online",
}
# What is hard for somebody is in their life.
MEANT_BY: Mapping[Area, Situation] = {"dating": "date", "work": "work"}
NONE_NAME = "none of these"
KEYS: Mapping[str, Situation | None] = {
    **{str(number % 10): situation for number, situation in enumerate(SITUATION_NAMES, 1)},
    "n": None,
}

# Empty after "none of these"; None as long as nobody has said anything.
Life = tuple[Situation, ...] | None


def with_key(life: Life, key: str) -> Life:
    """What is chosen after a key of `KEYS` was pressed: one more, one less, none of these, or nothing."""
    if key not in KEYS:
        return life
    situation = KEYS[key]
    if situation is None:
        return () if life != () else None
    chosen = {*(life or ())} ^ {situation}
    return tuple(each for each in SITUATION_NAMES if each in chosen) or None


def words_of(key: str) -> str:
    """What a key of `KEYS` chooses, in words."""
    situation = KEYS[key]
    return NONE_NAME if situation is None else SITUATION_NAMES[situation]


def told(life: Life) -> str:
    """What is in somebody's life, in words."""
    if life is None:
        return "not said"
    return ", ".join(SITUATION_NAMES[each] for each in life) or NONE_NAME
