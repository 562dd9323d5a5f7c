"""What a pack holds: the one declaration of `Challenge` and `Pack`.

The reader, the checks, the JSON Schema and the contributors' field table come from these Structs, with their
limits and descriptions: what stands before a semicolon says in a few words what to write. In `extra`,
"refused" is a value that a rule turns down, and "default" tells a default that no value can.
"""

from __future__ import annotations

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
    int,
    Meta(
        ge=1,
        le=5,
        description="how big it is; 1 a small favor, 2 a little odd, 3 takes a breath, 4 takes a day of "
        "courage, 5 matters a lot: a first guess, people's own ratings replace it",
    ),
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
# Whether somebody who wants to ask today can, or needs an occasion: a broken thing, a move, a nice evening.
When = Literal["any_day", "when_it_comes_up"]
Likely = Literal["mostly_yes", "mixed", "mostly_no", "silence"]
LIKELY_NO: tuple[Likely, ...] = ("mostly_no", "silence")
Refusal = Literal["easy", "fair", "hard"]
Money = Literal["none", "commercial", "personal"]
Cost = Literal["none", "small", "any"]
Power = Literal["asker_lower", "equal", "asker_higher"]
Place = Literal["anywhere", "home", "work"]
# What may be in somebody's life, for packs that fit only there.
Situation = Literal[
    "work",
    "study",
    "job_hunt",
    "freelance",
    "date",
    "children",
    "shared_home",
    "make",
    "new_in_town",
    "online",
]
# Asks in these channels need words to say.
SPOKEN: tuple[Channel, ...] = ("in_person", "phone")

# Instead of a license: a pack that stays with the one who wrote it.
PRIVATE = "private"
# The packs of the user's own: their asks, and the plans that they took from an AI tool, in the plan's order.
OWN = "mine"
PLAN = "my-plan"
OF_MY_OWN = frozenset({OWN, PLAN})

IF_YES = "Enjoy it, and say thank you."
IF_NO = '"No problem, thank you!" and that is the whole ask.'


class Challenge(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something to ask for, exactly as a pack file holds it.

    `id` is a slug inside its pack; everywhere else a challenge goes by its full id `pack/slug`.
    """

    id: Annotated[
        Slug,
        Meta(
            description="its name inside the pack, for ever; lower-case letters and digits, joined by hyphens"
        ),
    ]
    title: Annotated[
        Title, Meta(description="the ask in one line, starting with a verb; 60 characters fit best")
    ]
    how: Annotated[
        Text,
        Meta(description="when, whom and what, in one to three sentences; up to about 220 characters"),
    ]
    level: Level
    category: Annotated[Category, Meta(description="what kind of ask it is")]
    askee: Annotated[Askee, Meta(description="who is asked")]
    channel: Annotated[Channel, Meta(description="how they are asked")]
    say: Annotated[
        Text | None,
        Meta(
            description="words somebody would really say; up to about 140 characters, in writing the first "
            "line",
            extra={"default": "required in person and by phone"},
        ),
    ] = None
    when: Annotated[
        When | None,
        Meta(
            description="whether it can be done today; any_day for shops, phones, mail and people one sees "
            "or calls anyway, when_it_comes_up for what waits for an occasion"
        ),
    ] = None
    likely: Annotated[Likely, Meta(description="your guess of how it ends; shown only afterwards")] = "mixed"
    refusal: Annotated[
        Refusal,
        Meta(description="how easily they can say no; hard is not dealt before a reviewer has said yes"),
    ] = "fair"
    if_yes: Annotated[Text, Meta(description="what to do with a yes, made for this ask")] = IF_YES
    if_no: Annotated[Text, Meta(description="words to leave with, in quotes, and what then")] = IF_NO
    smaller: Annotated[Text | None, Meta(description="a smaller form of the same ask; level 5 needs one")] = (
        None
    )
    minutes: Annotated[int, Meta(ge=0, le=480, description="minutes of their time")] = 1
    money: Annotated[
        Money,
        Meta(
            description="money asked of them; commercial is a discount, a fee or a sample",
            extra={"refused": "personal"},
        ),
    ] = "none"
    cost: Annotated[Cost, Meta(description="what the ask makes the asker spend")] = "none"
    power: Annotated[
        Power | None,
        Meta(
            description="who stands higher",
            extra={
                "refused": "asker_higher",
                "default": "`asker_lower` for a manager or a public figure, else `equal`",
            },
        ),
    ] = None
    silence_after: Annotated[
        int, Meta(ge=7, le=30, description="days after which silence counts as no reply")
    ] = 14
    places: Annotated[
        tuple[Place, ...],
        Meta(
            min_length=1,
            description="where it can be done; home for what can be done from there, work for colleagues and "
            "managers",
        ),
    ] = ("anywhere",)
    not_for: Annotated[tuple[Text, ...], Meta(description="who should leave it out")] = ()
    safety: Annotated[tuple[Text, ...], Meta(description="what keeps it safe")] = ()
    tags: Annotated[tuple[Slug, ...], Meta(description="words to search by")] = ()
    locales: Annotated[tuple[Handle, ...], Meta(description="where it is usual, if not everywhere")] = ()
    by: Annotated[Handle | None, Meta(description="who wrote it")] = None
    source: Annotated[Handle | None, Meta(description="where the idea comes from")] = None
    reviewed: Annotated[
        date | None, Meta(description="the day a reviewer said yes, such as 2026-11-22; leave it to them")
    ] = None
    retired: Annotated[
        bool, Meta(description="true takes it out of the deck; journals still understand it")
    ] = False

    @property
    def standing(self) -> Power:
        """Who stands higher, worked out from the askee where the pack does not say."""
        if self.power is not None:
            return self.power
        return "asker_lower" if self.askee in ("manager", "public_figure") else "equal"


class Pack(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One pack file: challenges with their authors, license and language."""

    pack: Annotated[
        Slug, Meta(description="the pack's name; the file is called so too, with .yaml at the end")
    ]
    title: Annotated[Title, Meta(description="the pack's title")]
    summary: Annotated[Text, Meta(description="what is in it, in one sentence")]
    language: Annotated[Language, Meta(description="the language it is written in; en, es, pt-BR")]
    license: Annotated[Handle, Meta(description="an SPDX license name; CC-BY-4.0 for packs in this project")]
    authors: Annotated[tuple[Handle, ...], Meta(min_length=1, description="who wrote it")]
    situations: Annotated[
        tuple[Situation, ...],
        Meta(description="in whose life it fits, if not in everybody's; any one of them is enough"),
    ] = ()
    # A pack whose challenges are all broken is still a pack; a file must hold one at least.
    challenges: Annotated[
        tuple[Challenge, ...],
        Meta(
            max_length=500,
            description="the challenges; in the order of their ids",
            extra={"default": "required"},
        ),
    ] = ()

    @property
    def hard(self) -> int:
        """How many of its challenges are hard to refuse."""
        return sum(challenge.refusal == "hard" for challenge in self.challenges)
