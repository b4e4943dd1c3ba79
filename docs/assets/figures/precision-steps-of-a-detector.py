"""Average precision by hand: five detections, four true boxes, one of them never found."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save

hits = np.array([1, 1, 0, 1, 0])
TRUE_BOXES = 4
recall = hits.cumsum() / TRUE_BOXES
precision = hits.cumsum() / np.arange(1, 6)
envelope = np.maximum.accumulate(precision[::-1])[::-1]
area = envelope[hits == 1].sum() / TRUE_BOXES
assert round(area, 4) == 0.6875

figure, axes = canvas(6.4, 4.3)
axes.fill_between([0, 0.5, 0.5, 0.75], [1, 1, 0.75, 0.75], color=ORANGE, alpha=0.18, linewidth=0)
axes.plot([0, 0.5, 0.5, 0.75, 0.75], [1, 1, 0.75, 0.75, 0], color=ORANGE, linestyle="--")
axes.plot(recall, precision, color=BLUE, marker="o", markersize=9)
spots = [(0.21, 1.04), (0.46, 1.04), (0.345, 0.645), (0.765, 0.78), (0.765, 0.56)]
names = ["1: right", "2: right", "3: twice", "4: right", "5: wrong"]
for name, spot in zip(names, spots, strict=True):
    axes.text(*spot, name, color=BLUE)
axes.text(0.05, 0.42, f"area {area:.2f}", color=INK)
axes.text(0.80, 0.2, "one box\nnever\nfound", color=SOFT)
axes.set(xlim=(0, 1.02), ylim=(0, 1.13), xlabel="recall", ylabel="precision")
axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
save(figure, __file__)
