"""How English words are looked for: phrases in small letters with straight apostrophes.

A phrase is a regular expression in which words in capitals stand for several: see WORDS. Which phrases belong
to which rule stands in phrases_of_what.py and phrases_of_manner.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from rejectui.core.asks.challenge import Challenge
from rejectui.packs.problem import Severity

WORDS = {
    "THEM": "(them|him|her)",
    "THEY": "(they|he|she|somebody|someone)",
    "THEIR": "(their|your|his|her)",
    "SOMEBODY": "(somebody|someone|anybody|anyone|people|strangers?"
    "|an? (person|man|woman|guy|girl|stranger))",
    "NUMBER": r"(\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty)",
    "MANY": r"([4-9]|\d{2,}|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty"
    "|a hundred|a dozen|dozens of|as many)",
    "PEOPLE": "(people|persons?|strangers?|shops?|stores?|caf[eé]s|employees|clerks|cashiers|neighbors"
    "|friends|colleagues|women|men|girls|guys|companies|firms|passers-by|customers)",
    "MONEY": r"([$€£] ?\d[\d,.]*|money|cash|(\d[\d,.]*|an?|some|few|five|ten|twenty|fifty|hundred"
    "|thousand)( hundred| thousand)? (dollars?|euros?|bucks?|quid"
    "|grand(?! (tour|piano|entrance|idea))))",
    "LOOKING": "(attractive|pretty|beautiful|handsome|cute|sexy|ugly|good[- ]looking|like?able|lovable|boring"
    "|weird|annoying)",
    "WHO": "(foreign|accent|fat|overweight|skinny|ugly|elderly|old|gay|lesbian|trans|queer|disabled"
    "|disability|wheelchair|black|asian|white|muslim|jewish|christian|hindu|immigrant|refugee|hijab|headscarf|turban)",
}


def any_of(*phrases: str) -> str:
    """Any of the phrases, spelled out as a regular expression."""
    spelled = re.sub(r"[A-Z]{3,}", lambda word: WORDS[word.group()], "|".join(phrases))
    return re.sub(r"(?<!\\)\((?!\?)", "(?:", spelled)


@cache
def whole_words(spelled: str) -> re.Pattern[str]:
    """What finds it where it stands as whole words. Made when it is needed, which is seldom.

    A phrase begins with a letter, a digit or the sign of a currency; nowhere else are all of them tried.
    """
    return re.compile(rf"(?=[\w$€£])(?<!\w)(?:{spelled})(?!\w)")


class Pattern(NamedTuple):
    """A sentence in which {} is what was found, and the phrases to look for.

    `only` says for which challenges, `fields` where (in all single texts if empty), `unless` what else in the
    same sentence makes it fine; `may_be_denied` whether a "not" before it takes it back. Remedy and level are
    the rule's own unless given.
    """

    what: str
    look_for: str
    only: Callable[[Challenge], bool] | None = None
    fields: tuple[str, ...] = ()
    unless: str | None = None
    may_be_denied: bool = True
    remedy: str = ""
    level: Severity | None = None


def of_stranger(challenge: Challenge) -> bool:
    """Whether a stranger is asked."""
    return challenge.askee == "stranger"


def of_person(challenge: Challenge) -> bool:
    """Whether a person is asked, not somebody at work or an organization."""
    return challenge.askee not in ("staff", "organization")
