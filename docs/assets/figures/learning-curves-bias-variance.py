"""Learning curves of two models on the digits data: one too stiff, one too free."""

import matplotlib.pyplot as plt
from house import BLUE, GREEN, INK, ORANGE, save
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, learning_curve
from sklearn.tree import DecisionTreeClassifier

SIZES = [50, 100, 200, 400, 700, 1000, 1437]
TARGET = 0.031  # five-fold error of logistic regression on all 64 pixels

pixels, digit = load_digits(return_X_y=True)
pixels = pixels / 16
quadrants = pixels.reshape(-1, 2, 4, 2, 4).mean(axis=(2, 4)).reshape(-1, 4)
folds = StratifiedKFold(5, shuffle=True, random_state=0)


def errors(model, features):
    """Return (training error, validation error), one value for each size."""
    _, train, valid = learning_curve(
        model, features, digit, cv=folds, train_sizes=SIZES, shuffle=True, random_state=0
    )
    return 1 - train.mean(axis=1), 1 - valid.mean(axis=1)


stiff = errors(LogisticRegression(C=100, max_iter=2000), quadrants)
free = errors(DecisionTreeClassifier(random_state=0), pixels)
_, best = errors(LogisticRegression(max_iter=2000), pixels)
assert round(best[-1], 3) == TARGET
assert (stiff[0].round(2)[-1], stiff[1].round(2)[-1]) == (0.45, 0.46)
assert stiff[1].round(3)[4] == 0.463 and stiff[1].round(3)[-1] == 0.46
assert free[0].max() == 0 and free[1].round(2)[4] == 0.2 and free[1].round(2)[-1] == 0.14

figure, panels = plt.subplots(2, 1, figsize=(6.4, 7.0), sharex=True, layout="constrained")
names = ["Four averages, logistic regression", "All 64 pixels, fully grown tree"]
for axes, (train, valid), name in zip(panels, [stiff, free], names, strict=True):
    axes.plot(SIZES, valid, "o-", color=ORANGE, markersize=5)
    axes.plot(SIZES, train, "s--", color=BLUE, markersize=5)
    axes.axhline(TARGET, color=GREEN, linestyle=":")
    axes.set(ylim=(-0.02, 0.62), xlim=(0, 1480), ylabel="error rate")
    axes.set_title(name, loc="left", color=INK)
panels[0].text(1440, 0.495, "validation", color=ORANGE, ha="right")
panels[0].text(1440, 0.395, "training", color=BLUE, ha="right")
panels[0].text(1440, 0.05, "target 3.1%", color=GREEN, ha="right")
panels[1].text(760, 0.235, "validation", color=ORANGE)
panels[1].text(330, 0.05, "target 3.1%", color=GREEN)
panels[1].text(1440, 0.045, "training: 0", color=BLUE, ha="right")
panels[1].set_xlabel("training examples")
save(figure, __file__)
