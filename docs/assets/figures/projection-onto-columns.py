"""Least squares as a projection: the fit is the foot of the perpendicular on the columns' plane."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, RED, canvas, save


def flat(x, y, z=0.0):
    """Return the picture's coordinates of a point in space, drawn at a slant."""
    return np.array([x + 0.45 * y, 0.55 * y + z])


origin, first, second = flat(0, 0), flat(3.4, 0.3), flat(-1.1, 2.8)
foot, target = flat(3.0, 2.1), flat(3.0, 2.1, 2.3)
figure, axes = canvas(6.4, 4.3)
corners = np.array([flat(-1.6, -0.7), flat(5.2, -0.7), flat(5.2, 3.6), flat(-1.6, 3.6)])
axes.fill(*corners.T, color=BLUE, alpha=0.12, linewidth=0)
for tip, color in [(first, BLUE), (second, BLUE), (foot, GREEN), (target, ORANGE)]:
    axes.annotate(
        "",
        tip,
        origin,
        arrowprops={"arrowstyle": "-|>", "color": color, "lw": 2.4, "shrinkA": 0, "shrinkB": 0},
    )
axes.plot(*np.array([foot, target]).T, color=RED, linestyle="--")
along = 0.28 * (origin - foot) / np.linalg.norm(origin - foot)
up = np.array([0, 0.28])
axes.plot(*np.array([foot + along, foot + along + up, foot + up]).T, color=INK, linewidth=1.2)
axes.text(first[0] + 0.1, first[1] - 0.12, "column 1", color=BLUE)
axes.text(second[0] - 0.7, second[1] + 0.14, "column 2", color=BLUE)
axes.text(target[0] - 0.05, target[1] + 0.14, "$b$, the data", color=ORANGE)
axes.text(foot[0] + 0.12, foot[1] - 0.2, "$A\\hat{x}$, the fit", color=GREEN)
axes.text(foot[0] + 0.14, (foot[1] + target[1]) / 2, "residual", color=RED, va="center")
axes.text(corners[2, 0] - 0.25, corners[2, 1] - 0.3, "all $Ax$", color=INK, ha="right")
axes.set(xlim=(-2.0, 6.9), ylim=(-0.45, 3.9), aspect="equal")
axes.axis("off")
save(figure, __file__)
