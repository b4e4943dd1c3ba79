"""The glossary: a bank goes in, its page comes out; and a page's HTML, with its terms linked.

The first time a page uses a term, the word leads to the glossary and says its meaning on
hover. Headings, links, code, formulas and questions are left alone, and so is the page that
explains the term.
"""

import re
from collections.abc import Callable, Iterable
from html import escape

from .model import Term

URI = "glossary.md"
_TAG = re.compile(
    r"<!--.*?-->|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^>]*)>", re.DOTALL
)
_BEGINNING = re.compile(r"(?<![\w-])\w+")  # of a word, by which a term is looked for
_LEFT_ALONE = frozenset(
    ("a", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "math", "button", "section", "th")
)


def slug(term: str) -> str:
    """The id of a term on the glossary's page; as Python-Markdown's toc makes it of a heading."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", term).strip().lower())


def make(terms: Iterable[Term], title_of: Callable[[str], str]) -> str:
    """The page. `title_of(path)` is the title of the page at 'docs/…'."""
    terms = list(terms)
    lines = [
        "---",
        "title: Glossary",
        f'description: "{len(terms)} terms of data-science interviews, a sentence each, with the '
        'page that explains them."',
        "---",
        "A sentence for each term, and the page that explains it. On the pages themselves the "
        "first use of a term leads here.",
    ]
    letter = ""
    for term in terms:
        first = term.term[0].upper() if term.term[0].isalpha() else "#"
        if first != letter:
            letter = first
            lines += ["", f"## {letter if letter != '#' else 'Numbers'}"]
        page = term.page.removeprefix("docs/")
        lines += [
            "",
            f"### {term.term}",
            "",
            f"{term.means} [{title_of(term.page)}]({page})",
        ]
    return "\n".join([*lines, ""])


class Linker:
    """Links the first use of each term on a page; a term begins with a letter or digit."""

    def __init__(self, terms: Iterable[Term]):
        self._terms = {form: term for term in terms if term.is_linked for form in _forms(term.term)}
        longest_first = sorted(self._terms, key=lambda form: (-len(form), form))
        words = "|".join(re.escape(form) for form in longest_first)
        self._pattern = re.compile(rf"(?:{words})(?![\w-])", re.IGNORECASE)
        self._beginnings = {m[0] for m in map(_BEGINNING.match, self._terms) if m}

    def link(self, html: str, path: str, glossary: str) -> str:
        """`html` of the page at `path` ('docs/…'), with links to the page at address `glossary`."""
        seen: set[str] = set()

        def word(found: re.Match) -> str:
            term = self._terms[found[0].lower()]
            if term.term in seen or term.page == path:
                return found[0]
            seen.add(term.term)
            place = f"{glossary}#{slug(term.term)}"
            return f'<a class="term" href="{place}" title="{escape(term.means)}">{found[0]}</a>'

        parts, end, depth = [], 0, 0
        for tag in _TAG.finditer(html):
            text = html[end : tag.start()]
            parts.append(text if depth else self._linked(text, word))
            parts.append(tag[0])
            end = tag.end()
            if (tag["name"] or "").lower() in _LEFT_ALONE and not tag["rest"].endswith("/"):
                depth = max(depth + (-1 if tag["end"] else 1), 0)
        return "".join([*parts, html[end:]])

    def _linked(self, text: str, link: Callable[[re.Match], str]) -> str:
        """`text` with what `link` makes of each term in it, of two that overlap the first."""
        parts, end = [], 0
        for beginning in _BEGINNING.finditer(text):
            if beginning[0].lower() not in self._beginnings or beginning.start() < end:
                continue
            found = self._pattern.match(text, beginning.start())
            if found:
                parts += [text[end : found.start()], link(found)]
                end = found.end()
        return "".join([*parts, text[end:]])


def _forms(term: str) -> set[str]:
    """The term and its regular plural, in lower case."""
    low = term.lower()
    return {low, f"{low}s"} if re.search(r"[^\W\d_]$", low) and not low.endswith("s") else {low}
