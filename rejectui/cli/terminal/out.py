"""Everything that is printed goes through here: cleaned, wrapped, and never a crash on a narrow encoding."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from io import TextIOWrapper

from rejectui.cli.at_once.today import PLAIN, width
from rejectui.cli.at_once.today import in_words as wants_words
from rejectui.core.clean_text import clean, clean_line

_PLAIN = {
    "●": "*",
    "○": "o",
    "◉": "@",
    "◐": "%",
    "·": ".",
    "…": "...",
    "↩": "<",
    "▪": "+",
    "■": "o",
    "█": "#",
    "│": "|",
    "┤": "|",
    "┼": "+",
    "─": "-",
    "←": "<-",
    "×": "x",
    "→": "->",
    "—": "-",
    "–": "-",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
}


class CommandError(Exception):
    """A sentence for the user: what is wrong, where, and what to do; `status` is 2 for a mistake in usage."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        """Take the sentence and the exit status."""
        super().__init__(sentence)
        self.status = status


def usage(sentence: str) -> CommandError:
    """The error for a command that was written wrongly."""
    return CommandError(sentence, status=2)


# Whether what signs would show is said in words, for whoever listens or reads it by program.
WORDS = ContextVar("WORDS", default=False)
_PLAIN_GIVEN = ContextVar("_PLAIN_GIVEN", default=False)


def prepare(argv: Sequence[str]) -> list[str]:
    """Let the standard streams take any text: what their encoding lacks is printed in plainer signs. Returns
    the arguments without `--plain`, which holds for every command and says that all is printed in words."""
    ends = argv.index("--") if "--" in argv else len(argv)
    options = [each for each in argv[:ends] if each != PLAIN]
    _PLAIN_GIVEN.set(len(options) < ends)
    WORDS.set(wants_words(asked=_PLAIN_GIVEN.get()))
    codecs.register_error("rejectui", _plainer)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="rejectui")
    return [*options, *argv[ends:]]


def in_words() -> bool:
    """Whether what signs would show is to be said in words."""
    return WORDS.get()


def plain_given() -> bool:
    """Whether words were asked for with `--plain`, and it is not only a pipe or a dumb terminal."""
    return _PLAIN_GIVEN.get()


def joined(parts: Iterable[str | None]) -> str:
    """What there is of these parts, side by side: with dots between, in words with commas."""
    return heard(" · ".join(filter(None, parts)))


def heard(text: str) -> str:
    """A text of ours whose parts have dots between them; in words they have commas."""
    return text.replace(" · ", ", ") if in_words() else text


def say(text: str = "", indent: str = "", *, hang: str | None = None, error: bool = False) -> None:
    """Print a text, cleaned and wrapped; lines after the first begin with `hang`, else with `indent`.

    In words no line is blank, which screen readers would tell.
    """
    if in_words() and not text:
        return
    from textwrap import TextWrapper

    wrapper = TextWrapper(
        width=width(words=in_words()),
        initial_indent=indent,
        subsequent_indent=indent if hang is None else hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in clean(text).split("\n"):
        print(wrapper.fill(line), file=sys.stderr if error else sys.stdout)
        wrapper.initial_indent = wrapper.subsequent_indent


def line(text: str, indent: str = "") -> None:
    """Print one line, cleaned and not wrapped: for paths, and for what other programs read."""
    print(indent + clean_line(text))


def as_it_is(text: str) -> None:
    """Print one line, cleaned but with its spaces, and not wrapped: for text that is to be copied."""
    print(clean(text))


def ask(question: str) -> bool | None:
    """Whether somebody says yes to a question; everything else is no. None where nobody can be asked."""
    if any(stream is None or not stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return None
    say(f"{question} y/n")
    sys.stdout.flush()
    try:
        # Bytes, because what is typed need not be text; at the end of the input there are none.
        return sys.stdin.buffer.readline().strip().lower() in (b"y", b"yes")
    except OSError:  # the terminal is gone
        return None


def agreed(question: str, *, yes: bool) -> bool:
    """Whether somebody says yes to a question; nobody is asked when `yes` was given with the command."""
    answer = True if yes else ask(question)
    if answer is None:
        raise usage(
            "There is no terminal here in which you could say yes, so nothing was changed. When you have "
            "read the above, add --yes."
        )
    return answer


def copy(text: str) -> bool:
    """Hand a text to the terminal, which may put it into the clipboard (OSC 52); False without a terminal."""
    if os.environ.get("TERM") == "dumb" or sys.stdout is None or not sys.stdout.isatty():
        return False
    from base64 import b64encode

    print(f"\x1b]52;c;{b64encode(text.encode()).decode()}\x07", end="", flush=True)
    return True


def quoted(text: str) -> str:
    """A piece of what the user typed, for a sentence: cleaned, shortened, in quotes."""
    text = clean_line(text[:200])
    return f'"{text[:39]}…"' if len(text) > 40 else f'"{text}"'


def in_terminal() -> bool:
    """Whether a person can see and steer a full-screen app here."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return os.environ.get("TERM") != "dumb" and all(
        stream is not None and stream.isatty() for stream in streams
    )


def flush() -> None:
    """Hand everything over; raises OSError when nobody takes it."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()


def hang_up() -> None:
    """Drop what a standard stream could not hand over, so that leaving stays quiet."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def _plainer(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_PLAIN.get(sign, "?") for sign in error.object[error.start : error.end]), error.end
