"""Three Metropolis chains on one target: steps too small, about right, too large."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, INK, ORANGE, SOFT, save

STEPS = 300
figure, panels = plt.subplots(3, 1, figsize=(6.4, 5.4), layout="constrained", sharex=True)
for axes, size, color, says in zip(
    panels, (0.15, 2.4, 40), (ORANGE, BLUE, ORANGE), ("small", "medium", "large"), strict=True
):
    rng = np.random.default_rng(4)
    place, chain, accepted = -3.0, [], 0
    for _ in range(STEPS):
        proposal = place + size * rng.normal()
        if np.log(rng.random()) < (place**2 - proposal**2) / 2:  # the target is normal
            place, accepted = proposal, accepted + 1
        chain.append(place)
    axes.axhspan(-1.96, 1.96, color=SOFT, alpha=0.15, linewidth=0)
    axes.plot(chain, color=color, linewidth=1.4)
    axes.set_ylim(-4, 4)
    axes.set_yticks([-2, 0, 2])
    axes.set_title(f"{says} steps: {accepted / STEPS:.0%} accepted", loc="left", color=INK)
panels[-1].set_xlabel("step")
save(figure, __file__)
