"""Share of skill in a mean of independent interviews, and its ceiling under a shared impression."""

import house
import numpy as np

interviews = np.arange(1, 11)


def skill_share(skill: float, shared: float, own: float) -> np.ndarray:
    """Variance of skill over that of the mean score, for each number of interviews."""
    return skill / (skill + shared + own / interviews)


figure, axes = house.canvas(height=4.4)
axes.axhline(0.8, color=house.SOFT, linewidth=1.2, linestyle=":")
for parts, color, style, label, place in (
    ((0.6, 0.0, 0.4), house.BLUE, "-", "r = 0.6", (2.1, 0.9)),
    ((0.4, 0.0, 0.6), house.GREEN, "-", "r = 0.4", (4.35, 0.695)),
    (
        (0.3, 0.1, 0.6),
        house.ORANGE,
        "--",
        "r = 0.4, of which 0.1\nis a shared impression",
        (4.6, 0.455),
    ),
):
    axes.plot(interviews, skill_share(*parts), style, color=color, marker="o", markersize=4)
    axes.text(*place, label, color=color, ha="left", va="center")
axes.set(
    xlabel="independent interviews, averaged",
    ylabel="share of variance due to skill",
    ylim=(0.2, 1.0),
    xticks=interviews,
)
house.save(figure, __file__)
