"""A figure as it stands inside a page: the same drawing in fewer bytes, with ids and classes of its own."""

import re
from collections import Counter
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from analysis.pages import strokes

POINTS = re.compile(r" *([MLHVCSQTAZmlhvcsqtaz]) *")
OFTEN = 3


def small(root: Element, name: str) -> str:
    """A checked SVG element with repeated styles as classes, plain groups undone and paths without needless blanks.

    All ids and classes begin with `name`, so that two figures of one page never touch each other. Changes the element.
    """
    _own_ids(root, name)
    _ungroup(root)
    for element in root.iter():
        if "d" in element.attrib:
            element.set("d", strokes.short(POINTS.sub(r"\1", element.attrib["d"]).strip()))
    _classes(root, name)
    root.attrib = {"xmlns": "http://www.w3.org/2000/svg"} | root.attrib
    return ElementTree.tostring(root, encoding="unicode").replace(" />", "/>")


def _own_ids(root: Element, name: str) -> None:
    ids = {element.attrib["id"] for element in root.iter() if "id" in element.attrib}
    new = {identity: identity if identity.startswith(f"{name}-") else f"{name}-{identity}" for identity in ids}
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, new[value])
            elif value.startswith("#") and value[1:] in new:
                element.set(key, f"#{new[value[1:]]}")
            elif "url(#" in value:
                element.set(key, re.sub(r"(?<=url\(#)[^)]+", lambda found: new.get(found[0], found[0]), value))
            elif key.startswith("aria-"):
                element.set(key, " ".join(new.get(word, word) for word in value.split(" ")))


def _ungroup(parent: Element) -> None:
    """Put the children of groups without attributes in the groups' place."""
    for child in list(parent):
        _ungroup(child)
        if child.tag == "g" and not child.attrib and not (child.text or "").strip():
            place = list(parent).index(child)
            parent.remove(child)
            for offset, grandchild in enumerate(list(child)):
                parent.insert(place + offset, grandchild)


def _classes(root: Element, name: str) -> None:
    """Give a class to each style that elements below the root share, and say the styles once."""
    below = [element for element in root.iter() if element is not root and "style" in element.attrib]
    counted = Counter(element.attrib["style"] for element in below)
    shared = {style: f"{name}-{number}" for number, (style, n) in enumerate(counted.items()) if n >= OFTEN}
    for element in below:
        if element.attrib["style"] in shared:
            element.set("class", shared[element.attrib.pop("style")])
    if shared:
        rules = Element("style")
        rules.text = "".join(f".{label}{{{style}}}" for style, label in shared.items())
        root.insert(len(root.findall("title") + root.findall("desc")), rules)
