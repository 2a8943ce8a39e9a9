"""Words and forms that tell a line of a report from one of the menus, offers and headlines of others around it."""

import re

WORDS = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
# Small words, which running text is full of and menus are not: English, German, French, Spanish.
SMALL = frozenset(
    """a about after against all also an and are as at be been before but by can could during for from had has have he
    her his how if in into is it its more no not of on one or our out over said she some than that the their them there
    they this to under up was we were what when where which while who will with would you
    aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer er es für haben
    hat ich im ist mit nach nicht noch oder sei sein sich sie sind über um und uns unter von vor war waren werden wie
    wird wurde zu zum zur
    au aux avec ce ces cette dans de des du elle en est et il ils la le les leur lui mais n'a ne nous on ont ou où par
    pas plus pour qu'il que qui sa se ses son sont sur un une été était
    al como con cuando del desde donde el ella entre era es esta este están fue ha han hasta los las lo más no o para
    pero por que se según ser si sin sobre son su sus también tras un una y ya""".split()
)
FINAL = re.compile(r"""[.!?…] ["'”’»«“)\]]* \s* \Z""", re.VERBOSE)
QUOTES = re.compile(r"""["“”„«»]|(?:^|\s)['‘’]\w|\w['’](?=[\s,.]|$)""")
SAID = re.compile(
    r"""\b(?: said | says | told | added | according | reported | announced | claimed | warned | denied | confirmed
    | sagte | sagt | erklärte | laut | teilte | déclaré | indiqué | selon | affirmé | dijo | según | afirmó ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
YOU = re.compile(r"\b(?:you|your|yours|we|our|us|my|me|i|sie|ihre?|wir|unsere?|vous|votre|nous|notre)\b", re.IGNORECASE)
MONEY = re.compile(r"[$€£]\s?\d|\d\s?(?:€|per month|a month|/month)", re.IGNORECASE)
CLOCK = re.compile(
    r"\b\d{1,2}[:.h]\d\d\b|\b\d+\s?(?:min|mins|minutes?|hours?|days?|hrs?)\b|\b\d+[hdm]\s+ago\b", re.IGNORECASE
)
MONTH = re.compile(
    r"""\b(?: jan | feb | mar | apr | may | jun | jul | aug | sep | sept | oct | nov | dec | january | february | march
    | april | june | july | august | september | october | november | december | januar | februar | märz | mai | juni
    | juli | oktober | dezember | janvier | février | avril | juin | juillet | août | septembre | octobre | novembre
    | décembre | enero | febrero | marzo | mayo | junio | julio | agosto | septiembre | noviembre | diciembre ) \b
    .{0,6} \d | \d{1,2}[./-]\d{1,2}[./-]\d{2,4}""",
    re.VERBOSE | re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:story |words |written |reporting |text |edited |compiled )?(?:by|von|par|por)\b|reporting\b|editing\b"
    r"|correspondent\b|(?:staff|senior) (?:reporter|writer)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"""\W* (?: (?: correction | clarification | editor['’]?s['’]?[ ]note )
        (?: \W* \Z | [ ]?[:—–(-] | ,?[ ](?:\w+[ ])?\d )
      | update[ ]?[:—–]
      | (?: this | the | an? | our | in ) \b .{0,60}
        \b (?: article | story | report | headline | caption | version | piece | photograph ) \b .{0,80}
        \b (?: correct(?:ed|s|ing|ion)? | clarified | amended | misstated | misspelled | wrongly | incorrect(?:ly)?
          | mistakenly | wrong | in[ ]error ) \b
      | an?[ ](?:earlier|previous)[ ]version[ ]of[ ]this | this[ ]version[ ]corrects
      | (?: korrektur | berichtigung | rectificatif | corrección ) \s? : )""",
    re.VERBOSE | re.IGNORECASE,
)
INTERVIEW = re.compile(r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}:\s+\S")
CREDIT = re.compile(
    r"""\b(?: photo(?:s|graph|graphs|grapher|graphy)? | image(?:s)? | picture | getty | reuters | afp | epa | ap | file
    | handout | courtesy | foto | bild | picture[ ]alliance | dpa | crédit | cr[ée]dito | video | source ) \b""",
    re.VERBOSE | re.IGNORECASE,
)
DIGIT = re.compile(r"\d")
SEPARATOR = re.compile(r"[|>»›·•/]")
QUOTE_MARKS = frozenset("\"'“”„«»‘’")
INNER_STOP = re.compile(r"""[.!?]["”']?\ [A-Z“"]""")
ITEM = re.compile(r"[-*•‣▪●–]\s|\d{1,2}[.)]\s")
# By what stands around a report. Mostly English, with the commonest of German, French and Spanish.
_CUES_IN_WORDS = {
    "menu": r"skip to|menu\b|search\b|home\b|share\b|tweet\b|facebook|twitter|whats ?app|linkedin|telegram\b"
    r"|pinterest|instagram|youtube|reddit|e-?mail\b|copy link|print\b|bookmark|save\b|toggle|navigation"
    r"|sections?\b|edition\b|follow\b|contact|about\b|careers?\b|jobs\b|download|app\b|watch\b|listen\b"
    r"|play\b|podcasts?\b|videos?\b|live\b|topics?\b|tags?\b|explore\b|site ?map\b|next\b|previous\b"
    r"|loading|javascript|browser|login|log ?in|close\b|view\b|show\b|more\b|page\b|help\b|faq\b|suche"
    r"|startseite|teilen|drucken|accueil|partager|inicio|buscar|weather|back to|this article|minutes? read"
    r"|min read|updated?\b",
    "offer": r"subscri\w+|sign ?in|sign ?up|log ?in|register\w*|already a\w*|member\w*|unlimited|cancel|billed"
    r"|trial|offers?\b|donat\w+|support (?:us|our|the|independent)|contribut\w+|premium|paywall|per month"
    r"|a month|free access|digital access|read(?:ing)? (?:the )?(?:full|whole|for free)|account\b"
    r"|students?\b|abo\b|anmelden|registrier\w+|s['’]abonner|abonn\w+|connecter|suscri\w+|socios?\b",
    "letter": r"newsletters?|in ?box|e-?mail address|by e-?mail|morning|daily brief\w*|weekly|delivered|unsubscribe"
    r"|sign ?up|join\b.{0,40}(?:readers|subscribers)|enter your|our best|alerts?\b|the latest|bolet[ií]n"
    r"|infolettre",
    "related": r"related|read (?:more|next|also|on)|see (?:also|more)|more (?:from|on|in|stories|news|about)"
    r"|most (?:read|viewed|popular|shared|commented)|trending|recommended|latest|top stories|you (?:may"
    r"|might)|also (?:in|on)|popular|editors?['’]? (?:picks?|choice)|up next|don['’]t miss|in case you"
    r"|in pictures|watch[:|]|video[:|]|mehr (?:zum|zu|von|aus)|lesen sie|das könnte|meistgelesen"
    r"|lire (?:aussi|plus)|à lire|les plus lus|lee también|más (?:leído|de|sobre)|te puede|around the web"
    r"|from the web|stories\b",
    "advert": r"advert\w*|sponsor\w*|ads?\b|promot\w+|partner\w*|paid (?:content|post)|story continues"
    r"|continue reading|scroll|anzeige\w*|werbung|publicit\w+|publicidad|brought to you|commissions?\b"
    r"|shop\b|deals?\b|buy\b",
    "comments": r"comments?\b|comment(?:ing|ers?|ed)|repl(?:y|ies)|conversation|join the|like\b|dislike|report abuse"
    r"|report this|guidelines|leave a|kommentare?|commentaires?|comentarios?|moderat\w+|upvote|said on"
    r"|your name|required fields",
    "legal": r"©|\(c\)|copyright|all rights|rights reserved|terms|privacy|cookies?|policy|policies|consent|gdpr"
    r"|licen[cs]\w+|trademark|accessibility|imprint|impressum|datenschutz|agb\b|mentions légales"
    r"|confidentialité|aviso legal|standards|code of|ethics|complaints?|regulat\w+|registered (?:office|in"
    r"|charity|number)|third part(?:y|ies)|preferences|do not sell|reproduc\w+|published by|reserved|ltd\b"
    r"|inc\b|gmbh\b|personali[sz]ed",
    "author": r"(?:is|was) an? .{0,60}(?:reporter|correspondent|editor|journalist|writer|author|professor|fellow"
    r"|columnist)|(?:he|she) (?:has )?(?:covers?|joined|report(?:s|ed)|lives|writes|holds|was previously)"
    r"|about the author|follow (?:her|him|them|me)|@\w+|reach (?:her|him)|contact (?:her|him)|covers\b"
    r"|read more by|more by|more from|ist (?:redakteur\w*|autor\w*|korrespondent\w*)",
}
CUES = {name: re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE) for name, words in _CUES_IN_WORDS.items()}

# Lines that are an entry of a menu or a button, and nothing else.
_MENU = frozenset(
    words.strip()
    for words in """about|about us|accept|accept all|accessibility|advert|advertise|advertise with us|africa|all|
    americas|    apps|archive|arts|asia|australia|authors|books|breaking news|business|business news|careers|cars|
    climate|close|columnists|comment|contact|contact us|cookies|copy link|cookie settings|copy|crime|
    crosswords|culture|donate|download|economy|education|email|enter your email address|entertainment|
    environment|europe|events|explore|facebook|faq|fashion|features|film|finance|follow|follow us|food|
    football|forgot password|games|gallery|get the app|health|help|home|home page|homepage|horoscopes|
    instagram|international|jobs|languages|latest|latest news|latin america|lifestyle|life|linkedin|
    listen|listen live|live|live tv|load more|local|local news|login|log in|logout|magazine|main menu|
    markets|media|menu|middle east|money|more|more news|most popular|most read|motoring|movies|music|
    my account|national|navigation|news|newsletter|newsletters|next|obituaries|opinion|opinions|our team|
    parliament|photos|pictures|pinterest|podcast|podcasts|politics|popular|press|previous|print|privacy|
    privacy policy|programmes|property|puzzles|radio|reddit|register|reply|report|reviews|rss|russia|
    save|schedule|science|search|search jobs|sections|see all|see more|settings|share|share this|shop|
    show more|sign in|sign up|site map|sitemap|snapchat|society|special reports|sport|sports|
    stay connected|sponsored|style|submit|subscribe|support us|tags|tech|technology|telegram|terms|
    terms of service|terms & conditions|terms and conditions|the latest|threads|tiktok|topics|top stories|
    travel|trending|tv|twitter|uk|us|video|videos|view all|viber|watch|watch live|weather|whatsapp|
    what's on|who we are|work with us|world|world news|x|youtube|startseite|suche|suchen|anmelden|abo|
    abonnieren|impressum|datenschutz|agb|kontakt|merken|teilen|drucken|politik|wirtschaft|kultur|wissen|
    panorama|meinung|mehr|menü|inland|ausland|schließen|kommentare|newsletter|accueil|rechercher|
    se connecter|s'abonner|partager|menu|monde|société|économie|culture|mentions légales|voir plus|inicio|
    buscar|compartir|suscríbete|iniciar sesión|política|economía|cultura|opinión|deportes|internacional|
    contacto|aviso legal""".split("|")
)
_EDGES = " \t>›»<|·•:+-*▼▾✕×#…."


def is_correction(line: str) -> bool:
    """Whether a line says what was wrong in the report: that changes what is known, and is never cut."""
    return _CORRECTION.match(line) is not None


def is_menu(line: str) -> bool:
    """Whether a line is an entry of a menu or a button that many sites have: "About us", "Sport"."""
    return len(line) < 40 and line.strip(_EDGES).casefold() in _MENU
