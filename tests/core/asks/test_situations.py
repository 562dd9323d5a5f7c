"""What may be in somebody's life: a key each, and one for none of these."""

from __future__ import annotations

from typing import get_args

import pytest

from rejectui.core.asks.challenge import Situation
from rejectui.core.asks.situations import KEYS, SITUATION_NAMES, Life, told, with_key, words_of


def test_every_situation_has_a_name_and_a_key() -> None:
    assert set(SITUATION_NAMES) == set(get_args(Situation))
    assert [*KEYS.values()] == [*SITUATION_NAMES, None]
    assert [*KEYS] == [*"1234567890n"]


@pytest.mark.parametrize(
    ("life", "key", "then"),
    [
        pytest.param(None, "1", ("work",), id="the first one"),
        pytest.param(("study",), "1", ("work", "study"), id="in the order of the list"),
        pytest.param(("work", "study"), "1", ("study",), id="the same key takes out again"),
        pytest.param(("work",), "1", None, id="with nothing chosen nothing is said"),
        pytest.param((), "0", ("online",), id="one of these after none of these"),
        pytest.param(None, "n", (), id="none of these"),
        pytest.param(("work", "study"), "n", (), id="none of these takes the others out"),
        pytest.param((), "n", None, id="and is taken out again"),
        pytest.param(("work",), "x", ("work",), id="another key changes nothing"),
    ],
)
def test_a_key_chooses_and_takes_out_again(life: Life, key: str, then: Life) -> None:
    assert with_key(life, key) == then


@pytest.mark.parametrize(
    ("life", "words"),
    [(None, "not said"), ((), "none of these"), (("work", "date"), "work with others, dating")],
)
def test_it_is_told_in_words(life: Life, words: str) -> None:
    assert told(life) == words


def test_a_key_is_told_in_words() -> None:
    assert (words_of("5"), words_of("n")) == ("dating", "none of these")
