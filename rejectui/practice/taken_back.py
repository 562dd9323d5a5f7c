"""What is taken back, or brought back, step by step, and how that is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from rejectui.core.clean_text import shortened
from rejectui.core.facts import Day, Facts
from rejectui.core.wording.words import UNDONE, dates, entries_and_others, short_day
from rejectui.journal.journal import Undone
from rejectui.practice.practice import NotNow, Practice

ENDS = (".", "?", "!", "…")  # of an ask that is a sentence of its own


class TakenBack(Struct, frozen=True):
    """What was done: `what` it was in a word or two, and what it was `about`."""

    undone: Undone
    about: str

    @property
    def what(self) -> str:
        """What was done, as a sentence begins."""
        return UNDONE[self.undone.what, self.undone.again]

    @property
    def sentence(self) -> str:
        """All of it as one sentence."""
        return f"{self.what}: {self.about}{'' if self.about.endswith(ENDS) else '.'}"


def take_back(practice: Practice, *, again: bool = False) -> TakenBack:
    """Take back what was done last, or bring it back `again`, today's card kept. Raises `NotNow` if there is
    nothing."""
    before = practice.facts
    with practice.change():
        undone = practice.journal.redo() if again else practice.journal.undo()
        if undone is None:  # raised in here, so that not even the card is kept
            raise NotNow(f"There is nothing to {'bring back' if again else 'undo'}.")
    return TakenBack(undone, _about(practice, undone, (practice.facts, before)))


def _about(practice: Practice, undone: Undone, facts: Sequence[Facts]) -> str:
    """What it was about in a few words, or else how many records. `facts` are those of after and before: what
    was there at one of the two has a name."""
    table, ids = next(iter(undone.ids.items()))
    many = undone.records > 1 or table not in ("attempts", "weeks")
    if many and (undone.what in ("import", "restore") or table == "attempts"):
        return entries_and_others(undone.asks, undone.records)
    if undone.what in ("keep_ask", "drop_ask") and "settings" in undone.ids:
        table, ids = "settings", undone.ids["settings"]
    names: list[str] = []
    match table:
        case "attempts":
            found = (each for some in facts for each in some.attempts if each.id in ids)
            names = [f"{shortened(each.title)}, {short_day(each.day)}" for each in found][:1]
        case "weeks":
            names = [f"the takeaway of the week of {short_day(date.fromisoformat(ids[0]))}"]
        case "days":
            names = [_card(practice, date.fromisoformat(ids[0]))]
        case "settings":
            names = [_title(practice, ids[0].partition(" ")[2])]
        case "looks":
            asks = {ask.id: ask.text for ask in practice.facts.asks}
            names = [shortened(asks[ids[0]]) if ids[0] in asks else _title(practice, ids[0])]
        case "asks":
            names = [shortened(each.text) for some in facts for each in some.asks if each.id in ids][:1]
        case "pauses":
            rests = {each.id: each for some in reversed(facts) for each in some.pauses if each.id in ids}
            names = [dates(rest.first, rest.last) for rest in rests.values()]
    return " and ".join(names) or entries_and_others(undone.asks, undone.records)


def _card(practice: Practice, day: date) -> str:
    """The card of a day as it is now; of another day than today with its date."""
    if day == practice.day:
        card = practice.today.card
        return shortened(card.title) if card else "no card"
    record = practice.facts.days.get(day) or Day(day=day)
    return f"{shortened(record.ask or '') or _title(practice, record.challenge)}, {short_day(day)}"


def _title(practice: Practice, challenge: str | None) -> str:
    entry = practice.catalog.get(challenge)
    return shortened(entry.challenge.title if entry else challenge or "no card")
