"""The command line, declared by the files of each subject; only the subject that is asked for is imported."""

from __future__ import annotations

import re
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any, NoReturn

from rejectui.cli.at_once.today import PLAIN, width
from rejectui.cli.session import Session
from rejectui.cli.terminal.out import quoted, usage
from rejectui.core.clean_text import shortened

Do = Callable[[Session, Namespace], int | None]

# In the order of the help; each name is declared by the `add` of its file.
COMMAND_FILES = {
    "today": "commands.practice",
    "status": "commands.status",
    "another": "commands.practice",
    "plan": "commands.practice",
    "log": "commands.log",
    "after": "commands.after",
    "rest": "commands.rest",
    "remind": "commands.reminder.remind",
    "ladder": "commands.ladder",
    "asks": "commands.asks",
    "program": "commands.programs",
    "review": "commands.review",
    "takeaway": "commands.review",
    "journal": "commands.journal.records",
    "share": "commands.share",
    "answer": "commands.journal.records",
    "edit": "commands.journal.records",
    "delete": "commands.journal.records",
    "undo": "commands.journal.records",
    "forget": "commands.journal.forget",
    "export": "commands.journal.export",
    "import": "commands.journal.import_file",
    "backup": "commands.journal.backup",
    "packs": "packs.packs",
    "set": "commands.settings",
    "where": "commands.settings",
    "data": "commands.journal.data",
    "doctor": "commands.journal.doctor",
    "support": "commands.settings",
    "fair": "commands.settings",
    "completion": "commands.completion",
    "demo": "demo.demo",
}
_LONG = re.compile(r"(\S{40})\S+")

# Subjects with commands of their own.
WITHIN = ("packs", "program", "asks", "export", "data", "backup")


class Parser(ArgumentParser):
    """Tells a mistake in one sentence."""

    def __init__(self, **options: Any) -> None:
        """Take what ArgumentParser takes; no shortened options, help as wide as everything else."""
        formatter = partial(HelpFormatter, width=width(), max_help_position=28)
        super().__init__(allow_abbrev=False, formatter_class=formatter, **options)

    def error(self, message: str) -> NoReturn:
        """Raise the sentence instead of leaving; argparse repeats what was typed, however long it is."""
        told = shortened(_LONG.sub(r"\1…", message))
        raise usage(f"{told}. How it is written: {self.prog} --help")

    def print_help(self, file: object = None) -> None:
        """Print it; argparse would not tell when nobody can read it."""
        print(self.format_help(), end="")


class Commands:
    """The commands of a parser, by name."""

    def __init__(self, parser: Parser) -> None:
        """Take the parser that they belong to."""
        self.named: dict[str, Parser] = {}
        self._parsers = parser.add_subparsers(title="commands", metavar="COMMAND", prog=parser.prog)

    def add(self, name: str, do: Do, summary: str) -> Parser:
        """Declare a command and the function that does it."""
        one = self._parsers.add_parser(name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}.")
        one.set_defaults(do=do)
        self.named[name] = one
        return one


def whole() -> Parser:
    """The parser with every command."""
    parser, commands = _top()
    for file in dict.fromkeys(COMMAND_FILES.values()):
        import_module(f"rejectui.cli.{file}").add(commands)
    return parser


def parse(argv: Sequence[str]) -> Namespace:
    """What was asked for; raises CommandError, or SystemExit after printing help."""
    name, *rest = argv
    if name not in COMMAND_FILES:
        if not name.startswith("-"):
            raise usage(f"There is no command {quoted(name)}. rejectui --help lists them.")
        return whole().parse_args(argv)
    _, commands = _top()
    import_module(f"rejectui.cli.{COMMAND_FILES[name]}").add(commands)
    command = commands.named[name]
    # Options may stand among the places, but argparse knows no commands of commands then.
    return command.parse_args(rest) if name in WITHIN else command.parse_intermixed_args(rest)


def _top() -> tuple[Parser, Commands]:
    parser = Parser(
        prog="rejectui",
        description="Rejection practice: one small, honest ask a day, where a no is a fine answer. "
        "Without a command, the app opens.",
        epilog="It is practice, not therapy: rejectui support",
    )
    parser.add_argument("--version", action="store_true", help="print the version and leave")
    parser.add_argument(  # taken before, wherever it stands: `out.prepare`
        PLAIN, action="store_true", help="with any command: no signs, all in words, as where no terminal is"
    )
    return parser, Commands(parser)
