"""The journal as iCalendar (RFC 5545): a day of practice and a rest are events that last whole days.

Dates have no zone here: a day of practice is that day wherever the calendar is read. An identifier comes from
the date of a day and from the record of a rest, so that a calendar which goes by them replaces what it
imported before. Nothing rings, for nothing in a journal has a time of day yet; what comes to have one is a
function more among those that `calendar` goes through.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from icalendar import Calendar, Event, vText

from rejectui.core.asks.attempt import Attempt
from rejectui.core.clean_text import clean_line, shortened
from rejectui.core.facts import Facts
from rejectui.core.wording.words import OUTCOMES, count

PRODUCT = "-//RejectUI//RejectUI//EN"
MOST_LINES = 40  # asks that are named on a day; whoever asks more often finds them in the journal
ONE_DAY = timedelta(days=1)
# A backslash and an N are a line break to the library (icalendar 7.3), which they are not in what somebody
# typed. In their place goes a sign that no cleaned text holds.
_BACKSLASH_N, _MARK = "\\N", "\0"


class _Text(vText):
    """Text that the library escapes, but for one thing that it takes for something else."""

    def to_ical(self) -> bytes:
        """As it stands in the file."""
        return vText(self.replace(_BACKSLASH_N, _MARK)).to_ical().replace(_MARK.encode(), b"\\\\N")


def calendar(facts: Facts, *, labels: bool = False) -> bytes:
    """The file, the same for the same facts; private words for people and places only when wanted."""
    made = Calendar()
    made.add("prodid", PRODUCT)
    made.add("version", "2.0")
    for events in (_practice(facts, labels), _rests(facts)):
        for event in events:
            made.add_component(event)
    written: bytes = made.to_ical()
    return written


def _practice(facts: Facts, labels: bool) -> Iterator[Event]:
    """The days of practice, each with how many asks there were, and which."""
    for day, asked in groupby((ask for ask in facts.attempts if ask.counts), key=lambda ask: ask.day):
        # What was logged in one moment has no order of its own.
        asks = sorted(asked, key=lambda ask: (ask.at, ask.id))
        lines = [_line(ask, labels) for ask in asks[:MOST_LINES]]
        if more := len(asks) - len(lines):
            lines.append(f"and {more:,} more")
        event = _event(f"practice-{day.isoformat()}", day, day, count(len(asks), "ask", "asks"))
        event.add("description", _Text("\n".join(lines)))
        yield event


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
