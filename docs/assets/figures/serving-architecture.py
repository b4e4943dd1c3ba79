"""The nightly path and the path of a request, joined by features, a registry and a log."""

from itertools import pairwise

import house
from matplotlib.patches import FancyBboxPatch

figure, axes = house.canvas(6.4, 6.6)
axes.set(xlim=(0, 10), ylim=(0, 10.4))
axes.axis("off")
LEFT, RIGHT, WIDE, HIGH = 2.1, 7.2, 3.7, 1.35
ROWS = (8.6, 6.1, 3.6, 1.1)


def box(x: float, y: float, text: str, color: str) -> None:
    """A rounded box around its center."""
    axes.add_patch(
        FancyBboxPatch(
            (x - WIDE / 2, y - HIGH / 2),
            WIDE,
            HIGH,
            boxstyle="round,pad=0,rounding_size=0.2",
            facecolor="none",
            edgecolor=color,
            linewidth=2,
        )
    )
    axes.text(x, y, text, ha="center", va="center", fontsize=13, linespacing=1.25)


def arrow(start: tuple, end: tuple, bend: float = 0.0) -> None:
    """An arrow, curved by `bend`."""
    style = {
        "arrowstyle": "-|>,head_width=0.28,head_length=0.5",
        "color": house.INK,
        "linewidth": 1.6,
        "shrinkA": 0,
        "shrinkB": 0,
        "connectionstyle": f"arc3,rad={bend}",
    }
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


axes.text(LEFT, 9.85, "every night", ha="center", color=house.BLUE, fontsize=14)
axes.text(RIGHT, 9.85, "every request", ha="center", color=house.ORANGE, fontsize=14)
for y, text in zip(
    ROWS, ("events, labels", "feature history", "training, tests", "registry"), strict=True
):
    box(LEFT, y, text, house.BLUE)
for y, text in zip(
    ROWS,
    ("request log", "latest features", "service:\nmodel, fallback", "shop's checkout"),
    strict=True,
):
    box(RIGHT, y, text, house.ORANGE)
half = HIGH / 2
for above, below in pairwise(ROWS):
    arrow((LEFT, above - half), (LEFT, below + half))
inner_left, inner_right, outer = LEFT + WIDE / 2, RIGHT - WIDE / 2, RIGHT + WIDE / 2
arrow((inner_right, ROWS[0]), (inner_left, ROWS[0]))
arrow((inner_left, ROWS[1]), (inner_right, ROWS[1]))
arrow((inner_left, ROWS[3]), (inner_right, ROWS[2] - 0.35))
arrow((RIGHT, ROWS[1] - half), (RIGHT, ROWS[2] + half))
arrow((RIGHT - 0.5, ROWS[3] + half), (RIGHT - 0.5, ROWS[2] - half))
arrow((RIGHT + 0.5, ROWS[2] - half), (RIGHT + 0.5, ROWS[3] + half))
arrow((outer, ROWS[2]), (outer, ROWS[0]), 0.3)
house.save(figure, __file__)
