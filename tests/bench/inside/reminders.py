"""The parts of the campaign about reminders that run in namespaces of their own (tests.bench.reminders)."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from rejectui.cli.reminder.systemd import SERVICE, TIMER
from tests.bench.reminders import NOT_TRIED, told

REJECTUI = [sys.executable, "-P", "-m", "rejectui"]
RUN = Path("/run/user") / str(os.getuid())
NAME = "re je%ct $HOME 100%h"
OTHERS = b"SHELL=/bin/false\nPATH=/nowhere\n# caf\xe9 100%\r\n17 3 * * * true %x\n\n"
DAYLONG = 86_400
SPOKEN = "Your card is here."


class House:
    """An account's home in a folder, programs before all others, and what was shown."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "ho me 50% of it"
        self.rejectui = self.home / NAME
        self.programs = folder / "programs"
        self.shown_in = folder / "shown"
        self.deaf = folder / "nobody shows it"
        self.folder = folder
        for each in (self.home, self.programs):
            each.mkdir()
        notify = self.programs / "notify-send"
        notify.write_text(f"""#!/bin/sh\n[ ! -e '{self.deaf}' ] || exit 1\necho "$2" >> {self.shown_in}\n""")
        notify.chmod(0o755)
        os.environ.update(
            HOME=str(self.home),
            REJECTUI_HOME=str(self.rejectui),
            PATH=f"{self.programs}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            XDG_RUNTIME_DIR=str(RUN),
            LC_ALL="C.UTF-8",
        )
        for name in ("TZ", "DBUS_SESSION_BUS_ADDRESS", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ.pop(name, None)

    def types(self, *argv: str, **env: str) -> str:
        """What rejectui says to this; fails if it complains."""
        done = subprocess.run(
            [*REJECTUI, *argv],
            capture_output=True,
            text=True,
            cwd="/",
            env={**os.environ, **env},
            check=False,
        )
        assert done.returncode in (0, 10), (argv, done.stdout, done.stderr)
        return done.stdout

    @property
    def shown(self) -> list[str]:
        """What was shown so far."""
        return self.shown_in.read_text("utf-8").splitlines() if self.shown_in.exists() else []

    def afresh(self) -> None:
        """Nothing was shown, today either; nothing was asked."""
        for path in (self.shown_in, self.rejectui / "state" / "reminded"):
            path.unlink(missing_ok=True)
        shutil.rmtree(self.rejectui / "journal", ignore_errors=True)
        for path in (self.rejectui / "state").glob("*"):
            if path.name != "reminder.json":
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def left(self) -> set[str]:
        """Every path in the home but those of RejectUI's own folder."""
        return {str(path) for path in self.home.rglob("*") if not path.is_relative_to(self.rejectui)}


def wall(clock: str, *, by: int = 0, after: int = 0) -> None:
    """Let the clock on the wall show this time (HH:MM:SS) now, by a zone of our own. It may go forward `by`
    so many seconds (or back), `after` some."""
    hours, minutes, seconds = map(int, clock.split(":"))
    offset = round((hours * 3600 + minutes * 60 + seconds - time.time()) % DAYLONG)
    offset -= DAYLONG if offset > DAYLONG / 2 else 0
    lines = [f"Zone Here {_signed(offset)} - AAA"]
    if by:
        then = datetime.fromtimestamp(int(time.time()) + after + offset, tz=None) - _here()
        lines[0] += f" {then:%Y %b %d %H:%M:%S}"
        lines.append(f"     {_signed(offset + by)} - BBB")
    subprocess.run(["zic", "-d", "/run/zones", "-"], input="\n".join(lines) + "\n", text=True, check=True)
    zone = Path("/run/zones/Here").read_bytes()
    Path("/run/localtime").write_bytes(zone)
    time.tzset()


def _here() -> timedelta:
    """What this process takes for the zone's offset, so that it can be taken off again."""
    return timedelta(seconds=time.localtime().tm_gmtoff)


def _signed(seconds: int) -> str:
    sign, rest = "-" if seconds < 0 else "", abs(seconds)
    return f"{sign}{rest // 3600}:{rest % 3600 // 60:02}:{rest % 60:02}"


def settle(folder: Path, *, shows: bool = True) -> House:
    """An own /run, an own zone, nobody's terminals, and our notify-send in place of another one."""
    for own in ("/run", "/dev/pts"):
        subprocess.run(["mount", "-t", "tmpfs", "none", own], check=True)
    RUN.mkdir(parents=True, mode=0o700)
    Path("/run/localtime").touch()
    subprocess.run(["mount", "--bind", "/run/localtime", os.path.realpath("/etc/localtime")], check=True)
    house = House(folder)
    usual = shutil.which("notify-send", path="/usr/bin:/bin")
    if usual and shows:
        subprocess.run(["mount", "--bind", str(house.programs / "notify-send"), usual], check=True)
    return house


def until(true: Callable[[], object], seconds: float = 30) -> bool:
    """Whether it came true in time."""
    ends = time.monotonic() + seconds
    while not true():
        if time.monotonic() > ends:
            return False
        time.sleep(0.1)
    return True


def say(what: str, fine: bool) -> None:
    print(told(what, fine), flush=True)


@contextmanager
def started(argv: Sequence[str], log: Path, **env: str) -> Iterator[subprocess.Popen[bytes]]:
    """A daemon, ended afterwards."""
    with log.open("ab") as out:
        begun = subprocess.Popen(
            argv, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env={**os.environ, **env}
        )
    try:
        yield begun
    finally:
        begun.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            begun.wait(10)
        begun.kill()
        begun.wait()


def systemd(folder: Path) -> None:
    """A user manager of our own: on time, asked already, after the machine was off, clocks that change."""
    house = settle(folder)
    Path("/run/systemd/system").mkdir(parents=True)  # what says that systemd runs this computer
    before = house.left()

    @contextmanager
    def manager() -> Iterator[None]:
        binary = next(
            each for each in ("/usr/lib/systemd/systemd", "/lib/systemd/systemd") if Path(each).exists()
        )
        log = folder / "manager"
        with started([binary, "--user", "--log-target=console", "--show-status=no"], log):
            if not until(lambda: _systemctl("show", "--property=Version").returncode == 0, 15):
                raise AssertionError(log.read_text("utf-8", "replace")[-1000:])
            yield
        until(lambda: not (RUN / "systemd" / "private").exists(), 2)

    try:
        with manager():
            pass
    except AssertionError as error:
        print(f"{NOT_TRIED}: systemd as a user's manager does not start here ({error}).")
        return
    stamp = house.home / ".local" / "share" / "systemd" / "timers" / f"stamp-{TIMER}"

    wall("18:29:50")
    with manager():
        house.types("remind", "18:30", "--yes")
        doctor = house.types("doctor")
        say("doctor tells when systemd next fires", " at 18:30" in doctor and "All is well" in doctor)
        say(
            "the timer fires, from a home with spaces, % and $",
            until(lambda: house.shown) and house.shown == [SPOKEN],
        )
        start()
        say("a second time on the same day it is silent", house.shown == [SPOKEN] and _result() == "success")
        house.afresh()
        house.types("log", "n", "60", "--ask", "A seat")
        start()
        say("asked already: silent", house.shown == [] and _result() == "success")
        house.afresh()
        house.deaf.touch()
        start()
        failed = house.shown == [] and not (house.rejectui / "state" / "reminded").exists()
        house.deaf.unlink()
        say(
            "nobody shows it at first: half a minute later somebody does",
            failed and until(lambda: house.shown, 50) and house.shown == [SPOKEN],
        )
        began = _shows(SERVICE, "ExecMainStartTimestampMonotonic")
        house.types("remind", "6:00", "--yes")
        time.sleep(2)
        say(
            "a new time that was this morning does not fire at once",
            began != "0" and _shows(SERVICE, "ExecMainStartTimestampMonotonic") in ("", "0", began),
        )
        house.types("remind", "18:30", "--yes")
        house.afresh()

    def was_off(clock: str, hours: int) -> bool:
        """Off since so many hours; whether the timer fired when it was on again."""
        house.afresh()
        off = time.time() - hours * 3600
        os.utime(stamp, (off, off))
        wall(clock)
        with manager():
            fired = until(lambda: _shows(SERVICE, "ExecMainExitTimestampMonotonic") not in ("", "0"), 15)
            return fired and _result() == "success"

    say(
        "off at 18:30, on at 21:10: it fires, and speaks", was_off("21:10:00", 20) and house.shown == [SPOKEN]
    )
    say("off until 8:00 the next day: it fires, and is silent", was_off("08:00:00", 20) and house.shown == [])

    for name, clock, by, speaks in (
        ("forward over it", "18:29:50", 20, 0),
        ("back over it", "18:29:55", -20, 1),
    ):
        house.afresh()
        now = time.time()
        wall(clock, by=by, after=5 if by > 0 else 12)
        os.utime(stamp, (now, now))
        with manager():
            time.sleep(45)
        say(f"clocks go {name}: told {len(house.shown)} times", len(house.shown) == speaks)

    with manager():
        house.types("remind", "off")
        units = _systemctl("list-units", "--all", "--plain", "--no-legend", "rejectui*").stdout
        say("off: nothing is left in systemd", units == b"")
    say(f"off: nothing is left on disk {sorted(house.left() - before)}", house.left() == before)


def _systemctl(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["systemctl", "--user", *arguments], capture_output=True, check=False)


def start() -> None:
    """Start the service, and wait until it ended."""
    _systemctl("start", SERVICE)
    until(lambda: _shows(SERVICE, "ExecMainExitTimestampMonotonic") not in ("", "0"))
    until(lambda: _shows(SERVICE, "SubState") in ("dead", "failed", "auto-restart"))


def _shows(unit: str, name: str) -> str:
    return _systemctl("show", unit, f"--property={name}", "--value").stdout.decode().strip()


def _result() -> str:
    return _shows(SERVICE, "Result")


def cron(folder: Path) -> None:
    """Debian's cron, with a crontab that others wrote and with none."""
    house = settle(folder)
    _own_crontabs()
    subprocess.run(["crontab", "-"], input=OTHERS, check=True)
    time.sleep(1.1)  # cron knows seconds only: what changes twice in one has not changed
    wall("18:29:50")
    with started(["cron", "-f"], folder / "cron"):
        until(lambda: Path("/run/crond.pid").exists(), 5)
        house.types("remind", "18:30", "--yes", "--by", "cron")
        say(
            "it fires where others set SHELL and PATH",
            until(lambda: house.shown, 30) and house.shown == [SPOKEN],
        )
        say("doctor tells when it next does", " at 18:30" in house.types("doctor"))
        house.types("remind", "off")
        say("off: what others wrote is there byte for byte", _kept().endswith(b"\n" + OTHERS))
        subprocess.run(["crontab", "-r"], check=True)
        house.afresh()
        wall("18:29:50")
    with started(["cron", "-f"], folder / "cron"):  # it looks at the zone when it starts
        house.types("remind", "18:30", "--yes", "--by", "cron")
        house.types("log", "n", "60", "--ask", "A seat")
        time.sleep(20)
        say("asked already: silent", house.shown == [])
        house.types("remind", "off")
        say("off: there is no crontab any more", not [*Path("/var/spool/cron/crontabs").iterdir()])
        torn = Path("/var/spool/cron/crontabs/root")
        without = OTHERS + b"9 9 * * * no line feed"
        torn.write_bytes(without)
        said = refused_by_cron(house.rejectui)
        fine = "missing newline before EOF" in said and torn.read_bytes() == without
        say(f"a crontab without its last line feed stays as it is: {said}", fine)
        torn.unlink()
        long = house.rejectui / ("x" * 200) / ("y" * 200) / ("z" * 200) / ("%" * 120)
        said = refused_by_cron(long)
        say(f"a home too long for cron: {said}", "command too long" in said and _crontab() == b"")
    say("cron is not at work: refused", "no cron is at work" in refused_by_cron(house.rejectui))


def refused_by_cron(home: Path) -> str:
    """Why no reminder can be set; nothing if it was."""
    done = subprocess.run(
        [*REJECTUI, "remind", "18:30", "--yes", "--by", "cron"],
        capture_output=True,
        text=True,
        env={**os.environ, "REJECTUI_HOME": str(home)},
        check=False,
    )
    return " ".join(done.stderr.split()) if done.returncode == 1 else ""


def _own_crontabs() -> None:
    subprocess.run(["mount", "-t", "tmpfs", "none", "/var/spool/cron"], check=True)
    Path("/var/spool/cron/crontabs").mkdir(mode=0o1730)


def _kept() -> bytes:
    """The crontab as it lies there, below the three lines of cron's own."""
    return Path("/var/spool/cron/crontabs/root").read_bytes()


def _crontab() -> bytes:
    return subprocess.run(["crontab", "-l"], capture_output=True, check=False).stdout


FASTER = 60
BERLIN = "/usr/share/zoneinfo/Europe/Berlin"
CLOCKED = """#!/bin/sh
# The clock that cron has now, for what it starts: it hands its own surroundings on to nobody.
passed=$(( ( $(date +%s%3N) - {began} ) * {faster} / 1000 ))
now=$(( {from_} + passed ))
echo "$(TZ=Europe/Berlin date -d "@$now" "+%d %b %H:%M %Z")" >> {fired}
export LD_PRELOAD={library} FAKETIME=$(printf %+d $(( now - $(date +%s) )))
exec {python} "$@" 2>> {fired}.said
"""


def cron_nights(folder: Path) -> None:
    """Debian's cron in Berlin on both nights, with a clock that runs faster."""
    libraries = [*Path("/usr/lib").glob("*/faketime/libfaketime.so.1")]
    if not libraries or not Path(BERLIN).exists():
        print(f"{NOT_TRIED}: libfaketime or the zone of Berlin is not here (apt install faketime tzdata).")
        return
    house = settle(folder)
    _own_crontabs()
    Path("/run/localtime").write_bytes(Path(BERLIN).read_bytes())
    time.tzset()
    fired = folder / "fired"
    python = folder / "python"
    with started(["cron", "-f"], folder / "cron"):  # with which `remind` finds a cron at work
        until(lambda: Path("/run/crond.pid").exists(), 5)
        house.types("remind", "2:30", "--yes", "--by", "cron")
    Path("/run/crond.pid").unlink(missing_ok=True)
    ours = _crontab().replace(sys.executable.encode(), str(python).encode(), 1)
    subprocess.run(["crontab", "-"], input=ours, check=True)
    nights = (
        # From a minute before 2:00 CET; clocks show 3:00 then.
        ("2027-03-28 00:58:30", 240, ["28 Mar 03:0", "28 Mar 03:00 CEST"]),
        # From 2:28 CEST, on until 3:10 CET, with 2:30 twice.
        ("2026-10-25 00:28:00", 6600, ["25 Oct 02:3", "25 Oct 02:30 CEST"]),
    )
    for start, seconds, (begins, usual) in nights:
        house.afresh()
        fired.unlink(missing_ok=True)
        began = time.time()
        from_ = int(datetime.fromisoformat(f"{start}+00:00").timestamp())
        python.write_text(
            CLOCKED.format(
                began=int(began * 1000),
                faster=FASTER,
                from_=from_,
                fired=fired,
                library=libraries[0],
                python=sys.executable,
            )
        )
        python.chmod(0o755)
        clock = datetime.fromtimestamp(from_)
        with started(
            ["cron", "-f"],
            folder / "cron",
            LD_PRELOAD=str(libraries[0]),
            FAKETIME=f"{from_ - began:+.3f} x{FASTER}",
        ):
            time.sleep(seconds / FASTER + 6)
        Path("/run/crond.pid").unlink(missing_ok=True)
        times = fired.read_text("utf-8").splitlines() if fired.exists() else []
        complained = Path(f"{fired}.said").read_text("utf-8")
        if complained:
            print(f"it said: {complained}")
        say(
            f"Berlin, 2:30, the night to {clock:%d %B %Y}: cron started it {times} (usually {usual}), and it "
            f"was told {len(house.shown)} times",
            len(times) == 1 and times[0].startswith(begins) and house.shown == [SPOKEN],
        )


def busybox(folder: Path) -> None:
    """Busybox's crond, for which a % is no special sign."""
    house = settle(folder)
    _own_crontabs()
    for name in ("crontab", "crond"):
        (house.programs / name).symlink_to(shutil.which("busybox") or "")
    known = subprocess.run(["busybox", "--list"], capture_output=True, text=True, check=False).stdout.split()
    if "crond" not in known:
        print(f"{NOT_TRIED}: this busybox has no crond (apt install busybox-static).")
        return
    wall("18:29:50")
    with started(["crond", "-f", "-l", "0", "-L", str(folder / "log")], folder / "crond"):
        house.types("remind", "18:30", "--yes", "--by", "cron")
        # It wakes at every full minute of the kernel, which has other seconds than the clock on this wall.
        say("it fires from a home with %", until(lambda: house.shown, 80) and house.shown == [SPOKEN])
        house.types("remind", "off")
        say("off: there is no crontab any more", _crontab() == b"")


ODD_TITLES = ("plain", '-e <b>"x"</b> & \\n \\t \\\\ 100% $HOME', "back\\", "&amp; &lt;", "日本 🙂")


def notifications(folder: Path) -> None:
    """notify-send on a bus of our own: what arrives, without anybody to show it, and with one who is slow."""
    try:
        import dbus_fast  # noqa: F401
    except ImportError:
        print(f"{NOT_TRIED}: a bus with somebody who shows notifications (pip install dbus-fast).")
        return
    house = settle(folder, shows=False)
    (house.programs / "notify-send").unlink()
    from rejectui.cli.reminder.notify import show

    bus = f"unix:path={RUN}/bus"
    with started(["dbus-daemon", "--session", "--nofork", f"--address={bus}"], folder / "bus"):
        until(lambda: (RUN / "bus").exists(), 5)
        bare = {"PATH": "/usr/bin:/bin", "HOME": str(house.home)}  # as from cron
        began = time.monotonic()
        name, refused = show("", bare)
        say(
            f"a bus, and nobody who shows notifications: {refused[-1]}",
            name is None and time.monotonic() - began < 11,
        )
        arrived = folder / "arrived"
        server = [sys.executable, "-m", "tests.bench.inside.notified", bus, str(arrived)]
        with started(server, folder / "server"):
            until(arrived.exists, 10)
            for title in ODD_TITLES:
                arrived.write_text("")
                name, _ = show(title, bare)
                got = arrived.read_text("utf-8")
                say(
                    f"a title arrives as it is: {title}", name == "notify-send" and got == f"{SPOKEN}|{title}"
                )
        with started([*server, "slow"], folder / "server"):
            time.sleep(1)
            began = time.monotonic()
            name, refused = show("", bare)
            waited = time.monotonic() - began
            say(f"nobody answers: {refused[-1]}, {waited:.0f} s", name is None and waited < 13)
    (RUN / "bus").unlink(missing_ok=True)
    name, refused = show("", bare)
    say(f"no bus: {refused[-1]}", name is None)


if __name__ == "__main__":
    {each.__name__: each for each in (systemd, cron, cron_nights, busybox, notifications)}[sys.argv[1]](
        Path(sys.argv[2])
    )
