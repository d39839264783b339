# host: fetch(path, page) -> {"/users:1": {"items": [{"id": 1, "name": "Ann", "team": "red"}, {"id": 2, "name": "Bob", "team": None}], "next": 2}, "/users:2": {"items": [{"id": 3, "name": "Cid", "team": "red"}], "next": None}, "/scores:1": {"items": [{"user": 1, "points": 10}, {"user": 3, "points": 7.5}, {"user": 1, "points": 2}, {"user": 9, "points": 1}], "next": None}}[path + ":" + str(page)]
# host: notify(message) -> len(message)
# host: audit(entry) -> raise PermissionError("audit is closed")
"""Pages through a host's API, joins, reports, and survives a refusing tool."""
from collections import defaultdict

def everything(path):
    page = 1
    while page is not None:
        answer = fetch(path, page)
        yield from answer["items"]
        page = answer["next"]

def retry(times):
    def wrap(function):
        def call(*args):
            for attempt in range(1, times + 1):
                try:
                    return function(*args)
                except OSError as error:
                    print(f"attempt {attempt}: {type(error).__name__}: {error}")
            return None
        return call
    return wrap

users = {u["id"]: u for u in everything("/users")}
points = defaultdict(float)
orphans = []
for score in everything("/scores"):
    if score["user"] in users:
        points[score["user"]] += score["points"]
    else:
        orphans.append(score)
ranking = sorted(users.values(), key=lambda u: (-points[u["id"]], u["name"]))
for place, user in enumerate(ranking, 1):
    print(f"{place}. {user['name']:<4} {user['team'] or '-':<4} {points[user['id']]:5.1f}")
print("orphans:", orphans)
teams = defaultdict(list)
for user in users.values():
    teams[user["team"] or "none"].append(user["name"])
print(dict(teams))
print(sum(notify(f"{u['name']} has {points[u['id']]}") for u in ranking if points[u["id"]]))
print(retry(2)(audit)({"users": len(users)}))
try:
    list(map(lambda p: fetch(*p), [("/scores", 1)]))[0]["items"][3]["missing"]
except KeyError as error:
    print("no field", error)
