"""`rejectui remind`: once a day, the scheduler of the system asks whether a card is open, and says so."""

from __future__ import annotations

import os
import shlex
from argparse import SUPPRESS, Namespace
from typing import TYPE_CHECKING

from rejectui.cli.commands.reminder.fired import OFF, TEST, now, test
from rejectui.cli.reminder import kept
from rejectui.cli.reminder.call import AT, CARD, NOW, WITH, call
from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.machine import SCHEDULERS, offered
from rejectui.cli.reminder.notify import TEXT
from rejectui.cli.reminder.scheduler import Scheduler
from rejectui.cli.reminder.standing import next_words, not_starting, standing
from rejectui.cli.reminder.when import When, skipped, when_of
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, agreed, as_it_is, line, say, usage
from rejectui.core.wording.words import day_in_words

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    one = commands.add("remind", remind, "be reminded of an open card, at most once a day")
    one.add_argument(
        "time",
        nargs="?",
        metavar="TIME",
        help=f"18:30 or 6:30pm; {OFF} takes the reminder away, {TEST} shows it now; alone, how it stands",
    )
    one.add_argument(
        "days", nargs="*", metavar="DAYS", help="mon-fri, sat,sun, weekend; every day unless given"
    )
    one.add_argument(
        CARD, action="store_true", help="show the title of the card, and when it is planned, too"
    )
    one.add_argument("--print", action="store_true", help="only print what would be set and how")
    one.add_argument("--by", choices=tuple(SCHEDULERS), help="the scheduler; the best one here unless given")
    one.add_argument("--yes", action="store_true", help="set it without being asked")
    one.add_argument(AT, metavar="TEXT", help=SUPPRESS)
    one.add_argument(WITH, action="append", dest="carried", default=[], metavar="TEXT", help=SUPPRESS)
    one.epilog = (
        f'It says "{TEXT}" and nothing else, and nothing at all when you have asked, rest, or the week is '
        "kept. There is one reminder at a time: a new one takes the place of the old one."
    )


def remind(session: Session, arguments: Namespace) -> int:
    """Set a reminder, show it, take it away, or tell how it stands."""
    match arguments.time:
        case None:
            return _tell(session)
        case word if word in (OFF, TEST, NOW) and arguments.days:
            raise usage(f"{word} stands alone: rejectui remind {word}")
        case "off":
            return _off(session)
        case "test":
            return test(session, arguments)
        case "now":
            return now(session, arguments)
    return _set(session, when_of(arguments.time, arguments.days), arguments)


def _tell(session: Session) -> int:
    reminder = kept.read(session.home.state)
    if reminder is None:
        elsewhere = [name for name, scheduler in SCHEDULERS.items() if scheduler.found()]
        if elsewhere:
            say(
                f"From this folder no reminder is set, but {elsewhere[0]} has one of another folder. "
                f"rejectui remind {OFF} takes it away, and a new one takes its place."
            )
        else:
            say("No reminder is set. rejectui remind 18:30 sets one.")
        return 0
    found = standing(reminder, session.moment)
    say(f"Reminder: {found.words}.")
    if found.next is not None:
        say(f"It next fires {next_words(found.next)}.")
    for problem in found.problems:
        say(problem, error=True)
    return 1 if found.problems else 0


def _set(session: Session, when: When, arguments: Namespace) -> int:
    scheduler, reasons = offered() if arguments.by is None else (SCHEDULERS[arguments.by], {})
    old = kept.read(session.home.state)
    reminder = Reminder(
        hour=when.hour,
        minute=when.minute,
        days=when.days,
        by=scheduler.name if scheduler else "",
        argv=call(os.environ, when if arguments.print else None, card=arguments.card),
        card=arguments.card,
        made=old.made if old else (),
    )
    if arguments.print:
        _print(scheduler, reminder, reasons)
        if scheduler is not None:
            say()
            line(f"To set it by hand: {scheduler.how}")
        return 0
    reason = scheduler.missing() if scheduler and arguments.by else None
    if scheduler is None or reason is not None:
        why = _reasons(reasons if reason is None else {arguments.by: reason or "another system has it"})
        raise CommandError(
            f"Nothing here could fire a reminder ({why}). With --print it is shown what another scheduler "
            "would need. No reminder is set."
        )
    wrong = not_starting(reminder.argv)
    if wrong:
        raise CommandError(
            f"RejectUI does not start from another folder ({wrong}), so no scheduler could start it. Install "
            "it first, as the README says. No reminder is set."
        )
    _print(scheduler, reminder, {})
    say()
    if any(each.found() for each in SCHEDULERS.values()):
        told = f", {old.when.words}" if old else " of another folder"
        say(f"It takes the place of the reminder that is set{told}.")
    if not agreed("Set this reminder?", yes=arguments.yes):
        say("Nothing was changed.")
        return 1
    made = scheduler.put(reminder)
    for other in SCHEDULERS.values():
        if other is not scheduler:
            other.take_away(reminder.made)
    try:
        kept.write(session.home.state, _with(reminder, made))
    except CommandError:
        scheduler.take_away(made)
        raise
    say(f"Set: {when.words}, by {scheduler.name}. {scheduler.misses}")
    next_at = scheduler.next_at(when, session.moment)
    if next_at is not None:
        say(f"It next fires {next_words(next_at)}. rejectui remind {TEST} shows it now.")
    _warn(when, session)
    return 0


def _with(reminder: Reminder, made: tuple[str, ...]) -> Reminder:
    from msgspec.structs import replace

    return replace(reminder, made=tuple(dict.fromkeys(made)))


def _warn(when: When, session: Session) -> None:
    night = skipped(when, session.moment)
    if night is not None:
        say(
            f"On {day_in_words(night)} clocks here skip {when.time}: that day it may come later, or not at "
            "all."
        )
    if os.environ.get("TZ"):
        say("TZ is set in this terminal. The reminder goes by the clock of the computer, not by that.")


def _print(scheduler: Scheduler | None, reminder: Reminder, reasons: dict[str, str]) -> None:
    if scheduler is None:
        say(f"No scheduler that RejectUI knows is here ({_reasons(reasons)}). Let another one run this,")
        say(f"{reminder.when.words}:")
        as_it_is(shlex.join(reminder.argv))
        return
    say(f"A reminder by {scheduler.name}, {reminder.when.words}:")
    for part in scheduler.parts(reminder):
        say()
        line(f"{part.where}:")
        for each in part.text.rstrip("\n").split("\n"):
            as_it_is(f"  {each}".rstrip())


def _reasons(reasons: dict[str, str]) -> str:
    return "; ".join(f"{name}: {why}" for name, why in reasons.items())


def _off(session: Session) -> int:
    reminder = kept.read(session.home.state)
    made = reminder.made if reminder else ()
    taken = [scheduler.take_away(made) for scheduler in SCHEDULERS.values()]
    kept.forget(session.home.state)
    if any(taken) or reminder:
        say("The reminder is taken away, and nothing is left of it.")
    else:
        say("No reminder was set.")
    return 0
