"""Chance that two sets become a candidate pair, against their Jaccard similarity."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, SOFT, canvas, save

figure, ax = canvas(6.4, 4.4)
s = np.linspace(0, 1, 101)
for bands, rows, color, style, x, y in [
    (50, 2, ORANGE, "--", 0.14, 0.27),
    (20, 5, BLUE, "-", 0.33, 0.82),
    (10, 10, GREEN, "-.", 0.835, 0.33),
]:
    ax.plot(s, 1 - (1 - s**rows) ** bands, style, color=color)
    ax.text(x, y, f"{bands} bands\nof {rows}", color=color)
for t in (0.3, 0.8):
    ax.axvline(t, color=SOFT, linewidth=1, linestyle=":")
ax.text(0.3, 1.03, "unrelated", ha="center", color=SOFT)
ax.text(0.8, 1.03, "near copies", ha="center", color=SOFT)
ax.set(xlim=(0, 1), ylim=(0, 1.1), xlabel="Jaccard similarity", ylabel="chance of a candidate")
ax.set_yticks([0, 0.5, 1])
ax.yaxis.label.set_color(INK)
save(figure, __file__)
