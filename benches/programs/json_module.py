import json


def run(rounds):
    rows = [{"id": i, "name": "user %d" % i, "tags": ["a", "b", None], "score": i / 3, "ok": i % 2 == 0} for i in range(300)]
    total = 0
    for _ in range(rounds):
        text = json.dumps(rows)
        back = json.loads(text)
        total += len(text) + len(back)
    return total


print(run(40))
