"""The man page says what the commands say: each of them, each option; and who reads it warns of nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
from argparse import SUPPRESS, ArgumentParser

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
        assert_options(parser, parts[called], called)
    assert_options(whole(), page, "rejectui")


def assert_options(parser: ArgumentParser, page: str, called: str) -> None:
    """All that are told by --help are in this part of the page, but --help itself."""
    for action in parser._actions:
        for option in action.option_strings if action.help != SUPPRESS else ():
            assert rf"\fB{option}\fR" in page or option in ("-h", "--help"), f"{called} {option}"


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
