"""The sentences of the story: what was asked on a day, what came of it, and what was noticed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rejectui.core.asks.attempt import Attempt, Outcome
from rejectui.core.review.look_back import gap
from rejectui.core.wording.questions import FEELINGS
from rejectui.core.wording.words import REASONS, count
from rejectui.journal.export.story.markdown import escaped
from rejectui.journal.export.story.phrases import (
    DODGED,
    EASIER,
    ENDED,
    FEARED,
    HAPPENED,
    HARDER,
    LAUGHED,
    LEARNED,
    MANY,
    NUMBERS,
    ONE,
    ONE_TIME,
    ORDINALS,
    REPLY,
    SURPRISING,
    TIMES,
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


def sentence(text: str) -> str:
    """A typed text, escaped, that ends as a sentence does."""
    text = escaped(text)
    return text if text.endswith((".", "!", "?", "…", '"', "”", ")")) else f"{text}."


def filled(phrase: str, quote: str, **others: str) -> str:
    """The phrase with a quotation in it; no period or comma follows one that ends with a mark of its own."""
    if quote.endswith(("?”", "!”", ".”", "…”")):
        phrase = phrase.replace("{quote}.", "{quote}").replace("{quote},", "{quote}")
    return phrase.format(quote=quote, **others)


class Teller:
    """Tells day after day; remembers which turn of phrase was the last."""

    def __init__(self, *, labels: bool) -> None:
        """Whether labels are told."""
        self._labels = labels
        self._turns: Counter[str] = Counter()

    def day(self, weekday: str, asks: Sequence[Attempt], surprise: Attempt | None) -> str:
        """The paragraph about the asks of one day, at least one; `surprise` is the largest of its week."""
        made = [ask for ask in asks if ask.counts]
        others = [ask for ask in asks if not ask.counts]
        told: list[str] = []
        if len(made) == 1:
            told += [self._alone(weekday, made[0]), *self._noticed(made[0], surprise)]
        elif made and len({ask.title for ask in made}) == 1:
            told += self._same(weekday, made, surprise)
        elif made:
            told.append(f"On {weekday} I asked {times(len(made))}.")
            told += self._several(made, surprise)
        if len(asks) == 1 and others:
            told += [self._alone(weekday, others[0]), *self._noticed(others[0], surprise)]
        elif others:
            told += [f"On {weekday} I let it be."] if not made else []
            told += self._several(others, surprise)
        return " ".join(told)

    def _turn(self, key: str, phrases: Sequence[str]) -> str:
        """The next turn of phrase of its kind."""
        self._turns[key] += 1
        return phrases[(self._turns[key] - 1) % len(phrases)]

    def _asked(self, ask: Attempt) -> str:
        return f"{_quoted(ask.title)}{self._label(ask)}"

    def _label(self, ask: Attempt) -> str:
        return f" ({escaped(ask.label)})" if self._labels and ask.label else ""

    def _alone(self, weekday: str, ask: Attempt) -> str:
        # Which phrase it is goes by all asks alike: a yes after a no should not begin as the no did.
        phrases = ONE[ask.outcome]
        phrase = self._turn("one", phrases)
        return filled(phrase, self._asked(ask), day=weekday, reason=_reason(ask)) + _came(ask)

    def _same(self, weekday: str, made: Sequence[Attempt], surprise: Attempt | None) -> Iterator[str]:
        """One thing, asked of several."""
        phrase = f"{times(len(made)).capitalize()} on {weekday} I asked: {{quote}}."
        yield filled(phrase, _quoted(made[0].title))
        noticed = [[*self._noticed(ask, surprise)] for ask in made]
        if len(made) > len(ORDINALS) or (not any(noticed) and not any(self._label(ask) for ask in made)):
            outcomes = Counter(ask.outcome for ask in made)
            yield f"It came to {joined([_ended(each, many) for each, many in outcomes.items()])}."
            yield from (told for more in noticed for told in more)
            return
        alike: list[str] = []
        for nth, (ask, more) in enumerate(zip(made, noticed, strict=True)):
            alike.append(f"{ORDINALS[nth]}{self._label(ask)}")
            last = nth + 1 == len(made)
            if more or last or made[nth + 1].outcome != ask.outcome:
                yield f"The {joined(alike)} time {ONE_TIME[ask.outcome]}."
                alike = []
            yield from more

    def _several(self, asks: Sequence[Attempt], surprise: Attempt | None) -> Iterator[str]:
        """Different things: those with nothing more to tell by how they ended, the others one by one."""
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
        phrase = MANY[asks[0].outcome][len(asks) > 1]
        return filled(phrase, joined([self._asked(ask) for ask in asks]), reason=_reason(asks[0]))

    def _noticed(self, ask: Attempt, surprise: Attempt | None) -> Iterator[str]:
        """What was told beyond the answer, a sentence or more each."""
        if ask.reply:
            yield filled(self._turn("reply", REPLY), _quoted(ask.reply))
        if ask.note:
            yield sentence(ask.note)
        if ask.plan is not None and ask.plan.feared and ask.feared_happened is not None:
            fear = filled(self._turn("feared", FEARED), _quoted(ask.plan.feared))
            yield f"{fear} {self._turn('happened', HAPPENED[ask.feared_happened])}"
        if ask.feelings:
            yield _felt(ask.feelings)
        if ask is surprise and abs(gap(ask)) >= SURPRISING:
            yield self._turn("surprise", EASIER if gap(ask) > 0 else HARDER)
        if ask.learned:
            yield self._turn("learned", LEARNED).format(sentence(ask.learned))
        if ask.laughed:
            yield self._turn("laughed", LAUGHED)
        if ask.dodged_before and ask.counts:
            yield self._turn("dodged", DODGED)
        if ask.opened:
            yield f"And it opened something: {sentence(ask.opened)}"


def _quoted(text: str) -> str:
    return f"“{escaped(text)}”"


def _ended(outcome: Outcome, many: int) -> str:
    return f"{number(many)} {ENDED[outcome][many > 1]}"


def _felt(feelings: Sequence[str]) -> str:
    named = joined([escaped(feeling) for feeling in feelings])
    return f"I felt {named}." if set(feelings) <= set(FEELINGS) else f"What I felt: {named}."


def _reason(ask: Attempt) -> str:
    if ask.outcome != "called_off" or ask.reason in (None, "other"):
        return ""
    return f", because {REASONS[ask.reason]}"


def _came(ask: Attempt) -> str:
    """How much later the answer came, where it did."""
    if ask.answered is None or ask.answered <= ask.day or ask.outcome in ("waiting", "no_reply"):
        return ""
    return f" The answer took {count((ask.answered - ask.day).days, 'day', 'days')}."
