"""The Viterbi table of three readings: two states, the best path into each, the winner bold."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save

START = np.array([0.5, 0.5])
MOVE = np.array([[0.8, 0.2], [0.4, 0.6]])
EMIT = np.array([[0.8, 0.2], [0.3, 0.7]])
READINGS = [0, 1, 0]

best, came_from = [START * EMIT[:, READINGS[0]]], []
for reading in READINGS[1:]:
    ways = best[-1][:, None] * MOVE
    came_from.append(ways.argmax(axis=0))
    best.append(ways.max(axis=0) * EMIT[:, reading])
path = [int(best[-1].argmax())]
for origin in came_from[::-1]:
    path.insert(0, int(origin[path[0]]))
assert path == [0, 0, 0]
shown = [["0.400", "0.150"], ["0.0640", "0.0630"], ["0.0410", "0.0113"]]
digits = [3, 4, 4]
for column, text, places in zip(best, shown, digits, strict=True):
    assert [f"{v:.{places}f}" for v in column] == text

figure, axes = canvas(6.4, 3.2)
heights = [2.3, 0.8]
for t in range(3):
    for state in range(2):
        on_path = path[t] == state
        color = BLUE if on_path else INK
        edge = {"edgecolor": BLUE if on_path else SOFT, "linewidth": 2.4 if on_path else 1.4}
        box = {"boxstyle": "round,pad=0.4", "facecolor": "none", **edge}
        place = {"ha": "center", "va": "center", "color": color, "bbox": box}
        axes.text(2.4 * t, heights[state], shown[t][state], **place)
    axes.text(2.4 * t, 3.25, ["fast", "slow"][READINGS[t]], ha="center")
for t in range(2):
    for state in range(2):
        origin = came_from[t][state]
        on_path = path[t + 1] == state and path[t] == origin
        y0, y1 = heights[origin], heights[state]
        axes.annotate(
            "",
            xy=(2.4 * (t + 1) - 0.62, y1 + 0.14 * np.sign(y0 - y1)),
            xytext=(2.4 * t + 0.62, y0 + 0.14 * np.sign(y1 - y0)),
            arrowprops={
                "arrowstyle": "-|>",
                "color": BLUE if on_path else SOFT,
                "linewidth": 2.8 if on_path else 1.4,
                "linestyle": "-" if on_path else "--",
                "mutation_scale": 18,
            },
        )
axes.text(-0.85, heights[0], "fine", ha="right", va="center", color=INK)
axes.text(-0.85, heights[1], "over-\nloaded", ha="right", va="center", color=INK)
axes.text(-0.85, 3.25, "reading", ha="right", color=ORANGE)
axes.set(xlim=(-2.0, 5.6), ylim=(0.3, 3.5))
axes.axis("off")
save(figure, __file__)
