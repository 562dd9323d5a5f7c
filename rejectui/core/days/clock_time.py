"""The clock time in what somebody wrote about when they will ask (PRACTICE.md, When and where).

Rather none than a wrong one. English, with the common German, Spanish and French ways of writing a time.
Libraries that read dates (dateparser 1.5, parsedatetime 2.6, dateutil 2.9) find them everywhere, as in
“4.50”, “25:00”, “may I” and “after lunch”, and none of them knows “half past three” or “15 Uhr”.
"""

from __future__ import annotations

import re
from datetime import time

from rejectui.core.asks.attempt import Plan

_HOURS = {
    word: hour
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "una dos tres cuatro cinco seis siete ocho nueve diez once doce",
    )
    for hour, word in enumerate(words.split(), 1)
}
_MINUTES = {
    "five": 5,
    "ten": 10,
    "quarter": 15,
    "fifteen": 15,
    "twenty": 20,
    "twenty-five": 25,
    "half": 30,
    "thirty": 30,
    "fünf": 5,
    "zehn": 10,
    "viertel": 15,
    "zwanzig": 20,
}
# Words are numbers before anything is looked for: “ten to four” is “-10m 4”, and “halb vier” is “-30m 4”.
_IN_WORDS = (
    rf"\b(?:a )?(?P<minutes>{'|'.join(_MINUTES)}) (?:(?P<past>past|after|nach)|to|vor) (?=\w)"
    r"|\b(?P<figures>[1-5]?\d) past (?=\w)"
    rf"|\b(?P<halb>halb) (?=\w)|\b(?P<hour>{'|'.join(_HOURS)})\b|\b(?P<after>thirty|fifteen|forty-five)\b"
)
_AFTER = {"fifteen": "15", "thirty": "30", "forty-five": "45"}

# The part of the day, beside a time: until noon, afternoon, later.
_PARTS = (
    "(?:(?P<early>(?:in the|this) morning|morgens|vormittags|heute (?:früh|morgen|vormittag)|de la mañana)"
    "|(?P<noon>(?:in the|this) afternoon|nachmittags|heute nachmittag|de la tarde|esta tarde)"
    "|(?P<late>(?:in the|this) evening|tonight|at night|abends|heute abend|de la noche|esta noche))"
)
_AFTERWARDS = rf" ?,? ?{_PARTS}\b"
_BEFOREHAND = rf"\b{_PARTS},? (?:(?:at|um|gegen|a las?) )?$"

_H, _M = r"(?P<h>[01]?\d|2[0-4])", r"(?P<m>[0-5]\d)"
_TWO_DIGITS = r"(?P<h>0\d|1\d|2[0-4])"
# Before a time there is no number that goes on in it, and no price.
_START = r"(?<![\w.,:/$€£#+-])"
_AT = (
    r"\b(?:(?:at )?(?:around|about)|at(?: exactly)?|after|um|gegen|nach|a las?|sobre las?|hacia las?|à|vers) "
)
# A number that is a time only because of the word before it ends there, or goes on with a place.
_END = (
    r"(?=$| ?[,;!?()–—]|\.(?!\d)| - | (?:o'?clock|sharp|in|on|at|by|with|near|behind|outside|today|tonight"
    r"|this|or so|maybe|im|am|an|auf|bei|beim|vor|mit|heute|morgens|vormittags|nachmittags|abends"
    r"|en|con|de|hoy|chez)\b)"
)
_NO_MONEY = r"(?! ?(?:[$€£%]|(?:euros?|eur|dollars?|usd|pounds?|cents?|bucks)\b))"
_NOON = ("noon", "midday", "mediodía")
_NOON_OR_MIDNIGHT = rf"(?P<h>{'|'.join(_NOON)}|midnight|mitternacht|medianoche)\b"
_FORMS = (
    # 3pm, 3:30 p.m.; the “am” of “Tisch 3 am Fenster” goes on
    rf"{_START}{_H}(?:[:.]{_M})? ?(?P<half>[ap])\.?m\b"
    r"(?:(?<! am)|(?=$|[^ \w]| (?:at|in|on|by|with|near|outside|today|\W)))",
    # 15 Uhr, 15.30 Uhr, 15 Uhr 30, 15h30, at 15h
    rf"{_START}{_H}(?:[:.]{_M})? ?(?P<uhr>uhr)\b(?! ?\d\d\b)",
    rf"{_START}{_H} ?(?P<uhr>uhr|h) ?{_M}(?!\w)",
    rf"{_AT}{_H} ?(?P<uhr>h|horas)\b(?!\.?\w)",
    # 15:30, at 15.30; 15.30 alone, where it can be no date
    rf"{_START}{_H}:{_M}(?![\w:]|[.,]\d)",
    rf"{_AT}{_TWO_DIGITS}\.{_M}(?![\w:]|[.,]\d){_NO_MONEY}",
    rf"^{_TWO_DIGITS}\.(?!0[1-9]|1[0-2]){_M}(?=$|[,;])",
    # at 3, at 1530, at three thirty, three o'clock, half past three
    rf"{_AT}{_H}{_END}",
    rf"{_AT}(?P<h>[01]\d|2[0-3])(?P<m>[0-5][05]){_END}",
    rf"{_AT}{_H}[ -](?P<m>15|30|45){_END}",
    rf"{_START}{_H} ?o'?clock\b",
    rf"(?<!\w)(?P<by>[+-]\d\d)m {_H}{_END}",
    rf"(?<!\w)(?P<by>[+-]\d\d)m {_NOON_OR_MIDNIGHT}",
    rf"\b{_NOON_OR_MIDNIGHT}",
)
# What is over or shut by then is not when somebody asks; nor is the end of a range of times, nor a time so
# many minutes before it.
_NOT_THEN = (
    r"(?:\b(?:before|by|until|till?|to|bis|vor|hasta|antes de|closes|closing)(?: las?| at| um| about)? "
    r"|\d[^ ]{0,4}(?: (?:am|pm|uhr))? ?[-–—] ?"
    r"|\b(?:hours?|hrs?|minutes?|mins?|stunden?|minuten) (?:after|past|from|nach) )$"
)
_NEAR = 24  # characters beside a time in which that stands
_MONTHS = "jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez"
_ANOTHER_DAY = (
    r"\b(?:tomorrow|yesterday|next (?:week|month)|in \w+ (?:day|week)s?|übermorgen|demain)\b"
    r"|(?<!heute )(?<!am )\bmorgen\b|(?<!la )(?<!esta )\bmañana\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?:mon|diens|donners|frei|sams|sonn)tags?\b|\bmittwochs?\b"
    r"|\b(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b"
    r"|\b\d{4}-\d\d?-\d\d?\b|\b\d{1,2}/\d{1,2}\b|\b\d{1,2}\. ?\d{1,2}\.(?!\w)"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:{_MONTHS})|\b(?:{_MONTHS})[a-z]{{0,6}}\.? \d{{1,2}}(?!\w?[\d:])"
)


def clock_time(text: str) -> time | None:
    """The time of day in this text, to the minute; None where there is none, or not one that is sure.

    Without more said, 1 to 6 are in the afternoon, 9 to 11 in the morning, 12 is noon, and 7 and 8 are none.
    None, too, where there are several times or another day, for a plan is for its own. Linear in the text.
    """
    line = " ".join(text.casefold().replace("’", "'").split())
    if re.search(_ANOTHER_DAY, line):
        return None
    line = re.sub(_IN_WORDS, _number, line)
    found: dict[int, time | None] = {}  # by where the hour stands: the form that says most comes first
    for form in _FORMS:
        for each in re.finditer(form, line):
            begins = {each.start(), each.start("h")}  # “after” is a part of “after 3”
            if not any(re.search(_NOT_THEN, line[max(at - _NEAR, 0) : at]) for at in begins):
                found.setdefault(each.start("h"), _read(each, line))
    times = set(found.values())
    return times.pop() if len(times) == 1 else None


def planned_time(plan: Plan | None) -> time | None:
    """The time of day for which an ask is planned, if it is sure."""
    return clock_time(plan.when) if plan is not None and plan.when else None


def _number(word: re.Match[str]) -> str:
    if word["hour"]:
        return str(_HOURS[word["hour"]])
    if word["after"]:
        return _AFTER[word["after"]]
    if word["figures"]:
        return f"+{int(word['figures']):02}m "
    minutes = _MINUTES[word["minutes"]] if word["minutes"] else 30
    return f"{'+' if word['past'] else '-'}{minutes:02}m "


def _read(found: re.Match[str], line: str) -> time | None:
    """The time that was found; None for one that might be in the morning and in the evening."""
    known = found.groupdict()
    if not known["h"].isdecimal():
        passed = (720 if known["h"] in _NOON else 0) + int(known.get("by") or 0)
        return time(passed // 60 % 24, passed % 60)
    hour, minute = int(known["h"]), int(known.get("m") or known.get("by") or 0)
    if minute < 0:
        hour, minute = (hour - 1) or 12, minute + 60
    if hour >= 24:
        return time(0) if minute == 0 else None
    part = re.match(_AFTERWARDS, line[found.end() : found.end() + _NEAR])
    part = part or re.search(_BEFOREHAND, line[max(found.start() - _NEAR, 0) : found.start()])
    said = known.get("half") or (part.lastgroup if part else "uhr" if known.get("uhr") else "") or ""
    on_24_hours = hour in (0, *range(13, 24)) or (known["h"].startswith("0") and said in ("", "uhr"))
    return time(hour, minute) if on_24_hours else _of_twelve(hour, minute, said)


def _of_twelve(hour: int, minute: int, said: str) -> time | None:
    """The time of this hour, 1 to 12, with what was `said` of the half of the day."""
    to_add = {
        "a": {12: -12, **dict.fromkeys(range(1, 12), 0)},
        "p": {12: 0, **dict.fromkeys(range(1, 12), 12)},
        "early": dict.fromkeys(range(1, 12), 0),
        "noon": {12: 0, **dict.fromkeys(range(1, 7), 12)},
        "late": dict.fromkeys(range(5, 12), 12),
        "uhr": {**dict.fromkeys(range(1, 7), 12), **dict.fromkeys(range(7, 13), 0)},
        "": {**dict.fromkeys(range(1, 7), 12), **dict.fromkeys(range(9, 13), 0)},
    }[said]
    return time(hour + to_add[hour], minute) if hour in to_add else None
