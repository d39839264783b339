import json
text = '{"a": [1, 2,, 3]}'
try:
    json.loads(text)
except json.JSONDecodeError as e:
    raise ValueError(f"bad config: {e}") from None
