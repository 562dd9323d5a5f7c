"""Plays the app: presses keys, and reads what is painted. Waits for conditions, never for time.

Each player has an event loop of its own that runs only while it is asked for something, so that tests read
from top to bottom and two apps can be played in turn.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from math import inf
from typing import Any, Protocol

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen
from textual.strip import Strip

from rejectui.ui.app import RejectUI

PATIENCE = 30.0
SOON = 0.03


class RestlessError(AssertionError):
    """The app never comes to rest."""


async def quiet(*_: object) -> None:
    """Wait until the event loop has nothing left to do: nothing ready, and no timer that is about to ring.

    Raises:
        RestlessError: After so long that it never will.
    """
    loop: Any = asyncio.get_running_loop()
    still, end = 0, time.monotonic() + PATIENCE
    while still < 3:
        if time.monotonic() > end:
            raise RestlessError("the app never comes to rest")
        await asyncio.sleep(0)
        rings = min((t.when() for t in loop._scheduled if not t.cancelled()), default=inf) - loop.time()
        still = 0 if loop._ready or rings < SOON else still + 1
        if not loop._ready and rings < SOON:
            await asyncio.sleep(max(rings, 0))


class Player:
    """A running app, driven from outside."""

    def __init__(self, app: RejectUI, pilot: Pilot[None], runner: asyncio.Runner) -> None:
        self.app = app
        self._pilot = pilot
        self._runner = runner

    def press(self, *keys: str) -> Player:
        """Press keys, each worked off before the next."""
        self._run(self._pilot.press(*keys))
        return self.settle()

    def burst(self, *keys: str) -> Player:
        """Press keys faster than the app can work, as a slow line delivers them."""
        for key in keys:
            self.app.post_message(events.Key(key, key if len(key) == 1 else None))
        return self.settle()

    def type(self, text: str) -> Player:
        """Paste a text into what has the focus."""
        self.app.post_message(events.Paste(text))
        return self.settle()

    def click(self, x: int, y: int) -> Player:
        """Click on a cell of the screen."""
        self._run(self._pilot.click(offset=(x, y)))
        return self.settle()

    def resize(self, width: int, height: int) -> Player:
        """Change the size of the terminal."""
        self._run(self._pilot.resize_terminal(width, height))
        return self.wait_until(lambda: self.screen.size == (width, height), "the new size").settle()

    def settle(self) -> Player:
        """Let the app finish what it is doing, and paint it."""
        self._run(self._pilot.pause())
        end = time.monotonic() + PATIENCE
        while self._to_paint:
            assert time.monotonic() < end, f"there is always more to paint; the screen:\n{self.text}"
            self._run(self._pilot.pause())
        return self

    def _run(self, doing: Coroutine[Any, Any, object]) -> None:
        try:
            self._runner.run(doing)
        except RestlessError as error:
            error.add_note(f"the screen:\n{self.text}")
            raise

    @property
    def _to_paint(self) -> bool:
        names = ("_layout_required", "_scroll_required", "_repaint_required", "_dirty_widgets")
        return self.running and any(getattr(self.app.screen, name, False) for name in names)

    def look_around(self) -> Player:
        """What the app does by itself every two seconds."""
        self.app.call_later(self.app.look_around)
        return self.settle()

    def wait_until(self, condition: Callable[[], object], what: str = "it") -> Player:
        """Wait for a condition, with patience, and fail with the screen if it does not come."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < end, f"waited in vain for {what}; the screen:\n{self.text}"
            self.settle()
        return self

    @property
    def screen(self) -> Screen[object]:
        return self.app.screen

    @property
    def on(self) -> str:
        """The screen on top, by the name of its class."""
        return type(self.app.screen).__name__

    @property
    def running(self) -> bool:
        return self.app.is_running and not self.app._exit

    @property
    def strips(self) -> list[Strip]:
        """Every line as it would go to the terminal. Private in Textual: this is the one place to fix."""
        return self.app.screen._compositor.render_strips()

    @property
    def lines(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.strips]

    @property
    def text(self) -> str:
        """What is on the screen."""
        return "\n".join(self.lines)

    @property
    def words(self) -> str:
        """The same as one line without the frames, so that a sentence is found however it is broken."""
        return " ".join(self.text.translate(_FRAMES).split())

    @property
    def notices(self) -> list[str]:
        """What is said in passing, in full: one thing or nothing."""
        return [self.app.message] if self.app.message else []


class Play(Protocol):
    """The `play` fixture: starts an app, a usual one unless it is handed in; it ends with the test."""

    def __call__(
        self, app: RejectUI | None = None, size: tuple[int, int] = (80, 24), *, notices: bool = False
    ) -> Player: ...


_FRAMES = str.maketrans(dict.fromkeys("│╭╮╰╯─▎▊▌▐", " "))


@contextmanager
def playing(app: RejectUI, size: tuple[int, int] = (80, 24), *, notices: bool = False) -> Iterator[Player]:
    """Run the app without a terminal. `notices` paints them too; else they are only kept."""
    with asyncio.Runner() as runner:
        running = app.run_test(size=size, notifications=notices)
        pilot = runner.run(running.__aenter__())
        failed: BaseException | None = None
        try:
            yield Player(app, pilot, runner).settle()
        except BaseException as error:
            failed = error
            raise
        finally:
            _end(runner, running, failed)


def _end(
    runner: asyncio.Runner, running: AbstractAsyncContextManager[object], failed: BaseException | None
) -> None:
    leaving = _leave(running)
    if failed is None:
        runner.run(leaving)
        return
    try:
        runner.run(leaving)
    except BaseException as second:
        failed.add_note(f"and the app ended with {second!r}")


async def _leave(running: AbstractAsyncContextManager[object]) -> None:
    async with asyncio.timeout(PATIENCE):
        await running.__aexit__(None, None, None)
