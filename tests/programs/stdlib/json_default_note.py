# The notes of an error name the program's own classes without a module.
import json


class C:
    pass


try:
    json.dumps({"a": [C()]}, default=lambda value: value.missing)
except AttributeError as error:
    print(error.__notes__)
