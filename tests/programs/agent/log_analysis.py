"""Parse web log lines, aggregate, find anomalies."""
import re
from collections import Counter, defaultdict
from datetime import datetime, timedelta

LINES = [
    '10.0.0.1 - - [12/Mar/2024:10:00:01 +0000] "GET /index.html HTTP/1.1" 200 5120',
    '10.0.0.2 - - [12/Mar/2024:10:00:02 +0000] "GET /missing HTTP/1.1" 404 210',
    '10.0.0.1 - bob [12/Mar/2024:10:00:05 +0000] "POST /login HTTP/1.1" 302 -',
    '10.0.0.3 - - [12/Mar/2024:10:01:00 +0000] "GET /api/items?id=5 HTTP/1.1" 500 87',
    '10.0.0.3 - - [12/Mar/2024:10:01:01 +0000] "GET /api/items?id=6 HTTP/1.1" 500 87',
    'garbage',
    '10.0.0.1 - - [12/Mar/2024:10:04:59 +0000] "GET /style.css HTTP/1.1" 200 900',
    '10.0.0.2 - - [12/Mar/2024:10:05:00 +0000] "DELETE /api/items/9 HTTP/1.1" 403 12',
]
PATTERN = re.compile(r'(?P<ip>\S+) \S+ (?P<user>\S+) \[(?P<time>[^\]]+)\] "(?P<method>[A-Z]+) (?P<path>\S+) [^"]*" (?P<status>\d{3}) (?P<size>\d+|-)')

def records(lines):
    for number, line in enumerate(lines, 1):
        match = PATTERN.fullmatch(line)
        if match is None:
            print(f"line {number} skipped: {line[:20]!r}")
            continue
        r = match.groupdict()
        r["status"] = int(r["status"])
        r["size"] = 0 if r["size"] == "-" else int(r["size"])
        r["path"] = r["path"].split("?")[0]
        r["time"] = datetime.strptime(r["time"], "%d/%b/%Y:%H:%M:%S %z")
        yield r

rows = list(records(LINES))
print(Counter(f"{r['status'] // 100}xx" for r in rows))
per_ip = defaultdict(lambda: {"hits": 0, "bytes": 0, "errors": 0})
for r in rows:
    s = per_ip[r["ip"]]
    s["hits"] += 1
    s["bytes"] += r["size"]
    s["errors"] += r["status"] >= 400
for ip, s in sorted(per_ip.items(), key=lambda p: (-p[1]["hits"], p[0])):
    print(f"{ip:<10} {s['hits']} hits {s['bytes']:>6,} bytes {s['errors'] / s['hits']:>6.1%} errors")
start = rows[0]["time"]
buckets = Counter((r["time"] - start) // timedelta(minutes=1) for r in rows)
print([(minute, buckets[minute]) for minute in range(max(buckets) + 1)])
gaps = [(b["time"] - a["time"]).total_seconds() for a, b in zip(rows, rows[1:])]
print("longest gap", max(gaps), "total", rows[-1]["time"] - start)
paths = Counter((r["method"], r["path"]) for r in rows)
print(paths.most_common(1), sorted({r["user"] for r in rows if r["user"] != "-"}))
print(rows[0]["time"].isoformat(), rows[0]["time"].strftime("%A %d %B %Y"))
