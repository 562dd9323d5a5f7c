"""A place that is a list: rows, the one under the cursor in full, and a search line when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual import getters, on
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from rejectui.ui.places.place import PlaceScreen
from rejectui.ui.widgets.frame.rows import RowList

T = TypeVar("T")


class ListScreen(PlaceScreen, Generic[T]):
    """A list fills in `row` and `tell`, and hands its rows to `fill` in `show`."""

    AUTO_FOCUS = "RowList"
    _told: T | None = None
    rows: getters.query_one[RowList[T]] = getters.query_one("#rows", RowList)
    frame = getters.query_one("#detail-frame", VerticalScroll)
    detail = getters.query_one("#detail", Static)
    summary = getters.query_one("#summary", Static)

    def body(self) -> ComposeResult:
        """A line about the list, the list, and what is under the cursor."""
        yield Static(id="summary")
        with Container(id="split"):
            yield RowList(self.row, id="rows")
            with VerticalScroll(id="detail-frame", can_focus=False):
                yield Static(id="detail")

    def row(self, row: T, width: int) -> Content:
        """A row on one line of so many cells."""
        raise NotImplementedError

    def in_full(self, row: T) -> Content:
        """A row in full."""
        raise NotImplementedError

    def fill(self, rows: Sequence[T], summary: Content, at: int | None = None) -> None:
        """Show these rows, the cursor on the one `at` that number, or where it was."""
        self.rows.fill(rows)
        if at is not None:
            self.rows.go_to(at)
        self.summary.update(summary)
        self._show_detail()  # at once: waiting for the message would mean painting twice

    @property
    def words(self) -> str:
        """What is searched for."""
        return self._search.value if self._search is not None else ""

    @property
    def _search(self) -> Input | None:
        return next(iter(self.query(Input)), None)  # made when it is asked for: few visits need it

    @on(RowList.Moved)
    def _moved(self) -> None:
        if self.rows.current is not self._told:
            self._show_detail()

    def _show_detail(self) -> None:
        """Tell of the row under the cursor, from the top if it is another one."""
        row = self.rows.current
        if row is not self._told:
            self.frame.scroll_home(animate=False)
        self._told = row
        self.detail.update(self.in_full(row) if row is not None else "")
        self.refresh_bindings()

    @on(Input.Changed)
    def _searched(self) -> None:
        self.show()

    @on(Input.Submitted)
    def _to_the_list(self) -> None:
        self.rows.focus()

    async def action_search(self) -> None:
        """Open the search line."""
        if self._search is None:
            search = Input(id="search", placeholder="Search; enter to the list, esc shows all")
            await self.mount(search, before=self.summary)
        self.query_one(Input).focus()

    async def key_escape(self) -> None:
        """Everything again."""
        await self.query(Input).remove()
        self.rows.focus()
        self.show()
