"""Rules of item writing: whether a question can be answered from the form of its options.

Most of them warn, since a cue can be honest; a warning is waived in front matter, under the
rule's name and with a reason, and waivers are counted on the audit page.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from statistics import median

from .. import cues
from ..document import Document
from ..problem import nearest, shown
from ..quiz import ScannedOption, text_of
from .context import Context, Finding

WARN_LENGTH, REFUSE_LENGTH = (1.5, 15), (2.0, 20)  # times as long, and characters more
SAME_REASON = 0.8  # of the words of two reasons
OLDEST_REVIEW = timedelta(days=731)  # 24 months
SHORTEST_EXCUSE = 4  # words
_VERDICTS = cues.listed(
    """a absolutely almost an and answer bad choice correct exactly false for good great incorrect
    indeed is it nice no nope not ok one option quite reason right sorry that the this true well
    wrong yes you your"""
)
_VERDICT_FIRST = re.compile(
    r"^\W*(?:correct|incorrect|right|wrong|yes|no|nope|true|false|exactly|sorry|not quite"
    r"|(?:that|this)(?:'s| is) (?:correct|incorrect|right|wrong|not right|not correct))"
    r"\W*[.!:,\u2014\u2013]",
    re.IGNORECASE,
)


def length_cue(document: Document, context: Context) -> Iterator[Finding]:
    """A key that is by far the longest or the shortest option."""
    right, wrong = _lengths(document)
    if not right or not wrong:
        return
    fix = "make the options equally long and equally careful"
    for key, others, size in (
        (min(right), max(wrong), "longest"),
        (max(right), min(wrong), "shortest"),
    ):
        typical = median(wrong)
        stands_out = key > others if size == "longest" else key < others
        if not stands_out:
            continue
        what = (
            f"the right option is the {size}: {key} characters, the wrong ones "
            f"{', '.join(str(n) for n in sorted(wrong))}"
        )
        refused = _exceeds(key, others, REFUSE_LENGTH)
        if refused or _exceeds(key, typical, WARN_LENGTH):
            line = next(o.line for o in document.quiz.options if o.right)
            yield Finding(line, what, fix, is_warning=not refused)


def all_or_none(document: Document, context: Context) -> Iterator[Finding]:
    """An option that speaks of the others: all, none or both of the above."""
    for option in document.quiz.options:
        if cues.is_all_or_none(option.text):
            what = f"the option {shown(option.text)} speaks of the other options"
            yield option.line, what, "name a thing of its own, or say `kind: multiple`"


def negative_stem(document: Document, context: Context) -> Iterator[Finding]:
    """A prompt that asks for the exception with a "not" that is easily read over."""
    negation = cues.negation(text_of(document.quiz.stem))
    if negation:
        line = next(
            (o.number for o in document.quiz.stem if re.search(rf"\b{negation}\b", o.text)),
            document.quiz.line,
        )
        fix = f"ask positively (which fails?), or emphasize it: **{negation}**"
        yield Finding(line, f"the prompt asks with {shown(negation)}", fix, is_warning=True)


def absolute_words(document: Document, context: Context) -> Iterator[Finding]:
    """Words such as always and never in wrong options only."""
    right, wrong = _texts(document)
    wrong = [text for text in wrong if not cues.is_all_or_none(text)]
    found = cues.absolutes_only_in(wrong, right) if right else set()
    if found:
        option = next(
            o for o in document.quiz.options if not o.right and cues.absolutes(o.text) & found
        )
        what = f"only wrong options say {_listed(found)}"
        fix = "claim as much in the right option, or say it more calmly in the wrong ones"
        yield Finding(option.line, what, fix, is_warning=True)


def hedged_key(document: Document, context: Context) -> Iterator[Finding]:
    """A right option that alone says usually, may, often."""
    right, wrong = _texts(document)
    found = [cues.hedges(text) for text in right]
    if found and all(found) and wrong and not any(cues.hedges(text) for text in wrong):
        line = next(o.line for o in document.quiz.options if o.right)
        what = f"only the right option is hedged: {_listed(set().union(*found))}"
        fix = "hedge wrong options as well, or be as definite in the right one"
        yield Finding(line, what, fix, is_warning=True)


def stem_echo(document: Document, context: Context) -> Iterator[Finding]:
    """A telling word of the prompt that returns in the key and in no wrong option."""
    right, wrong = _texts(document)
    if not right or not wrong:
        return
    found = cues.echoes(text_of(document.quiz.stem), right, wrong)
    if found:
        line = next(o.line for o in document.quiz.options if o.right)
        said = {w for w in cues.words(" ".join(right)) if cues.root(w) in found}
        what = f"only the right option repeats {_listed(said)} from the prompt"
        fix = "use another word there, or the same one in a wrong option"
        yield Finding(line, what, fix, is_warning=True)


def odd_form(document: Document, context: Context) -> Iterator[Finding]:
    """A key that alone differs in grammar or form: article, punctuation, capital, code format."""
    right, wrong = _texts(document)
    if not right:
        return
    line = next(o.line for o in document.quiz.options if o.right)
    fix = "write all options in the same form"
    form = cues.odd_form(right, wrong)
    if form:
        what = f"the right option alone differs from the others in its {form}"
        yield Finding(line, what, fix, is_warning=True)
    article = cues.article_fit(text_of(document.quiz.stem), right, wrong)
    if article:
        what = f"the prompt ends with {shown(article)}, which fits the right option alone"
        yield Finding(line, what, "end the prompt before the article", is_warning=True)


def sorted_numbers(document: Document, context: Context) -> Iterator[Finding]:
    """Options that are numbers and not in their order."""
    options = document.quiz.options
    numbers = [cues.number(option.text) for option in options]
    if len(options) < 2 or None in numbers or len({unit for _, unit in numbers}) > 1:
        return
    values = [value for value, _ in numbers]
    line = options[0].line
    if values not in (sorted(values), sorted(values, reverse=True)):
        fix = "put the smallest first, and add `order: fixed` to the front matter"
        yield Finding(line, "the options are numbers and not sorted", fix, is_warning=True)
    elif document.value("order") != "fixed":
        what = "the options are numbers, and a reader would see them in another order"
        yield Finding(line, what, "add `order: fixed` to the front matter", is_warning=True)


def distinct_reasons(document: Document, context: Context) -> Iterator[Finding]:
    """A reason that repeats the one of another option."""
    seen: list[tuple[frozenset[str], ScannedOption]] = []
    for option in document.quiz.options:
        said = frozenset(re.findall(r"\w+", cues.visible(_reason(option)).lower()))
        for others, other in seen:
            if said and len(said & others) >= SAME_REASON * len(said | others):
                what = f"the reason repeats that of the option on line {other.line}"
                yield option.line + 1, what, "say what is wrong with this option in particular"
                break
        seen.append((said, option))


def telling_reason(document: Document, context: Context) -> Iterator[Finding]:
    """A reason that begins with its verdict, or says nothing else."""
    for option in document.quiz.options:
        reason = cues.visible(_reason(option))
        left = set(re.findall(r"\w+", reason.lower())) - _VERDICTS
        if reason and (_VERDICT_FIRST.match(reason) or len(left) < 3):
            what = f"the reason {shown(reason, 30)} gives a verdict in place of a reason"
            yield option.line + 1, what, "begin with why the option holds or fails"


def recent_review(document: Document, context: Context) -> Iterator[Finding]:
    """A last review that is older than 24 months, or that lies in the future."""
    day = document.day("reviewed")
    if context.today is None or day is None:
        return
    line = document.line("reviewed")
    if day > context.today + timedelta(days=1):  # somewhere it is tomorrow already
        yield line, f"reviewed is {day}, a day to come", "write the day of the last review"
    elif context.today - day > OLDEST_REVIEW:
        what = f"the last review was on {day}, more than 24 months ago"
        fix = "check that all of it still holds, then write today's date"
        yield Finding(line, what, fix, is_warning=True)


def known_waiver(document: Document, context: Context) -> Iterator[Finding]:
    """A waiver of something that is no warning, without a reason, or no longer needed."""
    entry = document.front.entries.get("waive")
    if entry is None or not isinstance(entry.value, dict):
        return
    for name, reason in entry.value.items():
        rule = WAIVABLE.get(name)
        if rule is None:
            what = f"waive names {shown(name)}, which is no rule that warns"
            yield reason.line, what, f"use one of {', '.join(WAIVABLE)}{nearest(name, WAIVABLE)}"
        elif isinstance(reason.value, str) and len(reason.value.split()) < SHORTEST_EXCUSE:
            what = f"the waiver of {name} says {shown(reason.value)}, which is no reason"
            yield reason.line, what, f"say why it is no fault here, in {SHORTEST_EXCUSE} words"
        elif not any(Finding(*found).is_warning for found in rule(document, context)):
            fix = "remove the line"
            yield reason.line, f"waive names {name}, which has no warning here", fix


CHOICE_ITEM_RULES = (
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
)
ITEM_RULES = (*CHOICE_ITEM_RULES, recent_review, known_waiver)
_NEVER_WARN = (all_or_none, distinct_reasons, telling_reason, known_waiver)
WAIVABLE = {rule.__name__.replace("_", "-"): rule for rule in ITEM_RULES if rule not in _NEVER_WARN}


def _texts(document: Document) -> tuple[list[str], list[str]]:
    """The texts of the right options and of the wrong ones."""
    options = document.quiz.options
    return [o.text for o in options if o.right], [o.text for o in options if not o.right]


def _lengths(document: Document) -> tuple[list[int], list[int]]:
    right, wrong = _texts(document)
    return [cues.length(text) for text in right], [cues.length(text) for text in wrong]


def _exceeds(key: float, other: float, limits: tuple[float, int]) -> bool:
    times, characters = limits
    low, high = sorted((key, other))
    return high >= times * low and high - low >= characters


def _reason(option: ScannedOption) -> str:
    return " ".join(" ".join(option.reason).split())


def _listed(found: set[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(found))
