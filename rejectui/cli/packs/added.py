"""Packs from elsewhere: add them after a look, take them out, trust them with what is hard to refuse."""

from __future__ import annotations

import os
import re
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.cli.packs.planned import unplanned
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, agreed, quoted, say, usage
from rejectui.cli.terminal.typed_values import path_of
from rejectui.core.asks.challenge import OF_MY_OWN, OWN, PLAN, Pack
from rejectui.core.clean_text import clean_line
from rejectui.core.dealing.candidates import pack_state
from rejectui.core.wording.words import ELSEWHERE, count, entries
from rejectui.practice.flags import trust_pack

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands
    from rejectui.packs.authoring.incoming import Arrival

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://|www\.|[\w.-]+@[\w.-]+:", re.IGNORECASE)


def add_to(inside: Commands) -> None:
    """Declare the commands of this file among those for packs."""
    one = inside.add("add", add, "look at pack files from elsewhere, and add them")
    one.add_argument("path", metavar="PATH", help="a pack file, or a folder of pack files")
    one.add_argument("--yes", action="store_true", help="add them without being asked")
    one = inside.add("remove", remove, "take out a pack that you added; what you logged stays")
    one.add_argument("name", metavar="NAME", help="the pack's name")
    one.add_argument("--yes", action="store_true", help="take it out without being asked")
    one = inside.add("trust", trust, "deal what is hard to refuse in a pack from elsewhere, too")
    one.add_argument("name", metavar="NAME", help="the pack's name")
    one.add_argument("--off", action="store_true", help="do not deal it any more")


def add(session: Session, arguments: Namespace) -> int:
    """Show what is in pack files, ask, and copy them into the user's packs; status 1 if one stays out."""
    from rejectui.cli.packs.incoming_words import show_arrival

    new: dict[str, Arrival] = {}
    others: dict[str, Arrival] = {}
    left = False
    for number, arrival in enumerate(_found(arguments.path)):
        if number:
            say()
        show_arrival(arrival)
        refused = _refused(session, arrival, new | others)
        if arrival.pack is None or refused:
            say(refused, error=True)
            left = True
            continue
        name = arrival.pack.pack
        if not os.path.lexists(_target(session, name)):
            new[name] = arrival
        elif _bytes(_target(session, name)) == arrival.data:
            say(f"{name} is here already, and it is the same.")
        else:
            others[name] = arrival
    if new and not _add(session, new, yes=arguments.yes):
        left = True
    for name, arrival in others.items():
        if not _replace(session, name, arrival, yes=arguments.yes):
            left = True
    return 1 if left else 0


def _add(session: Session, new: dict[str, Arrival], *, yes: bool) -> bool:
    from rejectui.practice.pack_folder import put_new

    say()
    say("To read all the cards of a file: rejectui packs preview FILE")
    if not agreed(f"Add {next(iter(new))}?" if len(new) == 1 else f"Add these {len(new)} packs?", yes=yes):
        say("Nothing was added.")
        return False
    for name, arrival in new.items():
        trust_pack(session.practice, name, on=False)
        put_new(_target(session, name), arrival.data)
        say(f"Added: {name}. Its cards say that they are {ELSEWHERE}.")
        _print_whether_dealt(session, arrival.pack)
    return True


def _replace(session: Session, name: str, arrival: Arrival, *, yes: bool) -> bool:
    from rejectui.cli.packs.incoming_words import show_changes
    from rejectui.packs.authoring.incoming import look
    from rejectui.practice.pack_folder import put

    target = _target(session, name)
    old = look(target)
    assert arrival.pack is not None
    there = {challenge.id for challenge in arrival.pack.challenges}
    easy = {challenge.id for challenge in arrival.pack.challenges if challenge.refusal != "hard"}
    unplanned(session, lambda entry: entry.pack == name and entry.challenge.id not in easy)
    unplanned(session, lambda entry: entry.pack == name and entry.challenge.id not in there, even_chosen=True)
    say()
    show_changes(session, old.pack, arrival.pack)
    if not agreed(f"Replace {name}?", yes=yes):
        say(f"{name} stays as it was.")
        return False
    if _bytes(target) != old.data:
        say(
            f"{name} was changed meanwhile, so it stays. Look at it, then give the command again.", error=True
        )
        return False
    trust_pack(session.practice, name, on=False)
    kept = put(target, arrival.data, old.data)
    say(f"Replaced: {name}.")
    say(clean_line(f"The file of before is kept as {kept}"))
    return True


def _found(typed: str) -> Sequence[Arrival]:
    from rejectui.packs.authoring.incoming import arrivals
    from rejectui.packs.files import there

    path = path_of(typed)
    if typed and there(path):
        return arrivals(path)
    if _ADDRESS.match(typed):
        raise usage(
            "That is an address, and RejectUI never touches the network. Download the file yourself, have a "
            "look at it, and give its path."
        )
    raise usage(f"{quoted(typed)} is not there. Give the path of a pack file or a folder.")


def _refused(session: Session, arrival: Arrival, taken: dict[str, Arrival]) -> str:
    """Why a file cannot be added, in a sentence; nothing when it can be."""
    if arrival.translates is not None:
        return clean_line(
            f"{arrival.path} is a translation of {arrival.translates}. Copy it as it is called into "
            f"{session.home.packs}: it is read there."
        )
    if arrival.pack is None or not arrival.good:
        return clean_line(f"Nothing can be added from {arrival.path}")
    name, library = arrival.pack.pack, session.library
    if name == OWN:
        return f"{name} is the pack that your own asks go into. Rename this one, then add it."
    if name == PLAN:
        return clean_line(
            f"{name} is the pack that your plans go into. To take what is in this one: rejectui packs paste "
            f"{arrival.path}"
        )
    if name in library.files and name not in library.catalog.elsewhere:
        return f"{name} is the name of a pack that comes with RejectUI. Rename this one, then add it."
    if name in taken:
        return clean_line(f"{name} is in {taken[name].path}, too. Give one of the two another name.")
    target = _target(session, name)
    known = library.files.get(name, target)
    if known != target:
        return clean_line(
            f"{name} is in {known} already. Rename that file to {target.name}, then add this one."
        )
    if os.path.lexists(target) and (target.is_symlink() or _bytes(target) is None):
        return clean_line(f"{target} is there, and is no file that can be replaced. Move it away first.")
    return ""


def remove(session: Session, arguments: Namespace) -> int:
    """Take a pack of the user's out, its file kept aside; status 1 when the answer was no."""
    from rejectui.practice.pack_folder import take_out

    path = _added_file(session, arguments.name)
    catalog, files = session.library.catalog, session.library.files
    name = next((each for each in catalog.elsewhere if files[each] == path), path.stem)
    if name in catalog.elsewhere:
        pack = catalog.packs[name]
        unplanned(session, lambda entry: entry.pack == name, even_chosen=True)
        say(f"{clean_line(pack.title)}: {count(len(pack.challenges), 'challenge', 'challenges')}")
        logged = sum((attempt.challenge or "").startswith(f"{name}/") for attempt in session.facts.attempts)
        if logged:
            say(f"{entries(logged)} of it in your journal will stay.")
    else:
        say(clean_line(str(path)))
    if not agreed(f"Take {name} out?", yes=arguments.yes):
        say(f"{name} stays.")
        return 1
    trust_pack(session.practice, name, on=False)
    kept = take_out(path)
    say(f"Taken out: {name}. What you logged stays.")
    if kept is None:
        say("It was a link. The file that it led to stays where it is.")
    else:
        say(clean_line(f"The file is kept as {kept}"))
        back = "move that file back" if name in OF_MY_OWN else "rejectui packs add, and this path"
        say(f"To bring it back: {back}.")
    return 0


def _added_file(session: Session, name: str) -> Path:
    """The file of a pack that the user added, looked for by name, so that no path can be typed here."""
    from rejectui.packs.files import pack_files
    from rejectui.packs.problem import Problems

    library, folder = session.library, session.home.packs
    if name in library.catalog.elsewhere:
        return library.files[name]
    own = pack_files(folder, Problems(str(folder)), may_be_missing=True)
    for path in own:  # a file that is no good pack can be taken out, too
        if path.stem == name:
            return path
    if name in library.catalog.packs:
        raise CommandError(f"{name} comes with RejectUI. To switch it off: rejectui packs off {name}")
    known = ", ".join(clean_line(path.stem) for path in own)
    there = f"There are {known}." if own else "You have added none."
    raise usage(f"No pack from elsewhere is called {quoted(name)}. {there}")


def trust(session: Session, arguments: Namespace) -> None:
    """Let what is hard to refuse in a pack from elsewhere be dealt, or not any more."""
    name, catalog = arguments.name, session.library.catalog
    if arguments.off and name in session.facts.settings.trusted:
        unplanned(session, lambda entry: entry.pack == name and entry.challenge.refusal == "hard")
        trust_pack(session.practice, name, on=False)
        say(f"What is hard to refuse in {name} is off.")
        return
    if name not in catalog.elsewhere:
        if name in catalog.packs:
            raise CommandError(f"{name} comes with RejectUI, where reviewers decide what is dealt.")
        known = ", ".join(sorted(catalog.elsewhere))
        there = f"There are {known}." if known else "You have added none."
        raise usage(f"No pack from elsewhere is called {quoted(name)}. {there}")
    hard = catalog.packs[name].hard
    if not hard:
        say(f"Nothing in {name} is hard to refuse.")
        return
    if arguments.off:
        say(f"What is hard to refuse in {name} is off already.")
        return
    trust_pack(session.practice, name, on=True)
    number = count(hard, "challenge that is hard to refuse is", "challenges that are hard to refuse are")
    say(f"{name}: {number} on. No reviewer of RejectUI has read it, so you are the one who does.")
    say(f"To read: rejectui packs list {name}")
    say(f"To switch off: rejectui packs trust {name} --off")


def _target(session: Session, name: str) -> Path:
    """Where a pack of this name is kept; a name is a slug, so no path comes out of it."""
    return session.home.packs / f"{name}.yaml"


def _bytes(path: Path) -> bytes | None:
    from rejectui.packs.files import pack_bytes
    from rejectui.packs.problem import Problems

    return pack_bytes(path, Problems(str(path)))


def _print_whether_dealt(session: Session, pack: Pack | None) -> None:
    """What has to be done before it is dealt from."""
    if pack is None:
        return
    if pack_state(pack, session.facts.settings) == "not_in_life":
        say(f"It is off: not in your life, as you told it. To switch it on: rejectui packs on {pack.pack}")
    spoken = session.facts.settings.languages
    if pack.language not in spoken:
        wanted = ",".join((*spoken, pack.language))
        say(f"It is written in {pack.language}. To be dealt its cards: rejectui set languages {wanted}")
