from tests.places.atlas import MemoryGazetteer
from vedette.places.ranking import Question, rank_places

GAZETTEER = MemoryGazetteer()


def ask(name, hint=None, within=()):
    return Question(name, hint, tuple(e for e in GAZETTEER.named(name) if e.grade != "adjective"), 1, within)


def answers(*questions, votes=None):
    return [a.entry and (a.entry.name, a.entry.kind, a.entry.country) for a in rank_places(questions, votes or {})]


def test_alone_the_larger_town_wins():
    assert answers(ask("Tripoli")) == [("Tripoli", "town", "LBY")]


def test_the_place_right_behind_decides():
    assert answers(ask("Tripoli", within=(1,)), ask("Lebanon"))[0] == ("Tripoli", "town", "LBN")


def test_a_country_outranks_what_else_bears_its_name():
    assert answers(ask("Mali")) == [("Mali", "country", "MLI")]


def test_a_bare_name_is_the_town_and_a_region_is_the_province():
    assert answers(ask("Gao"), ask("Mali"))[0] == ("Gao", "town", "MLI")
    assert answers(ask("Gao", "province"), ask("Mali"))[0] == ("Gao", "province", "MLI")


def test_a_small_town_that_goes_with_nothing_is_a_chance_hit():
    assert answers(ask("Silva"), ask("Mali"), ask("Gao"))[0] is None


def test_a_small_town_counts_where_an_adjective_votes_for_its_country():
    assert answers(ask("Hobyo"), votes={"SOM": 0.5}) == [("Hobyo", "town", "SOM")]


def test_a_looser_spelling_needs_its_country_in_the_text():
    assert answers(ask("Kamishly")) == [None]
    assert answers(ask("Kamishly"), votes={"SYR": 1.0}) == [("Al Qāmishlī", "town", "SYR")]


def test_a_name_without_candidates_stays_open():
    (answer,) = rank_places([Question("Nowhere", None, ())], {})
    assert (answer.entry, answer.probability, answer.ranked) == (None, 0.0, ())


def test_nothing_in_nothing_out():
    assert rank_places([], {}) == []


def test_probabilities_add_up():
    (answer,) = rank_places([ask("Gao")], {})
    assert abs(sum(p for _, p in answer.ranked) - 1) < 1e-9
