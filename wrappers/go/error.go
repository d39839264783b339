package monty

// #include <monty.h>
import "C"

import (
	"errors"
	"fmt"
)

// Status is how a call of the library ended (MontyStatus). It is an error, so that errors.Is finds it:
//
//	errors.Is(err, monty.ErrorBusy)
type Status uint32

// The statuses of the C API that are errors.
const (
	ErrorArgument    Status = 1
	ErrorState       Status = 2
	ErrorBusy        Status = 3
	ErrorUTF8        Status = 4
	ErrorRange       Status = 5
	ErrorUnsupported Status = 6
	ErrorSyntax      Status = 7
	ErrorException   Status = 8
	ErrorLimit       Status = 9
	ErrorInterrupted Status = 10
	ErrorFormat      Status = 11
	ErrorVersion     Status = 12
	ErrorInternal    Status = 13
	ErrorCheck       Status = 14
)

// Error is the status's name in the C API (monty_status_name).
func (s Status) Error() string { return C.GoString(C.monty_status_name(C.MontyStatus(s))) }

// Frame is one line of a traceback (monty_error_frame_file and the functions after it).
type Frame struct {
	// File is its name as given to the compiler.
	File string
	// Function is the function, or <module>.
	Function string
	// Line and Column are counted from 1; 0 when not known.
	Line, Column int
	// Source is the line without its indentation; empty when not known.
	Source string
}

// Error is what the library reports when no program is to blame (MontyError).
type Error struct {
	// Status says what sort of failure it is (monty_error_status).
	Status Status
	// Message says what went wrong (monty_error_message).
	Message string
}

// Error is the message after the status.
func (e *Error) Error() string { return fmt.Sprintf("monty: %s", e.Message) }

// Unwrap is the status, for errors.Is.
func (e *Error) Unwrap() error { return e.Status }

// SyntaxError says that source is not Python (MONTY_ERROR_SYNTAX).
type SyntaxError struct {
	// Type is "SyntaxError" or a subclass of it, such as "IndentationError".
	Type string
	// Message is CPython's.
	Message string
	// Frames has the place.
	Frames []Frame
	// Traceback is how Python prints it (monty_error_format).
	Traceback string
}

// Error is the type and the message.
func (e *SyntaxError) Error() string { return e.Type + ": " + e.Message }

// Unwrap is the status, for errors.Is.
func (e *SyntaxError) Unwrap() error { return ErrorSyntax }

// CheckError says that the type checker found errors in a program that must have none (MONTY_ERROR_CHECK).
type CheckError struct {
	// Diagnostics is what was found (monty_error_diagnostics).
	Diagnostics []Diagnostic
	// Message is one line for each of them.
	Message string
}

// Error is the message.
func (e *CheckError) Error() string { return e.Message }

// Unwrap is the status, for errors.Is.
func (e *CheckError) Unwrap() error { return ErrorCheck }

// LimitError says that a limit ended the run, or a type check (MONTY_ERROR_LIMIT).
type LimitError struct {
	// Limit is the one that was reached (monty_error_limit); [NoLimit] when a program is too large or too deep for the type checker.
	Limit Limit
	// Message says so.
	Message string
	// Frames say where the program was, outermost call first.
	Frames []Frame
	// Traceback is how Python would print it.
	Traceback string
}

// Error is the message.
func (e *LimitError) Error() string { return "monty: " + e.Message }

// Unwrap is the status, for errors.Is.
func (e *LimitError) Unwrap() error { return ErrorLimit }

// Exception is a Python exception: what ended a program, an error that a host function wants raised in the program, or a
// value among others (monty_exception).
type Exception struct {
	// Type is the name of its type, such as "ValueError".
	Type string
	// Message is what str() of it gives.
	Message string
	// Args are its arguments; nil stands for the message alone.
	Args Tuple
	// Cause is the exception that it was raised from.
	Cause *Exception
	// Traceback is the formatted traceback; empty when nobody raised it.
	Traceback string
	// Attributes are its attributes; the keys are strings.
	Attributes *Dict
	// Frames say where it was raised, outermost call first; only of what ended a program.
	Frames []Frame
}

// Raise makes an exception for a host function to return, such as Raise("ValueError", "no such row").
func Raise(kind, message string) *Exception { return &Exception{Type: kind, Message: message} }

// Error is the type and the message.
func (e *Exception) Error() string {
	if e.Message == "" {
		return e.Type
	}
	return e.Type + ": " + e.Message
}

// Unwrap is the status, for errors.Is.
func (e *Exception) Unwrap() error { return ErrorException }

// asException is what a program gets for the error of a host function: the exception in it, else a RuntimeError.
func asException(err error) *Exception {
	var exception *Exception
	if errors.As(err, &exception) {
		return exception
	}
	return Raise("RuntimeError", err.Error())
}

// failure is the error of a call that failed; its MontyError is freed.
func failure(status C.MontyStatus, raw *C.MontyError) error {
	if raw == nil {
		return &Error{Status: Status(status), Message: Status(status).Error()}
	}
	defer C.monty_error_free(raw)
	return reported(raw)
}

// reported is the error that a MontyError describes.
func reported(raw *C.MontyError) error {
	var out C.MontyBytes
	if status := C.monty_error_encode(raw, &out); status != C.MONTY_OK {
		return &Error{Status: Status(status), Message: "the error cannot be read"}
	}
	value, err := Decode(take(&out))
	if err != nil {
		return err
	}
	report, ok := value.(*Dict)
	if !ok {
		return &Error{Status: ErrorInternal, Message: "the error is not a dict"}
	}
	return fromReport(report)
}

// fromReport is the error for what monty_error_encode tells.
func fromReport(report *Dict) error {
	status, message := Status(field[int64](report, "status")), field[string](report, "message")
	kind, traceback := field[string](report, "type"), field[string](report, "traceback")
	switch frames := framesOf(report); status {
	case ErrorSyntax:
		return &SyntaxError{Type: kind, Message: message, Frames: frames, Traceback: traceback}
	case ErrorCheck:
		return &CheckError{Diagnostics: diagnosticsIn(field[[]any](report, "diagnostics")), Message: message}
	case ErrorLimit:
		limit := NoLimit
		if number, _ := report.Get("limit"); number != nil {
			limit = Limit(field[int64](report, "limit"))
		}
		return &LimitError{Limit: limit, Message: message, Frames: frames, Traceback: traceback}
	case ErrorException:
		exception := field[*Exception](report, "exception")
		if exception == nil {
			exception = Raise(kind, message)
		}
		exception.Frames, exception.Traceback = frames, traceback
		return exception
	default:
		return &Error{Status: status, Message: message}
	}
}

func framesOf(report *Dict) []Frame {
	var frames []Frame
	for _, item := range field[[]any](report, "frames") {
		if frame, ok := item.(*Dict); ok {
			frames = append(frames, Frame{
				File:     field[string](frame, "file"),
				Function: field[string](frame, "function"),
				Line:     int(field[int64](frame, "line")),
				Column:   int(field[int64](frame, "column")),
				Source:   field[string](frame, "source"),
			})
		}
	}
	return frames
}

// field is a field of what the library tells; the zero value when it is not there.
func field[T any](dict *Dict, name string) T {
	value, _ := dict.Get(name)
	typed, _ := value.(T)
	return typed
}
