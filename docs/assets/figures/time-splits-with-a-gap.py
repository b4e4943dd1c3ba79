"""Four backtests on weekly tables, with a gap as long as the label still needs."""

import numpy as np
from house import BLUE, ORANGE, SOFT, canvas, save
from matplotlib.patches import Patch
from sklearn.model_selection import TimeSeriesSplit

WEEKS, HORIZON, BLOCK = 24, 4, 4
folds = TimeSeriesSplit(n_splits=4, test_size=BLOCK, gap=HORIZON - 1)
figure, axes = canvas(6.4, 3.6)
for row, (train, test) in enumerate(folds.split(np.arange(WEEKS))):
    first, last = test[0] + 1, train[-1] + 1
    assert last + HORIZON == first  # the newest training label is settled that morning
    axes.barh(row, last, left=0.5, height=0.62, color=BLUE)
    axes.barh(
        row, HORIZON - 1, left=last + 0.5, height=0.62, color="none", edgecolor=SOFT, hatch="///"
    )
    axes.barh(row, BLOCK, left=first - 0.5, height=0.62, color=ORANGE)
axes.set(xlim=(0.5, WEEKS + 0.5), ylim=(3.6, -0.6), xlabel="week of the table")
axes.set_yticks(range(4), [f"fold {n}" for n in range(1, 5)])
axes.set_xticks([1, 5, 9, 13, 17, 21])
axes.tick_params(axis="y", length=0)
handles = [
    Patch(color=BLUE, label="train"),
    Patch(facecolor="none", edgecolor=SOFT, hatch="///", label="label not settled"),
    Patch(color=ORANGE, label="test"),
]
figure.legend(
    handles=handles, loc="outside upper center", ncols=3, handlelength=1.4, columnspacing=1.2
)
save(figure, __file__)
