#!/bin/sh
# rustc for the crates of this repository (RUSTC_WORKSPACE_WRAPPER is record.sh or use.sh): PROFILE is the option that they add.
# The names of functions in a profile have a part that follows from cargo's `metadata`, which is another one for each set of features
# and each wrapper; a profile would fit nothing.
case " $* " in
*" build_script_build "*) exec "$@" ;;
esac
for argument; do
    shift
    case $argument in
    metadata=*) argument=metadata=monty ;;
    esac
    set -- "$@" "$argument"
done
# Not a word about the few functions that are others where the features are others: they do without.
exec "$@" "$PROFILE" -Cllvm-args=-no-pgo-warn-mismatch
