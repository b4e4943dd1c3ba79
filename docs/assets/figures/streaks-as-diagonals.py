"""Riding days against their row numbers: every streak of days is a diagonal of its own."""

from house import BLUE, INK, ORANGE, canvas, save

days = [1, 2, 3, 7, 8]
rows = list(range(1, len(days) + 1))
figure, axes = canvas(6.4, 3.9)
for difference, color in ((0, BLUE), (3, ORANGE)):
    axes.plot([difference + 0.4, difference + 5.6], [0.4, 5.6], "--", color=color, linewidth=1.2)
    streak = [(d, r) for d, r in zip(days, rows, strict=True) if d - r == difference]
    axes.plot(*zip(*streak, strict=True), "o", color=color, markersize=11)
assert sorted({d - r for d, r in zip(days, rows, strict=True)}) == [0, 3]
axes.text(4.35, 4.95, "date $-$ row = 0", color=BLUE, ha="right", va="bottom")
axes.text(6.2, 2.75, "date $-$ row = 3", color=ORANGE, ha="left", va="top")
axes.annotate("", (6.75, 4), (3.3, 3.05), arrowprops={"arrowstyle": "->", "color": INK})
axes.text(5.0, 3.75, "gap", color=INK, ha="center", va="bottom")
axes.set(xlim=(0.3, 9), ylim=(0.3, 5.9), xlabel="day of March", ylabel="row number")
axes.set_xticks(range(1, 9))
axes.set_yticks(rows)
save(figure, __file__)
