"""Fields and values as tools write them, in the words of the pack format.

Only what means just that stands here: what is not sure is for the user to say.
"""

from __future__ import annotations

import re

# Texts that may have several sentences, and lines.
FREE = frozenset({"how", "say", "if_yes", "if_no", "smaller"})
LISTS = frozenset({"places", "not_for", "safety", "tags", "locales"})
# What only a challenge has: a title is that of many things.
TELLING = frozenset(
    {*FREE, "id", "level", "category", "askee", "channel", "likely", "refusal", "minutes", "money", "cost"}
)
# What only the head of a pack has.
HEAD = frozenset({"pack", "license", "authors"})
# Not for the one who writes a plan: nobody has reviewed it, and what is retired is not dealt.
LEFT_OUT = frozenset({"reviewed", "retired"})

_ALSO = {
    "id": "slug",
    "title": "name, ask, the ask, challenge, task, titel, name der aufgabe, aufgabe, herausforderung, bitte",
    "how": "how to, how to do it, how it is done, description, instructions, details, what to do, wie, "
    "so geht es, anleitung, beschreibung",
    "say": "script, words, words to say, what to say, say this, you say, sample words, example words, sagen, "
    "was sagen, sag, worte, satz, formulierung",
    "level": "difficulty, difficulty level, stufe, schwierigkeit, schwierigkeitsgrad, lvl",
    "category": "kind, type, area, kategorie",
    "askee": "who, whom, who to ask, whom to ask, who is asked, ask whom, wen, wer, wer wird gefragt",
    "channel": "medium, how asked, kanal",
    "likely": "likely answer, likely outcome, expected answer, expected outcome, wahrscheinlich",
    "refusal": "ease of refusal, how easy to refuse, ablehnung",
    "if_yes": "on yes, on a yes, if they say yes, if the answer is yes, wenn ja, bei ja, falls ja",
    "if_no": "on no, on a no, if they say no, if the answer is no, wenn nein, bei nein, falls nein",
    "smaller": "smaller step, smaller version, easier version, easier step, if too big, kleiner, "
    "kleinerer schritt",
    "when": "wann",
    "minutes": "minutes of their time, time needed, duration, minuten, dauer",
    "money": "geld",
    "cost": "costs, kosten",
    "not_for": "not for you if, nicht fur",
    "safety": "safety notes, sicherheit",
    "places": "place, ort, orte",
    "tags": "tag, labels",
    "authors": "author",
    "license": "lizenz",
}
# A list or a part of a plan begins here, and no field.
_PARTS = re.compile(
    r"(challenges|asks|plan|my_plan|items|steps|tasks|ladder|weeks|days|levels|phases|stages|aufgaben|bitten"
    r"|wochen|stufen|schritte|herausforderungen)|(week|day|level|phase|stage|step|challenge|ask|woche|tag|stufe"
    r"|schritt|aufgabe)_?[0-9]{1,3}"
)
_UMLAUTS = str.maketrans("äöü", "aou")


def plain(name: str) -> str:
    """A name in small letters, its words joined by `_`, without what stands in brackets."""
    without = re.sub(r"\([^)]*\)|\[[^\]]*\]", "", name.casefold().translate(_UMLAUTS))
    return "_".join(re.findall(r"\w+", without.replace("_", " ")))


def _by_name() -> dict[str, str]:
    others = ("title", "when", "power", "silence_after", "by", "source", "summary", "language")
    found = {name: name for name in (*TELLING, *LISTS, *HEAD, *LEFT_OUT, *others)}
    for field, names in _ALSO.items():
        found |= {plain(each): field for each in names.split(",")}
    return found


_FIELDS = _by_name()


def field_of(name: str) -> str:
    """The field that is meant by a name as it is written; "" for none."""
    return _FIELDS.get(plain(name), "")


def is_part(name: str) -> bool:
    """Whether a name stands over a list, or over a part of a plan."""
    return _PARTS.fullmatch(plain(name)) is not None


_VALUES = {
    "category": {
        "favor": "favour, favors, favours, micro favor, micro favour, small favor, gefallen",
        "help": "helping, hilfe",
        "shopping": "consumer, shop, shops, einkaufen",
        "access": "zugang",
        "play": "fun, playful, spiel, spiele, spass",
        "connection": "connections, connecting, verbindung, kontakt",
        "dating": "date, romance",
        "giving": "generosity, geben",
        "work": "career, job, arbeit, beruf",
        "boundaries": "boundary, assertive, assertiveness, grenzen",
        "opportunity": "opportunities, gelegenheit, gelegenheiten, chance",
        "creative": "creativity, kreativ",
    },
    "askee": {
        "staff": "employee, employees, barista, waiter, waitress, server, cashier, clerk, librarian, "
        "receptionist, bartender, shop assistant, shop staff, sales assistant, personal, mitarbeiter, "
        "mitarbeiterin, kellner, kellnerin, verkaufer, verkauferin",
        "organization": "organisation, company, institution, firma, verein",
        "colleague": "coworker, co worker, colleagues, coworkers, kollege, kollegin",
        "manager": "boss, supervisor, my boss, chef, chefin, vorgesetzter, vorgesetzte",
        "acquaintance": "neighbor, neighbour, classmate, nachbar, nachbarin, bekannter, bekannte",
        "friend": "friends, freund, freundin",
        "stranger": "strangers, passerby, passer by, fremder, fremde",
        "public_figure": "celebrity",
    },
    "channel": {
        "in_person": "face to face, in real life, live, on site, personlich, vor ort",
        "phone": "by phone, phone call, call, telephone, telefon, telefonisch",
        "written": "in writing, email, e mail, mail, text, text message, message, direct message, dm, chat, "
        "letter, sms, schriftlich, brief, nachricht",
        "form": "online form, web form, by form, formular",
    },
    "when": {
        "any_day": "anytime, any time, every day, daily, today, jeden tag, jederzeit",
        "when_it_comes_up": "on occasion, when there is an occasion, bei gelegenheit",
    },
    "likely": {
        "mostly_yes": "yes, likely yes, probably yes, probably a yes, ja, eher ja, meistens ja",
        "mixed": "maybe, either, could go either way, fifty fifty, 50 50, offen",
        "mostly_no": "no, likely no, probably no, probably a no, nein, eher nein, meistens nein",
        "silence": "no answer, no reply, stille, keine antwort",
    },
    "refusal": {
        "easy": "very easy, leicht, einfach",
        "fair": "medium, moderate, ok, mittel",
        "hard": "difficult, very hard, schwer, schwierig",
    },
    "money": {
        "none": "no, free, 0, nothing, kein, keins, nein",
        "commercial": "discount, sample, fee, rabatt",
    },
    "cost": {
        "none": "no, free, 0, nothing, kein, keine, nein, kostenlos",
        "small": "low, little, cheap, gering",
    },
    "places": {
        "anywhere": "any, everywhere, uberall",
        "home": "at home, zu hause",
        "work": "at work, bei der arbeit",
    },
}
# What is taken for a value that is none of these, because it says no more than the plan did: nobody knows how
# it ends, it costs something, it is not for home or work alone. On which days it can be done is left open.
OTHERWISE = {"likely": "mixed", "cost": "any", "places": "anywhere", "when": ""}
_WORDS = {
    field: {plain(each): value for value, others in values.items() for each in (value, *others.split(","))}
    for field, values in _VALUES.items()
}
LEVELS = {
    plain(each): level
    for level, words in enumerate(
        (
            "very easy, easy, sehr leicht, leicht, einfach",
            "easy to medium, mild",
            "medium, moderate, mittel",
            "hard, difficult, challenging, schwer, schwierig",
            "very hard, very difficult, sehr schwer, sehr schwierig",
        ),
        1,
    )
    for each in words.split(",")
}


def value_of(field: str, text: str) -> str:
    """A word of the format as the field's values have it; the text as it is where none is meant."""
    return _WORDS.get(field, {}).get(plain(text), text)
