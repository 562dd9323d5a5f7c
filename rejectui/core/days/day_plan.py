"""What becomes of a day's plan: told, still open, taken along to another day; and own asks as cards."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, ask_key, same_ask
from rejectui.core.days.day import A_WEEK, logged_on, since
from rejectui.core.facts import Day, Facts, PutAway


def attempts_of_card(facts: Facts, record: Day) -> tuple[Attempt, ...]:
    """The attempts that tell of this day's card: logged that day or later, also when for a day before it."""
    near = since(facts.attempts, record.day - A_WEEK)
    asked = ask_key(record.challenge, record.ask)
    return tuple(
        a
        for a in near
        if a.day - record.day <= A_WEEK  # where a week later is no date, too
        and logged_on(a, facts.settings.start_of_day) >= record.day
        and ask_key(a.challenge, a.ask) == asked
    )


def unfinished(facts: Facts, day: date) -> list[Day]:
    """Plans of the last seven days that were neither told, taken along nor let go; oldest first."""
    return [
        r
        for r in _week_before(facts, day)
        if r.planned and r.closed is None and not attempts_of_card(facts, r)
    ]


def taken_along(plan: Day, today: Day) -> tuple[Day, Day]:
    """(the earlier day, its plan taken along; today, with that plan instead of the card it had)."""
    return replace(plan, closed="kept"), replace(plan, day=today.day, shown=_seen(today), closed=None)


def was_taken_along(facts: Facts, record: Day) -> bool:
    """Whether this day's card is a plan of the last seven days that was taken along."""
    asked = ask_key(record.challenge, record.ask)
    return any(
        r.closed == "kept" and ask_key(r.challenge, r.ask) == asked for r in _week_before(facts, record.day)
    )


def own_ask(text: str, today: Day, *, planned: bool = True) -> Day:
    """Today with an own ask as its card, planned or not; the same text again keeps the plan there is."""
    if today.ask is not None and same_ask(today.ask) == same_ask(text):
        return replace(today, planned=planned or today.planned)
    return Day(day=today.day, ask=text, shown=_seen(today), planned=planned)


def chosen(challenge: str, today: Day) -> Day:
    """Today with a challenge (full id) that the user chose; the card that is there already keeps its plan."""
    if today.challenge == challenge:
        return today
    return Day(day=today.day, challenge=challenge, shown=_seen(today), came="chosen")


def _week_before(facts: Facts, day: date) -> list[Day]:
    """The records of the last seven days, oldest first."""
    week = (day - timedelta(days=back) for back in range(A_WEEK.days, 0, -1))
    return [facts.days[each] for each in week if each in facts.days]


def making_room(before: Day, after: Day) -> Day:
    """The day with its new card, the one before put away with it, if it would be lost."""
    asked = ask_key(after.challenge, after.ask)
    if ask_key(before.challenge, before.ask) == asked:
        return replace(after, put_away=before.put_away)
    others = tuple(each for each in before.put_away if ask_key(each.challenge, each.ask) != asked)
    for each in before.put_away:  # it comes again, and its plan with it
        if each not in others and each.planned and not after.planned:
            after = replace(after, planned=True, plan=each.plan)
    if not before.planned and before.ask is None and before.came != "chosen":
        return replace(after, put_away=others)
    put_away = PutAway(
        seen=len(before.shown),
        challenge=before.challenge,
        ask=before.ask,
        planned=before.planned,
        plan=before.plan,
        came=before.came,
    )
    return replace(after, put_away=(*others, put_away))


def taken_out(record: Day) -> Day | None:
    """The day with the card that was put away last, if none was shown after it that was not; else None."""
    if not record.put_away:
        return None
    *others, last = record.put_away
    shown = record.shown[: last.seen]
    challenge = record.shown[last.seen] if last.seen < len(record.shown) else None
    if len(record.shown) > last.seen + 1 or challenge not in (None, last.challenge):
        return None
    return Day(
        day=record.day,
        challenge=last.challenge,
        ask=last.ask,
        shown=shown,
        planned=last.planned,
        plan=last.plan,
        came=last.came,
        put_away=tuple(others),
    )


def _seen(record: Day) -> tuple[str, ...]:
    return (*record.shown, record.challenge) if record.challenge else record.shown
