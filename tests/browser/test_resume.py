"""What a résumé invites: words are found as people write them, and the text stays where it is."""

from pathlib import Path

import pytest
from guide import aliases, registry
from playwright.sync_api import expect

from tests.browser.conftest import Site
from tests.browser.test_questions import STORAGE_KEY, press, tab_to
from tests.build import ROOT, SMALL_NAV, build_small

PAGE = (ROOT / "docs/practice/resume.md").read_text(encoding="utf-8")
PAGE = PAGE.replace("../how-it-starts/index.md", "../machine-learning/metrics.md")
REVIEW = (ROOT / "docs/practice/index.md").read_text(encoding="utf-8")
ALIASES = """\
- id: confusion-matrix
  aliases: [confusion matrix, false alarm, F1-score]
  shared: [probability model]
- id: calibration
  aliases: [Platt scaling]
  shared: [probability model]
"""
NAV = SMALL_NAV + "  - Practice:\n    - Review: practice/index.md\n    - R: practice/resume.md\n"
RESUME = """\
Ada Example
• Cut false alarms by a third
• Calibrated scores with Platt-scaling; watched the confusion-matrix
Hobbies: chess
"""

# A made-up résumé, every line with the topics that it invites.
LINES = {
    "Built an XGBoost churn model; ROC-AUC 0.84 on an out-of-time sample": (
        "boosting logistic-regression roc-and-pr-curves group-and-time-splits"
    ),
    "Designed 12 A/B-tests and one switchback; sized them for statistical power": (
        "ab-testing hypothesis-tests"
    ),
    "Forecast demand for 40 stores with ARIMA and Prophet, MAPE 8%": (
        "time-series regression-metrics"
    ),
    "Languages: Python, R, SQL and Scala": (
        "pandas reproducible-work sql-joins-and-aggregation spark"
    ),
    "Fine-tuned BERT for sentiment analysis of support tickets": (
        "pre-trained-language-models transformers word-embeddings"
    ),
    "Retrieval-augmented generation (RAG) over contracts, with LangChain": (
        "pre-trained-language-models"
    ),
    "Detected pallets with YOLOv5 and OpenCV": "object-detection convolution",
    "Orchestrated Airflow DAGs and dbt models on Snowflake": (
        "retraining-and-versioning sql-joins-and-aggregation"
    ),
    "Deployed models to k8s behind FastAPI; tracked them in MLflow": ("serving packaging"),
    "Compared k nearest neighbours with naïve Bayes": "k-nearest-neighbors naive-bayes",
    "Regularisation by lasso and elastic net; hyper-parameter tuning with Optuna": (
        "regularization hyperparameter-search"
    ),
    "Reduced dimensions by PCA and t-SNE before k-means clustering": (
        "principal-component-analysis manifold-learning k-means clustering-at-scale"
    ),
    "Random Forests and SVMs for credit scoring on imbalanced data": (
        "bagging-and-forests support-vector-machines logistic-regression class-imbalance"
    ),
    "Trained CNNs and LSTMs in PyTorch on multiple GPUs": (
        "convolution lstm-and-gru deep-learning-frameworks gpu-memory"
    ),
    "Ran t-tests and ANOVA, with Bonferroni corrections": "hypothesis-tests multiple-testing",
    "Explained predictions by SHAP values and LIME": (
        "feature-selection-and-importance interpretability-and-privacy"
    ),
    "Tuned PySpark jobs on a Hadoop cluster; partitioned Hive tables": "spark mapreduce hive",
    "Recommender system by matrix factorisation, NDCG@10 up 6%": "recommenders ranking-metrics",
    "Detecting card fraud with isolation forests": "anomaly-detection class-imbalance",
    "Estimated treatment effects by difference-in-differences": "causation-and-selection",
    "Hidden Markov models and Kalman filters for sensor data": "hidden-markov-models",
    "Monitored data drift with PSI; automated retraining": (
        "dataset-shift retraining-and-versioning"
    ),
    "Wrote window functions and optimised query plans in PostgreSQL": (
        "sql-window-functions sql-performance sql-joins-and-aggregation"
    ),
    "Bayesian modelling in PyMC with MCMC": "bayesian-inference monte-carlo",
    "Trained a GAN and a variational auto-encoder; quantised them for edge deployment": (
        "generative-adversarial-networks variational-autoencoders model-compression"
    ),
}
NOTHING = (
    "John R. Smith, 12 Oak Ridge Road, Adams County",
    "Boosting sales by attention to detail and a spirited team",
    "Head of R&D; vitamin C and D3 supplements",
    "EXPERIENCE",
    "Supervised two interns and four volunteers",
    "Stack Overflow moderator, reader of maps",
    "Coordinated a product recall; reduced student dropout in Maine",
    "A search for the best rag rugs and yolo moments",
    "I did what I could; precision engineering of glove boxes",
    "Go-to person for class trips, b. 1990 in Carthage",
    "Pruned roses, planted trees, sorted post",
    "Ridge walks, stand-up, adamant vegetarian, gains in strength",
)


def site_of(folder: Path) -> Path:
    files = {"aliases.yml": ALIASES, "practice__resume.md": PAGE, "practice__index.md": REVIEW}
    return build_small(folder, NAV, **files)


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    served = Site(site_of(tmp_path_factory.mktemp("resume") / "site"))
    yield served
    served.close()


@pytest.fixture
def page(context, small_site, faults):
    page = context.new_page()
    faults.watch(page, small_site.address)
    page.goto(f"{small_site.address}practice/resume/")
    page.wait_for_selector(".practice textarea")
    return page


@pytest.fixture(scope="module")
def vocabulary():
    text = (ROOT / "docs/aliases.yml").read_text(encoding="utf-8")
    entries, slips = registry.read(text, "docs/aliases.yml", "alias")
    assert not slips
    return [[str(e.value("id")), [alias.text for alias in aliases.of(e)]] for e in entries]


def topics_of(page, vocabulary, lines):
    """The topics of each line, as the page finds them with the guide's own vocabulary."""
    return page.evaluate(
        "([entries, lines]) => { const words = guide.resume.lexicon(entries);"
        " return lines.map(line => guide.resume.read(line, words).topics); }",
        [vocabulary, list(lines)],
    )


def read(page, text=RESUME):
    page.get_by_label("Your résumé, as text").fill(text)
    page.get_by_role("button", name="Show what it invites").click()


def status(page):
    return page.locator(".resume-status")


def test_every_line_of_a_resume_invites_what_it_names(page, vocabulary):
    found = topics_of(page, vocabulary, LINES)
    wanted = [sorted(topics.split()) for topics in LINES.values()]
    assert len(LINES) == 25
    assert dict(zip(LINES, map(sorted, found), strict=True)) == dict(
        zip(LINES, wanted, strict=True)
    )


def test_everyday_words_and_initials_invite_nothing(page, vocabulary):
    assert len(NOTHING) == 12
    found = dict(zip(NOTHING, topics_of(page, vocabulary, NOTHING), strict=True))
    assert found == {line: [] for line in NOTHING}


def test_every_alias_is_found_in_its_own_topic_and_in_no_other_by_accident(page, vocabulary):
    pairs = [(alias, topic) for topic, words in vocabulary for alias in words]
    found = topics_of(page, vocabulary, [f"Skills: {alias}, chess" for alias, _ in pairs])
    of: dict[str, set[str]] = {}
    for alias, topic in pairs:
        of.setdefault(alias, set()).add(topic)
    wrong = {
        alias: topics
        for (alias, _), topics in zip(pairs, found, strict=True)
        if set(topics) != of[alias]
    }
    assert wrong == {}


def test_most_topics_have_at_least_four_aliases(vocabulary):
    rich = [topic for topic, words in vocabulary if len(words) >= 4]
    assert len(rich) >= 160


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Python, R, SQL", True),
        ("Analyses in R", True),
        ("R", True),
        ("Python/R", True),
        ("Statistics (R)", True),
        ("R and Python", True),
        ("R&D", False),
        ("Mary R. Jones", False),
        ("R. Jones", False),
        ("J. R. R. Tolkien", False),
        ("Type-R engine", False),
        ("r", False),
    ],
)
def test_a_single_letter_counts_only_in_a_list(page, text, is_found):
    assert (topics_of(page, [["reproducible-work", ["R"]]], [text]) != [[]]) is is_found


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("labelling of images", "image labeling of"),
        ("optimisation", "optimization"),
        ("neighbours", "neighbor"),
        ("Bayes\u2019 theorem", "Bayes' theorem"),
        ("batch\u2011normalised", "batch normalized"),
        ("categories", "category"),
        ("Stochastic Processes", "stochastic process"),
        ("GPUs", "GPU"),
        ("precision & recall", "precision and recall"),
    ],
)
def test_spelling_and_signs_do_not_matter(page, text, alias):
    found = topics_of(page, [["topic", [alias]]], [text])
    assert found == ([["topic"]] if alias != "image labeling of" else [[]])


def test_a_phrase_does_not_cross_a_comma_or_a_sentence(page):
    words = [["topic", ["random forest"]]]
    found = topics_of(page, words, ["random, forest", "At random. Forest walks", "random  forest"])
    assert found == [[], [], ["topic"]]


def test_by_keyboard_the_page_marks_words_counts_questions_and_lists_the_rest(page):
    tab_to(page, ".practice textarea")
    page.keyboard.insert_text(RESUME)
    press(page, "Show what it invites")
    expect(status(page)).to_have_text("2 lines of 4 invite 3 questions.")
    assert page.locator(".resume-line mark").all_text_contents() == [
        "false alarms",
        "Platt-scaling",
        "confusion-matrix",
    ]
    assert page.locator(".resume-without li").all_text_contents() == [
        "Ada Example",
        "Hobbies: chess",
    ]
    assert page.locator(".resume-topics strong").all_text_contents() == [
        "Confusion matrix, precision, recall",
        "Calibration",
    ]
    tab_to(page, "summary", "3 questions to expect, the hardest first")
    page.keyboard.press("Enter")
    tab_to(page, ".resume-item details a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".question")
    assert "/questions/metrics/#" in page.url


def test_a_review_list_is_made_and_reviewed(page):
    read(page)
    press(page, "Make a review list of these questions")
    expect(status(page)).to_contain_text("has 3 questions")
    status(page).get_by_role("link", name="Review them").click()
    page.wait_for_selector(".practice-card .question")
    expect(page.locator(".practice-filters summary")).to_have_text("What to review: My résumé")
    expect(page.locator(".practice-counts")).to_have_text("0 questions due · 3 new")


def test_nothing_is_stored_unless_the_reader_asks(page):
    read(page)
    stored = "key => localStorage.getItem(key)"
    assert "Ada" not in (page.evaluate(stored, STORAGE_KEY) or "")
    page.reload()
    assert page.get_by_label("Your résumé, as text").input_value() == ""
    read(page)
    page.get_by_label("Keep the text in this browser").check()
    page.reload()
    expect(page.get_by_label("Your résumé, as text")).to_have_value(RESUME)
    expect(status(page)).to_have_text("2 lines of 4 invite 3 questions.")
    page.get_by_label("Keep the text in this browser").uncheck()
    assert "Ada" not in page.evaluate(stored, STORAGE_KEY)


def test_text_that_looks_like_html_stays_text(page):
    read(page, "<img src=x onerror=alert(1)> false alarm <b>bold</b>")
    expect(page.locator(".resume-line")).to_have_text(
        "<img src=x onerror=alert(1)> false alarm <b>bold</b>"
    )
    assert page.locator(".resume-result :is(img, b)").count() == 0


def test_an_empty_box_and_a_resume_that_names_nothing_are_said(page):
    read(page, "  \n--\n")
    expect(status(page)).to_have_text("There is no text yet. Paste your résumé first.")
    read(page, "Chess\n")
    expect(status(page)).to_have_text("0 lines of 1 invite 0 questions.")
    expect(page.locator(".resume-result")).to_contain_text("No line names anything")
    assert page.get_by_role("button", name="Make a review list").count() == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cv.txt", RESUME.encode()),
        ("cv.md", b"\xef\xbb\xbf" + RESUME.encode()),
        ("cv.txt", RESUME.encode("utf-16")),
        ("cv.txt", "Résumé\nfalse alarm\nPlatt scaling\nChess".encode("windows-1252")),
    ],
)
def test_a_text_file_is_read(page, name, data):
    file = {"name": name, "mimeType": "text/plain", "buffer": data}
    page.get_by_label("Or open a text file").set_input_files(file)
    expect(status(page)).to_have_text("2 lines of 4 invite 3 questions.")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("cv.pdf", b"%PDF-1.7 false alarm", "A PDF cannot be read here."),
        ("cv.txt", b"%PDF-1.7 false alarm", "A PDF cannot be read here."),
        ("cv.docx", b"PK\x03\x04 false alarm", "A Word file, or one like it, cannot be read here."),
        ("cv.txt", b"false\x00alarm", "This is not a text file."),
    ],
)
def test_a_document_is_refused_with_the_way_to_copy_its_text(page, name, data, words):
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.get_by_label("Or open a text file").set_input_files(file)
    expect(status(page)).to_contain_text(words)
    expect(status(page)).to_contain_text("copy it, and paste it into the box.")
    assert page.get_by_label("Your résumé, as text").input_value() == ""


@pytest.mark.parametrize("width", [320, 390])
def test_a_narrow_screen_never_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    read(page, RESUME + "x" * 300 + " false alarm\n" + "y" * 300)
    expect(page.locator(".resume-item")).to_have_count(3)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def test_from_a_folder_without_a_server_it_works_too(context, small_site):
    page = context.new_page()
    page.goto((small_site.folder / "practice/resume/index.html").as_uri())
    read(page)
    expect(status(page)).to_have_text("2 lines of 4 invite 3 questions.")
