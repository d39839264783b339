#!/bin/sh
# Makes the static library that is installed from the one that cargo builds: `scripts/static.sh libmonty.a out.a include/exports.txt`.
#
# One relocatable object whose only global symbols are ours. As cargo leaves it, the archive brings all of Rust's library with
# global names, and a program that links two such archives has everything twice.
set -eu
input=$1
output=$2
exports=$3

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What no exported function leads to stays out, archive member by member.
${LD:-ld} -r -o "$work/monty.o" $(sed 's/^/-u /' "$exports") "$input"
# Rust's library carries LLVM bitcode, on which an `ar` with the plugin of an older LLVM aborts, so that goes too.
${OBJCOPY:-objcopy} --remove-section=.llvmbc --remove-section=.llvmcmd --wildcard --keep-global-symbol='monty_*' --strip-debug "$work/monty.o"
rm -f "$output"
${AR:-ar} rcs "$output" "$work/monty.o"
