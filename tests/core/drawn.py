"""What more than one file of property tests draws from."""

from __future__ import annotations

from hypothesis import strategies as st

from rejectui.core.facts import STARTS_OF_WEEK, WeekStart
from tests.core.build import MONDAY, days_after, week_start


def week_starts(weeks: int) -> st.SearchStrategy[list[WeekStart]]:
    """Weeks from another day on, up to three times in so many weeks; in half of all cases never."""
    changes = st.dictionaries(st.integers(-1, weeks), st.sampled_from(STARTS_OF_WEEK), max_size=3)
    return st.one_of(st.just({}), changes).map(
        lambda chosen: [week_start(days_after(MONDAY, 7 * at), begins) for at, begins in chosen.items()]
    )
