#!/usr/bin/env bash
# Fuzzes for a while: each target, or those named.
#
#     scripts/fuzz.sh [compile_run] [program_load] [run_load] [value_decode]        FUZZ_SECONDS=60 for each
#
# Stable Rust builds the targets: the counters that libFuzzer follows come from a pass of LLVM's, switched on below. Sanitizers
# would need nightly, and look for what safe Rust does not have. The versions are those of fuzz/Cargo.lock, as far as they go.
# Building takes some minutes, so continuous integration leaves this out.
# What is found is in fuzz/artifacts/TARGET: `fuzz/target/HOST/release/TARGET FILE` repeats it. A finding becomes a program in
# tests/hostile, or bytes that its runner damages.

set -euo pipefail
cd "$(dirname "$0")/../fuzz"

SECONDS_EACH=${FUZZ_SECONDS:-60}
host=$(rustc -vV | sed -n 's/^host: //p')
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(compile_run program_load run_load value_decode)

flags=(--cfg fuzzing -Cpasses=sancov-module)
for option in level=4 inline-8bit-counters pc-table trace-compares; do
    flags+=("-Cllvm-args=-sanitizer-coverage-$option")
done
# The target is named so that build scripts and macros are left alone.
RUSTFLAGS="${flags[*]}" cargo build --quiet --release --target "$host"

binaries=target/$host/release
MONTY_FUZZ_SEEDS=../tests:corpus "$binaries/compile_run"
failed=0
for target in "${targets[@]}"; do
    mkdir -p "corpus/$target" "artifacts/$target"
    options=(-max_total_time="$SECONDS_EACH" -timeout=20 -rss_limit_mb=1024 -malloc_limit_mb=512 -artifact_prefix="artifacts/$target/" -print_final_stats=1 -verbosity=1)
    [ "$target" = compile_run ] && options+=(-dict=python.dict -max_len=4096)
    echo "fuzz: $target for $SECONDS_EACH seconds"
    if "$binaries/$target" "${options[@]}" "corpus/$target" >"artifacts/$target.log" 2>&1; then
        grep -E "^(stat::number_of_executed_units|stat::peak_rss_mb)|^#.*DONE" "artifacts/$target.log" || true
    else
        failed=1
        echo "fuzz: $target found something:"
        tail -n 40 "artifacts/$target.log"
    fi
done
exit $failed
