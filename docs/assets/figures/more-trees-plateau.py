"""Test error against the number of trees: a forest levels off, fast boosting turns up again."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, SOFT, canvas, save
from sklearn.ensemble import GradientBoostingRegressor, RandomForestRegressor
from sklearn.tree import DecisionTreeRegressor

MOST, WORLDS, NOISE = 300, 6, 0.8


def world(rng, rows):
    """Six columns, four of them at work, and a target with noise of standard deviation 0.8."""
    X = rng.uniform(-1, 1, (rows, 6))
    clean = np.sin(3 * X[:, 0]) + 2 * X[:, 1] * X[:, 2] + X[:, 3]
    return X, clean + rng.normal(0, NOISE, rows)


def rmse(said, truth):
    """One root mean squared error for each row of `said`."""
    return np.sqrt(((np.asarray(said) - truth) ** 2).mean(1))


forest, fast, slow, single = np.zeros(MOST), np.zeros(MOST), np.zeros(MOST), 0.0
for seed in range(WORLDS):
    rng = np.random.default_rng(seed)
    (X, y), (new, truth) = world(rng, 300), world(rng, 2000)
    trees = RandomForestRegressor(MOST, max_features=1 / 3, random_state=seed).fit(X, y)
    sums = np.cumsum([tree.predict(new) for tree in trees.estimators_], axis=0)
    forest += rmse(sums / np.arange(1, MOST + 1)[:, None], truth) / WORLDS
    for curve, rate in ((fast, 0.5), (slow, 0.05)):
        boosted = GradientBoostingRegressor(
            n_estimators=MOST, learning_rate=rate, max_depth=3, random_state=seed
        ).fit(X, y)
        np.add(curve, rmse(list(boosted.staged_predict(new)), truth) / WORLDS, out=curve)
    alone = DecisionTreeRegressor(random_state=seed).fit(X, y)
    single += rmse([alone.predict(new)], truth)[0] / WORLDS
assert round(single, 2) == 1.43
assert np.ptp(forest[99:]) < 0.01 and round(forest[-1], 2) == 1.04
assert (fast.argmin() + 1, round(fast.min(), 2), round(fast[-1], 2)) == (18, 1.08, 1.12)
assert round(slow[-1], 2) == 1.04

figure, axes = canvas(6.4, 4.6)
shown = np.unique(np.round(np.geomspace(1, MOST, 80)).astype(int)) - 1
for curve, color, style in ((forest, BLUE, "-"), (fast, ORANGE, "--"), (slow, GREEN, "-.")):
    axes.plot(shown + 1, curve[shown], color=color, linestyle=style)
axes.axhline(single, color=SOFT, linestyle=":")
axes.axhline(NOISE, color=SOFT, linestyle=":")
axes.text(300, single - 0.035, "one fully grown tree", color=INK, ha="right")
axes.text(1, NOISE + 0.015, "noise: nobody gets below", color=INK)
axes.text(300, fast[-1] + 0.02, "boosting,\nrate 0.5", color=ORANGE, ha="right")
axes.text(12, 1.23, "boosting,\nrate 0.05", color=GREEN)
axes.text(2.2, 1.06, "forest", color=BLUE)
axes.set(xscale="log", ylim=(0.76, 1.46), xlabel="number of trees", ylabel="test RMSE")
axes.set_xticks([1, 10, 100, 300], ["1", "10", "100", "300"])
axes.minorticks_off()
save(figure, __file__)
