"""Packs: what is inside, chosen for today or kept for later; on and off, hide one for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual import work
from textual.content import Content

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.challenge import OF_MY_OWN, Pack
from rejectui.core.card.text import level_marks
from rejectui.core.choosing.marks import NOTHING, Mark, marks
from rejectui.core.dealing.candidates import PackState, held_back, pack_state
from rejectui.core.dealing.filters import ANYTHING, WISHES, Filter, asks_for
from rejectui.core.search import first_hit, matching_entries, small_first
from rejectui.core.wording.words import ELSEWHERE, capital, count, in_languages
from rejectui.practice import flags
from rejectui.practice.planned import planned_that_goes
from rejectui.ui.keys import PACKS
from rejectui.ui.places.choosing import ChoosingScreen
from rejectui.ui.safe_text import safe, safe_line
from rejectui.ui.theme import QUIET
from rejectui.ui.widgets.asks.challenge import challenge_in_full

# A heading is a row as well.
PackRow = Pack | Entry | str
HEADING = "From elsewhere, not reviewed"
ABOUT = (
    "You added these packs: rejectui packs add. No reviewer of RejectUI has read them, so what is hard to "
    "refuse in them is not dealt until you trust a pack with it: t."
)

NOT_IN_LIFE = "Off: not in your life, see Settings (,). space switches it on all the same."


class PacksScreen(ChoosingScreen[PackRow]):
    """Every pack; the challenges of those that are open beneath it, the one under the cursor in full."""

    PLACE = "packs"
    BINDINGS = [*PACKS]
    _marks: Mapping[str, Mark] = {}
    _only: Filter = ANYTHING
    _sought = ""

    def __init__(self) -> None:
        super().__init__()
        self._open: set[str] = set()

    def show(self) -> None:
        """Draw what matches: packs as they were left, or open where something is searched for."""
        super().show()
        catalog = self.app.practice.catalog
        self._marks = marks(self.app.facts, self.app.day)
        found = [e for e in matching_entries(catalog, self.words) if self._only.lets(e.challenge)]
        self._narrowed = bool(self.words.strip()) or self._only != ANYTHING
        rows: list[PackRow] = []
        for name, pack in catalog.packs.items():
            inside = small_first(e for e in found if e.pack == name)
            if not inside and self._narrowed:
                continue
            rows += [HEADING] if name in self._elsewhere and HEADING not in rows else []
            rows += [pack, *(inside if self._is_open(name) else ())]
        self.fill(rows, self._summary(found), self._to_hit(rows))

    def _summary(self, found: Sequence[Entry]) -> Content:
        done = sum(self._mark(entry).done > 0 for entry in found)
        problems = len(self.app.library.problems)
        told = [
            count(len(self.app.practice.catalog.packs), "pack", "packs"),
            count(len(found), "challenge", "challenges"),
            f"{done} done",
            f"{count(problems, 'problem', 'problems')}: rejectui packs check" if problems else "",
        ]
        lines = [Content.styled(" · ".join(filter(None, told)), QUIET)]
        wishes = [name for name, wish in WISHES.items() if asks_for(self._only, wish)]
        lines += [Content(f"only {' · '.join(wishes)} (f)")] if wishes else []
        return Content("\n").join(lines)

    def _to_hit(self, rows: Sequence[PackRow]) -> int | None:
        """Where the first hit is, when something else is searched for now."""
        new = self.words.strip() != self._sought
        self._sought = self.words.strip()
        hit = first_hit((row for row in rows if isinstance(row, Entry)), self._sought) if new else None
        return rows.index(hit) if hit is not None and self._sought else None

    def _is_open(self, pack: str) -> bool:
        return self._narrowed != (pack in self._open)

    def _mark(self, entry: Entry) -> Mark:
        return self._marks.get(entry.id, NOTHING)

    def option(self, row: PackRow | None) -> Entry | None:
        """The challenge of a row."""
        return row if isinstance(row, Entry) else None

    def row(self, row: PackRow, width: int) -> Content:
        """A pack with its switch and what was done of it, a challenge with its mark and level, a heading."""
        settings = self.app.facts.settings
        if isinstance(row, str):
            return Content.styled(row, QUIET)
        if isinstance(row, Pack):
            switch = "[x]" if self._state(row) == "on" else "[ ]"
            done = sum(self._marks.get(f"{row.pack}/{each.id}", NOTHING).done > 0 for each in row.challenges)
            number = f"  {done} of {len(row.challenges)} done " if done else f"  {len(row.challenges)} "
            title = safe_line(row.title, "bold").truncate(
                max(width - len(number) - 4, 8), ellipsis=True, pad=True
            )
            return Content.assemble(f"{switch} ", title, (number, QUIET))
        mark = self._mark(row)
        unread = row.language not in settings.languages
        off = mark.hidden or unread or self._state(row) != "on" or held_back(row, settings)
        only = f" (only in {row.language})" if unread else ""
        title = safe_line(
            row.challenge.title + only + (" (hidden)" if mark.hidden else ""), "dim" if off else ""
        )
        return Content.assemble(
            (f"  {mark.sign} ", "bold"), (f"{level_marks(row.challenge.level)}  ", QUIET), title
        )

    def in_full(self, row: PackRow) -> Content:
        """What the pack is, all of the challenge, or what the heading means."""
        if isinstance(row, str):
            return Content(ABOUT)
        if isinstance(row, Pack):
            return Content("\n").join([self._pack(row), *self._origin(row)])
        told = self._mark(row).words(self.app.day)
        if self._only.likely_no:  # the user wished for it, so it may be said
            told += ("likely a no",) if row.challenge.likely == "mostly_no" else ("likely no answer",)
        marked = [Content(f"{capital(' · '.join(told))}.")] if told else []
        return challenge_in_full(row, [*marked, *self._origin(row)])

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
                *([Content.styled(NOT_IN_LIFE, QUIET)] if self._state(pack) == "not_in_life" else ()),
            ]
        )

    def _state(self, row: Pack | Entry) -> PackState:
        return pack_state(row, self.app.facts.settings)

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
        return self.app.library.catalog.elsewhere - OF_MY_OWN

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A challenge can be hidden, a pack switched, and one from elsewhere trusted, if there is need."""
        if not self.is_mounted:
            return True
        row = self.rows.current
        if action in ("take", "later", "hide"):
            return isinstance(row, Entry)
        if action in ("switch", "turn_over"):
            return isinstance(row, Pack)
        if action == "close_pack":
            return isinstance(row, Pack | Entry)
        if action == "trust":
            return self._to_trust(row)
        return True

    def _to_trust(self, row: PackRow | None) -> bool:
        if row is None or isinstance(row, str) or row.pack not in self._elsewhere:
            return False
        return self.app.library.catalog.packs[row.pack].hard > 0

    async def _may_go(self, goes: Callable[[Entry], bool], *, even_chosen: bool = False) -> bool:
        """Whether challenges may go: asked for where today's plan would go with them."""
        if planned_that_goes(self.app.practice, goes, even_chosen=even_chosen) is None:
            return True
        from rejectui.ui.sheets.confirm import Confirm

        return await self.app.push_screen_wait(Confirm("Today's plan is for a card of these. Let it go?"))

    def action_turn_over(self) -> None:
        """Open the pack, or close it."""
        row = self.rows.current
        if isinstance(row, Pack):
            self._open ^= {row.pack}
            self.show()

    def action_open_pack(self) -> None:
        """Open the pack."""
        row = self.rows.current
        if isinstance(row, Pack) and not self._is_open(row.pack):
            self.action_turn_over()

    def action_close_pack(self) -> None:
        """Close the pack, or that of the challenge."""
        row = self.rows.current
        if not isinstance(row, Pack | Entry) or not self._is_open(row.pack):
            return
        self._open ^= {row.pack}
        self.show()
        self.rows.stand_on(lambda each: isinstance(each, Pack) and each.pack == row.pack)

    def action_all_packs(self) -> None:
        """Open all packs, or close them where all are open."""
        names = {*self.app.practice.catalog.packs}
        closed = {name for name in names if not self._is_open(name)}
        self._open ^= closed or names
        self.show()

    def action_filter(self) -> None:
        """Show only challenges that are like something."""
        from rejectui.ui.sheets.choosing.filter_challenges import FilterChallenges

        self.app.push_screen(FilterChallenges(self._only), self._filter)

    def _filter(self, only: Filter | None) -> None:
        if only is not None:
            self._only = only
            self._open = set()
            self.show()

    @work
    async def action_switch(self) -> None:
        """Switch the pack on or off."""
        row = self.rows.current
        if isinstance(row, Pack) and await self._may_go(lambda entry: entry.pack == row.pack):
            on = self._state(row) != "on"
            self._do(lambda: flags.switch_pack(self.app.practice, row.pack, on=on))

    @work
    async def action_hide(self) -> None:
        """Hide the challenge, or deal it again."""
        row = self.rows.current
        if not isinstance(row, Entry):
            return
        if row.id in self.app.facts.settings.hidden:
            self._do(lambda: flags.unhide(self.app.practice, row.id))
        elif await self._may_go(lambda entry: entry.id == row.id, even_chosen=True):
            self._do(lambda: flags.hide(self.app.practice, row.id))

    @work
    async def action_trust(self) -> None:
        """Deal what is hard to refuse in this pack, or not any more."""
        row = self.rows.current
        if not isinstance(row, Pack | Entry) or not self._to_trust(row):
            return
        on = row.pack not in self.app.facts.settings.trusted
        if not await self._may_go(lambda entry: entry.pack == row.pack and entry.challenge.refusal == "hard"):
            return
        if self._do(lambda: flags.trust_pack(self.app.practice, row.pack, on=on)):
            self.app.say(f"What is hard to refuse in {row.pack} is {'on' if on else 'off'}. t changes that.")

    def _do(self, verb: Callable[[], None]) -> bool:
        done = self.app.do(verb)
        if done:
            self.show()
        return done
