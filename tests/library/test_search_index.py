"""What the search is told of pages and questions, and how its index stays small."""

import gzip
import json
import random

from guide import search_index

CONFIG = {"lang": ["en"], "separator": " ", "pipeline": ["stopWordFilter"], "fields": {}}
PROSE = "<p>Trees split. A t-SNE map of <code>a &lt; b</code> hides distances.</p>"
CODE = "<pre><code>import numpy\nfit(forest)\n</code></pre>"


def entry(location: str, text: str, title: str = "A title") -> dict:
    return {"location": location, "title": title, "text": text}


def shortened(*docs: dict, **aliases: list[str]) -> list[dict]:
    places = {f"{name}/": words for name, words in aliases.items()}
    return search_index.shorten({"config": CONFIG, "docs": docs}, places)["docs"]


def test_a_section_shows_its_beginning_and_is_found_by_all_its_words():
    sentence = "<p>" + "Forests vote and so their errors cancel where trees disagree. " * 4 + "</p>"
    [doc] = shortened(entry("trees/#forests", f"{sentence}{PROSE}{CODE}"))
    first = "Forests vote and so their errors cancel where trees disagree."
    assert doc["text"] == f"<p>{first} {first}</p>"
    assert doc["words"] == "distances fit forest hides map numpy sne split tsne"


def test_what_is_shown_stays_escaped_and_is_not_said_twice():
    [doc] = shortened(entry("trees/", PROSE))
    assert doc["text"] == "<p>Trees split. A t-SNE map of a &lt; b hides distances.</p>"
    assert "words" not in doc


def test_aliases_are_hidden_words_of_the_page_that_teaches():
    docs = shortened(entry("trees/", PROSE), entry("trees/#more", PROSE), trees=["XGBoost, GBM"])
    assert [doc.get("aliases") for doc in docs] == ["gbm xgboost", None]
    assert "xgboost" not in docs[0]["text"].lower()


def test_objectives_and_lists_of_links_are_left_out():
    goals = "<p>Claim.</p> <p>After this page you can</p> <ul><li>recite</li></ul>"
    docs = shortened(entry("trees/", goals), entry("trees/#go-deeper", "<p>A book</p>"))
    assert docs == [{"location": "trees/", "title": "A title", "text": "<p>Claim.</p>"}]


def generated(count: int, length: int) -> dict:
    """An index of `count` questions with titles of four made-up words and prompts of `length`."""
    chance = random.Random(5)
    pool = ["".join(chance.choices("abdegiklmnoprstu", k=6)) for _ in range(6000)]

    def words(number: int) -> str:
        return " ".join(chance.choices(pool, k=number))

    titles = [words(4) for _ in range(count)]
    places = (f"questions/p{n // 200}/#{t.replace(' ', '-')}" for n, t in enumerate(titles))
    docs = [entry(p, f"<p>{words(length)}.</p>", t) for p, t in zip(places, titles, strict=True)]
    return {"config": CONFIG, "docs": docs}


def compressed(index: dict) -> int:
    return len(gzip.compress(search_index.dumped(index).encode(), 9))


def test_questions_say_less_where_the_index_would_be_too_large():
    index = generated(100, 60)
    sizes = []
    for budget, kept in ((300_000, {"text", "words"}), (15_000, {"text"}), (5_000, set())):
        made = search_index.shorten(index, {}, budget)
        has = {name for name in ("text", "words") if made["docs"][0].get(name)}
        assert (len(made["docs"]), has) == (100, kept), budget
        sizes.append(compressed(made))
    assert sizes == sorted(sizes, reverse=True)


def test_ten_thousand_questions_are_found_by_their_titles():
    made = search_index.shorten(generated(10_000, 1), {})
    assert len(made["docs"]) == 10_000 and compressed(made) <= 500_000
    assert not any(doc["text"] for doc in made["docs"])


def test_the_same_index_gives_the_same_bytes():
    text = search_index.dumped({"config": CONFIG, "docs": [entry("trees/", PROSE + CODE)]})
    names = {"trees/": ["gradient boosting", "GBM"]}
    assert search_index.shortened(text, names) == search_index.shortened(text, names)


def test_a_first_page_gets_an_index_without_documents():
    text = search_index.dumped({"config": CONFIG, "docs": [entry("trees/", PROSE + CODE)]})
    files = search_index.shortened(text, {})
    first, whole = (
        json.loads(files[f"search/{name}.json"]) for name in ("search_index", "documents")
    )
    assert first == {"config": whole["config"] | {"later": "documents.json"}, "docs": []}
    assert [doc["location"] for doc in whole["docs"]] == ["trees/"]


def test_only_the_theme_s_worker_is_told():
    place = "assets/javascripts/workers/search.a7633da7.min.js"
    assert search_index.is_worker(place) and not search_index.is_worker(f"{place}.map")
    told = search_index.worker("theme();")
    assert told.endswith("\ntheme();") and "addEventListener" in told
