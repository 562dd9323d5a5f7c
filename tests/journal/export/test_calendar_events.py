"""The calendar: the library reads back what was written, and typed text stays text."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from msgspec import convert
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt, Plan
from rejectui.core.clean_text import UNSAFE, shortened
from rejectui.core.facts import Day, Facts, Pause, Settings
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


def plan(when: str | None = None, day: date = TODAY, **more: Any) -> Day:
    planned = Plan(when=when, feared="They frown") if when else None
    return Day(**{"day": day, "planned": True, "plan": planned, "ask": "A seat by the window", **more})


def with_plan(record: Day, *attempts: Attempt, start_of_day: int = 4) -> Facts:
    settings = convert({"start_of_day": start_of_day}, Settings)
    return Facts(attempts=attempts, days={record.day: record}, settings=settings)


@pytest.mark.parametrize(
    ("when", "start_of_day", "begins"),
    [
        ("15:30, at the bakery", 4, datetime.combine(TODAY, time(15, 30))),
        ("01:30, at the station", 4, datetime.combine(TODAY + ONE_DAY, time(1, 30))),
        ("at midnight", 0, datetime.combine(TODAY, time())),
    ],
)
def test_a_plan_with_a_time_begins_then_wherever_it_is_read(
    when: str, start_of_day: int, begins: datetime
) -> None:
    written = calendar(with_plan(plan(when), start_of_day=start_of_day), since=TODAY)
    ((uid, event),) = read(written).items()
    assert uid == f"practice-{TODAY.isoformat()}@rejectui"
    assert (event["summary"], event["description"]) == ("1 ask planned", "Planned: A seat by the window")
    assert (event.start, event.end) == (begins, begins + timedelta(minutes=15))
    assert (event["class"], event["transp"], event.walk("VALARM")) == ("PRIVATE", "TRANSPARENT", [])
    assert b"bakery" not in written and b"frown" not in written
    assert f"DTSTART:{begins:%Y%m%dT%H%M%S}\r\n".encode() in written  # with no zone


@pytest.mark.parametrize("record", [plan(), plan("after lunch"), plan("tomorrow at 9")])
def test_a_plan_without_a_time_lasts_the_day_and_does_not_ring(record: Day) -> None:
    (event,) = read(calendar(with_plan(record), since=TODAY, alarm=True)).values()
    assert (event.start, event.end, event["summary"]) == (TODAY, TODAY + ONE_DAY, "1 ask planned")
    assert event.walk("VALARM") == []


def test_an_alarm_rings_ten_minutes_before() -> None:
    written = calendar(with_plan(plan("15:30")), since=TODAY, alarm=True)
    ((alarm,),) = (event.walk("VALARM") for event in read(written).values())
    assert (alarm["action"], alarm["description"]) == ("DISPLAY", "1 ask planned")
    assert b"TRIGGER:-PT10M\r\n" in written


def test_where_it_is_planned_stands_in_it_with_private_words() -> None:
    (event,) = read(calendar(with_plan(plan("15:30, near Alex")), since=TODAY, labels=True)).values()
    assert event["description"] == "Planned: A seat by the window\nWhen: 15:30, near Alex"


def test_a_challenge_is_called_by_its_title() -> None:
    record = plan("15:30", ask=None, challenge="cafe/name-a-drink")
    known = {"cafe/name-a-drink": "Name a drink"}
    (named,) = read(calendar(with_plan(record), since=TODAY, title=known.__getitem__)).values()
    (unknown,) = read(calendar(with_plan(record), since=TODAY)).values()
    assert (named["description"], unknown["description"]) == (
        "Planned: Name a drink",
        "Planned: cafe/name-a-drink",
    )


def test_a_plan_becomes_the_day_that_it_came_to_be() -> None:
    record = plan("15:30")
    planned = read(calendar(with_plan(record), since=TODAY))
    another = ask(1, TODAY, "yes")
    done = ask(2, TODAY, "no", ask="A seat by the window")
    beside = read(calendar(with_plan(record, another), since=TODAY))
    after = read(calendar(with_plan(record, another, done), since=TODAY))
    assert planned.keys() == beside.keys() == after.keys()
    (event,) = beside.values()
    assert (event["summary"], event.start) == ("1 ask, 1 planned", datetime.combine(TODAY, time(15, 30)))
    assert event["description"] == "Yes: A seat in the corner\nPlanned: A seat by the window"
    (event,) = after.values()
    assert (event["summary"], event.start) == ("2 asks", TODAY)


@pytest.mark.parametrize(
    "record",
    [
        plan("15:30", TODAY - ONE_DAY),
        plan("15:30", closed="let_go"),
        plan("15:30", closed="kept"),
        plan("15:30", planned=False),
    ],
)
def test_what_is_over_or_not_planned_is_no_event(record: Day) -> None:
    assert read(calendar(with_plan(record), since=TODAY)) == {}
    assert read(calendar(with_plan(plan("15:30")))) == {}  # nor is any, where no day is given


def test_plans_for_the_last_day_there_is_and_of_odd_words_are_written() -> None:
    for when in ("15:30", "01:30", "23:59", EVIL, f"15:30 {EVIL}"):
        record = plan(when, date.max, ask=EVIL)
        (event,) = read(calendar(with_plan(record), since=TODAY, labels=True, alarm=True)).values()
        assert event["description"].startswith(f"Planned: {shortened(EVIL)}")
        assert not UNSAFE.search(event["description"])
