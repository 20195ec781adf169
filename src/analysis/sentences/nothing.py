"""What a block of a data set says without rows: which fetch would tell, or that the years asked for hold none."""

from analysis.sentences.statement import Block, Paragraph, Statement
from analysis.sentences.words import Words

MISSING = {  # data set → the message that says what is not known without it, and which fetch would tell
    "lowy": "postings.not_here",
    "passport_index": "visas.not_here",
    "atop": "alliances.not_here",
    "cow_igo": "shared_bodies.not_here",
    "treaties": "treaties.not_here",
    "icews": "media.not_here",
    "wb_gdp": "scale.gdp_usd_not_here",
    "cow_nmc": "scale.population_not_here",
}


def nothing(dataset: str, words: Words) -> Block:
    """One statement without rows."""
    source = words.data.source(dataset)
    if not getattr(source, "originals", ()):
        return Block([Paragraph((Statement(words.message(MISSING[dataset]), absent=True),))])
    told = words.message("nothing.within", title=source.title, years=source.years.replace("-", "–"))
    return Block([Paragraph((Statement(told, absent=True),))])
