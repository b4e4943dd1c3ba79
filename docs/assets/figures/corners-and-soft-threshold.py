"""Why L1 gives zeros: a contour meets a corner; and how both penalties move one coefficient."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, INK, ORANGE, SOFT, save
from scipy.optimize import minimize_scalar

BEST = np.array([1.4, 0.7])  # the least squares solution
CURVE = np.array([[1.0, 0.35], [0.35, 0.6]])  # its bowl


def loss(w):
    """Return the excess of the squared error at `w`, given as (2, ...)."""
    d = w - BEST.reshape(2, *[1] * (np.ndim(w) - 1))
    return np.einsum("i...,ij,j...->...", d, CURVE, d)


def touching(curve):
    """Return the point of `curve` (a function of t in 0..1) with the least loss."""
    start = np.linspace(0, 1, 400)
    t = start[np.argmin([loss(curve(s)) for s in start])]
    found = minimize_scalar(lambda s: loss(curve(s)), bounds=(t - 0.01, t + 0.01), method="bounded")
    return curve(found.x)


circle = touching(lambda t: 0.85 * np.array([np.cos(t * np.pi / 2), np.sin(t * np.pi / 2)]))
corner = np.array([0.85, 0.0])
assert all(loss(0.85 * np.array([1 - t, t])) > loss(corner) for t in (0.01, 0.3, 1))

figure, (top, low) = plt.subplots(
    2, 1, figsize=(6.4, 8.4), layout="constrained", height_ratios=[11, 9]
)
a, b = np.meshgrid(np.linspace(-1.2, 3.2, 220), np.linspace(-1.2, 2.2, 170))
around = loss(np.stack([a, b]))
for point, color in [(corner, ORANGE), (circle, BLUE)]:
    top.contour(a, b, around, levels=[loss(point)], colors=[color], linewidths=1.3)
    top.plot(*point, "o", color=color, markersize=9)
turn = np.linspace(0, 2 * np.pi, 200)
top.plot(0.85 * np.cos(turn), 0.85 * np.sin(turn), color=BLUE)
top.plot([0.85, 0, -0.85, 0, 0.85], [0, 0.85, 0, -0.85, 0], color=ORANGE)
top.plot(*BEST, "P", color=INK, markersize=10)
top.text(1.1, 0.87, "least squares", color=INK)
top.text(0.55, -0.95, "L1: second weight 0", color=ORANGE)
top.text(-1.15, 0.95, "L2: both small", color=BLUE)
top.axhline(0, color=SOFT, linewidth=0.8)
top.axvline(0, color=SOFT, linewidth=0.8)
top.set(xlim=(-1.2, 2.9), ylim=(-1.1, 2.1), xlabel="first weight", ylabel="second weight")
top.set_xticks([-1, 0, 1, 2])
top.set_yticks([-1, 0, 1, 2])
top.set_aspect("equal")

z = np.linspace(-3, 3, 241)
low.plot(z, z, color=SOFT, linewidth=1)
low.plot(z, np.sign(z) * np.maximum(abs(z) - 1, 0), color=ORANGE)
low.plot(z, z / 2, color=BLUE, linestyle="--")
low.text(-2.9, 2.4, "no penalty", color=SOFT)
low.text(-2.9, 1.9, "L1, λ = 1: soft threshold", color=ORANGE)
low.text(-2.9, 1.4, "L2, λ = 1: half of z", color=BLUE)
low.set(xlim=(-3.1, 3.1), ylim=(-3.1, 3.1), xlabel="coefficient z without a penalty")
low.set_ylabel("coefficient with it")
low.set_xticks([-3, -2, -1, 0, 1, 2, 3])
save(figure, __file__)
