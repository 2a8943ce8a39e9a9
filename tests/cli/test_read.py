"""`vedette read` shows a person what would be coded, and what would not."""

import json

import pytest
from click.testing import CliRunner

from vedette.cli.main import main

PAGE = """<html><head><title>Dahra falls | Daily Desk</title><meta property="og:site_name" content="Daily Desk">
<meta property="article:published_time" content="2024-05-03T10:00:00Z"><meta name="author" content="A. Name"></head>
<body><h1>Dahra falls</h1><p>Troops entered the town of Dahra on Tuesday after two days of fighting, officials said.</p>
<p>Sign up for our newsletter</p></body></html>"""
SHELL = "<html><head><title>Desk</title></head><body><noscript>Enable JavaScript.</noscript></body></html>"


@pytest.fixture
def run(tmp_path):
    """Write the pages, and run the command on them."""

    def run(pages, *options):
        names = []
        for name, content in pages.items():
            (tmp_path / name).write_text(content)
            names.append(str(tmp_path / name))
        return CliRunner().invoke(main, ["read", *names, *options])

    return run


def test_a_page_is_shown_as_it_would_be_coded_with_what_was_removed(run):
    result = run({"page.html": PAGE})
    lines = [" ".join(line.split()) for line in result.stdout.splitlines()]
    assert result.exit_code == 0, result.output
    assert lines[0].endswith("page.html: article")
    assert "outlet Daily Desk" in lines
    assert "byline A. Name" in lines
    assert "date 2024-05-03T10:00:00Z (minute, meta article:published_time)" in lines
    assert "headline Dahra falls" in lines
    assert "newsletter Sign up for our newsletter" in lines


def test_a_page_of_which_nothing_is_coded_says_why(run):
    result = run({"shell.html": SHELL})
    assert "script shell" in result.stdout
    assert "Not coded: the page has no text until a browser has run its scripts" in result.stdout


def test_json_is_a_document_a_line(run):
    result = run({"a.html": PAGE, "b.html": SHELL}, "--format", "json")
    first, second = map(json.loads, result.stdout.splitlines())
    assert (first["title"], second["text"]) == ("Dahra falls", "")


def test_what_cannot_be_read_is_named_and_the_rest_is_shown(run):
    assert run({}, "no-such-file").exit_code == 2
    result = run({"a.html": PAGE}, "no-such-file")
    assert (result.exit_code, "Dahra falls" in result.stdout) == (4, True)
    assert "no-such-file" in result.stderr


def test_what_a_terminal_would_obey_is_not_sent_to_it(run):
    page = PAGE.replace("Dahra falls", "Dahra &#27;[31m falls")
    assert "\x1b" not in run({"a.html": page}).stdout
