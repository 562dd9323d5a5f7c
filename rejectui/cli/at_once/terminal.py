"""The terminal is taken before anything else: what is typed from now on is a key, and the card may be drawn.

It is taken as Textual's driver (8.2.8) takes it, which takes it over from here, and given back as it was by
whoever leaves first.
"""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found]  # as in rejectui.__main__
import os
import sys
import termios
from fcntl import ioctl

from rejectui.cli.at_once.memo import Memo, believed, day_now, state_folder
from rejectui.core.card.layout import keys_row, places_row, today_rows
from rejectui.core.card.rows import Row
from rejectui.core.card.text import TodayText
from rejectui.core.card.wrap import is_narrow

TYPE_CHECKING = False  # as in `typing`, which this must not wait for
if TYPE_CHECKING:
    from types import FrameType

# What the colors of a terminal depend on.
COLORS = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "TEXTUAL_COLOR_SYSTEM")
WITHIN = ("STY", "TMUX")  # whatever their values, which are another for every window
# Terminals that surely keep the shell's screen apart, so that no card stays behind.
APART = ("xterm", "tmux", "rxvt", "alacritty", "kitty", "foot", "wezterm", "st-", "konsole", "vte", "ghostty")
LEAST = (20, 6)  # columns and rows of a terminal on which a card is drawn at once
SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


class Known:
    """What is surely so today: what Today says, the theme, whether the mouse is listened to, and the state of
    all files that this depends on."""

    __slots__ = ("mouse", "stamps", "text", "theme")

    def __init__(self, memo: Memo, text: TodayText) -> None:
        self.text = text
        self.theme = memo.theme
        self.mouse = memo.mouse
        self.stamps = memo.stamps


class Taken:
    """A terminal that was taken: its attributes `before`, how many bytes were `typed` by then, whether
    something is `drawn` on its other screen, and what is `known` of today, if anything is."""

    def __init__(self) -> None:
        """Take it. Raises `termios.error` or OSError with nothing changed."""
        self.before = termios.tcgetattr(0)
        self.typed = 0
        self.drawn = self._handed_over = False
        self.known: Known | None = None
        raw = termios.tcgetattr(0)
        raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        raw[6][termios.VMIN] = 1
        self._signals = {number: signal.getsignal(number) for number in SIGNALS}
        for number, action in self._signals.items():
            if action is not signal.SIG_IGN:  # nohup, say
                signal.signal(number, self._end)
        termios.tcsetattr(0, termios.TCSANOW, raw)
        self.typed = int.from_bytes(ioctl(0, termios.FIONREAD, bytes(4)), sys.byteorder)

    def draw(self) -> None:
        """Draw Today's card, if it is surely what Textual will draw."""
        folder = state_folder()
        memo = believed(folder) if folder else None
        text = memo.days.get(day_now(memo.start_of_day)) if memo else None
        if memo is None or text is None:
            return
        self.known = Known(memo, text)
        columns, rows = os.get_terminal_size(1)
        looks = memo.looks.get(colors())
        apart = os.environ["TERM"].startswith(APART) and "STY" not in os.environ
        if looks is None or not apart or columns < LEAST[0] or rows < LEAST[1]:
            return
        drawn = screen(memo, text, columns, rows)
        if drawn is None:
            return
        parts = ["\x1b[?1049h\x1b[?25l"]
        for number, row in enumerate(drawn, 1):
            parts.append(f"\x1b[{number};1H")
            parts += [f"\x1b[{looks[role]}m{text}\x1b[0m" if looks[role] else text for text, role in row]
        data = "".join(parts).encode()
        self.drawn = True
        while data:
            data = data[os.write(1, data) :]

    def hand_over(self) -> bool:
        """From now on somebody else gives the terminal back; False if that is so already."""
        first, self._handed_over = not self._handed_over, True
        return first

    def give_back(self) -> None:
        """The terminal is again as it was, unless somebody else sees to that."""
        if self._handed_over:
            return
        self._handed_over = True
        try:
            termios.tcsetattr(0, termios.TCSANOW, self.before)
            if self.drawn:
                os.write(1, b"\x1b[?1049l\x1b[?25h")
        except (OSError, termios.error):
            pass  # it is gone
        for number, action in self._signals.items():
            signal.signal(number, action)

    def _end(self, number: int, _: FrameType | None) -> None:
        self.give_back()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)


def take() -> Taken | None:
    """Take the terminal, if there is one at all three ends in which we may draw, and draw what can be drawn.

    Where anything is in doubt nothing is taken: the app does it in its time.
    """
    try:
        if not all(map(os.isatty, (0, 1, 2))) or os.environ.get("TERM", "dumb") == "dumb":
            return None
        if "COLUMNS" in os.environ or "LINES" in os.environ:  # another size than the terminal's own
            return None
        if os.tcgetpgrp(0) != os.getpgrp() or sys.stdout.encoding.lower() != "utf-8":
            return None
        taken = Taken()
    except (OSError, termios.error):
        return None
    try:  # noqa: SIM105 - contextlib is not there yet
        taken.draw()
    except OSError:
        pass  # Textual finds out what is wrong with it
    return taken


def colors() -> str:
    """What the colors depend on, as the key of a memo's looks."""
    found = [f"{name}={os.environ[name]}" for name in COLORS if name in os.environ]
    return " ".join([*found, *(name for name in WITHIN if os.environ.get(name))])


def screen(memo: Memo, text: TodayText, columns: int, rows: int) -> list[Row] | None:
    """The whole screen with this text; None where that is not sure."""
    body, left_out = today_rows(text, columns, rows - 2)
    keys = [
        (key, does)
        for name, key, does in memo.keys
        if name not in text.withheld and (left_out or name != "today.more")
    ]
    drawn = [places_row("today", text.day, columns), *body, keys_row(keys, columns)]
    return drawn if all(is_narrow(part) for row in drawn for part, _ in row) else None
