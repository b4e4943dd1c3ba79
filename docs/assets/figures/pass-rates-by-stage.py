"""Pass rates at three stages of twelve applications, with the middle 90% of what they may be."""

from house import BLUE, INK, ORANGE, SOFT, canvas, save
from scipy.stats import beta

STAGES = [
    ("first call\n9 of 12", 9, 12, BLUE),
    ("technical hour\n2 of 9", 2, 9, ORANGE),
    ("final day\n0 of 2", 0, 2, SOFT),
]

figure, axes = canvas(6.4, 3.4)
for height, (_, passed, reached, color) in zip((2, 1, 0), STAGES, strict=True):
    low, high = 100 * beta.ppf([0.05, 0.95], passed + 1, reached - passed + 1)
    print(f"{passed} of {reached}: {low:.0f} to {high:.0f}")
    axes.plot([low, high], [height, height], color=color, linewidth=5, solid_capstyle="butt")
    axes.plot(100 * passed / reached, height, "o", color=color, markersize=11, clip_on=False)
axes.axvline(50, color=INK, linewidth=1.2, linestyle="--")
axes.set(xlim=(-3, 100), ylim=(-0.5, 2.5), xlabel="passed, % of those that reached the stage")
axes.set_yticks((2, 1, 0), [name for name, *_ in STAGES])
axes.tick_params(axis="y", length=0, pad=10)
axes.spines["left"].set_visible(False)
save(figure, __file__)
