"""Two stretched clouds, projected on the difference of their means and on Fisher's direction."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, GREEN, INK, ORANGE, SOFT, save
from scipy.stats import norm

MEANS = np.array([[2.0, 4.0], [5.0, 4.6]])  # vibration; temperature in tens of degrees
SPREAD = np.array([[1.0, 0.51], [0.51, 0.36]])
gap = MEANS[1] - MEANS[0]
fisher = np.linalg.solve(SPREAD, gap)


def separation(a):
    """Return the squared distance of the projected means over the projected variance."""
    return (a @ gap) ** 2 / (a @ SPREAD @ a)


assert round(separation(gap), 1) == 8.0 and round(separation(fisher), 1) == 17.7
assert np.allclose(fisher, [7.747748, -9.309309])

figure, (top, low) = plt.subplots(
    2, 1, figsize=(6.4, 6.4), layout="constrained", height_ratios=[3, 2]
)
rng = np.random.default_rng(4)
for mean, color, mark in [(MEANS[0], BLUE, "o"), (MEANS[1], ORANGE, "^")]:
    cloud = rng.multivariate_normal(mean, SPREAD, 60)
    top.plot(*cloud.T, mark, color=color, markersize=4.5, alpha=0.8)
    top.plot(*mean, "P", color=INK, markersize=10)
middle = MEANS.mean(axis=0)
along = np.array([-fisher[1], fisher[0]]) / np.linalg.norm(fisher)
ends = middle + np.outer([-2.3, 2.3], along)
top.plot(*ends.T, color=GREEN)
top.text(5.1, 6.05, "boundary at equal priors", color=GREEN, ha="right")
top.plot(*MEANS.T, color=SOFT, linestyle="--")
top.text(-0.6, 5.0, "healthy", color=BLUE)
top.text(5.9, 3.6, "failing", color=ORANGE)
top.set(xlim=(-1.2, 8.6), ylim=(2.2, 6.8), xlabel="vibration, mm/s")
top.set_ylabel("temperature, 10 °C")
top.set_aspect("equal")

grid = np.linspace(-5, 10, 400)
for a, color, style, base in [(gap, SOFT, "--", 0.55), (fisher, GREEN, "-", 0.0)]:
    distance = np.sqrt(separation(a))
    low.plot(grid, base + norm.pdf(grid), color=color, linestyle=style)
    low.plot(grid, base + norm.pdf(grid - distance), color=color, linestyle=style)
    low.text(6.2, base + 0.25, f"{distance:.2f} sd apart", color=color)
low.text(-4.9, 0.8, "difference\nof means", color=SOFT)
low.text(-4.9, 0.25, "Fisher's\ndirection", color=GREEN)
low.set(xlim=(-5, 10), ylim=(0, 1.05), yticks=[])
low.spines["left"].set_visible(False)
low.set_xlabel("projection, in standard deviations within a class")
save(figure, __file__)
