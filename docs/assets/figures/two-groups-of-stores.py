"""Weekly orders of two groups of stores, and what difference in differences takes for the cause."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save

rng = np.random.default_rng(5)
week, free = np.arange(1, 17), np.arange(30) < 12
season = 40 + 0.25 * week + 1.2 * np.sin(week / 2)
orders = season + 8 * free[:, None] + rng.normal(0, 3, (30, 1)) + rng.normal(0, 2, (30, 16))
orders += 1.5 * (free[:, None] & (week > 8))
treated, control = orders[free].mean(axis=0), orders[~free].mean(axis=0)
gap = (treated - control)[:8].mean()
effect = (treated - control)[8:].mean() - gap
assert round(effect, 1) == 2.2

figure, axes = canvas(6.4, 4.6)
axes.plot(week, treated, "o-", color=BLUE, markersize=5)
axes.plot(week, control, "s-", color=ORANGE, markersize=5)
axes.plot(week[7:], (control + gap)[7:], color=SOFT, linestyle="--")
axes.axvline(8.5, color=INK, linewidth=1, linestyle=(0, (2, 3)))
axes.text(1, 52.4, "12 stores, fee dropped", color=BLUE)
axes.text(1, 37.9, "18 stores, fee kept", color=ORANGE)
axes.text(10.4, 47.3, "had it run parallel", color=SOFT)
axes.text(8.8, 36.7, "fee dropped", color=INK)
axes.set(xlim=(0.5, 16.5), ylim=(36, 57), xlabel="week")
axes.set(yticks=[40, 45, 50, 55], ylabel="orders per 1,000 visits")
save(figure, __file__)
