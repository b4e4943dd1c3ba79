"""The picture of a shared link, and structured data that stays small and inside its element."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from guide import bank, link_picture, structured_data
from guide.formulas import Typesetter
from PIL import Image

from tests import small

ROOT = Path(__file__).parents[2]
LONG = " ".join(["Kernels, neighbors and everything that is like them"] * 9)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    typeset = Typesetter()
    made, problems = bank.load(small.write(tmp_path_factory.mktemp("bank")), typeset)
    typeset.close()
    assert problems == []
    return made


def test_a_picture_has_its_size_and_the_same_bytes_each_time():
    words = (ROOT, "Guide · Machine learning", "Statistics", "What a p-value says.")
    picture = link_picture.draw(*words)
    assert picture == link_picture.draw.__wrapped__(*words)
    with Image.open(BytesIO(picture)) as image:
        assert image.size == (1200, 630)
        assert len(image.convert("RGB").getcolors()) <= link_picture.TONES


def test_long_words_stay_on_the_picture():
    picture = link_picture.draw(ROOT, "Guide", LONG, LONG)
    assert len(picture) < 60_000
    with Image.open(BytesIO(picture)) as image:
        pixels, paper = image.convert("RGB"), link_picture.PAPER
        right = pixels.crop((1200 - link_picture.MARGIN, 0, 1200, 610)).getcolors()
        bottom = pixels.crop((0, 590, 1200, 614)).getcolors()
    assert [color for _, color in right] == [color for _, color in bottom] == [paper]


def test_data_cannot_end_its_element():
    text = structured_data.embedded({"name": "</script><!-- a & b \u2028"})
    assert text == '{"name":"\\u003c/script\\u003e\\u003c!-- a \\u0026 b \\u2028"}'


def test_a_large_set_only_names_its_questions(loaded):
    one = loaded.questions["false-alarms"]
    long = tuple(replace(o, text="Precision, and much besides " * 20) for o in one.options)
    many = {f"q-{n}": replace(one, id=f"q-{n}", options=long) for n in range(99)}
    quiz = structured_data.record(
        "questions/metrics.md", "Q", "D", "Guide", replace(loaded, questions=many), lambda _: ""
    )
    assert len(quiz["hasPart"]) == 99
    assert all(set(part) == {"@type", "name"} for part in quiz["hasPart"])


def test_answers_with_markup_are_left_out(loaded):
    one = loaded.questions["false-alarms"]
    marked = tuple(replace(o, text=f"`{o.text}`") for o in one.options)
    bank_ = replace(loaded, questions={one.id: replace(one, options=marked)})
    words = ("questions/metrics.md", "Q", "D", "Guide")
    [part] = structured_data.record(*words, bank_, lambda _: "")["hasPart"]
    assert "acceptedAnswer" not in part
    [part] = structured_data.record(*words, replace(bank_, questions={one.id: one}), lambda _: "")[
        "hasPart"
    ]
    assert part["acceptedAnswer"]["text"] == "Precision"


def test_pages_of_no_type_have_no_record(loaded):
    assert structured_data.record("glossary.md", "G", "D", "Guide", loaded, lambda _: "") == {}
