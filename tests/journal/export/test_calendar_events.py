"""The calendar: the library reads back what was written, and typed text stays text."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec.structs import replace

from rejectui.core.clean_text import UNSAFE, shortened
from rejectui.core.facts import Facts, Pause
from rejectui.journal.export.calendar_events import MOST_LINES, calendar
from tests.journal.export.journals import EVIL, TODAY, ask, crowded, hostile, ugly_years
from tests.journal.export.month import month

ONE_DAY = timedelta(days=1)
OFFSETS = st.integers(-12, 14).map(lambda hours: timedelta(hours=hours))


def read(written: bytes) -> dict[str, Any]:
    """The events by their identifiers, which no two share."""
    (found,) = Calendar.from_ical(written, multiple=True)
    assert (found["version"], found["prodid"]) == ("2.0", "-//RejectUI//RejectUI//EN")
    events = {str(event["uid"]): event for event in found.walk("VEVENT")}
    assert len(events) == len(found.subcomponents)
    assert all(not event.errors for event in (found, *events.values()))
    return events


def rest(number: int, first: date, last: date) -> Pause:
    return Pause(id=f"{number:032x}", first=first, last=last)


@pytest.mark.parametrize(
    ("outcome", "label", "labels", "line"),
    [
        ("no", None, False, "No: A seat in the corner"),
        ("soft_no", "Alex", False, "Soft no: A seat in the corner"),
        ("waiting", "Alex", True, "Waiting: A seat in the corner (Alex)"),
        ("no_reply", None, True, "No reply: A seat in the corner"),
    ],
)
def test_a_day_tells_how_many_asks_there_were_and_which(
    outcome: str, label: str | None, labels: bool, line: str
) -> None:
    written = calendar(Facts(attempts=(ask(0, TODAY, outcome, label=label),)), labels=labels)
    ((uid, event),) = read(written).items()
    assert uid == f"practice-{TODAY.isoformat()}@rejectui"
    assert (event["summary"], event["description"]) == ("1 ask", line)
    assert (event.start, event.end) == (TODAY, TODAY + ONE_DAY)
    assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")


def test_asks_of_a_day_are_one_event_and_what_does_not_count_is_none() -> None:
    asks = [ask(n, TODAY, outcome) for n, outcome in enumerate(("yes", "backed_out", "partly"))]
    (event,) = read(calendar(Facts(attempts=(ask(9, TODAY - ONE_DAY, "called_off"), *asks)))).values()
    assert event["summary"] == "2 asks"
    assert event["description"].split("\n") == [
        "Yes: A seat in the corner",
        "Partly: A seat in the corner",
    ]


def test_a_rest_lasts_from_its_first_to_its_last_day() -> None:
    facts = Facts(pauses=(rest(2, TODAY + ONE_DAY, TODAY + 30 * ONE_DAY), rest(1, TODAY, TODAY)))
    events = read(calendar(facts))
    assert [(event["summary"], event.start, event.end) for event in events.values()] == [
        ("Rest", TODAY, TODAY + ONE_DAY),
        ("Rest", TODAY + ONE_DAY, TODAY + 31 * ONE_DAY),
    ]
    assert [*events] == [f"rest-{n:032x}@rejectui" for n in (1, 2)]


def test_a_changed_day_and_a_changed_rest_are_the_events_that_they_were() -> None:
    before = Facts(attempts=(ask(1, TODAY, "waiting"),), pauses=(rest(1, TODAY, TODAY + 9 * ONE_DAY),))
    after = Facts(
        attempts=(ask(1, TODAY, "yes"), ask(2, TODAY)), pauses=(rest(1, TODAY, TODAY + 2 * ONE_DAY),)
    )
    old, new = read(calendar(before)), read(calendar(after))
    assert old.keys() == new.keys()
    assert all(old[uid] != new[uid] for uid in old)


def test_before_the_first_ask_there_is_a_calendar_without_events() -> None:
    assert read(calendar(Facts())) == {}


def test_the_same_facts_give_the_same_bytes() -> None:
    facts = month()
    mixed = [*facts.pauses]
    random.Random(1).shuffle(mixed)
    assert calendar(facts) == calendar(replace(facts, pauses=tuple(mixed))) == calendar(month())


def test_no_time_no_zone_and_no_alarm() -> None:
    written = calendar(month()).decode()
    for sign in ("TZID", "VTIMEZONE", "VALARM", "DTSTART:", "DTEND:"):
        assert sign not in written


def test_notes_and_the_rest_of_what_is_private_stay_out() -> None:
    word = "nasturtium"
    texts = dict.fromkeys(("note", "reply", "learned", "opened", "kind", "used", "how_known"), word)
    told = ask(0, TODAY, **texts, label="Alex", place=word, feelings=[word], plan={"feared": word})
    facts = Facts(attempts=(told,))
    assert word not in calendar(facts, labels=True).decode()
    assert b"Alex" not in calendar(facts)


def test_text_that_would_like_to_be_more_stays_text() -> None:
    for written in (calendar(hostile(), labels=True), calendar(ugly_years(1), labels=True)):
        assert UNSAFE.search(written.decode().replace("\r\n", "")) is None
        assert all(len(line) <= 75 for line in written.split(b"\r\n"))
        assert b"\n" not in written.replace(b"\r\n", b"")
        read(written)
    (event,) = read(calendar(hostile(1), labels=True)).values()
    assert event["description"] == f"Yes: {shortened(EVIL)} ({shortened(EVIL)})"


@pytest.mark.parametrize(
    "title",
    [
        "C:\\New folder",
        "C:\\new folder",
        "a\\\\Nb",
        "\\",
        "\\;\\,",
        'one, two; three: "four"',
        "%2C %5C",
        "x\r\nEND:VEVENT\r\nBEGIN:VEVENT",
        "DTSTART:20261122",
    ],
)
def test_a_title_comes_back_as_it_was_typed(title: str) -> None:
    (event,) = read(calendar(Facts(attempts=(ask(0, TODAY, ask=title),)))).values()
    assert event["description"] == f"No: {shortened(title)}"


def test_a_crowded_day_names_some_and_counts_all() -> None:
    (event,) = read(calendar(crowded(400))).values()
    asks = sum(attempt.counts for attempt in crowded(400).attempts)
    lines = event["description"].split("\n")
    assert event["summary"] == f"{asks} asks"
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == f"and {asks - MOST_LINES} more"


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_that_there_are(day: date) -> None:
    facts = Facts(attempts=(replace(ask(0, TODAY), day=day),), pauses=(rest(1, day, day),))
    assert [event.start for event in read(calendar(facts)).values()] == [day, day]


def test_ten_years_of_the_longest_asks_take_a_few_seconds_and_a_few_megabytes() -> None:
    facts = ugly_years()
    began = process_time()
    written = calendar(facts)
    assert process_time() - began < 20
    assert len(written) < 10_000_000


@st.composite
def journals(draw: st.DrawFn) -> Facts:
    days = draw(st.lists(st.dates(date(1990, 1, 1), date(2090, 1, 1)), max_size=6))
    asks = [
        replace(
            ask(number, day, draw(st.sampled_from(("no", "yes", "waiting", "backed_out")))),
            ask=draw(st.text(min_size=1, max_size=300)),
            label=draw(st.none() | st.text(min_size=1, max_size=30)),
            at=datetime(2026, 11, 22, 12, tzinfo=UTC) + draw(OFFSETS),
        )
        for number, day in enumerate(days)
    ]
    pauses = [
        rest(number, first, first + timedelta(days=draw(st.integers(0, 400))))
        for number, first in enumerate(days)
    ]
    return Facts(attempts=tuple(sorted(asks, key=lambda each: (each.day, each.at))), pauses=tuple(pauses))


@given(journals())
def test_whatever_the_journal_holds_is_read_back(facts: Facts) -> None:
    written = calendar(facts)
    assert calendar(facts) == written
    events = read(written)
    days = sorted({each.day for each in facts.attempts if each.counts})
    assert [uid for uid in events if uid.startswith("practice")] == [
        f"practice-{day.isoformat()}@rejectui" for day in days
    ]
    for day in days:
        event = events[f"practice-{day.isoformat()}@rejectui"]
        asks = [each for each in facts.attempts if each.counts and each.day == day]
        assert event.start == day
        assert event["summary"] == f"{len(asks)} {'ask' if len(asks) == 1 else 'asks'}"
        titles = sorted(line.split(": ", 1)[1] for line in event["description"].split("\n"))
        assert titles == sorted(shortened(each.title) for each in asks)
    for pause in facts.pauses:
        event = events[f"rest-{pause.id}@rejectui"]
        assert (event.start, event.end) == (pause.first, pause.last + ONE_DAY)
