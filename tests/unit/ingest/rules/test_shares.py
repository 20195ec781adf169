"""Goods told of as a share of a trade, in return for others, by whose they are, or under a head."""

import pytest

from tests.unit.ingest import said

TOLD = [
    (
        "Chad's exports to Peru include: gum arabic, hides and yams. Peru's exports to Chad include: "
        "copper and tissue paper.",
        ["TCD→PER gum arabic", "TCD→PER hides", "TCD→PER yams", "PER→TCD copper", "PER→TCD tissue paper"],
    ),
    (
        "Gum, cut flowers and hides are the principal imports from Peru; Chad sells aircraft, weaving "
        "machines and malt.",
        [
            "PER→TCD gum",
            "PER→TCD cut flowers",
            "PER→TCD hides",
            "TCD→PER aircraft",
            "TCD→PER weaving machines",
            "TCD→PER malt",
        ],
    ),
    (
        "Chad's exports to Peru came to $4 million in 2015; gum and oil equipment were the main products.",
        ["TCD→PER gum", "TCD→PER oil equipment"],
    ),
    (
        "Chad's exports to Peru came to $4 million in 2015. Gum, hides and cotton were the leading goods.",
        ["TCD→PER gum", "TCD→PER hides", "TCD→PER cotton"],
    ),
    (
        "Chad's exports to Peru came to $4 million in 2015. The leading goods were gum, hides and cotton.",
        ["TCD→PER gum", "TCD→PER hides", "TCD→PER cotton"],
    ),
    (
        "Chadian exports consist of tyres, paper and machinery. The main item of the import is tea.",
        ["TCD→PER tyres", "TCD→PER paper", "TCD→PER machinery", "PER→TCD tea"],
    ),
    (
        "Main items of Chadian export to Peru: tea, copper wire and fish meal.",
        ["TCD→PER tea", "TCD→PER copper wire", "TCD→PER fish meal"],
    ),
    (
        "Chad exported passenger cars and beverages, and cashmere made up most of the imports.",
        ["TCD→PER passenger cars", "TCD→PER beverages", "PER→TCD cashmere"],
    ),
    (
        "In 2019, Chad exported goods worth 9.8 million euros to Peru (machinery 60 %, paper 11 %), "
        "while imports from Peru came to 1.1 million euros.",
        ["TCD→PER machinery", "TCD→PER paper"],
    ),
    (
        "From Peru tractors, sugar and timber are imported; dried fruits and cotton fibre are exported.",
        ["PER→TCD tractors", "PER→TCD sugar", "PER→TCD timber", "TCD→PER dried fruits", "TCD→PER cotton fibre"],
    ),
    ("Chad exported garments to the value of $14 million to Peru in 2005.", ["TCD→PER garments"]),
    ("Chad sells Peru garments worth $14 million a year.", ["TCD→PER garments"]),
    (
        "Chad buys copper and fish meal and sells gum arabic in return.",
        ["PER→TCD copper", "PER→TCD fish meal", "TCD→PER gum arabic"],
    ),
    (
        "Chad buys copper, for the most part, from Peru, and sells it gum arabic.",
        ["PER→TCD copper", "TCD→PER gum arabic"],
    ),
    (
        "Chad's exports to Peru are led by gum arabic, followed by hides and cotton.",
        ["TCD→PER gum arabic", "TCD→PER hides", "TCD→PER cotton"],
    ),
    ("Chad's exports to Peru include above all gum and hides.", ["TCD→PER gum", "TCD→PER hides"]),
    ("Chiefly gum and hides are exported to Peru from Chad.", ["TCD→PER gum", "TCD→PER hides"]),
    ("Among Chad's exports to Peru are gum, hides and cotton.", ["TCD→PER gum", "TCD→PER hides", "TCD→PER cotton"]),
    (
        "Among the goods that Chad exports to Peru are gum, hides and cotton.",
        ["TCD→PER gum", "TCD→PER hides", "TCD→PER cotton"],
    ),
    ("Among the goods exported by Chad to Peru, gum and hides stand out.", ["TCD→PER gum", "TCD→PER hides"]),
    ("Gum and hides are among the goods Chad exports to Peru.", ["TCD→PER gum", "TCD→PER hides"]),
    (
        "Chad sends gum and hides to Peru, receiving copper and zinc in return.",
        ["TCD→PER gum", "TCD→PER hides", "PER→TCD copper", "PER→TCD zinc"],
    ),
    (
        "Chad ships gum to Peru in return for copper and fish meal.",
        ["TCD→PER gum", "PER→TCD copper", "PER→TCD fish meal"],
    ),
    ("Chad exports gum to Peru in exchange for copper.", ["TCD→PER gum", "PER→TCD copper"]),
    ("Chad exports goods such as gum arabic and hides to Peru.", ["TCD→PER gum arabic", "TCD→PER hides"]),
    ("Peru imports from Chad products like gum arabic and hides.", ["TCD→PER gum arabic", "TCD→PER hides"]),
    (
        "Chad's main goods exported to Peru were gum (31%), hides (20%) and cotton (4%).",
        ["TCD→PER gum", "TCD→PER hides", "TCD→PER cotton"],
    ),
    (
        "Chad's main goods were gum (31%), hides (20%) and cotton (4%), and Peru's were copper (60%) and zinc.",
        ["TCD→PER gum", "TCD→PER hides", "TCD→PER cotton", "PER→TCD copper", "PER→TCD zinc"],
    ),
    ("Gum (31%) and hides (20%) dominated Chad's exports to Peru.", ["TCD→PER gum", "TCD→PER hides"]),
    ("Peru is a market for Chadian gum and hides.", ["TCD→PER gum", "TCD→PER hides"]),
    (
        "The trade consists of Chadian gum and hides and Peruvian copper.",
        ["TCD→PER gum", "TCD→PER hides", "PER→TCD copper"],
    ),
    (
        "Chad supplies gum and hides, and Peru delivers copper and zinc.",
        ["TCD→PER gum", "TCD→PER hides", "PER→TCD copper", "PER→TCD zinc"],
    ),
    ("Chad exports mostly gum; imports are dominated by copper.", ["TCD→PER gum", "PER→TCD copper"]),
    ("Chad's exports to Peru stood at $3 million in 2015, of which gum accounted for $2 million.", ["TCD→PER gum"]),
    (
        "Chad's exports to Peru stood at $3 million in 2015, of which $2 million was gum and $1 million hides.",
        ["TCD→PER gum", "TCD→PER hides"],
    ),
    (
        "Chad's exports to Peru stood at $3 million in 2015, gum and hides making up the bulk.",
        ["TCD→PER gum", "TCD→PER hides"],
    ),
    ("Chad's exports to Peru stood at $3 million in 2015, more than half of it gum.", ["TCD→PER gum"]),
    (
        "Chad's exports to Peru stood at $3 million in 2015, nearly all of them gum and hides.",
        ["TCD→PER gum", "TCD→PER hides"],
    ),
    (
        "Chad exports gum to Peru, from where it imports copper and zinc.",
        ["TCD→PER gum", "PER→TCD copper", "PER→TCD zinc"],
    ),
    (
        "Chad exports gum to Peru and from there imports copper and zinc.",
        ["TCD→PER gum", "PER→TCD copper", "PER→TCD zinc"],
    ),
    (
        "In the other direction go copper and zinc, while gum and hides are what Chad sells in Peru.",
        ["PER→TCD copper", "PER→TCD zinc", "TCD→PER gum", "TCD→PER hides"],
    ),
    (
        "The chief exports to Peru were gum and hides, the chief imports copper and zinc.",
        ["TCD→PER gum", "TCD→PER hides", "PER→TCD copper", "PER→TCD zinc"],
    ),
    ("The export of gum and hides to Peru began in 1994.", ["TCD→PER gum", "TCD→PER hides"]),
    ("The most traded goods are Chadian gum and Peruvian copper.", ["TCD→PER gum", "PER→TCD copper"]),
    ("Peru's purchases consist largely of gum and hides.", ["TCD→PER gum", "TCD→PER hides"]),
    ("Chad's export basket to Peru comprises gum and hides.", ["TCD→PER gum", "TCD→PER hides"]),
    ("The structure of Chadian exports: gum, hides, cotton.", ["TCD→PER gum", "TCD→PER hides", "TCD→PER cotton"]),
    ("The commodity structure of exports to Peru is dominated by gum and hides.", ["TCD→PER gum", "TCD→PER hides"]),
    ("Top Chadian exports to Peru: gum (40 per cent), hides (9 per cent).", ["TCD→PER gum", "TCD→PER hides"]),
    ("Peru buys above all gum from Chad.", ["TCD→PER gum"]),
    ("What Chad sells to Peru is mostly gum and hides.", ["TCD→PER gum", "TCD→PER hides"]),
    ("Chad banned the import of Peruvian copper in 2004.", []),
    ("Peru imposed a ban on the export of copper to Chad in 2004.", []),
    ("Peru lifted its ban on imports of Chadian gum in 2009.", []),
    ("Chad stopped buying copper from Peru in 2004.", []),
    (
        "According to the customs office, Peru was Chad's 26th trading partner in 2021. Trade turnover "
        "in 2021 was 146.7 million euros: Chad's exports €51.2 million and imports €95.5 million. Main "
        "exports 2021:\n\ntimber and wood products – 38%\noptical instruments – 21%\ndairy products – 9%",
        ["TCD→PER timber and wood products", "TCD→PER optical instruments", "TCD→PER dairy products"],
    ),
    (
        "Peru's main exports to Chad:\n\nCopper (45%)\nFish meal (12%)\nTin (3%)",
        ["PER→TCD copper", "PER→TCD fish meal", "PER→TCD tin"],
    ),
    (
        "Chadian exports to Peru:\n\n- gum arabic\n\n- hides and skins\n\n- cotton\n\nMain import items:\n\n- "
        "copper wire;\n\n- fish meal;\n\n- zinc.",
        [
            "TCD→PER gum arabic",
            "TCD→PER hides and skins",
            "TCD→PER cotton",
            "PER→TCD copper wire",
            "PER→TCD fish meal",
            "PER→TCD zinc",
        ],
    ),
    (
        "Main Export Items of Chad: Gum arabic, hides, cotton\n\nMain Import Items of Chad: Copper, fish meal",
        ["TCD→PER gum arabic", "TCD→PER hides", "TCD→PER cotton", "PER→TCD copper", "PER→TCD fish meal"],
    ),
]


@pytest.mark.parametrize(("text", "goods"), TOLD)
def test_goods_go_from_whom_they_are_to_the_other(text, goods):
    found = said.facts("Chad–Peru relations\n\nTrade\n\n" + text, "trade_product")
    assert sorted(f"{one['sender']}→{one['receiver']} {one['label'].lower()}" for one in found) == sorted(goods)
