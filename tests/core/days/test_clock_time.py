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
        15:30 | 15h30 | at 15:30, at the bakery | 15:30 at the bakery | 3:30 p.m. | 3.30 pm | at 3:30 | at
        15.30 | um 15.30 Uhr | 15 Uhr 30 | half past three | half past 3, café | at three thirty | halb
        vier, Bäckerei | around 3:30pm | bus 42 at 15:30 | 15:30–16:00, library | 15:30 - 16:00 | 3:30 in
        the afternoon | ab 15:30 | 15:30 or so | 15:30! | after work (15:30) | at the bakery, 15:30 |
        15:30 Uhr | half past 3 pm | half past three pm | at half past 3 p.m., café | half past 3 o'clock |
        halb 4 Uhr | halb vier Uhr | um halb 16 Uhr | three thirty pm | three-thirty | à 15h30 | at 3h30 |
        at 15:30 before they close""",
    "15:00": """3pm | 3 pm | 3 PM | 3 p.m. | at 3 | at 3, by the till | At 3 in the café | at three | 15 Uhr |
        nach 15 Uhr | um 15 Uhr | um 15 Uhr in der Bäckerei | a las 15 | a las 3 | a las tres | a las 3
        de la tarde | at 3 this afternoon | this afternoon at 3 | three o'clock | 3 o’clock | à 15h | um
        drei | um 3 am Bahnhof | around 3 | number 10 at 3pm | room 12, 3pm | at 15 | after 3, at the
        desk | 3 Uhr | a las 15 horas | 3:00 | 03:00 pm | at 3 or so | about 3, café | in the sun at 3pm |
        at 3, they close at 6 | 15:00 to 16:00 | 3rd floor, 3pm | on 5th Avenue at 3pm | Dom, 15 Uhr |
        a table for 4 at Joe's, 3pm | ask for 3 samples at 3pm | room 3 at 3pm | at 3, table 12 |
        from 3pm to 4pm | at the café, ask for two, 3pm | market 3pm | maybe 3pm | for 3pm""",
    "15:45": """
        quarter to four | a quarter to 4 | Viertel vor vier | 15:45 | at a quarter to four, by the door |
        quarter to 4pm | Viertel vor 16 Uhr | Viertel vor 4 Uhr""",
    "15:20": "twenty past 3pm | twenty past three | 20 past 3 | at 20 past 3pm",
    "15:25": "twenty-five past three | twenty five past 3 pm",
    "15:50": "ten to 4 pm | ten to four | zehn vor vier | zehn vor 16 Uhr",
    "16:15": "quarter past four | Viertel nach vier | a quarter after four | quarter past 4pm",
    "16:45": "quarter to 5pm | quarter to five this afternoon",
    "09:00": """9am | 9 a.m. | at 9 | 09:00 | 9:00 | at 9 in the morning | this morning at 9 | um 9 | um neun
        Uhr""",
    "09:30": "half past 9 a.m. | half past nine | halb 10 Uhr | half past 9, in the morning",
    "08:00": "8am | 08:00 | at 8 in the morning | 8 Uhr | um 8 Uhr morgens | 8 am at the desk",
    "21:30": """9:30 pm | 9.30pm | half past nine tonight | 21:30 | 9:30 in the evening | tonight at the
        cinema, half past nine""",
    "20:00": """8pm | 20:00 | at 8 tonight | tonight at 8 | this evening, at 8:00 | um 8 Uhr abends | heute
        Abend um 8 | heute Abend im Kino um 8 Uhr | at 8 in the bar this evening | dinner at 8""",
    "12:00": """noon | at noon, by the fountain | midday | 12pm | 12:00 | at 12 | 12 noon | mediodía | noon,
        12:00 | today, noon""",
    "00:00": "midnight | at midnight | 12am | 24:00 | 0:00 | Mitternacht",
    "11:45": "quarter to 12pm | quarter to twelve",
    "23:45": "quarter to 12am | Viertel vor 24 Uhr",
    "12:45": "quarter to one | 12:45 | quarter to 1pm | Viertel vor 13 Uhr",
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
        at 3% | one o | half past | 15.30 | 15.30, café | at 1530 | at 2020, in Paris | at 0 | 15pm |
        half past 15:30 | half past 3:30 | half past 3 cafés | half of three | half three | half 3pm |
        quarter of 4pm | Viertel 4 Uhr | dreiviertel vier Uhr | half past noon | ten to midnight | quarter
        to seven | Viertel vor 7 Uhr | halb neun | fünf vor halb vier | five minutes past three | 10 nach
        3 | 5 after 3pm | an hour past noon | two hours after 3pm | thirty five past three | from ten to
        four | 20 to 4pm | 3 Uhr dreißig | 15 Uhr fünf | à 15h et demie | a las 3 y media | three ten pm |
        between 2 and 4pm | between 2 and 4 | 9 or 10am | 9am or 10 | 3, 4 or 5pm | at 3, 4 or 5 | at 3 or
        4 | 2-4pm | 3/4pm | 3 to 4pm | half past 2 or quarter to 4 | 14 oder 15 Uhr | a las 3 o 4 | two
        and 4pm | at 3, maybe 4 | shuts at 6pm | they close at 18:00 | open until 18:00 | opens at 9am |
        the shop shuts on weekdays at 6pm | before lunch at 12 | at 6pm it closes | schließt um 18 Uhr |
        macht um 18 Uhr zu | cierra a las 6 | ferme à 18h | not at 3 | later than 3pm | 3pm at the latest |
        3pm EST | 15:00 UTC | mon 3pm | mon, 3pm | sat at 3pm | tues 3pm | weds 3pm | thurs at 3pm | on sun
        at 3pm | 3pm fri | on the 5th at 3pm | 5th, 3pm | 3pm on the 22nd | am 5. um 15 Uhr | mo um 15
        Uhr | Mi. 15 Uhr | Fr 15:30 | Sa, 15 Uhr | do um 3 | 15 Uhr, Mo | lun a las 3 | vie 15:30 | sáb a
        las 3 | mié. a las 3 | mar a las 3 | el 5 a las 3 | le 5 à 15h | lundi à 15h | tmrw 3pm | at the
        weekend, 3pm | table for 4 at Joe's | ask for 3 samples | at 4 Main Street | at 12, Baker Street |
        at 10 Downing Street | bus at gate 7 | at 50% off | about 4 in 5 | ask about 3 in the shop | at 3
        in a row | at 3 in total | walk 1h30 | run for 3:30 minutes | 5:30 min a km | Midnight Diner |
        Café Noon | at 3 people's desks | à 3 | version 3 at 3.0 | room 3 | platform 9 | bus 12 | 3 for 2 |
        for 15:00 minutes | tonight in the bar at 1 | this morning or evening at 6 | size 12 at the shop |
        at 2 of the 3 cafés | at 3 euros | at 3 stalls | seats 3 and 4 | at 1 Infinite Loop | 3 in 10 |
        ask 12 at the market | level 3, at the café | 5 a day | top 10 at the shop | look
        at 3 in the window | the sunday market at 3pm | on the second at 3pm | on the 5 at 3pm | 5 de mayo
        a las 3 | 22.12 15 Uhr | 3pm/4pm | de 2 a 4pm | a las 2 o a las 4 | 3pm or else 4 | closing time,
        18:00 | opening hours: 9:00 | x-half past 3pm | the day after at 3pm | Mittwoch um 15 Uhr | martes a
        las 3 | dimanche à 15h | 24/12 um 15 Uhr | Dec 5, 3pm | in 10h30""",
    "00:30": "0:30 | 12:30 am | half past 12 am",
}
TABLE = [(" ".join(text.split()), wanted) for wanted, texts in TYPED.items() for text in texts.split("|")]


@pytest.mark.parametrize(("text", "wanted"), TABLE)
def test_a_time_is_found_in_the_forms_that_people_type(text: str, wanted: str) -> None:
    found = clock_time(text)
    assert (f"{found:%H:%M}" if found else "") == wanted
    for spoiled in (text.upper(), f"  {text}\n", text.replace(" ", "\u00a0")):
        assert clock_time(spoiled) == found, spoiled


WORDS = (
    "at um nach a las 3 15 :30 .30 pm a.m. am uhr h half past quarter to vor halb noon - – , . tomorrow ten"
    " 07 24 12 0 or and 20 of closes sat M"
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


# An hour is written in all the ways that know which half of the day it is in.
HOURS = st.tuples(st.integers(0, 23).map(time), st.sampled_from(["%I%p", "%I %p", "um %H Uhr", "%H Uhr"]))


def hour_as_typed(at: time, form: str) -> str:
    return at.strftime(form).casefold().replace(" 0", " ").removeprefix("0")


@given(
    HOURS,
    st.sampled_from(
        [("half past", 30), ("quarter to", -15), ("ten to", -10), ("20 past", 20), ("halb", -30)]
    ),
)
def test_minutes_before_an_hour_move_it_or_make_it_unsure(
    hour: tuple[time, str], moved: tuple[str, int]
) -> None:
    typed, (words, minutes) = hour_as_typed(*hour), moved
    at = clock_time(typed)
    wanted = None if at is None else divmod((at.hour * 60 + minutes) % (24 * 60), 60)
    found = clock_time(f"{words} {typed.removeprefix('um ')}")
    assert found is None or (found.hour, found.minute) == wanted
    if "m" in typed.removeprefix("um "):
        assert found is not None


@given(
    HOURS,
    st.sampled_from(
        [
            "{} or 4:15pm",
            "4 or {}",
            "between 4 and {}",
            "they close at {}",
            "open until {}",
            "sat {}",
            "tues, {}",
            "on the 5th at {}",
            "{} on mon",
            "mo {}",
            "jue {}",
            "not {}",
            "an hour after {}",
        ]
    ),
)
def test_what_is_not_then_or_not_alone_is_none(hour: tuple[time, str], around: str) -> None:
    typed = hour_as_typed(*hour)
    assert clock_time(typed) is not None
    assert clock_time(around.format(typed)) is None


@pytest.mark.parametrize(
    "piece",
    [
        "at 3 ",
        "3",
        "15:30 ",
        "a ",
        " ",
        "1:",
        "half past ",
        "12/",
        "at a las ",
        "to three ",
        "3 am ",
        "-",
        "ten past 3 ",
        "opens ",
        "3 or ",
        "mo, ",
        "dreizehn",
        "3 uhr ",
        "5. ",
        "the ",
    ],
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
