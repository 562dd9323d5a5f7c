"""Every key, declared once: footer, help, command palette and a user's keymap all come from here.

The `id` is what `[keys]` in config.toml names; the `tooltip` is the sentence in Help.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from textual.binding import Binding, InvalidBinding
from textual.keys import Keys, format_key, key_to_character

from rejectui.core.asks.areas import AREA_NAMES, DIGITS
from rejectui.core.asks.situations import KEYS as SITUATIONS
from rejectui.core.asks.situations import words_of
from rejectui.core.clean_text import shortened
from rejectui.core.wording.words import capital

# What the app or the terminal needs itself: ctrl+i, ctrl+m and ctrl+j are tab and enter on their way here.
FIXED = frozenset(
    {"ctrl+q", "ctrl+c", "ctrl+p", "enter", "ctrl+m", "ctrl+j", "tab", "shift+tab", "ctrl+i", "escape"}
    | {"up", "down", "left", "right"}
)
# What `Rows` moves by, in the places that have one.
LISTS = frozenset({"j", "k", "g", "G", "home", "end", "pageup", "pagedown"})
_LISTED = "go journal ladder programs areas life packs filter ofday cards settings"
WITH_LISTS = tuple(f"{place}." for place in _LISTED.split())
# Places in which the keys of everywhere work as well.
PLACES = ("Today", "Review", "Journal", "Ladder", "Packs")
# Of the keys that act on the row under the cursor, which is not seen from elsewhere.
ROW = Binding.Group("the row under the cursor")


def _key(
    name: str, key: str, action: str, label: str, tooltip: str, *, show: bool = True, priority: bool = False
) -> Binding:
    return Binding(key, action, label, tooltip=tooltip, id=name, show=show, priority=priority)


def _row(name: str, key: str, action: str, label: str, tooltip: str, *, show: bool = True) -> Binding:
    """The same for what is done to the row under the cursor."""
    return replace(_key(name, key, action, label, tooltip, show=show), group=ROW)


EVERYWHERE = [
    _key("go.today", "1", "place('today')", "Today", "Go to today's card.", show=False),
    _key("go.review", "2", "place('review')", "Review", "Go to the numbers and the calendar.", show=False),
    _key("go.journal", "3", "place('journal')", "Journal", "Go to everything you logged.", show=False),
    _key("go.ladder", "4", "place('ladder')", "Ladder", "Go to your next asks and programs.", show=False),
    _key("go.packs", "5", "place('packs')", "Packs", "Go to the challenge packs.", show=False),
    _key(
        "go.settings", "comma", "settings", "Settings", "Rhythm, start of day, colors and more.", show=False
    ),
    _key("go.support", "exclamation_mark", "support", "Support", "When to talk to someone.", show=False),
    _key("go.fair", "F", "fair", "Fair asks", "What is owed to those you ask.", show=False),
    _key("go.help", "question_mark", "help", "Help", "All keys, and the science page."),
    _key(
        "go.shell",
        "ctrl+z",
        "to_shell",
        "To the shell",
        "Go to the shell; fg comes back. In a note: undo.",
        show=False,
        priority=True,
    ),
    _key("go.quit", "q", "quit", "Quit", "Leave; everything is saved already.", show=False),
]

TODAY = [
    _key("today.more", "down", "scroll(1)", "More", "Scroll down, when the card is longer than the screen."),
    _key("today.plan", "enter", "plan", "I'll do it", "Take this card; you may write down what you expect."),
    _key("today.log", "l", "log_ask", "Log it", "Log how it went."),
    _key(
        "today.another", "n", "swap(0)", "Another", "Deal another card; nothing is logged, nothing is lost."
    ),
    _key("today.before", "N", "before", "The one before", "Go back to the card before.", show=False),
    _key("today.smaller", "minus", "swap(-1)", "Smaller", "Deal a card one level smaller."),
    _key("today.bolder", "plus", "swap(1)", "Bolder", "Deal a card one level bolder.", show=False),
    _key("today.own", "o", "own", "My own", "Ask something of your own."),
    _key("today.rest", "r", "rest", "Rest", "Make today a rest day, or end the rest."),
    _key("today.rest_longer", "R", "rest_longer", "Rest longer", "Rest for days or weeks.", show=False),
    _key("today.real_no", "g", "real_no", "Go for a no", "Deal the likeliest no of your level.", show=False),
    _key(
        "today.where",
        "f",
        "where",
        "Only",
        "Cards for anywhere, home, work, free of charge, in person, by phone, any day.",
        show=False,
    ),
    _key("today.hide", "h", "hide", "Hide", "Never deal this challenge again.", show=False),
    _key("today.keep", "k", "keep", "Keep for today", "Move an open plan to today.", show=False),
    _key("today.let_go", "x", "let_go", "Let it go", "Let a plan go; that is not backing out.", show=False),
    _key("today.edit", "e", "edit", "Edit", "Change what you logged today."),
    _key("today.undo", "u", "undo", "Undo", "Take back what you did last; again goes further back."),
    _key("today.share", "c", "share", "Share", "A few lines about it to copy and paste anywhere."),
    _key("today.redo", "U", "redo", "Bring back", "Bring back what u took back, step by step."),
    _key(
        "today.phone",
        "p",
        "phone",
        "To the phone",
        "Show the card as a QR code, with room for it and segno installed.",
        show=False,
    ),
    _key("today.mine", "m", "mine", "Into my pack", "Turn your own ask into a challenge.", show=False),
    _key(
        "today.after", "s", "after", "The day after", "Say how long a hard one stayed with you.", show=False
    ),
    _key("today.look_back", "b", "look_back", "Look back", "Look back on last week.", show=False),
    _key("today.waiting", "w", "waiting", "Waiting", "Show the asks without an answer yet.", show=False),
    _key("today.redate", "d", "redate", "Date today", "Change dates in the future to today.", show=False),
    _key("today.up", "up", "scroll(-1)", "Up", "Scroll up.", show=False),
    _key("today.page_on", "pagedown", "page(1)", "A page on", "Scroll down a page.", show=False),
    _key("today.page_back", "pageup", "page(-1)", "A page back", "Scroll up a page.", show=False),
]

REVIEW = [
    _key("review.before", "left", "move(1)", "Before", "The period before."),
    _key("review.after", "right", "move(-1)", "After", "The period after.", show=False),
    _key("review.span", "p", "span", "Period", "Everything, a week, a month, a program."),
    _key("review.kind", "k", "kind(1)", "Kind", "The picture of the next kind of ask."),
    _key("review.kind_before", "K", "kind(-1)", "Kind before", "Of the kind before.", show=False),
    _key("review.takeaway", "t", "takeaway", "Takeaway", "Look back on a week, and say what you take."),
    _key(
        "review.further",
        "m",
        "further",
        "More",
        "All that is compared, with bars, and whom you asked; and back.",
    ),
    _key("review.export", "e", "export", "Export", "Your journal as a file: a story, a page, numbers."),
    _key("review.calendar", "c", "calendar", "Calendar", "Into the calendar, and out of it."),
    _key("review.down", "pagedown,space", "scroll(1)", "Further down", "Scroll to the weeks."),
    _key("review.up", "pageup", "scroll(-1)", "Up", "Scroll back to the numbers.", show=False),
    _key("review.line_down", "down", "line(1)", "Down", "Scroll by a line.", show=False),
    _key("review.line_up", "up", "line(-1)", "Up", "Scroll by a line.", show=False),
]

CALENDAR = [
    _key("calendar.week_back", "left", "move(-7)", "A week back", "A week back."),
    _key("calendar.day_back", "up", "move(-1)", "A day back", "A day back."),
    _key("calendar.week_on", "right", "move(7)", "A week on", "A week on.", show=False),
    _key("calendar.day_on", "down", "move(1)", "A day on", "A day on.", show=False),
    _key("calendar.open", "enter", "open_day", "The day", "What was asked that day; log or rest it there."),
    _key("calendar.year_back", "pageup", "move(-371)", "A year back", "53 weeks back.", show=False),
    _key("calendar.year_on", "pagedown", "move(371)", "A year on", "53 weeks on.", show=False),
    _key("calendar.first", "home", "go_to(False)", "First ask", "To the first day you asked.", show=False),
    _key("calendar.last", "end", "go_to(True)", "Last day", "To the last day there is.", show=False),
]

JOURNAL = [
    _key("journal.search", "slash", "search", "Search", "Search everything you wrote."),
    _row(
        "journal.edit", "e,enter", "edit", "Edit or answer", "Change it, or log the answer to a waiting ask."
    ),
    _key("journal.log", "l", "log_past", "Past ask", "Log an ask of any earlier day."),
    _row("journal.delete", "d", "delete", "Delete", "Take it out of the journal; u brings it back."),
    _key("journal.undo", "u", "undo", "Undo", "Take back what you did last; again goes further back."),
    _key("journal.redo", "U", "redo", "Bring back", "Bring back what u took back.", show=False),
    _row("journal.no", "n", "answer('no')", "They said no", "The answer to a waiting ask: no.", show=False),
    _row(
        "journal.soft_no",
        "s",
        "answer('soft_no')",
        "A soft no",
        "The answer to a waiting ask: a soft no.",
        show=False,
    ),
    _row(
        "journal.partly",
        "p",
        "answer('partly')",
        "Partly",
        "The answer to a waiting ask: yes to a part.",
        show=False,
    ),
    _row(
        "journal.yes", "y", "answer('yes')", "They said yes", "The answer to a waiting ask: yes.", show=False
    ),
    _row("journal.share", "c", "share", "Share", "A few lines about it to copy and paste.", show=False),
    _row("journal.mine", "m", "mine", "Into my pack", "Turn your own ask into a challenge.", show=False),
    _key(
        "journal.rest", "r", "rest_days", "Past rest", "Note a rest that is over, or one to come.", show=False
    ),
    _key("journal.waiting", "w", "waiting", "Waiting", "Show only the asks without an answer yet."),
]

LADDER = [
    _row("ladder.take", "enter", "take", "Do it today", "Make this ask today's card."),
    _row("ladder.open", "enter", "turn_over", "All of it", "Show every ask of this area or rung, or fewer."),
    _row(
        "ladder.later", "a", "later", "For later", "Save this challenge for later, or take it off the list."
    ),
    _key("ladder.keep", "o", "keep", "Add my own", "Save an ask of your own for later."),
    _row(
        "ladder.drop", "d", "drop", "Drop", "Take what you saved off the list; u brings it back.", show=False
    ),
    _key("ladder.sort", "s", "sort", "Sort asks", "Rate twelve asks by how nervous they would make you."),
    _key(
        "ladder.numbers", "n", "numbers", "Numbers", "Show the ratings in numbers, or in words.", show=False
    ),
    _key(
        "ladder.table",
        "v",
        "table",
        "The table",
        "Switch between the steps and a table of kinds and levels.",
        show=False,
    ),
    _key("ladder.undo", "u", "undo", "Undo", "Take back what you did last.", show=False),
    _key("ladder.redo", "U", "redo", "Bring back", "Bring back what u took back.", show=False),
    _key("ladder.programs", "p", "programs", "Programs", "All programs, and how far along you are."),
    _key("ladder.areas", "m", "areas", "What is hard", "Choose what is hard for you; it comes first here."),
    _key(
        "ladder.prompt",
        "t",
        "prompt",
        "AI plan",
        "A prompt for an AI tool: it asks you questions, then writes a plan.",
    ),
    _key(
        "ladder.paste",
        "T",
        "paste",
        "Paste a plan",
        "Paste what an AI tool wrote, and tick the cards you want.",
    ),
]

PROGRAMS = [
    _row("programs.start", "enter", "start", "Start", "Start this program today."),
    _key("programs.pause", "space", "pause", "Pause, go on", "Pause only the program, or go on with it."),
    _key("programs.rule", "f", "rule", "Other rule", "Count by the forgiving rule, or by the author's."),
    _key("programs.end", "x", "end", "Leave", "Leave the program; what you logged stays."),
    _key("programs.leave", "escape,q", "leave", "Back", "Back to the ladder."),
    _key("programs.down", "pagedown", "scroll(1)", "Read on", "Scroll down the page.", priority=True),
    _key("programs.up", "pageup", "scroll(-1)", "Up", "Scroll back up.", show=False, priority=True),
]

PACKS = [
    _row("packs.take", "enter", "take", "Do it today", "Make this challenge today's card."),
    _row("packs.open", "enter", "turn_over", "Open, close", "Show or hide what is in the pack."),
    _row("packs.later", "a", "later", "For later", "Save this challenge for later, or take it off the list."),
    _row("packs.right", "right", "open_pack", "Open", "Show what is in the pack.", show=False),
    _row("packs.left", "left", "close_pack", "Close", "Close the pack you are in.", show=False),
    _key("packs.all", "Z", "all_packs", "All packs", "Open all packs, or close them.", show=False),
    _key("packs.filter", "f", "filter", "Show only", "Show only some of the challenges."),
    _row("packs.switch", "space", "switch", "On or off", "Switch the pack on or off."),
    _row(
        "packs.trust", "t", "trust", "Trust", "Allow what is hard to refuse in a pack from elsewhere, or not."
    ),
    _row("packs.hide", "h", "hide", "Hide", "Never deal this challenge again, or deal it again."),
    _key("packs.search", "slash", "search", "Search", "Search all challenges."),
    _key("packs.undo", "u", "undo", "Undo", "Take back what you did last.", show=False),
    _key("packs.redo", "U", "redo", "Bring back", "Bring back what u took back.", show=False),
]

FILTER = [
    _key("filter.turn", "space", "turn", "Choose", "Select what is under the cursor, or clear it."),
    _key("filter.save", "enter,ctrl+s", "save", "Show", "Show what matches."),
    *[
        _key(f"filter.{n}", str(n), f"level({n})", f"Level {n}", f"Show level {n}, or not.", show=False)
        for n in range(1, 6)
    ],
    _key("filter.all", "x,0", "everything", "Everything", "Clear the selection and show everything."),
    _key("filter.leave", "escape,q", "leave", "Leave", "Leave it as it was."),
]

OF_DAY = [
    _key("ofday.take", "enter", "take", "Do it today", "Make this ask today's card, for somebody new."),
    _key("ofday.later", "a", "later", "For later", "Save this challenge for later."),
    _key("ofday.log", "l", "log", "Log one", "Log an ask for this day."),
    _key("ofday.rest", "r", "rest", "Rest", "Make this day a day of rest, or more days."),
    _key("ofday.leave", "escape,q", "leave", "Back", "Back to the calendar."),
]

SORT = [
    *[
        _key(f"sort.{d}", str(d), f"rate({d})", str(d), f"It would get to about {10 * d} of 100.", show=False)
        for d in range(10)
    ],
    _key("sort.done", "enter", "done", "Done", "Back to where you were."),
    _key("sort.skip", "enter,right", "skip", "Go on", "Go on to the next, rated or not."),
    _key("sort.before", "left,backspace", "before", "Before", "Back to the ask before."),
    _key("sort.more", "m", "more", "A dozen more", "Sort twelve more."),
    _key("sort.leave", "escape,q", "leave", "Enough", "Leave; what you sorted is saved."),
]

LATER = [
    _key("later.save", "enter,ctrl+s", "save", "Save", "Save the challenge for later.", priority=True),
    _key("later.leave", "escape", "leave", "Leave", "Leave without saving it."),
]

SETTINGS = [
    _row("settings.next", "space,enter,right", "turn(1)", "Next", "Change to the next value."),
    _row("settings.previous", "left", "turn(-1)", "Previous", "Change to the value before."),
    _key("settings.leave", "escape,q,comma", "leave", "Done", "Back to where you were."),
]

LOG = [
    _key(
        "log.next", "enter", "enter_next", "Next", "In the full log: next page (not while you type a text)."
    ),
    _key("log.save", "enter", "save_outside", "Save", "Save (not while you type a text)."),
    _key("log.save_now", "ctrl+s", "save", "Save", "Save, even while you type a text.", priority=True),
    _key(
        "log.page_on",
        "pagedown",
        "turn(1)",
        "More",
        "The next page, with more that you can write down.",
        priority=True,
    ),
    _key("log.page_back", "pageup", "turn(-1)", "Page before", "The page before.", show=False, priority=True),
    _key("log.leave", "escape", "leave", "Leave", "Leave without saving; asks first if text would be lost."),
    _key(
        "log.day",
        "ctrl+d",
        "day_back",
        "A day back",
        "Log it for an earlier day, up to seven days back.",
        priority=True,
    ),
    _key("log.no", "n", "outcome('no')", "No", "They said no.", show=False),
    _key("log.soft_no", "s", "outcome('soft_no')", "Soft no", "A maybe that was a no.", show=False),
    _key("log.partly", "p", "outcome('partly')", "Partly", "They said yes to a part.", show=False),
    _key("log.yes", "y", "outcome('yes')", "Yes", "They said yes.", show=False),
    _key("log.waiting", "w", "outcome('waiting')", "Waiting", "No answer yet.", show=False),
    _key("log.no_reply", "u", "outcome('no_reply')", "No reply", "No answer came.", show=False),
    _key(
        "log.backed_out", "b", "outcome('backed_out')", "Backed out", "You did not ask this time.", show=False
    ),
    _key(
        "log.called_off",
        "x",
        "outcome('called_off')",
        "Called off",
        "It was wiser not to.",
        show=False,
    ),
    *[
        _key(f"log.{d}", str(d), f"tens({d})", f"{d}0", f"You got as nervous as {10 * d} of 100.", show=False)
        for d in range(10)
    ],
    _key("log.less", "left", "fives(-1)", "Five less", "Five points less.", show=False),
    _key("log.more", "right", "fives(1)", "Five more", "Five points more.", show=False),
]

PLAN = [
    _key(
        "plan.save",
        "enter,ctrl+s",
        "save",
        "I'll do it",
        "Plan it; every question is optional.",
        priority=True,
    ),
    _key("plan.leave", "escape", "leave", "Leave", "Leave without planning."),
]

OWN = [
    *PLAN,
    _key("own.fair", "ctrl+g", "app.fair", "Fair asks", "What is owed to those you ask.", priority=True),
    _key(
        "own.keep",
        "ctrl+k",
        "keep_for_later",
        "For later",
        "Save it on your ladder for later.",
        priority=True,
    ),
]

REST = [
    _key("resting.save", "enter,ctrl+s", "save", "Rest", "Rest until that day.", priority=True),
    _key("resting.leave", "escape", "leave", "Leave", "Leave without a rest."),
]

PAST = [
    _key("past.save", "enter,ctrl+s", "save", "How it went", "Go on to how it went.", priority=True),
    _key("past.leave", "escape", "leave", "Leave", "Leave; asks first if text would be lost."),
]

REST_DAYS = [
    _key("restdays.save", "enter,ctrl+s", "save", "Rest", "Save these days of rest.", priority=True),
    _key("restdays.leave", "escape", "leave", "Leave", "Leave without a rest."),
]

LOOK_BACK = [
    _key("lookback.save", "ctrl+s", "save", "Save", "Save what you take from the week.", priority=True),
    _key("lookback.leave", "escape", "leave", "Leave", "Leave; asks first if text would be lost."),
]

EXPORT = [
    _key("export.save", "enter,ctrl+s", "save", "Write it", "Write the file.", priority=True),
    _key("export.leave", "escape", "leave", "Leave", "Leave without a file."),
]

AFTER = [
    _key("after.save", "enter,ctrl+s", "save", "Save", "Save it with the ask.", priority=True),
    _key("after.leave", "escape", "leave", "Leave", "Leave without answering."),
]

KEEP = [
    _key("keep.save", "enter,ctrl+s", "save", "Save", "Save the ask on your ladder.", priority=True),
    _key("keep.leave", "escape", "leave", "Leave", "Leave; asks first if text would be lost."),
]

MINE = [
    _key("mine.save", "enter,ctrl+s", "save", "Into my pack", "Write it into your own pack.", priority=True),
    _key("mine.leave", "escape", "leave", "Leave", "Leave; asks first if text would be lost."),
]

AREAS = [
    *[
        _key(f"areas.{d}", d, f"choose('{d}')", d, f"{capital(AREA_NAMES[area])}.", show=False)
        for d, area in DIGITS.items()
    ],
    _key("areas.turn", "space", "turn", "Choose", "Select the one under the cursor, or clear it."),
    _key("areas.save", "enter,ctrl+s", "save", "Save", "Save what you chose."),
    _key("areas.leave", "escape", "leave", "Leave", "Leave everything as it was."),
]

LIFE = [
    *[
        _key(f"life.{key}", key, f"choose('{key}')", key, f"{words_of(key).capitalize()}.", show=False)
        for key in SITUATIONS
    ],
    _key("life.turn", "space", "turn", "Choose", "Select the one under the cursor, or clear it."),
    _key("life.save", "enter,ctrl+s", "save", "Save", "Save what you chose."),
    _key("life.leave", "escape", "leave", "Leave", "Leave everything as it was."),
]

PROMPT = [
    _key("prompt.copy", "ctrl+s", "copy", "Copy", "Copy the prompt as it is now.", priority=True),
    _key(
        "prompt.paste", "ctrl+n", "paste", "Answer", "Go on, and paste what the tool answered.", priority=True
    ),
    _key("prompt.leave", "escape", "leave", "Back", "Back; asks first if changes would be lost."),
]

PASTE = [
    _key("paste.read", "ctrl+s", "read", "Read it", "Read it and show the cards it holds.", priority=True),
    _key("paste.next", "ctrl+n", "next", "Next", "Go to the next line that needs fixing.", priority=True),
    _key("paste.leave", "escape", "leave", "Leave", "Leave; asks first if text would be lost."),
]

CARDS = [
    _key("cards.turn", "space", "turn", "Tick", "Include the card under the cursor, or leave it out."),
    _key("cards.save", "enter,ctrl+s", "save", "Take them", "Add the ticked cards to your plan."),
    _key("cards.all", "a", "turn_all", "None, all", "Tick none of them, or all of them.", show=False),
    _key("cards.mend", "e", "mend", "Change it", "Back to the text, at the line of this card."),
    _key("cards.down", "pagedown", "scroll(1)", "Read on", "Scroll down the card.", priority=True),
    _key("cards.up", "pageup", "scroll(-1)", "Up", "Scroll back up.", show=False, priority=True),
    _key("cards.leave", "escape,q", "leave", "Back", "Back to the text."),
]

SHARE = [
    _key("share.copy", "enter,c", "copy", "Copy", "Copy the lines as they are."),
    _key("share.turn", "space", "turn", "Sentence", "Add another sentence of yours, or none."),
    _key("share.leave", "escape,q", "leave", "Back", "Back to where you were."),
]

CODE = [
    _key("code.leave", "escape,q,p", "leave", "Back", "Back to the card."),
]

CONFIRM = [
    _key("confirm.yes", "y", "answer(True)", "Yes", "Yes."),
    _key("confirm.no", "n,escape", "answer(False)", "No", "No."),
]

WELCOME = [
    _key("welcome.begin", "enter,escape", "begin", "Go on", "On to three short questions."),
    _key("welcome.support", "exclamation_mark", "support", "Support", "When to talk to someone first."),
    _key("welcome.quit", "q", "app.quit", "Quit", "Leave; nothing is written yet."),
]

# Over those of what is asked.
FIRST_RUN = [
    _key("first.next", "enter,ctrl+s", "save", "Next", "Save what you chose, if anything, and go on."),
    _key("first.leave", "escape,q", "leave", "First card", "Save what you chose, and skip the rest."),
    _key(
        "first.turn", "space", "turn", "Choose", "Select the one under the cursor, or clear it.", show=False
    ),
]

PACE = [
    *[
        _key(f"pace.{d}", str(d), f"days({d})", str(d), f"{d} practice days a week.", show=False)
        for d in range(1, 8)
    ],
    *[
        _key(f"pace.{each}", each, f"choose('{each}')", each, "With this program, or none.", show=False)
        for each in "abc"
    ],
]

# As on the first screen: seen at most once, and it tells its keys itself.
DAMAGED = [
    _key("damaged.both", "b", "mend('both')", "Both", "Bring back the backup and what can still be read."),
    _key("damaged.backup", "o", "mend('backup')", "Only the backup", "Bring back the newest good backup."),
    _key("damaged.file", "f", "mend('salvage')", "Only the file", "Bring back what can still be read."),
    _key("damaged.on", "enter", "go_on", "Go on", "On to the app."),
    _key("damaged.leave", "escape,q", "leave", "Leave", "Leave everything as it is."),
]

PAGE = [
    _key("page.leave", "escape,q", "leave", "Back", "Back to where you were."),
]

BY_PLACE: dict[str, list[Binding]] = {
    "Everywhere": EVERYWHERE,
    "Today": TODAY,
    "Logging": LOG,
    "Planning": OWN,
    "A rest": REST,
    "The day after": AFTER,
    "Sharing": SHARE,
    "The card as a code": CODE,
    "The calendar": CALENDAR,
    "Review": REVIEW,
    "Looking back": LOOK_BACK,
    "Exporting": EXPORT,
    "Journal": JOURNAL,
    "A past ask": PAST,
    "Days of rest": REST_DAYS,
    "Ladder": LADDER,
    "Programs": PROGRAMS,
    "An ask for later": KEEP,
    "Into my own pack": MINE,
    "What is hard for me": AREAS,
    "What is in my life": LIFE,
    "A prompt for an AI tool": PROMPT,
    "The plan that came back": PASTE,
    "The cards of a plan": CARDS,
    "Packs": PACKS,
    "Show only": FILTER,
    "For later": LATER,
    "Sorting asks": SORT,
    "The asks of a day": OF_DAY,
    "Settings": SETTINGS,
    "Pages": PAGE,
    "Questions": CONFIRM,
}
# Where a key stands in the bottom line: Textual puts those that the user changed last.
ORDER = {
    binding.id: at for at, binding in enumerate(each for bindings in BY_PLACE.values() for each in bindings)
}


def in_line(binding: Binding) -> tuple[bool, int]:
    """(whether it is Help, its place): what sorts keys as the bottom line has them."""
    return binding.action == "help", ORDER.get(binding.id, 0)


def today_keys(chosen: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(name, key, what it does) of each key in Today's bottom line, Help last, as `chosen` by the user."""
    bindings = [binding for binding in (*TODAY, *EVERYWHERE) if binding.show]
    for binding in sorted(bindings, key=in_line):
        key = chosen.get(binding.id or "", binding.key)
        if not has_none(key):
            yield binding.id or "", shown_key(key), binding.description


def shown_key(key: str) -> str:
    """A key as people know it: `comma` is `,`."""
    names = {
        "comma": ",",
        "exclamation_mark": "!",
        "question_mark": "?",
        "minus": "-",
        "plus": "+",
        "slash": "/",
        "left": "←",
        "right": "→",
        "up": "↑",
        "down": "↓",
        "escape": "esc",
        "pagedown": "pgdn",
        "pageup": "pgup",
    }
    if has_none(key):
        return "no key"
    return " ".join(names.get(each) or _character(each) for each in key.split(","))


def has_none(key: str) -> bool:
    """Whether it stands for no key at all, in a `Keymap`."""
    return key.startswith("<")


def _character(key: str) -> str:
    character = (key_to_character(key) or "").strip()
    return character if character.isprintable() and character else key


class Keymap(NamedTuple):
    """A user's keymap: what of it holds, as Textual takes it; a sentence for each thing that does not.

    The user's choice wins over a key that RejectUI chose: `lost` has, by the id of an action, the keys that
    were given to another one of the same place, and its id.
    """

    keys: dict[str, str]
    problems: list[str]
    lost: dict[str, dict[str, str]]


def keymap(chosen: Mapping[str, str]) -> Keymap:
    """What holds of what was `chosen`, a key or several by the id of an action.

    Not an unknown id or key, a key that the app needs itself, or one that another action has already.
    """
    if not chosen:
        return Keymap({}, [], {})
    holds: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in chosen.items():
        problem = _refused(name, keys, holds)
        if problem is None:
            holds[name] = keys
        else:
            problems.append(f"config.toml, [keys]: {problem}")
    if problems and holds:
        problems.append("The rest of [keys] holds.")
    lost = _lost(holds)
    left = {
        name: ",".join(key for key in _each(_known()[name].key) if key not in keys) or f"<{name}>"
        for name, keys in lost.items()
        if _is_told(name, keys)
    }
    return Keymap(holds | left, problems, lost)


def _refused(name: str, keys: object, holds: Mapping[str, str]) -> str | None:
    """Why these keys are not given to this action, beside those that hold."""
    if name not in _known():
        return f'"{name}" is not a key of RejectUI; Help lists the names.'
    if not isinstance(keys, str):
        return f'{shortened(str(keys), 40)} for {name} is not a key; write one in quotes, such as "a".'
    each, own = _each(keys), _each(_known()[name].key)
    if not each or not all(map(_exists, each)):
        return f'"{keys}" for {name} is not a key; write a character, or a name such as f2, comma or ctrl+r.'
    for key in each:
        if key not in own and key in FIXED:
            return f'"{key}" cannot be given to {name}; the app needs it itself.'
        if key not in own and key in LISTS and name.startswith(WITH_LISTS):
            return f'"{key}" cannot be given to {name}; lists need it to move.'
        for place, names in _beside().items():
            for other in names if name in names else ():
                if other != name and key in _each(holds.get(other, "")):
                    return f'"{key}" would do two things in {place}: {other} and {name}. The first has it.'
    return None


def _lost(holds: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The keys that actions lost: those that RejectUI chose and the user gave to another one of the place."""
    lost: dict[str, dict[str, str]] = {}
    for names in _beside().values():
        given = {key: name for name in names if name in holds for key in _each(holds[name])}
        for name in names:
            for key in _each(_known()[name].key):
                if name not in holds and key in given:
                    lost.setdefault(name, {})[key] = given[key]
    return lost


@cache
def _known() -> dict[str, Binding]:
    """Every action by its id."""
    return {binding.id: binding for bindings in BY_PLACE.values() for binding in bindings if binding.id}


@cache
def _beside() -> dict[str, list[str]]:
    """The ids of each place, with those of everywhere that work there."""
    priority = [binding for binding in EVERYWHERE if binding.priority]
    found = {}
    for place, bindings in BY_PLACE.items():
        others = [] if bindings is EVERYWHERE else EVERYWHERE if place in PLACES else priority
        found[place] = [binding.id for binding in (*bindings, *others) if binding.id]
    return found


def _is_told(name: str, lost: Mapping[str, str]) -> bool:
    """Whether Textual has to be told of it: what works everywhere gives way to a place by itself."""
    everywhere = {binding.id for binding in EVERYWHERE}
    return name not in everywhere or _known()[name].priority or not everywhere.isdisjoint(lost.values())


def _each(keys: str) -> list[str]:
    """Keys by Textual's names, `?` as `question_mark`; none where one of them is no key at all."""
    try:
        return [binding.key for binding in Binding.make_bindings([Binding(keys, "")])]
    except InvalidBinding:
        return []


def _exists(key: str) -> bool:
    *_, plain = key.rsplit("+", 1)
    return key in _NAMED or plain in _NAMED or len(format_key(plain)) == 1


_NAMED = frozenset(key.value for key in Keys)
