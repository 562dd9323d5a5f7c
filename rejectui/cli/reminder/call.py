"""What a scheduler starts: this Python with this RejectUI, and the folders that it is to look into."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from rejectui.cli.config import find_home
from rejectui.cli.reminder.notify import USUAL_PATH, path_to_notifier
from rejectui.cli.reminder.when import When
from rejectui.cli.terminal.out import CommandError, quoted
from rejectui.core.clean_text import UNSAFE

CARRIED = ("REJECTUI_HOME", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "PATH")
WITH = "--with"
AT = "--at"
CARD = "--card"
NOW, OFF, TEST = "now", "off", "test"


def call(environ: Mapping[str, str], by_hand: When | None = None, *, card: bool = False) -> tuple[str, ...]:
    """The arguments to start, the program first. Raises CommandError for what no scheduler can be told.

    A reminder that is set `by_hand` is kept nowhere: they tell when it is, and whether it names the card.
    """
    if not sys.executable:
        raise CommandError("This Python does not know where it is, so nothing else could start it.")
    carried = [part for name, value in _carried(environ).items() for part in (WITH, f"{name}={value}")]
    # -P: the folder in which a scheduler starts it is none to look for modules in.
    told = (AT, by_hand.typed, *((CARD,) if card else ())) if by_hand else ()
    argv = (sys.executable, "-P", "-m", "rejectui", "remind", NOW, *told, *carried)
    for part in argv:
        if UNSAFE.search(part) or "\n" in part or "\t" in part:
            raise CommandError(f"{quoted(part)} has a name that a scheduler cannot be told reliably.")
    return argv


def _carried(environ: Mapping[str, str]) -> dict[str, str]:
    found = {}
    if environ.get("REJECTUI_HOME"):
        found["REJECTUI_HOME"] = str(find_home().state.parent)
    else:
        names = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
        found = {name: environ[name] for name in names if environ.get(name)}
        if environ.get("HOME") not in (None, "", _account_home()):
            found["HOME"] = environ["HOME"]
    beside = path_to_notifier(environ)
    if beside:
        found["PATH"] = f"{beside}{os.pathsep}{USUAL_PATH}"
    return found


def _account_home() -> str | None:
    """The home that a scheduler gives to what it starts."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_dir
    except (ImportError, KeyError):
        return os.environ.get("HOME")


def take_along(carried: list[str]) -> None:
    """Let these `NAME=VALUE` hold from now on. Raises CommandError for others than `CARRIED`."""
    from rejectui.cli.terminal.out import usage

    for each in carried:
        name, equals, value = each.partition("=")
        if name not in CARRIED or not equals or "\0" in value:
            raise usage(f"{quoted(each)} is not NAME=VALUE with a name of {', '.join(CARRIED)}.")
        os.environ[name] = value
