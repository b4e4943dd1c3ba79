"""Draws a figure in the house style and saves it as an SVG of stable bytes.

Every script beside this file imports it, draws one figure and calls `save`.
`make figures` runs them all. Dark pages invert the picture with one style rule,
so the paper is transparent and the ink is dark.
"""

from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

INK, SOFT = "#1a1c20", "#5c6370"
BLUE, ORANGE, GREEN, RED = "#0b5fa5", "#b45309", "#0f7a52", "#b42318"

mpl.rcParams.update(
    {
        "svg.fonttype": "none",  # text stays text: sharp, searchable, small
        "svg.hashsalt": "guide",  # stable ids: the same script gives the same bytes
        "font.family": "sans-serif",
        "font.sans-serif": ["DejaVu Sans"],  # metrics are the same on every machine
        "font.size": 13,
        "text.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": SOFT,
        "axes.titlesize": 14,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "xtick.color": INK,
        "ytick.color": INK,
        "lines.linewidth": 2.2,
        "legend.frameon": False,
        "figure.facecolor": "none",
        "axes.facecolor": "none",
        "savefig.facecolor": "none",
    }
)


def canvas(width: float = 6.4, height: float = 4.2, columns: int = 1):
    """Return (figure, axes); `width` and `height` in inches.

    A reader's phone shows 6.4 inches on 358 pixels, so type of 13 points arrives as
    about 10 pixels: never go below 12 points, nor wider than 6.4 inches.
    """
    return plt.subplots(1, columns, figsize=(width, height), layout="constrained")


def save(figure, script: str) -> None:
    """Write `figure` as SVG beside `script` (pass `__file__`), without dates."""
    target = Path(script).with_suffix(".svg")
    figure.savefig(target, metadata={"Date": None, "Creator": None})
    lines = target.read_text(encoding="utf-8").splitlines()
    target.write_text("\n".join(line.rstrip() for line in lines) + "\n", encoding="utf-8")
    plt.close(figure)
