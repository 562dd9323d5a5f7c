"""Where things are on this computer, what config.toml says, and the parts that a command works with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, ValidationError, convert, field

from rejectui.cli.out import CommandError, quoted
from rejectui.core.day import day_of
from rejectui.core.facts import THEMES

if TYPE_CHECKING:
    from rejectui.core.catalog import Catalog
    from rejectui.core.dealing import Where
    from rejectui.core.facts import Facts
    from rejectui.core.programs import Program
    from rejectui.core.today import Today
    from rejectui.journal.journal import Journal
    from rejectui.packs.library import Library
    from rejectui.packs.programs import Programs

NAME = "rejectui"
Clock = Callable[[], datetime]


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """config.toml, written by hand and for this machine only: colors, mouse, keys, the journal's folder."""

    theme: str | None = None
    mouse: bool | None = None
    journal: str | None = None
    keys: dict[str, str] = field(default_factory=dict)


_WANTED = {
    "theme": f"theme is one of these, in quotes: {', '.join(THEMES)}.",
    "mouse": "mouse is true or false, without quotes.",
    "journal": 'journal is a folder in quotes, such as "~/Sync/rejectui".',
    "keys": 'Under [keys], each line is a name and a key in quotes, such as "today.another" = "a".',
}


class Home(Struct, frozen=True):
    """The four places; only `state` must never be shared between machines."""

    journal: Path
    packs: Path
    config: Path
    state: Path


def now() -> datetime:
    """The moment, with the offset of the local clock: the only place that asks for it."""
    try:
        return datetime.now().astimezone()
    except (ValueError, OverflowError):  # an offset of more than a day, a year beyond 9999
        zone = os.environ.get("TZ")
        said = "" if zone is None else f"; TZ is {quoted(zone)}"
        raise CommandError(
            f"The clock or the time zone of this computer is out of range{said}. Set the clock, or set TZ to "
            "a zone such as Europe/Berlin."
        ) from None


def find_home() -> Home:
    """The folders of this account, or everything under REJECTUI_HOME. Nothing is made."""
    chosen = os.environ.get("REJECTUI_HOME")
    if chosen:
        base = absolute(Path(os.path.expanduser(chosen)))  # noqa: PTH111 - never raises
        return Home(base / "journal", base / "packs", base / "config.toml", base / "state")
    # Imported here because whoever sets REJECTUI_HOME need not wait for it.
    from platformdirs import PlatformDirs

    folders = PlatformDirs(NAME, appauthor=False)
    data = folders.user_data_path
    state = folders.user_state_path
    config = folders.user_config_path / "config.toml"
    return Home(data / "journal", data / "packs", config, data / "state" if state == data else state)


def absolute(path: Path) -> Path:
    """The path from the root, its links left as they are."""
    try:
        return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute leaves .. in it
    except OSError as error:
        raise CommandError(
            f"You are in a folder that is gone, so nobody knows where {quoted(str(path))} is. Go to another "
            "folder, or give the whole path."
        ) from error


def read_config(path: Path) -> Config:
    """What config.toml says; nothing when there is none."""
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return Config()
    except OSError as error:
        from rejectui.journal.errors import cannot_read

        raise CommandError(str(cannot_read(error, path))) from error
    import tomllib

    try:
        found = convert(tomllib.loads(data.decode()), Config)
    except UnicodeDecodeError:
        raise CommandError(f"{path} is not a text in UTF-8. Save it as UTF-8, or move it away.") from None
    except tomllib.TOMLDecodeError as error:
        raise CommandError(f"{path} cannot be understood: {error}. Correct it, or move it away.") from None
    except ValidationError as error:
        raise CommandError(f"{path}: {_wrong(str(error))}") from None
    if found.theme is not None and found.theme not in THEMES:
        raise CommandError(f"{path}: {_WANTED['theme']}")
    return found


def _wrong(error: str) -> str:
    if "unknown field" in error:
        name = error.partition("`")[2].partition("`")[0]
        return f'"{name}" is not something that can be set here. There are {", ".join(_WANTED)}.'
    name = error.partition("`$.")[2].rstrip("`").partition("[")[0].partition(".")[0]
    return _WANTED.get(name, error)


class Session:
    """What a command works with, each part opened when it is first asked for."""

    def __init__(self, clock: Clock = now) -> None:
        """Take the clock; the day is worked out from it once, when the day is first asked for."""
        self.clock = clock

    @cached_property
    def home(self) -> Home:
        """Where things are, with the journal where config.toml wants it."""
        found = find_home()
        wanted = read_config(found.config).journal
        if not wanted:
            return found
        folder = Path(os.path.expanduser(wanted))  # noqa: PTH111 - never raises
        return Home(found.config.parent / folder, found.packs, found.config, found.state)

    @cached_property
    def config(self) -> Config:
        """What config.toml says."""
        return read_config(self.home.config)

    @cached_property
    def library(self) -> Library:
        """The packs."""
        return self.read_packs()

    def read_packs(self) -> Library:
        """The packs as they are now."""
        from rejectui.packs.library import bundled_folder, load

        return load([(bundled_folder(), True), (self.home.packs, False)], self.home.state / "packs.json")

    @property
    def catalog(self) -> Catalog:
        """The challenges in the languages of this journal."""
        return self.library.catalog.spoken(self.facts.settings.languages)

    @cached_property
    def programs(self) -> Programs:
        """The programs."""
        from rejectui.packs.programs import load_programs

        return load_programs(self.home.state / "programs.json")

    @property
    def program(self) -> Program | None:
        """The program that wants cards today; without a run no program is read."""
        from rejectui.core.programs import current_run
        from rejectui.core.progress import running

        facts = self.facts
        if current_run(facts.runs) is None:
            return None
        return running(self.programs.by_name, facts, self.day)

    @cached_property
    def journal(self) -> Journal:
        """The journal."""
        from rejectui.journal.journal import Journal

        return Journal.open(self.home.journal, self.home.state, self.clock)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What somebody who looks at the journal should know about it, a sentence each."""
        read_only = self.journal.read_only
        return (*([read_only] if read_only else []), *self.journal.problems)

    @cached_property
    def moment(self) -> datetime:
        """When this command was given."""
        return self.clock()

    @property
    def facts(self) -> Facts:
        """What the journal knows now."""
        return self.journal.facts

    @cached_property
    def day(self) -> date:
        """The practice day of this command."""
        return day_of(self.moment, self.facts.settings.start_of_day)

    def today(self, where: Where = "anywhere") -> Today:
        """The day as it stands."""
        from rejectui.core.today import today

        return today(self.catalog, self.facts, self.day, where, self.program)

    @contextmanager
    def change(self) -> Iterator[None]:
        """Change the journal in one write, today's card kept in it: no change deals another one."""
        from rejectui.core.today import dealt

        with self.journal.together():
            _, record = dealt(self.catalog, self.facts, self.day, program=self.program)
            if record.has_card:
                self.journal.keep_card(record)
            yield
