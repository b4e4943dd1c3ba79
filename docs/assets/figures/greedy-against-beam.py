"""The tree of two-word replies: the greedy path, and the better reply that a beam of two finds."""

from house import BLUE, ORANGE, SOFT, canvas, save

FIRST = {"Your": 0.5, "The": 0.4, "A": 0.1}
SECOND = {
    "Your": {"parcel": 0.4, "order": 0.35, "driver": 0.25},
    "The": {"parcel": 0.9, "driver": 0.1},
    "A": {"driver": 1.0},
}
paths = {(a, b): p * q for a, p in FIRST.items() for b, q in SECOND[a].items()}
start = max(FIRST, key=FIRST.get)
greedy = (start, max(SECOND[start], key=SECOND[start].get))
best = max(paths, key=paths.get)
assert greedy == ("Your", "parcel") and best == ("The", "parcel")

figure, axes = canvas(6.4, 3.9)
heights = {path: -row for row, path in enumerate(paths)}
middle = {}
for a in FIRST:
    mine = [heights[path] for path in paths if path[0] == a]
    middle[a] = sum(mine) / len(mine)
root = sum(middle.values()) / 3


def edge(x, y, p, chosen, at):
    color = {greedy: ORANGE, best: BLUE}.get(chosen, SOFT)
    axes.plot(x, y, color=color, linewidth=3.2 if chosen else 1.4, zorder=1)
    axes.text(
        (1 - at) * x[0] + at * x[1],
        (1 - at) * y[0] + at * y[1] + 0.12,
        f"{p:g}",
        ha="right" if y[1] > y[0] + 1.5 else "center",
        va="bottom",
        color=color,
        fontsize=12,
    )


for a, p in FIRST.items():
    edge((0.35, 1), (root, middle[a]), p, {greedy[0]: greedy, best[0]: best}.get(a), 0.45)
for (a, b), value in paths.items():
    path = (a, b)
    chosen = path if path in (greedy, best) else None
    edge((1.42, 2.2), (middle[a], heights[path]), SECOND[a][b], chosen, 0.84)
    style = {"va": "center", "color": {greedy: ORANGE, best: BLUE}.get(path, SOFT)}
    style["weight"] = "bold" if chosen else "normal"
    axes.text(2.25, heights[path], b, **style)
    axes.text(3.3, heights[path], f"{value:.3f}", ha="right", **style)
for a in FIRST:
    axes.text(1.2, middle[a], a, va="center", ha="center")
axes.text(0.3, root, "start", va="center", ha="right")
axes.text(3.3, 0.75, "product", ha="right", color=SOFT)
axes.set(xlim=(-0.15, 3.35), ylim=(-5.3, 1.1))
axes.axis("off")
save(figure, __file__)
