"""TOPSIS, VIKOR and PROMETHEE II by scikit-criteria and pymcdm; the first argument after the input names one."""

import sys
import warnings
from importlib.metadata import version

import numpy as np

from timing import read_input, timed, write

data = read_input()
matrix = np.array(data["values"]).reshape(-1, len(data["weights"]))
weights = np.array(data["weights"])
shares = weights / weights.sum()
signs = np.where(data["isCost"], -1, 1)


def scikit_criteria_topsis():
    import skcriteria
    from skcriteria.agg.topsis import TOPSIS
    from skcriteria.pipelines import mkpipe
    from skcriteria.preprocessing.scalers import VectorScaler

    # It warns of criteria to minimise, though it handles them right.
    warnings.simplefilter("ignore")
    table = skcriteria.mkdm(matrix, signs, weights=weights)
    pipe = mkpipe(VectorScaler(target="matrix"), TOPSIS())
    name = "scikit-criteria " + version("scikit-criteria")
    return timed(name, lambda: pipe.evaluate(table), lambda result: result.e_.similarity)


def pymcdm(method):
    return timed("pymcdm " + version("pymcdm"), lambda: method(matrix, shares, signs))


def numpy_topsis():
    def work():
        scaled = matrix / np.sqrt((matrix * matrix).sum(0)) * signs * shares
        best = np.sqrt(((scaled - scaled.max(0)) ** 2).sum(1))
        worst = np.sqrt(((scaled - scaled.min(0)) ** 2).sum(1))
        return worst / (best + worst)

    return timed("numpy " + np.__version__, work)


match sys.argv[2]:
    case "topsis":
        write(scikit_criteria_topsis(), numpy_topsis())
    case "vikor":
        from pymcdm.methods import VIKOR

        write(pymcdm(VIKOR()))
    case "promethee":
        from pymcdm.methods import PROMETHEE_II

        write(pymcdm(PROMETHEE_II("usual")))
