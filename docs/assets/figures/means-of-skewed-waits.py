"""How the mean of skewed waiting times becomes normal: quickly in the middle, slowly far out."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, SOFT, canvas, save
from scipy.stats import gamma, norm

z = np.linspace(-2.9, 4.2, 400)
figure, axes = canvas(6.4, 4.4)
axes.plot(z, norm.pdf(z), color=SOFT, linestyle=":", linewidth=3)
for n, color, style in [(1, ORANGE, "--"), (5, GREEN, "-."), (30, BLUE, "-")]:
    mean = gamma(n, scale=1 / n)  # of n exponential waits with mean 1
    assert np.isclose(mean.std(), 1 / np.sqrt(n))
    density = mean.pdf(1 + z / np.sqrt(n)) / np.sqrt(n)
    axes.plot(z, np.where(density > 0, density, np.nan), color=color, linestyle=style)
axes.text(-0.75, 0.83, "1 wait", color=ORANGE)
axes.text(-1.15, 0.50, "mean of 5", color=GREEN, ha="right")
axes.annotate(
    "mean of 30",
    (0.45, 0.345),
    (1.05, 0.47),
    color=BLUE,
    arrowprops={"arrowstyle": "-", "color": BLUE},
)
axes.annotate(
    "normal", (1.05, 0.23), (1.75, 0.32), color=INK, arrowprops={"arrowstyle": "-", "color": SOFT}
)
axes.set(
    xlim=(-3, 4.2), ylim=(0, 1.05), xlabel="standard errors from the true mean", ylabel="density"
)
save(figure, __file__)
