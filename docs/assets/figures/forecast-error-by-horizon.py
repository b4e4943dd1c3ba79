"""Mean absolute error of four forecasts of daily parcels, one to fourteen days ahead."""

import numpy as np
from house import BLUE, GREEN, ORANGE, SOFT, canvas, save

rng = np.random.default_rng(4)
n, H = 7 * 156, 14
week = np.array([120, 60, 20, 0, 60, -60, -200])
level = 1_000 + np.cumsum(rng.normal(0, 10, n))
parcels = level + np.tile(week, n // 7) + rng.normal(0, 40, n)


def smooth(past, alpha=0.2, gamma=0.05):
    """Return Holt-Winters forecasts without slope."""
    level = past[:28].mean()
    season = past[:28].reshape(4, 7).mean(axis=0) - level
    for t, value in enumerate(past):
        surprise = value - level - season[t % 7]
        level += alpha * surprise
        season[t % 7] += gamma * surprise
    return level + season[(len(past) + np.arange(H)) % 7]


rules = (
    ("mean", SOFT, "s", lambda past: np.full(H, past.mean()), (3.5, 139, "center")),
    ("naive", ORANGE, "o", lambda past: np.full(H, past[-1]), (9, 156, "center")),
    ("seasonal naive", GREEN, "^", lambda past: np.tile(past[-7:], 2), (10, 59, "center")),
    ("smoothing", BLUE, "D", smooth, (10, 30, "center")),
)
figure, axes = canvas(6.4, 4.4)
found = {}
for name, color, marker, rule, (x, y, side) in rules:
    errors = [parcels[t : t + H] - rule(parcels[:t]) for t in range(728, n - H + 1)]
    found[name] = np.abs(errors).mean(axis=0)
    axes.plot(np.arange(1, H + 1), found[name], marker + "-", color=color, markersize=5)
    axes.text(x, y, name, color=color, ha=side)
assert found["smoothing"][[0, 13]].round().tolist() == [37, 46]
assert found["naive"][[1, 6, 13]].round().tolist() == [146, 52, 53]
axes.set(ylim=(0, 170), xlim=(0.5, 14.5), xticks=[1, 4, 7, 10, 14])
axes.set(xlabel="days ahead", ylabel="mean absolute error")
save(figure, __file__)
