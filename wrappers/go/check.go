package monty

// #include <monty.h>
import "C"

// Diagnostic is one finding of the type checker.
type Diagnostic struct {
	// Severity is "error", "warning" or "info".
	Severity string
	// Rule is what found it, such as "invalid-argument-type".
	Rule string
	// Message says what is wrong.
	Message string
	// File is its name as given to the checker.
	File string
	// Line and Column are where it begins, from 1; columns are counted in characters.
	Line, Column int
	// EndLine and EndColumn are where it ends, behind its last character.
	EndLine, EndColumn int
	// Concise is the finding in one line: file, line, column, severity, rule, message.
	Concise string
	// Annotated is the finding with the lines of source that it is about.
	Annotated string
}

// String is the finding in one line.
func (d Diagnostic) String() string { return d.Concise }

// Check says what the type checker finds in a program, which is not run (monty_check). Inputs and functions that
// Options.Stubs does not declare can be anything. Source that is not Python gives one finding. A program that is more than the
// checker takes, or takes more than Options.CheckLimits, gives a [*LimitError].
func Check(source string, options Options) ([]Diagnostic, error) {
	raw, err := newOptions(options)
	defer C.monty_options_free(raw)
	if err != nil {
		return nil, err
	}
	var found *C.MontyValue
	var failed *C.MontyError
	text, size := chars(source)
	if err := checked(C.monty_check(text, size, raw, nil, 0, &found, &failed), &failed); err != nil {
		return nil, err
	}
	return diagnosticsOf(found)
}

// Check says what the type checker finds in a piece that [Run.Feed] could run: it sees what ran before, with its types
// (monty_run_check). An empty filename is "main.py".
func (r *Run) Check(source, filename string) ([]Diagnostic, error) {
	var name *C.char
	if filename != "" {
		name = C.CString(filename)
		defer freeString(name)
	}
	var found *C.MontyValue
	err := r.use(func(raw *C.MontyRun) error {
		var failed *C.MontyError
		text, size := chars(source)
		return checked(C.monty_run_check(raw, text, size, name, &found, &failed), &failed)
	})
	if err != nil {
		return nil, err
	}
	return diagnosticsOf(found)
}

// diagnosticsOf reads an owned list of findings and frees it (monty_value_encode, monty_value_free).
func diagnosticsOf(found *C.MontyValue) ([]Diagnostic, error) {
	defer C.monty_value_free(found)
	var out C.MontyBytes
	var failed *C.MontyError
	if err := checked(C.monty_value_encode(found, &out, &failed), &failed); err != nil {
		return nil, err
	}
	value, err := Decode(take(&out))
	if err != nil {
		return nil, err
	}
	items, _ := value.([]any)
	return diagnosticsIn(items), nil
}

func diagnosticsIn(items []any) []Diagnostic {
	var all []Diagnostic
	for _, item := range items {
		if one, ok := item.(*Dict); ok {
			all = append(all, Diagnostic{
				Severity:  field[string](one, "severity"),
				Rule:      field[string](one, "rule"),
				Message:   field[string](one, "message"),
				File:      field[string](one, "file"),
				Line:      int(field[int64](one, "line")),
				Column:    int(field[int64](one, "column")),
				EndLine:   int(field[int64](one, "end_line")),
				EndColumn: int(field[int64](one, "end_column")),
				Concise:   field[string](one, "concise"),
				Annotated: field[string](one, "annotated"),
			})
		}
	}
	return all
}
