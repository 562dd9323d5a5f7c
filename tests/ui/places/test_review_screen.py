"""Review: the numbers, the calendar that tells a day, and the weeks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from rich.cells import cell_len

from rejectui.cli.demo.season import season
from rejectui.core.asks.attempt import Attempt, Plan, Snapshot
from rejectui.core.facts import Pause, Run
from rejectui.core.review.bars import bars
from rejectui.core.review.comparison_words import answer, said
from rejectui.core.review.kinds import kinds
from rejectui.core.review.review import review
from rejectui.journal.journal import Journal
from rejectui.ui.places.review import ReviewScreen
from rejectui.ui.widgets.frame.key_line import KeyLine
from tests.journal.export.month import LAST, month
from tests.ui.build import SUNDAY, House, an_id, ask, entry_at, packs
from tests.ui.player import Play, Player


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


@pytest.mark.parametrize("size", [(40, 20), (60, 20), (80, 24), (140, 40)])
def test_what_is_told_of_a_day_is_seen_below_the_calendar(
    house: House, play: Play, size: tuple[int, int]
) -> None:
    player = play(house.app(demo(house)), size=size).press("2", "c", "up", "left", "left")
    screen = player.screen
    assert isinstance(screen, ReviewScreen)
    lines = range(screen.calendar.region.y + 8, screen.calendar.region.bottom)
    assert lines.stop <= screen.scroller.region.bottom, "it is not below the fold"
    told = " ".join(player.lines[y][: screen.calendar.region.right] for y in lines)
    told = " ".join(re.sub("[▁-▇]", " ", told).split())
    (title,) = [ask.title for ask in player.app.facts.attempts if ask.day == SUNDAY - timedelta(days=15)]
    assert told == f"Saturday 7 November 2026: 1 ask · {title}"
    player.press("escape")
    assert "more  – rest" in player.lines[screen.calendar.region.bottom - 1]


@pytest.mark.parametrize("size", [(40, 20), (60, 20)])
def test_k_brings_its_picture_into_view(house: House, play: Play, size: tuple[int, int]) -> None:
    player = play(house.app(demo(house)), size=size).press("2")
    assert sum("┤" in row for row in player.lines) < 3
    player.press("k")
    assert heads(player) == ["Shopping, level 2"]
    assert sum("┤" in row for row in player.lines) == 3


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
    assert "1 ask 1 no heard 0 yeses" in player.words
    assert "The week before: 2 asks, 1 answered no, 1 answered yes." in player.words
    player.press("left")
    assert "← last week, from 9 Nov →" in player.words and "2 asks 1 no heard 1 yes" in player.words
    player.press(*["left"] * 20)
    assert "the week of 12 Oct →" in player.words
    assert "The week before" not in player.words and "← Before" not in player.words
    player.press("right", "p")
    assert "[Month]" in player.words and "← November 2026" in player.words
    assert "3 asks 2 noes heard 1 yes" in player.words
    assert "The month before: 1 ask, none answered no, 1 answered yes." in player.words
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


def rated(house: House, *pairs: tuple[int | None, int | None]) -> Journal:
    """A journal with as many asks at one level of one kind, from yesterday back."""
    journal = house.journal()
    with journal.together():
        for days_ago, (expected, actual) in enumerate(reversed(pairs), 1):
            plan = Plan(peak=expected, feared="They stare.", chance=60)
            told = {"peak": actual, "feared_happened": "no", "chance_again": 20}
            journal.record(ask(days_ago, "no", entry_at(2), plan=plan, **told))
    return journal


def demo(house: House) -> Journal:
    """The season of the demo: a real life of four months."""
    journal = house.journal()
    season(packs().catalog, house.clock()).keep_in(journal)
    return journal


def a_month(house: House) -> Journal:
    """The month of the second article, on its last day."""
    house.clock.now = datetime.combine(LAST, house.clock.now.timetz())
    journal = house.journal()
    with journal.together():
        for attempt in month().attempts:
            journal.record(attempt)
        for week in month().weeks:
            journal.keep_week(week)
    return journal


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        (
            [(90 - at, 90 - at) for at in range(0, 60, 3)],
            r"Nervous at level 2: 82 at first, 40 lately \(20 asks\)\. It got easier\.",
        ),
        (
            [(30 + at, 30 + at) for at in range(0, 60, 3)],
            r"Nervous at level 2: 38 at first, 80 lately \(20 asks\)\. "
            r"It takes more than it did, and you ask anyway\.",
        ),
        (
            [(60, 50)] * 40,
            r"Nervous at level 2: 50 at first, 50 lately \(40 asks\)\. About the same\. "
            r"Expected 60, got 50 on average \(40 asks\): 40 easier\.",
        ),
        (
            [(60, 20), (60, 70)] * 6,
            r"Nervous at level 2: 45 at first, 45 lately \(12 asks\)\. About the same\. "
            r"Expected 60, got 45 on average \(12 asks\): 6 easier, 6 harder\.",
        ),
        (
            [(40, 60)] * 4,
            r"Nervous at level 2: 60 on average \(4 asks\)\. "
            r"Expected 40, got 60 on average \(4 asks\): 4 harder\. "
            r"Boldest so far: level 2, first on 18 Nov\. In person: 4 of 4 asks\. "
            r"8 more rated asks, and the first ones are set beside the latest\.",
        ),
        (
            [(None, 50)] * 5,
            r"Nervous at level 2: 50 on average \(5 asks\)\. Boldest .* "
            r"Say before an ask how nervous you expect to be, and Review sets it beside how it went\.",
        ),
        (
            [(60, None)] * 5,
            r"0 yeses Boldest so far: .* Rate how nervous you were when you log an ask, and Review",
        ),
    ],
)
def test_the_answer_stands_first_and_claims_no_more_than_is_clear(
    house: House, play: Play, pairs: list[tuple[int | None, int | None]], said: str
) -> None:
    player = play(house.app(rated(house, *pairs)), size=(140, 40)).press("2")
    answered = player.words[: player.words.index("All kinds")]
    assert re.search(said, answered), answered
    assert answered.count("lately") == (len(pairs) >= 12)


def test_both_ratings_of_each_ask_are_drawn(house: House, play: Play) -> None:
    pairs = [(80, 50), (70, 70), (None, 40), (60, None)]
    player = play(house.app(rated(house, *pairs))).press("2")
    assert "All kinds: ○ expected ● got ◉ both" in player.words
    picture = {label: row for row in player.lines for label in ("100 ┤", " 50 ┤", "  0 ┤") if label in row}
    at = picture[" 50 ┤"].index("┤")
    columns = [[row[at + 1 + 4 * ask + 2 :][:1] for row in rows_of(player, at)] for ask in range(4)]
    drawn = [{10 * (10 - y): sign for y, sign in enumerate(column) if sign.strip()} for column in columns]
    assert drawn == [{80: "○", 70: "│", 60: "│", 50: "●"}, {70: "◉"}, {40: "●"}, {60: "○"}]


def rows_of(player: Player, at: int) -> list[str]:
    """The rows of the picture, 100 first; its axis is in column `at`."""
    rows = [row for row in player.lines if row[at : at + 1] in ("┤", "│")]
    assert len(rows) == 11
    return rows


@pytest.mark.parametrize("life", [demo, a_month])
def test_the_answer_the_picture_and_the_calendar_are_seen_at_once_in_an_80_by_24_window(
    house: House, play: Play, life: Callable[[House], Journal]
) -> None:
    player = play(house.app(life(house))).press("2")
    screen = player.screen
    assert isinstance(screen, ReviewScreen)
    first, last = visible_rows(screen)
    assert last - first >= 18
    for part in (screen.numbers, screen.picture, screen.calendar):
        assert first <= part.region.y and part.region.bottom - 1 <= last, part
    rows = player.lines[first : last + 1]
    told = answer(review(player.app.facts, player.app.day).found, player.app.day)
    assert len(told) >= 3
    shown = " ".join(" ".join(rows).split())
    assert all(sentence in shown for sentence in told)
    assert sum("┤" in row for row in rows) == 3
    assert [row[2:6].strip() for row in rows if row[2:5] in ("Mon", "Wed", "Fri", "Sun")] == [
        *("Mon", "Wed", "Fri", "Sun")
    ]
    assert "▪ 1 ■ 2 █ more – rest" in shown


def visible_rows(screen: ReviewScreen) -> tuple[int, int]:
    """The first and the last row of the screen that show a part of the page."""
    seen = screen.scroller.region
    above = max(widget.region.bottom for widget in (screen.places_line, screen.period_line))
    below = screen.query_one(KeyLine).region.y
    assert above <= seen.y and seen.bottom <= below, "nothing lies over the page"
    return seen.y, seen.bottom - 1


@pytest.mark.parametrize(("size", "columns"), [((140, 40), 2), ((80, 24), 2), ((60, 20), 1), ((40, 20), 1)])
def test_calendar_and_picture_stand_beside_each_other_where_there_is_room(
    house: House, play: Play, size: tuple[int, int], columns: int
) -> None:
    player = play(house.app(demo(house)), size=size).press("2")
    screen = player.screen
    assert isinstance(screen, ReviewScreen)
    for left, right in ((screen.calendar, screen.picture), (screen.moments, screen.weeks)):
        if columns == 2:
            assert left.region.right <= right.region.x
            assert left.region.y == right.region.y
        else:
            assert left.region.bottom < right.region.y
            assert left.region.x == right.region.x
    if size == (140, 40):
        assert abs(screen.calendar.size.width - screen.picture.size.width) <= 1
        assert "Answers" in player.text and "Doors that opened" in player.text


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (60, 20), (40, 20)])
def test_the_head_of_the_picture_is_never_cut(house: House, play: Play, size: tuple[int, int]) -> None:
    player = play(house.app(rated(house, *[(70, 70), (60, 50)] * 40)), size=size).press("2")
    screen = player.screen
    assert isinstance(screen, ReviewScreen)
    for _ in range(2):
        screen.picture.scroll_visible(animate=False)
        player.settle()
        head = r"last \d+(:| [▁-▇ ]*).*○ expected ● got ◉ both"
        assert re.search(head, player.words), player.text
        assert "…" not in "".join(rows_with(player, "last ", "○ expected"))
        assert sum("┤" in row for row in player.lines) == 3
        player.press("k")


def rows_with(player: Player, *words: str) -> list[str]:
    """The rows in which one of these is."""
    return [row for row in player.lines if any(word in row for word in words)]


def test_k_goes_from_all_kinds_through_each_kind_and_back(house: House, play: Play) -> None:
    journal = house.journal()
    with journal.together():
        for days_ago in range(1, 7):
            journal.record(ask(days_ago, "no", entry_at(1), plan=Plan(peak=30), peak=20))
            journal.record(ask(days_ago, "no", ask="My own", peak=90))
        for days_ago in range(1, 4):
            journal.record(ask(days_ago, "no", entry_at(3), plan=Plan(peak=80), peak=70))
    easy, hard = (one.called.capitalize() for one in kinds(journal.facts.attempts))
    player = play(house.app(journal)).press("2")
    assert "k Kind" in player.words
    seen = [heads(player)] + [heads(player.press("k")) for _ in range(3)]
    assert seen == [["All kinds"], [easy], [hard], ["All kinds"]]
    assert easy.endswith("level 1") and hard.endswith("level 3")
    assert [heads(player.press("K")) for _ in range(3)] == [[hard], [easy], ["All kinds"]]


def heads(player: Player) -> list[str]:
    """What is drawn, by the head of the picture."""
    found = re.findall(r"(All kinds|[A-Z][a-z]+, level \d)(?=:? ○|, last)", player.words)
    return [str(each) for each in found]


def test_only_through_asks_of_one_kind_goes_a_line_and_only_from_five_on(house: House, play: Play) -> None:
    player = play(house.app(rated(house, *[(60, 50)] * 5))).press("2")
    screen = player.screen
    assert isinstance(screen, ReviewScreen)
    at = screen.picture.region.x + 5
    assert not any("─" in row for row in rows_of(player, at)), "all kinds are not alike"
    assert any("─" in row for row in rows_of(player.press("k"), at))


def test_four_of_a_kind_have_no_line(house: House, play: Play) -> None:
    player = play(house.app(rated(house, *[(60, 50)] * 4))).press("2", "k")
    assert heads(player)[0].endswith("level 2")
    assert "─" not in player.text


def test_nothing_rated_is_a_sentence_and_no_picture(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1))
    player = play(house.app(journal)).press("2")
    screen = player.screen
    assert isinstance(screen, ReviewScreen)
    assert "Rate how nervous you were when you log an ask, and Review draws it." in player.words
    assert not screen.picture.display
    assert "┤" not in player.text and "All kinds" not in player.text
    assert "k Kind" not in player.words
    assert screen.calendar.size.width > 70, "the calendar has its room"
    assert player.press("k").on == "ReviewScreen"


def test_without_a_known_kind_there_is_no_key_for_the_next_one(house: House, play: Play) -> None:
    journal = house.journal()
    journal.record(ask(1, peak=50))
    player = play(house.app(journal)).press("2")
    assert "All kinds" in player.words and "k Kind" not in player.words


def test_a_period_tells_no_trend_and_promises_none(house: House, play: Play) -> None:
    player = play(house.app(demo(house)), size=(80, 60)).press("2")
    assert "lately (levels 1 to 4), 45 asks" in player.words
    for span in ("Week", "Month", "Program"):
        player.press("p")
        assert f"[{span}]" in player.words
        assert "Nervous at level" in player.words
        assert "All kinds" in player.words, "its ratings are drawn"
        assert not re.search("lately|at first|more rated", player.words)
        player.press("m")
        assert "Nervous at level" in player.words and "so far" in player.words
        assert not re.search("lately|at first|more rated", player.words)
        player.press("m")


def test_the_second_page_has_every_comparison_with_its_bars(house: House, play: Play) -> None:
    player = play(house.app(demo(house)), size=(80, 70)).press("2", "m")
    assert "▪" not in player.text, "the calendar is on the first page"
    found = review(player.app.facts, player.app.day).found
    drawn = bars(found)
    told = said(found, player.app.day)
    assert len(told) == len(drawn) == 10
    at = 0
    for each in told:
        assert each.sentence in player.words
        for bar in drawn[each.what]:
            at = next(
                y for y, row in enumerate(player.lines) if y > at and row.startswith(f"    {bar.label}")
            )
            row = player.lines[at]
            assert row.endswith(f" {bar.told}")
            assert abs(row.count("█") - 40 * bar.value / bar.most) <= 0.5
            assert row.count("█") + row.count("░") == 40
    assert "Whom you asked, and how" in player.words
    assert re.search(r"staff +25 +1 +· +·", player.text)
    assert "▪" in player.press("m").text
    assert "All kinds" in player.words


@pytest.mark.parametrize("size", [(40, 20), (60, 20), (80, 24)])
def test_what_a_bar_says_stands_on_its_line(house: House, play: Play, size: tuple[int, int]) -> None:
    player = play(house.app(demo(house)), size=size).press("2", "m")
    seen = whole_page(player)
    found = review(player.app.facts, player.app.day).found
    for bar in (bar for each in bars(found).values() for bar in each):
        assert any(re.search(rf" {bar.label} +█*░* {bar.told}$", row) for row in seen), bar


def whole_page(player: Player) -> list[str]:
    """Every row of the page, from its top down to its end, without the scroll bar."""
    screen = player.screen
    assert isinstance(screen, ReviewScreen)
    rows: list[str] = []
    while True:
        rows += [re.sub(" *[▁-▇█]?$", "", row[: player.app.size.width]) for row in player.lines]
        before = screen.scroller.scroll_y
        player.press("pagedown")
        if screen.scroller.scroll_y == before:
            return rows


def test_the_second_page_follows_the_size_of_the_window(house: House, play: Play) -> None:
    player = play(house.app(demo(house)), size=(80, 24)).press("2", "m").resize(40, 20)
    assert any(row.endswith(" 45") and "░" in row for row in player.lines)
    assert all(row.startswith("   ") for row in rows_with(player, "░"))
    assert sum("░" in row for row in player.lines) >= 4


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


@pytest.mark.parametrize("size", [(40, 20), (60, 20), (80, 24), (140, 40)])
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
    assert months.split() == ["Sep"], "what was before the first ask takes no room"
    player.press("escape", "p", "c")
    assert "Sunday 22 November 2026" in player.words
    player.press(*["left"] * 115)
    assert "Friday 13 September 2024: 1 ask · The very first" in player.press("up", "up", "left").words


def test_the_kind_that_was_chosen_stays_chosen(house: House, play: Play) -> None:
    journal = house.journal()
    for days_ago in range(1, 6):
        journal.record(ask(days_ago, "no", entry_at(1), plan=Plan(peak=30), peak=20))
    journal.record(ask(1, "no", entry_at(3), plan=Plan(peak=80), peak=70))
    journal.record(ask(8, "no", entry_at(1), plan=Plan(peak=30), peak=20))
    player = play(house.app(journal), size=(80, 60)).press("2", "k")
    assert heads(player)[0].endswith("level 1")
    assert heads(player.press("k"))[0].endswith("level 3")
    assert heads(player.press("p"))[0].endswith("level 3"), "in this week as well"
    assert heads(player.press("m", "m", "3", "2"))[0].endswith("level 3")
    assert heads(player.press("left")) == ["All kinds"], "none of it in that week"
    assert heads(player.press("right"))[0].endswith("level 3")
    assert heads(player.press("K"))[0].endswith("level 1")


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
