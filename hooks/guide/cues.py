"""What the form of an option could tell a reader who does not know: text goes in, cues come out.

The one owner of these measures: the rules of item writing speak to the author about one
question, the guessers (`guessing`) ask how far the same cues lead through the whole bank.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache


def listed(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


ABSOLUTE_WORDS = listed(
    """always certainly completely entirely everything guaranteed guarantees impossible must never
    nobody none nothing only perfectly totally"""
)
MILD_ABSOLUTE_WORDS = listed("all any cannot every exactly no")  # a cue when repeated
HEDGES = listed(
    """almost approximately could generally likely mainly may maybe might mostly normally often
    partly perhaps possibly potentially probably somewhat sometimes tend tends typically
    usually"""
)
_ABSOLUTE_PHRASE = re.compile(
    r"\b(?:under no circumstances|without (?:any )?exception|in (?:all|every) cases?"
    r"|no matter (?:what|how|which)|(?:every|each) (?:single )?time|by no means|at all times)\b"
)
_HEDGE_PHRASE = re.compile(
    r"\b(?:in (?:most|many|some) cases|as a rule|by and large|on the whole|for the most part"
    r"|most of the time|more often than not|to some (?:degree|extent)|in general|not always"
    r"|not necessarily|can sometimes|depending on)\b"
)
_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|both|neither|any|each|some|two|three)(?: one)?(?: of)?(?: the)?(?: other)?"
    r" (?:above|below|preceding|following|listed|options?|answers?|choices?|statements)\b"
    r"|^\W*(?:all|none|both|neither) of (?:these|them|those)\W*$"
    r"|^\W*(?:both |only |neither )?(?:options? )?[A-F](?:, [A-F])*,? (?:and|or|nor|&) [A-F]\W*$",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|never|except|neither|nor|cannot)\b|\b\w+n['\u2019]t\b", re.IGNORECASE
)
_ASKS_FOR_ONE = re.compile(
    r"\b(?:which|what|who|where|when|choose|select|pick|mark|name|tick)\b|\bfollowing\b",
    re.IGNORECASE,
)
_REASON_CLAUSE = re.compile(r"^\W*(?:why|how|if|given|suppose|because|since)\b", re.IGNORECASE)
_FENCE = re.compile(r"^(?P<mark>`{3,}|~{3,}).*?^(?P=mark)[ \t]*$", re.MULTILINE | re.DOTALL)
_NUMBER = re.compile(
    r"^\W{0,3}?(?P<sign>[-+±]?)\s?\$?(?P<whole>\d{1,3}(?:[,\u2009\u202f ]\d{3})+(?!\d)|\d+)?"
    r"(?P<fraction>\.\d+)?(?:/(?P<under>\d+))?(?P<unit>[^\d]*)$"
)
_DIGIT = re.compile(r"\d")
_MINUS = {0x2212: "-", 0x2013: "-"}
LONGEST_UNIT = 25  # characters
_ABOUT = re.compile(r"^\W*(?:about|around|roughly|nearly|approximately)\s+|\u2248|~", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"(\d+(?:\.\d+)?)(?:e|\s?[x\u00d7]\s?10\^)(-?\d+)", re.IGNORECASE)
_POWER = re.compile(r"^\W{0,3}?(?P<base>\d+)\^\{?(?P<power>-?\d+)\}?\W{0,2}$")
_COMMON = listed(
    """about above after again against also although among because been before being below
    between both cannot choose could does doing down each else even every exactly fewer first
    following from gets give given gives goes good have having here into itself just kept know
    less like made make makes many means more most much must need needs next once only other
    others over same second should since some still such take takes than that their them then
    there these they thing this those three through true under until upon used uses using very
    want wants were what when where which while whose will with within without would your"""
)


NEAR = 256  # texts that are held: the parts of a question are asked about several times
_MARKED = re.compile(r"[\[\\*_`${}]")


@lru_cache(maxsize=NEAR)
def visible(text: str) -> str:
    """`text` as a reader sees it, about: no Markdown marks, a TeX command as one letter."""
    if not _MARKED.search(text):
        return " ".join(text.split())
    plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    plain = re.sub(r"\\[a-zA-Z]+\s?", "x", plain)
    plain = re.sub(r"\\(.)", r"\1", plain)
    plain = re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)|\*\*|[`${}]", "", plain)
    return " ".join(plain.split())


def length(text: str) -> int:
    """The characters of an option that a reader sees."""
    return len(visible(text))


@lru_cache(maxsize=NEAR)
def words(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, numbers and code left as they are."""
    return tuple(re.findall(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?", visible(text).lower()))


def absolutes(text: str) -> set[str]:
    """The words in `text` that claim without exception, the mild ones too."""
    said = (ABSOLUTE_WORDS | MILD_ABSOLUTE_WORDS) & set(words(text))
    return said | set(_ABSOLUTE_PHRASE.findall(visible(text).lower()))


def absolutes_only_in(wrong: list[str], right: list[str]) -> set[str]:
    """Absolute words of the wrong options where the right ones have none: one strong word is
    enough, mild ones count where two options have them."""
    if any(absolutes(text) for text in right):
        return set()
    found = [absolutes(text) for text in wrong]
    every = set().union(*found)
    return every if every - MILD_ABSOLUTE_WORDS or sum(map(bool, found)) > 1 else set()


def hedges(text: str) -> set[str]:
    """The words in `text` that leave a way out."""
    return (HEDGES & set(words(text))) | set(_HEDGE_PHRASE.findall(visible(text).lower()))


@lru_cache(maxsize=NEAR)
def content_words(text: str) -> frozenset[str]:
    """The telling words of `text` by their roots, so that 'splits' and 'splitting' meet."""
    long = (word for word in words(text) if len(word) > 3 and word not in _COMMON)
    return frozenset(root(word) for word in long)


ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly")


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """`word` without the commonest English endings; a rough stem, four letters at least."""
    for ending in ENDINGS if word.endswith(ENDINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    else:
        word = word.removesuffix("s") if not word.endswith("ss") and len(word) > 4 else word
    if len(word) > 4 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


def is_all_or_none(text: str) -> bool:
    """Whether an option speaks of the other options, as 'all of the above' does."""
    return bool(_ALL_OR_NONE.search(visible(text)))


def negation(stem: str) -> str:
    """The negative word by which the stem asks for the exception, '' where it does not or where
    the word is emphasized (bold, italic or in capitals)."""
    for sentence in re.split(r"(?<=[.?!:])\s+|\n\s*\n", _FENCE.sub("", stem)):
        asks = "?" in sentence or re.match(
            r"\W*(?:choose|select|pick|mark|name|tick)", sentence, re.I
        )
        if not asks or _REASON_CLAUSE.match(sentence) or not _ASKS_FOR_ONE.search(sentence):
            continue
        asking = _ASKS_FOR_ONE.search(sentence)
        for found in _NEGATION.finditer(sentence, asking.start()):
            before, after = sentence[: found.start()], sentence[found.end() :]
            emphasized = before.endswith(("*", "_")) and after.startswith(("*", "_"))
            if not emphasized and not found[0].isupper() and "`" not in before[-1:] + after[:1]:
                return found[0]
    return ""


def number(text: str) -> tuple[float, str] | None:
    """(value, unit) of an option that is one number with its unit, else None."""
    if not _DIGIT.search(text):
        return None
    plain = _ABOUT.sub("", visible(text)).translate(_MINUS)
    plain = _SCIENTIFIC.sub(lambda found: f"{float(f'{found[1]}e{found[2]}'):.12f}", plain)
    if power := _POWER.match(text.strip("$ ")):
        return float(power["base"]) ** int(power["power"]), ""
    found = _NUMBER.match(plain)
    if not found or not (found["whole"] or found["fraction"]):
        return None
    unit = " ".join(found["unit"].split())
    if len(unit) > LONGEST_UNIT or "." in unit.strip("."):
        return None
    value = float(re.sub(r"\D", "", found["whole"] or "0") + (found["fraction"] or ""))
    value /= float(found["under"] or 1) or 1
    return (-value if found["sign"] == "-" else value), unit


def _end(text: str) -> str:
    last = visible(text)[-1:]
    return last if last in ".;:!?" else ""


def _capital(text: str) -> str:
    first = next((c for c in visible(text) if not c.isspace() and c not in "\u201c\u201d\"'("), "")
    if "`" in text[:2] or "$" in text[:2] or not first.isalpha():
        return "other"
    return "capital" if first.isupper() else "small"


def _code(text: str) -> str:
    if re.fullmatch(r"\s*(`+)(?!`).+\1\s*", text) and text.count("`") == 2:
        return "all code"
    return "some code" if "`" in text else "no code"


def _article(text: str) -> str:
    first = next(iter(words(text)), "")
    return "article" if first in ("a", "an", "the") else "none"


FORMS: Mapping[str, Callable[[str], str]] = {
    "end punctuation": _end,
    "first letter": _capital,
    "code format": _code,
    "article": _article,
    "formula": lambda text: "formula" if re.search(r"(?<!\\)\$", text) else "none",
    "bracket": lambda text: "bracket" if "(" in visible(text) else "none",
}


def odd_form(right: list[str], wrong: list[str]) -> str:
    """The name of a form in which the key stands alone: all wrong options have one value of it
    and the right ones another; '' where there is none, or only two options."""
    if len(right) + len(wrong) < 3:
        return ""
    for name, form in FORMS.items():
        values, others = {form(text) for text in right}, {form(text) for text in wrong}
        if len(values) == 1 and len(others) == 1 and values != others:
            return name
    return ""


def article_fit(stem: str, right: list[str], wrong: list[str]) -> str:
    """The article at the end of the stem that fits the key alone, or ''."""
    article = (words(stem) or ("",))[-1]
    if article not in ("a", "an") or not visible(stem).rstrip(" :…_").lower().endswith(article):
        return ""

    def fits(text: str) -> bool:
        return (visible(text)[:1].lower() in "aeiou") == (article == "an")

    return article if all(map(fits, right)) and not any(map(fits, wrong)) else ""


def echoes(stem: str, right: list[str], wrong: list[str]) -> set[str]:
    """The telling words of the stem that every right option repeats and no wrong one."""
    asked = content_words(stem)
    in_all = frozenset.intersection(*(content_words(text) for text in right))
    return set((asked & in_all) - frozenset().union(*(content_words(text) for text in wrong)))
