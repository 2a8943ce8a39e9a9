"""Who is somebody else: names that only look like one we know, and two of one text who are not one.

Each is coded whole, as a user has it. An entry of the registry may be right, left open or missing; it may not be wrong.
"""

from functools import cache

import pytest

from tests.examples import unmark, unmark_named
from vedette.assets.coder import code
from vedette.records import Actor, Coded, Span


@cache
def coded(text: str, date: str) -> Coded:
    """Code a report of a date; the same report is coded once."""
    return code(text, published=date)


def actor_at(found: Coded, span: Span) -> Actor | None:
    """The actor of these very words, else of what ends with them, else of what touches them."""
    touching = [
        ((m.span == span, m.end == span.end, m.start - m.end), actor)
        for actor in found.actors
        for m in actor.mentions
        if m.start < span.end and span.start < m.end
    ]
    return max(touching, key=lambda pair: pair[0])[1] if touching else None


def taken_for(text: str, date: str, spans: list[Span]) -> set[str | None]:
    """The entries of the registry that marked words were taken for; None where they mean nobody of it."""
    actors = [actor_at(coded(text, date), span) for span in spans]
    return {actor.registry if actor else None for actor in actors}


@pytest.mark.parametrize(
    ("date", "marked"),
    [
        # An abbreviation that is another body's here, or a word in capitals.
        ("2014-05-01", "The [ADF] flew two transport planes to Iraq, Australia's defence minister said."),
        ("2015-02-01", "The [KLA] won the cricket league in Kerala, India. Police held back the crowd."),
        ("2011-05-05", "The [NLA] of Libya entered Misrata. Libyan officials called the rebels traitors."),
        ("2013-05-05", "The [MIT] professor was kidnapped in Nairobi, Kenya. Kenyan police suspect al-Shabaab."),
        ("2013-05-05", "[IS] IT WAR? Egyptian papers asked on Monday. Egypt's army did not answer."),
        (
            "2013-05-05",
            "The [PIJ], the Public Inquiry of Jamaica, heard two police officers. Jamaican gangs were blamed.",
        ),
        ("2018-08-05", "[Dawn] raids followed in Texas. United States officials said that forty workers were held."),
        (
            "2013-05-05",
            "[Mend] the roads first, villagers told the governor in Kano, Nigeria. [Fact] is that no army came.",
        ),
        # Letters that the text gives to a name of its own.
        ("2016-05-05", "The Tana Tenants' Party ([TTP]) marched in Garissa, Kenya. Kenyan police stopped the [TTP]."),
        (
            "2016-05-05",
            "The Ituri Salvation ([IS]) militia burned two villages in Congo. [IS] fighters fled to the forest.",
        ),
        (
            "2016-05-05",
            "The Association for Quiet Infant Medicine ([AQIM]) opened a ward in Bamako, Mali. [AQIM] treats newborns.",
        ),
        (
            "2021-05-05",
            "The Farmers' Alliance of Rural Caquetá ([FARC]) signed a deal with Colombia. [FARC] leads 400 families.",
        ),
        (
            "2013-05-05",
            "Gunmen of the Pomeranian Liberation Front ([PLF]) robbed a bank in Poland. The [PLF] denied it.",
        ),
        (
            "2016-05-05",
            "The Highland Taxpayers' Society ([HTS]) met in Idlib, Syria. Rebels of [HTS] were not invited.",
        ),
        ("2016-05-05", "The Palestine Labour Forum ([PLF]) met in Ramallah. The [PLF] blamed Israel."),
        ("2016-05-05", "The Party of Kurdish Knitters ([PKK]) rallied in Turkey. Turkish police watched the [PKK]."),
        (
            "2016-05-05",
            "The Movement for Energy in the Niger Delta ([MEND]) planted trees in Nigeria. [MEND] has 400 members.",
        ),
        ("2016-05-05", "The Free Accountants of Central Tibesti ([FACT]) met in Chad. [FACT] asked for wages."),
        # A name around one that we know.
        (
            "2013-05-05",
            "The [Al-Shabaab Youth Football Club] of Mombasa lost two players in a crash. Kenyan police saw no crime.",
        ),
        (
            "2013-05-05",
            "The [Shining Path Yoga Centre] in Austin was robbed. Police in the United States blamed a gang.",
        ),
        (
            "2013-05-05",
            "Guerrillas burned a truck of the [Boko Haram Tyre Company] in Lagos, Nigeria. The army found no bodies.",
        ),
        (
            "2013-05-05",
            "Police raided the [Muslim Brotherhood Cafe] in Chicago. United States officials later apologised.",
        ),
        ("2013-05-05", "The Al-Ahram offices in Cairo were stormed. Egyptian police blamed fans of [Al Ahly]."),
        # A word that opens a sentence.
        ("2013-05-05", "[Reform] of the army stalled in Guinea-Bissau. [Renewal], said an officer, needs money."),
        ("2013-05-05", "[Hope] faded for three miners held by gunmen in Colombia. [Unity] among the families broke."),
        ("2013-05-05", "[Independent] candidates won in Kirkuk, Iraq. [Independence Day] passed without a bomb."),
        # A person with a leader's name, or with half of it.
        ("2013-05-05", "Mohamed Ali [Kony], a taxi driver, was shot in Bangui. Police are looking for two gunmen."),
        ("2013-05-05", "Colonel [Castro] of the Honduran police denied the raid. [Castro] spoke in Tegucigalpa."),
        ("2013-05-05", "Commander [Karzai] of the Bolivian navy led the search. [Karzai] said two sailors drowned."),
        ("2013-05-05", "Councillor [Blair] of Kingston, Jamaica, was shot. Police said [Blair] had got threats."),
        ("2013-05-05", "Lieutenant [Bush] of the Jamaican police shot a robber. [Bush] was not charged."),
        (
            "2013-05-05",
            "Mullah [Omar], a village preacher in Bosnia, was fined by police. Bosnian officials gave no reason.",
        ),
        (
            "2013-05-05",
            "[Abu Bakr], a spokesman for traders in Kaduna, Nigeria, asked for troops. [Abu Bakr] blamed bandits.",
        ),
        ("2013-05-05", "[Nelson Mandela Dlamini], a student leader, was arrested in Swaziland. Police beat [Dlamini]."),
        (
            "2011-05-05",
            "Police in Manila held [Osama bin Laden Cruz], a bus driver. The Philippine army said he was no militant.",
        ),
        (
            "2016-05-05",
            "[Isis Martinez], a teacher, was shot by police in Tegucigalpa, Honduras. "
            "[Martinez] had gone to a protest.",
        ),
        # A later leader's last name, long before.
        ("1975-05-05", "Captain [Obama] led a patrol in Kisumu, Kenya. [Obama] said that cattle raiders had fled."),
        (
            "1978-05-05",
            "Colonel [Mugabe] of the Rwandan army was killed in a crash. [Mugabe] had led the garrison of Butare.",
        ),
        # A street, a ship.
        ("2013-05-05", "[Mugabe] Street in Windhoek, Namibia, was closed. Police found a bomb on Sam [Nujoma] Drive."),
        (
            "2013-05-05",
            "The USS Carl Vinson and the [USS Reagan] left Guam. The American navy said that sailors were tested.",
        ),
    ],
)
def test_who_only_looks_like_one_of_ours_is_not_taken_for_them(date, marked):
    text, spans = unmark(marked)
    assert taken_for(text, date, spans) == {None}


@pytest.mark.parametrize(
    ("date", "marked", "meant"),
    [
        ("2004-08-01", "Nepal's Maoists said their [PLA] had attacked a police post in Rolpa.", "pla-nepal"),
        ("2005-05-05", "[Maoists] killed five soldiers. The army of Nepal sent helicopters.", "cpn-maoist"),
        (
            "2009-05-05",
            "[Maoists] derailed a train in Jharkhand, India. Indian police counted nine dead.",
            "cpi-maoist",
        ),
        (
            "2018-07-01",
            "The [National Liberation Front] claimed an ambush in Rwanda. Rwandan officials blamed the [FLN].",
            "fln-rwanda",
        ),
        (
            "2019-11-05",
            "The [Northern Alliance] attacked an academy in Myanmar. Myanmar's army lost seven men.",
            "northern-alliance-myanmar",
        ),
        (
            "2001-11-13",
            "The [Northern Alliance] took Kabul. Its fighters shot prisoners, residents said.",
            "northern-alliance",
        ),
        ("2012-02-01", "The [NPA] said it would charge three South African police officers.", "npa-south-africa"),
        ("2014-01-10", "[RSF] condemned the arrest of two reporters in Vietnam.", "rsf-reporters"),
        ("2017-05-05", "The [UPC] killed ten villagers near Bambari, Central African Republic.", "upc-car"),
        ("2013-05-05", "Supporters of the [UPC] marched in Kampala, Uganda. Police fired tear gas.", "upc-uganda"),
        (
            "1995-05-05",
            "[Islamic Jihad] tried to kill a minister in Cairo, Egypt. Egyptian police arrested eight men.",
            "egyptian-islamic-jihad",
        ),
        ("2019-06-01", "[AA] fighters attacked a convoy in Myanmar. Myanmar's army lost five men.", "arakan-army"),
    ],
)
def test_a_name_that_several_have_means_none_but_the_one_of_that_country_and_time(date, marked, meant):
    text, spans = unmark(marked)
    assert taken_for(text, date, spans) <= {meant, None}


@pytest.mark.parametrize(
    ("date", "marked"),
    [
        # A branch and its parent.
        (
            "2016-05-05",
            "{islamic-state|Islamic State} lost a village near Mosul. "
            "{is-west-africa|Islamic State West Africa Province} killed six soldiers in Nigeria.",
        ),
        (
            "2017-05-05",
            "{is-khorasan|Islamic State in Khorasan Province} bombed a mosque in Kabul. "
            "{islamic-state|Islamic State} in Iraq praised it.",
        ),
        (
            "2010-05-05",
            "{aqap|Al-Qaeda in the Arabian Peninsula} attacked a post in Yemen. "
            "{al-qaeda|Al-Qaeda}'s leaders kept silent.",
        ),
        (
            "2012-05-05",
            "{aqim|AQIM} holds four hostages in Mali, and {aqap|AQAP} two in Yemen. "
            "{al-qaeda|Al-Qaeda} asked for no ransom.",
        ),
        (
            "2012-05-05",
            "The {ttp|Pakistani Taliban} killed nine soldiers. "
            "The {taliban|Afghan Taliban} said it was not their work.",
        ),
        (
            "2013-05-05",
            "{ansar-al-sharia-libya|Ansar al-Sharia in Libya} guards a hospital. "
            "{ansar-al-sharia-tunisia|Ansar al-Sharia in Tunisia} was banned.",
        ),
        (
            "2015-05-05",
            "{kataib-hezbollah|Kataib Hezbollah} shelled Fallujah in Iraq. "
            "{hezbollah|Hezbollah} sent advisers from Lebanon.",
        ),
        (
            "2013-09-05",
            "{hamas|Hamas} denied that it had sent men to help the {muslim-brotherhood|Muslim Brotherhood} in Egypt.",
        ),
        ("2018-05-05", "{boko-haram|Boko Haram} and {is-west-africa|ISWAP} clashed near Lake Chad in Nigeria."),
        (
            "2000-10-05",
            "The {real-ira|Real IRA} fired a rocket at a London building. The {ira|IRA} said its ceasefire would hold.",
        ),
        ("2012-10-05", "The {new-ira|New IRA} shot a prison officer. The {ira|IRA} ended its campaign years ago."),
        (
            "2007-05-05",
            "{fatah-al-islam|Fatah al-Islam} fought the army of Lebanon. "
            "{fatah|Fatah} said it backed the Lebanese army.",
        ),
        (
            "2013-05-05",
            "The {pflp-gc|PFLP-GC} fights beside Syria's army. The {pflp|PFLP} said that it stayed neutral.",
        ),
        (
            "2013-05-05",
            "The {splm|SPLM} governs in Juba, South Sudan. The {splm-n|SPLM-North} shelled Kadugli in Sudan.",
        ),
        ("2015-05-05", "{splm-io|SPLA-IO} fighters shelled Malakal in South Sudan. The {spla|SPLA} held the airport."),
        # Groups whose names look alike.
        (
            "2003-05-05",
            "{jemaah-islamiyah|Jemaah Islamiyah} bombed a hotel in Indonesia. "
            "Egypt's {gamaa-islamiya|Gamaa Islamiya} condemned it.",
        ),
        (
            "2013-05-05",
            "{ansar-dine|Ansar Dine} left Kidal in Mali. {ansaru|Ansaru}, of Nigeria, took a French engineer.",
        ),
        (
            "2013-05-05",
            "Bangladesh's {ansarullah-bangla-team|Ansarullah Bangla Team} killed a blogger. "
            "Yemen's {houthis|Ansar Allah} took a town.",
        ),
        (
            "2013-05-05",
            "The {mnlf|MNLF} attacked Zamboanga. "
            "The {milf|MILF} stayed out, and Mali's {mnla|MNLA} had never heard of it.",
        ),
        (
            "2005-05-05",
            "The {nobody|Communist Party of Nepal} called a strike. "
            "The {cpp-philippines|Communist Party of the Philippines} sent greetings.",
        ),
        (
            "2013-05-05",
            "The {pkk|PKK} withdrew from Turkey. The {pyd|PYD} took Ras al-Ain in Syria, and the {ypg|YPG} held it.",
        ),
        (
            "2017-12-05",
            "{ansarul-islam|Ansarul Islam} attacked a school in Burkina Faso. "
            "It has no tie to {ansar-al-islam|Ansar al-Islam}, which fought in Iraq.",
        ),
        (
            "2004-05-05",
            "The {lra|LRA} killed twelve villagers in Uganda. "
            "Its rival, the {nobody|Lord's Army of Salvation}, laid down arms.",
        ),
        (
            "2013-05-05",
            "{lashkar-e-taiba|Lashkar-e-Taiba} denied the raid in Kashmir. "
            "{lashkar-e-jhangvi|Lashkar-e-Jhangvi} claimed one in Quetta, Pakistan.",
        ),
        # Invented groups around a name that we know.
        (
            "2013-05-05",
            "The {nobody|Army of the Followers of Hamas} claimed a rocket fired from Gaza. "
            "{hamas|Hamas} denied knowing it.",
        ),
        (
            "2013-05-05",
            "The {nobody|Friends of Boko Haram Brigade} killed two guards in Nigeria. "
            "{boko-haram|Boko Haram} knew no such men.",
        ),
        (
            "2013-05-05",
            "The {nobody|New Taliban Front} attacked a school in Nepal. "
            "The {taliban|Taliban} in Kabul denied any part in it.",
        ),
        (
            "2013-05-05",
            "The {nobody|Anti-Hezbollah Front} shelled a post near Hermel in Lebanon. "
            "{hezbollah|Hezbollah} fired back.",
        ),
        (
            "2015-05-05",
            "The {nobody|Hamas Martyrs Battalion} beheaded a driver in Sinai, Egypt. {hamas|Hamas} called it a fake.",
        ),
        (
            "2017-05-05",
            "The {nobody|Victims of the FARC Association} marched in Bogotá. The {farc|FARC} did not comment.",
        ),
        (
            "2013-05-05",
            "The {nobody|Free Army of Baluchistan} claimed a blast in Pakistan. "
            "The {free-syrian-army|Free Syrian Army} took a base near Aleppo.",
        ),
        (
            "2013-05-05",
            "The {nobody|New Hamas Brigade} fired a rocket from Gaza. {hamas|Hamas} arrested two of its men.",
        ),
        (
            "2013-05-05",
            "The {nobody|Boko Haram Youth Vanguard} burned a school in Nigeria. {boko-haram|Boko Haram} said nothing.",
        ),
        (
            "2013-05-05",
            "The {nobody|Real Hezbollah} attacked a post in Lebanon. {hezbollah|Hezbollah} laughed at the name.",
        ),
        (
            "2013-05-05",
            "A group called the {nobody|True Taliban} shot a teacher in Afghanistan. "
            "The {taliban|Taliban} denied the killing.",
        ),
        ("2013-05-05", "The {nobody|Free Fatah Front} took an office in Nablus. {fatah|Fatah} called the police."),
        (
            "2013-05-05",
            "The {nobody|Houthi Battalions of the Coast} shelled Mocha in Yemen. The {houthis|Houthis} disowned them.",
        ),
        (
            "2013-05-05",
            "{nobody|Al-Qaeda Brigades of the Levant} claimed a blast in Syria. "
            "{al-qaeda|Al-Qaeda} denied that it had such a branch.",
        ),
        (
            "2013-05-05",
            "The {nobody|Al-Shabaab Resistance Front} shot at {al-shabaab|al-Shabaab} near Kismayo, Somalia.",
        ),
        (
            "2013-05-05",
            "The {nobody|Popular FARC Militia of Cauca} stopped a bus in Colombia. The {farc|FARC} freed the hostages.",
        ),
        ("2013-05-05", "The {nobody|Seleka Command for Renewal} fought {seleka|Seleka} in Bangui."),
        (
            "2013-05-05",
            "The {turkish-hezbollah|Turkish Hezbollah} denied the killing. "
            "{hezbollah|Hezbollah} in Lebanon sent condolences.",
        ),
        # Two countries.
        ("2013-05-05", "{NER:army|Nigerien soldiers} met {NGA:army|Nigerian soldiers} near Diffa."),
        ("2013-05-05", "{GNQ|Equatorial Guinea} offered money, and {GIN|Guinea} sent police."),
        ("2013-05-05", "{PRK|North Korea} fired two missiles. {KOR|South Korea} fired back."),
        (
            "2013-05-05",
            "The {COD|Democratic Republic of Congo} accused the {COG|Republic of Congo} of sheltering rebels.",
        ),
        ("2013-05-05", "{DMA|Dominica} and the {DOM|Dominican Republic} signed a deal."),
        # The army, the police, the government and the party of one country.
        (
            "2013-05-05",
            "{irgc|Iran's Revolutionary Guards} drilled in the Gulf. The {IRN:army|Iranian army} took no part.",
        ),
        (
            "2013-05-05",
            "{national-congress-party-sudan|Sudan's National Congress Party} met. "
            "The {sudanese-armed-forces|Sudanese army} said the {SDN|Sudanese government} backed it.",
        ),
        (
            "2013-05-05",
            "The {anc|African National Congress} met. "
            "{ZAF:police|South African police} shot miners, and the {ZAF|South African government} spoke.",
        ),
        # Two persons.
        (
            "2013-05-05",
            "President {bashar-al-assad|Bashar al-Assad} spoke. "
            "His brother, General {nobody|Maher al-Assad}, led the Fourth Division.",
        ),
        (
            "2013-05-05",
            "President {laurent-desire-kabila|Laurent Kabila} was shot in 2001. "
            "President {joseph-kabila|Joseph Kabila} took over that week.",
        ),
        (
            "2013-05-05",
            "General {nobody|Ahmed Hassan} leads the army in Sool. "
            "General {nobody either|Omar Hassan} leads the police.",
        ),
        ("2013-05-05", "President {paul-kagame|Paul Kagame} met Burundi's General {nobody|Andre Kagame} in Kigali."),
        (
            "2012-05-05",
            "President {goodluck-jonathan|Goodluck Jonathan} spoke in Abuja. "
            "{nobody|Jonathan Powell}, a British envoy, sat beside him.",
        ),
        # Gunmen, and whom somebody suspects.
        ("2013-05-05", "{nobody|Gunmen} killed three policemen in Mombasa. Police suspect {al-shabaab|al-Shabaab}."),
        (
            "2013-05-05",
            "{nobody|Unknown men} abducted a priest in Jos, Nigeria. The army blames {boko-haram|Boko Haram}.",
        ),
        # Rebels, ministers and armies of two countries; two movements, two fronts.
        ("2013-05-05", "The {kdf-kenya|Kenyan army} shelled the town. The {somali-national-army|Somali army} fled."),
        ("2013-05-05", "The {IND:army|Indian army} fired across the line. The {PAK:army|Pakistani army} fired back."),
        ("2013-05-05", "The {GNQ:army|Equatorial Guinean army} drilled. The {GIN:army|Guinean army} did not."),
        ("2013-05-05", "The {nobody|French president} called for talks. The {nobody either|Malian president} refused."),
        (
            "2013-05-05",
            "{nobody|Chadian rebels} crossed into Sudan. {nobody either|Darfur rebels} attacked Abeche in Chad.",
        ),
        (
            "2013-05-05",
            "{nobody|Syrian rebels} shelled a village in Lebanon. {nobody either|Iraqi rebels} took a bridge in Anbar.",
        ),
        ("2013-05-05", "The {nobody|Ugandan minister} met the {nobody either|Kenyan minister} in Busia."),
        (
            "2013-05-05",
            "French Defence Minister {nobody|Jean Dupont} met Mali's "
            "Defence Minister {nobody either|Amadou Keita} in Bamako.",
        ),
        (
            "2013-05-05",
            "The {nobody|Movement for Peace in Lofa} shot at the {nobody either|Movement of Lofa Farmers} in Liberia.",
        ),
        (
            "2013-05-05",
            "The {nobody|Front for the Defence of Kasai} fought the {nobody either|Kasai Renewal Front} in Congo.",
        ),
        ("2013-05-05", "The {chad-ant|army} of Chad entered Nigeria. {NGA:army|Nigeria's army} welcomed it."),
        ("2013-05-05", "{ISR:police|Israeli police} met {PSE:police|Palestinian police} in Jericho."),
    ],
)
def test_two_who_look_alike_stay_two(date, marked):
    text, spans = unmark_named(marked)  # each mark begins with the entry that is meant: nobody for one that we lack
    actors = {meant: actor_at(coded(text, date), span) for meant, span in spans.items()}
    assert None not in actors.values()
    assert len({actor.id for actor in actors.values()}) == len(actors)
    assert {meant: actor.registry for meant, actor in actors.items() if actor.registry not in {None, meant}} == {}
