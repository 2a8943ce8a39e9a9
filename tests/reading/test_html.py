"""What of a page is the report, and what is furniture."""

import pytest

from vedette.reading.html import furniture, read_html

BODY = "Troops entered the town of Dahra on Tuesday after two days of fighting with the Northern Front, officials said."


def parts(body, head=""):
    return [tuple(part) for part in read_html(f"<html><head>{head}</head><body>{body}</body></html>").parts]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Advertisement", "advert"),
        ("Subscribe now", "subscription"),
        ("$25.00 / month billed annually", "subscription"),
        ("Join 12,000 readers and receive our evening letter.", "newsletter"),
        ("Related: Army retakes Dahra", "related"),
        ("Comments (3)", "comments"),
        ("Share: Copy link", "navigation"),
        ("Listen again | Print this page | Send to a friend", "navigation"),
        ("© 2024 Daily Desk. All rights reserved.", "legal"),
        ("The group asked for $5 million a month.", None),
        ("Residents said that they would share what they had.", None),
        ("Home guards joined the fighting.", None),
        (BODY, None),
    ],
)
def test_furniture_is_known_by_its_words(line, reason):
    assert furniture(line) == reason


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
    texts = [text for _, text in parts(f"<table><tr>{menu}{main}</tr></table>", "<title>Dahra falls</title>")]
    assert texts[0] == "Dahra falls"
    assert not any("Weather" in text for text in texts)


def test_a_headline_that_the_text_lacks_is_put_before_it():
    assert parts(f"<p>{BODY}</p>", "<title>Dahra falls</title>")[0] == ("headline", "Dahra falls")
