//go:build !pkgconfig

package monty

// #cgo LDFLAGS: -lmonty
import "C"
