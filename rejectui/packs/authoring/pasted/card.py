"""One challenge of a pasted plan as a card: what it is, what keeps it out, and what to think about first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, count

from msgspec import Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import same_ask
from rejectui.core.asks.challenge import Challenge
from rejectui.core.asks.own_challenge import LONGEST_TITLE, own_slug
from rejectui.core.clean_text import shortened
from rejectui.core.slug import LONGEST
from rejectui.packs.authoring.pasted.item import Item
from rejectui.packs.authoring.pasted.names import LEFT_OUT, plain
from rejectui.packs.authoring.pasted.values import ALLOWED, node_of
from rejectui.packs.problem import Problem, Problems, quoted
from rejectui.packs.reading.reader import read_challenge
from rejectui.packs.strict_yaml.events import Mapping as Fields
from rejectui.packs.strict_yaml.events import Node, Scalar

# What these say asks for a look, or is about how a challenge is written: nobody is treated badly.
A_LOOK = frozenset({"R10", "R14", "R23", "R24", "R25", "R26", "R27", "R29", "taken", "value"})
# As many fields that are left out are told by name, and so many that are missing with all that fits them.
TOLD, FEW = 3, 2


class PlanCard(Struct, frozen=True):
    """A challenge of a pasted plan: the line it begins in, its title as far as it has one, and what it is.

    `problems` keep it out, `advice` does not. `known` tells where a challenge with this title is already: its
    full id, or a line of the text. `cut` says that the text ended within it.
    """

    line: int
    title: str
    challenge: Challenge | None
    problems: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()
    known: str = ""
    cut: bool = False

    @property
    def good(self) -> bool:
        """Whether it may be taken."""
        return self.challenge is not None and not self.known

    @property
    def fine(self) -> bool:
        """Whether it may be taken, and there is nothing to think about first."""
        return self.good and not self.cut and all(each.code in A_LOOK for each in self.advice)

    @property
    def where(self) -> str:
        """Where it is already, in words."""
        return f"You have it already: {self.known}"

    def mark(self, *, ticked: bool) -> str:
        """What stands before it in a list, ticked or not; three columns."""
        return "[x]" if ticked else "[ ]" if self.good else " = " if self.known else " ! "


class CardReader:
    """Reads one challenge after the other, and knows those before."""

    def __init__(
        self, language: str, known: Mapping[str, str], taken: set[str], unsafe: Sequence[Problem]
    ) -> None:
        """Take the language of the wording; ids by title; ids that are taken; characters that are refused."""
        self._language = language
        self._known = dict(known)
        self._taken = taken
        self._unsafe = unsafe

    def card(self, item: Item) -> PlanCard:
        """The card of a challenge."""
        problems = Problems("")
        node = _node(item, problems)
        unsafe = [each for each in self._unsafe if item.line <= each.line <= item.last_line]
        for each in (*item.problems, *unsafe):
            problems.add((each.line, each.column), each.code, each.what, each.remedy)
        challenge = None if item.problems else read_challenge(node, {}, problems, self._language)
        hard = challenge is not None and challenge.refusal == "hard"
        if hard:
            what = "this is hard to refuse, and would not be dealt"
            remedy = "ask for less, or ask somebody who can easily say no"
            problems.add(node.fields["refusal"].spot, "R02", what, remedy)
        _tell_the_rest(item, problems)
        name = _title(item, node)
        known = self._known.get(same_ask(name), "") if name else ""
        if problems.count or challenge is None:
            found = _together(problems.listed(), cut=item.cut)
            challenge = None
        else:
            found = ()
            challenge = challenge if known else replace(challenge, id=self._free(challenge.id))
            self._known.setdefault(same_ask(name), f"line {item.line}")
        # Of one that is hard to refuse it is told already.
        advice = tuple(each for each in problems.advice() if not (hard and each.code == "R02"))
        return PlanCard(item.line, name, challenge, found, advice, known, item.cut)

    def _free(self, name: str) -> str:
        """An id of its own."""
        numbered = (f"{name[: LONGEST - 4].strip('-')}-{number}" for number in count(2))
        free = next(each for each in chain([name], numbered) if each not in self._taken)
        self._taken.add(free)
        return free


def _node(item: Item, problems: Problems) -> Fields:
    """The fields as the reader of packs takes them; the id comes from the title, as with all own asks."""
    found: dict[str, Node] = {}
    for name, field in item.fields.items():
        if name not in Challenge.__struct_fields__ or name in LEFT_OUT:
            continue
        node = node_of(field, problems)
        if node is not None:
            found[name] = node
    title = found.get("title")
    text = title.text if isinstance(title, Scalar) else ""
    found["id"] = Scalar(item.line, 1, text=own_slug(text), plain=True)
    return Fields(item.line, 1, fields=found, spots={name: node.spot for name, node in found.items()})


def _title(item: Item, node: Fields) -> str:
    """The title, also where it cannot stay as it is."""
    title, field = node.fields.get("title"), item.fields.get("title")
    if isinstance(title, Scalar) and not title.broken:
        return title.text
    return shortened(field.lines[0], LONGEST_TITLE) if field is not None else ""


def _together(problems: tuple[Problem, ...], *, cut: bool) -> tuple[Problem, ...]:
    """What keeps a challenge out; all that is missing in it is one problem."""
    missing = [each for each in problems if each.code == "missing"]
    if not missing or (len(missing) == 1 and not cut):
        return problems
    names = [each.what.partition(" ")[0] for each in missing]
    what = f"{', '.join(names[:-1])} and {names[-1]} are missing" if names[1:] else missing[0].what
    remedy = "add a line for each, as the text for the tool has them"
    if cut:
        remedy = "the text ends within this challenge, so ask the tool to go on from here"
    elif len(names) == FEW:
        fitting = (", ".join(ALLOWED.get(name, ())) for name in names)
        lines = (
            f'"{name}: …"{f" ({fits})" if fits else ""}' for name, fits in zip(names, fitting, strict=True)
        )
        remedy = f"add the lines {' and '.join(lines)}"
    together = replace(missing[0], what=what, remedy=remedy)
    return (together, *(each for each in problems if each.code != "missing"))


def _tell_the_rest(item: Item, problems: Problems) -> None:
    """What was left out, and where the text ended too early."""
    others = [*item.others, *(field for name, field in item.fields.items() if name in LEFT_OUT)]
    names = list(dict.fromkeys(quoted(field.written) for field in others if plain(field.written)))
    if names:
        what = f"{', '.join(names[:TOLD])} {'is no field' if len(names) == 1 else 'are no fields'} here"
        problems.advise(others[0].place, "warning", "taken", what, "that was left out")
    if item.cut and not any(each.code == "missing" for each in problems.listed()):
        what = "the text ends here, perhaps before the challenge does"
        remedy = "see whether its last line is whole, and ask the tool to go on from here"
        problems.advise((item.last_line, 1), "warning", "cut", what, remedy)
