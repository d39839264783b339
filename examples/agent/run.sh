#!/bin/sh
# The main job: runs agent.py in a host that exits at every tool call, one process after the other, and compares what it printed with what
# the same program prints under CPython with the tools in Python.
#
#     examples/agent/run.sh [dev|release|quick]      which build of the library; default: release
set -eu
cd "$(dirname "$0")/../.."

profile=${1:-release}
agent=examples/agent
work=$PWD/target/agent
mkdir -p "$work"

echo "building libmonty ($profile) and the host"
library=$(scripts/library.sh "$profile")
${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -O2 -Wall -Wextra -Wpedantic -Wconversion -Werror -Iinclude \
    $agent/agent.c $agent/tools.c $agent/table.c -o "$work/agent" -L"$library" -lmonty -lm -Wl,-rpath,"$library"

rm -f "$work/state"
: >"$work/printed.txt"
processes=0
status=3
while [ $status = 3 ]; do
    status=0
    "$work/agent" $agent/agent.py $agent/data "$work/state" >>"$work/printed.txt" || status=$?
    processes=$((processes + 1))
done
[ $status = 0 ] || exit $status
[ ! -e "$work/state" ]

echo
cat "$work/printed.txt"
echo
python3 $agent/tools.py $agent/data $agent/agent.py >"$work/expected.txt"
diff -u "$work/expected.txt" "$work/printed.txt" || {
    echo "this is not what CPython printed" >&2
    exit 1
}
echo "$processes processes, one for every tool call; $(python3 --version) prints the same $(wc -l <"$work/expected.txt") lines"
