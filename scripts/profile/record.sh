#!/bin/sh
# See rustc.sh: what is built counts how often its parts run.
PROFILE=-Cprofile-generate exec "$(dirname "$0")/rustc.sh" "$@"
