"""The exported calendar in khal and calcurse: imported, again, and once more after the journal changed.

    python -m tests.bench.calendars [--days]

The journal has asks and rests on and around nights on which clocks change. Both programs take it in where
they do so at two, at midnight (a day then has no midnight) and never, and list what they have, day by day. A
calendar that goes by identifiers shows what was written last; one that does not shows every import, and that
is what is expected of it here. With --days, what they show in the end is printed. Half a minute.

It needs khal (pip install khal) and calcurse (apt install calcurse), and says so. Exit status 1 if one of
them shows something else than expected, 2 if nothing could be tried.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from rejectui.core.asks.attempt import Attempt, Outcome
from rejectui.core.days.day import days_between
from rejectui.core.facts import Facts, Pause
from rejectui.core.wording.words import count
from rejectui.journal.export.calendar_events import calendar

ZONES = ("UTC", "Europe/Berlin", "Asia/Beirut", "America/Santiago")
FIRST, LAST = date(2026, 8, 31), date(2027, 4, 30)
# Where clocks change: the days on which Santiago, Berlin and Beirut skip an hour or have one twice.
NIGHTS = (date(2026, 9, 6), date(2026, 10, 25), date(2027, 3, 28), date(2027, 4, 4))
ONE_DAY = timedelta(days=1)

Shown = Counter[tuple[str, str]]
"""How often each title stands on each day (as ISO has it)."""


class Program(NamedTuple):
    """A calendar: whether a second import replaces the first, how it imports, and what it lists."""

    replaces: bool
    install: str
    take_in: Callable[[Path, Path, str], object]
    listed: Callable[[Path, str], Shown]


def journal(*, changed: bool) -> Facts:
    """Asks on the nights and the days beside them, a rest across each; `changed` is some days later."""
    asks, rests = [], []
    for number, night in enumerate(NIGHTS):
        asks += [_ask(10 * number + n, night + n * ONE_DAY, "waiting") for n in (-1, 0, 1)]
        first = night + 3 * ONE_DAY if changed else night - ONE_DAY
        rests.append(Pause(id=f"{number:032x}", first=first, last=night + 5 * ONE_DAY))
    if changed:
        asks = [_ask(99, NIGHTS[0], "yes"), *(_ask(int(each.id, 16), each.day, "no") for each in asks)]
    return Facts(attempts=tuple(sorted(asks, key=lambda each: (each.day, each.at))), pauses=tuple(rests))


def _ask(number: int, day: date, outcome: Outcome) -> Attempt:
    at = datetime.combine(day, time(12), UTC)
    return Attempt(id=f"{number + 1_000:032x}", day=day, at=at, outcome=outcome, ask="A seat, please; or two")


def expected(facts: Facts) -> Shown:
    """What stands on which day, as a person would read the journal."""
    asked = Counter(each.day for each in facts.attempts)
    rested = [day for rest in facts.pauses for day in days_between(rest.first, rest.last)]
    return Counter(
        [
            *((day.isoformat(), count(many, "ask", "asks")) for day, many in asked.items()),
            *((day.isoformat(), "Rest") for day in rested),
        ]
    )


def _run(command: Sequence[str | Path], folder: Path, zone: str) -> str:
    """What a command prints in a zone, with a home of its own; it has to succeed."""
    given = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    homes = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        command,
        env={**given, **homes, "TZ": zone, "LANG": "C.UTF-8", "TERM": "dumb"},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        text=True,
        timeout=60,
    )
    return done.stdout


def in_days(listing: str) -> Shown:
    """A listing in which each day is a line with its date, and each title a line with a dash below it."""
    shown: Shown = Counter()
    day = ""
    for line in filter(None, map(str.strip, listing.splitlines())):
        if re.fullmatch(r"\d{4}-\d\d-\d\d:?", line):
            day = line.rstrip(":")
        else:
            shown[day, line.removeprefix("- ")] += 1
    return shown


_KHAL = """\
[calendars]
[[practice]]
path = {folder}/events
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


def _khal(folder: Path, *words: str | Path, zone: str) -> str:
    (folder / "events").mkdir(exist_ok=True)
    (folder / "khal").write_text(_KHAL.format(folder=folder))
    return _run(["khal", "--no-color", "-c", folder / "khal", *words], folder, zone)


def _khal_listed(folder: Path, zone: str) -> Shown:
    shape = ("--day-format", "{date-long}", "--format", "- {title}")
    return in_days(_khal(folder, "list", *shape, FIRST.isoformat(), LAST.isoformat(), zone=zone))


def _calcurse_listed(folder: Path, zone: str) -> Shown:
    dates = ("--input-datefmt", "4", "--output-datefmt", "%Y-%m-%d")
    shape = ("--format-event", "- %m\\n", "--format-recur-event", "- %m\\n")
    within = ("--from", FIRST.isoformat(), "--to", LAST.isoformat())
    return in_days(_run(["calcurse", "-D", folder, "-Q", *dates, *within, *shape], folder, zone))


PROGRAMS = {
    "khal": Program(
        True,
        "pip install khal",
        lambda folder, file, zone: _khal(folder, "import", "--batch", file, zone=zone),
        _khal_listed,
    ),
    "calcurse": Program(
        False,
        "apt install calcurse",
        lambda folder, file, zone: _run(["calcurse", "-D", folder, "-q", "-i", file], folder, zone),
        _calcurse_listed,
    ),
}


def told(shown: Shown, wanted: Shown) -> str:
    """Whether that is shown, in a few words, with the first of what is not."""
    if shown == wanted:
        return "as expected"
    missing, more = wanted - shown, shown - wanted
    parts = [
        f"{sum(those.values())} {what}, first {' '.join(min(those))}"
        for what, those in (("missing", missing), ("too many", more))
        if those
    ]
    return f"OTHERWISE: {'; '.join(parts)}"


def tried(name: str, zone: str, folder: Path) -> list[tuple[str, Shown, str]]:
    """(import, what is shown after it, whether that is as expected) of three imports in a row."""
    program, rows = PROGRAMS[name], []
    wanted: Shown = Counter()
    for step, changed in (("first", False), ("again", False), ("changed", True)):
        facts = journal(changed=changed)
        file = folder / f"{step}.ics"
        file.write_bytes(calendar(facts))
        program.take_in(folder, file, zone)
        wanted = expected(facts) + (Counter() if program.replaces else wanted)
        shown = program.listed(folder, zone)
        rows.append((step, shown, told(shown, wanted)))
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Try every program that is here in every zone; the exit status."""
    parser = argparse.ArgumentParser("python -m tests.bench.calendars", description="khal and calcurse.")
    parser.add_argument("--days", action="store_true", help="print what they show in the end, day by day")
    days = parser.parse_args(arguments).days
    here = [name for name in PROGRAMS if shutil.which(name)]
    for name in sorted(PROGRAMS.keys() - here):
        print(
            f"NOT TRIED: {name} is not on this computer. "
            f"Install it ({PROGRAMS[name].install}), and try again."
        )
    if not here:
        return 2
    status = 0
    print(f"{'program':10}{'zone':18}{'import':9}{'days':>5}{'entries':>9}  ")
    for name in here:
        for zone in ZONES:
            with tempfile.TemporaryDirectory(prefix="rejectui-calendars-") as made:
                rows = tried(name, zone, Path(made))
            for step, shown, verdict in rows:
                on = len({day for day, _ in shown})
                print(f"{name:10}{zone:18}{step:9}{on:>5}{sum(shown.values()):>9}  {verdict}")
                status |= verdict != "as expected"
            if days:
                for (day, title), many in sorted(rows[-1][1].items()):
                    print(f"    {day} {title}" + (f" ({many} times)" if many > 1 else ""))
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
