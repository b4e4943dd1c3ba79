"""Autocorrelations of three years of daily parcels, raw and after a lag-7 difference."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, INK, ORANGE, SOFT, save

rng = np.random.default_rng(4)
n = 7 * 156
week = np.array([120, 60, 20, 0, 60, -60, -200])
level = 1_000 + np.cumsum(rng.normal(0, 10, n))
parcels = level + np.tile(week, n // 7) + rng.normal(0, 40, n)
lags = np.arange(1, 29)


def acf(x):
    """Return the sample autocorrelation at each lag."""
    d = x - x.mean()
    return np.array([d[k:] @ d[: len(d) - k] for k in lags]) / (d @ d)


weekly = parcels[7:] - parcels[:-7]
raw, after = acf(parcels), acf(weekly)
assert raw.min() > 0.3 and raw[[6, 13, 20, 27]].round(1).tolist() == [0.9, 0.9, 0.9, 0.9]
assert after[0].round(2) == 0.19 and after[6].round(2) == -0.40
assert abs(after[5]) < 1.96 / np.sqrt(len(weekly))

figure, panels = plt.subplots(2, 1, figsize=(6.4, 6.0), sharex=True, layout="constrained")
for axes, values, size, name, color in (
    (panels[0], raw, n, "Parcels", BLUE),
    (panels[1], after, len(weekly), "After a lag-7 difference", ORANGE),
):
    band = 1.96 / np.sqrt(size)
    axes.axhline(0, color=SOFT, linewidth=1)
    for edge in (-band, band):
        axes.axhline(edge, color=SOFT, linewidth=1.2, linestyle="--")
    axes.bar(lags, values, width=0.55, color=color)
    axes.set_title(name, loc="left", color=INK)
    axes.set(ylabel="autocorrelation", xlim=(0, 29), xticks=[1, 7, 14, 21, 28])
panels[0].set_ylim(-0.15, 1.05)
panels[1].set_ylim(-0.5, 0.35)
panels[1].set_xlabel("lag in days")
save(figure, __file__)
