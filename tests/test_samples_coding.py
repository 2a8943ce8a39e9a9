"""The sample reports, coded, against the public record: row by row what each report tells, as a reader would code it.

The rows are those of `test_sample_facts.py`, by their first day. An actor is named by its id in the registry, or as
the report has it. What a reader sees at once and the program does not yet find is expected to fail, with the reason.
"""

import json
import re
from dataclasses import dataclass

import pytest

from tests.test_sample_facts import FACTS
from vedette.assets.coder import Coder
from vedette.cli.demo import SAMPLES
from vedette.intake.sources import read_file
from vedette.records import Coded, Note

INDEX = {row["id"][:2]: row for row in json.loads((SAMPLES / "index.json").read_text(encoding="utf-8"))}
LOYAL = "pledged_allegiance|supports"  # "loyal to" tells no oath, and may be coded as either
ANYBODY = "anybody"  # whether the article or a source says so

FRANCE, MALI, TUNISIA = "FRA", "MLI", "TUN"
FRENCH, ALGERIAN, TUNISIAN = "FRA:army", "anp-algeria", "TUN:army|soldiers|army"
AQIM, QAEDA, IS, BOKO, JNIM = "aqim", "al-qaeda", "islamic-state", "boko-haram", "jnim"
MUJAO, DINE, MACINA, BLOOD = "mujao", "ansar-dine", "katiba-macina", "signatories-in-blood"
MOURABITOUN, JUND, SINAI = "al-mourabitoun", "jund-al-khilafah-algeria", "ansar-bait-al-maqdis"
SHARIA, UQBA, DAWN = "ansar-al-sharia-tunisia", "okba-ibn-nafaa", "libya-dawn"
BELMOKHTAR, BAGHDADI, GOURI, DROUKDEL = (
    "mokhtar-belmokhtar", "abu-bakr-al-baghdadi", "abdelmalek-gouri", "abdelmalek-droukdel",
)  # fmt: skip
ZAWAHIRI, SHEKAU, BARNAWI = "ayman-al-zawahiri", "abubakar-shekau", "abu-musab-al-barnawi"
GHALI, ANNABI, SAHRAOUI = "iyad-ag-ghaly", "abu-ubaydah-yusuf-al-annabi", "Adnan Abu Walid al-Sahraoui"
BRIGADE = "brigade of Mokhtar Belmokhtar|Belmokhtar's brigade|Mokhtar Belmokhtar's brigade|brigade"
SAHARA = "Sahara branch of al-Qaeda|Saharan wing of AQIM|AQIM's Sahara branch"
AIRPORT = "Tripoli International Airport"


@dataclass(frozen=True)
class Report:
    """One coded report, and what its ids mean."""

    coded: Coded

    def is_(self, id_: str | None, wanted: str | None) -> bool:
        """Whether an actor or place is the one wanted: by its registry id or its name; | parts ways to say it."""
        if id_ is None or wanted is None:
            return id_ is wanted
        (record,) = [each for each in (*self.coded.actors, *self.coded.places) if each.id == id_]
        known = {plain(record.name), getattr(record, "registry", None)}
        return any(each in known or plain(each) in known for each in wanted.split("|"))

    def are(self, ids: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
        """Whether all that are wanted are there."""
        return all(any(self.is_(id_, each) for id_ in ids) for each in wanted)

    def said_by(self, record, wanted: str | None) -> bool:
        """Whether the record is in the article's own voice (None), or in a claim of this actor."""
        sources = {claim.id: claim.source for claim in self.coded.claims}
        return wanted == ANYBODY or self.is_(sources.get(record.claim or ""), wanted)


def plain(name: str) -> str:
    return name.replace("’", "'").removeprefix("the ").casefold()


def on(record, day: str | None) -> bool:
    return day is None or (record.time is not None and record.time.start == day)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a report must hold; `by` whom it is said: the article itself, unless it names somebody."""

    status: str = "asserted"
    by: str | None = None
    day: str | None = None

    def __str__(self) -> str:
        """Its type and values, without what nobody set."""
        return " ".join(
            [type(self).__name__, *(str(value) for value in vars(self).values() if value not in (None, ()))]
        )

    def how(self, report: Report, record) -> bool:
        return record.status == self.status and report.said_by(record, self.by) and on(record, self.day)


@dataclass(frozen=True)
class Tie(Wanted):
    """A tie and its change; | parts ways to see it: the office of a leader who was killed is held, or ends."""

    type: str
    subject: str
    object: str
    change: str = "begins"
    behalf: str | None = None

    def found(self, report: Report) -> bool:
        return any(
            tie.type in self.type.split("|") and tie.change in self.change.split("|")
            and report.is_(tie.subject, self.subject) and report.is_(tie.object, self.object)
            and (self.behalf is None or report.is_(tie.on_behalf_of, self.behalf)) and self.how(report, tie)
            for tie in report.coded.affiliations
        )  # fmt: skip


@dataclass(frozen=True)
class Act(Wanted):
    """`who` are all that did it, and nobody else; `whom` are among those it was done to."""

    type: str
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    at: str | None = None
    killed: tuple[int, int | None] | None = None

    def found(self, report: Report) -> bool:
        return any(
            event.type == self.type and report.are(event.sources, self.who) and report.are(event.targets, self.whom)
            and all(any(report.is_(id_, each) for each in self.who) for id_ in event.sources)
            and (self.at is None or report.is_(event.place, self.at))
            and (self.killed is None or (event.killed and (event.killed.low, event.killed.high) == self.killed))
            and self.how(report, event)
            for event in report.coded.events
        )  # fmt: skip


@dataclass(frozen=True)
class Count(Wanted):
    """People killed, as one figure says."""

    low: int
    high: int | None
    whom: str

    def found(self, report: Report) -> bool:
        return any(
            each.what == "killed" and (each.quantity.low, each.quantity.high) == (self.low, self.high)
            and report.is_(each.subject, self.whom) and self.how(report, each)
            for each in report.coded.estimates
        )  # fmt: skip


@dataclass(frozen=True)
class There(Wanted):
    kind: str
    who: tuple[str, ...]
    at: str

    def found(self, report: Report) -> bool:
        return any(
            each.kind == self.kind and report.are(each.who, self.who)
            and any(report.is_(role.place, self.at) for role in each.places) and self.how(report, each)
            for each in report.coded.presence
        )  # fmt: skip


@dataclass(frozen=True)
class Says(Wanted):
    """A claim: who says it, and words of its content."""

    source: str
    words: str

    def found(self, report: Report) -> bool:
        text = report.coded.document.text
        return any(
            claim.status == self.status and report.is_(claim.source, self.source)
            and any(self.words in span.of(text) for span in claim.content)
            for claim in report.coded.claims
        )  # fmt: skip


ROWS: dict[str, list[tuple]] = {  # of each: the report, what it must hold, and why it does not yet
    "2013-01-11": [
        ("01", Act("ASSAULT", (FRANCE,), ("armed groups",), "Mali", day="2013-01-11"),
         "`acting ... against` stands in a participle, away from the operation begun"),
        ("01", Act("REQUEST", (MALI,), (FRANCE,))),
        ("01", Act("ASSAULT", (FRANCE,), (AQIM, DINE, MUJAO)), "no frame for an operation directed against somebody"),
        ("01", There("controls", ("armed groups",), "north"),
         "no place: `the north of the country` is not one to the places room"),
        ("02", Act("ASSAULT", ("serval",), (AQIM, DINE, MUJAO), day="2013-01-11"),
         "the day and the targets stand in two sentences, and no frame has `targets are`"),
        ("02", Act("REQUEST", (MALI,), (FRENCH,)),
         "`the government` is taken for the headline's France, and not for Mali's"),
        ("02", Tie("branch_of", AQIM, QAEDA, "holds")),
        ("02", There("controls", (AQIM, DINE, MUJAO), "north"), "no place: `the north` is not one to the places room"),
    ],
    "2013-01-16": [
        ("03", Act("COERCE", ("gunmen",), day="2013-01-16")),
        ("03", Act("ASSAULT", ("gunmen",), ("hostages",), day="2013-01-17")),
        ("03", Tie("supports", "gunmen|followers of Mokhtar Belmokhtar", BELMOKHTAR, "holds", status="reported")),
        ("03", Tie("leads", BELMOKHTAR, BLOOD, "holds"), "`a group calling itself X` is not one with X"),
        ("04", Act("COERCE", ("gunmen",), (), "Tiguentourine|near In Amenas", day="2013-01-16")),
        ("04", Act("ASSAULT", (ALGERIAN,), day="2013-01-19")),
        ("04", Count(23, None, "hostages", status="reported")),
        ("04", Tie("member_of", "gunmen", BLOOD, "holds")),
        ("05", Act("ASSAULT", (), ("hostages",), "near In Amenas")),
        ("05", Count(37, 37, "hostages")),
        ("05", Count(23, 23, "hostages")),
        ("05", Count(29, 29, "attackers", by="security sources")),
        ("05", Act("ASSAULT", (ALGERIAN,), (), "Tiguentourine|Tiguentourine plant")),
        ("05", Act("ASSAULT", (BLOOD,)), "no frame for `responsibility lies with`"),
        ("05", Tie("leads", BELMOKHTAR, BLOOD, "holds"),
         "`X, gunmen under the command of`: the gunmen are not one with X"),
        ("13", Act("COERCE", ("gunmen",), (), "near In Amenas|Tiguentourine", day="2013-01-16")),
        ("13", Act("ASSAULT", (ALGERIAN,))),
        ("13", Act("ASSAULT", (BLOOD,))),
        ("13", Count(38, None, "hostages")),
        ("13", Count(29, 29, "attackers")),
        ("13", Count(23, 23, "hostages", by="first reports")),
        ("13", Count(37, 37, "hostages", by="first reports|later ones|reports"),
         "`later ones of 37` has neither its verb nor its noun"),
        ("13", Tie("leads", BELMOKHTAR, BLOOD, "holds")),
    ],
    "2013-05-23": [
        ("06", Act("ASSAULT", ("suicide attackers",), ("soldiers",), "Agadez", (20, 20), day="2013-05-23")),
        ("06", Act("ASSAULT", ("suicide attackers",), (), "Arlit", day="2013-05-23")),
        ("06", Act("ASSAULT", (MUJAO,), by=MUJAO)),
        ("06", Act("ASSAULT", ("group of Mokhtar Belmokhtar",), by="group of Mokhtar Belmokhtar"),
         "`the group of` somebody is no actor"),
        ("07", Act("ASSAULT", (MUJAO,), (), "northern Niger", day="2013-05-23", by=MUJAO)),
        ("07", Act("ASSAULT", ("followers of Mokhtar Belmokhtar",), by="followers of Mokhtar Belmokhtar")),
        ("07", Act("ASSAULT", (), ("soldiers",), "Agadez", (12, 20)),
         "`lost their lives in the attack` gives the attack no toll"),
        ("07", Act("ASSAULT", (), (), "Arlit")),
    ],
    "2013-07-29": [
        ("08", Act("ASSAULT", ("gunmen",), (TUNISIAN,), "Mount Chaambi", (8, 8), day="2013-07-29")),
        ("09", Act("ASSAULT", (), (TUNISIAN,), "Mount Chaambi", (8, 8))),
        ("09", Act("ASSAULT", ("attackers",), (TUNISIAN,), day="2013-07-29"),
         "`the men` are not one with the soldiers, and the attackers stand in the next sentence"),
        ("11", Act("ASSAULT", (), (TUNISIAN,), "Mount Chaambi", (8, 8))),
        ("17", Act("ASSAULT", (), (TUNISIAN,), None, (8, 8), day="2013-07-29")),
        ("19", Act("ASSAULT", (), (TUNISIAN,), None, (8, 8), day="2013-07-01")),
    ],
    "2013-08-22": [
        ("10", Tie("merged_into", BRIGADE, MOURABITOUN, by=f"{BRIGADE}|{MUJAO}"),
         "`they` and the new name stand in another clause than the two that merged"),
        ("10", Tie("merged_into", MUJAO, MOURABITOUN, by=f"{BRIGADE}|{MUJAO}"),
         "`they` and the new name stand in another clause than the two that merged"),
        ("10", Says(f"{BRIGADE}|{MUJAO}", "they had merged and would be known as al-Mourabitoun")),
        ("13", Tie("merged_into", BRIGADE, MOURABITOUN, day="2013-08-01"),
         "merged `with`, and `under a new name`: the name is not what they merged into"),
        ("13", Tie("merged_into", MUJAO, MOURABITOUN, day="2013-08-01"),
         "merged `with`, and `under a new name`: the name is not what they merged into"),
        ("38", Tie("merged_into", BRIGADE, MOURABITOUN, day="2013-08-01")),
        ("38", Tie("merged_into", MUJAO, MOURABITOUN, day="2013-08-01"),
         "no frame for `came into being through the merger of`"),
    ],
    "2013-08-27": [
        ("11", Act("SANCTION", (TUNISIA,), (SHARIA,), day="2013-08-27")),
        ("11", Act("ACCUSE", (TUNISIA,), (SHARIA,)), "`accusing it`: the pronoun gives no target"),
        ("11", Says(SHARIA, "any link to them")),
        ("11", Act("ASSAULT", (SHARIA,), by=SHARIA, status="denied"),
         "what is denied as `any link to them` is no record"),
        ("12", Act("SANCTION", (TUNISIA,), (SHARIA,))),
        ("12", Says(SHARIA, "being linked to the killings")),
        ("12", Act("ASSAULT", (SHARIA,), by=SHARIA, status="denied")),
        ("12", Says(TUNISIA, "the group was behind the violence")),
        ("12", Act("ASSAULT", (SHARIA,), by=TUNISIA)),
        ("12", Says(SHARIA, "it had nothing to do with it")),
    ],
    "2014-06-29": [
        ("14", Tie("renamed_to", IS, IS, day="2014-06-29"), "the old and the new name are one actor of the registry"),
        ("14", Tie("founded", IS, "caliphate", day="2014-06-29"), "no frame for `proclaimed a caliphate`"),
        ("14", Tie("leads", BAGHDADI, IS, "holds")),
        ("14", Tie("leads", ZAWAHIRI, QAEDA, "holds")),
    ],
    "2014-07-13": [
        ("15", Act("ASSAULT", ("militias",), (), AIRPORT, day="2014-07-13")),
        ("15", Act("ASSAULT", ("militias",), ("militias of Zintan",), AIRPORT),
         "`the militias of Zintan` are taken for the militias that attack them"),
        ("15", There("controls", ("militias of Zintan",), AIRPORT),
         "the militias are taken for the others"),
        ("15", Tie("leads", "fighters|fighters from Misrata", "militias", "holds")),
        ("16", Act("ASSAULT", ("coalition|coalition of militias",), (), AIRPORT, day="2014-07-13")),
        ("16", There("controls", ("armed men|armed men from Zintan",), AIRPORT)),
        ("16", Act("ASSAULT", (DAWN,), ("armed men|armed men from Zintan",)),
         "`those attacking them go by the name of`: the name is not the attackers'"),
        ("20", Act("ASSAULT", (f"{DAWN}|Misrata-led militias",), (), AIRPORT, day="2014-08-23")),
        ("20", Act("ASSAULT", ("alliance",), ("militias from Zintan",), day="2014-07-13"),
         "`the militias from Zintan` are taken for the militias from Misrata"),
        ("20", Act("RETREAT", ("Zintanis",), status="reported")),
        ("20", There("controls", ("militias|victorious militias|Misrata-led militias",), AIRPORT, by="member"),
         "`they` is taken for the alliance"),
        ("20", Tie("leads", "militias from Misrata|Misrata-led militias", f"alliance|{DAWN}", "holds")),
        ("21", Act("ASSAULT", ("Misrata-led coalition",), (), AIRPORT)),
        ("21", Act("ASSAULT", (f"{DAWN}|Misrata-led coalition",), day="2014-07-13")),
        ("21", There("lost_control", ("fighters|fighters from Zintan",), AIRPORT, day="2014-08-23")),
    ],
    "2014-07-16": [
        ("17", Act("ASSAULT", (), ("Tunisian soldiers",), "Mount Chaambi", (14, None), day="2014-07-16",
                   by="security sources")),
        ("17", Act("ASSAULT", ("gunmen",))),
        ("17", Act("ASSAULT", (UQBA,), status="possible"), "of what a group `is suspected` stands before"),
        ("17", Tie("linked_to", UQBA, AQIM, "holds", status="reported")),
        ("18", Act("ASSAULT", (UQBA,), (TUNISIAN,), "Mount Chaambi", day="2014-07-16", by=UQBA)),
        ("18", Count(14, 14, TUNISIAN, by=ANYBODY)),
        ("18", Tie("linked_to", UQBA, AQIM, "holds")),
        ("19", Act("ASSAULT", (), (), "Chaambi|Mount Chaambi", day="2014-07-16")),
        ("19", Act("ASSAULT", (UQBA,), by=UQBA)),
        ("19", Count(14, 14, TUNISIAN)),
        ("19", Count(15, 15, TUNISIAN), "whom `the toll stands at 15` is about is not found"),
        ("19", Tie("linked_to", UQBA, AQIM, "holds")),
        ("37", Act("ASSAULT", (UQBA,), (TUNISIAN,), "Mount Chaambi", (14, 14), day="2014-07-01", by=UQBA)),
    ],
    "2014-09-13": [
        ("22", Tie("split_from", JUND, AQIM, by=JUND)),
        ("22", Tie("pledged_allegiance", JUND, IS, by=JUND)),
        ("22", Tie("leads", GOURI, JUND, "holds")),
        ("22", Tie("leads", BAGHDADI, IS, "holds"), "`puts himself under the orders of` is taken for a claim"),
        ("22", Tie("leads", DROUKDEL, AQIM, "holds")),
        ("22", Tie("leads", ZAWAHIRI, QAEDA, "holds")),
        ("22", Tie(LOYAL, DROUKDEL, ZAWAHIRI, "holds")),
        ("23", Tie("split_from|defected_from", GOURI, f"{AQIM}|al-Qaeda's branch", by=GOURI),
         "`they had left it`: no frame for leaving a group in a claim's `that`"),
        ("23", Tie("pledged_allegiance", f"{GOURI}|{JUND}", IS, by=GOURI), "no frame for `owed obedience to`"),
        ("23", Tie("pledged_allegiance", f"{GOURI}|{JUND}", ZAWAHIRI, "ends", by=GOURI), "no frame for `no longer to`"),
        ("23", Tie("renamed_to", f"{GOURI}|followers", JUND, by=GOURI), "no frame for `their name was henceforth`"),
        ("23", Tie("leads", DROUKDEL, AQIM, "holds")),
        ("23", Tie(LOYAL, DROUKDEL, ZAWAHIRI, "holds"), "no frame for `has stayed with`"),
        ("24", Tie("pledged_allegiance", JUND, IS, day="2014-09-01")),
        ("24", Tie("leads", GOURI, JUND, "holds")),
        ("24", Tie("split_from", JUND, AQIM), "`it broke away`: from whom stands in the clause before"),
        ("25", Tie("split_from", JUND, AQIM, day="2014-09-01"),
         "`the group` is not one with the abductors' name, and no frame for leaving a group"),
        ("26", Tie("pledged_allegiance", JUND, IS)),
        ("26", Tie("split_from", JUND, AQIM, "holds")),
        ("26", Tie("leads", GOURI, JUND, "holds")),
        ("29", Tie("split_from", JUND, AQIM, day="2014-09-01")),
        ("30", Tie("defected_from|split_from", GOURI, AQIM)),
        ("30", Tie("pledged_allegiance", GOURI, IS)),
        ("31", Tie("split_from", JUND, AQIM), "`its breakaway`: `its` is taken for the army's"),
        ("31", Tie("leads", GOURI, JUND, "ends|holds")),
        ("50", Tie("split_from", JUND, AQIM), "no frame for one who `saw` another break away"),
    ],
    "2014-09-21": [
        ("24", Act("ASSAULT", (JUND,), ("French hiker",), "Djurdjura mountains", day="2014-09-21")),
        ("24", Act("REQUEST", (JUND,), (FRANCE,))),
        ("24", Act("THREATEN", (JUND,)), "`threatened` is hung on what is demanded, as if France did it"),
        ("24", Act("REJECT", (FRANCE,))),
        ("25", Act("ASSAULT", (), ("man",), "Djurdjura mountains", day="2014-09-21")),
        ("25", Act("REQUEST", (f"abductors|{JUND}",), (f"{FRANCE}|Paris",)), "`They want` is taken for the citizens'"),
        ("25", Act("REJECT", (FRANCE,), ("kidnappers",))),
        ("25", Act("ASSAULT", (), ("hostage",), by=f"{JUND}|group|abductors", status="conditional"),
         "`the group` is taken for the Islamic State"),
        ("26", Act("ASSAULT", (f"{JUND}|kidnappers",), ("French hiker",), None, (1, 1)),
         "`his kidnappers, the Jund al-Khilafah group` are taken for the Islamic State"),
        ("26", Act("ASSAULT", (), ("man|French hiker",), "Djurdjura mountains", day="2014-09-21"),
         "`three days after the man had been taken`: counted from a day told before"),
        ("26", Act("REQUEST", (JUND,), (FRANCE,))),
        ("26", Act("REJECT", (FRANCE,))),
        ("30", Act("ASSAULT", (JUND,), ("French hiker",), "Djurdjura mountains", day="2014-09-01")),
        ("30", Act("ASSAULT", (JUND,), ("French hiker",), None, (1, 1))),
        ("31", Act("ASSAULT", (JUND,), ("French hiker",), day="2014-09-01"),
         "`whom it had kidnapped`: `it` is taken for the army"),
    ],
    "2014-11-10": [
        ("27", Act("SUPPORT", (SINAI,), (IS,), "Sinai", day="2014-11-10")),
        ("27", Tie("pledged_allegiance", SINAI, IS)),
        ("27", Tie("pledged_allegiance", SINAI, IS, day="2014-11-10")),
        ("27", Tie("pledged_allegiance", SINAI, BAGHDADI, day="2014-11-10")),
        ("27", Tie("leads", BAGHDADI, IS, "holds"), "`its` is taken for the subject's, and is the other one's"),
        ("27", Tie("branch_of", f"{SINAI}|Sinai Province", IS), "no frame for `becomes the Sinai Province of`"),
        ("27", Tie("renamed_to", SINAI, "Sinai Province")),
        ("28", Tie("pledged_allegiance", SINAI, BAGHDADI, day="2014-11-10")),
        ("28", Tie("renamed_to", SINAI, "Sinai Province"), "`is to be called` is no renaming"),
    ],
    "2014-11-13": [
        ("29", Tie("pledged_allegiance", BAGHDADI, "groups", "accepts", day="2014-11-13")),
        ("29", Tie("branch_of", "groups", IS, day="2014-11-13"),
         "no frame for `declared them provinces of his organisation`"),
        ("29", Tie("pledged_allegiance", BAGHDADI, JUND, "accepts"),
         "`among the groups thus recognised are` does not name whose pledge was accepted"),
        ("29", Tie("pledged_allegiance", BAGHDADI, SINAI, "accepts"),
         "`among the groups thus recognised are` does not name whose pledge was accepted"),
        ("29", Tie("leads", BAGHDADI, IS, "holds")),
        ("30", Tie("branch_of", f"{JUND}|men", IS, day="2014-11-01")),
    ],
    "2014-12-22": [
        ("30", Act("ASSAULT", (ALGERIAN,), (GOURI,), "near Isser", (1, 1), day="2014-12-22", by=ALGERIAN)),
        ("30", Tie("leads", GOURI, JUND, "ends|holds", by=ALGERIAN)),
        ("31", Act("ASSAULT", (ALGERIAN,), (GOURI,), None, (1, 1), day="2014-12-22", by=ALGERIAN)),
        ("31", Act("ASSAULT", (ALGERIAN,), (GOURI,), "not far from the town of Isser|near Isser|Isser", by=ALGERIAN)),
        ("31", Says(JUND, "the death", status="denied"), "`The group` is taken for AQIM, the last one named"),
    ],
    "2015-03-07": [
        ("32", Tie("pledged_allegiance", SHEKAU, IS, day="2015-03-07")),
        ("32", Tie("leads", SHEKAU, BOKO, "holds")),
        ("32", Tie("leads", BAGHDADI, IS, "holds")),
        ("32", Tie("branch_of", BOKO, IS, status="conditional"), "no frame for `would become its branch`"),
        ("33", Tie("pledged_allegiance", SHEKAU, IS, day="2015-03-07")),
        ("33", Tie("pledged_allegiance", SHEKAU, IS, behalf=BOKO),
         "`the loyalty of his group`: the group is not the one on whose behalf"),
        ("33", Tie("leads", SHEKAU, BOKO, "holds")),
        ("34", Tie("pledged_allegiance", IS, BOKO, "accepts")),
        ("34", Tie("pledged_allegiance", IS, BOKO, "accepts", day="2015-03-12")),
        ("34", Tie("pledged_allegiance", BOKO, IS)),
        ("34", Tie("pledged_allegiance", SHEKAU, IS, day="2015-03-07"),
         "`the oath was given by`: to whom stands in the sentence before"),
        ("34", Tie("leads", SHEKAU, BOKO, "holds"), "`under whose leadership` is no leader's office"),
        ("41", Tie("pledged_allegiance", SHEKAU, IS, behalf=BOKO, day="2015-03-01"),
         "`pledged it to` without a word for allegiance is no pledge"),
        ("42", Tie("pledged_allegiance", SHEKAU, IS, day="2015-01-01"),
         "`it` is taken for the organisations of the sentence before"),
    ],
    "2015-03-18": [
        ("35", Act("ASSAULT", ("gunmen",), ("people",), "Tunis", (20, None), day="2015-03-18")),
        ("35", Count(20, None, "people")),
        ("35", Count(2, 2, "gunmen")),
        ("36", Act("ASSAULT", (IS,), (), "Tunis", day="2015-03-18", by=IS)),
        ("36", Act("ASSAULT", (), (), None, (24, 24)), "`died in all` gives the massacre no toll"),
        ("36", Count(24, 24, "people")),
        ("36", Count(21, 21, "tourists")),
        ("36", Act("ACCUSE", ("officials",), ("Tunisian group",)), "`suspect a Tunisian group` is no accusation"),
        ("37", Act("ASSAULT", (), ("people",), None, (22, 22), day="2015-03-18")),
        ("37", Act("ASSAULT", (IS,), by=IS), "`claims it`: the pronoun stands for an act, and makes none"),
        ("37", Act("ACCUSE", (TUNISIA,), (UQBA,))),
        ("37", Act("ASSAULT", (UQBA,), by=TUNISIA),
         "what somebody is blamed for is no act in the claim of those who blame"),
        ("37", Tie("linked_to", UQBA, AQIM, "holds")),
        ("37", Tie("rival_of", AQIM, IS, "holds")),
        ("37", Count(21, 21, "tourists")),
        ("37", Count(1, 1, "policeman")),
        ("37", Count(2, 2, "gunmen"), "`the two gunmen, who were killed`: `who` is taken for the brigade"),
    ],
    "2015-05-13": [
        ("38", Tie("pledged_allegiance", MOURABITOUN, IS, day="2015-05-13", by=ANYBODY)),
        ("38", Tie("pledged_allegiance", MOURABITOUN, IS, by=SAHRAOUI),
         "`according to an announcement in the name of` has no source"),
        ("38", Tie("pledged_allegiance", IS, MOURABITOUN, "accepts", status="denied"),
         "`had not accepted the pledge`: whose it is was said before"),
        ("38", Tie(LOYAL, BELMOKHTAR, QAEDA, "holds", status="reported")),
        ("39", Tie("pledged_allegiance", SAHRAOUI, IS, behalf=MOURABITOUN, day="2015-05-13", by=ANYBODY),
         "no frame for a pledge `issued on behalf of ... by`; nobody is found by that name"),
        ("39", Tie("pledged_allegiance", BELMOKHTAR, IS, "refuses", behalf=MOURABITOUN, by=ANYBODY),
         "a pledge that is rejected has nobody to whom it leads, but `to` whom it went"),
        ("39", Act("REJECT", (BELMOKHTAR,), day="2015-05-15")),
        ("39", Says(BELMOKHTAR, "the pledge binds the group")),
        ("39", Tie("disputes_within", BELMOKHTAR, MOURABITOUN), "no frame for `leaves ... divided in two`"),
        ("40", Tie("pledged_allegiance", SAHRAOUI, IS, behalf=MOURABITOUN, day="2015-05-01"),
         "`pledged it to` without a word for allegiance is no pledge"),
        ("40", Tie("leads", SAHRAOUI, MOURABITOUN, "holds")),
        ("40", Act("REJECT", (BELMOKHTAR,)), "`refused to go along` is taken for the other leader's"),
        ("43", Tie("pledged_allegiance", SAHRAOUI, IS, behalf=MOURABITOUN, day="2015-05-01"),
         "nobody is found by the name of Sahraoui where he has no office"),
        ("43", Tie("pledged_allegiance", BELMOKHTAR, IS, "refuses"), "no frame for `turned the pledge down`"),
        ("43", Tie("leads", BELMOKHTAR, MOURABITOUN, "holds")),
        ("43", Tie("disputes_within", BELMOKHTAR, MOURABITOUN),
         "`the group split in two` has a group that divides and nobody who divides it"),
        ("45", Tie("defected_from", SAHRAOUI, MOURABITOUN),
         "nobody is found by the name of Sahraoui where he has no office"),
        ("45", Tie("defected_to", SAHRAOUI, IS), "nobody is found by the name of Sahraoui where he has no office"),
        ("48", Tie("member_of", SAHRAOUI, MOURABITOUN, "ends"),
         "nobody is found by the name of Sahraoui where he has no office"),
        ("48", Tie("pledged_allegiance", SAHRAOUI, IS, day="2015-05-01")),
    ],
    "2015-12-04": [
        ("40", Tie("merged_into", MOURABITOUN, AQIM, by=DROUKDEL)),
        ("40", Tie("leads", DROUKDEL, AQIM, "holds")),
        ("49", Tie("merged_into", MOURABITOUN, AQIM, by=DROUKDEL)),
        ("49", Says(DROUKDEL, "the return of al-Mourabitoun to AQIM")),
        ("50", Tie("merged_into", MOURABITOUN, AQIM), "no frame for one who `saw` another come back"),
    ],
    "2016-08-03": [
        ("41", Tie("leads", BARNAWI, f"{BOKO}|West African branch|branch", day="2016-08-03")),
        ("41", Tie("leads", BARNAWI, BOKO),
         "`its branch, the Nigerian group known as X`: the branch is not one with X"),
        ("41", Tie("branch_of", f"{BOKO}|Nigerian group", IS, "holds")),
        ("41", Tie("succeeded", BARNAWI, SHEKAU, day="2016-08-03"),
         "no frame for naming somebody `in place of` another"),
        ("41", Tie("leads", SHEKAU, BOKO, "ends")),
        ("41", Act("REJECT", (SHEKAU,), status="reported"),
         "`He` is taken for the one who was named, not for the one removed"),
        ("42", Act("REJECT", (SHEKAU,))),
        ("42", Tie("leads", BARNAWI, BOKO, day="2016-08-03", by=ANYBODY), "no frame for `whom ... installed`"),
        ("42", Tie("leads", SHEKAU, BOKO, "holds", by=SHEKAU),
         "`he is still its leader`: he is taken for Barnawi, it for the Islamic State"),
        ("42", Tie("disputes_within", SHEKAU, BOKO), "`is split` has a group that divides and nobody who divides it"),
        ("42", Tie("recognises", IS, SHEKAU, "ends"),
         "`it` is taken for the organisations, and `no longer` does not end what it recognised"),
    ],
    "2016-10-30": [
        ("43", Tie("pledged_allegiance", IS, SAHRAOUI, "accepts"), "whose pledge it is stands in the next sentence"),
        ("43", Tie("pledged_allegiance", IS, SAHRAOUI, "accepts", day="2016-10-30"),
         "whose pledge it is, and the day, stand in other sentences"),
        ("48", Tie("pledged_allegiance", IS, SAHRAOUI, "accepts", day="2016-10-01"),
         "nobody is found by the name of Sahraoui where he has no office"),
    ],
    "2017-03-02": [
        ("44", Tie("merged_into", "armed groups", f"one|{JNIM}", by="armed groups")),
        *[("44", Tie("merged_into", group, JNIM, by=ANYBODY),
           "the names of the groups and of what they became stand in the sentences after")
          for group in (DINE, MACINA, MOURABITOUN, SAHARA)],
        ("44", Tie("leads", GHALI, JNIM, by=ANYBODY),
         "`one, to be led by`: what is led is taken for the groups, and its name stands later"),
        ("44", Tie("pledged_allegiance", GHALI, ZAWAHIRI)),
        ("44", Tie("pledged_allegiance", GHALI, ZAWAHIRI, behalf=JNIM),
         "`its allegiance`: whose it is is not the one on whose behalf"),
        ("44", Tie("leads", ZAWAHIRI, QAEDA, "holds")),
        *[("45", Tie("merged_into|member_of", group, JNIM, "holds"),
           "no frame for `is part of it` and `as are`")
          for group in (DINE, MACINA, MOURABITOUN, SAHARA)],
        ("45", Tie("leads", GHALI, JNIM, "holds"), "`a single organisation` is not one with the name that it is given"),
        ("45", Tie("pledged_allegiance", GHALI, ZAWAHIRI, day="2017-03-02")),
        ("45", Act("SUPPORT", (GHALI,), (ZAWAHIRI,), day="2017-03-02")),
        ("50", Tie("leads", GHALI, JNIM, "holds")),
        ("50", Tie("merged_into", SAHARA, JNIM, day="2017-01-01"),
         "`in which ... has been merged`: what it is merged in is a relative word"),
        ("52", Tie("merged_into|member_of|branch_of", "Sahara branch", JNIM, day="2017-01-01")),
    ],
    "2017-10-04": [
        ("46", Act("ASSAULT", (), ("American soldiers", "soldiers"), "near Tongo Tongo", (8, None), day="2017-10-04")),
        ("46", Count(4, 4, "American soldiers")),
        ("46", Count(4, None, "soldiers")),
        ("46", Tie(LOYAL, SAHRAOUI, IS, "holds"),
         "nobody is found by the name of Sahraoui where he has no office"),
        ("46", Act("ACCUSE", (), ("followers|followers of Adnan Abu Walid al-Sahraoui",))),
        ("47", Act("ASSAULT", (), ("soldiers",), "near Tongo Tongo|Tongo Tongo|close to Tongo Tongo", day="2017-10-04"),
         "`died after coming under attack close to`: neither the day nor the place reaches the attack"),
        ("47", Count(8, None, "soldiers")),
        ("48", Act("ASSAULT", ("group of Adnan Abu Walid al-Sahraoui|Islamic State faction",), ("US soldiers",),
                   "Tongo Tongo", by="group of Adnan Abu Walid al-Sahraoui|Islamic State faction"),
         "`the group of` somebody is taken for the Islamic State"),
        ("48", Act("ASSAULT", (), ("US soldiers",), "Tongo Tongo", (8, None), by=ANYBODY)),
        ("48", Act("ASSAULT", (), (), None, day="2017-10-04")),
    ],
    "2020-06-03": [
        ("49", Act("ASSAULT", (FRENCH,), (DROUKDEL,), "northern Mali", (1, 1), by=FRANCE)),
        ("49", Act("ASSAULT", (), (DROUKDEL,), "near Talahandak", (1, 1), day="2020-06-03")),
        ("49", Says(AQIM, "his death", status="denied"), "the head for cues takes `had not confirmed` for no claim"),
        ("49", Tie("leads", DROUKDEL, AQIM, "ends|holds", by=FRANCE)),
        ("49", Tie(LOYAL, AQIM, ZAWAHIRI, "holds")),
        ("49", Tie("leads", ZAWAHIRI, QAEDA, "holds")),
        ("50", Act("ASSAULT", (), (DROUKDEL,), "north of Mali", status="reported")),
        ("50", Act("ASSAULT", (FRENCH,), (DROUKDEL,), "Talahandak", day="2020-06-03", by=FRANCE),
         "`the AQIM leader` is nobody else's name, and `was made public by` is no claim"),
        ("51", Act("ASSAULT", (FRENCH,), (DROUKDEL,), "near Talahandak", day="2020-06-03")),
        ("51", Says(AQIM, "death of its leader")),
        ("51", Act("ASSAULT", (), (DROUKDEL,), by=AQIM), "`its leader is dead` is no act in the claim"),
        ("52", Act("ASSAULT", (FRENCH,), (DROUKDEL,), "northern Mali", day="2020-06-03")),
        ("52", Says(AQIM, "the death of his predecessor")),
    ],
    "2020-11-21": [
        ("52", Tie("leads", ANNABI, AQIM)),
        ("52", Tie("leads", ANNABI, AQIM, day="2020-11-21")),
        ("52", Tie("succeeded", ANNABI, DROUKDEL)),
        ("52", Tie("branch_of", "Sahara branch", AQIM, "holds"), "`its` is taken for al-Qaeda's"),
        ("52", Tie(LOYAL, AQIM, QAEDA, "holds"),
         "what stands after a colon is taken for what is denied before it"),
    ],
}  # fmt: skip

# What no report says, and a hasty reader might make of it.
WRONG: list[tuple] = [
    ("06", Tie("allied_with", "allies", "security official", "holds")),
    ("12", Act("ASSAULT", (SHARIA,))),
    ("13", Act("COERCE", ("gunmen",), day="2014-01-16")),
    ("13", Act("ASSAULT", (ALGERIAN,), ("DZA",)), "`stormed it`: the plant is no actor, and `it` is taken for Algeria"),
    ("22", Says(AQIM, "himself and his men"), "`puts himself under the orders of` is taken for a claim"),
    ("22", Tie("leads", GOURI, IS, "holds", by=ANYBODY)),
    ("24", Act("ASSAULT", ("French hiker",))),
    ("26", Act("ASSAULT", (IS,), ("French hiker",)), "`his kidnappers` are taken for the Islamic State"),
    ("27", Tie("leads", BAGHDADI, SINAI, "holds"), "`its` is taken for the subject's, and is the other one's"),
    ("29", Tie("split_from", SINAI, AQIM), "`and` after a relative clause is taken to share the clause"),
    ("30", Act("ASSAULT", (ALGERIAN,), (GOURI,))),  # the army says so
    ("31", Tie("split_from", ALGERIAN, AQIM), "`its breakaway`: `its` is taken for the army's"),
    ("32", Tie("leads", BAGHDADI, BOKO, "holds", by=ANYBODY)),
    ("35", Act("ASSAULT", (), ("gunmen",), day="2015-03-19")),
    ("37", Act("ASSAULT", (TUNISIA,)), "the headline's `Tunisia:` is taken for the subject of its question"),
    ("37", Act("ASSAULT", (), (UQBA,), None, (2, 2)),
     "`the two gunmen, who were killed`: `who` is taken for the brigade"),
    ("42", Tie("leads", SHEKAU, IS, "holds", by=ANYBODY)),
    ("42", Tie("leads", BARNAWI, IS, "holds", by=ANYBODY),
     "`he is still its leader`: he is taken for Barnawi, it for the Islamic State"),
    ("45", Tie(LOYAL, "separate groups", "neighbours", "holds"), "`and` joins what stands too far away"),
    ("46", Tie(LOYAL, "followers", IS, "holds")),
    ("49", Tie("leads", ZAWAHIRI, AQIM, "holds", by=ANYBODY)),
    ("51", Act("ASSAULT", (), (DROUKDEL,), day="2020-06-18")),
    ("52", Tie("leads", ZAWAHIRI, AQIM, "holds"), "`its` is taken for the subject's, and is the other one's"),
    ("52", Tie("succeeded", ANNABI, DROUKDEL, day="2020-06-03"),
     "the day of a relative clause is taken for the sentence's"),
    ("52", Tie(LOYAL, AQIM, QAEDA, "holds", status="denied"),
     "what stands after a colon is taken for what is denied before it"),
]  # fmt: skip


@pytest.fixture(scope="session")
def samples() -> dict[str, Report]:
    """All sample reports, by number, each coded once."""
    coder, numbers = Coder(), {row["url"]: number for number, row in INDEX.items()}
    pages = {
        numbers.get(page.url or "", file[:2]): page
        for file in sorted({row["file"] for row in INDEX.values()})
        for page in read_file(SAMPLES / file)
        if not isinstance(page, Note)
    }
    return {number: Report(coder(page)) for number, page in pages.items()}


def cases(lines, day: str = "") -> list:
    """Each line as a test case of its report and what is wanted; one with a reason is expected to fail."""
    return [
        pytest.param(
            report,
            wanted,
            id=f"{day} {report} {wanted}".strip(),
            marks=pytest.mark.xfail(reason=why[0], strict=True) if why else (),
        )
        for report, wanted, *why in lines
    ]


@pytest.mark.parametrize(("report", "wanted"), [case for day, lines in ROWS.items() for case in cases(lines, day)])
def test_a_report_holds_what_it_tells_of_its_row(samples, report, wanted):
    assert wanted.found(samples[report])


@pytest.mark.parametrize(("report", "wanted"), cases(WRONG))
def test_a_report_does_not_hold_what_it_does_not_tell(samples, report, wanted):
    assert not wanted.found(samples[report])


@pytest.mark.xfail(reason="37 hostages and the 23 counted before are counted as detained, and added up", strict=True)
def test_two_versions_of_one_toll_are_not_added_up(samples):
    tolls = [toll for event in samples["05"].coded.events for toll in event.casualties]
    assert 37 + 23 not in {toll.quantity.best for toll in tolls}


def told_in() -> dict[str, list[str]]:
    """The numbers of the reports that tell each row, by its first day, as the samples' README lists them."""
    lines = (SAMPLES / "README.md").read_text(encoding="utf-8").splitlines()
    rows = [line.strip("|").split("|") for line in lines if re.match(r"\| \d{4}-", line)]
    return {day.strip(): re.findall(r"\b(\d\d)-[a-z]", reports) for day, _, reports, _ in rows}


def test_every_row_has_its_reports_and_every_report_of_a_row_is_checked():
    assert list(ROWS) == list(FACTS) == list(told_in())
    for day, reports in told_in().items():
        assert set(reports) <= {report for report, *_ in ROWS[day]}, day
        assert all(day < INDEX[report]["published"] for report in reports), day


def test_every_report_is_coded(samples):
    assert sorted(samples) == sorted(INDEX)
