"""The packs: list, show, switch on and off, hide a challenge and have it again."""

from __future__ import annotations

from argparse import Namespace

from rejectui.cli.packs import added, check, new, own, paste
from rejectui.cli.packs.planned import unplanned
from rejectui.cli.parser import Commands
from rejectui.cli.session import Session
from rejectui.cli.terminal.card import level_told, show_card
from rejectui.cli.terminal.filter_options import add_filters, filter_of
from rejectui.cli.terminal.out import in_words, joined, quoted, say, usage
from rejectui.cli.terminal.typed_values import challenge_of
from rejectui.core.asks.challenge import Pack
from rejectui.core.card.compose import card_text
from rejectui.core.choosing.marks import NOTHING, marks
from rejectui.core.clean_text import clean_line, storable
from rejectui.core.dealing.candidates import pack_state
from rejectui.core.dealing.filters import ANYTHING, Filter
from rejectui.core.search import matching_entries, small_first
from rejectui.core.wording.words import CATEGORIES, capital, count, in_languages, origin
from rejectui.practice import flags

STATES = {"on": "on", "off": "off", "not_in_life": "off: not in your life, see rejectui set life"}


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    packs = commands.add(
        "packs", overview, "list, switch and hide what is dealt; check and preview pack files"
    )
    inside = Commands(packs)
    one = inside.add("list", overview, "list the packs, or the challenges of one, or some of all")
    one.add_argument("name", nargs="?", metavar="NAME", help="a pack")
    one.add_argument("--find", type=storable, metavar="WORDS", help="challenges that hold all of these words")
    add_filters(one)
    one = inside.add("show", show, "show a challenge, and what you did with it")
    one.add_argument("id", metavar="ID", help="the challenge's id, such as cafe/name-a-drink")
    for word, do, summary in (("on", on, "deal from a pack"), ("off", off, "do not deal from a pack")):
        one = inside.add(word, do, summary)
        one.add_argument("name", metavar="NAME", help="the pack's name")
    for word, do, summary in (("hide", hide, "never deal a challenge"), ("unhide", unhide, "deal it again")):
        one = inside.add(word, do, summary)
        one.add_argument("id", metavar="ID", help="the challenge's id, such as cafe/name-a-drink")
    for each in (check, added, paste, new, own):
        each.add_to(inside)


def overview(session: Session, arguments: Namespace) -> None:
    """Print the packs, or the challenges of one."""
    name, find = getattr(arguments, "name", None), getattr(arguments, "find", None)
    only = filter_of(arguments) if "find" in arguments else ANYTHING
    if name is not None or find is not None or only != ANYTHING:
        _challenges(session, _pack(session, name) if name is not None else None, find or "", only)
        return
    settings = session.facts.settings
    for pack in session.practice.catalog.packs.values():
        state = STATES[pack_state(pack, settings)]
        hidden = sum(each.startswith(f"{pack.pack}/") for each in settings.hidden)
        parts = [state, count(len(pack.challenges), "challenge", "challenges")]
        parts.append(in_languages(session.practice.catalog.languages(pack.pack)))
        parts += [f"{hidden} hidden"] if hidden else []
        parts += _origin(session, pack)
        say(f"{pack.pack}: {joined((clean_line(pack.title), *parts))}", hang="  ")
        say(clean_line(pack.summary), indent="  ")
    problems = len(session.library.problems)
    if problems:
        say(f"{count(problems, 'problem', 'problems')} in pack files: rejectui packs check")


def _origin(session: Session, pack: Pack) -> list[str]:
    """What the list says of a pack from elsewhere: that it is, and what of it waits for the user."""
    where = origin(pack.pack, bundled=pack.pack not in session.library.catalog.elsewhere)
    if where is None:
        return []
    state = "on" if pack.pack in session.facts.settings.trusted else "off"
    return [where] + ([f"{pack.hard} hard to refuse ({state})"] if pack.hard else [])


def _challenges(session: Session, pack: Pack | None, words: str, only: Filter) -> None:
    """Print the challenges of a pack, or of all, with these words and like that, the smallest first."""
    if pack is not None:
        say(f"{clean_line(pack.title)}: {clean_line(pack.summary)}")
        say(f"By {clean_line(', '.join(pack.authors))}, {clean_line(pack.license)}")
        origin = _origin(session, pack)
        if origin:
            say(f"{', '.join(origin).capitalize()}.")
    marked = marks(session.facts, session.day)
    found = [
        entry
        for entry in matching_entries(session.practice.catalog, words)
        if (pack is None or entry.pack == pack.pack) and only.lets(entry.challenge)
    ]
    if not found:
        say("No challenge matches.")
    for entry in small_first(found):
        challenge = entry.challenge
        told = [
            level_told(challenge.level),
            CATEGORIES[challenge.category],
            "" if entry.language in session.facts.settings.languages else f"only in {entry.language}",
            "hard to refuse" if challenge.refusal == "hard" else "",
            *marked.get(entry.id, NOTHING).words(session.day, heard=in_words()),
        ]
        say()
        say(clean_line(challenge.title))
        say(joined(told), indent="  ")
        say(entry.id, indent="  ")


def show(session: Session, arguments: Namespace) -> None:
    """Print a challenge as its card shows it, and what was done with it."""
    entry = challenge_of(session.practice.catalog, arguments.id)
    show_card(card_text(entry.challenge))
    told = marks(session.facts, session.day).get(entry.id, NOTHING).words(session.day, heard=in_words())
    say()
    if told:
        say(f"{capital(joined(told))}.")
    say(f"{entry.id}, from {clean_line(entry.pack_title)}.")
    say(f"To do it today: rejectui plan --challenge {entry.id}")


def on(session: Session, arguments: Namespace) -> None:
    """Switch a pack on."""
    name = arguments.name
    if name not in session.facts.settings.packs_off:
        name = _pack(session, name).pack
    flags.switch_pack(session.practice, name, on=True)
    say(f"{name} is on: its challenges may be dealt.")


def off(session: Session, arguments: Namespace) -> None:
    """Switch a pack off."""
    name = _pack(session, arguments.name).pack
    unplanned(session, lambda entry: entry.pack == name)
    flags.switch_pack(session.practice, name, on=False)
    say(f"{name} is off: none of its challenges is dealt. What you logged stays.")


def hide(session: Session, arguments: Namespace) -> None:
    """Hide a challenge; when it is today's card, another one is dealt."""
    entry = challenge_of(session.practice.catalog, arguments.id)
    unplanned(session, lambda each: each.id == entry.id, even_chosen=True)
    flags.hide(session.practice, entry.id)
    say(f"Hidden: {clean_line(entry.challenge.title)}")
    say(f"To have it again: rejectui packs unhide {entry.id}")


def unhide(session: Session, arguments: Namespace) -> None:
    """Let a hidden challenge be dealt again."""
    name = arguments.id
    if name not in session.facts.settings.hidden:
        name = challenge_of(session.practice.catalog, name).id
    flags.unhide(session.practice, name)
    say(f"{name} may be dealt again.")


def _pack(session: Session, name: str) -> Pack:
    pack = session.practice.catalog.packs.get(name)
    if pack is None:
        known = ", ".join(session.practice.catalog.packs)
        raise usage(f"No pack is called {quoted(name)}. There are {known}.")
    return pack
