"""One Gaussian for two peaks: the two directions of the KL divergence choose differently."""

import numpy as np
from house import BLUE, INK, ORANGE, SOFT, canvas, save
from scipy.integrate import trapezoid
from scipy.optimize import minimize
from scipy.stats import norm

x = np.linspace(-12, 12, 2401)
p = 0.6 * norm.pdf(x, -2, 0.8) + 0.4 * norm.pdf(x, 2.5, 0.8)
log_p = np.logaddexp(np.log(0.6) + norm.logpdf(x, -2, 0.8), np.log(0.4) + norm.logpdf(x, 2.5, 0.8))


def divergence(first, log_first, log_second):
    """KL divergence of two densities on the grid, in nats."""
    return trapezoid(first * (log_first - log_second), x)


def backward(v):
    log_q = norm.logpdf(x, v[0], np.exp(v[1]))
    return divergence(np.exp(log_q), log_q, log_p)


mean = trapezoid(p * x, x)
sd = np.sqrt(trapezoid(p * (x - mean) ** 2, x))
left, right = (minimize(backward, [start, 0], method="Nelder-Mead") for start in (-2, 2.5))
assert left.fun < right.fun
cover, pick = norm(mean, sd), norm(left.x[0], np.exp(left.x[1]))
for q, numbers in [(cover, (0.41, 0.78)), (pick, (5.21, 0.50))]:  # as the page says
    both = divergence(p, log_p, q.logpdf(x)), divergence(q.pdf(x), q.logpdf(x), log_p)
    assert np.allclose(np.round(both, 2), numbers)
figure, axes = canvas(6.4, 4.2)
axes.fill_between(x, p, color=SOFT, alpha=0.25, linewidth=0)
axes.plot(x, p, color=INK, linewidth=1.4)
axes.plot(x, cover.pdf(x), color=BLUE)
axes.plot(x, pick.pdf(x), color=ORANGE, linestyle="--")
axes.text(-6.9, 0.20, "KL(p‖q):\nmean and\nspread of p", color=BLUE)
axes.text(-0.7, 0.44, "KL(q‖p): one peak", color=ORANGE)
axes.text(3.5, 0.15, "p", color=INK)
axes.set(xlim=(-7, 7), ylim=(0, 0.53), xlabel="x", ylabel="density")
save(figure, __file__)
