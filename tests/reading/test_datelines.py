"""Where a report was filed from, and who put it out when."""

from datetime import date

import pytest

from vedette.reading.datelines import place_in, read_imprint


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("TUNIS, 30 July - ", "TUNIS"),
        ("TUNIS –", "TUNIS"),
        ("MOGADISHU, Somalia — ", "MOGADISHU, Somalia"),
        ("GENEVA, 3 May (Agency) - ", "GENEVA"),
        ("KABUL (AP) -- ", "KABUL"),
        ("N'DJAMENA/ABUJA, Monday, May 3, 2014 -", "N'DJAMENA/ABUJA"),
        ("(Gao) – ", "Gao"),
        ("PORT-AU-PRINCE, Aug. 5 —", "PORT-AU-PRINCE"),
    ],
)
def test_the_place_of_a_dateline(dateline, place):
    assert place_in(dateline) == place


@pytest.mark.parametrize(
    ("line", "outlet", "day"),
    [
        ("Daily Desk, 12 January 2013", "Daily Desk", date(2013, 1, 12)),
        ("Daily Desk | Friday, 18 July 2014 | By our correspondents", "Daily Desk", date(2014, 7, 18)),
        ("Relief Desk, access note, 15 July 2014", "Relief Desk", date(2014, 7, 15)),
        ("May 14, 2024 10:02 AM", None, date(2024, 5, 14)),
        ("Published on 14 May 2024", None, date(2024, 5, 14)),
        ("Last updated: 14 May 2024, 10:02 GMT · 2 min read", None, date(2024, 5, 14)),
    ],
)
def test_a_line_of_outlet_and_date(line, outlet, day):
    imprint = read_imprint(line)
    assert imprint is not None
    assert (imprint.outlet, imprint.published) == (outlet, day)


def test_a_signature():
    imprint = read_imprint("By Ana Name and Our Writer")
    assert imprint is not None
    assert imprint.byline == ("Ana Name", "Our Writer")


@pytest.mark.parametrize(
    "line",
    [
        "The army said on 3 May 2014",
        "The army left on 3 May 2014, and the town fell to the rebels within a day of its leaving.",
        "By Friday, the town had fallen.",
        "Daily Desk",
        "Daily Desk, Friday",
        "Daily Desk, 31 February 2014",
        "MOPTI, 3 May 2024 -",
        "",
    ],
)
def test_lines_that_say_more_or_less(line):
    assert read_imprint(line) is None
