"""The worked examples of the ontology, each as a test."""

import pytest

from tests.examples import unmark_named
from vedette.assets.model import open_model
from vedette.assets.ontology import open_events, open_presence, open_ties
from vedette.coding.ontology import read_ontology
from vedette.reading.reading import Reading, read

MODEL = open_model()
ONTOLOGIES = {"events": open_events(), "ties": open_ties(), "presence": open_presence()}
KINDS = [(name, kind) for name, ontology in ONTOLOGIES.items() for kind in ontology.kinds.values()]
EXAMPLES = [pytest.param(o, k, e, id=f"{k.name}: {e.text}") for o, k in KINDS for e in k.examples]
SILENT = [pytest.param(o, k, text, id=f"{k.name}: {text}") for o, k in KINDS for text in k.silent]


def matches_of(reading: Reading, ontology: str, kind: str):
    frames = ONTOLOGIES[ontology].frames
    return [m for m in frames.matches(reading, lambda i: _may_act(reading, i)) if m.frame.kind == kind]


def _may_act(reading: Reading, i: int) -> bool:
    """Without an actors room: nouns, names, pronouns and what is marked as somebody's adjective may act."""
    word = reading.words[i]
    return word.upos in {"PROPN", "PRON"} or (word.upos == "NOUN") or (word.upos == "ADJ" and word.text[0].isupper())


@pytest.mark.parametrize(("ontology", "kind", "example"), EXAMPLES)
def test_a_worked_example_is_coded_as_it_is_marked(ontology, kind, example):
    text, marks = unmark_named(example.text)
    reading = read(text, MODEL)
    trigger = marks.pop("trigger")
    found = [
        m
        for m in matches_of(reading, ontology, kind.name)
        if trigger.start <= reading.words[m.trigger].start < trigger.end
    ]
    assert found, f"no frame of {kind.name} at {trigger.of(text)!r}"
    (match,) = found
    for role, span in marks.items():
        heads = [reading.words[i] for i in match.words(role)]
        assert any(span.start <= w.start < span.end for w in heads), f"{role}: {[w.text for w in heads]}"
    for role in ("source", "target"):
        if ontology == "events" and role not in marks:
            assert not [reading.words[i].text for i in match.words(role)], role
    for fact in ("mode", "change"):
        if fact in example.facts:
            assert match.frame.facts.get(fact) == example.facts[fact]


@pytest.mark.parametrize(("ontology", "kind", "text"), SILENT)
def test_a_tempting_sentence_stays_silent(ontology, kind, text):
    reading = read(text, MODEL)
    assert not [reading.words[m.trigger].text for m in matches_of(reading, ontology, kind.name)]


def test_a_modifier_tells_one_type_and_one_end_of_it():
    kinds = ONTOLOGIES["ties"].kinds.values()
    words = [word for kind in kinds for word in kind.modifiers]
    assert len(set(words)) == len(words)
    assert ONTOLOGIES["ties"].modifiers["backed"] == ("supports", "subject")
    assert {end for kind in kinds for end in kind.modifiers.values()} == {"subject", "object"}


def test_the_words_of_a_modifier_are_read_by_the_end_that_they_are_joined_to():
    table = {"type": "supports", "definition": "To back.", "modifiers": {"subject": "backed paid", "object": "loyal"}}
    (kind,) = read_ontology([table], ("subject", "object"), ()).kinds.values()
    assert kind.modifiers == {"backed": "subject", "paid": "subject", "loyal": "object"}
