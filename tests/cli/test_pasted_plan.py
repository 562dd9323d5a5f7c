"""A plan that an AI tool wrote, taken in by a command: shown first, asked about, in its order."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.core.clean_text import UNSAFE
from rejectui.packs.authoring.pasted.plan import A_JOURNAL, EMPTY, NO_PLAN, TOO_LONG
from tests.cli.conftest import Desk
from tests.packs.authoring.pasted.answers import answers

ANSWERS = answers()
FENCED = (
    "Ask to taste before you buy",
    "Ask for a quieter table",
    "Ask a shop to take something back after the deadline",
    "Ask your manager to lead the next small project",
)
Written = Callable[[str], str]


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes an answer into a file, and gives its path."""

    def write(name: str) -> str:
        path = tmp_path / f"{name}.txt"
        path.write_text(ANSWERS[name], encoding="utf-8")
        return str(path)

    return write


def words(text: str) -> str:
    return " ".join(text.split())


def plan(desk: Desk) -> str:
    path = desk.home / "packs" / "my-plan.yaml"
    return path.read_text("utf-8") if path.exists() else ""


def order(desk: Desk, *titles: str) -> list[int]:
    return [plan(desk).index(f"title: {title}\n") for title in titles]


def test_the_cards_are_shown_before_anything_is_written(desk: Desk, written: Written) -> None:
    said = desk("packs", "paste", written("01-fenced"))
    assert said.status == 2
    for part in (
        "[x] ●○○○○ Ask to taste before you buy",
        "“Could I try a little of that one before I decide?”",
        "4 of 4 cards to take",
    ):
        assert part in words(said.out)
    assert "no terminal here in which you could say yes" in words(said.err)
    assert desk.files() == {}


def test_a_yes_takes_them_in_the_order_of_the_plan(
    desk: Desk, written: Written, typed: Callable[[str], None]
) -> None:
    typed("n\n")
    assert desk("packs", "paste", written("01-fenced")).status == 1
    assert plan(desk) == ""
    typed("y\n")
    said = desk.fine("packs", "paste", written("01-fenced"))
    assert "4 asks are in your plan now, in its order." in words(said.out)
    places = order(desk, *FENCED)
    assert places == sorted(places)
    assert (desk.home / "packs" / "my-plan.yaml").stat().st_mode & 0o777 == 0o600
    assert "Your own." in desk.fine("packs", "list", "my-plan").out
    assert "problem" not in desk.fine("packs").out


def test_the_next_plan_comes_after_it_and_what_is_there_is_told(desk: Desk, written: Written) -> None:
    desk.fine("packs", "paste", written("01-fenced"), "--yes")
    before = plan(desk)
    said = desk("packs", "paste", written("01-fenced"), "--yes")
    assert said.status == 1
    assert "You have it already: my-plan/ask-for-a-quieter-table" in words(said.out)
    desk.fine("packs", "paste", written("03-bare-list"), "--yes")
    assert plan(desk).startswith(before)


def test_from_a_pipe(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = io.TextIOWrapper(io.BytesIO(ANSWERS["12-json-pretty"].encode()))
    monkeypatch.setattr("sys.stdin", pipe)
    said = desk("packs", "paste", "-", "--yes")
    assert (said.status, said.err) == (0, "")
    assert "title: Ask the baker what they take home\n" in plan(desk)


def test_what_is_to_be_changed_first_stays_out_and_is_told_by_line(desk: Desk, written: Written) -> None:
    said = desk("packs", "paste", written("28-unkind"), "--yes")
    assert said.status == 1
    told = words(said.out)
    assert '! Ask for a free dessert Line 13: "ask again" asks a second time' in told
    assert "[ ] ●●○○○ Ask the cashier for a high five" in told
    assert "1 of 5 cards to take · 4 to change in the file first" in told
    assert plan(desk).count("- id:") == 1
    assert "Ask for a straw in your favorite color" in plan(desk)


def test_a_plan_that_was_switched_off_is_on_again(desk: Desk, written: Written) -> None:
    desk.fine("packs", "paste", written("02-no-head"), "--yes")
    desk.fine("packs", "off", "my-plan")
    desk.fine("packs", "paste", written("03-bare-list"), "--yes")
    assert "my-plan: My plan · on" in desk.fine("packs", "list").out


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("10-empty", EMPTY),
        ("11-refusing", NO_PLAN),
        ("38-journal", A_JOURNAL),
        ("39-two-megabytes", TOO_LONG),
        ("46-control-characters-alone", NO_PLAN),
    ],
)
def test_what_is_no_plan_is_told_kindly(desk: Desk, written: Written, name: str, sentence: str) -> None:
    said = desk("packs", "paste", written(name), "--yes")
    assert (said.status, words(said.err)) == (1, sentence)
    assert desk.files() == {}


@pytest.mark.parametrize(
    ("make", "status", "sentence"),
    [
        (lambda f: f / "gone", 2, "is not there. Give the path of a file with what the tool wrote."),
        (lambda f: f, 1, "this is a folder. Give a text file with what the tool wrote, in UTF-8."),
        (lambda f: Path("/dev/zero"), 1, "this is not a regular file."),
        (lambda f: f / "latin", 1, "this is not UTF-8 text."),
    ],
    ids=["gone", "a folder", "a device", "another encoding"],
)
def test_what_is_no_text_file(
    desk: Desk, tmp_path: Path, make: Callable[[Path], Path], status: int, sentence: str
) -> None:
    (tmp_path / "latin").write_bytes("title: Frag nach Käse".encode("latin-1"))
    said = desk("packs", "paste", str(make(tmp_path)), "--yes")
    assert (said.status, said.out) == (status, "")
    assert sentence in words(said.err)


def test_a_pipe_that_never_ends_and_none_at_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, into: bytearray) -> int:  # type: ignore[override]
            into[:] = b"x" * len(into)
            return len(into)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    assert words(desk("packs", "paste", "-", "--yes").err) == TOO_LONG
    monkeypatch.setattr("sys.stdin", None)
    assert "There is no standard input to read." in desk("packs", "paste", "-").err


def test_escapes_are_told_and_never_printed(desk: Desk, written: Written) -> None:
    said = desk("packs", "paste", written("37-escapes"), "--yes")
    assert said.status == 1
    assert "Line 1, column 18: the character U+001B is not allowed in a pack" in words(said.out)
    assert not UNSAFE.search((said.out + said.err).replace("\n", ""))
    assert plan(desk).count("- id:") == 1


def test_a_pack_of_that_name_is_pasted_and_not_added(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "my-plan.yaml"
    path.write_text(ANSWERS["01-fenced"].partition("```yaml\n")[2].partition("```")[0], "utf-8")
    said = desk("packs", "add", str(path), "--yes")
    assert said.status == 1
    assert f"To take what is in this one: rejectui packs paste {path}" in words(said.err)
    desk.fine("packs", "paste", str(path), "--yes")
    assert len(order(desk, *FENCED)) == 4


def test_a_file_that_is_broken_stays_as_it_is(
    desk: Desk, written: Written, write_pack: Callable[[str, str], Path]
) -> None:
    path = write_pack("my-plan", "challenges: [")
    said = desk("packs", "paste", written("02-no-head"), "--yes")
    assert said.status == 1
    assert "has something to repair first" in words(said.err)
    assert path.read_text("utf-8") == "challenges: ["
