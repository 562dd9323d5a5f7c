"""For those who write packs: check files, tell the rules, and see the cards."""

from __future__ import annotations

from argparse import Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rejectui.cli.at_once.today import width
from rejectui.cli.session import Session
from rejectui.cli.terminal.card import show_card
from rejectui.cli.terminal.out import CommandError, as_it_is, in_words, joined, line, quoted, say, usage
from rejectui.cli.terminal.typed_values import path_of
from rejectui.core.card.compose import card_text
from rejectui.core.clean_text import clean_line
from rejectui.core.wording.words import count

if TYPE_CHECKING:
    from rejectui.cli.parser import Commands
    from rejectui.packs.library import Checked
    from rejectui.packs.problem import Problem

FORMATS = ("text", "json", "github")
COMMANDS = {"error": "error", "warning": "warning", "review": "notice"}
LEVELS = {
    "error": "an error. A challenge that breaks it is not dealt until it is repaired.",
    "warning": "a warning. It stops nothing, and is worth a second look.",
    "review": "for a reviewer. It is no error; a person reads the challenge, and settles it with reviewed.",
}
_EXAMPLE = """\
Status 0: no errors, though perhaps warnings. 1: errors. 2: a mistake in the
command.

--format json prints a list; level is error, warning, or review (for a person):

  [
    {
      "path": "challenges/cafe.yaml",
      "line": 12,
      "column": 10,
      "code": "R09",
      "level": "error",
      "what": "\\"film them\\" shows somebody who did not choose it",
      "remedy": "keep it in the journal"
    }
  ]

--format github prints workflow commands, which GitHub shows beside the lines.

--against takes a folder with the packs as they were, and finds ids and packs
that are gone: people's journals point to them.
"""


def add_to(inside: Commands) -> None:
    """Declare the commands of this file among those for packs."""
    one = inside.add("check", check, "tell what is wrong in pack files: status 0 no errors, 1 errors")
    one.formatter_class = partial(RawDescriptionHelpFormatter, width=width(), max_help_position=28)
    one.epilog = _EXAMPLE
    one.add_argument(
        "paths", nargs="*", type=path_of, metavar="PATH", help="files and folders; all packs unless given"
    )
    one.add_argument("--format", choices=FORMATS, default="text", help="how it is printed")
    one.add_argument("--against", type=path_of, metavar="DIR", help="a folder with the packs as they were")
    one = inside.add("rules", rules, "list the rules for challenges, or explain one")
    one.add_argument("code", nargs="?", metavar="CODE", help="such as R06")
    one = inside.add("preview", preview, "show the cards of a pack file")
    one.add_argument("file", type=path_of, metavar="FILE", help="a pack file")
    one.add_argument("id", nargs="?", metavar="ID", help="only this challenge")


def check(session: Session, arguments: Namespace) -> int:
    """Print everything that is found in pack files."""
    from rejectui.packs.files import there

    before: Path | None = arguments.against
    if before is not None and not there(before, folder=True):
        raise usage(f"{quoted(str(before))} is not a folder. Give a folder with the packs as they were.")
    checked = _checked(session, arguments.paths)
    for path in checked.missing:
        say(f"{quoted(str(path))} is not there. Give the path of a pack file or a folder.", error=True)
    found = [*checked.problems, *checked.advice]
    if before is not None:
        from rejectui.packs.authoring.compare import compare
        from rejectui.packs.library import bundled_folder

        present = [path for path in arguments.paths if path not in checked.missing]
        found += compare(present if arguments.paths else [bundled_folder()], before)
    found.sort(key=lambda problem: (problem.path, problem.line, problem.column))
    _print(found, arguments.format)
    if checked.missing:
        return 2
    if arguments.format != "json":
        say(_sum(found, checked))
    return 1 if any(problem.level == "error" for problem in found) else 0


def _checked(session: Session, paths: Sequence[Path]) -> Checked:
    from rejectui.packs import library

    if paths:
        return library.check(paths, session.home.packs)
    # What the app reads, read afresh: so that it counts the same, packs of one name included.
    folders = [(library.bundled_folder(), True), (session.home.packs, False)]
    found = library.load(folders, wording=True)
    catalog = found.catalog
    packs, challenges = len(catalog.packs), len(catalog)
    return library.Checked(found.problems, packs, challenges, (), found.advice, found.translations)


def _print(found: Sequence[Problem], wanted: str) -> None:
    if wanted == "json":
        import json

        # Plain ASCII: whatever is in a path or a pack, no terminal and no encoding makes something of it.
        as_it_is(json.dumps([_as_json(problem) for problem in found], indent=2))
        return
    for problem in found:
        line(str(problem) if wanted == "text" else workflow_command(problem))


def _as_json(problem: Problem) -> dict[str, Any]:
    names = ("path", "line", "column", "code", "level", "what", "remedy")
    return {name: getattr(problem, name) for name in names}


def workflow_command(problem: Problem) -> str:
    """A problem as GitHub's runner reads it, escaped as GitHub documents: one line, and one command.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    properties = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{COMMANDS[problem.level]} {told}::{_data(f'{problem.what}; {problem.remedy}')}"


def _data(text: object) -> str:
    return clean_line(str(text)).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: object) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _sum(found: Sequence[Problem], checked: Checked) -> str:
    """One line at the end."""
    number = {level: sum(problem.level == level for problem in found) for level in COMMANDS}
    good = f"{count(checked.packs, 'pack', 'packs')}, {count(checked.challenges, 'challenge', 'challenges')}"
    if checked.translations:
        good += f", {count(checked.translations, 'translation', 'translations')}"
    besides = [count(number["warning"], "warning", "warnings")] if number["warning"] else []
    besides += [f"{number['review']} for a reviewer"] if number["review"] else []
    if number["error"]:
        errors = count(number["error"], "problem", "problems")
        return f"{', '.join([errors, *besides])}; good: {good}."
    return f"No problems in {good}." + (f" Besides, {' and '.join(besides)}." if besides else "")


def rules(session: Session, arguments: Namespace) -> None:
    """List the rules, or explain one."""
    from rejectui.packs.rules.rules import RULES

    if arguments.code is None:
        for code, rule in RULES.items():
            say(f"{code} ({rule.level}) {rule.sentence}", hang="    ")
        say()
        say("What to do instead, for one of them: rejectui packs rules R06")
        return
    code = arguments.code.strip().upper()
    if code not in RULES:
        first, *_, last = RULES
        raise usage(
            f"No rule is called {quoted(arguments.code)}. There are {first} to {last}: rejectui packs rules. "
            "Other codes are about how a file is written, and say at once what to write instead."
        )
    rule = RULES[code]
    say(f"{code}, {LEVELS[rule.level]}")
    say()
    say(rule.sentence)
    say(f"Instead: {rule.remedy}.")
    say()
    say("The fields and some English words show a part of it. What they do not show, a reviewer judges.")


def preview(session: Session, arguments: Namespace) -> None:
    """Print the cards of a pack file as the app shows them."""
    from rejectui.packs.files import there
    from rejectui.packs.library import read_whole

    path: Path = arguments.file
    if not there(path):
        raise usage(f"{quoted(str(path))} is not there. Give the path of a pack file.")
    reading = read_whole(path)
    pack = reading.pack
    check_it = f"rejectui packs check {clean_line(str(path))}"
    if pack is None:
        raise CommandError(f"{quoted(str(path))} is not a pack yet. What is wrong: {check_it}")
    wanted = [each for each in pack.challenges if arguments.id in (None, each.id, f"{pack.pack}/{each.id}")]
    if not wanted and arguments.id is not None:
        raise CommandError(f"No good challenge is called {quoted(arguments.id)} there. Check it: {check_it}")
    for number, challenge in enumerate(wanted):
        if number:
            say()
            if not in_words():
                say("---")
                say()
        retired = "retired, not dealt" if challenge.retired else None
        say(joined((f"{pack.pack}/{challenge.id}", retired)))
        say()
        show_card(card_text(challenge))
    if reading.problems:
        say()
        problems = count(len(reading.problems), "problem keeps", "problems keep")
        say(f"{problems} cards out: {check_it}")
