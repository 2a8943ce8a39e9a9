"""What holds for every export of the table; and what each writes."""

import json
from io import BytesIO

import networkx
import pytest

from tests.network.examples import listed, network_of, told
from vedette.exports.formats import FORMATS

NETWORK = network_of(
    told("A begins branch_of B", "2014-09", words="a\x00 & <b> “q” 🔴"),
    told("A begins branch_of B", "2014-10", source="other", polarity="denied"),
    told("C begins branch_of B", "2014-09"),
    told("B holds fights A"),
    listed("A begins split_from C", "2013"),
    told("C begins supports B", "2020"),
)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_deterministic_and_sound_on_nothing_at_all(name):
    write = FORMATS[name]
    assert write(NETWORK.snapshot("2016")) == write(NETWORK.snapshot("2016"))
    assert write(network_of().snapshot("2016")).endswith(b"\n")


def test_graphml_is_read_back_with_every_edge_by_an_id_of_its_own():
    data = FORMATS["graphml"](NETWORK.snapshot("2016"))
    graph = networkx.read_graphml(BytesIO(data), force_multigraph=True)
    assert graph.number_of_edges() == len(NETWORK.snapshot("2016").in_force) == 4
    ids = [key for *_, key in graph.edges(keys=True)]
    assert len(ids) == len(set(ids))
    edge = graph.edges["A", "B", "branch_of|A|B"]
    assert edge["words"] == "a  & <b> “q” 🔴"  # XML has no character 0
    assert (edge["since"], edge["known_on"] if "known_on" in edge else graph.graph["known_on"]) == ("2014-09", "")


def test_json_holds_every_report_of_every_tie_and_who_says_otherwise():
    told_ = json.loads(FORMATS["json"](NETWORK.snapshot("2016", "2016-06")))
    assert (told_["on"], told_["known_on"]) == ("2016", "2016-06")
    assert {node["id"] for node in told_["nodes"]} == {"A", "B", "C"}
    tie = next(tie for tie in told_["ties"] if (tie["type"], tie["subject"]) == ("branch_of", "A"))
    assert tie["state"] == "disputed"
    assert [report["status"] for report in (*tie["affirming"], *tie["against"])] == ["asserted", "denied"]
    assert tie["since"][0]["precision"] == "month"
    assert [tie["state"] for tie in told_["ties"] if tie["type"] == "supports"] == ["not_yet"]
