"""`rejectui asks`: asks that are kept for later, and asks sorted by looking at them."""

from __future__ import annotations

from argparse import Namespace
from typing import get_args

from rejectui.cli.parser import Commands
from rejectui.cli.session import Session
from rejectui.cli.terminal import asking
from rejectui.cli.terminal.out import CommandError, heard, in_words, joined, quoted, say, usage
from rejectui.cli.terminal.typed_values import challenge_of, number_of, text_of
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import Category
from rejectui.core.asks.kept_ask import Ask, kept
from rejectui.core.asks.look import Look, looked
from rejectui.core.card.compose import in_quotes
from rejectui.core.clean_text import clean_line, storable
from rejectui.core.dealing.sorting import A_DOZEN, next_to_sort
from rejectui.core.limits import fit
from rejectui.core.wording.questions import NERVOUS
from rejectui.core.wording.words import CATEGORIES, count, sorted_words, who_and_how
from rejectui.journal.records.record import new_id
from rejectui.practice.flags import keep_for_later, no_longer_for_later

SHORT = 6
SORTED_STAYS = "What you sorted is kept."


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    inside = Commands(commands.add("asks", asks, "your asks for later: list, add, sort"))
    inside.add("list", asks, "list them")
    one = inside.add("keep", keep, "save one for later; honest, easy to refuse, asked once")
    one.add_argument("text", nargs="?", type=storable, metavar="TEXT", help="an ask of your own")
    one.add_argument("--category", metavar="WORD", help=f"its kind: {', '.join(get_args(Category))}")
    one.add_argument("--challenge", metavar="ID", help="a challenge of a pack instead")
    one.add_argument("--distress", metavar="N", help="how nervous you expect to get, 0 to 100")
    inside.add("sort", sort, "rate twelve asks by how nervous they would make you")
    one = inside.add("drop", drop, "take one off the list")
    one.add_argument("id", metavar="ID", help="its id, or how it begins; a challenge by its whole id")


def asks(session: Session, arguments: Namespace) -> None:
    """Print the kept asks."""
    if not session.facts.asks and not session.facts.settings.later:
        say("The list is empty. To save one: rejectui asks keep TEXT --category WORD")
    for ask in session.facts.asks:
        expected = None if ask.peak is None else f"{ask.peak} expected"
        told = (CATEGORIES[ask.category], f"level {ask.level}", expected)
        if in_words():
            say(clean_line(ask.text))
            say(joined((*told, f"id {ask.id[:SHORT]}")), indent="  ")
        else:
            say(f"{ask.id[:SHORT]}  {clean_line(ask.text)}", hang=" " * (SHORT + 2))
            say(joined(told), indent=" " * (SHORT + 2))
    looks = looked(session.facts.looks)
    for full_id in session.facts.settings.later:
        entry = session.practice.catalog.get(full_id)
        peak = looks.get(full_id)
        expected = None if peak is None else f"{peak} expected"
        say(clean_line(entry.challenge.title) if entry else "A challenge whose pack is gone", hang="  ")
        say(joined((full_id, expected)), indent="  ")


def keep(session: Session, arguments: Namespace) -> None:
    """Put an ask on the list."""
    if arguments.challenge is not None:
        _keep_challenge(session, arguments)
        return
    text = text_of(arguments.text)
    if text is None:
        raise usage("An ask needs words: rejectui asks keep TEXT --category WORD")
    if arguments.category is None:
        raise usage(f"Say what kind of ask it is: --category {', '.join(get_args(Category))}")
    if arguments.category not in get_args(Category):
        raise usage(
            f"{quoted(arguments.category)} is not a category: write one of {', '.join(get_args(Category))}."
        )
    if kept(session.facts.asks, text) is not None:
        raise CommandError("It is on the list already: rejectui asks")
    peak = None if arguments.distress is None else number_of(arguments.distress, Ask, "peak")
    values = {
        "id": new_id(),
        "text": text,
        "category": arguments.category,
        "peak": peak,
        "added": session.day,
    }
    ask = fit(values, Ask)
    with session.practice.change():
        session.journal.keep_ask(ask)
    say(f"Saved for later: {clean_line(text)}. {count(len(session.facts.asks), 'ask', 'asks')} on the list.")


def _keep_challenge(session: Session, arguments: Namespace) -> None:
    if arguments.text is not None or arguments.category is not None:
        raise usage("--challenge stands alone: a challenge has its words and its kind already.")
    entry = challenge_of(session.practice.catalog, arguments.challenge)
    peak = None if arguments.distress is None else number_of(arguments.distress, Look, "peak")
    keep_for_later(session.practice, entry.id, peak)
    say(f"Saved for later: {clean_line(entry.challenge.title)}")


def sort(session: Session, arguments: Namespace) -> None:
    """Ask for ratings by looking, one ask at a time, each kept as it is given."""
    seen: list[str] = []
    rated = 0
    say(f"{NERVOUS} 0 calm, 5 tense, 9 as bad as it gets. enter skips one, q stops.")
    while rated < A_DOZEN:
        entry = next_to_sort(session.practice.catalog, session.facts, session.day, seen)
        if entry is None:
            break
        seen.append(entry.id)
        words = f"{rated + 1}. {_in_words(entry)}"
        tens = asking.ask(
            asking.TypedQuestion(entry.id, words, may_be_left_out=True), _tens, left=SORTED_STAYS
        )
        if tens is not None and tens < 0:
            break
        if tens is not None:
            session.journal.keep_look(Look(of=entry.id, peak=10 * tens, day=session.day))
            rated += 1
    say(sorted_words(rated))


def _in_words(entry: Entry) -> str:
    challenge = entry.challenge
    say_it = f" {in_quotes(challenge.say)}" if challenge.say else ""
    return clean_line(f"{challenge.title} ({heard(who_and_how(challenge))}). {challenge.how}{say_it}")


def _tens(typed: str) -> int:
    """One digit, or -1 for enough."""
    if typed.casefold() in ("q", "quit"):
        return -1
    if len(typed) != 1 or typed not in "0123456789":
        raise ValueError("One digit, 0 to 9; enter skips it; q stops.")
    return int(typed)


def drop(session: Session, arguments: Namespace) -> None:
    """Take an ask off the list."""
    wanted = arguments.id.strip().lower()
    if wanted in session.facts.settings.later:
        no_longer_for_later(session.practice, wanted)
        say(f"Off the list: {wanted}")
        return
    found = [ask for ask in session.facts.asks if wanted and ask.id.startswith(wanted)]
    if len(found) != 1:
        raise CommandError(f"{quoted(arguments.id)} is not the id of one ask on the list: rejectui asks")
    with session.practice.change():
        session.journal.drop_ask(found[0].id)
    say(f"Off the list: {clean_line(found[0].text)}")
