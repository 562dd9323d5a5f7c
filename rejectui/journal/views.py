"""From raw records to `core.Facts`. A record that does not convert is named and left out, never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from rejectui.core.asks import Ask
from rejectui.core.attempt import Attempt
from rejectui.core.facts import Day, Facts, Pause, Rhythm, Run, Settings
from rejectui.journal.records import field_of
from rejectui.journal.storage import Tables, without_gc

T = TypeVar("T")

MARKS = ("hidden", "packs_off")
PLAIN_SETTINGS = tuple(name for name in Settings.__struct_fields__ if name not in MARKS)


class Views:
    """Turns the tables into Facts; what was converted before and is still there is not converted again."""

    def __init__(self) -> None:
        self.problems: tuple[str, ...] = ()
        self._attempts = _Rows(Attempt, "The ask", lambda attempt: attempt.id)
        self._asks = _Rows(Ask, "The kept ask", lambda ask: ask.id)
        self._days = _Rows(Day, "The card of", lambda day: day.day.isoformat())
        self._pauses = _Rows(Pause, "The pause", lambda pause: pause.id)
        self._rhythms = _Rows(Rhythm, "The rhythm from", lambda rhythm: rhythm.monday.isoformat())
        self._runs = _Rows(Run, "The program run", lambda run: run.id)

    def facts(self, tables: Tables) -> Facts:
        """Everything the tables say. Sets `problems`, one sentence for each record that is not counted."""
        with without_gc():
            attempts = sorted(
                self._attempts.convert(tables.get("attempts", {})),
                key=lambda attempt: (attempt.day, attempt.at, attempt.id),
            )
            asks = self._asks.convert(tables.get("asks", {}))
            days = self._days.convert(tables.get("days", {}))
            pauses = self._pauses.convert(tables.get("pauses", {}))
            rhythms = self._rhythms.convert(tables.get("rhythms", {}))
            runs = self._runs.convert(tables.get("runs", {}))
        settings, unfit = _settings(tables.get("settings", {}))
        rows = (self._attempts, self._asks, self._days, self._pauses, self._rhythms, self._runs)
        self.problems = (*(problem for row in rows for problem in row.problems), *unfit)
        return Facts(
            attempts=tuple(attempts),
            asks=tuple(sorted(asks, key=lambda ask: (ask.added, ask.id))),
            days={day.day: day for day in days},
            pauses=tuple(sorted(pauses, key=lambda pause: (pause.first, pause.last, pause.id))),
            rhythms=tuple(sorted(rhythms, key=lambda rhythm: rhythm.monday)),
            runs=tuple(sorted(runs, key=lambda run: (run.started, run.id))),
            settings=settings,
        )


class _Rows(Generic[T]):
    """The views of one table, each remembered with the raw record it was made from."""

    def __init__(self, kind: type[T], called: str, key_of: Callable[[T], str]) -> None:
        self.problems: list[str] = []
        self._kind = kind
        self._called = called
        self._key_of = key_of
        self._seen: dict[str, tuple[object, T]] = {}

    def convert(self, raw: Mapping[str, Any]) -> list[T]:
        """The views, deleted ones left out."""
        self.problems = []
        seen: dict[str, tuple[object, T]] = {}
        fresh: dict[str, Any] = {}
        for key, record in raw.items():
            known = self._seen.get(key)
            # A document is only ever replaced, never changed in place: the same object is the same record.
            if known is not None and known[0] is record:
                seen[key] = known
            elif not _is_deleted(record):
                fresh[key] = record
        if fresh:
            seen |= self._converted(fresh)
        self._seen = seen
        return [view for _, view in seen.values()]

    def _converted(self, fresh: dict[str, Any]) -> dict[str, tuple[object, T]]:
        try:
            views = msgspec.convert(list(fresh.values()), list[self._kind])  # type: ignore[name-defined]
        except msgspec.ValidationError:
            views = [self._one(key, record) for key, record in fresh.items()]
        found = {}
        for (key, record), view in zip(fresh.items(), views, strict=True):
            if view is None:
                continue
            if self._key_of(view) != key:
                self.problems.append(self._problem(key, "its id"))
                continue
            found[key] = (record, view)
        return found

    def _one(self, key: str, record: object) -> T | None:
        try:
            return msgspec.convert(record, self._kind)
        except msgspec.ValidationError as error:
            self.problems.append(self._problem(key, field_of(error)))
            return None

    def _problem(self, key: str, field: str) -> str:
        return (
            f"{self._called} {key[:32]} is not counted, because {field} does not fit. It stays in the file."
        )


def _is_deleted(record: object) -> bool:
    return isinstance(record, dict) and record.get("deleted") is True


def _settings(raw: Mapping[str, Any]) -> tuple[Settings, list[str]]:
    values: dict[str, Any] = {}
    problems = []
    marked: dict[str, list[str]] = {kind: [] for kind in MARKS}
    for name, record in raw.items():
        value = record.get("value") if isinstance(record, dict) else None
        kind, _, marked_name = name.partition(" ")
        if name in PLAIN_SETTINGS and value is not None:
            try:
                msgspec.convert({name: value}, Settings)
            except msgspec.ValidationError:
                problems.append(f"The setting {name} is not used, because its value does not fit.")
            else:
                values[name] = value
        elif kind in marked and marked_name and value is True:
            marked[kind].append(marked_name)
    return msgspec.convert(
        values | {kind: sorted(names) for kind, names in marked.items()}, Settings
    ), problems
