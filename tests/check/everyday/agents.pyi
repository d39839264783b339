from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NotRequired, TypedDict

Priority = Literal["low", "normal", "high"]

class Message(TypedDict):
    role: Literal["system", "user", "assistant"]
    content: str
    name: NotRequired[str]

@dataclass
class Order:
    id: int
    customer: str
    total: float
    placed: date
    items: list[str]

class Mail:
    subject: str
    body: str
    sender: str
    def reply(self, text: str, *, urgent: bool = False) -> bool: ...

def call_llm(prompt: str, messages: list[Message] = ..., *, temperature: float = 0.0) -> str: ...
def get_orders(customer: str | None = None, limit: int = 10) -> list[Order]: ...
def unread() -> list[Mail]: ...
def store(key: str, value: Any) -> None: ...
def load(key: str, default: Any = None) -> Any: ...
def notify(user: str, text: str, priority: Priority = "normal") -> None: ...
async def fetch(url: str, timeout: float = 5.0) -> str: ...
async def search(query: str, *, top: int = 3) -> list[dict[str, str]]: ...

topic: str
threshold: float
users: list[str]
settings: dict[str, Any]
