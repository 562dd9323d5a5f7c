"""Cards, logging and the journal: what each command promises."""

from __future__ import annotations

from datetime import timedelta

from rejectui.core.wording.words import GUESS, KIND
from tests.cli.conftest import SUNDAY, Desk


def test_another_card_and_back(desk: Desk) -> None:
    first = desk.fine("today").title
    second = desk.fine("another").title
    assert second != first
    assert desk.fine("today").title == second
    assert desk.fine("another", "--back").title == first
    bolder = desk.fine("another", "--bolder")
    assert "level 2" in bolder.out
    smaller = desk.fine("another", "--smaller")
    assert "level 1" in smaller.out
    none_left = desk("another", "--smaller")
    assert none_left.status == 1
    assert none_left.err
    assert desk.fine("another", "--where", "home").status == 0
    assert "attempts" not in desk.tables()


def test_another_card_of_a_kind(desk: Desk) -> None:
    desk.fine("today")
    by_phone = desk.fine("another", "--by", "phone", "--free")
    assert "by phone" in by_phone.out
    none = desk("another", "--level", "5")
    assert none.status == 1
    assert "There is no other card that fits." in none.err
    assert "The likeliest no at your level, as you asked." in desk.fine("another", "--likely-no").out


def test_a_challenge_of_ones_choice_is_planned(desk: Desk) -> None:
    first = desk.fine("today").title
    planned = desk.fine("plan", "--challenge", "cafe/name-a-drink", "--feared", "they stare")
    assert desk.fine("today").title == planned.title != first
    assert planned.title == "Ask the café to name a drink after you"
    assert "My fear: they stare" in planned.out
    unknown = desk("plan", "--challenge", "cafe/name-a-drnk")
    assert unknown.status == 1
    assert "cafe/name-a-drnk" in unknown.err
    both = desk("plan", "--challenge", "cafe/name-a-drink", "--ask", "A seat")
    assert both.status == 2


def test_another_card_shows_the_plan_that_is_put_away(desk: Desk) -> None:
    title = desk.fine("plan", "--feared", "they stare").title
    said = desk.fine("another")
    assert said.lines[:2] == [f"Put away: your plan for {title}", "My fear: they stare"]


def test_nothing_tells_the_likely_outcome_before_it_is_logged(desk: Desk) -> None:
    before = "".join(desk.fine(*each).out for each in (["today"], ["another"], ["plan"], ["today"]))
    assert not any(guess in before for guess in GUESS.values())
    assert any(guess in desk.fine("log", "n").out for guess in GUESS.values())


def test_after_a_no_there_is_the_way_out_and_no_retry(desk: Desk) -> None:
    card = desk.fine("today")
    exit_line = next(line for line in card.lines if line.startswith("If no: ")).removeprefix("If no: ")
    for said in (desk.fine("log", "n"), desk.fine("today")):
        assert f"After a no: {exit_line}" in said.out.replace("\n", " ")
        assert "rejectui plan" not in said.out
        assert "If no:" not in said.out


def test_backing_out_offers_a_smaller_step_in_words_of_the_commands(desk: Desk) -> None:
    said = desk.fine("log", "b", "70")
    assert "rejectui another --smaller" in said.out.replace("\n", " ")
    assert "press" not in said.out
    assert "0 asks" not in said.out


def test_every_outcome_has_a_kind_sentence_without_keys(desk: Desk) -> None:
    for outcome in KIND:
        assert "press" not in desk.fine("log", outcome, "--ask", "A seat").out


def test_logging_for_earlier_days_does_not_change_todays_card(desk: Desk) -> None:
    title = desk.fine("today").title
    for day in ("yesterday", "friday", "2026-11-15"):
        desk.fine("log", "n", "95", "--day", day)
        assert desk.fine("today").title == title
    short = desk.fine("journal").lines[0].split()[0]
    desk.fine("edit", short, "--distress", "5")
    desk.fine("delete", short)
    desk.fine("undo")
    assert desk.fine("today").title == title


def test_the_day_turns_over_at_four(desk: Desk) -> None:
    desk.now = SUNDAY.replace(hour=3, minute=59)
    desk.fine("log", "n")
    assert desk.attempts()[0]["day"] == "2026-11-21"


def test_whoever_said_no_is_remembered_before_anything_is_saved(desk: Desk) -> None:
    desk.fine("log", "n", "--label", "Corner café", "--ask", "a second cup")
    desk.later(days=1)
    said = desk.fine("log", "y", "--label", "corner  CAFÉ", "--ask", "A second  cup")
    assert said.lines[0].startswith("Corner café said no to this on 22 November.")
    assert said.lines[-1].startswith("Saved")
    assert "said no to this" not in desk.fine("log", "y", "--label", "corner café", "--ask", "a table").out


def test_a_day_before_is_logged_with_the_card_that_was_kept_on_it(desk: Desk) -> None:
    title = desk.fine("another").title
    desk.later(days=1)
    assert desk.fine("today").title != title
    assert f"Logged for yesterday: {title}" in desk.fine("log", "n", "--day", "yesterday").out


def test_a_day_before_without_a_card_is_logged_with_today_s(desk: Desk) -> None:
    desk.later(days=1)
    title = desk.fine("today").title
    assert f"Logged for yesterday: {title}" in desk.fine("log", "n", "--day", "yesterday").out


def test_an_open_plan_of_an_earlier_day_is_told_first_as_in_the_app(desk: Desk) -> None:
    title = desk.fine("plan").title
    desk.later(days=1)
    assert f"Logged for yesterday: {title}" in desk.fine("log", "n").out
    assert f"Logged for today: {desk.fine('today').title}" in desk.fine("log", "n").out


def test_the_fear_is_looked_at_again(desk: Desk) -> None:
    desk.fine("plan", "--feared", "they stare", "--chance", "80")
    desk.fine("log", "y", "--happened", "no", "--chance-again", "30")
    assert {"feared_happened": "no", "chance_again": 30}.items() <= desk.attempts()[0].items()


def test_the_journal_shows_the_newest_first_and_searches(desk: Desk) -> None:
    for number in range(25):
        desk.now = SUNDAY + timedelta(hours=number)
        desk.fine("log", "n", "--ask", f"Ask number {number}", "--note", "Straße" if number == 3 else "")
    shown = desk.fine("journal")
    assert shown.lines[1].strip() == "Ask number 24"
    assert shown.lines[-1] == "5 older ones: rejectui journal -n 25"
    assert len(desk.fine("journal", "-n", "25").lines) == 52
    assert "Ask number 3" in desk.fine("journal", "--search", "STRASSE").out
    assert "Ask number 1\n" not in desk.fine("journal", "--search", "number  3").out


def test_asks_from_a_clock_that_was_wrong_come_back_to_today(desk: Desk) -> None:
    desk.now = SUNDAY + timedelta(days=400)
    short = desk.fine("log", "n", "--ask", "A seat").lines[-1].split()[2].rstrip(".")
    desk.now = SUNDAY
    assert "1 entry is dated after today" in desk.fine("today").out
    desk.fine("edit", short, "--day", "today")
    assert "dated after" not in desk.fine("today").out
    assert desk.attempts()[0]["day"] == "2026-11-22"


def test_empty_text_clears_a_part_of_a_plan_and_leaves_the_rest(desk: Desk) -> None:
    desk.fine("plan", "--when", "15:30", "--feared", "A laugh", "--chance", "60")
    said = desk.fine("plan", "--when", "", "--chance", "").out
    assert "15:30" not in said
    assert "A laugh" in said
    assert "60" not in said
    assert "15:30" not in desk("status").out
