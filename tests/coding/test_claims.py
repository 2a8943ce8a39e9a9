from dataclasses import dataclass

import pytest
from hypothesis import given, settings

from tests.coding.casts import cast_of
from tests.coding.lexicons import hedges, reporting
from tests.coding.readings import reading_of
from tests.examples import unmark
from tests.news import news
from vedette.actors.cast import Cast
from vedette.coding.claims import Claims, find_claims
from vedette.records import ActorKind, Block, Claim, Coded, Document, Span, document_id
from vedette.records.checks import problems

WHO: dict[str, ActorKind] = {
    "The army": "state_force",
    "the army": "state_force",
    "the minister": "person",
    "The minister": "person",
    "Rebel leaders": "armed_group",
    "Residents": "civilians",
    "residents": "civilians",
    "The rebels": "armed_group",
    "the rebels": "armed_group",
    "Gazette": "media",
    "Omar Diallo": "person",
    "the police": "state_force",
    "the mayor": "person",
}


@dataclass(frozen=True)
class Found:
    text: str
    claims: Claims
    cast: Cast

    @property
    def only(self) -> Claim:
        (claim,) = self.claims.records
        return claim


def find(text: str, means: dict[str, str] | None = None) -> Found:
    reading = reading_of(text)
    cast = cast_of(reading, WHO, means)
    return Found(text, find_claims(reading, cast, reporting(), hedges()), cast)


@pytest.mark.parametrize(
    ("marked", "source", "quotation"),
    [
        ("The army said [the rebels had left the town].", "The army", "indirect"),
        ("The army said on Sunday that [the rebels had left the town].", "The army", "indirect"),
        ("[The rebels had left the town], the army said.", "the army", "indirect"),
        ("[The rebels had left the town], said the minister.", "the minister", "indirect"),
        ('The minister said: "[The rebels have left the town.]"', "The minister", "direct"),
        ('"[The rebels have left the town]," said the minister.', "the minister", "direct"),
        ('"[The rebels have left the town]," the minister said.', "the minister", "direct"),
        ('"[The rebels came. They have left the town]," the minister said.', "the minister", "direct"),
        ('"[We left the town]," the minister said, "[at dawn.]"', "the minister", "direct"),
        ('The minister said the rebels were "criminals" who had left.', "The minister", "mixed"),
        ("According to the police, [the rebels had left the town].", "the police", "indirect"),
        ("[The rebels had left the town], according to the police.", "the police", "indirect"),
        ("Residents told the Gazette that [the rebels had left the town].", "Residents", "indirect"),
        ("The army denied [attacking the village].", "The army", "indirect"),
        ("The army denied that [it had attacked the village].", "The army", "indirect"),
        ("Residents fear that [the rebels will come back].", "Residents", "indirect"),
        ("The minister believes that [the rebels have left].", "The minister", "indirect"),
        ("The rebels claimed [responsibility for the bombing].", "The rebels", "indirect"),
        ("The minister accused [the rebels of burning the village].", "The minister", "indirect"),
        ("The minister described [the attack as a crime].", "The minister", "indirect"),
        ("The minister announced [the creation of a commission].", "The minister", "indirect"),
        ("The minister was quoted as saying that [the rebels had left].", "The minister", "indirect"),
        ("A statement issued by the army said [the rebels had left].", "the army", "indirect"),
    ],
)
def test_words_belong_to_whoever_the_sentence_gives_them(marked, source, quotation):
    text, content = unmark(marked)
    claim = find(text).only
    assert claim.source == source
    assert claim.quotation == quotation
    assert not content or list(claim.content) == content


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The army attacked the village.",
        "It is said that the village was attacked.",
        "The minister pointed at the map.",
        "The attack claimed twelve lives.",
        "The minister did not speak.",
        'The village is called "the pearl of the north".',
        "The minister held talks with the rebels.",
    ],
)
def test_what_the_article_says_itself_is_no_claim(text):
    assert find(text).claims.records == ()


def test_what_another_source_says_in_the_same_sentence_is_not_the_first_one_s():
    text, (first, second) = unmark(
        "The minister said [the rebels had left], but residents say that [they are in the town]."
    )
    assert [c.content for c in find(text).claims.records] == [(first,), (second,)]


def test_two_sayings_of_one_source_are_two_claims():
    text, spans = unmark("The minister said [the rebels had left], adding that [the town was quiet].")
    found = find(text)
    assert [c.content for c in found.claims.records] == [(s,) for s in spans]
    assert {c.source for c in found.claims.records} == {"The minister"}


def test_a_source_may_be_a_pronoun():
    found = find("The minister left. He said the town was quiet.", {"He": "The minister"})
    assert found.only.source == "The minister"
    assert found.only.support["source"][0].of(found.text) == "He"


def test_a_quoted_sentence_after_an_attribution_goes_on_with_its_speaker():
    text, spans = unmark('"[The rebels have left]," the minister said. "[We will follow them to the border.]"')
    found = find(text)
    assert [c.content for c in found.claims.records] == [(s,) for s in spans]
    assert found.claims.records[1].source == "the minister"
    assert found.claims.records[1].how.name == "claim:continued"


def test_in_a_new_paragraph_nobody_has_the_floor():
    found = find('"The rebels have left," the minister said.\n\n"Welcome to the town of our fathers" is on the gate.')
    assert len(found.claims.records) == 1


def test_what_a_source_says_that_another_said_is_two_claims_one_in_the_other():
    text, (outer, inner) = unmark("The army said [residents said [the rebels had left]].")
    found = find(text)
    first, second = found.claims.records
    assert (first.source, first.content, first.parent) == ("The army", (outer,), None)
    assert (second.source, second.content, second.parent) == ("residents", (inner,), first.id)
    assert found.claims.claim_at(inner) == second.id
    assert found.claims.claim_at(Span(outer.start, outer.start + 5)) == first.id
    assert found.claims.claim_at(Span(0, 3)) is None


def test_what_is_said_inside_a_quotation_stands_in_its_claim_and_ends_with_it():
    text, (outer, inner) = unmark('The minister said: "[Residents say [the rebels have left].]"')
    first, second = find(text).claims.records
    assert (first.source, first.content) == ("The minister", (outer,))
    assert (second.source, second.content, second.parent) == ("Residents", (inner,), first.id)
    text, (inner,) = unmark('"Residents say [the rebels have left]" is what the poster on the wall says.')
    assert find(text).only.content == (inner,)


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        ("[The attack] was claimed by the rebels.", ["the rebels"]),
        ("[Responsibility for the attack] has been claimed by the rebels.", ["the rebels"]),
        ("[Both attacks] were claimed by the rebels and by the army.", ["the rebels", "the army"]),
        ("Residents spoke of [ten men killed], but no name was given.", ["Residents"]),
    ],
)
def test_what_somebody_claims_or_counts_is_theirs(marked, sources):
    text, spans = unmark(marked)
    found = find(text)
    assert [(claim.source, list(claim.content)) for claim in found.claims.records] == [(s, spans) for s in sources]


def test_of_two_accounts_in_one_sentence_each_has_its_own_words():
    found = find("According to the army, the bridge fell; according to the rebels, it still stood.")
    told = [(claim.source, [span.of(found.text) for span in claim.content]) for claim in found.claims.records]
    assert told == [("the army", ["the bridge fell"]), ("the rebels", ["it still stood"])]


def test_who_was_told_is_an_outlet_or_somebody_addressed():
    told = find("Residents told the Gazette that the rebels had left.").only
    assert (told.to, told.addressee) == ("Gazette", None)
    warned = find("The army told residents that the rebels would come.").only
    assert (warned.to, warned.addressee) == (None, "residents")


def test_how_the_words_were_made_known_and_whether_they_are_genuine():
    text = "The rebels said in an audio message that they had left. The message could not be independently verified."
    claim = find(text).only
    assert (claim.channel, claim.authenticity) == ("audio message", "unverified")
    assert claim.support["authenticity"][0].of(text) == "verified"


def test_a_later_mention_of_a_statement_speaks_for_who_issued_it():
    found = find(
        "The rebels left, they said in a statement. The statement said the town was quiet.", {"they": "The rebels"}
    )
    assert [c.source for c in found.claims.records] == ["The rebels", "The rebels"]


def test_the_editor_s_brackets_are_marked():
    text, (bracket,) = unmark('The minister said: "Our brothers [\\[in the north\\]] have left the town."')
    assert find(text).only.insertions == (bracket,)


def test_a_source_is_named_where_some_mention_is_a_name():
    assert find("Omar Diallo said the rebels had left.").only.named
    assert not find("the mayor said the rebels had left.").only.named


def test_the_capacity_in_which_a_source_speaks():
    assert find("The army said the rebels had left.").only.source_kind == "security"
    assert find("The minister said the rebels had left.").only.source_kind == "official"
    assert find("Residents said the rebels had left.").only.source_kind == "witness"


def test_who_speaks_without_being_in_the_cast_is_told():
    text, (who,) = unmark("A passing [shopkeeper] said the rebels had left.")
    found = find(text)
    assert (found.claims.records, found.claims.missed) == ((), (who,))


def coded(text: str) -> Coded:
    found = find(text, {"He": "The minister", "he": "The minister", "they": "The rebels"})
    blocks = (Block(kind="paragraph", start=0, end=len(text)),) if text else ()
    document = Document(id=document_id(text), text=text, blocks=blocks)
    return Coded(document=document, actors=found.cast.actors, claims=found.claims.records)


@settings(max_examples=40)
@given(
    news(
        "The minister said ", "according to the police ", "he said", "the rebels had left", "The army denied",
        '"', '," ', "The rebels claimed responsibility", "Residents told the Gazette", "adding that", "in a statement",
    )
)  # fmt: skip
def test_whatever_the_text_claims_keep_the_contract(text):
    record = coded(text)
    known = {actor.id for actor in record.actors}
    assert all(claim.source in known for claim in record.claims)
    assert list(problems(record)) == []
    for claim in record.claims:
        assert all(span.of(text).strip() for span in claim.content)
        assert all(a.end <= b.start for a, b in zip(claim.content, claim.content[1:], strict=False))
