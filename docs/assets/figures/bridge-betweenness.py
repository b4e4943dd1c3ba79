"""Two groups of people and one bridge; each line as wide as its edge betweenness."""

from collections import Counter
from itertools import pairwise

from house import BLUE, INK, ORANGE, RED, SOFT, canvas, save

PLACES = {
    "A": (0.0, 2.0), "B": (0.0, 0.0), "C": (1.5, 2.3), "D": (1.9, 0.9),
    "E": (4.2, 0.9), "F": (5.9, 2.0), "G": (5.9, 0.0),
}  # fmt: skip
EDGES = ["AB", "AC", "BC", "AD", "BD", "CD", "DE", "EF", "EG", "FG"]

LABELS = {  # where a number stands: the share of the way, and how far aside
    "AB": (0.5, (-0.25, 0.0)), "FG": (0.5, (0.25, 0.0)), "CD": (0.45, (0.3, 0.05)),
    "AD": (0.25, (0.1, 0.25)), "BC": (0.3, (-0.22, 0.1)), "BD": (0.5, (0.1, -0.25)),
    "EG": (0.5, (-0.1, -0.3)), "EF": (0.5, (-0.1, 0.3)),
}  # fmt: skip


def shortest(start: str, end: str) -> list[list[str]]:
    """All shortest paths, as lists of edges."""
    paths = [[start]]
    while not (found := [p for p in paths if p[-1] == end]):
        paths = [
            [*p, edge.replace(p[-1], "")]
            for p in paths
            for edge in EDGES
            if p[-1] in edge and edge.replace(p[-1], "") not in p
        ]
    return [["".join(sorted(step)) for step in pairwise(p)] for p in found]


load = Counter()
for start in PLACES:
    for end in PLACES:
        if start < end:
            paths = shortest(start, end)
            load.update({e: sum(e in p for p in paths) / len(paths) for e in EDGES})

figure, axes = canvas(6.4, 3.4)
for edge in EDGES:
    (x0, y0), (x1, y1) = (PLACES[node] for node in edge)
    color = RED if edge == "DE" else SOFT
    axes.plot([x0, x1], [y0, y1], color=color, linewidth=1 + 0.75 * load[edge], zorder=1)
    along, aside = LABELS.get(edge, (0.5, (0.0, 0.3)))
    axes.text(
        x0 + along * (x1 - x0) + aside[0], y0 + along * (y1 - y0) + aside[1], f"{load[edge]:g}",
        ha="center", va="center", fontsize=14, color=INK,
    )  # fmt: skip
for node, (x, y) in PLACES.items():
    axes.plot(x, y, "o", markersize=26, color=BLUE if node in "ABCD" else ORANGE, zorder=2)
    axes.text(x, y, node, ha="center", va="center", color="white", fontsize=14, zorder=3)
axes.set(xlim=(-0.5, 6.4), ylim=(-0.5, 2.9), aspect="equal")
axes.axis("off")
save(figure, __file__)
