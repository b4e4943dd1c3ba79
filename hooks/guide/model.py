"""What exists here is valid: the frozen records that everything a reader gets is made from."""

import hashlib
from dataclasses import dataclass
from datetime import date
from functools import cached_property

LEVELS = {"screen": "Phone screen", "core": "Core", "deep": "Deep"}
KINDS = {"single": "One answer", "multiple": "Several answers", "open": "Open"}
SECTIONS = {
    "how-it-starts": "How it starts?",
    "problem-solving": "Problem solving: open & close-ended",
    "machine-learning": "Machine learning",
    "deep-learning": "Deep learning",
    "tools": "Experience with tools",
    "production": "Productionization and deployment of models",
    "lifecycle": "Life cycle management of models",
    "debugging": "Debugging ML models",
    "dsa": "Why it is still a good idea to reverse a linked list?",
    "company": "Know the company",
    "your-questions": "What to ask when asked, Do you have any questions?",
    "tips": "Some helpful tips",
    "rejection": "Handling rejections",
    "fair-interview": "What is a fair interview?",
}
TOPIC_GROUPS = SECTIONS | {"math": "Mathematics", "resume": "Résumé"}  # of topics.yml
RESOURCE_KINDS = {
    "course-notes": "Course notes",
    "video-course": "Video course",
    "course": "Online course",
    "book": "Book",
    "documentation": "Documentation",
    "paper": "Paper",
    "article": "Article",
}
PICTURE_SIZE = (1200, 630)  # pixels of what a shared link shows, as ogp.me's readers expect it
PLANS = {"day": "One day", "week": "One week", "month": "One month"}
PRACTICE = {
    "review": "Review",
    "mock": "Mock interview",
    "progress": "Progress",
    "resume": "What your résumé invites",
    "journal": "Journal",
    "kit": "Interviewer's kit",
    "offline": "Keep a copy on this device",
}
DOWNLOADS = ("files",)
COSTS = {"free": "free", "paid": "paid", "registration": "free with registration"}
RESOURCE_LEVELS = {
    "introductory": "Introductory",
    "intermediate": "Intermediate",
    "advanced": "Advanced",
}
LANGUAGES = {"en": "English", "de": "German", "es": "Spanish", "fr": "French", "hi": "Hindi"}
STATUSES = {
    "ok": "it answered when it was last asked",
    "suspect": "it did not, lately",
    "dead": "it has not for weeks",
    "manual": "only a person can look, since it turns programs away",
}


@dataclass(frozen=True)
class Option:
    """One choice: Markdown of its text and of the reason why it holds or fails."""

    text: str
    reason: str
    right: bool

    @property
    def hash(self) -> str:
        """Eight hex digits that name the option by its words, wherever it stands."""
        return short_hash(" ".join(self.text.split()))


@dataclass(frozen=True)
class Question:
    """One file of the bank. `stem`, `explanation`, `answer` and the lists hold Markdown.

    Choice questions have options and an explanation; open ones an answer, points, follow-ups.
    """

    id: str
    page: str
    path: str
    kind: str
    level: str
    topics: tuple[str, ...]
    rev: int
    sources: tuple[str, ...]
    authors: tuple[str, ...]
    reviewed: date
    stem: str
    fixed_order: bool = False
    options: tuple[Option, ...] = ()
    explanation: str = ""
    answer: str = ""
    points: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    check: str = ""
    waivers: tuple[tuple[str, str], ...] = ()  # (rule, why its warning is no fault here)

    def ordered_options(self) -> tuple[Option, ...]:
        """The options in the order that every reader of every edition sees."""
        return self._ordered

    @cached_property
    def _ordered(self) -> tuple[Option, ...]:
        if self.fixed_order:
            return self.options
        return tuple(sorted(self.options, key=lambda o: short_hash(f"{self.id}\n{o.hash}")))

    @property
    def level_rank(self) -> int:
        """0 for the easiest level."""
        return list(LEVELS).index(self.level)


@dataclass(frozen=True)
class Chapter:
    """One page that teaches. `resources` maps registry ids to the reason for each."""

    id: str
    path: str
    title: str
    description: str
    section: str
    objectives: tuple[str, ...]
    topics: tuple[str, ...]
    resources: dict[str, str]
    reviewed: date
    questions: tuple[str, ...]
    words: int = 0  # of prose
    code_words: int = 0


@dataclass(frozen=True)
class Topic:
    """One thing to teach and examine."""

    id: str
    name: str
    section: str
    syllabus: tuple[str, ...] = ()


@dataclass(frozen=True)
class Resource:
    """One entry of the link registry.

    `part` says in one sentence which part to read and why. `status` is '' where the address was
    never asked for; `archived` is an address of the Wayback Machine, or ''.
    """

    id: str
    title: str
    authors: str
    url: str
    kind: str
    cost: str
    level: str
    language: str
    topics: tuple[str, ...]
    part: str
    year: int | None = None
    note: str = ""
    archived: str = ""
    alternatives: tuple[str, ...] = ()  # ids of what could stand in for it
    status: str = ""
    checked: date | None = None
    failing_since: date | None = None

    @property
    def is_free(self) -> bool:
        """Whether it can be read without paying and without an account."""
        return self.cost == "free"

    @property
    def is_dead(self) -> bool:
        """Whether its address has been gone for weeks."""
        return self.status == "dead"


@dataclass(frozen=True)
class Term:
    """One entry of the glossary. `page` is the path of the page that explains it ('docs/…')."""

    term: str
    means: str
    page: str
    is_linked: bool = True  # whether other pages link their first use of it


@dataclass(frozen=True)
class Step:
    """One row of a study plan: pages to read, and sets of questions by page and level."""

    plan: str
    when: str
    read: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()  # none: all of them
    note: str = ""


@dataclass(frozen=True)
class Erratum:
    """A mistake that was found in a published question, and the day it was mended."""

    question: str  # its id, which may be retired
    day: date
    what: str


@dataclass(frozen=True)
class Review:
    """How somebody answered a question blind. `answer` holds hashes of options, or of points."""

    question: str
    rev: int
    answer: tuple[str, ...]
    agreed: bool
    changed: str = ""


def short_hash(text: str) -> str:
    """The first eight hex digits of the SHA-256 of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
