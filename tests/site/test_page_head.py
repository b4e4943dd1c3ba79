"""What the head of each page tells others, with and without the site's address."""

import json
import re
from html import unescape
from io import BytesIO

import pytest
from PIL import Image

from tests import small
from tests.build import build_small

ADDRESS = "https://some.github.io/fork/"
TITLE = "Precision & recall: what they cost"
CHAPTER = small.CHAPTER.replace("title: Metrics", f'title: "{TITLE}"')
PAGES = {
    "index.html": "",
    "machine-learning/metrics/index.html": "machine-learning/metrics/",
    "questions/metrics/index.html": "questions/metrics/",
    "questions/index.html": "questions/",
    "resources/index.html": "resources/",
    "glossary/index.html": "glossary/",
    "about/audit/index.html": "about/audit/",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("addressed") / "site"
    where = {"SITE_URL": ADDRESS, "SOURCE_DATE_EPOCH": "1750000000"}
    files = {"machine-learning__metrics.md": CHAPTER}
    return build_small(folder, addresses=where, **files)


@pytest.fixture(scope="module")
def nameless(tmp_path_factory):
    return build_small(tmp_path_factory.mktemp("nameless") / "site")


def told(html: str) -> dict[str, str]:
    """The content of each named `<meta>` tag."""
    tags = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)">', html)
    return {name: unescape(content) for name, content in tags}


def record(html: str) -> dict:
    """The structured data of a page."""
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return json.loads(text)


@pytest.mark.parametrize(("place", "path"), PAGES.items())
def test_each_page_has_its_title_claim_and_address(site, place, path):
    html = (site / place).read_text(encoding="utf-8")
    head, tags = html.partition("</head>")[0], told(html)
    title = unescape(re.search(r"<title>(.*?)</title>", head)[1])
    assert title == f"{tags['og:title']} - Data Science Interview Guide"
    assert 40 <= len(tags["description"]) <= 160
    assert tags["og:description"] == tags["description"]
    assert tags["og:url"] == ADDRESS + path
    assert f'<link rel="canonical" href="{ADDRESS}{path}">' in head
    assert tags["og:type"] == ("article" if path else "website")
    assert tags["twitter:card"] == "summary_large_image"
    picture = (site / tags["og:image"].removeprefix(ADDRESS)).read_bytes()
    assert len(picture) < 60_000
    with Image.open(BytesIO(picture)) as image:
        size = (int(tags["og:image:width"]), int(tags["og:image:height"]))
        assert image.size == size == (1200, 630)


def test_titles_are_escaped_in_attributes_and_in_data(site):
    html = (site / "machine-learning/metrics/index.html").read_text(encoding="utf-8")
    assert '<meta property="og:title" content="Precision &amp; recall: what they cost">' in html
    assert record(html)["name"] == TITLE
    data = re.search(r'ld\+json">(.*?)</script>', html)[1]
    assert "&" not in data and "<" not in data


def test_the_guide_is_a_course_of_chapters_and_quizzes(site):
    home, chapter, quiz = (
        record((site / place).read_text(encoding="utf-8")) for place in list(PAGES)[:3]
    )
    assert (home["@type"], home["@id"]) == ("Course", ADDRESS)
    assert home["hasPart"] == [
        {
            "@type": "LearningResource",
            "name": TITLE,
            "@id": f"{ADDRESS}machine-learning/metrics/",
            "url": f"{ADDRESS}machine-learning/metrics/",
        }
    ]
    assert chapter["@type"] == "LearningResource" and chapter["isPartOf"]["@id"] == ADDRESS
    assert chapter["teaches"] == ["Confusion matrix, precision, recall", "Calibration"]
    assert quiz["@type"] == "Quiz" and quiz["about"] == TITLE
    by_name = {part["name"]: part for part in quiz["hasPart"]}
    assert by_name["False alarms"] == {
        "@type": "Question",
        "name": "False alarms",
        "url": f"{ADDRESS}questions/metrics/#false-alarms",
        "acceptedAnswer": {"@type": "Answer", "text": "Precision"},
    }
    assert "acceptedAnswer" not in by_name["Choosing a threshold"]


def test_the_sitemap_has_every_page_with_the_day_of_the_edition(site):
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert sorted(re.findall("<loc>(.*?)</loc>", text)) == sorted(
        ADDRESS + p for p in PAGES.values()
    )
    assert set(re.findall("<lastmod>(.*?)</lastmod>", text)) == {"2025-06-15"}


def test_the_missing_page_is_not_for_search_engines_and_leads_on(site):
    html = (site / "404.html").read_text(encoding="utf-8")
    assert told(html)["robots"] == "noindex"
    assert "og:url" not in told(html) and "ld+json" not in html
    content = html.partition('<article class="md-content__inner')[2].partition("</article>")[0]
    assert {"/fork/machine-learning/metrics/", "/fork/questions/"} <= set(
        re.findall('href="([^"]+)"', content)
    )
    assert '<script src="/fork/assets/missing.js" defer></script>' in html


def test_nothing_names_an_address_where_none_is_known(nameless):
    for place in PAGES:
        html = (nameless / place).read_text(encoding="utf-8")
        tags = told(html)
        assert tags["og:title"] and tags["twitter:card"] == "summary"
        assert not {"og:url", "og:image"} & set(tags) and 'rel="canonical"' not in html
        assert not re.findall(r'"(?:@id|url)":', html.partition("</head>")[0])
    assert not (nameless / "assets/link").exists()
