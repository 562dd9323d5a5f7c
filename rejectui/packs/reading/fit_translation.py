"""Translations held against their originals: what does not fit, and what is missing.

Done anew at every load, for a changed original changes what fits; so nothing here needs the reader or YAML.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from rejectui.core.asks.challenge import Challenge, Pack
from rejectui.core.asks.translation import Translated, Translation
from rejectui.packs.problem import START, Problem, Problems, Reading, Spot

MOST_NAMED = 20


def fit_all(
    readings: Sequence[tuple[Path, Reading, bool]], originals: Mapping[str, Pack]
) -> tuple[list[tuple[Translation, bool]], list[Problem], list[Problem]]:
    """(translation, whether it is bundled) of those that fit, what is wrong in their files, and advice.

    Of two translations of a pack into one language the first stays.
    """
    good: list[tuple[Translation, bool]] = []
    problems: list[Problem] = []
    advice: list[Problem] = []
    taken: dict[tuple[str, str], Path] = {}
    for path, reading, bundled in readings:
        found = Problems(str(path))
        first = taken.get(_name(reading))
        if first is not None:
            name, language = _name(reading)
            what = f"{name} is there in {language} already ({first})"
            found.add(reading.spots.get("", START), "double", what, "remove one of the two files")
        elif translation := fit(reading, originals.get(_name(reading)[0]), found):
            taken[_name(reading)] = path
            good.append((translation, bundled))
        problems += found.listed()
        advice += found.advice()
    return good, problems, advice


def fit(reading: Reading, original: Pack | None, problems: Problems) -> Translation | None:
    """The translation of a reading, with those of its challenges that fit the original; None without one.

    What is wrong, and what is not translated yet, goes to `problems`.
    """
    translation = reading.translation
    if translation is None:
        return None
    name, spot = translation.translates, reading.spots.get("", START)
    if original is None:
        what = f"there is no pack called {name} that this could be a translation of"
        problems.add(spot, "original", what, f"put {name}.yaml beside it, or repair the one there")
        return None
    if translation.language == original.language:
        what = f"{name} is written in {original.language} already"
        problems.add(spot, "original", what, "write the language of this file, and call the file so")
        return None
    there = {each.id: each for each in original.challenges}
    good = tuple(each for each in translation.challenges if _fits(each, there, name, reading.spots, problems))
    # Told once: what is wrong with a challenge that is here is among the problems.
    missing = [each.id for each in original.challenges if not each.retired and each.id not in reading.spots]
    if missing:
        number = f"{len(missing)} of {len(there)} challenges"
        what = f"{number} {'is' if len(missing) == 1 else 'are'} not translated yet: {_listed(missing)}"
        remedy = f"add them with their words; until then they are not dealt in {translation.language}"
        problems.advise(spot, "warning", "incomplete", what, remedy)
    return translation if len(good) == len(translation.challenges) else replace(translation, challenges=good)


def _name(reading: Reading) -> tuple[str, str]:
    """The pack and the language."""
    translation = reading.translation
    return (translation.translates, translation.language) if translation else ("", "")


def _fits(
    words: Translated,
    there: Mapping[str, Challenge],
    name: str,
    spots: Mapping[str, Spot],
    problems: Problems,
) -> bool:
    spot = spots.get(words.id, START)
    original = there.get(words.id)
    if original is None:
        what = f"{name} has no good challenge called {words.id}"
        problems.add(spot, "original", what, f"take an id from {name}.yaml, or repair the challenge there")
        return False
    lacks = words.lacks(original)
    for field in lacks:
        is_list = isinstance(getattr(original, field), tuple)
        what = f"{words.id} has {'fewer texts in' if is_list else 'no'} {field}, and the original has"
        problems.add(spot, "missing", what, f"add {'them all to' if is_list else 'a line'} {field}: …")
    return not lacks


def _listed(ids: list[str]) -> str:
    more = len(ids) - MOST_NAMED
    return ", ".join(ids[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
