package monty

// The functions below neither keep what they are given nor call back, so that arguments may stay on Go's stack.

// #include <monty.h>
// #cgo noescape monty_bytes_free
// #cgo nocallback monty_bytes_free
// #cgo noescape monty_error_encode
// #cgo nocallback monty_error_encode
// #cgo noescape monty_options_set_filename
// #cgo nocallback monty_options_set_filename
// #cgo noescape monty_options_add_input
// #cgo nocallback monty_options_add_input
// #cgo noescape monty_options_add_function
// #cgo nocallback monty_options_add_function
// #cgo noescape monty_options_set_stubs
// #cgo nocallback monty_options_set_stubs
// #cgo noescape monty_options_set_type_check
// #cgo nocallback monty_options_set_type_check
// #cgo noescape monty_options_set_check_limits
// #cgo nocallback monty_options_set_check_limits
// #cgo noescape monty_check
// #cgo nocallback monty_check
// #cgo noescape monty_compile
// #cgo nocallback monty_compile
// #cgo noescape monty_program_dump
// #cgo nocallback monty_program_dump
// #cgo noescape monty_program_load
// #cgo nocallback monty_program_load
// #cgo noescape monty_run_set_limit
// #cgo nocallback monty_run_set_limit
// #cgo noescape monty_run_limit
// #cgo nocallback monty_run_limit
// #cgo noescape monty_run_usage
// #cgo nocallback monty_run_usage
// #cgo noescape monty_run_set_inputs_encoded
// #cgo nocallback monty_run_set_inputs_encoded
// #cgo noescape monty_run_step
// #cgo nocallback monty_run_step
// #cgo noescape monty_run_state
// #cgo nocallback monty_run_state
// #cgo noescape monty_run_event
// #cgo nocallback monty_run_event
// #cgo noescape monty_run_resume_encoded
// #cgo nocallback monty_run_resume_encoded
// #cgo noescape monty_run_clone
// #cgo nocallback monty_run_clone
// #cgo noescape monty_run_feed
// #cgo nocallback monty_run_feed
// #cgo noescape monty_run_check
// #cgo nocallback monty_run_check
// #cgo noescape monty_run_call_function
// #cgo nocallback monty_run_call_function
// #cgo noescape monty_run_take_output
// #cgo nocallback monty_run_take_output
// #cgo noescape monty_run_mount
// #cgo nocallback monty_run_mount
// #cgo noescape monty_run_mount_directory
// #cgo nocallback monty_run_mount_directory
// #cgo noescape monty_run_read_file
// #cgo nocallback monty_run_read_file
// #cgo noescape monty_run_dump
// #cgo nocallback monty_run_dump
// #cgo noescape monty_run_load
// #cgo nocallback monty_run_load
// #cgo noescape monty_interrupt
// #cgo nocallback monty_interrupt
// #cgo noescape monty_value_decode
// #cgo nocallback monty_value_decode
// #cgo noescape monty_value_encode
// #cgo nocallback monty_value_encode
import "C"

import "unsafe"

// Version is the version of the library, such as "0.1.0" (monty_version).
func Version() string { return C.GoString(C.monty_version()) }

// chars lends a string to a call.
func chars(text string) (*C.char, C.size_t) {
	return (*C.char)(unsafe.Pointer(unsafe.StringData(text))), C.size_t(len(text))
}

// octets lends bytes to a call.
func octets(data []byte) (*C.uint8_t, C.size_t) {
	return (*C.uint8_t)(unsafe.Pointer(unsafe.SliceData(data))), C.size_t(len(data))
}

// take copies owned bytes and frees them (monty_bytes_free).
func take(out *C.MontyBytes) []byte {
	defer C.monty_bytes_free(out)
	if out.data == nil {
		return nil
	}
	return append(make([]byte, 0, int(out.len)), unsafe.Slice((*byte)(out.data), int(out.len))...)
}

// checked is nil for MONTY_OK, else the error of a call. It takes the place of the error, because Go may read a variable before
// it makes the call beside it; nil for calls that have none.
func checked(status C.MontyStatus, raw **C.MontyError) error {
	switch {
	case status == C.MONTY_OK:
		return nil
	case raw == nil:
		return failure(status, nil)
	}
	return failure(status, *raw)
}
