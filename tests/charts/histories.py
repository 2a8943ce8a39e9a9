"""Histories for the tests of charts: one of the public record, and any that a strategy can think of."""

from hypothesis import strategies as st

from vedette.network.histories import History, Lane, Stretch, Turn
from vedette.network.reports import Node

AQIM, JUND, STATE = "aqim", "jund-al-khilafah", "islamic-state"


def node(name: str, id: str | None = None) -> Node:  # noqa: A002
    return Node(id=id or f"name:{name.lower()}", name=name, kind="armed_group")


def lane(name: str, *, id: str | None = None, **known) -> Lane:  # noqa: A002
    return Lane(node=node(name, id), **known)


def held(label: str, since: str | None = None, until: str | None = None, *, sure: bool = True) -> Stretch:
    return Stretch(label=label, since=since, until=until, sure=sure, reports=("a#1",))


SAMPLE = History(
    lanes=[
        lane("AQIM", id=AQIM, since="2007-01", leaders=(held("Abdelmalek Droukdel", "2007-01", "2020-06-03"),)),
        lane(
            "Jund al-Khilafah",
            id=JUND,
            since="2014-09-13",
            until="2016",
            names=(held("Jund al-Khilafah", "2014-09-13", "2014-11-13"), held("Algeria Province", "2014-11-13")),
            parents=(held("Islamic State", "2014-11-13"),),
            leaders=(held("Abdelmalek Gouri", "2014-09-13", "2014-12-22", sure=False),),
        ),
        lane("Islamic State", id=STATE, since="2006-10", parents=(held("al-Qaeda"),)),
    ],
    turns=[
        Turn(kind="splits", at="2014-09-13", origin=AQIM, goal=JUND, reports=("a#1", "b#2")),
        Turn(kind="pledges", at="2014-09-14", origin=JUND, goal=STATE, reports=("a#3", "b#4")),
    ],
)

NAMES = [
    "AQIM",
    '<b>&"quoted"</b>',
    "]]>",
    "الدولة الإسلامية",
    "צה״ל",
    "🔴 👨\u200d👩\u200d👧",
    "北京自衛隊",
    "e\u0301" * 9,
]
NAMES += ["\x00\x1f\ufffe", "\u202eturned", "A", "x" * 300, "The Popular Front for the Liberation of " * 3, "\n  \t"]
KINDS = ["splits", "merges", "renamed", "pledges", "joins", "leaves", "revives"]

names = st.sampled_from(NAMES) | st.text(max_size=12)
dates = st.none() | st.builds(
    lambda year, rest: f"{year}{rest}",
    st.sampled_from([1897, 1998, 2013, 2014, 2014, 2015, 2015, 2016]),
    st.sampled_from(["", "", "-01", "-09", "-12", "-02-28", "-09-13", "-09-14", "-12-31"]),
)
stretches = st.lists(st.builds(Stretch, label=names, since=dates, until=dates, sure=st.booleans()), max_size=5).map(
    tuple
)


@st.composite
def histories(draw: st.DrawFn) -> History:
    """Draw up to six lanes and eight turns between them and others, dates of any precision, also contradictory ones."""
    ids = [f"lane-{n}" for n in range(draw(st.integers(0, 6)))]
    lanes = [
        Lane(
            node=node(draw(names), id),
            since=draw(dates),
            until=draw(dates),
            names=draw(stretches),
            parents=draw(stretches),
            leaders=draw(stretches),
        )
        for id in ids  # noqa: A001
    ]
    ends = st.sampled_from([*ids, "somebody", "name:some body", "a-document#7"])
    reports = st.sampled_from([(), ("a#1", "b#1")])
    turn = st.builds(
        Turn, kind=st.sampled_from(KINDS), at=dates, origin=ends, goal=ends, sure=st.booleans(), reports=reports
    )
    return History(lanes=lanes, turns=draw(st.lists(turn, max_size=8)))
