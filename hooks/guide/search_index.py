"""What the search is told: the theme's index goes in, a smaller one in the same form comes out.

A browser fetches the index whole. So an entry keeps the beginning of its text, which is what a
reader sees of it, and each further word once, in a field that is searched and never shown. What
people call a topic stands in another such field of the page that teaches it. The theme asks for its
index with every first page, searched or not: it gets one without documents, and these come with the
first query, in a file of their own.
"""

import json
import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from html import escape, unescape
from itertools import pairwise
from pathlib import Path

from .bank import Bank
from .latest import NOTHING, Latest

# What parts words, the same in the index and in what is typed; letters are Latin and Greek.
SEPARATOR = r"[^0-9A-Za-z\u00c0-\u024f\u0370-\u03ff]+"
FIELDS = {"title": 12, "aliases": 16, "text": 2, "words": 1}  # how much a hit counts
BUDGET = 300_000  # bytes that the compressed index may have before questions lose their words
PIECE = 1_000_000  # bytes of the index that are compressed at once
EXCERPT = 170  # characters of a text that a reader sees
FILE, DOCUMENTS = "search/search_index.json", "search/documents.json"  # in the site
QUERY_SCRIPT = Path(__file__).with_name("search_query.js")
PASSED = ("#go-deeper", "#check-yourself")  # sections with nothing of their own to find
LATER = ("contribute/", "about/", "glossary/")  # pages that follow those that teach
_BLOCK = re.compile(r"<(?:/?(?:p|pre|ul|ol|li|h\d|table|tr|td|blockquote)\b)[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_CODE = re.compile(r"<pre>.*?</pre>", re.DOTALL)
_GOALS = re.compile(r"<p>After this page you can</p>.*", re.DOTALL)
_WORD = re.compile(r"[0-9a-z\u00c0-\u024f\u0370-\u03ff]+")
_COMPOUND = re.compile(r"\b([a-z])[-/\u2010\u2011\u2013]([a-z][a-z]*)")
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z])")
_EMPTY = """
a about after all alone also an and another any are as at be because been before being
both but by can could def did do does each every few first five for four from get gives
goes had has have here how if import in into is it its just keeps last least left made
makes many may more most much needs never new next no not nothing now np of off on once
one ones only or other our out over own per print return said same say says second she
since so some still such takes ten than that the their them then there these they third
this those three through times to too two under until up use used uses was we well went
were what when where whether which while who why will with without would you your
"""
_STOP = frozenset(_EMPTY.split())  # words that tell no section from another


def is_worker(place: str) -> bool:
    """Whether a file of the theme is the script that searches."""
    return re.fullmatch(r"assets/javascripts/workers/search\.\w+\.min\.js", place) is not None


def worker(script: str) -> str:
    """The theme's script, told what a typed query means before it runs."""
    return f"{QUERY_SCRIPT.read_text(encoding='utf-8')}\n{script}"


def aliases(bank: Bank, address: Mapping[str, str]) -> dict[str, list[str]]:
    """What people write for the topics that a page teaches, by its address in the site.

    `address` has that of each file below docs/ ('machine-learning/statistics.md').
    """
    return {
        address[chapter.path.removeprefix("docs/")]: [
            text for t in chapter.topics for text in (bank.topics[t].name, *bank.aliases.get(t, ()))
        ]
        for chapter in bank.chapters.values()
    }


def shortened(
    text: str, aliases: Mapping[str, Iterable[str]], latest: Latest = NOTHING
) -> dict[str, str]:
    """The files that stand for the theme's index file, by their places in the site.

    DOCUMENTS has the index (see `shorten`), FILE the same without its documents and with the name
    of the file that has them, which `search_query.js` looks for.
    """
    index = shorten(json.loads(text), aliases, latest=latest)
    later = {"config": index["config"] | {"later": Path(DOCUMENTS).name}, "docs": []}
    return {FILE: dumped(later), DOCUMENTS: dumped(index)}


def shorten(
    index: Mapping,
    aliases: Mapping[str, Iterable[str]],
    budget: int = BUDGET,
    latest: Latest = NOTHING,
) -> dict:
    """The index to publish.

    `index` is the theme's, with `config` and `docs` ({location, title, text: HTML}); `aliases` has
    what people write for the topics of a page by its location. Beyond `budget` bytes, compressed,
    questions keep only the beginning of their prompts, and beyond that only their titles.
    Entries that are as `latest` had them are not made again.
    """
    config = {**index["config"], "separator": SEPARATOR, "pipeline": []}
    config["fields"] = {name: {"boost": boost} for name, boost in FIELDS.items()}
    for question in (_prompt, _beginning, _nothing):
        docs = _docs(index["docs"], aliases, question, latest)
        made = {"config": config, "docs": docs}
        if _fits(made, budget):
            break
    return made


def _fits(index: Mapping, budget: int) -> bool:
    """Whether `size(index)` is at most `budget`; asks no further where the beginning is not."""
    text, squeeze, length = dumped(index).encode(), zlib.compressobj(9), 0
    for start in range(0, len(text), PIECE):
        length += len(squeeze.compress(text[start : start + PIECE]))
        if length > budget:
            return False
    return length + len(squeeze.flush()) <= budget


def size(index: Mapping) -> int:
    """How many bytes the index has when it was compressed as servers do."""
    return len(zlib.compress(dumped(index).encode(), 9))


def dumped(index: Mapping) -> str:
    """The index as the text of a file."""
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _docs(
    docs: Iterable[Mapping], aliases: Mapping, question: Callable, latest: Latest
) -> list[dict]:
    made = []
    for doc in docs:
        if doc["location"].endswith(PASSED):
            continue
        names = " ".join(aliases.get(doc["location"], ()))
        make = partial(_entry, doc, names, question)
        step = f"search {question.__name__}"
        made.append(latest.of(step, doc["location"], (doc, names), make))
    return made


def _entry(doc: Mapping, names: str, question: Callable) -> dict:
    page, _, part = doc["location"].partition("#")
    is_set, is_later = page.startswith("questions/"), page.startswith(LATER)
    text, all_text = (question if is_set and part else _section)(doc["text"])
    shown = _words(f"{doc['title']} {text}")
    further = set() if is_later else _longest(_words(all_text) - shown)
    entry = {"location": doc["location"], "title": doc["title"]}
    entry["text"] = f"<p>{escape(text, quote=False)}</p>" if text else ""
    for name, words in (("aliases", _words(names)), ("words", further)):
        if words:
            entry[name] = " ".join(sorted(words))
    if is_set or is_later:
        entry["boost"] = 0.3 if is_later else 0.6  # what teaches comes before what asks
    return entry


def _section(html: str) -> tuple[str, str]:
    """(what is shown of a section, all of its text)."""
    html = _GOALS.sub("", html)
    shown = _plain(_CODE.sub(" ", html))
    return _cut(shown), f"{shown} {_plain(html)}"


def _prompt(html: str) -> tuple[str, str]:
    text = _plain(html)
    return _cut(text), text


def _beginning(html: str) -> tuple[str, str]:
    return _prompt(html)[0], ""


def _nothing(html: str) -> tuple[str, str]:
    return "", ""


def _plain(html: str) -> str:
    """The text of HTML, on one line."""
    return " ".join(unescape(_TAG.sub("", _BLOCK.sub(" ", html))).split())


def _cut(text: str) -> str:
    """The sentences of a text that fit into EXCERPT characters, or its beginning."""
    shown = ""
    for sentence in _SENTENCE.split(text):
        longer = f"{shown} {sentence}".strip()
        if len(longer) > EXCERPT:
            break
        shown = longer
    return shown or (f"{text[:EXCERPT].rpartition(' ')[0]} …" if text else "")


def _words(text: str) -> set[str]:
    """The words to find a text by: small, each once; 't-SNE' also as 'tsne'."""
    small = text.lower()
    words = {w for w in _WORD.findall(small) if len(w) > 1 and not w.isdigit() and w not in _STOP}
    return words | {a + b for a, b in _COMPOUND.findall(small)}


def _longest(words: set[str]) -> set[str]:
    """Those that no other one begins with: a query finds what begins with its words."""
    return words - {a for a, b in pairwise(sorted(words)) if len(a) > 3 and b.startswith(a)}
