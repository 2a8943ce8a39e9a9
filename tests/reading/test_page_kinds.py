"""What a page is: a real article is never refused, and what is none is not coded."""

import pytest

from vedette.reading.html import read_html
from vedette.reading.page_kinds import CODED, WHY_NOT

LEAD = "Troops entered the town of Dahra on Tuesday after two days of fighting with the Northern Front, officials said."
NEXT = "At least seven people were killed in the shelling of the market, the hospital said, and 19 others were wounded."
OFFER = "<div class='offer'><p>Already a subscriber? <a href='/in'>Log in</a></p><p>Standard $9 / month</p></div>"


def kind(body, head="<title>Troops retake Dahra after heavy fighting</title>"):
    return read_html(f"<html><head>{head}</head><body>{body}</body></html>").kind


def cards(count, line="Rebels took the village of Kesh in a raid at dawn, residents told the Desk."):
    card = "<div class='item'><h3><a href='/{0}'>Drone strike number {0} kills many</a></h3><p>{0} {1}</p></div>"
    return "".join(card.format(number, line) for number in range(count))


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (
            "Just a moment...",
            "<h1>desk.example</h1><p>Verify you are human by completing the action below.</p>",
            "bot wall",
        ),
        (
            "Access",
            "<p>Please complete the CAPTCHA. We have detected unusual traffic from your network.</p>",
            "bot wall",
        ),
        ("Desk", "<p>Checking your browser before accessing desk.example.</p>", "bot wall"),
        ("404 - Daily Desk", "<h1>Page not found</h1><p>The page that you look for is not here.</p>", "error page"),
        ("Desk", "<h1>Sorry, this article is no longer available</h1><p>Go to our home page.</p>", "error page"),
        ("403 Forbidden", "<center><h1>403 Forbidden</h1></center><hr>nginx", "error page"),
        (
            "Desk",
            "<noscript>Please enable JavaScript to read this site.</noscript><div id='root'></div>",
            "script shell",
        ),
        ("Desk", "<div id='app'></div><script src='/app.js'></script>", "script shell"),
        ("Desk", "<p>This site requires JavaScript. Turn it on to go on.</p><script>go()</script>", "script shell"),
        ("Africa | Desk", f"<h1>Africa</h1>{cards(12)}", "index page"),
        (
            "Desk",
            f"<ul>{''.join(f'<li><a href=/{n}>Convoy number {n} attacked in the north</a>' for n in range(20))}</ul>",
            "index page",
        ),
        ("Desk", "", "empty page"),
    ],
)
def test_what_is_no_article_is_named_and_keeps_no_text(title, body, expected):
    read = read_html(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    assert (read.kind, read.parts) == (expected, ())
    assert read.kind not in CODED
    assert "nothing was coded" in WHY_NOT[read.kind]


@pytest.mark.parametrize(
    "body",
    [
        f"<h1>Troops retake Dahra after heavy fighting</h1><p>{LEAD}</p>",
        f"<article><p>{LEAD}</p></article>",
        f"<h1>Troops retake Dahra after heavy fighting</h1><p>{LEAD}</p><p>{NEXT}</p><h2>Related</h2>{cards(12)}",
        f"<h1>Troops retake Dahra after heavy fighting</h1><p>{LEAD}</p><noscript>Enable JavaScript.</noscript>",
        f"<h1>Page not found: how the archive of Dahra was lost</h1><p>{LEAD}</p><p>{NEXT}</p>" * 1
        + f"<p>{LEAD} {NEXT}</p><p>{NEXT} {LEAD} They then left the town again.</p><p>{LEAD} So it was.</p>" * 2,
        f"<h1>Are you a robot? The drones of Dahra</h1><p>{LEAD}</p><p>{NEXT}</p><p>{LEAD} {NEXT}</p>",
        f"<h1>Troops retake Dahra</h1><p>{LEAD}</p><div id='cf-chl'></div><script src='/cdn-cgi/challenge'></script>",
    ],
)
def test_a_real_article_is_never_refused(body):
    assert kind(body) == "article"


def test_a_teaser_keeps_its_own_text_and_says_that_it_is_partial():
    read = read_html(
        f"<html><head><title>Troops retake Dahra</title></head><body><article><p>{LEAD}</p>{OFFER}</article>"
    )
    assert read.kind == "teaser"
    assert [part.text for part in read.parts if part.kind != "headline"] == [LEAD]
    assert "only the beginning" in read.problems[0]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ('{"@type": "NewsArticle", "isAccessibleForFree": false}', "teaser"),
        ('{"@type": "NewsArticle", "isAccessibleForFree": "False"}', "teaser"),
        ('{"@type": "NewsArticle", "isAccessibleForFree": true}', "article"),
        ('{"@type": "NewsArticle", "wordCount": 900}', "teaser"),
        ('{"@type": "NewsArticle", "wordCount": "many"}', "article"),
    ],
)
def test_what_the_page_says_of_its_length_is_heard(told, expected):
    head = f'<title>Troops retake Dahra</title><script type="application/ld+json">{told}</script>'
    assert kind(f"<h1>Troops retake Dahra</h1><p>{LEAD}</p><p>{NEXT}</p>", head) == expected


def test_a_long_article_behind_a_wall_that_is_all_there_is_no_teaser():
    body = "".join(f"<p>{LEAD} {NEXT} Part {number} of it.</p>" for number in range(12))
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'
    assert kind(f"<article><h1>Troops retake Dahra</h1>{body}{OFFER}</article>", head) == "article"
