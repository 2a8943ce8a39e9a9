"""What of a page is the report, and what is furniture."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vedette.reading.html import read_html

BODY = "Troops entered the town of Dahra on Tuesday after two days of fighting with the Northern Front, officials said."
MORE = "At least seven people were killed in the shelling of the market, the hospital said, and 19 others were wounded."
LAST = "A spokesman for the Northern Front denied that its fighters had withdrawn, and said that they held the road."
NEIGHBOUR = "Drone strike kills 40 in Kesh"
TITLE = "<title>Dahra falls after two days | Daily Desk</title>"


def parts(body, head=""):
    read = read_html(f"<html><head>{head}</head><body>{body}</body></html>")
    return [(part.kind, part.text) for part in read.parts]


def texts(body, head=TITLE):
    return [text for _, text in parts(body, head)]


def article(extra):
    return f"<article><h1>Dahra falls after two days</h1><p>{BODY}</p><p>{MORE}</p>{extra}<p>{LAST}</p></article>"


def test_lists_quotes_and_subheads_keep_their_kind():
    body = f"<article><h1>Dahra</h1><p>{BODY}</p><h2>Background</h2>"
    body += "<ul><li>One side left.</li><li>The other came.</li></ul>"
    body += f"<blockquote>We will not leave the town.</blockquote><p>{BODY} They then left again.</p></article>"
    assert [kind for kind, _ in parts(body)] == [
        "headline",
        "paragraph",
        "subhead",
        "list",
        "list",
        "quote",
        "paragraph",
    ]


def test_a_page_laid_out_by_a_table_gives_its_main_cell():
    menu = "<td>Home | News<br><br>Weather<br><br>Sport</td>"
    main = f"<td><b>Dahra falls</b><br><br>{BODY}<br><br>{BODY} They then left again.</td>"
    found = [text for _, text in parts(f"<table><tr>{menu}{main}</tr></table>", "<title>Dahra falls</title>")]
    assert found[0] == "Dahra falls"
    assert not any("Weather" in text for text in found)


def test_a_headline_that_the_text_lacks_is_put_before_it():
    assert parts(f"<p>{BODY}</p>", "<title>Dahra falls</title>")[0] == ("headline", "Dahra falls")


@pytest.mark.parametrize(
    "box",
    [
        f"<p><a href='/kesh'>{NEIGHBOUR}</a></p>",
        f"<p><strong><a href='https://desk.example/kesh'>{NEIGHBOUR}</a></strong></p>",
        f"<h3><a href='/kesh'>{NEIGHBOUR}</a></h3>",
        f"<p>Read more: <a href='/kesh'>{NEIGHBOUR}</a></p>",
        f"<div class='related-stories'><p>{NEIGHBOUR}</p></div>",
        f"<div class='c-inlineRecirc'><h4>{NEIGHBOUR}</h4></div>",
        f"<aside class='most-read'><ul><li>{NEIGHBOUR}</li></ul></aside>",
        f"<h2>You may also like</h2><p><a href='/kesh'>{NEIGHBOUR}</a></p><h2>The town</h2>",
        f"<p style='display:none'>{NEIGHBOUR}</p>",
        f"<p hidden>{NEIGHBOUR}</p>",
        f"<style>.x7{{display:none}}</style><p class='x7'>{NEIGHBOUR}</p>",
        f"<template><p>{NEIGHBOUR}</p></template>",
        f"<span style='font-size:0'>{NEIGHBOUR}</span>",
    ],
)
def test_a_neighbour_s_headline_and_hidden_words_are_not_in_the_text(box):
    found = texts(article(box))
    assert not any("Kesh" in text for text in found)
    assert [text for text in found if text in (BODY, MORE, LAST)] == [BODY, MORE, LAST]


@pytest.mark.parametrize(
    "kept",
    [
        "<p><a href='/statement'>The ministry said in a statement that eleven soldiers had died.</a></p>",
        "<p>Correction: an earlier version of this article gave another number of dead.</p>",
        "<p>The army, which pays recruits $90 a month, has lost a third of them since the spring.</p>",
        "<div class='popular-uprising'><p>He asks to share power with the Front, and says so to all who ask.</p></div>",
        "<p class='paywall'>Residents told of looting in three quarters of the town on Wednesday.</p>",
        "<section class='fade'><p>Residents told of looting in three quarters of the town on Wednesday.</p></section>",
    ],
)
def test_no_sentence_of_the_article_is_lost(kept):
    words = max(re.split("<[^>]*>", kept), key=len)
    assert any(words in text for text in texts(article(kept)))


def test_a_style_that_hides_the_whole_article_until_a_script_runs_hides_nothing():
    head = TITLE + "<style>.story{opacity:0;visibility:hidden}</style>"
    assert BODY in texts(f"<div class='story'>{article('')}</div>", head)


def test_what_is_cut_is_kept_with_its_reason():
    extra = "<p>Advertisement</p><p>Sign up for our newsletter</p><p>Related: Kesh burns</p><p>Comments (3)</p>"
    read = read_html(f"<html><head>{TITLE}</head><body>{article(extra)}</body></html>")
    assert [each.reason for each in read.removed] == ["advert", "newsletter", "related", "comments"]


def test_the_headline_repeated_and_a_doubled_paragraph_are_kept_once():
    found = texts(article(f"<h2>Dahra falls after two days</h2><p>{BODY}</p>"))
    assert [found.count("Dahra falls after two days"), found.count(BODY)] == [1, 1]


def test_the_summary_between_headline_and_text_is_part_of_the_text():
    lead = "Residents flee as the Northern Front and the army fight over the last bridge of the town."
    header = f"<header><h1>Dahra falls after two days</h1><p class='article__standfirst'>{lead}</p></header>"
    body = f"<div>{header}<div class='body'><p>{BODY}</p><p>{MORE}</p><p>{LAST}</p></div></div>"
    assert texts(body)[:2] == ["Dahra falls after two days", lead]


@pytest.mark.parametrize("opening", ["<div>", "<span>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<b>"])
def test_a_page_of_3000_levels_is_read(opening):
    body = f"<h1>Dahra falls after two days</h1>{opening * 3000}<p>{BODY}</p><p>{MORE}</p><p>{LAST}</p>"
    assert any(MORE in text for text in texts(body))


def test_control_characters_are_dropped_also_where_they_are_written_as_references():
    found = texts(article("<p>The governor of Dah\x00ra\x0b left&#1; the town &#x7f;at dawn with his guards.</p>"))
    assert any(text.startswith("The governor of Dahra left the town at dawn") for text in found)


def test_a_page_cut_in_the_middle_is_read_and_says_so():
    read = read_html(f"<!doctype html><html><head>{TITLE}</head><body><article><p>{BODY}</p><p>At least sev")
    assert [part.text for part in read.parts][-2:] == [BODY, "At least sev"]
    assert "cut off" in read.problems[0]


def test_an_element_of_100000_attributes_takes_no_time():
    attributes = " ".join(f"a{number}" for number in range(100_000))
    assert BODY in texts(f"<div {attributes}>{article('')}</div>")


PIECES = ["<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "<time datetime='2024-05-03T10:00'>", "<ul><li>",
          "<noscript>", "<a href='/x'>", "</a>", BODY, MORE, "Subscribe now", "<script>", "<!--", "&#0;", "\x00",
          "<h2>", "<style>.a{display:none", "<table><tr><td>", "<article>", "14.05 Troops left.", "\ud83d",
          "<br>", "<p class='a'>"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_page_is_too_broken_to_be_read(html):
    read = read_html(html)
    assert all(part.text.strip() == part.text and part.text for part in read.parts)
