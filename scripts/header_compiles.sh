#!/bin/sh
# Compiles include/monty.h alone, as every C and C++ that hosts use, with every compiler that is there and warnings as errors.
set -eu
cd "$(dirname "$0")/.."

flags="-Iinclude -fsyntax-only -Wall -Wextra -Wpedantic -Wconversion -Werror"
for compiler in gcc clang; do
    command -v "$compiler" >/dev/null || continue
    for standard in c99 c11 c17 c2x; do
        echo "$compiler -std=$standard"
        echo '#include <monty.h>' | $compiler -x c -std=$standard $flags -
    done
    # A compiler for C may come without the one for C++.
    echo 'int main() { return 0; }' | $compiler -x c++ -fsyntax-only - 2>/dev/null || continue
    for standard in c++11 c++14 c++17 c++20; do
        echo "$compiler -std=$standard"
        echo '#include <monty.h>' | $compiler -x c++ -std=$standard $flags -
    done
done
