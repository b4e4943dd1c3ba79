"""Stored progress for the browser tests: made-up reviews, and the small site with its pages."""

import json
from pathlib import Path

from tests.browser.test_questions import STORAGE_KEY
from tests.build import SMALL_NAV, build_small

PAGE = (
    "---\ntitle: {title}\ndescription: A page that is only here so that the tests can use it.\n"
    "---\n\nWords.\n\n<!-- practice: {name} -->\n"
)
PAGES = {
    "practice__index.md": PAGE.format(title="Review", name="review"),
    "practice__progress.md": PAGE.format(title="Progress", name="progress"),
}
NAV = SMALL_NAV + "  - Review: practice/index.md\n  - Progress: practice/progress.md\n"
QUESTIONS = ("false-alarms", "first-hurt", "choosing-a-threshold")
DAY = 86_400_000
NOON = 1_795_608_000_000  # 2026-11-25T12:00:00Z


def build_site(folder: Path, **files: str) -> Path:
    """The small site with the pages of review and progress; `files` as in small.write."""
    return build_small(folder, NAV, **PAGES, **files)


def review(number: int, **changes) -> dict:
    """A valid review, one hour after the one before, so that the newest is some days old."""
    made = {
        "id": f"r{number:05}",
        "question": QUESTIONS[number % 2],
        "rev": 1,
        "options": [],
        "verdict": "right" if number % 3 else "wrong",
        "confidence": "knew" if number % 3 else None,
        "at": NOON - 30 * DAY + number * 3_600_000,
    }
    return made | changes


def reviews(count: int) -> list[dict]:
    return [review(number) for number in range(count)]


def base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return base36(number // 36).lstrip("0") + digits[number % 36] if number else "0"


def stored(log: list[dict], notes=(), **fields) -> str:
    """The text that the site stores for them."""
    questions = list(dict.fromkeys(r["question"] for r in log))
    lines = [
        " ".join(
            (
                *(r["id"], base36(questions.index(r["question"])), str(r["rev"])),
                r["verdict"][0] + (r["confidence"] or "-")[0],
                *(base36(r["at"]), *r["options"]),
            )
        )
        for r in log
    ]
    state = {"schema": 3, "generation": 0, "questions": questions, "log": lines}
    state |= {"notes": list(notes)} | fields
    return json.dumps(state, ensure_ascii=False, separators=(",", ":"))


def put(page, text: str, suffix: str = "") -> None:
    """Store `text` in the browser of the page, behind the back of the site."""
    page.evaluate("([k, v]) => localStorage.setItem(k, v)", [STORAGE_KEY + suffix, text])


def get(page, suffix: str = "") -> str | None:
    return page.evaluate("k => localStorage.getItem(k)", STORAGE_KEY + suffix)


def keys(page, suffix: str = "") -> list[str]:
    """What stands behind the storage key and `suffix` in the keys that are there."""
    begin = STORAGE_KEY + suffix
    found = page.evaluate("() => Object.keys(localStorage)")
    return sorted(key.removeprefix(begin) for key in found if key.startswith(begin))


def aside(page) -> list[str]:
    return [entry["text"] for entry in json.loads(get(page, ":set-aside") or "[]")]


def file(content, name: str = "progress.json") -> dict:
    """A file to choose, of text, bytes or what becomes JSON."""
    if not isinstance(content, (str, bytes)):
        content = json.dumps(content)
    data = content.encode() if isinstance(content, str) else content
    return {"name": name, "mimeType": "application/json", "buffer": data}


def as_export(log: list[dict], records=(), **fields) -> dict:
    """An export as another program would write it."""
    made = {"app": "data-science-interview-guide", "schema": 3, "reviews": log}
    return made | {"records": list(records)} | fields
