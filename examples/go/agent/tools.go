package main

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"sort"
	"strconv"

	"libmonty.dev/monty"
)

// tools are airports and the flights between them, in the order of their tables.
type tools struct {
	airports []*monty.Dict
	byCode   map[string]*monty.Dict
	origins  []string
	routes   map[string][]any
	totals   map[string]int
}

// toolTable is what the program can call.
var toolTable = map[string]func(*tools, *monty.Call) (any, error){
	"airport": func(t *tools, call *monty.Call) (any, error) { return t.airport(call.Args, 0) },
	"find_airports": func(t *tools, call *monty.Call) (any, error) {
		state, _ := call.Kwargs.Get("state")
		served, _ := call.Kwargs.Get("served")
		return t.findAirports(state, served == true), nil
	},
	"departures": func(t *tools, call *monty.Call) (any, error) {
		code, _ := call.Args[0].(string)
		return t.routes[code], nil
	},
	"distance": func(t *tools, call *monty.Call) (any, error) { return t.distance(call.Args) },
	"busiest": func(t *tools, call *monty.Call) (any, error) {
		n, _ := call.Args[0].(int64)
		return t.busiest(int(n)), nil
	},
}

func openTools(folder string) (*tools, error) {
	t := &tools{byCode: map[string]*monty.Dict{}, routes: map[string][]any{}, totals: map[string]int{}}
	rows, err := readTable(filepath.Join(folder, "airports.csv"))
	if err != nil {
		return nil, err
	}
	for _, row := range rows[1:] {
		airport := &monty.Dict{}
		for i, name := range rows[0] {
			if number, err := strconv.ParseFloat(row[i], 64); 5 <= i && err == nil {
				airport.Set(name, number)
			} else {
				airport.Set(name, row[i])
			}
		}
		t.airports = append(t.airports, airport)
		t.byCode[row[0]] = airport
	}
	rows, err = readTable(filepath.Join(folder, "flights-airport.csv"))
	if err != nil {
		return nil, err
	}
	for _, row := range rows[1:] {
		count, err := strconv.Atoi(row[2])
		if err != nil {
			return nil, err
		}
		if t.routes[row[0]] == nil {
			t.origins = append(t.origins, row[0])
		}
		t.routes[row[0]] = append(t.routes[row[0]], monty.Tuple{row[1], count})
		t.totals[row[0]] += count
	}
	return t, nil
}

func readTable(path string) ([][]string, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return csv.NewReader(file).ReadAll()
}

func (t *tools) airport(args monty.Tuple, i int) (*monty.Dict, error) {
	code, _ := args[i].(string)
	if airport, ok := t.byCode[code]; ok {
		return airport, nil
	}
	return nil, &monty.Exception{Type: "KeyError", Message: "'" + code + "'", Args: monty.Tuple{code}}
}

func (t *tools) findAirports(state any, served bool) []any {
	found := []any{}
	for _, airport := range t.airports {
		here, _ := airport.Get("state")
		code, _ := airport.Get("iata")
		if here == state && (!served || t.routes[code.(string)] != nil) {
			found = append(found, airport)
		}
	}
	return found
}

func (t *tools) distance(args monty.Tuple) (any, error) {
	var lat, lon [2]float64
	for i := range 2 {
		airport, err := t.airport(args, i)
		if err != nil {
			return nil, err
		}
		latitude, _ := airport.Get("latitude")
		longitude, _ := airport.Get("longitude")
		lat[i], lon[i] = latitude.(float64)*math.Pi/180, longitude.(float64)*math.Pi/180
	}
	h := math.Pow(math.Sin((lat[1]-lat[0])/2), 2) + math.Cos(lat[0])*math.Cos(lat[1])*math.Pow(math.Sin((lon[1]-lon[0])/2), 2)
	return 2 * 6371.0 * math.Asin(math.Sqrt(h)), nil
}

func (t *tools) busiest(n int) []any {
	origins := append([]string{}, t.origins...)
	sort.SliceStable(origins, func(i, j int) bool { return t.totals[origins[j]] < t.totals[origins[i]] })
	found := []any{}
	for _, origin := range origins[:min(max(n, 0), len(origins))] {
		found = append(found, monty.Tuple{origin, t.totals[origin]})
	}
	return found
}
