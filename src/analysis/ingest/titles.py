"""Offices and the names of persons in a tagged sentence."""

import re
from collections.abc import Iterator

from analysis.ingest.tagged import TAGS, Mark, Tagged

PORTFOLIO = [
    "Foreign",
    "External",
    "Home",
    "Internal",
    "Affairs",
    "Relations",
    "Trade",
    "Economy",
    "Economic",
    "Economics",
    "Economical",
    "Finance",
    "Financial",
    "Treasury",
    "Defence",
    "Defense",
    "Interior",
    "Culture",
    "Cultural",
    "Education",
    "Higher",
    "Science",
    "Scientific",
    "Research",
    "Technology",
    "Industry",
    "Industrial",
    "Industries",
    "Health",
    "Agriculture",
    "Agricultural",
    "Farming",
    "Fisheries",
    "Energy",
    "Tourism",
    "Transport",
    "Transportation",
    "Communications",
    "Communication",
    "Telecommunications",
    "Labour",
    "Labor",
    "Employment",
    "Justice",
    "Environment",
    "Environmental",
    "Development",
    "Rural",
    "Urban",
    "Housing",
    "International",
    "Cooperation",
    "Co-operation",
    "Commerce",
    "Commercial",
    "Parliament",
    "Senate",
    "Assembly",
    "National",
    "Council",
    "Ministers",
    "State",
    "Congress",
    "House",
    "Representatives",
    "Deputies",
    "Chamber",
    "Republic",
    "Security",
    "Board",
    "Bank",
    "Central",
    "Cabinet",
    "People",
    "Peoples",
    "People's",
    "Planning",
    "Investment",
    "Investments",
    "Sport",
    "Sports",
    "Youth",
    "Women",
    "Gender",
    "Family",
    "Water",
    "Irrigation",
    "Oil",
    "Petroleum",
    "Gas",
    "Mines",
    "Mining",
    "Minerals",
    "Natural",
    "Resources",
    "Public",
    "Works",
    "Administration",
    "Information",
    "Religious",
    "Religion",
    "Social",
    "Welfare",
    "Infrastructure",
    "Regional",
    "Integration",
    "European",
    "Euro",
    "Union",
    "Supreme",
    "Court",
    "Armed",
    "Forces",
    "Staff",
    "General",
    "Army",
    "Navy",
    "Air",
    "Force",
    "Civil",
    "Aviation",
    "Department",
    "Ministry",
    "Immigration",
    "Emigration",
    "Diaspora",
    "Veterans",
    "Budget",
    "Enterprise",
    "Business",
    "Small",
    "Medium",
    "Food",
    "Forests",
    "Forestry",
    "Climate",
    "Change",
    "Digital",
    "Media",
    "Roads",
    "Railways",
    "Ports",
    "Marine",
    "Maritime",
    "Territories",
    "Antiquities",
    "Heritage",
    "Arts",
    "Overseas",
    "Expatriates",
    "Citizens",
    "Abroad",
    "Worship",
    "Nationals",
    "Senators",
    "Lords",
    "Commons",
    "Knesset",
    "Duma",
    "Majlis",
    "Sejm",
    "Bundestag",
    "Riksdag",
    "Storting",
    "Folketing",
    "Committee",
    "Commission",
    "Institute",
    "Academy",
    "Political",
    "Consular",
    "Multilateral",
    "Bilateral",
    "Legal",
    "Strategic",
    "Emergency",
    "Situations",
    "Taxes",
    "Customs",
]
WORD = "(?:" + "|".join(sorted(map(re.escape, PORTFOLIO), key=len, reverse=True)) + r")(?![\w'’])"
TOPIC = rf"(?: (?:of|for|to|in charge of)(?: the)? {WORD}(?:(?:,? (?:and|&)|,|(?: and)? of| of the| for| on)?(?: the)? {WORD}){{0,7}})"
BEFORE = (
    r"(?:(?:then|former|ex|acting|interim|current|incumbent|caretaker|outgoing|first|second|deputy|vice|under|assistant|associate|special|"
    r"crown|grand|permanent|non-resident|resident|concurrent|extraordinary|plenipotentiary|high|chief|senior|personal|presidential|"
    r"parliamentary|parliament|royal|federal|late|joint|prime|principal|executive|honorary)[ -])"
)
HEADS = (
    r"(?:president|prime minister|premier|chancellor|minister|secretary|secretary[ -]general|undersecretary|viceminister|vice-?minister|"
    r"king|queen|emperor|empress|emir|amir|sultan|pope|duke|duchess|prince|princess|shah|monarch|head of state|head of government|"
    r"governor[ -]general|governor|speaker|chairman|chairwoman|chairperson|chair|director|head|chief|mayor|commissioner|"
    r"ambassador|chargé|charge d['’]affaires|envoy|emissary|representative|consul[ -]general|consul|high commissioner|nuncio|counsellor|"
    r"senator|deputy|congressman|lawmaker|mp|commander|general|admiral|marshal|colonel|delegate|delegation|leader|politician)s?"
)
OFFICE = rf"(?:{BEFORE}*(?:(?:{WORD} (?:and |& )?)*){BEFORE}*{HEADS}(?: of (?:state|government))?(?! (?:of|for) the (?:first|second))\b{TOPIC}?)"
CAP = r"(?:(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]d|[Aa]n|[Aa]r|[Dd]|[Oo])[-'’])?[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽƏȘȚА-Я](?:[^\W\d_]|['’-])*(?:\.(?=[A-Z ]))?"
PARTICLE = r"(?:de|da|do|dos|das|del|della|di|du|van|von|der|den|bin|bint|ibn|ben|al|el|ul|ur|la|las|le|los|y|e|ter|ten|zu|af|av|abu|ould|uulu)"
NAME = rf"{CAP}(?: ?(?:{PARTICLE} ){{0,3}}{CAP}){{0,7}}"
SCAN = re.compile(rf"(?<![\w'’-])(?:(?P<office>(?i:{OFFICE})(?![\w-]))|(?P<name>{NAME}))")
MERGED = re.compile(rf"{TAGS['office']} ([{TAGS['state']}{TAGS['city']}](?:-| ){CAP})")
RANKS = (
    (
        "deputy_head_of_government",
        r"(?:deputy|vice|first deputy)[ -](?:prime minister|premier|chancellor)|vice[ -]?president|deputy head of government",
    ),
    ("head_of_government", r"prime minister|premier|chancellor|head of government"),
    (
        "deputy_foreign_minister",
        r"(?:deputy|vice|under|assistant)[ -]?(?:foreign|external|minister (?:of|for) (?:foreign|external)|secretary (?:of|for) (?:foreign|external))|(?:foreign|external)(?: affairs)? (?:vice|deputy|under)|undersecretary (?:of|for) foreign|assistant secretary of state|deputy secretary of state",
    ),
    (
        "foreign_minister",
        r"foreign (?:affairs )?(?:minister|secretary)|(?:minister|secretary) (?:of|for) (?:the )?(?:foreign|external)|external (?:affairs|relations) minister|secretary of state$|minister of (?:\w+ and )?foreign",
    ),
    (
        "speaker",
        r"speaker|(?:president|chair\w*|head) of (?:the )?(?:\w+ )?(?:parliament|senate|assembly|chamber|congress|house|council of the republic|knesset|duma|majlis|sejm|bundestag|riksdag)",
    ),
    (
        "head_of_state",
        r"president(?! of the (?:bank|chamber of comm|board|court|supreme))|\bking\b|emperor|empress|\bem?ir\b|amir|sultan\b|pope|grand duke|\bshah\b|head of state|monarch|governor[ -]general",
    ),
    (
        "deputy_minister",
        r"(?:deputy|vice|under|assistant)[ -]?(?:\w+ ){0,3}(?:minister|secretary)|undersecretary|vice-?minister",
    ),
    ("minister", r"minister|secretary"),
    ("envoy", r"envoy|emissary|special representative|ambassador"),
    (
        "member_of_parliament",
        r"senator|\bmps?\b|congressm|lawmaker|^deputy$|^deputies$|member of parliament|parliamentary",
    ),
    ("delegation", r"delegat"),
    ("senior_official", r""),
)
RANKED = [(rank, re.compile(text, re.IGNORECASE)) for rank, text in RANKS]
DIPLOMAT = re.compile(r"ambassador|chargé|charge d|consul\b|consul[ -]|high commissioner|nuncio", re.IGNORECASE)
OPENERS = frozenset(
    [
        "The",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "They",
        "Their",
        "It",
        "Its",
        "He",
        "She",
        "His",
        "Her",
        "In",
        "On",
        "At",
        "By",
        "For",
        "From",
        "Of",
        "To",
        "With",
        "Without",
        "During",
        "After",
        "Before",
        "Since",
        "Until",
        "Upon",
        "Under",
        "While",
        "When",
        "Where",
        "Whereas",
        "Although",
        "Though",
        "However",
        "Moreover",
        "Furthermore",
        "Also",
        "Both",
        "Each",
        "Either",
        "Neither",
        "Another",
        "Other",
        "Most",
        "Many",
        "Some",
        "Several",
        "All",
        "Such",
        "As",
        "And",
        "But",
        "Or",
        "If",
        "So",
        "Then",
        "Thus",
        "Today",
        "Currently",
        "Following",
        "Despite",
        "Due",
        "Because",
        "Later",
        "Earlier",
        "Formal",
        "Diplomatic",
        "Relations",
        "Trade",
        "Bilateral",
        "Economic",
        "Political",
        "Cultural",
        "Military",
        "Official",
        "Two",
        "Three",
        "Four",
        "Five",
        "Six",
        "Seven",
        "Eight",
        "Nine",
        "Ten",
        "First",
        "Second",
        "Third",
        "Between",
        "Among",
        "Over",
        "Through",
        "Within",
        "Against",
        "About",
        "According",
        "Additionally",
        "Besides",
        "Further",
        "Recently",
        "Meanwhile",
        "Subsequently",
        "Finally",
        "Since",
        "Not",
        "No",
        "Only",
        "Even",
        "Early",
        "Late",
        "Exports",
        "Imports",
        "Agreement",
        "Agreements",
        "Memorandum",
        "Treaty",
        "Protocol",
        "Convention",
        "Visit",
        "Visits",
        "Embassy",
        "Consulate",
        "See",
        "Main",
        "Total",
        "Annual",
        "Cooperation",
    ]
)
INSTITUTION = re.compile(
    r"\b(?:Agreement|Treaty|Memorand\w+|Commission|Committee|Council|Parliament|Senate|Congress|Assembly|Ministry|Government|University|Institute|"
    r"Company|Corporation|Group|Bank|Union|Organi[sz]ation|Conference|Summit|Forum|Festival|Exhibition|Expo|Cup|Games|Olympic\w*|War|Revolution|Day|"
    r"Week|Year|Airlines?|Airport|Embassy|Consulate|Office|Centre|Center|Association|Federation|Chamber|School|Academy|Court|Party|Army|Navy|Force|"
    r"Resolution|Protocol|Convention|Charter|Declaration|Plan|Programme|Program|Project|Fund|Foundation|Society|Club|Museum|Palace|Street|Square|"
    r"Republic|Kingdom|Empire|Department|Secretariat|Agency|Authority|Mission|Delegation|House|Dialogue|Partnership|Framework|Initiative|General|"
    r"Street|River|Sea|Ocean|Island|Islands|Province|State|City|Affairs|Trade|Economic|Cooperation|Relations)\b"
)


def marks(tagged: Tagged) -> list[Mark]:
    """The marks of a sentence with its offices and capitalised names among them."""
    found = list(_scan(tagged))
    if not found:
        return tagged.marks
    merged = sorted([*tagged.marks, *found], key=lambda mark: (mark.start, -mark.end))
    kept: list[Mark] = []
    for mark in merged:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return kept


def _scan(tagged: Tagged) -> Iterator[Mark]:
    for hit in SCAN.finditer(tagged.string):
        tag = str(hit.lastgroup)
        text = tagged.plain(hit.start(), hit.end())
        if tag == "name" and _opens(tagged, hit, text):
            continue
        start = tagged.readable(hit.start())
        if tag == "name" and text.split(" ")[0] in OPENERS:
            cut = len(text.split(" ")[0]) + 1
            start, text = start + cut, text[cut:]
        yield Mark(tag, start, start + len(text), rank(text) if tag == "office" else text, text)


def _opens(tagged: Tagged, hit: re.Match[str], text: str) -> bool:
    """Whether a capitalised word only opens the sentence, or is a word that is no name."""
    return text in OPENERS or (hit.start() == 0 and " " not in text and "-" not in text)


def rank(office: str) -> str:
    """The rank of `visits` that an office has.

    >>> rank("Deputy Prime Minister"), rank("Minister for Foreign Affairs"), rank("Economy Secretary"), rank("head")
    ('deputy_head_of_government', 'foreign_minister', 'minister', 'senior_official')
    """
    return next(name for name, form in RANKED if form.search(office))


def is_person(name: str) -> bool:
    """Whether a capitalised name can be a person's rather than an institution's."""
    return not INSTITUTION.search(name) and not name.isupper()
