"""The memo of Today: held and read again exactly, or not believed; and when and where it is looked for."""

from __future__ import annotations

import os
import sys
import time
from binascii import crc32
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as some

from rejectui.cli.at_once import memo as module
from rejectui.cli.at_once.memo import (
    FORMAT,
    LARGEST,
    Memo,
    believed,
    day_now,
    decoded,
    encoded,
    places,
    stamp,
    state_folder,
)
from rejectui.cli.config import find_home
from rejectui.core.card.text import KINDS, MEMO, TodayText
from rejectui.core.days.day import day_of

if not hasattr(os, "uname"):
    pytest.skip("nothing is done at once on this system", allow_module_level=True)

# What a clean text may hold: no tab, no vertical tab, and line breaks only where there may be several lines.
CLEAN = some.characters(exclude_characters="\t\v\n\r", exclude_categories=["Cs"])
LINE = some.text(CLEAN | some.sampled_from("漢字\u0301👩\u200d🚀"), max_size=12)
TEXT = some.text(CLEAN | some.just("\n"), max_size=20)
# Names of files need not be text: what could not be read stands as a surrogate.
PATH = some.text(CLEAN | some.sampled_from("\udc80\udcff/"), min_size=1, max_size=12)
DATE = some.dates().map(lambda day: day.isoformat())
SEGMENTS = some.lists(some.tuples(TEXT, some.sampled_from(["text", "quiet"])), max_size=3).map(tuple)
DAY = some.builds(
    TodayText,
    day=LINE,
    level=some.integers(0, 5),
    heading=LINE,
    where=LINE,
    blocks=some.lists(some.tuples(some.sampled_from(KINDS), SEGMENTS), max_size=4).map(tuple),
    quiet=some.booleans(),
    notice=some.lists(TEXT, max_size=2).map(tuple),
    status=some.lists(TEXT, max_size=2).map(tuple),
    lately=some.lists(some.tuples(TEXT, TEXT), max_size=2).map(tuple),
    withheld=some.lists(LINE, max_size=3).map(tuple),
)


@some.composite
def memos(draw: some.DrawFn) -> Memo:
    days = draw(some.dictionaries(DATE, DAY, max_size=3))
    printed = some.tuples(some.integers(20, 240), TEXT)
    told = {date: (draw(printed), draw(printed)) for date in days if draw(some.booleans())}
    roles = some.dictionaries(LINE, LINE, min_size=1, max_size=2)
    return Memo(
        start_of_day=draw(some.integers(0, 12)),
        theme=draw(LINE),
        mouse=draw(some.booleans()),
        stamps=draw(some.dictionaries(PATH, LINE, max_size=4)),
        days=days,
        told=told,
        looks=draw(some.dictionaries(LINE, roles, max_size=2)),
        keys=tuple(draw(some.lists(some.tuples(LINE, LINE, LINE), max_size=3))),
        places=tuple(draw(some.lists(PATH, max_size=3))),
    )


def parts(memo: Memo | None) -> dict[str, Any] | None:
    """Everything in it, to be compared."""
    return None if memo is None else {name: getattr(memo, name) for name in Memo.__slots__}


def read(data: bytes) -> Memo | None:
    """What is believed of these bytes; any other error than the three that are announced is a failure."""
    try:
        return decoded(data)
    except (ValueError, IndexError, KeyError):
        return None


def usual() -> Memo:
    text = TodayText(
        day="Sun 22 Nov",
        level=2,
        heading="This week is kept",
        where="only free (f)",
        blocks=(("title", (("Ask for a pen", "title"),)), ("how", (("Go in.\nAsk.", "text"), ("", "quiet")))),
        notice=("Yesterday's ask is still open",),
        status=("12 asks", "this week ●○"),
        lately=(("● Sat 21 Nov · no", "A seat"),),
        withheld=("today.keep", "today.after"),
    )
    return Memo(
        start_of_day=4,
        theme="rejectui-dark",
        mouse=True,
        stamps={"/home/me/\udcff/": "3 1234", "/home/me/config.toml": "none"},
        days={"2026-11-22": text, "2026-11-23": TodayText(day="Mon 23 Nov", quiet=True)},
        told={"2026-11-22": ((80, "Ask for a pen\n●●○○○ level 2\n"), (240, "Ask for a pen\nlevel 2\n"))},
        looks={"TERM=xterm": {"text": "", "title": "1;38;2;1;2;3"}},
        keys=(("today.plan", "enter", "Plan"),),
        places=places(),
    )


@given(memos())
@example(usual())
def test_what_is_held_is_what_is_read(memo: Memo) -> None:
    data = encoded(memo)
    assert data is not None
    assert parts(decoded(data)) == parts(memo)


@pytest.mark.parametrize("sign", "\t\n")
def test_a_name_that_would_break_a_line_is_not_held(sign: str) -> None:
    for name in ("stamps", "looks"):
        memo = usual()
        getattr(memo, name)[f"/home/{sign}/x"] = {"a": "1"} if name == "looks" else "none"
        assert encoded(memo) is None
    memo = usual()
    memo.places = (f"HOME=/{sign}",)
    assert encoded(memo) is None


def test_every_truncation_is_no_memo() -> None:
    data = encoded(usual())
    assert data is not None
    assert [length for length in range(len(data)) if read(data[:length]) is not None] == []


def test_every_flipped_bit_is_no_memo() -> None:
    data = encoded(usual())
    assert data is not None
    wrong = []
    for bit in range(8 * len(data)):
        flipped = bytearray(data)
        flipped[bit // 8] ^= 1 << bit % 8
        if read(bytes(flipped)) is not None:
            wrong.append(bit)
    assert wrong == []


BODIES = some.lists(
    some.lists(
        some.sampled_from(
            [
                *(
                    "start of day",
                    "stamp",
                    "look",
                    "key",
                    "date",
                    "day",
                    "level",
                    "heading",
                    "where",
                    "quiet",
                ),
                *("block", "notice", "lately", "told", "end", "places", "", "3", "x", "2026-11-22"),
            ]
        ),
        max_size=5,
    ).map("\t".join),
    max_size=12,
).map(lambda lines: "\n".join(lines).encode())


@settings(max_examples=300)
@given(BODIES | some.binary(max_size=60))
def test_a_body_that_makes_no_sense_raises_nothing_unexpected(body: bytes) -> None:
    memo = read(f"{FORMAT}\n{crc32(body)}\n".encode() + body)
    if memo is not None:
        assert all(isinstance(text, TodayText) for text in memo.days.values())


@given(some.binary(max_size=80))
@example(b"")
@example(b"\n\n\n")
@example(f"{FORMAT}\n\xb2\n".encode())
def test_garbage_is_no_memo(data: bytes) -> None:
    assert read(data) is None


@pytest.mark.parametrize("version", ["rejectui today 3", "rejectui today 40", "", "Rejectui today 4"])
def test_another_version_is_no_memo(version: str) -> None:
    data = encoded(usual())
    assert data is not None
    assert FORMAT == "rejectui today 4", "and what older programs wrote is in no doubt"
    assert read(data.replace(FORMAT.encode(), version.encode(), 1)) is None


# Believing it


def keep(folder: Path, memo: Memo) -> None:
    data = encoded(memo)
    assert data is not None
    folder.mkdir(exist_ok=True)
    (folder / MEMO).write_bytes(data)


def test_a_memo_is_believed_while_nothing_has_changed(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("a")
    memo = usual()
    memo.stamps = {str(file): stamp(str(file)), f"{tmp_path}/gone": "none"}
    keep(tmp_path, memo)
    assert parts(believed(str(tmp_path))) == parts(memo)
    file.write_text("ab")
    assert believed(str(tmp_path)) is None


@pytest.mark.parametrize("name", ["HOME", "REJECTUI_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"])
def test_a_memo_of_other_places_is_not_believed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal may lie elsewhere now, and the one that the memo is about be as it was."""
    memo = usual()
    memo.stamps = {}
    keep(tmp_path, memo)
    with monkeypatch.context() as patch:
        patch.setenv(name, "/elsewhere")
        assert believed(str(tmp_path)) is None
    assert believed(str(tmp_path)) is not None


def test_a_memo_that_another_installation_made_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memo = usual()
    memo.stamps = {f"{tmp_path}/code//": stamp(f"{tmp_path}/code//")}
    keep(tmp_path, memo)
    assert believed(str(tmp_path)) is not None
    monkeypatch.setattr(module, "PACKAGE", "/another/venv/rejectui")
    assert believed(str(tmp_path)) is None


def test_without_a_memo_or_with_a_broken_one_there_is_none(tmp_path: Path) -> None:
    assert believed(str(tmp_path / "nowhere")) is None
    memo = usual()
    memo.stamps = {}
    keep(tmp_path, memo)
    assert believed(str(tmp_path)) is not None
    path = tmp_path / MEMO
    for data in (b"", path.read_bytes()[:-1], b"\xff" * 9, path.read_bytes() + b" " * LARGEST):
        path.write_bytes(data)
        assert believed(str(tmp_path)) is None
    memo.keys = (("today.plan", "enter", "x" * LARGEST),)
    keep(tmp_path, memo)
    assert believed(str(tmp_path)) is None
    path.unlink()
    path.mkdir()
    assert believed(str(tmp_path)) is None


# Where it is looked for

HOMES: list[tuple[str, dict[str, str | None]]] = [
    ("chosen", {"REJECTUI_HOME": "/srv/x"}),
    ("chosen, with ~", {"REJECTUI_HOME": "~/x"}),
    ("chosen, of nobody", {"REJECTUI_HOME": "~nobody-has-this-name/x"}),
    ("chosen, relative", {"REJECTUI_HOME": "x/../y/./z"}),
    ("chosen, with a space", {"REJECTUI_HOME": " "}),
    ("chosen, empty", {"REJECTUI_HOME": ""}),
    ("chosen, and another", {"REJECTUI_HOME": "/srv/x", "XDG_STATE_HOME": "/srv/y"}),
    ("none", {}),
    ("state", {"XDG_STATE_HOME": "/srv/state"}),
    ("state, empty", {"XDG_STATE_HOME": ""}),
    ("state, blank", {"XDG_STATE_HOME": "  "}),
    ("state, with blanks", {"XDG_STATE_HOME": " /srv/state "}),
    ("state, relative", {"XDG_STATE_HOME": "state"}),
    ("state, with ~", {"XDG_STATE_HOME": "~/state"}),
    ("no home", {"HOME": ""}),
    ("a relative home", {"HOME": "me"}),
    ("root's home", {"HOME": "/"}),
    ("nothing set at all", {"HOME": None}),
]


@pytest.mark.parametrize(("env",), [(env,) for _, env in HOMES], ids=[name for name, _ in HOMES])
def test_it_is_looked_for_where_the_whole_program_keeps_it(
    env: dict[str, str | None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not sys.platform.startswith("linux") and "REJECTUI_HOME" not in env:
        assert state_folder() is None
        return
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REJECTUI_HOME")
    for name in [each for each in os.environ if each.startswith("XDG_")]:
        monkeypatch.delenv(name)
    for name, value in env.items():
        monkeypatch.setenv(name, value) if value is not None else monkeypatch.delenv(name)
    found = state_folder()
    assert found is None or Path(found) == find_home().state
    # Where only the whole program knows, there is none.
    odd = env.get("HOME") in ("", "me") or env.get("XDG_STATE_HOME") in (" /srv/state ", "state", "~/state")
    assert (found is None) == odd


# Which day it is

ZONES = [
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",  # the clock changes at midnight
    "Africa/Cairo",
    "Asia/Beirut",
    "Australia/Lord_Howe",  # by half an hour
    "Pacific/Apia",  # left a whole day out
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
    "America/St_Johns",
]
# Around changes of the clock of these zones, and around nothing.
AROUND = [
    datetime(2011, 12, 30, 10, tzinfo=UTC),
    datetime(2026, 3, 8, 7, tzinfo=UTC),
    datetime(2026, 3, 29, 1, tzinfo=UTC),
    datetime(2026, 4, 4, 15, tzinfo=UTC),
    datetime(2026, 4, 5, 3, tzinfo=UTC),
    datetime(2026, 4, 23, 22, tzinfo=UTC),
    datetime(2026, 9, 6, 4, tzinfo=UTC),
    datetime(2026, 10, 25, 1, tzinfo=UTC),
    datetime(2026, 12, 31, 23, tzinfo=UTC),
    datetime(2028, 2, 29, 12, tzinfo=UTC),
]


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """The zone of this process, for one test."""
    with pytest.MonkeyPatch.context() as patch:

        def move(zone: str) -> None:
            patch.setenv("TZ", zone)
            time.tzset()

        yield move
    time.tzset()


@pytest.mark.parametrize("zone", ZONES)
def test_the_day_is_that_of_the_whole_program_through_every_change_of_the_clock(
    zone: str, in_zone: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        there = ZoneInfo(zone)
    except KeyError:
        pytest.skip(f"NOT TRIED: this system does not know the zone {zone}")
    in_zone(zone)
    checked = 0
    for middle in AROUND:
        for minutes in range(-26 * 60, 26 * 60, 30):
            moment = middle + timedelta(minutes=minutes, seconds=59)
            monkeypatch.setattr(module, "time", moment.timestamp)
            local = moment.astimezone()
            assert local.utcoffset() == moment.astimezone(there).utcoffset(), "the zone did not take hold"
            for start in (0, 1, 3, 4, 12, 15, 23):
                assert day_now(start) == day_of(local, start).isoformat(), (moment, start)
                checked += 1
    assert checked > 1000


# The state of files


def one(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def write_longer(folder: Path) -> None:
    (folder / "a").write_text("much longer")


def write_in_place(folder: Path) -> None:
    found = (folder / "a").stat()
    (folder / "a").write_text("TEXT")
    os.utime(folder / "a", ns=(found.st_atime_ns, found.st_mtime_ns + 1_000_000))


def keep_size_and_date(folder: Path) -> None:
    """As rsync and tar do: only that the file changed is told by the disk."""
    found = (folder / "a").stat()
    one(folder / "a.new", "TEXT").replace(folder / "a")
    os.utime(folder / "a", ns=(found.st_atime_ns, found.st_mtime_ns))


def keep_all_but_the_moment(folder: Path) -> None:
    """The same, written in place."""
    found = (folder / "a").stat()
    while (folder / "a").stat().st_ctime_ns == found.st_ctime_ns:  # until the clock of the disk goes on
        (folder / "a").write_text("TEXT")
        os.utime(folder / "a", ns=(found.st_atime_ns, found.st_mtime_ns))


def touch(folder: Path) -> None:
    os.utime(folder / "a", ns=(0, 0))


def remove(folder: Path) -> None:
    (folder / "a").unlink()


def rename(folder: Path) -> None:
    (folder / "a").rename(folder / "z")


def swap(folder: Path) -> None:
    (folder / "a").rename(folder / "x")
    (folder / "b").rename(folder / "a")
    (folder / "x").rename(folder / "b")


def add(folder: Path) -> None:
    one(folder / "c")


def lead_elsewhere(folder: Path) -> None:
    (folder / "a").unlink()
    (folder / "a").symlink_to(folder / "b")


CHANGES = [
    write_longer,
    write_in_place,
    keep_size_and_date,
    keep_all_but_the_moment,
    touch,
    remove,
    rename,
    swap,
    lead_elsewhere,
]


@pytest.mark.parametrize("change", [*CHANGES, add], ids=lambda change: change.__name__)
@pytest.mark.parametrize("end", ["/", "//"])
def test_whatever_changes_in_a_folder_changes_its_stamp(
    change: Callable[[Path], None], end: str, tmp_path: Path
) -> None:
    one(tmp_path / "a")
    one(tmp_path / "b")
    before = stamp(f"{tmp_path}{end}")
    assert stamp(f"{tmp_path}{end}") == before
    change(tmp_path)
    assert stamp(f"{tmp_path}{end}") != before


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_changes_a_file_changes_its_stamp(change: Callable[[Path], None], tmp_path: Path) -> None:
    one(tmp_path / "a")
    one(tmp_path / "b")
    before = stamp(str(tmp_path / "a"))
    assert stamp(str(tmp_path / "a")) == before
    change(tmp_path)
    assert stamp(str(tmp_path / "a")) != before


def test_what_a_link_leads_to_is_looked_at(tmp_path: Path) -> None:
    one(tmp_path / "elsewhere" / "a")
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "link").symlink_to(tmp_path / "elsewhere" / "a")
    before = stamp(f"{tmp_path}/here/")
    write_longer(tmp_path / "elsewhere")
    assert stamp(f"{tmp_path}/here/") != before


def test_folders_within_count_only_where_they_are_asked_for(tmp_path: Path) -> None:
    one(tmp_path / "within" / "deep" / "a")
    one(tmp_path / "within" / "__pycache__" / "a")
    shallow, deep = stamp(f"{tmp_path}/"), stamp(f"{tmp_path}//")
    write_longer(tmp_path / "within" / "__pycache__")
    assert (stamp(f"{tmp_path}/"), stamp(f"{tmp_path}//")) == (shallow, deep)
    write_longer(tmp_path / "within" / "deep")
    assert stamp(f"{tmp_path}/") == shallow
    assert stamp(f"{tmp_path}//") != deep


def test_a_folder_that_is_not_there_is_not_an_empty_one(tmp_path: Path) -> None:
    gone = stamp(f"{tmp_path}/folder/")
    (tmp_path / "folder").mkdir()
    assert stamp(f"{tmp_path}/folder/") != gone


def test_a_name_that_is_no_text_has_a_stamp(tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xff")
    try:
        Path(name).write_text("a")
    except OSError:
        pytest.skip("NOT TRIED: names of files are always text here")
    before = stamp(f"{tmp_path}/")
    Path(name).write_text("abc")
    assert stamp(f"{tmp_path}/") != before


@pytest.mark.parametrize("end", ["", "/"])
def test_what_cannot_be_looked_at_is_not_believed(end: str, tmp_path: Path) -> None:
    one(tmp_path / "file")
    memo = usual()
    memo.stamps = {f"{tmp_path}/file/within{end}": "none"}  # not a folder
    keep(tmp_path, memo)
    assert believed(str(tmp_path)) is None


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_on_other_systems_it_is_looked_for_only_where_the_user_says(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delattr(os, "uname")
    monkeypatch.delenv("REJECTUI_HOME", raising=False)
    assert state_folder() is None
    assert "None" in places()
