"""usage: spark-submit examples/scale-out/spark_records.py ARTICLES RECORDS

Reads articles (NDJSON, a path or pattern that Spark knows) on a cluster, and writes records as text files, a part each.
OPENBATTLES names the command on the workers; what it says goes to their standard error.
Before: openbattles articles >ARTICLES, a file that the workers see
Then:   for part in RECORDS/part-*; do mv "$part" "$part.ndjson"; done
        openbattles build --records RECORDS
"""

import os
import sys

from pyspark.sql import SparkSession

articles, records = sys.argv[1:]
command = os.environ.get("OPENBATTLES", "openbattles")
spark = SparkSession.builder.appName("open-battles").getOrCreate()
(
    spark.sparkContext.textFile(articles)
    # 1 says that an article was left out; anything else has gone wrong, and the part is tried again.
    .pipe(f"sh -c '{command} extract --jobs 1 --ndjson - || test $? -eq 1'", checkCode=True)
    .saveAsTextFile(records)
)
