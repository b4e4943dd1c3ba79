"""A game tree of depth two: values that alpha-beta computes and leaves that it leaves out."""

from house import BLUE, INK, ORANGE, SOFT, canvas, save

figure, ax = canvas(6.4, 4.0)
groups = [[6, 4, 9], [3, 8, 7], [7, 5, 8]]
values, seen = ["4", "≤ 3", "5"], [3, 1, 3]
root = (4.0, 2.0)
for g, leaves in enumerate(groups):
    x = 4.0 * (g - 1) * 0.82 + 4.0
    ax.plot([root[0], x], [root[1] - 0.14, 1.14], color=SOFT, linewidth=1.6)
    ax.text(x, 1.0, f"{'ABC'[g]}: {values[g]}", ha="center", va="center", color=ORANGE, fontsize=16)
    for i, leaf in enumerate(leaves):
        end = x + 0.95 * (i - 1)
        cut = i >= seen[g]
        style = "--" if cut else "-"
        ax.plot([x, end], [0.86, 0.18], style, color=SOFT, linewidth=1.6, alpha=0.6 if cut else 1)
        ax.text(
            end,
            0.0,
            "?" if cut else str(leaf),
            ha="center",
            va="center",
            color=SOFT if cut else INK,
            fontsize=16,
        )
ax.text(*root, "you: 5", ha="center", va="center", color=BLUE, fontsize=16)
ax.text(-1.0, 2.0, "largest", va="center", color=BLUE)
ax.text(-1.0, 1.3, "smallest", va="center", color=ORANGE)
ax.text(4.0, -0.42, "cut: A already promises 4", ha="center", color=SOFT)
ax.set(xlim=(-1.1, 8.6), ylim=(-0.6, 2.25))
ax.axis("off")
save(figure, __file__)
