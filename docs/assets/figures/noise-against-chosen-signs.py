"""The same step in every pixel, with random signs and with the signs of the gradient."""

import numpy as np
from house import BLUE, INK, RED, canvas, save
from sklearn.datasets import load_digits
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split

X, y = load_digits(return_X_y=True)
train, test, seen, truth = train_test_split(X / 16, y, test_size=0.5, random_state=0)
model = LogisticRegression(max_iter=1_000).fit(train, seen)
error = model.predict_proba(test) - np.eye(10)[truth]
against = np.sign(error @ model.coef_)
noise = np.random.default_rng(0).choice([-1, 1], test.shape)
steps = np.linspace(0, 0.2, 21)


def accuracy(signs):
    """The accuracy after each step, pixels kept within 0 and 1."""
    return [model.score(np.clip(test + step * signs, 0, 1), truth) for step in steps]


figure, axes = canvas(6.4, 4.2)
axes.plot(steps, accuracy(noise), color=BLUE)
axes.plot(steps, accuracy(against), color=RED, linestyle="--")
axes.text(0.105, 0.86, "random signs", color=BLUE)
axes.text(0.125, 0.54, "signs of the\ngradient", color=RED)
axes.axhline(0.1, color=INK, linewidth=0.8, linestyle=":")
axes.text(0.0, 0.12, "guessing", color=INK)
axes.set(ylim=(0, 1.02), xlim=(-0.003, 0.205), xticks=[0, 0.05, 0.1, 0.15, 0.2])
axes.set_xlabel("change of each pixel (values run from 0 to 1)")
axes.set_ylabel("accuracy on 899 test digits")
save(figure, __file__)
