"""A small site with one question of every shape, for the tests of what is made from it."""

from pathlib import Path

from guide.downloads.__main__ import main

from tests import small
from tests.build import SMALL_NAV, build_small

NAV = f"{SMALL_NAV}  - Take it with you: download.md\n"
ADDRESS = "https://example.org/guide/"
TIME = 1_795_176_000  # noon of 2026-11-20, UTC
SHAPES = """\
---
kind: multiple
level: deep
topics: [calibration, confusion-matrix]
rev: 2
sources: [sklearn-user-guide]
authors: [somebody]
reviewed: 2026-11-23
---

<quiz>
A clinic counts with `total < 3 & x` and gets

![Two curves that cross](../../assets/figures/roc-and-pr-at-two-prevalences.svg)

```python
if a < b and "é":
    print(a)
```

| n | share |
|---|------:|
| 1 | 0.5 |

$$\\hat p = \\frac{1}{n} \\sqrt{x}$$

Select all that follow. See [metrics](../../machine-learning/metrics.md).

- [x] -1 is the slope
> The line falls by one, $x^2$ or not.
- [x] =SUM(A1) is a formula
> A sheet would compute it, which a reader of *files* knows.
- [ ] The share is a count
> A share has no unit, & a count has one.
- [ ] The curve is a straight line
> It bends where prevalence does, as the figure shows.

**Why.** Precision is the share of true alarms among all alarms. Each further false alarm adds \
to the denominator and leaves the numerator as it was, so the share falls. Recall is taken among \
the positives alone and is blind to false alarms, which is why the two are quoted together.
</quiz>
"""
QUESTIONS = {
    "false-alarms": small.QUESTION,
    "first-hurt": small.second(),
    "choosing-a-threshold": small.OPEN_QUESTION,
    "every-shape-at-once": SHAPES,
}
DOWNLOAD = """\
---
title: Take it with you
description: A page that is only here so that the tests have a place for the list of files to fill.
---

Words before the list.

<!-- downloads: files -->
"""


def built(folder: Path, address: str = ADDRESS) -> Path:
    """The site at `address`, made in the new folder `folder`, where its docs/ are too."""
    files = {f"questions__metrics__{name}.md": text for name, text in QUESTIONS.items()}
    return build_small(folder, NAV, {"SITE_URL": address}, **files, **{"download.md": DOWNLOAD})


def step(name: str, site: Path, to: Path) -> int:
    """Run a step on a site of `built`; returns its exit status."""
    return main([name, "--root", str(site.parent), "--site", str(site), "--to", str(to)])
