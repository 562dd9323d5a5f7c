"""Files that are damaged or evil, clocks that break, and text that attacks the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from rejectui.cli.main import run
from tests.cli.conftest import SUNDAY, Desk


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("theme = 3", "theme is one of these, in quotes"),
        ('mouse = "yes"', "mouse is true or false"),
        ("journal = 1", "journal is a folder in quotes"),
        ("keys = 3", "Under [keys]"),
        ('colour = "red"', '"colour" is not something that can be set here. There are theme, mouse'),
        ("theme = ", "cannot be understood"),
        ('theme = "a"\ntheme = "b"', "cannot be understood"),
    ],
)
def test_a_config_that_cannot_be_used_is_named(desk: Desk, text: str, sentence: str) -> None:
    (desk.home / "config.toml").write_text(text, "utf-8")
    said = desk("today")
    assert said.status == 1
    assert sentence in " ".join(said.err.split())
    assert "config.toml" in said.err


def test_a_config_in_another_encoding_is_named(desk: Desk) -> None:
    (desk.home / "config.toml").write_bytes(b'theme = "\xff"')
    assert "UTF-8" in desk("today").err


def test_a_folder_in_the_place_of_config_toml_is_named(desk: Desk) -> None:
    (desk.home / "config.toml").mkdir()
    said = desk("today")
    assert said.status == 1
    assert "config.toml is a folder, and should be a file. Move that folder" in " ".join(said.err.split())


def test_a_damaged_journal_is_named_and_left_alone(desk: Desk) -> None:
    desk.fine("log", "n")
    (file,) = (desk.home / "journal").glob("*.json")
    for broken in (b"", b"{", b"\x00\xff\x00", file.read_bytes()[:-40]):
        file.write_bytes(broken)
        for argv in (["today"], ["log", "n"], ["journal"], ["undo"]):
            said = desk(*argv)
            assert said.status == 1
            assert file.name in said.err.replace("\n", "")
            assert "Traceback" not in said.err
        assert file.read_bytes() == broken


def test_a_newer_journal_is_shown_and_not_changed(desk: Desk) -> None:
    desk.fine("log", "n", "60", "they laughed")
    (file,) = (desk.home / "journal").glob("*.json")
    tables = desk.tables()
    tables["meta"]["format"]["value"] = 99
    file.write_text(json.dumps(tables), "utf-8")
    before = file.read_bytes()
    shown = desk("journal")
    assert "they laughed" in shown.out
    assert "shown and not changed" in " ".join(shown.err.split())
    said = desk("log", "n")
    assert said.status == 1
    assert "newer RejectUI" in " ".join(said.err.split())
    assert file.read_bytes() == before


def test_a_broken_pack_is_one_quiet_line(desk: Desk, write_pack: Callable[[str, str], Path]) -> None:
    write_pack("mine", "pack: mine\ntitle: No\n")
    said = desk.fine("today")
    assert said.title
    assert "in pack files: rejectui packs check" in said.lines[-1]


def test_what_nobody_expected_is_one_sentence_and_a_report_without_secrets(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken_clock() -> None:
        their_words = "a secret note"
        raise LookupError(their_words)

    assert run(["today"], broken_clock) == 1  # type: ignore[arg-type]
    message = capsys.readouterr().err
    report = desk.home / "state" / "report.txt"
    assert str(report) in message.replace("\n", "")
    assert "broken_clock" in report.read_text("utf-8")
    assert "LookupError" in report.read_text("utf-8")
    assert "secret note" not in message + report.read_text("utf-8").replace('"a secret note"', "")
    assert report.stat().st_mode & 0o777 == 0o600


def test_a_report_that_cannot_be_written_is_no_second_crash(
    desk: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("REJECTUI_HOME", str(tmp_path / "file"))

    def broken_clock() -> None:
        raise LookupError

    assert run(["journal"], broken_clock) == 1  # type: ignore[arg-type]
    assert "Traceback" not in capsys.readouterr().err


def test_ctrl_c_is_quiet(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    assert run(["today"], interrupted) == 130  # type: ignore[arg-type]
    assert capsys.readouterr() == ("", "")


EVIL = (
    "[@click=app.quit]x[/] [/b] \x1b[31m\x1b]52;c;ZXZpbA==\x07 \x9b31m "
    "\u202e\u2066\u200b \U000e0041 e\u0301 🙂 \udc80"
)


def test_evil_text_is_kept_and_printed_clean(desk: Desk) -> None:
    desk("plan", "--feared", EVIL, "--best", EVIL)
    desk("log", "n", "60", EVIL, "--label", EVIL)
    desk("log", "w", "--ask", EVIL)
    short = desk.attempts()[0]["id"]
    note = desk.attempts()[0]["note"]
    assert note == EVIL.replace("\udc80", "?")  # half a character cannot be kept
    said = [
        desk(*argv)
        for argv in (
            ["today"],
            ["journal"],
            ["journal", "--search", EVIL],
            ["edit", short, "--label", EVIL],
            ["delete", short],
            ["undo"],
            ["plan", "--ask", EVIL],
            ["another"],
            ["log", EVIL],
            ["log", "n", "--day", EVIL],
            ["log", "n", EVIL, EVIL],
            ["packs", "off", EVIL],
            ["packs", "hide", EVIL],
            ["packs", "check", EVIL.replace("/", "")],
            ["packs", "check", EVIL, "--format", "json"],
            ["packs", "check", "--against", EVIL],
            ["packs", "rules", EVIL],
            ["packs", "preview", EVIL],
            ["set", EVIL, "x"],
            ["set", "theme", EVIL],
            ["set"],
            [EVIL],
            ["--" + EVIL],
            ["delete", EVIL],
        )
    ]
    desk.now = SUNDAY.replace(day=23)
    printed = "".join(each.out + each.err for each in [*said, desk("today")])
    assert "[@click=app.quit]x[/]" in printed
    for sign in "\x1b\x07\x9b\u202e\u2066\u200b\U000e0041\udc80":
        assert sign not in printed
    assert "should not" not in printed  # none of it was unexpected


def test_an_evil_journal_is_printed_clean(desk: Desk) -> None:
    desk.fine("log", "n", "60", "NOTE", "--label", "LABEL")
    (file,) = (desk.home / "journal").glob("*.json")
    text = file.read_text("utf-8").replace("NOTE", "\\u001b[31m").replace("LABEL", "\\u202eevil")
    text = text.replace('"title":"', '"title":"\\u001b]0;x\\u0007')
    file.write_text(text, "utf-8")
    printed = "".join(desk(*argv).out for argv in (["today"], ["journal"], ["journal", "--search", "x"]))
    assert "�" in printed
    for sign in "\x1b\x07\u202e":
        assert sign not in printed
