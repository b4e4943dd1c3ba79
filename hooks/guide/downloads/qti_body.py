"""HTML of a question goes in, the same in the elements that QTI 2.1 allows comes out.

They are HTML too, so QTI 1.2, which takes any HTML, is given the same.

IMS Question and Test Interoperability 2.1, Assessment Test, Section and Item Information Model,
section 6 (body elements). Mathematics stays MathML, in its own namespace.
"""

import posixpath
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement

from .html_tree import UnexpectedHTML
from .rendered import Shown

MATHML = "http://www.w3.org/1998/Math/MathML"
MEDIA = "media"  # the folder of pictures in the package
_INLINE = {"em", "strong", "code", "kbd", "sub", "sup", "a", "br", "img"}
# No dl: in the schema of QTI 2.1 neither dt nor dd may hold text.
_LISTS_AND_TABLES = {"ul", "ol", "li", "table", "thead", "tbody", "tr"}
_KEPT = {"p", "pre", "blockquote", "hr", *_INLINE, *_LISTS_AND_TABLES, "th", "td"}
# Elements whose content stays: boxes of the site's layout, and the highlighter's colors.
_TRANSPARENT = {"span", "div", "del", "small", "section"}
_ATTRIBUTES = {
    "a": ("href",),
    "img": ("alt", "width", "height"),
    "th": ("colspan", "rowspan"),
    "td": ("colspan", "rowspan"),
}
# Of MathML's attributes those that QTI 2.1's MathML 2 knows too. Classes are of the site's style.
_MATH_ATTRIBUTES = {
    *("display", "displaystyle", "scriptlevel", "mathvariant", "stretchy", "fence", "form"),
    *("separator", "lspace", "rspace", "accent", "accentunder", "linethickness", "minsize"),
    *("maxsize", "symmetric", "movablelimits", "columnalign", "rowspacing", "columnspacing"),
    *("width", "height", "depth", "largeop", "notation", "columnspan", "rowspan", "columnlines"),
    *("rowlines", "frame", "side", "rowalign"),
}


def put(source: Element, target: Element, up: str) -> None:
    """Add what is in `source` to `target`.

    `up` leads from the item's folder to the package's top ('../../'). Raises UnexpectedHTML for
    an element that no page may hold.
    """
    _add_text(target, source.text)
    for child in source:
        if child.tag in _TRANSPARENT:
            put(child, target, up)
        elif child.tag == "math":
            math = _math(child)
            math.set("xmlns", MATHML)
            target.append(math)
        elif child.tag in _KEPT:
            attributes = {k: v for k in _ATTRIBUTES.get(child.tag, ()) if (v := child.get(k))}
            made = SubElement(target, child.tag, attributes)
            if child.tag == "img":
                made.set("src", f"{up}{media_name(child)}")
                made.set("alt", child.get("alt", ""))
            put(child, made, up)
        else:
            raise UnexpectedHTML(f"<{child.tag}> has no place in QTI")
        _add_text(target, child.tail)


def right_ones(shown: Shown, target: Element, up: str) -> None:
    """Add to `target` which options are right; `up` as for `put`."""
    right = [option.text for option in shown.options if option.right]
    SubElement(target, "p").text = "Right is:" if len(right) == 1 else "Right are:"
    _listed(right, target, up)


def rubric(shown: Shown, target: Element, up: str) -> None:
    """Add to `target` what to listen for in an answer, and what to ask next; `up` as for `put`."""
    SubElement(target, "p").text = "Listen for, one point each:"
    _listed(shown.points, target, up)
    SubElement(target, "p").text = "Follow-ups:"
    _listed(shown.follow_ups, target, up)


def media_name(image: Element) -> str:
    """Where a picture stands in the package."""
    return f"{MEDIA}/{posixpath.basename(image.get('data-file'))}"


def _listed(elements: Iterable[Element], target: Element, up: str) -> None:
    items = SubElement(target, "ul")
    for element in elements:
        put(element, SubElement(items, "li"), up)


def _math(source: Element) -> Element:
    kept = {name: value for name, value in source.items() if name in _MATH_ATTRIBUTES}
    made = Element(source.tag, kept)
    made.text = source.text
    for child in source:
        copy = _math(child)
        copy.tail = child.tail
        made.append(copy)
    return made


def _add_text(target: Element, text: str | None) -> None:
    """Add `text` after the last thing in `target`."""
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
