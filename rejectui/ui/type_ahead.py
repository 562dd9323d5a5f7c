"""What is typed faster than it can be done waits its turn.

A slow line, a busy machine or a text expander delivers keys in one piece. Textual hands each on at once: a
key that saves runs before the letters that are still on their way, text comes before the field it was meant
for has the focus, and a key behind the one that leaves still acts. Here each one is done, and what it opened
is there, before the next begins; and none begins once the app was told to leave.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from textual.app import App
from textual.events import Event, Key, MouseMove, Paste
from textual.message_pump import MessagePump

PATIENCE = 5.0  # seconds for what one key does; after that the next one gets its turn all the same
ROUNDS = 2  # what a key sets off, and what that sets off in turn


class TypeAhead:
    """The line in which events wait. `do` does one of them, in the app's own task."""

    def __init__(self, app: App[Any], do: Callable[[Event], Awaitable[None]]) -> None:
        self._app = app
        self._do = do
        self._waiting: deque[Event] = deque()
        self._doing: asyncio.Task[None] | None = None
        self._closed = self._begun = False

    @property
    def busy(self) -> bool:
        """Whether something that was typed is being done."""
        return self._begun or self._doing is not None

    async def take(self, event: Event) -> None:
        """Do it now, or when everything before it is done."""
        if not self._closed:
            self._waiting.append(event)
            await self._next()

    def close(self) -> None:
        """Nothing begins any more: the app leaves."""
        self._closed = True
        self._waiting.clear()

    async def _next(self) -> None:
        while self._waiting and self._doing is None:
            event, before = self._waiting.popleft(), self._top
            self._begun = True
            try:
                await self._do(event)
            finally:
                self._begun = False
            if self._closed or isinstance(event, MouseMove):
                continue
            if self._waiting and self._is_letter(event) and self._is_letter(self._waiting[0]):
                continue  # letters of one text keep their order by themselves
            self._doing = asyncio.create_task(self._finish(before))

    def _is_letter(self, event: Event) -> bool:
        """Whether it is a letter for the text that has the focus."""
        if not (isinstance(event, Key) and event.is_printable and event.character):
            return False
        from textual.widgets import Input, TextArea

        return isinstance(getattr(self._top, "focused", None), Input | TextArea)

    async def _finish(self, before: Any) -> None:
        try:
            await asyncio.wait_for(self._done(), PATIENCE)
        except TimeoutError:
            pass  # it goes on beside what comes next
        finally:
            self._doing = None
            if self._top is not before and getattr(self._top, "WANTS_TO_BE_READ", False):
                self._leave_unanswered()
            if self._waiting:
                self._app.call_later(self._next)

    def _leave_unanswered(self) -> None:
        """What was typed before a question could be read is no answer to it, unless it is a single key."""
        typed = [event for event in self._waiting if isinstance(event, Key | Paste)]
        if len(typed) > 1:
            self._waiting = deque(event for event in self._waiting if event not in typed)

    async def _done(self) -> None:
        """Wait until everything is done that an event set off. A note behind it takes the same way: from what
        has the focus up to the app, which is also how a screen that opens is waited for."""
        for _ in range(ROUNDS):
            for pump in self._way():
                await reached(pump)
        while any(worker.node is self._top and not worker.is_finished for worker in self._app.workers):
            await asyncio.sleep(0.001)

    def _way(self) -> Iterator[MessagePump]:
        top = self._top
        if top is not None:
            yield from list((top.focused or top).ancestors_with_self)

    @property
    def _top(self) -> Any:
        return self._app.screen_stack[-1] if self._app.screen_stack else None


async def reached(pump: MessagePump) -> None:
    """Wait until this one has done everything it was asked to do so far, or is gone."""
    there: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def note() -> None:
        if not there.done():
            there.set_result(None)

    if pump.call_later(note):
        ends = [task for task in (pump._task,) if task is not None]
        await asyncio.wait([there, *ends], return_when=asyncio.FIRST_COMPLETED)
