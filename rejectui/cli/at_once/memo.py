"""The memo of Today: what it says today and on the days ahead, and from which state of which files.

It lies in the state folder as plain lines, a name and what belongs to it between tabs, under a checksum. It
is believed only if everything it was made from is as it was then; anything odd about it, and there is none.
"""

from __future__ import annotations

import os
import sys
from binascii import crc32
from stat import S_ISREG
from time import gmtime, localtime, time

from rejectui.core.card.text import MEMO, Block, TodayText

TYPE_CHECKING = False  # as in `typing`, which this must not wait for
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT = "rejectui today 4"
LARGEST = 1 << 18  # bytes
PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120 - pathlib costs too much


class Memo:
    """What is kept.

    `days` are what Today says by date (YYYY-MM-DD), `told` what `rejectui today` prints, by date, where that
    changes nothing: with signs and in words, each as (cells of its lines, text), `glances` the fields of the
    status line (`core.card.glance`), by date. `places` says where
    everything was looked for; `start_of_day`, `theme` and `mouse` are settings, `stamps` the state of each
    input by its path, `looks` by the kind of terminal what each role of a text looks like, as the numbers of
    an SGR sequence, `keys` (name, key, what it does) of the bottom line in their order.
    """

    __slots__ = (
        "days",
        "glances",
        "keys",
        "looks",
        "mouse",
        "places",
        "stamps",
        "start_of_day",
        "theme",
        "told",
    )

    def __init__(
        self,
        *,
        start_of_day: int,
        theme: str,
        mouse: bool,
        stamps: dict[str, str],
        days: dict[str, TodayText],
        told: dict[str, tuple[tuple[int, str], tuple[int, str]]] | None = None,
        glances: dict[str, dict[str, str]] | None = None,
        looks: dict[str, dict[str, str]] | None = None,
        keys: tuple[tuple[str, str, str], ...] = (),
        places: tuple[str, ...] = (),
    ) -> None:
        self.start_of_day = start_of_day
        self.theme = theme
        self.mouse = mouse
        self.stamps = stamps
        self.days = days
        self.told = told or {}
        self.glances = glances or {}
        self.looks = looks or {}
        self.keys = keys
        self.places = places


def state_folder() -> str | None:
    """Where the memo is looked for; None where only the whole program would know (see `cli.config`)."""
    chosen = os.environ.get("REJECTUI_HOME")
    if chosen:
        return os.path.join(os.path.abspath(os.path.expanduser(chosen)), "state")  # noqa: PTH100, PTH111, PTH118
    base = os.environ.get("XDG_STATE_HOME", "")
    if not base.strip():
        base = os.path.expanduser("~/.local/state")  # noqa: PTH111
    # Versions of platformdirs differ in what they make of these.
    odd = not base.startswith("/") or base != base.strip() or os.environ.get("HOME") == ""
    return os.path.join(base, "rejectui") if sys.platform.startswith("linux") and not odd else None  # noqa: PTH118


def believed(folder: str) -> Memo | None:
    """The memo in this state folder, if it is whole and everything is as it was when it was made: our code is
    the one that made it, and would look for everything at the same places."""
    try:
        memo = kept(folder)
        if memo is None or memo.places != places():
            return None
        if all(stamp(path) == was for path, was in memo.stamps.items()):
            return memo
    except (OSError, ValueError, IndexError, KeyError):
        pass
    return None


def kept(folder: str) -> Memo | None:
    """The memo in this state folder, believed or not. Raises as `decoded` does, and OSError."""
    path = os.path.join(folder, MEMO)  # noqa: PTH118
    if not S_ISREG(os.lstat(path).st_mode):  # a device, say, might never end
        return None
    with open(path, "rb") as file:  # noqa: PTH123
        return decoded(file.read(LARGEST))


def places() -> tuple[str, ...]:
    """What says where everything is."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    found = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    return (PACKAGE, str(state_folder()), *found)


def day_now(start_of_day: int) -> str:
    """The practice day that it is now, as YYYY-MM-DD: the local date, that of the day before until the hour
    at which a day begins."""
    now = time()
    local = localtime(now)
    day = gmtime(now + local.tm_gmtoff - 86_400 * (local.tm_hour < start_of_day))
    return f"{day.tm_year:04}-{day.tm_mon:02}-{day.tm_mday:02}"


def stamp(path: str) -> str:
    """The state of a file, or of all files in a folder that is named with a slash at its end; with two, of
    those in its folders, too. Changes whenever one of them does, as far as the clock of the disk is fine."""
    if not path.endswith("/"):
        try:
            return _mark(os.stat(path))  # noqa: PTH116
        except FileNotFoundError:
            return "none"
    found = sorted(_marks(path.rstrip("/") or "/", "", deep=path.endswith("//")))
    return f"{len(found)} {crc32(chr(10).join(found).encode('utf-8', 'surrogateescape'))}"


def _marks(folder: str, within: str, *, deep: bool) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    if deep and entry.name != "__pycache__":
                        yield from _marks(entry.path, f"{within}{entry.name}/", deep=True)
                else:
                    yield f"{within}{entry.name} {_mark(entry.stat())}"
    except FileNotFoundError:
        yield "none"


def _mark(found: os.stat_result) -> str:
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def encoded(memo: Memo) -> bytes | None:
    """The memo as its file holds it; None if something in it cannot be held."""
    lines = [tuple(line) for line in _lines(memo)]
    if any("\n" in part or "\t" in part for line in lines for part in line):
        return None
    body = "\n".join(map("\t".join, lines)).encode("utf-8", "surrogateescape")
    return f"{FORMAT}\n{crc32(body)}\n".encode() + body


def decoded(data: bytes) -> Memo | None:
    """What `encoded` gave; None for anything else. Raises ValueError, IndexError or KeyError for a memo that
    is whole and makes no sense."""
    begin, number, body = data.split(b"\n", 2)
    if begin.decode() != FORMAT or int(number) != crc32(body):
        return None
    memo = Memo(start_of_day=0, theme="", mouse=True, stamps={}, days={})
    keys: list[tuple[str, str, str]] = []
    day: dict[str, list[tuple[str, ...]]] = {}
    date = ""
    for line in body.decode("utf-8", "surrogateescape").split("\n"):
        name, *parts = line.split("\t")
        match name:
            case "places":
                memo.places = tuple(parts)
            case "start of day":
                memo.start_of_day = int(parts[0])
            case "theme":
                memo.theme = parts[0]
            case "mouse":
                memo.mouse = parts[0] == "1"
            case "stamp":
                memo.stamps[parts[0]] = parts[1]
            case "look":
                memo.looks.setdefault(parts[0], {})[parts[1]] = parts[2]
            case "key":
                keys.append((parts[0], parts[1], parts[2]))
            case "date":
                date, day = parts[0], {}
            case "told":
                memo.told[date] = ((int(parts[0]), _text(parts[1])), (int(parts[2]), _text(parts[3])))
            case "glance":
                memo.glances[date] = dict(zip(parts[::2], map(_text, parts[1::2]), strict=True))
            case "end":
                memo.days[date] = _day(day)
            case _:
                day.setdefault(name, []).append(tuple(map(_text, parts)))
    memo.keys = tuple(keys)
    return memo


def _lines(memo: Memo) -> Iterator[Iterable[str]]:
    yield ("places", *memo.places)
    yield "start of day", str(memo.start_of_day)
    yield "theme", memo.theme
    yield "mouse", str(int(memo.mouse))
    for path, was in memo.stamps.items():
        yield "stamp", path, was
    for terminal, roles in memo.looks.items():
        for role, look in roles.items():
            yield "look", terminal, role, look
    for key in memo.keys:
        yield "key", *key
    for date, text in memo.days.items():
        yield "date", date
        yield "day", text.day
        yield "level", str(text.level)
        yield "heading", text.heading
        yield "where", text.where
        yield "quiet", str(int(text.quiet))
        for kind, segments in text.blocks:
            yield "block", kind, *(_kept(part) for segment in segments for part in segment)
        for name, lines in (("notice", text.notice), ("status", text.status), ("withheld", text.withheld)):
            yield from ((name, _kept(line)) for line in lines)
        for head, title in text.lately:
            yield "lately", _kept(head), _kept(title)
        if date in memo.glances:
            yield "glance", *(_kept(part) for field in memo.glances[date].items() for part in field)
        if date in memo.told:
            (columns, signs), (in_words, words) = memo.told[date]
            yield "told", str(columns), _kept(signs), str(in_words), _kept(words)
        yield ("end",)


def _day(found: dict[str, list[tuple[str, ...]]]) -> TodayText:
    def lines(name: str) -> tuple[str, ...]:
        return tuple(line for (line,) in found.get(name, ()))

    ((level,),) = found["level"]
    ((quiet,),) = found["quiet"]
    blocks: list[Block] = [
        (kind, tuple(zip(parts[::2], parts[1::2], strict=True))) for kind, *parts in found.get("block", ())
    ]
    return TodayText(
        day=lines("day")[0],
        level=int(level),
        heading=lines("heading")[0],
        where=lines("where")[0],
        blocks=tuple(blocks),
        quiet=quiet == "1",
        notice=lines("notice"),
        status=lines("status"),
        lately=tuple((head, title) for head, title in found.get("lately", ())),
        withheld=lines("withheld"),
    )


# A clean text holds no vertical tab; the line breaks in it stand as such.
def _kept(text: str) -> str:
    return text.replace("\n", "\v")


def _text(line: str) -> str:
    return line.replace("\v", "\n")
