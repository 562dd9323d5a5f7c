"""Programs: the one declaration of `Program`, which asks it counts, which cards it wants.

A program is a preset with an author and a source (PRACTICE.md). It counts by its author's rule on its own
page, and never touches totals or the streak.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Outcome
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import Askee, Category, Channel, Handle, Likely, Refusal, Slug, Text, Title
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.facts import Run

Order = Literal["ladder", "rising", "free", "own", "likely_noes"]
Unit = Literal["day", "week", "ask"]
UpToAYear = Annotated[int, Meta(ge=1, le=366)]
DaysOfAWeek = Annotated[int, Meta(ge=1, le=7)]
# So short that the line on Today has room for it, and for how the week stands, in 40 columns.
FewWords = Annotated[str, Meta(min_length=1, max_length=15)]

# A program whose author wants discomfort counts from "a flutter" on; an ask without a rating is believed.
OUT_OF_COMFORT = 20
WEEK = 7
# Longer than any program that has an end.
OPEN = 1000


class Theme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One week of a program, as its author had it: what it is about, and which cards are of it.

    A card is of the theme when each of `categories`, `channels` and `askees` that is given names it. `own`
    says that an ask which the user keeps putting off is of it, whatever its category. A theme only chooses
    among cards of equal fit (`wishes`); it says nothing about levels.
    """

    theme: Annotated[FewWords, Meta(description="what the week is about, in a few words")]
    told: Annotated[Text, Meta(description="the same in a sentence or two")]
    shown: Annotated[DaysOfAWeek | None, Meta(description="practice days shown, if not as usual")] = None
    order: Annotated[Order | None, Meta(description="which cards come first, if not as usual")] = None
    own: Annotated[bool, Meta(description="whether asks that one keeps putting off are of it")] = False
    categories: Annotated[tuple[Category, ...], Meta(description="kinds of ask; all unless given")] = ()
    channels: Annotated[tuple[Channel, ...], Meta(description="ways of asking; all unless given")] = ()
    askees: Annotated[tuple[Askee, ...], Meta(description="who is asked; anybody unless given")] = ()

    def fits(self, card: Entry | Ask) -> bool:
        """Whether a card is of this week. Of a kept ask nobody knows who is asked, and how."""
        if isinstance(card, Ask):
            return self.own or card.category in self.categories
        challenge = card.challenge
        return (
            (not self.categories or challenge.category in self.categories)
            and (not self.channels or challenge.channel in self.channels)
            and (not self.askees or challenge.askee in self.askees)
        )


class Program(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A program exactly as its file holds it.

    Its days are days since the start that were neither rested nor paused, its weeks seven of these. It is
    over after `days`, or when `goal` units count, whichever comes first; with neither it stays open.
    """

    program: Annotated[Slug, Meta(description="the program's name; the file is called so too")]
    title: Annotated[Title, Meta(description="the program's title")]
    author: Annotated[Handle, Meta(description="whose rules these are")]
    source: Annotated[Text, Meta(description="where they can be read")]
    summary: Annotated[Text, Meta(description="the program in one sentence")]
    unit: Annotated[Unit, Meta(description="what is counted: days, weeks or asks")]
    counts: Annotated[tuple[Outcome, ...], Meta(min_length=1, description="outcomes that count")]
    order: Annotated[Order, Meta(description="which cards come first")]
    page: Annotated[tuple[Text, ...], Meta(min_length=1, description="the first page, in paragraphs")]
    days: Annotated[UpToAYear | None, Meta(description="length in days, if it has one")] = None
    goal: Annotated[UpToAYear | None, Meta(description="days or asks that finish it")] = None
    in_a_row: Annotated[bool, Meta(description="whether the days have to follow each other")] = False
    keep: Annotated[DaysOfAWeek, Meta(description="practice days that keep a week")] = 1
    shown: Annotated[DaysOfAWeek, Meta(description="practice days shown, never required")] = 1
    forgiving: Annotated[
        tuple[Outcome, ...], Meta(description="what counts by the forgiving rule, if there is one")
    ] = ()
    uncomfortable: Annotated[bool, Meta(description="whether it has to be out of the comfort zone")] = False
    needs_person: Annotated[bool, Meta(description="whether a form is no ask here")] = False
    channels: Annotated[tuple[Channel, ...], Meta(description="how it is asked; all unless given")] = ()
    likely: Annotated[Likely | None, Meta(description="deal first what will probably end so")] = None
    refusal: Annotated[Refusal | None, Meta(description="deal first what is so easy to refuse")] = None
    prefers: Annotated[tuple[Askee, ...], Meta(description="who is asked first")] = ()
    dos: Annotated[tuple[Text, ...], Meta(description="what to do, a line each")] = ()
    donts: Annotated[tuple[Text, ...], Meta(description="what not to do, a line each")] = ()
    evidence: Annotated[Text | None, Meta(description="what studies say about its rule")] = None
    weeks: Annotated[tuple[Theme, ...], Meta(description="its weeks in order, if its author has any")] = ()

    def theme(self, week: int) -> Theme | None:
        """What the week of this number, from 1, is about; None where the author says nothing of it."""
        return self.weeks[week - 1] if 0 < week <= len(self.weeks) else None

    def shown_in(self, week: int) -> int:
        """Practice days shown in the week of this number: `keep` of them keep it, the others are extra."""
        theme = self.theme(week)
        return theme.shown if theme is not None and theme.shown is not None else self.shown

    def in_week(self, week: int) -> Program:
        """The program as it deals in the week of this number: `weeks` is that week alone, or none."""
        if not self.weeks:
            return self
        theme = self.theme(week)
        order = theme.order if theme is not None and theme.order is not None else self.order
        return replace(self, weeks=(theme,) if theme is not None else (), order=order)


def counts_in(program: Program, attempt: Attempt, forgiving: bool = False) -> bool:
    """Whether an ask counts by the author's rule, or by the forgiving one.

    An own ask of which the journal does not know how it was asked is believed.
    """
    lenient = forgiving and bool(program.forgiving)
    if not attempt.counts or attempt.outcome not in (program.forgiving if lenient else program.counts):
        return False
    channel = attempt.snapshot.channel if attempt.snapshot else None
    if channel is not None and not _asked_so(program, channel):
        return False
    at_ease = attempt.peak is not None and attempt.peak < OUT_OF_COMFORT
    return lenient or not (program.uncomfortable and at_ease)


def wanted(program: Program, entry: Entry) -> bool:
    """Whether the program deals this challenge before others, within all other rules of dealing."""
    challenge = entry.challenge
    return (
        _asked_so(program, challenge.channel)
        and program.likely in (None, challenge.likely)
        and program.refusal in (None, challenge.refusal)
    )


def preference(program: Program, entry: Entry) -> int:
    """0 for those whom the program would rather ask, else 1: for sorting what is wanted."""
    return int(bool(program.prefers) and entry.challenge.askee not in program.prefers)


def own_first(program: Program) -> bool:
    """Whether the program wants the user's own ideas before any card."""
    return program.order == "own"


def gentlest_first(programs: Iterable[Program]) -> list[Program]:
    """In the order in which to read about them: weeks before days before asks, shorter before longer, and
    last those that begin again after a day without."""
    units: Sequence[Unit] = ("week", "day", "ask")

    def key(program: Program) -> tuple[bool, int, int]:
        return program.in_a_row, units.index(program.unit), program.goal or program.days or OPEN

    return sorted(programs, key=key)


def offered(programs: Iterable[Program], per_week: int) -> tuple[Program, ...]:
    """The two to offer to somebody new who wants to practice so many days a week, 1 to 7.

    Those whose pace is nearest to it, and of these the gentlest. None that begins again after a day
    without, and none without a pace.
    """

    def off(program: Program) -> int:
        least, most = (program.keep, program.shown) if program.unit == "week" else (7, 7)
        return max(least - per_week, per_week - most, 0)

    paced = [each for each in gentlest_first(programs) if each.unit != "ask" and not each.in_a_row]
    return tuple(sorted(paced, key=off)[:2])


def current_run(runs: Sequence[Run]) -> Run | None:
    """The run that has not ended: one at a time, the one that began last where two computers began one."""
    running = [run for run in runs if run.ended is None]
    return max(running, key=lambda run: (run.started, run.id), default=None)


def _asked_so(program: Program, channel: Channel) -> bool:
    if program.needs_person and channel == "form":
        return False
    return not program.channels or channel in program.channels
