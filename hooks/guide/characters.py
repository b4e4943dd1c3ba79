"""What a text file may be made of: bytes go in, the text or the reasons to refuse it come out.

Asked before anything else looks at the file, so that no later step meets a text that is
huge, hides characters or nests without end.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

LARGEST = 100_000  # bytes of a Markdown file or registry
LONGEST_LINE = 4_000  # characters
MOST_BRACKETS = 60  # of one kind in one line
MOST_MARKS = 120  # of emphasis in one line
LARGEST_REGISTRY = 1_000_000

_INVISIBLE = {
    0x00AD,
    0x034F,
    0x061C,
    0x115F,
    0x1160,
    0x17B4,
    0x17B5,
    0x180E,
    0x3164,
    0x180B,
    0x180C,
    0x180D,
    0x180F,
    0x2800,
    0xFEFF,
    0xFFA0,
    0xFFFC,
}
_MOJIBAKE = re.compile(
    "\u00e2[\u0080-\u00bf\u20ac\u2020-\u2122]|\u00c3[\u0080-\u00bf]|\u00c2[\u0080-\u00bf]|\ufffd"
    "|\u00c3[\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    "|\u00ef[\u00bb\u00bf]|\u00f0\u0178"
)
_WORD = re.compile(r"[^\W\d_]+")
_GREEK_TWINS = set("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονικρυ")
_CYRILLIC_TWINS = set(
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423"
    "\u0425\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d"
)
_FOREIGN = {"CYRILLIC", "FULLWIDTH", "ARMENIAN", "CHEROKEE", "LISU", "COPTIC", "MATHEMATICAL"}
_STYLED = {"FULLWIDTH", "MATHEMATICAL"}  # letters of these are drawn as Latin ones
_MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2}")
_MOST_COMBINING = 3  # marks on one letter in any script
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F}


@dataclass(frozen=True)
class Fault:
    """Why a file is refused before it is read any further."""

    rule: str
    line: int
    what: str
    fix: str


def faults(data: bytes, largest: int = LARGEST) -> Iterator[Fault]:
    """Every reason to refuse the file, in the order of its lines."""
    if len(data) > largest:
        what = f"the file is too large: its size is {len(data):,} bytes, the limit {largest:,}"
        yield Fault("file-size", 1, what, "make it shorter, or two files")
        return
    if data.startswith(b"\xef\xbb\xbf"):
        what = "the file begins with a byte order mark, U+FEFF"
        yield Fault("plain-characters", 1, what, "save it as UTF-8 without the mark")
        return
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"a byte {data[error.start]:#04x} is not UTF-8"
        yield Fault("utf-8", line, what, "save the file with the encoding UTF-8")
        return
    lines = re.sub(r"\r\n?", "\n", text).split("\n")
    if _is_plain(text, lines):
        return
    for number, line in enumerate(lines, 1):
        yield from _in_line(number, line)


def _is_plain(text: str, lines: list[str]) -> bool:
    """Whether no line can have a fault, since not even all together have what makes one."""
    if not text.isascii() or not all(map(str.isprintable, lines)):
        return False
    is_short = max(map(len, lines)) <= LONGEST_LINE
    few = (
        max(map(text.count, "[({<|")) <= MOST_BRACKETS and max(map(text.count, "*_")) <= MOST_MARKS
    )
    return is_short and few


def _in_line(number: int, line: str) -> Iterator[Fault]:
    if len(line) > LONGEST_LINE:
        what = f"the line is too long: {len(line):,} characters, the limit {LONGEST_LINE:,}"
        yield Fault("line-length", number, what, "break it into paragraphs")
        return
    many = max(line.count("["), line.count("("), line.count("{"), line.count("<"), line.count("|"))
    if many > MOST_BRACKETS or max(line.count("*"), line.count("_")) > MOST_MARKS:
        what = "the line has too many brackets or marks, nested too deep to read"
        yield Fault("line-length", number, what, "write shorter sentences, or code in a fence")
        return
    if line.isascii() and (line.isprintable() or line.expandtabs().isprintable()):
        return
    bad = next((c for c in line if _is_hidden(c)), None)
    if bad:
        what = f"an invisible or control character, U+{ord(bad):04X}"
        yield Fault("plain-characters", number, what, "remove it; type the line again if need be")
    elif _MOJIBAKE.search(line):
        found = " ".join(f"U+{ord(c):04X}" for c in _MOJIBAKE.search(line)[0])
        what = f"characters of a wrong encoding ({found}, mojibake)"
        yield Fault("plain-characters", number, what, "type the character that was meant")
    elif _MARKS.search(line) or _is_piled_up(line):
        what = "several combining characters (Unicode) on one letter"
        yield Fault("plain-characters", number, what, "write the letter without them")
    elif not unicodedata.is_normalized("NFC", line):
        what = "a character in pieces (Unicode, not NFC)"
        yield Fault("plain-characters", number, what, "save the file in the Unicode form NFC")
    elif word := next((w for w in _words(line) if _mixes_scripts(w)), None):
        what = f"the word '{word[:30]}' mixes scripts: a homoglyph, a character that looks alike"
        yield Fault("plain-characters", number, what, "type the word again in one script")


def _words(line: str) -> Iterator[str]:
    """Those of the words that have more than plain Latin letters."""
    return (word for word in _WORD.findall(line) if not word.isascii())


@cache
def _is_hidden(c: str) -> bool:
    code = ord(c)
    if c == "\t":
        return False
    category = unicodedata.category(c)
    return (
        category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
        or code in _INVISIBLE
        or code in _BIDI
        or 0xFE00 <= code <= 0xFE0E
        or 0xE0100 <= code <= 0xE01EF
        or (category == "Zs" and code not in (0x20, 0xA0, 0x2009, 0x202F))
    )


def _mixes_scripts(word: str) -> bool:
    scripts = {unicodedata.name(c, "?").split()[0] for c in word}
    if "LATIN" in scripts:
        twins = set(word) & _GREEK_TWINS or "\u03b1" in word[1:-1]  # alpha ends a formula's name
        return bool(scripts & _FOREIGN or ("GREEK" in scripts and len(word) > 2 and twins))
    return (
        {"CYRILLIC", "GREEK"} <= scripts
        or (len(word) > 3 and scripts <= _STYLED)
        or (len(word) > 1 and set(word) <= _CYRILLIC_TWINS)
        or (len(word) > 2 and word.isupper() and set(word) <= _GREEK_TWINS)
    )


@cache
def _is_combining(c: str) -> bool:
    return unicodedata.category(c) in ("Mn", "Me")


def _is_piled_up(line: str) -> bool:
    count = 0
    for c in line:
        count = count + 1 if _is_combining(c) else 0
        if count >= _MOST_COMBINING:
            return True
    return False
