"""Mean and 99th percentile of the response time of one queue, against its load."""

import house
import numpy as np

SERVICE = 20  # milliseconds of work for a request, on average
load = np.linspace(0, 0.97, 200)
mean = SERVICE / (1 - load)
figure, axes = house.canvas(6.4, 4.4)
axes.plot(load, mean * np.log(100), color=house.ORANGE)
axes.plot(load, mean, color=house.BLUE)
for share in (0.5, 0.8, 0.9):
    axes.plot(share, SERVICE / (1 - share) * np.log(100), "o", color=house.ORANGE, markersize=8)
    axes.plot(share, SERVICE / (1 - share), "o", color=house.BLUE, markersize=8)
axes.axhline(500, color=house.SOFT, linewidth=1.2, linestyle="--")
axes.text(0.01, 520, "budget 500 ms", color=house.SOFT)
axes.text(0.55, 275, "99th percentile", color=house.ORANGE, ha="right")
axes.text(0.98, 40, "mean", color=house.BLUE, ha="right")
axes.set(xlim=(0, 1), ylim=(0, 1000), xlabel="load: share of time busy", ylabel="milliseconds")
axes.set_xticks([0, 0.25, 0.5, 0.75, 1])
house.save(figure, __file__)
