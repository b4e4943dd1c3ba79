"""Two constrained optima of one bowl: one bound binds, or two."""

import numpy as np
from house import BLUE, INK, ORANGE, RED, SOFT, canvas, save

BEST = np.array([3.0, 2.0])
figure, panels = canvas(6.4, 3.9, columns=2)
angle = np.linspace(0, 2 * np.pi, 73)
cases = [(3.0, np.array([2.0, 1.0])), (0.5, np.array([0.5, 0.0]))]
for axes, (hours, optimum) in zip(panels, cases, strict=True):
    axes.fill([0, hours, 0], [0, 0, hours], color=BLUE, alpha=0.2, linewidth=0)
    axes.plot([0, hours, 0, 0], [0, 0, hours, 0], color=BLUE, linewidth=1.6)
    touching = np.linalg.norm(optimum - BEST)
    for radius in (touching, 0.55 * touching):
        axes.plot(*(BEST[:, None] + radius * np.array([np.cos(angle), np.sin(angle)])), color=SOFT)
    axes.plot(*BEST, "*", color=INK, markersize=13)
    axes.plot(*optimum, "o", color=RED, markersize=9)
    pull = 0.5 * (BEST - optimum) / np.linalg.norm(BEST - optimum) * 1.6
    axes.annotate(
        "", optimum + pull, optimum, arrowprops={"arrowstyle": "-|>", "color": ORANGE, "lw": 2.4}
    )
    axes.set(xlim=(-0.6, 4.6), ylim=(-0.9, 4.2), aspect="equal", xticks=[0, 2, 4])
    axes.set_yticks([0, 2, 4])
    axes.set_xlabel("bread")
    axes.set_title(f"{hours:g} hours", loc="left", color=INK)
panels[0].set_ylabel("cake")
save(figure, __file__)
