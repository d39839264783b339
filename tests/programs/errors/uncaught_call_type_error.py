def greet(name, *, greeting):
    return f"{greeting} {name}"
class Service:
    def handle(self, request, retries): ...
try:
    Service().handle()
except TypeError as e:
    print(e)
greet("Bob")
