"""The network of the late train: two causes, a common effect, and what follows from them."""

from house import INK, ORANGE, SOFT, canvas, save

PLACES = {
    "snow": (2.2, 3.3),
    "strike": (6.0, 3.3),
    "road\nclosed": (0.9, 1.3),
    "train\nlate": (4.1, 1.3),
    "connection\nmissed": (7.2, 1.3),
}
ARROWS = [
    ("snow", "road\nclosed"),
    ("snow", "train\nlate"),
    ("strike", "train\nlate"),
    ("train\nlate", "connection\nmissed"),
]
NOTES = [
    (2.2, 4.1, "fork"),
    (4.1, 0.4, "collider"),
    (5.72, 1.65, "chain"),
]

figure, axes = canvas(6.4, 3.7)
for name, (x, y) in PLACES.items():
    box = {"boxstyle": "round,pad=0.45", "facecolor": "none", "edgecolor": SOFT, "linewidth": 1.6}
    axes.text(x, y, name, ha="center", va="center", color=INK, bbox=box, fontsize=14)
for start, end in ARROWS:
    (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
    gap = (0.85, 0) if y0 == y1 else (0.12 * (x1 - x0), 0.2 * (y1 - y0))
    last = (1.18, 0) if y0 == y1 else (0.2 * (x1 - x0), 0.3 * (y1 - y0))
    axes.annotate(
        "",
        xy=(x1 - last[0], y1 - last[1]),
        xytext=(x0 + gap[0], y0 + gap[1]),
        arrowprops={"arrowstyle": "-|>", "color": INK, "linewidth": 1.8, "mutation_scale": 18},
    )
for x, y, note in NOTES:
    axes.text(x, y, note, ha="center", va="center", color=ORANGE, fontsize=13)
axes.set(xlim=(-0.3, 8.7), ylim=(0.1, 4.4))
axes.axis("off")
save(figure, __file__)
