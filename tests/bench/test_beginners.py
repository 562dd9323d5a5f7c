"""The first three weeks of a few beginners, as the whole campaign looks at two hundred."""

from __future__ import annotations

from statistics import mean

import pytest

from rejectui.core.asks.challenge import SPOKEN
from rejectui.packs.library import bundled_folder, load
from tests.bench.beginners import WEEK, three_weeks


@pytest.mark.parametrize("number", range(4))
def test_a_beginner_begins_small_aloud_and_at_once(number: int) -> None:
    catalog = load([(bundled_folder(), True)]).catalog
    plain, wishing = (three_weeks(catalog, f"short {number}", with_key=key) for key in (False, True))
    first = plain.cards[0].challenge
    assert (first.level, first.when) == (1, "any_day")
    for card in plain.cards[:WEEK]:
        assert card.challenge.channel in SPOKEN
        assert card.challenge.when == "any_day"
    assert mean(card.challenge.channel in SPOKEN for card in plain.cards) >= 0.5
    assert (wishing.wished, wishing.off_level) == (3, 0)
