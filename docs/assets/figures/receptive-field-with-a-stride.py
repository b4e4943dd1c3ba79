"""What one unit of the third convolution sees: nine inputs, because the second has stride 2."""

from house import BLUE, INK, ORANGE, SOFT, canvas, save

KERNEL, STRIDES, INPUTS = 3, (1, 2, 1), 13

rows = [list(range(INPUTS))]  # centers of the units, in input positions
links = []
for stride in STRIDES:
    below = rows[-1]
    starts = range(0, len(below) - KERNEL + 1, stride)
    links.append([list(range(s, s + KERNEL)) for s in starts])
    rows.append([sum(below[s : s + KERNEL]) / KERNEL for s in starts])

figure, axes = canvas(6.4, 4.4)
seen = {3: {1}}
for level in (3, 2, 1):
    seen[level - 1] = {j for unit in seen[level] for j in links[level - 1][unit]}
assert [len(seen[level]) for level in (0, 1, 2)] == [9, 7, 3]
for level in (3, 2, 1):
    for unit in seen[level]:
        for j in links[level - 1][unit]:
            axes.plot(
                [rows[level][unit], rows[level - 1][j]],
                [level, level - 1],
                color=ORANGE,
                linewidth=1.3,
                zorder=1,
            )
names = ["input", "conv 3", "conv 3,\nstride 2", "conv 3"]
fields = ["", "each sees 3", "each sees 5", "sees 9"]
for level, centers in enumerate(rows):
    for unit, center in enumerate(centers):
        chosen = unit in seen[level]
        axes.plot(
            center,
            level,
            "o",
            markersize=12,
            color=BLUE if chosen else "none",
            markeredgecolor=BLUE if chosen else SOFT,
            markeredgewidth=1.5,
            zorder=2,
        )
    axes.text(-1.0, level, names[level], ha="right", va="center", color=INK)
    axes.text(12.8, level, fields[level], va="center", color=INK)
axes.set(xlim=(-3.9, 17.4), ylim=(-0.4, 3.4))
axes.axis("off")
save(figure, __file__)
