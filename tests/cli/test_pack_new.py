"""`packs new` and `packs mine`: questions one by one, and a file that is written once all are answered."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.cli.packs.challenge_questions import FURTHER, NEEDED
from rejectui.packs.library import bundled_folder
from rejectui.packs.reading.reader import read_pack
from tests.cli.conftest import Desk, Said
from tests.packs.samples import GOOD, HEAD

Typing = Callable[..., None]
MELON = ("Ask for a melon", "Ask at the stall.", "May I have one?", "2", "favor", "staff", "in person", "any")
NOTHING_MORE = ("", "", "", "", "")


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Lines that will be typed at the next command; then the input ends, as after ctrl+d."""

    def type_in(*lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    return type_in


def words(said: Said) -> str:
    return " ".join(said.out.split())


def test_a_new_pack(desk: Desk, folder: Path, typing: Typing) -> None:
    typing("The stall", "", "Fruit, kindly.", "", "Anna", *MELON, *NOTHING_MORE, "")
    said = desk.fine("packs", "new")
    path = folder / "the-stall.yaml"
    reading = read_pack(path)
    assert (reading.problems, reading.advice) == ((), ())
    pack = reading.pack
    assert pack is not None
    assert (pack.pack, pack.title, pack.language, pack.license) == (
        "the-stall",
        "The stall",
        "en",
        "CC-BY-4.0",
    )
    assert pack.authors == ("Anna",)
    (challenge,) = pack.challenges
    assert (challenge.id, challenge.level, challenge.channel) == ("melon", 2, "in_person")
    assert "Written: the-stall.yaml" in said.out
    assert "No problems in 1 pack, 1 challenge." in said.out
    assert "●●○○○ level 2" in said.out
    assert "Suggest a challenge" in words(said)
    assert "git push" not in said.out


def test_the_questions_come_in_this_order(desk: Desk, folder: Path, typing: Typing) -> None:
    typing("The stall", "", "Fruit.", "", "Anna", *MELON, *NOTHING_MORE, "")
    said = words(desk.fine("packs", "new"))
    asked = [said.index(" ".join(question.words.split())) for question in (*NEEDED, *FURTHER)]
    assert asked == sorted(asked)
    assert [question.field for question in (*NEEDED, *FURTHER)] == [
        *("title", "how", "say", "level", "category", "askee", "channel"),
        *("when", "likely", "if_yes", "if_no", "smaller", "by"),
    ]


def test_into_a_pack_at_its_place(desk: Desk, folder: Path, typing: Typing) -> None:
    before = HEAD + GOOD + "\n  # z\n" + GOOD.replace("good-one", "zoo")
    (folder / "cafe.yaml").write_text(before)
    typing(*MELON, "mostly_n", 'Enjoy "it"', "", "Ask for a grape.", "Anna", "")
    said = desk.fine("packs", "new", "cafe.yaml")
    added = (
        "  - id: melon\n    title: Ask for a melon\n    how: Ask at the stall.\n    say: May I have one?\n"
        "    level: 2\n    category: favor\n    askee: staff\n    channel: in_person\n    when: any_day\n"
        "    likely: mostly_no\n"
        '    if_yes: Enjoy "it"\n    smaller: Ask for a grape.\n    by: Anna\n\n'
    )
    assert (folder / "cafe.yaml").read_text() == before.replace("  # z\n", added + "  # z\n")
    assert "staff, in person · a minute of theirs · by Anna" in said.out


def test_a_wrong_answer_is_told_and_asked_again(desk: Desk, folder: Path, typing: Typing) -> None:
    (folder / "cafe.yaml").write_text(HEAD + GOOD)
    title, how, say, level, category, *rest = MELON
    typing(
        *("", "x" * 121, "no\x1b[31m", title), how, say, *("seven", "6", level), *("favour", category),
        *rest, *NOTHING_MORE, *("Not An Id", "good-one", "melon"),
    )  # fmt: skip
    said = desk.fine("packs", "new", "cafe.yaml")
    for told in (
        "This one is needed.",
        "This is 121 characters long; write at most 120.",
        "U+001B is not allowed in a pack. Write it without.",
        'This is "seven"; write a whole number from 1 to 5.',
        "This is 6; write a whole number from 1 to 5.",
        'This is "favour"; favor may be meant',
        'This is "Not An Id"',
        "The id good-one is taken in this pack. Write another one.",
    ):
        assert told in words(said)
    pack = read_pack(folder / "cafe.yaml").pack
    assert pack is not None
    assert [each.id for each in pack.challenges] == ["good-one", "melon"]


def test_whoever_cannot_say_when_is_told_that_it_should_be_said(
    desk: Desk, folder: Path, typing: Typing
) -> None:
    (folder / "cafe.yaml").write_text(HEAD + GOOD)
    typing(*MELON[:-1], "", *NOTHING_MORE, "")
    said = desk.fine("packs", "new", "cafe.yaml")
    assert "warning: R29: nothing says whether it can be done any day" in words(said)
    pack = read_pack(folder / "cafe.yaml").pack
    assert pack is not None
    assert [each.when for each in pack.challenges] == ["any_day", None]


def test_words_to_say_are_needed_where_it_is_spoken(desk: Desk, folder: Path, typing: Typing) -> None:
    (folder / "cafe.yaml").write_text(HEAD + GOOD)
    typing(*MELON[:2], "", *MELON[3:7], "", "Hello?", "", *NOTHING_MORE, "")
    assert "Spoken, then" in desk.fine("packs", "new", "cafe.yaml").out
    typing("Write to them", "Write.", "", *MELON[3:6], "written", "", *NOTHING_MORE, "")
    desk.fine("packs", "new", "cafe.yaml")
    pack = read_pack(folder / "cafe.yaml").pack
    assert pack is not None
    assert [each.say for each in pack.challenges] == ["Could I keep one of these menus?", "Hello?", None]


@pytest.mark.parametrize("answered", range(0, 17, 4))
@pytest.mark.parametrize("old", [True, False])
def test_whoever_leaves_has_written_nothing(
    desk: Desk, folder: Path, typing: Typing, answered: int, old: bool
) -> None:
    lines = (*MELON, *NOTHING_MORE, "") if old else ("A", "", "B", "", "Anna", *MELON, *NOTHING_MORE)
    if old:
        (folder / "cafe.yaml").write_text(HEAD + GOOD)
    typing(*lines[: min(answered, len(lines) - 1)])
    said = desk("packs", "new", *(["cafe.yaml"] if old else []))
    assert (said.status, said.err) == (1, "Nothing was written.\n")
    assert [path.name for path in folder.iterdir()] == (["cafe.yaml"] if old else [])
    assert not old or (folder / "cafe.yaml").read_text() == HEAD + GOOD


def test_ctrl_c_leaves_too(desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.StringIO):
        def readline(self, *_: object) -> str:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", Interrupted())
    said = desk("packs", "new")
    assert said.status == 130
    assert said.out.endswith("Nothing was written.\n")
    assert not list(folder.iterdir())


def test_a_file_that_is_there_is_never_overwritten(desk: Desk, folder: Path, typing: Typing) -> None:
    (folder / "the-stall.yaml").write_text("mine")
    typing("The stall", "", "the-other", "Fruit.", "", "Anna", *MELON, *NOTHING_MORE, "")
    said = desk.fine("packs", "new")
    assert "There is a the-stall.yaml here already." in said.out
    assert (folder / "the-stall.yaml").read_text() == "mine"
    assert (folder / "the-other.yaml").exists()


def test_a_named_file_that_is_not_there_becomes_a_pack(desk: Desk, folder: Path, typing: Typing) -> None:
    (folder / "challenges").mkdir()
    (folder / "challenges" / "pack.schema.json").write_text("{}")
    (folder / ".git").mkdir()
    typing("The stall", "Fruit.", "", "Anna", *MELON, *NOTHING_MORE, "")
    said = desk.fine("packs", "new", "challenges/stall.yaml")
    text = (folder / "challenges" / "stall.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=pack.schema.json\npack: stall")
    for command in (
        "    git switch -c melon\n",
        "    git add challenges/stall.yaml\n",
        "    git commit -m 'Ask for a melon'\n",
        "    git push -u origin melon\n",
    ):
        assert command in said.out


@pytest.mark.parametrize("name", ["Stall.yaml", "stall.yml", "no/stall.yaml", "-.yaml"])
def test_a_name_that_no_pack_can_have(desk: Desk, folder: Path, typing: Typing, name: str) -> None:
    typing()
    said = desk("packs", "new", "--", name)
    assert said.status == 2
    assert said.err


def test_what_is_to_be_repaired_is_told_afterwards(desk: Desk, folder: Path, typing: Typing) -> None:
    (folder / "cafe.yaml").write_text(HEAD + GOOD)
    typing(MELON[0], "Film them.", *MELON[2:], *NOTHING_MORE, "")
    said = desk("packs", "new", "cafe.yaml")
    assert (said.status, said.err) == (1, "")
    assert "R09" in said.out
    assert "The card can be seen once this is repaired." in said.out


@pytest.mark.parametrize("text", ["", "challenges: [", HEAD, HEAD + GOOD + "  - id: [\n"])
def test_a_file_that_cannot_take_one_says_so_before_asking(
    desk: Desk, folder: Path, typing: Typing, text: str
) -> None:
    (folder / "cafe.yaml").write_text(text)
    typing(*MELON, *NOTHING_MORE, "")
    said = desk("packs", "new", "cafe.yaml")
    assert said.status == 1
    assert "packs check" in " ".join(said.err.split())
    assert "What is asked?" not in said.out
    assert (folder / "cafe.yaml").read_text() == text


GIVEN = [
    *("--title", MELON[0], "--how", MELON[1], "--say", MELON[2], "--level", "2"),
    *("--category", "favor", "--askee", "staff", "--channel", "in_person"),
    *("--when", "when_it"),
]


def test_by_options_nothing_is_asked(desk: Desk, folder: Path, typing: Typing) -> None:
    (folder / "cafe.yaml").write_text(HEAD + GOOD)
    typing()
    desk.fine("packs", "new", "cafe.yaml", *GIVEN, "--id", "melon", "--by", "Anna")
    pack = read_pack(folder / "cafe.yaml").pack
    assert pack is not None
    assert (pack.challenges[-1].id, pack.challenges[-1].by) == ("melon", "Anna")
    said = desk("packs", "new", "cafe.yaml", *GIVEN, "--id", "melon")
    assert (said.status, "is taken" in said.err) == (2, True)
    said = desk("packs", "new", "cafe.yaml", *GIVEN, "--level", "9")
    assert (said.status, "from 1 to 5" in said.err) == (2, True)


def test_a_translation_takes_no_challenge(desk: Desk) -> None:
    said = desk("packs", "new", str(bundled_folder() / "cafe.de.yaml"))
    assert said.status == 1
    assert "is a translation. A challenge goes into cafe.yaml first." in " ".join(said.err.split())


def logged(desk: Desk, *more: str) -> str:
    desk.fine("log", "y", "40", "--ask", "May I pet the goat?", *more)
    return str(desk.attempts()[0]["id"])[:6]


def test_an_own_ask_becomes_a_challenge_once(desk: Desk, home: Path, typing: Typing) -> None:
    name = logged(desk)
    typing("Ask the farmer.", "connection", "stranger", "in_person", "May I?")
    said = desk.fine("packs", "mine", name)
    assert "may be dealt from now on" in said.out
    assert "How big is it?" not in said.out  # the rating says so
    path = home / "packs" / "mine.yaml"
    pack = read_pack(path).pack
    assert pack is not None
    assert (pack.challenges[0].title, pack.challenges[0].level) == ("May I pet the goat?", 3)
    listed = desk.fine("packs").out
    assert "mine: My own asks · on · 1 challenge" in listed
    assert "No problems" in desk.fine("packs", "check").out
    said = desk.fine("packs", "check", str(path)).out
    assert "No problems in 1 pack, 1 challenge." in said
    assert "add a line when: any_day" in said  # nobody was asked
    before = path.read_bytes()
    assert "already: mine/may-i-pet-the-goat" in desk.fine("packs", "mine", name).out
    assert path.read_bytes() == before


def test_an_own_ask_by_options(desk: Desk, home: Path, typing: Typing) -> None:
    name = logged(desk)
    typing()
    desk.fine("packs", "mine", name, *GIVEN)
    pack = read_pack(home / "packs" / "mine.yaml").pack
    assert pack is not None
    assert (pack.challenges[0].id, pack.challenges[0].title) == ("may-i-pet-the-goat", "Ask for a melon")
    assert pack.challenges[0].when == "when_it_comes_up"
    said = desk("packs", "mine", "ffffff")
    assert said.status == 1


def test_what_is_not_an_own_ask_or_was_not_asked(desk: Desk, home: Path) -> None:
    desk.fine("log", "n")
    (one,) = desk.attempts()
    assert "from a pack already" in desk("packs", "mine", one["id"]).err
    desk.fine("log", "b", "--ask", "May I?")
    backed = next(each for each in desk.attempts() if each.get("ask"))
    assert "was not asked yet" in desk("packs", "mine", backed["id"]).err
    assert not (home / "packs").exists()


def test_a_private_pack_is_one_only_at_home(
    desk: Desk, folder: Path, write_pack: Callable[[str, str], Path]
) -> None:
    text = (HEAD + GOOD).replace("CC-BY-4.0", "private").replace("pack: cafe", "pack: own")
    write_pack("own", text)
    assert "No problems" in desk.fine("packs", "check").out
    (folder / "own.yaml").write_text(text)
    said = desk("packs", "check", "own.yaml")
    assert said.status == 1
    assert "own.yaml:5:10: private: a private pack stays in the packs folder" in said.out
