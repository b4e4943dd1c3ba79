"""Markdown that is only words: a piece of a question goes in, its HTML comes out, or None.

Most options and reasons are a paragraph of words, with a bit of code at most. The engine takes
a millisecond for each, since it asks every extension; what it makes of them is known beforehand.
"""

import re
from collections.abc import Iterable

# Extensions that leave such a paragraph as it is.
HARMLESS = frozenset(
    (
        *("toc", "tables", "fenced_code", "admonition", "sane_lists", "pymdownx.arithmatex"),
        *("pymdownx.highlight", "pymdownx.quotes", "pymdownx.superfences", "pymdownx.tasklist"),
    )
)
_WORDS = r"[^\\`*_{}\[\]<>$&\x00-\x1f\x7f-\xa0\u2000-\u200b\u2028\u2029\u3000]"
_CODE = r"`[^\s`\\$&<>](?:[^`\\$&<>\x00-\x1f\x7f-\xa0]*[^\s`\\$&<>])?`"
_STRESS = r"(?<![\w`])\*[A-Za-z](?:[A-Za-z -]*[A-Za-z])?\*(?![\w`])"
_TEX = r"(?:\\[A-Za-z]|[^\\$`<>&\x00-\x20\x7f-\xa0])"
_FORMULA = rf"\${_TEX}(?:(?:{_TEX}| )*{_TEX})?\$"
_PARAGRAPH = re.compile(
    rf"\n*(?P<why>\*\*Why\.\*\* (?=\S))?(?P<text>(?!\s|\d+\.(?:\s|\Z)|[:\-=+~^|#!.@/%;,?])"
    rf"(?:{_WORDS}|{_CODE}|{_STRESS}|{_FORMULA})+)(?<!\s)"
)
_SPAN = re.compile(r"`([^`]*)`|\$([^$]*)\$|\*([^*`$]*)\*")


def are_harmless(extensions: Iterable[str]) -> bool:
    """Whether these extensions of the engine leave a paragraph of words as it is."""
    return HARMLESS.issuperset(extensions)


def rendered(markdown: str) -> str | None:
    """What the engine makes of a line of words, code, formulas and stressed words.

    None of anything else. A formula is marked as arithmatex marks it.
    """
    found = _PARAGRAPH.fullmatch(markdown)
    if not found:
        return None
    why = "<strong>Why.</strong> " if found["why"] else ""
    return f"<p>{why}{_SPAN.sub(_span, found['text'])}</p>"


def _span(found: re.Match) -> str:
    code, tex, stressed = found.groups()
    if code is not None:
        return f"<code>{code}</code>"
    return f"<em>{stressed}</em>" if tex is None else rf'<span class="arithmatex">\({tex}\)</span>'
