// Runs a program that calls one host function.
package main

import (
	"context"
	"fmt"
	"log"

	"libmonty.dev/monty"
)

const source = `
rows = sorted(fetch("prices"), key=lambda row: -row["price"])
print("dearest:", rows[0]["name"])
sum(row["price"] for row in rows)
`

func fetch(_ context.Context, call *monty.Call) (any, error) {
	fmt.Println("the program calls", call.Name)
	tea, coffee := map[string]any{"name": "tea", "price": 3}, map[string]any{"name": "coffee", "price": 5}
	return []any{tea, coffee}, nil
}

func main() {
	program, err := monty.Compile(source, monty.Options{Functions: []string{"fetch"}})
	if err != nil {
		log.Fatal(err)
	}
	run, err := program.Start(nil, monty.Limits{monty.LimitMemory: 16 << 20})
	if err != nil {
		log.Fatal(err)
	}
	defer run.Close()
	result, err := run.Run(context.Background(), monty.Functions{"fetch": fetch})
	if err != nil {
		log.Fatal(err)
	}
	output, _ := run.TakeOutput(monty.Stdout)
	fmt.Print(output)
	fmt.Println("result:", result)
}
