from dataclasses import replace

import pytest

from tests.records import examples
from vedette.records import Block, Note, Quantity, Span
from vedette.records.checks import problems

CODED = examples.coded()
RAID = examples.raid()
FAR = len(examples.TEXT) + 1


def with_event(**changes):
    return replace(CODED, events=(replace(RAID, **changes),))


def with_blocks(*blocks):
    made = tuple(Block(kind="paragraph", start=start, end=end) for start, end in blocks)
    return replace(CODED, document=replace(CODED.document, blocks=made))


def without(name):
    return {field: spans for field, spans in RAID.support.items() if field != name}


def test_a_document_that_keeps_the_contract_has_no_problems():
    assert list(problems(CODED)) == []


@pytest.mark.parametrize(
    ("coded", "said"),
    [
        pytest.param(
            replace(CODED, document=replace(CODED.document, id="sha256:0")), "not its text's", id="a wrong digest"
        ),
        pytest.param(with_event(trigger=Span(0, FAR)), f"events[0].trigger ends at {FAR}", id="a span past the text"),
        pytest.param(
            with_event(support=RAID.support | {"type": (Span(0, FAR),)}),
            f"events[0].support.type[0] ends at {FAR}",
            id="a support past the text",
        ),
        pytest.param(
            replace(
                CODED,
                estimates=(
                    replace(CODED.estimates[0], quantity=Quantity(qualifier="vague", text="", start=0, end=FAR)),
                ),
            ),
            f"estimates[0].quantity ends at {FAR}",
            id="a quantity past the text",
        ),
        pytest.param(with_event(id="a1"), "'a1' is given to 2 records", id="an id given twice"),
        pytest.param(with_event(sources=("a9",)), "events[0].sources points at 'a9'", id="an actor that is not there"),
        pytest.param(with_event(sources=("p1",)), "events[0].sources points at 'p1'", id="a place that acts"),
        pytest.param(with_event(claim="c9"), "events[0].claim points at 'c9'", id="a claim that is not there"),
        pytest.param(
            with_event(casualties=(replace(RAID.casualties[0], who="a9"),)),
            "events[0].casualties[0].who points at 'a9'",
            id="a victim that is not there",
        ),
        pytest.param(
            replace(CODED, notes=(Note(room="places", text="No position.", record="p9"),)),
            "notes[0].record points at 'p9'",
            id="a note about nothing",
        ),
        pytest.param(
            with_event(support=without("targets")), "events[0].targets is ('a2',)", id="a target without support"
        ),
        pytest.param(with_event(support=without("hearsay")), "events[0].hearsay is True", id="hearsay without support"),
        pytest.param(with_event(weapon="mortar"), "events[0].weapon is 'mortar'", id="a weapon without support"),
        pytest.param(
            with_event(support=RAID.support | {"type": ()}), "events[0].type is 'ASSAULT'", id="a support without words"
        ),
        pytest.param(
            replace(CODED, actors=CODED.actors[::-1]), "the actors are not in text order", id="a list turned round"
        ),
        pytest.param(with_blocks((0, 20), (19, FAR - 2)), "blocks[1] starts at 19", id="blocks that overlap"),
        pytest.param(
            with_blocks((0, 10), (examples.BODY, FAR - 2)), "no block holds 'r Gao'", id="a gap between blocks"
        ),
        pytest.param(with_blocks((0, FAR - 8)), "no block holds", id="words after the last block"),
        pytest.param(with_blocks((0, FAR)), f"document.blocks[0] ends at {FAR}", id="a block past the text"),
    ],
)
def test_what_breaks_the_contract_is_told(coded, said):
    found = list(problems(coded))
    assert any(said in problem for problem in found), found


def test_a_rule_is_as_good_as_words():
    assert list(problems(with_event(weapon="mortar", inferred=RAID.inferred | {"weapon": "the only one named"}))) == []


def test_what_the_words_leave_unsaid_needs_no_support():
    bare = with_event(hearsay=False, time=None, place=None, places=(), support=without("hearsay"), inferred={})
    assert list(problems(bare)) == []
