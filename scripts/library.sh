#!/bin/sh
# Builds the library and prints the folder it is in: `scripts/library.sh [dev|release|quick]`, with further arguments for cargo.
# Beside libmonty.so stands a link with the name that programs linked to it look for at run time.
set -eu
cd "$(dirname "$0")/.."

profile=${1:-dev}
[ $# -eq 0 ] || shift
cargo build --quiet --lib --profile "$profile" "$@" >&2

folder=${CARGO_TARGET_DIR:-$PWD/target}/$profile
[ "$profile" != dev ] || folder=${CARGO_TARGET_DIR:-$PWD/target}/debug
name=$(sed -n 's/^version = "\([0-9]*\.[0-9]*\)\..*/libmonty.so.\1/p' Cargo.toml | head -n 1)
[ ! -f "$folder/libmonty.so" ] || ln -sf libmonty.so "$folder/$name"
echo "$folder"
