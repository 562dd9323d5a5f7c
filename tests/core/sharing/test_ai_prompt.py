"""The text for an AI tool: what is in it, what never is, and that its example is a good pack."""

from __future__ import annotations

from pathlib import Path

from msgspec import structs

from rejectui.core.asks.attempt import Attempt
from rejectui.core.asks.challenge import Challenge
from rejectui.core.facts import Day, Facts
from rejectui.core.sharing.ai_prompt import AFTER, BEFORE, EXAMPLE, FIRST, plan_prompt
from rejectui.packs.reading.reader import read_pack
from tests.core.build import MONDAY, attempt, days_after, facts

SECRET = "zanzibar"


def private(number: int) -> Attempt:
    """An ask in which every text that the user may write is a secret."""
    words = ("label", "note", "reply", "how_known", "learned", "kind", "used", "place", "opened", "ask")
    return attempt(
        days_after(MONDAY, number),
        peak=40 + 10 * number,
        snapshot={"title": SECRET, "category": "work", "level": 2},
        plan={"feared": SECRET, "drop": SECRET, "best": SECRET},
        feelings=[SECRET],
        **dict.fromkeys(words, SECRET),
    )


def known(**settings: object) -> Facts:
    """A journal of secrets."""
    plan = Day(day=MONDAY, ask=SECRET, planned=True)
    return facts(*map(private, range(4)), days=[plan], **settings)


def test_nothing_private_ever_gets_into_it() -> None:
    assert SECRET in str(structs.asdict(private(0)))
    text = plan_prompt(known(areas=["work", "dating"]))
    assert SECRET not in text.lower()


def test_areas_in_their_order_and_how_far_it_went() -> None:
    text = plan_prompt(known(areas=["work", "shops"]))
    assert text.index("- work (category: work)") < text.index(
        "- shops and counters (category: shopping, access)"
    )
    assert "- work: up to level 2, lately about 60" in text  # the mean of the last three


def test_words_of_ones_own_instead() -> None:
    text = plan_prompt(known(), ladder=["Small things at work go well."])
    assert "- Small things at work go well." in text
    assert "lately about" not in text


def test_somebody_new() -> None:
    text = plan_prompt(Facts())
    assert "I am just beginning." in text
    assert "write here what is hard for you" in text


def test_it_gives_the_form_from_the_declaration_and_the_rules() -> None:
    text = plan_prompt(Facts())
    for name in ("title*", "how*", "level*", "category*", "askee*", "channel*", "say", "smaller"):
        assert f"\n- {name}: " in text
    assert set(Challenge.__struct_fields__) >= {"title", "how", "level", "category", "askee", "channel"}
    assert "reviewed" not in text
    assert "personal" not in text
    for rule in ("Asked once", "Honest", "Easy to refuse", "no filming"):
        assert rule in text


def test_the_example_is_a_good_pack(tmp_path: Path) -> None:
    path = tmp_path / "my-plan.yaml"
    path.write_text(EXAMPLE, "utf-8")
    reading = read_pack(path)
    assert reading.problems == ()
    assert reading.pack is not None
    assert len(reading.pack.challenges) == 1


def test_it_asks_for_questions_first_and_for_the_plan_only_then() -> None:
    text = plan_prompt(Facts())
    assert text.startswith(FIRST)
    asks = text.index("help me find out which noes I am afraid of")
    assert asks < text.index("one at a time") < text.index("Only then, write me a plan")


def test_it_says_that_it_leaves_the_computer_and_what_to_do_with_the_answer() -> None:
    assert "leaves this computer, and so does what you answer there" in BEFORE
    assert "rejectui packs paste FILE" in AFTER


def test_the_readme_says_in_the_same_words_what_to_do_with_the_answer() -> None:
    readme = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
    assert AFTER in " ".join(readme.replace("`", "").split())
