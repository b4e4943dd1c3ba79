"""Gradient descent on w squared over 2, with and without clearing the gradient."""

import house

RATE, STEPS = 0.1, 60


def path(clear: bool) -> list[float]:
    w, grad, seen = 1.0, 0.0, [1.0]
    for _ in range(STEPS):
        grad = w if clear else grad + w
        w -= RATE * grad
        seen.append(w)
    return seen


figure, axes = house.canvas(height=3.7)
axes.axhline(0, color=house.SOFT, linewidth=1)
axes.plot(path(clear=False), color=house.ORANGE, label="never cleared")
axes.plot(path(clear=True), color=house.BLUE, label="cleared each step")
axes.legend(loc="upper center", ncols=2)
axes.set(xlabel="step", ylabel="weight (minimum at 0)", ylim=(-1.3, 1.65), xlim=(0, STEPS))
house.save(figure, __file__)
