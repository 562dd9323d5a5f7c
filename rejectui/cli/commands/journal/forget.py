"""`rejectui forget`: an ask, a kept ask or a takeaway erased for good, out of the backups too."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from rejectui.cli.config import find_home
from rejectui.cli.session import Session
from rejectui.cli.terminal import card
from rejectui.cli.terminal.out import CommandError, agreed, line, quoted, say, usage
from rejectui.cli.terminal.typed_days import any_past_day
from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.clean_text import clean_line, storable
from rejectui.core.days.weeks import Weeks, weeks_of
from rejectui.core.facts import Day, Takeaway
from rejectui.core.review.review_words import takeaway_of
from rejectui.core.wording.words import count

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands
    from rejectui.journal.changes.erasable import Erasable
    from rejectui.journal.file.forgotten import StillThere


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    one = commands.add("forget", forget, "erase something for good, from the backups too; asks first")
    one.add_argument(
        "what",
        nargs="*",
        type=storable,
        metavar="ID",
        help="an ask's or a kept ask's id, or its beginning; a challenge's for how it was sorted",
    )
    one.add_argument("--week", metavar="DAY", help="the takeaway of that day's week")
    one.add_argument("--plan", metavar="DAY", help="what was planned for a day, with an own ask's words")
    one.add_argument("--deleted", action="store_true", help="everything that you have deleted")
    one.add_argument("--yes", action="store_true", help="do not ask")


def forget(session: Session, arguments: Namespace) -> int:
    """Erase records, once the user has seen which."""
    if not (arguments.what or arguments.deleted or arguments.week or arguments.plan):
        raise usage("Say what: rejectui forget ID, or --week DAY, --plan DAY, --deleted")
    weeks = weeks_of(session.facts)
    chosen = list(dict.fromkeys(_chosen(arguments, session.journal.erasable(), session.day, weeks)))
    if not chosen:
        say("Nothing in the journal is deleted, so there is nothing to erase.")
        return 0
    say("This goes for good, from the backups on this computer too:")
    for each in chosen:
        say(_told(each, weeks), indent="  ", hang="    ")
    if not agreed("Nothing brings this back. Erase it?", yes=arguments.yes):
        say("Nothing was changed.")
        return 1
    with session.practice.change():
        pass  # what is forgotten deals no other card
    left = session.journal.forget(chosen)
    say("Erased.")
    _print_still_there(left, session)
    _print_own_pack(chosen, session)
    return 1 if left.damaged or left.unwritten else 0


def _chosen(
    arguments: Namespace, erasable: Iterable[Erasable], today: date, weeks: Weeks
) -> Iterator[Erasable]:
    """What the arguments name, each once."""
    if arguments.deleted:
        yield from (each for each in erasable if each.deleted)
    if arguments.week is not None:
        monday = weeks.monday(any_past_day(arguments.week, today))
        begun = card.dated(weeks.first(monday))
        yield _of("weeks", monday, erasable, f"There is no takeaway of the week of {begun}.")
    if arguments.plan is not None:
        day = any_past_day(arguments.plan, today)
        yield _of("days", day, erasable, f"Nothing was planned for {card.dated(day)}.")
    for word in arguments.what:
        yield _found(word, erasable)


def _of(table: str, day: date, erasable: Iterable[Erasable], none: str) -> Erasable:
    for each in erasable:
        if (each.table, each.id) == (table, day.isoformat()):
            return each
    raise CommandError(f"{none} Nothing was erased.")


def _found(word: str, erasable: Iterable[Erasable]) -> Erasable:
    from rejectui.journal.journal import SHORTEST_ID

    wanted = word.strip().lower()
    if len(wanted) < SHORTEST_ID:
        raise usage(f"{quoted(word)} is too short for an id. Give at least {SHORTEST_ID} letters of it.")
    found = [
        each
        for each in erasable
        if each.table in ("attempts", "asks", "looks") and each.id.startswith(wanted)
    ]
    if len(found) > 1:
        raise CommandError(
            f"{len(found)} entries have an id that starts with {quoted(word)}. Give more of it. "
            "Nothing was erased."
        )
    if not found:
        raise CommandError(
            f"Nothing in the journal has the id {quoted(word)}. rejectui journal shows ids; "
            "what was deleted goes by --deleted. Nothing was erased."
        )
    return found[0]


def _told(each: Erasable, weeks: Weeks) -> str:
    match each.view:
        case Attempt() as attempt:
            told = card.in_a_line(attempt)
        case Ask() as kept:
            told = f"Saved for later: {clean_line(kept.text)}"
        case Takeaway() as week:
            told = f"{takeaway_of(weeks.first(week.monday))}: {week.words or 'none any more'}"
        case Look() as look:
            told = f"How nervous {clean_line(look.of)} would make you"
        case Day() as day:
            asked = f": {clean_line(day.ask)}" if day.ask else ""
            told = f"What was planned for {card.dated(day.day)}{asked}"
        case _:
            told = f"{each.id[:8]}, a record that does not fit and is not counted"
    return f"{told} (deleted)" if each.deleted else told


def _print_still_there(left: StillThere, session: Session) -> None:
    if left.others:
        files = count(len(left.others), "file", "files")
        say(
            f"It stands in {files} of other computers until RejectUI next opens there. If one of them is no "
            "longer in use, open its file in an editor and delete the line:"
        )
        for path in left.others:
            line(str(path), "  ")
    if left.unwritten:
        say("It could not be erased here; RejectUI tries again when it next opens:", error=True)
        for path in left.unwritten:
            say(str(path), indent="  ", error=True)
    if left.damaged:
        say("These are damaged and may hold it. If you do not need them any more, delete them:", error=True)
        for path in left.damaged:
            say(str(path), indent="  ", error=True)
    say(
        "Copies may remain where RejectUI cannot reach: what you exported or shared, and earlier states that "
        "a sync service, git or a backup of the whole computer keeps."
    )
    for folder in dict.fromkeys((session.home.journal, find_home().journal)):
        for path in sorted(folder.glob("*.moved*")):
            line(f"An old file that a move of the journal left: {path}")


def _print_own_pack(chosen: Iterable[Erasable], session: Session) -> None:
    from rejectui.packs.authoring.own_pack import FILE, mine

    asks = (each.view.ask for each in chosen if isinstance(each.view, Attempt) and each.view.ask)
    found = filter(None, (mine(session.library.catalog, ask) for ask in asks))
    made = list(dict.fromkeys(entry.id for entry in found))
    if made:
        say("A challenge that was made of it stays in your own pack. If it should go too, delete it there:")
        line(f"{', '.join(made)}: {session.home.packs / FILE}", indent="  ")
