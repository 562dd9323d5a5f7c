"""Review: the numbers, the calendar that tells a day, and the weeks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from rich.cells import cell_len

from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.facts import Pause, Run
from rejectui.journal.journal import Journal
from tests.ui.build import SUNDAY, House, an_id, ask, entry_at
from tests.ui.player import Play


def test_what_was_just_logged_is_counted(play: Play) -> None:
    player = play().press("l", "n", "6", "enter", "2", "c")
    assert "1 ask 1 no heard 0 yeses" in player.words
    assert "Sunday 22 November 2026: 1 ask" in player.words
    player.press("1", "u", "2", "escape")
    assert "Nothing here yet." in player.words


def test_backing_out_lowers_no_number(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(0, "no"))
    journal.record(ask(1, "backed_out"))
    player = play(house.app(journal), size=(80, 40)).press("2")
    assert "1 ask 1 no heard" in player.words
    assert "backed out" in player.words


def test_the_cursor_tells_the_day_under_it(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1))
    journal.record(ask(1, "yes"))
    two_weeks_ago = SUNDAY - timedelta(days=14)
    journal.record(ask(20))
    journal.rest(Pause(id=an_id(), first=two_weeks_ago, last=two_weeks_ago))
    player = play(house.app(journal)).press("2", "c", "up")
    assert "Saturday 21 November 2026: 2 asks" in player.words
    player.press("down", "left", "left")
    assert "Sunday 8 November 2026: a day of rest" in player.words
    player.press("right")
    assert "Sunday 15 November 2026: no ask" in player.words
    player.press("right", "right", "right", "down")
    assert "Sunday 22 November 2026: no ask" in player.words


def test_the_day_under_the_cursor_is_told_with_its_asks_and_escape_leaves_the_calendar(
    house: House, play: Play
) -> None:
    journal = house.journal()
    journal.record(ask(0, ask="[b]May I?[/b]"))
    player = play(house.app(journal)).press("2", "c")
    assert "Sunday 22 November 2026: 1 ask · [b]May I?[/b]" in player.words
    assert "← A week back ↑ A day back" in player.words
    player.press("escape", "p", "left")
    assert "Sunday 22 November" not in player.words


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


def test_periods_are_gone_through_by_keys_and_compared_with_the_one_before(house: House, play: Play) -> None:
    journal = house.journal()
    for days_ago, outcome in ((0, "no"), (8, "yes"), (9, "no"), (40, "yes")):
        journal.record(ask(days_ago, outcome))
    player = play(house.app(journal)).press("2")
    assert "[Everything] Week Month" in player.words and "4 asks 2 noes heard 2 yeses" in player.words
    player.press("p")
    assert "[Week]" in player.words and "← this week, from 16 Nov" in player.words
    assert "1 ask 1 no heard 0 yeses The week before: 2 asks, 1 answered no, 1 answered yes." in player.words
    player.press("left")
    assert "← last week, from 9 Nov →" in player.words and "2 asks 1 no heard 1 yes" in player.words
    player.press(*["left"] * 20)
    assert "the week of 12 Oct →" in player.words
    assert "The week before" not in player.words and "← Before" not in player.words
    player.press("right", "p")
    assert "[Month]" in player.words and "← November 2026" in player.words
    before = "The month before: 1 ask, none answered no, 1 answered yes."
    assert f"3 asks 2 noes heard 1 yes {before}" in player.words
    player.press("p", "left")
    assert "[Everything]" in player.words


def test_a_span_can_be_clicked(house: House, play: Play) -> None:
    player = play(house.app(house.journal())).press("2")
    y, x = next(
        (y, line.index("Month")) for y, line in enumerate(player.text.splitlines()) if "Month" in line
    )
    assert "[Month]" in player.click(x, y).words


def test_a_program_is_a_period_for_who_has_begun_one(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(30))
    journal.record(ask(2, "yes"))
    journal.keep_run(Run(id=an_id(), program="gentle-month", started=SUNDAY - timedelta(days=6)))
    player = play(house.app(journal)).press("2", "p", "p", "p")
    assert "[Program] A gentle month, from 16 Nov 2026" in player.words
    assert "1 ask 0 noes heard 1 yes" in player.words


def rated(house: House, *pairs: tuple[int, int | None]) -> Journal:
    """A journal with as many asks at one level of one kind, from yesterday back."""
    journal = house.journal()
    for days_ago, (expected, actual) in enumerate(reversed(pairs), 1):
        plan = Plan(peak=expected, feared="They stare.", chance=expected)
        told = {"peak": actual, "feared_happened": "no", "chance_again": 20}
        journal.record(ask(days_ago, "no", entry_at(2), plan=plan, **told))
    return journal


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (
            [(80, 70), (70, 70), (60, 50), (50, 40), (40, 30)],
            "It gets easier here: typically 70 in the earlier half, 35",
        ),
        (
            [(60, 50)] * 5,
            "You were afraid and asked anyway: typically 50 in the earlier half, 50 in",
        ),
        (
            [(40, 40), (40, 50), (50, 60), (60, 70), (70, 80)],
            "You were afraid and asked anyway: typically 45",
        ),
        ([(20, 10)] * 6, "It was small, and it stayed small: typically 10 in the earlier half"),
        ([(60, 50)] * 4, "4 rated asks of this kind so far. From five on it says"),
        ([(60, None)] * 5, "No ask of this kind is rated afterwards yet."),
    ],
)
def test_what_was_expected_against_what_happened_is_drawn_and_plainly_told(
    house: House, play: Play, pairs: list[tuple[int, int | None]], said: str
) -> None:
    player = play(house.app(rated(house, *pairs)), size=(80, 60)).press("2")
    assert said in player.words
    assert (
        f"You wrote down a fear {len(pairs)} times, and told how it went. It never came true." in player.words
    )
    drawn = "".join(line for line in player.text.splitlines() if "┤" in line or "│" in line)
    actual = [actual for _, actual in pairs if actual is not None]
    assert ("─" in drawn) == (len(actual) >= 5 or len(pairs) >= 5)
    assert drawn.count("○") + drawn.count("◉") >= len(pairs)


def test_only_like_is_compared_with_like_and_k_draws_the_next_kind(house: House, play: Play) -> None:
    journal = house.journal()
    for days_ago in range(1, 6):
        journal.record(ask(days_ago, "no", entry_at(1), plan=Plan(peak=30), peak=20))
        journal.record(ask(days_ago, "no", entry_at(3), plan=Plan(peak=80), peak=70))
    player = play(house.app(journal), size=(80, 60)).press("2")
    assert "level 1 1 of 2 kinds, k draws the next" in player.words
    assert "Typically expected 30, got to 20 (5 asks). All of them got less bad" in player.words
    assert "Typically expected 80, got to 70 (5 asks)." in player.press("k").words
    assert "level 1" in player.press("k").words


def test_the_second_page_has_getting_ready_letting_go_and_whom_one_asked(house: House, play: Play) -> None:
    journal = house.journal()
    for days_ago in range(6, 0, -1):
        told = {"recovery_minutes": 20 * days_ago, "dodged_before": True}
        journal.record(ask(days_ago * 3, "no", entry_at(2), **told))
    player = play(house.app(journal), size=(80, 40)).press("2", "m")
    assert (
        "Until it let go: typically 100 minutes in the earlier half, 40 minutes in the later one"
        in player.words
    )
    assert "the tallest 120 minutes" in player.words and "█" in player.text
    assert "Getting ready: told of no ask yet." in player.words
    assert "6 of 6 you would have dodged before." in player.words
    assert "Whom you asked, and how" in player.words
    player.press("p")
    assert "Until it let go: told of" in player.words
    assert "Calendar" in player.press("m").words


def test_doors_and_laughs_in_the_users_words(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1, "yes", opened="[red]A garden key.[/red]", laughed=True, note="They had two."))
    player = play(house.app(journal), size=(80, 40)).press("2")
    assert "Doors that opened" in player.words and "[red]A garden key.[/red]" in player.words
    assert "Made me laugh" in player.words and "They had two." in player.words


LONG = "🦆" * 990 + " [b]duck[/b]"
LIVES: dict[str, list[Attempt]] = {
    "one": [ask(0)],
    "two": [ask(0), ask(1, "yes")],
    "ten empty years": [ask(3653), ask(0)],
    "all on one day": [ask(2, peak=50, plan=Plan(peak=60)) for _ in range(60)],
    "one rating here, one there": [
        ask(
            number,
            "no",
            entry_at(2),
            peak=50 if number % 3 else None,
            plan=Plan(peak=60) if number % 2 else None,
        )
        for number in range(12)
    ],
    "long titles": [
        ask(
            number,
            "yes",
            ask=LONG,
            snapshot=Snapshot(title=LONG, category="play", level=2),
            peak=50,
            opened=LONG,
        )
        for number in range(6)
    ],
    "only backed out": [ask(1, "backed_out")],
    "ahead of today": [ask(-3), ask(0)],
}


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (140, 40)])
@pytest.mark.parametrize("life", LIVES)
def test_any_life_has_a_review(house: House, play: Play, life: str, size: tuple[int, int]) -> None:
    journal = house.journal()
    with journal.together():
        for attempt in LIVES[life]:
            journal.record(attempt)
    player = play(house.app(journal), size=size).press("2", "c", "up", "left", "escape", "k")
    for key in ("p", "left", "left", "right", "p", "left", "p", "m", "m", "pagedown", "pagedown", "pageup"):
        player.press(key)
        assert player.on == "ReviewScreen"
        assert "[Everything]" in player.words or "[Week]" in player.words or "[Month]" in player.words
        assert all(cell_len(line) <= size[0] for line in player.text.splitlines())


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


def test_the_calendar_follows_the_period_and_goes_back_to_the_first_ask(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(0))
    journal.record(ask(800, ask="The very first"))
    player = play(house.app(journal)).press("2", "p", "p", *["left"] * 26)
    months = next(line for line in player.text.splitlines() if line.startswith("      "))
    assert "September 2024" in player.words and months.split()[-1] == "Sep"
    player.press("escape", "p", "c")
    assert "Sunday 22 November 2026" in player.words
    player.press(*["left"] * 115)
    assert "Friday 13 September 2024: 1 ask · The very first" in player.press("up", "up", "left").words


def test_the_kind_that_was_chosen_stays_chosen(house: House, play: Play) -> None:
    journal = house.journal()
    for days_ago in range(1, 6):
        journal.record(ask(days_ago, "no", entry_at(1), plan=Plan(peak=30), peak=20))
    journal.record(ask(1, "no", entry_at(3), plan=Plan(peak=80), peak=70))
    player = play(house.app(journal), size=(80, 60)).press("2", "k")
    assert "level 3 2 of 2 kinds" in player.words
    assert "level 3 2 of 2 kinds" in player.press("p").words
    assert "level 1 1 of 2 kinds" in player.press("K").words


def test_on_a_narrow_screen_whom_one_asked_is_a_list(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1, "no", entry_at(1)))
    player = play(house.app(journal), size=(60, 40)).press("2", "m")
    assert "Whom you asked, and how" in player.words and "by form" not in player.words


def test_a_day_of_the_calendar_opens_and_an_ask_of_it_is_chosen_again(house: House, play: Play) -> None:
    journal = house.journal()
    entry = entry_at(2)
    journal.record(ask(1, "no", entry=entry, peak=70, note="Not today, they said."))
    journal.record(ask(1, "yes", ask="May I sit here?", peak=20))
    player = play(house.app(journal)).press("2", "c", "up", "enter")
    assert "Saturday 21 November 2026" in player.words
    assert entry.challenge.title in player.words and "Not today, they said." in player.words
    player.press("a", "6", "enter")
    assert house.journal().facts.settings.later == (entry.id,)
    assert player.on == "ReviewScreen"
    player.press("enter", "enter")
    assert player.on == "TodayScreen"
    card = player.app.practice.today.card
    assert card is not None and card.entry == entry
    player.press("2", "enter", "down", "enter")
    card = player.app.practice.today.card
    assert card is not None and card.ask == "May I sit here?"


def test_a_day_without_an_ask_says_so(play: Play) -> None:
    player = play().press("2", "c", "enter")
    assert "No ask was logged for this day." in player.words
    assert player.press("enter", "a", "escape").on == "ReviewScreen"
