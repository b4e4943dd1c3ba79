"""A small valid content folder: what the tests of rules, hooks and pages start from."""

from pathlib import Path

TOPICS = """\
- id: confusion-matrix
  name: Confusion matrix, precision, recall
  section: machine-learning
- id: calibration
  name: Calibration
  section: machine-learning
"""
RESOURCES = """\
- id: sklearn-user-guide
  title: A user guide
  authors: Its makers
  url: https://example.org/guide
  kind: documentation
  level: introductory
  cost: free
  language: en
  topics: [confusion-matrix, calibration]
  part: The part on metrics, which is short and complete.
"""
FIELDS = """\
kind: single
level: core
topics: [confusion-matrix]
rev: 1
sources: [sklearn-user-guide]
authors: [somebody]
reviewed: 2026-11-23
"""
QUIZ = """\
<quiz>
Which of these falls when false alarms rise?

- [x] Precision
> False alarms stand in its denominator and nowhere else.
- [ ] Recall
> Recall looks at misses, which false alarms leave alone.
- [ ] Prevalence
> Prevalence belongs to the data and knows no model.

**Why.** Precision is the share of true alarms among all alarms. Each further false alarm adds \
to the denominator and leaves the numerator as it was, so the share falls. Recall is taken among \
the positives alone and is blind to false alarms, which is why the two are quoted together.
</quiz>

```python check
assert key == ["Precision"]
```
"""
QUESTION = f"---\n{FIELDS}---\n\n{QUIZ}"
OPEN_QUESTION = f"""\
---
{FIELDS.replace("kind: single", "kind: open")}---

How would you choose a threshold?

## Model answer

I would begin with what each kind of mistake costs, since a threshold is a price and not a
property of the model. If a false alarm costs four and a miss two hundred, the alarm pays as soon
as the probability passes four divided by two hundred, which is two in a hundred. Then I would
make sure that the probabilities are calibrated there, and check the choice on later data.

## Listen for

- [ ] Names both costs
- [ ] Derives the cut
- [ ] Asks for calibration
- [ ] Checks it on later data

## Follow-ups

- What if the team can only look at a hundred cases?
- What if the costs differ from case to case?
"""
PROSE = " ".join(
    ["This page is here for the tests, and it has as many words as a page that teaches must have."]
    * 32
)
CHAPTER = f"""\
---
title: Metrics
description: A page that is only here so that the tests have a chapter to build and to check.
section: machine-learning
objectives:
  - read a confusion matrix
  - choose a metric
  - set a threshold
topics: [confusion-matrix, calibration]
resources:
  sklearn-user-guide: The part on metrics, because it is short.
reviewed: 2026-11-23
---

The claim of the page, with a formula $\\hat p = \\frac{{1}}{{n}}$.

## What falls?

{PROSE}

<!-- question: false-alarms -->

## Check yourself

<!-- questions: -->
"""
PAGE = """\
---
title: Start here
description: A home page that is only here so that the tests have one to build and to check.
---

Words. See [metrics](machine-learning/metrics.md).
"""


def second(text: str = QUESTION) -> str:
    """The valid question with another prompt."""
    return text.replace("falls when false alarms rise", "is hurt by false alarms first")


def write(root: Path, **files: str) -> Path:
    """Write the small folder below `root` and return its docs/.

    `files` maps places below docs/, with __ for /, to texts that replace or add to it.
    """
    texts = {
        "topics.yml": TOPICS,
        "resources.yml": RESOURCES,
        "index.md": PAGE,
        "machine-learning/metrics.md": CHAPTER,
        "questions/metrics/false-alarms.md": QUESTION,
        "questions/metrics/first-hurt.md": second(),
        "questions/metrics/choosing-a-threshold.md": OPEN_QUESTION,
    }
    texts |= {place.replace("__", "/"): text for place, text in files.items()}
    docs = root / "docs"
    for place, text in texts.items():
        path = docs / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return docs
