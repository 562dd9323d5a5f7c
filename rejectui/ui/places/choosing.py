"""What every place does in which an ask can be chosen: make it today's, keep it for later."""

from __future__ import annotations

from typing import Generic, TypeVar

from rejectui.core.asks.catalog import Entry
from rejectui.core.asks.kept_ask import Ask
from rejectui.practice.flags import no_longer_for_later
from rejectui.ui.places.list_place import ListScreen

T = TypeVar("T")


class ChoosingScreen(ListScreen[T], Generic[T]):
    """A list of asks fills in `option`."""

    def option(self, row: T | None) -> Entry | Ask | None:
        """The challenge or the kept ask that a row is about, or None for any other row."""
        raise NotImplementedError

    @property
    def here(self) -> Entry | Ask | None:
        """The one under the cursor."""
        return self.option(self.rows.current)

    def action_take(self) -> None:
        """Make it today's card, to be planned and told there."""
        here = self.here
        if here is not None:
            self.choose(here.text if isinstance(here, Ask) else here)

    def action_later(self) -> None:
        """Keep the challenge for later, or not any more."""
        entry = self.here
        if not isinstance(entry, Entry):
            return
        if entry.id in self.app.facts.settings.later:
            if self.app.do(lambda: no_longer_for_later(self.app.practice, entry.id)):
                self.app.say("No longer saved for later. u brings it back.")
                self.show()
            return
        self.keep_for_later(entry)
