"""A million rows of 200 keys on 20 tasks, one key with 30% of the rows: as hashed, and salted."""

import zlib

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save

TASKS, SALTS, HOT = 20, 16, 7
rng = np.random.default_rng(0)
station = np.where(rng.random(1_000_000) < 0.3, HOT, rng.integers(0, 200, 1_000_000))


def loads(salt):
    """Rows per task when the key is the station and, for the hot one, a salt."""
    sizes = np.zeros(TASKS, int)
    keys, counts = np.unique(station * SALTS + salt, return_counts=True)
    for key, rows in zip(keys, counts, strict=True):
        sizes[zlib.crc32(str(divmod(int(key), SALTS)).encode()) % TASKS] += rows
    return np.sort(sizes)[::-1] / 1000


before = loads(np.zeros_like(station))
after = loads(np.where(station == HOT, rng.integers(0, SALTS, len(station)), 0))
figure, axes = canvas(6.4, 3.9)
place = np.arange(1, TASKS + 1)
axes.axhline(50, color=SOFT, linestyle=":", linewidth=1.5)
axes.text(20.4, 57, "mean 50", color=SOFT, ha="right", va="bottom")
axes.plot(place, before, "o", color=ORANGE, markersize=8)
axes.plot(place, after, "D", color=BLUE, markersize=6, markerfacecolor="none", markeredgewidth=2)
axes.text(1.7, before[0], f"as it is: one task has {before[0]:.0f}", color=ORANGE, va="center")
axes.text(1.7, 110, f"salted: largest {after[0]:.0f}", color=BLUE, va="center")
axes.set(xlim=(0.2, 20.6), ylim=(0, 380), xlabel="task, largest first", ylabel="thousand rows")
axes.set_xticks([1, 5, 10, 15, 20])
axes.tick_params(colors=INK)
save(figure, __file__)
