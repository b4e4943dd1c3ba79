"""The files of the whole bank, and the way to them in a browser."""

import re
import shutil
from zipfile import ZipFile

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from guide.downloads import to_anki, to_qti, to_qti12
from guide.downloads.__main__ import main
from lxml import etree
from playwright.sync_api import expect

from tests.build import ROOT

PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def files(site, tmp_path_factory):
    """The folder of the files, which the site lists while these tests run."""
    folder = tmp_path_factory.mktemp("files")
    page = site.folder / "download/index.html"
    before = page.read_bytes()
    for step in ("anki", "qti", "qti12", "tables", "page"):
        given = ["--root", str(ROOT), "--site", str(site.folder), "--to", str(folder)]
        assert main([step, *given]) == 0
    yield folder
    page.write_bytes(before)
    shutil.rmtree(site.folder / "downloads")


@pytest.fixture(scope="module")
def count():
    """How many questions there are."""
    return len(list((ROOT / "docs/questions").glob("*/*.md")))


def test_anki_takes_the_whole_bank(files, count, tmp_path):
    opened = Collection(str(tmp_path / "collection.anki2"))
    request = ImportAnkiPackageRequest(
        package_path=str(files / to_anki.NAME), options=ImportAnkiPackageOptions()
    )
    logs = [opened.import_anki_package(request).log for _ in range(2)]
    assert [len(log.new) for log in logs] == [count, 0]
    assert len(logs[1].duplicate) == opened.note_count() == opened.card_count() == count
    opened.close()


def test_qti_is_valid_for_the_whole_bank(files, count):
    schema = etree.RelaxNG(file=str(ROOT / "tests/qti/item.rng"))
    with ZipFile(files / to_qti.NAME) as package:
        items = [name for name in package.namelist() if name.startswith("items/")]
        assert len(items) == count
        for name in items:
            root = etree.fromstring(package.read(name))
            assert schema.validate(root), (name, schema.error_log.last_error)


def test_old_qti_is_valid_for_the_whole_bank(files, count):
    schema = etree.RelaxNG(file=str(ROOT / "tests/qti/qti12.rng"))
    items = 0
    with ZipFile(files / to_qti12.NAME) as package:
        for name in (n for n in package.namelist() if n.endswith(".xml")):
            root = etree.fromstring(package.read(name))
            if name != "imsmanifest.xml":
                assert schema.validate(root), (name, schema.error_log.last_error)
                items += len(root.findall(".//{*}item"))
    assert items == count


def test_the_way_to_the_files_is_on_a_phone_and_after_instant_navigation(page, site):
    page.set_viewport_size(PHONE)
    page.goto(site.address)
    way = page.get_by_role("link", name="PDF & offline")
    box = way.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] and box["height"] >= 24
    page.evaluate("window.isTheSame = true")
    page.locator("article").get_by_role("link", name="SQL", exact=True).first.click()
    # The theme may add the heading that the test scrolled past a moment ago.
    page.wait_for_url(re.compile(r"/tools/sql/(#.*)?$"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("SQL")
    way.click()
    page.wait_for_url(f"{site.address}download/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Take it with you")
    assert page.evaluate("window.isTheSame")  # no page was loaded anew


def test_the_list_can_be_read_on_a_phone(page, site, files):
    page.set_viewport_size(PHONE)
    page.goto(f"{site.address}download/")
    rows = page.locator(".downloads tbody tr")
    expect(rows).to_have_count(5)
    rows.first.get_by_text("SHA-256").click()
    for cell in (rows.first.locator("code"), rows.first.get_by_role("link")):
        box = cell.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) == 0
    with page.expect_download() as started:
        rows.first.get_by_role("link").click()
    assert started.value.suggested_filename == to_anki.NAME
