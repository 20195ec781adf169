"""Currencies by sign, code and name, scales and number words: one line a currency's name."""

# A name of a currency: its code where it stands alone ('-' where that would be a guess), then by whose it is.
NAMES = """
dollars dollar: USD US=USD U.S.=USD American=USD Canadian=CAD Australian=AUD Zealand=NZD Kong=HKD Singapore=SGD
dollars: Singaporean=SGD Taiwan=TWD Taiwanese=TWD Jamaican=JMD Namibian=NAD Fijian=FJD Bahamian=BSD Belize=BZD
dollars: Barbados=BBD Guyanese=GYD Surinamese=SRD Zimbabwean=ZWL Bruneian=BND Brunei=BND
euros euro: EUR
yen: JPY
yuan renminbi: CNY
won: KRW
rupiah rupiahs: IDR
baht: THB
dong: VND
ringgit: MYR
reais: BRL
rand: ZAR
zloty zlotys zlotych: PLN
forint forints: HUF
hryvnia hryvnias: UAH
tenge: KZT
lari: GEL
soum: UZS
som: - Uzbek=UZS Kyrgyz=KGS
somoni: TJS
drams dram: AMD
lei: - Romanian=RON Moldovan=MDL
leva: BGN
taka: BDT
naira: NGN
cedis cedi: GHS
birr: ETB
kwanzas kwanza: AOA
shekels shekel: ILS
koruna korunas: - Czech=CZK Slovak=SKK
crowns: - Czech=CZK Swedish=SEK Norwegian=NOK Danish=DKK
kronor: SEK
krona: - Swedish=SEK Icelandic=ISK
kroner krone: - Danish=DKK Norwegian=NOK
pesos peso: - Mexican=MXN Argentine=ARS Argentinian=ARS Chilean=CLP Colombian=COP Cuban=CUP Philippine=PHP
pesos: Uruguayan=UYU Dominican=DOP
rupees rupee: - Indian=INR Pakistani=PKR Pakistan=PKR Lankan=LKR Nepalese=NPR Nepali=NPR Mauritian=MUR
rubles ruble roubles rouble: - Russian=RUB Belarusian=BYN Belarussian=BYN Soviet=SUR
lira liras: - Turkish=TRY Italian=ITL
pounds pound: - British=GBP Egyptian=EGP Sudanese=SDG Syrian=SYP Lebanese=LBP
pounds_sterling pound_sterling sterling: GBP
francs franc: - Swiss=CHF French=FRF Belgian=BEF Congolese=CDF Rwandan=RWF Burundian=BIF
dirhams dirham: - UAE=AED Emirati=AED Moroccan=MAD
dinars dinar: - Kuwaiti=KWD Bahraini=BHD Iraqi=IQD Jordanian=JOD Serbian=RSD Tunisian=TND Algerian=DZD Libyan=LYD
riyals riyal: - Saudi=SAR Qatari=QAR
rials rial: - Iranian=IRR Omani=OMR Yemeni=YER
manats manat: - Azerbaijani=AZN Azerbaijan=AZN Azeri=AZN Turkmen=TMT
shillings shilling: - Kenyan=KES Tanzanian=TZS Ugandan=UGX Somali=SOS
soles: PEN
marks: - German=DEM Deutsche=DEM
cfa_francs cfa_franc: -
dalasi dalasis: GMD
kwacha: - Zambian=ZMW Malawian=MWK
ariary: MGA
pula: BWP
meticais metical: MZN
kina: PGK
gourdes gourde: HTG
quetzales: GTQ
lempiras: HNL
bolivianos: BOB
guaranies: PYG
kyats kyat: MMK
kip: LAK
riels riel: KHR
tugriks tugrik: MNT
afghanis: AFN
leones: - Leonean=SLE
denars denar: MKD
pesetas: ESP
drachmas: GRD
guilders: - Dutch=NLG Surinamese=SRG
"""
LISTED = """
AED AFN AMD AOA ARS AUD AZN BBD BDT BGN BHD BIF BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY CRC CZK DEM
DJF DKK DOP DZD EGP ETB EUR FJD FRF GBP GEL GHS GMD GNF GTQ GYD HKD HNL HUF IDR ILS INR IQD IRR ISK ITL JMD JOD JPY
KES KGS KHR KPW KRW KWD KZT LAK LBP LKR LRD LSL LYD MDL MGA MKD MMK MNT MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
NZD OMR PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SRD SSP SYP SZL THB TJS TMT TND TTD TWD TZS
UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW"""
CODES = frozenset(LISTED.split())
# Codes that are words or names too: read only beside a scale.
WORDLIKE = frozenset(("ALL", "BAM", "COP", "CUP", "MAD", "MOP", "PEN", "SOS", "TOP", "TRY"))
SIGNS = {
    "$": "USD", "US$": "USD", "U.S.$": "USD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "A$": "AUD", "AU$": "AUD",
    "NZ$": "NZD",
    "TT$": "TTD", "J$": "JMD", "EC$": "XCD", "FJ$": "FJD", "N$": "NAD",
    "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "R$": "BRL", "MX$": "MXN", "€": "EUR",
    "£": "GBP",
    "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "₫": "VND", "฿": "THB",
    "₸": "KZT", "₦": "NGN", "Rs": "INR", "Rs.": "INR", "RMB": "CNY", "Rp": "IDR", "Euro": "EUR", "RM": "MYR",
}  # fmt: skip
SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5,
    "lac": 10**5, "crore": 10**7, "mln": 10**6, "mn": 10**6, "mio": 10**6, "bln": 10**9, "bn": 10**9, "mrd": 10**9,
    "tn": 10**12, "trn": 10**12,
}  # fmt: skip
# Read only where a currency goes before and no space between: £3m.
LETTERS = {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9}
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SPELLED = {word: number for number, word in enumerate(ONES.split())}
SPELLED |= {word: number for number, word in zip(range(20, 100, 10), TENS.split(), strict=True)} | {"a": 1, "an": 1}
# Names that are other words too: read only beside a scale.
NAMELIKE = frozenset(("won", "marks", "rand", "dong", "lei", "som", "soles", "crowns", "dram", "drams", "sterling"))


def _owners() -> dict[str, dict[str, str]]:
    owners: dict[str, dict[str, str]] = {}
    for line in NAMES.strip().split("\n"):
        names, _, given = line.partition(": ")
        pairs = [pair.rpartition("=") for pair in given.split()]
        codes = {owner: code for owner, _, code in pairs}
        for name in names.split():
            owners.setdefault(name, {}).update(codes)
    return {name: owners[name] | owners.get(name + "s", {}) for name in owners}


OWNERS = _owners()


# What several states call their money by the same name or sign.
SHARED = {
    "rs": {"IND": "INR", "NPL": "NPR", "PAK": "PKR", "LKA": "LKR", "MUS": "MUR", "SYC": "SCR", "MDV": "MVR"},
    "k": {"ZMB": "ZMW", "MWI": "MWK", "PNG": "PGK"},
    "peso": {"MEX": "MXN", "ARG": "ARS", "CHL": "CLP", "COL": "COP", "CUB": "CUP", "PHL": "PHP", "URY": "UYU"},
    "franc": {"CHE": "CHF", "FRA": "FRF", "BEL": "BEF", "COD": "CDF", "RWA": "RWF", "BDI": "BIF"},
    "dinar": {
        "KWT": "KWD",
        "BHR": "BHD",
        "IRQ": "IQD",
        "JOR": "JOD",
        "SRB": "RSD",
        "TUN": "TND",
        "DZA": "DZD",
        "LBY": "LYD",
    },
    "ruble": {"RUS": "RUB", "BLR": "BYN"},
    "lira": {"TUR": "TRY"},
    "crown": {"CZE": "CZK", "SWE": "SEK", "NOR": "NOK", "DNK": "DKK"},
    "shilling": {"KEN": "KES", "TZA": "TZS", "UGA": "UGX"},
    "dirham": {"ARE": "AED", "MAR": "MAD"},
    "pound": {"EGY": "EGP", "SDN": "SDG", "LBN": "LBP", "SYR": "SYP"},
}
SAME = {
    "rupee": "rs",
    "rouble": "ruble",
    "koruna": "crown",
    "krone": "crown",
    "krona": "crown",
    "kwacha": "k",
    "kroner": "crown",
}


def of_pair(text: str, unit: str, pair: tuple[str, ...]) -> str:
    """The currency of an amount whose name or sign several states share: that of the one of the pair that has such.

    >>> of_pair("Rs 3 million", "INR", ("NPL", "QAT")), of_pair("Rs 3 million", "INR", ("IND", "NPL"))
    ('NPR', 'INR')
    """
    words = text.lower().replace(".", " ").split()
    for word in (*words[:1], *words[-1:]):
        name = word.strip("0123456789,").removesuffix("s") if word not in ("rs",) else word
        owners = SHARED.get(SAME.get(name, name), {})
        found = [owners[one] for one in pair if one in owners]
        if found:
            return unit if unit in found else found[0]
    return unit


def currency(owner: str, name: str) -> str:
    """The code of a currency by its name and whose it is, '' where that would be a guess.

    >>> currency("Mexican", "pesos"), currency("", "pesos"), currency("", "yen")
    ('MXN', '', 'JPY')
    """
    codes = OWNERS[name]
    if owner in codes or len(codes) > 1:
        return codes.get(owner, "").replace("-", "")
    return codes[""].replace("-", "")
