"""Ladder: what was tried, what eases, what is next, and the asks that wait for their day."""

from __future__ import annotations

from itertools import islice

from msgspec import Struct
from textual.content import Content

from rejectui.core.asks.areas import AREA_NAMES, Area
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.card.text import level_marks
from rejectui.core.days.day_plan import own_ask
from rejectui.core.dealing.candidates import to_be_had
from rejectui.core.dealing.ladder import Ladder, Rung, RungState, by_area, ladder
from rejectui.core.wording.words import CATEGORIES, day_seen_from
from rejectui.practice.card_changes import put
from rejectui.ui.keys import LADDER
from rejectui.ui.places.list_place import ListScreen
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.theme import QUIET

# A sign and a word, so that no rung speaks by color alone.
STATES: dict[RungState, str] = {
    "next": "→ next",
    "easing": "✓ easing",
    "tried": "· tried",
    "ahead": "  ahead",
}
STATE_CELLS = 9
EXAMPLES = 3
WIDE = 58


class Heading(Struct, frozen=True):
    """The area of the rungs below it, or None for all that was not chosen."""

    area: Area | None

    @property
    def words(self) -> str:
        """The area as people say it."""
        return AREA_NAMES[self.area] if self.area is not None else "everything else"


LadderRow = Rung | Heading


class LadderScreen(ListScreen[LadderRow]):
    """The rungs, the smallest first; those of the areas that the user chose before all others."""

    PLACE = "ladder"
    BINDINGS = [*LADDER]
    _settled = False
    _dropped: Ask | None = None

    def show(self) -> None:
        """Draw the ladder of this day, at first from the first rung to go for."""
        super().show()
        found = ladder(self.app.practice.catalog, self.app.facts, self.app.day)
        self._listed = self._grouped(found)
        at = None if self._settled or not found.next else min(map(self._listed.index, found.next))
        self._settled = True
        self.fill(self._listed, self._summary(found), at)

    def _grouped(self, found: Ladder) -> list[LadderRow]:
        chosen = self.app.facts.settings.areas
        if not chosen:
            return [*found.rungs]
        rows: list[LadderRow] = []
        for area, inside in by_area(found.rungs, chosen):
            rows += [Heading(area), *inside]
        return rows

    def _summary(self, found: Ladder) -> Content:
        lines = [Content.assemble((f"Level {found.aim} for now. ", "bold"), (found.why, QUIET))]
        if not found.rungs:
            lines = [Content("No rungs yet: every pack is off. a keeps an ask of your own.")]
        stand = self.app.practice.standing
        if stand is not None:
            from rejectui.core.programs.program_words import in_a_line

            lines.append(safe_line(in_a_line(stand, "p looks back"), QUIET))
        return Content("\n").join(lines)

    def row(self, row: LadderRow, width: int) -> Content:
        """State, level, what it is, how bad it will probably get, and the latest ratings."""
        if isinstance(row, Heading):
            return Content.styled(row.words, "bold $primary")
        dots = level_marks(row.level)
        peaks = " ".join(map(str, row.peaks[-4:]))
        latest = f"lately {peaks}" if peaks else ""
        ratings = f"  about {row.expected:>2}" + (f"   {latest:<19}" if width > WIDE else "")
        left = width - STATE_CELLS - len(dots) - len(ratings) - 2
        return Content.assemble(
            (f"{STATES[row.state]:<{STATE_CELLS}}", "bold" if row.state == "next" else QUIET),
            (f"{dots}  ", "$primary" if row.state == "next" else QUIET),
            _title(row).truncate(max(left, 8), ellipsis=True, pad=True),
            (ratings, QUIET),
        )

    def in_full(self, row: LadderRow) -> Content:
        """Why a rung stands as it does."""
        if isinstance(row, Heading):
            return Content(row.words)
        kind = f"{CATEGORIES[row.category]}, level {row.level}"
        state = STATES[row.state].strip()
        told = [state] if row.ask is None else [state, kind]
        if row.state in ("tried", "easing"):  # the reasons of the others say it
            told.append(f"about {row.expected} expected")
        if row.asks:
            told.append("asked once" if row.asks == 1 else f"asked {row.asks} times")
        lines = [
            safe(row.ask.text, "bold") if row.ask is not None else Content.styled(kind, "bold"),
            Content.styled(" · ".join(told), QUIET),
            Content(row.why),
        ]
        if row.peaks:
            peaks = " · ".join(map(str, row.peaks))
            lines.append(Content.assemble(("Your latest, newest last: ", QUIET), peaks))
        if row.ask is not None:
            since = day_seen_from(row.ask.added, self.app.day)
            lines.append(Content.styled(f"Kept since {since}. enter makes it today's card.", QUIET))
        elif examples := self._examples(row):
            lines.append(Content.assemble(("Such as: ", QUIET), safe_line(" · ".join(examples))))
        return Content("\n").join(lines)

    def _examples(self, rung: Rung) -> list[str]:
        """A few challenges of this rung."""
        settings = self.app.facts.settings
        found = (
            entry.challenge.title
            for entry in self.app.practice.catalog
            if (entry.challenge.category, entry.challenge.level) == (rung.category, rung.level)
            and to_be_had(entry, settings)
        )
        return [*islice(found, EXAMPLES)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only an ask of one's own can be taken or dropped, and only one that was dropped brought back."""
        if action == "bring_back":
            return self._dropped is not None
        if action in ("take", "drop") and self.is_mounted:
            row = self.rows.current
            return isinstance(row, Rung) and row.ask is not None
        return True

    def action_take(self) -> None:
        """Make the ask today's card, to be planned and told there."""
        row, today = self.rows.current, self.app.practice.today
        if not isinstance(row, Rung) or row.ask is None:
            return
        # Resting, only what was planned is shown.
        own = own_ask(row.ask.text, today.record, planned=today.pause is not None)
        if own == today.record or self.app.do(lambda: put(self.app.practice, own)):
            self.app.action_place("today")
            self.show_fair_asks()

    def action_drop(self) -> None:
        """Take the ask off the list; what was logged of it stays."""
        row = self.rows.current
        if not isinstance(row, Rung) or row.ask is None:
            return
        ask = row.ask
        if self.app.change_or_say(lambda: self.app.journal.drop_ask(ask.id)):
            self._dropped = ask
            self.app.say("Off the list. u brings it back.")
            self.show()

    def action_bring_back(self) -> None:
        """Put the ask that was dropped last on the list again."""
        ask = self._dropped
        if ask is not None and self.app.change_or_say(lambda: self.app.journal.keep_ask(ask)):
            self._dropped = None
            self._kept(ask.id)

    def action_keep(self) -> None:
        """Write down an ask for later."""
        from rejectui.ui.sheets.keep_ask import KeepAsk

        self.app.push_screen(KeepAsk(), self._kept)

    def _kept(self, ask_id: str | None) -> None:
        """Stand on the ask that was kept."""
        self.show()
        for at, row in enumerate(self._listed):
            if isinstance(row, Rung) and row.ask is not None and row.ask.id == ask_id:
                self.rows.go_to(at)

    def action_programs(self) -> None:
        """Look at the programs."""
        from rejectui.ui.places.programs import ProgramsScreen

        self.app.push_screen(ProgramsScreen())

    def action_areas(self) -> None:
        """Choose what is hard."""
        from rejectui.ui.sheets.areas import AreasPicker

        self.app.push_screen(AreasPicker(), self._chosen)

    def _chosen(self, saved: bool | None) -> None:
        """Begin again where there is something to go for."""
        self._settled = not saved
        self.show()

    def action_prompt(self) -> None:
        """Read, change and copy the text for an AI tool."""
        from rejectui.ui.sheets.sharing.ai_prompt import PromptScreen

        self.app.push_screen(PromptScreen())


def _title(rung: Rung) -> Content:
    """The user's own words for an ask that is kept, else the kind of ask."""
    if rung.ask is not None:
        return safe_line(f"“{rung.ask.text}”")
    return Content(CATEGORIES[rung.category])
