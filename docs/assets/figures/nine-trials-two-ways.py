"""Nine trials as a grid and at random: three learning rates against nine, and the good band."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, GREEN, INK, ORANGE, SOFT, save

GOOD = (0.56, 0.66)  # a tenth of the range, where the learning rate is right
steps = (np.arange(3) + 0.5) / 3
grid = np.array([(x, y) for x in steps for y in steps])
drawn = np.random.default_rng(9).random((9, 2))

figure, panels = plt.subplots(1, 2, figsize=(6.4, 3.9), layout="constrained", sharey=True)
for axes, name, trials, color in zip(
    panels, ("grid", "random"), (grid, drawn), (ORANGE, BLUE), strict=True
):
    hits = ((trials[:, 0] > GOOD[0]) & (trials[:, 0] < GOOD[1])).sum()
    axes.axvspan(*GOOD, color=GREEN, alpha=0.25, linewidth=0)
    axes.vlines(trials[:, 0], -0.12, -0.03, color=INK, linewidth=2)
    axes.plot(*trials.T, "o", color=color, markersize=9)
    axes.axhline(0, color=SOFT, linewidth=1)
    values = len(np.unique(trials[:, 0]))
    axes.set_title(
        f"{name}: {values} learning rates,\n{hits or 'none'} in the good band", fontsize=13
    )
    axes.set(
        xlim=(-0.04, 1.04), ylim=(-0.14, 1.02), xlabel="log learning rate", xticks=[], yticks=[]
    )
    for side in ("left", "bottom"):
        axes.spines[side].set_visible(False)
panels[0].set_ylabel("dropout (hardly matters)")
save(figure, __file__)
