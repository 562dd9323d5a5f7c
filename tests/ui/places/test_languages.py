"""Cards in German: chosen in Settings, on the card and in Packs at once, and the same card all the while."""

from __future__ import annotations

from rejectui.core.facts import Day
from tests.ui.build import SUNDAY, House, packs
from tests.ui.player import Play, Player

CARD = "cafe/name-a-drink"
GERMAN = packs().catalog.spoken(["de"]).entries[CARD].challenge
ENGLISH = packs().catalog.entries[CARD].challenge


def with_the_card(house: House) -> House:
    """A house whose card of the day is one that is there in three languages."""
    house.journal().save_day(Day(day=SUNDAY, challenge=CARD))
    return house


def to_the_row(player: Player) -> Player:
    """Settings, with the cursor on the languages."""
    player.press("comma")
    while "The languages of the cards" not in player.words:
        player.press("down")
    return player


def test_the_card_of_the_day_changes_its_words_and_not_itself(house: House, play: Play) -> None:
    player = play(with_the_card(house).app())
    assert ENGLISH.title in player.words
    to_the_row(player).press("left", "escape")
    assert house.journal().facts.settings.languages == ("de",)
    assert GERMAN.title in player.words and "albern" in player.words
    assert ENGLISH.title not in player.words
    player.press("l", "n", "6", "enter")
    (attempt,) = house.journal().facts.attempts
    assert (attempt.challenge, attempt.title) == (CARD, GERMAN.title)
    assert GERMAN.title in player.press("3").words
    assert "„Das verstehe ich, danke!“" in player.press("1").words


def test_settings_offer_every_language_alone_and_before_english(house: House, play: Play) -> None:
    player = to_the_row(play())
    there = packs().catalog.all_languages
    seen = [house.journal().facts.settings.languages]
    while len(seen) < 2 or seen[-1] != ("en",):
        player.press("right")
        seen.append(house.journal().facts.settings.languages)
    assert {*seen} == {(each,) for each in there} | {(each, "en") for each in there if each != "en"}
    assert len(seen) == 2 * len(there)
    assert {("de",), ("es",), ("de", "en")} <= {*seen}
    assert "Languages ◂ en ▸" in player.words


def test_a_choice_made_by_command_stays_until_it_is_changed(house: House, play: Play) -> None:
    house.journal().set("languages", ("es", "de", "en"))
    player = to_the_row(play())
    assert "Languages ◂ es, de, en ▸" in player.words
    player.press("right")
    assert house.journal().facts.settings.languages == ("de",)


def test_packs_show_their_languages_and_what_is_in_another_one_only(house: House, play: Play) -> None:
    player = play().press("5")
    assert "in en, de and es" in player.words
    house.journal().set("languages", ("de",))
    player = play(house.app()).press("5")
    assert "[x] Cafés und kleine Läden" in player.words
    player.press("slash", *"regenschirms", "enter", "down", "end")
    assert "Frag in der Bibliothek nach etwas Ausgefallenem" in player.words
    assert "(only in en)" not in player.text
    player.press("escape", "Z", "end")
    assert "(only in en)" in player.text
