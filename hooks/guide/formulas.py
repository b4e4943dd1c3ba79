"""Mathematics: TeX in Markdown or in arithmatex's HTML goes in, MathML comes out."""

import html
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from .cache import Shelf, digest
from .lines import Line

# What Temml writes as inline style, and the class of docs/assets/math.css that says the same.
# A formula that needs another style is refused, so that the pages' content policy can be strict.
STYLE_CLASSES = {
    "display:block math;": "math-block",
    "math-depth:0;": "math-depth-0",
    "padding-left:0em;padding-right:0em;": "math-cell",
    "padding-left:1em;padding-right:0em;": "math-cell-after-em",
    "padding-left:5.9776pt;padding-right:0em;": "math-cell-after-gap",
    "padding-left:0em;padding-right:5.9776pt;": "math-cell-before-gap",
    "padding-left:5.9776pt;padding-right:5.9776pt;": "math-cell-between-gaps",
    "padding-left:0pt;padding-right:5.9776pt;": "math-cell-before-gap",
    "padding-left:5.9776pt;padding-right:0pt;": "math-cell-after-gap",
    "margin-left:-0.1667em;": "math-thin-back",
    "padding:3pt;border:1px solid;": "math-box",
}
LONGEST = 2000  # characters of one formula
# Formulas, and the characters of one, that are asked for at once: so few that they fit into a pipe,
# else each side could wait for the other to read.
AT_ONCE, SHORT = 20, 100

_RENDERED = re.compile(
    r"(?P<before>[(“‘]*)"  # noqa: RUF001
    r'<span class="arithmatex">\\\((?P<inline>.*?)\\\)</span>'
    r"(?P<after>[.,;:!?)’”]*)"  # noqa: RUF001
    r'|<div class="arithmatex">\s*\\\[(?P<block>.*?)\\\]\s*</div>',
    re.DOTALL,
)
_CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
# A mark first, then what may not stand before it: so it is found fast. \[ alone begins a line.
_MARKED = (
    r"\$\$(?<!\\..)(?P<dollars>(?:(?!\n[ \t]*\n).)+?)\$\$"
    r"|\\\((?<!\\..)(?P<parens>(?:(?!\n[ \t]*\n|\\\().)+?)\\\)"
    r"|\$(?<!\\.)(?![\s$])(?P<dollar>(?:\\.|(?!\n[ \t]*\n)[^\\$])+?)(?<!\s)\$"  # as arithmatex
)
_BRACKETED = r"|^[ \t>]*(?:- \[[ x]\] )?\\\[(?P<brackets>(?:(?!\n[ \t]*\n|\\\[).)+?)\\\][ \t]*$"
_WITHOUT_BRACKETS = re.compile(rf"{_MARKED}|(?P<brackets>(?!))", re.DOTALL)
_SOURCE = re.compile(_MARKED + _BRACKETED, re.DOTALL | re.MULTILINE)
_TAG_WITH_STYLE = re.compile(
    r'<(?P<name>[a-z]+)(?P<before>[^>]*?) style="(?P<style>[^"]*)"(?P<after>[^>]*)>'
)
# Temml reads (0,1) as one number with a decimal comma; to TeX the comma separates, and so to us.
_LISTED = re.compile(r"(?<=\d),(?=\d)")
_CLASS = re.compile(r' class="([^"]*)"')


class FormulaError(ValueError):
    """A formula that cannot be typeset; the message says why."""


class Typesetter:
    """Temml in one Node process, started when the first formula comes, each formula set once.

    What an earlier build has set is taken from `shelf`, where there is one.
    """

    def __init__(self) -> None:
        self.shelf: Shelf | None = None
        self._process: subprocess.Popen | None = None
        self._known: dict[tuple[str, bool], str | FormulaError] = {}

    def __call__(self, tex: str, display: bool) -> str:
        """MathML of `tex`; raises FormulaError where Temml refuses it."""
        asked = (tex.strip(), display)
        if not self._is_known(asked):
            self._set([asked])
        result = self._known[asked]
        if isinstance(result, FormulaError):
            raise result
        return result

    def ahead(self, formulas: Iterable[tuple[str, bool]]) -> None:
        """Set those of the formulas (TeX, display) that nobody asked for yet, many at once.

        To wait for each by itself takes longer. Long ones are left for later.
        """
        asked = dict.fromkeys((tex.strip(), display) for tex, display in formulas)
        new = [one for one in asked if len(one[0]) <= SHORT and not self._is_known(one)]
        for start in range(0, len(new), AT_ONCE):
            self._set(new[start : start + AT_ONCE])

    def _is_known(self, asked: tuple[str, bool]) -> bool:
        """Whether it has been set, by this process or by an earlier build."""
        if asked not in self._known:
            tex, display = asked
            kept = self.shelf.get(digest(tex, str(display))) if self.shelf is not None else None
            if kept is not None:
                self._known[asked] = kept
            elif len(tex) > LONGEST:
                what = f"it has {len(tex)} characters, more than {LONGEST}"
                self._known[asked] = FormulaError(what)
        return asked in self._known

    def _set(self, formulas: list[tuple[str, bool]]) -> None:
        """Ask Temml for formulas that are not known, together no more than fit into a pipe."""
        process = self._started()
        for tex, display in formulas:
            process.stdin.write(json.dumps([_LISTED.sub(",{}", tex), display]) + "\n")
        process.stdin.flush()
        for tex, display in formulas:
            result = self._known[tex, display] = self._answer(process.stdout.readline())
            if self.shelf is not None and isinstance(result, str):
                self.shelf.put(digest(tex, str(display)), result)

    def _answer(self, line: str) -> "str | FormulaError":
        answer = json.loads(line)
        if "error" in answer:
            return FormulaError(answer["error"].strip())
        try:
            return _TAG_WITH_STYLE.sub(_class_for_style, answer["mathml"])
        except FormulaError as error:
            return error

    def _started(self) -> subprocess.Popen:
        if self._process is None or self._process.poll() is not None:
            script = Path(__file__).with_name("temml.cjs")
            self._process = subprocess.Popen(
                [node(), str(script)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                encoding="utf-8",
            )
        return self._process

    def close(self) -> None:
        """End the Node process; the next formula starts another."""
        if self._process:
            self._process.stdin.close()
            self._process.stdout.close()
            self._process.wait()
            self._process = None


def node() -> str:
    """The Node of the project's environment if it has one, else the machine's.

    Raises FileNotFoundError where there is none.
    """
    own = Path(sys.prefix) / ("Scripts" if sys.platform == "win32" else "bin")
    found = shutil.which("node", path=str(own)) or shutil.which("node")
    if not found:
        raise FileNotFoundError("there is no node; run `make setup`")
    return found


def in_markdown(lines: list[Line]) -> Iterator[tuple[int, str, bool]]:
    """(line, TeX, display) of each formula outside code."""
    if not lines:
        return
    text = "\n".join("" if line.fence else line.text for line in lines)
    if "`" in text:
        text = _CODE_SPAN.sub(lambda m: re.sub(r"[^\n]", "\0", m[0]), text)
    source = _SOURCE if "\\[" in text else _WITHOUT_BRACKETS
    for found in source.finditer(text):
        display = found["dollars"] or found["brackets"]
        tex = display or found["parens"] or found["dollar"]
        if tex.strip("\0 \n"):
            number = lines[0].number + text.count("\n", 0, found.start())
            yield number, tex, bool(display)


def in_html(rendered: str, typeset) -> str:
    """`rendered` with each of arithmatex's marks replaced by MathML. Raises FormulaError.

    A formula keeps the punctuation beside it on its line, which no browser does by itself.
    """

    def mathml(found: re.Match) -> str:
        if found["block"] is not None:
            return typeset(html.unescape(found["block"]), True)
        formula = typeset(html.unescape(found["inline"]), False)
        before, after = found["before"], found["after"]
        if not before and not after:
            return formula
        return f'<span class="unbroken">{before}{formula}{after}</span>'

    return _RENDERED.sub(mathml, rendered)


def _class_for_style(found: re.Match) -> str:
    if found["style"] not in STYLE_CLASSES:
        raise FormulaError(f"it needs the inline style '{found['style']}'")
    name = STYLE_CLASSES[found["style"]]
    attributes = found["before"] + found["after"]
    if _CLASS.search(attributes):
        attributes = _CLASS.sub(rf' class="\1 {name}"', attributes)
    else:
        attributes += f' class="{name}"'
    return f"<{found['name']}{attributes}>"
