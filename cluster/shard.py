"""One shard of `mizan uncertainty` as bytes, and the merging of many: what the engines share.

The program, the model and its dataset must be at the same path on every worker; shards travel as bytes through the
engine, so that no shared folder is needed.
"""

import argparse
import os
import subprocess
import tempfile


def arguments(engine, more):
    """The command line that every engine takes; `more` adds the engine's own options."""
    parser = argparse.ArgumentParser(
        description=f"Runs the shards of `mizan uncertainty` on {engine} and merges them.",
        epilog="Options that are not listed go to mizan uncertainty: --replicates, --seed, --at and so on.",
    )
    parser.add_argument("--shards", type=int, default=16, help="how many parts; more than workers")
    parser.add_argument("--mizan", default="mizan", help="the program, where it is not on the PATH")
    parser.add_argument("--out", required=True, help="the merged file")
    more(parser)
    return parser.parse_known_args()


def run(mizan, options, number, count):
    """The bytes of shard `number` of `count`; an exception, which the engine answers by trying again, if it fails."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "shard")
        command = [mizan, "uncertainty", *options, "--threads", "1"]
        done = subprocess.run(
            [*command, "--shard", f"{number}/{count}", "--out", path],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        if done.returncode != 0:
            message = done.stderr.decode(errors="replace").strip()
            raise RuntimeError(f"shard {number}/{count} ended with {done.returncode}: {message}")
        with open(path, "rb") as file:
            return file.read()


def merge(mizan, shards, out):
    """Merges the bytes of shards, in whatever order they came."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for place, content in enumerate(shards):
            paths.append(os.path.join(folder, f"{place}.shard"))
            with open(paths[-1], "wb") as file:
                file.write(content)
        subprocess.run([mizan, "merge", *paths, "--out", out], check=True)
