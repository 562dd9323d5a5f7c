"""`rejectui remind`: once a day, the scheduler of the system asks whether a card is open, and says so."""

from __future__ import annotations

import os
import shlex
from argparse import SUPPRESS, Namespace
from collections.abc import Container, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from rejectui.cli.commands.reminder.fired import now
from rejectui.cli.commands.reminder.tried import test
from rejectui.cli.reminder import kept
from rejectui.cli.reminder.call import AT, CARD, NOW, OFF, TEST, WITH, call
from rejectui.cli.reminder.kept import Reminder
from rejectui.cli.reminder.machine import SCHEDULERS, offered
from rejectui.cli.reminder.notify import TEXT
from rejectui.cli.reminder.scheduler import Scheduler
from rejectui.cli.reminder.standing import is_of, next_words, not_starting, standing
from rejectui.cli.reminder.when import When, skipped, when_of
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, agreed, as_it_is, line, say, usage
from rejectui.core.wording.words import day_in_words

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands

ANOTHERS = "a reminder that another folder seems to have set"


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
        f'It says "{TEXT}" and, without --card, nothing else; it says nothing at all when you have asked, '
        "rest, or the week is kept. There is one reminder at a time: a new one takes the place of the old "
        "one."
    )


def remind(session: Session, arguments: Namespace) -> int:
    """Set a reminder, show it, take it away, or tell how it stands."""
    word = arguments.time
    if word not in (None, OFF, TEST, NOW):
        return _set(session, when_of(word, arguments.days), arguments)
    if arguments.days:
        raise usage(f"{word} stands alone: rejectui remind {word}")
    options = _needing_a_time(arguments)
    if options:
        option = options[0]
        raise usage(f"{option} goes with a time, as in rejectui remind 18:30 {option}. Nothing was changed.")
    if word == OFF:
        return _off(session)
    if word == TEST:
        return test(session, arguments)
    return now(session, arguments) if word == NOW else _tell(session)


def _needing_a_time(arguments: Namespace) -> list[str]:
    """The options given that say nothing without a time; what is shown may name the card, too."""
    given = {
        CARD: arguments.card and arguments.time != TEST and arguments.at is None,
        "--print": arguments.print,
        f"--by {arguments.by}": arguments.by,
        "--yes": arguments.yes,
    }
    return [option for option, there in given.items() if there]


def _tell(session: Session) -> int:
    reminder = kept.read(session.home.state)
    if reminder is None:
        elsewhere = " and ".join(_found())
        if elsewhere:
            say(
                f"From this folder no reminder is set, but in {elsewhere} there is {ANOTHERS}. "
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
            "would need. Nothing was changed."
        )
    wrong = not_starting(reminder.argv)
    if wrong:
        raise CommandError(
            f"RejectUI does not start from another folder ({wrong}), so no scheduler could start it. Install "
            "it first, as the README says. Nothing was changed."
        )
    _print(scheduler, reminder, {})
    say()
    before = _found()
    if before:
        told = f"the reminder that is set, {own.when.words}" if (own := _own(old, before)) else ANOTHERS
        say(f"It takes the place of {told}.")
    if not agreed("Set this reminder?", yes=arguments.yes):
        say("Nothing was changed.")
        return 1
    try:
        made = scheduler.put([part.text for part in scheduler.parts(reminder)], reminder.made)
        _keep(session, _with(reminder, made), scheduler, before)
    except CommandError as error:
        raise CommandError(f"{error} {_what_is_set(old, before)}") from None
    say(f"Set: {when.words}, by {scheduler.name}. {scheduler.misses}")
    # The others only now: with nothing of the new one set, what was set is to stay.
    others = [each for each in SCHEDULERS.values() if each is not scheduler]
    _, failed = _taken_away(others, reminder.made, {old.by} if old else ())
    if failed:
        with suppress(CommandError):  # what is kept already says which one is set
            kept.write(session.home.state, _with(reminder, (*made, *reminder.made)))
        raise CommandError(
            f"{_sentences(failed)} So an older one, by {' and '.join(failed)}, may still be set, too. "
            f"rejectui remind {OFF} takes away both."
        )
    next_at = scheduler.next_at(when, session.moment)
    if next_at is not None:
        say(f"It next fires {next_words(next_at)}. rejectui remind {TEST} shows it now.")
    _warn(when, session)
    return 0


def _keep(session: Session, reminder: Reminder, scheduler: Scheduler, before: dict[str, list[str]]) -> None:
    """Keep which one is set. Raises CommandError with what the scheduler had before put back into it."""
    try:
        kept.write(session.home.state, reminder)
    except CommandError:
        with suppress(CommandError):
            if scheduler.name in before:
                scheduler.put(before[scheduler.name], reminder.made)
            else:
                scheduler.take_away(reminder.made)
        raise


def _found() -> dict[str, list[str]]:
    """What is installed now, by the name of the scheduler."""
    found = {name: scheduler.found() for name, scheduler in SCHEDULERS.items()}
    return {name: texts for name, texts in found.items() if texts}


def _own(reminder: Reminder | None, found: dict[str, list[str]]) -> Reminder | None:
    """The reminder that this folder keeps, if it is what is installed."""
    there = found.get(reminder.by) if reminder else None
    return reminder if reminder and there and is_of(reminder, there) else None


def _what_is_set(old: Reminder | None, before: dict[str, list[str]]) -> str:
    """What is installed after the new one was refused, as a sentence."""
    found = _found()
    if found and found == before:
        own = _own(old, found)
        return f"What was set before still is: {own.when.words if own else ANOTHERS}."
    if found:
        return f"Something of it may be left in {' and '.join(found)}: rejectui remind {OFF} takes it away."
    if before:
        return "The reminder that was set before is gone, so none is set now."
    return "No new reminder is set." if old else "No reminder is set."


def _taken_away(
    schedulers: Iterable[Scheduler], made: tuple[str, ...], known: Container[str]
) -> tuple[list[str], dict[str, CommandError]]:
    """Take away what these have: (the names of those that had something, what went wrong by name).

    One that cannot even be asked counts as wrong only if it is `known` that it may have something: who may
    not use cron, and has a reminder elsewhere, has none there.
    """
    taken, failed = [], {}
    for scheduler in schedulers:
        there = scheduler.found()
        try:
            if scheduler.take_away(made):
                taken.append(scheduler.name)
        except CommandError as error:
            if there or scheduler.name in known:
                failed[scheduler.name] = error
    return taken, failed


def _sentences(failed: dict[str, CommandError]) -> str:
    return " ".join(map(str, failed.values()))


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
        say(f"No scheduler that RejectUI knows is here ({_reasons(reasons)}). Let another one run this:")
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
    before = _found()
    made, by = (reminder.made, reminder.by) if reminder else ((), "")
    taken, failed = _taken_away(SCHEDULERS.values(), made, {by} if reminder else SCHEDULERS)
    if failed:
        raise CommandError(f"{_sentences(failed)} So a reminder may still be set.")
    kept.forget(session.home.state)
    # Units that are there only in part are found nowhere, and yet taken away.
    own = [by] if by in taken and (by not in before or _own(reminder, before)) else []
    others = [name for name in taken if name not in own]
    if own:
        say("The reminder is taken away, and nothing is left of it.")
    if others:
        say(f"Taken away from {' and '.join(others)}: {ANOTHERS}.")
    if reminder and not own:
        say(f"The reminder of this folder was not found in {by}. What the folder kept of it is gone, too.")
    elif not taken:
        say("No reminder was set.")
    return 0
