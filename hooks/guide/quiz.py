"""The syntax of a question's body: lines in, its parts with their lines and its oddities out.

The one owner of that syntax. The scan never fails: what does not fit is kept with its line,
and the rules speak about it. The syntax is that of mkdocs-quiz without its silent readings.
"""

import re
from dataclasses import dataclass, field

from .lines import BLOCK_START, NO_HEADING, Line, headings

OPEN_TAG, CLOSE_TAG = "<quiz>", "</quiz>"
_TAG = re.compile(r"<\s*(?:/\s*)?quiz\b[^>]*>?", re.IGNORECASE)
_SHIELD = "\u115f"  # a letter that nobody sees, which no file may hold (see characters)
_SHIELDED = re.compile(r"<\??/?quiz")
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_OPTION = re.compile(r"^- \[(?P<mark>[ x])\] (?P<text>\S.*)$")
_OPTION_LIKE = re.compile(
    r"^\s*(?:[-*+]|\d{1,3}[.)])\s*"
    r"\[(?P<mark>[^\[\]]{0,3}|right|correct|true|yes|wrong|false|no)\](?P<text>(?!\().*)$"
)
_STOCK_OPTION = re.compile(r"^[-*] \[.?\] ")  # what mkdocs-quiz takes for one, in code too
_FEEDBACK = re.compile(r"^\s*> ?(?P<text>.*)$")
_POINT = re.compile(r"^- \[ \] (?P<text>\S.*)$")
_ITEM = re.compile(r"^- (?P<text>\S.*)$")

OPEN_SECTIONS = ("Model answer", "Listen for", "Follow-ups")


def begins_block(text: str) -> bool:
    """Whether `text` begins like a heading, list, quotation, table, rule or fence."""
    return bool(BLOCK_START.match(text)) and not NO_HEADING.match(text)


@dataclass
class ScannedOption:
    """An option as it stands in the file."""

    line: int
    text: str
    right: bool
    reason: list[str] = field(default_factory=list)

    @property
    def begins_block(self) -> bool:
        """True where the text would be shown as a block and not as a line of words."""
        return begins_block(self.text)


@dataclass(frozen=True)
class Oddity:
    """A line that the syntax has no place for, and the rule that says so."""

    rule: str
    line: int
    text: str


@dataclass
class ScannedQuiz:
    """The parts of a choice question's body."""

    line: int = 0  # of <quiz>; 0 where there is none
    end: int = 0  # of </quiz>; 0 where it is not closed
    stem: list[Line] = field(default_factory=list)
    options: list[ScannedOption] = field(default_factory=list)
    explanation: list[Line] = field(default_factory=list)
    outside: list[Line] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)


@dataclass
class ScannedOpen:
    """The parts of an open question's body; `sections` maps headings to their lines."""

    stem: list[Line] = field(default_factory=list)
    sections: dict[str, list[Line]] = field(default_factory=dict)
    heading_lines: dict[str, int] = field(default_factory=dict)
    outside: list[Line] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)

    def points(self) -> list[tuple[int, str]]:
        """(line, text) of each point of "Listen for"."""
        found = [
            (line.number, _POINT.match(line.text)) for line in self.sections.get("Listen for", [])
        ]
        return [(number, match["text"]) for number, match in found if match]

    def follow_ups(self) -> list[str]:
        """The texts of the follow-up questions."""
        return [text for _, text in self.lines_of_follow_ups()]

    def lines_of_follow_ups(self) -> list[tuple[int, str]]:
        """(line, text) of each follow-up question."""
        found = [
            (line.number, _ITEM.match(line.text)) for line in self.sections.get("Follow-ups", [])
        ]
        return [(number, match["text"]) for number, match in found if match]


def text_of(lines: list[Line]) -> str:
    """The Markdown of `lines`, without blank lines at either end."""
    return "\n".join(line.text for line in lines).strip("\n")


def quiz_tags(line: Line) -> list[str]:
    """What looks like a quiz tag in `line`, code spans left out."""
    return _TAG.findall(_CODE_SPAN.sub("", line.text)) if "<" in line.text else []


def scan_quiz(lines: list[Line]) -> ScannedQuiz:
    """Take the lines of a choice question's body apart."""
    quiz = ScannedQuiz()
    inside: list[Line] = []
    for line in lines:
        tags = (
            _TAG.findall(line.text)
            if line.fence and quiz.line and not quiz.end
            else quiz_tags(line)
        )
        if line.fence and not (quiz.line and not quiz.end):
            tags = []  # a fence before or after the quiz is only code
        if tags and line.fence:
            quiz.oddities.append(Oddity("quiz-tag-in-code", line.number, line.text))
        if line.text.rstrip() == OPEN_TAG and not line.fence:
            if quiz.line:
                quiz.oddities.append(Oddity("one-quiz", line.number, line.text))
            quiz.line = quiz.line or line.number
        elif line.text.rstrip() == CLOSE_TAG and not line.fence:
            if not quiz.line or quiz.end:
                quiz.oddities.append(Oddity("one-quiz", line.number, line.text))
            quiz.end = quiz.end or line.number
        elif tags and not line.fence:
            quiz.oddities.append(Oddity("exact-quiz-tag", line.number, line.text))
            if "/" in tags[0].partition("quiz")[0]:
                quiz.end = quiz.end or line.number
            else:
                quiz.line = quiz.line or line.number
        elif quiz.line and not quiz.end:
            inside.append(line)
        else:
            quiz.outside.append(line)
    _scan_inside(quiz, inside)
    return quiz


def _scan_inside(quiz: ScannedQuiz, lines: list[Line]) -> None:
    """Sort the lines between the tags into stem, options and explanation."""
    state = "stem"  # then option, gap (a blank line after an option), explanation
    options_to_come = sum(1 for line in lines if not line.fence and _OPTION_LIKE.match(line.text))
    heading_lines = {line.number for line, _ in headings(lines)}
    for line in lines:
        if line.fence:
            if state == "stem" and line.fence == "code" and _STOCK_OPTION.match(line.text):
                quiz.oddities.append(Oddity("option-in-code", line.number, line.text))
            if state in ("option", "gap") and options_to_come:
                if line.fence == "open":
                    quiz.oddities.append(Oddity("no-fence-under-option", line.number, line.text))
                continue
            if state == "option" and line.fence == "open":
                quiz.oddities.append(Oddity("option-on-one-line", line.number, line.text))
            state = "stem" if state == "stem" else "explanation"
            (quiz.stem if state == "stem" else quiz.explanation).append(line)
            continue
        if line.number in heading_lines:
            quiz.oddities.append(Oddity("no-heading-in-question", line.number, line.text))
        like = _OPTION_LIKE.match(line.text)
        if like:
            options_to_come -= 1
            if state == "explanation":
                quiz.oddities.append(Oddity("options-together", line.number, line.text))
                continue
            exact = _OPTION.match(line.text)
            if not exact:
                quiz.oddities.append(Oddity("option-mark", line.number, line.text))
            right = like["mark"].strip().lower() == "x"
            quiz.options.append(ScannedOption(line.number, like["text"].strip(), right))
            state = "option"
        elif state == "stem":
            quiz.stem.append(line)
        elif state == "explanation":
            quiz.explanation.append(line)
        elif not line.text.strip():
            state = "gap"
        elif feedback := _FEEDBACK.match(line.text):
            if state == "gap":
                quiz.oddities.append(Oddity("reason-under-its-option", line.number, line.text))
            quiz.options[-1].reason.append(feedback["text"])
        elif state == "option":
            quiz.oddities.append(Oddity("option-on-one-line", line.number, line.text))
        elif options_to_come > 0:
            quiz.oddities.append(Oddity("options-together", line.number, line.text))
        else:
            state = "explanation"
            quiz.explanation.append(line)


def scan_open(lines: list[Line]) -> ScannedOpen:
    """Take the lines of an open question's body apart."""
    question = ScannedOpen()
    current = question.stem
    heading_lines = {line.number for line, _ in headings(lines)}
    for line in lines:
        if line.fence and line.info == "python check":
            question.outside.append(line)
            continue
        if not line.fence and quiz_tags(line):
            question.oddities.append(Oddity("no-quiz-in-open", line.number, line.text))
        if line.number not in heading_lines:
            current.append(line)
            continue
        name = line.text.strip().removeprefix("## ")
        if name not in OPEN_SECTIONS or name in question.sections:
            question.oddities.append(Oddity("open-sections", line.number, line.text))
            current = []
            continue
        current = question.sections.setdefault(name, [])
        question.heading_lines[name] = line.number
    return question


def check_code(outside: list[Line]) -> str:
    """The Python of the question's `python check` fences."""
    code = [line.text for line in outside if line.fence == "code" and line.info == "python check"]
    return "\n".join(code)


def shield(text: str) -> str:
    """`text` with its quiz tags, which stand in code, hidden from mkdocs-quiz."""
    return _SHIELDED.sub(rf"\g<0>{_SHIELD}", text)


def unshield(html: str) -> str:
    """What became of shielded text, as it was written."""
    return html.replace(_SHIELD, "")


def to_block(stem: str, options, explanation: str) -> str:
    """A `<quiz>` block that mkdocs-quiz reads as exactly these parts."""
    parts = [stem, ""]
    for option in options:
        parts.append(f"- [{'x' if option.right else ' '}] {option.text}")
        parts.extend(f"> {line}" if line else ">" for line in option.reason.split("\n"))
    body = shield("\n".join([*parts, "", explanation]))
    return f"{OPEN_TAG}\n{body}\n{CLOSE_TAG}"
