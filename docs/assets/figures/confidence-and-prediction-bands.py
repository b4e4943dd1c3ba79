"""Where the line may lie, and where the next day may lie: two bands around one regression."""

import numpy as np
from house import BLUE, INK, ORANGE, canvas, save
from scipy.stats import t

rng = np.random.default_rng(3)
cold = np.sort(rng.uniform(-5, 15, 25))
heat = 60 - 2.5 * cold + rng.normal(0, 6, cold.size)  # megawatt hours a day
slope, start = np.polyfit(cold, heat, 1)
left = cold.size - 2
s = np.sqrt(((heat - start - slope * cold) ** 2).sum() / left)
at = np.linspace(-6, 16, 60)
lever = 1 / cold.size + (at - cold.mean()) ** 2 / ((cold - cold.mean()) ** 2).sum()
line = start + slope * at
for place, mean_half, day_half in [(5, 2.6, 13.4), (-5, 5.2, 14.1)]:  # as the page says
    share = 1 / cold.size + (place - cold.mean()) ** 2 / ((cold - cold.mean()) ** 2).sum()
    widths = t.ppf(0.975, left) * s * np.sqrt([share, 1 + share])
    assert np.allclose(np.round(widths, 1), [mean_half, day_half])
figure, axes = canvas(6.4, 4.6)
for extra, color, alpha in [(1, ORANGE, 0.16), (0, BLUE, 0.38)]:
    half = t.ppf(0.975, left) * s * np.sqrt(extra + lever)
    axes.fill_between(at, line - half, line + half, color=color, alpha=alpha, linewidth=0)
    for edge in (line - half, line + half):
        axes.plot(at, edge, color=color, linewidth=1.6)
axes.plot(at, line, color=INK)
axes.plot(cold, heat, "o", color=INK, markersize=5)
axes.text(3.2, 80, "95% of next days", color=ORANGE)
axes.annotate(
    "95% confidence\nfor the mean",
    (-3.6, 65.2),
    (-5.6, 31),
    color=BLUE,
    arrowprops={"arrowstyle": "-", "color": BLUE},
)
axes.set(xlim=(-6, 16), ylim=(5, 95), xlabel="outside, °C", ylabel="heat, MWh a day")
axes.set_xticks([-5, 0, 5, 10, 15])
save(figure, __file__)
