"""Who is in a text: names and kinds, countries and codes, titles, and who stays unnamed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.actors.casts import actor_at, cast_of, names
from tests.news import news
from vedette.records import Block, Coded, Document, document_id
from vedette.records.checks import problems


@pytest.mark.parametrize(
    ("text", "words", "name", "kind"),
    [
        ("Gunmen attacked a convoy near Gao.", "Gunmen", "Gunmen", "unidentified"),
        ("Malian troops entered the town.", "troops", "Malian troops", "state_force"),
        ("Dozens of rebels surrendered on Monday.", "rebels", "rebels", "armed_group"),
        ("Several residents fled the fighting.", "residents", "residents", "civilians"),
        ("Iraqi security sources confirmed the attack.", "sources", "Iraqi security sources", "state_force"),
        ("Iranian officials rejected the report.", "officials", "Iranian officials", "state"),
        ("The militiamen burned the market.", "militiamen", "militiamen", "militia"),
        ("Boko Haram killed nine villagers.", "Boko Haram", "Boko Haram", "armed_group"),
        ("The United Nations condemned the raid.", "Nations", "United Nations", "igo"),
        ("Reuters reported the blast.", "Reuters", "Reuters", "media"),
        ("Rebel forces left the city.", "forces", "Rebel forces", "armed_group"),
        ("UN peacekeepers patrolled the road.", "peacekeepers", "UN peacekeepers", "state_force"),
        ("France sent soldiers to Gao.", "France", "France", "state"),
        ("The Darfur Bar Association condemned the raid.", "Association", "Darfur Bar Association", "ngo"),
        ("A member of the People's Defence Force fled.", "Force", "People's Defence Force", "armed_group"),
        ("Four groups merged into one.", "one", "one", "unidentified"),
    ],
)
def test_an_actor_has_its_name_and_its_kind(text, words, name, kind):
    actor = actor_at(text, words)
    assert (actor.name, actor.kind) == (name, kind)


@pytest.mark.parametrize(
    ("text", "words", "country", "code"),
    [
        ("Iraqi troops shelled the village.", "troops", "IRQ", "IRQMIL"),
        ("France sent aid.", "France", "FRA", "FRA"),
        ("Kenyan police arrested a man.", "police", "KEN", "KENCOP"),
        ("The United Nations condemned the raid.", "Nations", None, "IGOUNO"),
        ("Gunmen attacked a bus.", "Gunmen", None, None),
    ],
)
def test_a_country_and_a_code_stand_where_words_or_the_registry_give_them(text, words, country, code):
    actor = actor_at(text, words)
    assert (actor.country, actor.code) == (country, code)


def test_titles_are_kept_apart_from_the_name():
    text = "Malian Prime Minister Amadou Keita met General Sidi Toure, commander of the northern zone, in Bamako."
    minister, general = actor_at(text, "Keita"), actor_at(text, "Toure")
    assert (minister.name, minister.kind, minister.titles) == ("Amadou Keita", "person", ("Malian Prime Minister",))
    assert (general.name, general.titles) == ("Sidi Toure", ("General", "commander of the northern zone"))


def test_a_description_beside_a_name_is_no_second_actor():
    text = "Amadou Keita, a spokesman for the rebels, denied it."
    assert actor_at(text, "spokesman") == actor_at(text, "Keita")
    assert names(text) == {"Amadou Keita", "rebels"}


def test_a_private_person_is_called_by_what_they_are_and_not_by_name():
    text = "Moussa Diallo, a shopkeeper, said that gunmen burned his shop."
    assert "Moussa Diallo" not in names(text)
    for actor in cast_of(text).actors:
        assert all("Moussa" not in text[m.start : m.end] for m in actor.mentions)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ali Hassan died on Tuesday. Ali Hassan's wife fled.", "wife"),
        ("Gunmen killed the brother of Ali Hassan in Gao.", "brother"),
    ],
)
def test_who_belongs_to_a_private_person_is_not_called_by_that_persons_name(text, who):
    assert who in names(text)
    for actor in cast_of(text).actors:
        assert "Hassan" not in actor.name
        assert all("Hassan" not in text[span.start : span.end] for span in (*actor.mentions, *actor.evidence))


def test_the_forces_of_a_public_person_keep_the_name():
    assert any("Keita" in name for name in names("President Amadou Keita spoke. Keita's forces attacked the rebels."))


def test_a_person_of_whom_nothing_is_said_is_left_out():
    assert names("Moussa Diallo died on Tuesday.") == set()


@pytest.mark.parametrize(
    ("text", "existence"),
    [
        ("A planned militia would guard the border.", "prospective"),
        ("The disbanded militia left its arms.", "defunct"),
        ("The militia left its arms.", "actual"),
    ],
)
def test_existence_is_what_the_words_before_say(text, existence):
    assert actor_at(text, "militia").existence == existence


@pytest.mark.parametrize("text", ["", "It rained in the valley on Sunday.", "The bridge in Gao collapsed."])
def test_where_nobody_acts_there_is_no_actor(text):
    assert cast_of(text).actors == ()


def test_a_country_in_which_something_is_does_not_act():
    assert names("A bridge collapsed in Mali.") == set()


@given(news("Malian troops", "the group", "President Jo Doe", "they", "(RRF)", "of Mali", "al-Qaeda"))
def test_whatever_the_text_the_actors_keep_the_contract(text):
    blocks = (Block(kind="paragraph", start=0, end=len(text)),) if text.strip() else ()
    document = Document(id=document_id(text), text=text, blocks=blocks)
    assert list(problems(Coded(document=document, actors=cast_of(text).actors))) == []


@given(st.sampled_from(["Troops left. ", "🔴 Gao: ", "“No”, they said. "]))
def test_a_sentence_before_only_moves_the_words(before):
    text = "Kenyan police arrested two gunmen."
    (moved,) = [a for a in cast_of(before + text).actors if a.name == "Kenyan police"]
    mention = moved.mentions[0]
    assert (before + text)[mention.start : mention.end] == "Kenyan police"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Two factions fought in Gao.", "factions", "Two factions"),
        ("Fighting broke out between three rival factions in Gao.", "factions", "three rival factions"),
        ("Two wings of the party fought in Gao.", "wings", "Two wings of the party"),
        ("The two factions fought in Gao. Both factions left.", "factions", "two factions"),
        ("The factions fought in Gao.", "factions", "factions"),
        ("Two rebels fought in Gao.", "rebels", "rebels"),  # so many people, and not what they are called
    ],
)
def test_factions_are_called_by_how_many_they_are(text, words, name):
    actor = actor_at(text, words)
    assert actor.name == name
    assert actor.support["name"][0].of(text) == name


def test_a_description_that_points_back_gives_no_name():
    actors = cast_of("Gunmen raided the village at dawn. The attackers fled.").actors
    assert "gunmen" in {actor.name.lower() for actor in actors}
