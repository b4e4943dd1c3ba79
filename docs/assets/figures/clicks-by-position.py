"""Eight results in a fixed order: their clicks, their relevance, and the clicks reweighted."""

import numpy as np
from house import BLUE, INK, ORANGE, canvas, save

SHOWN = 4_000  # times that the list was shown
place = np.arange(1, 9)
relevant = np.array([0.30, 0.28, 0.20, 0.36, 0.15, 0.42, 0.12, 0.25])
examined = 1 / place

rng = np.random.default_rng(1)
rate = rng.binomial(SHOWN, relevant * examined) / SHOWN
spread = 1.96 * np.sqrt(rate * (1 - rate) / SHOWN) / examined

figure, axes = canvas(6.4, 4.2)
axes.plot(place, rate, "s--", color=ORANGE, markersize=8, label="clicks per view")
axes.errorbar(
    place, rate / examined, spread, fmt="o", color=BLUE, markersize=9, label="clicks / P(examined)"
)
axes.plot(
    place, relevant, "_", color=INK, markersize=24, markeredgewidth=2.5, label="true relevance"
)
axes.set(xlabel="position in the list", ylabel="probability", ylim=(0, 0.62), xticks=place)
axes.legend(loc="upper left", ncols=2, columnspacing=1.2, handletextpad=0.5)
save(figure, __file__)
