#!/bin/sh
# Builds the library and runs the tests of wrappers against it: their checkers, their own tests, the conformance cases, the examples
# in their READMEs and under examples/.
#
#     scripts/wrappers.sh [go] [ruby] [python]     default: all
#
# MONTY_PROFILE says which library; the default is the one that the other tests have built already. What is built goes to
# target/wrappers.
set -eu
cd "$(dirname "$0")/.."

[ $# -gt 0 ] || set -- go ruby python
scripts/setup.sh build "$@"
root=$PWD
library=$(scripts/library.sh "${MONTY_PROFILE:-dev}")
work=$root/target/wrappers
mkdir -p "$work"

say() {
    echo "wrappers: $*"
}

# `expect FILE COMMAND...`: runs the command and compares what it prints with the file.
expect() {
    expected=$1
    shift
    "$@" >"$work/printed.txt"
    diff -u "$expected" "$work/printed.txt" || {
        echo "not as in $expected: $*" >&2
        exit 1
    }
}

# `snippet README LANGUAGE FILE`: the first block of that language in a README, so that what it shows is what runs.
snippet() {
    awk -v fence="\`\`\`$2" '$0 == fence && !done { on = 1; next } /^```/ && on { on = 0; done = 1 } on' "$1" >"$3"
    [ -s "$3" ] || {
        echo "no $2 in $1" >&2
        exit 1
    }
}

# `agent COMMAND...`: runs the host of examples/agent that the command starts, process after process, and compares what the program
# printed with what it prints under CPython.
agent() {
    rm -f "$work/state"
    : >"$work/printed.txt"
    status=3
    while [ $status = 3 ]; do
        status=0
        "$@" "$root/examples/agent/agent.py" "$root/examples/agent/data" "$work/state" >>"$work/printed.txt" || status=$?
    done
    [ $status = 0 ] || exit $status
    python3 "$root/examples/agent/tools.py" "$root/examples/agent/data" "$root/examples/agent/agent.py" >"$work/expected.txt"
    diff -u "$work/expected.txt" "$work/printed.txt"
}

# `go_test ARGUMENTS...`: runs the tests and says how many there are, which Go by itself does not.
go_test() {
    status=0
    go test -v -count=1 "$@" ./... >"$work/go.log" 2>&1 || status=$?
    [ $status = 0 ] || grep -v -e '^=== ' -e '--- PASS' "$work/go.log" >&2
    passed=$(grep -c '^ *--- PASS' "$work/go.log" || true)
    failed=$(grep -c '^ *--- FAIL' "$work/go.log" || true)
    say "go test $*: $passed passed, $failed failed"
    return $status
}

test_go() {
    export CGO_CFLAGS="-I$root/include" CGO_LDFLAGS="-L$library -Wl,-rpath,$library"
    # Nothing is fetched: the module has no dependencies.
    export GOFLAGS=-mod=mod GOPROXY=off
    cd "$root/wrappers/go"
    [ -z "$(gofmt -l .)" ] || {
        gofmt -d . >&2
        exit 1
    }
    go vet ./...
    go_test -race
    go_test
    mkdir -p "$work/go"
    snippet README.md go "$work/go/readme.go"
    go run "$work/go/readme.go" >"$work/printed.txt"
    cd "$root/examples/go"
    go vet ./hello ./agent
    expect ../hello.out go run ./hello
    go build -o "$work/go/agent" ./agent
    agent "$work/go/agent"
    cd "$root"
}

test_ruby() {
    mkdir -p "$work/ruby/libmonty"
    cd "$work/ruby"
    ruby "$root/wrappers/ruby/ext/libmonty/extconf.rb" --with-monty-include="$root/include" --with-monty-lib="$library" >extconf.log ||
        {
            cat extconf.log >&2
            exit 1
        }
    make --quiet >make.log 2>&1 || {
        cat make.log >&2
        exit 1
    }
    ! grep -i 'warning:' make.log || exit 1
    cp native.so libmonty/
    cd "$root/wrappers/ruby"
    export RUBYLIB="$root/wrappers/ruby/lib:$work/ruby"
    # -w: what Ruby warns about is an error of ours.
    ruby -w -I test -e 'Dir["test/test_*.rb"].sort.each { |file| require File.expand_path(file) }'
    # The signatures are Ruby that `rbs` can read; Debian's Ruby brings it.
    ! ruby -e 'gem "rbs"' 2>/dev/null || ruby -e 'load Gem.bin_path("rbs", "rbs")' -- -I sig -r set validate --silent
    snippet README.md ruby "$work/ruby/readme.rb"
    ruby "$work/ruby/readme.rb" >"$work/printed.txt"
    cd "$root"
    expect examples/hello.out ruby examples/ruby/hello.rb
    agent ruby examples/ruby/agent.rb
}

test_python() {
    export LIBMONTY_LIBRARY="$library/libmonty.so" PYTHONPATH="$root/wrappers/python/src"
    python=/usr/bin/python3
    [ -x "$python" ] || python=python3
    cd "$root/wrappers/python"
    "$root/target/tools/python/bin/mypy" --cache-dir "$work/mypy"
    "$python" -W error -m unittest discover -s tests
    "$python" "$root/wrappers/conformance/fill.py" --check
    snippet README.md python "$work/readme.py"
    "$python" "$work/readme.py" >"$work/printed.txt"
    cd "$root"
    MYPYPATH=$PYTHONPATH "$root/target/tools/python/bin/mypy" --strict --cache-dir "$work/mypy" examples/python
    expect examples/hello.out "$python" examples/python/hello.py
    agent "$python" examples/python/agent.py
    test_wheel
}

# The wheel carries the library: installed into an environment of its own it needs nothing else.
test_wheel() {
    rm -rf "$work/wheel" "$work/venv"
    LIBMONTY_LIBRARY="$library/libmonty.so" "$python" wrappers/python/backend.py "$work/wheel"
    "$python" -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-index "$work"/wheel/*.whl
    (unset LIBMONTY_LIBRARY PYTHONPATH && expect examples/hello.out "$work/venv/bin/python" examples/python/hello.py)
}

for wrapper in "$@"; do
    say "$wrapper"
    "test_$wrapper"
done
