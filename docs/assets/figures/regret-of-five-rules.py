"""Mean clicks lost by five rules that choose among three banners, 200 runs each."""

import numpy as np
from house import BLUE, GREEN, ORANGE, RED, SOFT, canvas, save

RATES, RUNS, T, TEST = np.array([0.05, 0.06, 0.08]), 200, 10_000, 3_000


def average(shown, clicks):
    """Return the click rate so far, 1 for a banner that was never shown."""
    return np.where(shown == 0, 1, clicks / np.maximum(shown, 1))


def greedy(rng, t, shown, clicks):
    """Return the averages, ties broken at random."""
    return average(shown, clicks) + 1e-9 * rng.random(shown.shape)


def epsilon_greedy(rng, t, shown, clicks):
    """Return random scores in a tenth of the runs, else the averages."""
    explore = rng.random((RUNS, 1)) < 0.1
    return np.where(explore, rng.random(shown.shape), greedy(rng, t, shown, clicks))


def ucb(rng, t, shown, clicks):
    """Return averages with the bonus of UCB1."""
    return average(shown, clicks) + np.sqrt(2 * np.log(t + 1) / np.maximum(shown, 1e-6))


def thompson(rng, t, shown, clicks):
    """Return one draw from each posterior."""
    return rng.beta(1 + clicks, 1 + shown - clicks)


def test_first(rng, t, shown, clicks):
    """Return random scores during the test, the averages afterward."""
    return rng.random(shown.shape) if t < TEST else greedy(rng, t, shown, clicks)


def regret(score):
    """Return the mean cumulated loss after each visit."""
    rng, run = np.random.default_rng(0), np.arange(RUNS)
    shown, clicks, lost = np.zeros((RUNS, 3)), np.zeros((RUNS, 3)), np.zeros(T)
    for t in range(T):
        arm = score(rng, t, shown, clicks).argmax(axis=1)
        shown[run, arm] += 1
        clicks[run, arm] += rng.random(RUNS) < RATES[arm]
        lost[t] = (RATES.max() - RATES[arm]).mean()
    return lost.cumsum()


lines = (
    ("greedy", greedy, ORANGE, "-", (6_100, 102, "right")),
    ("UCB1", ucb, RED, "--", (7_600, 84, "left")),
    ("A/B test of 3,000", test_first, SOFT, "-.", (4_600, 54, "left")),
    ("ε-greedy", epsilon_greedy, GREEN, ":", (9_950, 35.5, "right")),
    ("Thompson", thompson, BLUE, "-", (9_950, 20, "right")),
)
figure, axes = canvas(6.4, 4.6)
found, at = {}, np.arange(0, T, 200)
for name, score, color, style, (x, y, side) in lines:
    lost = found[name] = regret(score)
    axes.plot([*at, T], [*lost[at], lost[-1]], color=color, linestyle=style)
    axes.text(x, y, name, color=color, ha=side)
assert [lost[-1].round() for lost in found.values()] == [150, 124, 51, 46, 32]
axes.set(xlim=(0, T), ylim=(0, 155), xlabel="visits", ylabel="clicks lost")
axes.set_xticks([0, 2_500, 5_000, 7_500, 10_000], ["0", "2,500", "5,000", "7,500", "10,000"])
save(figure, __file__)
