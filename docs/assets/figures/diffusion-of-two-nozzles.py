"""The density of fill errors with two modes, at four moments of the forward diffusion."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, SOFT, save
from scipy.stats import norm

CENTERS, SHARES, SPREAD = np.array([-1.4, 0.6]), np.array([0.3, 0.7]), 0.2
kept = np.cumprod(1 - np.linspace(1e-4, 0.02, 1_000))
x = np.linspace(-3.5, 3.5, 281)

figure, panels = plt.subplots(4, 1, figsize=(6.4, 4.9), layout="constrained", sharex=True)
for axes, t in zip(panels, (0, 100, 300, 1_000), strict=True):
    a = kept[t - 1] if t else 1.0
    scale = np.sqrt(a * SPREAD**2 + 1 - a)
    density = sum(
        share * norm.pdf(x, np.sqrt(a) * center, scale)
        for share, center in zip(SHARES, CENTERS, strict=True)
    )
    axes.fill_between(x, density, color=BLUE, alpha=0.25, linewidth=0)
    axes.plot(x, density, color=BLUE)
    if t == 1_000:
        axes.plot(x, norm.pdf(x), color=SOFT, linestyle="--", linewidth=1.6)
        axes.text(1.3, 0.24, "dashed: N(0, 1)", fontsize=12, color=SOFT)
    axes.set_yticks([])
    axes.spines["left"].set_visible(False)
    axes.text(-3.5, 0.55 * density.max(), f"t = {t:,}\nsignal {np.sqrt(a):.2f}", fontsize=12)
panels[-1].set_xlabel("fill error, grams; noise added as t grows")
save(figure, __file__)
