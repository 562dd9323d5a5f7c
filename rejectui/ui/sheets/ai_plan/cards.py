"""The cards of a plan that came back: read, ticked, and taken into the user's own pack in their order."""

from __future__ import annotations

from typing import NamedTuple

from textual import getters
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import PLAN
from rejectui.core.card.text import level_marks
from rejectui.core.wording.words import count
from rejectui.packs.authoring.pasted.card import A_LOOK, PlanCard
from rejectui.packs.authoring.pasted.plan import PastedPlan, taken, told
from rejectui.ui.keys import CARDS
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.sheets.sheet import Sheet
from rejectui.ui.theme import QUIET
from rejectui.ui.widgets.asks.challenge import challenge_in_full
from rejectui.ui.widgets.frame.key_line import KeyLine
from rejectui.ui.widgets.frame.rows import RowList

NO_LEVEL = " " * 5


class Chosen(NamedTuple):
    """Whether cards were taken; or the line of the card to be mended, from 1, and the titles of those that
    are not to be ticked when the cards come back."""

    taken: bool = False
    line: int = 0
    unticked: frozenset[str] = frozenset()


class PlanCards(Sheet[Chosen | None]):
    """Answers what became of them, or None for back to the text."""

    BINDINGS = [*CARDS]
    AUTO_FOCUS = "RowList"
    sheet = getters.query_one("#cards", Vertical)
    rows: getters.query_one[RowList[int]] = getters.query_one("#cards-rows", RowList)
    about = getters.query_one("#cards-about", Static)
    frame = getters.query_one("#cards-frame", VerticalScroll)
    detail = getters.query_one("#cards-detail", Static)

    def __init__(self, plan: PastedPlan, unticked: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self._plan = plan
        self._fine = {at for at, card in enumerate(plan.cards) if card.fine}
        self._ticked = {at for at in self._fine if plan.cards[at].title not in unticked}

    def compose(self) -> ComposeResult:
        """A line a card, and the one under the cursor in full."""
        with Vertical(id="cards", classes="sheet"):
            yield Static(id="cards-about")
            yield RowList(self._row, id="cards-rows")
            with VerticalScroll(id="cards-frame", can_focus=False):
                yield Static(id="cards-detail")
            yield Static(id="problem")
        yield KeyLine()

    def on_mount(self) -> None:
        """Title the sheet, and show the cards."""
        self.sheet.border_title = "The cards of the plan"
        self.sheet.border_subtitle = "they stay in this order"
        self.rows.fill(range(len(self._plan.cards)))
        self._count()

    def _count(self) -> None:
        cards = self._plan.cards
        bad = sum(card.challenge is None and not card.known for card in cards)
        parts = [f"{count(len(self._ticked), 'card', 'cards')} of {len(cards)} ticked"]
        parts += [f"{bad} to fix"] if bad else []
        self.about.update(Content.styled(" · ".join([*parts, *self._plan.rest]), QUIET))

    def _row(self, at: int, width: int) -> Content:
        card = self._plan.cards[at]
        mark = card.mark(ticked=at in self._ticked)
        dots = level_marks(card.challenge.level) if card.challenge is not None else NO_LEVEL
        title = safe_line(card.title or f"line {card.line}", "" if card.good else QUIET)
        return Content.assemble(f"{mark} ", (f"{dots} ", "$primary"), title)

    @property
    def _card(self) -> PlanCard | None:
        """The one under the cursor."""
        return None if self.rows.current is None else self._plan.cards[self.rows.current]

    def on_row_list_moved(self) -> None:
        """Tell of the card under the cursor, from the top."""
        card = self._card
        if card is not None:
            self.frame.scroll_home(animate=False)
            self.detail.update(self._in_full(card))
        self.refresh_bindings()

    def _in_full(self, card: PlanCard) -> Content:
        """All of it, with what may be thought about first; or why it cannot be taken."""
        title = safe_line(card.title or "A card without a title", "bold")
        if card.known:
            return Content("\n").join([title, safe(f"{card.where}.")])
        if card.challenge is None:
            mend = Content.styled("e goes there, to fix it.", QUIET)
            return Content("\n").join([title, *(safe(told(each)) for each in card.problems), mend])
        first = {each.what: each for each in reversed(card.advice) if each.code not in A_LOOK}
        looks = [each for each in card.advice if each.code in A_LOOK]
        language = self.app.facts.settings.languages[0]
        entry = Entry(challenge=card.challenge, pack=PLAN, pack_title="", language=language, bundled=False)
        whole = challenge_in_full(entry, [safe(told(each), "bold $warning") for each in first.values()])
        return Content("\n").join([whole, *(safe(told(each), QUIET) for each in looks)])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be taken can be ticked."""
        if action == "turn" and self.is_mounted:
            return self._card is not None and self._card.good
        return True

    def action_turn(self) -> None:
        """Tick the card under the cursor, or not any more."""
        at = self.rows.current
        if at is not None and self._plan.cards[at].good:
            self._tick(self._ticked ^ {at})

    def action_turn_all(self) -> None:
        """Tick none, or if none is, all with nothing to think about first."""
        self._tick(set() if self._ticked else self._fine)

    def _tick(self, ticked: set[int]) -> None:
        self._ticked = ticked
        self.problem.display = False
        self.rows.refresh()
        self._count()

    def action_mend(self) -> None:
        """Back to the text, at the line of this card."""
        card = self._card
        if card is not None:
            titles = (self._plan.cards[at].title for at in self._fine - self._ticked)
            self.dismiss(Chosen(line=card.line, unticked=frozenset(filter(None, titles))))

    def action_scroll(self, pages: int) -> None:
        """Read on, or back."""
        self.frame.scroll_relative(y=pages * max(self.frame.size.height - 1, 1), animate=False)

    def action_save(self) -> None:
        """Take what is ticked, in its order."""
        chosen = [
            card.challenge
            for at, card in enumerate(self._plan.cards)
            if at in self._ticked and card.challenge is not None
        ]
        if not chosen:
            some = any(card.good for card in self._plan.cards)
            self.show_problem(
                "Nothing is ticked: space ticks the card under the cursor."
                if some
                else "There is no card to take."
            )
            return
        problem = self.app.add_plan(chosen)
        if problem is None:
            self.app.say(taken(len(chosen)))
        self.close(problem, Chosen(taken=True))
