"""What records keep to beyond the types of their fields: no form and no command writes otherwise."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from rejectui.core.facts import Pause, Rhythm, Run, Stretch, Takeaway, WeekStart
from rejectui.journal.errors import DoesNotFit
from rejectui.journal.records.record import fit, to_fields

YEARS = range(1900, 3000)  # what is worked out from days has room before and after


class Broken(NamedTuple):
    """A rule that a record breaks: the field by which it does, and the rule as a part of a sentence."""

    field: str
    rule: str


def broken_rule(view: Struct) -> Broken | None:
    """The rule that a record breaks, or None."""
    for name in view.__struct_fields__:
        value = getattr(view, name)
        if isinstance(value, date) and value.year not in YEARS:
            return Broken(name, f"a year is one from {YEARS[0]} to {YEARS[-1]}")
    if isinstance(view, (Rhythm, Takeaway, WeekStart)) and view.monday.weekday() != 0:
        return Broken("monday", "a week is known by the Monday in it")
    if isinstance(view, (Pause, Stretch)) and view.last is not None and view.last < view.first:
        return Broken("last", "a pause cannot end before it begins")
    if isinstance(view, Run):
        if view.ended is not None and view.ended < view.started:
            return Broken("ended", "a program cannot end before it begins")
        broken = next(filter(None, map(broken_rule, view.paused)), None)
        return broken and Broken("paused", broken.rule)
    return None


def keep_to_rules(struct: Struct) -> None:
    """Raises `DoesNotFit` for what breaks a limit of its fields or a rule."""
    fit(to_fields(struct), type(struct))
    broken = broken_rule(struct)
    if broken is not None:
        raise DoesNotFit(f"Nothing was changed: {broken.rule}.")
