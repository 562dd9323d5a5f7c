"""What is private stays so: only this account reads the files, and no trouble tells what is in them."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rejectui.journal.export.kinds import KINDS
from rejectui.journal.file.disk import File
from rejectui.journal.folder.drafts import Drafts
from tests.cli.conftest import Desk
from tests.packs.samples import GOOD, HEAD

WORD = "nasturtium"  # in every text that somebody can write, and nowhere else
TEXTS = (
    *("--note", f"{WORD} note", "--label", f"{WORD} label", "--reply", f"{WORD} reply"),
    *("--how-known", f"{WORD} known", "--opened", f"{WORD} opened", "--used", f"{WORD} used"),
    *("--place", f"{WORD} place", "--feelings", f"proud,{WORD}", "--learned", f"{WORD} learned"),
    *("--kind", f"{WORD} kind"),
)


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """An account whose new files everybody may read and write, unless a program says otherwise."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def fresh(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A home that is not there yet."""
    desk.home = tmp_path / "new" / "home"
    monkeypatch.setenv("REJECTUI_HOME", str(desk.home))
    return desk


def write_everything(desk: Desk, folder: Path) -> None:
    """Every command that writes, with a text wherever there may be one; files go into `folder`."""
    desk.fine("today")
    desk.fine("plan", "--feared", f"{WORD} fear", "--best", f"{WORD} best", "--leave-out", f"{WORD} aid")
    desk.fine("log", "n", "60", *TEXTS)
    first = desk.attempts()[0]["id"]
    desk.fine("log", "w", "--ask", f"May I have a {WORD}?")
    waiting = next(each["id"] for each in desk.attempts() if each["outcome"] == "waiting")
    desk.fine("asks", "keep", f"A {WORD} of my own", "--category", "favor")
    desk.fine("takeaway", f"{WORD} is short.")
    desk.later(days=1)
    for argv in (
        *(
            ["answer", waiting, "yes"],
            ["edit", first, "--note", f"{WORD} again"],
            ["after", first, "--stayed", "3"],
        ),
        *(["delete", first], ["undo"], ["another"], ["set", "rhythm", "3"], ["rest", "tomorrow"]),
        *(["program", "start", "gentle-month"], ["program", "pause"], ["program", "leave"]),
        *(["backup", "make"], ["backup", "restore", "newest", "--yes"]),
        *(["log", "n", "--note", f"{WORD} to forget"], ["undo"], ["forget", "--deleted", "--yes"]),
    ):
        desk.fine(*argv)
    for kind in KINDS:
        desk.fine("export", kind, str(folder / f"out.{kind}"))
    desk.fine("import", str(folder / "out.json"))


def kept_by(desk: Desk, folder: Path) -> None:
    """What else leaves files: packs, drafts, a journal that is mended, and one that moves."""
    pack = folder / "theirs.yaml"
    pack.write_text(HEAD.replace("pack: cafe", "pack: theirs") + GOOD, "utf-8")
    desk.fine("packs", "add", "--yes", str(pack))
    desk.fine("packs", "list")
    own = next(each["id"] for each in desk.attempts() if "ask" in each)
    told = ("--how", "Ask.", "--say", "Please?", "--level", "1", "--category", "favor")
    desk.fine("packs", "mine", own, *told, "--askee", "staff", "--channel", "in_person")
    Drafts(desk.home / "state").keep({"log": f"{WORD} draft"})
    (file,) = (desk.home / "journal").glob("*.json")
    file.write_bytes(file.read_bytes()[:-3])
    desk.fine("backup", "salvage")
    other = folder / "second"
    desk.fine("data", "move", str(folder / "shared"))
    os.environ["REJECTUI_HOME"] = str(other)
    desk.fine("log", "y", "--note", WORD)
    desk.fine("data", "move", str(folder / "shared"), "--join")
    os.environ["REJECTUI_HOME"] = str(desk.home)
    desk.fine("journal")


def modes(*folders: Path) -> dict[str, str]:
    """Everything that others could look into, by its path."""
    found = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    return {
        str(path): oct(path.stat().st_mode & 0o777)
        for path in found
        if path.stat().st_mode & 0o777 != (0o700 if path.is_dir() else 0o600)
    }


@pytest.mark.usefixtures("open_to_all")
def test_whatever_is_written_only_this_account_can_read(
    fresh: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REJECTUI_HOME", str(fresh.home))
    on_the_way: set[int] = set()

    def watching(move: Callable[..., None]) -> Callable[..., None]:
        def moved(source: Path, target: Path, **more: int) -> None:
            on_the_way.add(os.stat(source).st_mode & 0o777)  # noqa: PTH116 - what Path.replace calls
            move(source, target, **more)

        return moved

    for name in ("replace", "rename", "link"):
        monkeypatch.setattr(os, name, watching(getattr(os, name)))
    folder = tmp_path / "files"
    folder.mkdir(mode=0o700)
    write_everything(fresh, folder)
    kept_by(fresh, folder)
    exports = [folder / f"out.{kind}" for kind in KINDS]
    assert modes(fresh.home, folder / "shared", folder / "second", *exports) == {}
    assert on_the_way == {0o600}
    there = {path.relative_to(fresh.home).parts[:2] for path in fresh.home.rglob("*")}
    for name in ("backups", "set-aside", "peers", "erased.json", "drafts", "packs.json", "programs.json"):
        assert ("state", name) in there
    assert {("config.toml",), ("packs", "theirs.yaml"), ("packs", "mine.yaml")} <= there


# What goes wrong, given the journal's file and its text.
FAILURES: dict[str, Callable[[Path, str], object]] = {
    "empty": lambda file, text: file.write_text(""),
    "cut off": lambda file, text: file.write_text(text[: len(text) // 2]),
    "a comma too many": lambda file, text: file.write_text(text.replace('"}\n', '",}\n')),
    "not JSON": lambda file, text: file.write_text(f"{WORD} {text}"),
    "a list": lambda file, text: file.write_text(f'["{WORD}"]'),
    "not UTF-8": lambda file, text: file.write_bytes(text.encode().replace(b"note", b"n\xffte")),
    "a text for a number": lambda file, text: file.write_text(text.replace(":60", f':"{WORD}"')),
    "a number for a text": lambda file, text: file.write_text(text.replace(f'"{WORD} again"', "7")),
    "an outcome that is none": lambda file, text: file.write_text(text.replace('"no"', f'"{WORD}"')),
    "a day that is none": lambda file, text: file.write_text(
        text.replace('"day":"2026-11-22"', f'"day":"{WORD}"')
    ),
    "an odd record": lambda file, text: file.write_text(text.replace('{"id"', f'"{WORD}",{{"id"', 1)),
    "an odd setting": lambda file, text: file.write_text(
        text.replace(
            '"weeks":{', f'"settings":{{\n"mouse":{{"name":"mouse","value":"{WORD}"}}\n}},\n"weeks":{{'
        )
    ),
    "a format that is none": lambda file, text: file.write_text(
        text.replace('"value":1', f'"value":"{WORD}"')
    ),
    "a newer format": lambda file, text: file.write_text(text.replace('"value":1', '"value":99')),
    "another computer's, cut off": lambda file, text: cut_off(file.with_name(f"{'a' * 12}.json"), text),
    "another computer's, odd": lambda file, text: file.with_name(f"{'a' * 12}.json").write_text(
        text.replace(":60", f':"{WORD}"').replace(file.stem, "a" * 12)
    ),
    "every backup cut off": lambda file, text: [
        cut_off(each, text) for each in (file, *file.parents[1].glob("state/backups/*"))
    ],
    "a folder in its place": lambda file, text: (file.unlink(), file.mkdir()),
}
# Commands that are given where something is wrong, and of which nothing is meant to show what was written.
QUIET = (
    *(["doctor"], ["doctor", "--json"], ["backup"], ["backup", "make"], ["data"], ["where"], ["set"]),
    *(["export", "story", "{out}"], ["export", "json", "{out}"], ["import", "{broken}"], ["packs", "check"]),
    *(["backup", "restore", "2026", "--yes"], ["data", "move", "{folder}"], ["backup", "salvage"]),
)
# Of these only what they complain of is looked at: they show what was written.
SHOWING = (["today"], ["journal"], ["review"], ["ladder"], ["log", "n", "30"], ["undo"], ["share"])


def cut_off(file: Path, text: str) -> None:
    """Half of a journal."""
    file.write_text(text[: len(text) * 2 // 3])
    os.utime(file, (0, 0))


def told(desk: Desk, folder: Path) -> Iterator[tuple[str, str]]:
    """What every command says where nothing private belongs, and every file of the same kind."""
    folder.mkdir()
    broken = folder / "broken.json"
    broken.write_text(
        f'{{"what": "RejectUI journal", "format": 1, "tables": {{"attempts": [{{"id": "{WORD}"}}, "{WORD}"]}}'
    )
    for argv in (*SHOWING, *QUIET):
        said = desk(*(each.format(out=folder / "out", broken=broken, folder=folder / "to") for each in argv))
        yield " ".join(argv), said.err + (said.out if argv in QUIET else "")
    yield from in_files(desk.home)


def in_files(home: Path) -> Iterator[tuple[str, str]]:
    """Every file but the journal, what is copied of it, and the draft."""
    for path in home.rglob("*"):
        inside = path.relative_to(home).parts
        if path.is_file() and not {"journal", "backups", "peers", "set-aside", "drafts"} & {*inside}:
            yield str(path), path.read_text("utf-8", "replace")


@pytest.fixture
def written(desk: Desk, tmp_path: Path) -> Desk:
    """A journal with the word in every field."""
    folder = tmp_path / "files"
    folder.mkdir()
    write_everything(desk, folder)
    Drafts(desk.home / "state").keep({"log": f"{WORD} draft"})
    (file,) = (desk.home / "journal").glob("*.json")
    assert file.read_text("utf-8").count(WORD) >= 15
    return desk


@pytest.mark.parametrize("how", FAILURES)
def test_no_trouble_tells_what_was_written(how: str, written: Desk, tmp_path: Path) -> None:
    (file,) = (written.home / "journal").glob("*.json")
    before = written.files()
    FAILURES[how](file, file.read_text("utf-8"))
    assert written.files() != before
    said = dict(told(written, tmp_path / "more"))
    assert {where: what for where, what in said.items() if WORD in what} == {}


@pytest.mark.parametrize("what", [errno.ENOSPC, errno.EACCES, errno.EIO, "nobody expected it"], ids=str)
def test_no_save_that_fails_tells_what_was_to_be_saved(
    what: int | str, written: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(self: File, *parts: bytes) -> None:
        text = b"".join(parts).decode()
        raise OSError(what, os.strerror(what)) if isinstance(what, int) else LookupError(text)

    monkeypatch.setattr(File, "replace", failing)
    for argv in (["log", "n", "30", *TEXTS], ["takeaway", WORD], ["plan", "--feared", WORD], ["undo"]):
        said = written(*argv)
        assert said.status == 1
        assert WORD not in said.err + said.out
    assert [where for where, text in in_files(written.home) if WORD in text] == []
    assert isinstance(what, int) or (written.home / "state" / "report.txt").is_file()


def test_what_does_not_fit_is_not_repeated(written: Desk) -> None:
    for argv in (
        ["log", "n", "--note", WORD * 2_000],
        ["log", "n", "--label", WORD * 200],
        ["takeaway", WORD * 2_000],
    ):
        said = written(*argv)
        assert (said.status, WORD in said.err + said.out) == (2, False), argv
