"""Pages become documents: what is read of them, and what is kept to the letter."""

import json

import pytest
from hypothesis import given

from tests.news import news
from vedette.reading.documents import read_document
from vedette.reading.pages import Page
from vedette.records import Coded, Note
from vedette.records.checks import problems

REPORT = """\
Gunmen attack convoy in the north
Daily Desk, 3 May 2024

MOPTI, 3 May - Gunmen attacked a convoy near the town of Dahra on Thursday, officials said.

At least seven people were killed.
"""
PAGE = """\
<html><head><title>Gunmen attack convoy | Daily Desk</title>{head}</head><body><nav><a href="/">Home</a></nav>
<article><h1>Gunmen attack convoy</h1><div class="meta">Daily Desk | Friday, 3 May 2024 | By our correspondents</div>
<p>MOPTI, 3 May – Gunmen attacked a convoy near the town of Dahra on Thursday, and killed at least seven people.</p>
<p>Advertisement</p>
<p>A spokesman for the army said that the attackers had fled towards the border, and that the road was open again.</p>
<p>© 2024 Daily Desk. All rights reserved.</p></article></body></html>
"""


def nobody_knows(_text):
    """Stand for a language identifier that is never sure."""


def document_of(content, **known):
    return read_document(Page(name="page", content=content, **known), nobody_knows).document


def kinds_of(document):
    return [(block.kind, block.span.of(document.text)) for block in document.blocks]


def test_a_report_in_plain_text_has_title_outlet_date_and_dateline():
    document = document_of(REPORT)
    assert document.title == "Gunmen attack convoy in the north"
    assert (document.outlet, document.published, document.published_precision) == ("Daily Desk", "2024-05-03", "day")
    assert (document.dateline, document.language) == ("MOPTI", "en")
    assert [kind for kind, _ in kinds_of(document)] == ["headline", "dateline", "dateline", "paragraph", "paragraph"]


def test_text_that_comes_as_text_is_kept_to_the_letter():
    text = "  \r\nGunmen attacked.\r\n\r\n\tThey left \u200bat dawn. \n"
    assert document_of(text).text == text


def test_bytes_lose_their_byte_order_mark_and_nothing_else():
    assert document_of("\ufeffGunmen attacked.\r\n".encode()).text == "Gunmen attacked.\r\n"


def test_half_a_character_is_replaced_where_it_stands():
    read = read_document(Page(name="page", content="Gao \ud83d fell."), nobody_knows)
    assert read.document.text == "Gao \ufffd fell."
    assert "U+FFFD" in read.notes[0].text


def test_a_title_that_comes_beside_the_text_is_no_part_of_it():
    document = document_of("Gunmen attacked a convoy.\n\nThey left at dawn.", title="Convoy attacked")
    assert document.title == "Convoy attacked"
    assert kinds_of(document) == [("paragraph", "Gunmen attacked a convoy."), ("paragraph", "They left at dawn.")]


def test_what_the_finder_knew_overrules_the_page():
    document = document_of(REPORT, published="2024-06-01", outlet="Other", url="https://desk.example/2020/01/02/x")
    assert (document.published, document.outlet, document.url) == (
        "2024-06-01",
        "Other",
        "https://desk.example/2020/01/02/x",
    )


@pytest.mark.parametrize(
    ("content", "known", "published", "told"),
    [
        ("MOPTI, 3 May 2024 (Agency) - Gunmen attacked.", {}, "2024-05-03", "dateline"),
        ("Gunmen attacked.", {"url": "https://desk.example/2024/05/03/convoy"}, "2024-05-03", "address"),
        ("Gunmen attacked.", {"published": "3/5/2024"}, None, "'3/5/2024'"),
        ("Gunmen attacked.", {"published": "2024-05-03", "fetched": "2024-05-01T10:00:00Z"}, None, "later"),
    ],
)
def test_a_date_that_is_a_guess_or_is_refused_is_told(content, known, published, told):
    read = read_document(Page(name="page", content=content, **known), nobody_knows)
    assert read.document.published == published
    assert told in read.notes[0].text


@pytest.mark.parametrize("text", ["On 3 May 2024 gunmen attacked.", "Gunmen attacked on Friday.", "", "\n \n"])
def test_no_date_is_taken_from_the_story(text):
    assert document_of(text).published is None


def test_the_notes_of_the_page_come_first():
    note = Note(room="intake", text="the line is no JSON")
    assert read_document(Page(name="page", content="", notes=(note,)), nobody_knows).notes == (note,)


def test_a_page_gives_its_main_text_and_says_what_was_cut():
    document = document_of(PAGE.format(head="").encode(), form="html")
    assert [kind for kind, _ in kinds_of(document)] == ["headline", "dateline", "paragraph", "paragraph"]
    assert (document.title, document.outlet, document.published) == ("Gunmen attack convoy", "Daily Desk", "2024-05-03")
    assert document.dateline == "MOPTI"
    assert {removed.reason for removed in document.removed} == {"advert", "legal"}


def test_structured_data_come_before_words():
    head = """<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
        "headline": "Gunmen attack convoy", "datePublished": "2024-05-02T21:30:00+01:00",
        "author": [{"name": "A. Name"}], "publisher": {"name": "The Desk"},
        "url": "https://desk.example/convoy"}]}</script>"""
    document = document_of(PAGE.format(head=head).encode(), form="html")
    assert (document.published, document.published_precision) == ("2024-05-02T21:30:00+01:00", "minute")
    assert (document.outlet, document.byline, document.url) == ("The Desk", ("A. Name",), "https://desk.example/convoy")


@pytest.mark.parametrize("html", ["", "<html></html>", "<p>", "plain words", "\x00<p>\x01", "<" * 5000])
def test_a_page_without_an_article_is_an_empty_document_or_its_words(html):
    document = document_of(html.encode(), form="html")
    assert list(problems(Coded(document=document))) == []


def test_another_language_is_what_the_identifier_says():
    text = "Les forces armées ont tué douze hommes près de la ville de Gao dans la nuit de jeudi à vendredi."
    asked = []
    document = read_document(Page(name="page", content=text), lambda t: asked.append(t) or "fr").document
    assert (document.language, asked) == ("fr", [text])


@pytest.mark.parametrize("form", ["text", "html"])
@given(news("\n\n", "- ", "> ", "REUTERS/A. Name", "Daily Desk, 3 May 2024", "GAO, Mali — ", "<p>", "</p><h2>"))
def test_blocks_tile_the_text_whatever_it_holds(form, text):
    document = document_of(text, form=form)
    assert list(problems(Coded(document=document))) == []
    assert form == "html" or document.text == text


SERVED = "<link rel='canonical' href='https://www.bigwire.example/a'><meta property='og:site_name' content='Big Wire'>"


@pytest.mark.parametrize(
    ("url", "kept", "outlet", "told"),
    [
        ("https://blog.example/a", "https://blog.example/a", "blog.example", True),
        ("https://m.bigwire.example/a", "https://m.bigwire.example/a", "Big Wire", False),
        (None, "https://www.bigwire.example/a", "Big Wire", False),
    ],
)
def test_a_page_belongs_to_the_host_that_served_it(url, kept, outlet, told):
    page = PAGE.format(head=SERVED).replace("Daily Desk | Friday, 3 May 2024 | By our correspondents", "")
    read = read_document(Page(name="page", content=page, form="html", url=url), nobody_knows)
    assert (read.document.url, read.document.outlet) == (kept, outlet)
    assert any("was served by" in note.text for note in read.notes) == told


@pytest.mark.parametrize(
    ("head", "fetched", "published", "told"),
    [
        ({"datePublished": "2030-01-01", "dateModified": "2024-05-03"}, None, "2024-05-03", "'2030-01-01'"),
        ({"datePublished": "2024-06-09"}, "2024-05-04", "2024-05-03", "later than the fetching"),
        ({"datePublished": "2024-05-09"}, None, "2024-05-09", "other dates too: 2024-05-03"),
        ({"datePublished": "soon"}, None, "2024-05-03", "'soon' is no date"),
    ],
)
def test_a_date_that_cannot_be_is_refused_and_the_conflict_told(head, fetched, published, told):
    script = json.dumps({"@type": "NewsArticle", **head})
    page = PAGE.format(head=f"<script type='application/ld+json'>{script}</script>")
    read = read_document(Page(name="page", content=page, form="html", fetched=fetched), nobody_knows)
    assert read.document.published == published
    assert told in " ".join(note.text for note in read.notes)
