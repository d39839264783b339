#!/usr/bin/env bash
# Installs what the named jobs need and is not here yet; on a machine that has everything it takes well under a second.
#
#     scripts/setup.sh [build] [c] [go] [ruby] [python] [lint] [expect]     default: build c go ruby python
#
# Owns: Debian packages, the pinned Python tools (scripts/requirements.txt) and cargo tools in target/tools, the pinned
# npm package of tests/oracle. Never: installs or changes Rust, nor anything outside the package manager and this folder.

set -euo pipefail
cd "$(dirname "$0")/.."

CBINDGEN_VERSION=0.29.4
TOOLS=target/tools
packages=()

fail() {
    echo "setup: $*" >&2
    exit 1
}

# `want COMMAND PACKAGE...`: remembers the packages when the command is missing.
want() {
    command -v "$1" >/dev/null 2>&1 || packages+=("${@:2}")
}

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo "$@"
    else
        fail "root or sudo is needed to install: ${packages[*]}"
    fi
}

install_packages() {
    [ ${#packages[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null 2>&1 || fail "no apt-get here; install by hand what Debian calls: ${packages[*]}"
    echo "setup: installing ${packages[*]}"
    as_root apt-get update -qq || fail "the package lists could not be read"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >/dev/null ||
        fail "apt-get could not install: ${packages[*]}"
    packages=()
}

need_build() {
    command -v cargo >/dev/null 2>&1 || fail "Rust 1.95 or newer is needed (cargo is not on the PATH)"
    want cc gcc libc6-dev
    want c++ g++
    want pkg-config pkg-config
    want cmake cmake
    want ninja ninja-build
}

need_c() {
    want valgrind valgrind libc6-dbg
    want clang clang
}

need_go() {
    want go golang
}

# The wrapper needs what Go has since 1.24 (cleanups); a distribution's own may be older.
go_tools() {
    local version
    version=$(cd / && go env GOVERSION)
    [ "$(printf '%s\n' go1.24 "$version" | sort -V | head -n 1)" = go1.24 ] || fail "Go 1.24 or newer is needed, and this is $version"
}

need_ruby() {
    want ruby ruby
    [ -n "$(find /usr/include /usr/local/include -maxdepth 3 -name ruby.h -print -quit 2>/dev/null)" ] || packages+=(ruby-dev ruby-minitest)
    want make make
}

need_python() {
    want python3 python3
    [ -n "$(find /usr/lib/python3* -maxdepth 1 -name ensurepip -print -quit 2>/dev/null)" ] || packages+=(python3-venv)
}

# The virtual environment is made again when the list of pinned tools changes.
python_tools() {
    cmp -s scripts/requirements.txt "$TOOLS/python/requirements.txt" && return 0
    echo "setup: making $TOOLS/python"
    local python=/usr/bin/python3
    [ -x "$python" ] || python=python3
    rm -rf "$TOOLS/python"
    "$python" -m venv "$TOOLS/python" || fail "a Python virtual environment could not be made"
    "$TOOLS/python/bin/pip" install --quiet --disable-pip-version-check -r scripts/requirements.txt ||
        fail "pip could not install scripts/requirements.txt"
    cp scripts/requirements.txt "$TOOLS/python/requirements.txt"
}

need_lint() {
    cargo fmt --version >/dev/null 2>&1 || fail "rustfmt is needed: rustup component add rustfmt"
    cargo clippy --version >/dev/null 2>&1 || fail "clippy is needed: rustup component add clippy"
}

lint_tools() {
    [ "$("$TOOLS/bin/cbindgen" --version 2>/dev/null)" = "cbindgen $CBINDGEN_VERSION" ] && return 0
    echo "setup: building cbindgen $CBINDGEN_VERSION"
    cargo install --quiet --locked --root "$TOOLS" cbindgen --version "$CBINDGEN_VERSION" || fail "cargo could not install cbindgen"
}

need_expect() {
    want node nodejs
    want npm npm
}

# npm records what it installed; a changed lock file means installing again.
expect_tools() {
    cmp -s tests/oracle/package-lock.json tests/oracle/node_modules/installed-lock.json && return 0
    echo "setup: installing the oracle (CPython 3.14 for node)"
    (cd tests/oracle && npm ci --silent) || fail "npm could not install tests/oracle"
    cp tests/oracle/package-lock.json tests/oracle/node_modules/installed-lock.json
}

jobs=("$@")
[ ${#jobs[@]} -gt 0 ] || jobs=(build c go ruby python)
for job in "${jobs[@]}"; do
    declare -F "need_$job" >/dev/null || fail "unknown job '$job' (see the head of scripts/setup.sh)"
    "need_$job"
done
install_packages
for job in "${jobs[@]}"; do
    ! declare -F "${job}_tools" >/dev/null || "${job}_tools"
done
