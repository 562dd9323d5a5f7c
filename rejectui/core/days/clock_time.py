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
    "twenty five": 25,
    "half": 30,
    "thirty": 30,
    "forty five": 45,
    "fünf": 5,
    "zehn": 10,
    "viertel": 15,
    "zwanzig": 20,
}
_NOON = ("noon", "midday", "mediodía")
_MIDNIGHT = ("midnight", "mitternacht", "medianoche")
# Words are numbers before anything is looked for: “three thirty” is “3:30”, “ten to four” is “-10M 4”, and
# “halb vier” is “-30M 4”. A capital M is in no text that was typed, for those are folded.
_IN_MINUTES = "|".join(word.replace(" ", "[ -]") for word in sorted(_MINUTES, key=len, reverse=True))
_A_NUMBER = rf"(?=\d|(?:{'|'.join((*_HOURS, *_NOON, *_MIDNIGHT))})\b)"
_IN_WORDS = (
    rf"\b(?:a )?(?:(?P<minutes>{_IN_MINUTES}) (?:(?P<past>past|after|nach)|to|vor)|(?P<digits>[0-5]?\d) past)"
    rf" {_A_NUMBER}|\b(?P<halb>halb) {_A_NUMBER}"
    rf"|\b(?P<hour>{'|'.join(_HOURS)})(?:[ -](?P<after>fifteen|thirty|forty[ -]five))?\b"
)

# The part of the day, anywhere in the text: until noon, afternoon, later.
_PARTS = (
    r"\b(?:(?P<early>mornings?|breakfast|morgens|vormittags?|heute (?:früh|morgen)|frühstück"
    "|(?:la|esta) mañana)"
    "|(?P<noon>afternoons?|nachmittags?|tarde)"
    r"|(?P<late>evenings?|tonight|nights?|dinner|supper|abends?|abendessen|noche))\b"
)

_H, _M = r"(?P<h>[01]?\d|2[0-4])", r"(?P<m>[0-5]\d)"
_H_ALONE = r"(?P<h>0?[1-9]|1\d|2[0-3])"
_TWO_DIGITS = r"(?P<h>0\d|1\d|2[0-4])"
# Before a time there is no number that goes on in it, and no price. Minutes may stand before every hour.
_NO_NUMBER = r"(?<![\w.,:/$€£#+-])"
_BY = rf"{_NO_NUMBER}(?P<by>[+-]\d\d)M "
_START = rf"(?:{_BY}|{_NO_NUMBER}(?<!M )(?<!half )(?<!viertel )(?<! of ))"
_AT = (
    r"(?:(?<!look )\b(?:(?:at )?around|at about|at(?: exactly)?|after|um|gegen|nach|(?:a|sobre|hacia) las?) "
    "|^about )"
)
# A number that is a time only because of the word before it ends there, or goes on with a place.
_END = (
    r"(?=$| ?[,;!?()–—]|\.(?!\d)| - | (?:o'?clock|sharp|in(?! a row| total| all| \d)|on|at|by|with|near"
    r"|behind|outside|today|tonight|this|or so|maybe|im|am|an|auf|bei|beim|vor|mit|heute|morgens|vormittags"
    r"|nachmittags|abends|en|con|de la (?:mañana|tarde|noche)|hoy)\b)"
    r"(?!, (?!in |on |at |by )(?:\w+ ){1,2}(?:street|st|road|rd|avenue|ave|lane)\b)"
)
_NO_AMOUNT = r"(?! ?(?:[$€£%]|(?:euros?|eur|dollars?|usd|pounds?|cents?|bucks|min|mins|minutes?|hours?)\b))"
_NO_MORE = r"(?! ?\d| (?:\w{0,9}(?:zehn|zwanzig|[sz]ig)|fünf|viertel|halb|et|moins|y|menos|plus)\b)"
_FORMS = (
    # 3pm, 3:30 p.m.; the “am” of “Tisch 3 am Fenster” goes on
    rf"{_START}(?<!\d ){_H}(?:[:.]{_M})? ?(?P<half>[ap])\.?m\b"
    r"(?:(?<! am)|(?=$|[^ \w]| (?:at|in|on|by|with|near|outside|today|\W)))",
    # 15 Uhr, 15.30 Uhr, 15 Uhr 30; 15h30, at 3h30, at 15h, but 1h30 is how long something takes
    rf"{_START}{_H}(?:[:.]{_M})? ?(?P<uhr>uhr)\b{_NO_MORE}",
    rf"{_START}{_H} ?(?P<uhr>uhr) ?{_M}(?!\w)",
    rf"(?:{_AT}|\b(?:à|vers) ){_H} ?(?P<uhr>h|horas)(?: ?{_M})?(?!\.?\w){_NO_MORE}",
    rf"{_START}{_TWO_DIGITS} ?(?P<uhr>h) ?{_M}(?!\w)",
    # 15:30, at 15.30
    rf"{_START}{_H}:{_M}(?![\w:]|[.,]\d){_NO_AMOUNT}",
    rf"{_AT}{_TWO_DIGITS}\.{_M}(?![\w:]|[.,]\d){_NO_AMOUNT}",
    # at 3, half past 3, 3 o'clock
    rf"(?:{_AT}|{_BY}){_H_ALONE}{_END}",
    rf"{_START}{_H_ALONE} ?o'?clock\b",
    # at noon; “Midnight Diner” is a place
    r"(?:^|[,;(] ?|\b(?:at|around|about|um|gegen|al?|12|today|heute) )"
    rf"(?P<h>{'|'.join((*_NOON, *_MIDNIGHT))})\b{_END}",
)
# What is over or shut by then is not when somebody asks; nor is the end of a range of times.
_HOURS_OF_A_SHOP = (
    r"(?:clos(?:e|es|ed|ing)|shut(?:s|ting)?|open(?:s|ed|ing)?|(?:start|end|begin|finishe|leave)s"
    r"|(?:ge)?(?:schliess|öffn|schloss)\w{1,5}|offen|macht|abren?|cierran?|abiert[ao]|ferm\w{1,4}|ouvr\w{1,4})"
)
_NOT_THEN = (
    r"(?:\b(?:by|to|bis|vor|hasta|antes de|not|nicht|than|in)(?: las?| at| um| about)? "
    r"|\d[^ ]{0,4}(?: (?:am|pm|uhr))? ?[-–—] ?"
    rf"|\b(?:before|until|till?)\b[^,;.()]*|\b{_HOURS_OF_A_SHOP}\b[^;.()]*)$"
)
_NOT_THEN_EITHER = (
    rf" (?:(?:is|it|they|the \w{{1,12}}) )?{_HOURS_OF_A_SHOP}\b|,? (?:at the )?latest\b"
    r"| ?(?:utc|gmt|cest|bst|[ecmp][sd]?t)\b"  # of another zone
)
_NEAR = 32  # characters beside a time in which that stands
# Several times, a date in numbers, or minutes that are not understood: 2 and 4pm, 12/5, an hour past noon.
_UNSURE = (
    r"\d ?(?:[ap]\.?m\.?|uhr|h|o'?clock)?,? ?(?:\b(?:or|and|maybe|oder|und|vielleicht|o|y|a|ou|et)\b|[&/])"
    r" ?(?:(?:at|else|maybe|um|las?|a las?) )?[+-]?\d"
    r"|\d (?:after|nach|vor|past) [+-]?\d"
    r"|\b(?:minute|min|hour|stunde|minuto|hora)[ns]? (?:past|after|nach|to|vor)\b"
    r"|\b(?:from|von|between) -\d|\b(?:30|thirty|forty|fifty)[ -][+-]\d"
)
_MONTHS = (
    "jan|feb|mar(?!k)|mär|apr|may(?!be)|mai|jun(?!c)|jul|aug|sep|oct|okt|nov|dec|dez"
    "|ene|abr|ago|dic|fév|avr|juin|aoû|déc"
)
_DAYS_DE = "(?:mo|di|mi|do|fr|sa|so)"  # which are words too: only beside a time
_ANOTHER_DAY = (
    r"\b(?:tom+or+ow|tmrw|yesterday|next (?:week|month)|in \w+ (?:day|week|tage?n?|woche)[sn]?|weekend"
    r"|übermorgen|gestern|wochenende|ayer|demain)\b"
    r"|(?<!heute )(?<!am )\bmorgen\b|(?<!la )(?<!esta )\bmañana\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bthe day after\b"
    r"|\b(?:mon|tues?|weds?|thu|thurs?|fri|sat|(?<!the )sun)\b"
    r"|\b(?:mon|diens|donners|frei|sams|sonn)tags?\b|\bmittwochs?\b"
    rf"|\b{_DAYS_DE}\b[.,]* ?(?:um|gegen|ab|früh|vor|nach|abend|\d)|\d(?: uhr)?,? (?:am )?{_DAYS_DE}\.?$"
    r"|\b(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)\b"
    r"|\b(?:lun|mi[ée]|jue|vie|s[áa]b|(?:mar|dom)(?=\.? a la))\b"
    r"|\b(?:lun|mar|mercre|jeu|vendre|same)di\b|\bdimanche\b"
    r"|\b\d{4}-\d\d?-\d\d?\b|\b\d{1,2}\. ?\d{1,2}\.(?!\w)"
    r"|\b\d\d?\.\d\d? (?:um|gegen|ab|\d)"
    r"|\b\d{1,2}(?:st|nd|rd|th)\b(?! (?:floor|street|st|avenue|ave)\b)|\b(?:am|den) \d\d?\.(?!\d)"
    r"|\bon the (?:\d\d?|first|second|third|[a-z]{2,10}th)(?:, | at )|\b(?:el|le) (?:día )?\d\d?\b"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?(?:{_MONTHS})"
    rf"|\b(?:{_MONTHS})[a-z]{{0,6}}\.? \d{{1,2}}(?!\w?[\d:])"
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
    if re.search(_UNSURE, line):
        return None
    parts = {str(each.lastgroup) for each in re.finditer(_PARTS, line)}
    found: dict[int, time | None] = {}  # by where the hour stands: the form that says most comes first
    for form in _FORMS:
        for each in re.finditer(form, line):
            before, after = line[max(each.start() - _NEAR, 0) : each.start()], line[each.end() :][:_NEAR]
            if not re.search(_NOT_THEN, before) and not re.match(_NOT_THEN_EITHER, after):
                found.setdefault(each.start("h"), _read(each, parts))
    times = set(found.values())
    return times.pop() if len(times) == 1 else None


def planned_time(plan: Plan | None) -> time | None:
    """The time of day for which an ask is planned, if it is sure."""
    return clock_time(plan.when) if plan is not None and plan.when else None


def _number(word: re.Match[str]) -> str:
    if word["hour"]:
        minutes = f":{_MINUTES[word['after'].replace('-', ' ')]}" if word["after"] else ""
        return f"{_HOURS[word['hour']]}{minutes}"
    if word["digits"]:
        return f"+{int(word['digits']):02}M "
    number = _MINUTES[word["minutes"].replace("-", " ")] if word["minutes"] else 30
    return f"{'+' if word['past'] else '-'}{number:02}M "


def _read(found: re.Match[str], parts: set[str]) -> time | None:
    """The time that was found; None for one that might be in the morning and in the evening."""
    known = found.groupdict()
    if not known["h"].isdecimal():
        return time(12 if known["h"] in _NOON else 0)
    hour, minute, by = int(known["h"]), int(known.get("m") or 0), int(known.get("by") or 0)
    half = known.get("half")
    said = half or ("several" if len(parts) > 1 else next(iter(parts), "uhr" if known.get("uhr") else ""))
    with_zero = known["h"].startswith("0") and said in ("", "uhr")
    of_day = hour % 24 if with_zero else _of_day(hour, said)
    if of_day is None or (minute and (by or hour == 24)):
        return None
    if by < 0 and not half and not with_zero and _of_day((hour - 1) or 12, said) != (of_day - 1) % 24:
        return None  # a quarter to seven
    return time(*divmod((of_day * 60 + minute + by) % (24 * 60), 60))


def _of_day(hour: int, said: str) -> int | None:
    """The hour of the day, 0 to 23, of this one, with what was `said` of the half of the day."""
    if said not in ("a", "p") and (hour == 0 or hour > 12):
        return hour % 24
    to_add: dict[str, dict[int, int]] = {
        "a": {12: -12, **dict.fromkeys(range(1, 12), 0)},
        "p": {12: 0, **dict.fromkeys(range(1, 12), 12)},
        "early": dict.fromkeys(range(5, 12), 0),
        "noon": {12: 0, **dict.fromkeys(range(1, 7), 12)},
        "late": dict.fromkeys(range(5, 12), 12),
        "uhr": {**dict.fromkeys(range(1, 7), 12), **dict.fromkeys(range(7, 13), 0)},
        "": {**dict.fromkeys(range(1, 7), 12), **dict.fromkeys(range(9, 13), 0)},
        "several": {},
    }
    return hour + to_add[said][hour] if hour in to_add[said] else None
