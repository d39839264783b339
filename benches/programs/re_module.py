import re

LOG = "2024-05-01 12:30:45 ERROR [worker-7] user=alice@example.org took 153ms\n" * 200


def run(rounds):
    line = re.compile(r"(\d+)-(\d+)-(\d+) (\d+:\d+:\d+) (\w+) \[([\w-]+)\]")
    mail = re.compile(r"[\w.]+@[\w.]+")
    total = 0
    for _ in range(rounds):
        for found in line.finditer(LOG):
            total += len(found.group(5))
        total += len(mail.findall(LOG))
        total += len(re.sub(r"\d+ms", "fast", LOG))
    return total


print(run(15))
