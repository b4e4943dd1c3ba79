"""One forest, two rankings of its columns: by impurity, and by permutation on new rows."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, ORANGE, SOFT, save
from sklearn.ensemble import RandomForestClassifier
from sklearn.inspection import permutation_importance

NAMES = ("stairs, yes or no", "volume", "volume, second guess", "customer number")


def moves(rng, n):
    """Four columns and whether the move ran late; the customer number is noise."""
    stairs, volume = rng.integers(0, 2, n), rng.normal(size=n)
    guess, number = volume + rng.normal(0, 0.2, n), rng.normal(size=n)
    odds = np.exp(1.2 * (2 * stairs - 1) + 1.5 * volume)
    return np.column_stack([stairs, volume, guess, number]), rng.random(n) < odds / (1 + odds)


rng = np.random.default_rng(3)
X, late = moves(rng, 600)
new, truth = moves(rng, 1500)
forest = RandomForestClassifier(100, random_state=0).fit(X, late)
impurity = forest.feature_importances_
permuted = permutation_importance(forest, new, truth, n_repeats=5, random_state=0).importances_mean
joint = new.copy()
joint[:, 1:3] = joint[rng.permutation(len(joint))][:, 1:3]
pair = forest.score(new, truth) - forest.score(joint, truth)
assert impurity.round(2).tolist() == [0.15, 0.34, 0.32, 0.19]
assert [*permuted.round(2) + 0.0, round(pair, 2)] == [0.12, 0.07, 0.04, 0.0, 0.14]

figure, (top, low) = plt.subplots(2, 1, figsize=(6.4, 6.2), layout="constrained")
for axes, values, color, title, unit in (
    (top, impurity, BLUE, "Impurity, on the training rows", "share of the total"),
    (low, permuted, ORANGE, "Permutation, on new rows", "accuracy lost"),
):
    names, shown = list(NAMES), list(values)
    if axes is low:
        names, shown = [*names, "both volumes at once"], [*shown, pair]
    places = np.arange(len(names))[::-1]
    axes.barh(places, shown, color=color, height=0.6)
    for place, value in zip(places, shown, strict=True):
        axes.text(value + 0.02 * max(shown), place, f"{value:.2f}", va="center")
    axes.set_yticks(places, names)
    axes.tick_params(axis="y", length=0)
    axes.axvline(0, color=SOFT, linewidth=1)
    axes.set(xlabel=unit, xlim=(-0.01, 1.15 * max(shown)))
    axes.set_title(title, loc="left")
low.set_xticks([0, 0.05, 0.1, 0.15])
save(figure, __file__)
