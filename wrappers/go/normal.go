package monty

import (
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"sort"
)

func sortStrings(texts []string) { slices.Sort(texts) }

// normal turns what Go programs have at hand into the types that stand for Python values: all integers into int64 or
// *big.Int, float32 into float64, slices and arrays into []any, maps into *Dict.
func normal(value any) (any, error) {
	switch value := value.(type) {
	case nil, bool, int64, float64, string, []byte, []any, Tuple, EllipsisType:
		return value, nil
	case *big.Int:
		if value == nil {
			return nil, nil
		}
		if value.IsInt64() {
			return value.Int64(), nil
		}
		return value, nil
	case *Dict:
		return orNil(value)
	case *Set:
		return orNil(value)
	case *FrozenSet:
		return orNil(value)
	case *Object:
		return orNil(value)
	case *HostObject:
		return orNil(value)
	case *Exception:
		return orNil(value)
	case *Function:
		return orNil(value)
	case *Opaque:
		return orNil(value)
	case int:
		return int64(value), nil
	}
	return normalByKind(reflect.ValueOf(value))
}

// orNil makes a nil pointer None instead of a crash.
func orNil[T any](value *T) (any, error) {
	if value == nil {
		return nil, nil
	}
	return value, nil
}

func normalByKind(value reflect.Value) (any, error) {
	switch value.Kind() {
	case reflect.Bool:
		return value.Bool(), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return value.Int(), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if number := value.Uint(); number <= math.MaxInt64 {
			return int64(number), nil
		}
		return new(big.Int).SetUint64(value.Uint()), nil
	case reflect.Float32, reflect.Float64:
		return value.Float(), nil
	case reflect.String:
		return value.String(), nil
	case reflect.Slice, reflect.Array:
		items := make([]any, value.Len())
		for i := range items {
			items[i] = value.Index(i).Interface()
		}
		return items, nil
	case reflect.Map:
		return normalMap(value)
	}
	return nil, fmt.Errorf("monty: a %s cannot cross to a program", value.Type())
}

// normalMap gives a map the order of its keys, so that a program sees the same each time.
func normalMap(value reflect.Value) (any, error) {
	keys := value.MapKeys()
	sort.Slice(keys, func(i, j int) bool { return less(keys[i], keys[j]) })
	dict := &Dict{}
	for _, key := range keys {
		if _, err := hash(key.Interface()); err != nil {
			return nil, err
		}
		dict.Set(key.Interface(), value.MapIndex(key).Interface())
	}
	return dict, nil
}

func less(a, b reflect.Value) bool {
	switch {
	case a.Kind() == reflect.String && b.Kind() == reflect.String:
		return a.String() < b.String()
	case a.CanInt() && b.CanInt():
		return a.Int() < b.Int()
	case a.CanUint() && b.CanUint():
		return a.Uint() < b.Uint()
	case a.CanFloat() && b.CanFloat():
		return a.Float() < b.Float()
	}
	return fmt.Sprintf("%T %v", a.Interface(), a) < fmt.Sprintf("%T %v", b.Interface(), b)
}
