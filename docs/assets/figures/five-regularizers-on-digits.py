"""Validation loss of one small network on 200 digits, without and with regularizers."""

import numpy as np
from house import BLUE, GREEN, INK, ORANGE, RED, SOFT, canvas, save
from sklearn.datasets import load_digits
from threadpoolctl import threadpool_limits

threadpool_limits(1)  # small matrices: more threads only wait for each other
pixels, digit = load_digits(return_X_y=True)
order = np.random.default_rng(1).permutation(len(digit))
pixels, digit = pixels[order] / 16, digit[order]
ROWS, HIDDEN, STEPS, RATE = 200, 128, 600, 3e-3


def shifted(images, rng):
    """Each image moved by up to one pixel in both directions."""
    moves = rng.integers(-1, 2, (len(images), 2))
    framed = np.pad(images.reshape(-1, 8, 8), ((0, 0), (1, 1), (1, 1)))
    cut = [f[1 + y : 9 + y, 1 + x : 9 + x] for f, (y, x) in zip(framed, moves, strict=True)]
    return np.array(cut).reshape(-1, 64)


def mirrored(images, rng):
    """Each image mirrored with probability one half."""
    mirror = images.reshape(-1, 8, 8)[:, :, ::-1].reshape(-1, 64)
    return np.where(rng.random((len(images), 1)) < 0.5, mirror, images)


def validation(seed, drop=0.0, decay=0.0, augment=None):
    """(step, training loss, validation loss, accuracy) every ten steps of full-batch AdamW."""
    rng = np.random.default_rng(seed)
    truth = np.eye(10)[digit[:ROWS]]
    W = [rng.normal(0, np.sqrt(2 / 64), (64, HIDDEN)), np.zeros(HIDDEN)]
    W += [rng.normal(0, 0.05, (HIDDEN, 10)), np.zeros(10)]
    m, v = [np.zeros_like(w) for w in W], [np.zeros_like(w) for w in W]
    log = []

    def forward(images, mask):
        hidden = np.maximum(images @ W[0] + W[1], 0) * mask
        scores = hidden @ W[2] + W[3]
        top = scores.max(axis=1, keepdims=True)
        return hidden, scores - top - np.log(np.exp(scores - top).sum(axis=1, keepdims=True))

    for t in range(1, STEPS + 1):
        images = augment(pixels[:ROWS], rng) if augment else pixels[:ROWS]
        mask = (rng.random((ROWS, HIDDEN)) >= drop) / (1 - drop)
        hidden, log_p = forward(images, mask)
        D2 = (np.exp(log_p) - truth) / ROWS
        D1 = (D2 @ W[2].T) * mask * (hidden > 0)
        for i, g in enumerate([images.T @ D1, D1.sum(0), hidden.T @ D2, D2.sum(0)]):
            m[i], v[i] = 0.9 * m[i] + 0.1 * g, 0.999 * v[i] + 0.001 * g * g
            kept = W[i] * (1 - RATE * decay) if i in (0, 2) else W[i]
            W[i] = kept - RATE * (m[i] / (1 - 0.9**t)) / (np.sqrt(v[i] / (1 - 0.999**t)) + 1e-8)
        if t % 10 == 0:
            losses = -forward(pixels, 1.0)[1]
            right = losses[ROWS:].argmin(axis=1) == digit[ROWS:]
            each = losses[np.arange(len(digit)), digit]
            log.append((t, each[:ROWS].mean(), each[ROWS:].mean(), right.mean()))
    return np.array(log)


plans = [
    ("mirrored", {"augment": mirrored}, RED, "-", 0.455),
    ("none", {}, INK, "-", 0.345),
    ("dropout", {"drop": 0.5}, BLUE, "-", 0.292),
    ("decay 1", {"decay": 1.0}, ORANGE, "--", 0.263),
    ("shifted", {"augment": shifted}, GREEN, "-", 0.2375),
    ("shifted,\ndropout", {"augment": shifted, "drop": 0.5}, SOFT, "--", 0.205),
]
figure, axes = canvas(6.4, 5.2)
for name, plan, color, style, height in plans:
    runs = np.array([validation(seed, **plan) for seed in range(5)])
    step, train, loss, accuracy = runs.mean(axis=0).T
    best, spread = loss.argmin(), runs[:, -1, 3].std(ddof=1)
    print(
        f"{name.replace(chr(10), ' '):17} train {train[-1]:.3f} validation {loss[-1]:.3f}"
        f" accuracy {accuracy[-1]:.3f} (sd {spread:.3f}); best {loss[best]:.3f}"
        f" at {step[best]:.0f}, accuracy {accuracy[best]:.3f}"
    )
    axes.plot(step, loss, color=color, linestyle=style)
    axes.plot(step[best], loss[best], "o", color=color, markersize=6)
    axes.text(STEPS + 12, height, name, color=color, va="center")
axes.set(yscale="log", xlim=(0, 790), ylim=(0.18, 1.0), xticks=[0, 200, 400, 600])
axes.set_yticks([0.2, 0.3, 0.5, 1], ["0.2", "0.3", "0.5", "1"])
axes.minorticks_off()
axes.set_xlabel("training step", loc="left")
axes.set_ylabel("validation loss")
save(figure, __file__)
