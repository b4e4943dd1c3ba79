"""The error signal on its way down through 20 layers, for five starting scales."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, RED, canvas, save

DEPTH, WIDTH, ROWS = 20, 128, 256
SIGMOID = (lambda z: 1 / (1 + np.exp(-z)), lambda a: a * (1 - a))
TANH = (np.tanh, lambda a: 1 - a * a)
RELU = (lambda z: np.maximum(z, 0), lambda a: (a > 0) * 1.0)


def signal(unit, gain):
    """Return the norm of the error signal after 0..DEPTH layers, relative to the output."""
    activate, slope = unit
    rng = np.random.default_rng(0)
    weights = [rng.normal(0, gain / np.sqrt(WIDTH), (WIDTH, WIDTH)) for _ in range(DEPTH)]
    outputs = [rng.normal(size=(ROWS, WIDTH))]
    for weight in weights:
        outputs.append(activate(outputs[-1] @ weight))
    error = rng.normal(size=(ROWS, WIDTH))
    norms = [np.linalg.norm(error)]
    for weight, output in zip(weights[::-1], outputs[:0:-1], strict=True):
        error = (error * slope(output)) @ weight.T
        norms.append(np.linalg.norm(error))
    return np.array(norms) / norms[0]


figure, axes = canvas(6.4, 5.0)
lines = [
    ("ReLU, gain 2", RELU, 2, RED, "-"),
    ("ReLU, gain √2", RELU, np.sqrt(2), GREEN, "-"),
    ("ReLU, gain 1", RELU, 1, BLUE, "-"),
    ("tanh, gain ½", TANH, 0.5, INK, "--"),
    ("sigmoid, gain 1", SIGMOID, 1, ORANGE, "-"),
]
for name, unit, gain, color, style in lines:
    norms = signal(unit, gain)
    axes.plot(range(DEPTH + 1), norms, color=color, linestyle=style)
    axes.text(DEPTH + 0.5, norms[-1], name, color=color, va="center")
axes.plot([0, DEPTH], [1, 1], color=INK, linewidth=0.8)
axes.set(yscale="log", ylim=(1e-14, 1e5), xlim=(0, 28.5), xticks=[0, 5, 10, 15, 20])
axes.set_yticks([1e4, 1, 1e-4, 1e-8, 1e-12], ["1e4", "1", "1e-4", "1e-8", "1e-12"])
axes.minorticks_off()
axes.set_xlabel("layers below the output", loc="left")
axes.set_ylabel("error signal, relative to the output")
save(figure, __file__)
