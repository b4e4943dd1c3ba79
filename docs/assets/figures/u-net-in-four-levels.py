"""The shapes inside a small U-Net: down to context, up to position, and copies across."""

from itertools import pairwise

from house import BLUE, GREEN, INK, ORANGE, canvas, save

TIMES = "\N{MULTIPLICATION SIGN}"
SHAPES = [f"{256 >> level}² {TIMES} {32 << level}" for level in range(4)]
figure, axes = canvas(6.4, 4.8)
left = [(1.3 + 0.62 * level, 3 - level) for level in range(3)]
right = [(8.3 - 0.62 * level, 3 - level) for level in range(3)]
bottom = (4.8, 0)


def box(center, text, color):
    axes.text(
        *center,
        text,
        ha="center",
        va="center",
        color=INK,
        fontsize=12.5,
        bbox={"boxstyle": "round,pad=0.45", "facecolor": "none", "edgecolor": color, "lw": 2},
    )


def arrow(start, end, color, style="-"):
    axes.annotate(
        "",
        end,
        start,
        arrowprops={"arrowstyle": "-|>", "color": color, "lw": 2, "linestyle": style},
    )


for (x, y), shape in zip(left, SHAPES, strict=False):
    box((x, y), shape, BLUE)
for (x, y), shape in zip(right, SHAPES, strict=False):
    box((x, y), shape, GREEN)
box(bottom, SHAPES[3], INK)
for a, b in pairwise(left):
    arrow((a[0] + 0.2, a[1] - 0.27), (b[0] - 0.1, b[1] + 0.3), BLUE)
arrow((left[2][0] + 0.5, left[2][1] - 0.27), (bottom[0] - 1.2, 0.1), BLUE)
for b, a in pairwise(right):
    arrow((a[0] + 0.1, a[1] + 0.27), (b[0] - 0.2, b[1] - 0.3), GREEN)
arrow((bottom[0] + 1.2, 0.1), (right[2][0] - 0.5, right[2][1] - 0.3), GREEN)
for a, b in zip(left, right, strict=True):
    arrow((a[0] + 1.2, a[1]), (b[0] - 1.2, b[1]), ORANGE, "--")
axes.text(4.8, 3.17, "copy and concatenate", ha="center", color=ORANGE, fontsize=12.5)
axes.text(0.1, 0.55, "convolve,\npool", color=BLUE, fontsize=12.5)
axes.text(8.0, 0.55, "upsample,\nconvolve", color=GREEN, fontsize=12.5)
axes.text(8.3, 3.5, "a class for\neach pixel", ha="center", color=INK, fontsize=12.5)
axes.text(1.3, 3.6, "image", ha="center", color=INK, fontsize=12.5)
axes.set(xlim=(-0.1, 9.7), ylim=(-0.4, 4.0))
axes.axis("off")
save(figure, __file__)
