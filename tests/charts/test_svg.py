"""SVG is written so that no word can become markup."""

import pytest
from defusedxml.ElementTree import fromstring

from vedette.charts.svg import document, element, group, hatch, number, said


@pytest.mark.parametrize(("value", "text"), [(0.0, "0"), (-0.001, "0"), (1.5, "1.5"), (100.0, "100"), (2 / 3, "0.67")])
def test_numbers_are_short(value, text):
    assert number(value) == text


def test_words_and_attributes_are_escaped():
    assert said('<b> & "c"') == '&lt;b&gt; &amp; "c"'
    assert element("text", said("a"), font_size=7, fill='"><script>') == (
        '<text font-size="7" fill="&quot;&gt;&lt;script&gt;">a</text>'
    )
    assert element("rect", width=None) == "<rect/>"


def test_a_group_says_what_it_is_to_a_pointer_that_rests_on_it():
    assert group(["<g/>"], "A & B") == "<g><title>A &amp; B</title><g/></g>"
    assert group([]) == ""


def test_hatching_stays_in_its_frame():
    coordinates = fromstring(f"<g>{hatch(10, 0, 30, 6, colour='#000')}</g>")[1].attrib["d"].replace("M", "L").split("L")
    for pair in filter(str.strip, coordinates):
        x, y = map(float, pair.split())
        assert 10 <= x <= 30
        assert 0 <= y <= 6


def test_a_document_has_its_size_in_millimetres():
    root = fromstring(document(720, 72, title="T", description="D"))
    assert (root.attrib["width"], root.attrib["height"], root.attrib["viewBox"]) == ("254mm", "25.4mm", "0 0 720 72")
