#!/bin/sh
# See rustc.sh: optimizes for what with.sh recorded.
PROFILE=-Cprofile-use=$(dirname "$0")/../../target/profile/monty.profdata exec "$(dirname "$0")/rustc.sh" "$@"
