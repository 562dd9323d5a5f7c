"""Questions one by one at a prompt: each with what is allowed, and asked again until the answer fits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, NamedTuple, TypeVar

from rejectui.cli.terminal.out import CommandError, flush, say, usage
from rejectui.core.clean_text import storable

T = TypeVar("T")
LEFT = "Nothing was written."
_MARK = "> "


class TypedQuestion(NamedTuple):
    """A field and its question; what is allowed; the answers, if they are words; what enter alone means.

    `default` is taken for an empty answer. Without one an answer is needed, unless it `may_be_left_out`.
    """

    field: str
    words: str
    allowed: str = ""
    among: Sequence[str] = ()
    default: str = ""
    may_be_left_out: bool = False


def ask(question: TypedQuestion, fits: Callable[[str], T], left: str = LEFT) -> T | None:
    """The answer as `fits` makes it of what was typed; None where it was left out.

    `fits` raises ValueError with a sentence, which is told before the question is asked again. Raises
    CommandError where the answers end, and says with `left` what became of those before.
    """
    say()
    say(question.words)
    for line in (question.allowed, ", ".join(question.among)):
        if line:
            say(line, indent="  ")
    if question.default:
        say(f"enter: {question.default}", indent="  ")
    while True:
        typed = _typed(left) or question.default
        if not typed and question.may_be_left_out:
            return None
        if not typed:
            say("This one is needed. ctrl+c leaves with nothing written.")
            continue
        try:
            return fits(nearest(typed, question.among))
        except ValueError as error:
            say(str(error))


def nearest(typed: str, among: Sequence[str]) -> str:
    """The word that is meant by its beginning, such as in_person by "in p"; else what was typed."""
    word = "_".join(typed.casefold().replace("-", " ").split())
    meant = [each for each in among if each.startswith(word)]
    return word if word in among else meant[0] if len(meant) == 1 else typed


def _typed(left: str) -> str:
    with suppress(ImportError):
        import readline  # noqa: F401 - arrows and history while typing, where there is one
    try:
        return storable(input(_MARK)).strip()
    except RuntimeError:  # input() wants all three of them
        raise usage(
            f"A standard stream is closed, so nobody can answer here. {left} Answers can be options, too: "
            "--help lists them."
        ) from None
    except UnicodeDecodeError:
        say("That could not be read as text. Type it again, please.")
        return ""
    except OSError as error:
        flush()  # raises if it was the output
        raise CommandError(f"The standard input cannot be read ({error.strerror}). {left}") from None
    except EOFError:
        say()
        raise CommandError(left) from None
    except KeyboardInterrupt:
        say()
        say(left)
        raise


def answers(
    questions: Sequence[TypedQuestion], given: Mapping[str, str | None], fits: Callable[[str, str], Any]
) -> dict[str, Any]:
    """The answers by field: what is `given` already counts, the rest is asked for.

    Once something is given, only what is needed is asked for.
    """
    found: dict[str, Any] = {}
    short = any(value is not None for value in given.values())
    for question in questions:
        told = given.get(question.field)
        if told is not None:
            found[question.field] = fits(question.field, nearest(told, question.among))
        elif not short or not (question.may_be_left_out or question.default):
            value = ask(question, partial(fits, question.field))
            if value is not None:
                found[question.field] = value
        elif question.default:
            found[question.field] = fits(question.field, question.default)
    return found
