"""usage: python examples/scale-out/ray_records.py RECORDS ARTICLES.ndjson…

Reads articles on a cluster of Ray, a task for each file, and writes records under the files' names.
OPENBATTLES names the command on the workers. The files and the folder RECORDS are where all of them see them.
Before: openbattles articles | split --line-bytes=16M --additional-suffix=.ndjson - articles-
Then:   openbattles build --records RECORDS
"""

import os
import subprocess
import sys
from pathlib import Path

import ray

COMMAND = os.environ.get("OPENBATTLES", "openbattles").split()


@ray.remote(max_retries=2)
def read(articles: str, records: str) -> str:
    target = Path(records, Path(articles).name)
    part = target.with_suffix(".part")
    with open(articles, "rb") as source, open(part, "wb") as out:
        command = [*COMMAND, "extract", "--jobs", "1", "--ndjson", "-"]
        done = subprocess.run(command, stdin=source, stdout=out, stderr=subprocess.PIPE)
    # 1 says that an article was left out; anything else has gone wrong.
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode(errors="replace"))
    part.rename(target)
    return done.stderr.decode(errors="replace")


records, *files = sys.argv[1:]
Path(records).mkdir(parents=True, exist_ok=True)
ray.init()
for messages in ray.get([read.remote(name, records) for name in files]):
    sys.stderr.write(messages)
