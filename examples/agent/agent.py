"""Which airports of the west coast carry its traffic, and how far do their busiest routes go?

A program as a model writes it: the names airport, find_airports, departures, distance and busiest are tools of the host.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

STATES = ["WA", "OR", "CA"]
HUBS_PER_STATE = 2
ROUTES_PER_HUB = 5


@dataclass
class Hub:
    code: str
    city: str
    state: str
    routes: dict = field(default_factory=dict)

    @property
    def flights(self):
        return sum(self.routes.values())

    def top_routes(self, n):
        return sorted(self.routes.items(), key=lambda route: (-route[1], route[0]))[:n]

    def __str__(self):
        return f"{self.code} ({self.city}, {self.state})"


class Network:
    """Airports that were looked up, each one once."""

    def __init__(self):
        self.known = {}
        self.unknown = Counter()

    def lookup(self, code):
        if code not in self.known:
            try:
                self.known[code] = airport(code)
            except KeyError as error:
                self.unknown[error.args[0]] += 1
                self.known[code] = None
        return self.known[code]

    def city(self, code):
        info = self.lookup(code)
        return f"{info['city']}, {info['state']}" if info else "an airport that is not in the table"


def hubs_of(state):
    """The hubs of a state, the one with most flights first."""
    rows = find_airports(state=state, served=True)
    candidates = [Hub(row["iata"], row["city"], row["state"]) for row in rows if "Intl" in row["name"] or "International" in row["name"]]
    for hub in candidates:
        hub.routes = dict(departures(hub.code))
    candidates.sort(key=lambda hub: hub.flights, reverse=True)
    yield from candidates[:HUBS_PER_STATE]


def longest(hub, routes):
    """The routes by distance: every comparison key is a question to the host."""
    return sorted(routes, key=lambda route: distance(hub.code, route[0]), reverse=True)


def report(network, hubs):
    traffic = defaultdict(int)
    for hub in hubs:
        traffic[hub.state] += hub.flights
        top = hub.top_routes(ROUTES_PER_HUB)
        print(f"\n{hub}: {hub.flights:,} flights to {len(hub.routes)} airports")
        for code, count in longest(hub, top):
            share = count / hub.flights
            print(f"  {code:<4}{network.city(code):<28}{count:>7,}{share:>8.1%}")
    print("\nHubs by state:")
    for state, flights in sorted(traffic.items(), key=lambda item: item[1], reverse=True):
        print(f"  {state}  {flights:>9,}  {'#' * (flights // 20000)}")


network = Network()
leaders = busiest(5)
print("Busiest in the country:", ", ".join(f"{code} {count:,}" for code, count in leaders))
hubs = [hub for state in STATES for hub in hubs_of(state)]
report(network, hubs)

# A model does not always know what exists.
for guess in ["SEA", "XYZ", "QQQ", "XYZ"]:
    network.lookup(guess)
try:
    print(f"\nSEA to XYZ: {distance('SEA', 'XYZ'):.0f} km")
except KeyError as error:
    print(f"\nNo distance: {error}")
print("Not found:", dict(network.unknown))

overlap = {hub.code: sorted(set(hub.routes) & {code for code, _ in leaders}) for hub in hubs}
print("Of the busiest five, reached without a stop:")
for code, reached in overlap.items():
    print(f"  {code}: {' '.join(reached) or 'none'}")
