"""The turns of phrase of the story: what holds for every ask that ended so, and nothing more. Those of a kind
take turns, so that neighbors do not sound the same.
"""

from __future__ import annotations

import re

from rejectui.core.asks.attempt import Happened, Outcome

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
TIMES = {1: "once", 2: "twice"}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

# How an ask in the imperative begins, as packs write them. Words that might as well be nouns ("Offer",
# "Walk") need one after them that tells.
IMPERATIVE = re.compile(
    r"((apply|ask|be|borrow|bring|cancel|get|give|go|invite|let|make|propose|say|send|submit|suggest|tell"
    r"|write) (?!of |from )"
    r"|(call|leave|offer|pitch|sign|walk) (an?|about|in|my|once|somebody|the|them|to|up|your) )",
)
# One ask on a day. {day} is its weekday, {quote} what was asked, {answer} one of the answers below.
TO_DO = (
    "On {day} I set out to {quote}, and {answer}.",
    "{day} was the day to {quote}. {Answer}.",
    "On {day} the idea was to {quote}. {Answer}.",
)
ASKED = (
    "On {day} my ask was {quote}, and {answer}.",
    "{day}'s ask was {quote}. {Answer}.",
    "What I asked on {day}: {quote}. {Answer}.",
)
ANSWERS: dict[Outcome, tuple[str, ...]] = {
    "no": ("the answer was no", "I got a no", "it was a no"),
    "soft_no": ("it was a soft no", "I got a soft no"),
    "partly": ("I got part of it", "the answer was yes, in part"),
    "yes": ("the answer was yes", "I got a yes", "it was a yes"),
    "waiting": ("the answer is still to come", "there is no answer yet"),
    "no_reply": ("no answer came", "I heard nothing back"),
}
# Asks of one day that ended alike.
ALIKE: dict[Outcome, tuple[str, ...]] = {
    "no": ("The answer to {quote} was no.", "To {quote} the answer was no."),
    "soft_no": ("The answer to {quote} was a soft no.", "To {quote} the answer was a soft no."),
    "partly": ("The answer to {quote} was yes, in part.", "To {quote} the answer was yes, in part."),
    "yes": ("The answer to {quote} was yes.", "To {quote} the answer was yes."),
    "waiting": ("The answer to {quote} is still to come.", "I am waiting to hear about {quote}."),
    "no_reply": ("No answer came to {quote}.", "I heard nothing back about {quote}."),
    "backed_out": ("I backed out of {quote}.",),
    "called_off": ("I called off {quote}{reason}.",),
}
# The same thing asked more than once: how often it ended so.
ENDED: dict[Outcome, tuple[str, str]] = {
    "no": ("no", "noes"),
    "soft_no": ("soft no", "soft noes"),
    "partly": ("yes in part", "yeses in part"),
    "yes": ("yes", "yeses"),
    "waiting": ("answer still to come", "answers still to come"),
    "no_reply": ("silence", "silences"),
}
# What leads to typed words.
REPLY = ("They said:", "In their words:")
NOTE = ("I noted:", "My note:", "I wrote:")
FEARED = ("I had been afraid of this:", "What I had feared:", "My fear beforehand:")
LEARNED = ("What I learned:", "What I noticed:")
OPENED = ("And it opened something:", "Something came of it:")

HAPPENED: dict[Happened, tuple[str, ...]] = {
    "no": ("That did not happen.", "It did not come to that."),
    "partly": ("Part of that happened.",),
    "yes": ("That did happen.",),
}
DODGED = ("Before, I would have dodged it.", "There was a time when I would have dodged it.")
LAUGHED = ("It made me laugh.", "I laughed.")
EASIER = ("It was easier than I had thought.", "I had expected worse.")
HARDER = ("It was harder than I had thought.",)
# Less than two steps of the scale is no surprise to a reader.
SURPRISING = 20
