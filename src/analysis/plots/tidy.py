"""The SVG of a matplotlib figure made fit to stand inside a page: bare elements, ids under one name, two decimals."""

import io
import re
from typing import Any
from xml.etree import ElementTree

from matplotlib.figure import Figure

from analysis.plots import style

NAMESPACE = re.compile(r"^\{[^}]*\}")
FINE = re.compile(r"-?\d+\.\d{3,}")
POINTER = re.compile(r"(?<=url\(#)[^)]+")
SAID = re.compile(
    r"font-family: [^;]*sans-serif; ?|text-anchor: start(; )?|stroke-linejoin: miter(; )?|stroke-linejoin: round(; )?"
)
NO_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


def svg(figure: Figure, name: str, alt: str) -> str:
    """A figure as one `<svg>` element."""
    file = io.BytesIO()
    with style.look():
        figure.savefig(file, format="svg", metadata=NO_METADATA)
    return _tidy(ElementTree.fromstring(file.getvalue()), name, alt)


def _tidy(root: ElementTree.Element, name: str, alt: str) -> str:
    aimed = {target for node in root.iter() for target in _targets(node)}
    for parent in root.iter():
        for child in list(parent):
            if _tag(child) in ("metadata", "style"):
                parent.remove(child)
    for node in root.iter():
        _clean(node, name, aimed)
    _unwrap(root)
    _label(root, name, alt)
    return ElementTree.tostring(root, encoding="unicode")


def _tag(node: ElementTree.Element) -> str:
    return NAMESPACE.sub("", str(node.tag))


def _targets(node: ElementTree.Element) -> list[str]:
    found = [target for value in node.attrib.values() for target in POINTER.findall(value)]
    return found + [value[1:] for key, value in node.attrib.items() if key.endswith("}href")]


def _clean(node: ElementTree.Element, name: str, aimed: set[str]) -> None:
    node.tag = _tag(node)
    node.tail = None
    if node.tag != "text":
        node.text = None
    kept: dict[str, str] = {}
    for key, value in node.attrib.items():
        key = NAMESPACE.sub("", key)
        if key == "id":
            if value in aimed:
                kept["id"] = f"{name}-{value}"
        elif key == "href":
            kept["href"] = f"#{name}-{value[1:]}"
        elif not (key == "transform" and value.startswith("rotate(-0 ")):
            kept[key] = _short(key, POINTER.sub(lambda found: f"{name}-{found[0]}", value))
    node.attrib.clear()
    node.attrib.update(kept)


def _unwrap(node: ElementTree.Element) -> None:
    """Take out the groups that say nothing: an element without attributes, or a definition of nothing."""
    kept: list[ElementTree.Element] = []
    for child in node:
        _unwrap(child)
        bare = child.tag in ("g", "defs") and not child.attrib
        kept += list(child) if bare and (child.tag == "g" or not len(child)) else [child]
    node[:] = kept


def _short(key: str, value: str) -> str:
    value = FINE.sub(lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."), value)
    if key == "d":
        return re.sub(r" ?\n", "", value).strip()
    return SAID.sub("", value).strip("; ") if key == "style" else value


def _label(root: ElementTree.Element, name: str, alt: str) -> None:
    size: dict[str, Any] = {"xmlns": "http://www.w3.org/2000/svg", "role": "img", "viewBox": root.attrib["viewBox"]}
    wide = float(root.attrib["viewBox"].split()[2])
    root.attrib.clear()
    root.attrib.update(size)
    root.set("aria-labelledby", f"{name}-title {name}-desc")
    root.set("font-family", f"'{style.FONTS[0]}', {', '.join(style.FONTS[1:])}, sans-serif")
    root.set("stroke-linejoin", "round")
    root.set("style", f"width:100%;max-width:{wide * 4 / 3:.0f}px;height:auto")
    for place, tag, text in ((0, "title", alt.split(": ")[0].split(". ")[0]), (1, "desc", alt)):
        words = ElementTree.Element(tag, {"id": f"{name}-{tag}"})
        words.text = text
        root.insert(place, words)
