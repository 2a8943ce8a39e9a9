"""The record contract holds the facts that the sample reports are made from, row by row and without loss.

Each row tells its fact in short clauses of our own, each with the records that a careful person would make of it.
Names serve as ids here, and what a record holds rests on its clause. Nothing in this file is coded by the program.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, timedelta

import pytest
from jsonschema import Draft202012Validator

from vedette.records import (
    Actor,
    Affiliation,
    Block,
    Casualty,
    Claim,
    Coded,
    Document,
    Estimate,
    Event,
    How,
    Mention,
    Place,
    PlaceRole,
    Presence,
    Quantity,
    Relation,
    Span,
    Time,
    document_id,
    wire,
)
from vedette.records.checks import problems

WHO = {
    "state": "France, Mali, Niger, Tunisia",
    "state_force": "Operation Serval, Algerian army, French forces, US soldiers, Nigerien soldiers, soldiers, "
    "policeman",
    "armed_group": "AQIM, al-Qaeda, Ansar Dine, MUJAO, Signatories in Blood, Belmokhtar's brigade, al-Mourabitoun, "
    "Ansar al-Sharia in Tunisia, ISIS, Islamic State, Uqba ibn Nafi Brigade, Jund al-Khilafah, Ansar Bayt al-Maqdis, "
    "Sinai Province, groups, Boko Haram, Macina Liberation Front, AQIM's Sahara branch, JNIM, Sahraoui's group, "
    "caliphate",
    "militia": "Misrata militias, Libya Dawn, Zintan militias",
    "person": "Belmokhtar, Baghdadi, Gouri, Droukdel, Zawahiri, Shekau, Sahraoui, Barnawi, Annabi, Iyad Ag Ghali",
    "civilians": "hostages, hiker, people, tourists",
    "unidentified": "gunmen, attackers",
    "media": "first reports, later reports",
}
WHERE = {  # a place, and what it lies in or near
    "northern Mali": None, "In Amenas": None, "Tiguentourine": "near In Amenas", "Agadez": None, "Arlit": None,
    "Kasserine": None, "Mount Chaambi": "near Kasserine", "Tripoli airport": None, "Algeria": None, "Iraq": None,
    "Djurdjura": "in Algeria", "Sinai": None, "Libya": None, "Egypt": None, "Yemen": None, "Saudi Arabia": None,
    "Boumerdes": None, "Isser": "in Boumerdes", "Tunis": None, "Tongo Tongo": None, "Talahandak": "in northern Mali",
}  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A record to be made of a clause; `made` gives it the ids, spans and support that all records have."""

    kind: type
    held: dict[str, object]
    id: str | None = None
    day: str | None = None
    place: str | None = None
    tolls: tuple[dict[str, str | None], ...] = ()


def tie(type_, subject, object_, change="begins", *, day=None, id_=None, **more):
    return Draft(
        Affiliation, {"type": type_, "subject": subject, "object": object_, "change": change, **more}, id_, day
    )


def act(type_, by=(), on=(), *, at=None, day=None, id_=None, tolls=(), **more):
    return Draft(Event, {"type": type_, "sources": tuple(by), "targets": tuple(on), **more}, id_, day, at, tuple(tolls))


def toll(words, who=None, side="target", *, claim=None, outcome="killed"):
    return {"words": words, "who": who, "side": side, "claim": claim, "outcome": outcome}


def said(id_, by, cue, content, *, day=None, **more):
    return Draft(Claim, {"source": by, "cue": cue, "content": content, "named": True, **more}, id_, day)


def there(kind, *who, at, day=None):
    return Draft(Presence, {"kind": kind, "who": who}, day=day, place=at)


def count(words, subject, *, day=None, claim=None):
    return Draft(Estimate, {"what": "killed", "quantity": words, "subject": subject, "claim": claim}, day=day)


FACTS = {
    "2013-01-11": {
        "On 2013-01-11 France begins Operation Serval in northern Mali against AQIM, Ansar Dine and MUJAO": [
            tie("founded", "France", "Operation Serval", day="2013-01-11"),
            act("ASSAULT", ["France", "Operation Serval"], ["AQIM", "Ansar Dine", "MUJAO"], at="northern Mali",
                day="2013-01-11"),
        ],
        "Mali asked France for it": [act("REQUEST", ["Mali"], ["France"])],
        "AQIM, Ansar Dine and MUJAO hold northern Mali": [
            there("controls", "AQIM", "Ansar Dine", "MUJAO", at="northern Mali"),
        ],
    },
    "2013-01-16": {
        "From 2013-01-16 to 2013-01-19 Belmokhtar's men, Signatories in Blood, hold Tiguentourine near In Amenas": [
            act("ASSAULT", ["Signatories in Blood"], at="Tiguentourine", day="2013-01-16 to 2013-01-19", mode="abduct"),
            tie("leads", "Belmokhtar", "Signatories in Blood", "holds"),
        ],
        "the Algerian army storms the plant": [
            act("ASSAULT", ["Algerian army"], ["Signatories in Blood"], at="Tiguentourine", id_="storming", tolls=[
                toll("at least 38 hostages", "hostages", "bystander"), toll("29 attackers", "attackers"),
                toll("23 hostages", "hostages", "bystander", claim="first"),
                toll("37 hostages", "hostages", "bystander", claim="later"),
            ]),
        ],
        "at least 38 hostages and 29 attackers of Signatories in Blood die": [
            count("at least 38 hostages", "hostages"), count("29 attackers", "attackers"),
            tie("member_of", "attackers", "Signatories in Blood", "holds"),
        ],
        "first reports speak of 23 hostages": [
            said("first", "first reports", "speak", "23 hostages"), count("23 hostages", "hostages", claim="first"),
        ],
        "later reports speak of 37 hostages": [
            said("later", "later reports", "speak", "37 hostages"), count("37 hostages", "hostages", claim="later"),
        ],
    },
    "2013-05-23": {
        "On 2013-05-23 attackers blow themselves up at Agadez, and about 20 soldiers die": [
            act("ASSAULT", ["attackers"], ["soldiers"], at="Agadez", day="2013-05-23", mode="suicide-attack",
                tolls=[toll("about 20 soldiers", "soldiers")]),
        ],
        "on 2013-05-23 others hit the mine at Arlit in Niger": [
            act("ASSAULT", (), ["Niger"], at="Arlit", day="2013-05-23", mode="suicide-attack"),
        ],
        "MUJAO claims both, Agadez and Arlit": [
            said("one", "MUJAO", "claims", "both"),
            act("ASSAULT", ["MUJAO"], at="Agadez", claim="one"), act("ASSAULT", ["MUJAO"], at="Arlit", claim="one"),
        ],
        "Belmokhtar's brigade claims both, Agadez and Arlit": [
            said("other", "Belmokhtar's brigade", "claims", "both"),
            act("ASSAULT", ["Belmokhtar's brigade"], at="Agadez", claim="other"),
            act("ASSAULT", ["Belmokhtar's brigade"], at="Arlit", claim="other"),
        ],
    },
    "2013-07-29": {
        "On 2013-07-29 gunmen ambush soldiers of Tunisia at Mount Chaambi near Kasserine, and 8 soldiers die": [
            act("ASSAULT", ["gunmen"], ["soldiers"], at="Mount Chaambi", day="2013-07-29",
                tolls=[toll("8 soldiers", "soldiers")]),
            tie("branch_of", "soldiers", "Tunisia", "holds"),
        ],
    },
    "2013-08-22": {
        "On 2013-08-22 Belmokhtar's brigade and MUJAO announce that they are one as al-Mourabitoun": [
            said("news", "MUJAO", "announce", "they are one as al-Mourabitoun"),
            said("same", "Belmokhtar's brigade", "announce", "they are one as al-Mourabitoun"),
            tie("merged_into", "Belmokhtar's brigade", "al-Mourabitoun", day="2013-08-22", claim="same"),
            tie("merged_into", "MUJAO", "al-Mourabitoun", day="2013-08-22", claim="news"),
        ],
    },
    "2013-08-27": {
        "On 2013-08-27 Tunisia declares Ansar al-Sharia in Tunisia terrorist": [
            act("SANCTION", ["Tunisia"], ["Ansar al-Sharia in Tunisia"], day="2013-08-27"),
            said("label", "Tunisia", "declares", "terrorist"),
        ],
        "Tunisia accuses Ansar al-Sharia in Tunisia of killings": [
            act("ACCUSE", ["Tunisia"], ["Ansar al-Sharia in Tunisia"], mode="allege"),
            said("charge", "Tunisia", "accuses", "killings"),
            act("ASSAULT", ["Ansar al-Sharia in Tunisia"], claim="charge"),
        ],
        "Ansar al-Sharia in Tunisia denies links to them": [
            said("denial", "Ansar al-Sharia in Tunisia", "denies", "links to them"),
            act("ASSAULT", ["Ansar al-Sharia in Tunisia"], claim="denial", polarity="denied"),
        ],
    },
    "2014-06-29": {
        "On 2014-06-29 ISIS declares a caliphate": [
            said("news", "ISIS", "declares", "a caliphate"),
            tie("founded", "ISIS", "caliphate", day="2014-06-29", claim="news"),
        ],
        "ISIS takes the name Islamic State on 2014-06-29": [
            tie("renamed_to", "ISIS", "Islamic State", day="2014-06-29"),
        ],
        "Baghdadi leads Islamic State": [tie("leads", "Baghdadi", "Islamic State", "holds")],
    },
    "2014-07-13": {
        "On 2014-07-13 Libya Dawn attacks Tripoli airport": [
            act("ASSAULT", ["Libya Dawn"], ["Zintan militias"], at="Tripoli airport", day="2014-07-13"),
        ],
        "Misrata militias lead Libya Dawn": [tie("leads", "Misrata militias", "Libya Dawn", "holds")],
        "Zintan militias hold Tripoli airport": [there("controls", "Zintan militias", at="Tripoli airport")],
        "on 2014-08-23 Libya Dawn takes Tripoli airport from Zintan militias": [
            act("ASSAULT", ["Libya Dawn"], ["Zintan militias"], at="Tripoli airport", day="2014-08-23"),
            there("controls", "Libya Dawn", at="Tripoli airport", day="2014-08-23"),
            there("lost_control", "Zintan militias", at="Tripoli airport", day="2014-08-23"),
        ],
    },
    "2014-07-16": {
        "On 2014-07-16 two attacks on Tunisia at Mount Chaambi near Kasserine kill 14 soldiers, a 15th died later": [
            act("ASSAULT", (), ["soldiers", "Tunisia"], at="Mount Chaambi", day="2014-07-16", id_="attacks",
                tolls=[toll("14 soldiers", "soldiers"), toll("15th", "soldiers")]),
            count("14 soldiers", "soldiers", day="2014-07-16"), count("15th", "soldiers", day="later"),
        ],
        "Uqba ibn Nafi Brigade claims them": [
            said("claim", "Uqba ibn Nafi Brigade", "claims", "them"),
            act("ASSAULT", ["Uqba ibn Nafi Brigade"], claim="claim"),
        ],
        "Uqba ibn Nafi Brigade is tied to AQIM": [tie("linked_to", "Uqba ibn Nafi Brigade", "AQIM", "holds")],
    },
    "2014-09-13": {
        "From 2014-09-13 to 2014-09-14 Jund al-Khilafah in Algeria says it leaves AQIM": [
            said("news", "Jund al-Khilafah", "says", "it leaves AQIM"),
            tie("split_from", "Jund al-Khilafah", "AQIM", day="2014-09-13 to 2014-09-14", claim="news"),
            there("operates", "Jund al-Khilafah", at="Algeria"),
        ],
        "Jund al-Khilafah pledges allegiance to Islamic State": [
            act("SUPPORT", ["Jund al-Khilafah"], ["Islamic State"], id_="oath", same_as=("pledge",)),
            tie("pledged_allegiance", "Jund al-Khilafah", "Islamic State", id_="pledge", event="oath"),
        ],
        "Gouri leads Jund al-Khilafah": [tie("leads", "Gouri", "Jund al-Khilafah", "holds")],
        "Droukdel leads AQIM and is loyal to Zawahiri": [
            tie("leads", "Droukdel", "AQIM", "holds"), tie("pledged_allegiance", "Droukdel", "Zawahiri", "holds"),
        ],
    },
    "2014-09-21": {
        "On 2014-09-21 Jund al-Khilafah abducts a hiker of France at Djurdjura, Algeria": [
            act("ASSAULT", ["Jund al-Khilafah"], ["hiker"], at="Djurdjura", day="2014-09-21", mode="abduct",
                tolls=[toll("a hiker", "hiker", outcome="abducted")]),
            tie("member_of", "hiker", "France", "holds"),
        ],
        "Jund al-Khilafah demands an end to strikes by France in Iraq": [
            act("REQUEST", ["Jund al-Khilafah"], ["France"], mode="yield"),
            said("demand", "Jund al-Khilafah", "demands", "an end to strikes by France in Iraq", addressee="France"),
            act("ASSAULT", ["France"], at="Iraq"),
            act("RETREAT", ["France"], at="Iraq", claim="demand", modality="called_for"),
        ],
        "France refuses what Jund al-Khilafah demands": [
            act("REJECT", ["France"], ["Jund al-Khilafah"], mode="yield"),
        ],
        "by 2014-09-24 Jund al-Khilafah kills the hiker": [
            act("ASSAULT", ["Jund al-Khilafah"], ["hiker"], day="by 2014-09-24", tolls=[toll("the hiker", "hiker")]),
        ],
    },
    "2014-11-10": {
        "On 2014-11-10 Ansar Bayt al-Maqdis in Sinai, Egypt pledges allegiance to Islamic State": [
            tie("pledged_allegiance", "Ansar Bayt al-Maqdis", "Islamic State", day="2014-11-10"),
            there("operates", "Ansar Bayt al-Maqdis", at="Sinai"),
            there("operates", "Ansar Bayt al-Maqdis", at="Egypt"),
        ],
        "Ansar Bayt al-Maqdis becomes Sinai Province of Islamic State": [
            tie("renamed_to", "Ansar Bayt al-Maqdis", "Sinai Province"),
            tie("branch_of", "Sinai Province", "Islamic State"),
        ],
    },
    "2014-11-13": {
        "On 2014-11-13 Baghdadi accepts pledges to Islamic State of groups": [
            tie("pledged_allegiance", "Baghdadi", "groups", "accepts", day="2014-11-13", on_behalf_of="Islamic State"),
        ],
        "groups in Libya, Algeria, Egypt, Yemen and Saudi Arabia": [
            there("operates", "groups", at=place) for place in ("Libya", "Algeria", "Egypt", "Yemen", "Saudi Arabia")
        ],
        "Baghdadi names groups provinces of Islamic State": [
            said("names", "Baghdadi", "names", "groups provinces of Islamic State"),
            tie("branch_of", "groups", "Islamic State", claim="names"),
        ],
    },
    "2014-12-22": {
        "The Algerian army says it killed Gouri on 2014-12-22 near Isser, Boumerdes": [
            said("news", "Algerian army", "says", "it killed Gouri on 2014-12-22 near Isser, Boumerdes"),
            act("ASSAULT", ["Algerian army"], ["Gouri"], at="Isser", day="2014-12-22", claim="news",
                tolls=[toll("Gouri", "Gouri", claim="news")]),
        ],
    },
    "2015-03-07": {
        "On 2015-03-07 Shekau pledges Boko Haram to Islamic State": [
            tie("pledged_allegiance", "Shekau", "Islamic State", day="2015-03-07", on_behalf_of="Boko Haram"),
        ],
        "Shekau leads Boko Haram": [tie("leads", "Shekau", "Boko Haram", "holds")],
        "Islamic State accepts Boko Haram on 2015-03-12": [
            tie("pledged_allegiance", "Islamic State", "Boko Haram", "accepts", day="2015-03-12"),
        ],
    },
    "2015-03-18": {
        "On 2015-03-18 gunmen attack a museum in Tunis and 22 people die, 21 tourists and 1 policeman": [
            act("ASSAULT", ["gunmen"], ["people"], at="Tunis", day="2015-03-18", id_="bardo",
                tolls=[toll("22 people", "people"), toll("2 gunmen", "gunmen", "source")]),
            count("22 people", "people"), count("21 tourists", "tourists"), count("1 policeman", "policeman"),
        ],
        "2 gunmen die": [count("2 gunmen", "gunmen")],
        "Islamic State claims it": [
            said("claim", "Islamic State", "claims", "it"), act("ASSAULT", ["Islamic State"], claim="claim"),
        ],
        "Tunisia blames Uqba ibn Nafi Brigade for it": [
            act("ACCUSE", ["Tunisia"], ["Uqba ibn Nafi Brigade"], mode="allege"),
            said("blame", "Tunisia", "blames", "it"), act("ASSAULT", ["Uqba ibn Nafi Brigade"], claim="blame"),
        ],
    },
    "2015-05-13": {
        "On 2015-05-13 Sahraoui pledges al-Mourabitoun to Islamic State": [
            tie("pledged_allegiance", "Sahraoui", "Islamic State", day="2015-05-13", on_behalf_of="al-Mourabitoun"),
        ],
        "on 2015-05-15 Belmokhtar rejects for al-Mourabitoun the pledge to Islamic State": [
            tie("pledged_allegiance", "Belmokhtar", "Islamic State", "refuses", day="2015-05-15",
                on_behalf_of="al-Mourabitoun"),
        ],
        "Belmokhtar stays with al-Qaeda": [tie("pledged_allegiance", "Belmokhtar", "al-Qaeda", "holds")],
        "al-Mourabitoun splits between Sahraoui and Belmokhtar": [
            tie("disputes_within", "Sahraoui", "al-Mourabitoun"),
            tie("disputes_within", "Belmokhtar", "al-Mourabitoun"),
        ],
    },
    "2015-12-04": {
        "On 2015-12-04 Droukdel announces that al-Mourabitoun has rejoined AQIM": [
            said("news", "Droukdel", "announces", "al-Mourabitoun has rejoined AQIM", day="2015-12-04"),
            tie("merged_into", "al-Mourabitoun", "AQIM", claim="news"),
        ],
    },
    "2016-08-03": {
        "On 2016-08-03 Islamic State names Barnawi to lead Boko Haram in place of Shekau": [
            said("named", "Islamic State", "names", "Barnawi to lead Boko Haram in place of Shekau"),
            tie("leads", "Barnawi", "Boko Haram", day="2016-08-03", claim="named"),
            tie("leads", "Shekau", "Boko Haram", "ends", day="2016-08-03", claim="named"),
            tie("succeeded", "Barnawi", "Shekau", day="2016-08-03", claim="named"),
        ],
        "Shekau rejects it": [
            act("REJECT", ["Shekau"], ["Islamic State"]),
            said("no", "Shekau", "rejects", "it"), tie("leads", "Shekau", "Boko Haram", "holds", claim="no"),
        ],
        "Boko Haram splits between Shekau and Barnawi": [
            tie("disputes_within", "Shekau", "Boko Haram"), tie("disputes_within", "Barnawi", "Boko Haram"),
        ],
    },
    "2016-10-30": {
        "On 2016-10-30 Islamic State acknowledges the pledge of Sahraoui": [
            tie("pledged_allegiance", "Islamic State", "Sahraoui", "accepts", day="2016-10-30"),
        ],
    },
    "2017-03-02": {
        "On 2017-03-02 Ansar Dine, Macina Liberation Front, al-Mourabitoun and AQIM's Sahara branch become JNIM": [
            *(tie("merged_into", group, "JNIM", day="2017-03-02")
              for group in ("Ansar Dine", "Macina Liberation Front", "al-Mourabitoun", "AQIM's Sahara branch")),
            tie("branch_of", "AQIM's Sahara branch", "AQIM", "ends", day="2017-03-02"),
        ],
        "Iyad Ag Ghali leads JNIM": [tie("leads", "Iyad Ag Ghali", "JNIM", day="2017-03-02")],
        "Iyad Ag Ghali pledges JNIM to Zawahiri": [
            tie("pledged_allegiance", "Iyad Ag Ghali", "Zawahiri", on_behalf_of="JNIM"),
        ],
    },
    "2017-10-04": {
        "On 2017-10-04 an ambush near Tongo Tongo, Niger kills 4 US soldiers and at least 4 Nigerien soldiers": [
            act("ASSAULT", (), ["US soldiers", "Nigerien soldiers"], at="Tongo Tongo", day="2017-10-04", id_="ambush",
                tolls=[toll("4 US soldiers", "US soldiers"),
                       toll("at least 4 Nigerien soldiers", "Nigerien soldiers")]),
            tie("branch_of", "Nigerien soldiers", "Niger", "holds"),
        ],
        "Sahraoui's group claims it in 2018-01": [
            said("claim", "Sahraoui's group", "claims", "it", day="2018-01"),
            act("ASSAULT", ["Sahraoui's group"], claim="claim"),
        ],
        "Sahraoui leads Sahraoui's group": [tie("leads", "Sahraoui", "Sahraoui's group", "holds")],
    },
    "2020-06-03": {
        "On 2020-06-03 French forces kill Droukdel near Talahandak, northern Mali": [
            act("ASSAULT", ["French forces"], ["Droukdel"], at="Talahandak", day="2020-06-03",
                tolls=[toll("Droukdel", "Droukdel")]),
        ],
        "France announces it on 2020-06-05": [
            said("news", "France", "announces", "it", day="2020-06-05"),
            act("ASSAULT", ["French forces"], ["Droukdel"], claim="news"),
        ],
        "AQIM confirms it on 2020-06-18": [
            said("yes", "AQIM", "confirms", "it", day="2020-06-18"), act("ASSAULT", (), ["Droukdel"], claim="yes"),
        ],
    },
    "2020-11-21": {
        "On 2020-11-21 AQIM names Annabi its leader": [
            said("named", "AQIM", "names", "Annabi its leader"),
            tie("leads", "Annabi", "AQIM", day="2020-11-21", claim="named"),
        ],
    },
}  # fmt: skip

# What the events with several tolls come to: the lowest low and the highest high, an open end kept.
WIDEST = {
    ("2013-01-16", "storming"): (23, None),  # at least 38 and 29; 23 say some, 37 say others
    ("2014-07-16", "attacks"): (14, 15),
    ("2015-03-18", "bardo"): (24, 24),  # 22 people and 2 gunmen
    ("2017-10-04", "ambush"): (8, None),
}

HOW = How(by="frame", name="by hand")
LISTS = {Affiliation: "affiliations", Event: "events", Presence: "presence", Claim: "claims", Estimate: "estimates"}
POINTERS = "subject object on_behalf_of sources targets place places casualties who source addressee".split()
KINDS = {name: kind for kind, names in WHO.items() for name in names.split(", ")}
SPEAKS = {"state": "official", "state_force": "security", "media": "media"}  # all others: armed groups and their men
NAMES = re.compile(rf"\b({'|'.join(sorted({*KINDS, *WHERE}, key=len, reverse=True))})\b")  # the longest name first
DAYS = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")


def made(row: dict[str, list[Draft]]) -> Coded:
    """The row as one coded document: its clauses are the text, and each record has its clause as evidence."""
    text = ". ".join(row) + "."
    names = [name for clause in row for name in NAMES.findall(clause)]
    drafts = [(clause, draft) for clause, drafts in row.items() for draft in drafts]
    records = [record(text, clause, draft, f"r{n}") for n, (clause, draft) in enumerate(drafts)]
    paragraph = Block(kind="paragraph", start=0, end=len(text))
    return Coded(
        document=Document(id=document_id(text), text=text, blocks=(paragraph,), language="en"),
        actors=in_order(actor(text, name) for name in {*names, *pointed(records)} if name in KINDS),
        places=in_order(place(text, name) for name in {*names, *pointed(records)} if name in WHERE),
        **{name: in_order(r for r in records if type(r) is kind) for kind, name in LISTS.items()},
    )


def in_order(records):
    return tuple(sorted(records, key=lambda record: record.evidence[0].start))


def pointed(records) -> set[str]:
    """The actors and places that the records point at, and the places that those lie in or near."""
    found = {name for record in records for each in POINTERS for name in flat(getattr(record, each, ()))}
    return found | {WHERE[name].split(" ", 1)[1] for name in found if WHERE.get(name)}


def flat(value) -> tuple[str, ...]:
    """The ids in a field: in a string, in several, or in records that have a `place` or a `who`."""
    if isinstance(value, str):
        return (value,)
    return tuple(each if isinstance(each, str) else getattr(each, "place", None) or each.who for each in value or ())


def find(text: str, words: str) -> Span:
    at = re.search(rf"\b{re.escape(words)}(?!\w)", text)
    assert at, f"{words!r} is not in {text!r}"
    return Span(*at.span())


def actor(text: str, name: str) -> Actor:
    at = find(text, name)
    return Actor(
        id=name, name=name, kind=KINDS[name], mentions=(Mention(start=at.start, end=at.end, form="name"),),
        evidence=(at,), support={"name": (at,), "kind": (at,)}, confidence=1, how=HOW,
    )  # fmt: skip


def place(text: str, name: str) -> Place:
    at, lies = find(text, name), WHERE[name]
    kind, reference = lies.split(" ", 1) if lies else (None, None)
    return Place(
        id=name, name=name, relations=(Relation(kind=kind, reference=reference),) if lies else (),
        mentions=(Mention(start=at.start, end=at.end, form="name"),),
        evidence=(at,), support={"name": (at,), "relations": (at,)}, confidence=1, how=HOW,
    )  # fmt: skip


def record(text: str, clause: str, draft: Draft, id_: str):
    """The record of a draft; a `day` that its kind of record cannot hold is left out, and a test finds it missing."""
    held, at = dict(draft.held), find(text, clause)
    if draft.kind is Claim:
        held |= {
            "cue": find(text, held["cue"]), "content": (find(text, held["content"]),), "quotation": "indirect",
            "named": KINDS[held["source"]] != "media", "source_kind": SPEAKS.get(KINDS[held["source"]], "armed_group"),
        }  # fmt: skip
    if draft.kind is Event:
        held |= {"trigger": at, "casualties": tuple(casualty(text, **toll) for toll in draft.tolls)}
    if draft.kind is Estimate:
        held["quantity"] = quantity(text, held["quantity"])
    if draft.place:
        held["places"] = (PlaceRole(place=draft.place, role="at"),)
        held |= {"place": draft.place} if draft.kind is Event else {}
    if draft.day and "time" in {field.name for field in fields(draft.kind)}:
        held["time"] = time(draft.day)
    support = dict.fromkeys(held, (at,))
    return draft.kind(id=draft.id or id_, **held, evidence=(at,), support=support, confidence=1, how=HOW)


def casualty(text: str, words: str, who: str, side: str, outcome: str, claim: str | None) -> Casualty:
    evidence = (find(text, words),)
    return Casualty(outcome=outcome, who=who, side=side, quantity=quantity(text, words), claim=claim, evidence=evidence)


def quantity(text: str, words: str) -> Quantity:
    """ "At least 38 hostages" is 38 or more, "the hiker" is one."""
    at, number = find(text, words), re.search(r"\d+", words)
    n = int(number[0]) if number else 1
    low, high, best, qualifier = n, n, n, "exact"
    if words.startswith("at least"):
        high, best, qualifier = None, None, "at_least"
    elif words.startswith("about"):
        qualifier = "about"
    return Quantity(low=low, high=high, best=best, qualifier=qualifier, text=words, start=at.start, end=at.end)


def time(words: str) -> Time:
    """A day, a month, "from to" with the last day included, "by" a day, or no date at all."""
    days = DAYS.findall(words)
    if not days:
        return Time(start=None, end=None, precision="vague", text=words, anchor="none")
    if len(days[0]) == len("2018-01"):
        year, month = map(int, days[0].split("-"))
        return Time(
            start=f"{days[0]}-01", end=f"{year}-{month + 1:02}-01", precision="month", text=words, anchor="explicit"
        )
    end = (date.fromisoformat(days[-1]) + timedelta(days=1)).isoformat()
    start = None if words.startswith("by") else days[0]
    return Time(start=start, end=end, precision="day", text=words, anchor="explicit")


EACH_ROW = pytest.mark.parametrize("row", FACTS.values(), ids=FACTS)


def by_clause(row) -> Iterator[tuple[str, list]]:
    text = made(row).document.text
    for clause, drafts in row.items():
        yield clause, [record(text, clause, draft, "r") for draft in drafts]


def days(records) -> set[str]:
    times = [each.time for each in records if getattr(each, "time", None)]
    return {day for time in times for day in DAYS.findall(time.text)}


@EACH_ROW
def test_the_records_of_a_row_keep_the_contract(row):
    coded = made(row)
    assert list(problems(coded)) == []
    line = wire.encode(coded)
    assert wire.decode(line) == coded
    assert [error.message for error in Draft202012Validator(wire.schema()).iter_errors(json.loads(line))] == []


@EACH_ROW
def test_every_clause_has_its_records_and_no_name_of_it_is_left_over(row):
    for clause, records in by_clause(row):
        assert records, clause
        assert set(NAMES.findall(clause)) <= pointed(records), clause


@pytest.mark.parametrize("day", list(FACTS))
def test_no_day_of_a_clause_is_left_over(day):
    for clause, records in by_clause(FACTS[day]):
        assert set(DAYS.findall(clause)) <= days(records), clause


@pytest.mark.parametrize(("at", "killed"), WIDEST.items())
def test_tolls_that_differ_stay_apart_and_the_widest_account_holds_them_all(at, killed):
    (event,) = [event for event in made(FACTS[at[0]]).events if event.id == at[1]]
    assert (event.killed.low, event.killed.high) == killed


@pytest.mark.parametrize(
    ("day", "accounts"),
    [
        ("2013-05-23", {("MUJAO", "MUJAO"), ("Belmokhtar's brigade", "Belmokhtar's brigade")}),
        ("2015-03-18", {("Islamic State", "Islamic State"), ("Tunisia", "Uqba ibn Nafi Brigade")}),
        ("2020-06-03", {("France", "French forces"), ("AQIM", None)}),
    ],
)
def test_who_did_it_is_kept_with_who_says_so(day, accounts):
    coded = made(FACTS[day])
    source = {claim.id: claim.source for claim in coded.claims}
    told = [event for event in coded.events if event.claim]
    assert {(source[event.claim], next(iter(event.sources), None)) for event in told} == accounts


def test_what_is_denied_is_no_plain_statement_and_the_charge_stands_beside_it():
    coded = made(FACTS["2013-08-27"])
    source = {claim.id: claim.source for claim in coded.claims}
    killings = [(source[event.claim], event.status) for event in coded.events if event.type == "ASSAULT"]
    assert killings == [("Tunisia", "asserted"), ("Ansar al-Sharia in Tunisia", "denied")]


def facts_of(shared) -> dict[str, tuple[str, str]]:
    """The rows of the public record by their first day, each with its dates and its fact as written."""
    lines = (shared / "reference" / "sample_facts.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if re.match(r"\| \d{4}-", line)]
    return {dates[:10]: (dates, fact) for dates, fact in rows}


@pytest.mark.shared
def test_every_row_of_the_public_record_is_here(shared):
    assert list(FACTS) == list(facts_of(shared))


@pytest.mark.shared
@pytest.mark.parametrize("day", list(FACTS))
def test_no_figure_and_no_day_of_the_public_record_is_left_over(shared, day):
    (dates, fact), coded = facts_of(shared)[day], made(FACTS[day])
    records = [each for _, records in by_clause(FACTS[day]) for each in records]
    assert {day, *DAYS.findall(fact)} <= days(records)
    assert {f"{dates[:8]}{last}" for last in re.findall(r"to (\d\d)$", dates)} <= days(records)
    figures = {int(figure) for figure in re.findall(r"\d+", DAYS.sub("", fact))}
    held = {estimate.quantity.low for estimate in coded.estimates} | {int(day[:4]) for day in days(records)}
    held |= {toll.quantity.low for event in coded.events for toll in event.casualties}
    assert figures <= held
