"""The journal: read as `core.Facts`, changed by a few verbs, each one write or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from msgspec import Raw, Struct
from msgspec.structs import replace

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.asks.look import Look
from rejectui.core.clean_text import clean_line
from rejectui.core.facts import Day, Facts, Pause, Rhythm, Run, Settings, Takeaway, WeekStart
from rejectui.journal.errors import DoesNotFit, JournalError, NoSuchAttempt
from rejectui.journal.file.disk import REAL, System
from rejectui.journal.file.history import NAME as HISTORY
from rejectui.journal.file.history import History, What, history_in, put_history
from rejectui.journal.folder.home import JournalHome
from rejectui.journal.records.raw import Tables
from rejectui.journal.records.record import (
    Record,
    change,
    every,
    every_field,
    fit,
    is_erased,
    new_record,
    to_fields,
)
from rejectui.journal.records.tables import PLAIN_SETTINGS
from rejectui.journal.store import Store

if TYPE_CHECKING:
    from rejectui.journal.changes.erasable import Erasable
    from rejectui.journal.changes.restore import Restoring
    from rejectui.journal.changes.take_in import Incoming, Merging
    from rejectui.journal.file.backup import Backup, Backups
    from rejectui.journal.file.forgotten import StillThere
    from rejectui.journal.folder.nowhere import Nowhere
    from rejectui.journal.folder.peers import Peer


SHORTEST_ID = 4
# What it is called to mark something, and to take that back, for those marks that undo knows.
_NOTED: Mapping[str, tuple[What, What]] = {"hidden": ("hide", "unhide"), "later": ("keep_ask", "drop_ask")}


class Undone(Struct, frozen=True):
    """What `undo` took back: which kind of change, and the ids of the records by table; `again` when `redo`
    brought it back.
    """

    what: What
    ids: dict[str, tuple[str, ...]]
    again: bool = False

    def only(self, table: str) -> str | None:
        """The id, if it was one record, and of this table."""
        return self.ids[table][0] if self.records == 1 and table in self.ids else None

    @property
    def asks(self) -> int:
        """How many of the records are attempts."""
        return len(self.ids.get("attempts", ()))

    @property
    def records(self) -> int:
        """How many records there are."""
        return sum(map(len, self.ids.values()))


class Journal:
    """The journal: read from the files of all computers in its folder, written to the one of this computer.
    One thread at a time; any number of processes.

    Every change is on disk when the method returns. If it raises a `JournalError`, whose text is a sentence
    for the user, nothing was changed, unless that sentence says so.
    """

    def __init__(self, home: JournalHome | Nowhere, now: Callable[[], datetime]) -> None:
        """Use `open` or `in_memory`."""
        self._store = Store(home, now)
        if self._store.has_to_erase():
            from rejectui.journal.changes.forget import erase

            with suppress(JournalError):  # where nothing can be written, it is tried again at the next start
                erase(self._store)
        self._attempts = self._store.rows("attempts")
        self._meta = self._store.rows("meta")
        self._read: tuple[Raw | None, History] = None, History()

    @classmethod
    def open(cls, folder: Path, state: Path, now: Callable[[], datetime], system: System = REAL) -> Journal:
        """The journal in `folder`, with device id and lock in `state`; neither has to exist, none is made.

        `now` gives the present moment with its UTC offset. Raises `DamagedJournal` or `UnreadableJournal`.
        """
        return cls(JournalHome(folder, state, system), now)

    @classmethod
    def in_memory(cls, now: Callable[[], datetime]) -> Journal:
        """An empty journal that is written nowhere."""
        from rejectui.journal.folder.nowhere import Nowhere

        return cls(Nowhere(), now)

    # Reading

    @property
    def facts(self) -> Facts:
        """Everything the journal knows, fresh from disk if another RejectUI or computer has written.

        If our file has become unreadable since it was opened: its last good state, and a problem.
        """
        return self._store.facts

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each thing in the journal that is not counted; none tells what a record says."""
        return self._store.problems

    @property
    def read_only(self) -> str | None:
        """Why this journal cannot be changed, as a sentence, or None. A full disk shows only when saving."""
        return self._store.read_only

    @property
    def path(self) -> Path:
        """The file of this computer. Before the first write it does not exist, and its name may change."""
        return self._store.path

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are RejectUI's own, and no place for other files."""
        return self._store.folders

    @property
    def peers(self) -> tuple[Peer, ...]:
        """The files of other computers in the folder, as they were when last looked at."""
        return self._store.peers

    def find(self, prefix: str) -> Attempt:
        """The attempt whose id starts so. Raises `NoSuchAttempt` if there is none, or more than one."""
        wanted = prefix.strip().lower()
        if 0 < len(wanted) < SHORTEST_ID:
            raise NoSuchAttempt(
                f"“{clean_line(prefix)}” is too short for an id. Give at least {SHORTEST_ID} letters of it."
            )
        found = [attempt for attempt in self.facts.attempts if attempt.id.startswith(wanted)]
        if not wanted or not found:
            raise _no_attempt(prefix)
        if len(found) > 1:
            raise NoSuchAttempt(
                f"{len(found)} entries have an id that starts with “{wanted}”. Give more of it."
            )
        return found[0]

    def tables(self) -> Tables:
        """Everything in all files, record by record, merged, fresh from disk; not to be changed."""
        return self._store.tables()

    # Changing attempts

    def record(self, attempt: Attempt) -> None:
        """Keep an attempt. Its id is made before the first try, so that a retry is never a second record."""
        fit(to_fields(attempt), Attempt)
        with self.together():
            old = self._store.record("attempts", attempt.id)
            if old and is_erased(old):
                raise _erased()
            clock = self._store.tick(old)
            if old is None:
                new = new_record("id", attempt.id, every_field(attempt), clock)
                self._change("log", "attempts", attempt.id, new, {"deleted": True})
                return
            new, before = change(old, {**every_field(attempt), "deleted": None}, clock)
            made = ("log", {"attempts": {attempt.id: {"deleted": True}}})
            if any((last.what, last.before) == made for last in self._history.done[-1:]):
                before = {}  # a retry: undo still takes the whole attempt away
            self._change("edit", "attempts", attempt.id, new, before)

    def edit(self, attempt_id: str, changes: Mapping[str, object | None]) -> None:
        """Set fields of an attempt, or clear those that are None. A cleared field is gone from the record.

        Raises `NoSuchAttempt`, or `DoesNotFit` naming the field, before anything is written.
        """
        for name in changes:
            if name == "id" or name not in Attempt.__struct_fields__:
                raise DoesNotFit(f"Nothing was changed: an ask has no field “{clean_line(name)[:40]}”.")
        self._attempt(attempt_id)  # asked before anything is made on disk
        with self.together():
            old = self._attempt(attempt_id)
            if is_erased(old):
                raise _erased()
            if old.get("deleted") is True:
                raise NoSuchAttempt("This ask was taken out of the journal meanwhile: nothing was changed.")
            fields = {name: to_fields(value) for name, value in changes.items()}
            new, before = change(old, fields, self._store.tick(old))
            fit(new, Attempt)
            self._change("edit", "attempts", attempt_id, new, before)

    def delete(self, attempt_id: str) -> None:
        """Take an attempt out of everything that is shown or counted; `undo` brings it back."""
        self._attempt(attempt_id)
        with self.together():
            old = self._attempt(attempt_id)
            new, before = change(old, {"deleted": True}, self._store.tick(old))
            self._change("delete", "attempts", attempt_id, new, before)

    def erasable(self) -> tuple[Erasable, ...]:
        """What can be erased for good: asks, kept asks and takeaways, those too that were deleted."""
        from rejectui.journal.changes.erasable import erasable

        return erasable(self.tables())

    def forget(self, chosen: Iterable[Erasable]) -> StillThere:
        """Erase these for good, from backups and copies too, and from other computers' files when they next
        open the journal. Says in which files of this one they may still stand.

        Nothing brings them back. Raises `CannotSave` with nothing changed.
        """
        from rejectui.journal.changes.erasable import wanted
        from rejectui.journal.changes.forget import forget

        return forget(self._store, wanted(chosen, self.facts.days))

    def settle(self, attempt_ids: Iterable[str], day: date) -> tuple[str, ...]:
        """Turn waiting asks into asks without a reply; the ids of those that still waited.

        `undo` knows nothing of it: it puts back what the user did.
        """
        settled = []
        with self.together():
            for attempt_id in attempt_ids:
                old = self._attempt(attempt_id)
                if old.get("deleted") is True or old.get("outcome") != "waiting":
                    continue
                fields = {"outcome": "no_reply", "answered": day.isoformat()}
                self._attempts.put(attempt_id, change(old, fields, self._store.tick(old))[0])
                settled.append(attempt_id)
        return tuple(settled)

    # Taking back

    @property
    def can_undo(self) -> bool:
        """Whether there is something that `undo` would take back. Asked often, so it costs little."""
        with suppress(JournalError):
            return bool(self._history.done)
        return False

    @property
    def can_redo(self) -> bool:
        """Whether there is something that `redo` would bring back."""
        with suppress(JournalError):
            return bool(self._history.undone)
        return False

    def undo(self) -> Undone | None:
        """Take back the last change that the user made, all that was written at once, field by field, and say
        which; None if there is none. The next one takes back the change before it.

        It goes back as far as the practice day began, and from there one more. It is kept in the file: it
        works after a restart too, whatever window or command made the change. What says already what it would
        say then is passed over.
        """
        return self._take_back(again=False)

    def redo(self) -> Undone | None:
        """Bring back what was taken back last; None if there is none, or if something was changed since."""
        return self._take_back(again=True)

    def _take_back(self, *, again: bool) -> Undone | None:
        if not (self._history.undone if again else self._history.done):
            return None  # then nothing needs to be made on disk
        with self.together():
            history = self._history.on(self._store.practice_day())
            left = history.turned() if again else history
            undone = None
            while left.done and undone is None:
                last = left.done[-1]
                held = self._store.put_back(last.before)
                left = History(left.done[:-1], left.undone)
                if any(every(held)):
                    left = replace(left, undone=(*left.undone, replace(last, before=held)))
                    undone = Undone(last.what, {table: tuple(rows) for table, rows in held.items()}, again)
            put_history(self._meta, left.turned() if again else left)
            return undone

    @property
    def _history(self) -> History:
        record = self._meta.raw().get(HISTORY)
        if record is not self._read[0]:
            self._read = record, history_in(record)
        return self._read[1]

    # Changing the rest

    def save_day(self, day: Day) -> None:
        """Keep the card and the plan of a date as they are now."""
        fit(to_fields(day), Day)
        key, fields = day.day.isoformat(), {"deleted": None, **every_field(day, but=["day"])}
        with self.together():
            old = self._store.record("days", key) or {"deleted": True}
            self._store.keep("days", "day", key, fields)
            # The card and its plan are one thing: they go back together, whoever changed some of it since.
            before = {name: old.get(name) for name in fields}
            if before != fields:
                self._note(_kind_of_day(before, fields), "days", key, before)

    def keep_card(self, day: Day) -> None:
        """Keep the card of a date, unless one was kept already: then nothing is written.

        `undo` knows nothing of it: it is the card that was shown before, too.
        """
        stored = self.facts.days.get(day.day)
        if stored is not None and stored.has_card:
            return
        with self.together():
            now_stored = self.facts.days.get(day.day)  # read again, now that nobody else is writing
            if now_stored is None or not now_stored.has_card:
                fit(to_fields(day), Day)
                self._store.keep("days", "day", day.day.isoformat(), every_field(day, but=["day"]))

    def rest(self, pause: Pause) -> None:
        """Keep a pause. Raises `DoesNotFit` if it ends before it begins."""
        _keep_to_rules(pause)
        with self.together():
            before = self._store.keep("pauses", "id", pause.id, every_field(pause, but=["id"]))
            self._note("rest" if before.get("deleted") else "edit", "pauses", pause.id, before)

    def end_rest(self, pause_id: str, last: date | None) -> None:
        """Let a pause end on another day, or take it away altogether if None."""
        self._pause(pause_id)  # asked before anything is made on disk
        with self.together():
            pause = self._pause(pause_id)
            if last is not None:
                _keep_to_rules(replace(pause, last=last))
            fields = {"deleted": True} if last is None else {"last": last.isoformat()}
            self._note("end_rest", "pauses", pause_id, self._store.keep("pauses", "id", pause_id, fields))

    def keep_ask(self, ask: Ask) -> None:
        """Keep an own ask for later, or change one that is kept."""
        fit(to_fields(ask), Ask)
        with self.together():
            before = self._store.keep("asks", "id", ask.id, every_field(ask, but=["id"]))
            self._note("keep_ask" if before.get("deleted") else "edit", "asks", ask.id, before)

    def drop_ask(self, ask_id: str) -> None:
        """Take an own ask out of the list; what was logged of it stays."""
        self._kept_ask(ask_id)  # asked before anything is made on disk
        with self.together():
            self._kept_ask(ask_id)
            self._note("drop_ask", "asks", ask_id, self._store.keep("asks", "id", ask_id, {"deleted": True}))

    def keep_look(self, look: Look) -> None:
        """Keep how bad an ask would get by looking at it, in the place of an earlier rating."""
        fit(to_fields(look), Look)
        with self.together():
            before = self._store.keep(
                "looks", "of", look.of, {"deleted": None, **every_field(look, but=["of"])}
            )
            self._note("look", "looks", look.of, before)

    def choose_rhythm(self, rhythm: Rhythm) -> None:
        """Keep the rhythm that holds from the week of a Monday on."""
        _keep_to_rules(rhythm)
        self._store.keep("rhythms", "monday", rhythm.monday.isoformat(), every_field(rhythm, but=["monday"]))

    def choose_start_of_week(self, starts: Iterable[WeekStart]) -> None:
        """Keep the days on which weeks begin, each from the week of a Monday on."""
        chosen = tuple(starts)
        for start in chosen:
            _keep_to_rules(start)
        with self.together():
            for start in chosen:
                key = start.monday.isoformat()
                self._store.keep("week_starts", "monday", key, every_field(start, but=["monday"]))

    def keep_run(self, run: Run) -> None:
        """Keep a run of a program as it is now: begun, paused, counted otherwise, or ended."""
        _keep_to_rules(run)
        self._store.keep("runs", "id", run.id, every_field(run, but=["id"]))

    def keep_week(self, week: Takeaway) -> None:
        """Keep what the user takes away from a week, and when a look back on it was offered."""
        _keep_to_rules(week)
        key = week.monday.isoformat()
        with self.together():
            old = self._store.record("weeks", key)
            clock = self._store.tick(old)
            fields = {"deleted": None, **every_field(week, but=["monday"])}
            if old is None:
                new, before = new_record("monday", key, fields, clock), dict.fromkeys(fields)
            else:
                new, before = change(old, fields, clock)
            said = "words" in before and (old or week.words)
            self._change("edit", "weeks", key, new, {"words": before["words"]} if said else {})

    def set(self, name: str, value: object) -> None:
        """Keep one of the plain settings. Raises `DoesNotFit` for an unknown name or a wrong value."""
        if name not in PLAIN_SETTINGS:
            raise DoesNotFit(
                f"Nothing was changed: there is no setting “{clean_line(name)[:40]}”. "
                f"There are {', '.join(PLAIN_SETTINGS)}."
            )
        plain = [] if value in ((), []) else to_fields(value)  # an empty list is a choice too
        fit({name: plain}, Settings)
        self._store.keep("settings", "name", name, {"value": plain})

    def flag(self, kind: Literal["hidden", "packs_off", "trusted", "later"], name: str, on: bool) -> None:
        """Hide a challenge or keep it for later (full id), switch off or trust a pack (its name), or do the
        contrary; a pack is switched by hand so."""
        key = f"{kind} {name}"
        with self.together():
            before = self._store.keep("settings", "name", key, {"value": on})
            noted = _NOTED.get(kind)
            if noted is not None and (before.get("value") is True) != on:
                self._note(noted[not on], "settings", key, before)

    def would_take_in(self, incoming: Incoming) -> Merging:
        """What taking in these records would come to. Writes nothing."""
        from rejectui.journal.changes.take_in import merging

        return merging(self.tables(), incoming)

    def take_in(self, incoming: Incoming) -> Merging:
        """Merge the records of another journal into this one, by table and id; says what that came to.

        The records are as `export.reading.read` gives them. If none brings anything, nothing is written.
        `undo` takes all of it back.
        """
        from rejectui.journal.changes.take_in import take_in

        found = self.would_take_in(incoming)
        return take_in(self._store, incoming) if found.records else found

    # Backups

    @property
    def backups(self) -> Backups | None:
        """The backups of this computer; None for a journal that is written nowhere."""
        return self._store.backups

    def back_up(self) -> Backup:
        """Copy the file as it is on disk. Raises `CannotSave`, also when there is nothing yet."""
        return self._store.back_up("made")

    def would_restore(self, older: Tables, made: datetime | None = None) -> Restoring:
        """What bringing back the state of a backup comes to. Writes nothing.

        `made` is when it was made (aware): what other computers had written by then stays.
        """
        from rejectui.journal.changes.restore import would_restore

        return would_restore(self._store, older, made)

    def restore(self, older: Tables, made: datetime | None = None) -> Restoring:
        """Bring back the state of a backup by changes of now, after a backup of the present state."""
        from rejectui.journal.changes.restore import restore

        return restore(self._store, older, made)

    # How a change is made

    def get_ready(self) -> None:
        """Make the first save as quick as the others: to be called when the first screen stands.

        Changes nothing in the journal. Raises `DamagedJournal` or `UnreadableJournal`.
        """
        self._store.get_ready()

    @contextmanager
    def together(self, *, undo: bool = True) -> Iterator[None]:
        """Several changes as one write: all of them, or none after any exception.

        They are one thing to `undo`, unless that is not to know of them.
        """
        with self._store.together(undo=undo):
            yield

    def _attempt(self, attempt_id: str) -> Record:
        """The raw record, deleted or not: deleting twice, after a doubtful error, is fine."""
        record = self._store.record("attempts", attempt_id)
        if record is None:
            raise _no_attempt(attempt_id)
        return record

    def _pause(self, pause_id: str) -> Pause:
        for pause in self.facts.pauses:
            if pause.id == pause_id:
                return pause
        raise JournalError("Nothing was changed: there is no such pause in the journal any more.")

    def _kept_ask(self, ask_id: str) -> Ask:
        for ask in self.facts.asks:
            if ask.id == ask_id:
                return ask
        raise JournalError("Nothing was changed: there is no such ask in your list any more.")

    def _change(self, what: What, table: str, key: str, new: Record, before: Record) -> None:
        self._store.rows(table).put(key, new)
        self._note(what, table, key, before)

    def _note(self, what: What, table: str, key: str, before: Record) -> None:
        self._store.note(what, {table: {key: before}})


def _kind_of_day(before: Record, after: Record) -> What:
    """What was done to a day, by its fields."""
    changed = {name for name in after if before[name] != after[name]}
    if "closed" in changed and after["closed"] is not None:
        return "keep" if after["closed"] == "kept" else "let_go"
    if changed & {"deleted", "challenge", "ask"}:
        return "card"
    if "planned" in changed:
        return "plan" if after["planned"] else "let_go"
    return "edit"


def _keep_to_rules(struct: Struct) -> None:
    from rejectui.journal.records.invariants import keep_to_rules

    keep_to_rules(struct)


def _no_attempt(attempt_id: str) -> NoSuchAttempt:
    shown = clean_line(attempt_id)[:40]
    return NoSuchAttempt(f"No ask in the journal has the id “{shown}”. Look it up in the journal.")


def _erased() -> NoSuchAttempt:
    return NoSuchAttempt("This ask was erased for good meanwhile: nothing was changed.")
