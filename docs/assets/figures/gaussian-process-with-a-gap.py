"""A Gaussian process: sure beside its data, and honest about the gap between them."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save
from numpy.linalg import solve

NOISE = 0.15


def kernel(a, b, length=1.0):
    """Return the squared-exponential covariances of two sets of places."""
    return np.exp(-((a[:, None] - b) ** 2) / (2 * length**2))


def truth(t):
    """Return the curve that the points were drawn from."""
    return np.sin(1.3 * t) + 0.3 * np.cos(3 * t)


rng = np.random.default_rng(3)
x = np.r_[rng.uniform(0, 3, 9), rng.uniform(6.5, 8, 5)]
y = truth(x) + rng.normal(0, NOISE, x.size)
grid = np.linspace(0, 10, 101)
covariance = kernel(x, x) + NOISE**2 * np.eye(x.size)
mean = kernel(grid, x) @ solve(covariance, y)
spread = np.sqrt(1 - (kernel(grid, x) * solve(covariance, kernel(x, grid)).T).sum(axis=1))

figure, axes = canvas(6.4, 4.0)
axes.fill_between(grid, mean - 2 * spread, mean + 2 * spread, color=BLUE, alpha=0.2, linewidth=0)
axes.plot(grid, truth(grid), "--", color=SOFT, linewidth=1.6)
axes.plot(grid, mean, color=BLUE)
axes.plot(x, y, "o", color=ORANGE, markersize=6)
axes.text(4.1, 2.15, "no data: back\nto the prior", color=INK, ha="center")
axes.text(1.2, -2.25, "truth", color=SOFT, va="center")
axes.plot([0.3, 1.0], [-2.25, -2.25], "--", color=SOFT, linewidth=1.6)
axes.set(xlim=(0, 10), ylim=(-2.8, 3.0), xlabel="input", xticks=[0, 2, 4, 6, 8, 10])
axes.set_ylabel("mean and 2 standard deviations")
save(figure, __file__)
