"""XOR in the plane of its inputs, and in the plane of two hidden ReLU units."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save

inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
target = np.array([0, 1, 1, 0])
total = inputs.sum(axis=1)
hidden = np.c_[total, np.maximum(total - 1, 0)]
assert (hidden @ [1, -2] == target).all()

figure, panels = canvas(6.4, 3.5, columns=2)
for axes, points in zip(panels, (inputs, hidden), strict=True):
    for label, color, mark in ((0, BLUE, "o"), (1, ORANGE, "s")):
        axes.plot(*points[target == label].T, mark, color=color, markersize=13)
    axes.set(xticks=[0, 1, 2], yticks=[0, 1])
left, right = panels
left.set(xlim=(-0.5, 1.6), ylim=(-0.55, 1.65), xticks=[0, 1])
left.set(xlabel="input $x_1$", ylabel="input $x_2$", title="no line parts them")
left.text(-0.08, 0.17, "0", color=BLUE)
left.text(0.94, 1.17, "0", color=BLUE)
left.text(-0.08, 1.17, "1", color=ORANGE)
left.text(0.94, 0.17, "1", color=ORANGE)
cut = np.array([0.0, 2.5])
right.plot(cut, (cut - 0.5) / 2, color=SOFT, linestyle="--")
right.set(xlim=(-0.5, 2.5), ylim=(-0.95, 1.65))
right.set(xlabel="$h_1$", ylabel="$h_2$", title="one line does")
right.text(-0.1, 0.22, "0", color=BLUE)
right.text(1.9, 1.22, "0", color=BLUE)
right.text(0.9, -0.48, "1 (two inputs)", color=ORANGE, ha="center")
right.text(1.05, 0.66, "cut at ½", color=INK, ha="right")
save(figure, __file__)
