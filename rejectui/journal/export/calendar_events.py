"""The journal as iCalendar (RFC 5545): a day of practice and a rest are events that last whole days, and what
is planned for a time of day begins at that time.

Dates and times have no zone here: half past three is that wherever the calendar is read. An identifier comes
from the date of a day and from the record of a rest, so that a calendar which goes by them replaces what it
imported before: a planned day becomes the day that it came to be, and a plan without its time lasts the day.
Nothing rings unless it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from icalendar import Alarm, Calendar, Event, vText

from rejectui.core.asks.attempt import Attempt
from rejectui.core.clean_text import clean_line, shortened
from rejectui.core.days.clock_time import planned_time
from rejectui.core.days.day_plan import attempts_of_card
from rejectui.core.facts import Day, Facts
from rejectui.core.wording.words import OUTCOMES, count

PRODUCT = "-//RejectUI//RejectUI//EN"
MOST_LINES = 40  # asks that are named on a day; whoever asks more often finds them in the journal
ONE_DAY = timedelta(days=1)
AN_ASK = timedelta(minutes=15)  # for which a calendar draws it (ours)
BEFORE = timedelta(minutes=10)  # an alarm: enough to go where it is, mostly (ours)
# A backslash and an N are a line break to the library (icalendar 7.3), which they are not in what somebody
# typed. In their place goes a sign that no cleaned text holds.
_BACKSLASH_N, _MARK = "\\N", "\0"


class _Text(vText):
    """Text that the library escapes, but for one thing that it takes for something else."""

    def to_ical(self) -> bytes:
        """As it stands in the file."""
        return vText(self.replace(_BACKSLASH_N, _MARK)).to_ical().replace(_MARK.encode(), b"\\\\N")


def calendar(
    facts: Facts,
    *,
    since: date | None = None,
    labels: bool = False,
    alarm: bool = False,
    title: Callable[[str], str] = str,
) -> bytes:
    """The file, the same for the same facts.

    What is planned for the day `since` and later ones is in it, with an `alarm`, if wanted, where it has a
    time; `title` names a challenge by its full id. Only with `labels` are there private words for people and
    places, and where an ask is planned.
    """
    planned = {
        day: record
        for day, record in facts.days.items()
        if since is not None and day >= since and _is_open(facts, record)
    }
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    for events in (_days(facts, planned, labels, alarm, title), _rests(facts)):
        for event in events:
            made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _is_open(facts: Facts, record: Day) -> bool:
    return record.planned and record.closed is None and not attempts_of_card(facts, record)


def _days(
    facts: Facts, planned: Mapping[date, Day], labels: bool, alarm: bool, title: Callable[[str], str]
) -> Iterator[Event]:
    """The days of practice and of plans, each with how many asks there were and are to come, and which."""
    counting = (ask for ask in facts.attempts if ask.counts)
    asked = {day: list(asks) for day, asks in groupby(counting, key=lambda ask: ask.day)}
    for day in sorted(asked.keys() | planned.keys()):
        # What was logged in one moment has no order of its own.
        asks = sorted(asked.get(day, ()), key=lambda ask: (ask.at, ask.id))
        lines = [_line(ask, labels) for ask in asks[:MOST_LINES]]
        if more := len(asks) - len(lines):
            lines.append(f"and {more:,} more")
        said = [count(len(asks), "ask", "asks")] if asks else []
        at = None
        if record := planned.get(day):
            said.append("1 planned" if asks else "1 ask planned")
            lines.append(f"Planned: {shortened(record.ask or title(record.challenge or ''))}")
            if labels and record.plan is not None and record.plan.when:
                lines.append(f"When: {shortened(record.plan.when)}")
            at = planned_time(record.plan)
        event = _event(f"practice-{day.isoformat()}", day, day, ", ".join(said))
        event.add("description", _Text("\n".join(lines)))
        if at is not None:
            _set_time(event, day + ONE_DAY * (at.hour < facts.settings.start_of_day and day < date.max), at)
            if alarm:
                event.add_component(_alarm(", ".join(said)))
        yield event


def _set_time(event: Event, day: date, at: time) -> None:
    """The event is at this time of the day, not the whole of it."""
    begins = datetime.combine(day, at)
    del event["dtstart"]
    event.pop("dtend", None)
    event.add("dtstart", begins)
    if day < date.max:
        event.add("dtend", begins + AN_ASK)


def _alarm(text: str) -> Alarm:
    """Strict readers want all three of these, and a duration before the beginning."""
    rings = Alarm()
    rings.add("action", "DISPLAY")
    rings.add("description", _Text(text))
    rings.add("trigger", -BEFORE)
    return rings


def _rests(facts: Facts) -> Iterator[Event]:
    """The rests, those to come as well."""
    for rest in sorted(facts.pauses, key=lambda rest: (rest.first, rest.last, rest.id)):
        yield _event(f"rest-{rest.id}", rest.first, rest.last, "Rest")


def _event(name: str, first: date, last: date, title: str) -> Event:
    """An event of whole days, both ends included. It makes nobody busy, and is nobody else's business."""
    event = Event()
    event.add("uid", f"{name}@rejectui")
    # It is to say when the event was written down; a clock would make each file another one.
    event.add("dtstamp", datetime.combine(first, time(), UTC))
    event.add("dtstart", first)
    if last < date.max:
        event.add("dtend", last + ONE_DAY)  # the first day after it
    event.add("summary", _Text(title))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _line(ask: Attempt, labels: bool) -> str:
    label = f" ({clean_line(ask.label)})" if labels and ask.label else ""
    return f"{OUTCOMES[ask.outcome].capitalize()}: {shortened(ask.title)}{label}"
