"""An own ask on its way into the user's own pack: its id, and what the journal knows of it."""

from __future__ import annotations

import re
from typing import Any
from zlib import crc32

from rejectui.core.asks.attempt import Attempt, Snapshot
from rejectui.core.asks.kept_ask import level_of
from rejectui.core.slug import LONGEST, slug

LONGEST_TITLE = 120
_MARK = 8


def may_become(attempt: Attempt) -> bool:
    """Whether this is an own ask that was asked: a yes and a no are both worth asking again."""
    return attempt.ask is not None and attempt.counts


def known_of(attempt: Attempt) -> dict[str, Any]:
    """The fields of a challenge that the journal knows; a text too long for a title is its `how`."""
    text = " ".join((attempt.ask or "").split())
    known = attempt.snapshot or Snapshot(title=text)
    level = known.level or (None if attempt.peak is None else level_of(attempt.peak))
    found = {
        "title" if len(text) <= LONGEST_TITLE else "how": text,
        "level": level,
        "category": known.category,
        "askee": known.askee,
        "channel": known.channel,
    }
    return {name: value for name, value in found.items() if value}


def own_slug(text: str) -> str:
    """The id of an own ask, from its text alone: the same for the same text, spaces and case aside.

    Where letters are lost on the way, a checksum tells it from other asks.
    """
    whole = " ".join(text.split()).casefold()
    found = slug(whole)
    if found and found == "-".join(re.findall("[a-z0-9]+", whole)) and whole.isascii():
        return found
    kept = found[: LONGEST - _MARK - 1].strip("-") or "ask"
    return f"{kept}-{crc32(whole.encode('utf-8', 'replace')):08x}"
