#!/usr/bin/env bash
# icalendar 7.3.2 turns a backslash before an N into a line break when it writes: C:\New becomes C: and ew.
#
# In a text of iCalendar (RFC 5545, 3.3.11) a backslash is written twice, and \n or \N is a line break. The Python
# library doubles backslashes, but before that it takes every \N in the text for a line break, which there is only in
# a file, never in a text: so C:\new is written as C:\\new and C:\New as C:\new, which every reader takes for
# two lines. It reads C:\\New rightly, so what it reads and writes again has become another text; and khal 0.14.1,
# which keeps its events by it, shows an event named C:\New in two lines, though the file that it imported was right.
# calcurse 4.7.1 shows the same file in one line.
#
# Who writes with it replaces the two signs before, and puts \\N in their place afterwards. Seen with icalendar 7.0.0,
# too. Fails if that changes. Needs pip.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd "$home"
python3 -m venv "$home/python"
"$home/python/bin/pip" install --quiet --disable-pip-version-check icalendar==7.3.2 khal==0.14.1 2>/dev/null
"$home/python/bin/python" - <<'P'
from importlib.metadata import version
from pathlib import Path

from icalendar import Calendar, Event

event = Event()
event.add("summary", "C:\\New and C:\\new")
written = event.to_ical().splitlines()[1]
print("icalendar", version("icalendar"), "writes C:\\New and C:\\new as", written.decode())
assert written == rb"SUMMARY:C:\new and C:\\new", written

right = [
    *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//a//b//EN", "BEGIN:VEVENT", "UID:one", "DTSTAMP:20261122T000000Z"),
    *("DTSTART;VALUE=DATE:20261122", "SUMMARY:C:\\\\New", "END:VEVENT", "END:VCALENDAR", ""),
]
Path("right.ics").write_bytes("\r\n".join(right).encode())
(read,) = Calendar.from_ical(Path("right.ics").read_bytes()).walk("VEVENT")
(again,) = Calendar.from_ical(Path("right.ics").read_bytes()).walk("VEVENT")
(again,) = (Event.from_ical(again.to_ical()),)
print("it reads", repr(str(read["summary"])), "and after writing that", repr(str(again["summary"])))
assert str(read["summary"]) == "C:\\New"
assert str(again["summary"]) == "C:\new"
P
mkdir events
printf '[calendars]\n[[one]]\npath = %s/events\n[locale]\ndateformat = %%Y-%%m-%%d\nlongdateformat = %%Y-%%m-%%d\n[sqlite]\npath = %s/db\n' \
  "$home" "$home" >conf
khal() { HOME=$home TZ=UTC "$home/python/bin/khal" --no-color -c conf "$@"; }
khal import --batch right.ics
shown=$(khal list --day-format '' --format '{title}' 2026-11-22 1d)
khal --version
echo "khal shows what it imported from the right file as:"
echo "$shown"
[ "$shown" = $'C:\new' ] || { printf '%q\n' "$shown"; exit 1; }
echo "as described"
