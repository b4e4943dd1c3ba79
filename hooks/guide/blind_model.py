"""A guesser that learns how to weigh cues: their scores go in, its own scores come out.

A conditional logistic regression, P(option) ~ exp(cues @ weights), with a ridge.
"""

import os
from collections.abc import Sequence

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # starting more takes longer than they save
import numpy as np

RIDGE = 1.0  # of the weights, on cues with variance 1


def scores(
    cues: Sequence[Sequence[Sequence[float]]], keys: Sequence[int], folds: Sequence[int]
) -> list[list[float]]:
    """The scores of each question's options, learned from the questions of the other folds.

    `cues` has of each cue, of each question, one number for each option; the first is a length.
    `keys` has the place of each question's right option, `folds` the number of its fold.
    """
    counts = [len(given) for given in cues[0]]
    there = np.arange(max(counts)) < np.array(counts)[:, None]
    table = np.zeros((*there.shape, len(cues) + 1))
    for column, of_cue in enumerate(cues):
        table[:, :, column][there] = [score for given in of_cue for score in given]
    # Length enters twice, since the key may be the longest of short options and the reverse.
    table[:, :, -1] = np.log1p(table[:, :, 0])
    table = np.where(there[:, :, None], table, np.nan)
    table -= np.nanmean(table, axis=1, keepdims=True)
    table = np.nan_to_num(table / np.maximum(np.nanstd(table, axis=(0, 1)), 1e-9))
    fold, key = np.array(folds), np.array(keys)
    result = np.zeros(there.shape)
    for held in set(folds):
        rest, held_out = fold != held, fold == held
        if rest.any():
            weights = _fitted(table[rest], there[rest], key[rest])
            result[held_out] = table[held_out] @ weights
    return [row[:count] for row, count in zip(result.tolist(), counts, strict=True)]


def _fitted(table: np.ndarray, there: np.ndarray, key: np.ndarray) -> np.ndarray:
    """Weights (cues,), by Newton's method.

    `table` is (questions, options, cues), `there` (questions, options), `key` (questions,).
    """
    weights = np.zeros(table.shape[2])
    chosen = table[np.arange(len(key)), key]
    for _ in range(8):
        utility = np.where(there, table @ weights, -np.inf)
        share = np.exp(utility - utility.max(axis=1, keepdims=True))
        share /= share.sum(axis=1, keepdims=True)
        mean = np.einsum("qo,qoc->qc", share, table)
        gradient = (chosen - mean).sum(axis=0) - RIDGE * weights
        spread = np.einsum("qo,qoc,qod->cd", share, table, table, optimize=True) - mean.T @ mean
        step = np.linalg.solve(spread + RIDGE * np.eye(len(weights)), gradient)
        weights += step
        if np.abs(step).max() < 1e-6:
            break
    return weights
