"""The terminal, and what may happen to it: it is closed, its line breaks, its shell ends, a signal comes.

Textual's driver (8.2.8) reads the end of its input over and over, waits for ever for a writer that died of a
closed terminal, starts twice when it goes on after a stop, and knows no SIGTERM and no SIGHUP. Whatever
happens here, the app hears `Gone`, has a moment to keep what was typed, and then the process ends.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol

from textual.events import Event

from rejectui import STARTED_BY

if TYPE_CHECKING:
    from textual.driver import Driver

HUNG_UP = 129


class Gone(Event, bubble=False):
    """Leave with this exit status: the terminal is gone, or a signal says so."""

    def __init__(self, status: int) -> None:
        super().__init__()
        self.status = status


def in_gnu_screen() -> bool:
    """Whether GNU screen (4.9) draws what we write: it holds Esc back while we listen to the mouse, and it
    reads true color as other codes. tmux calls itself screen as well, but sets no STY and does neither."""
    return bool(os.environ.get("STY")) and os.environ.get("TERM", "").startswith("screen")


class Taken(Protocol):
    """A terminal that was taken before Textual was there."""

    before: list[Any]
    typed: int
    drawn: bool

    def hand_over(self) -> bool:
        """From now on the driver gives the terminal back; False if it did so already."""


DRIVER: type[Driver] | None = None  # Textual's own

if sys.platform != "win32":
    import select
    import signal
    import termios
    from codecs import getincrementaldecoder
    from threading import Thread
    from time import sleep
    from typing import IO

    from textual._xterm_parser import XTermParser
    from textual.drivers.linux_driver import LinuxDriver

    SIGNALS = {signal.SIGHUP: HUNG_UP, signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGQUIT: 131}
    # Seconds from the first word that it is time to go until the process ends, finished or not: what is in
    # the journal is safe, and what was typed is kept long before.
    LEAVES_WITHIN = 1.3
    LOOK = 0.1  # seconds between two looks whether the one who started us still lives
    # Where there is no other screen to leave for (GNU screen, mosh, a console), the card would stay. In two
    # steps: of what is cleared at once, GNU screen keeps the lines to scroll back to.
    OTHER_SCREEN = "\x1b[?1049h"
    CLEAR = "\x1b[0m\x1b[2;1H\x1b[J\x1b[1;1H\x1b[2K"
    # As it was before: keyboard, paste, wrapping, resizing, mouse, focus, screen, cursor.
    AS_BEFORE = CLEAR.encode() + (
        b"\x1b[<u\x1b[?2004l\x1b[?7h\x1b[?2048l"
        b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l\x1b[?1004l\x1b[?1049l\x1b[?25h"
    )

    class TerminalDriver(LinuxDriver):
        """Textual's, with an end to everything. Made inside the running loop, as Textual does."""

        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            assert self._file is not None
            self._file = _Output(self._file, self._lost)  # type: ignore[assignment]
            self._status: int | None = None
            self._before: dict[int, Any] = {}
            self._stopped = self._waits = self._on_other_screen = False
            self._typed_before = 0
            self._bell, self._rope = os.pipe()
            os.set_blocking(self._rope, False)
            # In the loop, not in the middle of anything.
            self._loop.add_signal_handler(signal.SIGTSTP, self._stop)
            self._loop.add_signal_handler(signal.SIGCONT, self._go_on)

        def start_application_mode(self) -> None:
            """Take the terminal; from now on a signal must not leave it as it is."""
            if not self._waits:
                self._waits = True
                Thread(target=self._end_in_time, name="rejectui-end", daemon=True).start()
                for number in SIGNALS:
                    if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, say
                        self._before[number] = signal.signal(number, self._told)
            taken: Taken | None = getattr(self._app, "taken", None)
            if taken is None or not taken.hand_over():
                super().start_application_mode()  # type: ignore[no-untyped-call]
                return
            # The card may stand on the other screen already, which some terminals clear when it is asked for.
            self._on_other_screen = taken.drawn
            self._typed_before = taken.typed
            super().start_application_mode()  # type: ignore[no-untyped-call]
            self.attrs_before = taken.before

        def write(self, data: str) -> None:
            """Write to the terminal, but do not ask for a screen that it shows."""
            if data == OTHER_SCREEN and self._on_other_screen:
                self._on_other_screen = False
            elif self._writer_thread is not None:  # not started in the background: nothing is written there
                super().write(data)

        def stop_application_mode(self) -> None:
            """Give the terminal back, unless that was done already."""
            if self._status is not None:
                # Whoever leaves from the background gives it back, too, and is not stopped for that.
                signal.signal(signal.SIGTTOU, signal.SIG_IGN)
            if self._taken:
                self.write(CLEAR)
                super().stop_application_mode()

        @property
        def _taken(self) -> bool:
            """Whether the terminal is ours now."""
            return self._writer_thread is not None and self._writer_thread.is_alive()

        def close(self) -> None:
            """Nothing of ours is in the terminal any more: signals do what they did before."""
            super().close()
            if not self._stopped:
                for number, before in self._before.items():
                    signal.signal(number, before)

        def _told(self, number: int, _: object) -> None:
            self._lose(SIGNALS[signal.Signals(number)])

        def _lost(self) -> None:
            self._lose(HUNG_UP)

        def _lose(self, status: int) -> None:
            """Ring the bell: all that may be done inside of a signal's handler."""
            if self._status is None:
                self._status = status
                with suppress(OSError):
                    os.write(self._rope, b"!")

        def _end_in_time(self) -> None:
            """Wait for the bell, tell the app, and end the process if it does not end by itself."""
            os.read(self._bell, 1)
            assert self._status is not None
            with suppress(RuntimeError):  # the loop has ended
                self.send_message(Gone(self._status))
            sleep(LEAVES_WITHIN)
            if self._taken:
                self._give_back()
            os._exit(self._status)

        def _give_back(self) -> None:
            """Without waiting for anybody: the app itself is stuck."""
            # In the background, a change of the terminal would stop the process instead.
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})
            with suppress(OSError, ValueError, termios.error):
                if self.attrs_before is not None:
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
                assert self._file is not None
                if select.select([], [self._file.fileno()], [], 0)[1]:
                    os.write(self._file.fileno(), AS_BEFORE)

        def to_shell(self) -> bool:
            """Stop until somebody continues us, as ctrl+z does elsewhere; False where nobody could.

            A shell that continues jobs gives each a group of its own. Without one, as with `ssh -t` or in a
            terminal that was opened for RejectUI alone, we are in the group of the session's leader.
            """
            if os.getpgrp() == os.getsid(0):
                return False
            if self._status is None:
                self._stop(0)
            return True

        def _stop(self, whom: int | None = None) -> None:
            """Give the terminal back for the time being, and stop: us, as SIGTSTP says, or the whole job (0).

            `uv run`, say, waits for us in the same job, and the shell looks only at that.
            """
            if self._taken and self._status is None:
                self._stopped = True
                self.suspend_application_mode()
            os.kill(os.getpid() if whom is None else whom, signal.SIGSTOP)

        def _go_on(self) -> None:
            """SIGCONT: take the terminal again, also after a stop that nobody announced."""
            if self._taken and not self._stopped:
                self._stopped = True
                self.suspend_application_mode()
            begun = self._taken or self._stopped
            if not begun and self._status is None:  # in the background, where it could not take the terminal
                self.start_application_mode()
                self._app.refresh(layout=True)
            elif self._stopped and self._status is None:
                self.resume_application_mode()
                self._stopped = not self._taken  # in the background still: the next SIGCONT tries again
                self._app.refresh(layout=True)

        def _run_input_thread(self) -> None:
            try:
                self.run_input_thread()
            except OSError:
                self._lost()
            except Exception as error:
                self._app.call_later(_raise, error)

        def run_input_thread(self) -> None:
            """Read what is typed, until the app leaves or the terminal does."""
            parser = XTermParser(self._debug)
            decode = getincrementaldecoder("utf-8")("replace").decode  # what is typed need not be text
            while not self.exit_event.is_set():
                if os.getppid() != STARTED_BY:
                    self._lost()
                    return
                if select.select([self.fileno], [], [], LOOK)[0]:
                    data = os.read(self.fileno, 1 << 12)
                    if not data:
                        self._lost()
                        return
                    # Before the terminal was taken it made a new line of each enter.
                    early, data = data[: self._typed_before], data[self._typed_before :]
                    self._typed_before -= len(early)
                    for event in parser.feed(decode(early.replace(b"\n", b"\r") + data)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)

    class _Output:
        """A terminal's output that says once that it is gone, and then takes everything: the writer that
        waits here must not end, or the app waits for it for ever."""

        def __init__(self, file: IO[str], lost: Any) -> None:
            self._file = file
            self._lost = lost
            self.fileno = file.fileno
            self.isatty = file.isatty

        def write(self, text: str) -> None:
            self._attempt(self._file.write, text)

        def flush(self) -> None:
            self._attempt(self._file.flush)

        def _attempt(self, work: Any, *text: str) -> None:
            try:
                work(*text)
            except (OSError, ValueError):
                self._lost()

    def _raise(error: Exception) -> None:
        raise error

    DRIVER = TerminalDriver
