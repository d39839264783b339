package monty

import (
	"fmt"
	"math"
	"math/big"
	"unicode/utf8"
)

// Decode reads a value that [Encode], monty_value_encode or another CBOR library wrote. The bytes may be anybody's; what
// is wrong with them is an [*Error] of status ErrorFormat.
func Decode(data []byte) (any, error) {
	d := decoder{data: data}
	value, err := d.value(0)
	if err != nil {
		return nil, err
	}
	if d.at != len(d.data) {
		return nil, d.fail("bytes after the value")
	}
	if err := d.checkKeys(); err != nil {
		return nil, err
	}
	return value, nil
}

// decoder reads one value. Containers are entered into shared before their contents are read, so that these may refer to
// them; whether keys are hashable and unique is looked at when all of them are complete.
type decoder struct {
	data   []byte
	at     int
	shared []any
	tables []*table
}

// pending stands in shared for a leaf that is being read.
type pending struct{}

func (d *decoder) fail(format string, args ...any) error {
	message := fmt.Sprintf(format, args...)
	return &Error{Status: ErrorFormat, Message: fmt.Sprintf("%s at byte %d", message, d.at)}
}

func (d *decoder) checkKeys() error {
	for _, table := range d.tables {
		if err := table.build(); err != nil {
			return d.fail("a key that cannot be one (%v)", err)
		}
		if len(table.index) != len(table.keys) {
			return d.fail("a key twice")
		}
		// Most dicts are only walked over: they keep no index that they do not need.
		table.index = nil
	}
	return nil
}

func (d *decoder) take(count uint64) ([]byte, error) {
	if uint64(len(d.data)-d.at) < count {
		return nil, d.fail("the bytes end early")
	}
	taken := d.data[d.at : d.at+int(count)]
	d.at += int(count)
	return taken, nil
}

// head reads a major type and its number, and how the number was given.
func (d *decoder) head() (major byte, number uint64, info byte, err error) {
	if len(d.data) <= d.at {
		return 0, 0, 0, d.fail("the bytes end early")
	}
	first := d.data[d.at]
	d.at++
	major, info = first>>5, first&31
	if info < 24 {
		return major, uint64(info), info, nil
	}
	if 27 < info {
		return 0, 0, 0, d.fail("an indefinite or reserved length")
	}
	bytes, err := d.take(1 << (info - 24))
	if err != nil {
		return 0, 0, 0, err
	}
	for _, b := range bytes {
		number = number<<8 | uint64(b)
	}
	return major, number, info, nil
}

func (d *decoder) value(depth int) (any, error) {
	if maxDepth < depth {
		return nil, d.fail("containers too deep")
	}
	major, number, info, err := d.head()
	if err != nil {
		return nil, err
	}
	if major == 6 && number == tagShared {
		return d.sharedValue(depth)
	}
	return d.untagged(major, number, info, -1, depth)
}

// sharedValue reads what comes after tag 28.
func (d *decoder) sharedValue(depth int) (any, error) {
	slot := len(d.shared)
	d.shared = append(d.shared, pending{})
	major, number, info, err := d.head()
	if err != nil {
		return nil, err
	}
	if major == 6 && (number == tagShared || number == tagReference) {
		return nil, d.fail("a tag before the wrong kind of value")
	}
	value, err := d.untagged(major, number, info, slot, depth)
	if err == nil {
		d.shared[slot] = value
	}
	return value, err
}

// untagged reads a value whose head has been read. slot is its number among the shared ones, or -1.
func (d *decoder) untagged(major byte, number uint64, info byte, slot, depth int) (any, error) {
	switch major {
	case 0:
		if number <= math.MaxInt64 {
			return int64(number), nil
		}
		return new(big.Int).SetUint64(number), nil
	case 1:
		if number <= math.MaxInt64 {
			return -1 - int64(number), nil
		}
		magnitude := new(big.Int).SetUint64(number)
		return magnitude.Not(magnitude), nil
	case 2:
		data, err := d.take(number)
		return append(make([]byte, 0, len(data)), data...), err
	case 3:
		return d.text(number)
	case 4:
		return d.list(number, slot, depth)
	case 5:
		dict := &Dict{}
		d.enter(slot, dict)
		return dict, d.dict(dict, number, depth)
	case 6:
		return d.tagged(number, slot, depth)
	}
	return d.simple(number, info)
}

func (d *decoder) enter(slot int, value any) {
	if 0 <= slot {
		d.shared[slot] = value
	}
}

func (d *decoder) text(size uint64) (string, error) {
	data, err := d.take(size)
	if err != nil {
		return "", err
	}
	if !utf8.Valid(data) {
		return "", d.fail("text that is not UTF-8")
	}
	return string(data), nil
}

func (d *decoder) simple(number uint64, info byte) (any, error) {
	switch info {
	case 20:
		return false, nil
	case 21:
		return true, nil
	case 22:
		return nil, nil
	case 25:
		return half(uint16(number)), nil
	case 26:
		return float64(math.Float32frombits(uint32(number))), nil
	case 27:
		return math.Float64frombits(number), nil
	}
	return nil, d.fail("an unknown simple value")
}

// half is a 16-bit float.
func half(bits uint16) float64 {
	sign, exponent, fraction := 1-2*float64(bits>>15), int(bits>>10&31), float64(bits&1023)
	switch exponent {
	case 0:
		return sign * math.Ldexp(fraction, -24)
	case 31:
		if fraction == 0 {
			return math.Inf(int(sign))
		}
		return math.NaN()
	}
	return sign * math.Ldexp(1024+fraction, exponent-25)
}

// length checks that the rest of the bytes can hold so many elements, before room is made for them.
func (d *decoder) length(count uint64, parts int) (int, error) {
	if uint64(len(d.data)-d.at)/uint64(parts) < count {
		return 0, d.fail("a length larger than what is left")
	}
	return int(count), nil
}

// list makes room for one element at least: what has no size is nowhere, and could not be told from another empty list.
func (d *decoder) list(number uint64, slot, depth int) (any, error) {
	count, err := d.length(number, 1)
	if err != nil {
		return nil, err
	}
	items := make([]any, count, max(count, 1))
	d.enter(slot, items)
	return items, d.items(items, depth)
}

func (d *decoder) items(items []any, depth int) error {
	for i := range items {
		item, err := d.value(depth + 1)
		if err != nil {
			return err
		}
		items[i] = item
	}
	return nil
}

func (d *decoder) dict(dict *Dict, number uint64, depth int) error {
	count, err := d.length(number, 2)
	if err != nil {
		return err
	}
	// One array for both, as neither will grow in most programs.
	room := make([]any, 2*count)
	dict.keys, dict.values = room[:count:count], room[count:]
	d.tables = append(d.tables, &dict.table)
	for i := range count {
		if dict.keys[i], err = d.value(depth + 1); err != nil {
			return err
		}
		if dict.values[i], err = d.value(depth + 1); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) tagged(tag uint64, slot, depth int) (any, error) {
	switch tag {
	case tagPositive, tagNegative:
		return d.bigInt(tag)
	case tagReference:
		return d.reference()
	case tagTuple:
		count, err := d.array(-1)
		if err != nil {
			return nil, err
		}
		items := make(Tuple, count, max(count, 1))
		d.enter(slot, items)
		return items, d.items(items, depth)
	case tagSet:
		set := &Set{}
		d.enter(slot, set)
		return set, d.set(&set.table, depth)
	case tagFrozenSet:
		set := &FrozenSet{}
		d.enter(slot, set)
		return set, d.set(&set.table, depth)
	case tagEllipsis:
		major, _, info, err := d.head()
		if err == nil && (major != 7 || info != 22) {
			err = d.fail("a tag before the wrong kind of value")
		}
		return Ellipsis, err
	}
	return d.record(tag, slot, depth)
}

func (d *decoder) reference() (any, error) {
	major, number, _, err := d.head()
	if err != nil {
		return nil, err
	}
	if major != 0 || uint64(len(d.shared)) <= number || d.shared[number] == (pending{}) {
		return nil, d.fail("a reference to nothing")
	}
	return d.shared[number], nil
}

func (d *decoder) bigInt(tag uint64) (any, error) {
	major, size, _, err := d.head()
	if err != nil {
		return nil, err
	}
	if major != 2 {
		return nil, d.fail("a big int without bytes")
	}
	data, err := d.take(size)
	if err != nil {
		return nil, err
	}
	number := new(big.Int).SetBytes(data)
	if tag == tagNegative {
		number.Not(number)
	}
	if number.IsInt64() {
		return number.Int64(), nil
	}
	return number, nil
}

// array reads the head of the array that must come after a tag; expected is its length, or -1.
func (d *decoder) array(expected int) (int, error) {
	major, number, _, err := d.head()
	if err != nil {
		return 0, err
	}
	if major != 4 || (0 <= expected && number != uint64(expected)) {
		return 0, d.fail("a tag before the wrong kind of value")
	}
	return d.length(number, 1)
}

func (d *decoder) set(set *table, depth int) error {
	count, err := d.array(-1)
	if err != nil {
		return err
	}
	set.keys = make([]any, count)
	d.tables = append(d.tables, set)
	return d.items(set.keys, depth)
}

func (d *decoder) record(tag uint64, slot, depth int) (any, error) {
	switch tag {
	case tagObject, tagDataclass:
		made := &Object{Dataclass: tag == tagDataclass}
		d.enter(slot, made)
		return made, d.parts(depth, part(&made.Class), part(&made.Fields))
	case tagHostObject:
		made := &HostObject{}
		d.enter(slot, made)
		return made, d.parts(depth, part(&made.Name), idPart(&made.ID), part(&made.Attributes))
	case tagException:
		made := &Exception{}
		d.enter(slot, made)
		return made, d.parts(depth, part(&made.Type), part(&made.Message), part(&made.Args), optional(&made.Cause),
			optional(&made.Traceback), part(&made.Attributes))
	case tagFunction:
		made := &Function{}
		d.enter(slot, made)
		name, err := d.value(depth + 1)
		if err == nil && !part(&made.Name)(name) {
			err = d.fail("a part of the wrong kind")
		}
		return made, err
	case tagOpaque:
		made := &Opaque{}
		d.enter(slot, made)
		return made, d.parts(depth, part(&made.Type), part(&made.Repr))
	}
	return nil, d.fail("unknown tag %d", tag)
}

// parts reads the array of a record, each part into its place.
func (d *decoder) parts(depth int, places ...func(any) bool) error {
	if _, err := d.array(len(places)); err != nil {
		return err
	}
	for _, place := range places {
		value, err := d.value(depth + 1)
		if err != nil {
			return err
		}
		if !place(value) {
			return d.fail("a part of the wrong kind")
		}
	}
	return nil
}

// part stores a value that must have the type of its place.
func part[T any](place *T) func(any) bool {
	return func(value any) bool {
		typed, ok := value.(T)
		*place = typed
		return ok
	}
}

// optional is part, or None.
func optional[T any](place *T) func(any) bool {
	return func(value any) bool { return value == nil || part(place)(value) }
}

func idPart(place *uint64) func(any) bool {
	return func(value any) bool {
		switch id := value.(type) {
		case int64:
			*place = uint64(id)
			return 0 <= id
		case *big.Int:
			*place = id.Uint64()
			return id.IsUint64()
		}
		return false
	}
}
