"""The words for outcomes, kinds of ask and dates, the same on every screen and in every command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rejectui.core.asks.attempt import Attempt, Outcome, Reason
from rejectui.core.asks.challenge import OF_MY_OWN, Askee, Category, Challenge, Channel, Likely, When

OUTCOMES: dict[Outcome, str] = {
    "no": "no",
    "soft_no": "soft no",
    "partly": "partly",
    "yes": "yes",
    "waiting": "waiting",
    "no_reply": "no reply",
    "backed_out": "backed out",
    "called_off": "called off",
}
LETTERS: dict[str, Outcome] = {
    "n": "no",
    "s": "soft_no",
    "p": "partly",
    "y": "yes",
    "w": "waiting",
    "u": "no_reply",
    "b": "backed_out",
    "x": "called_off",
}
# One glyph of one cell for each outcome, so that no list speaks by color alone.
MARKS: dict[Outcome, str] = {
    "no": "●",
    "soft_no": "◉",
    "partly": "◐",
    "yes": "○",
    "waiting": "…",
    "no_reply": "·",
    "backed_out": "↩",
    "called_off": "×",
}
KIND: dict[Outcome, str] = {
    "no": "You asked, and you heard a no. That was the practice. If it stings, that is what noes do.",
    "soft_no": "You asked, and it was a soft no. That was the practice.",
    "partly": "You asked, and got part of it. Half a yes is a whole ask.",
    "yes": "You asked, and they said yes. It happens more often than most of us expect.",
    "waiting": "You asked. The rest is up to them now.",
    "no_reply": "You asked, and it stayed quiet. Silence is an answer too, and it counts.",
    "backed_out": "You got as far as you got, and wrote it down. A smaller step is a fine next one.",
    "called_off": "Calling it off was good judgment. Nothing is owed.",
}
REASONS: dict[Reason, str] = {
    "unsafe": "it did not feel safe",
    "uncomfortable": "they seemed uncomfortable",
    "not_honest": "it was not honest",
    "other": "another reason",
}
REASON_LETTERS: dict[str, Reason] = {"s": "unsafe", "u": "uncomfortable", "h": "not_honest", "o": "other"}
KIND_REASON: dict[Reason, str] = {
    "unsafe": "It did not feel safe, and you listened to that. Good judgment, and nothing is owed.",
    "uncomfortable": "You saw that they were uncomfortable, and let it be. That was kind.",
    "not_honest": "It was not honest, and you noticed. Good judgment, and nothing is owed.",
    "other": KIND["called_off"],
}
GUESS: dict[Likely, str] = {
    "mostly_yes": "A yes was likely.",
    "mixed": "This one could go either way.",
    "mostly_no": "A no was likely.",
    "silence": "Silence was likely.",
}
GOT: dict[Outcome, str] = {
    "no": "You got a no.",
    "soft_no": "You got a soft no.",
    "partly": "You got part of it.",
    "yes": "You got a yes.",
    "no_reply": "You got no answer.",
}
# What an undo did, by the kind of change, or a redo (True); what it was about follows.
UNDONE: dict[tuple[str, bool], str] = {
    ("log", False): "Taken out of the journal",
    ("log", True): "Back in the journal",
    ("edit", False): "As it was before",
    ("edit", True): "Changed again",
    ("delete", False): "Back in the journal",
    ("delete", True): "Taken out of the journal again",
    ("import", False): "As it was before the import",
    ("import", True): "What the import brought is back",
    ("restore", False): "As it was before the restore",
    ("restore", True): "Restored again",
    ("card", False): "Back to",
    ("card", True): "Again",
    ("plan", False): "Not planned any more",
    ("plan", True): "Planned again",
    ("let_go", False): "Planned again",
    ("let_go", True): "Let go again",
    ("keep", False): "Not kept for today any more",
    ("keep", True): "Kept for today again",
    ("hide", False): "No longer hidden",
    ("hide", True): "Hidden again",
    ("unhide", False): "Hidden again",
    ("unhide", True): "No longer hidden",
    ("rest", False): "No longer resting",
    ("rest", True): "Resting again",
    ("end_rest", False): "Resting again",
    ("end_rest", True): "The rest is over again",
    ("keep_ask", False): "Off your list",
    ("keep_ask", True): "Back on your list",
    ("drop_ask", False): "Back on your list",
    ("drop_ask", True): "Off your list again",
    ("look", False): "As it was sorted before",
    ("look", True): "Sorted again",
}
CATEGORIES: dict[Category, str] = {
    "favor": "favors",
    "help": "help",
    "shopping": "shopping",
    "access": "access",
    "play": "play",
    "connection": "connection",
    "dating": "dating",
    "giving": "giving",
    "work": "work",
    "boundaries": "boundaries",
    "opportunity": "opportunity",
    "creative": "creative",
}
ASKEES: dict[Askee, str] = {
    "staff": "staff",
    "organization": "an organization",
    "colleague": "a colleague",
    "manager": "your manager",
    "acquaintance": "an acquaintance",
    "friend": "a friend",
    "stranger": "a stranger",
    "public_figure": "someone you admire",
}
CHANNELS: dict[Channel, str] = {
    "in_person": "in person",
    "phone": "by phone",
    "written": "in writing",
    "form": "by form",
}
WHENS: dict[When, str] = {"any_day": "any day", "when_it_comes_up": "when it comes up"}
FEELS: tuple[str, ...] = (
    "calm",
    "hardly anything",
    "a flutter",
    "uneasy",
    "nervous",
    "tense",
    "very tense",
    "hard",
    "very hard",
    "as bad as it gets",
    "as bad as it gets",
)


# Asked before an ask is told again after a no.
SOMEBODY_ELSE = (
    "This one heard a no, and a no ends it: asking the same person or place again is not persistence. Was it "
    "somebody else this time?"
)


def feels(distress: int) -> str:
    """A word beside a distress of 0–100."""
    return FEELS[distress // 10]


def sorted_words(number: int) -> str:
    """What is said of so many asks that were sorted by looking just now."""
    if number == 0:
        return "Nothing sorted yet."
    told = count(number, "ask", "asks")
    return f"{told} sorted. They are on your ladder now, and your cards will fit better."


def kind_line(outcome: Outcome, reason: Reason | None = None) -> str:
    """The one kind sentence for what happened; calling it off is met by its reason."""
    return KIND_REASON[reason] if outcome == "called_off" and reason is not None else KIND[outcome]


# What a card and a list say of a pack that did not come with RejectUI, whatever its file says of itself.
ELSEWHERE = "from elsewhere, not reviewed"
YOURS = "your own"


def who_and_how(challenge: Challenge) -> str:
    """Who is asked, how, how much of their time it takes, and who thought of it, if they said so."""
    minutes = challenge.minutes
    time = "a moment" if minutes == 0 else "a minute" if minutes == 1 else f"{minutes} minutes"
    by = f" · by {challenge.by}" if challenge.by else ""
    return f"{ASKEES[challenge.askee]}, {CHANNELS[challenge.channel]} · {time} of theirs{by}"


def guess_and_answer(challenge: Challenge, attempt: Attempt) -> str | None:
    """What the pack guessed against what came, told only afterwards; None while it is open."""
    if attempt.outcome not in GOT:
        return None
    return f"{GUESS[challenge.likely]} {GOT[attempt.outcome]}"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def entries(number: int) -> str:
    """How many attempts are written down, whether or not they count as asks."""
    return count(number, "entry", "entries")


def entries_and_others(attempts: int, records: int) -> str:
    """How many records something is about, the attempts among them told apart."""
    told = [entries(attempts)] if attempts else []
    if records > attempts:
        nouns = ("other record", "other records") if attempts else ("record", "records")
        told.append(count(records - attempts, *nouns))
    return " and ".join(told)


def in_languages(languages: Sequence[str]) -> str:
    """The languages in which a pack is there, such as "in en, de and es"."""
    *others, last = languages
    return f"in {', '.join(others)} and {last}" if others else f"in {last}"


def totals(asks: int, noes: int) -> str:
    """The two numbers that only grow."""
    return f"{count(asks, 'ask', 'asks')} · {count(noes, 'no heard', 'noes heard')}"


def totals_in_words(asks: int, noes: int) -> str:
    """The same to be heard, where a no might be to know, and noes nose."""
    return f"{count(asks, 'ask', 'asks')}, {noes or 'none'} answered no" if asks else "no ask"


def days_of(practiced: int, target: int) -> str:
    """So many practice days of those that a week should have, which dots show."""
    if practiced > target:
        return f"{practiced} days where {target} {'is' if target == 1 else 'are'} enough"
    return f"{practiced} of {count(target, 'day', 'days')}"


def origin(pack: str, *, bundled: bool) -> str | None:
    """What a card says of where it comes from; nothing of a pack that came with RejectUI."""
    return None if bundled else YOURS if pack in OF_MY_OWN else ELSEWHERE


def capital(words: str) -> str:
    """The words as they begin a line."""
    return words[:1].upper() + words[1:]


def short_day(day: date) -> str:
    """A date as the header shows it, such as Sun 22 Nov."""
    return f"{day:%a} {day.day} {day:%b}"


def day_in_words(day: date) -> str:
    """The same with nothing shortened, such as Sunday 22 November."""
    return f"{day:%A} {day.day} {day:%B}"


def long_day(day: date) -> str:
    """A date in full, such as Sunday 22 November 2026."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def day_seen_from(day: date, today: date, *, words: bool = False) -> str:
    """A date in the words of somebody who stands on `today`; with nothing shortened in `words`."""
    back = (today - day).days
    if back == 0:
        return "today"
    if back == 1:
        return "yesterday"
    if 1 < back < 7:
        return f"{day:%A}"
    if day.year == today.year:
        return day_in_words(day) if words else short_day(day)
    return f"{day.day} {day:{'%B' if words else '%b'}} {day.year}"


def day_and_date(day: date, today: date) -> str:
    """The same with its date, and the weekday once: "yesterday, Sat 21 Nov", or "Friday 20 November"."""
    back = (today - day).days
    if back in (0, 1):
        return f"{day_seen_from(day, today)}, {short_day(day)}"
    return day_in_words(day) if 1 < back < 7 else day_seen_from(day, today)


def dates(first: date, last: date) -> str:
    """Dates from first to last, saying month and year no more often than needed."""
    until = f"{last.day} {last:%B} {last.year}"
    if first == last:
        return until
    if first.year != last.year:
        return f"{first.day} {first:%B} {first.year} to {until}"
    return f"{first.day} to {until}" if first.month == last.month else f"{first.day} {first:%B} to {until}"


def not_therapy(support: str) -> str:
    """Said to those who begin; `support` is how to come to the page of support."""
    return (
        "This is practice, not therapy. If fear keeps you from going out or dealing with anyone, "
        f"talk to someone first: {support}"
    )
