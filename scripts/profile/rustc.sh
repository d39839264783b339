#!/bin/sh
# rustc for builds that record or use a profile (RUSTC_WRAPPER): the names of functions in a profile have a part that follows from cargo's
# `metadata`, which is another one for each set of features; the profile of one build would fit little of the next. Here it is the package.
for argument; do
    shift
    case $argument in
    metadata=*) argument=metadata=$CARGO_PKG_NAME-$CARGO_PKG_VERSION ;;
    esac
    set -- "$@" "$argument"
done
exec "$@"
