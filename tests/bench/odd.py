"""Odd words for commands, and odd surroundings: what `python -m tests.bench.arguments` gives them."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from rejectui.cli.session import Session, now
from rejectui.core.asks.attempt import Attempt
from rejectui.core.limits import fit

KNOWN = "abcd1" + "0" * 27
# What a command is given where its help says so; anything else gets words.
SOUND = {
    "ID": (KNOWN[:8],),
    "packs ID": ("cafe/coffee-grounds", KNOWN[:8]),
    "OUTCOME": ("n", "yes"),
    "DISTRESS": ("60",),
    "YES|NO": ("yes", "no"),
    "DATE": ("2999-01-01",),
    "DAY": ("yesterday", "monday"),
    "FROM": ("friday",),
    "TO": ("2999-01-01",),
    "backup NAME": ("newest",),
    "packs NAME": ("cafe",),
    "program NAME": ("thirty-days",),
    "set NAME": ("mouse", "areas"),
    "set VALUE": ("off", "none"),
    "remind TIME": ("18:30", "off", "test", "now"),
    "remind DAYS": ("mon-fri", "sat"),
    "N": ("50",),
    "CODE": ("R06",),
    "FILE": ("a file.yaml", "new.yaml", "-"),
    "import FILE": ("journal.json", "-"),
    "PATH": ("a file.yaml", "."),
    "FOLDER": ("elsewhere",),
    "DIR": (".",),
}
WORDS = {
    "nothing": "",
    "a space": " ",
    "300 letters": "x" * 300,
    "5,001 letters": "x" * 5_001,
    "100,000 letters": "x" * 100_000,
    "a name of 255 letters": "x" * 250 + ".yaml",
    "a hyphen": "-",
    "two hyphens": "--",
    "a leading hyphen": "-x",
    "no such option": "--no-such-option=1",
    "too many options": "--" + "x" * 2_000,
    "a negative number": "-5",
    "1e9": "1e9",
    "NaN": "NaN",
    "infinity": "-inf",
    "an underscore": "6_0",
    "a percentage": "60%",
    "a comma": "6,0",
    "a half": "½",
    "101": "101",
    "5,000 digits": "9" * 5_000,
    "wide digits": "６０",
    "Arabic digits": "٦٠",
    "30 February": "2026-02-30",
    "30 February in words": "30 February",
    "the year 0": "0000-01-01",
    "the last day": "9999-12-31",
    "the first day": "0001-01-01",
    "the year 10000": "10000-01-01",
    "escape": "\x1b[31mred\x07",
    "two lines": "two\nlines.yaml",
    "carriage return": "a\r\nb",
    "right to left": "\u202eright\u200b",
    "many accents": "e" + "\u0301" * 200,
    "a family": "👩‍👩‍👧" * 50,
    "bytes that are no text": os.fsdecode(b"\xff\xfe\xed\xa0\x80"),
    "an unknown id": "f" * 32,
    "a shared beginning": KNOWN[:4],
    "an id of one letter": "a",
    "a pattern": "*",
    "marks of a template": "%s {0} $(x) `x`",
    "a path that climbs": "../../../../../../etc/passwd",
    "a folder": ".",
    "a file": "a file.yaml",
    "a name with a dot": ".yaml",
    "below a file": "a file.yaml/below.yaml",
    "a loop of links": "loop.yaml",
    "a link to nothing": "nowhere.yaml",
    "a pipe that nobody writes": "pipe.yaml",
    "no folder": "no/such/folder/x.yaml",
    "somebody's folder": "~nobody-at-all/x.yaml",
    "not to be read": "forbidden.yaml",
    "a folder not to be entered": "locked/x.yaml",
    "nothing but a device": "/dev/null",
    "a device without end": "/dev/zero",
}
# As root there is nothing that may not be read, and devices are not safe.
NOT_AS_ROOT = ("not to be read", "a folder not to be entered", "nothing but a device", "a device without end")

_PLAIN = "unset REJECTUI_HOME XDG_DATA_HOME XDG_STATE_HOME XDG_CONFIG_HOME"
# Each is a line of sh: "$@" is the command. Where HOME is no absolute path, the account's real home would do
# instead, which nothing here may touch: the XDG variables lead elsewhere then (tests/bench/calls.py).
SURROUNDINGS = {
    "as it should be": '"$@"',
    "stdin closed": '"$@" <&-',
    "stdout closed": '"$@" >&-',
    "stderr closed": '"$@" 2>&-',
    "stdin and stdout closed": '"$@" <&- >&-',
    "everything closed": '"$@" <&- >&- 2>&-',
    "stdin empty": '"$@" </dev/null',
    "stdin not to be read": '"$@" 0>written',
    "stdin no text": 'printf "\\377\\376\\n" | "$@"',
    "stdout full": '"$@" >/dev/full',
    "stdout full, stdin empty": '"$@" </dev/null >/dev/full',
    "stdout not to be written": '"$@" 1</dev/null',
    "stderr full": '"$@" 2>/dev/full',
    "stdout and stderr full": '"$@" >/dev/full 2>/dev/full',
    "stdout full, stderr closed": '"$@" >/dev/full 2>&-',
    "nobody reads": '{ "$@"; echo $? >status; } | true; exit $(cat status)',
    "LC_ALL=C": 'LC_ALL=C "$@"',
    "ASCII": 'PYTHONIOENCODING=ascii "$@"',
    "no UTF-8": 'LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 "$@"',
    "COLUMNS=0": 'COLUMNS=0 "$@"',
    "COLUMNS=1": 'COLUMNS=1 "$@"',
    "COLUMNS=-5": 'COLUMNS=-5 "$@"',
    "COLUMNS=x": 'COLUMNS=x "$@"',
    "no HOME": 'unset HOME REJECTUI_HOME; "$@"',
    "HOME empty": 'unset REJECTUI_HOME; HOME= "$@"',
    "HOME relative": 'unset REJECTUI_HOME; HOME=some/where "$@"',
    "HOME a file": f'{_PLAIN}; HOME="$PWD/a file.yaml" "$@"',
    "HOME too long": f'{_PLAIN}; HOME=/{"x" * 300} "$@"',
    "REJECTUI_HOME a file": 'REJECTUI_HOME="a file.yaml" "$@"',
    "REJECTUI_HOME relative": 'REJECTUI_HOME=some/where "$@"',
    "REJECTUI_HOME too long": f'REJECTUI_HOME=/{"x" * 300} "$@"',
    "REJECTUI_HOME of nobody": 'REJECTUI_HOME="~nobody-at-all/x" "$@"',
    "REJECTUI_HOME in a loop": 'REJECTUI_HOME=loop.yaml/x "$@"',
    "REJECTUI_HOME in /proc": 'REJECTUI_HOME=/proc/x "$@"',
    "a deleted folder": 'mkdir gone && cd gone && rmdir ../gone; "$@"',
    "a deleted folder, home relative": 'mkdir gone && cd gone && rmdir ../gone; REJECTUI_HOME=x "$@"',
    "TZ out of range": "TZ='<+30>-30' \"$@\"",
    "TZ nonsense": 'TZ=No/Such "$@"',
    "umask 777": 'umask 777; "$@"',
    "umask 777 and no home": 'umask 777; REJECTUI_HOME=new "$@"',
    "no byte on the disk": 'ulimit -f 0; "$@"',
    "512 bytes on the disk": 'ulimit -f 1; "$@"',
    "12 open files": 'ulimit -n 12; "$@"',
}


def furnish(root: Path) -> None:
    """Make a home with some asks, and a folder to stand in.

    The asks are old, so that nothing waits to be told once: looking changes nothing from then on.
    """
    os.environ["REJECTUI_HOME"] = str(root / "home")
    session = Session(now)
    with session.journal.together():
        session.journal.set("welcomed", True)
        for number, outcome in enumerate(("no", "no_reply", "yes"), start=1):
            ago = timedelta(days=100 + number)
            ask = {
                "id": f"abcd{number}{0:027}",
                "ask": f"A seat\x1b[31m number {number}",
                "at": session.moment - ago,
                "day": session.day - ago,
                "outcome": outcome,
                "note": "a\u202e note\x07",
                "label": "caf\u00e9\x1b]0;title\x07",
            }
            session.journal.record(fit(ask, Attempt))
    _ = session.practice.catalog, session.programs  # the caches
    (root / "here").mkdir()
    (root / "here" / "journal.json").write_bytes(session.journal.path.read_bytes())


def strew(here: Path) -> None:
    """Put into a folder what the words name; not everything of it could be copied."""
    (here / "a file.yaml").write_text("pack: [\x01", "utf-8")
    (here / "loop.yaml").symlink_to("loop.yaml")
    (here / "nowhere.yaml").symlink_to("no/such/file.yaml")
    os.mkfifo(here / "pipe.yaml")
    (here / "forbidden.yaml").write_text("", "utf-8")
    (here / "forbidden.yaml").chmod(0)
    (here / "locked").mkdir(mode=0)
