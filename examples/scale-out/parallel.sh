#!/usr/bin/env bash
# usage: examples/scale-out/parallel.sh ARTICLES.ndjson RECORDS [PARALLEL-OPTION…]
# Reads articles on all processors, 16 MB of whole lines at a time, and writes records. To use more machines:
# --sshloginfile HOSTS --workdir DIR. OPENBATTLES names the command on them.
# Before: openbattles articles >ARTICLES.ndjson    Then: openbattles build --records RECORDS
set -euo pipefail
articles=$1 records=$2
shift 2
mkdir -p "$records"
# 1 says that an article was left out, which messages.txt tells of; anything else has gone wrong.
parallel --pipe-part --arg-file "$articles" --block 16M --keep-order --line-buffer "$@" \
  "${OPENBATTLES:-openbattles} extract --jobs 1 --ndjson - || test \$? -eq 1" \
  >"$records/records.ndjson" 2>"$records/messages.txt"
