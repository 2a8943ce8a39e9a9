"""Which words mean the same actor, and which do not."""

import pytest

from tests.actors.casts import actor_at, cast_of
from tests.coding.readings import reading_of
from tests.examples import unmark


def marked_actors(marked):
    """Give the actor ids of the marked words, in order; None where a mark means no actor."""
    text, spans = unmark(marked)
    cast, words = cast_of(text), reading_of(text).words
    return [
        next((cast.at(w.index) for w in reversed(words) if s.start <= w.start < s.end and cast.at(w.index)), None)
        for s in spans
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "President Amadou Keita spoke on Monday. [Keita] left on Tuesday, and [he] returned on Friday.",
        "[Kenya] closed the border. [Nairobi] said the border would stay closed.",
        "The [Malian government] resigned. [Mali] has no cabinet now.",
        "[Malian troops] entered the town. The [Malian army] lost two men.",
        "The [Justice and Equality Movement] attacked. The [JEM] then withdrew.",
        "[Boko Haram] attacked a village. The [group] burned two houses.",
        "[Rebels] attacked the base. The [rebels] then left.",
        "The army arrested a [commander] [who] had fled.",
        "[Hamas fighters] left the town. [Hamas] said so.",
        "The armed group [Ansar Dine] left. [It] had held the town.",
        "General Michael [Jordan] landed on Monday. [Jordan] left on Tuesday.",
        "The [Israeli army] left the camp. The [IDF] said so.",
        "The [Assad government] closed the road. [Syria] denied it.",
        # An office told once without a name, and once with one.
        "[Boko Haram leader] killed in raid. Soldiers shot [Musa Bello], leader of Boko Haram, on Monday.",
        "The [leader] of the Northern Front fled. [Omar Diallo], the Northern Front's leader, had led a raid.",
        "The Northern Front's commander, [Omar Diallo], fled. The [Northern Front commander] had led a raid.",
    ],
)
def test_one_actor(marked):
    first, *others = marked_actors(marked)
    assert first is not None
    assert set(others) == {first}


@pytest.mark.parametrize(
    "marked",
    [
        "[Gunmen] killed a soldier near Gao. [Boko Haram] denied any part in it.",
        "[Malian troops] met [French troops] at the border.",
        "Gunmen killed three [police officers] on Monday, [the army] said.",
        "Turkey's [Justice and Development Party] praised Morocco's [Justice and Development Party].",
        "The [Communist Party of India (Maoist)] attacked a post. The [Communist Party of India] condemned it.",
        "The president of [Jordan Airways], Michael [Jordan], landed.",
        "The [army] and the [police] searched the town.",
        "[Al-Qaeda] praised [Al-Qaeda in the Islamic Maghreb] in a statement.",
        "[Sudan] and [South Sudan] signed a deal.",
        "A [policeman] died in Gao. A [policeman] was injured in Kidal.",
        "[Israeli police] stopped [Israeli troops] at the gate.",
        # A leader who was that before, of others, below the top, or one of several.
        "[Boko Haram leader] killed in raid. [Musa Bello], former leader of Boko Haram, died on Monday.",
        "[Boko Haram leader] fled the town. [Musa Bello], a spokesman for Boko Haram, stayed.",
        "[Boko Haram leader] fled the town. [Musa Bello], leader of al-Shabaab, stayed.",
        "[Northern Front deputy leader] fled. [Omar Diallo], the leader of the Northern Front, stayed.",
        "The [Northern Front's leaders] fled. [Omar Diallo], the leader of the Northern Front, stayed.",
        "[Boko Haram leader] fled. [Musa Bello], leader of Boko Haram, and [Ali Ba], leader of Boko Haram, stayed.",
    ],
)
def test_different_actors(marked):
    ids = marked_actors(marked)
    assert None not in ids
    assert len(set(ids)) == len(ids)


def test_words_that_count_mean_what_they_count():
    text = "Dozens of rebels attacked the base."
    assert actor_at(text, "Dozens") == actor_at(text, "rebels")


def test_all_that_is_coordinated_is_found():
    text = "The army and the police searched the town."
    reading, cast = reading_of(text), cast_of(text)
    army = next(word.index for word in reading.words if word.text == "army")
    assert [cast.actor(id_).name for id_ in cast.all_at(reading, army)] == ["army", "police"]


@pytest.mark.parametrize("marked", ["[It] rained all day.", "[They] left at dawn.", "[That] is so."])
def test_a_pronoun_without_anyone_before_means_nobody(marked):
    assert marked_actors(marked) == [None]
