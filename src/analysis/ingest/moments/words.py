"""The words of dates, each with its tag: one line a tag."""

import calendar

TABLE = """
p in at during throughout within for since by before after pre prior around circa about c. ca. following
j on
f from
b between
u until till through
t to
a the
o of
& and or
y year years calendar
m early mid late end beginning start middle half quarter first second third fourth latter
m summer spring autumn fall winter fy fiscal financial academic season
K monday tuesday wednesday thursday friday saturday sunday
N present now today date
C century centuries
B bc bce
q over than some nearly almost approximately roughly least most exceeding totalling totaling worth
n no nos no. nos. number numbers page pages p. pp. article boeing airbus agenda vision flight route
n resolution regulation directive decree section chapter paragraph horizon usd eur gbp inr rub chf jpy cny rs model
n type room decision document
U million millions billion trillion thousand hundred crore lakh percent per bn mn mln bln
U people persons students men women children troops soldiers personnel staff citizens refugees workers migrants
U tourists visitors nationals companies units copies households families immigrants delegates barrels
U km kilometres kilometers miles metres meters tons tonnes hectares mw kg
U dollars euros yen pounds rubles roubles rupees yuan
"""
SIGNS = {"–": "-", "—": "-", "-": "-", "/": "-", "−": "-", "$": "n", "€": "n", "£": "n", "¥": "n", "#": "n"}
SIGNS |= {"%": "U", "°": "U", "&": "&"} | {mark: mark for mark in ",().:;"}
CAPITALS = {
    "AD": "n",
    "BC": "B",
    "BCE": "B",
    "FY": "m",
    "Q1": "m",
    "Q2": "m",
    "Q3": "m",
    "Q4": "m",
    "H1": "m",
    "H2": "m",
}
CURRENCIES = ("USD", "EUR", "GBP", "INR", "RUB", "CHF", "JPY", "CNY", "Law", "Model")
ROLE_TABLE = """
since: since|ever since|as from|from|starting in|starting on|starting from|starting with|beginning in|beginning on
since: beginning from|beginning with
until: until|till|through|up to|up until
by: by|no later than
as_of: as of|as at|as on
before: before|prior to|pre
after: after|following
"""
COUNTED = "a one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
NTH = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"""
# What may follow a bare year that nothing announces, as in "1992 saw".
FOLLOWING = """and or but when with the a an in on at to by as for from of until that this which who while where after
before between during its their it he she they was were is are has had saw marked brought witnessed became also both
under through against because following would will did then there onwards onward alone per"""

MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
SHORT = {name[:3]: number for name, number in MONTHS.items() if name != "May"} | {"Sept": 9}
NUMBERS = {form: number for name, number in MONTHS.items() for form in (name, name.upper(), name.lower())} | SHORT
ORDINALS = {word: number for number, word in enumerate(NTH.split(), 1)}
COUNTS = {word: number for number, word in enumerate(COUNTED.split())} | {"a": 1, "an": 1, "twenty": 20, "thirty": 30}
FOLLOWERS = frozenset(FOLLOWING.split())
ROLES = {
    phrase: role
    for role, _, phrases in (line.partition(": ") for line in ROLE_TABLE.split("\n"))
    for phrase in phrases.split("|")
    if phrase
}
# What is one token though it is more than a word: prepositions of several words, abbreviated months.
PHRASES = (
    r"[Aa]s (?:of|at|on|from)\b",
    r"[Pp]rior to\b",
    r"[Uu]p (?:to|until)\b",
    r"[Ee]ver since\b",
    r"[Ss]tarting (?:in|on|from|with)\b",
    r"[Bb]eginning (?:in|on|from|with)\b",
    r"[Nn]o later than\b",
    *(rf"{name}\." for name in SHORT),
)


def _tags() -> dict[str, str]:
    lines = [line.split() for line in TABLE.split("\n") if line]
    tags = {word: tag for tag, *listed in lines for word in listed}
    forms = {phrase: "p" for phrase in ROLES if phrase not in tags} | tags
    # The months that are words too are read only with a capital: may, march.
    months = [form for form in NUMBERS if form not in ("may", "march")]
    return (
        forms
        | {word.capitalize(): tag for word, tag in forms.items()}
        | dict.fromkeys(months, "M")
        | dict.fromkeys((f"{name}." for name in SHORT), "M")
        | dict.fromkeys(CURRENCIES, "n")
        | dict.fromkeys([word for word in ORDINALS if word not in tags], "O")
        | CAPITALS
        | SIGNS
    )


TAGS = _tags()
