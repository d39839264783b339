#!/bin/sh
# rustc for the crates of this repository (RUSTC_WORKSPACE_WRAPPER): optimizes for what with.sh recorded.
case " $* " in
*" build_script_build "*) exec "$@" ;;
*) exec "$@" "-Cprofile-use=$(dirname "$0")/../../target/profile/monty.profdata" ;;
esac
