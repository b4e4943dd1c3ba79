"""What the hooks make of the small content folder, read from the built site."""

import gzip
import json
import posixpath
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from guide import bank
from guide.formulas import Typesetter

from tests import small
from tests.build import Built, build, project

PAGE = "machine-learning/metrics/index.html"
SET = "questions/metrics/index.html"
LOADED = re.compile(r'<(?:script src|link rel="stylesheet" href)="([^":]+)"')
MOST = {".js": 12_000, ".css": 6_000}  # bytes that a chapter loads of our own, gzipped


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Built:
    folder = tmp_path_factory.mktemp("site")
    small.write(folder)
    return build(project(folder))


@pytest.fixture(scope="module")
def questions(tmp_path_factory):
    docs = small.write(tmp_path_factory.mktemp("bank"))
    typeset = Typesetter()
    loaded, problems = bank.load(docs, typeset)
    typeset.close()
    assert problems == []
    return loaded.questions


def test_the_build_is_strict_and_silent(built):
    assert built.status == 0, built.output
    assert "WARNING" not in built.output


def test_no_runtime_of_mkdocs_quiz_is_left(built):
    for place in (PAGE, SET, "index.html"):
        html = built.read(place)
        for trace in (
            "confetti",
            "mkdocsQuiz",
            "quiz-progress",
            "onsubmit",
            "javascript:",
            'id="quiz-',
        ):
            assert trace not in html, (place, trace)
        assert "<style" not in html.partition("</head>")[2]


def test_a_chapter_loads_little_of_our_own(built):
    """The theme's own files, which have a hash in their name, are not counted."""
    found = [posixpath.normpath(f"machine-learning/metrics/{a}") for a in loaded(built.read(PAGE))]
    ours = [place for place in found if re.fullmatch(r"assets/\w+\.(?:js|css)", place)]
    assert {"assets/store.js", "assets/guide.js", "assets/guide.css"} <= set(ours)
    for suffix, most in MOST.items():
        texts = [(built.site / place).read_bytes() for place in ours if place.endswith(suffix)]
        assert 1000 < sum(len(gzip.compress(text, 9)) for text in texts) <= most


def loaded(html):
    return [address.partition("?")[0] for address in LOADED.findall(html)]


def test_what_is_published_has_no_comments_and_the_sources_keep_theirs(built):
    for place in ("assets/store.js", "assets/guide.js", "assets/guide.css", "assets/temml.css"):
        assert "/*" not in built.read(place)
    assert "/**" in (built.site.parent / "docs/assets/store.js").read_text(encoding="utf-8")


def test_options_stand_in_the_order_derived_from_the_id(built, questions):
    section = re.search(
        r'<section class="question" id="false-alarms".*?</section>', built.read(PAGE), re.S
    )
    shown = re.findall(r'<div class="option"><label><input [^>]*value="(\w+)"', section[0])
    assert shown == [option.hash for option in questions["false-alarms"].ordered_options()]


def test_the_answer_names_the_right_letter_and_every_reason(built, questions):
    section = re.search(
        r'<section class="question" id="false-alarms".*?</section>', built.read(PAGE), re.S
    )
    question = questions["false-alarms"]
    letter = "ABC"[[option.right for option in question.ordered_options()].index(True)]
    assert f"<strong>{letter}</strong> is right." in section[0]
    answer = section[0].partition('<details class="question-answer" data-search-exclude>')[2]
    assert all(option.reason in answer for option in question.options)


def test_a_set_leaves_out_what_stands_in_the_text(built):
    assert re.findall(r'data-question="([^"]+)"', built.read(PAGE)) == [
        "false-alarms",
        "choosing-a-threshold",
        "first-hurt",
    ]


def test_a_limited_set_leads_to_the_others(tmp_path):
    chapter = small.CHAPTER.replace("<!-- questions: -->", "<!-- questions: limit=1 -->")
    small.write(tmp_path, **{"machine-learning__metrics.md": chapter})
    html = build(project(tmp_path)).read(PAGE)
    assert len(re.findall('<section class="question"', html)) == 2
    assert '<a href="../../questions/metrics/">All 3 questions on this chapter</a>' in html


def test_the_page_of_questions_has_them_all_under_their_ids(built):
    html = built.read(SET)
    assert len(re.findall('<section class="question"', html)) == 3
    assert all(f'<h2 id="{name}">' in html for name in ("false-alarms", "choosing-a-threshold"))


def test_nothing_of_the_answers_is_in_the_search_index(built):
    index = json.loads(built.read("search/documents.json"))
    text = " ".join(str(value) for doc in index["docs"] for value in doc.values())
    assert "falls when false alarms rise" in text
    assert "How would you choose a threshold" in text
    for hidden in (
        "stand in its denominator",
        "Each further false alarm",
        "Derives the cut",
        "denominator",
        "prevalence",
    ):
        assert hidden not in text


def test_each_prompt_is_found_once(built):
    index = json.loads(built.read("search/documents.json"))
    places = [d["location"] for d in index["docs"] if "falls when false alarms rise" in d["text"]]
    assert places == ["questions/metrics/#false-alarms"]


def test_mathematics_is_mathml_without_inline_styles(built):
    html = built.read(PAGE)
    assert "arithmatex" not in html and "<math" in html
    assert not re.findall(r"<m[a-z]+[^>]* style=", html)


def test_sources_are_not_published(built):
    published = {path.relative_to(built.site).as_posix() for path in built.site.rglob("*")}
    assert not [p for p in published if p.endswith((".py", ".yml", ".md", ".unicodes"))]
    assert "questions/metrics/false-alarms/index.html" not in published


def test_links_to_the_repository_are_absent_where_it_is_not_known(built):
    assert "Report a mistake" not in built.read(PAGE)
    assert "Edit this" not in built.read(PAGE)


def test_links_to_the_repository_name_the_question(tmp_path):
    small.write(tmp_path)
    where = {
        "REPOSITORY_URL": "https://github.com/some/fork",
        "SITE_URL": "https://some.github.io/fork/",
    }
    html = build(project(tmp_path), **where).read(PAGE)
    path = "docs/questions/metrics/false-alarms.md"
    assert f'href="https://github.com/some/fork/edit/main/{path}"' in html
    report = re.search(r'href="(https://github.com/some/fork/issues/new\?[^"]+)"', html)[1]
    assert "question=false-alarms" in report and "rev=1" in report
    assert "some.github.io%2Ffork%2Fmachine-learning%2Fmetrics%2F%23false-alarms" in report
    edit_page = "https://github.com/some/fork/edit/main/docs/machine-learning/metrics.md"
    assert f'href="{edit_page}"' in html


def test_resources_are_listed_with_their_reason(built):
    html = built.read(PAGE)
    listed = html.partition('<h2 id="go-deeper">')[2]
    assert '<a href="https://example.org/guide">A user guide</a>' in listed
    assert "because it is short" in listed


def test_bad_content_stops_the_build_and_leaves_the_old_site(tmp_path):
    small.write(tmp_path)
    assert build(project(tmp_path)).status == 0
    before = (tmp_path / "site" / PAGE).read_bytes()
    bad = small.QUESTION.replace("level: core", "level: hrad").replace("</quiz>\n", "")
    small.write(tmp_path, **{"questions__metrics__bad.md": bad})
    done = build(tmp_path)
    assert done.status != 0
    assert "docs/questions/metrics/bad.md:3: level is 'hrad' [known-level]" in done.output
    assert "[closed-quiz]" in done.output
    assert "Traceback" not in done.output
    assert (tmp_path / "site" / PAGE).read_bytes() == before


def test_two_builds_are_equal(built, tmp_path):
    small.write(tmp_path)
    again = build(project(tmp_path))
    for path in sorted(built.site.rglob("*.html")):
        place = path.relative_to(built.site).as_posix()
        assert again.read(place) == built.read(place), place


def test_a_question_can_be_contributed_from_every_page_that_has_some(tmp_path):
    small.write(tmp_path)
    html = build(project(tmp_path), REPOSITORY_URL="https://github.com/some/fork")
    [anchor] = re.findall(r'href="../../questions/metrics/#([^"]+)">Contribute a', html.read(PAGE))
    [rest] = re.findall(rf'id="{anchor}">(.*?)</p>', html.read(SET))
    [link] = re.findall(r'href="(https://github.com/some/fork/new/main\?[^"]+)"', rest)
    fields = parse_qs(urlsplit(unescape(link)).query)
    assert fields["filename"] == ["docs/questions/metrics/name-of-your-question.md"]
    text = fields["value"][0]
    assert text.startswith("---\nkind: single") and "confusion-matrix, calibration" in text
    assert len(link) < 8000  # characters, what GitHub takes
    assert "/new/main" not in html.read(PAGE)


def test_nobody_is_invited_where_the_repository_is_not_known(built):
    assert "Contribute a question" not in built.read(PAGE) + built.read(SET)
