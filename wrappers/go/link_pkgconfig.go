//go:build pkgconfig

package monty

// #cgo pkg-config: monty
import "C"
