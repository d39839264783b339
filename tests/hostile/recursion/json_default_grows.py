# ends: RecursionError or ValueError
import json
class C: pass
json.dumps(C(), default=lambda x: [C()])
