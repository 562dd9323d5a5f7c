"""Review: the numbers, the calendar that tells a day, and the weeks."""

from __future__ import annotations

from datetime import timedelta

from rejectui.core.facts import Pause
from tests.ui.build import SUNDAY, House, an_id, ask
from tests.ui.player import Play


def test_what_was_just_logged_is_counted(play: Play) -> None:
    player = play().press("l", "n", "6", "enter", "2")
    assert "1 ask 1 no heard 0 yeses" in player.words
    assert "Sunday 22 November 2026: 1 ask" in player.words
    player.press("1", "u", "2")
    assert "Nothing here yet." in player.words


def test_backing_out_lowers_no_number(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(0, "no"))
    journal.record(ask(1, "backed_out"))
    player = play(house.app(journal)).press("2")
    assert "1 ask 1 no heard" in player.words
    assert "backed out" in player.words


def test_the_cursor_tells_the_day_under_it(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1))
    journal.record(ask(1, "yes"))
    two_weeks_ago = SUNDAY - timedelta(days=14)
    journal.record(ask(20))
    journal.rest(Pause(id=an_id(), first=two_weeks_ago, last=two_weeks_ago))
    player = play(house.app(journal)).press("2", "up")
    assert "Saturday 21 November 2026: 2 asks" in player.words
    player.press("down", "left", "left")
    assert "Sunday 8 November 2026: a day of rest" in player.words
    player.press("right")
    assert "Sunday 15 November 2026: no ask" in player.words
    player.press("right", "right", "right", "down")
    assert "Sunday 22 November 2026: no ask" in player.words


def test_weeks_newest_first(house: House, play: Play) -> None:
    journal = house.journal()
    for days_ago in (2, 3, 8, 9, 30):
        journal.record(ask(days_ago))
    player = play(house.app(journal), size=(80, 40)).press("2")
    assert player.words.index("16 Nov") < player.words.index("9 Nov") < player.words.index("19 Oct")
    assert "2 weeks in a row" in player.words


def test_no_streak_is_simply_not_mentioned(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(40))
    player = play(house.app(journal)).press("2")
    for shaming in ("broken", "lost", "missed", "0 weeks", "streak"):
        assert shaming not in player.words.lower()
    assert "in a row" not in player.press("1").words


def test_the_whole_review_can_be_reached_by_keys(house: House, play: Play) -> None:
    journal = house.journal()
    with journal.together():
        for days_ago in range(100):
            journal.record(ask(days_ago))
    player = play(house.app(journal)).press("2")
    top = player.text
    player.press("pagedown", "pagedown", "pagedown")
    assert player.text != top
    assert "14 Sep" in player.text or "7 Sep" in player.text
    player.press("pageup", "pageup", "pageup")
    assert player.text == top
