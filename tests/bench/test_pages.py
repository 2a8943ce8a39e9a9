"""The measure of pages, and the dumps that it is taken on."""

import pytest

from bench.dumps import dump
from bench.pages import GoldPage, body, metadata, scores, shingles
from vedette.records import Block, Document, document_id

HTML = b"""<html><head><title>No</title><style>p{}</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li>Sport <b>now</b></li></ul></nav>
<p>Rebels <a href="/x">left</a> the
   dam.<br>At dawn.</p><script>no()</script><div hidden>no</div><div style="display: none">no</div>
<div>loose<p>inside</p>tail</div><noscript>no</noscript></body></html>"""


def document(text, *blocks, **known):
    kinds = tuple(Block(kind=kind, start=start, end=end) for kind, start, end in blocks)
    return Document(id=document_id(text), text=text, blocks=kinds, **known)


def gold(text="", lang="en", title=None, date=None):
    return GoldPage(b"", {"text": text, "lang": lang, "title": title, "date": date})


def test_a_dump_has_a_line_for_each_block_and_nothing_hidden():
    assert dump(HTML).splitlines() == [
        "Home", "Sport now", "Rebels left the dam.", "At dawn.", "loose", "inside", "tail",
    ]  # fmt: skip


def test_white_space_between_inline_elements_breaks_no_line():
    assert dump(b"<p><b>Rebels</b>\n<i>left</i></p>") == "Rebels left\n"


def test_only_running_text_is_compared():
    text = "Title\n\nRebels left.\n\nA picture."
    read = document(text, ("headline", 0, 5), ("paragraph", 7, 19), ("caption", 21, 31))
    assert body(read) == "Rebels left."


@pytest.mark.parametrize(("text", "count"), [("", 0), ("a b", 1), ("a b c d", 1), ("A b, c d e", 2)])
def test_shingles_are_runs_of_four_words(text, count):
    assert shingles(text).total() == count


def test_f1_is_of_the_means_and_counts_pages_that_were_lost():
    pages = [gold("a b c d e f g"), gold("a b c d"), gold("w x y z", lang="de")]
    figures = scores(pages, ["a b c d e f g", "q r s t", "w x y z"])
    assert (figures["precision"], figures["recall"], figures["f1"], figures["lost"]) == (0.5, 0.5, 0.5, 1)
    assert figures["f1_all"] == pytest.approx(2 / 3)


def test_titles_and_dates_are_right_wrong_or_missing():
    pages = [
        gold(title="Rebels’ dam", date="2024-03-06 10:00:00"),
        gold(title="Other", date="2024-03-06"),
        gold(title="None", date="2024-03-06", lang="de"),
        gold(),
    ]
    documents = [
        document("a", title="rebels' dam", published="2024-03-06T01:00:00+05:00", published_precision="minute"),
        document("a", title="An other", published="2024-03-07", published_precision="day"),
        document("a"),
        document("a", title="Untold"),
    ]
    assert metadata(pages, documents) == {
        "titles_right": 1, "titles_wrong": 1, "titles_missing": 1,
        "dates_right": 1, "dates_wrong": 1, "dates_missing": 1, "english_dates_wrong": 1,
    }  # fmt: skip


@pytest.mark.shared
def test_the_measure_agrees_with_the_public_scorer(shared, tmp_path):
    import json
    import subprocess
    import sys

    from bench.pages import read_pages
    from vedette.records import Coded, wire

    pages = read_pages(shared / "data" / "pages")
    texts = [dump(page.html) for page in pages]
    coded = tmp_path / "coded.jsonl"
    coded.write_bytes(b"".join(wire.encode(Coded(document=document(text))) + b"\n" for text in texts))
    command = [
        sys.executable,
        shared / "tools" / "score_pages.py",
        shared / "data" / "pages" / "pages.jsonl",
        coded,
        "--lang",
        "en",
    ]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    figures = scores(pages, texts)
    assert f"precision {figures['precision']:.3f} recall {figures['recall']:.3f} F1 {figures['f1']:.3f}" in said
    assert json.dumps(figures)
