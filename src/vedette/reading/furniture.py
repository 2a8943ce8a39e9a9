"""Lines of a page that are none of its report, known by their words: offers, neighbours' headlines, share bars."""

import re

from vedette.records import Reason

# Of a short line all must be of the form: a report may speak of money, of members, of sharing.
_LINES: dict[Reason, str] = {
    "advert": r"advert(?:isement|ising)?s? | sponsored(?:[ ](?:content|by\b.*))? | promoted[ ](?:content|stories)"
    r"| (?:story|article)[ ]continues[ ].* | (?:continue[ ]reading|scroll[ ](?:down[ ])?(?:to|for))\b.*",
    "subscription": r"""subscribe\b.* | (?:sign|log)[ -]?in(?:[ ](?:now|here|to[ ]\w+))? | sign[ ]out | my[ ]account
        | (?:already|not[ ]yet|still[ ]not)[ ](?:an?|have|registered|subscribed)\b.*
        | read[ ]the[ ](?:whole|full|rest)\b.* | (?:become|be)[ ]a[ ](?:member|subscriber|supporter|patron)\b.*
        | .*\bcancel[ ](?:whenever|any[ ]?time|at[ ]any)\b.* | .*\bbilled[ ](?:annually|monthly|yearly|weekly)\b.*
        | (?:start|get|begin|claim)[ ](?:your|a)[ ](?:\S+[ ]){0,2}(?:free[ ])?(?:trial|subscription|membership)\b.*
        | (?:get|enjoy|unlock)[ ](?:full|unlimited|complete|instant)[ ](?:\S+[ ])?access\b.* | unlimited[ ]access\b.*
        | this[ ](?:article|story|content|page)[ ]is[ ](?:only[ ]|exclusively[ ])?
          (?:for|reserved|available|exclusive|locked|behind)\b.*\b(?:subscribers?|members?|paywall|premium)\b.*
        | to[ ](?:continue|keep|go[ ]on)[ ]reading\b.* | (?:you|you[’'](?:ve|re))[ ].*\bfree[ ]articles?\b.*
        | (?:please[ ])?(?:donate|register(?:[ ]or[ ]\w+[ ]in)?|support[ ](?:us|our\b.*|independent[ ]\w+))
          (?:[ ](?:now|here|today|for|to|and)\b.*)?[.!]?
        | unlock[ ]this\b.*""",
    "newsletter": r"""(?:(?:click|tap)[ ]here[ ]to[ ])?(?:sign[ ]up|signup|join|register|subscribe)\b
          .*\b(?:newsletters?|readers|subscribers|letter|professionals|mailing|alerts?|briefings?|inbox|e-?mail
          |whatsapp|telegram|channel)\b.*
        | join[ ](?:over[ ]|more[ ]than[ ]|the[ ])?(?:hundreds|thousands|millions|\d[\d,.]*[km+]?)\b.*
        | .*\bnewsletters?[ ]?(?:here|now|today|below|[!:].*)? | .*\b(?:straight
      |direct(?:ly)?)[ ]to[ ]your[ ]inbox\b.*
        | (?:get|receive)[ ](?:the|our|daily|weekly|breaking|more|all|this|every|news)\b
          .*\b(?:inbox|newsletter|news|e-?mail|app|alerts?|briefing|day|week|morning)\b.{0,20}
        | (?:enter|your)[ ](?:your[ ])?e-?mail(?:[ ]address)?.* | .*\bby[ ]e-?mail[.!]?
        | sign[ ](?:me[ ])?up(?:[ ](?:now|here|today|free|for[ ].*))? | (?:download|get)[ ](?:our|the)[ ].*\bapp\b.*
        | (?:join|follow|find)[ ].*\bon[ ](?:whatsapp|telegram|facebook|twitter|instagram|x|bluesky|threads|youtube
          |linkedin|tiktok|google[ ]news)\b.*""",
    "related": r"""(?:related|see[ ]also|read[ ](?:more|also|next|on|now)|also[ ]read|more[ ]from
      |most[ ](?:read|viewed
          |popular|shared)|editor['’]?s['’]?[ ](?:picks?|choice)|don['’]t[ ]miss|must[ ]read|up[ ]next|trending
          |recommended|popular|more|further[ ]reading|explore[ ]more|top[ ]stories|latest[ ](?:news|stories|headlines)
          |more[ ](?:news|stories|on[ ]this)|related[ ](?:news|stories|articles|topics|content|coverage|links?|posts)
          |recommended[ ](?:stories|reading|for[ ]you)|what[ ]to[ ]read[ ]next|in[ ]this[ ]story)(?:[ ]?[:»>→].*)?
        | (?:more|read|related[ ](?:story|article))[ ]?[:»>|][ ]?.* | more[ ](?:from|on|about)[ ].{1,60}
        | you[ ](?:may|might)[ ](?:also[ ])?(?:like|be[ ]interested)\b.* | in[ ]case[ ]you[ ]missed\b.*
        | (?:for[ ])?more[ ]stories[ ]like[ ]this\b.* | for[ ]more[ ](?:stories|news|updates|coverage
      |information|details|on[ ]this)\b
          .*\b(?:click|visit|check|see|read|go[ ]to)\b.*
        | (?:click|tap)[ ]here[ ](?:to|for)\b.* | (?:keep|continue|start)[ ]reading""",
    "comments": r"""(?:\d+[ ])?comments?(?:[ ]?[(:][ ]?\d+\)?)? | (?:(?:leave|post|add|write)[ ]a|log[ ]in[ ]to|view
          |show|load|read|join[ ]the)[ ](?:\S+[ ]){0,2}(?:comments?|reply|conversation|discussion)\b.*
        | (?:would|do)[ ]you[ ](?:like|want)[ ]to[ ]comment\b.* | .*\bcomments?[ ]policy\b.* | comment[ ]on[ ]this.*
        | (?:what[ ]do[ ]you[ ]think|have[ ]your[ ]say|let[ ]us[ ]know)\b.{0,80}
        | comments[ ](?:(?:are|have[ ]been)[ ](?:closed|off|disabled|turned|moderated|welcome)|for[ ]this)\b.*""",
    "navigation": r"""share(?:[ ](?:this|on|via|your)\b.*)?(?:[ ]?[:|].*)? | home | menu | search
      | (?:re)?tweet | print
        | facebook | twitter | whatsapp | telegram | linkedin | instagram | e-?mail | copy[ ]link | save | listen
        | (?:back[ ]to[ ](?:top|the[ ]top|home)|skip[ ]to[ ].*|swipe\b.*|load[ ]more|show[ ]more|view[ ]all|see[ ]all)
        | (?:like|enjoyed)[ ]this[ ](?:story|article)\?.* | (?:follow|like)[ ](?:us|our)\b.* | follow[ ][@#]?\S+
        | (?:got|have|do[ ]you[ ]have)[ ]an?[ ](?:\S+[ ])?(?:story|tip|confidential)\b.*
        | (?:get|keep)[ ]in[ ]touch\b.* | (?:contact|write[ ]to|e-?mail)[ ]us\b.*
        | (?:listen[ ]to|play)[ ]this[ ](?:article|story).* | \d+[ ]min(?:ute)?s?[ ]read
        | (?:image|video|photo)[ ]gallery
        | [^|.]+(?:[ ]\|[ ][^|.]+){2,} | tags?[ ]?:.* | filed[ ]under\b.* | topics?[ ]?:.* | (?:previous|next)[ ]
          (?:article|post|story)\b.*""",
    "legal": r"""(?:©|\(c\)|copyright[ ]).* | .*\ball[ ]rights[ ]reserved\b.* | .*\blicen[cs]e:[ ].{2,40}
        | (?:terms[ ](?:of|and)[ ]\w+|privacy(?:[ ](?:policy|notice))?|cookies?[ ](?:policy|settings|notice))\b.{0,80}
        | by[ ](?:signing|clicking|subscribing|continuing|submitting|entering)\b.*\byou\b.* | our[ ]standards:.*
        | (?:we[ ]use|this[ ](?:site|website)[ ]uses)[ ]cookies\b.* | .*\btrust[ ]principles\b.{0,40}
        | (?:accept|reject|manage)[ ](?:all|cookies|preferences).* | .*\bprotected[ ]by[ ]reCAPTCHA\b.*""",
}
# Who made the report: no act of theirs is told in it.
_MAKERS = r"""\W*(?:(?:additional[ ])?reporting|written|writing|edited|editing|compiled|translation)[ ]by\b.*
    | \W*with[ ](?:files|reporting|inputs?|additional[ ]\w+|contributions?|agency[ ]inputs?)[ ](?:from|by)\b.*
    | .*\bcontributed[ ](?:to[ ](?:this|the)[ ](?:report|story|article|piece)|reporting)\b.{0,30}
    | (?:source:?[ ])?(?:news[ ])?agencies | source:[ ].{2,50}"""
_FLAGS = re.VERBOSE | re.IGNORECASE
FURNITURE = {reason: re.compile(pattern, _FLAGS) for reason, pattern in _LINES.items()}
_PRICE = re.compile(
    r"""[$€£¥][ ]?\d+(?:[.,]\d\d)?[ ]? (?: (?:(?:a|an|per|each|every)[ ]|/[ ]?)(?:day|week|month|quarter|year|mo|yr)\b
    | for[ ](?:(?:the|your)[ ]first|\d+|one|two|three|six|twelve)[ ](?:\d+[ ])?(?:day|week|month|year)s?\b )""",
    _FLAGS,
)
_PLAN = re.compile(
    r"\b(?:billed|plans?|trial|subscri\w+|digital|premium|access|members?|membership|individual|team|student|offer)\b",
    re.IGNORECASE,
)
_WORDS_OF_PRICE = 9  # "Fighters are paid $300 a month, residents said." is news; "Standard $9 a month" is an offer
_CREDITS = re.compile(_MAKERS, _FLAGS)
_LONGEST = 160  # characters of a line that one form tells
_LONGEST_OFFER = 450  # characters of a paragraph that speaks to its reader, and of buying twice
# What a newsroom says of the article itself: a correction changes what is known.
_OF_THE_ARTICLE = re.compile(
    r"""\A\W*(?:corrections?|clarification|corrects?|updates?|editor['’]?s['’]?[ ]note)\b[ ]?(?:[:—–(,-]|\w+[ ]\d)
    | \b(?:article|story|report|headline|version|piece|post)\b.{0,60}
      \b(?:corrected|amended|updated|clarified|misstated|incorrectly)\b""",
    _FLAGS,
)
_TO_THE_READER = re.compile(r"\b(?:you|your|us|our|we)\b", re.IGNORECASE)
_SELLING = re.compile(
    r"""\b(?:subscri(?:be|bers?|ption|ptions)|memberships?|members[ ]get|become[ ]a[ ]member|newsletters?|free[ ]trial
    |sign[ ]up|sign[ ]in|log[ ]in|register|unlimited[ ]access|full[ ]access|paywalls?|ad-free|advertising-minimal
    |cancel[ ]any[ ]?time|per[ ](?:month|week|year)|a[ ]month|inbox|e-?mail[ ]address|donat(?:e|ion|ions)
    |push[ ]alerts|notifications|download[ ]our|if[ ]you[ ]enjoyed|enjoyed[ ]this|latest[ ]news[ ]updates?
    |join[ ][A-Z]{3,})\b""",
    _FLAGS,
)
_TELLING = re.compile(r"[“”\"«»]|\b(?:said|says|told|according to|added|reported)\b", re.IGNORECASE)
_ENOUGH_SELLING = 2


def furniture(text: str) -> Reason | None:
    """Why a part is none of the report, by its words alone; None where nothing says so.

    Corrections are part of the report. Credits ("Reporting by ...; Editing by ...") count as legal.
    """
    if len(text) > _LONGEST_OFFER:
        return None
    reason = _by_form(text)
    return None if reason is None or _OF_THE_ARTICLE.search(text) else reason


def _by_form(text: str) -> Reason | None:
    if len(text) <= _LONGEST:
        line = text.strip(" \t*•·–—-►▶→»›[]").strip()
        if reason := next((reason for reason, pattern in FURNITURE.items() if pattern.fullmatch(line)), None):
            return reason
        if _is_price(line):
            return "subscription"
    if _CREDITS.fullmatch(text):
        return "legal"
    if _TELLING.search(text) or not _TO_THE_READER.search(text):
        return None
    cues = {match[0].lower() for match in _SELLING.finditer(text)}
    return "subscription" if len(cues) >= _ENOUGH_SELLING else None


def _is_price(line: str) -> bool:
    if not _PRICE.search(line):
        return False
    told = line.endswith((".", "!", "?", "”", '"'))
    return _PLAN.search(line) is not None if told else len(line.split()) <= _WORDS_OF_PRICE or bool(_PLAN.search(line))
