"""Where things are on this computer, and what config.toml says."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from msgspec import Struct, ValidationError, convert, field

from rejectui.cli.terminal.out import CommandError, quoted
from rejectui.core.facts import THEMES

NAME = "rejectui"


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """config.toml, written by hand and for this machine only: colors, mouse, keys, the journal's folder."""

    theme: str | None = None
    mouse: bool | None = None
    journal: str | None = None
    keys: dict[str, Any] = field(default_factory=dict)


_WANTED = {
    "theme": f"theme is one of these, in quotes: {', '.join(THEMES)}.",
    "mouse": "mouse is true or false, without quotes.",
    "journal": 'journal is a folder in quotes, such as "~/Sync/rejectui".',
    "keys": 'Under [keys], each line is a name and a key in quotes, such as "today.another" = "a".',
}


class Folders(Struct, frozen=True):
    """The four places; only `state` must never be shared between machines."""

    journal: Path
    packs: Path
    config: Path
    state: Path


def find_home() -> Folders:
    """The folders of this account, or everything under REJECTUI_HOME. Nothing is made."""
    chosen = os.environ.get("REJECTUI_HOME")
    if chosen:
        base = absolute(Path(os.path.expanduser(chosen)))  # noqa: PTH111 - never raises
        return Folders(base / "journal", base / "packs", base / "config.toml", base / "state")
    # Imported here because whoever sets REJECTUI_HOME need not wait for it.
    from platformdirs import PlatformDirs

    folders = PlatformDirs(NAME, appauthor=False)
    data = folders.user_data_path
    state = folders.user_state_path
    config = folders.user_config_path / "config.toml"
    return Folders(data / "journal", data / "packs", config, data / "state" if state == data else state)


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
