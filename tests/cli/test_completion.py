"""Completion: what the scripts for shells say, and the words that they ask for."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from rejectui.cli.commands.completion import LOADING, MOST_IDS, arguments_of, completes
from rejectui.cli.parser import COMMAND_FILES, whole
from rejectui.packs.library import bundled_folder, load
from tests.cli.conftest import Desk

README = Path(__file__).parents[2] / "README.md"
# What is told in one's own words or numbers; of challenges and kept asks no names are offered.
FREE = {"TEXT", "NOTE", "N", "DISTRESS", "DAY", "DATE", "FROM", "TO", "VALUE", "WORDS", "CODE"}


def test_the_shells_are_those_that_shtab_knows() -> None:
    import shtab

    assert set(LOADING) == set(shtab.SUPPORTED_SHELLS)


@pytest.mark.parametrize("shell", LOADING)
def test_completion_knows_every_command_and_the_words_of_ours(desk: Desk, shell: str) -> None:
    script = desk.fine("completion", shell).out
    for word in (*COMMAND_FILES, "soft-no", "backed-out", "start_of_day", "rhythm", "unsafe", *LOADING):
        assert word in script
    assert "--words" not in script.replace("completion --words", "")  # which is for the scripts alone


@pytest.mark.parametrize("shell", LOADING)
def test_how_to_load_it_is_told_in_help_and_readme(desk: Desk, shell: str) -> None:
    load, where = LOADING[shell]
    told = desk.fine("completion", "--help").out
    assert load in told and where in told
    readme = README.read_text(encoding="utf-8").replace("\\|", "|")
    assert f"| `{load}` | `{where.split(',')[0]}`" in readme


@pytest.mark.parametrize(
    ("shell", "parts"),
    [
        ("bash", ["import_pos_0_COMPGEN=_rejectui_paths", "data_move_pos_0_COMPGEN=_rejectui_folders"]),
        ("zsh", [":_files -/", '"*:files and folders']),
        (
            "fish",
            ["'_shtab_rejectui_using import; and test $_shtab_rejectui_npos -eq 0' -ka \"(_rejectui_paths)"],
        ),
        ("tcsh", ["'n/import/f/'", "'n/move/d/'", "'p/*/f/'", "'n/edit/`rejectui completion --words ids`/'"]),
        ("powershell", ["'_shtab_rejectui_import_pos_0' = '_rejectui_paths'"]),
    ],
)
def test_files_folders_and_ids_are_completed(desk: Desk, shell: str, parts: list[str]) -> None:
    script = desk.fine("completion", shell).out
    assert [part for part in parts if part not in script] == []
    assert "completion --words" in script


def test_zsh_asks_for_words_when_tab_is_pressed_and_not_before(desk: Desk) -> None:
    """In double quotes `$(…)` is run while the script is loaded."""
    script = desk.fine("completion", "zsh").out
    assert ":_rejectui_words ids" in script
    assert script.count("$(command rejectui") == 1


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash on this computer")
def test_bash_reads_its_script_with_every_care_switched_on(desk: Desk) -> None:
    script = desk.fine("completion", "bash").out
    done = subprocess.run(
        ["bash", "--norc", "-eu"],
        input=script + "\ncomplete -p rejectui",
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "complete -o bashdefault -o default -F _rejectui rejectui\n"


def test_every_argument_is_completed_or_free() -> None:
    forgotten = [
        f"{command} {action.metavar}"
        for command, action in arguments_of(whole())
        if not (action.choices or any(completes(command, action)) or action.metavar in FREE)
    ]
    known = ("ID", "NAME")  # of challenges and kept asks, of programs and backups
    assert [each for each in forgotten if not each.endswith(known)] == []
    assert not any(
        each.startswith(("packs on", "edit", "set")) and each.endswith("NAME") for each in forgotten
    )


def test_the_ids_are_those_of_the_last_ten_asks_and_nothing_else_is_told(desk: Desk) -> None:
    for number in range(MOST_IDS + 2):
        desk.fine("log", "n", "60", f"secret {number}", "--ask", f"a private ask {number}", "--someone-else")
    before = desk.files()
    ids = desk.fine("completion", "--words", "ids").lines
    shown = [line.split()[0] for line in desk.fine("journal").lines if "no · 60" in line]
    assert ids == shown[:MOST_IDS]
    assert desk.files() == before


def test_the_packs_are_those_that_came_and_ones_own(desk: Desk) -> None:
    folder = desk.home / "packs"
    folder.mkdir(parents=True)
    for name in ("mine.yaml", "mine.de.yaml", "$(reboot).yaml", "notes.txt"):
        (folder / name).write_text("")
    names = desk.fine("completion", "--words", "packs").lines
    assert "cafe" in names and names[-1] == "mine"
    assert all(name.replace("-", "").isalnum() for name in names)
    assert set(names) - {"mine"} == set(load([(bundled_folder(), True)]).catalog.packs)


@pytest.mark.parametrize("words", ["ids", "packs"])
def test_where_something_is_wrong_nothing_is_said_and_nothing_written(desk: Desk, words: str) -> None:
    (desk.home / "journal").mkdir(parents=True)
    (desk.home / "journal" / "journal-00000000.json").write_text("{")
    (desk.home / "config.toml").write_text("=")
    before = desk.files()
    assert desk.fine("completion", "--words", words).out == ""
    assert desk.files() == before
