"""Links inside a built site: each kind of dead link is told, and nothing else is."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest
from guide.links import inside, page

from tests import large_site, small
from tests.build import ROOT, build, project

AT = "https://guide.example/repo"
# place below the site: (what stands in it, what is told of it: line, link, words)
DEAD = {
    "a.html": [
        ('<a href="gone.html">', "gone.html", "leads to gone.html, which is not there"),
        ('<a href="../../x.html">', "../../x.html", "leads out of the site"),
        ('<a href="/b/">', "/b/", "begins at the root of the host"),
        ('<a href="b/#tow">', "b/#tow", "does not have (did you mean 'two'?)"),
        ('<a href="#nowhere">', "#nowhere", "leads to #nowhere, which a.html does not have"),
        (f'<a href="{AT}/lost/">', AT + "/lost/", "lost/"),
        ('<area href="B/">', "B/", "leads to B/index.html"),
        ('<img src="">', "", "(img src) is empty"),
        ('<img src="x.png">', "x.png", "(img src) leads to x.png"),
        ('<img src="pic.svg" srcset="pic.svg 1x, big.svg 2x">', "big.svg", "(img srcset)"),
        ('<video poster="still.png"></video>', "still.png", "(video poster)"),
        ('<source src="film.mp4">', "film.mp4", "(source src)"),
        ('<object data="film.swf"></object>', "film.swf", "(object data)"),
        ('<form action="send/"></form>', "send/", "(form action)"),
        ('<script src="gone.js"></script>', "gone.js", "(script src)"),
        ('<link rel="stylesheet" href="gone.css">', "gone.css", "(link href)"),
        (f'<link rel="canonical" href="{AT}/c/">', AT + "/c/", "c/index"),
        ('<svg><use href="pic.svg#blob"/></svg>', "pic.svg#blob", "pic.svg does not have"),
        ('<svg><use xlink:href="#own"/></svg>', "#own", "a.html does not have"),
        ('<meta http-equiv="refresh" content="0; url=moved/">', "moved/", "(meta refresh)"),
        (f'<meta property="og:image" content="{AT}/o.png">', AT + "/o.png", "o.png"),
        ('<p style="background: url(bg.png)">', "bg.png", "(p style)"),
        ('<style>p { background: url("bg2.png") }</style>', "bg2.png", "(style)"),
        ('<div data-index="assets/index-1.js"></div>', "assets/index-1.js", "(div data-index)"),
        ('<div data-scripts="kit.js lost.js"></div>', "assets/lost.js", "(div data-scripts)"),
        ('<a href="files/paper.pdf" download>', "files/paper.pdf", "leads to files/paper.pdf"),
        ('<p id="x"></p><p id="x"></p>', "#x", "is the id of two elements of the page"),
        ('<p aria-labelledby="title">', "#title", "(aria-labelledby) is no id of the page"),
        ('<section data-question="frist"></section>', "frist", "(did you mean 'first'?)"),
        ('<script id="__config">{"base": "bb"}</script>', "bb", "(settings base) leads to bb"),
        ('<a href="caf%C3%A9s.html">', "caf%C3%A9s.html", "cafés.html"),
    ],
    "style.css": [
        ('a { background: url("font.woff2") }', "font.woff2", "(url()) leads to font.woff2"),
        ('@import "other.css";', "other.css", "leads to other.css"),
    ],
    "site.webmanifest": [
        ('{"start_url": "begin/", "icons": [{"src": "b/"}]}', "begin/", "(manifest)"),
    ],
    "sitemap.xml": [
        (f"<loc>{AT}/q/</loc>", AT + "/q/", "(loc)")
    ],
}  # fmt: skip
GOOD = """\
<a href="b/">a</a> <a href="b/#two">b</a> <a href="b/?x=1#two">c</a> <a href="b/index.html">d</a>
<a href="#top">e</a> <a href="#">f</a> <a href="">g</a> <a href="caf%C3%A9.html">h</a>
<a href="https://elsewhere.example/x">i</a> <a href="mailto:a@b.example">j</a>
<a href="//elsewhere.example">k</a> <img src="data:image/gif;base64,R0lGOD"> <a href=".">l</a>
<a href="https://guide.example/repo/b/">m</a> <svg><use href="pic.svg#dot"/></svg>
<img srcset="pic.svg 1x, data:image/gif;base64,R0lG 2x"> <a href="b/#:~:text=two">n</a>
<a href="b/#only=x">o</a> <a name="old"></a> <a href="#old">p</a> <a href="&#98;/">q</a>
<!-- <a href="not-there.html"> --> <a href="pic.svg">r</a> <a href="b">s</a>
<section data-question="first" id="first"></section> <label for="__toc">t</label>
"""
INDEX = {
    "aliases": "aliases-1.js",
    "pages": {"b": {"page": "b/", "set": "questions/b/", "file": "b-1.js"}},
    "questions": [["first", "b", 1]],
}


@pytest.fixture
def site(tmp_path):
    home = '<link rel="canonical" href="https://guide.example/repo/">'
    search = {"docs": [{"location": ""}, {"location": "b/#two"}]}
    files = {
        "index.html": home,
        "404.html": '<a href="/repo/b/">',
        "good.html": GOOD,
        "café.html": "",
        "b/index.html": '<h2 id="two">',
        "questions/b/index.html": '<section data-question="first" id="first">',
        "pic.svg": '<svg><g id="dot"/><path fill="url(#dot)"/></svg>',
        "assets/kit.js": "",
        "assets/practice/index-0.js": f'guide.receive("index-0.js",{json.dumps(INDEX)});\n',
        "assets/practice/b-1.js": "",
        "assets/practice/aliases-1.js": "",
        "search/documents.json": json.dumps(search),
        "old.css": "/* url(x.png) */ a { mask: url(\"data:,url(%23a)\"), url('pic.svg') }",
    }
    return put(tmp_path, files)


def put(folder, files):
    for place, text in files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_text(text, encoding="utf-8")
    return folder


def test_a_good_site_has_no_problem(site):
    found = inside.check(site)
    assert found.broken == () and found.files == 9 and found.links == 30


def test_the_first_page_may_be_named_by_its_file(site):
    whole = "https://guide.example/repo/index.html"
    put(site, {"index.html": f'<link rel="canonical" href="{whole}">'})
    assert inside.check(site).broken == ()


@pytest.mark.parametrize("place", DEAD)
def test_every_dead_link_is_told_with_its_line(site, place):
    put(site, {place: "\n".join(line for line, *_ in DEAD[place])})
    told = {(b.path, b.line, b.link): b.what for b in inside.check(site).broken}
    for number, (_, link, words) in enumerate(DEAD[place], 1):
        line = 1 if place in ("sitemap.xml", "site.webmanifest") else number
        assert words in told.pop((place, line, link)), link
    assert told == {}


def test_a_question_must_stand_on_its_page_of_questions_and_its_data_beside_the_index(site):
    search = '{"docs": [{"location": "b/#three"}]}'
    put(site, {"questions/b/index.html": "<p>", "search/documents.json": search})
    (site / "assets/practice/b-1.js").unlink()
    assert [broken.text() for broken in inside.check(site).broken] == [
        "assets/practice/index-0.js:1: 'b-1.js' is not beside the index of the questions",
        "assets/practice/index-0.js:1: 'questions/b/#first' (question) leads to #first, "
        "which questions/b/index.html does not have",
        "search/documents.json:1: 'b/#three' (location) leads to #three, "
        "which b/index.html does not have",
    ]


def test_the_page_of_the_copy_on_a_device_is_seen_from_the_site(site):
    put(site, {"offline.html": '<a href="__BASE__"> <a href="__BASE__b/"> <a href="__BASE__c/">'})
    [broken] = inside.check(site).broken
    assert (broken.path, broken.link) == ("offline.html", "./c/")


def test_folders_that_are_filled_later_are_taken_on_trust(site):
    put(site, {"a.html": '<a href="downloads/book.pdf"> <a href="downloads.html">'})
    links = [broken.link for broken in inside.check(site, ("downloads/",)).broken]
    assert links == ["downloads.html"]
    assert len(inside.check(site).broken) == 2


def test_without_an_address_of_the_site_only_the_missing_page_links_from_the_root(tmp_path):
    put(tmp_path, {"index.html": '<a href="/x/">', "404.html": '<a href="/">a</a> <a href="/x/">'})
    told = [(broken.path, broken.link) for broken in inside.check(tmp_path).broken]
    assert told == [("404.html", "/x/"), ("index.html", "/x/")]


GUARD = """\
import sys

def watch(event, given):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto"):
        with open({place!r}, "a") as told:
            print(event, given[1:], file=told)

sys.addaudithook(watch)
"""
CALL = "import socket; socket.socket(type=socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"


def test_a_build_with_a_dead_link_fails_and_says_where_and_asks_no_network(tmp_path):
    small.write(tmp_path)
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    footer = '{% block footer %}<a href="gone/">x</a>{{ super() }}{% endblock %}'
    with (tmp_path / "overrides/main.html").open("a", encoding="utf-8") as template:
        template.write(footer)
    calls = tmp_path / "calls"
    put(tmp_path, {"guard/sitecustomize.py": GUARD.format(place=str(calls))})
    guarded = {"PYTHONPATH": str(tmp_path / "guard")}
    built = build(project(tmp_path), **guarded)
    assert built.status == 1
    told = re.search(r"WARNING -  +glossary/index.html:\d+: 'gone/' \(a href\) (.*)", built.output)
    assert told[1].startswith("leads to glossary/gone/index.html, which is not there")
    assert not calls.exists()
    subprocess.run([sys.executable, "-c", CALL], env=os.environ | guarded, check=True)
    assert calls.read_text().startswith("socket.connect")  # the guard does see calls


def test_a_site_of_copies_has_no_false_alarm(site, tmp_path_factory):
    folder = tmp_path_factory.mktemp("large")
    assert large_site.write(8, site, folder) == 9
    found = inside.check(folder)
    assert found.broken == () and found.files == 3 * inside.check(site).files - 4


PLAIN_HTML = """\
<!doctype html>
<html><head><base href="/x/"><meta property="og:url" content="https://example.org/a">
<link rel="canonical" href="https://example.org/a"><style>a{background:url(b.png)}</style>
<!-- <a href="hidden.html"> --></head>
<body class="one"><p id=two class='x' data-md="3 > 2">a < b<img src="c.png" alt="" />
<a href="d.html?a=1&amp;b=2#e" title='5 > 4'>d</a><input ID="f" aria-describedby="two g">
<div style="background: url(h.png)" data-question="q" hidden></div><a name="two" href>i</a>
<script id="__config" type="application/json">{"base": "..", "search": "s.js"}</script>
<svg viewBox="0 0 1 1"><path d="M0 0" clip-path="url(#j)"/><use xlink:href="#k"/></svg>
</body></html>
"""
SVG = """\
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
<style>/* a */ g { fill: url(a.svg#b) }</style><defs><g id="two"/><g id="two"/></defs>
<style type="text/css"><![CDATA[@import "c.css";]]>
text { mask: url('d&#38;.svg') }</style>
<use xlink:href="#two" x="3"/><path d="M0 0" clip-path="url(#e)" style="fill: none"/>
<rect style="mask: url(&quot;f.svg&quot;)"/>
<a href="g.html"><text aria-labelledby="two h">i</text></a>
</svg>
"""
ODD_HTML = [
    '<a href="b"<b id="c">',
    "<script>a</b</script><a href=d>",
    "<![CDATA[<a href=b>]]>",
    "<!--><a href=b>-->",
    "<style/><a href=b></style>",
    "<SCRIPT><a href=b></SCRIPT>",
    "<script><a href=b>",
]


def test_simple_html_is_read_as_pythons_parser_reads_it():
    assert page.read(PLAIN_HTML) == page.read_any(PLAIN_HTML)
    assert len(page.read(PLAIN_HTML).links) == 10


def test_svg_is_read_by_its_xml():
    found = page.read_svg(SVG)
    assert [(link.line, link.address) for link in found.links] == [
        *((2, "a.svg#b"), (4, "d&.svg"), (3, "c.css")),
        *((5, "#two"), (5, "#e"), (6, "f.svg"), (7, "g.html")),
    ]
    assert (found.ids, found.twice) == ({"two"}, [(2, "two")])
    assert found.named == [(7, "aria-labelledby", "two"), (7, "aria-labelledby", "h")]


def test_a_style_of_an_svg_goes_on_after_an_element_in_it():
    found = page.read_svg('<svg><style>a {}<g/>@import "c.css";</style></svg>')
    assert [link.address for link in found.links] == ["c.css"]


@pytest.mark.parametrize("svg", ["<svg><use href='#a'>", "<svg><a href='#a'></svg>", ""])
def test_svg_that_is_no_xml_is_read_as_a_page(svg):
    assert page.read_svg(svg) == page.read_any(svg)


@pytest.mark.parametrize(
    "tag",
    [
        '<p class="a" style="mask: url(b.png)">',
        '<p style="mask: url&#40;b.png)">',
        '<a name="b">',
        '<meta name="twitter:image" content="b">',
        '<input type="text" name="b" value="c" list="d">',
        '<iframe name="b" src="c"/>',
        '<style class="b">a { mask: url(b.png) }</style>',
        '<ol class="a" role="list"><li data-right="true" id="b">',
    ],
)
def test_a_tag_is_passed_over_only_where_it_tells_nothing(tag):
    assert page.read(tag) == page.read_any(tag) != page.Page()


@pytest.mark.parametrize("html", ODD_HTML)
def test_other_html_is_left_to_pythons_parser(html):
    assert page.read(html) == page.read_any(html)
