"""The rules for challenges, for the sake of the people who are asked and of those who ask (core/PRACTICE.md).

Each has a code, how much it matters, a sentence, and what to do instead. What fields show of them stands in
field_rules.py, what English words show in phrases_of_what.py and phrases_of_manner.py. Neither is a judge:
the rest is for a reviewer, and a finding for a reviewer is settled by `reviewed`. Retired challenges are
asked of nobody, so no rule looks at them.

To add a rule, put it under its code into RULES, with a function or a pattern that finds it, and a bad sample
and a near miss in tests/packs/rules/test_rules.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from rejectui.core.asks.challenge import Challenge, Pack
from rejectui.packs.problem import Finding, Severity
from rejectui.packs.rules import field_rules as fields


class Rule(NamedTuple):
    """How much it matters, what holds, what to do instead, and the functions that look at fields."""

    level: Severity
    sentence: str
    remedy: str
    of_challenge: tuple[Callable[[Challenge], Iterator[Finding]], ...] = ()
    of_pack: tuple[Callable[[Pack], Iterator[Finding]], ...] = ()


class Found(NamedTuple):
    """A finding with its rule's code, and with everything said."""

    code: str
    level: Severity
    field: str
    what: str
    remedy: str


RULES: dict[str, Rule] = {
    "R01": Rule(
        "error",
        "Everybody is asked once. A no is a whole answer, so nobody is asked again, pushed or talked round.",
        "end the ask with the first no, and write a line to leave with in if_no",
    ),
    "R02": Rule(
        "review",
        "A no is expected and cheap for the other side. Whoever cannot walk away finds it hard to say.",
        "make it easier to say no, or let a reviewer decide",
        (fields.hard_to_refuse,),
    ),
    "R03": Rule(
        "warning",
        "A pack asks mostly staff and organizations, who are free to say no, and strangers seldom.",
        "ask staff, organizations or people you know in more of them",
        of_pack=(fields.many_strangers,),
    ),
    "R04": Rule(
        "error",
        "Of strangers, only something tiny that belongs to the moment: not their money, table, home, number "
        "or company.",
        "ask for something tiny, or ask staff or somebody you know",
        (fields.strangers,),
    ),
    "R05": Rule(
        "warning",
        "Nobody is asked to be touched. High fives and hugs come too close to refuse freely.",
        "ask for a word or a smile instead",
    ),
    "R06": Rule(
        "error",
        "Nothing is asked on false grounds: no lie, no hidden plan, no made-up story or service.",
        "say the silly part out loud; an honest ask works as well",
    ),
    "R07": Rule(
        "warning",
        "Only what you would be glad to get is asked for, and a yes is taken with thanks.",
        "ask for something you would like, and write in if_yes what you do with it",
    ),
    "R08": Rule(
        "error",
        "Nobody is asked to judge the asker as a person. It makes them answer for how somebody feels.",
        "ask about a thing you made, or for something you can use",
    ),
    "R09": Rule(
        "error",
        "Nobody is filmed, photographed, recorded or posted about.",
        "keep it in the journal",
    ),
    "R10": Rule(
        "error",
        "It takes little of their time unless they agreed to more: two minutes are light, fifteen the most.",
        "ask for less, or ask by phone or in writing for a time that suits them",
        (fields.time_unasked,),
    ),
    "R11": Rule(
        "error",
        "No gifts or loans of money are asked of a person.",
        "ask a shop or an organization, or for something that is not money",
        (fields.personal_money,),
    ),
    "R12": Rule(
        "warning",
        "Work is respected: not in the rush, not somebody alone at night, nothing that breaks their rules.",
        "choose a quiet moment, and ask somebody who may decide",
    ),
    "R13": Rule(
        "error",
        "Nobody is asked who depends on the asker: they cannot say a free no.",
        "ask somebody who can say no without a worry",
        (fields.power_downward,),
    ),
    "R14": Rule(
        "error",
        "A date is asked only of somebody who is friendly already, once, away from their work, with an easy "
        "way out.",
        "ask an acquaintance or a friend who is already friendly",
        (fields.dating,),
    ),
    "R15": Rule(
        "error",
        "Nothing is against the law: no trespass, no theft, no breach of a license or an insurance.",
        "ask for what they may give, and leave the rest out",
    ),
    "R16": Rule(
        "warning",
        "It is safe: in public, by day, sober, no working dogs, not in a stranger's car.",
        "move it to a safe place and time, and say so in safety",
    ),
    "R17": Rule(
        "error",
        "Emergency, medical and care staff, children, mourners and people without a home are left in peace.",
        "ask somebody who has a minute and a choice, such as a librarian",
    ),
    "R18": Rule(
        "review",
        "Nobody is chosen or laughed at for who they are: origin, faith, body, age, love, accent, job.",
        "leave out what they are like, or make the joke about yourself",
    ),
    "R19": Rule(
        "warning",
        "There are no quotas and no timers. People are not points.",
        "make it one good ask, with all the time it needs",
    ),
    "R20": Rule(
        "warning",
        "The one who asks leaves with a kind word, whatever the answer was.",
        'leave with something like "No problem, thank you!"',
    ),
    "R21": Rule(
        "warning",
        "What is written is written for one reader. Silence is a no, and nobody is chased.",
        "write to one of them in words made for them, and let silence be",
    ),
    "R22": Rule(
        "warning",
        "After a no come thanks and nothing else. Why may be asked once, of staff and organizations only.",
        "leave with thanks; a smaller form goes into smaller, for somebody who would rather begin there",
    ),
    "R23": Rule(
        "warning",
        "From level 3 on there is a smaller form, for people for whom it is too big today.",
        "add a line smaller: with an easier form of the same ask",
        (fields.smaller_step,),
    ),
    "R24": Rule(
        "warning",
        "An ask that matters says who should leave it out.",
        "add a line not_for: [...], such as people whose job is shaky right now",
        (fields.who_should_leave_it,),
    ),
    "R25": Rule(
        "error",
        "The level is that of the ask, and at level 5 there is a step before it.",
        "add a line smaller: with a step to take first, or write a lower level",
        (fields.level_fits,),
    ),
    "R26": Rule(
        "review",
        "What is usual in one place only, such as haggling or tips, says where.",
        "add a line locales: [...], or ask for something that is usual everywhere",
    ),
    "R27": Rule(
        "warning",
        "Words are your own, with a license that lets others use them. Others' lists and cards stay theirs.",
        "write an SPDX name such as CC-BY-4.0, and every text anew",
        (fields.source_of,),
        (fields.license_of,),
    ),
    "R28": Rule(
        "error",
        "No shame, no dare, no opponent: asking is hard enough.",
        "say it in kinder words",
    ),
    "R29": Rule(
        "warning",
        "A challenge says whether it can be done any day. One that does not say counts as waiting for an "
        "occasion.",
        "add a line when: any_day, or when: when_it_comes_up if it needs an occasion",
        (fields.when_told,),
    ),
}


def doubts(pack: Pack) -> int:
    """What a reviewer would have to look at, whatever the file says of having been reviewed.

    A day that is not told (R29) is no matter for the people who are asked.
    """
    read = (replace(one, reviewed=None, when=one.when or "any_day") for one in pack.challenges)
    seen = [each for one in read for each in findings(one, pack.language)]
    return len([*seen, *pack_findings(pack)])


def findings(challenge: Challenge, language: str) -> Iterator[Found]:
    """What every rule found in a challenge of a pack in this language; without one, only in its fields."""
    if challenge.retired:
        return
    for code, rule in RULES.items():
        for look in rule.of_challenge:
            yield from _told(code, look(challenge), challenge)
    if language.partition("-")[0] == "en":
        # Imported here because the packs that ship are read without, and these patterns take their time.
        from rejectui.packs.rules.find_phrases import seen_in

        for code, finding in seen_in(challenge):
            yield from _told(code, iter((finding,)), challenge)


def pack_findings(pack: Pack) -> Iterator[Found]:
    """What every rule found in a pack as a whole."""
    for code, rule in RULES.items():
        for look in rule.of_pack:
            yield from _told(code, look(pack))


def _told(code: str, found: Iterator[Finding], challenge: Challenge | None = None) -> Iterator[Found]:
    rule = RULES[code]
    for field, what, remedy, level in found:
        level = level or rule.level
        if level != "review" or challenge is None or challenge.reviewed is None:
            yield Found(code, level, field, what, remedy or rule.remedy)
