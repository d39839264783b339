#!/bin/sh
# Runs the examples in C and Rust and compares what they print; README.md must show them as they are. The main job in C too:
# examples/agent, a new process for every tool call. (The examples of the other languages run with their wrappers' tests.)
set -eu
cd "$(dirname "$0")/.."

scripts/readme.py --check
library=$(scripts/library.sh "${MONTY_PROFILE:-dev}")
work=$PWD/target/examples
mkdir -p "$work"

${CC:-cc} -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -Iinclude examples/c/hello.c -o "$work/hello" \
    -L"$library" -lmonty -Wl,-rpath,"$library"
"$work/hello" | diff -u examples/c/hello.out -
echo "examples: C"
cargo run --quiet --example hello | diff -u examples/hello.out -
echo "examples: Rust"
examples/agent/run.sh "${MONTY_PROFILE:-dev}" >"$work/agent.txt" 2>&1 || {
    cat "$work/agent.txt" >&2
    exit 1
}
echo "examples: the agent, $(tail -n 1 "$work/agent.txt")"
