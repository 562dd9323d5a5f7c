"""`rejectui packs paste`: what an AI tool wrote, from a file or a pipe, into the user's own plan."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, agreed, heard, in_words, joined, line, quoted, say, usage
from rejectui.cli.terminal.typed_values import path_of
from rejectui.core.card.compose import curled, in_quotes
from rejectui.core.card.text import level_marks
from rejectui.core.clean_text import clean_line
from rejectui.core.wording.words import count, who_and_how

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands
    from rejectui.packs.authoring.pasted.card import PlanCard
    from rejectui.packs.authoring.pasted.plan import PastedPlan

STREAM = "-"
ANY_DAY = "R29"  # said once for all cards
_IN = "      "


def add_to(inside: Commands) -> None:
    """Declare the command of this file among those for packs."""
    one = inside.add(
        "paste", paste, "take the plan that an AI tool wrote, card by card, into a pack of yours"
    )
    one.add_argument(
        "file", metavar="FILE", help="a file with all that the tool wrote; - reads it from a pipe"
    )
    one.add_argument("--yes", action="store_true", help="take what may be taken without being asked")


def paste(session: Session, arguments: Namespace) -> int:
    """Show the cards, ask, and take those with nothing to think about; status 1 if any other stays out."""
    from rejectui.packs.authoring.pasted.plan import read_plan, taken
    from rejectui.practice.own_packs import take_plan

    text = _text(arguments.file)
    facts = session.facts
    plan = read_plan(text, facts.settings.languages[0], session.practice.catalog, facts.asks)
    if plan.nothing:
        raise CommandError(plan.nothing)
    for card in plan.cards:
        _show(card)
    say()
    chosen = [card.challenge for card in plan.cards if card.fine and card.challenge is not None]
    left = sum(not card.fine and not card.known for card in plan.cards)
    _sum_up(plan, len(chosen), left)
    if not chosen:
        raise CommandError("There is nothing in it to take as it stands, so nothing was written.")
    if not agreed(f"Take {count(len(chosen), 'card', 'cards')} into your plan?", yes=arguments.yes):
        say("Nothing was written.")
        return 1
    take_plan(session.practice, session.home.packs, chosen)
    say(taken(len(chosen)))
    return 1 if left else 0


def _text(typed: str) -> str:
    """What the file or the pipe holds; raises CommandError."""
    from rejectui.packs.authoring.pasted.plan import MOST_PASTED, too_long
    from rejectui.packs.files import pack_bytes, there
    from rejectui.packs.problem import Problems
    from rejectui.packs.strict_yaml.characters import decode

    path = Path(STREAM) if typed == STREAM else path_of(typed)
    name = "The standard input" if typed == STREAM else str(path)
    problems = Problems(name)
    if typed == STREAM:
        data: bytes | None = _piped(MOST_PASTED + 1)
    elif not typed or not there(path):
        raise usage(f"{quoted(typed)} is not there. Give the path of a file with what the tool wrote.")
    else:
        size = path.stat().st_size
        data = b"" if too_long(size) else pack_bytes(path, problems)
        if too_long(size):
            raise CommandError(too_long(size))
    if data is not None and (why := too_long(len(data))):
        raise CommandError(why)
    text = decode(data, problems) if data is not None else None
    if text is None:
        what = problems.listed()[0].what
        raise CommandError(
            clean_line(f"{name}: {what}. Give a text file with what the tool wrote, in UTF-8.")
        )
    return text


def _piped(most: int) -> bytes:
    if sys.stdin is None:
        raise CommandError("There is no standard input to read. Give the name of a file.")
    try:
        return sys.stdin.buffer.read(most)  # a pipe may never end
    except OSError as error:
        raise CommandError(f"The standard input cannot be read ({error.strerror}).") from None


def _show(card: PlanCard) -> None:
    """Print a card, and what is to be said of it."""
    from rejectui.packs.authoring.pasted.plan import told

    challenge = card.challenge if card.good else None
    title = clean_line(card.title) or f"line {card.line}"
    if in_words():
        level = f"level {challenge.level}" if challenge is not None else None
        say(f"{title}: {joined((_state(card), level))}")
    else:
        marks = f"{level_marks(challenge.level)} " if challenge is not None else ""
        say(f"{card.mark(ticked=card.fine)} {marks}{title}", hang=_IN)
    if card.known:
        line(card.where, _IN)
        return
    if challenge is not None:
        say(clean_line(heard(who_and_how(challenge))), _IN)
        say(clean_line(curled(challenge.how)), _IN)
        if challenge.say:
            before = "Say: " if in_words() else ""
            say(clean_line(before + in_quotes(challenge.say)), _IN)
        say(clean_line(f"If no: {curled(challenge.if_no)}"), _IN)
    for problem in card.problems or (each for each in card.advice if each.code != ANY_DAY):
        say(told(problem), _IN)


def _state(card: PlanCard) -> str:
    """What the mark before a card says."""
    if card.good:
        return "to take" if card.fine else "left for you to look at"
    return "there already" if card.known else "not right yet"


def _sum_up(plan: PastedPlan, chosen: int, left: int) -> None:
    parts = [f"{chosen} of {count(len(plan.cards), 'card', 'cards')} to take"]
    parts += [f"{left} to change in the file first"] if left else []
    say(joined([*parts, *plan.rest]))
    undecided = sum(card.good and any(each.code == ANY_DAY for each in card.advice) for card in plan.cards)
    if undecided:
        cards = count(undecided, "card counts", "cards count")
        say(f"Without a line when: any_day, {cards} as waiting for an occasion.")
