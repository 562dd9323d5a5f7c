"""`rejectui ladder`: asks from small to large, what was done and what is next; as a table, too."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from rejectui.cli.parser import Commands
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import in_words, joined, say
from rejectui.core.asks.areas import AREA_NAMES
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.choosing.climb import Step, climbs
from rejectui.core.choosing.levels import LEVELS
from rejectui.core.clean_text import clean_line
from rejectui.core.dealing.ladder import Rung, by_area, ladder
from rejectui.core.wording.words import CATEGORIES, feels

MARKS = {"ahead": " ", "next": ">", "tried": "·", "easing": "✓"}
MARKED = {"ahead": "", "next": "next", "tried": "tried", "easing": "easing"}


def add(commands: Commands) -> None:
    """Declare the command of this file."""
    one = commands.add("ladder", show, "asks from small to large: what was done, and what is next")
    one.add_argument("--all", action="store_true", help="all asks of each area, not only the next")
    one.add_argument("--table", action="store_true", help="kinds and levels with your ratings instead")


def show(session: Session, arguments: Namespace) -> None:
    """Print the ladder, the smallest ask first."""
    found = ladder(session.practice.catalog, session.facts, session.day)
    say(f"Level {found.aim} for now ({LEVELS[found.aim]}). {found.why}")
    if session.facts.runs:
        from rejectui.cli.commands.programs import today_line

        today_line(session)
    say()
    if arguments.table:
        _table(session, found.rungs)
        return
    for climb in climbs(session.practice.catalog, session.facts, session.day):
        say(f"{climb.called}: {climb.done} of {len(climb.steps)} done")
        for step in climb.steps if arguments.all else climb.near:
            say(_told(step, session), indent="  ", hang="    ")
        say()
    say("To do one today: rejectui plan --challenge ID. For later: rejectui asks keep --challenge ID")


def _told(step: Step, session: Session) -> str:
    """Whether it is next, the ask, and how it was or will probably be."""
    if isinstance(step.option, Ask):
        what = f"{clean_line(step.option.text)} (yours)"
    else:
        title = clean_line(step.option.challenge.title)
        what = title if in_words() else f"{title} [{step.option.id}]"
    parts = ["next" if step.state == "next" else "", *step.mark.words(session.day, heard=in_words())]
    if step.mark.peak is None:
        parts.append(f"probably {feels(step.expected)}, {step.expected} of 100")
    if in_words() and not isinstance(step.option, Ask):
        parts.append(f"id {step.option.id}")
    return f"{what}: {', '.join(filter(None, parts))}"


def _table(session: Session, rungs: Sequence[Rung]) -> None:
    areas = session.facts.settings.areas
    for area, inside in by_area(rungs, areas):
        if areas:
            say(f"{AREA_NAMES[area] if area is not None else 'everything else'}:")
        for rung in inside:
            state = MARKED[rung.state] if in_words() else ""
            mark = "" if in_words() else f"{MARKS[rung.state]} "
            say(f"{mark}{joined((_name(rung), f'about {rung.expected}', state))}", hang="    ")
            if rung.state != "ahead":
                say(rung.why, indent="    ")
        say()
    legend = "" if in_words() else "> next   · tried   ✓ easing   "
    say(f"{legend}The numbers are how bad it would probably get, 0 to 100.")


def _name(rung: Rung) -> str:
    if rung.ask is not None:
        return f"{clean_line(rung.ask.text)} (yours)"
    return f"{CATEGORIES[rung.category]}, level {rung.level}"
