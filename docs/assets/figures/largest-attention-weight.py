"""The largest of ten attention weights against the width of keys, with and without the root."""

import numpy as np
from house import BLUE, INK, ORANGE, canvas, save

WIDTHS = [4, 16, 64, 256, 1024]
rng = np.random.default_rng(0)


def largest(scores):
    """Mean of the largest softmax weight."""
    weight = np.exp(scores - scores.max(axis=1, keepdims=True))
    return (weight.max(axis=1) / weight.sum(axis=1)).mean()


raw, scaled = [], []
for width in WIDTHS:
    query, keys = rng.normal(size=(2000, width)), rng.normal(size=(2000, 10, width))
    scores = np.einsum("nd,nkd->nk", query, keys)
    raw.append(largest(scores))
    scaled.append(largest(scores / np.sqrt(width)))

figure, axes = canvas(6.4, 4.0)
axes.plot(WIDTHS, raw, color=ORANGE, marker="s", linestyle="--")
axes.plot(WIDTHS, scaled, color=BLUE, marker="o")
axes.axhline(0.1, color=INK, linewidth=0.8, linestyle=":")
axes.text(4, 0.12, "equal weights", color=INK)
axes.text(40, 0.93, "plain dot product", color=ORANGE, ha="center")
axes.text(250, 0.37, "divided by √d", color=BLUE)
axes.set(xscale="log", ylim=(0, 1.02), xlabel="width d of queries and keys")
axes.set_xticks(WIDTHS, [str(width) for width in WIDTHS])
axes.minorticks_off()
axes.set_ylabel("largest of ten weights, mean")
save(figure, __file__)
