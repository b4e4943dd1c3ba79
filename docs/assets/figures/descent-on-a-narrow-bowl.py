"""Gradient descent at two step sizes, and Newton's method, on a bowl of condition number 20."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, SOFT, canvas, save

CURVE = np.array([1.0, 20.0])  # the eigenvalues of the Hessian
START = np.array([-9.0, 1.6])


def path(step, count):
    """Return the points of gradient descent on half the sum of CURVE times x squared."""
    points = [START]
    for _ in range(count):
        points.append(points[-1] * (1 - step * CURVE))
    return np.array(points)


figure, axes = canvas(6.4, 4.4)
angle = np.linspace(0, 2 * np.pi, 73)
for level in (2, 10, 25, 50):
    radius = np.sqrt(2 * level / CURVE)
    axes.plot(radius[0] * np.cos(angle), radius[1] * np.sin(angle), color=SOFT, linewidth=0.8)
axes.plot(*path(0.09, 20).T, "o-", color=ORANGE, markersize=4.5, linewidth=1.6)
axes.plot(*path(0.02, 20).T, "s-", color=BLUE, markersize=4.5, linewidth=1.6)
axes.plot(*np.array([START, [0, 0]]).T, "--", color=GREEN)
axes.plot(0, 0, "*", color=INK, markersize=15)
axes.text(-8.9, -2.0, "step 0.09: zigzag", color=ORANGE)
axes.text(-8.9, -2.65, "step 0.02: creep", color=BLUE)
axes.text(-3.6, 1.05, "Newton: one step", color=GREEN)
axes.set(xlim=(-10.2, 4.2), ylim=(-3.1, 3.1), xlabel="flat direction, curvature 1")
axes.set_ylabel("steep direction, curvature 20")
axes.set_xticks([-8, -4, 0, 4])
axes.set_yticks([-2, 0, 2])
save(figure, __file__)
