"""The app in a process of its own, for the tests that need a real terminal: `python -m tests.ui.child`.

The first argument says how: as the command starts it, as a "job" of a shell, "behind" it, with something
broken, "at_once" as `python -m rejectui` does it, or with evil packs and journal: as "files" or "past" the
reader, and then the second one says whether they meet "keys" or "commands".
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from tests.clocked import MOMENT, clocked, since

SECRET = "my private words"
# It continues what it started after a line of input; in the job, somebody waits for RejectUI.
SHELL = 'set -m; "$@"; echo "The shell waits."; read line; fg'
JOB = '"$@"; exit $?'
# It starts it behind itself, where it stops as soon as it wants the terminal.
BEHIND = (
    'set -m; "$@" & until grep -q "^State:.T" /proc/$!/status; do sleep 0.01; done; echo "It is stopped."; '
)
BEHIND += "read line; fg"


def _break(how: str) -> None:
    from rejectui.ui.app import RejectUI
    from rejectui.ui.places.today import TodayScreen
    from rejectui.ui.widgets.today.view import TodayView

    def fail(*_: object) -> None:
        note = SECRET + " in a local variable"
        raise RuntimeError(f"{note} in a message")

    async def fail_later(*_: object) -> None:
        fail()

    if how == "handler":
        TodayScreen.action_rest = fail  # type: ignore[method-assign]
    elif how == "worker":
        TodayScreen.action_rest = lambda screen: screen.run_worker(fail_later()) and None  # type: ignore[method-assign]
    elif how == "timer":
        TodayScreen.action_rest = lambda screen: screen.set_timer(0.01, fail) and None  # type: ignore[method-assign]
    elif how == "look":
        RejectUI.look_around = fail  # type: ignore[method-assign]
    elif how == "paint":
        TodayScreen.action_rest = lambda screen: setattr(TodayView, "render_lines", fail) or screen.refresh()  # type: ignore[func-returns-value, method-assign]


def _at_once() -> int:
    """From the first line of the program on. Where HOLD names a folder, it tells there what was done with the
    terminal at once, and waits there until somebody opens `go`, before anything heavy is imported; which
    fails where it is BROKEN."""
    from rejectui.cli.at_once import memo, terminal

    clock = since(datetime.fromisoformat(os.environ.get("MOMENT") or MOMENT.isoformat()))
    memo.time = lambda: clock().timestamp()
    take = terminal.take

    def taken_and_held() -> terminal.Taken | None:
        taken = take()
        hold = os.environ.get("HOLD")
        if hold:
            told = "not taken" if taken is None else "drawn" if taken.drawn else "taken"
            Path(hold, "new").write_text(told)
            Path(hold, "new").rename(Path(hold, "told"))
            Path(hold, "go").read_bytes()
        if "BROKEN" in os.environ:
            sys.modules["rejectui.cli.main"] = None  # type: ignore[assignment]
            return taken
        import rejectui.cli.main

        rejectui.cli.main.run = partial(rejectui.cli.main.run, now=clock)
        return taken

    terminal.take = taken_and_held
    from rejectui.__main__ import main

    sys.argv[1:] = []
    return main()


def main() -> int:
    """Take the terminal and run the app; returns the exit status."""
    # Here, so that a system without them can import this file, and skips what needs a terminal.
    import fcntl
    import termios

    with suppress(OSError):  # what comes in is no terminal
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    how, home = sys.argv[1], Path(os.environ["REJECTUI_HOME"])
    if how in ("past", "files"):
        from tests.ui.evil_house import by_commands, by_keys, move_in

        house = move_in(home, files=how == "files")
        return {"keys": by_keys, "commands": by_commands}[sys.argv[2]](house)
    if how == "job":
        os.execvp("sh", ["sh", "-c", SHELL, "sh", "sh", "-c", JOB, "sh", *clocked()])
    if how == "behind":
        os.execvp("sh", ["sh", "-c", BEHIND, "sh", *clocked()])
    if how == "at_once":
        return _at_once()
    if how != "plain":
        _break(how)
    from rejectui.cli.main import run

    return run([], since(MOMENT))


if __name__ == "__main__":
    sys.exit(main())
