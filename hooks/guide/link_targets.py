"""Markdown written for one file goes in, the same with its links as another page needs them out.

A question's links are written from its own file, and shown on a chapter's page or a page of
questions; a link to a question's file leads to its place on the page of questions.
"""

import posixpath
import re

from .lines import scan
from .plain import without_code

_TARGET = re.compile(r"\]\((?P<path>[^()#\s]+)(?P<anchor>#[^()\s]*)?\)")
_QUESTION = re.compile(r"(?P<page>questions/[^/]+)/(?P<slug>[^/]+)\.md")


def moved(markdown: str, written: str, shown: str) -> str:
    """`markdown` of the file `written` as the file `shown` has to say it; both below docs/."""
    if "](" not in markdown:
        return markdown
    lines = scan(markdown, 1)
    return "\n".join(
        line.text if line.fence else _line(line.text, written, shown) for line in lines
    )


def _line(text: str, written: str, shown: str) -> str:
    parts, end = [], 0
    for found in _TARGET.finditer(without_code(text)):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(written), found["path"]))
        anchor = found["anchor"] or ""
        question = _QUESTION.fullmatch(path)
        if question:
            path, anchor = f"{question['page']}.md", f"#{question['slug']}"
        target = posixpath.relpath(path, posixpath.dirname(shown) or ".")
        parts += [text[end : found.start()], f"]({target}{anchor})"]
        end = found.end()
    return "".join([*parts, text[end:]])
