class AppError(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code
    def __str__(self):
        return f"[{self.code}] {self.args[1]}"

class Inner:
    class Deep(AppError):
        pass

def run():
    raise Inner.Deep(42, "deep error")

run()
