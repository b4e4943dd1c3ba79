"""The questions of a built site go in, an Anki package with a deck a page comes out.

A note is known to Anki by the question's id, so a later edition brings new words to the notes
that a reader has, and leaves alone when each is due.
"""

import json
from pathlib import Path, PurePosixPath
from types import ModuleType

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..bank import Bank
from ..model import KINDS, LEVELS
from . import html_tree, rendered
from .anki_collection import Note, NoteType, collection
from .edition import Edition
from .packed import zipped
from .rendered import Shown

NAME = "data-science-interview-guide.apkg"
DECK = "Data Science Interview Guide"
TAG = "interview-guide"
NOTE_TYPE = 1_795_564_800_000  # its id for good: another would double every reader's note type
FONT = "_data-science-interview-guide-math.woff2"  # Anki keeps media whose name begins with _
FIELDS = (
    *("Question ID", "Prompt", "Ask", "Options", "Key", "Reasons", "Explanation", "Points"),
    *("Follow-ups", "Level", "Kind", "Topic", "Sources", "Link", "Revision"),
)
_FOLDER = Path(__file__).with_name("anki")


def run(options) -> int:
    """Write the package into the folder `options.to`."""
    bank, shown, of = rendered.begin(options)
    path = options.to / NAME
    path.write_bytes(package(bank, shown, options.site, of))
    print(f"{path}: {sum(map(len, shown.values()))} notes in {len(shown)} decks")
    return 0


def package(bank: Bank, shown: dict[str, list[Shown]], site: Path, of: Edition) -> bytes:
    """The bytes of the .apkg; `shown` has the questions of each page (see `rendered.read`)."""
    files = media(shown, site)
    made = collection(note_type(site), decks(bank, shown, of), notes(bank, shown), of.time)
    names = {str(i): name for i, name in enumerate(files)}
    packed = {"collection.anki2": made, "media": json.dumps(names, indent=0).encode()}
    return zipped(packed | dict(zip(names, files.values(), strict=True)), of.time)


def note_type(site: Path) -> NoteType:
    """The one note type, with the site's own style of mathematics."""
    assets = site / "assets"
    style = [_text(assets / "temml.css"), _text(assets / "math.css"), _text(_FOLDER / "card.css")]
    css = "\n".join(style).replace("fonts/stix-two-math.woff2", FONT)
    front, back = _text(_FOLDER / "front.html"), _text(_FOLDER / "back.html")
    return NoteType(NOTE_TYPE, DECK, FIELDS, front, back, css)


def decks(bank: Bank, shown: dict[str, list[Shown]], of: Edition) -> dict[str, str]:
    """The name of each deck, with its description; the parent first."""
    words = f"{len(bank.questions)} questions with reasons for every option. Edition {of.name}."
    return {DECK: words} | {deck_name(bank, page): "" for page in shown}


def deck_name(bank: Bank, page: str) -> str:
    """The deck of a page, below the parent."""
    return f"{DECK}::{bank.chapters[page].title.replace('::', ':')}"


def notes(bank: Bank, shown: dict[str, list[Shown]]) -> list[Note]:
    """A note for each question, in the site's order."""
    loader = FileSystemLoader(_FOLDER)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    environment.globals["inner"] = lambda element: Markup(html_tree.inner(element))
    parts = environment.get_template("fields.html").module
    return [_note(s, bank, page, parts) for page, of_page in shown.items() for s in of_page]


def media(shown: dict[str, list[Shown]], site: Path) -> dict[str, bytes]:
    """The font and the pictures by the name that they have in Anki; the trees now name them so."""
    files = {FONT: (site / "assets/fonts/stix-two-math.woff2").read_bytes()}
    for image in (e for page in shown.values() for s in page for t in s.trees() for e in t.iter()):
        if image.tag == "img":
            place = image.attrib.pop("data-file")
            name = f"_{TAG}-{PurePosixPath(place).name}"
            files[name] = (site / place).read_bytes()
            image.set("src", name)
    return files


def _note(shown: Shown, bank: Bank, page: str, parts: ModuleType) -> Note:
    q = shown.question
    asked = {"single": "Choose one.", "multiple": "Choose all that hold."}
    verb = "is right." if shown.key.count(",") == 0 else "are right."
    values = {
        "Question ID": q.id,
        "Prompt": html_tree.inner(shown.prompt),
        "Ask": asked.get(q.kind, ""),
        "Options": parts.options(shown) if shown.options else "",
        "Key": f"{shown.key} {verb}" if shown.key else "",
        "Reasons": parts.reasons(shown) if shown.options else "",
        "Explanation": html_tree.inner(shown.explanation),
        "Points": parts.listed(shown.points, "points") if shown.points else "",
        "Follow-ups": parts.listed(shown.follow_ups, "points") if shown.follow_ups else "",
        "Level": LEVELS[q.level],
        "Kind": KINDS[q.kind],
        "Topic": Markup.escape(bank.topics[q.topics[0]].name),
        "Sources": parts.sources([bank.resources[source] for source in q.sources]),
        "Link": Markup.escape(shown.url),
        "Revision": str(q.rev),
    }
    tags = [f"level::{q.level}", f"kind::{q.kind}", *(f"topic::{topic}" for topic in q.topics)]
    return Note(
        q.id,
        deck_name(bank, page),
        tuple(str(values[name]) for name in FIELDS),
        tuple(f"{TAG}::{tag}" for tag in tags),
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
