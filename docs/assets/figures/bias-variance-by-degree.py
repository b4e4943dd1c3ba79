"""Polynomials fitted to many training sets: eight fits of two degrees, the parts of the error."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, INK, ORANGE, RED, SOFT, save

rng = np.random.default_rng(0)
x, grid = np.linspace(-1, 1, 15), np.linspace(-0.95, 0.95, 60)
NOISE = 0.5


def truth(t):
    """Return the mean of the target."""
    return np.sin(3 * t) + t


samples = truth(x) + rng.normal(0, NOISE, (2_000, x.size))


def fits(degree):
    """Return the values on the grid of one polynomial for each training set."""
    solve = np.linalg.pinv(np.polynomial.legendre.legvander(x, degree))
    return samples @ solve.T @ np.polynomial.legendre.legvander(grid, degree).T


figure, (top, low) = plt.subplots(2, 1, figsize=(6.4, 7.8), layout="constrained")
for degree, color in [(9, BLUE), (1, ORANGE)]:
    for line in fits(degree)[:8]:
        top.plot(grid, line, color=color, linewidth=1.1, alpha=0.75)
top.plot(grid, truth(grid), color=INK, linewidth=3)
top.text(-0.95, 2.35, "truth", color=INK)
top.text(-0.95, 1.9, "degree 1: alike, and off", color=ORANGE)
top.text(-0.95, 1.45, "degree 9: right on average", color=BLUE)
top.set(xlim=(-1, 1), ylim=(-3.1, 2.8), xlabel="feature", ylabel="target")
top.set_xticks([-1, -0.5, 0, 0.5, 1])
top.set_title("Eight training sets of 15 rows", loc="left", color=INK)

degrees = np.arange(11)
bias2 = np.array([((fits(d).mean(axis=0) - truth(grid)) ** 2).mean() for d in degrees])
variance = np.array([fits(d).var(axis=0).mean() for d in degrees])
total = bias2 + variance + NOISE**2
train = NOISE**2 * (1 - (degrees + 1) / x.size)
for d in degrees:
    design = np.polynomial.legendre.legvander(x, d)
    left = truth(x) - design @ np.linalg.lstsq(design, truth(x), rcond=None)[0]
    train[d] += (left**2).mean()
assert total.argmin() == 3
low.plot(degrees, total, "o-", color=INK)
low.plot(degrees, bias2, "--", color=ORANGE)
low.plot(degrees, variance, "-", color=BLUE)
low.plot(degrees, train, ":", color=RED)
low.axhline(NOISE**2, color=SOFT, linewidth=1)
low.text(9.2, 0.265, "noise", color=SOFT)
low.text(4.3, 0.52, "expected test error", color=INK)
low.text(1.15, 0.62, "squared bias", color=ORANGE)
low.text(7.3, 0.195, "variance", color=BLUE)
low.text(4.4, 0.185, "training error", color=RED)
low.set(xlim=(-0.2, 10.3), ylim=(0, 0.85), xlabel="degree of the polynomial")
low.set_title("Mean squared error and its parts", loc="left", color=INK)
save(figure, __file__)
