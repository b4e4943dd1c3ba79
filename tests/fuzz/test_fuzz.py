"""Generated files, good and bad: each gets its problems or is accepted, and nothing breaks."""

import time
from collections import Counter
from functools import cache
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import markdown
import pytest
from guide import (
    allowed,
    bank,
    characters,
    document,
    formulas,
    identity,
    markers,
    registry,
    rules,
    tree,
)
from guide.dialect import for_engine
from guide.document import Document
from guide.lines import scan
from guide.page_frame import frame
from guide.problem import Problem
from guide.question_page import to_markdown
from guide.quiz import scan_quiz, text_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config

from tests import small
from tests.build import ROOT
from tests.fuzz import fragments

FEWEST = 20_000  # files over all properties
LIMIT = 1.0  # seconds of processor time for one file
QUESTION = "docs/questions/metrics/made-by-chance.md"
CHAPTER = "docs/machine-learning/made-by-chance.md"
SLUGS = frozenset(rules.all_slugs())
REAL = bank.read(ROOT / "docs")
typeset = formulas.Typesetter()
pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
generated: Counter[str] = Counter()
accepted: Counter[str] = Counter()


@pytest.fixture(scope="module", autouse=True)
def typesetter():
    """End the Node process after the last property."""
    yield
    typeset.close()


@cache
def around(path: str) -> bank.Sources:
    """Of the guide's own files the page at `path`, or of the question there, and its questions."""
    given = next(d for d in REAL.documents if d.path == path)
    page = given.page if given.kind == "question" else given.id
    near = [d for d in REAL.documents if (d.page if d.kind == "question" else d.id) == page]
    return bank.Sources(near, REAL.entries, [], [], REAL.files)


@cache
def small_sources() -> bank.Sources:
    """The small folder; no fixture, since hypothesis prints those with each failing case."""
    with TemporaryDirectory() as folder:
        return bank.read(small.write(Path(folder)))


def files(count: int):
    """Settings for a property of `count` files: the same ones in each run."""
    return settings(
        max_examples=count,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


def with_file(sources: bank.Sources, path: str, data: bytes) -> bank.Sources:
    """`sources` with one file more, read as `bank.read` does it; it replaces one of its path."""
    faults = list(characters.faults(data))
    problems = [Problem(path, fault.line, fault.rule, fault.what, fault.fix) for fault in faults]
    others = [d for d in sources.documents if d.path != path]
    if problems:
        return bank.Sources(others, sources.entries, problems, [path], sources.files)
    kind = document.kind_of(PurePosixPath(path).relative_to("docs"))
    made = Document(path, kind, document.decode(data))
    return bank.Sources([*others, made], sources.entries, [], [], sources.files | {path})


def judged(name: str, sources: bank.Sources, path: str, data: bytes) -> list[Problem]:
    """The problems of the file, which must be well formed, found in time, and the same twice."""
    generated[name] += 1
    start = time.process_time()
    problems = bank.check(with_file(sources, path, data), typeset, [path])
    assert time.process_time() - start < LIMIT
    assert_well_formed(problems, path, data)
    assert bank.check(with_file(sources, path, data), typeset, [path]) == problems
    # Whatever is not refused for its form must work, however it is written.
    if not bank.check(with_file(sources, path, data), typeset, [path], editorial=False):
        accepted[name] += 1
        assert_usable(with_file(sources, path, data).documents[-1])
    return problems


def assert_well_formed(problems: list[Problem], path: str, data: bytes) -> None:
    lines = document.decode(data.decode("utf-8", "replace").encode()).count("\n") + 1
    assert problems == sorted(problems)
    for problem in problems:
        assert problem.path == path
        assert 1 <= problem.line <= lines, problem
        assert problem.rule in SLUGS, problem
        assert problem.what.strip() and problem.fix.strip(), problem
        assert len(problem.text().splitlines()) == 2, problem
        assert problem.text().replace("\n", "").isprintable(), problem
        assert problem.annotation().startswith("::") and problem.annotation().isprintable()


def assert_usable(made: Document) -> None:
    """What was accepted becomes a record, and its Markdown a page on which all is allowed."""
    if made.kind != "question":
        assert bank.chapter(made).path == made.path
        at = {marker.line for marker in markers.find(made.lines)[0]}
        kept = ("" if line.number in at else line.text for line in made.lines)
        assert faults_of_page("\n".join(kept)) == []
        return
    question = bank.question(made)
    parts = [question.stem, question.answer, *question.points, *question.follow_ups]
    parts += [text for option in question.options for text in (option.text, option.reason)]
    assert faults_of_page("\n\n".join([*parts, question.explanation])) == []
    if question.kind != "open":
        again = scan_quiz(scan(to_markdown(question), 1))
        assert again.oddities == []
        shown = [(option.text, option.right) for option in question.ordered_options()]
        assert [(option.text, option.right) for option in again.options] == shown
        assert text_of(again.explanation) == question.explanation


@cache
def engine() -> markdown.Markdown:
    """Python-Markdown with the extensions of mkdocs.yml."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    return markdown.Markdown(
        extensions=config.markdown_extensions, extension_configs=config.mdx_configs
    )


def faults_of_page(text: str) -> list[str]:
    """What may not stand on a page of the text, given to the engine as the hooks give it."""
    html = engine().reset().convert(for_engine(frame(text, "", None)))
    return list(allowed.faults(formulas.in_html(html, typeset)))


@files(5_000)
@given(fragments.bytes_of((small.QUESTION, small.OPEN_QUESTION)))
def test_bytes_as_a_question(data):
    judged("bytes", small_sources(), QUESTION, data)


@files(4_000)
@given(fragments.bytes_of((small.CHAPTER, small.PAGE)))
def test_bytes_as_a_chapter(data):
    judged("bytes", small_sources(), CHAPTER, data)


@files(4_000)
@given(fragments.assembled())
def test_fragments_as_a_question(text):
    judged("fragments", small_sources(), QUESTION, text.encode("utf-8"))


@files(2_000)
@given(fragments.quizzes())
def test_fragments_in_the_form_of_a_quiz(text):
    judged("quizzes", small_sources(), QUESTION, text.encode("utf-8"))


@files(2_500)
@given(fragments.assembled())
def test_fragments_as_a_chapter(text):
    judged("chapters", small_sources(), CHAPTER, text.encode("utf-8"))


def mutations_of(kinds: tuple[str, ...]):
    """(document, mutated text) of the guide's own files of these kinds."""
    originals = [d for d in REAL.documents if d.kind in kinds]
    texts = tuple(original.text for original in originals)
    return fragments.mutated(texts).map(lambda made: (originals[made[0]], made[1]))


@files(1_500)
@given(mutations_of(("question",)))
def test_mutated_questions(made):
    original, text = made
    near = around(original.path)
    judged("mutated questions", near, original.path, text.encode("utf-8"))
    beside_base = identity.problems(near, with_file(near, original.path, text.encode("utf-8")))
    assert_well_formed(beside_base, original.path, text.encode("utf-8"))


@files(150)
@given(mutations_of(("chapter",)))
def test_mutated_chapters(made):
    original, text = made
    judged("mutated chapters", around(original.path), original.path, text.encode("utf-8"))


def registries():
    """(kind, bytes) of a registry."""
    own = tuple(
        (ROOT / "docs" / name).read_text("utf-8")[:3000] for name in registry.FILES.values()
    )
    made = st.one_of(
        fragments.joined(fragments.REGISTRY, most=12).map(str.encode),
        fragments.joined((*fragments.REGISTRY, *fragments.FRONT_LINES), most=8).map(str.encode),
        fragments.bytes_of((small.TOPICS, small.RESOURCES)),
        fragments.mutated(own).map(lambda pair: pair[1].encode()),
    )
    return st.tuples(st.sampled_from(sorted(registry.FILES)), made)


@files(2_000)
@given(registries())
def test_registries(made):
    kind, data = made
    generated["registries"] += 1
    if list(characters.faults(data, characters.LARGEST_REGISTRY)):
        return
    path = f"docs/{registry.FILES[kind]}"

    def problems_of() -> list[Problem]:
        entries, slips = registry.read(document.decode(data), path, kind)
        slipped = [Problem(path, s.line, s.rule, s.what, s.fix) for s in slips]
        documents = small_sources().documents
        made = bank.Sources(documents, entries, slipped, [], small_sources().files)
        return bank.check(made, typeset, [path])

    start = time.process_time()
    problems = problems_of()
    assert time.process_time() - start < LIMIT
    assert_well_formed(problems, path, data)
    assert problems_of() == problems


@pytest.fixture(scope="module")
def docs_with_a_figure(tmp_path_factory) -> Path:
    docs = small.write(tmp_path_factory.mktemp("figures"))
    (docs / "assets").mkdir()
    return docs


@files(1_000)
@given(
    st.one_of(
        fragments.joined(fragments.SVG, most=10).map(str.encode),
        fragments.bytes_of(("".join(fragments.SVG[:6]),)),
    )
)
def test_figures(docs_with_a_figure, data):
    generated["figures"] += 1
    (docs_with_a_figure / "assets/figure.svg").write_bytes(data)
    problems = list(tree.problems(docs_with_a_figure))
    assert_well_formed(sorted(problems), "docs/assets/figure.svg", data)
    assert list(tree.problems(docs_with_a_figure)) == problems


def test_so_many_files_were_made(request):
    here = [item for item in request.session.items if item.path == request.path]
    if len(here) < 10:
        pytest.skip("only where every property of this file is run")
    assert sum(generated.values()) >= FEWEST, generated
    assert all(accepted[name] for name in ("quizzes", "mutated questions", "mutated chapters"))
