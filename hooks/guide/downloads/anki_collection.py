"""Decks and notes go in, the SQLite file that an Anki package holds comes out, always the same.

The form is Anki's schema 11, which every version since 2.1 imports: github.com/ankitects/anki,
rslib/src/storage/schema11.sql, and docs.ankiweb.net on packaged decks.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SCHEMA = """
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL,
  scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL,
  ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL,
  dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
  sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
  ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL,
  queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL,
  reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL,
  odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
"""
_VERSION = slice(96, 100)  # of the SQLite that wrote the file: it may not tell
_FIRST_ID = 1_400_000_000_000  # ids are read as milliseconds since 1970, so they look like some
_IDS = 10**11
DEFAULT_DECK = 1
_OPTIONS = {  # Anki's own defaults; an import takes none of them
    "id": 1,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "dyn": False,
    "new": {
        "bury": False,
        "delays": [1, 10],
        "initialFactor": 2500,
        "ints": [1, 4, 0],
        "order": 1,
        "perDay": 20,
    },
    "rev": {
        "bury": False,
        "ease4": 1.3,
        "ivlFct": 1,
        "maxIvl": 36500,
        "perDay": 200,
        "hardFactor": 1.2,
    },
    "lapse": {"delays": [10], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
}


@dataclass(frozen=True)
class NoteType:
    """The fields and the two sides of a card, as Anki's templates. `id` may never change."""

    id: int
    name: str
    fields: tuple[str, ...]
    front: str
    back: str
    css: str


@dataclass(frozen=True)
class Note:
    """One note with one card. `name` is what stays the same for good; `values` hold HTML."""

    name: str
    deck: str
    values: tuple[str, ...]
    tags: tuple[str, ...]


def collection(
    note_type: NoteType, decks: Mapping[str, str], notes: Iterable[Note], time: int
) -> bytes:
    """The bytes of `collection.anki2`.

    `decks` maps names to descriptions; `time`, in seconds since 1970, dates everything, so an
    import takes a later edition's words. Raises ValueError where two names get one number.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(_SCHEMA)
        _fill(connection, note_type, decks, list(notes), time)
        connection.commit()
        connection.execute("VACUUM")
        made = bytearray(connection.serialize())
    finally:
        connection.close()
    made[_VERSION] = (3_040_000).to_bytes(4, "big")
    return bytes(made)


def number(name: str) -> int:
    """A number for `name` that Anki takes for an id; it is the same in every edition."""
    return _FIRST_ID + int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % _IDS


def _fill(
    connection: sqlite3.Connection,
    note_type: NoteType,
    decks: Mapping[str, str],
    notes: list[Note],
    time: int,
) -> None:
    numbers = {name: number(f"deck {name}") for name in decks}
    numbers |= {note.name: number(note.name) for note in notes}
    if len(set(numbers.values())) < len(numbers):
        raise ValueError("two names get the same number; Anki would take them for one")
    shown = {DEFAULT_DECK: ("Default", "")} | {numbers[n]: (n, d) for n, d in decks.items()}
    made_decks = {str(i): _deck(i, name, what, time) for i, (name, what) in shown.items()}
    models = {str(note_type.id): _model(note_type, time)}
    conf = {"activeDecks": [1], "curDeck": 1, "nextPos": len(notes) + 1, "schedVer": 2}
    words = [_json(part) for part in (conf, models, made_decks, {"1": _OPTIONS}, {})]
    column = (1, time, time * 1000, time * 1000, 11, 0, 0, 0, *words)
    connection.execute(f"INSERT INTO col VALUES ({_marks(column)})", column)
    for place, note in enumerate(notes, 1):
        i = numbers[note.name]
        fields = "\x1f".join(note.values)
        first = note.values[0]
        check = int(hashlib.sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
        tags = f" {' '.join(sorted(note.tags))} "
        row = (i, note.name, note_type.id, time, -1, tags, fields, first, check, 0, "")
        connection.execute(f"INSERT INTO notes VALUES ({_marks(row)})", row)
        card = (i, i, numbers[note.deck], 0, time, -1, 0, 0, place, *[0] * 8, "")
        connection.execute(f"INSERT INTO cards VALUES ({_marks(card)})", card)


def _deck(i: int, name: str, description: str, time: int) -> dict:
    today = {key: [0, 0] for key in ("newToday", "revToday", "lrnToday", "timeToday")}
    flags = {"dyn": 0, "collapsed": i != DEFAULT_DECK, "browserCollapsed": True, "conf": 1}
    known = {"id": i, "name": name, "desc": description, "mod": time, "usn": -1}
    return known | flags | today | {"extendNew": 0, "extendRev": 0}


def _model(note_type: NoteType, time: int) -> dict:
    style = {"sticky": False, "rtl": False, "font": "Arial", "size": 20}
    template = {
        "name": "Card",
        "ord": 0,
        "qfmt": note_type.front,
        "afmt": note_type.back,
        "bqfmt": "",
        "bafmt": "",
        "did": None,
    }
    return {
        "id": note_type.id,
        "name": note_type.name,
        "type": 0,
        "mod": time,
        "usn": -1,
        "sortf": 0,
        "did": None,
        "tmpls": [template],
        "flds": [{"name": n, "ord": i, **style} for i, n in enumerate(note_type.fields)],
        "css": note_type.css,
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [1]]],
        "tags": [],
        "vers": [],
    }


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _marks(row: tuple) -> str:
    return ", ".join("?" * len(row))
