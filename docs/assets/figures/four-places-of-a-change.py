"""Where a change can be in Git, and which command moves it."""

import house

PLACES = ["files you edit", "staging area", "your commits", "shared server"]
DOWN = ["add", "commit", "push"]
UP = ["restore", "restore --staged", None]

figure, axes = house.canvas(height=4.6)
axes.set(xlim=(0, 10), ylim=(-0.5, 9.3))
axes.axis("off")
for i, place in enumerate(PLACES):
    y = 8.4 - 2.6 * i
    axes.text(
        5,
        y,
        place,
        ha="center",
        va="center",
        fontsize=14,
        bbox={"boxstyle": "round,pad=0.4", "fc": "none", "ec": house.SOFT, "lw": 1.6},
    )
    if i == 3:
        break
    axes.annotate(
        "",
        (4.1, y - 2.0),
        (4.1, y - 0.6),
        arrowprops={"arrowstyle": "-|>", "color": house.BLUE, "lw": 2},
    )
    axes.text(3.8, y - 1.3, DOWN[i], ha="right", va="center", color=house.BLUE)
    if UP[i]:
        axes.annotate(
            "",
            (5.9, y - 0.6),
            (5.9, y - 2.0),
            arrowprops={"arrowstyle": "-|>", "color": house.ORANGE, "lw": 2},
        )
        axes.text(6.2, y - 1.3, UP[i], va="center", color=house.ORANGE)
axes.text(6.2, 8.4 - 6.5, "undo by a new\ncommit: revert", va="center", color=house.ORANGE)
house.save(figure, __file__)
