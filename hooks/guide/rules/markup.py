"""Rules for what Markdown may hold: no HTML, no attributes, no includes, a short list of fences."""

import re
from collections.abc import Collection, Iterator

from ..document import Document
from ..markers import DOWNLOADS_MARKER, PLAN_MARKER, PRACTICE_MARKER
from ..model import DOWNLOADS, PLANS, PRACTICE
from ..plain import without_code
from ..problem import counted, shown
from ..schema import FIELDS
from .context import Context, Finding, only_with

LANGUAGES = (
    "bash",
    "console",
    "css",
    "diff",
    "dockerfile",
    "html",
    "java",
    "javascript",
    "json",
    "markdown",
    "pycon",
    "python",
    "r",
    "scala",
    "sql",
    "text",
    "toml",
    "xml",
    "yaml",
)
CALLOUTS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
_HTML = re.compile(r"<(?=[A-Za-z/!?]|[^<> ]{0,200}@)[^>]{0,60}>?|-->")
_QUIZ_TAG = re.compile(r"<\s*(?:/\s*)?quiz\b[^<>]*>", re.IGNORECASE)
_CURLY = re.compile(r"[{}]")
_SNIPPET = re.compile(r"-+8<-+")
_FENCE_INFO = re.compile(r"(?P<language>[a-z]*)(?: (?:run|check))?")
_DIAGRAM_SCRIPT = re.compile(r"%%\{|securityLevel|javascript:|click")
_CALLOUT = re.compile(r"^[\s>]*>\s*\[!(?P<name>[^\]]*)\]")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX)\b|\b[Ll]orem ipsum\b")
_PLACEHOLDER_MARKS = ("TODO", "FIXME", "TBD", "XXX", "orem ipsum")
_FORBIDDEN_TEX = re.compile(
    r"\\(?:[gex]?def|let|futurelet|(?:re)?newcommand|providecommand|class|style|cssId|id|data"
    r"|href|url|html\w*|include\w*|input|require|unicode|char|rule|raisebox|verb|tag|label|ref"
    r"|eqref|catcode|loop|expandafter|csname)(?![A-Za-z])"
)
_LIST_ITEM = re.compile(r"^(?P<indent>[ \t]*)(?:[-*+]|\d+[.)]) ")
_NESTED = re.compile(r"(?:\s*(?:>|(?:[-*+]|\d{1,9}[.)])(?=\s))){7}")
_BREAK = re.compile(r"\s*(?:[-*_]\s*)+")
_WIDE_SPACE = re.compile(
    r"\\(?:[hm]space|[hm]?skip|m?kern|raise|lower|moveleft|moveright)\*?\s*\{?\s*(?:\d{3}|-\d{2})"
)
_WORKFLOW_COMMAND = re.compile(r"\s*::[a-z]+(?:-[a-z]+)*(?: [^:]*)?::")
_SECRET_MARKS = (
    *("PRIVATE KEY", "AKIA", "ASIA", "github_pat_", "xox", "AIza"),
    *("ghp_", "gho_", "ghu_", "ghs_", "ghr_"),
)
_SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}"
    r"|\bgithub_pat_\w{22}|\bxox[abprs]-[\w-]{10}|\bAIza[\w-]{35}"
)
_TABLE_RULE = re.compile(r"[ >]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*")
DEEPEST_INDENT = 16
MOST_OPEN = 60  # brackets not closed yet in a paragraph
MOST_MARKS = 600  # of emphasis in a paragraph


@only_with("<", "-->")
def no_html(document: Document, context: Context) -> Iterator[Finding]:
    """A tag, a comment or anything else that a browser could take for HTML, outside code."""
    fix = "write it as `code`, or put a space after <; Markdown has what a page needs"
    of_chapter = document.markers if document.kind == "chapter" else ()
    markers = {marker.line for kind in of_chapter for marker in kind}
    for number, text in document.words_and_math:
        if number in markers:
            continue  # known-marker speaks about these
        if document.kind == "page" and (marker := _page_marker(text)):
            kind, name, known = marker
            if name not in known:
                yield number, f"there is no {kind} {shown(name)}", f"use one of {', '.join(known)}"
            continue
        if document.kind in ("question", "chapter"):
            text = _QUIZ_TAG.sub("", text)  # noqa: PLW2901  (other rules speak about these)
        found = _HTML.search(text)
        if found:
            yield number, f"{shown(found[0])} looks like HTML, a tag or comment", fix


@only_with("{", "}")
def no_attributes(document: Document, context: Context) -> Iterator[Finding]:
    """Curly brackets outside code and mathematics: attribute lists, ids, classes, templates."""
    for number, text in document.words:
        if _CURLY.search(text):
            part = text[text.index(_CURLY.search(text)[0]) :]
            what = f"{shown(part)} could be an attribute list (an id, a class, an on… handler)"
            yield number, f"{what}, which is not allowed", "leave it out, or write it as `code`"


@only_with("8<", "///", "!!!", "???", "===")
def no_include(document: Document, context: Context) -> Iterator[Finding]:
    """A snippet or a block that another extension would expand."""
    for number, text in document.words_and_math:
        if _SNIPPET.search(text):
            what = "a snippet include, --8<--, is not allowed"
            yield number, what, "write the text out where it is needed"
        elif re.match(r"[\s>]*(?:[-*+] +)?(?:///|!!!|\?\?\?|===[!+]? ?\")", text):
            what = f"{shown(text)} opens a block, which is not allowed (html and others)"
            yield number, what, "use a callout, `> [!NOTE]` and its text on the next lines"


def fence_language(document: Document, context: Context) -> Iterator[Finding]:
    """A code fence with attributes, or in a language that is not shown as code."""
    fix = f"write ``` and one of {', '.join(LANGUAGES)}"
    for line in document.lines:
        in_diagram = line.fence == "code" and line.info.startswith("mermaid")
        if in_diagram and _DIAGRAM_SCRIPT.search(line.text):
            yield line.number, f"{shown(line.text)} in a mermaid diagram, a script", fix
        if line.fence != "open":
            continue
        found = _FENCE_INFO.fullmatch(line.info)
        if not found or (found["language"] and found["language"] not in LANGUAGES):
            what = f"the code fence's {shown(line.info)} is no language of the guide"
            yield line.number, f"{what} (attributes such as onclick are not allowed)", fix


@only_with("[!")
def known_callout(document: Document, context: Context) -> Iterator[Finding]:
    """A callout of a kind that GitHub does not have."""
    for number, text in document.words:
        found = _CALLOUT.match(text)
        if found and found["name"] not in CALLOUTS:
            fix = f"use one of {', '.join(CALLOUTS)}"
            yield number, f"a callout {shown('[!' + found['name'] + ']')}", fix


@only_with("<<<<<<<", "=======", ">>>>>>>", "|||||||")
def no_conflict_marker(document: Document, context: Context) -> Iterator[Finding]:
    """What git leaves in a file where a merge was not finished."""
    for line in document.lines:
        if _CONFLICT.match(line.text):
            what = f"{shown(line.text)} is left over from a merge conflict"
            yield line.number, what, "keep one of the two versions and remove the marks"


def unwritten(document: Document, context: Context) -> Iterator[Finding]:
    """A placeholder that was meant to be replaced by words."""
    for name, entry in document.front.entries.items():
        field = FIELDS[document.kind].get(name)
        items = entry.value if isinstance(entry.value, list) else [entry]
        for item in items if field and field.form in ("text", "texts") else ():
            found = _placeholder(str(item.value))
            if found:
                what = f"{name} is {shown(found[0])}, a placeholder, still to be written"
                yield item.line, what, f"write {field.help}"
    if not _placeholder(document.front.body):  # of which these are parts
        return
    for number, text in document.words:
        found = _placeholder(text)
        if found:
            what = f"{shown(found[0])} is a placeholder, still to be written"
            yield number, what, "write what belongs here, or leave the line out"


@only_with("\\")
def plain_tex(document: Document, context: Context) -> Iterator[Finding]:
    """A TeX command that defines others, or sets classes, styles or links."""
    for number, text in document.words_and_math:
        found = _FORBIDDEN_TEX.search(text)
        if found:
            what = f"the TeX command {found[0]} is not allowed in a formula"
            yield number, what, "write the formula out with ordinary symbols"
        elif wide := _WIDE_SPACE.search(text):
            what = f"the formula has {shown(wide[0])}, a space of a length that no page has"
            yield number, what, "use \\quad or \\, between symbols"


def not_too_deep(document: Document, context: Context) -> Iterator[Finding]:
    """Lists or quotations nested deeper than a reader follows."""
    for line in document.lines:
        if line.fence or line.text[:1].isalpha():  # most lines
            continue
        item = _LIST_ITEM.match(line.text)
        if item and len(item["indent"].expandtabs(4)) > DEEPEST_INDENT:
            what = f"a list is nested too deep, {len(item['indent'])} characters"
            yield line.number, what, f"indent by at most {DEEPEST_INDENT} characters"
        elif _NESTED.match(line.text) and not _BREAK.fullmatch(line.text):
            what = "lists or quotations are nested too deep on one line"
            yield line.number, what, "use at most 6 levels"
    yield from _too_many_marks(document)


@only_with("|")
def table_cells(document: Document, context: Context) -> Iterator[Finding]:
    """A row of a table with more cells than its head: the engine drops the last ones."""
    columns, before = 0, ""
    for line in document.lines:
        if line.fence or "|" not in line.text:
            columns = 0
        elif not columns and "|" in before and _TABLE_RULE.fullmatch(line.text):
            columns = _cells(before)
        elif columns and _cells(line.text) > columns:
            what = f"the row has {counted(_cells(line.text), 'cell')}, the table's head {columns}"
            fix = "write a bar inside a cell as \\mid in a formula, \\| in text, or in `code`"
            yield line.number, what, fix
        before = line.text


def no_secret(document: Document, context: Context) -> Iterator[Finding]:
    """A key or token that opens an account, in code too."""
    is_possible = any(mark in document.text for mark in _SECRET_MARKS)  # quick, and mostly false
    lines = document.text.split("\n") if is_possible else ()
    for number, text in enumerate(lines, 1):
        found = _SECRET.search(text)
        if found:
            what = f"{shown(found[0][:12] + '…')} begins a secret key or token"
            yield number, what, "take it out, and have whoever issued it call it back"


@only_with("::")
def no_workflow_command(document: Document, context: Context) -> Iterator[Finding]:
    """A line that a runner of workflows would obey if a log ever showed it."""
    for number, text in document.words_and_math:
        if _WORKFLOW_COMMAND.match(text):
            what = f"{shown(text)} is a workflow command"
            yield number, what, "leave it out, or write it as `code`"


def _too_many_marks(document: Document) -> Iterator[Finding]:
    """Brackets left open, or marks of emphasis, over the lines of one paragraph."""
    body = document.front.body
    open_, emphasis = max(body.count("["), body.count("(")), body.count("*") + body.count("_")
    if open_ <= MOST_OPEN and emphasis <= MOST_MARKS:  # in all paragraphs together
        return
    before = square = round_ = marks = 0
    for number, text in document.words:
        if number != before + 1:
            square = round_ = marks = 0
        before = number
        square = max(0, square + text.count("[") - text.count("]"))
        round_ = max(0, round_ + text.count("(") - text.count(")"))
        if not _LIST_ITEM.match(text) and "|" not in text:
            marks += text.count("*") + text.count("_")
        if max(square, round_) > MOST_OPEN or marks > MOST_MARKS:
            what = "the paragraph has too many brackets or marks, nested too deep to read"
            yield number, what, "write shorter sentences, or code in a fence"
            square = round_ = marks = 0


def _placeholder(text: str) -> re.Match | None:
    return _PLACEHOLDER.search(text) if any(m in text for m in _PLACEHOLDER_MARKS) else None


def _cells(row: str) -> int:
    bars = re.sub(r"\\.", "", without_code(row)).strip(" >")
    return bars.removeprefix("|").removesuffix("|").count("|") + 1


def _page_marker(text: str) -> tuple[str, str, Collection[str]] | None:
    """(kind, name, the names that there are) of a marker that pages other than chapters hold."""
    if plan := PLAN_MARKER.match(text):
        return "plan", plan["plan"], PLANS
    if practice := PRACTICE_MARKER.match(text):
        return "practice", practice["name"], PRACTICE
    if downloads := DOWNLOADS_MARKER.match(text):
        return "list of downloads", downloads["name"], DOWNLOADS
    return None


MARKUP_RULES = (
    no_html,
    no_attributes,
    no_include,
    fence_language,
    known_callout,
    no_conflict_marker,
    unwritten,
    plain_tex,
    not_too_deep,
    table_cells,
    no_secret,
    no_workflow_command,
)
