"""Settings, where things are, support, and what is fair."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from msgspec import ValidationError, convert

from rejectui.cli.session import Session
from rejectui.cli.terminal.out import line, quoted, say, usage
from rejectui.core.clean_text import clean_line, storable
from rejectui.core.days.streak import choose_rhythm, rhythm_at
from rejectui.core.days.weeks import choose_start_of_week, coming_start_of_week, start_of_week, weeks_of
from rejectui.core.facts import THEMES, PerWeek, Settings, StartOfWeek, described
from rejectui.core.wording.words import count, long_day
from rejectui.journal.records.tables import PLAIN_SETTINGS
from rejectui.practice.life import choose_life

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands

RHYTHM = "rhythm"
START_OF_WEEK = "start_of_week"
NONE = "none"
LIFE = "life"
ANY = "any"
_BOOLS = {
    "true": True,
    "on": True,
    "yes": True,
    "1": True,
    "false": False,
    "off": False,
    "no": False,
    "0": False,
}


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    one = commands.add("set", set_value, "show the settings, or change one")
    one.add_argument("name", nargs="?", metavar="NAME", help="a setting; all are listed unless given")
    one.add_argument("value", nargs="?", metavar="VALUE", type=storable, help="what it should be")
    commands.add("where", where, "show where things are on this computer")
    commands.add("support", support, "when to talk to someone, and to whom")
    commands.add("fair", fair, "what is owed to those who are asked")


def set_value(session: Session, arguments: Namespace) -> None:
    """Show all settings, show one, or change one."""
    kinds = _kinds()
    name, value = arguments.name, arguments.value
    if name is not None and name not in kinds:
        raise usage(f"No setting is called {quoted(name)}. There are {', '.join(kinds)}.")
    if value is None:
        for each in [name] if name else kinds:
            say(f"{each} = {_present(session, each)}")
            say(_about(each), indent="    ")
        return
    wanted = _parsed(name, value, kinds[name])
    if name == RHYTHM:
        chosen = choose_rhythm(session.facts, wanted, session.day)
        session.journal.choose_rhythm(chosen)
        begins = weeks_of(session.facts).first(chosen.monday)
        when = "now" if begins <= session.day else long_day(begins)
        days = count(wanted, "practice day", "practice days")
        say(f"{days} a week, from {when} on. Saved.")
        return
    if name == START_OF_WEEK:
        starts = choose_start_of_week(session.facts, wanted, session.day)
        session.journal.choose_start_of_week(starts)
        waits = coming_start_of_week(session.facts, session.day)
        when = long_day(weeks_of(session.facts).first(starts[0].monday)) if waits else "now"
        say(f"Weeks begin on {wanted.capitalize()}, from {when} on. Saved.")
        return
    if name == "languages":
        _spoken(session, wanted)
    if name == "theme" and wanted not in THEMES:
        raise usage(f"{quoted(wanted)} is not a theme. There are: {', '.join(THEMES)}. Nothing was saved.")
    if name == "areas":  # what is named now may deal another card, if none was taken today
        session.journal.set(name, wanted)
    else:
        with session.practice.change():
            if name == LIFE:
                choose_life(session.practice, wanted)
            else:
                session.journal.set(name, wanted)
    say(f"{name} = {_shown(wanted)}. Saved.")
    if getattr(session.config, name, None) is not None:
        say(f"On this computer {session.home.config} sets it, and wins.")


def _spoken(session: Session, wanted: Sequence[str]) -> None:
    known = session.library.catalog.all_languages
    if not set(wanted) & set(known):
        raise usage(
            f"No pack is there in {', '.join(wanted)}. There are: {', '.join(known)}. Nothing was saved."
        )


def _kinds() -> dict[str, Any]:
    hints = get_type_hints(Settings, include_extras=True)
    return {RHYTHM: PerWeek, START_OF_WEEK: StartOfWeek} | {name: hints[name] for name in PLAIN_SETTINGS}


def _about(name: str) -> str:
    more = f"; {NONE} for none of these, {ANY} for every life, as at first" if name == LIFE else ""
    return described(name) + more


def _present(session: Session, name: str) -> str:
    if name == START_OF_WEEK:
        return _week_starts(session)
    if name != RHYTHM:
        here = getattr(session.config, name, None)
        if here is not None:
            return f"{_shown(here)} (from {session.home.config})"
        return _shown(getattr(session.facts.settings, name))
    rhythms, weeks = session.facts.rhythms, weeks_of(session.facts)
    monday = weeks.monday(session.day)
    coming = [
        f", {each.per_week} from {long_day(weeks.first(each.monday))} on"
        for each in rhythms
        if each.monday > monday
    ]
    return f"{rhythm_at(rhythms, monday)}{''.join(coming)}"


def _week_starts(session: Session) -> str:
    weeks = weeks_of(session.facts)
    now = start_of_week(session.facts, weeks.monday(session.day))
    change = coming_start_of_week(session.facts, session.day)
    return f"{now}, {change.begins} from {long_day(weeks.first(change.monday))} on" if change else now


def _shown(value: object) -> str:
    if value is None:
        return ANY
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (tuple, list)):
        return ",".join(value) or NONE
    return clean_line(str(value))


def _parsed(name: str, text: str, kind: Any) -> Any:
    """The text as the setting's type, all limits checked."""
    plain = get_args(kind)[0]
    if name == LIFE:
        if text.strip().casefold() == ANY:
            return None
        plain, _ = get_args(plain)
    text = text.strip()
    value: object = text
    if plain is bool:
        value = _BOOLS.get(text.casefold(), text)
    elif get_origin(plain) is Literal:
        value = text.casefold()
    elif get_origin(plain) is tuple:
        parts = (part.strip() for part in text.split(","))
        value = [part for part in dict.fromkeys(parts) if part not in ("", NONE)]
    elif plain is not str and text.isdecimal():
        value = int(text[:9])
    try:
        return convert(value, kind)
    except ValidationError:
        raise usage(f"{quoted(text)} does not fit {name}: {_about(name)}. Nothing was saved.") from None


def where(session: Session, arguments: Namespace) -> None:
    """Print the folders."""
    from rejectui.cli.reminder import kept
    from rejectui.cli.reminder.machine import SCHEDULERS
    from rejectui.core.card.text import MEMO
    from rejectui.packs.library import bundled_folder

    home = session.home
    reminder = kept.read(home.state)
    rows = {
        "Journal": home.journal,
        "Your packs": home.packs,
        "Configuration": home.config,
        "State of this computer": home.state,
        "In it, what Today says, to be shown at once": home.state / MEMO,
    }
    for what, path in rows.items():
        line(f"{what}: {path}{'' if _is_there(path) else ' (not there yet)'}")
    if reminder is not None:
        line(f"In it, the reminder that is set: {home.state / kept.SET}")
        for part in SCHEDULERS[reminder.by].parts(reminder) if reminder.by in SCHEDULERS else ():
            line(f"What fires it: {part.where}")
    say()
    first = "rejectui remind off, and then " if reminder else ""
    say(f"The journal is plain JSON. To remove RejectUI's data, {first}remove what is listed above.")
    say()
    line(f"The packs that came with RejectUI: {bundled_folder()}")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def support(session: Session, arguments: Namespace) -> None:
    """Print the support page."""
    from rejectui.core.wording.support_page import SUPPORT

    _page(SUPPORT)


def fair(session: Session, arguments: Namespace) -> None:
    """Print the page about fair asks."""
    from rejectui.core.wording.fair_page import FAIR

    _page(FAIR)


def _page(sections: Sequence[tuple[str, Sequence[str]]]) -> None:
    for heading, paragraphs in sections:
        say(heading)
        for paragraph in paragraphs:
            say(paragraph, indent="  ")
        say()
