"""Packs: on and off, what is inside, hide one for good."""

from __future__ import annotations

from typing import Literal

from textual import work
from textual.content import Content

from rejectui.core.challenge import Entry, Pack
from rejectui.core.search import matching_entries
from rejectui.core.words import count, who_and_how
from rejectui.ui.keys import PACKS
from rejectui.ui.safe import safe, safe_line
from rejectui.ui.screens.listing import ListScreen
from rejectui.ui.widgets.card import care_of

Row = Pack | Entry


class PacksScreen(ListScreen[Row]):
    """Every pack with its challenges beneath it, and the one under the cursor in full."""

    PLACE = "packs"
    BINDINGS = [*PACKS]

    def show(self) -> None:
        """Draw what matches."""
        super().show()
        catalog = self.app.library.catalog
        found = matching_entries(catalog, self.words)
        rows: list[Row] = []
        for name, pack in catalog.packs.items():
            inside = [entry for entry in found if entry.pack == name]
            rows += [pack, *inside] if inside or not self.words.strip() else []
        problems = len(self.app.library.problems)
        trouble = f" · {count(problems, 'problem', 'problems')}: rejectui packs check" if problems else ""
        packs = count(len(catalog.packs), "pack", "packs")
        challenges = count(len(found), "challenge", "challenges")
        self.fill(rows, Content.styled(f"{packs} · {challenges}{trouble}", "$foreground 65%"))

    def row(self, row: Row, width: int) -> Content:
        """A pack with its switch, or a challenge with its level."""
        settings = self.app.facts.settings
        if isinstance(row, Pack):
            mark = "[ ]" if row.pack in settings.packs_off else "[x]"
            return Content.assemble(f"{mark} ", safe_line(row.title, "bold"))
        hidden = " (hidden)" if row.id in settings.hidden else ""
        off = hidden or row.pack in settings.packs_off
        title = safe_line(row.challenge.title + hidden, "dim" if off else "")
        return Content.assemble((f"    {row.challenge.level} ", "dim"), title)

    def tell(self, row: Row) -> Content:
        """What the pack is, or all of the challenge."""
        return _pack(row) if isinstance(row, Pack) else _entry(row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A challenge can be hidden, a pack cannot."""
        if action == "hide" and self.is_mounted:
            return isinstance(self.rows.current, Entry)
        return True

    async def _may_go(self, pack: str, full_id: str | None = None) -> bool:
        """Whether the pack, or one challenge of it, may go although today's plan may be for it."""
        today = self.app.read_today()
        entry = today.card.entry if today.card else None
        planned = entry is not None and entry.pack == pack and full_id in (None, entry.id)
        return not planned or await self.may_drop_plan(today)

    @work
    async def action_switch(self) -> None:
        """Switch the pack on or off."""
        row = self.rows.current
        if row is not None and await self._may_go(row.pack):
            off = row.pack not in self.app.facts.settings.packs_off
            self._mark("packs_off", row.pack, on=off)

    @work
    async def action_hide(self) -> None:
        """Hide the challenge, or deal it again."""
        row = self.rows.current
        if isinstance(row, Entry) and await self._may_go(row.pack, row.id):
            self._mark("hidden", row.id, on=row.id not in self.app.facts.settings.hidden)

    def _mark(self, kind: Literal["hidden", "packs_off"], name: str, *, on: bool) -> None:
        if self.app.change_or_say(lambda: self.app.journal.mark(kind, name, on)):
            self.show()


def _pack(pack: Pack) -> Content:
    who = f"{', '.join(pack.authors)} · {pack.license} · {pack.language} · {len(pack.challenges)} challenges"
    return Content("\n").join(
        [safe_line(pack.title, "bold"), safe(pack.summary), Content(""), safe_line(who, "$foreground 65%")]
    )


def _entry(entry: Entry) -> Content:
    challenge = entry.challenge
    dots = "●" * challenge.level + "○" * (5 - challenge.level)
    lines = [
        safe_line(challenge.title, "bold"),
        Content.assemble((dots, "$primary"), f"  level {challenge.level} · ", who_and_how(challenge)),
        safe(challenge.how),
    ]
    if challenge.say:
        lines.append(safe(f"“{challenge.say}”", "italic"))
    lines += [Content.assemble(("If no: ", "$foreground 65%"), safe(challenge.if_no))]
    if challenge.smaller:
        lines.append(Content.assemble(("Smaller: ", "$foreground 65%"), safe(challenge.smaller)))
    lines += care_of(challenge)
    lines.append(safe_line(entry.id, "$foreground 65%"))
    return Content("\n").join(lines)
