package monty

// #include <monty.h>
import "C"

import (
	"context"
	"runtime"
)

// Options say how to compile a program (MontyOptions). The zero value compiles "main.py" with nothing declared.
type Options struct {
	// Filename is what tracebacks show (monty_options_set_filename).
	Filename string
	// Inputs are global names that each run is given values for (monty_options_add_input).
	Inputs []string
	// Functions are names that the program may call and the host answers (monty_options_add_function).
	Functions []string
	// Stubs are the types of inputs and functions as Python text, for the type checker (monty_options_set_stubs).
	Stubs string
	// TypeCheck refuses a program in which the type checker finds an error, with a [*CheckError], and so do its runs with what
	// they are fed (monty_options_set_type_check).
	TypeCheck bool
	// CheckLimits are the LimitTime and the LimitMemory of a type check, of [Check] as of TypeCheck and of what runs are fed
	// (monty_options_set_check_limits); by default 5 seconds and 256 MiB, of which some 16 MB are there before any program. What
	// takes more ends with a [*LimitError].
	CheckLimits Limits
}

// Inputs are the values of declared inputs.
type Inputs map[string]any

// Program is compiled source (MontyProgram): immutable, and shared by any number of runs and goroutines. It is freed when it
// is no longer reachable.
type Program struct{ raw *C.MontyProgram }

func newProgram(raw *C.MontyProgram) *Program {
	program := &Program{raw}
	runtime.AddCleanup(program, func(raw *C.MontyProgram) { C.monty_program_free(raw) }, raw)
	return program
}

// Compile compiles Python source (monty_compile). Source that is not Python gives a [*SyntaxError].
func Compile(source string, options Options) (*Program, error) {
	raw, err := newOptions(options)
	defer C.monty_options_free(raw)
	if err != nil {
		return nil, err
	}
	var program *C.MontyProgram
	var failed *C.MontyError
	text, size := chars(source)
	if err := checked(C.monty_compile(text, size, raw, &program, &failed), &failed); err != nil {
		return nil, err
	}
	return newProgram(program), nil
}

// newOptions returns options to be freed, also when it fails.
func newOptions(options Options) (*C.MontyOptions, error) {
	raw := C.monty_options_new()
	if options.Filename != "" {
		text, size := chars(options.Filename)
		if err := checked(C.monty_options_set_filename(raw, text, size), nil); err != nil {
			return raw, err
		}
	}
	for _, name := range options.Inputs {
		text, size := chars(name)
		if err := checked(C.monty_options_add_input(raw, text, size), nil); err != nil {
			return raw, err
		}
	}
	for _, name := range options.Functions {
		text, size := chars(name)
		if err := checked(C.monty_options_add_function(raw, text, size), nil); err != nil {
			return raw, err
		}
	}
	if options.Stubs != "" {
		text, size := chars(options.Stubs)
		if err := checked(C.monty_options_set_stubs(raw, text, size), nil); err != nil {
			return raw, err
		}
	}
	if options.TypeCheck {
		if err := checked(C.monty_options_set_type_check(raw), nil); err != nil {
			return raw, err
		}
	}
	return raw, setCheckLimits(raw, options.CheckLimits)
}

func setCheckLimits(raw *C.MontyOptions, limits Limits) error {
	time, memory := uint64(C.MONTY_CHECK_TIME_NS), uint64(C.MONTY_CHECK_MEMORY)
	for which, value := range limits {
		switch which {
		case LimitTime:
			time = value
		case LimitMemory:
			memory = value
		default:
			return &Error{Status: ErrorArgument, Message: "a type check has no limit of " + which.String()}
		}
	}
	return checked(C.monty_options_set_check_limits(raw, C.uint64_t(time), C.uint64_t(memory)), nil)
}

// LoadProgram returns the program that [Program.Dump] wrote (monty_program_load). The bytes may be anybody's.
func LoadProgram(data []byte) (*Program, error) {
	var program *C.MontyProgram
	var failed *C.MontyError
	bytes, size := octets(data)
	if err := checked(C.monty_program_load(bytes, size, &program, &failed), &failed); err != nil {
		return nil, err
	}
	return newProgram(program), nil
}

// Dump returns the program as bytes (monty_program_dump).
func (p *Program) Dump() ([]byte, error) {
	defer runtime.KeepAlive(p)
	var out C.MontyBytes
	var failed *C.MontyError
	if err := checked(C.monty_program_dump(p.raw, &out, &failed), &failed); err != nil {
		return nil, err
	}
	return take(&out), nil
}

// Start makes a run that has not taken its first step (monty_run_new, monty_run_set_inputs_encoded). Both arguments may be
// nil.
func (p *Program) Start(inputs Inputs, limits Limits) (*Run, error) {
	defer runtime.KeepAlive(p)
	run := newRun(C.monty_run_new(p.raw))
	for which, value := range limits {
		if err := run.SetLimit(which, value); err != nil {
			run.Close()
			return nil, err
		}
	}
	if err := run.SetInputs(inputs); err != nil {
		run.Close()
		return nil, err
	}
	return run, nil
}

// Run runs the program from its start to its end; see [Run.Run].
func (p *Program) Run(ctx context.Context, inputs Inputs, functions Functions) (any, error) {
	run, err := p.Start(inputs, nil)
	if err != nil {
		return nil, err
	}
	defer run.Close()
	return run.Run(ctx, functions)
}

// LoadRun returns the run that [Run.Dump] wrote, here or elsewhere (monty_run_load). The program is part of the bytes; this
// one, which must be the same, is shared with the run and not read again. The bytes may be anybody's.
func (p *Program) LoadRun(data []byte) (*Run, error) {
	defer runtime.KeepAlive(p)
	return loadRun(p.raw, data)
}

// LoadRun returns the run that [Run.Dump] wrote, with the program that is part of it (monty_run_load).
func LoadRun(data []byte) (*Run, error) { return loadRun(nil, data) }

func loadRun(program *C.MontyProgram, data []byte) (*Run, error) {
	var run *C.MontyRun
	var failed *C.MontyError
	bytes, size := octets(data)
	if err := checked(C.monty_run_load(program, bytes, size, &run, &failed), &failed); err != nil {
		return nil, err
	}
	return newRun(run), nil
}
