"""Every command with odd arguments, and in odd surroundings.

    python -m tests.bench.arguments [--short] [--seed N] [--only NAME]

The commands are those of the parser, whatever they are. Each is given every odd word once, at a place that
chance chooses among its own and its options; the seed chooses the same again. Then each runs as a process of
its own with closed, full and strange streams, without a home, in a deleted folder. What must hold, whatever
is given: no word of Python, status 0, 1 or 2 (141 when nobody reads), no control character, no waiting; a
command that reads changes nothing, and one that fails neither. The status is 1 if something did not hold.
"""

from __future__ import annotations

import argparse
import gc
import os
import pkgutil
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import rejectui
from rejectui.cli.parser import whole
from tests.bench.calls import Call, Room
from tests.bench.odd import NOT_AS_ROOT, SOUND, SURROUNDINGS, WORDS, furnish

SHORT = 20  # of so many words, a command is given one


class Command(NamedTuple):
    """A command: its name, what stands in places, and its options."""

    name: str
    places: Sequence[argparse.Action]
    options: Sequence[argparse.Action]


def main(arguments: Sequence[str] | None = None) -> int:
    """Try everything, print a table and what did not hold; the exit status."""
    parser = argparse.ArgumentParser("python -m tests.bench.arguments", description="Odd arguments.")
    parser.add_argument("--seed", type=int, default=1, help="chooses the places of the words")
    parser.add_argument("--short", action="store_true", help=f"one of {SHORT} words, each surrounding once")
    parser.add_argument("--only", default="", help="only commands whose name begins so")
    chosen = parser.parse_args(arguments)
    began = time.monotonic()
    words = dict(WORDS)
    if os.geteuid() == 0:
        print(f"As root, these are not tried: {', '.join(NOT_AS_ROOT)}")
        words = {name: word for name, word in WORDS.items() if name not in NOT_AS_ROOT}
    with tempfile.TemporaryDirectory(prefix="rejectui-arguments-") as folder:
        _load_all()
        furnished = Path(folder) / "furnished"
        furnished.mkdir()
        furnish(furnished)
        every = [each for each in commands(whole()) if each.name.startswith(chosen.only)]
        calls = list(_with_words(every, words, Path(folder), chosen.seed, SHORT if chosen.short else 1))
        # The step of the short form meets another command in each surrounding.
        calls += _in_surroundings(every, Path(folder), len(every) + 1 if chosen.short else 1)
    print(report(calls))
    print(f"{len(calls):,} calls in {time.monotonic() - began:.0f} seconds, seed {chosen.seed}")
    return 1 if any(call.faults for call in calls) else 0


def commands(parser: argparse.ArgumentParser, name: str = "") -> Iterator[Command]:
    """Every command of a parser and of those within it, in the order of the help."""
    within = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    own = [
        each for each in parser._actions if each not in within and not isinstance(each, argparse._HelpAction)
    ]
    yield Command(
        name,
        [each for each in own if not each.option_strings],
        [each for each in own if each.option_strings],
    )
    for action in within:
        for each, inner in action.choices.items():
            yield from commands(inner, f"{name} {each}".strip())


def arguments_of(command: Command, odd: str, chance: random.Random) -> list[str]:
    """The command with this word at one of its places, and sound words at some of the others."""
    slots: list[argparse.Action | None] = [*command.places, *command.options, None]
    at = chance.choice(slots)
    argv = command.name.split()
    for option in command.options:
        if option is at and option.nargs == 0:
            argv.append(f"{option.option_strings[-1]}={odd}")
        elif option is at:
            argv += [option.option_strings[-1], odd]
        elif chance.random() < 0.15:
            argv += [
                option.option_strings[-1],
                *([chance.choice(_sound(command, option))] if option.nargs != 0 else []),
            ]
    for place in command.places:
        if place is at:
            argv.append(odd)
        elif place.nargs is None or chance.random() < 0.6:
            argv.append(chance.choice(_sound(command, place)))
    return argv if at else [*argv, odd]


def sound_arguments(command: Command) -> list[str]:
    """The command with what it needs, and nothing odd."""
    needed = [_sound(command, place)[0] for place in command.places if place.nargs is None]
    return [*command.name.split(), *needed]


def _sound(command: Command, action: argparse.Action) -> Sequence[str]:
    """What may well stand there."""
    if action.choices:
        return [str(each) for each in action.choices]
    subject = command.name.split()[0]
    return SOUND.get(f"{subject} {action.metavar}") or SOUND.get(str(action.metavar)) or ("some words",)


def _with_words(
    every: Sequence[Command], words: dict[str, str], folder: Path, seed: int, step: int
) -> Iterator[Call]:
    room = Room(folder / "furnished", folder / "room")
    for number, command in enumerate(every):
        chance = random.Random(f"{seed} {command.name}")
        yield room.forked(command.name, sound_arguments(command))
        for odd in list(words.values())[number % step :: step]:
            yield room.forked(command.name, arguments_of(command, odd, chance))


def _in_surroundings(every: Sequence[Command], folder: Path, step: int) -> Iterator[Call]:
    wanted = [(command, where) for where in SURROUNDINGS for command in every][::step]
    # A room for each that is at work; as a rule the next one is free before anybody waits for it.
    rooms = [Room(folder / "furnished", folder / f"room {number}") for number in range(os.cpu_count() or 1)]

    def tried(room: Room, mine: Sequence[tuple[Command, str]]) -> list[Call]:
        return [
            room.run(command.name, sound_arguments(command), where, SURROUNDINGS[where])
            for command, where in mine
        ]

    shares = [wanted[number :: len(rooms)] for number in range(len(rooms))]
    with ThreadPoolExecutor(len(rooms)) as workers:
        for calls in workers.map(tried, rooms, shares):
            yield from calls


def report(calls: Sequence[Call]) -> str:
    """How the calls ended, a row a command and a row a surrounding; then each that did not hold."""
    rows: dict[str, Counter[Any]] = {}
    for call in calls:
        row = rows.setdefault(call.where or call.command or "(no command)", Counter())
        row.update([call.status, "calls", *(["wrong"] if call.faults else [])])
    lines = [f"{'':34}{'calls':>7}{'0':>7}{'1':>7}{'2':>7}{'141':>7}{'wrong':>7}"]
    for name, row in rows.items():
        cells = "".join(f"{row[key]:>7}" for key in ("calls", 0, 1, 2, 141, "wrong"))
        lines.append(f"{name:34}{cells}")
    wrong = [call for call in calls if call.faults]
    lines += ["", f"What did not hold: {len(wrong)} of {len(calls):,} calls"]
    lines += [f"  {', '.join(call.faults)}: {call}" for call in wrong]
    return "\n".join(lines)


def _load_all() -> None:
    """Import everything but the app, so that a fork begins where a command does."""
    for module in pkgutil.walk_packages(rejectui.__path__, "rejectui."):
        if (
            not module.name.startswith(("rejectui.ui", "rejectui.cli.open_app"))
            and "__main__" not in module.name
        ):
            import_module(module.name)
    gc.freeze()


if __name__ == "__main__":
    sys.exit(main())
