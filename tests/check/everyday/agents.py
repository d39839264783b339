# ---- summarize
parts = []
for order in get_orders(limit=5):
    if order.total > threshold:
        parts.append(f"{order.customer}: {order.total:.2f} for {', '.join(order.items)}")
call_llm("Summarize:\n" + "\n".join(parts))
# ---- search_pages
pages = await search(topic, top=5)
best = [page for page in pages if topic.lower() in page["title"].lower()]
texts = [await fetch(page["url"]) for page in best]
{"topic": topic, "lengths": [len(text) for text in texts]}
# ---- gather_pages
import asyncio


async def length(url: str) -> tuple[str, int]:
    return url, len(await fetch(url, timeout=1))


async def main() -> dict[str, int]:
    found = await search("python")
    return dict(await asyncio.gather(*(length(page["url"]) for page in found)))


asyncio.run(main())
# ---- chat
messages: list[Message] = [{"role": "system", "content": "Be brief."}]
for user in users:
    messages.append({"role": "user", "content": f"Greet {user}", "name": user})
    answer = call_llm("next", messages, temperature=0.3)
    messages.append({"role": "assistant", "content": answer})
messages[-1]["content"]
# ---- mail_triage
urgent = [mail for mail in unread() if "urgent" in mail.subject.lower()]
for mail in urgent:
    if not mail.reply("On it.", urgent=True):
        notify(mail.sender, "could not answer", "high")
len(urgent)
# ---- remember
history = load("history", [])
history.append(topic)
store("history", history[-10:])
count: int = load("count", 0) + 1
store("count", count)
count
# ---- group_orders
from collections import defaultdict
totals: defaultdict[str, float] = defaultdict(float)
for order in get_orders():
    totals[order.customer] += order.total
ranking = sorted(totals.items(), key=lambda pair: pair[1], reverse=True)
for customer, total in ranking[:3]:
    notify(customer, f"You spent {total}", priority="low" if total < threshold else "high")
ranking
# ---- newest_order
from datetime import timedelta
orders = get_orders("ada")
if orders:
    newest = max(orders, key=lambda order: order.placed)
    age = newest.placed - min(order.placed for order in orders)
    result = age < timedelta(days=30)
else:
    result = None
result
# ---- parse_answer
import json
import re
answer = call_llm(f"List three facts about {topic} as JSON")
match = re.search(r"\[.*\]", answer, re.DOTALL)
facts = json.loads(match.group()) if match else []
[str(fact) for fact in facts][:3]
# ---- narrow_input
threshold = round(threshold, 1)
topic = topic.strip() or "news"
if settings.get("verbose"):
    print(topic, threshold)
limits = {name: settings[name] for name in ("low", "high") if name in settings}
limits
# ---- helper_class
class Report:
    def __init__(self, title: str) -> None:
        self.title = title
        self.sections: dict[str, list[str]] = {}

    def add(self, section: str, line: str) -> None:
        self.sections.setdefault(section, []).append(line)

    def text(self) -> str:
        return "\n".join([self.title, *(f"{name}: {'; '.join(lines)}" for name, lines in self.sections.items())])


report = Report(topic)
for order in get_orders():
    report.add(order.customer, order.items[0] if order.items else "nothing")
report.text()
# ---- retry_fetch
async def patient(url: str, tries: int = 3) -> str | None:
    for attempt in range(tries):
        try:
            return await fetch(url, timeout=2.0**attempt)
        except TimeoutError as error:
            print(attempt, error)
    return None


page = await patient("https://example.com")
page.upper() if page else "nothing"
# ---- describe_orders
def describe(order: Order) -> str:
    match order.items:
        case []:
            return "empty"
        case [only]:
            return only.title()
        case [first, *rest]:
            return f"{first} and {len(rest)} more on {order.placed:%d.%m.}"
    return ""


[describe(order) for order in get_orders(None, 3)]
