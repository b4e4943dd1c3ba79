"""Flawed twins of good questions: a question's document goes in, its text with one flaw comes out.

`TWINS` has one maker for each rule of item writing. A maker returns None where the question does
not lend itself to that flaw, numbers for a cue of length for example.
`python -m tests.mutations` prints how many twins each rule caught.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median

from guide import bank, cues, rules
from guide.document import Document

from tests.build import ROOT

TODAY = date(2026, 12, 1)
FILLER = "as follows from the definition of the measure in question and of its parts"
Maker = Callable[[Document], str | None]


def good_questions() -> tuple[list[Document], rules.Context]:
    """The choice questions of the bank of which no rule complains, and their context."""
    sources = bank.read(ROOT / "docs")
    context = bank.context_of(sources, lambda tex, display: "", TODAY)
    choice = (d for d in sources.documents if d.kind == "question" and not d.is_open)
    return [d for d in choice if not list(rules.check(d, context))], context


def caught(document: Document, text: str, context: rules.Context) -> set[str]:
    """The rules that complain of the twin."""
    twin = dataclasses.replace(document, text=text)
    return {problem.rule for problem in rules.check(twin, context)}


def _with_options(document: Document, change: Callable[[str, bool], str]) -> str:
    """The file's text with every option's text changed by `change(text, is right)`."""
    lines = document.text.split("\n")
    for option in document.quiz.options:
        mark = "x" if option.right else " "
        lines[option.line - 1] = f"- [{mark}] {change(option.text, option.right)}"
    return "\n".join(lines)


def _is_of_words(document: Document) -> bool:
    """Whether the options are phrases, so that words can be added to them."""
    return all(
        len(cues.words(o.text)) >= 2 and "`" not in o.text and "$" not in o.text
        for o in document.quiz.options
    )


def length_cue(document: Document) -> str | None:
    """The key explained at length; every second time, the wrong options."""
    wrong = [cues.length(o.text) for o in document.quiz.options if not o.right]
    if not _is_of_words(document) or median(wrong) > 2 * len(FILLER):
        return None
    for_right = len(document.text) % 2 == 0
    times = 1 + int(max(wrong)) // len(FILLER)
    padding = ", " + " and ".join([FILLER] * times)
    return _with_options(
        document, lambda text, right: text + padding if right == for_right else text
    )


def all_or_none(document: Document) -> str | None:
    """The last wrong option replaced by one that speaks of the others."""
    phrase = ["All of the above", "None of these", "Both A and B"][len(document.text) % 3]
    last = [o.text for o in document.quiz.options if not o.right][-1]
    return _with_options(document, lambda text, right: phrase if text == last else text)


def negative_stem(document: Document) -> str | None:
    """The prompt's question turned round."""
    stem = "\n".join(line.text for line in document.quiz.stem)
    for verb in ("is", "are", "does", "do", "would", "will", "can", "should", "has"):
        found = re.search(rf"\b((?:[Ww]hich|[Ww]hat)\b[^.?!`$\n]* {verb}) (?=[^.!\n]*\?)", stem)
        if found:
            return document.text.replace(found[0], f"{found[1]} not ", 1)
    return None


def absolute_words(document: Document) -> str | None:
    """Wrong options that claim without exception."""
    if not _is_of_words(document) or any(
        cues.absolutes(o.text) for o in document.quiz.options if o.right
    ):
        return None
    word = ["always", "never", "only", "completely"][len(document.text) % 4]
    return _with_options(
        document, lambda text, right: text if right else f"{text.rstrip('.')}, {word}"
    )


def hedged_key(document: Document) -> str | None:
    """A right option that leaves a way out."""
    if not _is_of_words(document) or any(cues.hedges(o.text) for o in document.quiz.options):
        return None
    word = ["usually", "in general, mostly", "typically", "probably"][len(document.text) % 4]
    return _with_options(
        document, lambda text, right: f"{text.rstrip('.')}, {word}" if right else text
    )


def stem_echo(document: Document) -> str | None:
    """A telling word of the prompt added to the key."""
    stem = " ".join(line.text for line in document.quiz.stem)
    said = {root for o in document.quiz.options for root in cues.content_words(o.text)}
    fresh = [w for w in cues.words(stem) if cues.root(w) in cues.content_words(stem) - said]
    if not fresh or not _is_of_words(document):
        return None
    return _with_options(
        document, lambda text, right: f"{text} of the {fresh[-1]}" if right else text
    )


def odd_form(document: Document) -> str | None:
    """A key in another form: small letter, full stop, code or an article."""
    options = document.quiz.options
    texts = [o.text for o in options]
    if not _is_of_words(document) or any(t[0] in "*\"'(" or t.endswith(".") for t in texts):
        return None
    form = [
        lambda text: f"{text}.",
        lambda text: text.swapcase()[0] + text[1:],
        lambda text: f"`{text}`",
    ][len(document.text) % 3]
    if any(cues.FORMS["first letter"](t) != cues.FORMS["first letter"](texts[0]) for t in texts):
        return None
    return _with_options(document, lambda text, right: form(text) if right else text)


def sorted_numbers(document: Document) -> str | None:
    """Numbers in disorder: the first two options change places."""
    options = document.quiz.options
    if any(cues.number(o.text) is None for o in options) or len(options) < 3:
        return None
    if len({cues.number(o.text)[1] for o in options}) > 1:
        return None
    texts = {options[0].text: options[1].text, options[1].text: options[0].text}
    return _with_options(document, lambda text, right: texts.get(text, text))


def distinct_reasons(document: Document) -> str | None:
    """A reason copied from the option before."""
    first, second = document.quiz.options[:2]
    lines = document.text.split("\n")
    start, stop = second.line, second.line + len(second.reason)
    lines[start:stop] = [f"> {line}" for line in first.reason]
    return "\n".join(lines)


def telling_reason(document: Document) -> str | None:
    """A reason that is only a verdict, or that begins with one."""
    first = document.quiz.options[0]
    lines = document.text.split("\n")
    verdict = ["> Correct! ", "> Incorrect. ", "> That's wrong: "][len(document.text) % 3]
    lines[first.line] = verdict + first.reason[0]
    return "\n".join(lines)


def required_key(document: Document) -> str | None:
    """No source."""
    return re.sub(r"^sources: .*\n", "", document.text, count=1, flags=re.MULTILINE)


def recent_review(document: Document) -> str | None:
    """A review of long ago."""
    return re.sub(r"^reviewed: .*$", "reviewed: 2024-11-20", document.text, flags=re.MULTILINE)


TWINS: tuple[Maker, ...] = (
    length_cue,
    all_or_none,
    negative_stem,
    absolute_words,
    hedged_key,
    stem_echo,
    odd_form,
    sorted_numbers,
    distinct_reasons,
    telling_reason,
    required_key,
    recent_review,
)


def twins(maker: Maker, documents: list[Document]) -> Iterator[tuple[Document, str]]:
    """(document, text of its flawed twin) of every question that lends itself to the flaw."""
    for document in documents:
        text = maker(document)
        if text is not None and text != document.text:
            yield document, text


def main() -> None:
    """Print the table: rule, twins made, twins caught."""
    documents, context = good_questions()
    print(f"{len(documents)} good questions")
    for maker in TWINS:
        slug = rules.slug(maker)
        found = [slug in caught(d, text, context) for d, text in twins(maker, documents)]
        print(f"{slug:18} {len(found):4} twins {sum(found):4} caught")


if __name__ == "__main__":
    main()
