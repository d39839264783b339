package monty_test

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"libmonty.dev/monty"
)

// told is a value of a case.
type told struct{ Python, Wire string }

type toldCall struct {
	Name         string
	Line         int
	Args, Kwargs told
	Answer       struct{ Value, Exception *told }
}

type toldEnd struct {
	State, Status, Type, Message, Limit string
	Result                              *told
	Frames                              [][3]any
	Traceback                           []string
}

// toldCase is one case of wrappers/conformance; its README says what the fields are.
type toldCase struct {
	Name, Filename string
	Source         []string
	Inputs         map[string]told
	Functions      []string
	Limits         map[string]uint64
	Calls          []toldCall
	End            toldEnd
	Stdout, Stderr string
}

var limitNames = map[string]monty.Limit{
	"memory": monty.LimitMemory, "allocations": monty.LimitAllocations, "time_ns": monty.LimitTime,
	"recursion": monty.LimitRecursion, "fuel": monty.LimitFuel, "output": monty.LimitOutput,
}

func readCases(t *testing.T) []toldCase {
	paths, err := filepath.Glob("../conformance/*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal("no cases", err)
	}
	var all []toldCase
	for _, path := range paths {
		data, err := os.ReadFile(path)
		must(t, err)
		var cases []toldCase
		must(t, json.Unmarshal(data, &cases))
		for _, c := range cases {
			c.Name = strings.TrimSuffix(filepath.Base(path), ".json") + "/" + c.Name
			all = append(all, c)
		}
	}
	return all
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (v told) value(t *testing.T) any {
	t.Helper()
	data, err := hex.DecodeString(v.Wire)
	must(t, err)
	value, err := monty.Decode(data)
	must(t, err)
	return value
}

func (v told) same(t *testing.T, got any) {
	t.Helper()
	data, err := monty.Encode(got)
	must(t, err)
	if hex.EncodeToString(data) != v.Wire {
		t.Fatalf("got %x\nfor %s, which is\n    %s", data, v.Python, v.Wire)
	}
}

func (c *toldCase) compile() (*monty.Program, error) {
	options := monty.Options{Filename: c.Filename, Functions: c.Functions}
	for name := range c.Inputs {
		options.Inputs = append(options.Inputs, name)
	}
	return monty.Compile(strings.Join(c.Source, "\n"), options)
}

func (c *toldCase) start(t *testing.T, program *monty.Program) *monty.Run {
	t.Helper()
	inputs, limits := monty.Inputs{}, monty.Limits{}
	for name, value := range c.Inputs {
		inputs[name] = value.value(t)
	}
	for name, value := range c.Limits {
		limits[limitNames[name]] = value
	}
	run, err := program.Start(inputs, limits)
	must(t, err)
	return run
}

func (c *toldCall) check(t *testing.T, call *monty.Call) {
	t.Helper()
	if call.Name != c.Name || call.Line != c.Line {
		t.Fatalf("called %s at line %d instead of %s at %d", call.Name, call.Line, c.Name, c.Line)
	}
	c.Args.same(t, call.Args)
	c.Kwargs.same(t, call.Kwargs)
}

// answer is what a host function returns.
func (c *toldCall) answer(t *testing.T) (any, error) {
	if c.Answer.Exception != nil {
		return nil, c.Answer.Exception.value(t).(*monty.Exception)
	}
	return c.Answer.Value.value(t), nil
}

func (e *toldEnd) checkError(t *testing.T, err error) {
	t.Helper()
	var frames []monty.Frame
	var kind, message, traceback string
	var exception *monty.Exception
	var limit *monty.LimitError
	var syntax *monty.SyntaxError
	switch {
	case e.Status == "MONTY_ERROR_EXCEPTION" && errors.As(err, &exception):
		frames, kind, message, traceback = exception.Frames, exception.Type, exception.Message, exception.Traceback
	case e.Status == "MONTY_ERROR_LIMIT" && errors.As(err, &limit) && limit.Limit == limitNames[e.Limit]:
		return
	case e.Status == "MONTY_ERROR_SYNTAX" && errors.As(err, &syntax):
		frames, kind, message, traceback = syntax.Frames, syntax.Type, syntax.Message, syntax.Traceback
	default:
		t.Fatalf("ended with %v instead of %s %s", err, e.Status, e.Limit)
	}
	if kind != e.Type || message != e.Message || len(frames) != len(e.Frames) {
		t.Fatalf("%s: %s at %v, instead of %s: %s at %v", kind, message, frames, e.Type, e.Message, e.Frames)
	}
	for i, frame := range frames {
		if got := [3]any{frame.File, frame.Function, float64(frame.Line)}; got != e.Frames[i] {
			t.Fatalf("frame %v instead of %v", got, e.Frames[i])
		}
	}
	if len(e.Traceback) != 0 && traceback != strings.Join(e.Traceback, "\n") {
		t.Fatalf("the traceback is\n%s", traceback)
	}
}

func (c *toldCase) checkEnd(t *testing.T, run *monty.Run) {
	t.Helper()
	state, err := run.State()
	must(t, err)
	if state.String() != c.End.State {
		t.Fatalf("%s instead of %s: %v", state, c.End.State, run.Err())
	}
	if state == monty.Failed {
		c.End.checkError(t, run.Err())
		return
	}
	result, err := run.Result()
	must(t, err)
	c.End.Result.same(t, result)
}

func (c *toldCase) checkOutput(t *testing.T, run *monty.Run) {
	t.Helper()
	if _, limited := c.Limits["output"]; limited {
		return
	}
	for stream, want := range map[monty.Stream]string{monty.Stdout: c.Stdout, monty.Stderr: c.Stderr} {
		got, err := run.TakeOutput(stream)
		must(t, err)
		if got != want {
			t.Fatalf("printed %q instead of %q", got, want)
		}
	}
}

// walk goes from stop to stop; atStop may put another run in the place of this one.
func (c *toldCase) walk(t *testing.T, run *monty.Run, fuel uint64, atStop func(*monty.Run) (*monty.Run, error)) *monty.Run {
	t.Helper()
	ctx, calls := context.Background(), c.Calls
	run, err := atStop(run)
	must(t, err)
	state, err := run.Step(ctx, fuel)
	for must(t, err); state == monty.Calling || state == monty.Yielded; must(t, err) {
		run, err = atStop(run)
		must(t, err)
		if state == monty.Yielded {
			state, err = run.Step(ctx, fuel)
			continue
		}
		call, callErr := run.Call()
		must(t, callErr)
		if len(calls) == 0 {
			t.Fatalf("one call too many: %s", call.Name)
		}
		calls[0].check(t, call)
		if value, raised := calls[0].answer(t); raised != nil {
			state, err = run.ResumeException(ctx, raised)
		} else {
			state, err = run.ResumeValue(ctx, value)
		}
		calls = calls[1:]
	}
	if len(calls) != 0 {
		t.Fatalf("no call of %s: %v", calls[0].Name, run.Err())
	}
	return run
}

func eachCase(t *testing.T, check func(t *testing.T, c *toldCase, program *monty.Program)) {
	for _, c := range readCases(t) {
		t.Run(c.Name, func(t *testing.T) {
			program, err := c.compile()
			if c.End.State == "refused" {
				c.End.checkError(t, err)
				return
			}
			must(t, err)
			check(t, &c, program)
		})
	}
}

func stepped(t *testing.T, fuel uint64, atStop func(*monty.Program, *monty.Run) (*monty.Run, error)) {
	eachCase(t, func(t *testing.T, c *toldCase, program *monty.Program) {
		run := c.walk(t, c.start(t, program), fuel, func(run *monty.Run) (*monty.Run, error) { return atStop(program, run) })
		defer run.Close()
		c.checkEnd(t, run)
		c.checkOutput(t, run)
	})
}

func asItIs(_ *monty.Program, run *monty.Run) (*monty.Run, error) { return run, nil }

func TestConformanceFromStopToStop(t *testing.T) { stepped(t, monty.Unlimited, asItIs) }

func TestConformanceInSmallPieces(t *testing.T) { stepped(t, 37, asItIs) }

func TestConformanceLoadedWithTheProgram(t *testing.T) {
	stepped(t, monty.Unlimited, func(program *monty.Program, run *monty.Run) (*monty.Run, error) {
		defer run.Close()
		data, err := run.Dump()
		must(t, err)
		return program.LoadRun(data)
	})
}

func TestConformanceLoadedByItself(t *testing.T) {
	stepped(t, monty.Unlimited, func(_ *monty.Program, run *monty.Run) (*monty.Run, error) {
		defer run.Close()
		data, err := run.Dump()
		must(t, err)
		return monty.LoadRun(data)
	})
}

func TestConformanceCloned(t *testing.T) {
	stepped(t, monty.Unlimited, func(_ *monty.Program, run *monty.Run) (*monty.Run, error) {
		defer run.Close()
		return run.Clone()
	})
}

func TestConformanceProgramLoaded(t *testing.T) {
	eachCase(t, func(t *testing.T, c *toldCase, program *monty.Program) {
		data, err := program.Dump()
		must(t, err)
		program, err = monty.LoadProgram(data)
		must(t, err)
		run := c.walk(t, c.start(t, program), monty.Unlimited, func(run *monty.Run) (*monty.Run, error) { return run, nil })
		defer run.Close()
		c.checkEnd(t, run)
	})
}

func TestConformanceWithFunctions(t *testing.T) {
	eachCase(t, func(t *testing.T, c *toldCase, program *monty.Program) {
		calls, functions := c.Calls, monty.Functions{}
		for _, name := range c.Functions {
			functions[name] = func(_ context.Context, call *monty.Call) (any, error) {
				told := calls[0]
				calls = calls[1:]
				told.check(t, call)
				return told.answer(t)
			}
		}
		run := c.start(t, program)
		defer run.Close()
		if result, err := run.Run(context.Background(), functions); err != nil {
			c.End.checkError(t, err)
		} else {
			c.End.Result.same(t, result)
		}
		c.checkEnd(t, run)
	})
}
