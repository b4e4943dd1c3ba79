"""From a docs folder to a bank: files go in, every problem or everything valid comes out."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from posixpath import normpath

from . import aliases, blind_review, characters, document, guessing, likeness, registry, rules, tree
from .addresses import normalized
from .cache import Shelf, digest
from .document import Document
from .model import Chapter, Erratum, Option, Question, Resource, Review, Step, Term, Topic
from .problem import Problem
from .quiz import check_code, text_of
from .rules.links import heading_ids
from .rules.questions import plain_stem, stem_line
from .rules.resources import is_dead

Typeset = Callable[[str, bool], str]


@dataclass(frozen=True)
class Bank:
    """All content that passed the rules; each mapping is by id, in the order of the files."""

    questions: dict[str, Question]
    chapters: dict[str, Chapter]
    topics: dict[str, Topic]
    resources: dict[str, Resource]
    errata: tuple[Erratum, ...] = ()
    glossary: tuple[Term, ...] = ()  # in the order of the alphabet
    plans: tuple[Step, ...] = ()
    reviews: dict[str, Review] = field(default_factory=dict)  # by question
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by topic

    def chapter_at(self, path: str) -> Chapter | None:
        """The chapter page whose file is `path` ('docs/…')."""
        return next((c for c in self.chapters.values() if c.path == path), None)

    def addresses(self) -> frozenset[str]:
        """The outside addresses that a page may hold: those of the registry."""
        found = self.resources.values()
        return frozenset(a for r in found for a in (r.url, r.archived) if a)

    def of_page(self, page: str) -> list[Question]:
        """The questions that examine a page, the easier levels first, then by id."""
        mine = (q for q in self.questions.values() if q.page == page)
        return sorted(mine, key=lambda q: (q.level_rank, q.id))


@dataclass(frozen=True)
class Sources:
    """Everything that was read, before any rule was asked."""

    documents: list[Document]
    entries: list[registry.Entry]
    problems: list[Problem]  # of files that could not be read at all
    unread: list[str]  # their paths
    files: frozenset[str]  # of all pages and pictures

    def of(self, kind: str) -> list[registry.Entry]:
        """The entries of one registry."""
        return [entry for entry in self.entries if entry.kind == kind]


def read(docs: Path, kept: Shelf | None = None) -> Sources:
    """Read every Markdown file and registry below `docs`; nothing that its bytes speak against.

    Bytes that are `kept` as sound are not looked at again.
    """
    documents, entries = [], []
    problems = list(tree.problems(docs))
    refused: set[str] = set()

    def sound(path: Path, largest: int) -> bool:
        shown = PurePosixPath(docs.name, *path.relative_to(docs).parts).as_posix()
        with path.open("rb") as file:
            data = file.read(largest + 1)
        key = f"{largest} {hashlib.sha256(data).hexdigest()}"
        if kept is not None and kept.get(key):
            return True
        found = [
            Problem(shown, fault.line, fault.rule, fault.what, fault.fix)
            for fault in characters.faults(data, largest)
        ]
        problems.extend(found)
        refused.update(problem.path for problem in found)
        if kept is not None and not found:
            kept.put(key, True)
        return not found

    for path in document.markdown_files(docs):
        if sound(path, characters.LARGEST):
            documents.append(document.read(path, docs))
    for kind, name in registry.FILES.items():
        path = docs / name
        if path.is_symlink() or not path.is_file() or not sound(path, characters.LARGEST_REGISTRY):
            continue
        shown = normpath(f"{docs.name}/{name}")
        found, slips = registry.read(document.decode(path.read_bytes()), shown, kind)
        entries += found
        problems += [Problem(shown, s.line, s.rule, s.what, s.fix) for s in slips]
    assets = (p.relative_to(docs) for p in sorted((docs / "assets").rglob("*.*")))
    pictures = {PurePosixPath(docs.name, *p.parts).as_posix() for p in assets}
    files = frozenset({*pictures, *(d.path for d in documents), *refused})
    return Sources(documents, entries, problems, sorted(refused), files)


def context_of(sources: Sources, typeset: Typeset, today: date | None = None) -> rules.Context:
    """What the rules may know of the other files."""
    questions = {PurePosixPath(p).stem.lower(): (p,) for p in sources.unread if _is_question(p)}
    stems: dict[str, str] = {}
    placed: dict[str, str] = {}
    chapters = {Document(p, "", "").id: p for p in sources.unread if not _is_question(p)}
    for doc in sources.documents:
        if doc.kind == "question":
            name = doc.id.lower()
            questions[name] = (*questions.get(name, ()), doc.path)
            stems.setdefault(plain_stem(doc), doc.path)
        elif doc.kind == "chapter":
            chapters.setdefault(doc.id, doc.path)
            for marker in doc.markers[0]:
                if marker.slug:
                    placed.setdefault(marker.slug, f"{doc.path}:{marker.line}")
    ids = {
        kind: frozenset(str(e.value("id")) for e in sources.of(kind))
        for kind in ("topic", "resource", "retired")
    }
    stems.pop("", None)
    vocabulary = (ids["topic"], ids["resource"])
    headings = {d.path: heading_ids(d) for d in sources.documents if d.kind != "question"}
    addresses: dict[str, registry.Entry] = {}
    for entry in sources.of("resource"):
        addresses.setdefault(normalized(str(entry.value("url", ""))), entry)
    return rules.Context(
        *vocabulary,
        chapters,
        questions,
        stems,
        placed,
        sources.files,
        headings,
        today,
        typeset,
        retired=ids["retired"],
        aliases=aliases.by_words(sources.of("alias")),
        addresses=addresses,
        dead=frozenset(str(e.value("id")) for e in sources.of("resource") if is_dead(e)),
    )


def check(
    sources: Sources,
    typeset: Typeset,
    only: Iterable[str] = (),
    editorial: bool = True,
    today: date | None = None,
    kept: Shelf | None = None,
) -> list[Problem]:
    """Every problem, sorted by place; with `only`, those of these paths and of folders below them.

    `typeset(tex, display)` returns MathML or raises FormulaError. Without `today` no rule asks
    how old a review is. What `kept` has of an unchanged question is not asked again.
    """
    wanted = tuple(PurePosixPath(path) for path in only)
    context = context_of(sources, typeset, today)
    problems = [p for p in sources.problems if among(p.path, wanted)]
    alone = context.without_bank()
    told = digest(alone.digest(), str(editorial))
    for doc in (*sources.documents, *sources.entries):
        if not among(doc.path, wanted):
            continue
        if kept is None or not rules.stands_alone(doc):
            problems += rules.check(doc, context, editorial)
            continue
        problems += _kept(doc, alone, editorial, kept, digest(doc.path, doc.text, told))
        problems += rules.of_the_bank(doc, context)
    if editorial:
        asked = [_asked(doc) for doc in sources.documents if doc.kind == "question"]
        problems += (p for p in likeness.problems(asked) if among(p.path, wanted))
    if not wanted:
        faulty = {problem.path for problem in problems if not problem.is_warning}
        sound = [
            question(doc)
            for doc in sources.documents
            if doc.kind == "question" and doc.path not in faulty
        ]
        record = [(e, review(e)) for e in sources.of("review") if e.path not in faulty]
        problems += blind_review.problems(record, sound, context.questions)
        if editorial:
            is_whole = not sources.unread  # else a page that could not be read may teach it
            problems += rules.untaught(sources.of("topic") if is_whole else (), sources.documents)
            problems += rules.without_resource(sources.of("topic"), sources.of("resource"))
            problems += guessing.problems(guessing.guesses(sound))
    return sorted(problems)


def _kept(
    doc: Document, context: rules.Context, editorial: bool, kept: Shelf, key: str
) -> list[Problem]:
    """What the rules find in the file by itself, now or when it was last asked."""
    found = kept.get(key)
    if found is None:
        found = [astuple(p)[1:] for p in rules.of_the_file(doc, context, editorial)]
        kept.put(key, found)
    return [Problem(doc.path, *fields) for fields in found]


def among(path: str, wanted: tuple[PurePosixPath, ...]) -> bool:
    """Whether `path` is one of those, or below one; any is where none are named."""
    here = PurePosixPath(path)
    return not wanted or any(here == w or w in here.parents for w in wanted)


def load(
    docs: Path,
    typeset: Typeset,
    editorial: bool = True,
    today: date | None = None,
    kept: Shelf | None = None,
) -> tuple[Bank | None, list[Problem]]:
    """The bank below `docs`, None where there are errors; and the problems, warnings too."""
    sources = read(docs, kept)
    problems = check(sources, typeset, editorial=editorial, today=today, kept=kept)
    errors = [problem for problem in problems if not problem.is_warning]
    return (None if errors else parse(sources)), problems


def parse(sources: Sources) -> Bank:
    """The records of sources that have no problem."""
    documents = sources.documents
    return Bank(
        questions={d.id: question(d) for d in documents if d.kind == "question"},
        chapters={d.id: chapter(d) for d in documents if d.kind == "chapter"},
        topics={e.value("id"): topic(e) for e in sources.of("topic")},
        resources={e.value("id"): resource(e) for e in sources.of("resource")},
        errata=tuple(map(erratum, sources.of("erratum"))),
        glossary=tuple(sorted(map(term, sources.of("term")), key=lambda t: t.term.lower())),
        plans=tuple(map(step, sources.of("step"))),
        reviews={e.value("id"): review(e) for e in sources.of("review")},
        aliases={e.value("id"): tuple(a.text for a in aliases.of(e)) for e in sources.of("alias")},
    )


def question(doc: Document) -> Question:
    """The record of a valid question file."""
    common = {
        "id": doc.id,
        "page": doc.page,
        "path": doc.path,
        "kind": doc.value("kind"),
        "level": doc.value("level"),
        "topics": tuple(doc.value("topics")),
        "rev": doc.value("rev"),
        "sources": tuple(doc.value("sources")),
        "authors": tuple(doc.value("authors")),
        "reviewed": date.fromisoformat(doc.value("reviewed")),
        "fixed_order": doc.value("order") == "fixed",
        "waivers": tuple(doc.value("waive", {}).items()),
    }
    if doc.is_open:
        scanned = doc.open
        return Question(
            **common,
            stem=text_of(scanned.stem),
            answer=text_of(scanned.sections["Model answer"]),
            points=tuple(text for _, text in scanned.points()),
            follow_ups=tuple(scanned.follow_ups()),
            check=check_code(scanned.outside),
        )
    quiz = doc.quiz
    options = (Option(o.text, "\n".join(o.reason).strip(), o.right) for o in quiz.options)
    return Question(
        **common,
        stem=text_of(quiz.stem),
        options=tuple(options),
        explanation=text_of(quiz.explanation),
        check=check_code(quiz.outside),
    )


def chapter(doc: Document) -> Chapter:
    """The record of a valid chapter page."""
    return Chapter(
        id=doc.id,
        path=doc.path,
        title=doc.value("title"),
        description=doc.value("description"),
        section=doc.value("section"),
        objectives=tuple(doc.value("objectives")),
        topics=tuple(doc.value("topics")),
        resources=doc.value("resources"),
        reviewed=date.fromisoformat(doc.value("reviewed")),
        questions=tuple(m.slug for m in doc.markers[0] if m.slug),
        words=doc.prose_words,
        code_words=doc.code_words,
    )


def topic(entry: registry.Entry) -> Topic:
    """The record of a valid topic."""
    syllabus = tuple(entry.value("syllabus", ()))
    return Topic(entry.value("id"), entry.value("name"), entry.value("section"), syllabus)


def resource(entry: registry.Entry) -> Resource:
    """The record of a valid resource."""
    names = ("id", "title", "authors", "url", "kind", "cost", "level", "language", "part", "year")
    texts = {name: entry.value(name, "") for name in ("note", "archived", "status")}
    lists = {name: tuple(entry.value(name, ())) for name in ("topics", "alternatives")}
    days = {name: entry.value(name) for name in ("checked", "failing_since")}
    return Resource(
        **{name: entry.value(name) for name in names},
        **texts,
        **lists,
        **{name: day and date.fromisoformat(day) for name, day in days.items()},
    )


def term(entry: registry.Entry) -> Term:
    """The record of a valid term of the glossary."""
    is_linked = entry.value("linked") != "never"
    return Term(entry.value("term"), entry.value("means"), entry.value("page"), is_linked)


def step(entry: registry.Entry) -> Step:
    """The record of a valid step of a study plan."""
    lists = {name: tuple(entry.value(name, ())) for name in ("read", "practice", "levels")}
    note = entry.value("note", "")
    return Step(entry.value("plan"), entry.value("when"), **lists, note=note)


def review(entry: registry.Entry) -> Review:
    """The record of a valid entry on blind solving."""
    answer, agreed = tuple(entry.value("answer")), entry.value("agreed") == "yes"
    return Review(entry.value("id"), entry.value("rev"), answer, agreed, entry.value("changed", ""))


def erratum(entry: registry.Entry) -> Erratum:
    """The record of a valid erratum."""
    day = date.fromisoformat(entry.value("date"))
    return Erratum(entry.value("question"), day, entry.value("what"))


def _asked(doc: Document) -> likeness.Asked:
    """What is compared of a question, whether or not it is valid."""
    stem = doc.open.stem if doc.is_open else doc.quiz.stem
    by_verdict: dict[bool, set[str]] = {True: set(), False: set()}
    for option in () if doc.is_open else doc.quiz.options:
        by_verdict[option.right].add(likeness.normalized(option.text))
    right, wrong = (frozenset(by_verdict[verdict]) for verdict in (True, False))
    since = str(doc.value("reviewed", ""))
    return likeness.Asked(doc.path, stem_line(doc), text_of(stem), right, wrong, since)


def _is_question(path: str) -> bool:
    return PurePosixPath(path).parts[1] == "questions"
