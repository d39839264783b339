"""The tools of tools.c in Python, and the program run with them by CPython: what the C host's output is compared with.

    python3 tools.py DATA AGENT.PY
"""

import csv
import math
import sys
from pathlib import Path


class Tools:
    def __init__(self, folder):
        self.airports = {}
        self.flights = {}
        with open(folder / "airports.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                row["latitude"], row["longitude"] = float(row["latitude"]), float(row["longitude"])
                self.airports[row["iata"]] = row
        with open(folder / "flights-airport.csv", newline="", encoding="utf-8") as file:
            for row in csv.DictReader(file):
                self.flights.setdefault(row["origin"], []).append((row["destination"], int(row["count"])))

    def airport(self, iata):
        if iata not in self.airports:
            raise KeyError(iata)
        return dict(self.airports[iata])

    def find_airports(self, *, state, served=False):
        return [dict(row) for row in self.airports.values() if row["state"] == state and (row["iata"] in self.flights or not served)]

    def departures(self, iata):
        return self.flights.get(iata, [])

    def distance(self, a, b):
        a, b = self.airport(a), self.airport(b)
        radian = math.pi / 180
        lat_a, lat_b = a["latitude"] * radian, b["latitude"] * radian
        d_lat, d_lon = lat_b - lat_a, (b["longitude"] - a["longitude"]) * radian
        h = math.sin(d_lat / 2) * math.sin(d_lat / 2) + math.cos(lat_a) * math.cos(lat_b) * (math.sin(d_lon / 2) * math.sin(d_lon / 2))
        return 2 * 6371.0 * math.asin(math.sqrt(h))

    def busiest(self, n):
        totals = [(origin, sum(count for _, count in routes)) for origin, routes in self.flights.items()]
        return sorted(totals, key=lambda item: -item[1])[:n]


if __name__ == "__main__":
    tools = Tools(Path(sys.argv[1]))
    names = {name: getattr(tools, name) for name in ("airport", "find_airports", "departures", "distance", "busiest")}
    path = Path(sys.argv[2])
    exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), {"__name__": "__main__", **names})
