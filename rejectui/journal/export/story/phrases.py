"""The turns of phrase of the story: what holds for every ask that ended so, and nothing more."""

from __future__ import annotations

from rejectui.core.asks.attempt import Happened, Outcome

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
TIMES = {1: "once", 2: "twice"}

# One ask on a day. {day} is its weekday, {quote} what was asked; they take turns, so that neighbors do not
# sound the same.
ONE: dict[Outcome, tuple[str, ...]] = {
    "no": (
        "On {day} it was {quote}, and the answer was no.",
        "{day} was for {quote}. I heard a no.",
        "On {day} I tried {quote}. It was a no.",
    ),
    "soft_no": (
        "On {day} it was {quote}, and I heard a soft no.",
        "{day} was for {quote}. The answer was a no, of the soft kind.",
    ),
    "partly": (
        "On {day} it was {quote}, and I got a part of it.",
        "{day} was for {quote}. I did not get all of it, but a part.",
    ),
    "yes": (
        "On {day} it was {quote}, and the answer was yes.",
        "{day} was for {quote}. I got a yes.",
        "On {day} I tried {quote}. It was a yes.",
    ),
    "waiting": (
        "On {day} it was {quote}. The answer is still to come; the asking is done.",
        "{day} was for {quote}. I have asked; there is no answer yet.",
    ),
    "no_reply": (
        "On {day} it was {quote}. It stayed quiet, and that is an answer, too.",
        "{day} was for {quote}. No answer came. I asked, and that was my part.",
    ),
    "backed_out": (
        "On {day} I had {quote} in mind, and backed out of it. I got as far as I got.",
        "{day} was to be for {quote}. I backed out this time.",
    ),
    "called_off": ("On {day} I called off {quote}{reason}.",),
}
# Asks of one day that ended alike.
MANY: dict[Outcome, tuple[str, str]] = {
    "no": ("{quote} got a no.", "{quote} each got a no."),
    "soft_no": ("{quote} got a soft no.", "{quote} each got a soft no."),
    "partly": ("{quote} was granted in part.", "{quote} were each granted in part."),
    "yes": ("{quote} got a yes.", "{quote} each got a yes."),
    "waiting": ("I am waiting to hear about {quote}.", "I am waiting to hear about {quote}."),
    "no_reply": ("No answer came to {quote}.", "No answer came to {quote}."),
    "backed_out": ("I backed out of {quote}.", "I backed out of {quote}."),
    "called_off": ("I called off {quote}{reason}.", "I called off {quote}{reason}."),
}
# The same thing asked more than once: how often it ended so, and how it ended one time.
ENDED: dict[Outcome, tuple[str, str]] = {
    "no": ("no", "noes"),
    "soft_no": ("soft no", "soft noes"),
    "partly": ("answer in part", "answers in part"),
    "yes": ("yes", "yeses"),
    "waiting": ("answer still to come", "answers still to come"),
    "no_reply": ("silence", "silences"),
}
ONE_TIME: dict[Outcome, str] = {
    "no": "it was a no",
    "soft_no": "it was a soft no",
    "partly": "I got a part of it",
    "yes": "it was a yes",
    "waiting": "the answer is still to come",
    "no_reply": "no answer came",
}
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
LEARNED = ("What I learned: {}", "What I noticed: {}")
REPLY = ("In their words: {quote}.", "They said: {quote}.")
FEARED = (
    "Before, I was afraid of this: {quote}.",
    "What I feared: {quote}.",
    "The fear beforehand: {quote}.",
)
DODGED = ("There was a time when I would have dodged it.", "Once, I would have dodged it.")
LAUGHED = ("It made me laugh.", "I laughed.")
HAPPENED: dict[Happened, tuple[str, ...]] = {
    "no": ("It did not happen.", "It did not come to that."),
    "partly": ("A part of it happened.",),
    "yes": ("That did happen.",),
}
EASIER = ("I had expected worse.", "It was easier than I had thought.")
HARDER = ("It was harder than I had thought.",)
# Less than two steps of the scale is no surprise to a reader.
SURPRISING = 20
