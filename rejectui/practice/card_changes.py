"""Today's card: another one, planned, taken along, let go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from rejectui.core.clean_text import shortened
from rejectui.core.days.day_plan import chosen, making_room, own_ask, taken_along
from rejectui.core.facts import Day
from rejectui.practice.practice import NotNow, Practice

# Dealing is imported where a card is dealt: the first paint waits for this module.
if TYPE_CHECKING:
    from rejectui.core.asks.catalog import Entry
    from rejectui.core.dealing.filters import Filter
    from rejectui.core.today import Today

NO_OTHER = {
    -1: "There is no smaller card.",
    0: "There is no other card that fits.",
    1: "One step at a time: no bolder card for now.",
}
NO_PLAN = "There is no open plan."
NO_LIKELY_NO = "There is no other card of your level."
HARD_TO_REFUSE = "This one is hard to refuse, and nobody has said yet that it is fine to ask."
NOT_TO_BE_HAD = "This challenge is hidden, or its pack is off or gone. Tell it, or let it go."


def with_another(practice: Practice, step: Literal[-1, 0, 1] = 0, only: Filter | None = None) -> Day | None:
    """Today with another card, any (0), one level smaller (-1) or bolder (1); None if there is none. Changes
    nothing yet."""
    from rejectui.core.dealing.deal import another

    return another(
        practice.catalog,
        practice.facts,
        practice.day,
        step=step,
        only=only or practice.only,
        program=practice.program,
    )


def likeliest_no(practice: Practice, only: Filter | None = None) -> Day | None:
    """Today with the likeliest no of the level that is due; None if that has none left. Changes nothing
    yet."""
    from rejectui.core.dealing.deal import likely_no

    return likely_no(
        practice.catalog, practice.facts, practice.day, only=only or practice.only, program=practice.program
    )


def chosen_day(practice: Practice, option: Entry | str) -> Day:
    """Today with a challenge or an own text that the user chose. Changes nothing yet; raises `NotNow` for
    what is hard to refuse and was read by nobody."""
    from rejectui.core.dealing.candidates import held_back

    record = practice.today.record
    if isinstance(option, str):
        return own_ask(option, record, planned=False)
    if held_back(option, practice.facts.settings):
        raise NotNow(HARD_TO_REFUSE)
    return chosen(option.id, record)


def choose(practice: Practice, option: Entry | str) -> None:
    """Make it today's card. Resting, only what was planned is shown: then it is planned. Raises `NotNow`."""
    today = practice.today
    record = chosen_day(practice, option)
    if today.pause is not None:
        record = replace(record, planned=True)
    if record != today.record:
        put(practice, record)


def why_no_other(shown: Today, step: Literal[-1, 0, 1]) -> str:
    """A sentence for when there is no other card; the pack may know a smaller way."""
    challenge = shown.card.challenge if shown.card else None
    if step < 0 and challenge is not None and challenge.smaller:
        return f"This is as small as the cards come. A smaller way: {challenge.smaller}"
    return NO_OTHER[step]


def put(practice: Practice, record: Day) -> None:
    """This is the day now: another card, or the same one with another plan. An own ask or a plan that has to
    make room is put away with the day."""
    with practice.change():
        practice.journal.save_day(making_room(practice.today.record, record))


def card_before(practice: Practice) -> Day | None:
    """Today with the card before this one, and its plan; None if there was none. Changes nothing yet."""
    from rejectui.core.dealing.deal import one_before

    return one_before(practice.today.record, practice.facts.asks)


def bring_back(practice: Practice, record: Day) -> None:
    """This is the day again: the card before, as `card_before` gave it. What makes room is put away."""
    with practice.change():
        now = practice.today.record
        kept = making_room(replace(now, put_away=record.put_away), record)
        practice.journal.save_day(kept)


def made_room(practice: Practice) -> str:
    """A sentence about what was put away just now; empty if nothing was."""
    record = practice.today.record
    if not record.put_away:
        return ""
    last = record.put_away[-1]
    entry = practice.catalog.get(last.challenge)
    title = last.ask or (entry.challenge.title if entry else last.challenge or "")
    return f"Put away: {shortened(title)}. N brings it back."


def keep_plan(practice: Practice, shown: Today) -> None:
    """Take the open plan of an earlier day along, in the place of the card that is shown. Raises `NotNow`."""
    plan = shown.open_plan
    if plan is None:
        raise NotNow(NO_PLAN)
    from rejectui.core.dealing.candidates import challenge_of

    if plan.ask is None and challenge_of(plan, practice.catalog, practice.facts.settings) is None:
        raise NotNow(NOT_TO_BE_HAD)
    with practice.change():
        earlier, today = taken_along(plan, shown.record)
        practice.journal.save_day(earlier)
        practice.journal.save_day(making_room(shown.record, today))


def let_go(practice: Practice, shown: Today) -> None:
    """Let the open plan of an earlier day go, or else today's, as they are shown. Raises `NotNow`."""
    if shown.open_plan is not None:
        with practice.change():
            practice.journal.save_day(replace(shown.open_plan, closed="let_go"))
    elif shown.state == "planned":
        put(practice, replace(shown.record, planned=False, plan=None))
    else:
        raise NotNow(NO_PLAN)
