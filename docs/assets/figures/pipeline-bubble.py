"""Four pipeline stages with one micro-batch and with four: when each device is busy."""

import house
import matplotlib.pyplot as plt
from matplotlib.patches import Patch

STAGES = 4
figure, panels = plt.subplots(2, 1, figsize=(6.4, 5.4), layout="constrained")
for axes, parts in zip(panels, (1, 4), strict=True):
    length = 1 / parts  # of one micro-batch on one stage, forward; backward takes twice that
    forward_end = (parts + STAGES - 1) * length
    total = 3 * forward_end
    for stage in range(STAGES):
        for part in range(parts):
            start = (part + stage) * length
            back = forward_end + 2 * (part + STAGES - 1 - stage) * length
            for left, wide, color in ((start, 1, house.BLUE), (back, 2, house.ORANGE)):
                axes.barh(
                    stage, wide * length, left=left, height=0.7, color=color, edgecolor="white"
                )
    busy = 3 / total
    axes.set_title(
        f"{parts} micro-batch{'es' if parts > 1 else ''}: {1 - busy:.0%} idle", loc="left"
    )
    axes.set(ylim=(STAGES - 0.5, -0.5), xlim=(0, 12.1))
    axes.set_yticks(range(STAGES), [f"stage {n}" for n in range(1, STAGES + 1)])
    axes.tick_params(axis="y", length=0)
panels[1].set_xlabel("time")
figure.legend(
    handles=[Patch(color=house.BLUE, label="forward"), Patch(color=house.ORANGE, label="backward")],
    loc="outside upper center",
    ncols=2,
)
house.save(figure, __file__)
