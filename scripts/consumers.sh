#!/bin/sh
# Installs the library below target/consumers and builds and runs each project of ffi-tests/consumers against the installed tree.
# Checks what is installed, too: the names it exports, the name inside it, and that the tree may be moved (DESTDIR).
#
# MONTY_PROFILE says which library is installed; the default is the one that the other tests have built already.
set -eu
cd "$(dirname "$0")/.."

profile=${MONTY_PROFILE:-dev}
root=$PWD
work=$root/target/consumers
prefix=$work/prefix
rm -rf "$work/prefix" "$work/stage"
mkdir -p "$work"

say() {
    echo "consumers: $*"
}

# `cmake_project NAME SOURCE ARGUMENTS...`: configures and builds it below target/consumers.
cmake_project() {
    name=$1
    source=$2
    shift 2
    cmake -G Ninja -S "$source" -B "$work/$name" "$@" >"$work/$name.log" 2>&1 && cmake --build "$work/$name" >>"$work/$name.log" 2>&1 || {
        cat "$work/$name.log" >&2
        exit 1
    }
}

# `expect TEXT PROGRAM`: runs it and compares the line it prints.
expect() {
    got=$("$2")
    [ "$got" = "$1" ] || {
        echo "$2 printed '$got', not '$1'" >&2
        exit 1
    }
    say "${2#"$work/"}: $got"
}

build="-DMONTY_PROFILE=$profile -DMONTY_CARGO_TARGET_DIR=$root/target"
cmake_project install "$root" -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib $build
cmake --install "$work/install" >"$work/install.log"
DESTDIR="$work/stage" cmake --install "$work/install" >>"$work/install.log"
for file in include/monty.h include/monty.hpp lib/libmonty.so lib/libmonty.a lib/cmake/Monty/MontyConfig.cmake lib/pkgconfig/monty.pc; do
    cmp "$prefix/$file" "$work/stage$prefix/$file"
done

minor=$(sed -n 's/^version = "\([0-9]*\.[0-9]*\)\..*/\1/p' Cargo.toml | head -n 1)
readelf -d "$prefix/lib/libmonty.so" | grep -q "SONAME.*\[libmonty.so.$minor\]"
[ -e "$prefix/lib/libmonty.so.$minor" ]
nm -D --defined-only "$prefix/lib/libmonty.so" | awk '{ print $3 }' | LC_ALL=C sort | diff -u include/exports.txt -
nm -g --defined-only "$prefix/lib/libmonty.a" 2>/dev/null | awk 'NF == 3 { print $3 }' | LC_ALL=C sort | diff -u include/exports.txt -

answer="42 is the answer"
cmake_project find_package ffi-tests/consumers/find_package -DCMAKE_PREFIX_PATH="$prefix"
expect "$answer" "$work/find_package/shared"
expect "$answer" "$work/find_package/static"
expect "$answer" "$work/find_package/cpp"

cmake_project add_subdirectory ffi-tests/consumers/add_subdirectory $build
expect "$answer" "$work/add_subdirectory/shared"
expect "$answer" "$work/add_subdirectory/static"

mkdir -p "$work/pkgconfig" "$work/static"
PKG_CONFIG_PATH="$prefix/lib/pkgconfig" make -s -C ffi-tests/consumers/pkgconfig OUT="$work/pkgconfig"
expect "$answer" "$work/pkgconfig/shared"
expect "$answer" "$work/pkgconfig/static"

make -s -C ffi-tests/consumers/static PREFIX="$prefix" OUT="$work/static"
expect "two Rust libraries in one program" "$work/static/static"
