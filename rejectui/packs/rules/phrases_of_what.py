"""English words by rule, R01 to R11: what is asked, and of whom (core/PRACTICE.md)."""

from __future__ import annotations

from rejectui.core.asks.challenge import Challenge
from rejectui.packs.rules.phrase_patterns import Pattern, any_of, of_person, of_stranger

OF_ANOTHER = any_of("else", "elsewhere", "somewhere", "another (shop|store|place|caf[eé]|person|one|counter)")
# Nobody heard it, or nobody has been asked yet.
FINE_AGAIN = any_of(OF_ANOTHER, "hear|heard|understand|understood|wait|waiting")
OPENLY = any_of("say(ing)? (so|first|that|it)", "tell(ing)? THEM", r"admit\w*|honest\w*|openly|be open")


def _not_of_friend(challenge: Challenge) -> bool:
    return challenge.askee != "friend"


def _of_somebody_known(challenge: Challenge) -> bool:
    return of_person(challenge) and not of_stranger(challenge)  # R04 tells it of strangers


ASKED: dict[str, tuple[Pattern, ...]] = {
    "R01": (
        Pattern(
            "{} asks a second time",
            any_of(
                r"ask(ing)?( THEM| the same \w+)? (again|once more|one more time|a second time)",
                "keep( on)? (asking|insisting|pushing|begging|pestering)",
                r"(ask|asking|call|push|try|repeat|beg)\b[^.!?]{0,40} until THEY "
                "(says? yes|agrees?|gives? in|accepts?)",
                r"(write|message|e-?mail|text)\b[^.!?]{0,40} until THEY (repl(y|ies)|answers?|agrees?)",
            ),
            unless=FINE_AGAIN,
        ),
        Pattern("{} does not take the no", any_of("tak(e|ing) (a )?no for an answer"), may_be_denied=False),
        Pattern(
            "{} goes on after the no",
            any_of(
                "insist|persuade|convince|argue",
                "try again (tomorrow|later|soon|right away|in a (minute|moment|while))",
                "talk THEM (into|round|around)",
                "change THEIR minds?",
                r"(are you|you're) (really )?sure\?",
            ),
            fields=("if_no",),
            unless=OF_ANOTHER,
        ),
    ),
    "R02": (
        Pattern(
            "{} makes it hard to say no",
            any_of(
                "in front of THEIR (friends|family|boss|colleagues|coworkers|customers|date)",
                "(corner|block) THEM",
                "block THEIR way",
            ),
        ),
    ),
    "R04": (
        Pattern(
            "{} asks a stranger for money",
            any_of(r"(borrow|lend|loan|spare|give (you|me))\b[^.!?]{0,25}(?<!\w)MONEY"),
            only=of_stranger,
        ),
        Pattern(
            "{} joins strangers uninvited",
            any_of(
                "join(ing)? (you|them)",
                r"join(ing)? (a |the )?(THEIR|strangers'?|other people's|\w+ of strangers)[^.!?]{0,15}"
                "(table|lunch|dinner|party|picnic|group)",
                r"join(ing)? (an?|the|another|somebody's|someone's) (\w+('s)? )?(lunch |dinner )?"
                "table(?! tennis)",
                "(sit|eat|lunch|dine|have (lunch|dinner)) (down )?with (you|them|a stranger|strangers)",
            ),
            only=of_stranger,
        ),
        Pattern(
            "{} is too private to ask of a stranger",
            any_of(
                "(the (phone|cell|mobile)|THEIR( phone| cell| mobile)?) number",
                "THEIR (instagram|contact details|e-?mail address|home address)",
                "(inside|into|use|enter|see|come (in|over) to|sleep at|stay at) THEIR "
                "(home|house|apartment|flat|bathroom|bedroom)",
            ),
            only=of_stranger,
        ),
        Pattern(
            "{} asks a stranger for their company",
            any_of(
                "(work(ing)? ?out|exercise|(?<!the )train(ing)?|go for (a )?(run|walk|drink|coffee)) "
                "(with (you|me|THEM|a stranger)|together)",
                "(walk|drive) (you|THEM) home",
            ),
            only=of_stranger,
        ),
    ),
    "R05": (
        Pattern(
            "{} asks to be touched",
            any_of(
                r"high[- ]?fives?|hug(s|ging)?|kiss(es|ing)?|piggy-?back|arm[- ]wrestl\w+",
                "hold THEIR hands?",
                "(touch|stroke|pat|feel) THEIR (hair|arms?|shoulders?|back|face|hands?|beard|head)",
            ),
            only=_not_of_friend,
        ),
    ),
    "R06": (
        Pattern(
            "{} asks on false grounds",
            any_of(
                "pretend(s|ing)?",
                "made[- ]up (service|story|reason|name|excuse|product|company|birthday)",
                r"mak(e|ing) up (an?|some) (\w+ )?(story|reason|excuse|name|lie|service)",
                "(an?|your) (invented|fake|false|bogus) (name|story|reason|service|excuse|id|birthday)",
                "(lie|lying) to (THEM|somebody|someone|the (staff|clerk|cashier|barista))",
                "tell(ing)? (them )?an? (white |small |little )?lie|white lies?",
                "pos(e|ing) as|impersonate|claim(ing)? (to be|that you)|under a (false )?pretext",
                "(trick|fool|deceive|mislead|prank) (THEM|somebody|someone)",
            ),
        ),
        Pattern(
            "{} is not true",
            any_of(
                r"(it's|it is|is|as) (your|my) birthday\b[^.!?]{0,30} (when|though|but|if)\b[^.!?]{0,15}"
                r"( not|n't)",
                "(it is not|it isn't|it's not|that is not|that isn't) (really )?your birthday",
            ),
            may_be_denied=False,
        ),
        Pattern(
            "{} hides what is true",
            any_of(
                "(even (if|though)|although) (you|it)('re|'s| are| is)?( not|n't)( really| actually)?( an?)? "
                "(locals?|members?|students?|in the market|true|going to (buy|come|pay))",
                "(no|without( any| the)?) (real )?(intent|intention|plan)s?( of| to)? (buy|com|pay)(e|ing)?",
            ),
            unless=OPENLY,
            may_be_denied=False,
            remedy="say so in the same breath, or ask for what is true",
        ),
    ),
    "R07": (
        Pattern(
            "{} does not want the yes",
            any_of(
                "joking|kidding|(just|only) a (joke|test|dare)",
                "ask for (even more|something bigger)",
                "turn them down|turn down (the|their) offer|say never ?mind",
            ),
            fields=("if_yes",),
        ),
        Pattern(
            "{} does not want the yes",
            any_of(
                "until you (hear|get|find) (a|your|one) (no|rejection)",
                "(hunt|look|looking|go|ask around|try) (around )?for (a|another|your|the next) "
                "(no|rejection)",
                "ask for (something|anything|a thing) (that )?you (do not|don't|would not|wouldn't) "
                "(really |actually )?(want|need)",
            ),
        ),
    ),
    "R08": (
        Pattern(
            "{} asks them to judge a person",
            any_of(
                r"am i (\w+ )?(LOOKING|a good (person|friend))",
                r"do you (think i('m| am)|find me) (\w+ )?LOOKING",
                "do you (really )?(like|love|hate|fancy) me(?! to)",
                "what do you think (of|about) me(?=[.!?\"'”]|$)",
                "(if|whether) THEY (likes?|loves?|finds?) you(?= attractive|[.!?\"'”]|$)",
                r"(if|whether) you (are|look) (\w+ )?LOOKING",
                "rate (me|(my|your) (looks?|face|body))",
            ),
        ),
    ),
    "R09": (
        Pattern(
            "{} shows somebody who did not choose it",
            any_of(
                r"selfies?|hidden camera|live-?stream(ing)?|secretly (film|record|photograph)\w*",
                "(film|videotape|photograph|record|vlog)(ing)? (THEM|everyone|everybody|strangers|people"
                "|their (reaction|answer|face)s?|the (reaction|conversation|call|staff|person|stranger))",
                "film (it|this|yourself)",
                "(photo|picture|pic|video)s? (together )?(of|with) "
                "(THEM|somebody|someone|a stranger|the (person|staff|stranger|barista|cashier))",
                "take their (photo|picture)",
                "(post|share|upload) (an? |the |their )?"
                "((video|clip|photo|picture)s? of (them|it|the)|answer|reaction)",
            ),
        ),
    ),
    "R11": (
        Pattern(
            "{} asks a person for money",
            any_of(r"(borrow|lend|loan|give (you|me))\b[^.!?]{0,25}(?<!\w)MONEY"),
            only=_of_somebody_known,
        ),
    ),
}
