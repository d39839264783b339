package monty

// #include <monty.h>
import "C"

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

// Run is one execution of a program (MontyRun), made by [Program.Start] or [LoadRun]. One goroutine at a time may use it;
// another gets an error that is [ErrorBusy]. [Run.Interrupt] is for any goroutine at any time.
type Run struct {
	// mu is only ever tried, but by Close, which waits for the step to end.
	mu        sync.Mutex
	raw       *C.MontyRun
	cleanup   runtime.Cleanup
	interrupt *interrupt
	// fuel is what the last step was given.
	fuel C.uint64_t
	// stray says that a context ended when its step had just done so, and that the interrupt is still to come to the run. The
	// next step does not stop for it, unless Interrupt was called as well, which asked says.
	stray bool
	asked atomic.Bool
}

// interrupt outlives the run, so that a context that ends late does no harm (MontyInterrupt).
type interrupt struct{ raw *C.MontyInterrupt }

func newRun(raw *C.MontyRun) *Run {
	handle := &interrupt{C.monty_run_interrupt_handle(raw)}
	runtime.AddCleanup(handle, func(raw *C.MontyInterrupt) { C.monty_interrupt_free(raw) }, handle.raw)
	run := &Run{raw: raw, interrupt: handle, fuel: Unlimited}
	run.cleanup = runtime.AddCleanup(run, func(raw *C.MontyRun) { C.monty_run_free(raw) }, raw)
	return run
}

func (i *interrupt) interrupt() {
	C.monty_interrupt(i.raw)
	runtime.KeepAlive(i)
}

// Close frees the run (monty_run_free), once nobody steps it any more. Closing it again does nothing. A run that nobody closes
// is freed when it is no longer reachable.
func (r *Run) Close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.raw != nil {
		r.cleanup.Stop()
		C.monty_run_free(r.raw)
		r.raw = nil
	}
}

// use calls work with the run; nobody else may use it, or close it, meanwhile.
func (r *Run) use(work func(raw *C.MontyRun) error) error {
	if !r.mu.TryLock() {
		return &Error{Status: ErrorBusy, Message: "another goroutine is using the run"}
	}
	defer r.mu.Unlock()
	if r.raw == nil {
		return &Error{Status: ErrorState, Message: "the run is closed"}
	}
	return work(r.raw)
}

// SetInputs gives values to declared inputs, before the first step (monty_run_set_inputs_encoded).
func (r *Run) SetInputs(inputs Inputs) error {
	if len(inputs) == 0 {
		return nil
	}
	data, err := Encode(map[string]any(inputs))
	if err != nil {
		return err
	}
	return r.use(func(raw *C.MontyRun) error {
		var failed *C.MontyError
		bytes, size := octets(data)
		return checked(C.monty_run_set_inputs_encoded(raw, bytes, size, &failed), &failed)
	})
}

// SetLimit sets a limit, also while the run is paused; [Unlimited] takes it away (monty_run_set_limit).
func (r *Run) SetLimit(which Limit, value uint64) error {
	return r.use(func(raw *C.MontyRun) error {
		return checked(C.monty_run_set_limit(raw, C.MontyLimit(which), C.uint64_t(value)), nil)
	})
}

// Limit returns a limit; 0 when the run is closed or busy (monty_run_limit).
func (r *Run) Limit(which Limit) (value uint64) {
	r.use(func(raw *C.MontyRun) error {
		value = uint64(C.monty_run_limit(raw, C.MontyLimit(which)))
		return nil
	})
	return value
}

// Usage returns what has been used of a limit; 0 when the run is closed or busy (monty_run_usage).
func (r *Run) Usage(which Limit) (value uint64) {
	r.use(func(raw *C.MontyRun) error {
		value = uint64(C.monty_run_usage(raw, C.MontyLimit(which)))
		return nil
	})
	return value
}

// State returns where the run is (monty_run_state).
func (r *Run) State() (state State, err error) {
	err = r.use(func(raw *C.MontyRun) error {
		state = State(C.monty_run_state(raw))
		return nil
	})
	return state, err
}

// Step runs until there is something for the host to do, or until fuel instructions are spent (monty_run_step). When ctx
// ends first, the state is Interrupted and the error is the context's; the run can go on.
func (r *Run) Step(ctx context.Context, fuel uint64) (State, error) {
	return r.proceed(ctx, func(raw *C.MontyRun, failed **C.MontyError) C.MontyStatus {
		r.fuel = C.uint64_t(fuel)
		return C.monty_run_step(raw, r.fuel, failed)
	})
}

// ResumeValue answers the call with a value and goes on, with the fuel of the last [Run.Step] (monty_run_resume_value).
func (r *Run) ResumeValue(ctx context.Context, value any) (State, error) {
	return r.resume(ctx, "value", value)
}

// ResumeException answers the call by raising an exception in it, and goes on (monty_run_resume_exception). An error that has
// no [*Exception] in it is raised as RuntimeError.
func (r *Run) ResumeException(ctx context.Context, err error) (State, error) {
	return r.resume(ctx, "exception", asException(err))
}

func (r *Run) resume(ctx context.Context, kind string, value any) (State, error) {
	data, err := Encode(NewDict(kind, value))
	if err != nil {
		return Calling, err
	}
	return r.proceed(ctx, func(raw *C.MontyRun, failed **C.MontyError) C.MontyStatus {
		bytes, size := octets(data)
		return C.monty_run_resume_encoded(raw, bytes, size, failed)
	})
}

// proceed lets the run go on until the context ends.
func (r *Run) proceed(ctx context.Context, work func(*C.MontyRun, **C.MontyError) C.MontyStatus) (state State, err error) {
	if err := context.Cause(ctx); err != nil {
		state, _ := r.State()
		return state, err
	}
	err = r.use(func(raw *C.MontyRun) error {
		ended := r.watch(ctx)
		var failed *C.MontyError
		err := checked(work(raw, &failed), &failed)
		state = State(C.monty_run_state(raw))
		if err == nil && state == Interrupted && !r.asked.Swap(false) && r.stray && ctx.Err() == nil {
			err = checked(C.monty_run_step(raw, r.fuel, &failed), &failed)
			state = State(C.monty_run_state(raw))
		}
		r.stray = ended() && state != Interrupted
		return err
	})
	if err == nil && state == Interrupted {
		err = context.Cause(ctx)
	}
	return state, err
}

// watch interrupts the run when the context ends. What it returns ends that, and says whether it has come to it.
func (r *Run) watch(ctx context.Context) func() bool {
	if ctx.Done() == nil {
		return func() bool { return false }
	}
	told := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		r.interrupt.interrupt()
		close(told)
	})
	return func() bool {
		if stop() {
			return false
		}
		<-told
		return true
	}
}

// Interrupt stops the run within a millisecond, from any goroutine; it can go on (monty_interrupt). When it is not running, it
// stops as soon as it does.
func (r *Run) Interrupt() {
	r.asked.Store(true)
	r.interrupt.interrupt()
}

// Result returns what the program's last expression gave, in state Done (monty_run_result).
func (r *Run) Result() (any, error) {
	event, err := r.event(Done)
	if err != nil {
		return nil, err
	}
	result, _ := event.Get("result")
	return result, nil
}

// Err returns what ended the program, in state Failed: an [*Exception] or a [*LimitError]. It is nil in other states
// (monty_run_error).
func (r *Run) Err() error {
	var failure error
	err := r.use(func(raw *C.MontyRun) error {
		if raw := C.monty_run_error(raw); raw != nil {
			failure = reported((*C.MontyError)(unsafe.Pointer(raw)))
		}
		return nil
	})
	if err != nil {
		return err
	}
	return failure
}

// event reads where the run is and what comes with it (monty_run_event).
func (r *Run) event(expected State) (*Dict, error) {
	var data []byte
	err := r.use(func(raw *C.MontyRun) error {
		var out C.MontyBytes
		if err := checked(C.monty_run_event(raw, &out), nil); err != nil {
			return err
		}
		data = take(&out)
		return nil
	})
	if err != nil {
		return nil, err
	}
	value, err := Decode(data)
	if err != nil {
		return nil, err
	}
	event, _ := value.(*Dict)
	if state := State(field[int64](event, "state")); state != expected {
		return nil, &Error{Status: ErrorState, Message: "the run is " + state.String() + ", not " + expected.String()}
	}
	return event, nil
}

// TakeOutput returns what the program printed since the last time (monty_run_take_output).
func (r *Run) TakeOutput(stream Stream) (text string, err error) {
	err = r.use(func(raw *C.MontyRun) error {
		var out C.MontyBytes
		if err := checked(C.monty_run_take_output(raw, C.MontyStream(stream), &out), nil); err != nil {
			return err
		}
		text = string(take(&out))
		return nil
	})
	return text, err
}

// Feed runs the next piece of a session in the namespace of a run that has ended (monty_run_feed). An empty filename is
// "main.py".
func (r *Run) Feed(ctx context.Context, source, filename string) (State, error) {
	var name *C.char
	if filename != "" {
		name = C.CString(filename)
		defer freeString(name)
	}
	return r.proceed(ctx, func(raw *C.MontyRun, failed **C.MontyError) C.MontyStatus {
		text, size := chars(source)
		return C.monty_run_feed(raw, text, size, name, failed)
	})
}

// CallFunction calls a function that a run that has ended has defined; its result becomes the run's (monty_run_call_function).
// kwargs may be nil.
func (r *Run) CallFunction(ctx context.Context, name string, args Tuple, kwargs *Dict) (State, error) {
	if kwargs == nil {
		kwargs = &Dict{}
	}
	first, err := given(args)
	if err != nil {
		return Done, err
	}
	second, err := given(kwargs)
	if err != nil {
		C.monty_value_free(first)
		return Done, err
	}
	consumed := false
	state, err := r.proceed(ctx, func(raw *C.MontyRun, failed **C.MontyError) C.MontyStatus {
		consumed = true
		text, size := chars(name)
		return C.monty_run_call_function(raw, text, size, first, second, failed)
	})
	if !consumed {
		C.monty_value_free(first)
		C.monty_value_free(second)
	}
	return state, err
}

// given makes an owned value of the library (monty_value_decode).
func given(content any) (*C.MontyValue, error) {
	data, err := Encode(content)
	if err != nil {
		return nil, err
	}
	var value *C.MontyValue
	var failed *C.MontyError
	bytes, size := octets(data)
	err = checked(C.monty_value_decode(bytes, size, &value, &failed), &failed)
	return value, err
}

// Mount gives the program a file that open finds, in memory, before it starts or at a pause (monty_run_mount). The path is absolute or
// begins in /; the program may change the file if it is writable.
func (r *Run) Mount(path string, data []byte, writable bool) error {
	return r.use(func(raw *C.MontyRun) error {
		var failed *C.MontyError
		name, nameSize := chars(path)
		bytes, size := octets(data)
		return checked(C.monty_run_mount(raw, name, nameSize, bytes, size, C.bool(writable), &failed), &failed)
	})
}

// MountDirectory gives the program a directory, in which it may make files if it is writable (monty_run_mount_directory).
func (r *Run) MountDirectory(path string, writable bool) error {
	return r.use(func(raw *C.MontyRun) error {
		var failed *C.MontyError
		name, size := chars(path)
		return checked(C.monty_run_mount_directory(raw, name, size, C.bool(writable), &failed), &failed)
	})
}

// ReadFile returns the content of a virtual file as the program left it (monty_run_read_file).
func (r *Run) ReadFile(path string) (data []byte, err error) {
	err = r.use(func(raw *C.MontyRun) error {
		var out C.MontyBytes
		var failed *C.MontyError
		name, size := chars(path)
		if err := checked(C.monty_run_read_file(raw, name, size, &out, &failed), &failed); err != nil {
			return err
		}
		data = take(&out)
		return nil
	})
	return data, err
}

// Dump returns the run as bytes, at any pause (monty_run_dump).
func (r *Run) Dump() (data []byte, err error) {
	err = r.use(func(raw *C.MontyRun) error {
		var out C.MontyBytes
		var failed *C.MontyError
		if err := checked(C.monty_run_dump(raw, &out, &failed), &failed); err != nil {
			return err
		}
		data = take(&out)
		return nil
	})
	return data, err
}

// Clone returns a second run that is where this one is and goes on by itself (monty_run_clone).
func (r *Run) Clone() (clone *Run, err error) {
	err = r.use(func(raw *C.MontyRun) error {
		var failed *C.MontyError
		made := C.monty_run_clone(raw, &failed)
		if made == nil {
			return failure(C.MONTY_ERROR_STATE, failed)
		}
		clone = newRun(made)
		return nil
	})
	return clone, err
}
