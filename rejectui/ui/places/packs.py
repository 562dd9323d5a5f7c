"""Packs: on and off, what is inside, hide one for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from textual import work
from textual.content import Content

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import OWN, Pack
from rejectui.core.card.compose import care_of
from rejectui.core.card.text import level_marks
from rejectui.core.dealing.candidates import held_back
from rejectui.core.search import matching_entries
from rejectui.core.wording.words import ELSEWHERE, count, in_languages, who_and_how
from rejectui.ui.keys import PACKS
from rejectui.ui.places.list_place import ListScreen
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.theme import QUIET

# A heading is a row as well.
PackRow = Pack | Entry | str
HEADING = "From elsewhere, not reviewed"
ABOUT = (
    "You added these packs: rejectui packs add. No reviewer of RejectUI has read them, so what is hard to "
    "refuse in them is not dealt until you trust a pack with it: t."
)


class PacksScreen(ListScreen[PackRow]):
    """Every pack with its challenges beneath it, and the one under the cursor in full."""

    PLACE = "packs"
    BINDINGS = [*PACKS]

    def show(self) -> None:
        """Draw what matches."""
        super().show()
        catalog = self.app.practice.catalog
        found = matching_entries(catalog, self.words)
        rows: list[PackRow] = []
        for name, pack in catalog.packs.items():
            inside = [entry for entry in found if entry.pack == name]
            if not inside and self.words.strip():
                continue
            rows += [HEADING] if name in self._elsewhere and HEADING not in rows else []
            rows += [pack, *inside]
        problems = len(self.app.library.problems)
        trouble = f" · {count(problems, 'problem', 'problems')}: rejectui packs check" if problems else ""
        packs = count(len(catalog.packs), "pack", "packs")
        challenges = count(len(found), "challenge", "challenges")
        self.fill(rows, Content.styled(f"{packs} · {challenges}{trouble}", QUIET))

    def row(self, row: PackRow, width: int) -> Content:
        """A pack with its switch, a challenge with its level, or a heading."""
        settings = self.app.facts.settings
        if isinstance(row, str):
            return Content.styled(row, QUIET)
        if isinstance(row, Pack):
            mark = "[ ]" if row.pack in settings.packs_off else "[x]"
            return Content.assemble(f"{mark} ", safe_line(row.title, "bold"))
        hidden = " (hidden)" if row.id in settings.hidden else ""
        unread = row.language not in settings.languages
        off = hidden or unread or row.pack in settings.packs_off or held_back(row, settings)
        only = f" (only in {row.language})" if unread else ""
        title = safe_line(row.challenge.title + only + hidden, "dim" if off else "")
        return Content.assemble((f"    {row.challenge.level} ", "dim"), title)

    def in_full(self, row: PackRow) -> Content:
        """What the pack is, all of the challenge, or what the heading means."""
        if isinstance(row, str):
            return Content(ABOUT)
        if isinstance(row, Pack):
            return Content("\n").join([self._pack(row), *self._origin(row)])
        return _entry(row, self._origin(row))

    def _pack(self, pack: Pack) -> Content:
        languages = in_languages(self.app.practice.catalog.languages(pack.pack))
        number = count(len(pack.challenges), "challenge", "challenges")
        who = f"{', '.join(pack.authors)} · {pack.license} · {languages} · {number}"
        return Content("\n").join(
            [
                safe_line(pack.title, "bold"),
                safe(pack.summary),
                Content(""),
                safe_line(who, QUIET),
            ]
        )

    def _origin(self, row: Pack | Entry) -> list[Content]:
        """What is said of a pack from elsewhere, and of what is held back in it."""
        if row.pack not in self._elsewhere:
            return []
        lines = [f"{ELSEWHERE.capitalize()}."]
        hard = row.hard if isinstance(row, Pack) else row.challenge.refusal == "hard"
        if hard:
            state = "on, because you trust it" if row.pack in self.app.facts.settings.trusted else "off"
            number = f"{hard} hard" if isinstance(row, Pack) else "Hard"
            lines.append(f"{number} to refuse: {state}. t changes that.")
        return [Content.styled(each, QUIET) for each in lines]

    @property
    def _elsewhere(self) -> set[str]:
        return self.app.library.catalog.elsewhere - {OWN}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A challenge can be hidden, a pack switched, and one from elsewhere trusted, if there is need."""
        if not self.is_mounted:
            return True
        row = self.rows.current
        if action == "hide":
            return isinstance(row, Entry)
        if action == "switch":
            return not isinstance(row, str)
        if action == "trust":
            return self._to_trust(row)
        return True

    def _to_trust(self, row: PackRow | None) -> bool:
        if row is None or isinstance(row, str) or row.pack not in self._elsewhere:
            return False
        return self.app.library.catalog.packs[row.pack].hard > 0

    async def _may_go(self, goes: Callable[[Entry], bool]) -> bool:
        """Whether challenges may go although today's plan may be for one of them."""
        today = self.app.practice.today
        entry = today.card.entry if today.card else None
        if entry is None or not goes(entry) or today.state != "planned" or today.plan is None:
            return True
        from rejectui.ui.sheets.confirm import Confirm

        return await self.app.push_screen_wait(Confirm("Today's plan is for a card of these. Let it go?"))

    @work
    async def action_switch(self) -> None:
        """Switch the pack on or off."""
        row = self.rows.current
        if isinstance(row, Pack | Entry) and await self._may_go(lambda entry: entry.pack == row.pack):
            off = row.pack not in self.app.facts.settings.packs_off
            self._flag("packs_off", row.pack, on=off)

    @work
    async def action_hide(self) -> None:
        """Hide the challenge, or deal it again."""
        row = self.rows.current
        if isinstance(row, Entry) and await self._may_go(lambda entry: entry.id == row.id):
            self._flag("hidden", row.id, on=row.id not in self.app.facts.settings.hidden)

    @work
    async def action_trust(self) -> None:
        """Deal what is hard to refuse in this pack, or not any more."""
        row = self.rows.current
        if not isinstance(row, Pack | Entry) or not self._to_trust(row):
            return
        on = row.pack not in self.app.facts.settings.trusted
        if await self._may_go(lambda entry: entry.pack == row.pack and entry.challenge.refusal == "hard"):
            self._flag("trusted", row.pack, on=on)
            self.app.say(f"What is hard to refuse in {row.pack} is {'on' if on else 'off'}. t changes that.")

    def _flag(self, kind: Literal["hidden", "packs_off", "trusted"], name: str, *, on: bool) -> None:
        if self.app.change_or_say(lambda: self.app.journal.flag(kind, name, on)):
            self.show()


def _entry(entry: Entry, origin: Sequence[Content]) -> Content:
    challenge = entry.challenge
    dots = level_marks(challenge.level)
    who = safe_line(who_and_how(challenge))
    lines = [
        safe_line(challenge.title, "bold"),
        Content.assemble((dots, "$primary"), f"  level {challenge.level} · ", who),
        *origin,
        safe(challenge.how),
    ]
    if challenge.say:
        lines.append(safe(f"“{challenge.say}”", "italic"))
    lines += [Content.assemble(("If no: ", QUIET), safe(challenge.if_no))]
    if challenge.smaller:
        lines.append(Content.assemble(("Smaller: ", QUIET), safe(challenge.smaller)))
    lines += map(safe, care_of(challenge))
    lines.append(safe_line(entry.id, QUIET))
    return Content("\n").join(lines)
