"""`rejectui packs new`: a challenge by answering questions, in a new pack or in one that is there."""

from __future__ import annotations

import shlex
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rejectui.cli.packs.challenge_questions import FURTHER, NEEDED, add_options, fields, fitting, typed
from rejectui.cli.session import Session
from rejectui.cli.terminal.asking import LEFT, TypedQuestion, answers, ask
from rejectui.cli.terminal.out import CommandError, as_it_is, quoted, say, usage
from rejectui.cli.terminal.typed_values import path_of
from rejectui.core.asks.challenge import Challenge, Pack
from rejectui.core.clean_text import clean_line
from rejectui.core.slug import short_slug, slug

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands

ID = TypedQuestion(
    "id", "Its id, for ever? Journals point to it.", "Lower-case letters and digits, joined by hyphens"
)
TITLE = TypedQuestion("title", "What is the new pack about? A few words make its title.")
HEAD = (
    TypedQuestion("summary", "What is in it, in one sentence?"),
    TypedQuestion("language", "In which language is it written?", "such as en, es or pt-BR", default="en"),
    TypedQuestion("authors", "Who writes it? A name or a handle."),
)
LICENSE = "CC-BY-4.0"


def add_to(inside: Commands) -> None:
    """Declare the command of this file among those for packs."""
    one = inside.add("new", new, "write a challenge by answering questions, in a new pack or an old one")
    one.add_argument(
        "file", nargs="?", type=path_of, metavar="FILE", help="a pack file; a new one here unless given"
    )
    add_options(one, (*NEEDED, *FURTHER, ID))


def new(session: Session, arguments: Namespace) -> int:
    """Ask, write, check, show the card, and say how it goes on; status 1 when something is to be repaired."""
    from rejectui.packs.files import there

    path: Path | None = arguments.file
    if path is not None and there(path):
        challenge = _into(path, arguments)
    else:
        path, challenge = _new_pack(path, arguments)
    say()
    say(f"Written: {clean_line(str(path))}. To change a word, edit the file.")
    status = _look(session, path, challenge["id"])
    say()
    _go_on(session, path, challenge)
    return status


def _into(path: Path, arguments: Namespace) -> dict[str, Any]:
    from rejectui.packs.authoring.write import with_challenge
    from rejectui.packs.problem import CannotWrite
    from rejectui.packs.reading.reader import read_pack

    reading = read_pack(path)
    pack = reading.pack
    if reading.translation is not None:
        original = f"{reading.translation.translates}.yaml"
        raise CommandError(f"{quoted(path.name)} is a translation. A challenge goes into {original} first.")
    check_it = f"What is wrong: rejectui packs check {clean_line(str(path))}"
    if pack is None:
        raise CommandError(f"{quoted(str(path))} is not a pack yet. {check_it}")
    try:
        with_challenge(path.read_bytes(), {"id": "0-a-try"})  # before anybody has answered in vain
    except CannotWrite as error:
        raise CommandError(f"{clean_line(str(path))}: {error}") from None
    say(f"A challenge for {clean_line(pack.title)}. ctrl+c leaves with nothing written.")
    challenge = _challenge(arguments, {each.id for each in pack.challenges})
    try:
        _save(path, with_challenge(path.read_bytes(), challenge))
    except CannotWrite as error:
        raise CommandError(f"{error} {LEFT}") from None
    return challenge


def _new_pack(path: Path | None, arguments: Namespace) -> tuple[Path, dict[str, Any]]:
    from rejectui.packs.authoring.write import new_pack
    from rejectui.packs.describe import SCHEMA

    if path is not None:
        if path.suffix != ".yaml":
            raise usage(f"A pack file ends in .yaml, and {quoted(path.name)} does not.")
        _named(path.stem)
        if not path.parent.is_dir():
            raise usage(f"The folder {quoted(str(path.parent))} is not there.")
    say("A new pack, and its first challenge. ctrl+c leaves with nothing written.")
    say(f"It is written for others, under {LICENSE}: they may use it, and name you.")
    title = ask(TITLE, fitting(Pack, "title"))
    if path is None:
        name = TypedQuestion(
            "pack", "Its name? The file is called so, too.", ID.allowed, (), slug(str(title))
        )
        path = Path(f"{ask(name, _free)}.yaml")
    head = answers(HEAD, {}, lambda field, typed: _head(field, typed))
    authors = [head.pop("authors")]
    head = {"pack": path.stem, "title": title, **head, "license": LICENSE, "authors": authors}
    say()
    say("Now the challenge.")
    challenge = _challenge(arguments, set())
    _save(path, new_pack(head, challenge, schema=(path.parent / SCHEMA).exists()), fresh=True)
    return path, challenge


def _head(field: str, typed: str) -> Any:
    return fitting(Challenge, "by")(typed) if field == "authors" else fitting(Pack, field)(typed)


def _named(stem: str) -> str:
    try:
        return str(fitting(Pack, "pack")(stem))
    except ValueError as error:
        raise usage(f"{quoted(stem)} cannot be a pack's name. {error}") from None


def _free(typed: str) -> str:
    from rejectui.packs.files import there

    name = str(fitting(Pack, "pack")(typed))
    if there(Path(f"{name}.yaml")):
        raise ValueError(f"There is a {name}.yaml here already. Write another name.")
    return name


def _challenge(arguments: Namespace, taken: set[str]) -> dict[str, Any]:
    """The fields of the challenge, in the order of the file."""
    asked = (*NEEDED, *FURTHER)
    given = typed(arguments, asked)

    def free(typed: str) -> str:
        if typed in taken:
            raise ValueError(f"The id {typed} is taken in this pack. Write another one.")
        return str(fitting(Challenge, "id")(typed))

    try:
        found = fields(asked, given)
        proposed = short_slug(found["title"])
        question = ID._replace(default="" if proposed in taken else proposed)
        name = answers([question], {**given, "id": arguments.told_id}, lambda _, typed: free(typed))
    except ValueError as error:
        raise usage(f"{error} {LEFT}") from None
    return {**name, **{each.field: found[each.field] for each in asked if each.field in found}}


def _save(path: Path, data: bytes, *, fresh: bool = False) -> None:
    from rejectui.journal.errors import cannot_save
    from rejectui.journal.file.disk import create_file, replace_file

    try:
        if fresh:
            create_file(path, [data])
            path.chmod(0o644)  # to be read by others, unlike a journal
        else:
            mode = path.stat().st_mode & 0o777
            replace_file(path, [data])
            path.chmod(mode)
    except FileExistsError:
        raise CommandError(f"There is a {quoted(path.name)} by now, and it stays as it is. {LEFT}") from None
    except OSError as error:
        raise cannot_save(error, path) from error


def _look(session: Session, path: Path, name: str) -> int:
    """Check what was written, and show the card."""
    from rejectui.cli.packs.check import check, preview

    say()
    status = check(session, Namespace(paths=[path], format="text", against=None))
    say()
    try:
        preview(session, Namespace(file=path, id=name))
    except CommandError:
        say("The card can be seen once this is repaired.")
    return status


def _go_on(session: Session, path: Path, challenge: Mapping[str, Any]) -> None:
    """How the challenge gets to others, or into one's own deck."""
    whole = path.resolve()
    if whole.parent == session.home.packs.resolve():
        say("It is in your packs folder: it may be dealt from now on.")
        return
    if any((folder / ".git").exists() for folder in whole.parents):
        say("To propose it:")
        say()
        file = shlex.quote(clean_line(str(path)))
        branch, message = challenge["id"], shlex.quote(clean_line(challenge["title"]))
        for command in (
            f"git switch -c {branch}",
            f"git add {file}",
            f"git commit -m {message}",
            f"git push -u origin {branch}",
        ):
            as_it_is(f"    {command}")
        say()
        say("Then open a pull request; from a fork of yours, if you may not push here. A person reads it.")
        return
    say(
        'To propose it without git: the form "Suggest a challenge", among the issues of the project, asks '
        "for what matters most."
    )
    say(f"To be dealt it here: rejectui packs add {clean_line(str(path))}")
