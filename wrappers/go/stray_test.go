package monty

import (
	"context"
	"testing"
)

// A context that ends when its step has just ended interrupts a run that is not running. Nobody can make that happen at will, so
// this test says by itself that it has.
func TestContextThatEndsTooLate(t *testing.T) {
	program, err := Compile("get(1)\nget(2)\n5", Options{Functions: []string{"get"}})
	if err != nil {
		t.Fatal(err)
	}
	run, err := program.Start(nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer run.Close()
	late := func() {
		run.interrupt.interrupt()
		run.stray = true
	}
	expect := func(want State) func(State, error) {
		return func(state State, err error) {
			t.Helper()
			if err != nil || state != want {
				t.Fatalf("%s, %v instead of %s", state, err, want)
			}
		}
	}
	ctx := context.Background()
	expect(Calling)(run.Step(ctx, Unlimited))
	late()
	expect(Calling)(run.ResumeValue(ctx, nil))
	late()
	// What the host asks for does stop it.
	run.Interrupt()
	expect(Interrupted)(run.ResumeValue(ctx, nil))
	expect(Done)(run.Step(ctx, Unlimited))
}
