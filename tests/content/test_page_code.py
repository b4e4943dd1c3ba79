"""Code on pages: `python run` blocks are executed in order, and print what the page says."""

import contextlib
import io

import pytest
from guide import bank

from tests.build import ROOT

documents = [d for d in bank.read(ROOT / "docs").documents if d.kind == "chapter"]


def blocks(document) -> list[tuple[int, str, str | None]]:
    """(line, code, what is shown as its output or None) of each block marked `run`."""
    fences, current = [], None
    for line in document.lines:
        if line.fence == "open":
            current = (line.number, line.info, [])
        elif line.fence == "code":
            current[2].append(line.text)
        elif line.fence == "close":
            fences.append((current[0], current[1], "\n".join(current[2]), line.number))
    found = []
    for i, (start, info, code, end) in enumerate(fences):
        if info != "python run":
            continue
        follows = fences[i + 1] if i + 1 < len(fences) else None
        is_output = follows and follows[1] == "text" and follows[0] == end + 2
        found.append((start, code, follows[2] if is_output else None))
    return found


with_code = [document for document in documents if blocks(document)]


def test_there_is_code_on_pages():
    assert len(with_code) >= 3


@pytest.mark.parametrize("document", with_code, ids=lambda document: document.id)
def test_code_runs_and_prints_what_the_page_shows(document):
    namespace = {"__name__": "page"}
    for line, code, shown in blocks(document):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, f"{document.path}:{line}", "exec"), namespace)
        if shown is not None:
            assert printed.getvalue().rstrip() == shown.rstrip(), f"{document.path}:{line}"
