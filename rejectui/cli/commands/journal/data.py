"""Where the journal is, and how it goes elsewhere: `rejectui data`, `rejectui data move FOLDER`."""

from __future__ import annotations

import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from rejectui.cli.config import absolute, find_home, read_config
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import CommandError, line, quoted, say, usage
from rejectui.cli.terminal.typed_values import path_of
from rejectui.core.wording.words import count, entries

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands


def add(commands: Commands) -> None:
    """Declare the commands of this file."""
    from rejectui.cli.parser import Commands as Inside

    one = commands.add("data", data, "show where the journal is, or move it to another folder")
    inside = Inside(one)
    one = inside.add("move", move_to, "move the journal to a folder, such as one that your computers share")
    one.add_argument("folder", metavar="FOLDER", help="where it should be; it is made if it is not there")
    one.add_argument("--join", action="store_true", help="merge with the journal that FOLDER holds already")


def data(session: Session, arguments: Namespace) -> None:
    """Print the folder and the files in it."""
    from rejectui.journal.records.views import asks_in

    journal, peers = session.journal, session.journal.peers
    line(f"Journal: {session.home.journal}")
    line(f"This computer writes: {journal.path.name}")
    ours = [peer for peer in peers if peer.ours]
    for peer in ours:
        logged = entries(len(asks_in(peer.tables)))
        line(f"It reads too: {peer.path.name} ({logged})")
    if not ours:
        say("To use it on several computers, move it to a folder that they share: rejectui data move FOLDER")
    for warning in session.warnings:
        say(warning, error=True)


def move_to(session: Session, arguments: Namespace) -> None:
    """Move the journal, and let config.toml know."""
    from rejectui.journal.folder.home import JournalHome
    from rejectui.journal.folder.move import found_in, move, unknown_asks

    here = session.home
    if not arguments.folder.strip():
        raise usage("Give a folder. Nothing was moved.")
    folder = absolute(path_of(os.path.expanduser(arguments.folder)))  # noqa: PTH111 - never raises
    if os.path.realpath(folder) == os.path.realpath(here.journal):
        say(f"The journal is in {folder} already.")
        return
    if folder.exists() and not folder.is_dir():
        raise usage(f"{quoted(str(folder))} is a file. Give a folder. Nothing was moved.")
    if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(here.state)):
        raise usage(f"{here.state} is for this computer alone. Give another folder. Nothing was moved.")
    there = found_in(folder, here.state)
    unknown = unknown_asks(session.journal.tables(), there)
    if unknown and not arguments.join:
        raise usage(
            f"{folder} holds a journal already, with {entries(unknown)} that "
            f"{'is' if unknown == 1 else 'are'} not in yours. If you wrote them on another computer, add "
            "--join, and both are one from then on. If somebody else did, choose another folder. "
            "Nothing was moved."
        )
    text = _text(here.config)
    default = os.path.realpath(folder) == os.path.realpath(find_home().journal)
    new = with_journal(text, None if default else str(folder), here.config)
    moved = move(JournalHome(here.journal, here.state), folder, lambda: _write(here.config, text, new))
    files = count(len(moved.copied), "file was", "files were")
    told = f" {files} copied there and read back." if moved.copied else ""
    say(f"The journal is in {folder} now.{told}")
    if not default:
        say(f"{here.config} says so: what else is in it was left alone.")
    if os.name != "nt" and folder.stat().st_mode & 0o077:
        say("Other accounts on this computer may look into that folder; its permissions can forbid it.")
    if moved.aside is not None:
        say(f"The old file is kept as {moved.aside}. Delete it when you like.")
    elif moved.copied:
        say(f"What was in {here.journal} is there still, for the other computers that read it.")


def with_journal(text: str, folder: str | None, path: Path) -> str:
    """config.toml with this folder for the journal, or without any; every other line stays as it is.

    Raises CommandError if that cannot be done without changing anything else.
    """
    import tomllib

    from msgspec.json import encode

    lines = text.splitlines(keepends=True)
    top = next((at for at, each in enumerate(lines) if each.lstrip().startswith("[")), len(lines))
    old = [at for at in range(top) if _name(lines[at]) == "journal"]
    if folder is None:
        new = [each for at, each in enumerate(lines) if at not in old]
    else:
        try:
            said = f"journal = {encode(folder).decode()}"
        except UnicodeEncodeError:
            raise CommandError(f"{quoted(folder)} has a name that no text file can hold.") from None
        if old:
            lines[old[0]] = f"{said}{_comment(lines[old[0]])}\n"
        else:
            behind = 1 + max((at for at in range(top) if _name(lines[at])[:1] not in ("", "#")), default=-1)
            if behind and not lines[behind - 1].endswith("\n"):
                lines[behind - 1] += "\n"
            lines.insert(behind, f"{said}\n")
        new = lines
    changed = "".join(new)
    wanted = {name: value for name, value in tomllib.loads(text).items() if name != "journal"}
    wanted |= {} if folder is None else {"journal": folder}
    try:
        same = tomllib.loads(changed) == wanted
    except tomllib.TOMLDecodeError:
        same = False
    if not same:
        raise CommandError(
            f"{path} is written in a way that this command cannot change safely. Take out its line about the "
            "journal, and move again. Nothing was moved."
        )
    return changed


def _name(written: str) -> str:
    """What a line of the file sets."""
    return written.partition("=")[0].strip().strip("\"'")


def _comment(written: str) -> str:
    """The comment behind a value, if it is sure to be one."""
    value, hash_, comment = written.rstrip("\r\n").rpartition(" #")
    return f"{hash_}{comment}" if value.rstrip().endswith(('"', "'")) else ""


def _text(path: Path) -> str:
    read_config(path)  # says what is wrong with it
    try:
        return path.read_bytes().decode()
    except (FileNotFoundError, NotADirectoryError):
        return ""


def _write(path: Path, old: str, new: str) -> None:
    from rejectui.journal.errors import cannot_save
    from rejectui.journal.file.disk import make_folder, replace_file

    if old == new:
        return
    try:
        make_folder(path.parent)
        replace_file(path, [new.encode()])
    except OSError as error:
        raise cannot_save(error, path) from error
