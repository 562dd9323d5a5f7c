"""The eight areas in which people say what is hard for them, one digit each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from rejectui.core.asks.challenge import Category

Area = Literal["shops", "help", "play", "people", "dating", "work", "boundaries", "being-seen"]

# In the order of their digits, 1 to 8.
AREAS: Mapping[Area, tuple[Category, ...]] = {
    "shops": ("shopping", "access"),
    "help": ("help", "favor"),
    "play": ("play",),
    "people": ("connection", "giving"),
    "dating": ("dating",),
    "work": ("work",),
    "boundaries": ("boundaries",),
    "being-seen": ("opportunity", "creative"),
}
DIGITS: Mapping[str, Area] = {str(number): area for number, area in enumerate(AREAS, 1)}
AREA_NAMES: Mapping[Area, str] = {
    "shops": "shops and counters",
    "help": "help and favors",
    "play": "silly asks, for play",
    "people": "people I know a little",
    "dating": "dating",
    "work": "work",
    "boundaries": "saying no, and saying what I need",
    "being-seen": "being seen: applying, submitting, showing work",
}
_AREA_OF: Mapping[Category, Area] = {
    category: area for area, categories in AREAS.items() for category in categories
}


def area_of(category: Category) -> Area:
    """The area that a category belongs to."""
    return _AREA_OF[category]


def rank(areas: Sequence[Area], category: Category | None) -> int:
    """Where a category stands among the chosen areas, 0 first; all that was not chosen comes after them."""
    area = _AREA_OF.get(category) if category is not None else None
    return areas.index(area) if area in areas else len(areas)


def with_digit(areas: Sequence[Area], digit: str) -> tuple[Area, ...]:
    """The chosen areas after a digit was pressed: added at the end, or taken out again."""
    area = DIGITS.get(digit)
    if area is None:
        return tuple(areas)
    return tuple(each for each in areas if each != area) if area in areas else (*areas, area)
