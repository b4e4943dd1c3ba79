"""A shear turns the unit circle into an ellipse; its singular vectors become the axes."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save

SHEAR = np.array([[1.0, 1.0], [0.0, 1.0]])
u, s, vt = np.linalg.svd(SHEAR)
signs = np.sign(vt[:, :1])
v, u = vt * signs, u.T * signs  # rows are vectors that point to the right
assert s.round(3).tolist() == [1.618, 0.618]
assert np.allclose(SHEAR @ v.T, (s[:, None] * u).T)

angle = np.linspace(0, 2 * np.pi, 73)
circle = np.array([np.cos(angle), np.sin(angle)])
figure, panels = canvas(6.4, 3.9, columns=2)
shown = [
    (circle, v, ["$v_1$", "$v_2$"], "before"),
    (SHEAR @ circle, s[:, None] * u, ["1.618 $u_1$", "0.618 $u_2$"], "after the shear"),
]
shifts = {
    "$v_1$": (0.0, 0.14),
    "$v_2$": (0.02, -0.34),
    "1.618 $u_1$": (-0.25, 0.2),
    "0.618 $u_2$": (-0.05, -0.4),
}
for axes, (curve, arrows, names, title) in zip(panels, shown, strict=True):
    axes.plot(*curve, color=SOFT)
    for arrow, name, color in zip(arrows, names, (BLUE, ORANGE), strict=True):
        axes.annotate(
            "",
            arrow,
            (0, 0),
            arrowprops={"arrowstyle": "-|>", "color": color, "lw": 2.4, "shrinkA": 0, "shrinkB": 0},
        )
        axes.text(*(arrow + shifts[name]), name, color=color)
    axes.set(xlim=(-1.75, 1.95), ylim=(-1.5, 1.5), aspect="equal", xticks=[-1, 0, 1])
    axes.set_yticks([-1, 0, 1])
    axes.set_title(title, loc="left", color=INK)
save(figure, __file__)
