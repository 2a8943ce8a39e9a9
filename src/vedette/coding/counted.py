"""What figures count: nouns for people of various kinds, weapons and vehicles."""

from vedette.reading.reading import Reading, Word

FIGHTERS = frozenset(
    """troop soldier fighter militant rebel insurgent gunman militiaman guerrilla guerilla jihadist jihadi
    extremist terrorist combatant mujahideen mujahid peacekeeper reinforcement force policeman policewoman
    police officer serviceman servicewoman personnel commando marine paratrooper mercenary trooper gendarme
    guard pirate bandit assailant attacker bomber recruit veteran deserter operative partisan warrior army
    reservist conscript sniper infantryman pilot bodyguard separatist islamist taliban janjaweed""".split()
)
WEAPONS = frozenset(
    """weapon rocket missile mortar shell bomb grenade rifle tank gun pistol helicopter gunship warplane jet fighter-jet
    drone uav warship frigate launcher howitzer mine explosive warhead torpedo kalashnikov machine-gun bullet cartridge
    cannon aircraft bomber armour armor vest detonator ied""".split()
)
CARRIERS = frozenset(
    "vehicle truck car bus lorry ship boat tanker vessel trawler yacht plane airliner dhow freighter barge".split()
)
PEOPLE = frozenset(
    """people person man woman child civilian protester demonstrator villager resident citizen crew worker student
    supporter follower sympathiser sympathizer viewer suspect passenger sailor seaman fisherman family household
    inhabitant migrant victim survivor participant marcher rioter striker pilgrim volunteer employee staff national
    tourist westerner foreigner girl boy pupil schoolgirl mourner worshipper shopper other hostage servant adviser
    advisor instructor contractor trainer patient nurse doctor tribesman""".split()
)
# Counted, but no strength: those who speak, govern or are related, and groups that are only set side by side.
NO_STRENGTH = frozenset(
    """minister leader president friend author brother sister son daughter parent official ambassador side party witness
    analyst journalist reporter senator lawmaker spokesman diplomat councillor candidate expert gun judge""".split()
)


def singular(noun: Word) -> str:
    """The noun in the singular: by rule where the plural is in -men, which the reader mistakes, else its lemma."""
    text = noun.text.lower()
    if text.endswith("men") and len(text) > len("women"):
        return text.removesuffix("men") + "man"
    lemma = noun.lemma.lower()
    return lemma if lemma != text else text.removesuffix("s")


def is_thing(noun: Word) -> bool:
    """Whether it is a weapon or a vehicle: what is captured or lost of these is no toll."""
    return singular(noun) in WEAPONS | CARRIERS


def are_people(reading: Reading, noun: int) -> bool:
    """Whether a noun, or what stands in place of one, may mean people."""
    word = reading.words[noun]
    known = singular(word) in FIGHTERS | PEOPLE | NO_STRENGTH or word.upos in {"PRON", "NUM", "ADJ", "VERB"}
    return known or word.kind == "person" or word.upos == "PROPN"
