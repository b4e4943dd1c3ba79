"""Three policies as points on the ROC curves of two groups with true probabilities."""

import house
import numpy as np
from scipy.stats import beta

# one cut, equal recall, equal share asked: the cuts that the page computes
CUTS = {"A": (0.40, 0.28, 0.26), "B": (0.40, 0.46, 0.51)}
SHAPES = {"A": (1, 4, house.BLUE), "B": (2, 3, house.ORANGE)}


def point(a: float, b: float, cut: float) -> tuple[float, float]:
    """False alarm rate and recall of asking everybody whose probability is above `cut`."""
    recall = beta.sf(cut, a + 1, b)  # the density of those in arrears is proportional to p f(p)
    false = beta.sf(cut, a, b + 1)
    return false, recall


figure, axes = house.canvas(6.4, 5.6)
cuts = np.linspace(0, 1, 200)
for name, (a, b, color) in SHAPES.items():
    axes.plot(*point(a, b, cuts), color=color)
    for cut, mark in zip(CUTS[name], "os^", strict=True):
        axes.plot(*point(a, b, cut), mark, color=color, markersize=11, markeredgecolor=house.INK)
axes.plot([0, 1], [0, 1], color=house.SOFT, linewidth=1, linestyle="--")
axes.text(0.40, 0.93, "group A", color=house.BLUE, ha="right")
axes.text(0.62, 0.83, "group B", color=house.ORANGE)
for mark, policy in zip("os^", ("one cut", "equal recall", "equal share asked"), strict=True):
    axes.plot([], [], mark, color="none", markeredgecolor=house.INK, markersize=11, label=policy)
axes.legend(loc="lower right")
axes.set(
    xlim=(-0.01, 1.01),
    ylim=(-0.01, 1.02),
    xlabel="payers who are asked (false alarms)",
    ylabel="households in arrears asked (recall)",
)
axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
axes.set_yticks([0, 0.25, 0.5, 0.75, 1])
house.save(figure, __file__)
