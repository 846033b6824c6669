"""Runs the shards of `mizan uncertainty` on Dask distributed and merges them.

python cluster/on_dask.py --shards 16 --out FILE MODEL --replicates 1000000
"""

from dask.distributed import Client, LocalCluster, as_completed

import shard


def main():
    def more(parser):
        parser.add_argument("--scheduler", help="address of a running cluster; else workers on this machine")
        parser.add_argument("--workers", type=int, default=2, help="workers on this machine")

    own, options = shard.arguments("Dask distributed", more)
    with client(own) as dask:
        # Workers elsewhere have no copy of the module.
        dask.upload_file(shard.__file__)
        numbers = range(1, own.shards + 1)
        tasks = [
            dask.submit(shard.run, own.mizan, options, number, own.shards, retries=3, pure=False)
            for number in numbers
        ]
        shard.merge(own.mizan, (task.result() for task in as_completed(tasks)), own.out)


def client(own):
    if own.scheduler:
        return Client(own.scheduler)
    # No dashboard: several clusters can stand beside each other.
    return Client(LocalCluster(n_workers=own.workers, threads_per_worker=1, dashboard_address=None))


if __name__ == "__main__":
    main()
