"""Ids made from titles."""

from __future__ import annotations

import re
from unicodedata import normalize

LONGEST = 60
# In the title of an ask, words that say nothing of what is asked.
_SMALL = frozenset(
    {
        *("ask", "a", "an", "the", "for", "to", "of", "in", "on", "at", "if", "whether"),
        *("may", "can", "could", "you", "your", "they", "their", "them", "it"),
    }
)
SHORT = 4


def slug(title: str) -> str:
    """A title in lower-case letters and digits joined by hyphens, cut between words; "" if it has none."""
    words: list[str] = re.findall("[a-z0-9]+", _plain(title))
    while len("-".join(words)) > LONGEST:
        words, last = words[:-1], words[-1]
        if not words:
            return last[:LONGEST]
    return "-".join(words)


def short_slug(title: str) -> str:
    """The first words of a title that tell it from others: `menu-keep` for "Ask for a menu to keep"."""
    words = slug(title).split("-")
    telling = [word for word in words if word not in _SMALL]
    return "-".join(telling[:SHORT] or words)


def _plain(text: str) -> str:
    without = (sign for sign in normalize("NFKD", text.casefold()) if sign.isascii())
    return "".join(without).replace("'", "")
