"""Anki, QTI, JSON, CSV and the page that lists them, made from a small built site."""

import csv
import hashlib
import io
import json
import re
import shutil
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from guide import allowed
from guide.downloads import html_tree, to_anki, to_qti, to_qti12, to_tables
from guide.downloads.page import SUMS
from lxml import etree

from tests.build import ROOT
from tests.exported import ADDRESS, QUESTIONS, TIME, built, step

DAY = 86_400
XML = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1", "m": "http://www.w3.org/1998/Math/MathML"}
OLD = {"q": "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return built(tmp_path_factory.mktemp("exports") / "guide")


@pytest.fixture(scope="module")
def made(site, tmp_path_factory):
    """The folder of all files, of an edition whose time is told."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(TIME))
        for name in ("anki", "qti", "qti12", "tables"):
            assert step(name, site, folder) == 0
    return folder


@pytest.fixture
def collection(tmp_path):
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def records(made):
    data = json.loads((made / to_tables.JSON_NAME).read_text(encoding="utf-8"))
    return {record["id"]: record for record in data["questions"]}


def import_into(collection, package):
    """(notes that were new, notes that were updated)."""
    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )
    log = collection.import_anki_package(request).log
    assert not (log.conflicting or log.missing_notetype or log.missing_deck)
    return len(log.new), len(log.updated)


def note(collection, name):
    [found] = collection.find_notes(f'"Question ID:{name}"')
    return collection.get_note(found)


def item(made, name):
    with ZipFile(made / to_qti.NAME) as package:
        return etree.fromstring(package.read(f"items/metrics/{name}.xml"))


def test_every_file_has_the_same_bytes_when_it_is_made_again(site, made, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TIME))
    for name in ("anki", "qti", "qti12", "tables"):
        assert step(name, site, tmp_path) == 0
    names = sorted(path.name for path in made.iterdir())
    assert len(names) == 5
    assert [(tmp_path / name).read_bytes() for name in names] == [
        (made / name).read_bytes() for name in names
    ]


def test_anki_takes_the_deck_and_doubles_nothing(made, collection):
    assert import_into(collection, made / to_anki.NAME) == (4, 0)
    assert import_into(collection, made / to_anki.NAME) == (0, 0)
    assert (collection.note_count(), collection.card_count()) == (4, 4)
    parent = "Data Science Interview Guide"
    names = {deck.name for deck in collection.decks.all_names_and_ids()} - {"Default"}
    assert names == {parent, f"{parent}::Metrics"}
    assert len(collection.find_notes(f'deck:"{parent}::Metrics"')) == 4
    assert collection.fix_integrity()[1]
    assert len(collection.find_notes("tag:interview-guide::level::deep")) == 1
    assert len(collection.find_notes("tag:interview-guide::topic::calibration")) == 1


def test_a_later_edition_brings_its_words_and_leaves_the_schedule(
    site, made, collection, tmp_path, monkeypatch
):
    import_into(collection, made / to_anki.NAME)
    collection.decks.select(collection.decks.id_for_name("Data Science Interview Guide"))
    asked = collection.sched.getCard()
    collection.sched.answerCard(asked, 4)
    before = collection.get_card(asked.id)
    assert (before.reps, before.queue) == (1, 2)
    name = before.note()["Question ID"]
    later = tmp_path / "guide"
    shutil.copytree(site.parent / "docs", later / "docs")
    shutil.copytree(site, later / "site")
    page = later / "site/questions/metrics/index.html"
    html = page.read_text(encoding="utf-8")
    page.write_text(html.replace("Each further false alarm", "Every other false alarm"), "utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TIME + DAY))
    assert step("anki", later / "site", tmp_path / "later") == 0
    assert import_into(collection, tmp_path / "later" / to_anki.NAME) == (0, 4)
    assert collection.card_count() == 4
    after = collection.get_card(before.id)
    assert after.note()["Question ID"] == name
    schedule = ("queue", "type", "due", "ivl", "reps", "lapses", "factor")
    assert [getattr(after, x) for x in schedule] == [getattr(before, x) for x in schedule]
    assert "Every other false alarm" in note(collection, "false-alarms")["Explanation"]
    names = [model.name for model in collection.models.all_names_and_ids()]
    assert [name for name in names if "Guide" in name] == ["Data Science Interview Guide"]


def test_a_card_asks_in_front_and_explains_on_its_back(made, collection, records):
    import_into(collection, made / to_anki.NAME)
    card = note(collection, "every-shape-at-once").cards()[0]
    front, back = card.question(), card.answer()
    options = [option["text"]["html"] for option in records["every-shape-at-once"]["options"]]
    places = [front.index(option) for option in options]
    assert places == sorted(places) and len(options) == 4
    assert "<math" in front and "<pre>" in front and "A share has no unit" not in front
    key = ", ".join(o["letter"] for o in records["every-shape-at-once"]["options"] if o["right"])
    assert f"{key} are right." in back and "A share has no unit, &amp; a count has one." in back
    assert f'href="{ADDRESS}questions/metrics/#every-shape-at-once"' in back
    assert f'href="{ADDRESS}machine-learning/metrics/"' in front
    picture = re.search(r'<img [^>]*src="([^"]+)"', front)[1]
    names = {path.name for path in Path(collection.media.dir()).iterdir()}
    assert {picture, to_anki.FONT} <= names
    talk = note(collection, "choosing-a-threshold").cards()[0]
    assert "Derives the cut" not in talk.question()
    assert "Derives the cut" in talk.answer() and "I would begin" in talk.answer()
    assert "What if the costs differ" in talk.answer()


def test_the_deck_is_sqlite_of_schema_11_in_a_zip(made, tmp_path):
    with ZipFile(made / to_anki.NAME) as package:
        assert package.namelist()[:2] == ["collection.anki2", "media"]
        assert {info.date_time for info in package.infolist()} == {(2026, 11, 20, 12, 0, 0)}
        package.extract("collection.anki2", tmp_path)
    connection = sqlite3.connect(tmp_path / "collection.anki2")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT ver FROM col").fetchone() == (11,)
    guids = {guid for (guid,) in connection.execute("SELECT guid FROM notes")}
    connection.close()
    assert guids == set(QUESTIONS)


def test_qti_is_valid_in_every_part(made):
    schemas = {
        name: etree.RelaxNG(file=str(ROOT / f"tests/qti/{name}.rng"))
        for name in ("item", "test", "manifest")
    }
    with ZipFile(made / to_qti.NAME) as package:
        names = package.namelist()
        for name in (n for n in names if n.endswith(".xml")):
            kind = {"imsmanifest.xml": "manifest", "test.xml": "test"}.get(name, "item")
            schemas[kind].assertValid(etree.fromstring(package.read(name)))
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
    listed = {file.get("href") for file in manifest.iter("{*}file")}
    assert listed == set(names) - {"imsmanifest.xml"}
    assert len([name for name in names if name.startswith("media/")]) == 1


@pytest.mark.parametrize(
    ("found", "broken"),
    [
        ('shuffle="false" ', ""),
        ('showHide="show"', ""),
        ('identifier="option-', 'identifier="2'),
        ("<prompt>Choose all that hold.</prompt>", "<prompt><p>x</p></prompt>"),
        ("<td>1</td>", '<td align="left">1</td>'),
        ("<mn>2</mn></msup>", "</msup>"),
        ('<correct identifier="RESPONSE" />', ""),
    ],
)
def test_the_schema_refuses_what_the_specification_does(found, broken, made):
    schema = etree.RelaxNG(file=str(ROOT / "tests/qti/item.rng"))
    text = etree.tostring(item(made, "every-shape-at-once"), encoding="unicode")
    text = text.replace("/>", " />").replace("  />", " />")
    assert found in text
    assert not schema.validate(etree.fromstring(text.replace(found, broken, 1)))


def test_the_schema_wants_the_points_to_listen_for_before_the_question(made):
    schema = etree.RelaxNG(file=str(ROOT / "tests/qti/item.rng"))
    root = item(made, "choosing-a-threshold")
    assert schema.validate(root)
    body = root.find("q:itemBody", XML)
    body.append(body.find("q:rubricBlock", XML))
    assert not schema.validate(root)


def test_a_qti_item_says_why_of_each_option(made, records):
    root = item(made, "every-shape-at-once")
    options = records["every-shape-at-once"]["options"]
    assert root.get("identifier") == "every-shape-at-once"
    shown = [c.get("identifier") for c in root.iterfind(".//q:simpleChoice", XML)]
    assert shown == [f"option-{option['hash']}" for option in options]
    key = [value.text for value in root.iterfind(".//q:correctResponse/q:value", XML)]
    assert key == [f"option-{o['hash']}" for o in options if o["right"]] and len(key) == 2
    feedback = {f.get("identifier"): f for f in root.iterfind("q:modalFeedback", XML)}
    assert list(feedback) == [*shown, "solution"]
    for option in options:
        words = " ".join("".join(feedback[f"option-{option['hash']}"].itertext()).split())
        assert words == html_tree.text(html_tree.read(option["reason"]["html"]))
        holds = feedback[f"option-{option['hash']}"].get("title") == "This holds"
        assert holds == option["right"]
    assert root.find(".//q:itemBody//m:math", XML) is not None
    code = root.find(".//q:pre/q:code", XML)
    assert "".join(code.itertext()) == 'if a < b and "é":\n    print(a)\n'
    talk = item(made, "choosing-a-threshold")
    rubric = talk.find(".//q:rubricBlock", XML)
    assert rubric.get("view") == "scorer" and "Derives the cut" in "".join(rubric.itertext())


@pytest.fixture(scope="module")
def old(made):
    """The items of the package of QTI 1.2 by their identifiers; it is valid in every part."""
    schemas = {
        name: etree.RelaxNG(file=str(ROOT / f"tests/qti/{name}.rng"))
        for name in ("qti12", "manifest12")
    }
    with ZipFile(made / to_qti12.NAME) as package:
        names = package.namelist()
        manifest = etree.fromstring(package.read("imsmanifest.xml"))
        page = etree.fromstring(package.read("metrics.xml"))
    schemas["manifest12"].assertValid(manifest)
    schemas["qti12"].assertValid(page)
    listed = {file.get("href") for file in manifest.iter("{*}file")}
    assert listed == set(names) - {"imsmanifest.xml"} and len(listed) == 2
    assert page.find("q:assessment", OLD).get("title") == "Metrics"
    return {item.get("ident"): item for item in page.iter("{*}item")}


def old_words(element):
    """The words of the one text in an element of QTI 1.2, which is HTML."""
    return html_tree.text(html_tree.read(element.findtext(".//q:mattext", None, OLD)))


def test_an_old_qti_item_says_why_of_each_option(made, old, records):
    assert list(old) == list(records)
    root, options = old["every-shape-at-once"], records["every-shape-at-once"]["options"]
    labels = root.findall(".//q:response_lid//q:response_label", OLD)
    assert [label.get("ident") for label in labels] == [f"option-{o['hash']}" for o in options]
    feedback = {f.get("ident"): f for f in root.iterfind("q:itemfeedback", OLD)}
    assert len(feedback) == len(options) + 1
    for option, label in zip(options, labels, strict=True):
        assert old_words(label) == html_tree.text(html_tree.read(option["text"]["html"]))
        said = feedback[f"option-{option['hash']}_fb"]
        assert old_words(said) == html_tree.text(html_tree.read(option["reason"]["html"]))
        assert (said.get("title") == "This holds") == option["right"]
    prompt = root.findtext("q:presentation/q:material/q:mattext", None, OLD)
    assert 'if a &lt; b and "é":\n    print(a)\n' in prompt and "<math " in prompt
    picture = next(html_tree.read(prompt).iter("img"))
    assert picture.get("alt") == "Two curves that cross" and "class=" not in prompt
    with ZipFile(made / to_qti12.NAME) as package:
        assert picture.get("src") in package.namelist()


def test_an_old_qti_item_gives_its_point_for_exactly_the_right_options(old, records):
    for name, many in (("every-shape-at-once", "Multiple"), ("false-alarms", "Single")):
        asked = old[name].find(".//q:response_lid", OLD)
        assert asked.get("rcardinality") == many
        *each, scored = old[name].findall(".//q:respcondition", OLD)
        options = records[name]["options"]
        chosen = [condition.findtext(".//q:varequal", None, OLD) for condition in each]
        assert chosen == [f"option-{option['hash']}" for option in options]
        for condition, option in zip(each, chosen, strict=True):
            shown = [d.get("linkrefid") for d in condition.iterfind("q:displayfeedback", OLD)]
            assert shown == [f"{option}_fb", "general_fb"]
        right = {f"option-{option['hash']}" for option in options if option["right"]}
        no = {value.text for value in scored.iterfind(".//q:not/q:varequal", OLD)}
        assert {value.text for value in scored.iter("{*}varequal")} - no == right
        assert no == (set(chosen) - right if many == "Multiple" else set())
        assert scored.findtext("q:setvar", None, OLD) == "1"


def test_an_open_question_is_an_essay_in_old_qti(old, records):
    root = old["choosing-a-threshold"]
    fields = [entry.text for entry in root.iter("{*}fieldentry")]
    points = len(records["choosing-a-threshold"]["points"])
    assert fields[:3] == ["essay_question", "Essay", str(points)]
    assert root.find(".//q:decvar", OLD).get("maxvalue") == str(points)
    assert root.find(".//q:response_str/q:render_fib", OLD) is not None
    assert "Derives the cut" not in old_words(root.find("q:presentation", OLD))
    words = old_words(root.find("q:itemfeedback", OLD))
    assert "I would begin" in words and "Derives the cut" in words
    assert "What if the costs differ" in words


def test_json_and_csv_say_the_same(made, records):
    text = (made / to_tables.CSV_NAME).read_bytes().decode("utf-8")
    assert text.count("\r\n") == 5  # a header and four rows; inside cells lines end with \n
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert list(rows) == list(records) and set(rows) == set(QUESTIONS)
    for name, record in records.items():
        row = rows[name]
        assert row["prompt"] == record["prompt"]["markdown"]
        options = record.get("options", [])
        assert row["key"] == " ".join(o["letter"] for o in options if o["right"])
        for option in options:
            cell = row[f"option_{option['letter'].lower()}"]
            assert cell.removeprefix("'") == option["text"]["markdown"]
            assert row[f"reason_{option['letter'].lower()}"] == option["reason"]["markdown"]
        points = [point["markdown"] for point in record.get("points", [])]
        assert row["points"].split("\n") == (points or [""])
    cells = [cell for row in rows.values() for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    guarded = {cell for cell in cells if cell.startswith("'")}
    assert guarded == {"'-1 is the slope", "'=SUM(A1) is a formula"}
    data = json.loads((made / to_tables.JSON_NAME).read_text(encoding="utf-8"))
    assert (data["schema"], data["edition"]) == (1, "2026-11-20")
    assert data["pages"] == {"metrics": {"title": "Metrics", "section": "machine-learning"}}
    url = f"{ADDRESS}questions/metrics/#first-hurt"
    assert records["first-hurt"]["url"] == rows["first-hurt"]["url"] == url


def test_the_page_describes_every_field():
    page = (ROOT / "docs/download.md").read_text(encoding="utf-8")
    described = set(re.findall(r"`(\w+)`", page))
    lettered = {c for c in to_tables.COLUMNS if re.fullmatch(r"(?:option|reason)_[b-e]", c)}
    assert set(to_tables.COLUMNS) - lettered <= described


def test_every_page_leads_to_the_files(site):
    for path in site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        [href] = re.findall(r'<nav class="take-along[^>]*><a href="([^"]*)">PDF &amp; off', html)
        if href.startswith("/guide/"):  # the page for a missing address
            assert href == "/guide/download/" and path.name == "404.html"
        else:
            target = (path.parent / href / "index.html").resolve()
            assert target == site / "download/index.html" or href == "./", path


def test_the_page_lists_what_there_is(site, made, tmp_path):
    page, chapter = site / "download/index.html", site / "machine-learning/metrics/index.html"
    begun = page.read_text(encoding="utf-8")
    assert "<code>make downloads</code> makes them" in begun
    assert '<p class="chapter-pdf"></p>' in chapter.read_text(encoding="utf-8")
    assert 'class="chapter-pdf"' not in begun
    shutil.copytree(made, tmp_path / "files")
    (tmp_path / "files/chapters").mkdir()
    (tmp_path / "files/chapters/metrics.pdf").write_bytes(b"%PDF-" + b"x" * 2_345_000)
    (tmp_path / "files/notes.txt").write_text("not for readers", encoding="utf-8")
    for _ in range(2):  # again, as where a file came later
        assert step("page", site, tmp_path / "files") == 0
    html = page.read_text(encoding="utf-8")
    assert "make downloads" not in html
    listed = html.partition('<div class="downloads">')[2].partition("</div>")[0]
    assert list(allowed.faults(listed)) == []
    published = {p.relative_to(site).as_posix() for p in (site / "downloads").rglob("*.*")}
    assert {f"downloads/{path.name}" for path in made.iterdir()} < published
    assert not [place for place in published if place.endswith(".txt")]
    for href in re.findall(r'href="([^"]+)"', listed):
        assert (site / "download" / href).resolve().is_file(), href
    for path in made.iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() in listed
    assert "Metrics</a> (2.3 MB)" in listed
    sums = dict(
        reversed(line.split("  "))
        for line in (site / "downloads" / SUMS).read_text(encoding="utf-8").splitlines()
    )
    assert len(sums) == 6
    for name, digest in sums.items():
        assert hashlib.sha256((site / "downloads" / name).read_bytes()).hexdigest() == digest
    link = '<a href="../../downloads/chapters/metrics.pdf">This page as a PDF</a> (2.3 MB)'
    assert link in chapter.read_text(encoding="utf-8")


def test_another_site_is_refused(site, tmp_path, capsys):
    other = tmp_path / "guide"
    shutil.copytree(site.parent / "docs", other / "docs")
    shutil.copytree(site, other / "site")
    file = other / "docs/questions/metrics/false-alarms.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("- [ ] Recall\n", "- [ ] Accuracy\n"), encoding="utf-8")
    assert step("qti", other / "site", tmp_path / "to") == 1
    said = capsys.readouterr().err
    assert said == "false-alarms is another on the site; run `make build`\n"
    assert not (tmp_path / "to").exists()


def test_links_become_text_where_the_address_is_not_known(site, tmp_path):
    other = tmp_path / "guide"
    shutil.copytree(site.parent / "docs", other / "docs")
    shutil.copytree(site, other / "site")
    page = other / "site/questions/metrics/index.html"
    html = re.sub(r'<link rel="canonical"[^>]*>', "", page.read_text(encoding="utf-8"))
    page.write_text(html, encoding="utf-8")
    assert step("tables", other / "site", tmp_path / "to") == 0
    data = json.loads((tmp_path / "to" / to_tables.JSON_NAME).read_text(encoding="utf-8"))
    record = next(r for r in data["questions"] if r["id"] == "every-shape-at-once")
    assert record["url"] == "" and "<a " not in record["prompt"]["html"]
    assert "See <span>metrics</span>." in record["prompt"]["html"]
