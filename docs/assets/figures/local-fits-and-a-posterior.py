"""Power of a cold store against temperature: local lines of three widths, a Bayesian band."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, GREEN, INK, ORANGE, RED, SOFT, save

rng = np.random.default_rng(3)
temp = np.sort(np.r_[rng.uniform(-5, 13, 25), rng.uniform(22, 30, 12)])
grid = np.linspace(-5, 30, 141)


def true(t):
    """Return the power that a thermostat-like curve asks for."""
    return 20 + 2.2 * np.logaddexp(0, (t - 12) / 2)


load = true(temp) + rng.normal(0, 2, temp.size)


def local(t, width):
    """Return the locally weighted line's value at `t`."""
    weight = np.exp(-((temp - t) ** 2) / (2 * width**2))
    design = np.c_[np.ones(temp.size), temp - t]
    normal = design.T @ (weight[:, None] * design)
    return np.linalg.solve(normal, design.T @ (weight * load))[0]


def basis(t):
    """Return a constant and eight bumps."""
    centers = np.linspace(-5, 30, 8)
    return np.c_[np.ones(len(t)), np.exp(-((t[:, None] - centers) ** 2) / 50)]


figure, (top, low) = plt.subplots(2, 1, figsize=(6.4, 7.6), sharex=True, layout="constrained")
for width, color, style in [(0.8, RED, ":"), (3, BLUE, "-"), (30, ORANGE, "--")]:
    near = np.abs(grid[:, None] - temp).min(axis=1) < 3.2 if width == 0.8 else grid > -9
    fit = np.array([local(t, width) if n else np.nan for t, n in zip(grid, near, strict=True)])
    top.plot(grid, fit, color=color, linestyle=style)
top.text(-4.5, 49, "width 3", color=BLUE)
top.text(-4.5, 45, "width 30: almost a straight line", color=ORANGE)
top.text(-4.5, 41, "width 0.8: chases the noise", color=RED)
top.set_title("Locally weighted lines", loc="left", color=INK)

alpha, beta = 1 / 20**2, 1 / 2**2
features, at = basis(temp), basis(grid)
covariance = np.linalg.inv(alpha * np.eye(9) + beta * features.T @ features)
center = at @ (beta * covariance @ features.T @ load)
spread = np.sqrt(1 / beta + ((at @ covariance) * at).sum(axis=1))
low.fill_between(grid, center - 2 * spread, center + 2 * spread, color=BLUE, alpha=0.18, lw=0)
low.plot(grid, center, color=BLUE)
low.plot(grid, true(grid), color=GREEN, linestyle="--")
low.text(-4.5, 49, "posterior mean ± 2 standard deviations", color=BLUE)
low.text(-4.5, 45, "truth", color=GREEN)
low.text(17.5, 11.5, "no data", color=SOFT, ha="center")
low.set_title("Bayesian regression on eight bumps", loc="left", color=INK)
low.set_xlabel("temperature outside, °C")
for axes in (top, low):
    axes.plot(temp, load, "o", color=INK, markersize=4.5)
    axes.set(xlim=(-5.5, 30.5), ylim=(9, 53), ylabel="power, kW")
save(figure, __file__)
