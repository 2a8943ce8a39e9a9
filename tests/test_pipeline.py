"""The program's table of contents: what holds of everything that comes out of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.coding.around import document_of
from tests.news import news
from vedette.assets.coder import Coder
from vedette.cli.demo import SAMPLES
from vedette.coding.ontology import EVENT_FACTS, EVENT_ROLES, read_ontology
from vedette.pipeline import code
from vedette.reading.pages import Page
from vedette.records import Block, Coded, Document
from vedette.records.checks import problems
from vedette.records.wire import encode

CODER = Coder()
REPORTS = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".txt", ".html"})


def document(text: str) -> Document:
    blocks = (Block(kind="paragraph", start=0, end=len(text)),) if text.strip() else ()
    return replace(document_of(text, "2024-05-03"), blocks=blocks)


def coded(text: str) -> Coded:
    return code(document(text), CODER.tools)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_a_packaged_sample_keeps_the_contract(path):
    found = CODER(Page(name=path.name, content=path.read_bytes(), form=path.suffix.lstrip(".").replace("txt", "text")))
    assert list(problems(found)) == []
    assert found.actors


@given(news("Gunmen killed four soldiers", "near Gao", "on Monday", "leader of Boko Haram", "pledged allegiance to"))
@settings(max_examples=40)
def test_whatever_news_comes_in_the_contract_is_kept(text):
    assert [problem for problem in problems(coded(text)) if not problem.startswith("document")] == []


@given(news("Gunmen killed four soldiers", "near Gao", "the army said", "leader of Boko Haram"))
@settings(max_examples=15)
def test_the_same_document_gives_the_same_bytes(text):
    assert encode(coded(text)) == encode(coded(text))


def test_a_sample_coded_by_tools_that_are_opened_anew_gives_the_same_bytes():
    page = Page(name="sample", content=REPORTS[0].read_bytes())
    assert encode(CODER(page)) == encode(Coder()(page))


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b", "."])
def test_a_document_that_says_nothing_has_no_records(text):
    found = coded(text)
    for name in ("actors", "places", "events", "affiliations", "presence", "claims", "estimates", "outlooks"):
        assert getattr(found, name) == (), name


def test_one_sentence_comes_out_as_records_that_know_each_other():
    found = coded("Gunmen killed at least four soldiers near Gao on Monday, the Malian army said.")
    (event,) = found.events
    names = {actor.id: actor.name for actor in found.actors}
    assert (event.type, [names[i] for i in event.sources], event.killed.low) == ("ASSAULT", ["Gunmen"], 4)
    assert event.time.start == "2024-04-29"
    assert event.place in {place.id for place in found.places}
    (claim,) = (claim for claim in found.claims if claim.id == event.claim)
    assert names[claim.source] == "Malian army"


def test_a_dateline_is_not_read():
    text = "GAO, 3 May - Gunmen attacked soldiers."
    blocks = (Block(kind="dateline", start=0, end=12), Block(kind="paragraph", start=13, end=len(text)))
    found = code(replace(document_of(text), blocks=blocks), CODER.tools)
    assert found.places == ()
    assert len(found.events) == 1


def test_an_ontology_of_ones_own_is_all_that_is_coded():
    table = {"type": "VISIT", "definition": "x", "frames": [{"name": "go", "verbs": "visit", "source": "subject"}]}
    tools = replace(CODER.tools, events=read_ontology([table], EVENT_ROLES, EVENT_FACTS))
    found = code(document("The minister visited Gao. Gunmen killed four soldiers."), tools)
    assert [event.type for event in found.events] == ["VISIT"]
