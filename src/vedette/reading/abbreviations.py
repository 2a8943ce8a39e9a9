"""Abbreviations that carry their own full stop, without that stop and in the case in which news prints them.

Written for vedette from general knowledge of English news style; which of them keep their stop was compared with the
training parts of UD English EWT and GUM (v2.15), from which no text was copied.
"""

from typing import Literal

Kind = Literal["title", "numbered", "either"]

_WORDS: dict[Kind, str] = {
    # before a name: the stop never ends a sentence
    "title": """Mr Mrs Ms Mx Dr Prof Rev Fr Hon Messrs Mme Mlle Mgr Msgr Gov Sen Sens Rep Reps Pres Amb Atty Supt Insp
        Det Gen Maj Col Lt Ltc Capt Cpt Cmdr Cdr Comdr Sgt Cpl Pvt Pfc Adm Brig Spc Spec Gens Cols Sgts Pte Sqn Flt
        Lieut Mt Ft Pt St Ste Sta
    """,
    # before a number: the stop belongs to the word only when a digit follows
    "numbered": """No Nos nos Art Arts Sec sec Vol vol Ch ch Fig fig Figs figs p pp c ca Para para Op op Res Mar Jun Jul
        approx Approx b d m div Eq eq Div Rte Hwy Bldg Apt Rm Tel tel Fax
    """,
    # in the middle of a sentence, or at its end
    "either": """etc vs v al Inc Co Corp Ltd Bros Cos Plc Cie Jr Sr Esq Ave Blvd Rd Sq Univ Dept Assn Bn Bde Regt Coy
        Jan Feb Apr Aug Sept Sep Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
        Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ont
        Ore Pa Que Tenn Tex Va Vt Wash Wis Wyo
        est Est incl excl viz cf Cf eds Ed Eds trans max misc lb lbs oz sq Attn attn yrs hrs mins esp Esp
    """,
}

ABBREVIATIONS: dict[str, Kind] = {word: kind for kind, words in _WORDS.items() for word in words.split()}
