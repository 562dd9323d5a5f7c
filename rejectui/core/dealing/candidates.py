"""What may be dealt at all: challenges of the catalog and kept asks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import SPOKEN, Pack, Situation
from rejectui.core.asks.situations import MEANT_BY
from rejectui.core.dealing.filters import ANYTHING, Filter
from rejectui.core.dealing.option import Option
from rejectui.core.facts import Day, Facts, Settings

# By hand or by itself; `not_in_life` is off by itself.
PackState = Literal["on", "off", "not_in_life"]


def pack_state(of: Pack | Entry, settings: Settings) -> PackState:
    """Whether a pack, or the one of a challenge, is dealt from: as it was switched by hand, else off where it
    fits only some lives and the user has told of another one. What they named as hard is in their life.
    """
    if of.pack in settings.packs_off:
        return "off"
    if of.pack in settings.packs_on or not of.situations or settings.life is None:
        return "on"
    return "not_in_life" if _lived(settings).isdisjoint(of.situations) else "on"


def _lived(settings: Settings) -> set[Situation]:
    return {*(settings.life or ()), *(MEANT_BY[area] for area in settings.areas if area in MEANT_BY)}


def _of_colleagues(entry: Entry, settings: Settings) -> bool:
    """Whether a challenge, of a pack for everybody, asks colleagues of somebody who has none."""
    none = (
        settings.life is not None and "work" not in _lived(settings) and entry.pack not in settings.packs_on
    )
    return none and not entry.situations and entry.challenge.askee in ("colleague", "manager")


def to_be_had(entry: Entry, settings: Settings) -> bool:
    """Whether a challenge may be dealt at all: neither off, hidden, retired, nor held back."""
    return not (
        pack_state(entry, settings) != "on"
        or _of_colleagues(entry, settings)
        or entry.language not in settings.languages
        or entry.id in settings.hidden
        or entry.challenge.retired
        or held_back(entry, settings)
    )


def challenge_of(record: Day, catalog: Catalog, settings: Settings) -> Entry | None:
    """The challenge written under a day, while it is to be had or was chosen (PRACTICE.md, 13); else None."""
    entry = catalog.get(record.challenge)
    if entry is None or not (record.came == "chosen" or to_be_had(entry, settings)):
        return None
    return entry


def held_back(entry: Entry, settings: Settings) -> bool:
    """Whether a challenge is hard to refuse, and nobody who may say so has said that it is fine to ask.

    A file from elsewhere may carry any `reviewed` it likes: a pack that could vouch for itself would pass by
    the very check that protects the people who are asked. So only the review of a bundled pack counts; for a
    pack from elsewhere the user decides.
    """
    if entry.challenge.refusal != "hard" or entry.reviewed:
        return False
    return entry.bundled or entry.pack not in settings.trusted


def still_to_be_had(catalog: Catalog, facts: Facts, ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the challenges (full ids) and kept asks (ids) that may still be dealt, in their order."""
    asks = {ask.id for ask in facts.asks}

    def may(one: str) -> bool:
        entry = catalog.get(one)
        return one in asks or (entry is not None and to_be_had(entry, facts.settings))

    return tuple(filter(may, ids))


def at_once(entry: Entry, *, aloud: bool = True) -> bool:
    """Whether somebody who decides to ask today can do it today, and in person or by phone if `aloud`."""
    return entry.challenge.when == "any_day" and (entry.challenge.channel in SPOKEN or not aloud)


def dealable(catalog: Catalog, facts: Facts, only: Filter) -> list[Option]:
    """Everything like that which may be dealt; of a kept ask nobody knows what it is like."""
    found: list[Option] = [
        entry for entry in catalog if only.lets(entry.challenge) and to_be_had(entry, facts.settings)
    ]
    return found if only != ANYTHING else [*found, *facts.asks]
