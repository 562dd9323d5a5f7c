"""Ladder: per area asks from small to large, what was done and what is next; as a table, too."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content

from rejectui.core.asks.areas import AREA_NAMES, Area
from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.choosing.climb import Climb, Step, climbs
from rejectui.core.choosing.levels import LEVELS
from rejectui.core.dealing.ladder import Ladder, Rung, by_area, ladder
from rejectui.core.wording.words import capital
from rejectui.ui.keys import LADDER
from rejectui.ui.places.choosing import ChoosingScreen
from rejectui.ui.safe_text import safe_line
from rejectui.ui.theme import QUIET
from rejectui.ui.widgets.asks.rungs import rung_in_full, rung_row
from rejectui.ui.widgets.asks.steps import area_in_full, area_row, step_in_full, step_row


class Heading(Struct, frozen=True):
    """The area of the rungs below it, or None for all that was not chosen."""

    area: Area | None

    @property
    def words(self) -> str:
        """The area as people say it."""
        return capital(AREA_NAMES[self.area]) if self.area is not None else "Everything else"


LadderRow = Climb | Step | Rung | Heading


class LadderScreen(ChoosingScreen[LadderRow]):
    """The areas, those that the user chose first, each with the steps that matter now; or the table."""

    PLACE = "ladder"
    BINDINGS = [*LADDER]
    _settled = _numbers = _table = False

    def __init__(self) -> None:
        super().__init__()
        self._open: set[str | tuple[str, int]] = set()

    def show(self) -> None:
        """Draw the ladder of this day, at first from the first step to go for."""
        super().show()
        practice = self.app.practice
        self._climbs = climbs(practice.catalog, practice.facts, practice.day)
        found = ladder(practice.catalog, practice.facts, practice.day)
        rows = [*self._rungs(found)] if self._table else [*self._steps()]
        at = None
        if not self._settled:
            at = next((at for at, row in enumerate(rows) if getattr(row, "state", "") == "next"), None)
            self._settled = at is not None
        self.fill(rows, self._summary(found), at)

    def _steps(self) -> Sequence[LadderRow]:
        rows: list[LadderRow] = []
        for climb in self._climbs:
            rows += [climb, *(climb.steps if climb.area in self._open else climb.near)]
        return rows

    def _rungs(self, found: Ladder) -> Sequence[LadderRow]:
        """The table; the challenges of rungs that are open beneath them."""
        areas = self.app.facts.settings.areas
        steps = [step for climb in self._climbs for step in climb.steps]
        rows: list[LadderRow] = []
        for area, inside in by_area(found.rungs, areas):
            rows += [Heading(area)] if areas else []
            for rung in inside:
                rows.append(rung)
                if rung.ask is None and (rung.category, rung.level) in self._open:
                    rows += [step for step in steps if _is_of(step, rung)]
        return rows

    def _summary(self, found: Ladder) -> Content:
        level = f"Level {found.aim} for now ({LEVELS[found.aim]}). "
        lines = [Content.assemble((level, "bold"), (found.why, QUIET))]
        if not found.rungs:
            lines = [Content("No steps yet: every pack is off. o: add an ask of your own.")]
        stand = self.app.practice.standing
        if stand is not None:
            from rejectui.core.programs.program_words import in_a_line

            lines.append(safe_line(in_a_line(stand, "p looks back"), QUIET))
        return Content("\n").join(lines)

    def option(self, row: LadderRow | None) -> Entry | Ask | None:
        """The ask of a step, or of a rung of the user's own."""
        return row.option if isinstance(row, Step) else row.ask if isinstance(row, Rung) else None

    def row(self, row: LadderRow, width: int) -> Content:
        """A line."""
        match row:
            case Climb():
                return area_row(row, width)
            case Step():
                return step_row(row, width, numbers=self._numbers)
            case Rung():
                return rung_row(row, width)
            case Heading():
                return Content.styled(row.words, "bold $primary")

    def in_full(self, row: LadderRow) -> Content:
        """What stands beside the list."""
        match row:
            case Climb():
                return area_in_full(row)
            case Step():
                return step_in_full(row, self.app.day)
            case Rung():
                return rung_in_full(row)
            case Heading():
                return Content(row.words)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what makes sense on this row."""
        if not self.is_mounted:
            return True
        row, here = self.rows.current, self.here
        if action == "take":
            return here is not None
        if action == "turn_over":
            return here is None and isinstance(row, Climb | Rung)
        if action == "later":
            return isinstance(here, Entry)
        if action == "drop":
            return isinstance(here, Ask) or (isinstance(row, Step) and row.mark.later)
        return True

    def action_turn_over(self) -> None:
        """Show all of the area or the rung, or only what matters now."""
        row = self.rows.current
        if isinstance(row, Climb):
            self._open ^= {row.area}
        elif isinstance(row, Rung):
            self._open ^= {(row.category, row.level)}
        self.show()

    def action_table(self) -> None:
        """From the steps to the table, and back."""
        self._table, self._settled = not self._table, False
        self.show()

    def action_numbers(self) -> None:
        """Say in numbers how it was or will probably be, or in words again."""
        self._numbers = not self._numbers
        self.show()

    def action_drop(self) -> None:
        """Take the ask off the list; what was logged of it stays."""
        here = self.here
        if isinstance(here, Entry):
            self.action_later()
        elif here is not None and self.app.change_or_say(lambda: self.app.journal.drop_ask(here.id)):
            self.app.say("Off the list. u brings it back.")
            self.show()

    def action_keep(self) -> None:
        """Write down an ask for later."""
        from rejectui.ui.sheets.keep_ask import KeepAsk

        self.app.push_screen(KeepAsk(), self._kept)

    def _kept(self, ask_id: str | None) -> None:
        """Stand on the ask that was kept."""
        self.show()
        if ask_id is not None:
            self.rows.stand_on(lambda row: getattr(self.option(row), "id", None) == ask_id)

    def action_sort(self) -> None:
        """Sort asks by how nervous they would make one."""
        from rejectui.ui.sheets.choosing.sort_asks import SortAsks

        self.app.push_screen(SortAsks(), lambda _: self.show())

    def action_programs(self) -> None:
        """Look at the programs."""
        from rejectui.ui.places.programs import ProgramsScreen

        self.app.push_screen(ProgramsScreen())

    def action_areas(self) -> None:
        """Choose what is hard."""
        from rejectui.ui.sheets.about_me.areas import AreasPicker

        self.app.push_screen(AreasPicker(), self._chosen)

    def _chosen(self, saved: bool | None) -> None:
        """Begin again where there is something to go for."""
        self._settled = not saved
        self.show()

    def action_prompt(self) -> None:
        """Read, change and copy the text for an AI tool."""
        from rejectui.ui.sheets.ai_plan.prompt import PromptScreen

        self.app.push_screen(PromptScreen())

    def action_paste(self) -> None:
        """Take the plan that an AI tool wrote."""
        from rejectui.ui.sheets.ai_plan.paste import PastePlan

        self.app.push_screen(PastePlan())


def _is_of(step: Step, rung: Rung) -> bool:
    """Whether a step is a challenge of this kind and level."""
    if isinstance(step.option, Ask):
        return False
    return (step.option.challenge.category, step.option.challenge.level) == (rung.category, rung.level)
