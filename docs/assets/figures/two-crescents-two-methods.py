"""Two crescents and stray points: k-means cuts across them, DBSCAN follows the density."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, INK, ORANGE, save
from sklearn.cluster import DBSCAN, KMeans
from sklearn.datasets import make_moons

rng = np.random.default_rng(0)
X, moon = make_moons(220, noise=0.06, random_state=0)
stray = rng.uniform([-1.6, -1.1], [2.6, 1.6], (12, 2))
points = np.vstack([X, stray])
halves = KMeans(2, n_init=10, random_state=0).fit_predict(points)
dense = DBSCAN(eps=0.25, min_samples=6).fit_predict(points)
assert set(dense) == {-1, 0, 1}
right = max((dense[:220] == moon).mean(), (dense[:220] == 1 - moon).mean())
cut = max((halves[:220] == moon).mean(), (halves[:220] == 1 - moon).mean())
assert right == 1 and cut < 0.76 and (dense == -1).sum() == 8

figure, both = plt.subplots(2, 1, figsize=(6.4, 6.6), layout="constrained")
for axes, labels, title in (
    (both[0], halves, "k-means, k = 2"),
    (both[1], dense, "DBSCAN; crosses are noise"),
):
    for group, color, mark in ((0, BLUE, "o"), (1, ORANGE, "s"), (-1, INK, "x")):
        mine = points[labels == group]
        axes.plot(
            *mine.T,
            mark,
            color=color,
            markersize=7 if group < 0 else 4.5,
            markeredgewidth=2 if group < 0 else 1,
        )
    axes.set_title(title, loc="left")
    axes.set(xticks=[], yticks=[], aspect="equal", xlim=(-1.75, 2.75), ylim=(-1.15, 1.65))
centers = KMeans(2, n_init=10, random_state=0).fit(points).cluster_centers_
both[0].plot(*centers.T, "P", color=INK, markersize=14)
save(figure, __file__)
