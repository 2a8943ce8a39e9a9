"""Entries of live blogs keep their own times, and what only looks like one is no live blog."""

import json

import pytest

from vedette.reading.documents import read_document
from vedette.reading.pages import Page

SAID = "Shelling was reported near the village of {}, and residents said that several people had been hurt there."
VILLAGES = ["Kesh", "Dahra", "Tuva", "Orlin"]


def read(body, head="<title>Dahra fighting: live updates</title>", **known):
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_document(Page(name="page", content=html, form="html", **known), lambda _: None)


def entries(found):
    text = found.document.text
    return [
        (block.span.of(text), block.time and block.time.start)
        for block in found.document.blocks
        if block.kind == "entry"
    ]


def stamped(number, village, tag="div", inner="p"):
    time = f"<time datetime='2024-05-0{number + 1}T08:30:00Z'>08:30</time>"
    return f"<{tag} class='entry'>{time}<{inner}>{SAID.format(village)}</{inner}></{tag}>"


@pytest.mark.parametrize("tag", ["div", "article", "section", "li"])
def test_each_entry_is_a_block_with_its_own_time(tag):
    body = "".join(stamped(number, village, tag) for number, village in enumerate(VILLAGES))
    found = read(f"<h1>Dahra fighting: live updates</h1><main>{body}</main>")
    assert found.kind == "live blog"
    assert entries(found) == [
        (SAID.format(village), f"2024-05-0{number + 1}T08:30:00Z") for number, village in enumerate(VILLAGES)
    ]


def test_entries_that_only_structured_data_hold_are_read_from_there():
    updates = [
        {"@type": "BlogPosting", "headline": village, "articleBody": SAID.format(village),
         "datePublished": f"2024-05-0{n}T10:00:00+02:00"}
        for n, village in enumerate(VILLAGES, 1)
    ]  # fmt: skip
    thing = {"@type": "LiveBlogPosting", "headline": "Dahra: live", "liveBlogUpdate": updates}
    head = f"<title>Dahra: live</title><script type='application/ld+json'>{json.dumps(thing)}</script>"
    found = read("<h1>Dahra: live</h1><div id='root'></div>", head)
    assert found.kind == "live blog"
    assert [time for _, time in entries(found)] == [f"2024-05-0{n}T10:00:00+02:00" for n in range(1, 5)]


@pytest.mark.parametrize(
    ("clocks", "expected"),
    [
        (["08.15", "14:05", "23:50", "00:20"], ["03T08:15", "03T14:05", "03T23:50", "04T00:20"]),
        (["00:20 GMT", "23:50 GMT", "14:05 GMT", "8:15 GMT"], ["04T00:20", "03T23:50", "03T14:05", "03T08:15"]),
        (["8.15am", "2:05 p.m.", "11 p.m.", "12.20am"], ["03T08:15", "03T14:05", "03T23:00", "04T00:20"]),
    ],
)
def test_clocks_that_open_entries_are_counted_from_the_day_of_publication(clocks, expected):
    body = "".join(f"<p>{clock} {SAID.format(village)}</p>" for clock, village in zip(clocks, VILLAGES, strict=True))
    found = read(f"<h1>Dahra fighting: live updates</h1><article>{body}</article>", published="2024-05-03")
    assert [time for _, time in entries(found)] == [f"2024-05-{each}" for each in expected]
    assert entries(found)[0][0].startswith(clocks[0])


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Troops retake Dahra after fighting</h1>" + "".join(f"<p>{SAID.format(v)}</p>" for v in VILLAGES)
        + "<section class='comments'>" + "".join(stamped(n, v) for n, v in enumerate(VILLAGES)) + "</section>",
        "<h1>Troops retake Dahra after fighting</h1><time datetime='2024-05-03'>3 May</time>"
        + "".join(f"<p>{SAID.format(v)}</p>" for v in VILLAGES),
        "<h1>Twelve hours in Dahra under fire</h1><p>12 Troops and 14 Rebels were there.</p>"
        + "".join(f"<p>{SAID.format(v)}</p>" for v in VILLAGES),
    ],
)  # fmt: skip
def test_comments_and_articles_are_no_live_blog(body):
    found = read(body, "<title>Troops retake Dahra after fighting</title>")
    assert (found.kind, entries(found)) == ("article", [])
