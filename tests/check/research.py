import json
from dataclasses import dataclass, field


@dataclass
class Result:
    url: str
    score: float = 0.0
    tags: list[str] = field(default_factory=list)

    def label(self) -> str:
        return f"{self.url}: {self.score:.2f} ({', '.join(self.tags)})"


def rank(results: list[Result], limit: int = 3) -> list[Result]:
    return sorted(results, key=lambda r: r.score, reverse=True)[:limit]


async def gather(query: str) -> list[Result]:
    found = []
    for url in await search(query):
        page = await fetch(url)
        score = sum(page.lower().count(word) for word in query.split()) / max(len(page), 1)
        found.append(Result(url, score, [word for word in query.split() if word in page]))
    return found


results = await gather(topic)
best = rank(results)
summary = {"topic": topic, "best": [result.label() for result in best], "count": len(results)}
if not best:
    summary["note"] = "nothing found"
json.dumps(summary)
