"""Sobol indices of the mean rank shift of an index whose weights are uniform on the simplex: SALib's sample and analysis,
the model in numpy."""

import time
from importlib.metadata import version

import numpy as np
from SALib.analyze import sobol as analysis
from SALib.sample import sobol as sample

from timing import read_input, timed, write

data = read_input()
values = np.array(data["values"], dtype=float).reshape(data["units"], -1)
inputs = values.shape[1]
problem = {"num_vars": inputs, "names": [f"w{i}" for i in range(inputs)], "bounds": [[0.0, 1.0]] * inputs}


def ranks(scores):
    places = np.empty(scores.shape, dtype=np.int32)
    np.put_along_axis(places, np.argsort(-scores, axis=1), np.arange(scores.shape[1], dtype=np.int32)[None, :], 1)
    return places


nominal = ranks(values.mean(1)[None, :])


def shares():
    draws = sample.sample(problem, data["rows"], calc_second_order=False, seed=1)
    parts = -np.log(np.maximum(draws, 1e-300))
    weights = parts / parts.sum(1, keepdims=True)
    shifts = np.abs(ranks(weights @ values.T) - nominal).mean(1)
    found = analysis.analyze(problem, shifts, calc_second_order=False, num_resamples=100, seed=1)
    return np.concatenate([found["S1"], found["ST"]])


write(timed("SALib " + version("SALib") + ", numpy " + np.__version__, shares, clock=time.process_time))
