"""The story: what it tells, how it reads, and that typed text stays text."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rejectui.core.clean_text import clean, clean_line
from rejectui.core.facts import Facts, Pause, Takeaway
from rejectui.core.wording.questions import FEELINGS
from rejectui.core.wording.words import dates
from rejectui.journal.export.story.markdown import escaped
from rejectui.journal.export.story.story import EMPTY, HEADING, story
from tests.journal.export.journals import EVIL, JOURNALS, TODAY, as_typed, ask, crowded, hostile, silent_years
from tests.journal.export.month import LAST, month

STORIES = Path(__file__).parent / "stories"
MARKDOWN = MarkdownIt("gfm-like")
PIECES = st.sampled_from(
    [
        *"\\`*_[](){}<>&#|~$^@=%!+-.:;/'\"“”„«»0127ab é\t\n",
        "www.",
        "http://",
        "mailto:",
        "a.com",
        "&amp;",
        "---",
        "> ",
        "1. ",
    ]
)
TEXTS = st.lists(PIECES, min_size=1).map("".join)


def told(*attempts: Any, **facts: Any) -> str:
    """The story of the last of these weeks, without its headings."""
    return story(Facts(attempts=attempts, **facts), TODAY).split("\n\n", 3)[-1].rstrip("\n")


@pytest.mark.parametrize(
    ("name", "facts", "labels"),
    [("month", month(), False), ("month_with_labels", month(), True), ("as_typed", as_typed(), False)],
)
def test_a_journal_reads_as_a_person_would_write_it(name: str, facts: Facts, labels: bool) -> None:
    assert story(facts, LAST, labels=labels) == (STORIES / f"{name}.md").read_text("utf-8")


def test_before_the_first_ask() -> None:
    assert story(Facts(), TODAY) == f"{HEADING}\n\n{EMPTY}\n"


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("no", "On Sunday my ask was “A seat in the corner”, and the answer was no."),
        ("soft_no", "On Sunday my ask was “A seat in the corner”, and it was a soft no."),
        ("partly", "On Sunday my ask was “A seat in the corner”, and I got part of it."),
        ("yes", "On Sunday my ask was “A seat in the corner”, and the answer was yes."),
        ("waiting", "On Sunday my ask was “A seat in the corner”, and the answer is still to come."),
        ("no_reply", "On Sunday my ask was “A seat in the corner”, and no answer came."),
        ("backed_out", "On Sunday I backed out of “A seat in the corner”."),
        ("called_off", "On Sunday I called off “A seat in the corner”."),
    ],
)
def test_one_ask(outcome: str, sentence: str) -> None:
    assert told(ask(0, TODAY, outcome)) == sentence


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("Ask for a pen", "I set out to “ask for a pen”, and"),
        ("ask Ben.", "I set out to “ask Ben”, and"),
        ("Ask Ben...", "I set out to “ask Ben...” and"),
        ("Walk the dog", "I set out to “walk the dog”, and"),
        ("Walk of one mile", "my ask was “Walk of one mile”, and"),
        ("Offer from the bank", "my ask was “Offer from the bank”, and"),
        ("ASK BEN", "my ask was “ASK BEN”, and"),
        ("Asking Ben", "my ask was “Asking Ben”, and"),
        ("Bitte ums Salz", "my ask was “Bitte ums Salz”, and"),
        ("May I?", "my ask was “May I?” and"),
        ('Say "no" once', "I set out to “say ‘no’ once”, and"),
    ],
)
def test_an_ask_in_the_imperative_goes_on_as_the_sentence_does(title: str, start: str) -> None:
    assert told(ask(0, TODAY, ask=title)) == f"On Sunday {start} the answer was no."


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"reply": "Not today!"}, "They said: “Not today!”"),
        ({"reply": '"Not today"'}, "They said: “Not today”."),
        ({"note": " flaming  cheeks\n"}, "I noted: “flaming cheeks”."),
        ({"note": "?"}, "I noted: “?”"),
        ({"note": '"No." And that was all'}, "I noted: “‘No.’ And that was all”."),
        ({"note": "They said “no.”"}, "I noted: “They said ‘no.’”"),
        ({"note": "«Non», «non»"}, "I noted: “‹Non›, ‹non›”."),
        ({"note": "好。"}, "I noted: “好。”"),
        ({"note": 'a 5" pipe'}, 'I noted: “a 5" pipe”.'),
        ({"note": "a" * 200}, f"I noted: “{'a' * 200}”."),
        ({"note": " \n "}, ""),
        ({"learned": "People are kind"}, "What I learned: “People are kind”."),
        ({"feelings": ["proud"]}, "I felt proud."),
        ({"feelings": ["anxious", "sad", "proud"]}, "I felt anxious, sad and proud."),
        ({"feelings": ["anxious", "knees of jelly"]}, "What I felt: anxious and “knees of jelly”."),
        ({"plan": {"feared": "A sigh"}}, ""),
        (
            {"plan": {"feared": "A sigh"}, "feared_happened": "no"},
            "I had been afraid of this: “A sigh”. That did not happen.",
        ),
        ({"plan": {"feared": " "}, "feared_happened": "no"}, ""),
        (
            {"plan": {"feared": "A sigh."}, "feared_happened": "yes"},
            "I had been afraid of this: “A sigh.” That did happen.",
        ),
        ({"plan": {"peak": 80}, "peak": 60}, "It was easier than I had thought."),
        ({"plan": {"peak": 40}, "peak": 60}, "It was harder than I had thought."),
        ({"plan": {"peak": 70}, "peak": 60}, ""),
        ({"laughed": True}, "It made me laugh."),
        ({"laughed": False, "dodged_before": False}, ""),
        ({"dodged_before": True}, "Before, I would have dodged it."),
        ({"opened": "A job"}, "And it opened something: “A job”."),
        ({"answered": TODAY + timedelta(days=1)}, "The answer came one day later."),
        ({"answered": TODAY + timedelta(days=12)}, "The answer came 12 days later."),
        ({"answered": TODAY}, ""),
        ({"label": "Alex", "kind": "Well done", "used": "My phone", "place": "station"}, ""),
    ],
)
def test_what_was_noticed(fields: dict[str, Any], sentence: str) -> None:
    start = "On Sunday my ask was “A seat in the corner”, and the answer was no."
    assert told(ask(0, TODAY, **fields)) == f"{start} {sentence}".rstrip()


@pytest.mark.parametrize(
    ("note", "quotation"),
    [
        ("one\n\n- two  \r\n", "> one\n>\n> \\- two"),
        ("a" * 201, f"> {'a' * 201}"),
        (f'"{"a " * 1000}', f'> "{"a " * 999}a'),
    ],
)
def test_what_is_long_or_of_several_lines_is_set_apart(note: str, quotation: str) -> None:
    start = "On Sunday my ask was “A seat in the corner”, and the answer was no. They said: “No.” I noted:"
    text = told(ask(0, TODAY, reply="No.", note=note, laughed=True))
    assert text == f"{start}\n\n{quotation}\n\nIt made me laugh."


def test_what_is_to_be_told_of_the_first_of_a_crowd_stands_with_it() -> None:
    text = told(ask(0, TODAY, ask="A", note="one\ntwo"), ask(1, TODAY, ask="B"))
    start = "On Sunday I asked twice. The answer to “A” was no. I noted:"
    assert text == f"{start}\n\n> one\n>\n> two\n\nTo “B” the answer was no."


def test_a_reason_is_told_where_there_is_one() -> None:
    assert told(ask(0, TODAY, "called_off", reason="unsafe")).endswith(", because it did not feel safe.")
    assert told(ask(0, TODAY, "called_off", reason="other")).endswith("I called off “A seat in the corner”.")


def test_neighbors_do_not_sound_the_same() -> None:
    days = [TODAY - timedelta(days=back) for back in (3, 2, 1, 0)]
    paragraphs = told(*(ask(n, day) for n, day in enumerate(days))).split("\n\n")
    starts = [paragraph.split("“")[0].split()[0] for paragraph in paragraphs]
    assert starts == ["On", "Friday's", "What", "On"]
    assert len({paragraph.split("corner")[1] for paragraph in paragraphs[:3]}) == 3


@pytest.mark.parametrize(
    ("asks", "sentence"),
    [
        (
            [("A", "no", {}), ("B", "no", {}), ("C", "yes", {})],
            "On Sunday I asked three times. The answer to “A” and “B” was no. To “C” the answer was yes.",
        ),
        (
            [("Ask A.", "soft_no", {}), ("Ask B", "partly", {})],
            "On Sunday I asked twice. The answer to “Ask A” was a soft no. To “Ask B” the answer was yes, "
            "in part.",
        ),
        ([("A", "no", {}), ("A", "no", {})], "Twice on Sunday I asked: “A”. It came to two noes."),
        (
            [("Ask A", "no", {}), ("Ask A", "yes", {})],
            "Twice on Sunday I set out to “ask A”. It came to one no and one yes.",
        ),
        (
            [("A?", "no", {}), ("A?", "yes", {"note": "At last."}), ("A?", "yes", {})],
            "Three times on Sunday I asked: “A?” The first time the answer was no. The second time the "
            "answer was yes. I noted: “At last.” The third time I got a yes.",
        ),
        (
            [("A", "no", {"note": "Fair."}), ("B", "waiting", {}), ("C", "no_reply", {})],
            "On Sunday I asked three times. The answer to “A” was no. I noted: “Fair.” I am waiting to hear "
            "about “B”. No answer came to “C”.",
        ),
        (
            [("A", "yes", {}), ("B", "backed_out", {"note": "Next time."})],
            "On Sunday my ask was “A”, and the answer was yes. I backed out of “B”. I noted: “Next time.”",
        ),
        (
            [(each, "no", {"answered": TODAY + timedelta(days=2)}) for each in "AB"],
            "On Sunday I asked twice. The answer to “A” and “B” was no. The answer came two days later.",
        ),
        (
            [("A", "yes", {"answered": TODAY + timedelta(days=2)}), ("A", "no", {})],
            "Twice on Sunday I asked: “A”. The first time the answer was yes. The answer came two days "
            "later. The second time the answer was no.",
        ),
        (
            [("A", "backed_out", {}), ("B", "backed_out", {})],
            "On Sunday I backed out of “A” and “B”.",
        ),
    ],
)
def test_several_on_a_day(asks: list[tuple[str, str, dict[str, Any]]], sentence: str) -> None:
    attempts = [ask(n, TODAY, outcome, ask=text, **more) for n, (text, outcome, more) in enumerate(asks)]
    assert told(*attempts) == sentence


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (0, 0, "On Tuesday I rested."),
        (0, 1, "On Tuesday and Wednesday I rested."),
        (0, 2, "From Tuesday to Thursday I rested."),
        (6, 12, "This week I rested."),
        (3, 6, "From Friday until Monday, 7 December 2026, I rested."),
        (17, 40, "Since Friday I have been resting."),
        (19, 19, "I am resting this Sunday."),
    ],
)
def test_rests(first: int, last: int, sentence: str) -> None:
    start = date(2026, 12, 1)
    pause = Pause(id="a" * 32, first=start + timedelta(days=first), last=start + timedelta(days=last))
    facts = Facts(attempts=(ask(0, date(2026, 11, 30)),), pauses=(pause,))
    assert sentence in story(facts, TODAY).rstrip().split("\n\n")


def test_whole_weeks_of_rest_are_counted() -> None:
    pause = Pause(id="a" * 32, first=date(2026, 12, 7), last=date(2026, 12, 20))
    facts = Facts(attempts=(ask(0, date(2026, 11, 30)),), pauses=(pause,))
    assert story(facts, date(2026, 12, 24)).endswith("\n\nThen I rested for two weeks.\n")


def test_a_rest_is_broken_by_an_ask_and_ends_where_the_story_does() -> None:
    pause = Pause(id="a" * 32, first=date(2026, 12, 1), last=date.max)
    facts = Facts(attempts=(ask(0, date(2026, 11, 30)), ask(1, date(2026, 12, 3))), pauses=(pause,))
    paragraphs = story(facts, date(2026, 12, 5)).split("\n\n")
    assert "On Tuesday and Wednesday I rested." in paragraphs
    assert paragraphs[-1] == "Since Friday I have been resting.\n"


def test_a_return_is_a_plain_sentence() -> None:
    facts = Facts(attempts=(ask(0, TODAY - timedelta(days=30)), ask(1, TODAY)))
    assert "\n\nAfter four weeks without an ask I was back. Sunday's ask was" in story(facts, TODAY)


def test_ten_silent_years_are_two_weeks() -> None:
    text = story(silent_years(), TODAY)
    assert text.count("## Week") == 2
    assert "## Week 522: 14 to 20 December 2026" in text
    assert "Once I backed out, and that is in here, too." in text


def test_a_crowded_day_is_one_paragraph() -> None:
    text = story(crowded(), TODAY)
    assert text.count("\n\n") == 3
    assert "On Sunday I asked 300 times." in text


@pytest.mark.parametrize("name", JOURNALS)
@pytest.mark.parametrize("labels", [False, True])
def test_typed_text_is_never_structure(name: str, labels: bool) -> None:
    text = story(JOURNALS[name], TODAY, labels=labels)
    tokens = MARKDOWN.parse(text)
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }
    assert kinds <= {
        *(f"{name}_{end}" for name in ("heading", "paragraph", "blockquote") for end in ("open", "close")),
        "inline",
        "text",
        "text_special",
    }
    ours = [token for token in tokens if token.type == "heading_open"]
    assert len(ours) == sum(line.startswith("#") for line in text.splitlines())
    assert all("\x1b" not in line and "\u202e" not in line for line in text.splitlines())


def test_hostile_text_stays_visible_as_it_was_typed() -> None:
    rendered = MARKDOWN.parse(story(hostile(1), TODAY, labels=True))
    shown = "".join(
        child.content for token in rendered for child in token.children or () if child.type == "text"
    )
    assert shown.count(clean_line(EVIL)) >= 8


MARKS = re.compile("[\"“”„«»'‘’‚‹›]")


def bare(text: str) -> str:
    """A text without what a quotation may change: quotation marks, a first capital, a last period."""
    return MARKS.sub("", clean_line(text)).casefold().strip(" .")


def quotations(text: str) -> set[str]:
    """What a story quotes or sets apart: the lines of its blockquotes, and what is quoted in a paragraph."""
    found: list[str] = []
    apart = False
    for token in MARKDOWN.parse(text):
        if token.type.startswith("blockquote"):
            apart = token.type.endswith("open")
        shown = "".join(child.content for child in token.children or ())
        found += [shown] if apart else re.findall("“([^“”]*)”", shown)
    return {bare(each) for each in found}


def typed(facts: Facts) -> set[str]:
    """What somebody typed, of all that a story tells, line by line."""
    texts = [week.words for week in facts.weeks]
    for attempt in facts.attempts:
        texts += [clean_line(attempt.title), attempt.note, attempt.reply, attempt.learned, attempt.opened]
        texts += [clean_line(feeling) for feeling in attempt.feelings if feeling not in FEELINGS]
        if attempt.plan is not None and attempt.feared_happened is not None:
            texts.append(attempt.plan.feared)
    return {bare(line) for text in texts if text for line in clean(text).split("\n") if line.strip()}


@pytest.mark.parametrize("name", JOURNALS)
def test_what_somebody_typed_is_quoted_or_set_apart(name: str) -> None:
    assert typed(JOURNALS[name]) <= quotations(story(JOURNALS[name], TODAY))


@given(st.lists(st.one_of(st.text(min_size=1), TEXTS), min_size=8, max_size=8))
def test_whatever_somebody_typed_is_quoted_or_set_apart(texts: list[str]) -> None:
    title, note, reply, learned, opened, feared, feeling, words = texts
    told = {"note": note, "reply": reply, "learned": learned, "opened": opened, "feelings": [feeling[:200]]}
    attempt = ask(0, TODAY, ask=title, plan={"feared": feared}, feared_happened="no", **told)
    facts = Facts(attempts=(attempt,), weeks=(Takeaway(monday=TODAY - timedelta(days=6), words=words),))
    assert typed(facts) <= quotations(story(facts, TODAY))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("plain words, and 3 of 4.", "plain words, and 3 of 4."),
        ("# not a heading", r"\# not a heading"),
        ("- not a list", r"\- not a list"),
        ("1. not a list", r"1\. not a list"),
        ("12) not a list", r"12\) not a list"),
        ("well-known (and so on)", "well-known (and so on)"),
        ("[x](y) <b> *c* _d_ `e`", r"\[x\](y) \<b\> \*c\* \_d\_ \`e\`"),
        ("see https://a.example, www.b.example", r"see https\://a\.example, www\.b\.example"),
        ("back\\slash & more", r"back\\slash \& more"),
        ("two\nlines", "two lines"),
        ("---", r"\---"),
        ("+ plus", r"\+ plus"),
    ],
)
def test_escaping(text: str, source: str) -> None:
    assert escaped(text) == source
    (_, inline, _) = MARKDOWN.parse(source)
    assert "".join(child.content for child in inline.children or ()) == clean_line(text)


@given(st.one_of(st.text(), TEXTS))
def test_any_text_is_shown_as_it_was_typed(text: str) -> None:
    tokens = MARKDOWN.parse(f"> {escaped(text)}")
    assert [token.type for token in tokens if token.type.endswith("_open")] in (
        ["blockquote_open", "paragraph_open"],
        ["blockquote_open"],
    )
    shown = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in shown} <= {"text", "text_special"}
    assert "".join(child.content for child in shown) == clean_line(text)


@pytest.mark.parametrize("name", JOURNALS)
def test_the_same_facts_give_the_same_story(name: str) -> None:
    first = story(JOURNALS[name], TODAY)
    assert first == story(JOURNALS[name], TODAY)
    assert first.endswith("\n")
    assert not first.endswith("\n\n")
    assert "\n\n\n" not in first


def test_labels_only_when_asked() -> None:
    assert "shy dog" not in story(month(), LAST)
    assert "The first time (owner of a shy dog) the answer was no." in story(month(), LAST, labels=True)


def test_each_of_those_who_were_asked_the_same_has_their_label() -> None:
    attempts = [ask(n, TODAY, label=label) for n, label in enumerate(("", "", "Alex", "Robin"))]
    text = story(Facts(attempts=tuple(attempts)), TODAY, labels=True)
    assert (
        "The first and second times the answer was no. The third time (Alex) I got a no. The fourth" in text
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 11, 23), date(2026, 11, 29), "23 to 29 November 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 November to 6 December 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 December 2026 to 3 January 2027"),
        (date(2026, 1, 1), date(2026, 1, 1), "1 January 2026"),
    ],
)
def test_dates(first: date, last: date, words: str) -> None:
    assert dates(first, last) == words
