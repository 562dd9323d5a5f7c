"""What challenges have to be like, as options of a command."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import get_args

from rejectui.core.asks.challenge import Channel
from rejectui.core.dealing.filters import Filter

PLACES = ("anywhere", "home", "work", "free")  # free: once the only filter that was no place


def add_filters(command: ArgumentParser) -> None:
    """Declare the options; `filter_of` reads them."""
    inside = command.add_argument_group("only challenges")
    inside.add_argument(
        "--where", choices=PLACES, default="anywhere", help="for where you are; free is as --free"
    )
    inside.add_argument(
        "--by",
        choices=[each.replace("_", "-") for each in get_args(Channel)],
        action="append",
        default=[],
        help="asked in this way; may be given more than once",
    )
    inside.add_argument(
        "--level", type=int, choices=range(1, 6), action="append", default=[], help="of this level; as --by"
    )
    inside.add_argument("--free", action="store_true", help="without spending money")
    inside.add_argument("--any-day", action="store_true", help="that need no occasion")
    inside.add_argument("--likely-no", action="store_true", help="that will probably hear a no, or nothing")


def filter_of(arguments: Namespace) -> Filter:
    """What the options ask for."""
    ways = {each.replace("_", "-"): each for each in get_args(Channel)}
    return Filter(
        channels=tuple(ways[each] for each in arguments.by),
        levels=tuple(arguments.level),
        place=arguments.where if arguments.where in ("home", "work") else None,
        free=arguments.free or arguments.where == "free",
        any_day=arguments.any_day,
        likely_no=arguments.likely_no,
    )
