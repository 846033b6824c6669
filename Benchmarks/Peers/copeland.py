"""Copeland's scores in numpy, every pair compared at once."""

import numpy as np

from timing import read_input, timed, write

data = read_input()
weights = np.array(data["weights"])
# Missing values come as the text "nan".
values = np.array(data["values"], dtype=float).reshape(-1, len(weights))


def copeland():
    left, right = values[:, None, :], values[None, :, :]
    won = (left > right) @ weights
    even = (left == right) @ weights
    known = won + won.T + even
    share = np.divide(won + even / 2, known, out=np.full_like(won, 0.5), where=known > 0)
    difference = share - 0.5
    np.fill_diagonal(difference, 0)
    return np.where(np.abs(difference) < 1e-12, 0, np.sign(difference)).sum(1)


write(timed("numpy " + np.__version__, copeland))
