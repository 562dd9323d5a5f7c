"""The sentences of the story: what was asked on a day, what came of it, and what was noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rejectui.core.asks.attempt import Attempt
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
    return f"{number(int(of))} {noun}"


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
        title, answer = clean_line(ask.title), self._answer(ask)
        phrase = self._turn("alone", TO_DO if IMPERATIVE.match(title) else ASKED)
        quote = _in_sentence(title) + self._label(ask)
        return filled(phrase, quote, day=weekday, answer=answer, Answer=_capital(answer)) + _came(ask)

    def _same(self, weekday: str, made: Sequence[Attempt], surprise: Attempt | None) -> Iterator[str]:
        """One thing, asked of several."""
        title = clean_line(made[0].title)
        asked = "set out to {quote}." if IMPERATIVE.match(title) else "asked: {quote}."
        yield filled(f"{times(len(made)).capitalize()} on {weekday} I {asked}", _in_sentence(title))
        noticed = [[*self._noticed(ask, surprise)] for ask in made]
        if len(made) > len(ORDINALS) or (not any(noticed) and not any(self._label(ask) for ask in made)):
            outcomes = Counter(ask.outcome for ask in made)
            ended = [in_words(count(many, *ENDED[each])) for each, many in outcomes.items()]
            yield f"It came to {joined(ended)}."
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
        self._turns["alike"] = 0
        waiting: list[Attempt] = []
        for ask in asks:
            noticed = list(self._noticed(ask, surprise))
            alike = not waiting or (waiting[-1].outcome, waiting[-1].reason) == (ask.outcome, ask.reason)
            if waiting and (noticed or not alike):
                yield self._group(waiting)
                waiting = []
            waiting.append(ask)
            if noticed or _came(ask):
                yield self._group(waiting) + _came(ask)
                waiting = []
                yield from noticed
        if waiting:
            yield self._group(waiting)

    def _group(self, asks: Sequence[Attempt]) -> str:
        quotes = [quoted(ask.title) + self._label(ask) for ask in asks]
        return filled(self._turn("alike", ALIKE[asks[0].outcome]), joined(quotes), reason=_reason(asks[0]))

    def _noticed(self, ask: Attempt, surprise: Attempt | None) -> Iterator[str]:
        """What was told beyond the answer, in sentences and blockquotes."""
        if ask.reply:
            yield from said(self._turn("reply", REPLY), ask.reply)
        if ask.note:
            yield from said(self._turn("note", NOTE), ask.note)
        if ask.plan is not None and ask.plan.feared and ask.feared_happened is not None:
            yield from said(self._turn("feared", FEARED), ask.plan.feared)
            yield self._turn("happened", HAPPENED[ask.feared_happened])
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


def _in_sentence(title: str) -> str:
    """What was asked, as it goes on in the middle of a sentence."""
    title = title[:-1] if title.endswith(".") and not title.endswith("..") else title
    return quoted(title[:1].lower() + title[1:] if IMPERATIVE.match(title) else title)


def _felt(feelings: Sequence[str]) -> str:
    named = joined([feeling if feeling in FEELINGS else quoted(feeling) for feeling in feelings])
    return f"I felt {named}." if set(feelings) <= set(FEELINGS) else filled("What I felt: {quote}.", named)


def _reason(ask: Attempt) -> str:
    if ask.outcome != "called_off" or ask.reason in (None, "other"):
        return ""
    return f", because {REASONS[ask.reason]}"


def _came(ask: Attempt) -> str:
    """How much later the answer came, where it did."""
    if ask.answered is None or ask.answered <= ask.day or ask.outcome in ("waiting", "no_reply"):
        return ""
    return f" The answer came {in_words(count((ask.answered - ask.day).days, 'day', 'days'))} later."


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
