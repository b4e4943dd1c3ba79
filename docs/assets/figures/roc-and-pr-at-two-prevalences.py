"""One model, two fleets: the ROC curve stays where it is, the precision-recall curve drops."""

import matplotlib.pyplot as plt
import numpy as np
from house import BLUE, INK, ORANGE, SOFT, save
from scipy.stats import norm

SHIFT = 2 * norm.ppf(0.84)  # wear of failing elevators minus wear of sound ones
cut = np.linspace(-4, 9, 2601)
false_alarm, recall = norm.sf(cut), norm.sf(cut - SHIFT)
point = norm.sf(SHIFT / 2), norm.sf(-SHIFT / 2)
assert np.allclose(point, (0.16, 0.84))
area = norm.cdf(SHIFT / np.sqrt(2))
assert round(area, 2) == 0.92


def precision(share, alarm, caught):
    """Precision where `share` of the fleet is failing."""
    return share * caught / (share * caught + (1 - share) * alarm)


figure, (top, low) = plt.subplots(2, 1, figsize=(6.4, 8.4), layout="constrained")
top.plot([0, 1], [0, 1], color=SOFT, linestyle=":")
top.plot(false_alarm, recall, color=BLUE, linewidth=4.5, alpha=0.55)
top.plot(false_alarm, recall, color=ORANGE, linestyle="--")
top.plot(*point, "o", color=INK, markersize=8)
top.annotate("score 0.5:\n0.16, 0.84", point, (0.22, 0.62), color=INK)
top.text(0.5, 0.20, f"AUC {area:.2f} in both fleets", color=INK)
top.text(0.66, 0.53, "chance 0.50", color=SOFT)
top.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.03), xlabel="false positive rate", ylabel="recall")
top.set_title("ROC", loc="left", color=INK)

for share, color, style, average, spot in [
    (0.05, BLUE, "-", 0.53, (0.56, 0.60)),
    (0.01, ORANGE, "--", 0.27, (0.04, 0.24)),
]:
    curve = precision(share, false_alarm, recall)
    assert abs(-np.trapezoid(curve, recall) - average) < 0.006  # the page counts a finite fleet
    low.plot(recall, curve, color=color, linestyle=style)
    low.axhline(share, color=color, linestyle=":", linewidth=1.5)
    here = point[1], precision(share, *point)
    low.plot(*here, "o", color=INK, markersize=8)
    low.text(*spot, f"{share:.0%} failing:\nAP {average:.2f}", color=color)
    low.annotate(f"{here[1]:.2f}", here, (0.865, here[1] + 0.035), color=INK)
low.set(xlim=(-0.02, 1.02), ylim=(-0.02, 1.03), xlabel="recall", ylabel="precision")
low.set_title("Precision-recall", loc="left", color=INK)
save(figure, __file__)
