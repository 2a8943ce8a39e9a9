"""A snapshot as a graph of networkx."""

from tests.network.examples import network_of, told
from vedette.network.graphs import graph_of

NETWORK = network_of(
    told("A begins branch_of B", "2014-09"),
    told("A holds fights B"),
    told("C begins supports B", "2020"),
)


def test_ties_in_force_are_edges_with_plain_attributes():
    graph = graph_of(NETWORK.snapshot("2016"))
    assert set(graph) == {"A", "B"}
    assert graph.number_of_edges() == 2
    edge = graph.edges["A", "B", "branch_of|A|B"]
    assert (edge["state"], edge["since"], edge["until"], edge["sign"], edge["directed"]) == (
        "holds", "2014-09", "", 1.0, "yes",
    )  # fmt: skip
    assert graph.edges["A", "B", "fights|A|B"]["directed"] == "no"
    values = [value for *_, data in graph.edges(data=True) for value in data.values()]
    assert all(type(value) in (str, float) for value in values)


def test_all_that_was_known_can_be_had_too():
    assert graph_of(NETWORK.snapshot("2016"), every=True).number_of_edges() == 3


def test_nothing_is_an_empty_graph():
    assert len(graph_of(network_of().snapshot("2016"))) == 0
