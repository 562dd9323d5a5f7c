"""The HTML page: alone, whole, readable by ear, and no text on it is more than text."""

from __future__ import annotations

import re
from datetime import timedelta
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rejectui.core.clean_text import clean, clean_line
from rejectui.core.facts import Facts
from rejectui.core.review.bars import bars
from rejectui.core.review.comparison_words import said
from rejectui.core.review.review import review
from rejectui.core.review.review_words import NOTHING_YET
from rejectui.journal.export.html.page import MOST_TOLD, MOST_WEEKS, POLICY, page
from rejectui.journal.export.html.pictures import BAR, LABEL, TOLD
from rejectui.journal.export.html.ratings import MOST_KINDS, MOST_PAIRS
from rejectui.journal.export.html.style import DARK, LIGHT, PAPER
from tests.journal.export import journals
from tests.journal.export.journals import EVIL, TODAY, ask, crowded, hostile, rated, ugly_years
from tests.journal.export.month import LAST, TAKEAWAYS, month

JOURNALS = {**journals.JOURNALS, "ugly": ugly_years(1, 1)}
VOID = {"meta"}
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "div", "section"),
    *("ul", "li", "b", "span", "figure", "figcaption", "details", "summary", "blockquote", "footer"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("svg", "desc", "rect", "circle", "line", "path", "text"),
}
ATTRIBUTES = {
    *("lang", "charset", "name", "content", "http-equiv", "class", "dir", "id", "scope", "role", "viewbox"),
    *("aria-labelledby", "width", "height", "x", "y", "rx", "cx", "cy", "r", "x1", "x2", "y1", "y2", "d"),
    *("text-anchor", "tabindex", "aria-label"),
}


class Reader(HTMLParser):
    """Reads a page to its end; every tag must be known, and closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None], tuple[str, ...]]] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES, attrs
        self.seen.append((tag, dict(attrs), tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def all(self, *tags: str) -> list[tuple[str, dict[str, str | None], tuple[str, ...]]]:
        """What was seen of these tags, in order."""
        return [each for each in self.seen if each[0] in tags]


@pytest.mark.parametrize("name", JOURNALS)
def test_every_page_is_whole_and_loads_nothing(name: str) -> None:
    text = page(JOURNALS[name], TODAY)
    reader = Reader(text)
    assert text.startswith('<!doctype html>\n<html lang="en">')
    assert (
        "meta",
        {"http-equiv": "Content-Security-Policy", "content": POLICY},
        ("html", "head"),
    ) in reader.seen
    assert not re.search(r"url\(|@import|javascript:", text.split("</style>")[0])
    if name not in ("hostile", "ugly"):
        assert not re.search(r"https?:|src=|href|url\(|<script", text)
    assert text == page(JOURNALS[name], TODAY)
    assert len(text) < 1_000_000


@pytest.mark.parametrize("name", JOURNALS)
def test_a_screen_reader_finds_its_way(name: str) -> None:
    reader = Reader(page(JOURNALS[name], TODAY))
    headings = [int(tag[1]) for tag, _, _ in reader.all("h1", "h2", "h3")]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))
    ids = [str(attributes["id"]) for _, attributes, _ in reader.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    pictures = 0
    for tag, attributes, around in reader.all("svg", "section"):
        if tag == "svg":
            assert attributes["role"] == "img"
        if attributes.get("class") == "bars":  # they stand below the sentence that says the same
            assert attributes["aria-label"]
            continue
        named = str(attributes["aria-labelledby"]).split()
        assert set(named) <= set(ids)
        if tag == "svg":
            assert len(named) == 2
            assert "figure" in around
            pictures += 1
    assert len(reader.all("figcaption")) == len(reader.all("figure")) == pictures
    unfolded = sum("details" in around for _, _, around in reader.all("table"))
    assert unfolded == len(reader.all("details"))
    assert unfolded == pictures - (name == "silent years")  # whose last year is drawn, and has no numbers
    assert len(reader.all("caption")) == len(reader.all("table"))


@pytest.mark.parametrize("name", JOURNALS)
def test_a_figure_is_a_picture_and_then_its_caption(name: str) -> None:
    """HTML takes a caption only as the first or the last within a figure."""
    within = [
        tag for tag, _, around in Reader(page(JOURNALS[name], TODAY)).seen if around[-1:] == ("figure",)
    ]
    assert within == ["div", "figcaption"] * (len(within) // 2)


@pytest.mark.parametrize("name", JOURNALS)
def test_what_may_be_wider_than_a_telephone_scrolls_by_keys(name: str) -> None:
    text = page(JOURNALS[name], TODAY)
    reader = Reader(text)
    boxes = [attributes for _, attributes, _ in reader.all("div") if attributes["class"] == "wide"]
    assert all(box["role"] == "group" and box["tabindex"] == "0" for box in boxes)
    assert all(box.get("aria-label") or box.get("aria-labelledby") for box in boxes)
    pictures = [each for each in reader.all("svg") if each[1].get("class") != "bars"]
    assert all(around[-1] == "div" for _, _, around in pictures)
    columns = [part.count('scope="col"') for part in text.split("<table>")[1:]]
    boxed = [around[-1] == "div" for _, _, around in reader.all("table")]
    assert boxed == [many > 2 for many in columns]
    assert len(boxes) == sum(boxed) + len(pictures)


@pytest.mark.parametrize("name", JOURNALS)
def test_every_comparison_is_a_sentence_with_its_bars_whose_values_are_told(name: str) -> None:
    reader, shown = Reader(page(JOURNALS[name], TODAY)), review(JOURNALS[name], TODAY)
    drawn, text = bars(shown.found), "".join(reader.text)
    told = [each.what for each in said(shown.found, TODAY) if each.sentence in text]
    assert [each.what for each in said(shown.found, TODAY)] == told
    labels = [attributes["aria-label"] for _, attributes, _ in reader.all("svg") if "class" in attributes]
    assert labels == [", ".join(f"{bar.label} {bar.told}" for bar in drawn[what]) for what in drawn]
    full = [float(str(each["width"])) for _, each, _ in reader.all("rect") if each["class"] == "full"]
    values = [bar.value / bar.most for each in drawn.values() for bar in each]
    assert full == pytest.approx([BAR * value for value in values], abs=0.01)


def test_bars_fit_a_narrow_telephone_and_their_longest_words_fit_them() -> None:
    assert LABEL + BAR + TOLD <= 320 - 2 * 16
    found = review(ugly_years(10, 2), TODAY).found
    longest = max(len(bar.told) for each in bars(found).values() for bar in each)
    assert longest >= 13
    assert longest * 6.5 <= TOLD


@pytest.mark.parametrize("name", JOURNALS)
def test_every_cell_of_a_table_has_its_heads(name: str) -> None:
    reader = Reader(page(JOURNALS[name], TODAY))
    for _, attributes, around in reader.all("th"):
        assert attributes["scope"] == ("col" if "thead" in around else "row")
    rows = "".join(tag[1] for tag, _, _ in reader.all("tr", "th", "td"))
    assert re.fullmatch("((rh+)(rhd+)+)*", rows)


def test_hostile_text_is_seen_as_it_was_typed() -> None:
    text = page(hostile(), TODAY)
    shown = "".join(Reader(text).text)
    assert shown.count(clean_line(EVIL[:80])) > 20
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a@b.example" not in shown.split("<script>")[0]  # a title is shortened, a note is whole
    assert shown.count("a@b.example") >= 14


@given(st.text(min_size=1, max_size=100))
def test_any_text_is_text(text: str) -> None:
    facts = Facts(attempts=(ask(0, TODAY, "yes", ask=text, note=text, opened=text, laughed=True),))
    shown = "".join(Reader(page(facts, TODAY)).text)
    assert shown.count(clean(text)) >= 2


def test_before_the_first_ask() -> None:
    reader = Reader(page(Facts(), TODAY))
    assert NOTHING_YET in "".join(reader.text)
    assert reader.all("h2", "svg", "table") == []


def test_no_label_is_on_the_page() -> None:
    assert "shy dog" not in page(month(), LAST)


def test_the_month_of_the_second_article_with_its_takeaways() -> None:
    shown = "".join(Reader(page(month(), LAST)).text)
    assert "15asks" in shown
    assert "9noes heard" in shown
    assert all(words in shown for words in TAKEAWAYS)
    assert "How they ended: no 8, soft no 1, yes 4, no reply 2, called off 1." in shown


def test_ten_years_are_bounded_and_the_page_says_so() -> None:
    facts = rated(3650, note="It was a day like any other.", laughed=True)
    text = page(facts, TODAY)
    shown = "".join(Reader(text).text)
    assert len(text) < 150_000
    assert f"The newest {MOST_PAIRS} of " in shown
    assert f"And {3650 - MOST_TOLD:,} before." in shown
    assert f"{522 - MOST_WEEKS} weeks before these are in the sums of the years." in shown
    assert "These are the last 53 weeks; what was before is in the sums of the years." in shown
    assert "The sums of each year" in shown
    assert MOST_KINDS < 20


@pytest.mark.parametrize(
    ("asks", "mark"), [(1, 'class="ask one"'), (2, 'class="ask two"'), (3, ">3</text>"), (120, ">+</text>")]
)
def test_a_day_shows_how_many_without_color(asks: int, mark: str) -> None:
    assert mark in page(Facts(attempts=tuple(ask(n, TODAY) for n in range(asks))), TODAY)


def test_a_rest_has_its_own_mark() -> None:
    facts = Facts(attempts=(ask(0, TODAY - timedelta(days=8)),), pauses=rated().pauses)
    assert page(facts, TODAY).count('class="rest"') == 2
    assert "<td>rest</td>" in page(facts, TODAY)


def test_all_asks_with_both_ratings_are_drawn_and_from_five_on_each_kind() -> None:
    few, more = page(rated(6), TODAY), page(rated(8), TODAY)
    assert 'id="all-kinds-title"' in few
    assert 'id="favor-2-title"' not in few
    assert few.count('class="before"') == 4
    assert 'id="favor-2-title"' in more
    assert more.count('class="before"') == 5 + 5
    assert more.count('class="smooth"') == 1, "a line only through what is alike"
    assert more.count("Expected 70, got 52 on average (5 asks): 5 easier.") == 1 + 2 * 2


def test_nothing_rated_has_no_picture_of_ratings() -> None:
    assert 'id="all-kinds-title"' not in page(crowded(), TODAY)
    assert 'id="expected"' not in page(crowded(), TODAY)


def test_of_many_kinds_those_asked_most_are_drawn_and_the_rest_counted() -> None:
    text = page(ugly_years(10, 2), TODAY)
    assert text.count('class="smooth"') == MOST_KINDS
    assert f"{60 - MOST_KINDS} kinds of asks more." in text


def test_a_crowded_day_counts_every_ask() -> None:
    assert "300asks" in "".join(Reader(page(crowded(), TODAY)).text)


@pytest.mark.parametrize("colors", [LIGHT, DARK, PAPER], ids=["light", "dark", "paper"])
@pytest.mark.parametrize("name", ["text", "quiet", "warm", "cool"])
@pytest.mark.parametrize("behind", ["page", "card"])
def test_text_can_be_read(colors: dict[str, str], name: str, behind: str) -> None:
    lighter, darker = sorted((luminance(colors[name]), luminance(colors[behind])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(color: str) -> float:
    """How bright a color is, 0 to 1, as WCAG 2 counts it."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
