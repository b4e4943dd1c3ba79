"""Rules for a question's file: its name, the structure of its quiz, and what a reader needs."""

import ast
import re
from collections.abc import Iterator

from ..allowed import RESERVED_ID
from ..document import Document
from ..problem import counted, nearest, shown
from ..quiz import OPEN_SECTIONS, begins_block, check_code, text_of
from .context import Context, Finding, only_with
from .pages import closed_fence, formula, plain_fence

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 60
_EMPHASIS = re.compile(r"^(\*{1,3}|_{1,3})([^*_]+)\1$")
FEWEST_WORDS = {"reason": 6, "explanation": 40, "model answer": 60}
OPTIONS = {"single": (3, 5), "multiple": (4, 6)}
POINTS = (4, 7)


# The file


def slug_form(document: Document, context: Context) -> Iterator[Finding]:
    """A file name that cannot be an id."""
    is_reserved = RESERVED_ID.match(document.id)
    if not SLUG.fullmatch(document.id) or len(document.id) > LONGEST_SLUG or is_reserved:
        fix = f"use lower-case words and hyphens, at most {LONGEST_SLUG} characters"
        yield 1, f"the file name {shown(document.id)} cannot be an id", fix


def unique_id(document: Document, context: Context) -> Iterator[Finding]:
    """Two files of the bank with the same name, in whatever folders and case."""
    for path in context.questions.get(document.id.lower(), ()):
        if path != document.path:
            yield 1, f"the id {shown(document.id)} is also that of {path}", "rename one of them"


def page_folder(document: Document, context: Context) -> Iterator[Finding]:
    """A folder that is no chapter page."""
    if document.page not in context.chapters:
        what = f"the folder {shown(document.page)} is not a chapter page"
        fix = f"use one of {', '.join(sorted(context.chapters))}"
        yield 1, what, fix + nearest(document.page, context.chapters)


def distinct_stems(document: Document, context: Context) -> Iterator[Finding]:
    """A question whose prompt another one has, word for word."""
    first = context.stems.get(document.plain_stem)
    if first and first != document.path:
        yield stem_line(document), f"the same prompt stands in {first}", "ask something else"


def check_compiles(document: Document, context: Context) -> Iterator[Finding]:
    """A check that is not Python."""
    outside = _outside(document)
    try:
        ast.parse(check_code(outside))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        code = [line.number for line in outside if line.fence == "code"]
        line = code[min(getattr(error, "lineno", 1) or 1, len(code)) - 1]
        reason = error.args[0] if error.args else "its code is nested too deep"
        yield line, f"the check is not Python: {reason}", "mend the code of the check"


# A choice question


def one_quiz(document: Document, context: Context) -> Iterator[Finding]:
    """No `<quiz>` at all, or a second one."""
    quiz = document.quiz
    yield from _odd(document, "one-quiz", "a second quiz tag", "keep one question in one file")
    if not quiz.line:
        fence = next((line for line in quiz.outside if line.fence == "open"), None)
        where = " outside its code fences" if fence else ""
        first = next((line.number for line in quiz.outside if line.text.strip()), None)
        line = fence.number if fence else first or document.front.body_line
        yield line, f"the file has no <quiz>{where}", "put the question between <quiz> and </quiz>"


def closed_quiz(document: Document, context: Context) -> Iterator[Finding]:
    """A `<quiz>` that is never closed."""
    quiz = document.quiz
    if quiz.line and not quiz.end:
        fix = "end it with a line </quiz>, outside any code fence"
        yield quiz.line, "the <quiz> that opens here is not closed", fix


def exact_quiz_tag(document: Document, context: Context) -> Iterator[Finding]:
    """A quiz tag in capitals, with attributes, or not alone on its line."""
    fix = "write <quiz> and </quiz> exactly so, each alone at the start of a line"
    for oddity in document.quiz.oddities:
        if oddity.rule == "exact-quiz-tag":
            yield oddity.line, f"a quiz tag is written as {shown(oddity.text)}", fix


def quiz_tag_in_code(document: Document, context: Context) -> Iterator[Finding]:
    """A quiz tag in a fence inside the quiz, which would end it."""
    fix = "leave the tag out of the code"
    yield from _odd(document, "quiz-tag-in-code", "a quiz tag in code inside the quiz", fix)


def nothing_outside(document: Document, context: Context) -> Iterator[Finding]:
    """Text after or before the quiz, which no reader would see."""
    if not document.quiz.end:
        return
    for line in document.quiz.outside:
        is_check = line.fence and line.info == "python check"
        if line.text.strip() and not is_check:
            what = f"{shown(line.text)} stands outside the quiz, where no reader sees it"
            yield line.number, what, "move it into the quiz, or into a ```python check fence"
            return


@only_with("[[")
def no_double_bracket(document: Document, context: Context) -> Iterator[Finding]:
    """`[[` inside a quiz, which mkdocs-quiz reads as a blank to be filled in."""
    quiz = document.quiz
    for line in document.lines:
        if "[[" in line.text and quiz.line < line.number < (quiz.end or line.number + 1):
            what = "`[[` turns the question into a blank to be filled in"
            yield line.number, what, 'write a space between the brackets, as in df[ ["a"] ]'


def stem_present(document: Document, context: Context) -> Iterator[Finding]:
    """A quiz that begins with its options."""
    quiz = document.quiz
    if quiz.options and not text_of(quiz.stem).strip():
        yield quiz.line, "the question has no prompt", "write the question above its options"


def enough_options(document: Document, context: Context) -> Iterator[Finding]:
    """Fewer than two options or more than any reader weighs."""
    quiz = document.quiz
    if quiz.line and not 2 <= len(quiz.options) <= 12:
        what = f"the quiz has {counted(len(quiz.options), 'option')}"
        yield quiz.line, what, "give it 3 to 5 options, each a line `- [ ] …` or `- [x] …`"


def option_count(document: Document, context: Context) -> Iterator[Finding]:
    """More or fewer options than the kind of question should have."""
    quiz, (low, high) = document.quiz, OPTIONS.get(str(document.value("kind")), (3, 6))
    if 2 <= len(quiz.options) <= 12 and not low <= len(quiz.options) <= high:
        what = f"the quiz has {counted(len(quiz.options), 'option')}"
        yield quiz.options[0].line, what, f"give it {low} to {high}"


def key_count(document: Document, context: Context) -> Iterator[Finding]:
    """A number of right options that does not fit the kind."""
    quiz, kind = document.quiz, document.value("kind")
    right = sum(option.right for option in quiz.options)
    if len(quiz.options) < 2:
        return
    if right == 0:
        yield quiz.line, "no option of the quiz is marked as correct", "mark the right one `- [x]`"
    elif right == len(quiz.options):
        yield quiz.line, "every option of the quiz is marked as correct", "leave a wrong one in"
    elif kind == "single" and right > 1:
        fix = "mark one, or say `kind: multiple`"
        yield quiz.line, f"a single question has {right} right options", fix
    elif kind == "multiple" and right < 2:
        yield quiz.line, "a multiple question has one right option", "mark two, or `kind: single`"


def option_mark(document: Document, context: Context) -> Iterator[Finding]:
    """A line that looks like an option and is not written as one."""
    for oddity in document.quiz.oddities:
        if oddity.rule == "option-mark":
            what = f"{shown(oddity.text)} looks like an option of the quiz"
            yield oddity.line, what, "write `- [ ] text` or `- [x] text` at the start of the line"


def option_on_one_line(document: Document, context: Context) -> Iterator[Finding]:
    """An option that goes on in the next line."""
    for oddity in document.quiz.oddities:
        if oddity.rule == "option-on-one-line":
            what = f"{shown(oddity.text)} follows an option without a blank line"
            fix = "write the option on one line; begin its reason with `> `"
            yield oddity.line, what, fix


def options_together(document: Document, context: Context) -> Iterator[Finding]:
    """Text between two options, or an option after the explanation."""
    for oddity in document.quiz.oddities:
        if oddity.rule == "options-together":
            what = f"{shown(oddity.text)} parts the options of the quiz"
            yield oddity.line, what, "put all options together, and the explanation after them"


def no_fence_under_option(document: Document, context: Context) -> Iterator[Finding]:
    """A code fence between options, after which mkdocs-quiz loses the rest."""
    what = "a code fence stands between the options of the quiz"
    fix = "put code in the prompt or the explanation, or as `code` in the option's line"
    yield from _odd(document, "no-fence-under-option", what, fix)


def option_in_code(document: Document, context: Context) -> Iterator[Finding]:
    """A line in the prompt's code that mkdocs-quiz takes for an option."""
    what = "a line of code in the prompt would be read as an option"
    yield from _odd(document, "option-in-code", what, "indent the line by a space, or reword it")


def plain_option(document: Document, context: Context) -> Iterator[Finding]:
    """An option that begins a heading, list, quotation or fence."""
    for option in document.quiz.options:
        if option.begins_block:
            what = f"the option {shown(option.text)} begins a heading, list or block"
            yield option.line, what, "write the option as plain text in one line"


def distinct_options(document: Document, context: Context) -> Iterator[Finding]:
    """Two options with the same words."""
    seen: dict[str, int] = {}
    for option in document.quiz.options:
        words = _EMPHASIS.sub(r"\2", " ".join(option.text.split()).lower())
        if words in seen:
            what = f"the option {shown(option.text)} stands on line {seen[words]} already"
            yield option.line, what, "write another option, or leave one out"
        seen.setdefault(words, option.line)


def reason_under_its_option(document: Document, context: Context) -> Iterator[Finding]:
    """A reason with a blank line between it and its option."""
    for oddity in document.quiz.oddities:
        if oddity.rule == "reason-under-its-option":
            what = f"the feedback {shown(oddity.text)} is parted from its option by a blank line"
            yield oddity.line, what, "remove the blank line above it"


def reason_on_every_option(document: Document, context: Context) -> Iterator[Finding]:
    """An option that does not say why it holds or fails."""
    low = FEWEST_WORDS["reason"]
    for option in document.quiz.options:
        count = len(" ".join(option.reason).split())
        if count < low:
            has = f"has a reason of {counted(count, 'word')}" if count else "has no reason"
            what = f"the option {shown(option.text, 40)} {has}"
            fix = f"say on the next line, after `> `, why it holds or fails ({low} words or more)"
            yield option.line, what, fix


def explanation_present(document: Document, context: Context) -> Iterator[Finding]:
    """A quiz that ends with its options."""
    quiz = document.quiz
    parted = any(oddity.rule == "options-together" for oddity in quiz.oddities)
    if quiz.options and quiz.end and not parted and not text_of(quiz.explanation).strip():
        fix = "write it after the options, parted by a blank line"
        yield quiz.line, "the quiz has no explanation", fix


def explanation_length(document: Document, context: Context) -> Iterator[Finding]:
    """An explanation too short to teach."""
    quiz, low = document.quiz, FEWEST_WORDS["explanation"]
    words = len(text_of(quiz.explanation).split())
    if 0 < words < low:
        line = next(line.number for line in quiz.explanation if line.text.strip())
        what = f"the explanation has {counted(words, 'word')}"
        yield line, what, f"teach the idea beyond this item in {low} words or more"


def no_heading_in_question(document: Document, context: Context) -> Iterator[Finding]:
    """A heading inside a quiz, which would enter the page's table of contents."""
    fix = "use **bold** words, or a paragraph"
    yield from _odd(document, "no-heading-in-question", "a heading inside the quiz", fix)


# An open question


def no_quiz_in_open(document: Document, context: Context) -> Iterator[Finding]:
    """A `<quiz>` in an open question."""
    fix = "remove it, or say `kind: single`"
    for oddity in document.open.oddities:
        if oddity.rule == "no-quiz-in-open":
            yield oddity.line, "an open question has a quiz tag", fix


def open_prompt(document: Document, context: Context) -> Iterator[Finding]:
    """An open question that begins with its answer."""
    if not text_of(document.open.stem).strip():
        line = document.front.body_line
        yield line, "the question has no prompt", "write it before `## Model answer`"


def open_sections(document: Document, context: Context) -> Iterator[Finding]:
    """A section of an open question that is missing, empty, unknown or out of order."""
    question, wanted = document.open, " · ".join(f"## {name}" for name in OPEN_SECTIONS)
    for oddity in question.oddities:
        if oddity.rule == "open-sections":
            yield oddity.line, f"a heading {shown(oddity.text)}", f"use each once: {wanted}"
    for name in OPEN_SECTIONS:
        if not text_of(question.sections.get(name, [])).strip():
            line = question.heading_lines.get(name, document.front.body_line)
            yield line, f"the section '{name}' is missing or empty", f"write {wanted}"
    given = list(question.sections)
    if given != [name for name in OPEN_SECTIONS if name in given]:
        line = question.heading_lines[given[0]]
        yield line, "the sections are not in their order", f"order them {wanted}"


def point_count(document: Document, context: Context) -> Iterator[Finding]:
    """Too few or too many points to listen for."""
    lines = document.open.sections.get("Listen for", [])
    points = document.open.points()
    good = {number for number, _ in points}
    stray = [line for line in lines if line.text.strip() and line.number not in good]
    for line in stray:
        what = f"{shown(line.text)} is no point to listen for"
        yield line.number, what, "write each point on one line, `- [ ] …`"
    if lines and not POINTS[0] <= len(points) <= POINTS[1]:
        what = f"the question has {counted(len(points), 'point')} to listen for"
        yield lines[0].number - 1, what, f"give it {POINTS[0]} to {POINTS[1]}"


def plain_point(document: Document, context: Context) -> Iterator[Finding]:
    """A point or follow-up that begins a heading, list, quotation or fence."""
    for number, text in (*document.open.points(), *document.open.lines_of_follow_ups()):
        if begins_block(text):
            what = f"the point {shown(text)} begins a heading, list or block"
            yield number, what, "write it as plain text in one line"


def model_answer_length(document: Document, context: Context) -> Iterator[Finding]:
    """A model answer too short to learn from."""
    lines, low = document.open.sections.get("Model answer", []), FEWEST_WORDS["model answer"]
    words = len(text_of(lines).split())
    if 0 < words < low:
        what = f"the model answer has {counted(words, 'word')}"
        yield lines[0].number - 1, what, f"answer as a good candidate would, {low} words or more"


QUESTION_RULES = (
    slug_form,
    unique_id,
    page_folder,
    distinct_stems,
    check_compiles,
    plain_fence,
    closed_fence,
    formula,
)
CHOICE_RULES = (
    one_quiz,
    closed_quiz,
    exact_quiz_tag,
    quiz_tag_in_code,
    nothing_outside,
    no_double_bracket,
    stem_present,
    enough_options,
    option_count,
    key_count,
    option_mark,
    option_on_one_line,
    options_together,
    no_fence_under_option,
    option_in_code,
    plain_option,
    distinct_options,
    reason_under_its_option,
    reason_on_every_option,
    explanation_present,
    explanation_length,
    no_heading_in_question,
)
OPEN_RULES = (
    no_quiz_in_open,
    open_prompt,
    open_sections,
    point_count,
    plain_point,
    model_answer_length,
)
EDITORIAL_RULES = {option_count, reason_on_every_option, explanation_length, model_answer_length}


def stem_line(document: Document) -> int:
    """The line that the prompt begins on."""
    stem = document.open.stem if document.is_open else document.quiz.stem
    return next((line.number for line in stem if line.text.strip()), document.front.body_line)


def _outside(document: Document):
    return document.open.outside if document.is_open else document.quiz.outside


def _odd(document: Document, rule: str, what: str, fix: str) -> Iterator[Finding]:
    for oddity in document.quiz.oddities:
        if oddity.rule == rule:
            yield oddity.line, what, fix
