"""How much of the error signal arrives k steps earlier: two tanh networks and two LSTMs."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, RED, canvas, save

STEPS, WIDTH, ROWS = 100, 64, 32


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def through_tanh(gain):
    """Norms of the signal 0..STEPS steps back; the recurrent matrix is gain times a rotation."""
    rng = np.random.default_rng(0)
    w = gain * np.linalg.qr(rng.normal(size=(WIDTH, WIDTH)))[0]
    h, states = np.zeros((ROWS, WIDTH)), []
    for _ in range(STEPS):
        h = np.tanh(h @ w + 0.1 * rng.normal(size=h.shape))
        states.append(h)
    signal = rng.normal(size=h.shape)
    norms = [np.linalg.norm(signal)]
    for h in reversed(states):
        signal = (signal * (1 - h * h)) @ w.T
        norms.append(np.linalg.norm(signal))
    return np.array(norms) / norms[0]


def through_lstm(bias):
    """The same for the cell of an LSTM whose forget gates have this bias."""
    rng = np.random.default_rng(0)
    w = rng.normal(0, 0.5 / np.sqrt(WIDTH), (WIDTH, 4 * WIDTH))
    h, c, states = np.zeros((ROWS, WIDTH)), np.zeros((ROWS, WIDTH)), []
    for _ in range(STEPS):
        z = h @ w + 0.1 * rng.normal(size=(ROWS, 4 * WIDTH))
        f, i, o = (sigmoid(part) for part in (z[:, :64] + bias, z[:, 64:128], z[:, 128:192]))
        g = np.tanh(z[:, 192:])
        old, c = c, f * c + i * g
        h = o * np.tanh(c)
        states.append((f, i, o, g, old, c))
    for_c, for_h = rng.normal(size=c.shape), np.zeros_like(c)
    norms = [np.linalg.norm(for_c)]
    for f, i, o, g, old, c in reversed(states):
        t = np.tanh(c)
        for_c = for_c + for_h * o * (1 - t * t)
        gates = [for_c * old * f * (1 - f), for_c * g * i * (1 - i), for_h * t * o * (1 - o)]
        for_h = np.hstack([*gates, for_c * i * (1 - g * g)]) @ w.T
        for_c = for_c * f
        norms.append(np.linalg.norm(for_c))
    return np.array(norms) / norms[0]


figure, axes = canvas(6.4, 4.6)
lines = [
    ("tanh, gain 1.1", through_tanh(1.1), RED, "--", 1),
    ("tanh, gain 0.9", through_tanh(0.9), ORANGE, "--", 2),
    ("LSTM, forget\nbias 1", through_lstm(1), BLUE, "-", 0.6),
    ("LSTM, forget\nbias 4", through_lstm(4), GREEN, "-", 1),
]
for name, norms, color, style, lift in lines:
    axes.plot(norms, color=color, linestyle=style)
    axes.text(103, norms[-1] * lift, name, color=color, va="center")
axes.axhline(1, color=INK, linewidth=0.8)
axes.set(yscale="log", xlim=(0, 150), ylim=(1e-9, 1e3), xticks=[0, 25, 50, 75, 100])
axes.set_yticks([1e2, 1, 1e-2, 1e-4, 1e-6, 1e-8], ["1e2", "1", "1e-2", "1e-4", "1e-6", "1e-8"])
axes.minorticks_off()
axes.set_xlabel("steps back in time", loc="left")
axes.set_ylabel("error signal, relative to the end")
save(figure, __file__)
