"""A pack in another language: only its words. Ids, levels and all else stay the original's.

The declaration of what a translation's file holds.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from rejectui.core.asks.challenge import Challenge, Handle, Language, Pack, Slug, Text, Title


class Translated(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The words of one challenge; those for a yes and a no are required, for the defaults are English."""

    id: Annotated[Slug, Meta(description="the id of the challenge in the original")]
    title: Annotated[Title, Meta(description="the ask in one line")]
    how: Annotated[Text, Meta(description="what to do, in one to three sentences")]
    say: Annotated[Text | None, Meta(description="words somebody would really say")] = None
    if_yes: Annotated[Text, Meta(description="what to do with a yes")]
    if_no: Annotated[Text, Meta(description="words to leave with, in quotes, and what then")]
    smaller: Annotated[Text | None, Meta(description="a smaller form of the same ask")] = None
    not_for: Annotated[tuple[Text, ...], Meta(description="who should leave it out")] = ()
    safety: Annotated[tuple[Text, ...], Meta(description="what keeps it safe")] = ()

    def of(self, original: Challenge) -> Challenge:
        """The original with these words."""
        words = {name: getattr(self, name) for name in TEXTS}
        return replace(original, **words)

    def lacks(self, original: Challenge) -> list[str]:
        """The fields with words in the original and fewer or none here."""
        return [
            name
            for name in MAY_LACK
            if (there := getattr(original, name)) and _number(getattr(self, name)) < _number(there)
        ]


TEXTS = tuple(name for name in Translated.__struct_fields__ if name != "id")
MAY_LACK = ("say", "smaller", "not_for", "safety")


class Translation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One file: the words of a pack in one language."""

    translates: Annotated[Slug, Meta(description="the pack that is translated")]
    title: Annotated[Title, Meta(description="the pack's title")]
    summary: Annotated[Text, Meta(description="what is in it, in one sentence")]
    language: Annotated[Language, Meta(description="the language of this file; es, de, pt-BR")]
    license: Annotated[Handle, Meta(description="an SPDX license name; CC-BY-4.0 for packs in this project")]
    authors: Annotated[tuple[Handle, ...], Meta(min_length=1, description="who translated it")]
    challenges: Annotated[tuple[Translated, ...], Meta(description="the challenges, only their words")] = ()

    def of(self, original: Pack) -> Pack:
        """The original with this title, this summary, and the translators beside its authors.

        Its challenges stay as they are.
        """
        authors = dict.fromkeys((*original.authors, *self.authors))
        return replace(original, title=self.title, summary=self.summary, authors=tuple(authors))


def _number(words: str | tuple[str, ...] | None) -> int:
    """How many texts these are."""
    return len(words) if isinstance(words, tuple) else int(bool(words))
