#!/usr/bin/env bash
# Runs a command with rustc told which ways through the interpreter are the usual ones: `scripts/profile/with.sh cargo build --release`.
# For that it runs programs in an instrumented build, once per state of the sources, and writes target/profile/monty.profdata: those of
# workloads/, which are like what agents write, many times, the test programs, which reach every part, once, and it checks types. The
# libraries are built so, too: from nothing it takes twice as long as a build without. rustc names the profile among what it has read, so
# all that uses it is built anew when it changes.
# That needs llvm-profdata of the same Rust (`rustup component add llvm-tools`); without it the command runs as it is.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$root/target/profile

record() (
    cd "$root"
    rm -rf "$folder"
    mkdir -p "$folder/raw"
    LLVM_PROFILE_FILE=$folder/raw/build-%m.profraw RUSTFLAGS="$flags -Cprofile-generate" \
        cargo build --quiet --release --bin monty --example profile-host --target-dir target
    rm -f "$folder"/raw/*
    LLVM_PROFILE_FILE=$folder/raw/%m.profraw target/release/examples/profile-host
    for _ in 1 2 3 4 5 6 7 8; do
        for program in scripts/profile/workloads/*.py; do
            LLVM_PROFILE_FILE=$folder/raw/%m.profraw target/release/monty "$program" >/dev/null
        done
    done
    # Some of them mean to fail: what counts is what they do until then.
    find tests/programs -name '*.py' -print0 | sort -z |
        LLVM_PROFILE_FILE=$folder/raw/%m.profraw xargs -0 -n 1 timeout 60 target/release/monty </dev/null >/dev/null 2>&1 || true
    "$profdata" merge -o "$folder/monty.profdata" "$folder"/raw/*.profraw
    rm -rf "$folder/raw"
)

profdata=$(find "$(rustc --print sysroot)/lib/rustlib" -name llvm-profdata -print -quit)
if [ -z "$profdata" ]; then
    echo "no profile is used: rustup component add llvm-tools" >&2
    exec "$@"
fi
export RUSTC_WRAPPER=$root/scripts/profile/rustc.sh
flags=${RUSTFLAGS:-}
state=$(cd "$root" && find src scripts/profile Cargo.toml Cargo.lock -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
if [ ! -f "$folder/monty.profdata" ] || [ "$(cat "$folder/state" 2>/dev/null)" != "$state" ]; then
    record
    echo "$state" >"$folder/state"
fi
# Not a word about the few functions that are others where the features are others: they do without.
RUSTFLAGS="$flags -Cprofile-use=$folder/monty.profdata -Cllvm-args=-no-pgo-warn-mismatch" exec "$@"
