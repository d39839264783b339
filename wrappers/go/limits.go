package monty

import "math"

// Unlimited is no limit, or no end of fuel (MONTY_UNLIMITED).
const Unlimited = math.MaxUint64

// Limit is something that a run may use up (MontyLimit).
type Limit uint32

const (
	// LimitMemory is the bytes held by the program's values, its captured output and what crosses to the host.
	LimitMemory Limit = 0
	// LimitAllocations is the values allocated over the whole run.
	LimitAllocations Limit = 1
	// LimitTime is the nanoseconds spent inside steps.
	LimitTime Limit = 2
	// LimitRecursion is the depth of calls.
	LimitRecursion Limit = 3
	// LimitFuel is the instructions executed.
	LimitFuel Limit = 4
	// LimitOutput is the bytes of captured output.
	LimitOutput Limit = 5
	// NoLimit is none of them: a program is too large or too deep for the type checker.
	NoLimit Limit = math.MaxUint32
)

// String is the limit's name.
func (l Limit) String() string {
	if l == NoLimit {
		return "none"
	}
	return nameOf(uint32(l), "memory", "allocations", "time", "recursion", "fuel", "output")
}

// Limits are limits to be set together; those that are not there keep their documented defaults.
type Limits map[Limit]uint64

// State is where a run is (MontyState).
type State uint32

const (
	// Ready: not started, or fed with more.
	Ready State = 0
	// Calling: it waits for the answer to a call.
	Calling State = 1
	// Waiting: all its tasks wait for answers.
	Waiting State = 2
	// Yielded: the fuel of the step is spent.
	Yielded State = 3
	// Interrupted: the host stopped it, and it can go on.
	Interrupted State = 4
	// Done: it ended with a result.
	Done State = 5
	// Failed: an exception or a limit ended it.
	Failed State = 6
)

// String is the state's name.
func (s State) String() string {
	return nameOf(uint32(s), "ready", "calling", "waiting", "yielded", "interrupted", "done", "failed")
}

// CallKind is what the program calls (MontyCallKind).
type CallKind uint32

const (
	// CallFunction is a host function that the program was compiled with.
	CallFunction CallKind = 0
	// CallMethod is a method of a host object.
	CallMethod CallKind = 1
	// CallOS is an operation of the operating system, such as os.getenv.
	CallOS CallKind = 2
)

// String is the kind's name.
func (k CallKind) String() string { return nameOf(uint32(k), "function", "method", "os") }

// Stream is where a program prints (MontyStream).
type Stream uint32

const (
	// Stdout is sys.stdout.
	Stdout Stream = 1
	// Stderr is sys.stderr.
	Stderr Stream = 2
)

func nameOf(number uint32, names ...string) string {
	if int(number) < len(names) {
		return names[number]
	}
	return "unknown"
}
