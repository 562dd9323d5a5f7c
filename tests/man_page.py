"""The man page, made from the declarations of the commands: `python -m tests.man_page` writes it anew.

It is kept in the repository, and not made while the package is built: for that, everything that the commands
import would have to be installed first. A test tells when it is not what the commands say.
"""

from __future__ import annotations

import os
import re
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from argparse_manpage.manpage import Manpage

from rejectui.cli.parser import whole

PROJECT = Path(__file__).parents[1]
FILE = PROJECT / "rejectui" / "cli" / "rejectui.1"
NAME = "rejection practice: one small, honest ask a day"
SECTIONS = {
    "ENVIRONMENT": r"""
.TP
.B REJECTUI_HOME
a folder for everything that RejectUI keeps, instead of the usual ones of the system
.TP
.B NO_COLOR
if it is set and not empty, no color is used
.TP
.B TERM
where it is
.IR dumb ,
nothing is drawn, and all is said in words""",
    "FILES": r"""
.B rejectui where
tells where the journal, the packs and the configuration are.""",
    "EXIT STATUS": r"""
0 if all is well, 1 if it could not be done, 2 if the command was written wrongly;
.B rejectui status
tells the day by it.""",
}


def made(date: str) -> str:
    """The page, with this as its date (2026-12-01)."""
    with patch.dict(os.environ, {"COLUMNS": "79"}):
        parser = whole()
        for _, each in commands(parser):
            each.description = None  # it says the same as the line in the list of commands
        version = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
        about = {
            "project_name": "RejectUI",
            "version": version,
            "description": NAME,
            "manual_title": "RejectUI",
        }
        page = Manpage(parser, about, format="single-commands-section")
        for heading, text in SECTIONS.items():
            page.add_section(heading, "=", text.strip())
        page.date = date
        text = str(page)
    # mandoc reads no date with what stands for a minus in it.
    text = text.replace(date.replace("-", r"\-"), date, 1)
    # How a command is written keeps its lines; what every command takes is left out.
    return re.sub(r"^(usage: .*(?:\n +.*)*)", _as_it_is, text, flags=re.MULTILINE).replace(r" [\-h]", "")


def _as_it_is(found: re.Match[str]) -> str:
    return f".nf\n{found[0]}\n.fi"


def commands(parser: ArgumentParser, called: str = "rejectui") -> Iterator[tuple[str, ArgumentParser]]:
    """(how it is called, its parser) of each command, and of the commands of each."""
    for action in parser._actions:
        if isinstance(action, _SubParsersAction):
            for name, each in action.choices.items():
                yield f"{called} {name}", each
                yield from commands(each, f"{called} {name}")


def is_up_to_date() -> bool:
    """Whether the file says what the commands say; each Python breaks lines of usage at places of its own."""
    page = FILE.read_text("utf-8")
    return made(date_of(page)).split() == page.split()


def date_of(page: str) -> str:
    """The date in its first line."""
    (date,) = re.findall(r'^\.TH .*"(\d{4}-\d\d-\d\d)"', page)
    return str(date)


if __name__ == "__main__" and not is_up_to_date():
    FILE.write_text(made(datetime.now(UTC).date().isoformat()), "utf-8")
