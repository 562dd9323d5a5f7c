"""The sentences of the story: what was asked on a day, what came of it, and what was noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from rejectui.core.asks.attempt import Attempt, Outcome
from rejectui.core.clean_text import clean_line
from rejectui.core.review.look_back import gap
from rejectui.core.wording.questions import FEELINGS
from rejectui.core.wording.words import REASONS, count
from rejectui.journal.export.story.markdown import escaped, filled, quoted, said
from rejectui.journal.export.story.phrases import (
    ALIKE,
    ANSWERS,
    ASKED,
    DODGED,
    EASIER,
    ENDED,
    FEARED,
    HAPPENED,
    HARDER,
    IMPERATIVE,
    LAUGHED,
    LEARNED,
    NOTE,
    NUMBERS,
    OPENED,
    ORDINALS,
    REPLY,
    SURPRISING,
    TIMES,
    TO_DO,
)


def number(of: int) -> str:
    """A number as it is written in a sentence."""
    return NUMBERS[of] if of < len(NUMBERS) else f"{of:,}"


def times(of: int) -> str:
    """How many times, in words."""
    return TIMES.get(of, f"{number(of)} times")


def joined(parts: Sequence[str]) -> str:
    """Parts of a list in a sentence."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def in_words(counted: str) -> str:
    """A number with its noun, as it is written in a sentence."""
    of, noun = counted.split(" ", 1)
    number_of = int(of.replace(",", ""))
    return f"{number(number_of)} {noun}"


def ended(outcome: Outcome, many: int) -> str:
    """How many asks ended so."""
    return in_words(count(many, *ENDED[outcome]))


class Teller:
    """Tells day after day; remembers which turn of phrase was the last."""

    def __init__(self, *, labels: bool) -> None:
        """Whether labels are told."""
        self._labels = labels
        self._turns: Counter[str] = Counter()

    def day(self, weekday: str, asks: Sequence[Attempt], surprise: Attempt | None) -> list[str]:
        """The parts of what is told about the asks of one day, at least one; `surprise` is the largest of its
        week.
        """
        made = [ask for ask in asks if ask.counts]
        told: list[str] = []
        if len(made) == 1:
            told += [self._alone(weekday, made[0]), *self._noticed(made[0], surprise)]
        elif made and len({ask.title for ask in made}) == 1:
            told += self._same(weekday, made, surprise)
        elif made:
            told += [f"On {weekday} I asked {times(len(made))}.", *self._several(made, surprise)]
        others = list(self._several([ask for ask in asks if not ask.counts], surprise))
        if others and not made:
            others[0] = f"On {weekday} {others[0]}"
        return told + others

    def _turn(self, kind: str, phrases: Sequence[str]) -> str:
        """The next turn of phrase of its kind."""
        self._turns[kind] += 1
        return phrases[(self._turns[kind] - 1) % len(phrases)]

    def _answer(self, ask: Attempt) -> str:
        return self._turn(ask.outcome, ANSWERS[ask.outcome])

    def _label(self, ask: Attempt) -> str:
        return f" ({escaped(ask.label)})" if self._labels and ask.label else ""

    def _alone(self, weekday: str, ask: Attempt) -> str:
        (quote, to_do), answer = _asked(ask), self._answer(ask)
        phrase = self._turn("alone", TO_DO if to_do else ASKED)
        capital = answer[0].upper() + answer[1:]
        return filled(phrase, quote + self._label(ask), day=weekday, answer=answer, Answer=capital)

    def _same(self, weekday: str, made: Sequence[Attempt], surprise: Attempt | None) -> Iterator[str]:
        """One thing, asked of several."""
        quote, to_do = _asked(made[0])
        asked = "set out to {quote}." if to_do else "asked: {quote}."
        yield filled(f"{times(len(made)).capitalize()} on {weekday} I {asked}", quote)
        noticed = [[*self._noticed(ask, surprise)] for ask in made]
        if len(made) > len(ORDINALS) or (not any(noticed) and not any(self._label(ask) for ask in made)):
            outcomes = Counter(ask.outcome for ask in made)
            yield f"It came to {joined([ended(each, many) for each, many in outcomes.items()])}."
            yield from (told for more in noticed for told in more)
            return
        alike: list[str] = []
        for nth, (ask, more) in enumerate(zip(made, noticed, strict=True)):
            alike.append(ORDINALS[nth])
            after = [(each.outcome, self._label(each)) for each in made[nth + 1 : nth + 2]]
            if more or after != [(ask.outcome, "")] or self._label(ask):
                time = "time" if len(alike) == 1 else "times"
                yield f"The {joined(alike)} {time}{self._label(ask)} {self._answer(ask)}."
                alike = []
            yield from more

    def _several(self, asks: Sequence[Attempt], surprise: Attempt | None) -> Iterator[str]:
        """Different things: those with nothing more to tell by how they ended, the others one by one."""
        self._turns["alike"] = 0  # a day begins with the plainest
        told = [(ask.outcome, ask.reason, [*self._noticed(ask, surprise)], ask) for ask in asks]
        for (*_, noticed), alike in groupby(told, key=lambda each: each[:3]):
            yield self._group([ask for *_, ask in alike])
            yield from noticed

    def _group(self, asks: Sequence[Attempt]) -> str:
        quotes = [quoted(_title(ask)) + self._label(ask) for ask in asks]
        return filled(self._turn("alike", ALIKE[asks[0].outcome]), joined(quotes), reason=_reason(asks[0]))

    def _noticed(self, ask: Attempt, surprise: Attempt | None) -> Iterator[str]:
        """What was told beyond the answer, in sentences and blockquotes."""
        if ask.answered is not None and ask.answered > ask.day and ask.outcome not in ("waiting", "no_reply"):
            yield f"The answer came {in_words(count((ask.answered - ask.day).days, 'day', 'days'))} later."
        if ask.reply:
            yield from said(self._turn("reply", REPLY), ask.reply)
        if ask.note:
            yield from said(self._turn("note", NOTE), ask.note)
        if ask.plan is not None and ask.plan.feared and ask.feared_happened is not None:
            fear = said(self._turn("feared", FEARED), ask.plan.feared)
            yield from [*fear, self._turn("happened", HAPPENED[ask.feared_happened])] if fear else ()
        if ask.feelings:
            yield _felt(ask.feelings)
        if ask is surprise and abs(gap(ask)) >= SURPRISING:
            yield self._turn("surprise", EASIER if gap(ask) > 0 else HARDER)
        if ask.learned:
            yield from said(self._turn("learned", LEARNED), ask.learned)
        if ask.laughed:
            yield self._turn("laughed", LAUGHED)
        if ask.dodged_before and ask.counts:
            yield self._turn("dodged", DODGED)
        if ask.opened:
            yield from said(self._turn("opened", OPENED), ask.opened)


def _title(ask: Attempt) -> str:
    """What was asked, without a period, for it stands in the middle of a sentence."""
    title = clean_line(ask.title)
    return title[:-1] if title.endswith(".") and not title.endswith("..") else title


def _asked(ask: Attempt) -> tuple[str, bool]:
    """(quotation, whether a sentence goes on with it in the infinitive) of what was asked."""
    title = _title(ask)
    lowered = title[:1].lower() + title[1:]
    to_do = IMPERATIVE.match(lowered) is not None
    return quoted(lowered if to_do else title), to_do


def _felt(feelings: Sequence[str]) -> str:
    named = joined([feeling if feeling in FEELINGS else quoted(feeling) for feeling in feelings])
    return f"I felt {named}." if set(feelings) <= set(FEELINGS) else filled("What I felt: {quote}.", named)


def _reason(ask: Attempt) -> str:
    if ask.outcome != "called_off" or ask.reason in (None, "other"):
        return ""
    return f", because {REASONS[ask.reason]}"
