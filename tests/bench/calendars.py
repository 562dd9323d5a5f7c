"""The exported calendar in khal and calcurse: imported, again, and once more after the journal changed.

    python -m tests.bench.calendars [--days]

The journal has asks, rests and plans, with alarms, on and around nights on which clocks change, some at half
past two, which such a night skips or has twice. Both programs take it in where clocks change at two, at
midnight (a day then has no midnight) and never, and list what they have, day by day, with its time. Then some
plans were asked, and others lost their time. A calendar that goes by identifiers shows what was written last;
one that does not shows every import, and that is expected of it here; a time that a night skips is there as
written, or an hour later. With --days, what they show in the end is printed. Half a minute.

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
from zoneinfo import ZoneInfo

from rejectui.core.asks.attempt import Attempt, Outcome, Plan
from rejectui.core.days.day import days_between
from rejectui.core.facts import Day, Facts, Pause
from rejectui.core.wording.words import count
from rejectui.journal.export.calendar_events import calendar

ZONES = ("UTC", "Europe/Berlin", "Asia/Beirut", "America/Santiago")
FIRST, LAST = date(2026, 8, 31), date(2027, 4, 30)
# Where clocks change: the days on which Santiago, Berlin and Beirut skip an hour or have one twice.
NIGHT_ASK, IN_THE_NIGHT = "A light", "02:30, at the station"
START_OF_DAY = time(4)
NIGHTS = (date(2026, 9, 6), date(2026, 10, 25), date(2027, 3, 28), date(2027, 4, 4))
ONE_DAY = timedelta(days=1)

Shown = Counter[tuple[str, str]]
"""How often each title, with its time if it has one, stands on each day (as ISO has it)."""


class Program(NamedTuple):
    """A calendar: whether a second import replaces the first, whether it moves a time that is skipped, how it
    imports, what it lists, and how many alarms it has."""

    replaces: bool
    moves: bool
    install: str
    take_in: Callable[[Path, Path, str], object]
    listed: Callable[[Path, str], Shown]
    alarms: Callable[[Path], int]


def journal(*, changed: bool) -> Facts:
    """Asks on the nights and the days beside them, a rest across each, plans before and after; `changed` is
    some days later: plans of nights were asked, others have no time any more."""
    asks, rests, plans = [], [], []
    for number, night in enumerate(NIGHTS):
        asks += [_ask(10 * number + n, night + n * ONE_DAY, "waiting") for n in (-1, 0, 1)]
        first = night + 3 * ONE_DAY if changed else night - ONE_DAY
        rests.append(Pause(id=f"{number:032x}", first=first, last=night + 5 * ONE_DAY))
        # Half past two of that practice day is in the night itself, an hour before which clocks may change.
        plans.append(_plan(night - ONE_DAY, NIGHT_ASK, IN_THE_NIGHT))
        plans.append(_plan(night + 2 * ONE_DAY, "An apple", "after lunch" if changed else "15:30, market"))
    if changed:
        asks = [_ask(99, NIGHTS[0], "yes"), *(_ask(int(each.id, 16), each.day, "no") for each in asks)]
        asks += [_ask(200 + n, night - ONE_DAY, "yes", NIGHT_ASK) for n, night in enumerate(NIGHTS)]
    return Facts(
        attempts=tuple(sorted(asks, key=lambda each: (each.day, each.at))),
        pauses=tuple(rests),
        days={each.day: each for each in plans},
    )


def _plan(day: date, ask: str, when: str) -> Day:
    return Day(day=day, ask=ask, planned=True, plan=Plan(when=when))


def _ask(number: int, day: date, outcome: Outcome, ask: str = "A seat, please; or two") -> Attempt:
    at = datetime.combine(day, time(12), UTC)
    return Attempt(id=f"{number + 1_000:032x}", day=day, at=at, outcome=outcome, ask=ask)


def expected(facts: Facts, zone: str = "UTC") -> Shown:
    """What stands on which day, as a person would read it; in a `zone`, skipped times an hour later."""
    asked = Counter(each.day for each in facts.attempts)
    rested = [day for rest in facts.pauses for day in days_between(rest.first, rest.last)]
    shown = [(day, "Rest") for day in rested]
    for day in asked.keys() | facts.days.keys():
        title = count(asked[day], "ask", "asks") if asked[day] else ""
        if is_open(facts, day):
            title = f"{title}, 1 planned" if title else "1 ask planned"
        at = clock_times(facts).get(day)
        if at is not None:
            day += ONE_DAY * (at < START_OF_DAY)
            here = ZoneInfo(zone)
            at = datetime.combine(day, at, here).astimezone(UTC).astimezone(here).time()
        shown.append((day, f"{at:%H:%M} {title}" if at else title))
    return Counter((day.isoformat(), title) for day, title in shown)


def is_open(facts: Facts, day: date) -> bool:
    """Whether what is planned for this day was not asked."""
    plan = facts.days.get(day)
    return plan is not None and (day, plan.ask) not in {(each.day, each.ask) for each in facts.attempts}


def clock_times(facts: Facts) -> dict[date, time]:
    """The times of open plans, each of which rings."""
    times = {IN_THE_NIGHT: time(2, 30), "15:30, market": time(15, 30)}
    plans = {day: (each.plan.when or "") if each.plan else "" for day, each in facts.days.items()}
    return {day: times[when] for day, when in plans.items() if when in times and is_open(facts, day)}


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
            shown[day, " ".join(line.removeprefix("- ").split())] += 1
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
    shape = ("--day-format", "{date-long}", "--format", "- {start-time} {title}")
    return in_days(_khal(folder, "list", *shape, FIRST.isoformat(), LAST.isoformat(), zone=zone))


def _calcurse_listed(folder: Path, zone: str) -> Shown:
    dates = ("--input-datefmt", "4", "--output-datefmt", "%Y-%m-%d")
    shape = ("--format-event", "- %m\\n", "--format-recur-event", "- %m\\n")
    timed = ("--format-apt", "- %S %m\\n", "--format-recur-apt", "- %S %m\\n")
    within = ("--from", FIRST.isoformat(), "--to", LAST.isoformat())
    return in_days(_run(["calcurse", "-D", folder, "-Q", *dates, *within, *shape, *timed], folder, zone))


PROGRAMS = {
    "khal": Program(
        True,
        False,
        "pip install khal",
        lambda folder, file, zone: _khal(folder, "import", "--batch", file, zone=zone),
        _khal_listed,
        lambda folder: sum(each.read_text().count("BEGIN:VALARM") for each in folder.glob("events/*.ics")),
    ),
    "calcurse": Program(
        False,
        True,
        "apt install calcurse",
        lambda folder, file, zone: _run(["calcurse", "-D", folder, "-q", "-i", file], folder, zone),
        _calcurse_listed,
        lambda folder: sum("!" in each for each in (folder / "apts").read_text().splitlines()),
    ),
}


def told(shown: Shown, wanted: Shown, alarms: int = 0) -> str:
    """Whether that is shown, in a few words, with the first of what is not; `alarms` are those too many."""
    if shown == wanted and not alarms:
        return "as expected"
    missing, more = wanted - shown, shown - wanted
    parts = [
        f"{sum(those.values())} {what}, first {' '.join(min(those))}"
        for what, those in (("missing", missing), ("too many", more))
        if those
    ]
    parts += [f"{alarms:+} alarms"] if alarms else []
    return f"OTHERWISE: {'; '.join(parts)}"


def tried(name: str, zone: str, folder: Path) -> list[tuple[str, Shown, str]]:
    """(import, what is shown after it, whether that is as expected) of three imports in a row."""
    program, rows = PROGRAMS[name], []
    wanted: Shown = Counter()
    alarms = 0
    for step, changed in (("first", False), ("again", False), ("changed", True)):
        facts = journal(changed=changed)
        file = folder / f"{step}.ics"
        file.write_bytes(calendar(facts, since=FIRST, alarm=True))
        program.take_in(folder, file, zone)
        wanted = expected(facts, zone if program.moves else "UTC") + (
            Counter() if program.replaces else wanted
        )
        shown = program.listed(folder, zone)
        alarms = len(clock_times(facts)) + (0 if program.replaces else alarms)
        rows.append((step, shown, told(shown, wanted, program.alarms(folder) - alarms)))
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
