"""The widest street between six points: three of them carry it."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save
from sklearn.svm import SVC

POINTS = np.array([[0, 0], [1, 1], [0, 2], [3, 3], [4, 1], [5, 3]])
LABEL = np.array([-1, -1, -1, 1, 1, 1])
model = SVC(kernel="linear", C=1e3).fit(POINTS, LABEL)
w, b = model.coef_[0], model.intercept_[0]
assert np.allclose(w, [2 / 3, 1 / 3], atol=2e-3) and np.isclose(b, -2, atol=2e-3)
assert model.support_.tolist() == [1, 3, 4]

figure, axes = canvas(6.4, 4.4)
height = np.array([-0.9, 4.2])
for level, style, color in [(-1, "--", SOFT), (0, "-", INK), (1, "--", SOFT)]:
    axes.plot((level - b - w[1] * height) / w[0], height, style, color=color)
below, above = POINTS[LABEL < 0], POINTS[LABEL > 0]
axes.plot(*below.T, "s", color=ORANGE, markersize=9)
axes.plot(*above.T, "o", color=BLUE, markersize=9)
axes.plot(*POINTS[model.support_].T, "o", color=INK, markersize=18, markerfacecolor="none")
for place, text, side in [
    ([1, 1], "5/18", "right"),
    ([3, 3], "1/6", "left"),
    ([4, 1], "1/9", "left"),
]:
    shift = -0.3 if side == "right" else 0.3
    axes.text(place[0] + shift, place[1], text, ha=side, va="center")
axes.text(3.5, -0.75, "$f=0$", color=INK)
axes.text(2.05, -0.75, "$-1$", color=SOFT)
axes.text(5.05, -0.75, "$+1$", color=SOFT)
axes.set(xlim=(-0.9, 6.4), ylim=(-1.1, 4.3), aspect="equal", xticks=range(7))
axes.set_yticks(range(5))
save(figure, __file__)
