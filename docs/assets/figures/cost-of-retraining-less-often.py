"""Cost a month against the interval between retrainings, by hand and automated."""

import house
import numpy as np

DECAY = 1_000  # dollars a month, lost for each month of age
interval = np.linspace(0.4, 8, 200)

figure, axes = house.canvas(height=4.2)
for price, name, color in (
    (6_000, "\\$6,000 a retraining", house.ORANGE),
    (600, "\\$600 a retraining", house.BLUE),
):
    cost = price / interval + DECAY * interval / 2
    best = np.sqrt(2 * price / DECAY)
    shown = cost < 7_000
    axes.plot(interval[shown], cost[shown] / 1_000, color=color, label=name)
    axes.plot(best, np.sqrt(2 * price * DECAY) / 1_000, "o", color=color, markersize=9)
axes.legend(loc="upper right")
axes.set(
    xlabel="months between retrainings",
    ylabel="thousand dollars a month",
    xlim=(0, 8),
    ylim=(0, 7),
)
house.save(figure, __file__)
