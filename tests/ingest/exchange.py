"""Documents in which states, peoples and cities are exchanged for others, each always for the same one."""

import random
from collections import defaultdict

KINDS = ("name", "demonym", "capital", "city")


class Exchange:
    """For each state another one that has as many kinds of name; drawn by a seed from the table of aliases.

    of: alpha-3 code → the other's; text: a document with every name exchanged; labels: its labels likewise.
    """

    def __init__(self, tables, gazetteer, seed):
        self.gazetteer, self.atlas = gazetteer, tables.atlas
        aliases = tables["country_aliases"]
        now = aliases[aliases["valid_to"].eq("") & aliases["kind"].isin(KINDS)]
        self.names = defaultdict(lambda: defaultdict(list))
        for row in now.to_dict("records"):
            self.names[row["iso3"]][row["kind"]].append(row["alias"])
        for code, name in zip(tables["countries"]["iso3"], tables["countries"]["name_en"], strict=True):
            self.names[code]["name"] = [name] if self._means(name, code) else []
        tags = {"name": "state", "demonym": "demonym", "capital": "city", "city": "city"}
        for kinds in self.names.values():
            for kind, tag in tags.items():
                kinds[kind] = [name for name in kinds[kind] if self._tagged(name, tag)]
        whole = sorted(code for code, kinds in self.names.items() if all(kinds[kind] for kind in KINDS))
        others = whole[:]
        random.Random(seed).shuffle(others)
        self.of = dict(zip(others, others[1:] + others[:1], strict=True))
        self.chosen = {}

    def _means(self, name, code):
        found = list(self.gazetteer.find(name))
        return len(found) == 1 and found[0].meaning.values == (code,) and found[0].end - found[0].start == len(name)

    def text(self, text):
        pieces, place = [], 0
        for one in self.gazetteer.find(text):
            living = [code for code in one.meaning.values if code in self.of]
            if one.meaning.tag in ("state", "demonym", "city") and len(living) == 1:
                pieces += [text[place : one.start], self._other(text[one.start : one.end], one.meaning.tag, living[0])]
                place = one.end
        return "".join(pieces) + text[place:]

    def _other(self, name, tag, code):
        """The other state's name for a name: always the same, and another one for another city or plural."""
        key = (code, tag, name.casefold())
        if key not in self.chosen:
            kind = {"state": "name", "demonym": "demonym"}.get(tag) or (
                "capital" if self._capital(name, code) else "city"
            )
            known = self.names[self.of[code]][kind]
            if tag == "demonym":
                known = [each for each in known if each.endswith("s") == name.endswith("s")] or known
            taken = sum(1 for other in self.chosen if other[:2] == key[:2])
            self.chosen[key] = known[0 if tag == "state" else taken % len(known)] if known else name
        chosen = self.chosen[key]
        return chosen.upper() if name.isupper() and len(name) > 3 else chosen

    def _capital(self, name, code):
        return name in self.names[code]["capital"]

    def _tagged(self, name, tag):
        found = list(self.gazetteer.find(name))
        living = [code for code in found[0].meaning.values if not self.atlas.ended(code)] if found else []
        return len(found) == 1 and found[0].meaning.tag == tag and len(living) == 1

    def codes(self, codes):
        return sorted(self.of.get(code, code) for code in codes)

    def labels(self, labels):
        return [
            label
            | {name: self.codes(label.get(name) or []) for name in ("countries", "countries_opt")}
            | {name: self.of.get(label.get(name), label.get(name)) for name in ("sender", "receiver")}
            for label in labels
        ]
