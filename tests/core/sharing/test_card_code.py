"""The card as a code: what it says and never says, how much fits where, and how its cells are to be read."""

from __future__ import annotations

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.sharing.card_code import HOLDS, Code, drawn, least_room, that_fits, to_take_along
from tests.core.build import challenge

TITLE, SAY, IF_NO = "Ask for tap water", "May I have a glass?", "If no: Thank them."
TEXTS = (f"{TITLE}\n{SAY}\n{IF_NO}", f"{TITLE}\n{SAY}", SAY, TITLE)
SIZES = ((80, 24), (60, 20), (40, 20), (45, 24), (34, 12), (120, 40), (20, 60))


def read_back(rows: list[str], *, dark_ink: bool) -> list[list[int]]:
    """The modules of a code from its cells, the half of a cell being ink or ground."""
    found: list[list[int]] = []
    for row in rows:
        for half in ("▀█", "▄█"):
            found.append([int((sign in half) == dark_ink) for sign in row])
    return found


def test_it_says_what_is_asked_what_to_say_and_the_way_out() -> None:
    assert to_take_along(TITLE, challenge(say=SAY, if_no="Thank them.")) == TEXTS
    assert to_take_along("May I\nsit here?", None) == ("May I sit here?",)


def test_what_is_not_spoken_has_no_words_to_say() -> None:
    written = challenge(say=None, channel="form", if_no="Thank them.")
    assert to_take_along(TITLE, written) == (f"{TITLE}\n{IF_NO}", TITLE)


@pytest.mark.parametrize(
    ("columns", "rows", "text", "quiet"),
    [
        (41, 21, TEXTS[0], 4),
        (40, 21, TEXTS[0], 2),
        (41, 20, TEXTS[0], 2),
        (37, 19, TEXTS[0], 2),
        (36, 19, TEXTS[1], 2),
        (37, 18, TEXTS[1], 2),
        (33, 17, TEXTS[1], 2),
        (32, 17, SAY, 2),
        (29, 15, SAY, 2),
        (28, 15, None, 0),
        (29, 14, None, 0),
    ],
)
def test_the_more_room_the_more_it_says(columns: int, rows: int, text: str | None, quiet: int) -> None:
    found = that_fits(TEXTS, columns, rows)
    assert (found and (found.text, found.quiet)) == (text and (text, quiet))
    assert found is None or found.whole == (text == TEXTS[0])


def test_the_least_room_is_what_the_smallest_text_takes() -> None:
    assert least_room(TEXTS) == (29, 15)
    assert that_fits(TEXTS, 29, 15) and not that_fits(TEXTS, 28, 15) and not that_fits(TEXTS, 29, 14)
    assert least_room(("x" * 3000,)) is None and that_fits(("x" * 3000,), 500, 500) is None


@pytest.mark.parametrize("version", range(1, 41))
def test_what_each_version_holds_is_what_it_holds(version: int) -> None:
    options = {"error": "L", "version": version, "mode": "byte", "encoding": "utf-8", "eci": True}
    holds = HOLDS[version - 1]
    assert segno.make("x" * holds, **options).version == version
    with pytest.raises(segno.DataOverflowError):
        segno.make("x" * (holds + 1), **options)


@given(st.text(min_size=1, max_size=300), st.sampled_from(SIZES))
def test_what_fits_is_no_larger_than_the_room(text: str, room: tuple[int, int]) -> None:
    columns, rows = room
    found = that_fits((text,), columns, rows)
    if found is not None:
        side = 17 + 4 * found.version + 2 * found.quiet
        cells = drawn([[0] * (side - 2 * found.quiet)] * (side - 2 * found.quiet), found.quiet, dark_ink=True)
        assert len(cells) <= rows and {len(row) for row in cells} == {side} and side <= columns


@pytest.mark.parametrize("dark_ink", [True, False])
@pytest.mark.parametrize("quiet", [2, 4])
def test_the_cells_are_the_modules_with_light_around_them(dark_ink: bool, quiet: int) -> None:
    code = Code("Müsli, bitte!", 2, quiet, whole=True)
    modules = segno.make(code.text, error="L", version=2).matrix
    found = read_back(drawn(modules, quiet, dark_ink=dark_ink), dark_ink=dark_ink)
    inner = [row[quiet:-quiet] for row in found[quiet : quiet + 25]]
    assert inner == [list(row) for row in modules]
    assert sum(map(sum, found)) == sum(map(sum, modules)), "all around is light"
    assert len(found) == 26 + 2 * quiet, "an odd row is filled up with light"
