"""Cells of a grid taken up by Dijkstra's search and by A* on the same map."""

import heapq

import matplotlib.pyplot as plt
from house import BLUE, INK, ORANGE, SOFT, save

WIDTH, HEIGHT, START, GOAL = 15, 7, (4, 3), (12, 3)
WALL = {(9, y) for y in range(2, 6)}


def search(guess):
    """Return the cells in the order of being settled, and the path."""
    best, parent, done = {START: 0}, {START: None}, []
    queue = [(guess(START), guess(START), START)]
    while queue:
        *_, cell = heapq.heappop(queue)
        if cell in done:
            continue
        done.append(cell)
        if cell == GOAL:
            break
        x, y = cell
        for other in [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]:
            inside = 0 <= other[0] < WIDTH and 0 <= other[1] < HEIGHT
            if inside and other not in WALL and best[cell] + 1 < best.get(other, 1e9):
                best[other], parent[other] = best[cell] + 1, cell
                near = guess(other)
                heapq.heappush(queue, (best[other] + near, near, other))
    path = [GOAL]
    while parent[path[-1]]:
        path.append(parent[path[-1]])
    return done, path


def manhattan(cell):
    """Return the steps to the goal if there were no wall."""
    return abs(cell[0] - GOAL[0]) + abs(cell[1] - GOAL[1])


figure, axes = plt.subplots(2, 1, figsize=(6.4, 6.9), layout="constrained")
runs = [("Dijkstra", lambda cell: 0, 86), ("A*, Manhattan distance", manhattan, 23)]
for ax, (name, guess, expected) in zip(axes, runs, strict=True):
    done, path = search(guess)
    assert (len(done), len(path) - 1) == (expected, 12)
    for x, y in done:
        ax.add_patch(plt.Rectangle((x, y), 1, 1, facecolor=BLUE, alpha=0.25, edgecolor="none"))
    for x, y in WALL:
        ax.add_patch(plt.Rectangle((x, y), 1, 1, facecolor=SOFT, edgecolor="none"))
    ax.plot([x + 0.5 for x, _ in path], [y + 0.5 for _, y in path], color=ORANGE, linewidth=3)
    for (x, y), letter in [(START, "S"), (GOAL, "G")]:
        ax.plot(
            x + 0.5, y + 0.5, "o", markersize=19, color="white", markeredgecolor=ORANGE, zorder=3
        )
        ax.text(x + 0.5, y + 0.47, letter, ha="center", va="center", color=INK, zorder=4)
    ax.set(xlim=(0, WIDTH), ylim=(0, HEIGHT), aspect="equal")
    ax.set_xticks(range(WIDTH + 1), [])
    ax.set_yticks(range(HEIGHT + 1), [])
    ax.tick_params(length=0)
    ax.grid(color=SOFT, linewidth=0.4, alpha=0.6)
    ax.spines[["top", "right"]].set_visible(True)
    ax.set_title(f"{name}: {len(done)} cells settled, {len(path) - 1} steps", loc="left", color=INK)
save(figure, __file__)
