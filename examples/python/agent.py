"""The host of examples/agent in Python: it answers one tool call and exits, with the program's state in a file.

    agent.py PROGRAM.PY DATA-FOLDER STATE-FILE

Exit status: 0 when the program has ended, 3 when it waits for the next process, 1 when it failed.
"""

import math
import sys
from csv import DictReader
from pathlib import Path
from typing import Any, Dict, List, Tuple

import libmonty


class Tools:
    """Airports and the flights between them."""

    names = ("airport", "find_airports", "departures", "distance", "busiest")

    def __init__(self, folder: Path) -> None:
        self.airports: Dict[str, Dict[str, Any]] = {}
        self.flights: Dict[str, List[Tuple[str, int]]] = {}
        with open(folder / "airports.csv", newline="", encoding="utf-8") as file:
            for row in DictReader(file):
                self.airports[row["iata"]] = {**row, "latitude": float(row["latitude"]), "longitude": float(row["longitude"])}
        with open(folder / "flights-airport.csv", newline="", encoding="utf-8") as file:
            for row in DictReader(file):
                self.flights.setdefault(row["origin"], []).append((row["destination"], int(row["count"])))

    def airport(self, iata: str) -> Dict[str, Any]:
        return self.airports[iata]

    def find_airports(self, state: str, served: bool = False) -> List[Dict[str, Any]]:
        return [row for row in self.airports.values() if row["state"] == state and (not served or row["iata"] in self.flights)]

    def departures(self, iata: str) -> List[Tuple[str, int]]:
        return self.flights.get(iata, [])

    def distance(self, a: str, b: str) -> float:
        (lat_a, lon_a), (lat_b, lon_b) = (self.radians(code) for code in (a, b))
        h = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin((lon_b - lon_a) / 2) ** 2
        return 2 * 6371.0 * math.asin(math.sqrt(h))

    def radians(self, iata: str) -> Tuple[float, float]:
        row = self.airports[iata]
        return math.radians(row["latitude"]), math.radians(row["longitude"])

    def busiest(self, n: int) -> List[Tuple[str, int]]:
        totals = ((origin, sum(count for _, count in routes)) for origin, routes in self.flights.items())
        return sorted(totals, key=lambda total: -total[1])[:n]


def main(program: Path, data: Path, state: Path) -> int:
    if state.exists():
        run = libmonty.Run.load(state.read_bytes())
        call = run.call
        try:
            answer = getattr(Tools(data), call.name)(*call.args, **call.kwargs)
        except Exception as error:
            call.fail(error)
        else:
            call.answer(answer)
    else:
        source = program.read_text(encoding="utf-8")
        limits = libmonty.Limits(memory=64 << 20, time_ns=5_000_000_000)
        run = libmonty.Program(source, filename=program.name, functions=Tools.names).start(limits=limits)
        run.step()
    sys.stdout.write(run.take_output())
    if run.state is libmonty.State.CALL:
        state.write_bytes(run.dump())
        return 3
    state.unlink(missing_ok=True)
    if run.error is not None:
        sys.stderr.write(run.error.traceback)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
