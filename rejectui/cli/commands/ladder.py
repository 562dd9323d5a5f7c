"""`rejectui ladder` and `rejectui asks`: what eases, what is next, and asks that are kept for later."""

from __future__ import annotations

from argparse import Namespace
from typing import get_args

from rejectui.cli.parser import Commands
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, quoted, say, usage
from rejectui.cli.terminal.typed_values import number_of, text_of
from rejectui.core.asks.areas import AREA_NAMES
from rejectui.core.asks.challenge import Category
from rejectui.core.asks.kept_ask import Ask, kept
from rejectui.core.clean_text import clean_line, storable
from rejectui.core.dealing.ladder import Rung, by_area, ladder
from rejectui.core.limits import fit
from rejectui.core.wording.words import CATEGORIES, count
from rejectui.journal.records.record import new_id

SHORT = 6
MARKS = {"ahead": " ", "next": ">", "tried": "·", "easing": "✓"}


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    commands.add("ladder", show, "your ladder by your own ratings: what eases, and what is next")
    inside = Commands(commands.add("asks", asks, "the asks that you keep putting off"))
    inside.add("list", asks, "list them")
    one = inside.add("keep", keep, "keep one for later; honest, easy to refuse, asked once")
    one.add_argument("text", type=storable, metavar="TEXT", help="the ask")
    one.add_argument("--category", required=True, metavar="WORD", help=", ".join(get_args(Category)))
    one.add_argument("--distress", metavar="N", help="how bad it may get, 0 to 100")
    one = inside.add("drop", drop, "take one off the list")
    one.add_argument("id", metavar="ID", help="its id, or how it begins")


def show(session: Session, arguments: Namespace) -> None:
    """Print the ladder, the smallest rung first."""
    found = ladder(session.practice.catalog, session.facts, session.day)
    say(f"Level {found.aim} for now. {found.why}")
    if session.facts.runs:
        from rejectui.cli.commands.programs import today_line

        today_line(session)
    say()
    areas = session.facts.settings.areas
    for area, inside in by_area(found.rungs, areas):
        if areas:
            say(f"{AREA_NAMES[area] if area is not None else 'everything else'}:")
        for rung in inside:
            say(f"{MARKS[rung.state]} {_name(rung)} · about {rung.expected}", hang="    ")
            if rung.state != "ahead":
                say(rung.why, indent="    ")
        say()
    say("> next   · tried   ✓ easing   The numbers are how bad it would probably get, 0 to 100.")


def asks(session: Session, arguments: Namespace) -> None:
    """Print the kept asks."""
    if not session.facts.asks:
        say("The list is empty. To keep one: rejectui asks keep TEXT --category WORD")
    for ask in session.facts.asks:
        expected = "" if ask.peak is None else f" · {ask.peak} expected"
        say(f"{ask.id[:SHORT]}  {clean_line(ask.text)}", hang=" " * (SHORT + 2))
        say(f"{CATEGORIES[ask.category]} · level {ask.level}{expected}", indent=" " * (SHORT + 2))


def keep(session: Session, arguments: Namespace) -> None:
    """Put an ask on the list."""
    text = text_of(arguments.text)
    if text is None:
        raise usage("An ask needs words: rejectui asks keep TEXT --category WORD")
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
    say(f"Kept: {clean_line(text)}. {count(len(session.facts.asks), 'ask', 'asks')} on the list.")


def drop(session: Session, arguments: Namespace) -> None:
    """Take an ask off the list."""
    wanted = arguments.id.strip().lower()
    found = [ask for ask in session.facts.asks if wanted and ask.id.startswith(wanted)]
    if len(found) != 1:
        raise CommandError(f"{quoted(arguments.id)} is not the id of one ask on the list: rejectui asks")
    with session.practice.change():
        session.journal.drop_ask(found[0].id)
    say(f"Off the list: {clean_line(found[0].text)}")


def _name(rung: Rung) -> str:
    if rung.ask is not None:
        return f"{clean_line(rung.ask.text)} (yours)"
    return f"{CATEGORIES[rung.category]}, level {rung.level}"
