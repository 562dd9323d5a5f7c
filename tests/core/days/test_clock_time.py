"""The clock time in what people write: the forms that they type, and what only looks like one."""

from __future__ import annotations

from datetime import time
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.days.clock_time import clock_time

# By the time that is meant; "" is none.
TYPED = {
    "15:30": """
        15:30 | 15.30 | 15h30 | at 15:30, at the bakery | 15:30 at the bakery | 3:30 p.m. | 3.30 pm | at
        3:30 | at 15.30 | um 15.30 Uhr | 15 Uhr 30 | half past three | half past 3, café | at 1530 | at
        three thirty | halb vier, Bäckerei | around 3:30pm | bus 42 at 15:30 | 15:30–16:00, library |
        15:30 - 16:00 | 3:30 in the afternoon | 15.30, café | ab 15:30 | 15:30 or so | 15:30! | after
        work (15:30) | at the bakery, 15:30 | 15:30 Uhr""",
    "15:00": """3pm | 3 pm | 3 PM | 3 p.m. | at 3 | at 3, by the till | At 3 in the café | at three | 15 Uhr |
        nach 15 Uhr | um 15 Uhr | um 15 Uhr in der Bäckerei | a las 15 | a las 3 | a las tres | a las 3
        de la tarde | at 3 this afternoon | this afternoon at 3 | three o'clock | 3 o’clock | à 15h | um
        drei | um 3 am Bahnhof | around 3 | number 10 at 3pm | room 12, 3pm | at 15 | after 3, at the
        desk | 3 Uhr | a las 15 horas | 3:00 | 03:00 pm | at 3 or so""",
    "15:45": """
        quarter to four | a quarter to 4 | Viertel vor vier | 15:45 | at a quarter to four, by the door""",
    "16:15": "quarter past four | Viertel nach vier | a quarter after four",
    "09:00": """9am | 9 a.m. | at 9 | 09:00 | 9:00 | at 9 in the morning | this morning at 9 | um 9 | um neun
        Uhr""",
    "08:00": "8am | 08:00 | at 8 in the morning | 8 Uhr | um 8 Uhr morgens | 8 am at the desk",
    "21:30": "9:30 pm | 9.30pm | half past nine tonight | 21:30 | 9:30 in the evening",
    "20:00": """8pm | 20:00 | at 8 tonight | tonight at 8 | this evening, at 8:00 | um 8 Uhr abends | heute
        Abend um 8""",
    "12:00": """noon | at noon, by the fountain | midday | 12pm | 12:00 | at 12 | 12 noon | mediodía | noon,
        12:00""",
    "00:00": "midnight | at midnight | 12am | 24:00 | 0:00 | Mitternacht",
    "12:45": "quarter to one | 12:45",
    "01:30": "01:30 | 1:30am",
    "": """
         | after lunch, at the café | table 12 | 3 cafés | at 3 cafés | 25:00 | 15:61 | room 15.30 |
        4.50 | at 4.50 | $4.50 | 12.50 € | at 12.50 € | at 12.50 euros | 1530 | at 12 Baker Street | at
        7 Eleven | on the 3rd floor | tomorrow at 9 | morgen um 9 | mañana a las 9 | on Friday at 3pm |
        next week, 15:30 | am Montag um 15 Uhr | 24.12. um 15 Uhr | 5 Dec, 3pm | 2026-12-05 15:30 | 12/5
        at 3pm | in two days at 15:00 | at 7 | at 8:15 | half past seven | 7:30 | halb acht | 15:30 or
        17:00 | between 2pm and 4pm | before 3pm | by noon | until 15:30 | vor 15 Uhr | it closes at
        18:00 | version 15:30:01 | 1.15:30 | 10:15:20 | in 3h | 3h | Tisch 3 am Fenster | I am 3 | at
        three cafés | ten to twelve people | afternoon | mid-afternoon | at 30 | at 3.5 | seat 15-30 |
        0800 123 15 | the 3 pigs | 3pmx | x3pm | 15pm3 | at the second desk | at 100, at the counter |
        at 3% | one o | half past | an hour after midnight | 10 minutes after noon | two hours after 3 | an
        hour after 3pm | eine Stunde nach 15 Uhr | 60 past 3 | 5 past 3 doors""",
    "00:30": "0:30 | 12:30 am | half past midnight",
    "00:05": "five past midnight | 5 past midnight, at the kiosk",
    "23:50": "ten to midnight",
    "11:50": "ten to noon",
    "15:10": "ten past three | 10 past 3 | at 10 past 3, by the till",
}
TABLE = [(" ".join(text.split()), wanted) for wanted, texts in TYPED.items() for text in texts.split("|")]


@pytest.mark.parametrize(("text", "wanted"), TABLE)
def test_a_time_is_found_in_the_forms_that_people_type(text: str, wanted: str) -> None:
    found = clock_time(text)
    assert (f"{found:%H:%M}" if found else "") == wanted
    for spoiled in (text.upper(), f"  {text}\n", text.replace(" ", "\u00a0")):
        assert clock_time(spoiled) == found, spoiled


WORDS = (
    "at um nach a las 3 15 :30 .30 pm a.m. am uhr h half past quarter to noon - – , . tomorrow ten 07 24 12"
)
PIECES = st.sampled_from([*WORDS.split(), " ", "\n", "٣", "³", "İ", "ß", "\x00", "\ud800"])


@given(
    st.one_of(
        st.text(max_size=80), st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES).map(" ".join)
    )
)
def test_any_text_has_a_time_to_the_minute_or_none(text: str) -> None:
    found = clock_time(text)
    assert found is None or (isinstance(found, time) and found == found.replace(second=0, tzinfo=None))


@given(st.times())
def test_every_time_of_the_day_is_read_back(at: time) -> None:
    wanted = at.replace(second=0, microsecond=0)
    for form in ("%H:%M", "at %H:%M", "%H.%M Uhr", "%I:%M %p", "um %H Uhr %M", "%Hh%M"):
        assert clock_time(wanted.strftime(form)) == wanted, wanted.strftime(form)


@pytest.mark.parametrize(
    "piece",
    ["at 3 ", "3", "15:30 ", "a ", " ", "1:", "half past ", "12/", "at a las ", "to three ", "3 am ", "-"],
)
def test_long_texts_take_time_that_grows_as_they_do(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        began = process_time()
        clock_time(text)
        return process_time() - began

    clock_time("at 3")
    short = min(seconds(5_000) for _ in range(3))
    assert min(seconds(40_000) for _ in range(3)) < 32 * short + 0.02
