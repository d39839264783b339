package monty

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/big"
	"unicode/utf8"
	"unsafe"
)

// The private tags of docs/wire.md.
const (
	tagPositive   = 2
	tagNegative   = 3
	tagShared     = 28
	tagReference  = 29
	tagSet        = 258
	tagTuple      = 52480
	tagFrozenSet  = 52481
	tagObject     = 52482
	tagDataclass  = 52483
	tagHostObject = 52484
	tagException  = 52485
	tagFunction   = 52486
	tagEllipsis   = 52487
	tagOpaque     = 52488
)

const (
	// maxDepth is twice what the format allows: the fields of a record are a level of their own here.
	maxDepth = 20_000
	// worthSharing is how many bytes a str, bytes or big int must have to be written once.
	worthSharing = 32
)

// Encode writes a value as docs/wire.md says, as monty_value_encode does for the same value.
func Encode(value any) ([]byte, error) {
	e := encoder{first: map[identity]int{}}
	if err := e.value(value, 0); err != nil {
		return nil, err
	}
	return e.finish(), nil
}

// identity tells values apart that are equal: what kind of thing, where it is, and of a slice or string how long.
type identity struct {
	kind byte
	at   unsafe.Pointer
	len  int
}

// patch is a place in the bytes where something is still missing: tag 28 when number is -1, or a reference to occurrence
// `number` of the list of firsts.
type patch struct{ at, first int }

// encoder writes one value. What is met for the second time is known only then, so tag 28 and the references, whose
// numbers depend on it, are put in at the end.
type encoder struct {
	out []byte
	// first has, for each value that may be met again, its number among the firsts.
	first map[identity]int
	// starts has where each of the firsts begins; again, whether it was met again.
	starts     []int
	again      []bool
	references []patch
	// made keeps what was converted on the way alive, so that no address is used twice.
	made []any
}

// isNew says whether the value has to be written; otherwise a reference has been noted.
func (e *encoder) isNew(id identity) bool {
	if number, ok := e.first[id]; ok {
		e.again[number] = true
		e.references = append(e.references, patch{len(e.out), number})
		return false
	}
	e.first[id] = len(e.starts)
	e.starts = append(e.starts, len(e.out))
	e.again = append(e.again, false)
	return true
}

// finish puts tags and references in. Both lists are in the order of the bytes already.
func (e *encoder) finish() []byte {
	if len(e.references) == 0 {
		return e.out
	}
	numbers := make([]int, len(e.starts))
	out := make([]byte, 0, len(e.out)+8*len(e.references))
	done, next, count := 0, 0, 0
	flush := func(end int) {
		for ; next < len(e.references) && e.references[next].at <= end; next++ {
			reference := e.references[next]
			out = append(out, e.out[done:reference.at]...)
			done = reference.at
			out = appendHead(appendHead(out, 6, tagReference), 0, uint64(numbers[reference.first]))
		}
		out = append(out, e.out[done:end]...)
		done = end
	}
	for i, start := range e.starts {
		if !e.again[i] {
			continue
		}
		flush(start)
		numbers[i] = count
		count++
		out = appendHead(out, 6, tagShared)
	}
	flush(len(e.out))
	return out
}

func appendHead(out []byte, major byte, number uint64) []byte {
	major <<= 5
	switch {
	case number < 24:
		return append(out, major|byte(number))
	case number <= math.MaxUint8:
		return append(out, major|24, byte(number))
	case number <= math.MaxUint16:
		return binary.BigEndian.AppendUint16(append(out, major|25), uint16(number))
	case number <= math.MaxUint32:
		return binary.BigEndian.AppendUint32(append(out, major|26), uint32(number))
	}
	return binary.BigEndian.AppendUint64(append(out, major|27), number)
}

func (e *encoder) head(major byte, number int) { e.out = appendHead(e.out, major, uint64(number)) }

func (e *encoder) tag(tag uint64) { e.out = appendHead(e.out, 6, tag) }

func (e *encoder) value(value any, depth int) error {
	if maxDepth < depth {
		return fmt.Errorf("monty: containers too deep")
	}
	plain, err := normal(value)
	if err != nil {
		return err
	}
	switch value := plain.(type) {
	case nil:
		e.out = append(e.out, 0xf6)
	case bool:
		e.bool(value)
	case int64:
		e.int(value)
	case *big.Int:
		e.bigInt(value)
	case float64:
		e.float(value)
	case string:
		return e.text(value)
	case []byte:
		e.bytes(value)
	case EllipsisType:
		e.tag(tagEllipsis)
		e.out = append(e.out, 0xf6)
	default:
		return e.container(value, depth)
	}
	return nil
}

func (e *encoder) bool(value bool) {
	if value {
		e.out = append(e.out, 0xf5)
	} else {
		e.out = append(e.out, 0xf4)
	}
}

func (e *encoder) int(value int64) {
	if 0 <= value {
		e.out = appendHead(e.out, 0, uint64(value))
	} else {
		e.out = appendHead(e.out, 1, uint64(-1-value))
	}
}

func (e *encoder) bigInt(value *big.Int) {
	magnitude, major, tag := value, byte(0), uint64(tagPositive)
	if value.Sign() < 0 {
		// CBOR has -1 - n.
		magnitude, major, tag = new(big.Int).Not(value), 1, tagNegative
	}
	if magnitude.IsUint64() {
		e.out = appendHead(e.out, major, magnitude.Uint64())
		return
	}
	data := magnitude.Bytes()
	if worthSharing <= len(data) && !e.isNew(identity{'i', unsafe.Pointer(value), 0}) {
		return
	}
	e.tag(tag)
	e.head(2, len(data))
	e.out = append(e.out, data...)
}

func (e *encoder) float(value float64) {
	bits := math.Float64bits(value)
	if math.IsNaN(value) {
		bits = 0x7ff8000000000000
	}
	e.out = binary.BigEndian.AppendUint64(append(e.out, 0xfb), bits)
}

func (e *encoder) text(value string) error {
	if !utf8.ValidString(value) {
		return fmt.Errorf("monty: a string that is not UTF-8 cannot cross; use []byte for bytes")
	}
	if worthSharing <= len(value) && !e.isNew(identity{'s', unsafe.Pointer(unsafe.StringData(value)), len(value)}) {
		return nil
	}
	e.head(3, len(value))
	e.out = append(e.out, value...)
	return nil
}

func (e *encoder) bytes(value []byte) {
	if worthSharing <= len(value) && !e.isNew(identity{'b', unsafe.Pointer(unsafe.SliceData(value)), len(value)}) {
		return
	}
	e.head(2, len(value))
	e.out = append(e.out, value...)
}

// container writes what may be met again whatever its size.
func (e *encoder) container(value any, depth int) error {
	id, err := identify(value)
	if err != nil {
		return err
	}
	// Room of no size is nowhere in particular, so two empty slices need not be the same list.
	if id.at != nil && !e.isNew(id) {
		return nil
	}
	e.made = append(e.made, value)
	switch value := value.(type) {
	case []any:
		return e.items(value, depth)
	case Tuple:
		e.tag(tagTuple)
		return e.items(value, depth)
	case *Dict:
		return e.dict(value, depth)
	case *Set:
		e.tag(tagSet)
		return e.items(value.keys, depth)
	case *FrozenSet:
		e.tag(tagFrozenSet)
		return e.items(value.keys, depth)
	}
	return e.record(value, depth)
}

func identify(value any) (identity, error) {
	switch value := value.(type) {
	case []any:
		return sliceIdentity('l', value), nil
	case Tuple:
		return sliceIdentity('t', value), nil
	case *Dict:
		return identity{'p', unsafe.Pointer(value), 0}, nil
	case *Set:
		return identity{'p', unsafe.Pointer(value), 0}, nil
	case *FrozenSet:
		return identity{'p', unsafe.Pointer(value), 0}, nil
	case *Object:
		return identity{'p', unsafe.Pointer(value), 0}, nil
	case *HostObject:
		return identity{'p', unsafe.Pointer(value), 0}, nil
	case *Exception:
		return identity{'p', unsafe.Pointer(value), 0}, nil
	case *Function:
		return identity{'p', unsafe.Pointer(value), 0}, nil
	case *Opaque:
		return identity{'p', unsafe.Pointer(value), 0}, nil
	}
	return identity{}, fmt.Errorf("monty: a %T cannot cross to a program", value)
}

func sliceIdentity(kind byte, items []any) identity {
	if cap(items) == 0 {
		return identity{}
	}
	return identity{kind, unsafe.Pointer(unsafe.SliceData(items)), len(items)}
}

func (e *encoder) items(items []any, depth int) error {
	e.head(4, len(items))
	for _, item := range items {
		if err := e.value(item, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (e *encoder) dict(dict *Dict, depth int) error {
	e.head(5, dict.Len())
	for key, value := range dict.All() {
		if err := e.value(key, depth+1); err != nil {
			return err
		}
		if err := e.value(value, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// fields writes the map of a record, which is not a value of its own.
func (e *encoder) fields(fields *Dict, depth int) error {
	for key := range fields.All() {
		if _, ok := key.(string); !ok {
			return fmt.Errorf("monty: the name of a field must be a string, not a %T", key)
		}
	}
	return e.dict(fields, depth)
}

func (e *encoder) record(value any, depth int) error {
	switch value := value.(type) {
	case *Object:
		tag := uint64(tagObject)
		if value.Dataclass {
			tag = tagDataclass
		}
		e.tag(tag)
		e.head(4, 2)
		if err := e.text(value.Class); err != nil {
			return err
		}
		return e.fields(value.Fields, depth+1)
	case *HostObject:
		e.tag(tagHostObject)
		e.head(4, 3)
		if err := e.text(value.Name); err != nil {
			return err
		}
		e.out = appendHead(e.out, 0, value.ID)
		return e.fields(value.Attributes, depth+1)
	case *Exception:
		return e.exception(value, depth)
	case *Function:
		e.tag(tagFunction)
		return e.text(value.Name)
	case *Opaque:
		e.tag(tagOpaque)
		e.head(4, 2)
		if err := e.text(value.Type); err != nil {
			return err
		}
		return e.text(value.Repr)
	}
	return fmt.Errorf("monty: a %T cannot cross to a program", value)
}

func (e *encoder) exception(value *Exception, depth int) error {
	e.tag(tagException)
	e.head(4, 6)
	args := value.Args
	if args == nil && value.Message != "" {
		args = Tuple{value.Message}
	}
	var cause, traceback any
	if value.Cause != nil {
		cause = value.Cause
	}
	if value.Traceback != "" {
		traceback = value.Traceback
	}
	for _, part := range []any{value.Type, value.Message, args, cause, traceback} {
		if err := e.value(part, depth+1); err != nil {
			return err
		}
	}
	return e.fields(value.Attributes, depth+1)
}
