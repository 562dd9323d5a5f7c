"""For every rule a bad sample that it finds, and a near miss that it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from rejectui.core.asks.challenge import Challenge
from rejectui.packs.library import bundled_folder, check
from rejectui.packs.problem import Problem
from rejectui.packs.reading.reader import read_pack
from rejectui.packs.rules.rules import RULES, findings
from tests.packs.ideas import BAD_IDEAS, BORDERLINE, GOOD_IDEAS
from tests.packs.samples import GOOD, GOOD_LINES, HEAD, HEAD_LINES, challenge, write

Changes = dict[str, str | None]
STRANGER = {"askee": "stranger"}
WRITTEN = {"channel": "written", "askee": "organization"}
DATE = {"category": "dating", "askee": "friend", "level": "3", "smaller": "Say hello."}
FIVE = {"level": "5", "askee": "manager", "smaller": "Ask when.", "not_for": "[people on probation]"}

# The rule, how much it matters, a bad sample, its near miss, and words of what is said.
SAMPLES: list[tuple[str, str, Changes, Changes, str]] = [
    ("R01", "error", {"how": "Ask them again tomorrow."}, {"how": "Never ask them again."}, "a second time"),
    ("R01", "error", {"how": "Keep asking, and smile."}, {"how": "Keep smiling, and ask."}, "a second time"),
    ("R01", "error", {"smaller": "Don't take no for an answer."}, {"smaller": "Take the no, and go."}, "no"),
    ("R01", "error", {"if_no": "Try again later."}, {"if_no": "Try again next year."}, "after the no"),
    ("R02", "review", {"refusal": "hard"}, {"refusal": "hard", "reviewed": "2026-11-22"}, "hard to refuse"),
    (
        "R02",
        "review",
        {"how": "Ask in front of their boss."},
        {"how": "Ask in front of their shop."},
        "makes it hard",
    ),
    (
        "R04",
        "error",
        {**STRANGER, "category": "play"},
        {**STRANGER, "category": "giving"},
        "play is too much",
    ),
    ("R04", "error", {**STRANGER, "minutes": "2"}, {"minutes": "2"}, "2 minutes are too long"),
    (
        "R04",
        "error",
        {**STRANGER, "say": "Can I join your table?"},
        {"say": "Can I join your table?"},
        "join",
    ),
    (
        "R04",
        "error",
        {**STRANGER, "how": "Get their number."},
        {**STRANGER, "how": "Ask the bus number."},
        "",
    ),
    ("R05", "warning", {"how": "Ask for a high-five."}, {"how": "Praise the huge five."}, "touched"),
    ("R06", "error", {"how": "Pretend to be lost."}, {"how": "Do not pretend to be lost."}, "false grounds"),
    (
        "R06",
        "error",
        {"how": "Ask for a tour with no intention of buying."},
        {"how": "Ask for a tour. Say first that you have no intention of buying."},
        "hides what is true",
    ),
    ("R07", "warning", {"if_yes": "Say you were joking."}, {"if_yes": "Joke back, and pay."}, "want the yes"),
    (
        "R07",
        "warning",
        {"how": "Go on until you hear a no."},
        {"how": "Wait until you hear your name."},
        "want the yes",
    ),
    ("R08", "error", {"say": "Do you like me?"}, {"say": "Would you like me to move?"}, "judge a person"),
    ("R08", "error", {"how": "Ask whether you look cute."}, {"how": "Ask how it looks."}, "judge a person"),
    ("R06", "error", {"how": "It is not your birthday."}, {"how": "It is your birthday."}, "not true"),
    ("R12", "warning", {"how": "Go at the busiest hour."}, {"how": "Avoid the busiest hour."}, "work"),
    ("R09", "error", {"how": "Film them."}, {"how": "Ask for the film club."}, "did not choose"),
    (
        "R10",
        "error",
        {"minutes": "16"},
        {"minutes": "16", "channel": "phone"},
        "15 minutes at most",
    ),
    ("R10", "error", {"askee": "organization", "minutes": "60"}, {"askee": "friend", "minutes": "60"}, "60"),
    ("R10", "review", {"minutes": "3"}, {"minutes": "2"}, "without an appointment"),
    ("R11", "error", {"money": "personal"}, {"money": "commercial"}, "money is asked of a person"),
    (
        "R11",
        "error",
        {"askee": "friend", "say": "Can you lend me 20 dollars?"},
        {"askee": "friend", "say": "Can you lend me a ladder?"},
        "for money",
    ),
    ("R12", "warning", {"how": "Go in the lunch rush."}, {"how": "Go, but not in the lunch rush."}, "work"),
    (
        "R12",
        "warning",
        {"how": "Make a loud announcement."},
        {"how": "At a quiet hour, make an announcement."},
        "interrupts",
    ),
    ("R13", "error", {"power": "asker_higher"}, {"power": "asker_lower"}, "stands above"),
    ("R13", "warning", {"how": "Ask your intern."}, {"how": "Ask your intern's advisor."}, "depends"),
    ("R14", "error", {**DATE, "askee": "staff"}, {**DATE, "reviewed": "2026-11-22"}, "asked of staff"),
    ("R14", "error", {**DATE, "refusal": "hard"}, {"refusal": "hard"}, "hard to refuse"),
    ("R14", "error", {**DATE, "how": "Ask at their desk."}, {"how": "Ask at their desk."}, "walk away"),
    ("R14", "review", DATE, {**DATE, "reviewed": "2026-11-22"}, "this is a date"),
    ("R15", "error", {"how": "Sneak into the show."}, {"how": "Ask for a sneak peek."}, "against the law"),
    (
        "R15",
        "review",
        {"askee": "friend", "say": "Could I drive your new car?"},
        {"askee": "staff", "say": "Could I drive your new car?"},
        "a license",
    ),
    ("R16", "warning", {"how": "Go late at night."}, {"how": "Never go late at night."}, "may not be safe"),
    ("R17", "error", {"how": "Ask a nurse."}, {"how": "Ask for the kids' menu."}, "left in peace"),
    (
        "R18",
        "review",
        {"how": "Pick someone with an accent."},
        {"how": "Ask with your own accent."},
        "who somebody is",
    ),
    ("R19", "warning", {"how": "Ask ten strangers."}, {"how": "Ask the ten o'clock guide."}, "quota"),
    (
        "R19",
        "warning",
        {"how": "Do it within 10 minutes."},
        {"how": "It is within 10 minutes' walk."},
        "timer",
    ),
    ("R20", "warning", {"if_no": '"Your loss."'}, {"if_no": '"My loss, good day!"'}, "kind way to leave"),
    (
        "R21",
        "warning",
        {**WRITTEN, "how": "Copy and paste it."},
        {**WRITTEN, "how": "Do not copy and paste it."},
        "nobody in particular",
    ),
    (
        "R22",
        "warning",
        {"askee": "friend", "if_no": "Ask why."},
        {"askee": "staff", "if_no": "Ask why, once."},
        "explain their no",
    ),
    ("R22", "warning", {"if_no": "Then haggle."}, {"if_no": "Then go."}, "after the no"),
    ("R23", "warning", {"level": "3"}, {"level": "3", "smaller": "Ask for less."}, "no smaller form"),
    ("R24", "warning", {**FIVE, "not_for": None}, FIVE, "for everybody"),
    ("R25", "error", {**FIVE, "smaller": None}, FIVE, "no smaller form"),
    (
        "R25",
        "warning",
        {"refusal": "hard", "reviewed": "2026-11-22"},
        {"refusal": "hard", "reviewed": "2026-11-22", "level": "4", "smaller": "x"},
        "is small for",
    ),
    (
        "R26",
        "review",
        {"how": "Start haggling."},
        {"how": "Start haggling.", "locales": "[bazaars]"},
        "usual",
    ),
    ("R27", "review", {"source": "Jia Jiang"}, {"source": "an idea from a friend"}, "published list"),
    ("R27", "warning", {"how": "It is Rejection Therapy."}, {"how": "It is practice."}, "product"),
    ("R28", "error", {"how": "Do not be a Coward."}, {"how": "Be kind to yourself."}, '"coward" shames'),
    (
        "R28",
        "error",
        {"if_yes": "Look for your next  victim."},
        {"if_yes": "Find the target shelf."},
        "victim",
    ),
    ("R29", "warning", {"when": None}, {"when": "when_it_comes_up"}, "whether it can be done any day"),
    ("R28", "error", {"safety": "[Stay calm., Man up.]"}, {"safety": "[Stay calm.]"}, '"man up"'),
]
MOSTLY_STRANGERS = "".join(challenge(id=f"c{n}", askee="stranger" if n < 3 else "staff") for n in range(5))
FEWER_STRANGERS = "".join(challenge(id=f"c{n}", askee="stranger" if n < 2 else "staff") for n in range(5))
# For rules about a whole pack: the rule, a bad pack, its near miss, words.
PACKS = [
    ("R03", HEAD + MOSTLY_STRANGERS, HEAD + FEWER_STRANGERS, "3 of 5 challenges ask strangers"),
    (
        "R27",
        HEAD.replace("CC-BY-4.0", "all rights reserved") + GOOD,
        HEAD.replace("CC-BY-4.0", "MIT OR CC0-1.0") + GOOD,
        "no SPDX license name",
    ),
]


def found(tmp_path: Path, text: str) -> list[Problem]:
    """Everything that reading a pack finds."""
    reading = read_pack(write(tmp_path, text))
    return [*reading.problems, *reading.advice]


def told(problems: list[Problem]) -> list[tuple[str, str]]:
    """The rules and levels of what was found."""
    return [(problem.code, problem.level) for problem in problems]


def test_every_rule_has_a_bad_sample() -> None:
    assert {code for code, *_ in SAMPLES} | {code for code, *_ in PACKS} == RULES.keys()
    assert sorted(RULES) == [f"R{number:02}" for number in range(1, 30)]


def test_every_level_that_a_rule_says_has_a_bad_sample() -> None:
    levels = {(code, level) for code, level, *_ in SAMPLES} | {
        (code, RULES[code].level) for code, *_ in PACKS
    }
    assert {(code, rule.level) for code, rule in RULES.items()} <= levels


@pytest.mark.parametrize(("code", "level", "bad", "good", "words"), SAMPLES)
def test_the_bad_sample_is_found_at_its_field_and_the_near_miss_is_not(
    tmp_path: Path, code: str, level: str, bad: Changes, good: Changes, words: str
) -> None:
    problems = [
        one for one in found(tmp_path, HEAD + challenge(**bad)) if (one.code, one.level) == (code, level)
    ]
    assert problems, f"{code} finds nothing in {bad}"
    assert words in str(problems[0])
    assert problems[0].remedy
    assert problems[0].line > HEAD_LINES
    assert (code, level) not in told(found(tmp_path, HEAD + challenge(**good)))


@pytest.mark.parametrize(("code", "bad", "good", "words"), PACKS)
def test_a_whole_pack(tmp_path: Path, code: str, bad: str, good: str, words: str) -> None:
    (problem,) = found(tmp_path, bad)
    assert (problem.code, problem.level) == (code, "warning")
    assert words in problem.what
    assert found(tmp_path, good) == []


def test_an_error_leaves_the_challenge_out_and_a_hint_does_not(tmp_path: Path) -> None:
    text = HEAD + challenge(id="a", how="Film them.") + challenge(id="b", how="Go late at night.")
    reading = read_pack(write(tmp_path, text))
    assert reading.pack is not None
    assert [one.id for one in reading.pack.challenges] == ["b"]
    assert told(list(reading.problems)) == [("R09", "error")]
    assert told(list(reading.advice)) == [("R16", "warning")]
    assert (reading.problems[0].line, reading.problems[0].column) == (HEAD_LINES + 3, 10)
    assert str(reading.advice[0]).startswith(
        f"{tmp_path}/cafe.yaml:{HEAD_LINES + GOOD_LINES + 3}:10: warning: R16: "
    )


def test_words_are_looked_at_in_english_only(tmp_path: Path) -> None:
    text = HEAD + challenge(how="Film them, and ask again.", power="asker_higher")
    assert {code for code, _ in told(found(tmp_path, text))} == {"R01", "R09", "R13"}
    british = text.replace("language: en", "language: en-GB")
    assert {code for code, _ in told(found(tmp_path, british))} == {"R01", "R09", "R13"}
    spanish = text.replace("language: en", "language: es")
    assert told(found(tmp_path, spanish)) == [("R13", "error")]


def test_a_retired_challenge_is_asked_of_nobody(tmp_path: Path) -> None:
    assert found(tmp_path, HEAD + challenge(how="Film them.", retired="true")) == []


@pytest.mark.parametrize(("title", "changes", "code", "level"), BAD_IDEAS)
def test_ideas_that_are_known_to_be_bad(
    tmp_path: Path, title: str, changes: Changes, code: str, level: str
) -> None:
    text = HEAD + challenge(title=f"'{title.replace(chr(39), chr(39) * 2)}'", **changes)
    assert (code, level) in told(found(tmp_path, text))


@pytest.mark.parametrize(("title", "changes"), BORDERLINE)
def test_ideas_that_are_just_fine(tmp_path: Path, title: str, changes: Changes) -> None:
    assert found(tmp_path, HEAD + challenge(title=title, **changes)) == []


@pytest.mark.parametrize(("title", "category", "askee", "channel", "level"), GOOD_IDEAS)
def test_good_ideas_are_left_alone(
    tmp_path: Path, title: str, category: str, askee: str, channel: str, level: int
) -> None:
    fields: Changes = {
        "title": f"'{title.replace(chr(39), chr(39) * 2)}'",
        "how": "Go at a quiet hour.",
        "category": category,
        "askee": askee,
        "channel": channel,
        "level": str(level),
        "smaller": "Look first.",
    }
    if level == 5:
        fields["not_for"] = "[people for whom it is too much today]"
    hints = found(tmp_path, HEAD + challenge(**fields))
    assert told(hints) == ([("R14", "review")] if category == "dating" else [])


# Sentences with words that a rule looks for, and nothing to find.
INNOCENT = [
    ({"how": "Call, and let it ring until somebody answers."}, {"channel": "phone"}),
    ({"how": "Ask, then wait until they agree or not."}, {}),
    ({"how": "If they did not hear you, ask again, a little louder."}, {}),
    ({"how": "Ask the same shop's neighbor, once more people have left."}, {}),
    ({"if_no": "Say thank you, and try again somewhere else."}, {}),
    ({"if_no": '"Enjoy the slam!" and go.'}, {}),
    ({"if_no": '"Still a bargain, thank you!"'}, {}),
    ({"if_yes": "Thank them when they turn it down, and enjoy the quiet."}, {}),
    ({"if_yes": "Ask for more about it, if they have a minute."}, {}),
    ({"say": "Would you give me a grand tour?"}, {"askee": "friend"}),
    ({"say": "Can I steal a chair from this table?"}, {}),
    ({"say": "Could I sneak into the back row?"}, {}),
    ({"say": "What is the rate you would give a student?"}, {}),
    ({"say": "Do you love me to bits? The song, I mean."}, {}),
    ({"how": "Ask for help to climb the wall."}, {}),
    ({"how": "Ask to join the table tennis group."}, STRANGER),
    ({"how": "Share the story online, and ask for one comment."}, WRITTEN),
    ({"how": "Remind them where you met."}, WRITTEN),
    ({"how": "Ask a kid-friendly café for crayons."}, {}),
    ({"how": "Ask the doctor's receptionist for a later time."}, {}),
    ({"how": "Ask whether it is against the rules."}, {}),
    ({"how": "Ask the victim support office at the new Target store."}, {}),
    ({"how": "There are only 3 left in the jar. Ask for one."}, {}),
    ({"how": "Ask a passer-by to take a picture of you with the fountain."}, STRANGER),
    ({"how": "Write it in your journal, and record it there."}, {}),
    ({"how": "Outside of rush hour, and without pretending to be hungry."}, {}),
    ({"how": "No high fives and no hugs, only a wave."}, STRANGER),
    ({"how": "Get in touch with them in person."}, STRANGER),
]


@pytest.mark.parametrize(("words", "who"), INNOCENT)
def test_words_are_not_taken_for_what_they_are_not(tmp_path: Path, words: Changes, who: Changes) -> None:
    quoted = {name: "'" + str(text).replace("'", "''") + "'" for name, text in words.items()}
    assert found(tmp_path, HEAD + challenge(**{**who, **quoted})) == []


def test_no_pack_that_ships_breaks_a_rule() -> None:
    checked = check([bundled_folder()])
    assert [str(one) for one in (*checked.problems, *checked.advice)] == []


def shipped() -> list[Challenge]:
    """Every challenge that ships."""
    readings = [read_pack(path) for path in sorted(bundled_folder().glob("*.yaml"))]
    return [one for reading in readings if reading.pack for one in reading.pack.challenges]


def test_no_words_that_ship_are_mistaken_whether_reviewed_or_not() -> None:
    kept = [found for one in shipped() for found in findings(replace(one, reviewed=None), "en")]
    assert {(one.code, one.field) for one in kept} <= {
        ("R14", "category"),
        ("R10", "minutes"),
        ("R02", "refusal"),
    }
