"""The man page says what the commands say: each of them, each option, and nothing that a reader trips over."""

from __future__ import annotations

import re
import shutil
import subprocess
from argparse import SUPPRESS

import pytest

from rejectui.cli.parser import whole
from tests.man_page import FILE, commands, is_up_to_date

PAGE = FILE.read_text("utf-8")
CHECKS = {
    "man": ["man", "--warnings", "--local-file", str(FILE)],
    "groff": ["groff", "-man", "-ww", "-z", str(FILE)],
    "mandoc": ["mandoc", "-T", "lint", "-W", "warning", str(FILE)],
}


def test_it_is_what_the_commands_say() -> None:
    assert is_up_to_date(), "python -m tests.man_page writes it anew"


def test_each_command_and_each_option_is_in_it() -> None:
    page = PAGE.replace(r"\-", "-")
    parts = dict(
        re.findall(r"^\.SS \\fB(rejectui .+?)\\fR$(.*?)(?=^\.S[SH] )", page, re.MULTILINE | re.DOTALL)
    )
    found = dict(commands(whole()))
    assert len(found) > 40
    assert parts.keys() == found.keys()
    for called, parser in found.items():
        options = [each for each in parser._actions if each.help != SUPPRESS]
        for option in (name for each in options for name in each.option_strings if "h" != name.strip("-")):
            assert rf"\fB{option}\fR" in parts[called] or option == "--help", f"{called} {option}"
    for action in whole()._actions:
        assert all(rf"\fB{option}\fR" in page for option in action.option_strings if "h" not in option[:3])


def test_no_line_of_text_is_taken_for_a_request() -> None:
    """argparse-manpage escapes no dot and no apostrophe with which a line begins: it would be gone."""
    requests = set(re.findall(r"^[.'].*?(?= |$)", PAGE, re.MULTILINE))
    assert requests <= {".TH", ".SH", ".SS", ".TP", ".B", ".IR", ".RS", ".RE", ".nf", ".fi"}


@pytest.mark.parametrize("name", CHECKS)
def test_who_reads_it_warns_of_nothing(name: str) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"NOT TRIED: the man page in {name}, which is not on this computer")
    done = subprocess.run(CHECKS[name], check=False, capture_output=True, text=True)
    warnings = done.stderr + (done.stdout if name == "mandoc" else "")
    assert (done.returncode, warnings) == (0, "")
