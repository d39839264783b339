// The host of examples/agent in Go: it answers one tool call and exits, with the program's state in a file.
//
//	agent PROGRAM.PY DATA-FOLDER STATE-FILE
//
// Exit status: 0 when the program has ended, 3 when it waits for the next process, 1 when it or the host failed.
package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"

	"libmonty.dev/monty"
)

func start(ctx context.Context, path string) (*monty.Run, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	options := monty.Options{Filename: filepath.Base(path)}
	for name := range toolTable {
		options.Functions = append(options.Functions, name)
	}
	program, err := monty.Compile(string(source), options)
	if err != nil {
		return nil, err
	}
	run, err := program.Start(nil, monty.Limits{monty.LimitMemory: 64 << 20, monty.LimitTime: 5_000_000_000})
	if err != nil {
		return nil, err
	}
	_, err = run.Step(ctx, monty.Unlimited)
	return run, err
}

func goOn(ctx context.Context, saved []byte, folder string) (*monty.Run, error) {
	known, err := openTools(folder)
	if err != nil {
		return nil, err
	}
	run, err := monty.LoadRun(saved)
	if err != nil {
		return nil, err
	}
	call, err := run.Call()
	if err != nil {
		return run, err
	}
	tool, ok := toolTable[call.Name]
	if !ok {
		tool = func(*tools, *monty.Call) (any, error) {
			return nil, monty.Raise("PermissionError", "this host does not offer that")
		}
	}
	if answer, raised := tool(known, call); raised != nil {
		_, err = run.ResumeException(ctx, raised)
	} else {
		_, err = run.ResumeValue(ctx, answer)
	}
	return run, err
}

// leave prints, and writes the state for the next process; it returns the exit status.
func leave(run *monty.Run, stateFile string) (int, error) {
	output, err := run.TakeOutput(monty.Stdout)
	if err != nil {
		return 1, err
	}
	fmt.Print(output)
	if state, _ := run.State(); state == monty.Calling {
		saved, err := run.Dump()
		if err != nil {
			return 1, err
		}
		return 3, os.WriteFile(stateFile, saved, 0o600)
	}
	if err := os.Remove(stateFile); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 1, err
	}
	var exception *monty.Exception
	if err := run.Err(); errors.As(err, &exception) {
		return 1, errors.New(exception.Traceback)
	} else if err != nil {
		return 1, err
	}
	return 0, nil
}

func main() {
	if len(os.Args) != 4 {
		log.Fatal("usage: agent PROGRAM.PY DATA-FOLDER STATE-FILE")
	}
	ctx, stateFile := context.Background(), os.Args[3]
	var run *monty.Run
	saved, err := os.ReadFile(stateFile)
	if errors.Is(err, fs.ErrNotExist) {
		run, err = start(ctx, os.Args[1])
	} else if err == nil {
		run, err = goOn(ctx, saved, os.Args[2])
	}
	if err != nil {
		log.Fatal(err)
	}
	status, err := leave(run, stateFile)
	if err != nil {
		log.Print(err)
	}
	os.Exit(status)
}
