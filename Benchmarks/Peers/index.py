"""A composite index in numpy, column by column: denominated, screened, imputed, treated, normalised, aggregated,
ranked. Tables are (units × indicators)."""

import numpy as np

from timing import read_input, timed, write

data = read_input()
raw = np.array(data["columns"], dtype=float).T
signs = np.where(data["isCost"], -1.0, 1.0)
denominators = np.array([column or [1.0] * len(raw) for column in data["denominators"]]).T
unit_groups = np.array(data["unitGroups"])
posts = np.array(data["goalposts"], dtype=float).reshape(-1, 2)
# A cost is scored by its negative: its posts change sides.
lows = np.where(signs < 0, -posts[:, 1], posts[:, 0]) if len(posts) else None
highs = np.where(signs < 0, -posts[:, 0], posts[:, 1]) if len(posts) else None
groups = [(np.array(group["children"]), np.array(group["weights"])) for group in data["groups"]]


def moments(x):
    """Skewness and excess kurtosis of the columns, as G1 and G2."""
    n = len(x)
    d = x - x.mean(0)
    square = d * d
    second = square.sum(0)
    skewness = np.sqrt(n) * (square * d).sum(0) / second**1.5 * np.sqrt(n * (n - 1)) / (n - 2)
    r = n * (square * square).sum(0) / (second * second)
    return skewness, ((n + 1) * (r - 3) + 6) * (n - 1) / ((n - 2) * (n - 3))


def passes(skewness, kurtosis):
    return (np.abs(skewness) < 2) | (kurtosis < 3.5)


def treated_column(column, skewness, maximum=5):
    x = column.copy()
    at_top = at_bottom = 0
    while at_top + at_bottom < maximum:
        if skewness >= 0:
            places = x == x.max()
            x[places] = x[~places].max()
            at_top = places.sum()
        else:
            places = x == x.min()
            x[places] = x[~places].min()
            at_bottom = places.sum()
        skewness, kurtosis = moments(x)
        if passes(skewness, kurtosis):
            return x
    low, high = column.min(), column.max()
    return np.log(column - low + 0.01 * (high - low))


def treated(x):
    skewness, kurtosis = moments(x)
    x = x.copy()
    for place in np.flatnonzero(~passes(skewness, kurtosis)):
        x[:, place] = treated_column(x[:, place], skewness[place])
    return x


def imputed(x, group_of):
    x = x.copy()
    for group in np.unique(group_of):
        rows = group_of == group
        part = x[rows]
        x[rows] = np.where(np.isnan(part), np.nanmean(part, 0), part)
    return x


def normalised(x):
    x = x * signs
    if lows is not None:
        return (x - lows) / (highs - lows) * 100
    low, high = np.nanmin(x, 0), np.nanmax(x, 0)
    return (x - low) / (high - low) * 100


def mean(x, weights):
    known = ~np.isnan(x)
    if data["isGeometric"]:
        return np.exp(np.where(known, np.log(x), 0) @ weights / (known @ weights))
    return np.where(known, x, 0) @ weights / (known @ weights)


def rounded(x, digits=12):
    factor = 10.0 ** (digits - 1 - np.floor(np.log10(np.abs(x))))
    return np.round(x * factor) / factor


def index():
    x = raw / denominators
    kept = np.mean(~np.isnan(x), 1) >= data["leastAvailable"]
    x = x[kept]
    if data["isMended"]:
        x = treated(imputed(x, unit_groups[kept]))
    nodes = np.empty((len(x), x.shape[1] + len(groups)))
    nodes[:, : x.shape[1]] = normalised(x)
    for place, (children, weights) in enumerate(groups, x.shape[1]):
        nodes[:, place] = mean(nodes[:, children], weights)
    scores = nodes[:, -1]
    compared = rounded(scores)
    ranks = 1 + (compared[None, :] > compared[:, None]).sum(1)
    return np.concatenate([scores, ranks])


write(timed("numpy " + np.__version__, index))
