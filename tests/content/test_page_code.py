"""Code on pages is executed in order, and prints what the page says.

`python run` blocks of a page share one namespace, its `sql run` blocks one SQLite database in
memory. A `text` block right after a block is what it prints; of SQL, the rows of the last query.
"""

import contextlib
import io
import sqlite3

import pytest
from guide import bank
from threadpoolctl import threadpool_limits

from tests.build import ROOT

RUNNABLE = ("python run", "sql run")
documents = [d for d in bank.read(ROOT / "docs").documents if d.kind == "chapter"]


def blocks(document) -> list[tuple[int, str, str, str | None]]:
    """(line, language, code, what is shown as its output or None) of each block marked `run`."""
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
        if info not in RUNNABLE:
            continue
        follows = fences[i + 1] if i + 1 < len(fences) else None
        is_output = follows and follows[1] == "text" and follows[0] == end + 2
        found.append((start, info.split()[0], code, follows[2] if is_output else None))
    return found


def run_python(code: str, place: str, namespace: dict) -> str:
    """Execute a block in the page's namespace; what it prints."""
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, place, "exec"), namespace)
    return printed.getvalue()


def run_sql(code: str, database: sqlite3.Connection) -> str:
    """Execute the statements of a block; the rows of its last query as an aligned table."""
    statement, heads, rows = "", [], []
    for line in code.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            cursor = database.execute(statement)
            if cursor.description:
                heads, rows = [column[0] for column in cursor.description], cursor.fetchall()
            statement = ""
    assert not statement.strip(), f"a statement does not end with a semicolon: {statement}"
    cells = [heads, *([_shown(value) for value in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in cells]
    return "\n".join(line.rstrip() for line in lines)


def _shown(value) -> str:
    return "NULL" if value is None else str(value)


with_code = [document for document in documents if blocks(document)]


def test_there_is_code_on_pages():
    assert len(with_code) >= 3


@pytest.mark.parametrize("document", with_code, ids=lambda document: document.id)
def test_code_runs_and_prints_what_the_page_shows(document):
    namespace = {"__name__": "page"}
    with contextlib.closing(sqlite3.connect(":memory:")) as database, threadpool_limits(1):
        for line, language, code, shown in blocks(document):
            place = f"{document.path}:{line}"
            if language == "python":
                printed = run_python(code, place, namespace)
            else:
                printed = run_sql(code, database)
            if shown is not None:
                assert printed.rstrip() == shown.rstrip(), place


def test_rows_of_sql_are_shown_as_a_table():
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        code = "CREATE TABLE t (a, name);\nINSERT INTO t VALUES (1, 'x'), (NULL, 'long');\n"
        printed = run_sql(code + "SELECT * FROM t;", database)
    assert printed == "a     name\n1     x\nNULL  long"
