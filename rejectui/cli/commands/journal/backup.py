"""Backups: `rejectui backup list`, `make`, `restore NAME`, and `salvage` for a journal that is damaged."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from rejectui.cli.parser import Commands
from rejectui.cli.session import Session
from rejectui.cli.terminal import card
from rejectui.cli.terminal.out import agreed, as_it_is, in_words, line, say
from rejectui.core.wording.words import count, entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rejectui.core.asks.attempt import Attempt
    from rejectui.journal.changes.restore import Restoring
    from rejectui.journal.file.backup import Backup, Backups
    from rejectui.journal.repair.mend import Damage, How

NEWEST = "newest"
SHOWN = 10  # asks that are named one by one before the rest is counted
WHY = {
    "day": "before the first change of that day",
    "made": "made by hand",
    "before-restore": "before a restore",
    "before-import": "before an import",
    "before-upgrade": "before an upgrade",
}


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    every = commands.add("backup", show, "copies of the journal: list, make, restore; mend a damaged one")
    inside = Commands(every)
    inside.add("list", show, "show the backups, newest first, and what can be done for a damaged journal")
    inside.add("make", make, "copy the journal as it is now")
    one = inside.add("restore", restore, "bring back an older state; asks first, and can itself be undone")
    one.add_argument("name", metavar="NAME", help="the backup's name or its beginning, or: newest")
    one.add_argument("--yes", action="store_true", help="do not ask")
    one = inside.add("salvage", salvage, "make a damaged journal whole, from it and from the newest backup")
    one.add_argument("--alone", action="store_true", help="only from what can still be read of the file")


def show(session: Session, arguments: Namespace) -> None:
    """List the backups; each is read to say so."""
    from rejectui.journal.errors import JournalError

    damage = None
    try:
        damage = _damage(session)
    except JournalError as error:  # which no backup mends, but they are there all the same
        say(str(error), error=True)
    if damage is not None:
        _print_damage(damage)
        say()
    backups = _backups(session)
    listed = backups.listed()
    for backup in listed:
        name = f"{backup.name}:" if in_words() else f"{backup.name:<34} "
        as_it_is(f"{name} {_holds(backups, backup)}, {WHY.get(backup.kind, backup.kind)}")
    if listed:
        line(f"They are in {backups.folder}")
    elif backups.trouble is not None:
        say(backups.trouble, error=True)
    elif damage is None:
        say(
            "There is no backup yet. One is made before the first change of each day, and one now by: "
            "rejectui backup make"
        )


def make(session: Session, arguments: Namespace) -> None:
    """Copy the journal."""
    made = session.journal.back_up()
    line(f"{made.name}: {_holds(_backups(session), made)}. Saved in {made.path.parent}")


def restore(session: Session, arguments: Namespace) -> int:
    """Bring back what a backup holds, once the user has seen what that changes."""
    from rejectui.journal.repair.mend import newest_good

    backups = _backups(session)
    newest = newest_good(backups)[0] if arguments.name == NEWEST else None
    backup = newest or backups.find(arguments.name)
    damage = _damage(session)
    if damage is not None:
        return _mend(session, "backup", backup)
    journal = session.journal
    made = backup.made(session.moment.tzinfo)
    found = journal.would_restore(backups.read(backup), made)
    if not found.records:
        say(f"Your journal already says what {backup.name} says. Nothing was changed.")
        return 0
    _print_found(found, backup)
    if any(peer.ours for peer in journal.peers):
        say("What other computers logged is in no backup of this one, and stays.")
    if not agreed("Bring it back?", yes=arguments.yes):
        say("Nothing was changed.")
        return 1
    journal.restore(backups.read(backup), made)
    say("Restored. Saved. To take it back: rejectui undo")
    return 0


def salvage(session: Session, arguments: Namespace) -> int:
    """Make a damaged journal whole again."""
    damage = _damage(session)
    if damage is None:
        say("Your journal can be read whole: there is nothing to salvage. Nothing was changed.")
        return 0
    return _mend(session, "both" if damage.backup is not None and not arguments.alone else "salvage")


def _mend(session: Session, how: How, chosen: Backup | None = None) -> int:
    from rejectui.journal.repair.mend import mend

    found = mend(session.home.journal, session.home.state, how, session.clock, chosen=chosen)
    if found is not None:
        _, aside = found
        logged = count(len(session.facts.attempts), "entry is", "entries are")
        say(f"{logged} in your journal now. Saved. The damaged file is kept, byte for byte:")
        line(str(aside))
        for problem in session.warnings:
            say(problem, error=True)
    return 0


def _damage(session: Session) -> Damage | None:
    from rejectui.journal.repair.mend import find_damage

    return find_damage(session.home.journal, session.home.state)


def _backups(session: Session) -> Backups:
    from rejectui.journal.file.backup import Backups

    return Backups(session.home.state)


def _holds(backups: Backups, backup: Backup) -> str:
    from rejectui.journal.errors import JournalError
    from rejectui.journal.repair.salvage import Salvaged

    try:
        return entries(Salvaged(backups.read(backup)).asks)
    except JournalError:
        return "cannot be read"


def _print_damage(damage: Damage) -> None:
    from rejectui.journal.repair.mend import damage_told

    for sentence in damage_told(damage):
        say(sentence)
    say()
    if "both" in damage.ways:
        say("Bring back both together, so that nothing is lost: rejectui backup salvage")
    if damage.backup is not None:
        say(f"Only the backup: rejectui backup restore {damage.backup.name}")
    alone = " --alone" if damage.backup is not None else ""
    if damage.salvaged.asks or damage.salvaged.others:
        say(f"Only what can still be read of the file: rejectui backup salvage{alone}")
    else:
        say(f"Start over with an empty journal: rejectui backup salvage{alone}")
    say("Each first puts the damaged file aside, byte for byte.")


def _print_found(found: Restoring, backup: Backup) -> None:
    say(f"What changes if you bring back {backup.name}:")
    for asks, one, many in (
        (found.back, "entry comes back", "entries come back"),
        (found.gone, "entry goes, because it is newer", "entries go, because they are newer"),
        (found.edited, "entry is as it was then", "entries are as they were then"),
    ):
        _name(asks, one, many)
    if found.others:
        records = count(found.others, "record", "records")
        say(f"Of everything else, such as cards, rests and settings, {records} will be as then.")


def _name(asks: Sequence[Attempt], one: str, many: str) -> None:
    if not asks:
        return
    say(f"{count(len(asks), one, many)}:")
    for ask in asks[:SHOWN]:
        say(card.in_a_line(ask), indent="  ", hang="    ")
    if len(asks) > SHOWN:
        say(f"and {len(asks) - SHOWN} more", indent="  ")
