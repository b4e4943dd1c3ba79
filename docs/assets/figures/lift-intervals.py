"""Two arms whose intervals overlap, and the lift between them at two sample sizes."""

from math import exp, sqrt

import house
import matplotlib.pyplot as plt

Z = 1.96  # 95% intervals


def arm(orders: int, visitors: int) -> tuple[float, float, float]:
    """Rate and its normal-approximation interval, in percent."""
    rate = orders / visitors
    margin = Z * sqrt(rate * (1 - rate) / visitors)
    return 100 * rate, 100 * (rate - margin), 100 * (rate + margin)


def relative(control: int, variant: int, visitors: int) -> tuple[float, float, float]:
    """Relative lift and its log-ratio interval, in percent; arms of equal size."""
    ratio = variant / control
    factor = exp(Z * sqrt(1 / control + 1 / variant - 2 / visitors))
    return tuple(100 * (value - 1) for value in (ratio, ratio / factor, ratio * factor))


figure, (rates, lifts) = plt.subplots(2, 1, figsize=(6.4, 4.4), layout="constrained")

for axes, rows in (
    (
        rates,
        (
            ("control", house.SOFT, arm(1000, 20000)),
            ("variant", house.BLUE, arm(1120, 20000)),
        ),
    ),
    (
        lifts,
        (
            ("20,000\nper arm", house.BLUE, relative(1000, 1120, 20000)),
            ("4,000\nper arm", house.ORANGE, relative(200, 224, 4000)),
        ),
    ),
):
    for height, (_, color, (middle, low, high)) in zip((1, 0), rows, strict=True):
        axes.plot([low, high], [height, height], color=color, linewidth=4, solid_capstyle="butt")
        axes.plot(middle, height, "o", color=color, markersize=10)
    axes.set_yticks((1, 0), [name for name, _, _ in rows])
    axes.set_ylim(-0.6, 1.6)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)

rates.axvspan(arm(1120, 20000)[1], arm(1000, 20000)[2], color=house.RED, alpha=0.25, linewidth=0)
rates.set_xlabel("visitors who order, %")
lifts.axvline(0, color=house.INK, linewidth=1.2, linestyle="--")
lifts.set_xlabel("relative lift, %")

house.save(figure, __file__)
