"""The printed guide: a small site and the whole one go in; the PDFs are read as a reader would."""

import threading
from argparse import Namespace
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from guide.downloads import book, book_pages, edition, print_shop, printer

from tests import chromium, pdf, small
from tests.build import ROOT, build_small

FIGURE = """\
<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60" viewBox="0 0 90 60">\
<rect width="90" height="60" fill="#0b5fa5"/></svg>
"""
MORE = """
## Where to *look*, and when?

First at [the start of this page](#what-falls), then at the [audit](../about/audit.md).

![A blue field](../assets/figures/field.svg)

| n | value |
|--:|---|
| 1 | one |

```python
threshold = 4 / 200
```

## Check yourself
"""
TERMS = """\
- term: prevalence
  means: The share of positives among all cases, whatever a model says of them.
  page: docs/machine-learning/metrics.md
"""
EPOCH = "1795176000"  # 2026-11-20


@pytest.fixture(scope="module")
def program() -> str:
    found = chromium.find()
    if not found:
        pytest.skip("no browser; run `python -m tests.chromium`")
    return found


@pytest.fixture(scope="module")
def options(tmp_path_factory, program):
    """The options of the steps for the small guide, with its book and its chapter printed."""
    root = tmp_path_factory.mktemp("book") / "small"
    chapter = small.CHAPTER.replace("\n## Check yourself\n", MORE)
    files = {
        "machine-learning__metrics.md": chapter,
        "assets__figures__field.svg": FIGURE,
        "glossary.yml": TERMS,
    }
    site = build_small(root, **files)
    made = Namespace(root=root, site=site, to=root / "downloads")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUIDE_BROWSER", program)
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        assert print_shop.both(made) == 0
    return made


@pytest.fixture(scope="module")
def whole(options) -> pdf.Read:
    return pdf.read(options.to / f"{print_shop.NAME}.pdf")


@pytest.fixture(scope="module")
def chapter(options) -> pdf.Read:
    return pdf.read(options.to / "chapters/metrics.pdf")


def press(options) -> book.Press:
    return book.Press(book_pages.read(options.root), options.site, edition.Edition(0))


def test_the_outline_has_every_heading_on_its_page(whole):
    assert [(e.level, e.title) for e in whole.outline] == [
        (0, "How to use this book"),
        (0, "Contents"),
        (0, "Metrics"),
        (1, "What falls?"),
        (1, "Where to look, and when?"),
        (1, "Check yourself"),
        (1, "Go deeper"),
        (0, "Answer key"),
        (1, "1. Metrics"),
        (0, "Glossary"),
        (1, "P"),
        (0, "Links"),
    ]
    assert all(entry.title in whole.pages[entry.page] for entry in whole.outline)


def test_the_contents_name_the_pages_and_each_page_its_number_and_chapter(whole):
    contents = whole.pages[2]
    for entry in (e for e in whole.outline if e.level == 0 and e.page > 2):
        assert f"{entry.title} {entry.page + 1}" in " ".join(contents.split())
    assert all(str(n) in text.split() for n, text in enumerate(whole.pages, 1) if n > 1)
    teaching = whole.pages[3 : whole.numbers("Answer")[0][1]]
    assert all("1. Metrics" in text for text in teaching)
    assert "Edition of 2026-11-20" in whole.pages[0]


def test_each_link_leads_somewhere(whole, chapter):
    for read in (whole, chapter):
        assert read.inside and set(read.inside) <= set(read.places)
    assert set(whole.outside) == {"https://example.org/guide"}
    assert "[1] A user guide. https://example.org/guide" in whole.pages[-1]


def test_each_question_and_answer_stands_once_and_far_apart(whole, chapter):
    for read in (whole, chapter):
        asked, answered = read.numbers("Question"), read.numbers("Answer")
        assert [n for n, _ in asked] == ["1.1", "1.2", "1.3"] == [n for n, _ in answered]
        first = answered[0][1]
        assert all(page < first for _, page in asked)
        body, key = ("\n".join(read.pages[a:b]) for a, b in ((0, first), (first, None)))
        for words in ("denominator and nowhere", "Names both costs", "knows no model", "Why."):
            assert words not in body.replace("\r\n", " ") and words in key.replace("\r\n", " ")
        assert key.count("holds.") == 2 and key.count("fails.") == 4


def test_readers_of_every_kind_are_told_title_and_language(whole, chapter):
    assert whole.title == "Data Science Interview Guide"
    assert chapter.title == "Metrics: Data Science Interview Guide"
    for read in (whole, chapter):
        assert read.language == "en" and read.is_tagged and read.shows_title
        assert read.fonts and all(read.fonts.values())
        assert any("STIXTwoMath" in name for name in read.fonts)


def test_the_same_input_gives_the_same_bytes(options, program, tmp_path, monkeypatch):
    monkeypatch.setenv("GUIDE_BROWSER", program)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    again = Namespace(**vars(options) | {"to": tmp_path})
    assert print_shop.book(again) == print_shop.chapters(again) == 0
    for name in (f"{print_shop.NAME}.pdf", "chapters/metrics.pdf"):
        assert (tmp_path / name).read_bytes() == (options.to / name).read_bytes()


def test_a_large_set_is_cut_in_the_book_and_whole_in_the_chapter(options):
    made = replace(press(options), largest=2)
    (page,) = made.contents.pages
    texts = [sheet.document.text_content() for sheet in (made.book(), made.chapter(page))]
    for text, numbers in zip(texts, (("1.1", "1.2"), ("1.1", "1.2", "1.3")), strict=True):
        assert [n for n in ("1.1", "1.2", "1.3") if f"Question\u00a0{n}" in text] == [*numbers]
    assert "1 more question on this chapter" in texts[0] and "1 more question" not in texts[1]


def test_a_link_out_of_the_book_leads_to_the_site_or_nowhere(options):
    sheets = [replace(press(options), address=a).book() for a in ("", "https://guide.example/")]
    away = [sheet.document.xpath("//a[. = 'audit']/@href") for sheet in sheets]
    assert away == [[], ["https://guide.example/about/audit/"]]
    links = [sheet.document.xpath("//ol[@id='links']//a/@href") for sheet in sheets]
    assert links[0] == ["https://example.org/guide"]
    resources = "https://guide.example/resources/"
    assert links[1] == ["https://guide.example/", *away[1], *links[0], resources]


def test_steps_say_what_is_missing(options, program, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("GUIDE_BROWSER", program)
    unbuilt = Namespace(**vars(options) | {"site": tmp_path})
    assert print_shop.book(unbuilt) == 1
    assert "build it first" in capsys.readouterr().out
    monkeypatch.setenv("GUIDE_BROWSER", "no-such-browser")
    assert print_shop.book(options) == 1
    assert "no browser found" in capsys.readouterr().out


class _Counting(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_printing_asks_no_host_for_anything(program, tmp_path, monkeypatch):
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Counting)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    port = server.server_port
    page = tmp_path / "page.html"
    page.write_text(
        "<!doctype html><html lang='en'><title>Out</title><h1>Out</h1>"
        f"<img src='http://127.0.0.1:{port}/address'><img src='http://localhost:{port}/name'>"
        f"<script src='http://127.0.0.1:{port}/script'></script>",
        encoding="utf-8",
    )
    printer.print_page(program, page, tmp_path / "offline.pdf")
    assert server.asked == [] and (tmp_path / "offline.pdf").stat().st_size
    monkeypatch.setattr(printer, "OFFLINE", ())  # the server would have been found
    printer.print_page(program, page, tmp_path / "online.pdf")
    assert {"/address", "/script"} <= set(server.asked)
    server.shutdown()
    server.server_close()


def test_a_page_that_cannot_be_printed_is_a_fault(tmp_path):
    with pytest.raises(printer.PrintingFailed, match=r"page\.html"):
        printer.print_page("false", tmp_path / "page.html", tmp_path / "page.pdf")


def test_the_whole_guide_as_one_book(published, tmp_path, program, monkeypatch):
    monkeypatch.setenv("GUIDE_BROWSER", program)
    options = Namespace(root=ROOT, site=published, to=tmp_path / "downloads")
    assert print_shop.book(options) == 0
    path = options.to / f"{print_shop.NAME}.pdf"
    read, contents = pdf.read(path), book_pages.read(ROOT)
    titles = [entry.title for entry in read.outline]
    assert all(page.title in titles for page in contents.pages)
    assert len(titles) > 10 * len(contents.pages)
    assert all(_words(e.title) in _words(read.pages[e.page]) for e in read.outline)
    assert len(read.inside) > 3000 and set(read.inside) <= set(read.places)
    asked, answered = read.numbers("Question"), read.numbers("Answer")
    numbers = [number for number, _ in asked]
    assert len(numbers) == len(set(numbers)) and numbers == [number for number, _ in answered]
    counts = [min(len(contents.bank.of_page(p.id)), book.LARGEST_SET) for p in contents.pages]
    assert len(numbers) == sum(counts)
    assert asked[-1][1] < answered[0][1]
    assert all(read.fonts.values()) and read.is_tagged and read.language == "en"
    assert len(read.pages) < 1500 and path.stat().st_size < 25e6


def _words(text: str) -> str:
    return " ".join(text.split())


def test_every_chapter_of_the_navigation_is_in_the_book_once():
    contents = book_pages.read(ROOT)
    assert sorted(page.id for page in contents.pages) == sorted(contents.bank.chapters)
    assert [page.number for page in contents.pages] == [*range(1, len(contents.pages) + 1)]
    assert len(contents.parts) == 14
