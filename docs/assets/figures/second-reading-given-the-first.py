"""Two readings of one patient: the slice of a Gaussian at a high first value is centered lower."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save

MEAN, SD, RHO, FIRST = 130, 15, 0.6, 160
center, spread = MEAN + RHO * (FIRST - MEAN), SD * np.sqrt(1 - RHO**2)
assert (center, round(spread, 9)) == (148, 12)
turn = np.linspace(0, 2 * np.pi, 200)
root = np.linalg.cholesky(SD**2 * np.array([[1, RHO], [RHO, 1]]))
figure, axes = canvas(6.4, 5.2)
for share in (0.5, 0.95):
    x, y = MEAN + np.sqrt(-2 * np.log(1 - share)) * root @ [np.cos(turn), np.sin(turn)]
    axes.plot(x, y, color=BLUE, linewidth=1.8)
ends = np.array([92, 172])
axes.plot(ends, ends, color=SOFT, linestyle=":")
axes.plot(ends, MEAN + RHO * (ends - MEAN), color=INK)
axes.errorbar(FIRST, center, 1.96 * spread, fmt="o", color=ORANGE, capsize=6, linewidth=3)
axes.text(163, 128, "95% of second\nreadings after 160", color=ORANGE)
axes.text(119, 131.5, "50%", color=BLUE)
axes.text(127, 93, "95% of pairs", color=BLUE)
axes.text(174, 153, "mean,\nslope 0.6", color=INK)
axes.text(174, 171, "equal", color=SOFT)
axes.set(xlim=(88, 202), ylim=(88, 178), xlabel="first reading", ylabel="second reading")
axes.set_xticks([100, 115, 130, 145, 160])
axes.set_yticks([100, 115, 130, 145, 160])
save(figure, __file__)
