import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.coding.readings import reading_of
from vedette.coding.times import TimeMention, find_times
from vedette.records import Block, Document, Time, document_id

FRIDAY = "2013-05-03"


def document(text: str, published: str | None = FRIDAY, blocks: tuple[Block, ...] = ()) -> Document:
    precision = "day" if published else None
    return Document(id=document_id(text), text=text, published=published, published_precision=precision, blocks=blocks)


def times(text: str, published: str | None = FRIDAY) -> tuple[TimeMention, ...]:
    return find_times(reading_of(text), document(text, published))


def only(text: str, published: str | None = FRIDAY) -> Time:
    (mention,) = times(text, published)
    return mention.time


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "words"),
    [
        ("The army took the town on 3 May 2012.", "2012-05-03", "2012-05-04", "day", "3 May 2012"),
        ("The army took the town in March 2012.", "2012-03-01", "2012-04-01", "month", "March 2012"),
        ("The group was founded in 2007.", "2007-01-01", "2008-01-01", "year", "2007"),
        ("It has held the town since 2011.", "2011-01-01", None, "year", "since 2011"),
        ("Troops patrolled the road until 8 April 2012.", None, "2012-04-09", "day", "until 8 April 2012"),
        ("Nobody lived there before 2009.", None, "2009-01-01", "year", "before 2009"),
        ("They fought from March to May 2012.", "2012-03-01", "2012-06-01", "month", "March to May 2012"),
        ("They fought between 2009 and 2011.", "2009-01-01", "2012-01-01", "year", "2009 and 2011"),
    ],
)
def test_a_full_date_needs_no_publication_date(text, start, end, precision, words):
    for published in (FRIDAY, None):
        assert only(text, published) == Time(start=start, end=end, precision=precision, text=words, anchor="explicit")


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "rule"),
    [
        ("Gunmen killed two men on Wednesday.", "2013-05-01", "2013-05-02", "day", "published + weekday"),
        ("Gunmen killed two men on Friday.", "2013-05-03", "2013-05-04", "day", "published + weekday"),
        ("Gunmen killed two men on Saturday night.", "2013-04-27", "2013-04-28", "day", "published + weekday"),
        ("Gunmen killed two men yesterday.", "2013-05-02", "2013-05-03", "day", "published + day"),
        ("Gunmen killed two men two days ago.", "2013-05-01", "2013-05-02", "day", "published + day"),
        ("A year ago today, gunmen killed two men.", "2012-05-03", "2012-05-04", "day", "published + year"),
        ("Gunmen killed two men last month.", "2013-04-01", "2013-05-01", "month", "published + month"),
        ("Gunmen killed two men in June.", "2012-06-01", "2012-07-01", "month", "published + month"),
        ("Gunmen killed two men on 12 June.", "2012-06-12", "2012-06-13", "day", "published + day and month"),
        ("Clashes killed 20 in the past four days.", "2013-04-29", "2013-05-04", "day", "published + day"),
        ("The minister will meet rebels on Monday.", "2013-05-06", "2013-05-07", "day", "published + weekday"),
        ("The rebels plan to meet on Monday.", "2013-05-06", "2013-05-07", "day", "published + weekday"),
        ("The army has fired rockets since Tuesday.", "2013-04-30", None, "day", "published + weekday"),
        ("By Tuesday the rebels had taken the town.", None, "2013-05-01", "day", "published + weekday"),
        ("The rebels have until Monday to surrender.", None, "2013-05-07", "day", "published + weekday"),
    ],
)  # fmt: skip
def test_a_relative_date_is_counted_from_the_publication_date(text, start, end, precision, rule):
    (mention,) = times(text)
    time = mention.time
    assert (time.start, time.end, time.precision, time.anchor) == (start, end, precision, "published")
    assert mention.rule == rule


def test_without_a_publication_date_nothing_is_guessed():
    (mention,) = times("Gunmen killed two men on Wednesday.", None)
    assert mention.time == Time(precision="day", text="Wednesday", anchor="none")
    assert mention.rule is None


def test_words_that_say_no_day_stay_unresolved_with_a_publication_date():
    assert only("Attacks rose in recent weeks.") == Time(precision="vague", text="recent weeks", anchor="none")


def test_a_dated_caption_anchors_its_own_times():
    text = "A market burned on Monday.\nTroops left on Monday."
    caption = Block(
        kind="caption", start=0, end=26,
        time=Time(start="2012-08-01", end="2012-08-02", precision="day", text=None, anchor="explicit"),
    )  # fmt: skip
    blocks = (caption, Block(kind="paragraph", start=27, end=len(text)))
    found = find_times(reading_of(text), document(text, blocks=blocks))
    assert [(m.time.start, m.time.anchor, m.rule) for m in found] == [
        ("2012-07-30", "block", "block + weekday"),
        ("2013-04-29", "published", "published + weekday"),
    ]


def test_the_story_anchors_what_is_told_after_it():
    text = "Rebels took the town on 3 March 2012. Two days later they left."
    found = times(text, None)
    assert [(m.time.start, m.time.anchor) for m in found] == [("2012-03-03", "explicit"), ("2012-03-05", "narrative")]
    assert found[1].rule == "narrative + day"
    assert only("Two days later they left.").start is None


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2013",
        "Published: 3 May 2013",
        "The Sahel Gazette, 3 May 2013",
        "GENEVA, 3 May (Reuters) - Rebels took the town.",
        "At least 2000 soldiers left.",
        "The report was in USA Today.",
        "The truce lasted two weeks.",
    ],
)
def test_the_reports_own_date_and_what_is_no_time_are_left_alone(text):
    assert times(text) == ()


def test_a_dateline_block_holds_no_time_of_an_event():
    text = "Gao, Monday\nRebels took the town."
    blocks = (Block(kind="dateline", start=0, end=11), Block(kind="paragraph", start=12, end=len(text)))
    assert find_times(reading_of(text), document(text, blocks=blocks)) == ()


def test_a_time_hangs_on_what_happened_then():
    reading = reading_of("Gunmen killed two men in Gao on Saturday night.")
    (mention,) = times(reading.text)
    head = reading.words[mention.head]
    assert (head.text, reading.words[head.head].text) == ("night", "killed")


SENTENCES = [
    "Gunmen killed two men on Wednesday. ",
    "The army took the town on 3 May 2012. ",
    "It has held Gao since 2011 🔴. ",
    "Attacks rose last month.\n",
]
texts = st.lists(st.sampled_from(SENTENCES), max_size=3).map("".join)


@settings(max_examples=25)
@given(texts)
def test_the_words_are_quoted_from_the_text(text):
    reading = reading_of(text)
    for mention in times(text):
        assert mention.first <= mention.head < mention.last
        assert reading.span(mention.first, mention.last).of(text) == mention.time.text
