"""Three groups of very unequal width and distance, and what t-SNE makes of them."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, GREEN, ORANGE, save
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE
from sklearn.metrics import silhouette_score

EACH = 60
rng = np.random.default_rng(5)
group = np.repeat([0, 1, 2], EACH)
center = np.zeros((3, 10))
center[1:, 0] = 15, 75
points = center[group] + rng.normal(size=(3 * EACH, 10)) * np.array([0.5, 3, 0.5])[group, None]


def widths_and_gaps(cloud):
    """Return (root mean square distance to the center for each group, the two gaps)."""
    middles = np.array([cloud[group == k].mean(axis=0) for k in range(3)])
    squares = ((cloud - middles[group]) ** 2).sum(axis=1)
    widths = np.sqrt([squares[group == k].mean() for k in range(3)])
    return widths, np.linalg.norm(np.diff(middles, axis=0), axis=1)


chart = TSNE(random_state=0).fit_transform(points)
again = TSNE(random_state=1).fit_transform(points)
assert np.allclose(chart, again)  # the start is PCA, so another seed changes nothing
assert np.round(widths_and_gaps(points)[0], 1).tolist() == [1.5, 9.2, 1.5]
assert np.round(widths_and_gaps(points)[1]).tolist() == [15, 60]
assert np.ptp(widths_and_gaps(chart)[0]) < 0.2
narrow, wide = widths_and_gaps(chart)[1]
assert 1.4 < wide / narrow < 1.8

noise = np.random.default_rng(0).normal(size=(180, 50))
islands = TSNE(perplexity=5, random_state=0).fit_transform(noise)
found = KMeans(8, n_init=3, random_state=0).fit_predict(islands)
assert round(silhouette_score(islands, found), 2) == 0.37
assert abs(silhouette_score(noise, found)) < 0.01

figure, panels = plt.subplots(2, 1, figsize=(6.4, 7.2), layout="constrained")
shapes = [("o", BLUE), ("^", ORANGE), ("s", GREEN)]
for axes, cloud in zip(panels, [PCA(2).fit_transform(points), chart], strict=True):
    for k, (shape, color) in enumerate(shapes):
        axes.plot(*cloud[group == k].T, shape, color=color, markersize=4, alpha=0.7)
    axes.set(aspect="equal")
panels[0].set_title("Two principal components of the data", loc="left")
panels[0].set(xlim=(-40, 60), ylim=(-17, 17))
panels[0].text(-39, 11.5, "A, narrow", color=BLUE)
panels[0].text(-17.5, 11.5, "B, six times as wide", color=ORANGE)
panels[0].text(47, 4, "C, narrow", color=GREEN, ha="center")
panels[1].set_title("The t-SNE map", loc="left")
for k, (name, (_, color)) in enumerate(zip("ABC", shapes, strict=True)):
    x, y = chart[group == k].mean(axis=0)
    panels[1].text(x, y + 4.8, name, color=color, ha="center")
low, high = chart.min(axis=0), chart.max(axis=0)
panels[1].set(xlim=(low[0] - 4, high[0] + 4), ylim=(low[1] - 3, high[1] + 5))
save(figure, __file__)
