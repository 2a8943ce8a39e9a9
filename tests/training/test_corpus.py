"""The corpus's notation, what its lines mean, and what its checks find."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.news import PIECES
from training.annotations import Annotated
from training.corpus import CorpusError, Field, Line, Passage, read_passage, read_passages, write_passages
from training.corpus_check import all_modes, check, errors, notes, read_file, stats, told_elsewhere
from training.corpus_values import read_bounds, read_stretch

HEADER = "== sahel-1 | agency | Sahel | 2013-05-24"
RAID = f"""{HEADER} Fri
[c1 [a1 Gunmen] [e1 attacked] [a2 an army post] near [p1 Gao] on [t1 Thursday], [e1 killing] [q1 at least 12]
[a2 soldiers]], [a3 the army] [c1! said].
--
a1 unidentified
a2 state_force
a3 state_force
c1 indirect: by a3
e1 ASSAULT firearms: a1 > a2; at p1 near; on t1; killed q1 a2
"""
CORPUS = Path(__file__).parents[2] / "corpus"


def passage(text, *lines):
    return read_passage("\n".join([HEADER, text, *(["--", *lines] if lines else [])]))


def wrong(text, *lines):
    return errors(passage(text, *lines), all_modes())


def test_brackets_become_offsets_and_lines_become_records():
    around = Annotated(read_passage(RAID))
    text = around.passage.text
    assert text.startswith("Gunmen attacked an army post near Gao on Thursday, killing at least 12 soldiers, the army")
    event, claim = around.events["e1"], around.claims["c1"]
    assert [span.of(text) for span in event.triggers] == ["attacked", "killing"]
    assert (event.sources, event.targets, event.mode, event.said.claim) == (("a1",), ("a2",), "firearms", "c1")
    assert [(place.place, place.role, place.relation) for place in event.places] == [("p1", "at", "near")]
    (toll,) = event.tolls
    assert (toll.outcome, toll.low, toll.high, toll.who, toll.side) == ("killed", 12, None, "a2", "target")
    assert claim.content[0].of(text).endswith("12 soldiers")
    assert [cue.of(text) for cue in claim.cues] == ["said"]
    assert around.times["t1"].start == "2013-05-23"  # the Thursday before the day of publication
    assert (around.quantities["q1"].what, around.quantities["q1"].subject) == ("killed", "a2")
    assert errors(around.passage, all_modes()) == []


def test_an_escaped_bracket_is_text():
    assert (
        passage(r"[c1 They \[the rebels\] left], [a1 he] [c1! said] \\o.").text
        == "They [the rebels] left, he said \\o."
    )


def test_lines_are_joined_and_an_empty_line_begins_a_paragraph():
    assert passage("One\ntwo.\n\n\nThree.").text == "One two.\n\nThree."


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("They [the rebels] left.", "no mark"),
        ("[a1 Rebels left.", "never closed"),
        ("Rebels] left.", "never opened"),
        ("[a1 Rebels ]left.", "space"),
    ],
)
def test_brackets_that_are_no_marks_are_told(text, why):
    with pytest.raises(CorpusError, match=why):
        passage(text)


@pytest.mark.parametrize(
    "header",
    ["== x | agency | Sahel", "== x | agency | Sahel | 2013-05-32", "== x | agency | Sahel | 2013-05-24 Thu",
     "== x | agency | Sahel | 2013-05-24 | seen"],
)  # fmt: skip
def test_a_header_that_is_wrong_is_told(header):
    with pytest.raises(CorpusError):
        read_passage(f"{header}\nText.")


@pytest.mark.parametrize(
    ("written", "bounds"), [("12", (12, 12)), ("12..", (12, None)), ("..20", (None, 20)), ("2.5..3", (2.5, 3))]
)
def test_a_quantity_is_a_range(written, bounds):
    assert read_bounds(written) == bounds


@pytest.mark.parametrize(
    ("written", "stretch"),
    [
        ("2013-05-23", ("2013-05-23", "2013-05-24")),
        ("2013-12", ("2013-12-01", "2014-01-01")),
        ("2013", ("2013-01-01", "2014-01-01")),
        ("2013-05-20..2013-05-23", ("2013-05-20", "2013-05-24")),
        ("2013-05..", ("2013-05-01", None)),
        ("..2013-05", (None, "2013-06-01")),
        ("?", (None, None)),
    ],
)
def test_a_time_is_half_open_and_both_ends_are_written(written, stretch):
    assert read_stretch(written) == stretch


def test_a_clash_has_both_sides_on_both_sides():
    around = Annotated(passage("[a1 Rebels] and [a2 troops] [e1 clashed].", "a1 armed_group", "a2 state_force",
                               "e1 ASSAULT: a1 <> a2"))  # fmt: skip
    assert around.events["e1"].sources == around.events["e1"].targets == ("a1", "a2")


def test_a_claim_in_a_claim_stands_in_it():
    text = "[c1! According to] [a1 the paper], [c1 [a2 the mayor] [c2! said] [c2 [a3 rebels] [e1 left]]]."
    around = Annotated(passage(text, "a1 media", "a2 person", "a3 armed_group", "c1 indirect: by a1",
                               "c2 indirect: by a2", "e1 RETREAT withdraw: a3 >"))  # fmt: skip
    assert around.claims["c1"].said.claim is None
    assert around.claims["c2"].said.claim == "c1"
    assert around.events["e1"].said.claim == "c2"


def test_quoted_words_are_found_where_they_stand_once():
    text = "May: [o1 the rebels may return in May]."
    around = Annotated(passage(text, 'o1 fear: phrase "may"'))
    assert around.outlooks["o1"].likelihood.start == text.index("may") - len("[o1 ")
    assert around.outlooks["o1"].said.modality == "possible"
    with pytest.raises(CorpusError, match="stand in the passage once"):
        Annotated(passage("[o1 They may or may not].", 'o1 fear: phrase "may"')).outlooks  # noqa: B018


TEXT = "[a1 Rebels] [e1 attacked] [a2 a post]."
ACTORS = ("a1 armed_group", "a2 state_force")


@pytest.mark.parametrize(
    ("text", "lines", "why"),
    [
        (TEXT, (*ACTORS, "e1 ASSAULT: a1 > a3"), "a3 is named in a line, and no words are marked"),
        (TEXT, ("a1 armed_group", "e1 ASSAULT: a1 > a2"), "a2 needs a line"),
        (TEXT, (*ACTORS, "e1 ASSAULT: a1 >"), "a2 does, suffers"),
        (TEXT, (*ACTORS, "e1 ATTACK: a1 > a2"), "'ATTACK' is none of"),
        (TEXT, (*ACTORS, "e1 ASSAULT strike: a1 > a2"), "not 'strike'"),
        (TEXT, ("a1 rebels", "a2 state_force", "e1 ASSAULT: a1 > a2"), "'rebels' is none of"),
        (TEXT, (*ACTORS, "e1 ASSAULT: a1 > a2; on a2"), "on takes t"),
        (TEXT, (*ACTORS, "e1 ASSAULT: a1 > a2; when t1"), "'when' is none of"),
        (TEXT, (*ACTORS, "e1 ASSAULT: a1 > a2", "e1 ASSAULT: a1 > a2"), "2 lines"),
        (TEXT, (*ACTORS, "e1 ASSAULT: a1 > a2", "e2 COERCE: a1 > a2"), "e2 has a line, and no words"),
        (TEXT, (*ACTORS, "l1 allied_with: a1 > a2", "e1 ASSAULT: a1 > a2"), "l1 has"),
        (TEXT, (*ACTORS, "l1 allied_with starts: a1 > a2", "e1 ASSAULT: a1 > a2"), "'starts' is none of"),
        ("[a1 The Dera-[l1 based] front]", ("a1 ngo", "l1 based_in holds: a1 > a1"), "based_in leads to a place"),
        ("[a1 He] [c1! said] [c1 no].", ("a1 person", "c1 indirect"), "a claim needs a source"),
        ("[a1 He] [c1! spoke].", ("a1 person", "c1 indirect: by a1"), "a cue and no content"),
        ("[q1 Much] [a1 men] [e1 left].", ("a1 armed_group", "q1 fighters", "e1 RETREAT: a1 >"), "no number"),
        ("[q1 Ten] men left.", (), "q1 is marked, and no line"),
        ("[a1 He] [o1 vowed to [e1 return] on [t1 Monday]].",
         ("a1 person", "o1 plan: about a1; on t1", "e1 MOBILIZE: a1 >; planned"), "t1 is to come"),
        ("One. Two. Three. Four. Five. Six. Seven. Eight. Nine.", (), "1 to 8 sentences"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told(text, lines, why):
    assert any(why in one for one in wrong(text, *lines)), wrong(text, *lines)


def test_a_passage_without_an_event_needs_nothing_below():
    assert wrong("The Army Rangers bombed in the cup.") == []


def test_a_reading_that_differs_is_a_note_and_no_error():
    text = "[a1 Rebels] [e1 killed] [q1 at least 12] [a2 men] on [t1 Thursday]."
    lines = ("a1 armed_group", "a2 civilians", "q1 killed 13", "t1 2013-05-22",
             "e1 ASSAULT: a1 > a2; on t1; killed q1 a2")  # fmt: skip
    assert wrong(text, *lines) == []
    assert [one.split()[0] for one in notes(passage(text, *lines))] == ["t1", "q1"]


def test_one_id_has_one_passage_and_the_line_is_told():
    findings = check([read_file("a.txt", f"# ours\n\n{RAID}\n{RAID}")], all_modes())
    assert [(finding.line, finding.is_error) for finding in findings] == [(13, True)]


def test_what_cannot_be_read_does_not_stop_the_rest():
    file = read_file("a.txt", f"== broken\nText.\n{RAID}")
    assert (len(file.passages), [finding.line for finding in file.findings]) == (1, [1])


def test_ten_words_that_stand_elsewhere_are_an_error(tmp_path):
    ours = "The old ferry left the quiet harbour at noon with nobody aboard."
    (tmp_path / "told.jsonl").write_text(
        '{"text": "Then the old FERRY left the quiet harbour\\nat noon, with a dog."}\n'
    )
    assert len(told_elsewhere([ours], tmp_path)) == 1
    (tmp_path / "told.jsonl").write_text('{"text": "The old ferry left the harbour."}\n')
    assert told_elsewhere([ours], tmp_path) == {}


words = st.sampled_from([one for one in PIECES if one.strip()] + ["[", "]", "\\", "--", "==", "#"])
ids = st.lists(st.sampled_from(["a1", "a2", "e1", "c1", "l1", "o1"]), min_size=1, max_size=2, unique=True)
clean = words.map(lambda one: "".join(c for c in one if c.isprintable() and not c.isspace())).filter(bool)
escaped = clean.map(lambda one: "".join(f"\\{c}" if c in "[]\\=-#" else c for c in one))
marked = st.recursive(
    st.lists(escaped, min_size=1, max_size=12).map(" ".join),
    lambda inner: st.tuples(
        ids.map(",".join), st.lists(inner, min_size=1, max_size=3).map(" ".join), st.sampled_from(["", "!"])
    ).map(lambda parts: f"[{parts[0]}{parts[2]} {parts[1]}]"),
    max_leaves=8,
)
texts = st.lists(st.lists(marked, min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3).map("\n\n".join)
lines = st.sampled_from(
    """a1 state\nq1 killed 12..: of a1; unit "men; and: more"\ne1 ASSAULT: a1,a2 > a3 ; killed q1 a3;on t1\n# a remark
    e2 AGREE: a2<>a1\no1 fear: phrase "may"; about a1,a2\nr1 seen: a1; at p1 near; from p2\nt1 2013-05..
    l1 leads holds: a1 > a2; denied""".splitlines()
)


@given(texts, st.lists(lines, max_size=5, unique=True))
def test_what_is_written_is_read_as_it_was_and_written_alike(text, below):
    one = read_passage("\n".join([HEADER, text, "--", *below]))
    again = write_passages("# ours", [one])
    assert read_passages(again) == [one]
    assert write_passages("# ours", read_passages(again)) == again
    for mark in one.marks:
        assert one.text[mark.start : mark.end].strip() == one.text[mark.start : mark.end] != ""


def test_a_line_says_what_it_holds():
    one = passage("Text.", 'e1 ASSAULT: a1 > a2, a3; at p1 near; with "two mines"').lines[0]
    assert one == Line("e1", ("ASSAULT",), (Field("sources", ("a1",)), Field("targets", ("a2", "a3")),
                                            Field("at", ("p1", "near")), Field("with", ('"two mines"',))))  # fmt: skip


def test_the_second_reading_is_counted():
    assert "1 passages read a second time: 2 of 8 records corrected" in stats(
        [read_passage(RAID.replace("24 Fri", "24 Fri | read 2"))]
    )
    assert isinstance(read_passage(RAID).published, date)
    assert isinstance(read_passage(RAID), Passage)


@pytest.mark.parametrize("path", sorted(CORPUS.glob("t*/*.txt")), ids=lambda path: path.stem)
def test_the_corpus_is_sound_and_in_canonical_form(path):
    text = path.read_text(encoding="utf-8")
    file = read_file(path.name, text)
    assert [str(finding) for finding in check([file], all_modes()) if finding.is_error] == []
    assert write_passages(file.head, [passage for _, passage in file.passages]) == text


def test_the_guide_for_writers_shows_a_passage_that_is_sound():
    guide = (CORPUS / "README.md").read_text(encoding="utf-8")
    (example,) = (block for block in guide.split("```") if block.strip().startswith("=="))
    one = read_passage(example.strip())
    assert (errors(one, all_modes()), list(notes(one))) == ([], [])
