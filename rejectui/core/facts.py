"""Everything the journal knows, as one frozen value that the pure functions of core read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, get_args

from msgspec import Meta, Struct, field
from msgspec.structs import fields, force_setattr

from rejectui.core.asks.areas import Area
from rejectui.core.asks.attempt import AskText, Attempt, FullId, Plan, RecordId, Words
from rejectui.core.asks.challenge import Language, Slug
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.asks.situations import SITUATION_NAMES, Life

PerWeek = Annotated[int, Meta(ge=1, le=7, description="practice days wanted a week, 1 to 7; 7 is daily")]
StartOfWeek = Annotated[
    Literal["monday", "sunday", "saturday"],
    Meta(
        description="the day on which your weeks begin, Monday, Sunday or Saturday; a change holds from a "
        "coming week on, and leaves the weeks before as they were"
    ),
]
STARTS_OF_WEEK: tuple[StartOfWeek, ...] = ("monday", "sunday", "saturday")

# What is asked once, at the first start.
Question = Literal["areas", "life", "rhythm"]
QUESTIONS: tuple[Question, ...] = get_args(Question)
THEMES = ("rejectui-dark", "rejectui-light", "nord", "gruvbox", "solarized-light", "ansi-dark", "ansi-light")


Came = Annotated[
    Literal["chosen", "likely_no"] | None,
    Meta(description="how it came, if it was not dealt: chosen, or wished for as a likely no"),
]


class PutAway(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A card that made room for another one of the same day, and would be lost: an own ask, or one that was
    chosen or planned. `seen` is how many cards were `shown` before it.
    """

    seen: Annotated[int, Meta(ge=0, le=10_000, description="how many cards were seen before it")]
    challenge: Annotated[FullId | None, Meta(description="the card, as pack/challenge")] = None
    ask: Annotated[AskText | None, Meta(description="the card, if it is an ask of one's own")] = None
    planned: Annotated[bool, Meta(description="whether it was taken")] = False
    plan: Annotated[Plan | None, Meta(description="what was written down before")] = None
    came: Came = None


class Day(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The card of one date and its plan: a fact, so that the app and the commands show the same card.

    Exactly one of `challenge` (full id) and `ask` (own text) once there is a card. `shown` lists the cards
    seen before this one, oldest first: full ids of challenges, ids of kept asks (these have no slash).
    `closed` says what became of a plan that was still open on a later day: taken along (`kept`) or let go,
    which is not backing out.
    """

    day: Annotated[date, Meta(description="the date")]
    challenge: Annotated[FullId | None, Meta(description="the card, as pack/challenge")] = None
    ask: Annotated[
        AskText | None, Meta(title="An ask", description="the card, if it is an ask of one's own")
    ] = None
    shown: Annotated[tuple[FullId, ...], Meta(description="cards seen before it, oldest first")] = ()
    planned: Annotated[bool, Meta(description="whether it was taken")] = False
    plan: Annotated[Plan | None, Meta(description="what was written down before")] = None
    closed: Annotated[
        Literal["kept", "let_go"] | None, Meta(description="what became of a plan that was still open later")
    ] = None
    came: Came = None
    put_away: Annotated[
        tuple[PutAway, ...],
        Meta(description="own asks and planned cards that made room for another, oldest first"),
    ] = ()

    @property
    def has_card(self) -> bool:
        """Whether a card was written under this date."""
        return self.challenge is not None or self.ask is not None


class Pause(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A range of days off, both ends included; it neither breaks nor lengthens a streak."""

    id: Annotated[RecordId, Meta(description="random, 32 hex digits")]
    first: Annotated[date, Meta(description="the first day off")]
    last: Annotated[date, Meta(description="the last day off")]


class Stretch(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Days for which a program was paused, both ends included; without `last` it is paused still."""

    first: Annotated[date, Meta(description="the first day")]
    last: Annotated[date | None, Meta(description="the last day; without it, still paused")] = None


# Programs that had another name; runs that were kept under it go on.
RENAMED = {"s1-ladder": "rung-a-week"}


class Run(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One going through a program, from `started` on; `ended` is its last day once it is left or closed.

    `forgiving` is the user's choice between the author's rule and the forgiving one, for the whole run.
    Rests stop every program; `paused` are stretches in which only the program stopped.
    """

    id: Annotated[RecordId, Meta(description="random, 32 hex digits")]
    program: Annotated[Slug, Meta(description="the program's name")]
    started: Annotated[date, Meta(description="its first day")]
    ended: Annotated[date | None, Meta(description="its last day, once it is over")] = None
    became: Annotated[Literal["left", "finished"] | None, Meta(description="how it ended")] = None
    forgiving: Annotated[bool, Meta(description="whether it counts by the forgiving rule")] = False
    paused: Annotated[tuple[Stretch, ...], Meta(description="when only the program stopped")] = ()

    def __post_init__(self) -> None:
        """Go by the name that the program has now."""
        if self.program in RENAMED:
            force_setattr(self, "program", RENAMED[self.program])

    @property
    def is_paused(self) -> bool:
        """Whether the program is paused until further notice."""
        return any(stretch.last is None for stretch in self.paused)


class Rhythm(Struct, frozen=True, kw_only=True):
    """Practice days wanted a week, from the week of this Monday on."""

    monday: Annotated[date, Meta(description="the Monday in the week from which it holds")]
    per_week: PerWeek


class WeekStart(Struct, frozen=True, kw_only=True):
    """The weekday on which weeks begin, from the week of this Monday on: on that very day, or on the Sunday
    or the Saturday before it. A week has one Monday whatever it begins on, and is known by it. An older
    RejectUI begins every week on its Monday.
    """

    monday: Annotated[date, Meta(description="the Monday in the week from which it holds")]
    begins: StartOfWeek


class Takeaway(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The user's own sentence about the week of this Monday; `offered` is the day a look back was offered."""

    monday: Annotated[date, Meta(description="the Monday in the week")]
    words: Annotated[Words | None, Meta(title="A takeaway", description="what was taken away from it")] = None
    offered: Annotated[date | None, Meta(description="the day on which a look back was offered")] = None


class Settings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the user chose; every name can be given to `rejectui set`, but the five last."""

    start_of_day: Annotated[
        int,
        Meta(
            ge=0,
            le=23,
            description="the hour at which a new day begins, 0 to 23; until then it is still the day before, "
            "so that a late evening is one day, and with 15 a night at work, by the date on which it began",
        ),
    ] = 4
    languages: Annotated[
        tuple[Language, ...],
        Meta(
            min_length=1,
            description="the languages of the cards, such as en, de, es: a card is in the first of them in "
            "which it is there",
        ),
    ] = ("en",)
    theme: Annotated[
        str, Meta(min_length=1, max_length=40, description=f"the colors: {', '.join(THEMES)}")
    ] = THEMES[0]
    mouse: Annotated[
        bool,
        Meta(
            description="whether the app listens to the mouse; without it, the terminal selects text as usual"
        ),
    ] = True
    log_depth: Annotated[
        Literal["quick", "full"],
        Meta(
            description="how much the log asks at once: quick has one page, and page down for the rest; "
            "full goes page by page"
        ),
    ] = "quick"
    welcomed: Annotated[bool, Meta(description="whether the first screen was seen")] = False
    questions_left: Annotated[
        tuple[Question, ...],
        Meta(
            description="questions of the first start that were not seen yet; the next start has them: "
            + ", ".join(QUESTIONS)
        ),
    ] = ()
    support_offered: Annotated[bool, Meta(description="whether the support page was offered by itself")] = (
        False
    )
    fair_asks_shown: Annotated[
        bool, Meta(description="whether the page about fair asks was shown by itself")
    ] = False
    areas: Annotated[
        tuple[Area, ...],
        Meta(
            description="what is hard for you, what matters most first; it comes first on the ladder and "
            "among the cards: " + ", ".join(get_args(Area))
        ),
    ] = ()
    life: Annotated[
        Life,
        Meta(
            description="what is in your life, once you have said so; then packs that fit only other lives "
            "are off, unless you switch them on by hand: " + ", ".join(SITUATION_NAMES)
        ),
    ] = None
    packs_off: Annotated[tuple[str, ...], Meta(description="packs that were switched off by hand")] = ()
    packs_on: Annotated[
        tuple[str, ...],
        Meta(
            description="packs that were switched on by hand: whatever is in your life, they are dealt from"
        ),
    ] = ()
    hidden: Annotated[tuple[str, ...], Meta(description="challenges that are never dealt")] = ()
    later: Annotated[tuple[str, ...], Meta(description="challenges that are kept for later")] = ()
    trusted: Annotated[
        tuple[str, ...], Meta(description="packs from elsewhere that may deal what is hard to refuse, too")
    ] = ()


def described(setting: str) -> str:
    """What a setting, the rhythm or the week's first day is about, as declared: a sentence without its full
    stop."""
    kinds: dict[str, Any] = {each.name: each.type for each in fields(Settings)}
    kinds |= {"rhythm": PerWeek, "start_of_week": StartOfWeek}
    return str(next(each.description for each in kinds[setting].__metadata__ if each.description))


class Facts(Struct, frozen=True, kw_only=True):
    """The journal's contents: attempts oldest first by day and moment, asks as they were added; none that
    was deleted.
    """

    attempts: tuple[Attempt, ...] = ()
    asks: tuple[Ask, ...] = ()
    looks: tuple[Look, ...] = ()
    days: Mapping[date, Day] = field(default_factory=dict)
    pauses: tuple[Pause, ...] = ()
    rhythms: tuple[Rhythm, ...] = ()
    runs: tuple[Run, ...] = ()
    week_starts: tuple[WeekStart, ...] = ()
    weeks: tuple[Takeaway, ...] = ()
    settings: Settings = field(default_factory=Settings)
