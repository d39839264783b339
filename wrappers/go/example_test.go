package monty_test

import (
	"context"
	"errors"
	"fmt"

	"libmonty.dev/monty"
)

func Example() {
	program, err := monty.Compile("f'{greet(name)}!'", monty.Options{Inputs: []string{"name"}, Functions: []string{"greet"}})
	if err != nil {
		panic(err)
	}
	greet := func(_ context.Context, call *monty.Call) (any, error) {
		return fmt.Sprintf("hello %s", call.Args[0]), nil
	}
	result, err := program.Run(context.Background(), monty.Inputs{"name": "Ada"}, monty.Functions{"greet": greet})
	fmt.Println(result, err)
	// Output: hello Ada! <nil>
}

func ExampleRun_Calls() {
	program, _ := monty.Compile("[double(n) for n in (1, 2)]", monty.Options{Functions: []string{"double"}})
	run, _ := program.Start(nil, nil)
	defer run.Close()
	for call, err := range run.Calls(context.Background()) {
		if err != nil {
			panic(err)
		}
		fmt.Println(call.Name, call.Args[0], "at line", call.Line)
		call.Return(call.Args[0].(int64) * 2)
	}
	fmt.Println(run.Result())
	// Output:
	// double 1 at line 1
	// double 2 at line 1
	// [2 4] <nil>
}

func ExampleException() {
	program, _ := monty.Compile("def f():\n    return 1 / 0\n\nf()", monty.Options{Filename: "job.py"})
	_, err := program.Run(context.Background(), nil, nil)
	var exception *monty.Exception
	if errors.As(err, &exception) {
		fmt.Print(exception.Traceback)
	}
	// Output:
	// Traceback (most recent call last):
	//   File "job.py", line 4, in <module>
	//     f()
	//     ~^^
	//   File "job.py", line 2, in f
	//     return 1 / 0
	//            ~~^~~
	// ZeroDivisionError: division by zero
}

func ExampleRun_Dump() {
	ctx := context.Background()
	program, _ := monty.Compile("ask('color') + '?'", monty.Options{Functions: []string{"ask"}})
	run, _ := program.Start(nil, monty.Limits{monty.LimitMemory: 1 << 20})
	state, _ := run.Step(ctx, monty.Unlimited)
	fmt.Println(state)
	data, _ := run.Dump()
	run.Close()

	// Perhaps in another process, later.
	run, _ = monty.LoadRun(data)
	defer run.Close()
	run.ResumeValue(ctx, "blue")
	fmt.Println(run.Result())
	// Output:
	// calling
	// blue? <nil>
}
