package monty_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"libmonty.dev/monty"
)

const forever = "while True: pass"

var noLimits = monty.Limits{monty.LimitFuel: monty.Unlimited, monty.LimitTime: monty.Unlimited}

func start(t *testing.T, source string, functions ...string) *monty.Run {
	t.Helper()
	program, err := monty.Compile(source, monty.Options{Functions: functions})
	must(t, err)
	run, err := program.Start(nil, noLimits)
	must(t, err)
	t.Cleanup(run.Close)
	return run
}

func expectState(t *testing.T, want monty.State) func(monty.State, error) {
	t.Helper()
	return func(state monty.State, err error) {
		t.Helper()
		if err != nil || state != want {
			t.Fatalf("%s, %v instead of %s", state, err, want)
		}
	}
}

func TestStepByStep(t *testing.T) {
	ctx, run := context.Background(), start(t, "print('hi')\nx = get('a', n=2)\nx + 1", "get")
	expectState(t, monty.Calling)(run.Step(ctx, monty.Unlimited))
	call, err := run.Call()
	must(t, err)
	n, _ := call.Kwargs.Get("n")
	if call.Name != "get" || call.Args[0] != "a" || n != int64(2) || call.Line != 2 || call.ID != 1 || call.Kind != monty.CallFunction {
		t.Fatalf("%+v", call)
	}
	expectState(t, monty.Done)(run.ResumeValue(ctx, 41))
	if result, err := run.Result(); err != nil || result != int64(42) || run.Err() != nil {
		t.Fatal(result, err)
	}
	if text, err := run.TakeOutput(monty.Stdout); err != nil || text != "hi\n" {
		t.Fatal(text, err)
	}
}

func TestErrorsOfHostFunctions(t *testing.T) {
	source := "try:\n    f()\nexcept Exception as error:\n    caught = type(error).__name__ + ' ' + str(error)\ncaught"
	program, err := monty.Compile(source, monty.Options{Functions: []string{"f"}})
	must(t, err)
	for want, raised := range map[string]error{
		"RuntimeError odd": errors.New("odd"),
		"ValueError bad":   monty.Raise("ValueError", "bad"),
		"LookupError gone": errors.Join(errors.New("first"), monty.Raise("LookupError", "gone")),
	} {
		f := func(context.Context, *monty.Call) (any, error) { return nil, raised }
		if got, err := program.Run(context.Background(), nil, monty.Functions{"f": f}); err != nil || got != want {
			t.Fatal(got, err)
		}
	}
}

func TestExceptionOfTheProgram(t *testing.T) {
	_, err := start(t, "def f():\n    raise ValueError('no', 3)\nf()").Run(context.Background(), nil)
	var exception *monty.Exception
	if !errors.As(err, &exception) || !errors.Is(err, monty.ErrorException) {
		t.Fatal(err)
	}
	if exception.Type != "ValueError" || exception.Args[1] != int64(3) || len(exception.Frames) != 2 || exception.Frames[1].Function != "f" {
		t.Fatalf("%+v", exception)
	}
}

func TestSyntaxError(t *testing.T) {
	_, err := monty.Compile("x = (", monty.Options{Filename: "job.py"})
	var syntax *monty.SyntaxError
	if !errors.As(err, &syntax) || !errors.Is(err, monty.ErrorSyntax) || syntax.Frames[0].File != "job.py" {
		t.Fatal(err)
	}
}

func TestLimit(t *testing.T) {
	run := start(t, forever)
	must(t, run.SetLimit(monty.LimitFuel, 10_000))
	_, err := run.Run(context.Background(), nil)
	var limit *monty.LimitError
	if !errors.As(err, &limit) || limit.Limit != monty.LimitFuel || run.Limit(monty.LimitFuel) != 10_000 || run.Usage(monty.LimitFuel) == 0 {
		t.Fatal(err)
	}
}

func TestCalls(t *testing.T) {
	run := start(t, "[f(i) for i in range(3)]", "f")
	for call, err := range run.Calls(context.Background()) {
		must(t, err)
		call.Return(call.Args[0].(int64) * 10)
	}
	result, err := run.Result()
	if err != nil || len(result.([]any)) != 3 || result.([]any)[2] != int64(20) {
		t.Fatal(result, err)
	}
}

func TestLeavingTheLoopLeavesTheCall(t *testing.T) {
	run := start(t, "f() + f()", "f")
	for _, err := range run.Calls(context.Background()) {
		must(t, err)
		break
	}
	expectState(t, monty.Calling)(run.State())
	for call, err := range run.Calls(context.Background()) {
		must(t, err)
		call.Return(4)
	}
	if result, err := run.Result(); err != nil || result != int64(8) {
		t.Fatal(result, err)
	}
}

func TestCallsThatNobodyAnswers(t *testing.T) {
	var last error
	for _, err := range start(t, "f()", "f").Calls(context.Background()) {
		last = err
	}
	if !errors.Is(last, monty.ErrorState) {
		t.Fatal(last)
	}
	if _, err := start(t, "f()", "f").Run(context.Background(), nil); !errors.Is(err, monty.ErrorArgument) {
		t.Fatal(err)
	}
}

func TestContext(t *testing.T) {
	run := start(t, forever)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	state, err := run.Step(ctx, monty.Unlimited)
	if state != monty.Interrupted || !errors.Is(err, context.DeadlineExceeded) || 5*time.Second < time.Since(began) {
		t.Fatal(state, err, time.Since(began))
	}
	if _, err := run.Step(ctx, monty.Unlimited); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	expectState(t, monty.Yielded)(run.Step(context.Background(), 1000))
}

func TestContextWithACause(t *testing.T) {
	run, tired := start(t, forever), errors.New("tired")
	ctx, cancel := context.WithCancelCause(context.Background())
	time.AfterFunc(20*time.Millisecond, func() { cancel(tired) })
	if _, err := run.Run(ctx, nil); !errors.Is(err, tired) {
		t.Fatal(err)
	}
}

func TestInterrupt(t *testing.T) {
	run := start(t, forever)
	time.AfterFunc(20*time.Millisecond, run.Interrupt)
	expectState(t, monty.Interrupted)(run.Step(context.Background(), monty.Unlimited))
	time.AfterFunc(20*time.Millisecond, run.Interrupt)
	if _, err := run.Run(context.Background(), nil); !errors.Is(err, monty.ErrorInterrupted) {
		t.Fatal(err)
	}
}

func TestBusyAndClose(t *testing.T) {
	run := start(t, forever)
	done := make(chan struct{})
	go func() {
		defer close(done)
		// The step may find the run in use by State below, and has to begin again.
		for {
			state, err := run.Step(context.Background(), monty.Unlimited)
			if errors.Is(err, monty.ErrorBusy) {
				continue
			}
			if state != monty.Interrupted {
				t.Error(state, err)
			}
			return
		}
	}()
	for {
		if _, err := run.State(); errors.Is(err, monty.ErrorBusy) {
			break
		}
		runtime.Gosched()
	}
	time.AfterFunc(20*time.Millisecond, run.Interrupt)
	run.Close()
	<-done
	run.Close()
	if _, err := run.Step(context.Background(), 1); !errors.Is(err, monty.ErrorState) {
		t.Fatal(err)
	}
	run.Interrupt()
}

func TestGoroutinesShareAProgram(t *testing.T) {
	program, err := monty.Compile("total = 0\nfor i in range(n):\n    total += i\ntotal", monty.Options{Inputs: []string{"n"}})
	must(t, err)
	var group sync.WaitGroup
	for n := range 16 {
		group.Add(1)
		go func() {
			defer group.Done()
			if got, err := program.Run(context.Background(), monty.Inputs{"n": n}, nil); err != nil || got != int64(n*(n-1)/2) {
				t.Error(got, err)
			}
		}()
	}
	group.Wait()
}

func TestRunsAreCollected(t *testing.T) {
	program, err := monty.Compile("1", monty.Options{})
	must(t, err)
	for range 1000 {
		_, err := program.Start(nil, nil)
		must(t, err)
	}
	for range 3 {
		runtime.GC()
	}
}

func TestClone(t *testing.T) {
	ctx, run := context.Background(), start(t, "x = f()\nx + 1", "f")
	expectState(t, monty.Calling)(run.Step(ctx, monty.Unlimited))
	clone, err := run.Clone()
	must(t, err)
	defer clone.Close()
	expectState(t, monty.Done)(run.ResumeValue(ctx, 1))
	expectState(t, monty.Done)(clone.ResumeValue(ctx, 10))
	first, _ := run.Result()
	second, _ := clone.Result()
	if first != int64(2) || second != int64(11) {
		t.Fatal(first, second)
	}
}

func TestFiles(t *testing.T) {
	run := start(t, "with open('in.txt') as f, open('out/up.txt', 'w') as up: up.write(f.read().upper())")
	must(t, run.Mount("in.txt", []byte("caf\u00e9"), false))
	must(t, run.Mount("empty", nil, true))
	must(t, run.MountDirectory("out", true))
	expectState(t, monty.Done)(run.Step(context.Background(), monty.Unlimited))
	if text, err := run.ReadFile("/out/up.txt"); err != nil || string(text) != "CAF\u00c9" {
		t.Fatal(text, err)
	}
	if text, err := run.ReadFile("empty"); err != nil || len(text) != 0 {
		t.Fatal(text, err)
	}
	var usage *monty.Error
	if _, err := run.ReadFile("missing"); !errors.As(err, &usage) {
		t.Fatal(err)
	}
	if err := run.Mount("", []byte("x"), false); !errors.As(err, &usage) {
		t.Fatal(err)
	}
}

func TestSession(t *testing.T) {
	ctx, run := context.Background(), start(t, "def add(a, b=1):\n    return a + b\n")
	expectState(t, monty.Done)(run.Step(ctx, monty.Unlimited))
	expectState(t, monty.Done)(run.Feed(ctx, "c = add(1)\nc", "second.py"))
	if result, err := run.Result(); err != nil || result != int64(2) {
		t.Fatal(result, err)
	}
	expectState(t, monty.Done)(run.CallFunction(ctx, "add", monty.Tuple{5}, monty.NewDict("b", 6)))
	if result, err := run.Run(ctx, nil); err != nil || result != int64(11) {
		t.Fatal(result, err)
	}
	if _, err := run.CallFunction(ctx, "nothing", nil, nil); !errors.Is(err, monty.ErrorArgument) {
		t.Fatal(err)
	}
	if _, err := run.Feed(ctx, "c = (", ""); !errors.Is(err, monty.ErrorSyntax) {
		t.Fatal(err)
	}
}

func TestTypeChecking(t *testing.T) {
	options := monty.Options{Stubs: "def fetch(url: str) -> str: ...\nlimit: int", Filename: "task.py"}
	if found, err := monty.Check("fetch('a') * limit", options); err != nil || len(found) != 0 {
		t.Fatal(found, err)
	}
	found, err := monty.Check("x = 1\nfetch(limit)", options)
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	place := [4]int{found[0].Line, found[0].Column, found[0].EndLine, found[0].EndColumn}
	if found[0].Severity != "error" || found[0].Rule != "invalid-argument-type" || place != [4]int{2, 7, 2, 12} {
		t.Fatal(found[0])
	}
	if !strings.HasPrefix(found[0].String(), "task.py:2:7: error[") || !strings.Contains(found[0].Annotated, "2 | fetch(limit)") {
		t.Fatal(found[0].Annotated)
	}
	options.TypeCheck = true
	var refused *monty.CheckError
	if _, err := monty.Compile("fetch(limit)", options); !errors.As(err, &refused) || len(refused.Diagnostics) != 1 || !errors.Is(err, monty.ErrorCheck) {
		t.Fatal(err)
	}
	if _, err := monty.Check("1", monty.Options{Stubs: "x: nothing"}); !errors.Is(err, monty.ErrorArgument) {
		t.Fatal(err)
	}
	program, err := monty.Compile("def half(n: int) -> float:\n    return n / 2", options)
	must(t, err)
	run, err := program.Start(nil, noLimits)
	must(t, err)
	defer run.Close()
	ctx := context.Background()
	expectState(t, monty.Done)(run.Step(ctx, monty.Unlimited))
	if found, err := run.Check("half('x')", "second.py"); err != nil || len(found) != 1 || found[0].File != "second.py" {
		t.Fatal(found, err)
	}
	if _, err := run.Feed(ctx, "half('x')", ""); !errors.Is(err, monty.ErrorCheck) {
		t.Fatal(err)
	}
	expectState(t, monty.Done)(run.Feed(ctx, "half(3)", ""))
}

func TestLimitsOfTypeChecks(t *testing.T) {
	// Another one each time: what the checker knows of a program already takes neither time nor memory.
	count := 0
	large := func() string {
		count++
		class := fmt.Sprintf("class C%d:\n", count)
		for i := range 1_000 {
			class += fmt.Sprintf("    def m%d(self, x: int) -> list['C%d']:\n        return [self] * (x + %d)\n", i, count, i)
		}
		return class
	}
	if found, err := monty.Check(large(), monty.Options{CheckLimits: monty.Limits{monty.LimitTime: monty.Unlimited}}); err != nil || len(found) != 0 {
		t.Fatal(found, err)
	}
	expectLimit := func(which monty.Limit, err error) {
		t.Helper()
		var reached *monty.LimitError
		if !errors.As(err, &reached) || reached.Limit != which {
			t.Fatal(which, err)
		}
	}
	// What it takes is more than this, whatever the machine, and less than there is.
	for which, limit := range (monty.Limits{monty.LimitTime: 1, monty.LimitMemory: 4 << 20}) {
		options := monty.Options{TypeCheck: true, CheckLimits: monty.Limits{which: limit}}
		_, err := monty.Check(large(), options)
		expectLimit(which, err)
		_, err = monty.Compile(large(), options)
		expectLimit(which, err)
	}
	_, err := monty.Check(strings.Repeat("(", 60)+strings.Repeat(")", 60), monty.Options{})
	expectLimit(monty.NoLimit, err)
	if _, err := monty.Check("1", monty.Options{CheckLimits: monty.Limits{monty.LimitFuel: 1}}); !errors.Is(err, monty.ErrorArgument) {
		t.Fatal(err)
	}
}

// TestAnotherProcessGoesOn starts this test program again, which then finds the state in MONTY_TEST_STATE.
func TestAnotherProcessGoesOn(t *testing.T) {
	ctx := context.Background()
	if path := os.Getenv("MONTY_TEST_STATE"); path != "" {
		data, err := os.ReadFile(path)
		must(t, err)
		run, err := monty.LoadRun(data)
		must(t, err)
		if result, err := run.Run(ctx, monty.Functions{"f": func(_ context.Context, call *monty.Call) (any, error) { return len(call.Args[0].(string)), nil }}); err != nil || result != int64(2) {
			t.Fatal(result, err)
		}
		if text, _ := run.TakeOutput(monty.Stdout); text != "before\nafter\n" {
			t.Fatal(text)
		}
		return
	}
	run := start(t, "print('before')\nx = f('q')\nprint('after')\nx * 2", "f")
	expectState(t, monty.Calling)(run.Step(ctx, monty.Unlimited))
	data, err := run.Dump()
	must(t, err)
	path := t.TempDir() + "/state"
	must(t, os.WriteFile(path, data, 0o600))
	child := exec.Command(os.Args[0], "-test.run=^TestAnotherProcessGoesOn$")
	child.Env = append(os.Environ(), "MONTY_TEST_STATE="+path)
	if output, err := child.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}

func TestSnapshotsOfAnybody(t *testing.T) {
	run := start(t, "f()", "f")
	expectState(t, monty.Calling)(run.Step(context.Background(), monty.Unlimited))
	data, err := run.Dump()
	must(t, err)
	for _, bad := range [][]byte{nil, data[:len(data)-1], make([]byte, len(data))} {
		if _, err := monty.LoadRun(bad); !errors.Is(err, monty.ErrorFormat) && !errors.Is(err, monty.ErrorVersion) {
			t.Fatal(err)
		}
	}
}
