#!/bin/sh
# rustc for the crates of this repository (RUSTC_WORKSPACE_WRAPPER): what they build counts how often its parts run.
case " $* " in
*" build_script_build "*) exec "$@" ;;
*) exec "$@" -Cprofile-generate ;;
esac
