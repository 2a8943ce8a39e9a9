"""Reviewed paragraphs as passages of the corpus: what is written is read back by those who train, and says the same."""

import json
import re
from collections import Counter
from dataclasses import replace

import pytest

from tests.examples import unmark_named
from training.annotations import Annotated
from training.corpus import read_passages, split_passages, write_passages
from training.corpus_check import all_modes, errors
from vedette.assets.coder import Coder
from vedette.cli.demo import SAMPLES
from vedette.exports.corpus import Judged, write
from vedette.exports.paragraphs import paragraphs_of
from vedette.exports.stated import holds, statements, told_by, touch
from vedette.intake.sources import read_file
from vedette.records import (
    Actor,
    Affiliation,
    Block,
    Casualty,
    Claim,
    Coded,
    Document,
    Estimate,
    Event,
    How,
    Likelihood,
    Mention,
    Note,
    Other,
    Outlook,
    Place,
    PlaceRole,
    Presence,
    Quantity,
    Relation,
    Span,
    Time,
    document_id,
)

BY_HAND = {"confidence": 1.0, "how": How(by="frame", name="by hand")}
THURSDAY = Time(start="2013-05-23", end="2013-05-24", precision="day", text="Thursday", anchor="published")


class Report:
    """A report with {names|words}, and records on them. A name's digits at the end tell its words apart."""

    def __init__(self, marked: str, published: str | None = "2013-05-24", **actors: str) -> None:
        self.text, self.spans = unmark_named(marked)
        self.published = published
        self.actors = tuple(self._actor(name, kind) for name, kind in actors.items())
        self.places: tuple[Place, ...] = ()
        self.records: list = []

    def _actor(self, name: str, kind: str) -> Actor:
        own = [span for key, span in self.spans.items() if key.rstrip("0123456789") == name]
        mentions = tuple(Mention(start=span.start, end=span.end, form="nominal") for span in own)
        return Actor(id=name, name=name, kind=kind, mentions=mentions, evidence=tuple(own[:1]), **BY_HAND)

    def place(self, id_: str, *relations: Relation) -> None:
        span = self.spans[id_]
        mentions = (Mention(start=span.start, end=span.end, form="name"),)
        made = Place(id=id_, name=id_, mentions=mentions, relations=relations, evidence=(span,), **BY_HAND)
        self.places += (made,)

    def add(self, type_: type, id_: str, words: str, **fields) -> None:
        """Add a record on some words; what `support` gives by name becomes spans."""
        support = {
            name: tuple(self.spans[w] for w in named.split()) for name, named in fields.pop("support", {}).items()
        }
        evidence = fields.pop("evidence", (self.spans[words],))
        self.records.append(type_(id=id_, evidence=evidence, support=support, **fields, **BY_HAND))

    def act(self, id_: str, words: str, type: str = "ASSAULT", **fields) -> None:  # noqa: A002
        self.add(Event, id_, words, type=type, trigger=self.spans[words], **fields)

    def figure(self, id_: str, words: str, low=None, high=None, **fields) -> Quantity:
        """An estimate, and its number for a toll."""
        number = self.number(words, low, high)
        self.add(Estimate, id_, words, quantity=number, **fields)
        return number

    def number(self, words: str, low=None, high=None) -> Quantity:
        at = self.spans[words]
        return Quantity(low=low, high=high, qualifier="range", text=at.of(self.text), start=at.start, end=at.end)

    @property
    def coded(self) -> Coded:
        def of(kind: type) -> tuple:
            return tuple(record for record in self.records if isinstance(record, kind))

        document = Document(
            id=document_id(self.text), text=self.text, published=self.published,
            published_precision="day" if self.published else None,
        )  # fmt: skip
        return Coded(
            document=document, actors=self.actors, places=self.places, events=of(Event), affiliations=of(Affiliation),
            presence=of(Presence), claims=of(Claim), estimates=of(Estimate), outlooks=of(Outlook),
        )  # fmt: skip

    def written(self, *unreviewed: str, **more) -> tuple[list[str], list[str]]:
        """The passages without their names, and the notes without those that they name."""
        reviewed = frozenset(record.id for record in self.records) - set(unreviewed)
        text, notes = write([Judged(coded=self.coded, reviewed=reviewed, **more)], all_modes())
        check(text)
        passages = [source.text.strip() for source in split_passages(text)[1]]
        return [re.sub("^== .*? [|]", "== |", text) for text in passages], [_plain(note) for note in notes]


def _plain(note: Note) -> str:
    return note.text.removesuffix(")").rpartition(" (")[0]


def check(text: str) -> list[Annotated]:
    """Read a file back, as those do who train: nothing in it is wrong, and all is in canonical form."""
    passages = read_passages(text)
    assert [error for passage in passages for error in errors(passage, all_modes())] == []
    assert write_passages(split_passages(text)[0], passages) == text
    return [Annotated(passage) for passage in passages]


def raid() -> Report:
    report = Report(
        "{content|{gunmen|Gunmen} {trigger|attacked} the {soldiers|army post} {near|near {gao|Gao}} on {day|Thursday}, "
        "{again|killing} {twelve|at least 12} {soldiers2|soldiers}}, the {army|army} {cue|said}.\n",
        gunmen="unidentified", soldiers="state_force", army="state_force",
    )  # fmt: skip
    report.place("gao")
    report.place("near", Relation(kind="near", reference="gao"))
    number = report.figure("q1", "twelve", 12, what="killed", subject="soldiers", claim="c1")
    killed = Casualty(
        outcome="killed", who="soldiers", side="target", quantity=number, evidence=(report.spans["again"],)
    )
    report.act(
        "e1", "trigger", mode="firearms", sources=("gunmen",), targets=("soldiers",), place="near", time=THURSDAY,
        places=(PlaceRole(place="near", role="at"),), casualties=(killed,), claim="c1",
        support={"type": "trigger again", "time": "day", "place": "near"},
    )  # fmt: skip
    content, cue = report.spans["content"], report.spans["cue"]
    report.add(
        Claim, "c1", "content", source="army", named=True, source_kind="security", cue=cue, content=(content,),
        quotation="indirect",
    )  # fmt: skip
    return report


def test_a_reviewed_paragraph_is_a_passage_with_all_that_it_states():
    passages, notes = raid().written()
    assert notes == []
    assert passages == [
        """\
== | agency | World | 2013-05-24 Fri
[c1 [a1 Gunmen] [e1 attacked] [a2 the army post] near [p1 Gao] on [t1 Thursday], [e1 killing] [q1 at least 12]
[a2 soldiers]], [a3 the army] [c1! said].
--
a1 unidentified
a2 state_force
a3 state_force
t1 2013-05-23
q1 killed 12..: of a2
c1 indirect: by a3; as security
e1 ASSAULT firearms: a1 > a2; at p1 near; on t1; killed q1 a2"""
    ]


def test_a_passage_is_named_by_its_document_and_the_number_of_its_paragraph():
    report = raid()
    text, _ = write([Judged(coded=report.coded, reviewed=frozenset({"e1", "q1", "c1"}))])
    (passage,) = read_passages(text)
    assert passage.id == f"{document_id(report.text).partition(':')[2][:12]}-001"
    assert passage.corrections is None  # nobody has read it a second time


def test_a_paragraph_with_a_record_that_nobody_reviewed_is_left_out():
    assert raid().written("q1") == ([], ["1 paragraph was left out because not every record there was reviewed"])
    nothing = raid().written("q1", "e1", "c1")
    assert nothing == ([], ["1 paragraph was left out because no record there was reviewed"])


def test_each_paragraph_is_judged_alone():
    report = Report(
        "{they|Rebels} {one|shelled} the town.\n\nThe sun rose.\n\n{they2|They} {two|left}.", they="militia"
    )
    report.act("e1", "one", sources=("they",))
    report.act("e2", "two", "RETREAT", sources=("they",))
    passages, notes = report.written("e2")
    assert [passage.splitlines()[1] for passage in passages] == ["[a1 Rebels] [e1 shelled] the town."]
    assert notes == ["2 paragraphs were left out because no record there was reviewed"]


def test_words_of_which_every_record_was_rejected_are_an_example_of_nothing():
    report = Report("The team was {shot|shot} down in the final, 3-0 [sic].")
    passages, notes = report.written(rejected=(report.spans["shot"],))
    assert notes == []
    assert passages == ["== | agency | World | 2013-05-24 Fri\nThe team was shot down in the final, 3-0 \\[sic\\]."]


def test_what_went_with_a_rejected_record_and_was_not_judged_spoils_its_paragraph():
    report = Report("The army {said|said} that rebels {shot|shot} two men.")
    passages, (note,) = report.written(rejected=(report.spans["said"],), unsettled=(report.spans["shot"],))
    assert passages == []
    assert "gone with a rejected one" in note


@pytest.mark.parametrize(("published", "precision"), [(None, None), ("2013-05-01", "month")])
def test_a_document_without_a_day_is_left_out_unless_a_paragraph_has_its_own(published, precision):
    coded = raid().coded
    document = replace(coded.document, published=published, published_precision=precision)
    reviewed = frozenset({"e1", "q1", "c1"})
    text, (note,) = write([Judged(coded=replace(coded, document=document), reviewed=reviewed)])
    assert read_passages(text) == []
    assert "the day of its publication is not known" in note.text
    own = Time(start="2013-05-24T10:00", precision="minute", anchor="explicit")
    entry = Block(kind="entry", start=0, end=len(document.text) - 1, time=own)
    text, notes = write([Judged(coded=replace(coded, document=replace(document, blocks=(entry,))), reviewed=reviewed)])
    assert (str(read_passages(text)[0].published), notes) == ("2013-05-24", ())


def test_nothing_reviewed_is_a_file_without_passages():
    text, notes = write([])
    assert (check(text), notes) == ([], ())


# --- what lines say


def line(report: Report, id_: str) -> str:
    (passage,), notes = report.written()
    assert notes == []
    return next(row for row in passage.splitlines() if row.startswith(f"{id_} "))


def test_a_toll_that_no_figure_gives_is_written_as_a_number():
    report = Report("{one|A} {soldier|soldier} was {shot|shot}.", soldier="state_force")
    one = report.number("one", 1, 1)
    toll = Casualty(outcome="killed", who="soldier", quantity=one, evidence=(report.spans["shot"],))
    report.act("e1", "shot", targets=("soldier",), casualties=(toll,))
    assert line(report, "e1") == "e1 ASSAULT: > a1; killed 1 a1"


def test_an_act_of_each_on_the_other_has_everybody_on_both_sides():
    report = Report("The {army|army} and {rebels|rebels} {fought|clashed}.", army="state_force", rebels="armed_group")
    report.act("e1", "fought", sources=("army", "rebels"), targets=("army", "rebels"))
    assert line(report, "e1") == "e1 ASSAULT: a1 <> a2"


def test_the_main_words_of_an_act_that_are_not_its_first_are_told():
    report = Report("In a {raid|raid} {they|gunmen} {took|seized} a mine.", they="unidentified")
    report.act("e1", "took", "COERCE", sources=("they",), support={"type": "took raid"})
    (passage,), _ = report.written()
    assert "a [e1 raid] [a1 gunmen] [e1! seized] a mine" in passage


def test_who_else_took_part_with_what_and_for_what():
    report = Report(
        "{egypt|Egypt} brokered {talks|talks} of {borlan|Borlan} with the {front|front} {why|to end the war}, "
        "held with {arms|rifles} on the table and {arms2|rifles} on the wall.",
        egypt="state", borlan="state", front="armed_group",
    )  # fmt: skip
    mediator = Other(actor="egypt", role="mediator")
    report.act(
        "e1", "talks", "CONSULT", sources=("borlan",), targets=("front",), others=(mediator,), weapon="rifles",
        purpose=report.spans["why"], support={"weapon": "arms2"}, modality="planned", polarity="denied",
    )  # fmt: skip
    assert line(report, "e1") == (
        'e1 CONSULT: a2 > a3; mediator a1; with w1; for "to end the war"; denied; planned'
    )  # `w1` since rifles stand there twice


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2013-05-20", "2013-05-23", "t1 2013-05-20..2013-05-22"),
        ("2013-05-20", None, "t1 2013-05-20.."),
        (None, "2013-05-23", "t1 ..2013-05-22"),
        ("2013-05-20T10:00", "2013-05-20T11:00", "t1 2013-05-20"),
        ("2013-05-20T00:00+02:00", "2013-05-21T00:00+02:00", "t1 2013-05-20"),
        (None, None, "t1 ?"),
    ],
)
def test_a_time_is_written_in_whole_days(start, end, written):
    report = Report("{they|Rebels} {left|left} then, {then|by the feast}.", they="militia")
    time = Time(
        start=start, end=end, precision="vague", text="by the feast", anchor="narrative" if start or end else "none"
    )
    report.act("e1", "left", "RETREAT", sources=("they",), time=time, support={"time": "then"})
    assert line(report, "t1") == written


def test_a_time_that_a_person_gave_is_marked_where_its_words_stand():
    report = Report("{they|Rebels} {left|left} on Thursday.", they="militia")
    report.act("e1", "left", "RETREAT", sources=("they",), time=THURSDAY)
    assert line(report, "e1") == "e1 RETREAT: a1 >; on t1"


@pytest.mark.parametrize(
    ("low", "high", "written"),
    [(12, 12, "12"), (None, 20, "..20"), (200, 300, "200..300"), (1_500_000.0, None, "1500000.."), (2.5, 2.5, "2.5")],
)
def test_a_figure_keeps_its_open_end(low, high, written):
    report = Report("{many|So many} {people|people} fled {gao|Gao}.", people="civilians")
    report.place("gao")
    report.figure("q1", "many", low, high, what="displaced", subject="people", place="gao", unit="people")
    assert line(report, "q1") == f'q1 displaced {written}: of a1; at p1; unit "people"'


def test_ties_acts_and_outlooks_name_each_other():
    report = Report(
        "{front|The front} may {swear|pledge} allegiance to {emirate|the emirate} {if|if the talks fail}.",
        front="armed_group", emirate="armed_group",
    )  # fmt: skip
    pledge = {"modality": "possible", "support": {"type": "swear"}}
    report.act("e1", "swear", "SUPPORT", sources=("front",), targets=("emirate",), same_as=("t1",), **pledge)
    report.add(
        Affiliation, "t1", "swear", type="pledged_allegiance", change="begins", subject="front", object="emirate",
        event="e1", **pledge,
    )  # fmt: skip
    report.add(
        Outlook, "o1", "if", evidence=(Span(0, len(report.text) - 1),), kind="forecast", about=("front",),
        proposes=("e1", "t1"), likelihood=Likelihood(phrase="may"), condition=report.spans["if"], modality="possible",
    )  # fmt: skip
    (passage,), _ = report.written()
    assert passage.splitlines()[-3:] == [
        "e1 SUPPORT: a1 > a2; possible; same l1",
        "l1 pledged_allegiance begins: a1 > a2; possible; same e1",
        'o1 forecast: about a1; proposes e1, l1; phrase "may"; if "if the talks fail"',
    ]


def test_presence_has_its_number_and_a_base_its_place():
    report = Report(
        "{many|Some 300} {men|men} of the {dera|Dera}-{based|based} {front|front} {hold|hold} the {airport|airport}.",
        men="armed_group", front="armed_group",
    )  # fmt: skip
    report.place("dera")
    report.place("airport")
    number = report.figure("q1", "many", 300, 300, what="fighters", subject="men")
    there = (PlaceRole(place="airport", role="at"),)
    report.add(Presence, "w1", "hold", kind="controls", who=("men",), places=there, quantity=number)
    report.add(Affiliation, "t1", "based", type="based_in", change="holds", subject="front", object="dera")
    (passage,), _ = report.written()
    assert passage.splitlines()[-2:] == ["l1 based_in holds: a2 > p1", "r1 controls: a1; at p2; count q1"]


def test_a_claim_has_its_channel_its_editor_and_the_claim_that_it_stands_in():
    report = Report(
        "{one|{he|He} {cue|said} in a statement: “{two|they {ed|[the rebels]} left}”}, "
        "the {press|Courier} {cue2|wrote}.",
        he="person", press="media",
    )  # fmt: skip
    spans = report.spans
    report.add(
        Claim, "c1", "one", source="press", named=True, source_kind="media", cue=spans["cue2"], content=(spans["one"],),
        quotation="mixed",
    )  # fmt: skip
    report.add(
        Claim, "c2", "two", source="he", named=False, source_kind="official", cue=spans["cue"], content=(spans["two"],),
        quotation="direct", parent="c1", insertions=(spans["ed"],), channel="statement", authenticity="unverified",
    )  # fmt: skip
    (passage,), _ = report.written()
    assert "“[c2 they \\[the rebels\\] left]”], [a2 the Courier] [c1! wrote]" in passage
    assert passage.splitlines()[-2:] == [
        "c1 mixed: by a2; as media",
        'c2 direct: by a1; channel "statement"; edit "the rebels"; as official; unnamed; unverified',
    ]


def test_what_the_article_says_itself_within_the_words_of_a_source_is_told():
    report = raid()
    report.records = [replace(r, claim=None) if isinstance(r, Event) else r for r in report.records]
    assert line(report, "e1").endswith("; claim none")


# --- acts that are told in two paragraphs


def told_twice(**more) -> Report:
    report = Report(
        "{they|Gunmen} {one|seize} plant\n\n{they2|Gunmen} {two|seized} a plant on {day|Thursday}.", they="unidentified"
    )
    both = (report.spans["one"], report.spans["two"])
    report.act(
        "e1", "one", "COERCE", sources=("they",), time=THURSDAY, evidence=both,
        **{"support": {"type": "one two", "time": "day"}, **more},
    )  # fmt: skip
    return report


def test_each_paragraph_holds_what_its_own_words_tell_of_an_act():
    passages, notes = told_twice().written()
    assert notes == []
    assert [passage.splitlines()[-1] for passage in passages] == ["e1 COERCE: a1 >", "e1 COERCE: a1 >; on t1"]


def test_a_paragraph_that_tells_an_act_again_by_words_that_nobody_gives_is_left_out():
    passages, (note,) = told_twice(support={"time": "day"}).written()
    assert [passage.splitlines()[-1] for passage in passages] == ["e1 COERCE: a1 >"]
    assert "told again" in note


def test_an_act_that_somebody_else_tells_again_is_left_out():
    report = told_twice()
    content = Span(report.spans["they2"].start, report.spans["day"].end)
    report.add(Claim, "c1", "two", source="they", named=False, source_kind="unknown", content=(content,),
               evidence=(content,), quotation="indirect")  # fmt: skip
    passages, (note,) = report.written()
    assert len(passages) == 1
    assert "told by somebody else" in note


# --- what cannot be told


def left_out(report: Report) -> str:
    passages, (note,) = report.written()
    assert passages == []
    return note


def shooting(**fields) -> Report:
    report = Report(
        "A mayor was {shot|shot} in the town.\n\n{mayor|The mayor} had {sworn|sworn} an oath.", mayor="person"
    )
    report.act("e1", "shot", **fields)
    return report


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (lambda: shooting(targets=("mayor",)), "an actor has no words of its own there"),
        (lambda: shooting(mode="by-wizards"), "'by-wizards' is no mode of ASSAULT"),
        (lambda: shooting(type="MAGIC"), "does not know 'MAGIC'"),
        (lambda: shooting(claim="c9"), "the claim that a record stands in is told elsewhere"),
    ],
)
def test_what_the_notation_cannot_tell_is_left_out(report, why):
    passages, notes = report().written()
    assert passages == []
    assert any(why in note for note in notes)


def test_what_no_words_of_the_paragraph_say_is_not_told_there():
    report = Report("{they|Rebels} {shot|shot} a mayor.", they="militia")
    report.act("e1", "shot", sources=("they",), weapon="Kalashnikov", time=replace(THURSDAY, text=None))
    assert line(report, "e1") == "e1 ASSAULT: a1 >"


def test_a_toll_that_has_no_words_of_its_own_needs_a_whole_number():
    toll = Casualty(outcome="killed", quantity=Quantity(low=14, qualifier="at_least"), evidence=(Span(12, 16),))
    _, notes = shooting(casualties=(toll,)).written()
    assert any("a toll is no whole number" in note for note in notes)


def test_words_that_cross_each_other_are_left_out():
    report = Report("{they|The rebels} {go|{will|will} leave Gao} {soon|soon}, it {cue|said}.", they="militia")
    spans = report.spans
    report.add(Claim, "c1", "go", source="they", named=False, source_kind="armed_group", content=(spans["go"],),
               quotation="indirect")  # fmt: skip
    over = Span(spans["will"].start + 5, spans["soon"].end)
    report.add(Outlook, "o1", "will", evidence=(over,), kind="forecast", modality="possible")
    assert "cross each other" in left_out(report)


def test_words_that_go_on_in_another_paragraph_are_left_out():
    report = Report("{they|He} {cue|said}: {content|the war is over.\n\nSo is the truce}.", they="person")
    report.add(Claim, "c1", "content", source="they", named=False, source_kind="official", cue=report.spans["cue"],
               content=(report.spans["content"],), quotation="indirect")  # fmt: skip
    passages, notes = report.written()
    assert (passages, notes) == ([], ["2 paragraphs were left out because the words of a record go on beyond it"])


# --- long paragraphs

LONG = "".join(f"In village {n} the {{they{n}|rebels}} {{act{n}|fired}} at noon. " for n in range(1, 12))


def long_report(*together: int) -> Report:
    report = Report(LONG, they="armed_group")
    for n in range(1, 12):
        report.act(f"e{n}", f"act{n}", sources=("they",), same_as=(f"e{n + 1}",) if n in together else ())
    return report


def test_a_long_paragraph_is_cut_at_the_ends_of_sentences():
    passages, notes = long_report().written()
    assert ([passage.count("at noon") for passage in passages], notes) == ([8, 3], [])


def test_no_cut_parts_what_belongs_together():
    passages, notes = long_report(8).written()
    assert ([passage.count("at noon") for passage in passages], notes) == ([7, 4], [])


def test_more_than_eight_sentences_that_hang_together_are_left_out():
    passages, notes = long_report(*range(1, 9)).written()
    assert [passage.count("at noon") for passage in passages] == [2]
    assert notes == ["1 paragraph was left out because more than 8 sentences hang together there"]


# --- the sample reports

ARTICLE = re.compile(r"\A(?:the|an?)\s+", re.IGNORECASE)


@pytest.fixture(scope="module")
def reports() -> list[Coded]:
    """All sample reports, as the program codes them."""
    index, coder = json.loads((SAMPLES / "index.json").read_text(encoding="utf-8")), Coder()
    pages = [page for file in sorted({row["file"] for row in index}) for page in read_file(SAMPLES / file)]
    return [coder(page) for page in pages if not isinstance(page, Note)]


def test_most_paragraphs_of_the_samples_are_written_and_none_is_wrong(reports):
    judged = [Judged(coded=coded, reviewed=frozenset(r.id for r in statements(coded))) for coded in reports]
    text, notes = write(judged, all_modes())
    passages = check(text)
    with_records = sum(
        any(touch(part, span) for record in statements(coded) for span in told_by(record))
        for coded in reports
        for part, _ in paragraphs_of(coded.document)
    )
    assert len(passages) / with_records > 0.8
    assert not any("review" in note.text for note in notes if "no record there" not in note.text)


def test_passages_of_the_samples_say_what_their_records_say(reports):
    by_digest = {coded.document.id.partition(":")[2][:12]: coded for coded in reports}
    judged = [Judged(coded=coded, reviewed=frozenset(r.id for r in statements(coded))) for coded in reports]
    compared = Counter()
    for around in check(write(judged)[0]):
        digest, number = around.passage.id.split("-")
        coded = by_digest[digest]
        part, _ = tuple(paragraphs_of(coded.document))[int(number) - 1]
        ours, theirs = Counter(told(coded, part)), Counter(marked(around))
        assert ours == theirs, around.passage.id
        compared += ours
    assert Counter(kind for kind, *_ in compared.elements()).keys() == {"event", "tie", "claim", "figure", "outlook",
                                                                        "presence"}  # fmt: skip


def told(coded: Coded, part: Span):
    """What a paragraph tells by the records of its document."""
    text = coded.document.text

    def words(*spans: Span | None) -> tuple[str, ...]:
        return tuple(" ".join(span.of(text).split()) for span in spans if span and holds(part, span))

    def who(*ids: str | None):
        actors = (actor for i in ids for actor in coded.actors if actor.id == i)
        named = (frozenset(words(*(m.span for m in actor.mentions))) for actor in actors)
        return tuple(each for each in named if each)  # who is named elsewhere is not told here

    def said(record):
        source = next((who(claim.source) for claim in coded.claims if claim.id == record.claim), None)
        return record.status, record.hearsay, source

    for record in statements(coded):
        own = tuple(span for span in told_by(record) if holds(part, span))
        if not own:
            continue
        match record:
            case Event():
                tolls = tuple((t.outcome, t.quantity.low, t.quantity.high, *who(t.who)) for t in record.casualties
                              if any(holds(part, span) for span in t.evidence))  # fmt: skip
                yield ("event", record.type, record.mode, frozenset(words(*own)), who(*record.sources),
                       who(*record.targets), tolls, said(record))  # fmt: skip
            case Affiliation():
                yield ("tie", record.type, record.change, words(*own), who(record.subject), said(record))
            case Presence():
                yield ("presence", record.kind, words(*own), who(*record.who), said(record))
            case Claim():
                yield ("claim", record.quotation, record.named, words(*record.content), words(record.cue),
                       who(record.source), said(record))  # fmt: skip
            case Estimate():
                number = record.quantity
                yield "figure", record.what, number.low, number.high, words(*own), who(record.subject), said(record)
            case Outlook():
                phrase = record.likelihood.phrase if record.likelihood else None
                yield "outlook", record.kind, words(*own), who(*record.about), phrase, said(record)


def marked(around: Annotated):
    """The same of a passage, as those read it who train."""

    def words(*spans: Span | None) -> tuple[str, ...]:
        return tuple(span.of(around.passage.text) for span in spans if span)

    def who(*ids: str | None):
        return tuple(frozenset(ARTICLE.sub("", w) for w in words(*around.actors[i].mentions)) for i in ids if i)

    def said(record):
        claim = record.said.claim
        return record.said.status, record.said.hearsay, who(around.claims[claim].source) if claim else None

    for e in around.events.values():
        tolls = tuple((t.outcome, t.low, t.high, *who(t.who)) for t in e.tolls)
        yield "event", e.type, e.mode, frozenset(words(*e.triggers)), who(*e.sources), who(*e.targets), tolls, said(e)
    for tie in around.ties.values():
        yield "tie", tie.type, tie.change, words(*tie.triggers), who(tie.subject), said(tie)
    for presence in around.presence.values():
        yield "presence", presence.kind, words(*presence.triggers), who(*presence.who), said(presence)
    for claim in around.claims.values():
        yield ("claim", claim.quotation, claim.named, words(*claim.content), words(*claim.cues), who(claim.source),
               said(claim))  # fmt: skip
    for q in around.quantities.values():
        yield "figure", q.what, q.low, q.high, words(*q.spans), who(q.subject), said(q)
    for outlook in around.outlooks.values():
        phrase = outlook.likelihood.of(around.passage.text) if outlook.likelihood else None
        yield "outlook", outlook.kind, words(*outlook.spans), who(*outlook.about), phrase, said(outlook)
