"""The commands on a workspace, as a person meets them: kept, found, shown, judged, told of, carried away and back."""

import json

import pytest
from click.testing import CliRunner

from tests.cli.test_watch import article, rss
from tests.intake.servers import serving
from training.corpus import read_passages
from vedette.cli.main import main
from vedette.records import wire

pytestmark = pytest.mark.usefixtures("fake_coder", "desk")

REPORT = "Gunmen killed 12 soldiers near the town of Gao on Friday, the army said.\n\nNo group has claimed the attack."


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a workspace and a folder of two reports."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("VEDETTE_WORKSPACE", raising=False)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "gao.txt").write_text(REPORT)
    (tmp_path / "reports" / "kesh.txt").write_text("Rebels killed 3 farmers in Kesh, residents said.")
    run("init")
    return tmp_path


def run(*arguments, code=0, given=None):
    """The standard output and error of a command, together."""
    result = CliRunner().invoke(main, [*map(str, arguments)], input=given)
    assert result.exit_code == code, result.output
    return result.output


def asked(*arguments):
    """What a command says as JSON; remarks stand on standard error."""
    return json.loads(CliRunner().invoke(main, [*map(str, arguments), "--format", "json"]).stdout)


def ids(*arguments):
    return CliRunner().invoke(main, [*map(str, arguments), "--format", "ids"]).stdout.split()


def test_the_same_again_keeps_nothing_twice():
    assert run("ingest", "reports") == "Kept: 2 new.\n"
    assert run("ingest", "reports") == "Kept: 2 kept before.\n"
    assert asked("status")["documents"] == 2


def test_what_was_kept_is_not_coded_again(monkeypatch):
    run("ingest", "reports")
    monkeypatch.setattr("tests.cli.fakes.FakeCoder.records_of", lambda *_: 1 / 0)
    assert run("ingest", "reports") == "Kept: 2 kept before.\n"


def test_a_file_that_was_edited_is_a_new_version(desk):
    run("ingest", "reports")
    (desk / "reports" / "gao.txt").write_text(REPORT.replace("12", "15"))
    assert run("ingest", "reports") == "Kept: 1 new versions of articles, 1 kept before.\n"
    status = asked("status")
    assert (status["documents"], status["replaced"]) == (3, 1)
    (newest,) = ids("search", "gao")
    shown = asked("show", newest)
    assert len(shown["versions"]) == 2
    assert "15 soldiers" in shown["document"]["text"]


def test_lines_that_were_coded_before_are_kept_as_they_are(desk):
    run("code", "reports", "--format", "jsonl", "--output", "records.jsonl")
    assert run("ingest", "records.jsonl") == "Kept: 2 new.\n"
    exported = CliRunner().invoke(main, ["export", "records"]).stdout_bytes
    assert exported == (desk / "records.jsonl").read_bytes()


def test_bad_input_is_told_and_the_rest_is_kept():
    told = run("ingest", "reports", "nowhere.txt", code=4)
    assert "nowhere.txt" in told
    assert "Kept: 2 new." in told
    assert "no workspace other.db: `vedette init` makes one" in run("status", "--workspace", "other.db", code=5)


def test_records_are_listed_searched_and_shown():
    run("ingest", "reports", "--date", "2024-05-03")
    listed = asked("list", "events")
    assert (listed["total"], {record["record"]["type"] for record in listed["records"]}) == (2, {"ASSAULT"})
    assert listed["records"][0]["words"] in {"Gunmen killed 12 soldiers", "Rebels killed 3 farmers"}
    (gao,) = asked("search", "town of gao", "--type", "ASSAULT")["records"]
    assert gao["published"] == "2024-05-03"
    (document,) = asked("search", '"claimed the attack"')["documents"]
    assert "claimed the attack" in document["words"]
    table = run("list", "events", "--format", "table")
    assert "“Gunmen killed 12 soldiers”" in table
    assert "2 records." in table
    assert "ASSAULT" in run("show", gao["id"], "--format", "table")
    assert asked("list", "documents", "--since", "2025")["total"] == 0
    assert [row["name"] for row in asked("list", "actors")] == []


def test_bulk_review_by_what_a_search_prints_and_undo():
    run("ingest", "reports")
    found = "\n".join(ids("list", "events"))
    told = run("judge", "reject", "-", "--why", "an exercise", "--who", "Ada", given=found)
    assert told.startswith("j1: reject ")
    assert asked("list", "events")["total"] == 0
    assert asked("list", "events", "--state", "rejected")["total"] == 2
    assert json.loads(CliRunner().invoke(main, ["export", "records"]).stdout.splitlines()[0])["events"] == []
    run("judge", "undo", "j1", "--why", "it was none")
    assert asked("list", "events")["total"] == 2
    ledger = [json.loads(line) for line in CliRunner().invoke(main, ["export", "ledger"]).stdout.splitlines()]
    assert [(line["id"], line["kind"], line["who"]) for line in ledger] == [
        ("j1", "reject", "Ada"),
        ("j2", "undo", ledger[1]["who"]),
    ]
    assert [row["id"] for row in asked("list", "judgements")] == ["j2", "j1"]


def test_a_correction_takes_json_or_plain_words():
    run("ingest", "reports/gao.txt")
    (event,) = ids("list", "events")
    run("judge", "correct", event, "--field", "weapon", "--value", "a mortar", "--why", "so it says")
    run("judge", "correct", event, "--field", "sources", "--value", "[]", "--why", "nobody knows")
    record = asked("show", event)
    assert (record["state"], record["record"]["weapon"], record["record"]["sources"]) == ("corrected", "a mortar", [])
    assert [judgement["before"] for judgement in record["judgements"]] == [None, ["a1"]]


def test_an_undated_report_waits_for_a_date():
    run("ingest", "reports/gao.txt")
    (undated,) = ids("list", "undated")
    run("judge", "date", undated, "2024-05-03", "--why", "the reporter's notebook")
    assert ids("list", "undated") == []
    assert asked("show", undated)["document"]["published"] == "2024-05-03"
    assert run("ingest", "reports/gao.txt") == "Kept: 1 kept before.\n"
    assert asked("show", undated)["document"]["published"] == "2024-05-03"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("judge", "reject", "4f1c22ab90#e1"), "--why wants the reason"),
        (("judge", "accept", "4f1c22ab90#e1", "--why", "x"), "no document here has an id that begins with"),
        (("judge", "accept", "e1", "--why", "x"), "is for a record, such as"),
        (("judge", "accept", "nope#e1"), "not for 'nope#e1'"),
        (("search", "--since", "2016", "--until", "2014"), "since 2016 is after until 2014"),
        (("judge", "correct", "4f1c22ab90#e1", "--field", "type", "--why", "x"), "correct wants --value"),
        (("judge", "accept", "x", "--field", "type"), "--field and --value are for"),
        (("judge", "accept", "x", "--ledger", "l.jsonl", "--why", "x"), "accept is for a workspace"),
        (("judge", "date", "2024-05-03", "--why", "x"), "date wants the ids of documents"),
        (("show", "nobody"), "nothing here has the id 'nobody'"),
        (("search",), "search for words"),
        (("search", "--since", "soon"), "since wants a date"),
        (("list", "events", "--kind", "claim"), "--kind is for `vedette list records`"),
        (("list", "documents", "--actor", "x"), "documents are narrowed by"),
        (("ingest", "-", "--date", "soon"), "--date wants a date"),
        (("init",), "vedette.db is there already"),
        (("init", "--workspace", "no/such/folder/x.db"), "there is no folder"),
        (("init", "--workspace", "mysql://x/y"), "a file, or a database of PostgreSQL"),
        (("restore", "nothing.backup", "--workspace", "r.db"), "there is no backup nothing.backup"),
        (("alerts", "nobody"), "no saved search 'nobody'"),
    ],
)
def test_what_cannot_be_done_says_what_to_do(arguments, said):
    assert said in run(*arguments, code=2)


def test_alerts_tell_what_is_new_once_and_why():
    run("ingest", "reports/kesh.txt")
    assert "It would have told of 1 in the last week" in run("search", "--type", "ASSAULT", "--save", "attacks")
    assert asked("alerts") == []
    run("ingest", "reports")
    (alert,) = asked("alerts", "--keep")
    assert (alert["search"], alert["words"], alert["happened"]) == ("attacks", "Gunmen killed 12 soldiers", None)
    assert alert["why"] == ["type: ASSAULT"]
    assert "when it happened is not told" in run("alerts", "--format", "table")
    assert run("alerts", "--format", "table") == "Nothing new.\n"
    assert [row["name"] for row in asked("list", "searches")] == ["attacks"]
    run("alerts", "attacks", "--forget")
    assert asked("list", "searches") == []


def test_a_backup_comes_back(desk):
    run("ingest", "reports")
    run("judge", "accept", *ids("list", "events"))
    before = run("list", "records", "--format", "json")
    assert "2 documents, 1 judgements" in run("backup", "desk.backup")
    (desk / "vedette.db").unlink()
    run("restore", "desk.backup")
    assert run("list", "records", "--format", "json") == before


def test_recoding_leaves_reviewed_records_alone(monkeypatch):
    run("ingest", "reports")
    run("judge", "accept", ids("list", "events")[0])
    assert "0 documents coded anew" in run("recode")
    monkeypatch.setattr("vedette.__version__", "9.9.9")
    assert "2 documents coded anew" in run("recode")
    assert asked("status")["programs"] == {"vedette 9.9.9": 2}
    assert asked("list", "events", "--state", "accepted")["total"] == 1


def test_the_network_takes_a_workspace_as_a_source():
    run("ingest", "reports")
    run("network", "vedette.db", "--date", "2024", "--no-registry", "--format", "json")


def test_a_watch_keeps_what_is_new_in_the_workspace(desk):
    with serving() as server:
        server.pages |= {"/1": article("Army buries twelve"), "/2": article("Post attacked", 3, "Kesh and Tamra")}
        server.pages["/rss"] = rss(server.base, ("Army buries twelve", "/1"), ("Post attacked", "/2"))
        (desk / "feeds.toml").write_text(f'[[feed]]\naddress = "{server.base}/rss"\nname = "Desk"\n')
        host = server.base.removeprefix("http://")
        for said in ("2 new from 1 source", "Nothing new"):
            assert said in run("watch", "feeds.toml", "--once", "--workspace", "vedette.db", "--allow", host)
    assert asked("status")["documents"] == 2
    (post,) = ids("search", "kesh")
    assert wire.encode(asked("show", post)["document"]["url"]).endswith(b'/2"')


def test_the_environment_names_the_workspace(monkeypatch):
    monkeypatch.setenv("VEDETTE_WORKSPACE", "other.db")
    run("init")
    run("ingest", "reports/kesh.txt")
    assert asked("status")["workspace"] == "other.db"


def test_reviewed_paragraphs_are_exported_to_train_on():
    run("ingest", "reports/gao.txt", "--date", "2024-05-03")
    run("judge", "accept", *ids("list", "events"))
    written = CliRunner().invoke(main, ["export", "training"]).stdout
    (passage,) = read_passages(written)
    assert "ASSAULT" in written
    assert "Gunmen killed 12 soldiers" in passage.text


def test_a_report_that_is_kept_with_another_date_says_so():
    run("ingest", "reports/gao.txt", "--date", "2024-05-03")
    told = run("ingest", "reports/gao.txt", "--date", "2024-05-10")
    assert "is kept already, with 2024-05-03: `vedette judge date" in told


def test_undoing_a_date_counts_times_anew():
    run("ingest", "reports/gao.txt")
    (undated,) = ids("list", "undated")
    run("judge", "date", undated, "2024-05", "--why", "the volume")
    assert asked("list", "documents")["documents"][0]["published"] == "2024-05", "no day is made up"
    assert "1 coded anew by the date" in run("judge", "undo", "j1", "--why", "another volume")


def test_what_has_no_text_is_told_and_not_kept(desk):
    (desk / "bad.jsonl").write_text('{"foo": 1}\n{"text": " "}\n' + json.dumps({"text": REPORT}) + "\n")
    assert "Kept: 1 new." in run("ingest", "bad.jsonl", code=4)


def test_a_value_that_no_record_has_is_said_with_those_that_there_are():
    run("ingest", "reports")
    assert "no record here has the type 'FOO' (there is: ASSAULT)" in run("list", "events", "--type", "FOO")
    assert asked("list", "events", "--type", "assault")["total"] == 2


def test_an_actor_may_be_named_as_the_registry_knows_it():
    assert "nobody called 'aqim' is here" in run("list", "events", "--actor", "AQIM")
