"""What a reader's browser has to fetch for a page stays within its budget."""

import gzip
import html
import re
from pathlib import Path
from urllib.parse import urljoin

from tests.browser.test_shift import MATH_HEAVY
from tests.gzip_server import Served
from tests.weigh import weigh

KB = 1000
SCRIPT, STYLE = 12 * KB, 6 * KB  # ours on a chapter's page, gzipped
PAGE = 25 * KB  # the HTML of a chapter's page, gzipped
# Where the words alone are so many that the page would show less than half of a set.
LONG = {"debugging-ml-models": 27 * KB}
FEWEST = 5  # questions on a chapter's page
MARKUP = 13 * KB  # what a chapter's page has besides its words, gzipped
# All that a browser fetches that was never there. `make weigh` found 1351 and 1356 KB for the same
# words on stock Material without quizzes, of which 215 and 220 without the index of its search.
FIRST_VIEW = {
    "tools/sql/": 130 * KB,
    MATH_HEAVY: 219 * KB,  # with the font of formulas
}


def zipped(data: bytes) -> int:
    """Bytes of `data` as servers send it."""
    return len(gzip.compress(data, 9))


def chapters(folder: Path) -> dict[str, str]:
    """The pages with questions among their words: {place: HTML}."""
    files = {
        path.parent.relative_to(folder).as_posix(): path for path in folder.rglob("index.html")
    }
    texts = {place: path.read_text(encoding="utf-8") for place, path in files.items()}
    return {
        place: text
        for place, text in texts.items()
        if 'class="question"' in text and not place.startswith("questions/")
    }


def words(text: str) -> bytes:
    """The words of a page's article and nothing else."""
    article = text.partition("<article")[2].partition("</article>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", article)).split()).encode()


def test_our_script_and_style_on_a_chapter_are_small(published):
    for place, text in chapters(published).items():
        for suffix, limit in ((".js", SCRIPT), (".css", STYLE)):
            found = re.findall(rf'(?:src|href)="([^"]+{re.escape(suffix)})"', text)
            paths = [urljoin(f"/{place}/", link).lstrip("/") for link in found]
            ours = [path for path in paths if path.count("/") == 1]  # the theme's are deeper
            assert ours
            weight = sum(zipped((published / path).read_bytes()) for path in ours)
            assert weight <= limit, f"{place} loads {weight} bytes of {suffix}, more than {limit}"


def test_a_chapter_is_light(published):
    """A page that is too heavy shows fewer of its questions and leads to the others."""
    texts = chapters(published)
    assert len(texts) > 40
    weights = {place: zipped(text.encode()) for place, text in texts.items()}
    heavy = {p: weight for p, weight in weights.items() if weight > LONG.get(p, PAGE)}
    assert not heavy, "lower the limit of their `<!-- questions: limit=… -->`"
    assert all(weights[place] > PAGE for place in LONG), "no exception is needed any more"
    shown = {place: text.count('<section class="question"') for place, text in texts.items()}
    assert min(shown.values()) >= FEWEST
    assert max(shown.values()) >= 10


def test_a_chapter_is_mostly_its_words(published):
    """Its HTML can only be as light as what it says; the markup around the words has a limit."""
    for place, text in chapters(published).items():
        markup = zipped(text.encode()) - zipped(words(text))
        assert markup <= MARKUP, f"{place} has {markup} bytes besides its words"


def test_the_first_view_is_light(browser, published):
    with Served(published) as served:
        for place, limit in FIRST_VIEW.items():
            assert weigh(browser, served, published, place).view <= limit, place
