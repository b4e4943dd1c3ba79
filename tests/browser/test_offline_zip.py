"""The zip opens from a folder with the network off, and the same commit gives the same bytes."""

import zipfile
from argparse import Namespace
from pathlib import Path

import pytest
from guide.downloads import offline_zip, worker
from playwright.sync_api import expect

from tests import small
from tests.browser.offline_site import FILES
from tests.browser.practice_state import NAV, PAGES
from tests.browser.test_questions import choose, hashes
from tests.build import OFFLINE, build, project

CARD = ".practice-card .question"
WHEN = {"SOURCE_DATE_EPOCH": "1790000000"}


def made(folder: Path, to: str) -> Path:
    """The zip of the small site, built into the folder `to`."""
    built = build(folder, OFFLINE, to, **WHEN)
    assert built.status == 0, built.output
    options = Namespace(root=folder, site=built.site, to=folder / f"{to}-zip")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", WHEN["SOURCE_DATE_EPOCH"])
        assert offline_zip.run(options) == 0
    return options.to / offline_zip.NAME


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """The small content with its pages of practice, ready to be built."""
    folder = tmp_path_factory.mktemp("offline-zip")
    small.write(folder, **PAGES, **FILES)
    return project(folder, NAV + "  - Download: download.md\n")


@pytest.fixture(scope="module")
def packed(folder) -> Path:
    return made(folder, "one")


@pytest.fixture(scope="module")
def unpacked(packed, tmp_path_factory) -> Path:
    """The zip's files in a folder with a blank in its name, as readers have them."""
    to = tmp_path_factory.mktemp("my guide")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(to)
    return to


def test_from_a_folder_without_a_network(browser, unpacked, faults):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_offline(True)
    page = context.new_page()
    faults.watch(page, unpacked.as_uri())
    page.goto((unpacked / "index.html").as_uri())
    page.locator(".md-search__input").click()
    page.keyboard.type("false alarms")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("h1")).to_be_visible()
    page.goto((unpacked / "machine-learning/metrics.html").as_uri())
    question = page.locator('[data-question="false-alarms"]')
    choose(question, *hashes(question, True))
    expect(question.locator(".question-verdict")).to_have_text("That is right.")
    page.locator(".md-nav--primary >> text=Review").click()
    card = page.locator(CARD)
    card.wait_for()
    shown = card.get_attribute("data-question")
    if card.get_attribute("data-kind") == "open":
        card.locator("summary").click()
        card.locator(".option input").first.check()
        card.locator(".question-check").click()
    else:
        choose(card, *hashes(card, False)[:1])
    page.wait_for_function("() => guide.store.log().length === 2")
    assert page.evaluate("guide.store.log().map((r) => r.question)") == ["false-alarms", shown]
    page.goto((unpacked / "practice/progress.html").as_uri())
    page.get_by_role("link", name="review").first.click()
    card.wait_for()
    assert page.url == (unpacked / "practice/index.html").as_uri()
    assert page.evaluate("guide.at('practice/mock/?a=b#c')").endswith("/practice/mock.html?a=b#c")
    page.goto((unpacked / "download.html").as_uri())
    expect(page.locator(".practice")).to_contain_text("a copy from a folder")
    context.close()


def test_every_link_names_a_file_and_nothing_needs_a_server(unpacked):
    places = {path.relative_to(unpacked).as_posix() for path in unpacked.rglob("*")}
    assert {"README.txt", "index.html", "search/search_index.js"} <= places
    assert not places & {"404.html", "sitemap.xml", "search/search_index.json", "site"}
    assert not [place for place in places if place.endswith((".map", ".gz", ".webmanifest"))]
    for path in unpacked.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "manifest" not in html.partition("</head>")[0].replace("manifest-src", "")
        for address in html.split(' href="')[1:]:
            target = address.partition('"')[0].partition("#")[0].partition("?")[0]
            if target and "://" not in target:
                assert (path.parent / target).is_file(), (path, target)


def test_the_same_commit_gives_the_same_zip_and_the_same_site(folder, packed):
    assert made(folder, "two").read_bytes() == packed.read_bytes()
    sites = []
    for to in ("site-one", "site-two"):
        site = build(folder, to=to, SITE_URL="https://example.org/guide/", **WHEN).site
        assert worker.run(Namespace(site=site)) == 0
        files = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
        sites.append({place: path.read_bytes() for place, path in sorted(files.items())})
    assert sites[0] == sites[1]
    assert b"2026-09-21" in sites[0]["sitemap.xml"]
    assert "sitemap.xml.gz" in sites[0]
    with zipfile.ZipFile(packed) as archive:
        assert {info.date_time[:3] for info in archive.infolist()} == {(2026, 9, 21)}
        assert b"Edition of 2026-09-21" in archive.read("README.txt")


def test_a_site_for_a_server_or_none_is_refused(folder, tmp_path, capsys):
    options = Namespace(root=folder, site=tmp_path, to=tmp_path / "to")
    assert offline_zip.run(options) == 1
    assert worker.run(options) == 1
    (tmp_path / "index.html").write_text("<title>a site for a server</title>", encoding="utf-8")
    assert offline_zip.run(options) == 1
    said = capsys.readouterr().out
    assert "run `make build`" in said and "run `make offline`" in said
    assert not (tmp_path / "to").exists()
