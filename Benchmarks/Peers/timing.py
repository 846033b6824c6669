"""What every peer shares: reading its input, timing its work, writing what it gave."""

import json
import statistics
import sys
import time


def read_input():
    """The JSON file that the benchmark wrote."""
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file)


def timed(name, work, answer=lambda result: result, clock=time.perf_counter):
    """The median time of `work` by a clock in half a second of runs, and its answer as a list of numbers."""
    result = work()
    times = []
    end = time.perf_counter() + 0.5
    while len(times) < 21 or time.perf_counter() < end:
        start = clock()
        result = work()
        times.append(clock() - start)
    numbers = [float(number) for number in answer(result)]
    return {"name": name, "seconds": statistics.median(times), "answer": numbers}


def write(*runs):
    """One list of runs to standard output, NaN by that name."""
    json.dump(runs, sys.stdout)
