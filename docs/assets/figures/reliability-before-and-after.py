"""Stated probability against observed share: a weighted model, and two repairs from 1,000 rows."""

import numpy as np
from house import BLUE, GREEN, ORANGE, SOFT, canvas, save
from scipy.stats import norm
from sklearn.calibration import CalibratedClassifierCV
from sklearn.frozen import FrozenEstimator
from sklearn.linear_model import LogisticRegression

SHIFT = 2 * norm.ppf(0.84)


def fleet(failing, sound):
    """Wear index and outcome of a fleet, laid out at even quantiles (as on the page)."""
    wear = [norm.ppf((np.arange(n) + 0.5) / n) for n in (failing, sound)]
    return np.r_[wear[0] + SHIFT, wear[1]][:, None], np.repeat([1, 0], [failing, sound])


model = LogisticRegression(class_weight="balanced").fit(*fleet(2_000, 38_000))
X, y = fleet(500, 9_500)


def repaired(method):
    """Chances after recalibration on 1,000 random rows (as on the page)."""
    rng = np.random.default_rng(0)
    failed = (rng.random(1_000) < 0.05).astype(int)
    wear = rng.normal(SHIFT * failed)[:, None]
    fit = CalibratedClassifierCV(FrozenEstimator(model), method=method).fit(wear, failed)
    return fit.predict_proba(X)[:, 1]


def reliability(stated):
    """Mean statement and observed share in ten bins of equal width."""
    bins = np.clip((stated * 10).astype(int), 0, 9)
    full = [b for b in range(10) if (bins == b).sum() >= 20]
    return np.array([(stated[bins == b].mean(), y[bins == b].mean()) for b in full]).T


figure, axes = canvas(6.4, 5.6)
axes.plot([0, 1], [0, 1], color=SOFT, linestyle=":")
raw, platt, isotonic = (
    reliability(p)
    for p in (model.predict_proba(X)[:, 1], repaired("sigmoid"), repaired("isotonic"))
)
assert raw[:, 5].round(2).tolist() == [0.55, 0.06] and raw[:, 9].round(2).tolist() == [0.95, 0.57]
assert np.abs(platt[0] - platt[1]).max() < 0.05
assert isotonic[:, -1].round(2).tolist() == [1, 0.84]
axes.plot(*platt, "s-", color=BLUE, markersize=6)
axes.plot(*isotonic, "^--", color=GREEN, markersize=7)
axes.plot(*raw, "o-", color=ORANGE, markersize=6)
axes.text(0.62, 0.125, "raw score", color=ORANGE, ha="right")
axes.text(0.36, 0.56, "Platt", color=BLUE, ha="right")
axes.text(0.62, 0.40, "isotonic", color=GREEN)
axes.text(0.80, 0.93, "as stated", color=SOFT, ha="right")
axes.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.02))
axes.set(xlabel="stated probability", ylabel="share that failed")
save(figure, __file__)
