package monty

// #include <stdlib.h>
import "C"

import (
	"context"
	"fmt"
	"iter"
	"unsafe"
)

func freeString(text *C.char) { C.free(unsafe.Pointer(text)) }

// Call is what a run waits for: the program called something of the host's.
type Call struct {
	// ID is the number of the call, counted over the run (monty_run_call_id).
	ID uint64
	// Kind is what was called (monty_run_call_kind).
	Kind CallKind
	// Name is its name (monty_run_call_name).
	Name string
	// Args are the positional arguments (monty_run_call_args).
	Args Tuple
	// Kwargs are the keyword arguments (monty_run_call_kwargs).
	Kwargs *Dict
	// Line is where the program made the call (monty_run_call_line).
	Line int

	// answered says that value or err is the answer that Calls gives when it goes on.
	answered bool
	value    any
	err      error
}

// Return answers with a value, when [Run.Calls] goes on.
func (c *Call) Return(value any) { c.answered, c.value, c.err = true, value, nil }

// Raise answers with an exception, when [Run.Calls] goes on. An error that has no [*Exception] in it becomes RuntimeError.
func (c *Call) Raise(err error) { c.answered, c.value, c.err = true, nil, err }

// Call returns what the run waits for, in state Calling (monty_run_event).
func (r *Run) Call() (*Call, error) {
	event, err := r.event(Calling)
	if err != nil {
		return nil, err
	}
	call := &Call{
		ID:     uint64(field[int64](event, "id")),
		Kind:   CallKind(field[int64](event, "kind")),
		Name:   field[string](event, "name"),
		Args:   field[Tuple](event, "args"),
		Kwargs: field[*Dict](event, "kwargs"),
		Line:   int(field[int64](event, "line")),
	}
	return call, nil
}

// Calls runs the program and yields its calls one after the other. The body answers each with [Call.Return] or [Call.Raise];
// leaving the loop leaves the run in that call, to be dumped, resumed or closed. What ends the program otherwise than with a
// result is yielded as the last error.
func (r *Run) Calls(ctx context.Context) iter.Seq2[*Call, error] {
	return func(yield func(*Call, error) bool) {
		state, err := r.State()
		if err == nil && (state == Ready || state == Yielded || state == Interrupted) {
			state, err = r.Step(ctx, Unlimited)
		}
		for err == nil && state == Calling {
			var call *Call
			if call, err = r.Call(); err != nil {
				break
			}
			if !yield(call, nil) {
				return
			}
			state, err = r.answer(ctx, call)
		}
		if err == nil {
			err = r.ended(state)
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

func (r *Run) answer(ctx context.Context, call *Call) (State, error) {
	if !call.answered {
		return Calling, &Error{Status: ErrorState, Message: fmt.Sprintf("the call of %s was not answered", call.Name)}
	}
	if call.err != nil {
		return r.ResumeException(ctx, call.err)
	}
	return r.ResumeValue(ctx, call.value)
}

// ended is nil for a program that has a result.
func (r *Run) ended(state State) error {
	switch state {
	case Done:
		return nil
	case Failed:
		return r.Err()
	case Interrupted:
		return &Error{Status: ErrorInterrupted, Message: "the run was interrupted"}
	}
	return &Error{Status: ErrorState, Message: "the run is " + state.String()}
}

// HostFunction answers calls of one name. An error is raised in the program, which may catch it: as the [*Exception] in it,
// else as RuntimeError.
type HostFunction func(ctx context.Context, call *Call) (any, error)

// Functions are host functions by their names.
type Functions map[string]HostFunction

// Run runs to the end, answering calls with functions, and returns the result. Operations of the operating system go to
// functions of their names, such as "os.getenv"; without one the program gets PermissionError. The error is what ended the
// program, an [*Exception] or a [*LimitError]; or that of the context, after which the run can go on.
func (r *Run) Run(ctx context.Context, functions Functions) (any, error) {
	for call, err := range r.Calls(ctx) {
		if err != nil {
			return nil, err
		}
		if err := functions.answer(ctx, call); err != nil {
			return nil, err
		}
	}
	return r.Result()
}

func (f Functions) answer(ctx context.Context, call *Call) error {
	function, ok := f[call.Name]
	switch {
	case ok:
		if value, err := function(ctx, call); err != nil {
			call.Raise(err)
		} else {
			call.Return(value)
		}
	case call.Kind == CallOS:
		call.Raise(Raise("PermissionError", call.Name+" is not available"))
	default:
		return &Error{Status: ErrorArgument, Message: "the program calls " + call.Name + ", which was not given"}
	}
	return nil
}
