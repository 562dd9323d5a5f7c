"""What English words show of the rules: a help for those who write, not a judge.

A pattern looks for what is nearly always meant badly, and would rather miss than accuse. What stands after a
"not", "never" or "without" is not meant, and neither is what its `unless` finds in the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rejectui.core.asks.challenge import Challenge
from rejectui.packs.problem import Finding, quoted
from rejectui.packs.rules.phrase_patterns import Pattern, whole_words
from rejectui.packs.rules.phrases_of_manner import MANNER
from rejectui.packs.rules.phrases_of_what import ASKED

PATTERNS = ASKED | MANNER
_ANYTHING = whole_words("|".join(pattern.look_for for patterns in PATTERNS.values() for pattern in patterns))
ONE = ("title", "how", "say", "if_yes", "if_no", "smaller")
MANY = ("safety", "not_for")
_NOT = re.compile(
    r"\b(?:not|never|no|nobody|nor|without|avoid|\w+n't|instead of|rather than)(?: [\w'-]+){0,4} ?$"
)
_SENTENCES = re.compile(r"(?<=[.!?;:])(?!\w)")
# Characters before a find in which a "not" may stand.
NEAR = 60


def seen_in(challenge: Challenge) -> Iterator[tuple[str, Finding]]:
    """(code of the rule, what one of its patterns sees), once in each field."""
    texts = _texts(challenge)
    # Everything is looked for at once first: nearly always there is nothing to see.
    if not _ANYTHING.search("\n".join(text for _, text in texts)):
        return
    for code, patterns in PATTERNS.items():
        for pattern in patterns:
            if pattern.only is not None and not pattern.only(challenge):
                continue
            for name, text in texts:
                found = _meant(pattern, text) if name in (pattern.fields or ONE) else None
                if found is not None:
                    what = pattern.what.format(quoted(found))
                    yield code, Finding(name, what, pattern.remedy, pattern.level)


def _texts(challenge: Challenge) -> list[tuple[str, str]]:
    """(field, text) in one shape: small letters, one space, straight apostrophes."""
    found = [(name, getattr(challenge, name)) for name in ONE]
    found += [(name, text) for name in MANY for text in getattr(challenge, name)]
    return [(name, " ".join(text.split()).casefold().replace("’", "'")) for name, text in found if text]


def _meant(pattern: Pattern, text: str) -> str | None:
    """The first words in a text that the pattern finds and that are meant."""
    look_for = whole_words(pattern.look_for)
    if not look_for.search(text):
        return None
    for sentence in _SENTENCES.split(text):
        if pattern.unless and whole_words(pattern.unless).search(sentence):
            continue
        for found in look_for.finditer(sentence):
            before = sentence[max(0, found.start() - NEAR) : found.start()]
            if not (pattern.may_be_denied and _NOT.search(before)):
                return found.group()
    return None
