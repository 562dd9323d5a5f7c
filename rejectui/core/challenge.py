"""What a pack holds: the one declaration of `Challenge` and `Pack`, and the `Catalog` of what can be dealt.

The reader and the checks come from these Structs, with their limits and descriptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated, Literal

from msgspec import Meta, Struct

Slug = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        max_length=60,
        description="lower-case letters and digits, joined by hyphens",
    ),
]
Title = Annotated[str, Meta(min_length=1, max_length=120, description="one line, starting with a verb")]
Text = Annotated[str, Meta(min_length=1, max_length=2000)]
Handle = Annotated[str, Meta(min_length=1, max_length=80)]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", description="such as en, es or pt-BR")]
Level = Annotated[
    int, Meta(ge=1, le=5, description="1 easy to 5 hard: a first guess, own ratings replace it")
]

Category = Literal[
    "favor",
    "help",
    "shopping",
    "access",
    "play",
    "connection",
    "dating",
    "giving",
    "work",
    "boundaries",
    "opportunity",
    "creative",
]
Askee = Literal[
    "staff", "organization", "colleague", "manager", "acquaintance", "friend", "stranger", "public_figure"
]
Channel = Literal["in_person", "phone", "written", "form"]
Likely = Literal["mostly_yes", "mixed", "mostly_no", "silence"]
Refusal = Literal["easy", "fair", "hard"]
Money = Literal["none", "commercial", "personal"]
Cost = Literal["none", "small", "any"]
Power = Literal["asker_lower", "equal", "asker_higher"]
Place = Literal["anywhere", "home", "work"]

IF_YES = "Enjoy it, and say thank you."
IF_NO = '"No problem, thank you!" and that is the whole ask.'


class Challenge(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something to ask for, exactly as a pack file holds it (DESIGN section 5, "A pack").

    `id` is a slug inside its pack; everywhere else a challenge goes by its full id `pack/slug`.
    """

    id: Annotated[Slug, Meta(description="the challenge's name inside its pack, for ever")]
    title: Annotated[Title, Meta(description="the ask in one line, starting with a verb")]
    how: Annotated[Text, Meta(description="what to do, in one to three sentences")]
    level: Level
    category: Annotated[Category, Meta(description="what kind of ask it is")]
    askee: Annotated[Askee, Meta(description="who is asked")]
    channel: Annotated[Channel, Meta(description="how they are asked")]
    say: Annotated[Text | None, Meta(description="words to begin with; required in person and by phone")] = (
        None
    )
    likely: Annotated[Likely, Meta(description="how it will probably end; shown only afterwards")] = "mixed"
    refusal: Annotated[Refusal, Meta(description="how easily they can say no; hard wants a reviewer")] = (
        "fair"
    )
    if_yes: Annotated[Text, Meta(description="what to do when they say yes")] = IF_YES
    if_no: Annotated[Text, Meta(description="how to leave when they say no")] = IF_NO
    smaller: Annotated[Text | None, Meta(description="a smaller form of the same ask")] = None
    minutes: Annotated[int, Meta(ge=0, le=480, description="minutes of their time")] = 1
    money: Annotated[Money, Meta(description="money asked of them")] = "none"
    cost: Annotated[Cost, Meta(description="what it costs the one who asks")] = "none"
    power: Annotated[
        Power | None,
        Meta(description="who stands higher; asker_lower for a manager or a public figure unless given"),
    ] = None
    silence_after: Annotated[
        int, Meta(ge=7, le=30, description="days after which silence counts as no reply")
    ] = 14
    places: Annotated[tuple[Place, ...], Meta(min_length=1, description="where it can be done")] = (
        "anywhere",
    )
    not_for: Annotated[tuple[Text, ...], Meta(description="who should leave it out")] = ()
    safety: Annotated[tuple[Text, ...], Meta(description="what keeps it safe")] = ()
    tags: Annotated[tuple[Slug, ...], Meta(description="words to search by")] = ()
    locales: Annotated[
        tuple[Handle, ...], Meta(description="places where it is usual, if not everywhere")
    ] = ()
    by: Annotated[Handle | None, Meta(description="who wrote it")] = None
    source: Annotated[Handle | None, Meta(description="where the idea comes from")] = None
    reviewed: Annotated[date | None, Meta(description="the day a reviewer said yes")] = None
    retired: Annotated[bool, Meta(description="no longer dealt, still understood by journals")] = False

    @property
    def standing(self) -> Power:
        """Who stands higher, worked out from the askee where the pack does not say."""
        if self.power is not None:
            return self.power
        return "asker_lower" if self.askee in ("manager", "public_figure") else "equal"


class Pack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One pack file: challenges with their authors, license and language."""

    pack: Annotated[Slug, Meta(description="the pack's name; the file is called so too")]
    title: Annotated[Title, Meta(description="the pack's title")]
    summary: Annotated[Text, Meta(description="what is in it, in one sentence")]
    language: Annotated[Language, Meta(description="the language it is written in")]
    license: Annotated[Handle, Meta(description="an SPDX license name; CC-BY-4.0 for packs in this project")]
    authors: Annotated[tuple[Handle, ...], Meta(min_length=1, description="who wrote it")]
    challenges: Annotated[tuple[Challenge, ...], Meta(max_length=500, description="the challenges")] = ()


class Entry(Struct, frozen=True, kw_only=True):
    """A challenge where it can be found: its pack's name and title, its language, and who vouches for it."""

    challenge: Challenge
    pack: str
    pack_title: str
    language: str
    bundled: bool

    @property
    def id(self) -> str:
        """The full id, `pack/slug`."""
        return f"{self.pack}/{self.challenge.id}"

    @property
    def reviewed(self) -> bool:
        """Whether a reviewer of this project said yes; a pack from elsewhere cannot say so of itself."""
        return self.bundled and self.challenge.reviewed is not None


class Catalog:
    """Every challenge that was read, by full id, in the order of the packs."""

    def __init__(self, packs: Iterable[tuple[Pack, bool]] = ()) -> None:
        """Take (pack, whether it came with RejectUI) pairs; a pack whose name is taken is left out."""
        self.packs: dict[str, Pack] = {}
        self._entries: dict[str, Entry] = {}
        for pack, bundled in packs:
            if pack.pack in self.packs:
                continue
            self.packs[pack.pack] = pack
            for challenge in pack.challenges:
                entry = Entry(
                    challenge=challenge,
                    pack=pack.pack,
                    pack_title=pack.title,
                    language=pack.language,
                    bundled=bundled,
                )
                self._entries.setdefault(entry.id, entry)

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
