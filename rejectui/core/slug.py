"""Ids made from titles."""

from __future__ import annotations

import re
from unicodedata import normalize

LONGEST = 60


def slug(title: str) -> str:
    """A title in lower-case letters and digits joined by hyphens, cut between words; "" if it has none."""
    words: list[str] = re.findall("[a-z0-9]+", _plain(title))
    while len("-".join(words)) > LONGEST:
        words, last = words[:-1], words[-1]
        if not words:
            return last[:LONGEST]
    return "-".join(words)


def _plain(text: str) -> str:
    without = (sign for sign in normalize("NFKD", text.casefold()) if sign.isascii())
    return "".join(without).replace("'", "")
