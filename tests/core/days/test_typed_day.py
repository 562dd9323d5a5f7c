"""Days as people type them, seen from Sunday, 22 November 2026."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.clean_text import clean
from rejectui.core.days.typed_day import EARLIEST, DayError, answer_day, past_day, rest_days, typed_day
from rejectui.core.wording.words import day_in_words, long_day, short_day

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-22"),
        (" Yesterday ", "2026-11-21"),
        ("yes", "2026-11-21"),
        ("sunday", "2026-11-22"),
        ("monday", "2026-11-16"),
        ("MON", "2026-11-16"),
        ("last monday", "2026-11-16"),
        ("last  sun", "2026-11-15"),
        ("1 day ago", "2026-11-21"),
        ("3 days ago", "2026-11-19"),
        ("a week ago", "2026-11-15"),
        ("40 weeks ago", "2026-02-15"),
        ("0 days ago", "2026-11-22"),
        ("22 nov", "2026-11-22"),
        ("Nov 21", "2026-11-21"),
        ("23 november", "2025-11-23"),
        ("the 3rd", None),
        ("3rd of may", "2026-05-03"),
        ("5. sept.", "2026-09-05"),
        ("May 3, 1975", "1975-05-03"),
        ("sun 22 nov", "2026-11-22"),
        ("Sunday, 22 November 2026", "2026-11-22"),
        ("29 feb", "2024-02-29"),
        ("2025-03-02", "2025-03-02"),
        ("2025-3-2", "2025-03-02"),
        ("20250302", "2025-03-02"),
        ("1900-01-01", "1900-01-01"),
    ],
)
def test_a_past_day(typed: str, day: str | None) -> None:
    if day is None:
        with pytest.raises(DayError):
            past_day(typed, SUNDAY)
    else:
        assert past_day(typed, SUNDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", '"" is not a day: write today, yesterday, 3 days ago, a weekday such as monday, 22 nov,'),
        ("t", '"t" is not a day'),
        ("mo", "is not a day"),
        ("22", "is not a day"),
        ("2026-11", "is not a day"),
        ("-1", "is not a day"),
        ("last week", "is not a day"),
        ("1 ma", "is not a day"),
        ("3 ju", "is not a day"),
        ("3 jux", "is not a day"),
        ("٣ days ago", "is not a day"),
        ("\x1b[31m\u202eday", "is not a day"),
        (
            "22/11/26",
            "is written differently from country to country: write the year first, such as 2026-11-22",
        ),
        ("03.04.2026", "write the year first"),
        ("1-2-26", "write the year first"),
        ("30 feb", "There is no 30 February."),
        ("2026-02-30", "There is no 30 February 2026."),
        ("29 feb 2025", "There is no 29 February 2025."),
        ("0 may", "There is no 0 May."),
        ("2026-13-01", "There is no month 13."),
        ("0000-01-01", "There is no year 0."),
        ("Mon 22 Nov", "Sunday 22 November 2026 is not a Monday: give the date alone."),
        ("0001-01-01", "too far back: the earliest day is 1900-01-01"),
        ("1899-12-31", "too far back"),
        ("999999 days ago", "999,999 days back is too far"),
        ("999999 weeks ago", "days back is too far"),
        ("tomorrow", "2026-11-23 is still to come: give today or an earlier day."),
        ("2026-11-23", "still to come"),
        ("9999-12-31", "still to come"),
    ],
)
def test_what_is_no_past_day_is_said_plainly(typed: str, said: str) -> None:
    with pytest.raises(DayError) as error:
        past_day(typed, SUNDAY)
    assert said in str(error.value)
    assert clean(str(error.value)) == str(error.value)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-22"),
        ("tom", "2026-11-23"),
        ("sunday", "2026-11-22"),
        ("monday", "2026-11-23"),
        ("22 nov", "2026-11-22"),
        ("21 nov", "2027-11-21"),
        ("29 feb", "2028-02-29"),
    ],
)
def test_a_coming_day(typed: str, day: str) -> None:
    assert typed_day(typed, SUNDAY, SUNDAY) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("today", None, ("2026-11-22", "2026-11-22")),
        ("yesterday", "today", ("2026-11-21", "2026-11-22")),
        ("monday", "wednesday", ("2026-11-23", "2026-11-25")),
        ("last friday", "sunday", ("2026-11-20", "2026-11-22")),
        ("3 nov", "9 nov", ("2026-11-03", "2026-11-09")),
        ("1 jan", "5 jan", ("2027-01-01", "2027-01-05")),
        ("28 dec", "3 jan", ("2026-12-28", "2027-01-03")),
        ("1950-01-01", "3 jan 1950", ("1950-01-01", "1950-01-03")),
    ],
)
def test_the_days_of_a_rest(first: str, last: str | None, days: tuple[str, str]) -> None:
    assert rest_days(first, last, SUNDAY) == tuple(map(date.fromisoformat, days))


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-01", "2026-11-30", "2026-11-30 is before 2026-12-01: a rest cannot end before it begins."),
        ("10 nov", "5 nov", "2026-11-05 is before 2026-11-10: a rest cannot end before it begins."),
        ("20 dec", "10 dec", "2026-12-10 is before 2026-12-20: a rest cannot end before it begins."),
        ("today", "2028-01-01", "more than a year ahead"),
        ("1899-01-01", "today", "too far back"),
        ("soon", None, '"soon" is not a day: write today, yesterday, tomorrow,'),
    ],
)
def test_what_is_no_rest(first: str, last: str | None, said: str) -> None:
    with pytest.raises(DayError, match=said):
        rest_days(first, last, SUNDAY)


def test_an_answer_comes_on_the_day_of_the_ask_or_later_and_today_at_the_latest() -> None:
    asked = date(2026, 11, 20)
    assert answer_day("friday", asked, SUNDAY) == asked
    assert answer_day("today", asked, SUNDAY) == SUNDAY
    with pytest.raises(DayError, match="2026-11-19 is before the ask, which was on 2026-11-20"):
        answer_day("thursday", asked, SUNDAY)
    with pytest.raises(DayError, match="still to come"):
        answer_day("tomorrow", asked, SUNDAY)


@given(st.dates(EARLIEST, SUNDAY))
def test_every_day_is_read_as_it_is_shown(day: date) -> None:
    for shown in (day.isoformat(), long_day(day), f"{day.day} {day:%b} {day.year}"):
        assert past_day(shown, SUNDAY) == day
    if day.year == SUNDAY.year:
        assert past_day(short_day(day), SUNDAY) == past_day(day_in_words(day), SUNDAY) == day


@given(
    st.text(st.characters() | st.sampled_from("0123456789 -/.adgost"), max_size=12),
    st.dates(EARLIEST, date(2999, 1, 1)),
)
def test_whatever_is_typed_is_a_day_or_told_to_be_none(text: str, today: date) -> None:
    for since in (None, today):
        try:
            found = typed_day(text, today, since)
        except DayError as error:
            assert clean(str(error)) == str(error)
        else:
            assert isinstance(found, date)


@given(st.dates(EARLIEST + timedelta(days=700), date(2900, 1, 1)), st.integers(1, 700))
def test_days_ago(today: date, back: int) -> None:
    assert past_day(f"{back} days ago", today) == today - timedelta(days=back)
