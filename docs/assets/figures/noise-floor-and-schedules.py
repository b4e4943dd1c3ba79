"""Expected loss of noisy gradient descent on a quadratic bowl, for four learning-rate plans."""

import numpy as np
from house import BLUE, GREEN, ORANGE, RED, canvas, save

STEPS = 1000
curvature = np.geomspace(0.01, 1, 20)


def expected_loss(rates, batch=1):
    """Mean loss before each step: the variance of each coordinate is followed exactly."""
    square, losses = np.full(20, 100.0), []
    for rate in rates:
        losses.append((curvature * square).sum() / 2)
        square = (1 - rate * curvature) ** 2 * square + rate**2 / batch
    return np.array(losses)


step = np.arange(STEPS)
cosine = 0.3 * (1 + np.cos(np.pi * step / STEPS))
plans = [
    ("rate 0.6", expected_loss(np.full(STEPS, 0.6)), RED, "-"),
    ("rate 0.06", expected_loss(np.full(STEPS, 0.06)), BLUE, "-"),
    ("rate 0.6, tenfold batch", expected_loss(np.full(STEPS, 0.6), 10), ORANGE, "--"),
    ("cosine, 0.6 to 0", expected_loss(cosine), GREEN, "-"),
]
for name, losses, _, _ in plans:
    print(f"{name:20} after 100: {losses[100]:.2f}  after 999: {losses[-1]:.2f}")
figure, axes = canvas(6.4, 4.6)
for _, losses, color, style in plans:
    axes.plot(step[::5], losses[::5], color=color, linestyle=style)
spots = {0: (720, 3.9), 1: (120, 17), 2: (575, 0.2), 3: (215, 1.35)}
for i, (name, _, color, _) in enumerate(plans):
    axes.text(*spots[i], name, color=color)
axes.set(yscale="log", xlim=(0, STEPS), xlabel="step", ylabel="expected loss", ylim=(0.15, 300))
axes.set_yticks([0.3, 1, 3, 10, 30, 100], ["0.3", "1", "3", "10", "30", "100"])
axes.minorticks_off()
save(figure, __file__)
