"""Any record of any kind, made from its types: what the checks of a record ask for is met on purpose."""

from collections.abc import Mapping
from dataclasses import fields
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from vedette.records import (
    Block,
    Candidate,
    Document,
    Incident,
    Judgement,
    Likelihood,
    Mention,
    Place,
    Quantity,
    Span,
    Time,
)

PIECES = ["at least 12", "Gao", " men ", "\r\n", "\u00a0", "e\u0301", "🔴", "قُتل", '"', "\\"]
words = st.lists(st.sampled_from(PIECES), max_size=4).map("".join)
shares = st.floats(0, 1)
spans = st.tuples(st.integers(0, 9_999), st.integers(1, 99)).map(lambda at: Span(at[0], at[0] + at[1]))
days = st.dates().map(lambda day: day.isoformat())
minutes = (
    st.datetimes().map(lambda instant: f"{instant:%H:%M}Z").flatmap(lambda clock: days.map(f"{{}}T{clock}".format))
)
numbers = st.integers(0, 10**12) | st.floats(0, 1e9)


@st.composite
def times(draw: st.DrawFn) -> Time:
    start, end = sorted(draw(st.tuples(st.none() | days, st.none() | days)), key=lambda day: day or "")
    if start == end:
        return Time(precision="vague", text=draw(words), anchor="none")
    return Time(start=start, end=end, precision=draw(st.sampled_from(["day", "month"])), anchor="published")


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, best, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    ends = draw(
        st.sampled_from(
            [
                {"low": low, "qualifier": "at_least"},
                {"high": high, "qualifier": "at_most"},
                {"low": low, "high": high, "best": best, "qualifier": "range"},
                {"low": low, "high": low, "best": low, "qualifier": "exact"},
                {"low": low, "high": low, "best": low, "qualifier": "about"},
                {"qualifier": "vague"},
            ]
        )
    )
    at = draw(spans)
    return Quantity(**ends, **draw(st.sampled_from([{}, {"text": "so many", "start": at.start, "end": at.end}])))


def records(kind: type) -> st.SearchStrategy[Any]:
    """Records of this kind, each field drawn from its type; `_TOGETHER` are the fields that depend on each other."""
    hints = get_type_hints(kind)
    drawn = {field.name: _field(kind, field.name, hints[field.name]) for field in fields(kind) if field.init}
    together = _TOGETHER.get(kind)
    if together is None:
        return st.builds(kind, **drawn)
    return together.flatmap(lambda some: st.builds(kind, **(drawn | {name: st.just(v) for name, v in some.items()})))


def _field(kind: type, name: str, hint: Any) -> st.SearchStrategy[Any]:
    if name in {"support", "inferred"}:
        return st.dictionaries(
            st.sampled_from([field.name for field in fields(kind)]), _values(get_args(hint)[1]), max_size=3
        )
    if name in {"confidence", "score"}:
        return shares
    if name in {"evidence", "content", "on", "events"} and get_origin(hint) is tuple:
        return st.lists(_values(get_args(hint)[0]), min_size=1, max_size=2).map(tuple)
    return _values(hint)


def _values(hint: Any) -> st.SearchStrategy[Any]:
    origin, parts = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin is Literal:
        return st.sampled_from(parts)
    if origin is tuple:
        return st.lists(_values(parts[0]), max_size=2).map(tuple)
    if origin is list:
        return st.lists(words, max_size=2)
    if origin in (dict, Mapping):
        return st.dictionaries(words, words, max_size=2)
    if parts:
        return st.one_of([_values(part) for part in parts])
    return st.deferred(lambda: records(hint))


_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(0, 10**9),
    float: shares,
    bool: st.booleans(),
    NoneType: st.none(),
    Span: spans,
    Time: times(),
    Quantity: quantities(),
}
_placed = spans.map(lambda at: {"start": at.start, "end": at.end})
_position = st.tuples(st.floats(-90, 90), st.floats(-180, 180)).map(lambda at: {"lat": at[0], "lon": at[1]})
_nowhere = st.just({"lat": None, "lon": None})
_TOGETHER: dict[type, st.SearchStrategy[dict[str, Any]]] = {
    Mention: _placed,
    Block: _placed,
    Candidate: _position,
    Place: _position | _nowhere,
    Document: st.fixed_dictionaries({"published": days, "published_precision": st.just("day"), "fetched": minutes})
    | st.just({"published": None, "published_precision": None, "fetched": None}),
    Likelihood: st.tuples(shares, shares)
    .map(sorted)
    .map(lambda ends: {"low": ends[0], "high": ends[1], "scale": "IPCC"})
    | st.just({"low": None, "high": None, "scale": None}),
    Incident: st.tuples(days, days)
    .map(sorted)
    .map(lambda ends: {"independent_sources": 1, "first_reported": ends[0], "last_reported": ends[1]}),
    Judgement: minutes.flatmap(
        lambda when: st.sampled_from(
            [{"kind": "undo", "undoes": "j1", "when": when}, {"kind": "correct", "undoes": None, "when": when}]
        )
    ),
}
