#!/bin/sh
# The whole test suite, one runner after the other. One that fails does not keep the next ones from running.
set -u
cd "$(dirname "$0")/.."

failed=
# `run COMMAND...`: runs it, remembers when it fails, and says how long it took.
run() {
    began=$(date +%s)
    echo "== $*"
    "$@" || failed="$failed
    $*"
    echo "== $*: $(($(date +%s) - began)) s"
}

run cargo test --no-fail-fast
run cargo test --test hostile -- --short
run scripts/header_compiles.sh
run scripts/ffi.sh
run scripts/consumers.sh
run scripts/examples.sh
run scripts/wrappers.sh

[ -z "$failed" ] || {
    echo "failed:$failed" >&2
    exit 1
}
echo "all passed"
