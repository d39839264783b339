// Package monty runs Python programs that nobody has to trust, in this process: sandboxed, limited, and suspendable at
// any instruction. It is libmonty for Go.
//
// A [Program] is compiled source. A [Run] is one execution of it, which stops when the program calls something of the
// host's, when its fuel is spent or when it is interrupted, and goes on when the host says so; in between it can be
// dumped and loaded elsewhere. No Go function is ever called from inside the library: [Run.Run] is a loop over calls.
//
// # Values
//
// These cross without loss in both directions, shared and cyclic structures included:
//
//	Python                 Go
//	None, bool, float      nil, bool, float64
//	int                    int64, or *big.Int when it does not fit
//	str, bytes             string, []byte
//	list, tuple            []any, Tuple
//	dict                   *Dict (ordered; any hashable key)
//	set, frozenset         *Set, *FrozenSet
//	instances, dataclasses *Object
//	objects of the host    *HostObject
//	exceptions             *Exception
//	functions, ...         *Function, Ellipsis, *Opaque (its type and repr)
//
// Towards the program, every other integer and float type, and slices, arrays and maps of any element type, are taken
// as well; a map is put in the order of its keys.
//
// # Linking
//
// The C compiler must find monty.h and libmonty: by CGO_CFLAGS and CGO_LDFLAGS, or with the build tag "pkgconfig" by
// pkg-config.
package monty
