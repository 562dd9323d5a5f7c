"""A pasted plan: the cards in it, each for itself, and what to mend in which line.

Whatever a tool writes is read as far as it goes. What comes out keeps the rules for packs: words that ask
twice, or on false grounds, are told and do not come in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import same_ask
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.challenge import PLAN
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.clean_text import clean_line
from rejectui.core.sharing.ai_prompt import EXAMPLE, FIRST
from rejectui.core.wording.words import count
from rejectui.packs.authoring.pasted.card import CardReader, PlanCard
from rejectui.packs.authoring.pasted.in_grids import in_braces, in_tables
from rejectui.packs.authoring.pasted.in_lines import in_lines
from rejectui.packs.authoring.pasted.item import Item
from rejectui.packs.authoring.pasted.lines import unseen_out
from rejectui.packs.problem import Problem, Problems
from rejectui.packs.reading.reader import MOST_CHALLENGES
from rejectui.packs.strict_yaml.characters import mark_unsafe

# Bytes of a pasted text: three hundred long challenges, and more than anybody reads.
MOST_PASTED = 256 * 1024

EMPTY = "There is nothing in it. Paste what the AI tool wrote, from its first line to its last."
TOO_LONG = (
    f"That is longer than {MOST_PASTED // 1024} KB, and no plan is, so nothing of it was read. Take only the "
    "challenges, or one part after the other."
)
OUR_TEXT = (
    "That is the text for the tool, and not its answer yet. Paste it there first, answer what it asks, and "
    "come back with what it writes."
)
NO_PLAN = (
    'No challenge was found in it: RejectUI looked for lines that begin with "title:", "how:", "level:" and '
    "the like. If the tool asked you something, answer it there; the plan comes after that. If it would not, "
    "or wrote it in another way, ask it for the plan as YAML, in the form of the text."
)
A_JOURNAL = (
    "This looks like a journal, asks that somebody logged, and not like a plan. Nothing of it was read. If "
    "it is yours: rejectui import FILE"
)
_LOGGED = re.compile(r'"attempts"\s{0,9}:\s{0,9}[{\[]')
_LAST = EXAMPLE.rstrip().rpartition("\n")[2].strip()


class PastedPlan(Struct, frozen=True):
    """What a pasted text gave: its cards in the order of the text, or why there are none, in a sentence.

    `more` says that there were more than a pack holds, which were not read.
    """

    cards: tuple[PlanCard, ...] = ()
    nothing: str = ""
    more: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What keeps cards out that are not there already, in the order of the lines."""
        found = (problem for card in self.cards if not card.known for problem in card.problems)
        return tuple(sorted(found, key=lambda problem: (problem.line, problem.column)))

    @property
    def rest(self) -> tuple[str, ...]:
        """What the line of numbers says of cards that are not there to be taken."""
        known = sum(bool(card.known) for card in self.cards)
        more = "more than a pack holds: the rest was not read"
        return (*([f"{known} here already"] if known else ()), *([more] if self.more else ()))


def too_long(size: int) -> str:
    """Why a text of so many bytes is not read; "" if it is."""
    return TOO_LONG if size > MOST_PASTED else ""


def known_titles(catalog: Catalog, asks: Iterable[Ask]) -> dict[str, str]:
    """What is there already, by title as `same_ask` gives it: the full id of a challenge, or a kept ask."""
    kept = {same_ask(ask.text): "an ask that you keep" for ask in asks}
    return kept | {same_ask(entry.challenge.title): entry.id for entry in catalog}


def read_plan(text: str, language: str, catalog: Catalog, asks: Iterable[Ask] = ()) -> PastedPlan:
    """What is in a pasted text, beside the challenges and kept asks that are there already; never raises.

    The wording of a plan in this language is looked at.
    """
    why = too_long(len(text.encode("utf-8", "replace")))
    if why or not text.strip():
        return PastedPlan(nothing=why or EMPTY)
    if _LOGGED.search(text):
        return PastedPlan(nothing=A_JOURNAL)
    unsafe = Problems("")
    answer = _without_our_text(unseen_out(text))
    if not answer.strip():
        return PastedPlan(nothing=OUR_TEXT)
    text, _ = mark_unsafe(answer, unsafe)
    taken = {entry.challenge.id for entry in catalog if entry.pack == PLAN}
    reader = CardReader(language, known_titles(catalog, asks), taken, unsafe.listed())
    items = _items(text)
    cards = [reader.card(item) for item in items[:MOST_CHALLENGES]]
    if not cards:
        return PastedPlan(nothing=NO_PLAN)
    return PastedPlan(_without_older_tries(cards), more=len(items) > MOST_CHALLENGES)


def taken(cards: int) -> str:
    """What is said once so many cards are in the plan."""
    asks = count(cards, "ask is", "asks are")
    return f"{asks} in your plan now, in its order. To take it out: rejectui packs remove {PLAN}"


def told(problem: Problem) -> str:
    """A problem as a sentence: its line, for a sign its column, what is wrong, what to write instead."""
    column = f", column {problem.column}" if problem.code == "character" else ""
    return clean_line(f"Line {problem.line}{column}: {problem.what}; {problem.remedy}.")


def _items(text: str) -> list[Item]:
    braced, rest = in_braces(text)
    tabled, rest = in_tables(rest)
    found = [*braced, *tabled, *in_lines(rest)]
    return sorted((item for item in found if item.is_challenge), key=lambda item: item.line)


def _without_our_text(text: str) -> str:
    """A whole conversation without the text that asked for the plan, and its example; every line stays."""
    start = text.find(FIRST)
    while start >= 0 and (end := text.find(_LAST, start)) >= 0:
        text = f"{text[:start]}{text[start:end].count(chr(10)) * chr(10)}{text[end + len(_LAST) :]}"
        start = text.find(FIRST)
    return text


def _without_older_tries(cards: Sequence[PlanCard]) -> tuple[PlanCard, ...]:
    """A card that cannot be taken, and stands there once more in a way that can, needs no mending."""
    good = {same_ask(card.title): f"line {card.line}" for card in cards if card.good}
    return tuple(
        card if card.known or card.good else replace(card, known=good.get(same_ask(card.title), ""))
        for card in cards
    )
