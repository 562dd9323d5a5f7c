"""What AI tools answer: what comes in of each, what is told, and that nothing of it can do harm."""

from __future__ import annotations

import difflib
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rejectui.core.asks.attempt import same_ask
from rejectui.core.asks.catalog import Catalog
from rejectui.core.asks.kept_ask import Ask
from rejectui.core.clean_text import UNSAFE
from rejectui.packs.authoring.own_pack import PLAN_FILE, with_plan
from rejectui.packs.authoring.pasted.plan import MOST_PASTED, PastedPlan, read_plan, told
from rejectui.packs.library import load
from rejectui.packs.reading.reader import MOST_CHALLENGES
from tests.packs.authoring.pasted.answers import FOLDER, answers, read, summary
from tests.ui.build import SUNDAY, an_id

ANSWERS = answers()
GOOD = ANSWERS["01-fenced"].partition("```yaml\n")[2].partition("```")[0]
PIECES = (
    *("```yaml\n", "```\n", "---\n", "## Week 1: x\n", "1. **Ask for it**\n", "# note\n", "\n", "  ", "    "),
    *("- ", "* ", "challenges:\n", "plan:\n", "id: a\n", "title: Ask for it\n", "**How:** Ask.\n"),
    *('say: "Hi', '"\n', "level: 2\n", "Level: hard | Category: play\n", "category: play\n", "askee: staff"),
    *("channel: in person\n", "| title | how | level |\n", "|---|---|---|\n", "| a | b | 1 |\n", "{", "}"),
    *('"title": "x",', "]", "if no: bye\n", "refusal: hard\n", "Some words.\n", "\x1b[2J", "\u202e", "\t"),
    *("[", "“", "how: |\n ", "how: Ask.\n", "channel: form\n", "title: Ask\n", "askee: friend\n"),
    *("places: [home]\n", "not_for:\n- a\n", "emoji: x\n", "&a ", "*a\n", "\u00a0", "\r\n", "🎉 ", "> "),
)  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_what_comes_in_and_what_is_told(name: str) -> None:
    kept = (FOLDER / f"{name}.told").read_text(encoding="utf-8").splitlines()
    now = summary(read(ANSWERS[name])).splitlines()
    lines = difflib.unified_diff(kept, now, f"{name}.told", "now", n=1, lineterm="")
    assert kept == now, "\n".join(lines)


def test_there_are_enough_of_them_and_each_is_looked_at() -> None:
    assert len(ANSWERS) >= 40
    assert {path.stem for path in FOLDER.glob("*.told")} == set(ANSWERS)


@pytest.mark.parametrize("name", ANSWERS)
def test_what_may_be_taken_stands_in_the_pack_as_it_was_shown(name: str, tmp_path: Path) -> None:
    taken = [card.challenge for card in read(ANSWERS[name]).cards if card.good and card.challenge is not None]
    if not taken:
        return
    (tmp_path / PLAN_FILE).write_bytes(with_plan(tmp_path, taken, "en"))
    library = load([(tmp_path, False)])
    assert library.problems == ()
    assert [entry.challenge for entry in library.catalog] == taken


def holds(plan: PastedPlan, text: str) -> None:
    """What has to be so, whatever was pasted."""
    assert bool(plan.nothing) != bool(plan.cards)
    assert len(plan.cards) <= MOST_CHALLENGES
    ids = [card.challenge.id for card in plan.cards if card.good and card.challenge is not None]
    assert len(ids) == len(set(ids))
    titles = [same_ask(card.title) for card in plan.cards if card.good]
    assert len(titles) == len(set(titles))
    lines = len(text.splitlines()) + 1
    for card in plan.cards:
        assert (card.challenge is None) == bool(card.problems)
        assert not UNSAFE.search(str(card.challenge))
        for problem in (*card.problems, *card.advice):
            assert 1 <= problem.line <= lines
            assert problem.what and problem.remedy
            assert not UNSAFE.search(told(problem))


@pytest.mark.parametrize("before", ["", "Sure:\n```yaml\n"], ids=["alone", "in a fence that is never closed"])
def test_any_beginning_of_a_plan_gives_the_challenges_that_are_whole(before: str) -> None:
    whole = read(GOOD).cards
    lines = GOOD.splitlines(keepends=True)
    starts = [number for number, line in enumerate(lines) if line.startswith("  - id:")]
    ends = [len("".join(lines[:number])) for number in starts[1:]] + [len(GOOD)]
    assert len(whole) == len(ends) == 4
    for end in sorted({*range(0, len(GOOD) + 1, 4), *ends}):
        plan = read(before + GOOD[:end])
        holds(plan, before + GOOD[:end])
        complete = sum(each <= end for each in ends)
        assert [card.challenge for card in plan.cards][:complete] == [
            card.challenge for card in whole[:complete]
        ]
        assert all(card.good for card in plan.cards[:complete])


@pytest.mark.parametrize("name", ["01-fenced", "04-chatty-headings", "05-numbered", "23-no-indentation"])
def test_with_any_line_missing_no_card_has_words_of_another_one(name: str) -> None:
    """What is missing may keep a card out, but nothing is put together that was not."""
    whole = [card.challenge for card in read(ANSWERS[name]).cards]
    lines = ANSWERS[name].splitlines()
    for number in range(len(lines)):
        for card in read("\n".join(lines[:number] + lines[number + 1 :])).cards:
            if card.challenge is not None:
                words = {card.challenge.how, card.challenge.say, card.challenge.title}
                from_one = [
                    len(words & {each.how, each.say, each.title}) for each in whole if each is not None
                ]
                assert max(from_one) == sum(from_one), (lines[number], card.challenge)


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_whatever_a_tool_writes_is_read_to_its_end(pieces: list[str]) -> None:
    text = "".join(pieces)
    holds(read(text), text)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(st.text(max_size=300))
def test_any_text_is_read_to_its_end(text: str) -> None:
    holds(read(text), text)


@pytest.mark.parametrize(
    "text",
    [
        "title: x\n" * (MOST_PASTED // 9),
        "- title: x\n  how:" + "\n" * (MOST_PASTED - 40),
        "{" + "a " * (MOST_PASTED // 2 - 2) + "}",
        '{"id":"a","how":"b"}\n' * (MOST_PASTED // 32),
        "|title|how|level|\n|" + " " * (MOST_PASTED - 100) + "x|b|1|",
        "a: b" + " " * (MOST_PASTED - 20) + "c",
        '- title: "' + "[" * (MOST_PASTED - 20),
        "> " * (MOST_PASTED // 2),
        GOOD * 80,
    ],
    ids=["fields", "empty lines", "words", "braces", "in a table", "spaces", "quotes", "marks", "plans"],
)  # fmt: skip
def test_no_text_of_the_size_that_is_read_takes_long(text: str) -> None:
    """A second here; with anything in it that grows with the square of the length it would be minutes."""
    start = time.process_time()
    holds(read(text[:MOST_PASTED]), text)
    assert time.process_time() - start < 20


def test_more_than_a_pack_holds_is_not_read() -> None:
    challenge = ANSWERS["47-comments"].splitlines()[5:12]
    many = "\n".join(
        "\n".join(challenge).replace("your coat", f"coat {n}") for n in range(MOST_CHALLENGES + 2)
    )
    plan = read(f"challenges:\n{many}\n    channel: in_person\n")
    assert len(plan.cards) == MOST_CHALLENGES
    assert plan.more


def test_what_is_there_already_is_told_and_not_taken_twice() -> None:
    catalog = load([(FOLDER, False)]).catalog
    kept = Ask(id=an_id(), text="ask for  A FORK", category="favor", added=SUNDAY)
    spoon, fork, *_ = read_plan(ANSWERS["40-corrected"], "en", catalog, [kept]).cards
    assert (fork.known, fork.good) == ("an ask that you keep", False)
    assert spoon.known == "line 24"


def test_an_id_that_the_pack_of_plans_has_already_is_not_given_again(tmp_path: Path) -> None:
    (card,) = read(ANSWERS["42-quoted-mail"]).cards
    assert card.challenge is not None
    (tmp_path / PLAN_FILE).write_bytes(with_plan(tmp_path, [card.challenge], "en"))
    there = load([(tmp_path, False)]).catalog
    (again,) = read_plan(ANSWERS["42-quoted-mail"], "en", there).cards
    assert again.known == f"my-plan/{card.challenge.id}"
    renamed = (tmp_path / PLAN_FILE).read_text("utf-8").replace("title: Ask", "title: Have asked")
    (tmp_path / PLAN_FILE).write_text(renamed, "utf-8")
    (other,) = read_plan(ANSWERS["42-quoted-mail"], "en", load([(tmp_path, False)]).catalog).cards
    assert other.challenge is not None
    assert other.challenge.id == f"{card.challenge.id}-2"


def test_another_language_is_not_measured_by_english_words() -> None:
    text = ANSWERS["28-unkind"]
    assert len(read_plan(text, "de", Catalog()).problems) < len(read_plan(text, "en", Catalog()).problems)
