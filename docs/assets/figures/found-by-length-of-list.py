"""Leavers found by the length of the list, for three orders of visiting, with the break-even."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, SOFT, canvas, save
from sklearn.linear_model import LogisticRegression

N, COST, MARGIN, KEPT = 12_000, 120, 1_500, 0.4
rng = np.random.default_rng(0)


def offices():
    """Return (features, whether the office gives notice) of one month, as on the page."""
    fall, faults = rng.normal(size=N), rng.poisson(0.6, N)
    rise, young = rng.random(N) < 0.3, rng.random(N) < 0.25
    odds = np.exp(-4.35 + 0.9 * fall + 0.6 * faults + 0.9 * rise + 0.7 * young)
    return np.c_[fall, faults, rise, young], rng.random(N) < odds / (1 + odds)


(march, gone), (june, left) = offices(), offices()
model = LogisticRegression().fit(march, gone).predict_proba(june)[:, 1]
found = {
    name: np.r_[0, np.cumsum(left[np.argsort(-score)])]
    for name, score in {"model": model, "rule": june[:, 0]}.items()
}
assert (found["rule"][300], found["model"][300], left.sum()) == (73, 86, 565)

figure, axes = canvas(6.4, 4.6)
length = np.arange(0, 1201, 20)
axes.plot(length, found["model"][length], color=BLUE)
axes.plot(length, found["rule"][length], color=ORANGE, linestyle="--")
axes.plot(length, length * left.mean(), color=SOFT, linestyle=":")
axes.plot(length, length * COST / (MARGIN * KEPT), color=GREEN, linewidth=1.6)
axes.axvline(300, color=INK, linewidth=1, linestyle=(0, (2, 3)))
axes.text(312, 8, "capacity", color=INK)
axes.text(905, 196, "break-even", color=GREEN, rotation=33, rotation_mode="anchor")
axes.text(560, 152, "model", color=BLUE, ha="right")
axes.text(980, 152, "rule", color=ORANGE)
axes.text(1190, 66, "random", color=SOFT, ha="right")
axes.set(xlim=(0, 1200), ylim=(0, 250), xlabel="offices visited", ylabel="leavers found")
save(figure, __file__)
