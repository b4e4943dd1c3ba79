"""The questions for the pages of practice: rendered sets go in, script files of data come out.

A file holds the questions of one page as they stand on its set page; an index says of every
question what is needed to choose it. They are scripts that hand their JSON over, and not JSON,
because a browser fetches no JSON where the site was opened from a folder. Their names carry a
hash of what is in them, so no page can meet data of another build without noticing.
"""

import json
import posixpath
import re
from collections.abc import Mapping
from functools import partial

from .bank import Bank
from .bank_pages import uri as set_uri
from .latest import NOTHING, Latest
from .model import KINDS, LEVELS, SECTIONS, short_hash
from .question_page import question_ids

FOLDER = "assets/practice"
_SECTION = re.compile(r'<section class="question".*?</section>', re.DOTALL)


def sections(html: str) -> dict[str, str]:
    """The questions of a rendered set page: id to HTML, in order."""
    found = (match[0] for match in _SECTION.finditer(html))
    return {next(question_ids(section)): section for section in found}


def asked_first(bank: Bank) -> str | None:
    """The page of the question that the review asks a reader first who has answered none yet."""
    easiest = min((q.level_rank for q in bank.questions.values()), default=None)
    those = (q for q in bank.questions.values() if q.level_rank == easiest)
    first = min(those, key=lambda q: _scattered(q.id), default=None)
    return first and first.page


def _scattered(text: str) -> int:
    """FNV-1a in 32 bits, as `checksum` of docs/assets/store.js has it."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    return value


def files(
    bank: Bank,
    sets: Mapping[str, Mapping[str, str]],
    address: Mapping[str, str],
    latest: Latest = NOTHING,
) -> tuple[dict[str, str], list[str]]:
    """({place below the site: content}, the places of the index and of what is asked first).

    `sets` has the sections of each page by its id; `address` the address of each file below docs/
    ('machine-learning/sql.md') seen from the site's root. What `latest` had is not made again.
    """
    made, places = {}, {}
    for page, rendered in sets.items():
        make = partial(_file, page, rendered)
        place, content = latest.of("file", page, (rendered,), make)
        places[page], made[place] = place, content
    topics = list(bank.topics)
    words = [[topics.index(topic), of] for topic, of in bank.aliases.items()]
    of_aliases, made_of_aliases = _file("aliases", words)
    made[of_aliases] = made_of_aliases
    index = {
        "aliases": posixpath.basename(of_aliases),
        "levels": LEVELS,
        "kinds": KINDS,
        "sections": SECTIONS,
        "topics": [[t.id, t.name] for t in bank.topics.values()],
        "pages": {
            page: {
                "title": bank.chapters[page].title,
                "section": bank.chapters[page].section,
                "page": address[bank.chapters[page].path.removeprefix("docs/")],
                "set": address[set_uri(page)],
                "file": posixpath.basename(places[page]),
                "topics": [topics.index(topic) for topic in bank.chapters[page].topics],
            }
            for page in sets
        },
        "questions": [
            [
                *(q.id, q.page, q.rev, q.level, q.kind),
                [topics.index(t) for t in q.topics],
                len(q.options) or len(q.points),
            ]
            for page in sets
            for q in bank.of_page(page)
        ],
    }
    place, content = _file("index", index)
    made[place] = content
    first = asked_first(bank)
    return made, [place] + [places[first]] * (first in places)


def _file(name: str, data: object) -> tuple[str, str]:
    """(place, content) of the file that hands `data` over under `name`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    place = f"{FOLDER}/{name}-{short_hash(text)}.js"
    return place, f"guide.receive({json.dumps(posixpath.basename(place))},{text});\n"
