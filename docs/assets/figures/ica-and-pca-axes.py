"""Two independent uniform sources, mixed: the axes that PCA finds and those that ICA finds."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save
from sklearn.decomposition import PCA, FastICA

rng = np.random.default_rng(3)
sources = rng.uniform(-1, 1, (300, 2)) * np.sqrt(3)
mixing = np.array([[1, 0.8], [0.2, 1]])
heard = sources @ mixing.T
pca = PCA().fit(heard)
ica = FastICA(2, random_state=0).fit(heard)
cross = np.abs(np.corrcoef(sources.T, ica.transform(heard).T)[:2, 2:])
assert (cross.max(axis=1) > 0.99).all()  # each source is one component
mixed = np.abs(np.corrcoef(sources.T, pca.transform(heard).T)[:2, 2:])
assert (mixed.max(axis=1) < 0.81).all()  # each principal component is a blend


def axis(axes, direction, color, style):
    """Draw a line through the origin in both directions."""
    end = 3.4 * direction / np.linalg.norm(direction)
    axes.plot([-end[0], end[0]], [-end[1], end[1]], style, color=color)
    return end


figure, axes = canvas(6.4, 5.6)
axes.plot(*heard.T, "o", color=SOFT, markersize=3, alpha=0.55)
for row in pca.components_:
    axis(axes, row, BLUE, "--")
for column in ica.mixing_.T:
    axis(axes, column, ORANGE, "-")
axes.text(-3.45, 1.15, "PCA: at right angles,\nalong the variance", color=BLUE, va="center")
axes.text(1.35, -1.35, "ICA: along the edges,\none for each source", color=ORANGE, va="center")
axes.set(xlim=(-3.5, 3.9), ylim=(-3.3, 3.3), aspect="equal")
axes.set(xticks=[-2, 0, 2], yticks=[-2, 0, 2])
axes.set_xlabel("microphone 1", loc="left", color=INK)
axes.set_ylabel("microphone 2", loc="bottom", color=INK)
save(figure, __file__)
