"""Makes the audit page: a bank goes in, Markdown that says what it holds and how well comes out."""

from collections import Counter
from collections.abc import Iterator

from . import blind_review, effort, guessing
from .bank import Bank
from .bank_pages import FOLDER
from .model import KINDS, LEVELS, TOPIC_GROUPS, Question
from .problem import counted

URI = "about/audit.md"


def make(bank: Bank) -> str:
    """The whole page."""
    parts = (_counts, _blind_review, _pages, _guessability, _coverage, _waivers, _errata)
    return "\n".join(
        [
            "---",
            "title: Audit of the bank",
            'description: "What the question bank covers, how much of it is computed, '
            'and how far a guesser would get, measured anew at every build."',
            "---",
            "This page is made from the bank at every build. It is for those who write questions, "
            "and for those who want to know how far to trust them.",
            "",
            *(line for part in parts for line in [*part(bank), ""]),
        ]
    )


def _table(heads: list[str], rows: Iterator[list], left: int = 1) -> list[str]:
    """A Markdown table whose first `left` columns are text and the others numbers."""
    marks = ["---"] * left + ["--:"] * (len(heads) - left)
    lines = [" | ".join(map(str, row)) for row in rows]
    return [f"| {line} |" for line in (" | ".join(heads), "|".join(marks), *lines)]


def _tally(questions: list[Question]) -> list[int]:
    kinds, levels = Counter(q.kind for q in questions), Counter(q.level for q in questions)
    computed = sum(bool(q.check) for q in questions)
    return [len(questions), *(levels[x] for x in LEVELS), *(kinds[x] for x in KINDS), computed]


def _counts(bank: Bank) -> Iterator[str]:
    questions = list(bank.questions.values())
    computed = sum(bool(q.check) for q in questions)
    options = [option for q in questions for option in q.options]
    explained = sum(bool(option.reason) for option in options)
    yield "## What is in it"
    yield ""
    yield (
        f"{len(questions)} questions on {len(bank.topics)} topics. "
        f"{_share(explained, len(options))} of {len(options)} options say why they hold or fail, "
        f"and the keys of {computed} questions ({_share(computed, len(questions))}) are computed "
        "by a check that the tests run."
    )
    yield ""
    rows = [
        [f"[{c.title}](../{FOLDER}/{c.id}.md)", *_tally(bank.of_page(c.id))]
        for c in bank.chapters.values()
        if bank.of_page(c.id)
    ]
    heads = ["Page", "All", *LEVELS.values(), *KINDS.values(), "Computed"]
    yield from _table(heads, iter([*rows, ["All pages", *_tally(questions)]]))


def _blind_review(bank: Bank) -> Iterator[str]:
    questions, reviews = list(bank.questions.values()), bank.reviews
    yield "## Solved blind"
    yield ""
    if not reviews:
        yield "No question has been answered by somebody who had not seen its key yet."
        return
    left = blind_review.unreviewed(questions, reviews)
    kept = [reviews[q.id] for q in questions if q.id in reviews]
    differed = sum(not review.agreed for review in kept)
    mended = [(q, r.changed) for q in questions if (r := reviews.get(q.id)) and r.changed]
    yield (
        f"{_share(len(questions) - len(left), len(questions))} of the questions, "
        f"{len(questions) - len(left)} of {len(questions)}, were answered in their present "
        "revision by somebody who had not written them and saw no key, no reasons and no "
        "explanation; open ones in outline, against the points to listen for. "
        f"{counted(differed, 'answer')} differed from the key, and "
        f"{counted(len(mended), 'question')} got another wording, key or condition for it, or "
        "because the solver found a gap. "
        f"The build stops where more than {blind_review.MOST_UNREVIEWED:.0%} are unreviewed."
    )
    if left:
        yield ""
        rows = ([_link(q), LEVELS[q.level], q.rev] for q in left)
        yield from _table(["Unreviewed question", "Level", "Revision"], rows, left=2)
    yield ""
    if mended:
        rows = ([_link(q), what] for q, what in mended)
        yield from _table(["Question", "What was mended"], rows, left=2)


def _pages(bank: Bank) -> Iterator[str]:
    chapters = list(bank.chapters.values())
    words = sum(chapter.words for chapter in chapters)
    yield "## Pages"
    yield ""
    yield f"{len(chapters)} chapter pages with {words:,} words of prose, code not counted."
    yield ""
    rows = (
        [
            f"[{c.title}](../{c.path.removeprefix('docs/')})",
            f"{c.words:,}",
            effort.reading(c),
            len(c.topics),
            len(c.resources),
        ]
        for c in chapters
    )
    yield from _table(["Page", "Words", "Minutes", "Topics", "Resources"], rows)


def _guessability(bank: Bank) -> Iterator[str]:
    found = bank.guesses
    if found is None:
        found = guessing.guesses(bank.questions.values())
    yield "## How far form alone leads"
    yield ""
    if not found:
        yield "There is no question with one right option yet."
        return
    yield (
        f"Each guesser below knows nothing of the subject and chooses by the form of the options "
        f"in the {found[0].asked} questions with one right option. Ties are split. The interval is "
        f"Wilson's, at 95 %. A guesser that is surely above chance, by {guessing.LIFT:.0%} or "
        f"more, after Holm's correction for {len(found)} tries, stops the build once the bank has "
        f"{guessing.FEWEST} such questions; below that it warns."
    )
    yield ""
    rows = (
        [
            g.how,
            f"{g.share:.0%}",
            f"{g.low:.0%} to {g.high:.0%}",
            f"{g.chance:.0%}",
            f"{g.p:.2f}",
            "leaks" if g.is_leak else "holds",
        ]
        for g in found
    )
    heads = ["A guesser that …", "is right in", "Interval", "Chance", "Adjusted p", "Verdict"]
    yield from _table(heads, rows)


def _coverage(bank: Bank) -> Iterator[str]:
    teaching: dict[str, list[str]] = {}
    for chapter in bank.chapters.values():
        link = f"[{chapter.title}](../{chapter.path.removeprefix('docs/')})"
        for topic in chapter.topics:
            teaching.setdefault(topic, []).append(link)
    asked = {topic: [] for topic in bank.topics}
    for question in bank.questions.values():
        for topic in question.topics:
            asked[topic].append(question)
    taught, examined = len(teaching), sum(map(bool, asked.values()))
    yield "## Topics"
    yield ""
    yield (
        f"{taught} of {len(bank.topics)} topics are taught on a page, "
        f"{examined} are asked about by a question."
    )
    for section in dict.fromkeys(topic.section for topic in bank.topics.values()):
        yield ""
        yield f"### {TOPIC_GROUPS.get(section, section)}"
        yield ""
        rows = (
            [topic.name, ", ".join(teaching.get(topic.id, ["none yet"])), *_levels(asked[topic.id])]
            for topic in bank.topics.values()
            if topic.section == section
        )
        yield from _table(["Topic", "Taught in", "Questions", *LEVELS.values()], rows, left=2)


def _levels(questions: list[Question]) -> list[int]:
    levels = Counter(q.level for q in questions)
    return [len(questions), *(levels[name] for name in LEVELS)]


def _waivers(bank: Bank) -> Iterator[str]:
    waived = [(q, rule, why) for q in bank.questions.values() for rule, why in q.waivers]
    yield "## Waivers"
    yield ""
    if not waived:
        yield "No warning is waived."
        return
    yield (
        "A warning about a question's form may be waived with a reason. "
        f"{len(waived)} of them are, in {len(bank.questions)} questions."
    )
    yield ""
    rows = ([_link(q), f"`{rule}`", why] for q, rule, why in waived)
    yield from _table(["Question", "Warning", "Why it is no fault there"], rows, left=3)


def _errata(bank: Bank) -> Iterator[str]:
    yield "## Errata"
    yield ""
    if not bank.errata:
        yield "No mistake in a published question has been found yet."
        return
    yield "Mistakes that were found in published questions, the latest first."
    yield ""
    latest_first = sorted(bank.errata, key=lambda e: (e.day, e.question), reverse=True)
    rows = (
        [
            str(e.day),
            _link(bank.questions[e.question]) if e.question in bank.questions else e.question,
            e.what,
        ]
        for e in latest_first
    )
    yield from _table(["Day", "Question", "What was wrong"], rows, left=3)


def _link(question: Question) -> str:
    return f"[{question.id}](../{FOLDER}/{question.page}.md#{question.id})"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "none"
