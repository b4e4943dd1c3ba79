"""What generated files are made of: pieces of the syntax go in, hypothesis strategies come out."""

from hypothesis import strategies as st

from tests import small

FRONT_LINES = (
    *("kind: single", "kind: multiple", "kind: open", "kind: [open]", "kind:", "level: core"),
    *("level: hrad", "topics: [confusion-matrix]", "topics: []", "topics: [[a]]", "rev: 1"),
    *("rev: -1", "rev: yes", "rev: 0123", "rev: 99999999999999999999", "sources: &a [x]", "x: *a"),
    *("authors: [somebody]", "reviewed: 2026-11-23", "reviewed: 2026-02-30", "order: fixed"),
    *("waive: {unwritten: a reason}", "waive: x", "waive: {1: 2}", "title: 'open", 'title: "\\x"'),
    *("title: !!python/object:os.system x", "description: |", "  words", "- item", "? key", ": v"),
    *("a: {b: {c: {d: {e: f}}}}", "<<: {a: b}", "\t- tab", "%YAML 1.1", "...", "---", "# note"),
    *("objectives:", "  - one", "resources:", "  sklearn-user-guide: Words.", "section: tools"),
    *("{}", "[", "]", "{", "~", "null", "''", "date: 2026-11-23", "id: a-b", "reason: Words."),
)
TAGS = (
    *(
        "<quiz>",
        "</quiz>",
        "<Quiz>",
        "<quiz id=a>",
        "< quiz",
        "</quiz",
        "<quiz></quiz>",
        "`<quiz>`",
    ),
    *("```", "~~~", "````", "```python", "```python check", "```python run", "```mermaid", "> ```"),
    *("   ```", "``` {onclick=x}", "```text title=a", "~~~ `", "```python check\nassert key\n```"),
)
OPTIONS = (
    *("- [ ] Words", "- [x] Words", "- [x] Other words", "* [x] Words", "- [X] a", "- [] a"),
    *(
        "1. [ ] a",
        "- [ ]",
        "- [ ] # a",
        "- [ ] > a",
        "- [ ] - b",
        "- [x] `a`",
        "- [ ] $x$",
        "- [y]",
    ),
    *("> Because it is so, in six words.", ">", "> ", ">> a", "> - [ ] a", "  > a", "> ```", "- a"),
)
OPEN = (
    *(
        "## Model answer",
        "## Listen for",
        "## Follow-ups",
        "## Other",
        "# a",
        "##",
        "## Listen for ",
    ),
    *("- [ ] Names both costs", "- What if the costs differ?", "###### a", " ## Model answer"),
)
INLINE = (
    *(
        "[",
        "]",
        "(",
        ")",
        "[[",
        "]]",
        "[a](b)",
        "[a](../index.md)",
        "[a](metrics.md#x)",
        "![](a.svg)",
    ),
    *(
        "![a](../assets/a.svg)",
        "[a][b]",
        "[a]: b",
        "[^1]",
        "[^1]: a",
        "[a](javascript:x)",
        "{ #a }",
    ),
    *("{", "}", "{{ a }}", "{% a %}", "{: onclick=x }", "${a}", "<!-- question: false-alarms -->"),
    *(
        "<!-- questions: level=core limit=2 -->",
        "<!-- questions: topic=x -->",
        "<!--",
        "-->",
        "<!-->",
    ),
    *(
        "<!-- question: -->",
        "<!-- a -->",
        "<b>",
        "</b>",
        "<img src=x onerror=y>",
        "<script>",
        "<a",
        "<",
    ),
    *(
        "&lt;",
        "&#106;",
        "&Tab;",
        "&amp;#x3c;",
        "https://a.b",
        "//a.b/c",
        "www.a.b",
        "mailto:a@b.cc",
    ),
    *(
        "a@b.org",
        "+41 44 123 45 67",
        "$x$",
        "$$x$$",
        "$",
        "$$",
        "\\$5",
        "\\(x\\)",
        "\\[x\\]",
        "\\[",
    ),
    *(
        "$\\frac{1}{2}$",
        "$\\frac$",
        "$\\href{a}{b}$",
        "$\\def\\a{b}$",
        "$x_{$",
        "$\\begin{matrix}",
        "$^$",
    ),
    *(
        "`",
        "``",
        "`a`",
        "`a",
        "\\`a`",
        "*",
        "**",
        "_",
        "__",
        "~~",
        "==",
        "|a|b|",
        "|---|---|",
        "| a",
    ),
    *(
        "--8<-- 'a'",
        "/// html",
        "!!! note",
        '=== "a"',
        "> [!NOTE]",
        "> [!X]",
        "<<<<<<< a",
        "=======",
    ),
    *(
        "TODO",
        "lorem ipsum",
        "    code",
        "\tcode",
        "                    - deep",
        ">>>>>>>> a",
        "***",
    ),
    *(
        "1. a",
        "10) a",
        "- a",
        "+ a",
        ": a",
        "*[a]: b",
        "\\",
        "\\\\",
        "%",
        "::error::a",
        "##[group]",
    ),
)
CHARACTERS = (
    *("\0", "\x07", "\x1b[31m", "\x85", "\u2028", "\u200b", "\u202e", "\ufeff", "\ufffd", "\xa0"),
    *(
        "\u0301",
        "e\u0301",
        "\u0430bc",
        "\u00c3\u00a9",
        "\U0001f600",
        "\u5b57",
        "\x0b",
        "\x0c",
        "\r",
    ),
)
PROSE = (
    "Some words of prose that say little and take some room, so that a rule of length is met. " * 6,
    *(
        "Words.",
        "Which of these falls?",
        "**Why.** Since it is so.",
        "a b c",
        "",
        "",
        " ",
        "assert",
    ),
)
FRAGMENTS = (*TAGS, *OPTIONS, *OPEN, *INLINE, *CHARACTERS, *PROSE)
SVG = (
    *(
        "<svg>",
        '<svg xmlns="http://www.w3.org/2000/svg">',
        "</svg>",
        "<g>",
        "</g>",
        "<path d='M0'/>",
    ),
    *(
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "@import 'a'",
        "url(#a)",
        "url(http://a)",
        "&a;",
    ),
    *(
        "<use href='#a'/>",
        "<use href='//a'/>",
        "<a xlink:href='x'/>",
        "<g onload='x'/>",
        "<!-- a -->",
    ),
    *(
        "<?xml version='1.0'?>",
        "<?xml version='1.0' encoding='utf-16'?>",
        "<?php a ?>",
        "<![CDATA[a]]>",
    ),
    *(
        "<!DOCTYPE svg>",
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
        "<!DOCTYPE svg SYSTEM 'a'>",
        "a",
        "\n",
        "\0",
    ),
)
REGISTRY = (
    *(
        "- id: a-b",
        "- id: confusion-matrix",
        "- id: 5",
        "- id:",
        "- {id: a, name: b}",
        "- a",
        "-",
        "[]",
    ),
    *(
        "  name: Words",
        "  section: tools",
        "  syllabus: [a]",
        "  url: https://a.b/c",
        "  url: ftp://a",
    ),
    *(
        "  url: 'https://[a'",
        "  kind: book",
        "  cost: free",
        "  reason: Words.",
        "  successor: a-b",
    ),
    *("  successor: false-alarms", "  date: 2026-11-23", "  title: A book", "  authors: Somebody"),
    *("  id: x", "  http_only: yes", "  year: 1", "  note: <b>", "  - deeper", " name: x"),
)

_joints = st.sampled_from(("\n", "\n", "\n", "\n\n", " ", ""))


@st.composite
def joined(draw, pieces: tuple[str, ...], most: int = 20) -> str:
    """Some of `pieces`, in any order and number, joined by lines, blanks or nothing."""
    chosen = draw(st.lists(st.tuples(st.sampled_from(pieces), _joints), max_size=most))
    return "".join(piece + joint for piece, joint in chosen)


def fenced_fields() -> st.SearchStrategy[str]:
    """A block of front matter: the valid one of each kind of file, or one of loose lines."""
    valid = (
        small.FIELDS,
        small.FIELDS.replace("kind: single", "kind: multiple"),
        small.FIELDS.replace("kind: single", "kind: open"),
        small.CHAPTER.split("---\n")[1],
    )
    loose = st.lists(st.sampled_from(FRONT_LINES), max_size=12).map("\n".join)
    mixed = st.tuples(st.sampled_from(valid), loose).map(lambda pair: f"{pair[0]}{pair[1]}\n")
    fields = st.one_of(st.sampled_from(valid), st.sampled_from(valid), mixed, loose)
    return fields.map(lambda text: f"---\n{text}---\n")


def assembled() -> st.SearchStrategy[str]:
    """A file of front matter and loose fragments, now and then with no front matter at all."""
    body = joined(FRAGMENTS)
    return st.one_of(st.tuples(fenced_fields(), body).map("".join), body)


def quizzes() -> st.SearchStrategy[str]:
    """A question whose parts stand in their order, each made of loose fragments."""
    some = st.one_of(joined((*INLINE, *PROSE), most=3), st.just("Which of these falls?"))
    marks = st.sampled_from(("x  ", " x ", "  x ", "xx  ", "x", "   "))
    inline = joined((*INLINE, *PROSE[1:]), most=2).map(lambda text: text.replace("\n", " "))
    reasons = st.one_of(
        *[st.just("> Because it is so, in six words.")] * 4, st.sampled_from(OPTIONS)
    )
    options = marks.flatmap(
        lambda row: st.tuples(
            *(
                st.tuples(inline, reasons).map(
                    lambda pair, i=i, mark=mark: (
                        f"- [{mark}] Words {i} {pair[0].strip()}\n{pair[1]}"
                    )
                )
                for i, mark in enumerate(row)
            )
        )
    )
    return st.tuples(fenced_fields(), some, options.map("\n".join), some).map(
        lambda made: f"{made[0]}\n<quiz>\n{made[1]}\n\n{made[2]}\n\n{PROSE[0]}{made[3]}\n</quiz>\n"
    )


_numbers = st.integers(0, 10_000)
_edits = st.tuples(
    st.sampled_from(("delete", "double", "swap", "insert", "put", "cut", "join", "indent")),
    _numbers,
    _numbers,
    st.sampled_from((*FRAGMENTS, *FRONT_LINES)),
)


def mutated(texts: tuple[str, ...]) -> st.SearchStrategy[tuple[int, str]]:
    """(index, text) of one of `texts` after a few edits."""
    return st.tuples(st.integers(0, len(texts) - 1), st.lists(_edits, min_size=1, max_size=5)).map(
        lambda made: (made[0], _edited(texts[made[0]], made[1]))
    )


def _edited(text: str, edits: list[tuple[str, int, int, str]]) -> str:
    lines = text.split("\n")
    for name, where, other, piece in edits:
        at, to = where % len(lines), other % len(lines)
        column = other % (len(lines[at]) + 1)
        line = lines[at]
        match name:
            case "delete":
                del lines[at]
            case "double":
                lines.insert(to, line)
            case "swap":
                lines[at], lines[to] = lines[to], lines[at]
            case "insert":
                lines.insert(at, piece)
            case "put":
                lines[at] = line[:column] + piece + line[column:]
            case "cut":
                lines = [*lines[:at], line[:column]]
            case "join":
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
            case "indent":
                lines[at] = f"    {line}"
        lines = lines or [""]
    return "\n".join(lines)


def bytes_of(texts: tuple[str, ...]) -> st.SearchStrategy[bytes]:
    """Any bytes, or those of one of `texts` with some others put in."""
    spliced = st.tuples(st.sampled_from(texts), _numbers, st.binary(max_size=12)).map(
        lambda made: _spliced(made[0].encode(), made[1], made[2])
    )
    return st.one_of(st.binary(max_size=200), spliced)


def _spliced(data: bytes, where: int, other: bytes) -> bytes:
    at = where % (len(data) + 1)
    return data[:at] + other + data[at + len(other) // 2 :]
