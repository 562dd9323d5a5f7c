"""The packs: list, switch on and off, hide a challenge and show it again."""

from __future__ import annotations

from argparse import Namespace

from rejectui.cli.packs import added, check, new, own
from rejectui.cli.packs.planned import unplanned
from rejectui.cli.parser import Commands
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import quoted, say, usage
from rejectui.cli.terminal.typed_values import challenge_of
from rejectui.core.asks.challenge import Pack
from rejectui.core.card.text import level_marks
from rejectui.core.clean_text import clean_line
from rejectui.core.wording.words import CATEGORIES, count, in_languages, origin
from rejectui.practice import card_changes


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    packs = commands.add(
        "packs", overview, "list, switch and hide what is dealt; check and preview pack files"
    )
    inside = Commands(packs)
    one = inside.add("list", overview, "list the packs, or the challenges of one")
    one.add_argument("name", nargs="?", metavar="NAME", help="a pack")
    for word, do, summary in (("on", on, "deal from a pack"), ("off", off, "do not deal from a pack")):
        one = inside.add(word, do, summary)
        one.add_argument("name", metavar="NAME", help="the pack's name")
    for word, do, summary in (("hide", hide, "never deal a challenge"), ("show", show, "deal it again")):
        one = inside.add(word, do, summary)
        one.add_argument("id", metavar="ID", help="the challenge's id, such as cafe/name-a-drink")
    for each in (check, added, new, own):
        each.add_to(inside)


def overview(session: Session, arguments: Namespace) -> None:
    """Print the packs, or the challenges of one."""
    name = getattr(arguments, "name", None)
    if name is not None:
        _challenges(session, _pack(session, name))
        return
    settings = session.facts.settings
    for pack in session.practice.catalog.packs.values():
        state = "off" if pack.pack in settings.packs_off else "on"
        hidden = sum(each.startswith(f"{pack.pack}/") for each in settings.hidden)
        parts = [state, count(len(pack.challenges), "challenge", "challenges")]
        parts.append(in_languages(session.practice.catalog.languages(pack.pack)))
        parts += [f"{hidden} hidden"] if hidden else []
        parts += _origin(session, pack)
        say(f"{pack.pack}: {clean_line(pack.title)} · {' · '.join(parts)}", hang="  ")
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


def _challenges(session: Session, pack: Pack) -> None:
    say(f"{clean_line(pack.title)}: {clean_line(pack.summary)}")
    say(f"By {clean_line(', '.join(pack.authors))}, {clean_line(pack.license)}")
    origin = _origin(session, pack)
    if origin:
        say(f"{', '.join(origin).capitalize()}.")
    for challenge in sorted(pack.challenges, key=lambda each: each.level):
        full = f"{pack.pack}/{challenge.id}"
        hidden = " · hidden" if full in session.facts.settings.hidden else ""
        say()
        say(clean_line(challenge.title))
        level = f"{level_marks(challenge.level)} level {challenge.level}"
        entry = session.practice.catalog.entries[full]
        only = "" if entry.language in session.facts.settings.languages else f" · only in {entry.language}"
        hard = " · hard to refuse" if challenge.refusal == "hard" else ""
        say(f"{level} · {CATEGORIES[challenge.category]}{only}{hard}{hidden}", indent="  ")
        say(full, indent="  ")


def on(session: Session, arguments: Namespace) -> None:
    """Switch a pack on."""
    name = arguments.name
    if name not in session.facts.settings.packs_off:
        name = _pack(session, name).pack
    _mark_pack(session, name, off=False)
    say(f"{name} is on: its challenges may be dealt.")


def off(session: Session, arguments: Namespace) -> None:
    """Switch a pack off."""
    name = _pack(session, arguments.name).pack
    unplanned(session, lambda entry: entry.pack == name)
    _mark_pack(session, name, off=True)
    say(f"{name} is off: none of its challenges is dealt. What you logged stays.")


def _mark_pack(session: Session, name: str, *, off: bool) -> None:
    with session.practice.change():
        session.journal.flag("packs_off", name, off)


def hide(session: Session, arguments: Namespace) -> None:
    """Hide a challenge; when it is today's card, another one is dealt."""
    entry = challenge_of(session.practice.catalog, arguments.id)
    unplanned(session, lambda each: each is entry)
    card_changes.hide(session.practice, entry.id)
    say(f"Hidden for good: {clean_line(entry.challenge.title)}")
    say(f"To see it again: rejectui packs show {entry.id}")


def show(session: Session, arguments: Namespace) -> None:
    """Let a hidden challenge be dealt again."""
    name = arguments.id
    if name not in session.facts.settings.hidden:
        name = challenge_of(session.practice.catalog, name).id
    with session.practice.change():
        session.journal.flag("hidden", name, False)
    say(f"{name} may be dealt again.")


def _pack(session: Session, name: str) -> Pack:
    pack = session.practice.catalog.packs.get(name)
    if pack is None:
        known = ", ".join(session.practice.catalog.packs)
        raise usage(f"No pack is called {quoted(name)}. There are {known}.")
    return pack
