#!/bin/sh
# Makes include/monty.h, and the list of its functions beside it, from src/capi with the cbindgen that scripts/setup.sh pins.
# `scripts/header.sh --check` fails instead when the committed header is not what would be made.
set -eu
cd "$(dirname "$0")/.."

cbindgen=target/tools/bin/cbindgen
scripts/setup.sh lint

mkdir -p target/header
# The header has the order of the modules: their sources as one file. Nothing else of the crate is for C to see.
modules=$(sed -n 's/^pub mod \([a-z_]*\);$/\1/p' src/capi/mod.rs)
for module in $modules; do
    grep -v '^//!' "src/capi/$module.rs"
done >target/header/capi.rs

package=$(sed -n 's/^version = "\([0-9.]*\)".*/\1/p' Cargo.toml | head -n 1)
major=${package%%.*}
patch=${package##*.}
minor=${package#*.}
minor=${minor%.*}
sed -e "s/@MAJOR@/$major/g" -e "s/@MINOR@/$minor/g" -e "s/@PATCH@/$patch/g" cbindgen.toml >target/header/cbindgen.toml

"$cbindgen" --quiet --config target/header/cbindgen.toml --output target/header/raw.h target/header/capi.rs

# What Rust calls the safety section says in other words what the preamble says for all functions. Structs get a tag, as
# C++ and debuggers show it. Blank lines are kept one at a time.
awk '
    /^typedef struct {$/ { body = ""; in_struct = 1; next }
    in_struct && /^} [A-Za-z]*;$/ { print "typedef struct " substr($2, 1, length($2) - 1) " {" body; in_struct = 0 }
    in_struct { body = body "\n" $0; next }
    /^ \* # Safety$/ { skipping = 1; held = ""; next }
    skipping && /^ \*\/$/ { skipping = 0 }
    skipping { next }
    held != "" { print held; held = "" }
    /^ \*$/ { held = $0; next }
    /^$/ { blank = 1; next }
    { if (blank) print ""; blank = 0; print }
' target/header/raw.h >target/header/monty.h

grep -o 'monty_[a-z0-9_]*(' target/header/monty.h | tr -d '(' | grep -v '`' | LC_ALL=C sort -u >target/header/exports.txt

if [ "${1:-}" = --check ]; then
    for file in monty.h exports.txt; do
        diff -u "include/$file" "target/header/$file" || {
            echo "include/$file is not what src/capi says: run make header" >&2
            exit 1
        }
    done
else
    mkdir -p include
    cp target/header/monty.h target/header/exports.txt include/
fi
