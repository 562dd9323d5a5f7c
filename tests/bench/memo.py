"""Random histories of one home, and after every step: what the memo of Today says is what is so.

    python -m tests.bench.memo [--histories N] [--seed S]        300 histories unless given

A step is a command, the app opened and left with something done in it, or a change from outside: a file of
another computer comes, half of it, or changes in place; packs and config.toml are edited; a draft is left;
the day turns, the clock is set back, the computer travels; the memo rots, is cut off, or an old one comes
back. After each, if the memo is believed and knows this day, its text must be the one that a new session
works out, and what it has of `rejectui today` what that prints, changing nothing. The steps of a history that
went wrong are printed; `--only N` plays that one alone.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

from msgspec.structs import replace

from rejectui.cli import crash_report, make_memo, open_app
from rejectui.cli.at_once import memo as at_once
from rejectui.cli.at_once.terminal import Known
from rejectui.cli.main import run
from rejectui.cli.make_memo import glance_of
from rejectui.cli.session import Session
from rejectui.cli.terminal import out
from rejectui.cli.terminal.out import CommandError
from rejectui.core.asks.look import Look
from rejectui.core.card.text import MEMO
from rejectui.core.days.day import day_of
from rejectui.core.review.look_back import to_offer
from rejectui.journal.errors import JournalError
from rejectui.journal.folder import peers
from rejectui.journal.folder.drafts import Drafts
from rejectui.journal.journal import Journal
from rejectui.packs.library import Library, bundled_folder, load
from rejectui.packs.problem import CannotWrite
from rejectui.practice.card_changes import put, with_another
from rejectui.practice.flags import hide
from rejectui.practice.own_packs import take_own
from rejectui.practice.practice import NotNow, Practice
from rejectui.practice.today_text import text_of_today
from rejectui.practice.told_once import offers_support, remember_offered, settle_silence
from rejectui.ui.drafts import LeftOwn, keep, left_behind
from tests.bench.figures import JRNL, OURS, PLAIN, Figure, Promise, counted, table
from tests.memory import MEMORY

ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Auckland", "Asia/Kathmandu")
BEGINNING = datetime(2026, 11, 20, 8, tzinfo=UTC)
STEPS = (6, 22)
PACK = """pack: corner-{name}
title: The corner
summary: Small asks.
language: en
license: CC-BY-4.0
authors: [me]
challenges:
  - id: ask-{slug}
    title: Ask about {slug}
    how: Pay first. If nobody is waiting, ask.
    say: "How did this place get its name?"
    level: {level}
    category: connection
    askee: staff
    channel: in_person
"""
OWN = {
    "how": "Go in, and ask.",
    "say": "May I have it?",
    "level": 2,
    "category": "favor",
    "askee": "staff",
    "channel": "in_person",
}
CONFIGS = ('theme = "rejectui-light"\n', 'theme = "rejectui-dark"\n', "mouse = false\n", "mouse = [\n", "")
SECOND = 1_000_000_000


@dataclass
class Tally:
    """What was looked at, and what was wrong."""

    steps: Counter[str] = field(default_factory=Counter)
    texts: int = 0
    printed: int = 0
    made: int = 0
    rotten: int = 0
    wrong: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


class History:
    """One home, and what happens to it."""

    def __init__(self, root: Path, seed: str, tally: Tally, cache: Path) -> None:
        self.home = root / "home"
        self.root = root
        self.chance = random.Random(seed)
        self.tally = tally
        self.now = BEGINNING + timedelta(hours=self.chance.randrange(24 * 30))
        self.past: list[str] = []
        self.others: dict[str, Journal] = {}
        self.old_memos: list[bytes] = []
        self.files_changed = 0
        (self.home / "state").mkdir(parents=True)
        shutil.copy(cache, self.home / "state" / "packs.json")
        self.travel()

    # The world

    def clock(self) -> datetime:
        """The moment, in the zone of this computer."""
        return self.now.astimezone()

    def seconds(self) -> float:
        """The same for whoever asks the computer."""
        return self.now.timestamp()

    @property
    def journal(self) -> Path:
        """The folder of the journal, wherever it is."""
        return Session(self.clock).home.journal

    @property
    def memo(self) -> Path:
        """The memo's file."""
        return self.home / "state" / MEMO

    def command(self, *words: str) -> tuple[int, str, str]:
        """A command: its status, and what it printed."""
        streams = [io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2)]
        with redirect_stdout(streams[0]), redirect_stderr(streams[1]):
            status = run(words, self.clock)
        said, errors = (stream.buffer.getvalue().decode() for stream in streams)  # type: ignore[attr-defined]
        return status, said, errors

    def write(self, path: Path, data: bytes, *, in_place: bool = True) -> None:
        """Write a file as somebody else does: in place or as a new one, dated by the clock of this world."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if not in_place and path.exists():
            path.unlink()
        path.write_bytes(data)
        self.date(path)

    def date(self, path: Path) -> None:
        """A moment ago, and no two changes at the same: the clock of the disk knows no more than some
        milliseconds, in which here more is done than in a day."""
        self.files_changed += 1
        moment = int(self.seconds()) * SECOND - SECOND + self.files_changed
        os.utime(path, ns=(moment, moment))

    def settle(self) -> None:
        """Some time goes by, and what was written just now was written a while ago."""
        for path in self.journal.glob("*"):
            if path.stat().st_mtime > self.seconds() - 1 and path.is_file():
                self.date(path)
        self.now += timedelta(seconds=self.chance.choice([1, 5, 70]))

    # Steps

    def today(self) -> None:
        """`rejectui today`, which makes the memo."""
        self.settle()
        self.command("today")
        self.tally.made += self.memo.exists()

    def log(self) -> None:
        """An ask is told."""
        words = ["log", self.chance.choice("nspywubx"), str(self.chance.choice([10, 55, 85, 95]))]
        words += self.chance.choice([[], [], ["a note\nin lines"], ["--label", "Jo"], ["--day", "yesterday"]])
        words += self.chance.choice([[], [], ["--ask", f"A seat {self.chance.randrange(9)}"]])
        self.command(*words)

    def card(self) -> None:
        """Another card, a plan, one that is let go."""
        self.command(
            *self.chance.choice(
                [
                    ("another",),
                    ("another", "--smaller"),
                    ("another", "--bolder"),
                    ("another", "--back"),
                    ("another", "--where", "home"),
                    ("another", "--by", "phone", "--any-day"),
                    ("another", "--likely-no"),
                    ("plan", "--challenge", self.some_challenge()),
                    ("plan",),
                    ("plan", "--feared", "They sigh", "--chance", "30"),
                    ("plan", "--ask", "May I have the window?"),
                    ("plan", "--keep"),
                    ("plan", "--let-go"),
                ]
            )
        )

    def rest(self) -> None:
        """A rest, or its end."""
        self.command(*self.chance.choice([("rest",), ("rest", "today", "tomorrow"), ("rest", "--end")]))

    def settings(self) -> None:
        """A setting."""
        name, values = self.chance.choice(
            [
                ("theme", ("rejectui-light", "rejectui-dark")),
                ("start_of_day", ("0", "4", "9", "15", "23", "24")),
                ("start_of_week", ("monday", "sunday", "saturday")),
                ("languages", ("en", "de", "en,de", "es")),
                ("rhythm", ("1", "3", "7")),
                ("per_week", ("1", "3", "7")),
                ("mouse", ("on", "off")),
                ("welcomed", ("on", "off")),
                ("questions_left", ("none", "life,rhythm")),
                ("life", ("any", "none", "work,study")),
            ]
        )
        self.command("set", name, self.chance.choice(values))

    def packs(self) -> None:
        """A pack is off, a challenge hidden."""
        card = Session(self.clock).practice.today.card
        shown = card.entry.id if card is not None and card.entry is not None else "cafe/borrow-a-pen"
        name = self.chance.choice(["cafe", "corner-a", shown.partition("/")[0]])
        verb = self.chance.choice(["on", "off", "trust", "hide", "unhide"])
        self.command("packs", verb, shown if verb in ("hide", "unhide") else name)

    def correct(self) -> None:
        """An ask is edited, deleted, answered, told more of, forgotten; something is taken back."""
        asks = Session(self.clock).facts.attempts
        one = self.chance.choice(asks).id if asks else "0" * 32
        self.command(
            *self.chance.choice(
                [
                    ("edit", one, "--note", "other words"),
                    ("edit", one, "--outcome", self.chance.choice("nypw"), "--distress", "90"),
                    ("delete", one),
                    ("answer", one, self.chance.choice("nyp")),
                    ("after", one, "--minutes", "600", "--stayed", "60"),
                    ("after", "--minutes", "30"),
                    ("forget", one, "--yes"),
                    ("forget", "--deleted", "--yes"),
                    ("undo",),
                    ("undo",),
                    ("undo", "--back"),
                    ("takeaway", "It was fine"),
                    ("asks", "keep", "A kept seat", "--category", "help"),
                    ("asks", "keep", "--challenge", self.some_challenge(), "--distress", "60"),
                    ("asks", "drop", self.some_challenge()),
                ]
            )
        )

    def sort(self) -> None:
        """An ask is sorted by looking at it."""
        session = Session(self.clock)
        peak = self.chance.choice([0, 30, 60, 90])
        session.journal.keep_look(Look(of=self.some_challenge(), peak=peak, day=session.day))

    def some_challenge(self) -> str:
        """One of a few, so that it is met again."""
        few = [*Session(self.clock).library.catalog.entries][:6]
        return self.chance.choice(few) if few else "gone/challenge"

    def program(self) -> None:
        """A program begins, pauses, ends."""
        self.command(
            "program",
            *self.chance.choice(
                [
                    ("start", "gentle-month"),
                    ("start", "thirty-days"),
                    ("start", "rung-a-week"),
                    ("pause",),
                    ("resume",),
                    ("leave",),
                    ("strict",),
                ]
            ),
        )

    def bring_in(self) -> None:
        """An import of what this journal, or another one, exported."""
        file = self.root / "export.json"
        if self.chance.random() < 0.5 or not file.exists():
            status, out, _ = self.command("export", "json", "-")
            if status == 0:
                file.write_text(out)
        else:
            self.command("import", str(file), "--yes")

    def move(self) -> None:
        """The journal lies elsewhere from now on."""
        self.command("data", "move", str(self.root / f"moved-{self.chance.randrange(3)}"))

    def app(self) -> None:
        """The app is opened and left; meanwhile something is done in it, or beside it."""
        self.settle()
        memo = at_once.believed(str(self.home / "state"))
        text = memo.days.get(at_once.day_now(memo.start_of_day)) if memo is not None else None
        known = Known(memo, text) if memo is not None and text is not None else None
        session = Session(self.clock, SimpleNamespace(known=known))  # type: ignore[arg-type]

        def opened(given: Session, *_: Any) -> Any:
            window = _Window(given, given.library)
            for _step in range(self.chance.randrange(4)):
                self._in_the_app(window)
            if self.chance.random() < 0.7:
                self.settle()
            keys = (("today.plan", "enter", "Plan"), ("today.more", "pgdn", "More"))
            return SimpleNamespace(
                library=window.library,
                looks={"text": ""},
                today_keys=keys,
                theme="rejectui-dark",
                not_opened=None,
                return_code=0,
            )

        with mock.patch.multiple(open_app, open_app=opened, _run_at_once=opened):
            open_app.open_journal(session)
        self.tally.made += self.memo.exists()

    def _in_the_app(self, window: _Window) -> None:
        practice = window.practice
        today = practice.today
        match self.chance.randrange(8):
            case 0:
                other = with_another(practice, self.chance.choice([-1, 0, 1]))
                if other is not None:
                    put(practice, other)
            case 1 if today.card is not None and today.card.entry is not None:
                hide(practice, today.card.entry.id)
            case 2 if today.record.has_card:
                put(practice, replace(today.record, planned=True))
            case 3:
                settle_silence(practice)
                back = to_offer(practice.facts, practice.day)
                if back is not None:
                    remember_offered(practice, back)
                offers_support(practice)
            case 4:
                ask = f"Ask for seat {self.chance.randrange(99)}"
                take_own(practice, self.home / "packs", ask, {"title": ask, **OWN})
                window.library = window.session.read_packs()
            case 5:
                self.one_of([self.log, self.card, self.settings, self.peer, self.pack_file])
            case 6:
                self.time()
            case _:
                with practice.change():
                    practice.journal.set("theme", "rejectui-light")

    # From outside

    def peer(self) -> None:
        """A file of another computer comes, changes, arrives by half, goes."""
        name = self.chance.choice("ab")
        if name not in self.others:
            there = self.root / f"computer-{name}"
            self.others[name] = Journal.open(there / "journal", there / "state", self.clock)
            self._ask_there(name)
        if self.chance.random() < 0.5:
            self._ask_there(name)
        file = next((self.root / f"computer-{name}" / "journal").glob("*.json"), None)
        if file is None:  # config.toml was broken when that computer wanted to ask
            return
        data, path = file.read_bytes(), self.journal / file.name
        match self.chance.randrange(6):
            case 0 if path.exists():
                path.unlink()
            case 1:
                self.write(path, data[: self.chance.randrange(len(data))])
            case 2:
                self.write(path.with_name(path.stem + " (conflicted copy).json"), data)
            case 3 if path.exists():  # as rsync does it in place, size and date as they were
                found = path.stat()
                time.sleep(0.012)  # the clock of the disk goes on
                path.write_bytes(data)
                os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))
            case way:
                self.write(path, data, in_place=way == 4)

    def _ask_there(self, name: str) -> None:
        there = self.others[name]
        session = Session(self.clock)
        session.__dict__["journal"] = there
        practice = Practice(session)
        other = with_another(practice)
        if other is not None and self.chance.random() < 0.6:
            put(practice, replace(other, planned=self.chance.random() < 0.5))
        else:
            with there.together():
                there.set("languages", [self.chance.choice(["en", "de"])])
                there.set("welcomed", True)

    def pack_file(self) -> None:
        """A pack file is added, edited, broken, removed."""
        name = self.chance.choice("ab")
        path = self.home / "packs" / f"corner-{name}.yaml"
        text = PACK.format(
            name=name, slug=self.chance.choice(["dog", "cat", "eel"]), level=self.chance.choice("123")
        )
        match self.chance.randrange(6):
            case 0 if path.exists():
                path.unlink()
            case 1:
                self.write(path, text[: self.chance.randrange(len(text))].encode())
            case way:
                self.write(path, text.encode(), in_place=way < 4)

    def config(self) -> None:
        """config.toml is written, broken, taken away."""
        path = self.home / "config.toml"
        text = self.chance.choice(CONFIGS)
        if self.chance.random() < 0.15:
            text = f'journal = "{self.root}/wanted-{self.chance.randrange(2)}"\n'
        if text:
            self.write(path, text.encode())
        else:
            path.unlink(missing_ok=True)

    def draft(self) -> None:
        """A window is closed in the middle of a sentence; or the draft is taken."""
        state = self.home / "state"
        match self.chance.randrange(4):
            case 0:
                self.write(state / "draft.json", b'{"own": "{\\"text\\": \\"half\\"}"}')
            case 1:
                drafts = Drafts(state)
                for name in drafts.take_over():
                    drafts.drop(name)
                drafts.release()
            case _:
                drafts = Drafts(state)
                keep(drafts, LeftOwn("half a sentence"))
                drafts.release()

    def time(self) -> None:
        """Time passes, mostly forward."""
        self.now += self.chance.choice(
            [
                timedelta(minutes=11),
                timedelta(hours=1),
                timedelta(hours=5),
                timedelta(hours=13),
                timedelta(days=1),
                timedelta(days=1),
                timedelta(days=2),
                timedelta(days=8),
                timedelta(days=-1),
                timedelta(hours=-5),
            ]
        )

    def travel(self) -> None:
        """The computer is in another time zone."""
        os.environ["TZ"] = self.chance.choice(ZONES)
        time.tzset()

    def rot(self) -> None:
        """The memo's bytes change, some are missing, or an older memo comes back."""
        if not self.memo.exists():
            return
        self.tally.rotten += 1
        data = bytearray(self.memo.read_bytes())
        match self.chance.randrange(4):
            case 0 if self.old_memos:
                data = bytearray(self.chance.choice(self.old_memos))
            case 1:
                del data[self.chance.randrange(len(data)) :]
            case 2:
                data[self.chance.randrange(len(data))] = self.chance.randrange(256)
            case _:
                data[self.chance.randrange(len(data))] ^= 1 << self.chance.randrange(8)
        self.memo.write_bytes(data)

    def one_of(self, steps: list[Callable[[], None]]) -> None:
        """Do one of these."""
        step = self.chance.choice(steps)
        self.past.append(step.__name__)
        self.tally.steps[step.__name__] += 1
        step()

    def play(self) -> None:
        """The whole history."""
        self.command("set", "welcomed", "on")
        if self.chance.random() < 0.8:
            self.log()
        outside = [self.peer, self.pack_file, self.config, self.draft, self.time, self.time, self.travel]
        within = [
            self.log,
            self.card,
            self.card,
            self.rest,
            self.settings,
            self.packs,
            self.correct,
            self.sort,
        ]
        rare = [self.program, self.bring_in, self.move, self.rot]
        steps = [*outside, *within, *rare, *[self.today] * 9, *[self.app] * 4]
        for _ in range(self.chance.randint(*STEPS)):
            with suppress(NotNow, CommandError, JournalError, CannotWrite):  # a sentence for the user
                self.one_of(steps)
            if self.memo.exists():
                self.old_memos = [*self.old_memos[-4:], self.memo.read_bytes()]
            self.look()
            if self.chance.random() < 0.3:
                self.time()
                self.past.append("time")
                self.look()

    # Looking

    def look(self) -> None:
        """Hold what is believed against what is so."""
        believed = at_once.believed(str(self.home / "state"))
        day = at_once.day_now(believed.start_of_day) if believed is not None else ""
        if believed is None or day not in believed.days:
            return
        self.tally.texts += 1
        fresh = Session(self.clock)
        try:
            text = text_of_today(fresh.practice, draft=self._draft_waits())
        except (CommandError, JournalError) as error:
            self._wrong(f"nothing can be said, and the memo does: {error}")
            return
        if fresh.day.isoformat() != day:
            self._wrong(f"the memo takes today for {day}, and it is {fresh.day}")
        for name, is_so in text.fields().items():
            said = getattr(believed.days[day], name)
            if said != is_so:
                self._wrong(f"{name}: the memo has {said!r}\n      and so is {is_so!r}")
        if believed.glances.get(day) != (seen := glance_of(fresh)):
            self._wrong(f"at a glance: the memo has {believed.glances.get(day)!r}\n      and so is {seen!r}")
        if day in believed.told:
            self._look_at_printed(believed.told[day])

    def _look_at_printed(self, told: tuple[tuple[int, str], tuple[int, str]]) -> None:
        self.tally.printed += 1
        memo, before = self.memo.read_bytes(), self._journals()
        status, signs, err = self.command("today")
        _, words, _ = self.command("today", "--plain")
        if told != ((80, signs), (80, words)):
            self._wrong(f"the memo prints {told!r}\n      and `rejectui today` prints {signs!r}, {words!r}")
        if (status, err) != (0, ""):
            self._wrong(f"`rejectui today` ends with {status} and {err!r}, and the memo says nothing of it")
        if self._journals() != before:
            self._wrong("`rejectui today` changes the journal, and the memo does not")
        self.memo.write_bytes(memo)

    def _draft_waits(self) -> bool:
        """Whether the app would offer one, asked of a copy: whoever looks takes it over."""
        state, copied = self.home / "state", self.root / "looked at"
        shutil.rmtree(copied, ignore_errors=True)
        copied.mkdir()
        if (state / "drafts").is_dir():
            shutil.copytree(state / "drafts", copied / "drafts")
        if (state / "draft.json").is_file():
            shutil.copy(state / "draft.json", copied)
        drafts = Drafts(copied)
        found = bool(left_behind(drafts))
        drafts.release()
        return found

    def _journals(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.journal.glob("*.json")}

    def _wrong(self, what: str) -> None:
        self.tally.wrong.append(f"{what}\n      after {', '.join(self.past)}")


class _Window:
    """What the app has: the packs as they were, the day as it is now."""

    def __init__(self, session: Session, library: Library) -> None:
        self.session = session
        self.library = library
        self.journal = session.journal
        self.practice = Practice(self)

    @property
    def programs(self) -> Any:
        return self.session.programs

    @property
    def day(self) -> date:
        return day_of(self.session.clock(), self.journal.facts.settings.start_of_day)


@contextmanager
def _world(root: Path) -> Iterator[None]:
    """One home for everything, the clock handed in, and no error hidden behind a sentence."""

    def raised(error: Exception, *_: object, **__: object) -> str:
        raise error

    before = dict(os.environ)
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(crash_report, "unexpected", raised))
        # As in a terminal, though it is captured: in words only with --plain.
        stack.enter_context(mock.patch.object(out, "wants_words", lambda *, asked: asked))
        # Files are as old as they are dated: when the disk wrote them is told by the other clock.
        stack.enter_context(mock.patch.object(peers, "max", lambda dated, written: dated, create=True))
        os.environ.update(REJECTUI_HOME=str(root / "home"), HOME=str(root / "nobody"), COLUMNS="80")
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)
            time.tzset()


def play(number: int, seed: int, tally: Tally, cache: Path) -> None:
    """One history; its errors are kept with it."""
    with tempfile.TemporaryDirectory(prefix="rejectui-memo-", dir=MEMORY) as name, _world(Path(name)):
        one = History(Path(name), f"{seed} {number}", tally, cache)
        wrong = len(tally.wrong)
        with (
            mock.patch.object(at_once, "time", one.seconds),
            mock.patch.object(make_memo, "time", one.seconds),
        ):
            try:
                one.play()
            except Exception:
                tally.errors.append(f"history {number}: {', '.join(one.past)}\n{traceback.format_exc()}")
        tally.wrong[wrong:] = [f"history {number}: {each}" for each in tally.wrong[wrong:]]


def promise(histories: int = 300, seed: int = 1, *, first: int = 0) -> tuple[Promise, Tally]:
    """So many histories."""
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="rejectui-memo-", dir=MEMORY) as folder:
        cache = Path(folder) / "packs.json"
        load([(bundled_folder(), True)], cache)
        for number in counted(histories, "histories"):
            play(first + number, seed, tally, cache)
    figures = (
        Figure(len(tally.wrong), "times the memo said what was not so", tally.texts + tally.printed),
        Figure(len(tally.errors), "histories that ended with an error", histories),
    )
    text = f"{histories:,} histories, {sum(tally.steps.values()):,} steps: the memo is right, or not believed"
    nothing = "it has nothing that is kept for the next start"
    return Promise(text, {OURS: figures}, {PLAIN: nothing, JRNL: nothing}), tally


def main() -> int:
    """Play them; 1 if something was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.memo")
    parser.add_argument("--histories", type=int, default=300, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="S")
    parser.add_argument("--only", type=int, metavar="N", help="the history of this number alone")
    given = parser.parse_args()
    began = time.monotonic()
    alone = given.only is not None
    found, tally = promise(1 if alone else given.histories, given.seed, first=given.only if alone else 0)
    for each in (*tally.wrong, *tally.errors):
        print(f"  {each}", file=sys.stderr)
    print(table([found]))
    print(
        f"\n{time.monotonic() - began:.0f} seconds; {tally.made:,} memos made, {tally.texts:,} texts and "
        f"{tally.printed:,} prints compared, {tally.rotten:,} memos spoiled."
    )
    return 0 if found.kept else 1


if __name__ == "__main__":
    sys.exit(main())
