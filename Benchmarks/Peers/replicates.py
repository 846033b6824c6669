"""Ranks under weights drawn anew in every replicate, in numpy and scipy, and the parts of that work by themselves."""

import base64
import time

import numpy as np
import scipy
from scipy.stats import rankdata

from timing import read_input, write

data = read_input()
units, replicates = data["units"], data["replicates"]
values = np.array(data["values"]).reshape(units, -1)
indicators = values.shape[1]
# The engine's weights, one row an indicator, to compare answers; what is timed draws its own.
drawn = np.frombuffer(base64.b64decode(data["weights"])).reshape(indicators, replicates).T
block = 1000
first = np.arange(units) * units
generator = np.random.default_rng(1)


def ordinal(scores):
    """The cells (unit, place) of the table."""
    return np.argsort(-scores, axis=1) * units + np.arange(units)


def competition(scores):
    return rankdata(-scores, method="min", axis=1).astype(np.int64) - 1 + first


def draw(count):
    weights = generator.standard_exponential((count, indicators))
    return weights / weights.sum(1, keepdims=True)


def counted(cells, weights_of):
    table = np.zeros(units * units, dtype=np.int64)
    for start in range(0, replicates, block):
        count = min(block, replicates - start)
        table += np.bincount(cells(weights_of(start, count) @ values.T).ravel(), minlength=units * units)
    return table


# Processor time, as the engine counts here: other programs do not lengthen it by waiting turns.
def best(name, runs, work, answer=None):
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    numbers = [] if answer is None else [float(number) for number in answer()]
    return {"name": name, "seconds": min(times), "answer": numbers}


def whole(name, runs, cells):
    return best(
        name,
        runs,
        lambda: counted(cells, lambda _, count: draw(count)),
        lambda: counted(cells, lambda start, count: drawn[start : start + count]),
    )


def products():
    for start in range(0, replicates, block):
        weights[start : start + block] @ values.T


weights = draw(replicates)
write(
    whole("numpy " + np.__version__ + " argsort", 4, ordinal),
    whole("scipy " + scipy.__version__ + " rankdata", 2, competition),
    best("numpy random numbers alone", 5, lambda: generator.standard_exponential((replicates, indicators))),
    best("numpy matrix product alone", 5, products),
)
