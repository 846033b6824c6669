"""Runs the shards of `mizan uncertainty` on Apache Spark and merges them.

python cluster/on_spark.py --shards 16 --out FILE MODEL --replicates 1000000
"""

import os
import sys

from pyspark import SparkConf, SparkContext

import shard


def main():
    def more(parser):
        parser.add_argument(
            "--master", default="local-cluster[2,1,1024]", help="a cluster's address; else two workers here"
        )

    own, options = shard.arguments("Apache Spark", more)
    # Workers on this machine run this Python; elsewhere PYSPARK_PYTHON says which.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.master": own.master,
        "spark.app.name": "mizan uncertainty",
        # Attempts of one shard in all.
        "spark.task.maxFailures": "4",
        "spark.ui.enabled": "false",
    }
    with SparkContext(conf=SparkConf().setAll(settings.items())) as spark:
        # Workers have no copy of the module.
        spark.addPyFile(shard.__file__)
        numbers = spark.parallelize(range(1, own.shards + 1), own.shards)
        mizan, count = own.mizan, own.shards
        shards = numbers.map(lambda number: shard.run(mizan, options, number, count)).collect()
    shard.merge(own.mizan, shards, own.out)


if __name__ == "__main__":
    main()
