package monty

import (
	"fmt"
	"iter"
	"math"
	"math/big"
	"strconv"
	"strings"
)

// Tuple is a tuple.
type Tuple []any

// Object is an instance of a class of the program (monty_object), or of one of its dataclasses (monty_dataclass).
type Object struct {
	// Class is the name of its class.
	Class string
	// Fields are its fields, in order; the keys are strings.
	Fields *Dict
	// Dataclass says whether the class is a dataclass.
	Dataclass bool
}

// HostObject is an object of the host (monty_host_object): the program sees its name and attributes, the ID comes back.
type HostObject struct {
	// Name is what the program calls its type.
	Name string
	// ID is the host's own number for it.
	ID uint64
	// Attributes can be read by the program without asking; the keys are strings.
	Attributes *Dict
}

// Function is a function, by its name (monty_function).
type Function struct {
	// Name is its name; of a host function, the name that the program was compiled with.
	Name string
}

// Opaque is anything that has no kind of its own (MONTY_KIND_OPAQUE).
type Opaque struct {
	// Type is the name of its type.
	Type string
	// Repr is its repr.
	Repr string
}

// EllipsisType is the type of [Ellipsis].
type EllipsisType struct{}

// Ellipsis is Python's `...` (monty_ellipsis).
var Ellipsis EllipsisType

// String is how Python writes it.
func (EllipsisType) String() string { return "Ellipsis" }

// table is what Dict and the sets have in common: keys in order, found by what Python takes for equal.
type table struct {
	keys []any
	// index has the place of each key; it is made when it is first needed, because the keys of a value that is
	// being decoded may not be complete yet.
	index map[string]int
}

func (t *table) build() error {
	if t.index != nil {
		return nil
	}
	index := make(map[string]int, len(t.keys))
	for i, key := range t.keys {
		text, err := hash(key)
		if err != nil {
			return err
		}
		index[text] = i
	}
	t.index = index
	return nil
}

func (t *table) find(key any) (int, string, error) {
	if err := t.build(); err != nil {
		return -1, "", err
	}
	text, err := hash(key)
	if err != nil {
		return -1, "", err
	}
	if i, ok := t.index[text]; ok {
		return i, text, nil
	}
	return -1, text, nil
}

// add appends a key that is not there yet, and returns its place either way.
func (t *table) add(key any) (place int, added bool) {
	place, text, err := t.find(key)
	if err != nil {
		panic(err.Error())
	}
	if 0 <= place {
		return place, false
	}
	t.index[text] = len(t.keys)
	t.keys = append(t.keys, key)
	return len(t.keys) - 1, true
}

// Len says how many there are.
func (t *table) Len() int { return len(t.keys) }

// Has says whether the key, or one that Python takes for equal, is there.
func (t *table) Has(key any) bool {
	place, _, err := t.find(key)
	return err == nil && 0 <= place
}

// Dict is a dict: ordered, with any hashable keys, which are compared as Python does (1, 1.0 and true are the same).
// The zero value is empty and ready; a nil *Dict reads as empty.
type Dict struct {
	table
	values []any
}

// Len says how many keys there are.
func (d *Dict) Len() int {
	if d == nil {
		return 0
	}
	return len(d.keys)
}

// Has says whether the key, or one that Python takes for equal, is there.
func (d *Dict) Has(key any) bool { return d != nil && d.table.Has(key) }

// NewDict makes a dict of keys and values in turn. Like [Dict.Set] it panics when a key is unhashable.
func NewDict(pairs ...any) *Dict {
	dict := &Dict{}
	for i := 0; i+1 < len(pairs); i += 2 {
		dict.Set(pairs[i], pairs[i+1])
	}
	return dict
}

// Get returns the value at a key.
func (d *Dict) Get(key any) (value any, ok bool) {
	if d == nil {
		return nil, false
	}
	place, _, err := d.find(key)
	if err != nil || place < 0 {
		return nil, false
	}
	return d.values[place], true
}

// Set puts a value at a key; an equal key keeps its place. It panics, as a map does, when the key is unhashable.
func (d *Dict) Set(key, value any) {
	place, added := d.add(key)
	if added {
		d.values = append(d.values, value)
	} else {
		d.values[place] = value
	}
}

// All yields the pairs in order.
func (d *Dict) All() iter.Seq2[any, any] {
	return func(yield func(any, any) bool) {
		for i := range d.Len() {
			if !yield(d.keys[i], d.values[i]) {
				return
			}
		}
	}
}

// Set is a set. The zero value is empty and ready.
type Set struct{ table }

// NewSet makes a set. It panics when an item is unhashable.
func NewSet(items ...any) *Set {
	set := &Set{}
	for _, item := range items {
		set.Add(item)
	}
	return set
}

// Add adds an item that is not there yet. It panics when the item is unhashable.
func (s *Set) Add(item any) { s.add(item) }

// All yields the items in order.
func (s *Set) All() iter.Seq[any] { return s.all() }

// FrozenSet is a frozenset.
type FrozenSet struct{ table }

// NewFrozenSet makes a frozenset. It panics when an item is unhashable.
func NewFrozenSet(items ...any) *FrozenSet {
	set := &FrozenSet{}
	for _, item := range items {
		set.add(item)
	}
	return set
}

// All yields the items in order.
func (s *FrozenSet) All() iter.Seq[any] { return s.all() }

func (t *table) all() iter.Seq[any] {
	return func(yield func(any) bool) {
		for i := range t.Len() {
			if !yield(t.keys[i]) {
				return
			}
		}
	}
}

// hash gives values that Python takes for equal the same text, and others another one.
func hash(key any) (string, error) {
	var text strings.Builder
	if err := writeHash(&text, key, 0); err != nil {
		return "", err
	}
	return text.String(), nil
}

func writeHash(text *strings.Builder, key any, depth int) error {
	if maxDepth < depth {
		return fmt.Errorf("monty: a key that is too deep")
	}
	key, err := normal(key)
	if err != nil {
		return err
	}
	switch key := key.(type) {
	case nil:
		text.WriteByte('n')
	case EllipsisType:
		text.WriteByte('e')
	case bool:
		if key {
			text.WriteString("i1")
		} else {
			text.WriteString("i0")
		}
	case int64:
		text.WriteByte('i')
		text.WriteString(strconv.FormatInt(key, 10))
	case *big.Int:
		text.WriteByte('i')
		text.WriteString(key.String())
	case float64:
		writeFloatHash(text, key)
	case string:
		// The length keeps neighbours in a tuple apart.
		fmt.Fprintf(text, "s%d:%s", len(key), key)
	case []byte:
		fmt.Fprintf(text, "b%d:%s", len(key), key)
	case Tuple:
		return writeItemsHash(text, '(', key, depth)
	case *FrozenSet:
		return writeSetHash(text, key, depth)
	case *Object, *HostObject, *Exception, *Function, *Opaque:
		// Instances are equal to nothing but themselves.
		fmt.Fprintf(text, "p%p", key)
	default:
		return fmt.Errorf("monty: a %T cannot be a key", key)
	}
	return nil
}

func writeFloatHash(text *strings.Builder, key float64) {
	if key == math.Trunc(key) && !math.IsInf(key, 0) {
		whole, _ := big.NewFloat(key).Int(nil)
		text.WriteByte('i')
		text.WriteString(whole.String())
		return
	}
	fmt.Fprintf(text, "f%x", math.Float64bits(key))
}

func writeItemsHash(text *strings.Builder, open byte, items []any, depth int) error {
	text.WriteByte(open)
	for _, item := range items {
		if err := writeHash(text, item, depth+1); err != nil {
			return err
		}
		text.WriteByte(',')
	}
	text.WriteByte(')')
	return nil
}

func writeSetHash(text *strings.Builder, set *FrozenSet, depth int) error {
	// Order does not matter to a set, so the texts of its items are put in one.
	texts := make([]string, 0, set.Len())
	for item := range set.All() {
		var one strings.Builder
		if err := writeHash(&one, item, depth+1); err != nil {
			return err
		}
		texts = append(texts, one.String())
	}
	sortStrings(texts)
	fmt.Fprintf(text, "{%d:%s}", len(texts), strings.Join(texts, ","))
	return nil
}
