"""What a reader must see of Markdown: text goes in, its words, code and formulas in order come out.

An oracle of its own: it shares the fence scanner with the library, and no Markdown engine.
"""

import html
import re
from dataclasses import dataclass, field

from guide.lines import scan

CODE, FORMULA = "CODE", "FORMULA"  # stand for one code span or fence, one formula
TOKEN = re.compile(r"[^\W_]+|[^\w\s*_`\\|\-\[\](){}!~+:.$]")
_FENCE_PLACE, _SPAN_PLACE, _FORMULA_PLACE = "\ue000", "\ue001", "\ue002"
_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.*?)(?<!`)\1(?!`)")
_FORMULA = re.compile(
    r"(?<!\\)\$\$.+?\$\$|^[ \t>]*\\\[.+?\\\][ \t]*$|(?<!\\)\\\(.+?\\\)"
    r"|(?<![\\$])\$(?![\s$])(?:\\.|[^\\$])+?(?<!\s)\$(?!\$)",
    re.DOTALL | re.MULTILINE,
)
_ITEM = re.compile(r"^(?P<indent>\s*)(?:[-*+]|(?P<number>\d+)\.)\s+(?:\[[ xX]\]\s+)?(?P<text>.*)$")
_TABLE_RULE = re.compile(r"^[\s|:-]*-[\s|:-]*$")


@dataclass
class Seen:
    """Words and signs in order, with the exact text of each piece of code."""

    tokens: list[str] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


def expected(markdown: str) -> Seen:
    """What a reader must see of `markdown`."""
    spans: list[str] = []
    fences: list[str] = []
    text: list[str] = []
    for line in scan(markdown, 1):
        if line.fence == "open":
            fences.append("")
            text.append(_FENCE_PLACE)
        elif line.fence == "code":
            fences[-1] += line.text + "\n"
        elif not line.fence:
            text.append(_SPAN.sub(lambda found: _keep(found[2], spans), line.text))
    whole = _FORMULA.sub(_FORMULA_PLACE, "\n".join(text))
    words = "\n".join(_block_marks(whole.split("\n")))
    words = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", words)
    words = re.sub(r"\]\([^)]*\)", "]", words)
    words = html.unescape(re.sub(r"\\([^\w\s])", r"\1", words))
    return _seen(words, fences, spans)


def _keep(span: str, spans: list[str]) -> str:
    spans.append(span.strip())
    return _SPAN_PLACE


def _block_marks(lines: list[str]):
    """The lines without quotation, heading, list and table marks; numbers of items counted on."""
    counts: dict[str, int] = {}
    for line in lines:
        bare = re.sub(r"^\s*(?:>\s?)+", "", line)
        bare = re.sub(r"^\s*#{1,6}\s", "", re.sub(r"^\[![A-Z]+\]", "", bare))
        if "|" in bare and _TABLE_RULE.match(bare):
            continue
        item = _ITEM.match(bare)
        if item and item["number"]:
            number = counts.get(item["indent"], int(item["number"]) - 1) + 1
            counts = {k: v for k, v in counts.items() if len(k) <= len(item["indent"])}
            counts[item["indent"]] = number
            yield f"{number} {item['text']}"
            continue
        if bare.strip() and not bare.startswith(" "):
            counts = {}
        yield item["text"] if item else bare


def _seen(words: str, fences: list[str], spans: list[str]) -> Seen:
    seen, fences, spans = Seen(), iter(fences), iter(spans)
    pattern = f"{_FENCE_PLACE}|{_SPAN_PLACE}|{_FORMULA_PLACE}|{TOKEN.pattern}"
    for token in re.findall(pattern, words):
        if token == _FORMULA_PLACE:
            seen.tokens.append(FORMULA)
        elif token in (_FENCE_PLACE, _SPAN_PLACE):
            seen.tokens.append(CODE)
            seen.code.append(next(fences if token == _FENCE_PLACE else spans))
        else:
            seen.tokens.append(token)
    return seen


def normal(code: str) -> str:
    """Code without blanks at the ends of lines and of the whole, which nobody sees."""
    return "\n".join(line.rstrip() for line in code.split("\n")).strip("\n")


# Reads an element of a page into the same form, marks of the theme left out.
READ = """
(node) => {
  const copy = node.cloneNode(true);
  const drop = ".headerlink, .admonition-title, .md-clipboard, .md-code__nav, button, " +
    ".admonition.abstract, .question-link, .reason-mark";
  copy.querySelectorAll(drop).forEach((e) => e.remove());
  const further = copy.querySelector("#go-deeper");
  if (further) { while (further.nextSibling) further.nextSibling.remove(); further.remove(); }
  const code = [];
  copy.querySelectorAll("math").forEach((e) => e.replaceWith(" \\ue002 "));
  copy.querySelectorAll("code").forEach((e) => {
    code.push(e.textContent);
    (e.closest(".highlight") || e).replaceWith(" \\ue001 ");
  });
  copy.querySelectorAll("ol").forEach((list) => [...list.children].forEach(
    (item, i) => item.prepend(` ${list.start + i} `)));
  copy.querySelectorAll("p, li, td, th, div, br, hr").forEach((e) => e.after(" "));
  return { text: copy.textContent, code };
}
"""


def shown(read: dict) -> Seen:
    """What READ returned, as tokens."""
    return _seen(read["text"], [], read["code"])


def outside_code(read: dict) -> str:
    """What READ returned, as text in which code and formulas are single marks."""
    return read["text"]


def difference(markdown: str, read: dict) -> str:
    """How what is shown differs from what was written, or ''."""
    wanted, got = expected(markdown), shown(read)
    if wanted.tokens != got.tokens:
        return f"written {wanted.tokens}\nshown   {got.tokens}"
    pairs = zip(wanted.code, got.code, strict=True)
    odd = [(w, g) for w, g in pairs if normal(w).strip() != normal(g).strip()]
    return f"code differs: {odd}" if odd else ""
