"""The campaign about QR codes can fail, and says so when it cannot begin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench import qr
from tests.bench.qr import READERS, Reader, Tried, main, picture


def one(colors: str, ground: qr.Ground) -> Tried:
    return Tried("card", "app", (2, 1), colors, ground, [[True, False], [False, True]], "what it says")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Let the only reader read this of two pictures, one of them without color on a light ground."""

    def set_up(found: str) -> None:
        for name in READERS:
            monkeypatch.setitem(READERS, name, Reader(lambda: False, "nothing", lambda _: ""))
        monkeypatch.setitem(READERS, "one", Reader(lambda: True, "", lambda _: found))
        monkeypatch.setattr(qr, "to_try", lambda: [one("256 colors", "dark"), one("no color", "light")])

    return set_up


def test_without_its_readers_it_says_that_nothing_was_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, reader in READERS.items():
        monkeypatch.setitem(READERS, name, reader._replace(is_here=lambda: False))
    assert main([]) == 2
    assert capsys.readouterr().out.splitlines() == [
        "NOT TRIED: OpenCV is not on this computer. Install it (pip install opencv-python-headless), "
        "and try again.",
        "NOT TRIED: zbarimg is not on this computer. Install it (apt install zbar-tools), and try again.",
    ]


def test_what_is_read_word_for_word_is_fine(
    reads: Callable[[str], None], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    reads("what it says")
    assert main(["--keep", str(tmp_path)]) == 0
    assert "one       app       256 colors  dark         1 of  1\n" in capsys.readouterr().out
    assert len(list(tmp_path.iterdir())) == 2


def test_another_word_is_told_once(reads: Callable[[str], None], capsys: pytest.CaptureFixture[str]) -> None:
    reads("what it said")
    assert main([]) == 1
    printed = capsys.readouterr().out
    assert printed.count("OTHERWISE") == 1
    assert "'what it said' instead of 'what it says'" in printed
    assert "light        0 of  1  not judged" in printed


def test_the_picture_is_a_square_a_module() -> None:
    head, pixels = picture([[True, False], [False, True]]).split(b"\n", 1)
    assert head == b"P5 16 16 255"
    assert pixels[:16] == b"\0" * 8 + b"\xff" * 8 and pixels[-16:] == b"\xff" * 8 + b"\0" * 8
