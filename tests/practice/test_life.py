"""What is in somebody's life is kept, unless that would take away what is planned for today."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rejectui.core.asks.catalog import Catalog
from rejectui.core.facts import Day
from rejectui.packs.library import Library
from rejectui.practice.life import choose_life
from rejectui.practice.practice import NotNow, Practice
from tests.core.build import challenge, pack
from tests.journal.build import TODAY
from tests.practice.conftest import Parts


@pytest.fixture
def practice(parts: Parts) -> Practice:
    """With a pack for students, and one for everybody."""
    campus = replace(pack("campus", [challenge("one")]), situations=("study",))
    everybody = pack("cafe", [challenge("two")])
    parts.library = Library(Catalog([(campus, True), (everybody, True)]), (), {})
    return Practice(parts)


def test_it_is_kept_and_can_be_taken_back(practice: Practice) -> None:
    for life in (("work",), (), None):
        choose_life(practice, life)
        assert practice.facts.settings.life == life


@pytest.mark.parametrize("how", ["dealt", "planned"])
def test_a_card_that_does_not_fit_makes_room_but_a_plan_does_not(how: str, practice: Practice) -> None:
    practice.journal.save_day(Day(day=TODAY, challenge="campus/one", planned=how == "planned"))
    if how == "planned":
        with pytest.raises(NotNow, match="Nothing was saved"):
            choose_life(practice, ("work",))
        assert practice.facts.settings.life is None
        choose_life(practice, ("study",))
    else:
        choose_life(practice, ("work",))
        assert practice.today.record.challenge == "cafe/two"


def test_a_plan_that_was_chosen_stays_and_is_in_no_way(practice: Practice) -> None:
    practice.journal.save_day(Day(day=TODAY, challenge="campus/one", planned=True, came="chosen"))
    choose_life(practice, ("work",))
    assert (practice.today.state, practice.today.record.challenge) == ("planned", "campus/one")


def test_a_plan_of_a_pack_that_is_on_by_hand_is_in_no_way(practice: Practice) -> None:
    practice.journal.save_day(Day(day=TODAY, challenge="campus/one", planned=True))
    practice.journal.flag("packs_off", "campus", on=False)
    choose_life(practice, ())
    assert practice.today.state == "planned"
