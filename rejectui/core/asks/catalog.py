"""Every challenge that was read, by full id and in the languages it is there in; everything but the reader
speaks of challenges through it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.challenge import Challenge, Pack, Situation

if TYPE_CHECKING:
    from rejectui.core.asks.translation import Translation


class Entry(Struct, frozen=True, kw_only=True):
    """A challenge where it can be found: its pack's name, title and situations, its language, and who vouches
    for it."""

    challenge: Challenge
    pack: str
    pack_title: str
    language: str
    bundled: bool
    situations: tuple[Situation, ...] = ()

    @property
    def id(self) -> str:
        """The full id, `pack/slug`."""
        return f"{self.pack}/{self.challenge.id}"

    @property
    def reviewed(self) -> bool:
        """Whether a reviewer of this project said yes; a pack from elsewhere cannot say so of itself."""
        return self.bundled and self.challenge.reviewed is not None


class Catalog:
    """Every challenge that was read, by full id, in the order of the packs.

    As it was read, each is in the language it was written in; `spoken` gives the same in other languages.
    """

    def __init__(
        self,
        packs: Iterable[tuple[Pack, bool]] = (),
        translations: Iterable[tuple[Translation, bool]] = (),
    ) -> None:
        """Take (pack, whether it came with RejectUI) pairs, and the same of translations of these packs.

        A pack whose name is taken is left out, and so is a translation into a language that is there. Each
        challenge of a translation is one of its original.
        """
        self.packs: dict[str, Pack] = {}
        self.elsewhere: set[str] = set()  # names of the packs that did not come with RejectUI
        self._entries: dict[str, Entry] = {}
        self._translations: dict[str, dict[str, tuple[Translation, bool]]] = {}
        self._written = self  # as it was read, also when it is spoken in other languages
        self._spoken: dict[tuple[str, ...], Catalog] = {}
        for pack, bundled in packs:
            if pack.pack in self.packs:
                continue
            self.packs[pack.pack] = pack
            if not bundled:
                self.elsewhere.add(pack.pack)
            for challenge in pack.challenges:
                entry = Entry(
                    challenge=challenge,
                    pack=pack.pack,
                    pack_title=pack.title,
                    language=pack.language,
                    bundled=bundled,
                    situations=pack.situations,
                )
                self._entries.setdefault(entry.id, entry)
        for translation, bundled in translations:
            known = self._translations.setdefault(translation.translates, {})
            known.setdefault(translation.language, (translation, bundled))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def entries(self) -> Mapping[str, Entry]:
        """All entries by full id."""
        return self._entries

    def get(self, full_id: str | None) -> Entry | None:
        """The entry with this full id, or None when its pack is gone."""
        return self._entries.get(full_id) if full_id is not None else None

    def languages(self, pack: str) -> tuple[str, ...]:
        """The languages in which a pack is there, the one it was written in first."""
        return (self.packs[pack].language, *sorted(self._translations.get(pack, ())))

    @property
    def all_languages(self) -> tuple[str, ...]:
        """Every language in which some pack is there, by alphabet."""
        return tuple(sorted({each for pack in self.packs for each in self.languages(pack)}))

    def spoken(self, languages: Sequence[str]) -> Catalog:
        """The same packs and challenges, each in the first of these languages in which it is there.

        What is there in none of them stays as it was written, and is not dealt (`dealing.candidates`).
        """
        wanted = tuple(languages)
        if wanted not in self._spoken:
            self._spoken[wanted] = self._written._in(wanted)
        return self._spoken[wanted]

    def _in(self, languages: tuple[str, ...]) -> Catalog:
        rows = {}
        for name, pack in self.packs.items():
            known = self._translations.get(name, {})
            own = pack.language
            before = languages[: languages.index(own)] if own in languages else languages
            if found := [known[each] for each in before if each in known]:
                rows[name] = found
        if not rows:
            return self
        spoken = Catalog()
        vars(spoken).update(vars(self))  # but for packs and entries it is the same
        spoken._entries = dict(self._entries)
        spoken.packs = dict(self.packs)
        for name, found in rows.items():
            pack = self.packs[name]
            for translation, bundled in reversed(found):  # the first language comes last, and so stays
                if bundled or name in self.elsewhere:  # a stranger's words do not retitle what came along
                    pack = translation.of(pack)
                for words in translation.challenges:
                    full_id = f"{name}/{words.id}"
                    original = self._entries[full_id]
                    spoken._entries[full_id] = replace(
                        original,
                        challenge=words.of(original.challenge),
                        pack_title=translation.title if bundled or name in self.elsewhere else pack.title,
                        language=translation.language,
                        bundled=original.bundled and bundled,
                    )
            inside = tuple(spoken._entries[f"{name}/{each.id}"].challenge for each in pack.challenges)
            spoken.packs[name] = replace(pack, challenges=inside)
        return spoken
