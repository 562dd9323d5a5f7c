"""Answers as AI tools write them, and what comes of each: the files beside this one, and those made here.

`python -m tests.packs.authoring.pasted.answers` writes anew what is told of each (`.told`); look at the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec import to_builtins

from rejectui.core.asks.catalog import Catalog
from rejectui.core.facts import Facts
from rejectui.core.sharing.ai_prompt import plan_prompt
from rejectui.packs.authoring.pasted.card import PlanCard
from rejectui.packs.authoring.pasted.plan import PastedPlan, read_plan, told
from rejectui.packs.library import bundled_folder, load

FOLDER = Path(__file__).with_name("answers")

_PLACES = ("bakery", "library", "museum", "bike shop", "market stall", "post office", "cinema", "florist",
           "bookshop", "hardware store", "swimming pool", "town hall")  # fmt: skip
_ASKS = (
    ("which hour is the quietest there", "When is it quietest here?", 1),
    ("for a look at what is behind the counter", "May I see how you do that?", 2),
    ("for a pen to borrow", "May I borrow a pen for a minute?", 1),
    ("for a discount on what is left in the evening", "Is there a lower price for what is left?", 2),
    ("whether you may help for an hour", "Could I help you for an hour one day?", 3),
)


def _sixty() -> str:
    blocks = ["Of course! Here are sixty challenges, five for each place.\n\n```yaml\nchallenges:\n"]
    number = 0
    for place in _PLACES:
        for what, words, level in _ASKS:
            number += 1
            smaller = "    smaller: Ask somebody there how their day is.\n" if level > 2 else ""
            blocks.append(
                f"  - id: challenge-{number}\n    title: Ask at the {place} {what}\n"
                f'    how: Go there in a quiet hour and ask once.\n    say: "{words}"\n    level: {level}\n'
                f"    category: access\n    askee: staff\n    channel: in_person\n{smaller}"
            )
    return "".join([*blocks, "```\n\nThat is a full program. Which place comes first?\n"])


_CHALLENGE = """\
- title: {title}
  how: Ask at the till.
  say: "{say}"
  level: 1
  category: favor
  askee: staff
  channel: in_person
"""
_SPOON = _CHALLENGE.format(title="Ask for a spoon", say="May I have a spoon?")

MADE = {
    "09-sixty": _sixty(),
    "35-our-own-text": plan_prompt(Facts()),
    "36-whole-conversation": (
        f"You said:\n{plan_prompt(Facts())}\nThe tool said:\nWhom do you avoid asking?\n"
        "You said:\nskip\nThe tool said:\n```yaml\nchallenges:\n"
        f"{_SPOON}```\n"
    ),
    "37-escapes": (
        _CHALLENGE.format(title="Ask for \x1b[31mred\x1b[0m napkins", say="Red ones?")
        + _CHALLENGE.format(title="Ask for a straw", say="A straw\u202e.esaelp")
        + _CHALLENGE.format(title="Ask for a lid", say=r"A lid\x1b]52;c;ZXZpbA==\x07?")
        + _CHALLENGE.format(title="Ask for [@click=app.quit]a bag[/]", say="A bag?")
        + "  smaller: \x9b2J\n"
        + _SPOON
    ),
    "39-two-megabytes": _SPOON * 20_000,
    "46-control-characters-alone": "\x00\x01\x02" * 99,
}  # fmt: skip


def answers() -> dict[str, str]:
    """Every answer by its name."""
    files = {path.stem: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    return dict(sorted({**files, **MADE}.items()))


def read(text: str) -> PastedPlan:
    """What RejectUI makes of an answer, beside the packs that come with it."""
    return read_plan(text, "en", _catalog())


def _catalog(found: list[Catalog] = []) -> Catalog:  # noqa: B006 - read once
    found += [] if found else [load([(bundled_folder(), True)]).catalog]
    return found[0]


def summary(plan: PastedPlan) -> str:
    """What came in and what is told, for people to read."""
    lines = [plan.nothing] if plan.nothing else []
    for card in plan.cards:
        lines += _of_card(card)
    lines += ["and more, which was not read"] if plan.more else []
    return "\n".join(lines) + "\n"


def _of_card(card: PlanCard) -> Iterator[str]:
    mark = "[=]" if card.known else "[x]" if card.fine else "[ ]" if card.good else "[!]"
    yield f"{mark} {card.title or 'without a title'} (line {card.line})"
    if card.known:
        yield f"    here already: {card.known}"
        return
    if card.challenge is not None:
        fields = to_builtins(card.challenge)
        yield from (f"    {name}: {value!r}" for name, value in fields.items() if name != "title")
    yield from (f"    ! {told(each)}" for each in card.problems)
    yield from (f"    ? {told(each)}" for each in card.advice)


def main() -> None:
    """Write what is told of each answer."""
    for name, text in answers().items():
        (FOLDER / f"{name}.told").write_text(summary(read(text)), encoding="utf-8")


if __name__ == "__main__":
    main()
