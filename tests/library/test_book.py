"""The pieces that a book is made of: built pages, links, running heads, the order of chapters."""

import pytest
from guide.downloads import book, book_pages, book_parts, book_references
from guide.downloads.book_parts import UnexpectedPage
from guide.downloads.book_references import BrokenReference
from lxml import html


def page(folder, content: str):
    """A built page at tools/sql/ with `content` in its content area."""
    built = folder / "tools/sql/index.html"
    built.parent.mkdir(parents=True)
    built.write_text(f"<!doctype html><title>SQL</title>{content}", encoding="utf-8")
    return folder


def document(content: str):
    return html.document_fromstring(f"<!doctype html><html><body>{content}</body></html>")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("index.md", ""),
        ("tools/sql.md", "tools/sql/"),
        ("production/index.md", "production/"),
        ("questions/sql.md", "questions/sql/"),
    ],
)
def test_places(path, place):
    assert book_pages.place(path) == place


def test_a_page_keeps_its_text_and_gets_ids_and_links_of_the_book(tmp_path):
    site = page(
        tmp_path,
        "<article><h1 id='sql'>SQL</h1><h2 id='a'>A<a class='headerlink' href='#a'>#</a></h2>"
        "<p>See <a href='../pandas/#joins'>joins</a>, <a href='#a'>above</a> and "
        "<a href='https://example.org/x'>outside</a>.<button>Check</button></p></article>",
    )
    text = book_parts.read(site, "tools/sql/").body
    assert text.text_content() == "ASee joins, above and outside."
    assert text.xpath(".//h2/@id") == ["tools-sql--a"]
    assert text.xpath(".//a/@href") == [
        "#tools-pandas--joins",
        "#tools-sql--a",
        "https://example.org/x",
    ]


@pytest.mark.parametrize("source", ["https://example.org/x.svg", "../../../x.svg", "missing.svg"])
def test_only_pictures_of_the_site_are_printed(tmp_path, source):
    site = page(tmp_path, f"<article><img src='{source}' alt='x'></article>")
    with pytest.raises(UnexpectedPage, match="no picture of the site"):
        book_parts.read(site, "tools/sql/")


def test_a_page_without_content_is_refused(tmp_path):
    with pytest.raises(UnexpectedPage, match="0 content areas"):
        book_parts.read(page(tmp_path, "<p>Nothing</p>"), "tools/sql/")


def test_links_get_pages_and_numbers():
    made = document(
        "<h2 id='b'>B</h2><p><a href='#b' data-site='b/'>to B</a>, "
        "<a class='term' href='#b' data-site='b/'>term</a>, "
        "<a href='#c' data-site='c/'>gone</a>, <a href='https://example.org/1'>one</a>, "
        "<a href='https://example.org/2'>two</a>, <a href='https://example.org/1'>again</a></p>"
        "<ol id='links'></ol>"
    )
    book_references.resolve(made, "", {"https://example.org/2": "The second"}, paged=True)
    book_references.fill(made, {"b": 7})
    shown = made.text_content().replace("\u00a0", " ")
    assert "to B (p. 7), term, gone, one[1], two[2], again[1]" in shown
    listed = [li.text_content() for li in made.xpath("//ol[@id='links']/li")]
    assert listed == ["[1]https://example.org/1", "[2]The second. https://example.org/2"]


def test_a_link_of_the_site_that_the_book_lacks_leads_to_the_site():
    made = document("<a href='#c' data-site='c/#d'>there</a><ol id='links'></ol>")
    book_references.resolve(made, "https://guide.example/", {}, paged=False)
    assert made.xpath("//a[. = 'there']/@href") == ["https://guide.example/c/#d"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<p id='a'>1</p><p id='a'>2</p>", "stand twice: a"),
        ("<a href='#nowhere'>x</a>", "lead nowhere: nowhere"),
    ],
)
def test_a_broken_book_is_refused(content, fault):
    with pytest.raises(BrokenReference, match=fault):
        book_references.resolve(document(content), "", {}, paged=True)


def test_running_heads_hold_any_title():
    sheet = book.running_heads([("a", 'What "if"; } body', "Résumé \\ & more")])
    assert "@page page-a {" in sheet and "#a { page: page-a; }" in sheet
    assert 'content: "What \\22 if\\22 \\3b  \\7d  body";' in sheet
    assert 'content: "Résumé \\5c  \\26  more";' in sheet
