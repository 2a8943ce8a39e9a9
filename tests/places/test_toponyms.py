import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.news import news
from vedette.records import Coded, document_id
from vedette.records.checks import problems
from vedette.records.document import Block, Document


def names(scene):
    return {place.name for place in scene.places}


def place(scene, name):
    (found,) = [place for place in scene.places if place.name == name]
    return found


def relations(scene, name):
    ids = {place.id: place.name for place in scene.places}
    return {(relation.kind, ids[relation.reference]) for relation in place(scene, name).relations}


def head(reading, word):
    (index,) = [w.index for w in reading.words if w.text == word]
    return index


def test_a_town_is_resolved_with_its_country_and_province(scene_of):
    found = place(scene_of("Gunmen attacked the town of Ansongo in Mali on Sunday."), "Ansongo")
    assert (found.country, found.admin1, found.precision, found.lat) == ("MLI", "Gao", "town", 15.66)
    assert found.geonameid is not None


def test_a_name_is_one_place_however_often_it_stands_there(scene_of):
    found = place(scene_of("Rebels entered Gao. Residents fled Gao. The army retook Gao, Mali."), "Gao")
    assert len(found.mentions) == 3


def test_two_names_of_one_country_are_one_place(scene_of):
    scene = scene_of("The United States condemned the attack. Officials in the U.S. gave no details.")
    assert len(scene.places) == 1


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Clashes broke out in Tripoli, Lebanon on Monday.", "Tripoli", "LBN"),
        ("Clashes broke out in Tripoli on Monday, and the Libyan army sent tanks.", "Tripoli", "LBY"),
        ("Malian soldiers died in Gao.", "Gao", "MLI"),
    ],
)
def test_what_stands_around_a_name_decides_between_namesakes(scene_of, text, name, country):
    assert place(scene_of(text), name).country == country


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("A shell landed at the base at Zarmaganda, Niger's army said.", set()),  # whose army it is
        ("A shell landed in Ansongo, Mali's southern gate.", {("in", "Mali")}),
    ],
)
def test_who_speaks_next_does_not_say_where_a_place_lies(scene_of, text, inside):
    assert relations(scene_of(text), "Zarmaganda" if not inside else "Ansongo") == inside


def test_the_namesakes_that_lost_are_kept_with_their_scores(scene_of):
    found = place(scene_of("Clashes broke out in Tripoli, Lebanon on Monday."), "Tripoli")
    assert [candidate.country for candidate in found.candidates] == ["LBY"]


@pytest.mark.parametrize(
    ("text", "name", "whole", "north"),
    [
        ("Troops left southern Helmand province in Afghanistan.", "southern Helmand province", "Helmand", -1),
        ("A bomb exploded in northern Mali on Friday.", "northern Mali", "Mali", 1),
        ("A bomb exploded in the north of Mali on Friday.", "north of Mali", "Mali", 1),
    ],
)
def test_a_part_of_a_place_is_a_place_of_its_own(scene_of, text, name, whole, north):
    scene = scene_of(text)
    assert ("in", whole) in relations(scene, name)
    assert (place(scene, name).lat - place(scene, whole).lat) * north > 0
    assert place(scene, name).radius_km < place(scene, whole).radius_km


def test_the_northern_city_of_a_name_is_that_city(scene_of):
    assert names(scene_of("Rebels entered the northern city of Gao in Mali.")) == {"Gao", "Mali"}


def test_a_distance_and_a_direction_move_the_place(scene_of):
    scene = scene_of("The convoy was ambushed about 15 km southeast of Ansongo in Mali.")
    found = place(scene, "15 km southeast of Ansongo")
    town = place(scene, "Ansongo")
    assert relations(scene, found.name) == {("southeast_of", "Ansongo")}
    assert found.lat < town.lat
    assert found.lon > town.lon
    assert found.precision == "district"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("The bomb went off near Gao, Mali.", "near Gao", {("near", "Gao")}),
        ("Bandits stopped a bus between Gao and Ansongo.", "between Gao and Ansongo",
         {("between", "Gao"), ("between", "Ansongo")}),
        ("Pirates seized a ship off the coast of Somalia.", "off the coast of Somalia", {("off", "Somalia")}),
        ("Fighting went on along the Libyan border.", "Libyan border", {("border_of", "Libya")}),
        ("Fighting went on at the border between Libya and Tunisia.", "border between Libya and Tunisia",
         {("border_of", "Libya"), ("border_of", "Tunisia")}),
    ],
)  # fmt: skip
def test_a_place_that_is_told_by_others_says_how(scene_of, text, name, expected):
    assert relations(scene_of(text), name) == expected


def test_an_airport_has_its_own_name_and_is_meant_again(scene_of):
    scene = scene_of("Rebels attacked Gao International Airport in Mali. By Monday they held the airport.")
    found = place(scene, "Gao International Airport")
    assert (found.country, len(found.mentions)) == ("MLI", 2)


def test_mountains_of_a_country_are_not_the_country(read_text, scene_of):
    text = "A hiker was abducted in the Kufra mountains of Libya."
    scene, reading = scene_of(text), read_text(text)
    assert scene.at(head(reading, "mountains")) == place(scene, "Kufra mountains").id


def test_talks_between_two_countries_are_no_place(scene_of):
    assert names(scene_of("Talks between Libya and Tunisia resumed.")) == {"Libya", "Tunisia"}


def test_an_unknown_village_gets_what_holds_it(scene_of):
    scene = scene_of("Gunmen raided the village of Zarmaganda in Tillaberi region, Niger.")
    village, region = place(scene, "Zarmaganda"), place(scene, "Tillaberi")
    assert ("in", "Tillaberi") in relations(scene, "Zarmaganda")
    assert (village.lat, village.radius_km, village.precision) == (region.lat, region.radius_km, "province")
    assert (village.country, village.geonameid) == ("NER", None)
    assert village.confidence < region.confidence


def test_a_name_that_nobody_knows_stays_unresolved(scene_of):
    found = place(scene_of("Gunmen raided the village of Zarmaganda."), "Zarmaganda")
    assert (found.lat, found.precision) == (None, "unresolved")


@pytest.mark.parametrize(
    "text",
    [
        "Malian troops and Libyan officials met.",
        "The Bank of Niger closed its doors.",
        "The minister spoke on Monday.",
        "",
    ],
)
def test_adjectives_and_names_of_organisations_are_no_places(scene_of, text):
    assert scene_of(text).places == ()


def test_every_word_of_a_mention_leads_to_its_place(read_text, scene_of):
    text = "Troops left southern Helmand province after the attack in Kidal, Mali."
    reading, scene = read_text(text), scene_of(text)
    by_id = {place.id: place.name for place in scene.places}
    assert by_id[scene.at(head(reading, "province"))] == "southern Helmand province"
    assert by_id[scene.at(head(reading, "Helmand"))] == "southern Helmand province"
    assert by_id[scene.at(head(reading, "Kidal"))] == "Kidal"
    assert scene.at(head(reading, "Troops")) is None


PLACES = ["Gao", "Mali", "northern", "the city of", "15 km south of", "near", "province", "Libyan", "border", "between",
          "off the coast of", "Zarmaganda", "in", "Gao, Mali"]  # fmt: skip


@settings(max_examples=60)
@given(text=st.one_of(news(*PLACES), news(*PLACES)))
def test_whatever_the_text_the_contract_is_kept(scene_of, text):
    scene = scene_of(text)
    blocks = (Block(kind="paragraph", start=0, end=len(text)),) if text.strip() else ()
    document = Document(id=document_id(text), text=text, blocks=blocks)
    assert list(problems(Coded(document=document, places=scene.places))) == []
    assert set(scene.by_word.values()) <= {place.id for place in scene.places}
    assert [place.id for place in scene.places] == [f"p{n}" for n in range(1, len(scene.places) + 1)]
