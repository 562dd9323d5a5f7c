"""English words by rule, R12 to R28: where, how and in which tone it is asked (core/PRACTICE.md)."""

from __future__ import annotations

import re

from rejectui.core.asks.challenge import Challenge
from rejectui.packs.rules.phrase_patterns import Pattern, any_of, of_person


def _in_writing(challenge: Challenge) -> bool:
    return challenge.channel in ("written", "form")


def _date(challenge: Challenge) -> bool:
    return challenge.category == "dating"


def _nowhere_named(challenge: Challenge) -> bool:
    return not challenge.locales


def _in_the_way(challenge: Challenge) -> bool:
    told = f"{challenge.how} {' '.join(challenge.safety)}".casefold()
    return not any(word in told for word in ("manager", "quiet", "nobody is waiting", "off-peak"))


# A pattern at once, so that the test of tone knows that nobody is shown these words.
_SHAMING = re.compile(
    r"cowards?|cowardly|losers?|be a man|man up|no excuses|failed you|you failed|lost your streak"
    r"|break the chain"
    r"|nothing bad happened|one more no (?:un)?til|i dare you|don't be (?:a chicken|a wimp|a baby)"
    r"|(?:your|next|new) victims?|(?:your|the next) targets?|only \d+ (?:days|noes) left"
).pattern

MANNER: dict[str, tuple[Pattern, ...]] = {
    "R12": (
        Pattern(
            "{} makes their work harder",
            any_of(
                "(during|in|at) (the )?(lunch |morning |evening )?rush( hour)?",
                "(at|during|for|in) (the|their) (busiest|peak) (hours?|times?)",
                "while (they|he|she) (are|is) (driving|operating|alone|busy)",
                "alone (at night|on (the|a) night shift)",
                "(break|bend|ignore) (the|their|a) (house |store |company )?(rules?|policy)",
                "behind (their|the) (boss|manager)'s back",
            ),
        ),
        Pattern(
            "{} interrupts everybody there",
            any_of(r"(mak(e|ing)|do|give|read) an? (\w+ ){0,2}announcement"),
            only=_in_the_way,
            remedy="go at a quiet hour, and ask the manager",
        ),
    ),
    "R13": (
        Pattern(
            "{} depends on the asker",
            any_of(
                "(ask|invite|tell) ((one|any|some|all) of )?your (own )?(employees?|students?|pupils?"
                "|interns?|trainees?|apprentices?|tenants?|patients?|assistants?|cleaners?)(?!')",
                "(somebody|someone) who (works for|reports to|depends on) you",
            ),
            level="warning",
        ),
    ),
    "R14": (
        Pattern(
            "{} is where they cannot walk away",
            any_of(
                "(at|on) (their|her|his) (work|workplace|desk|counter|job|checkout|shift)",
                "where (they|she|he) (works?|is working|are working)",
                "while (they|she|he) (are|is) (working|at work|on (their|her|his) shift)",
            ),
            only=_date,
            remedy="ask when you meet elsewhere",
        ),
    ),
    "R15": (
        Pattern(
            "{} is against the law",
            any_of(
                r"trespass\w*|shoplift\w*|vandali[sz]\w+|dine and dash",
                "steal(ing)? (something|things|from (THEM|a|the|some))",
                "climb (over )?(the|a|their) (fence|gate)",
                "(leave|ride|travel|walk out) without paying",
                "break(ing)? into (a|the|their|an) (house|building|car|room|office|shop|store|school)",
            ),
        ),
        Pattern(
            "{} is against the law",
            any_of("sneak(ing)? (into|past|backstage)|sneak in without"),
            unless=any_of("may|could|let (me|you)"),
        ),
        Pattern(
            "{} needs a license and an insurance",
            any_of(
                r"(driv(e|ing)|rid(e|ing))\b[^.!?]{0,20} (THEIR|your \w+'s|a (friend|neighbor)'s"
                "|someone else's|somebody else's) (new |own )?(car|motorbike|motorcycle|truck|scooter|van)",
            ),
            only=of_person,
            level="review",
            remedy="see that license and insurance allow it, or ask to come along for a ride",
        ),
    ),
    "R16": (
        Pattern(
            "{} may not be safe",
            any_of(
                "drunk|tipsy|hungover|(take|use|try|sell) (some )?drugs",
                "(have|after|drink) (a few|some|a couple of|two|three) (drinks|beers|shots)",
                "late at night|after midnight|in the middle of the night",
                "(dark|empty|deserted|lonely) (alley|street|park|parking lot|garage)",
                r"(guard|police|service|security|sniffer) dogs?|hitch-?hik\w+",
                "(get|hop|climb) in(to)? (THEIR|a stranger's) (car|van|truck)",
            ),
        ),
    ),
    "R17": (
        Pattern(
            "{} asks somebody who should be left in peace",
            any_of(
                "(ask|stop|approach|call|challenge)(ing)? "
                "((an?|the|any|some|one of the|two|three|random|passing|nearby|little|young) ){1,3}"
                "(paramedics?|ambulance|firefighters?|nurses?|surgeons?|doctors?|child(ren)?|kids?|toddlers?"
                "|homeless|beggars?|mourners?|grieving|bereaved|caregivers?|patients?)(?!['-])",
                "(call|dial|text) (911|112|999|an? emergency)",
                "at (a|the) (funeral|emergency room|accident)",
            ),
        ),
    ),
    "R18": (
        Pattern(
            "{} is about who somebody is",
            any_of(
                "foreign[- ]looking",
                "SOMEBODY (who (is|are|looks?|seems?|has)|with|wearing) (an? |in a )?"
                "(strong |thick |very )?WHO",
                r"(imitate|mock|make fun of|laugh at|tease|joke about) (THEIR|the \w+'s|some\w+'s) "
                "(accent|voice|job|work|clothes|body|looks?|age|weight|religion|walk|uniform)",
            ),
        ),
    ),
    "R19": (
        Pattern(
            "{} is a quota",
            any_of(
                "(ask|approach|message|e-?mail|call|stop|compliment|greet|invite|reach|pitch|write to)(ing)? "
                "(at least |about |to )?MANY ([a-z-]+ ){0,2}PEOPLE",
                "(collect|get|gather|hear) (at least )?(NUMBER|as many) (noe?s|rejections)",
            ),
        ),
        Pattern(
            "{} is a timer",
            any_of(
                "(within|in under|in less than) NUMBER (minutes?|seconds)(?! of|'| walk)",
                r"before (the |your )?(\w+ )?(minutes|seconds|time|timer) (are|is|runs?) (up|over|out)",
                "set (a|the|your) timer|stopwatch|(against|beat) the clock|time limit|count ?down",
            ),
        ),
    ),
    "R20": (
        Pattern(
            "{} is no kind way to leave",
            any_of(
                r"your loss|suit yourself|come on[,.!]|whatever[.!]|seriously\?|how (rude|mean)",
                "you('ll| will) regret|roll your eyes|slam the door|thanks for nothing",
            ),
            fields=("if_no",),
        ),
    ),
    "R21": (
        Pattern(
            "{} chases somebody, or writes to nobody in particular",
            any_of(
                "copy[- ](and[- ])?paste|bcc|mass[- ](mail|e-?mail|message)",
                "the same (message|e-?mail|mail|letter|text) to",
                "every(one|body) in your (contacts|phone|address book|inbox)|all (of )?your contacts",
                "(write|e-?mail|message|text)( THEM)? (again|every (day|week))",
                "send (THEM )?(a|another) reminder|(nudge|chase|ping) THEM",
                "remind THEM (again|to answer|every)",
                "follow(ing)?[- ]up (again|every|until|twice|if they|when they)",
            ),
            only=_in_writing,
        ),
    ),
    "R22": (
        Pattern(
            "{} asks a person to explain their no",
            any_of("ask (THEM )?(why|(for|what) (the|their|a) reasons?)"),
            only=of_person,
            fields=("if_no",),
        ),
        Pattern(
            "{} goes on after the no",
            any_of(
                "negotiate|haggle|debate|offer (them )?more",
                "(then|and) ask (them )?for (less|half|something smaller|a smaller|something else)",
            ),
            fields=("if_no",),
        ),
    ),
    "R26": (
        Pattern(
            "{} is not usual everywhere",
            any_of(r"haggl\w+|tipping|bargain (for|over|with|about)|(leave|give) (them )?a tip"),
            only=_nowhere_named,
        ),
    ),
    "R27": (
        Pattern(
            "{} is the name of somebody's product",
            any_of("rejection therapy"),
            remedy='say "rejection practice"',
        ),
    ),
    "R28": (
        Pattern(
            "{} shames somebody or makes an opponent of them",
            _SHAMING,
            fields=("title", "how", "say", "if_yes", "if_no", "smaller", "safety", "not_for"),
            may_be_denied=False,
        ),
    ),
}
