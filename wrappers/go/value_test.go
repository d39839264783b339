package monty_test

import (
	"bytes"
	"context"
	"errors"
	"math"
	"math/big"
	"reflect"
	"strings"
	"testing"

	"libmonty.dev/monty"
)

func evaluate(t *testing.T, source string, inputs monty.Inputs) any {
	t.Helper()
	options := monty.Options{}
	for name := range inputs {
		options.Inputs = append(options.Inputs, name)
	}
	program, err := monty.Compile(source, options)
	must(t, err)
	value, err := program.Run(context.Background(), inputs, nil)
	must(t, err)
	return value
}

func encode(t *testing.T, value any) []byte {
	t.Helper()
	data, err := monty.Encode(value)
	must(t, err)
	return data
}

func decode(t *testing.T, data []byte) any {
	t.Helper()
	value, err := monty.Decode(data)
	must(t, err)
	return value
}

func TestTheSameTypesComeBack(t *testing.T) {
	huge, _ := new(big.Int).SetString("-100000000000000000000000000000000000000000", 10)
	value := []any{nil, true, int64(1), huge, 1.5, "a", []byte("b"), monty.Tuple{int64(1)}, []any{}, monty.Ellipsis}
	back := evaluate(t, "x", monty.Inputs{"x": value})
	if !reflect.DeepEqual(back, value) {
		t.Fatalf("%#v", back)
	}
}

func TestWhatElseIsTaken(t *testing.T) {
	type celsius float32
	value := []any{7, uint8(8), uint64(math.MaxUint64), celsius(1.5), []string{"a"}, [2]int{1, 2}, map[string]int{"b": 2, "a": 1}, map[int]bool{2: true, 1: false}}
	got := evaluate(t, "repr(x)", monty.Inputs{"x": value})
	if got != "[7, 8, 18446744073709551615, 1.5, ['a'], [1, 2], {'a': 1, 'b': 2}, {1: False, 2: True}]" {
		t.Fatal(got)
	}
}

func TestNilPointersAreNone(t *testing.T) {
	var dict *monty.Dict
	var number *big.Int
	if got := evaluate(t, "x == [None, None]", monty.Inputs{"x": []any{dict, number}}); got != true {
		t.Fatal(got)
	}
}

func TestDict(t *testing.T) {
	dict := monty.NewDict("b", 1, monty.Tuple{1, "x"}, 2, 3, "three")
	dict.Set(3.0, "again")
	for _, key := range []any{3, int8(3), 3.0, big.NewInt(3)} {
		if value, ok := dict.Get(key); !ok || value != "again" {
			t.Fatalf("%T: %v", key, value)
		}
	}
	if value, ok := dict.Get(monty.Tuple{1.0, "x"}); !ok || value != 2 || dict.Len() != 3 || dict.Has("c") {
		t.Fatal(value, dict.Len())
	}
	if _, ok := dict.Get([]any{}); ok {
		t.Fatal("an unhashable key was found")
	}
	var keys []any
	for key := range dict.All() {
		keys = append(keys, key)
	}
	if !reflect.DeepEqual(keys, []any{"b", monty.Tuple{1, "x"}, 3}) {
		t.Fatal(keys)
	}
	defer func() {
		if recover() == nil {
			t.Fatal("an unhashable key was set")
		}
	}()
	dict.Set([]any{}, 1)
}

func TestSets(t *testing.T) {
	set := monty.NewSet(1, true, 2.5, monty.NewFrozenSet("a", "b"))
	if set.Len() != 3 || !set.Has(monty.NewFrozenSet("b", "a")) || !set.Has(1.0) {
		t.Fatal(set)
	}
	if evaluate(t, "type(x) is set and len(x) == 3 and frozenset('ab') in x", monty.Inputs{"x": set}) != true {
		t.Fatal("not in the program")
	}
}

func TestInstancesAreKeysByIdentity(t *testing.T) {
	a, b := &monty.Object{Class: "A"}, &monty.Object{Class: "A"}
	dict := monty.NewDict(a, 1, b, 2)
	back := decode(t, encode(t, []any{dict, a})).([]any)
	if value, ok := back[0].(*monty.Dict).Get(back[1]); !ok || value != int64(1) || back[0].(*monty.Dict).Len() != 2 {
		t.Fatal(value)
	}
}

func TestSharingAndCycles(t *testing.T) {
	ring := make([]any, 3)
	ring[0], ring[1], ring[2] = ring, []any{}, monty.NewDict("ring", ring)
	back := evaluate(t, "x[1].append(x[1])\nx", monty.Inputs{"x": ring}).([]any)
	if &back[0].([]any)[0] != &back[0] {
		t.Fatal("another list")
	}
	empty := []any{}
	if !bytes.Equal(encode(t, []any{empty, []any{}}), []byte{0x82, 0x80, 0x80}) {
		t.Fatal("two empty lists became one")
	}
	twice := decode(t, encode(t, decode(t, []byte{0x82, 0xd8, 0x1c, 0x80, 0xd8, 0x1d, 0x00})))
	if !bytes.Equal(encode(t, twice), []byte{0x82, 0xd8, 0x1c, 0x80, 0xd8, 0x1d, 0x00}) {
		t.Fatal("one empty list became two")
	}
}

func TestWhatCannotCross(t *testing.T) {
	field := &monty.Object{Class: "A", Fields: monty.NewDict(1, 2)}
	for _, value := range []any{struct{}{}, make(chan int), func() {}, "\xff", 1i, field} {
		if data, err := monty.Encode(value); err == nil {
			t.Fatalf("%T became %x", value, data)
		}
	}
	var ring any
	for range 100_000 {
		ring = []any{ring}
	}
	if _, err := monty.Encode(ring); err == nil {
		t.Fatal("no end of depth")
	}
}

func TestDepth(t *testing.T) {
	var deep any = []any{}
	for range 9_000 {
		deep = monty.Tuple{deep}
	}
	data := encode(t, deep)
	if !bytes.Equal(encode(t, decode(t, data)), data) {
		t.Fatal("not the same")
	}
}

func TestBytesOfAnybody(t *testing.T) {
	value := []any{1, "é", monty.NewDict("a", monty.Tuple{1, monty.NewSet(2)}), new(big.Int).Lsh(big.NewInt(1), 80), 1.5,
		&monty.Object{Class: "A", Fields: monty.NewDict("f", monty.Raise("E", "m"))}}
	good := encode(t, value)
	for place := range good {
		for _, b := range []byte{0, 0x1c, 0x5f, 0x9f, 0xd8, 0xff} {
			bad := bytes.Clone(good)
			bad[place] = b
			for _, data := range [][]byte{bad, bad[:place]} {
				if _, err := monty.Decode(data); err != nil && !errors.Is(err, monty.ErrorFormat) {
					t.Fatal(err)
				}
			}
		}
	}
	for _, data := range []string{"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", "\xbb\x7f\xff\xff\xff\xff\xff\xff\xff", "\xa2\x01\x00\xf5\x00", "\xa1\x80\x00", "\xd8\x1d\x00",
		"\xd8\x1c\xd9\xcd\x01\x81\xd8\x1d\x00"} {
		if value, err := monty.Decode([]byte(data)); err == nil {
			t.Fatalf("%x became %v", data, value)
		}
	}
}

func TestFloatsOfEverySize(t *testing.T) {
	for data, want := range map[string]float64{"\xf9\x3c\x00": 1, "\xf9\x00\x01": math.Ldexp(1, -24), "\xf9\xfc\x00": math.Inf(-1), "\xfa\x3f\xc0\x00\x00": 1.5} {
		if got := decode(t, []byte(data)); got != want {
			t.Fatal(got, want)
		}
	}
	if nan := decode(t, []byte("\xf9\x7e\x00")).(float64); !math.IsNaN(nan) {
		t.Fatal(nan)
	}
}

func TestLongTextIsWrittenOnce(t *testing.T) {
	text := strings.Repeat("x", 1000)
	if data := encode(t, []any{text, text, []byte(text)}); 2100 < len(data) {
		t.Fatal(len(data))
	}
}
