"""How often a test without any effect has been stopped by day k, with two bounds."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, canvas, save

days = np.arange(1, 22)
rng = np.random.default_rng(0)
z = np.cumsum(rng.normal(size=(100_000, 21)), axis=1) / np.sqrt(days)
worst = np.maximum.accumulate(abs(z), axis=1)
loose, strict = ((worst > bound).mean(axis=0) for bound in (1.96, 2.68))
assert round(loose[-1], 2) == 0.25 and abs(strict[-1] - 0.05) < 0.003

figure, axes = canvas(6.4, 4.4)
axes.plot(days, 100 * loose, "o-", color=ORANGE, markersize=5)
axes.plot(days, 100 * strict, "s--", color=BLUE, markersize=5)
axes.axhline(5, color=GREEN, linewidth=1.4, linestyle=":")
axes.text(9, 14.6, "stop at |z| > 1.96", color=ORANGE)
axes.text(12.5, 1.4, "stop at |z| > 2.68", color=BLUE)
axes.text(21.4, 5.7, "promised: 5%", color=GREEN, ha="right")
axes.set(xlim=(0.5, 21.5), ylim=(0, 27), xlabel="day, with a look on each", xticks=[1, 7, 14, 21])
axes.set_ylabel("stopped without an effect, %", color=INK)
save(figure, __file__)
