#!/bin/sh
# Meilisearch takes its master key from the environment or a command line alone; here it comes from a file, as every secret does.
set -eu
MEILI_MASTER_KEY=$(cat "$MEILI_MASTER_KEY_FILE")
export MEILI_MASTER_KEY
# What does not fit into memory while it indexes is put aside: on the volume, since the rest is read-only.
mkdir -p "$TMPDIR"
exec meilisearch
