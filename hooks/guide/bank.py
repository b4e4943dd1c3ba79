"""From a docs folder to a bank: files go in, every problem or everything valid comes out."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple, dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from posixpath import normpath
from types import MappingProxyType

from . import aliases, blind_review, characters, document, guessing, likeness, registry, rules, tree
from .addresses import normalized
from .cache import Shelf, digest
from .document import Document
from .latest import NOTHING, Latest
from .model import Chapter, Erratum, Option, Question, Resource, Review, Step, Term, Topic
from .problem import Problem
from .quiz import check_code, text_of
from .rules.links import heading_ids
from .rules.questions import stem_line
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
    guesses: tuple[guessing.Guess, ...] | None = None  # None: nobody measured them yet

    @cached_property
    def _by_path(self) -> dict[str, Chapter]:
        return {chapter.path: chapter for chapter in self.chapters.values()}

    @cached_property
    def _by_page(self) -> dict[str, list[Question]]:
        found: dict[str, list[Question]] = {}
        for question in sorted(self.questions.values(), key=lambda q: (q.level_rank, q.id)):
            found.setdefault(question.page, []).append(question)
        return found

    def chapter_at(self, path: str) -> Chapter | None:
        """The chapter page whose file is `path` ('docs/…')."""
        return self._by_path.get(path)

    def addresses(self) -> frozenset[str]:
        """The outside addresses that a page may hold: those of the registry."""
        found = self.resources.values()
        return frozenset(a for r in found for a in (r.url, r.archived) if a)

    def of_page(self, page: str) -> list[Question]:
        """The questions that examine a page, the easier levels first, then by id."""
        return list(self._by_page.get(page, ()))


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


def read(docs: Path, kept: Shelf | None = None, latest: Latest = NOTHING) -> Sources:
    """Read every Markdown file and registry below `docs`; nothing that its bytes speak against.

    Bytes that are `kept` as sound are not looked at again, those of `latest` not even parsed.
    """
    documents, entries = [], []
    problems = list(tree.problems(docs))
    refused: set[str] = set()

    def sound(path: Path, shown: str, largest: int) -> bytes | None:
        with path.open("rb") as file:
            data = file.read(largest + 1)
        key = f"{largest} {hashlib.sha256(data).hexdigest()}"
        if kept is not None and kept.get(key):
            return data
        found = [
            Problem(shown, fault.line, fault.rule, fault.what, fault.fix)
            for fault in characters.faults(data, largest)
        ]
        problems.extend(found)
        refused.update(problem.path for problem in found)
        if kept is not None and not found:
            kept.put(key, True)
        return None if found else data

    for path in document.markdown_files(docs):
        inside = path.relative_to(docs).as_posix()
        data = sound(path, f"{docs.name}/{inside}", characters.LARGEST)
        if data is not None:
            make = partial(document.parsed, data, docs.name, inside)
            documents.append(latest.of("document", inside, (data,), make))
    for kind, name in registry.FILES.items():
        path, shown = docs / name, normpath(f"{docs.name}/{name}")
        if path.is_symlink() or not path.is_file():
            continue
        data = sound(path, shown, characters.LARGEST_REGISTRY)
        if data is None:
            continue
        make = partial(registry.read, document.decode(data), shown, kind)
        found, slips = latest.of("registry", kind, (data,), make)
        entries += found
        problems += [Problem(shown, s.line, s.rule, s.what, s.fix) for s in slips]
    assets = (p.relative_to(docs) for p in sorted((docs / "assets").rglob("*.*")))
    pictures = {PurePosixPath(docs.name, *p.parts).as_posix() for p in assets}
    files = frozenset({*pictures, *(d.path for d in documents), *refused})
    return Sources(documents, entries, problems, sorted(refused), files)


def context_of(sources: Sources, typeset: Typeset, today: date | None = None) -> rules.Context:
    """What the rules may know of the other files."""
    return _with_questions(_of_others(sources, typeset, today), sources)


def _of_others(sources: Sources, typeset: Typeset, today: date | None) -> rules.Context:
    """The context as far as no question is asked for it."""
    placed: dict[str, str] = {}
    chapters = {Document(p, "", "").id: p for p in sources.unread if not _is_question(p)}
    for doc in sources.documents:
        if doc.kind == "chapter":
            chapters.setdefault(doc.id, doc.path)
            for marker in doc.markers[0]:
                if marker.slug:
                    placed.setdefault(marker.slug, f"{doc.path}:{marker.line}")
    ids = {
        kind: frozenset(str(e.value("id")) for e in sources.of(kind))
        for kind in ("topic", "resource", "retired")
    }
    headings = {d.path: heading_ids(d) for d in sources.documents if d.kind != "question"}
    addresses: dict[str, registry.Entry] = {}
    for entry in sources.of("resource"):
        addresses.setdefault(normalized(str(entry.value("url", ""))), entry)
    return rules.Context(
        ids["topic"],
        ids["resource"],
        chapters,
        placed=placed,
        files=sources.files,
        headings=headings,
        today=today,
        typeset=typeset,
        retired=ids["retired"],
        aliases=aliases.by_words(sources.of("alias")),
        addresses=addresses,
        dead=frozenset(str(e.value("id")) for e in sources.of("resource") if is_dead(e)),
    )


def _with_questions(context: rules.Context, sources: Sources) -> rules.Context:
    questions = {PurePosixPath(p).stem.lower(): (p,) for p in sources.unread if _is_question(p)}
    stems: dict[str, str] = {}
    for doc in sources.documents:
        if doc.kind == "question":
            name = doc.id.lower()
            questions[name] = (*questions.get(name, ()), doc.path)
            stems.setdefault(doc.plain_stem, doc.path)
    stems.pop("", None)
    return replace(context, questions=questions, stems=stems)


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
    return _checked(sources, typeset, only, editorial, today, kept, NOTHING)[0]


def _checked(
    sources: Sources,
    typeset: Typeset,
    only: Iterable[str],
    editorial: bool,
    today: date | None,
    kept: Shelf | None,
    latest: Latest,
) -> tuple[list[Problem], dict[str, Question], tuple[guessing.Guess, ...] | None]:
    """The problems (see `check`), the questions without one by path, and how they are guessed."""
    wanted = tuple(only)
    others = _of_others(sources, typeset, today)
    alone = others.without_bank()
    told = digest(alone.digest(), str(editorial)) if kept is not None else ""
    problems = [p for p in sources.problems if among(p.path, wanted)]
    records: dict[str, Question] = {}
    scores: dict[str, guessing.Scores] = {}
    asked: list[likeness.Asked] = []
    for doc in sources.documents:  # each whole, then its parts may go
        if doc.kind != "question":
            continue
        found = None
        if rules.stands_alone(doc) and among(doc.path, wanted):
            found = _of_the_file(doc, alone, editorial, kept, told)
            problems += found
        if editorial:
            asked.append(latest.of("asked", doc.path, (doc,), partial(_asked, doc)))
        if found is not None and all(problem.is_warning for problem in found):
            record = latest.of("record", doc.path, (doc,), partial(question, doc))
            records[doc.path] = record
            if editorial and record.kind == "single":  # as long as its parts are at hand
                make = partial(guessing.scores, record)
                scores[doc.path] = latest.of("scores", doc.path, (record,), make)
        doc.forget()
    context = _with_questions(others, sources)
    around = latest.of("context", "", (context, editorial), object)
    for doc in sources.documents:
        if among(doc.path, wanted):
            make = partial(_of_all, doc, context, editorial)
            problems += latest.of("problems", doc.path, (doc, around), make)
    for entry in sources.entries:
        if among(entry.path, wanted):
            problems += rules.check(entry, context, editorial)
    if editorial:
        alike = latest.of("alike", "", (asked,), lambda: list(likeness.problems(asked)))
        problems += (p for p in alike if among(p.path, wanted))
    sound, guesses = {}, None
    if not wanted:
        faulty = {problem.path for problem in problems if not problem.is_warning}
        for doc in sources.documents:
            if doc.kind == "question" and doc.path not in faulty:
                make = partial(question, doc)
                sound[doc.path] = records.get(doc.path) or latest.of(
                    "record", doc.path, (doc,), make
                )
        reviews = [(e, review(e)) for e in sources.of("review") if e.path not in faulty]
        problems += blind_review.problems(reviews, list(sound.values()), context.questions)
        if editorial:
            is_whole = not sources.unread  # else a page that could not be read may teach it
            problems += rules.untaught(sources.of("topic") if is_whole else (), sources.documents)
            problems += rules.without_resource(sources.of("topic"), sources.of("resource"))
            guesses = tuple(guessing.guesses(sound.values(), scores))
            problems += guessing.problems(guesses)
    return sorted(problems), sound, guesses


def _of_all(doc: Document, context: rules.Context, editorial: bool) -> list[Problem]:
    """What the rules find that were not asked of the file by itself."""
    if rules.stands_alone(doc):
        return list(rules.of_the_bank(doc, context))
    return list(rules.check(doc, context, editorial))


def _of_the_file(
    doc: Document, context: rules.Context, editorial: bool, kept: Shelf | None, told: str
) -> list[Problem]:
    """What the rules find in the file by itself, now or when it was last asked, told the same."""
    if kept is None:
        return list(rules.of_the_file(doc, context, editorial))
    key = digest(doc.path, doc.text, told)
    found = kept.get(key)
    if found is None:
        found = [astuple(p)[1:] for p in rules.of_the_file(doc, context, editorial)]
        kept.put(key, found)
    return [Problem(doc.path, *fields) for fields in found]


def among(path: str, wanted: tuple[str, ...]) -> bool:
    """Whether `path` is one of those, or below one; any is where none are named."""
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)


def load(
    docs: Path,
    typeset: Typeset,
    editorial: bool = True,
    today: date | None = None,
    kept: Shelf | None = None,
    latest: Latest = NOTHING,
) -> tuple[Bank | None, list[Problem]]:
    """The bank below `docs`, None where there are errors; and the problems, warnings too.

    What `kept` and `latest` have of unchanged files is neither asked nor read again.
    """
    sources = read(docs, kept, latest)
    problems, sound, guesses = _checked(sources, typeset, (), editorial, today, kept, latest)
    if any(not problem.is_warning for problem in problems):
        return None, problems
    return replace(parse(sources, sound), guesses=guesses), problems


def parse(sources: Sources, made: Mapping[str, Question] = MappingProxyType({})) -> Bank:
    """The records of sources that have no problem; `made` has questions by path, or none."""
    documents = sources.documents
    questions = (d for d in documents if d.kind == "question")
    return Bank(
        questions={d.id: made.get(d.path) or question(d) for d in questions},
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
