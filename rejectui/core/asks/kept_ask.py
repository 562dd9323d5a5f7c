"""Own asks that are kept for later: "Asks I keep putting off"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from msgspec import Meta, Struct

from rejectui.core.asks.attempt import AskText, Percent, RecordId, Snapshot, same_ask
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import Category

LEVEL_IS = 20
HIGHEST_LEVEL = 5
UNSAID = 50


def level_of(distress: int) -> int:
    """The level of an expected distress of 0–100, by the authors' scale: 1 below 20 … 5 from 80 on."""
    return min(distress // LEVEL_IS + 1, HIGHEST_LEVEL)


class Ask(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An ask of the user's own, kept since `added`; `peak` is how bad they expect it to get, 0–100."""

    id: Annotated[RecordId, Meta(description="random, 32 hex digits")]
    text: Annotated[AskText, Meta(title="An ask", description="what to ask")]
    category: Annotated[Category, Meta(description="what kind of ask it is")]
    peak: Annotated[
        Percent | None, Meta(title="The expected distress", description="how bad it is expected to get")
    ] = None
    added: Annotated[date, Meta(description="the day on which it was kept")]

    @property
    def level(self) -> int:
        """The level by the expected distress, and the middle one where that was left open."""
        return level_of(UNSAID if self.peak is None else self.peak)

    @property
    def snapshot(self) -> Snapshot:
        """What an attempt of it carries, so that history outlives the list."""
        return Snapshot(title=self.text, category=self.category, level=self.level)


def snapshot_of(
    catalog: Catalog, asks: Iterable[Ask], challenge: str | None, ask: str | None
) -> Snapshot | None:
    """What an attempt carries of a challenge that is there, or of a kept ask; None for any other."""
    entry = catalog.get(challenge)
    own = kept(asks, ask) if entry is None else None
    return Snapshot.of(entry.challenge) if entry else own.snapshot if own else None


def kept(asks: Iterable[Ask], text: str | None) -> Ask | None:
    """The kept ask with this text, spaces and case aside, or None."""
    if text is None:
        return None
    wanted = same_ask(text)
    return next((ask for ask in asks if same_ask(ask.text) == wanted), None)
