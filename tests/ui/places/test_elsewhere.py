"""Packs from elsewhere: a heading of their own, a quiet mark on the card, t for what is hard to refuse."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from rejectui.core.asks.catalog import Catalog, Entry
from rejectui.core.asks.challenge import Pack
from rejectui.core.facts import Day
from rejectui.packs.library import Library
from rejectui.ui.places.packs import HEADING, PacksScreen
from tests.ui.build import SUNDAY, House, packs
from tests.ui.evil import assert_clean, evil_library
from tests.ui.player import Play, Player

OURS = next(iter(packs().catalog.packs.values()))
EASY, HARD = (replace(OURS.challenges[at], id=name) for at, name in ((0, "easy"), (1, "hard")))
THEIRS = Pack(
    pack="theirs",
    title="Their own pack",
    summary="From a friend.",
    language="en",
    license="CC-BY-4.0",
    authors=("a friend",),
    challenges=(EASY, replace(HARD, refusal="hard", reviewed=SUNDAY)),
)


def with_theirs(*given: Pack) -> Library:
    """One pack that came along, and these that did not."""
    return Library(Catalog([(OURS, True), *((pack, False) for pack in given)]), (), {})


@pytest.fixture
def player(house: House, play: Play) -> Player:
    """In Packs, on the heading."""
    player = play(house.app(library=with_theirs(THEIRS))).press("5", "Z", "end", "up", "up", "up")
    assert current(player) == HEADING
    return player


def current(player: Player) -> Pack | Entry | str | None:
    assert isinstance(player.screen, PacksScreen)
    return player.screen.rows.current


def trusted(house: House) -> tuple[str, ...]:
    return house.journal().facts.settings.trusted


def test_they_stand_below_a_heading_that_tells_of_them(house: House, player: Player) -> None:
    assert HEADING in player.text
    assert "No reviewer of RejectUI has read them" in player.words
    before = house.journal().facts.settings
    player.press("space", "h", "t")
    assert house.journal().facts.settings == before
    player.press("down")
    assert current(player) == THEIRS
    assert "From elsewhere, not reviewed. 1 hard to refuse: off. t changes that." in player.words


def test_without_any_there_is_no_heading(house: House, play: Play) -> None:
    player = play(house.app(library=with_theirs())).press("5")
    assert HEADING not in player.text
    assert "Trust" not in player.lines[-1]


def test_t_trusts_a_pack_and_takes_it_back(house: House, player: Player) -> None:
    player.press("down")
    assert "t Trust" in player.lines[-1]
    player.press("t")
    assert trusted(house) == ("theirs",)
    assert "1 hard to refuse: on, because you trust it." in player.words
    player.press("down", "down")
    assert "Hard to refuse: on" in player.words
    player.press("t")
    assert trusted(house) == ()
    assert "Hard to refuse: off" in player.words


def test_there_is_nothing_to_trust_where_nothing_is_hard_or_the_pack_came_along(
    house: House, play: Play
) -> None:
    easy = replace(THEIRS, challenges=(EASY,))
    player = play(house.app(library=with_theirs(easy))).press("5")
    assert "Trust" not in player.lines[-1]
    player.press("t", "end", "t")
    assert "Trust" not in player.lines[-1]
    assert trusted(house) == ()


def test_a_search_without_a_find_among_them_has_no_heading(player: Player) -> None:
    player.press("slash", *"theirs/easy")
    assert HEADING in player.text
    player.press(*["backspace"] * 11, *OURS.challenges[2].id)
    assert HEADING not in player.text


def test_the_card_says_where_it_is_from(house: House, play: Play) -> None:
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, challenge="theirs/easy"))
    player = play(house.app(journal, library=with_theirs(THEIRS)))
    assert EASY.title in player.words
    assert "from elsewhere, not reviewed" in player.words
    journal.save_day(Day(day=SUNDAY, challenge=f"{OURS.pack}/{OURS.challenges[0].id}"))
    assert "from elsewhere" not in play(house.app(library=with_theirs(THEIRS))).words


def test_what_is_hard_is_dealt_only_once_it_is_trusted(house: House, play: Play) -> None:
    journal = house.journal()
    journal.flag("packs_off", OURS.pack, on=True)
    app = house.app(journal, library=with_theirs(replace(THEIRS, challenges=THEIRS.challenges[1:])))
    player = play(app)
    assert "No card for now" in player.words
    assert HARD.title in player.press("5", "end", "t", "1").words


def test_a_plan_that_has_words_in_it_is_asked_for_before_trust_goes(house: House, play: Play) -> None:
    journal = house.journal()
    journal.flag("trusted", "theirs", on=True)
    journal.save_day(Day(day=SUNDAY, challenge="theirs/hard"))
    player = play(house.app(journal, library=with_theirs(THEIRS)))
    player.press("enter").type("a long look").press("enter", "5", "end", "t")
    assert player.on == "Confirm"
    player.press("n")
    assert trusted(house) == ("theirs",)
    player.press("t", "y")
    assert trusted(house) == ()


def test_nothing_evil_is_painted_of_a_pack_from_elsewhere(house: House, play: Play) -> None:
    (evil,) = evil_library().catalog.packs.values()
    hard = replace(evil.challenges[0], id="evil-hard", refusal="hard")
    given = with_theirs(replace(evil, challenges=(*evil.challenges, hard)))
    journal = house.journal()
    journal.save_day(Day(day=SUNDAY, challenge="evil/evil-0"))
    player = play(house.app(journal, library=given))
    assert_clean(player.strips, 80)
    for key in ("5", "end", "t", *["up"] * 15, "t"):
        assert_clean(player.press(key).strips, 80)
    assert trusted(house) == ("evil",)
    assert HEADING in player.text
