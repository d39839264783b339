#!/bin/sh
# Builds the shared library, checks that it exports what include/exports.txt says and nothing else, and runs the C and C++ tests
# of ffi-tests against it, under valgrind where there is one.
#
#     scripts/ffi.sh [TEST...]     default: all; a test is a name such as test_run, misuse, fault, hpp or stress
set -eu
cd "$(dirname "$0")/.."

root=$PWD
work=$root/target/ffi
mkdir -p "$work"
warnings="-g -Wall -Wextra -Wpedantic -Wconversion -Werror -Iinclude -Iffi-tests"
runner=
if command -v valgrind >/dev/null; then
    # The parser runs on a stack of its own, which may lie near the thread's: what moves the stack pointer farther than any frame of ours
    # is a change of stacks and no frame, or valgrind takes the memory between for lost.
    # Threads take turns, or one that computes lets another wait for minutes.
    runner="valgrind --quiet --fair-sched=yes --leak-check=full --show-leak-kinds=definite,indirect,possible --errors-for-leak-kinds=definite,indirect,possible
        --max-stackframe=65536 --suppressions=ffi-tests/valgrind.supp --error-exitcode=9"
    # Valgrind is some thirty times slower: tests of endurance take smaller loops.
    warnings="$warnings -DROUNDS=4"
fi

# `wanted NAME`: whether the caller asked for this test.
asked=" $* "
wanted() {
    [ "$asked" = "  " ] || case $asked in *" $1 "*) return 0 ;; *) return 1 ;; esac
}

# `run NAME`: runs what has been built.
run() {
    $runner "$work/$1"
}

# `c NAME SOURCE LIBRARY-FOLDER`, `cpp STANDARD NAME SOURCE LIBRARY-FOLDER`: builds a test.
c() {
    ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 $warnings "$2" -o "$work/$1" -L"$3" -lmonty -lpthread -Wl,-rpath,"$3"
}
cpp() {
    ${CXX:-c++} -std="$1" $warnings "$3" -o "$work/$2" -L"$4" -lmonty -lpthread -Wl,-rpath,"$4"
}

# A library that can be told to panic, put aside before the one that everything else is tested with.
if wanted fault; then
    folder=$(scripts/library.sh dev --features fault-injection)
    mkdir -p "$work/faulty"
    cp "$folder"/libmonty.so* "$work/faulty/"
fi

library=$(scripts/library.sh dev)
nm -D --defined-only "$library/libmonty.so" | awk '{ print $3 }' | LC_ALL=C sort >"$work/exports.txt"
diff -u include/exports.txt "$work/exports.txt" || {
    echo "$library/libmonty.so does not export what the header declares" >&2
    exit 1
}

if wanted fault; then
    c fault ffi-tests/fault.c "$work/faulty"
    run fault
fi
for source in ffi-tests/test_*.c; do
    name=$(basename "$source" .c)
    if wanted "$name"; then
        c "$name" "$source" "$library"
        run "$name"
    fi
done
if wanted misuse; then
    python3 ffi-tests/misuse.py include/monty.h include/exports.txt >"$work/misuse.c"
    c misuse "$work/misuse.c" "$library"
    run misuse
fi
if wanted hpp; then
    for standard in c++17 c++20; do
        cpp $standard "hpp_$standard" ffi-tests/test_hpp.cpp "$library"
        run "hpp_$standard"
    done
fi
# The cases that the wrappers run too.
if wanted conformance; then
    c conformance ffi-tests/conformance.c "$library"
    $runner "$work/conformance" wrappers/conformance/*.json
fi
if wanted stress; then
    c stress ffi-tests/stress.c "$library"
    $runner "$work/stress" 5 4
fi
