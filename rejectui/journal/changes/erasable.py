"""What can be erased for good, and what goes with it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

import msgspec
from msgspec import Raw, Struct

from rejectui.core.asks.attempt import Attempt, Plan, ask_key
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.days.day import A_WEEK
from rejectui.core.facts import Day, PutAway, Takeaway
from rejectui.journal.records.raw import Records, Tables, record_of
from rejectui.journal.records.record import changed_clocks, is_erased
from rejectui.journal.records.tables import TABLES
from rejectui.journal.records.views import view_of

Wanted = Mapping[tuple[str, str], Collection[str]]  # by table and id the fields to forget; none for all
NOTHING_OF_NOW = ""  # the name of no field: only what older states say is forgotten


# What people write, by table: these fields of it, or all of a record.
WRITTEN: dict[str, frozenset[str]] = {
    "attempts": frozenset(),
    "asks": frozenset(),
    "weeks": frozenset({"words"}),
    "days": frozenset({"plan", "ask", "put_away"}),
    "looks": frozenset({"peak", "day"}),
}


VIEWS = (Attempt, Ask, Takeaway, Day, Look)


OF_AN_OWN_ASK = ("ask", "planned", "plan", "closed", "put_away")


class Erasable(Struct, frozen=True):
    """A record that can be erased for good. `view` is None where it does not fit its table."""

    table: str
    id: str
    deleted: bool
    view: Attempt | Ask | Takeaway | Day | Look | None


def erasable(tables: Tables) -> tuple[Erasable, ...]:
    """All of them, table by table, also those that were deleted; of a week its takeaway, of a day its plan
    and its own ask, also if they were cleared; and ratings by looking.
    """
    found = []
    for table, written in WRITTEN.items():
        for name, raw in tables.get(table, Records()).items():
            record = record_of(raw)
            if record is None or is_erased(record):
                continue
            if written and not written & {*record, *changed_clocks(record)}:
                continue
            deleted = record.pop("deleted", None) is True or (table == "weeks" and "words" not in record)
            view = view_of(TABLES[table], name, Raw(msgspec.json.encode(record)))
            found.append(Erasable(table, name, deleted, view if isinstance(view, VIEWS) else None))
    return tuple(found)


def wanted(chosen: Iterable[Erasable], days: Mapping[date, Day]) -> Wanted:
    """What to forget: all of an ask, of a week its words; and what the days hold of an ask, its plan and, if
    it was one's own, its text; and how a challenge was rated by looking. The day of an attempt is always
    among them: another card may stand on it now, and the plan in its older states.
    """
    fields: dict[tuple[str, str], set[str]] = {}
    for each in chosen:
        if each.table == "days":
            only_plan = isinstance(each.view, Day) and each.view.challenge is not None
            fields.setdefault((each.table, each.id), set()).update(
                {"plan", "put_away"} if only_plan else OF_AN_OWN_ASK
            )
            continue
        fields[each.table, each.id] = set(WRITTEN[each.table])
        if isinstance(each.view, Attempt):
            asked = ask_key(each.view.challenge, each.view.ask)
            if each.view.challenge is not None:
                fields.setdefault(("looks", each.view.challenge), set()).update(WRITTEN["looks"])
        elif isinstance(each.view, Ask):
            asked = ask_key(None, each.view.text)
        else:
            continue
        for day in days.values():
            names = _of_ask(each.view, asked, day)
            if names:
                fields.setdefault(("days", day.day.isoformat()), set()).update(names)
    return fields


def _of_ask(view: Attempt | Ask, asked: str | None, day: Day) -> set[str]:
    """The fields of a day that tell of this ask; of an attempt also where it was another one then, or was
    taken along to the day after with another plan."""
    same = ask_key(day.challenge, day.ask) == asked
    of_plan = same and day.ask is not None
    if isinstance(view, Attempt):
        own_day = view.day == day.day
        near = own_day or (day.closed == "kept" and timedelta() < view.day - day.day <= A_WEEK)
        of_plan |= same and (own_day or day.closed == "kept")
        of_plan |= bool(_texts(view.plan, near=near) & _texts(day.plan, near=near))
        if own_day and not of_plan and not day.put_away:
            return {NOTHING_OF_NOW}
    put_away = (
        {"put_away"} if any(_is_put_away(view, asked, day.day, each) for each in day.put_away) else set()
    )
    if not of_plan:
        return put_away
    return {"plan", *put_away} if day.ask is None else {*OF_AN_OWN_ASK}


def _is_put_away(view: Attempt | Ask, asked: str | None, day: date, card: PutAway) -> bool:
    """Whether a card that was put away that day is of this ask, or was planned with its words."""
    near = isinstance(view, Attempt) and view.day == day
    plan = _texts(view.plan, near=near) if isinstance(view, Attempt) else set()
    return ask_key(card.challenge, card.ask) == asked or bool(plan & _texts(card.plan, near=near))


def _texts(plan: Plan | None, *, near: bool) -> set[str]:
    """The words by which a plan is known again: when and where it was for only where it is `near`."""
    return set() if plan is None else set(plan.texts) - (set() if near else {plan.when or ""})
