"""A list of three nodes being reversed: the finished part and the rest after each round."""

from house import BLUE, INK, ORANGE, SOFT, canvas, save

figure, ax = canvas(6.4, 5.2)
X = {"A": 1.7, "B": 3.7, "C": 5.7}
rows = [
    ("start", "", 0.45, 1.7),
    ("round 1", "A", 1.7, 3.7),
    ("round 2", "AB", 3.7, 5.7),
    ("round 3", "ABC", 5.7, 6.95),
]


def arrow(start, end, y, color):
    """Draw a pointer from one abscissa to the other."""
    style = {"arrowstyle": "-|>", "color": color, "lw": 2, "mutation_scale": 18}
    ax.annotate("", (end, y), (start, y), arrowprops=style)


for i, (name, done, x_done, x_rest) in enumerate(rows):
    y = -1.5 * i
    ax.text(-1.35, y, name, va="center", color=SOFT)
    for letter in "ABC":
        color = BLUE if letter in done else ORANGE
        box = {"boxstyle": "square,pad=0.35", "fc": "none", "ec": color, "lw": 2}
        ax.text(X[letter], y, letter, ha="center", va="center", color=INK, bbox=box)
        if letter in done:
            arrow(X[letter] - 0.4, X[letter] - (1.6 if letter != "A" else 0.9), y, BLUE)
        else:
            arrow(X[letter] + 0.4, X[letter] + (1.6 if letter != "C" else 0.9), y, ORANGE)
    for x in (0.45, 6.95):
        ax.text(x, y, "None", ha="center", va="center", fontsize=12, color=SOFT)
    ax.text(x_done, y + 0.5, "done", ha="center", color=BLUE)
    ax.text(x_rest, y + 0.5, "rest", ha="center", color=ORANGE)
ax.set(xlim=(-1.5, 7.4), ylim=(-5.0, 0.95))
ax.axis("off")
save(figure, __file__)
