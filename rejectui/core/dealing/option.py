"""A card that may be dealt: a challenge from a pack or a kept ask, and what both can be asked for."""

from __future__ import annotations

from rejectui.core.asks.attempt import same_ask
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import Askee, Category
from rejectui.core.asks.kept_ask import Ask

Option = Entry | Ask
Pair = tuple[Category | None, Askee | None]


def level_of_card(card: Option) -> int:
    """The level by the pack's author, or of a kept ask by what the user expects."""
    return card.challenge.level if isinstance(card, Entry) else card.level


def pair_of_card(card: Option) -> Pair:
    """(category, askee); of a kept ask nobody knows who is asked."""
    if isinstance(card, Entry):
        return card.challenge.category, card.challenge.askee
    return card.category, None


def key_of_card(card: Option) -> str:
    """What tells the very ask, as `ask_key` tells it of an attempt."""
    return card.id if isinstance(card, Entry) else same_ask(card.text)
