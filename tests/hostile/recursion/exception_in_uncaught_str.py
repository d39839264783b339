# ends: E
# The text of an exception that nobody caught is made without running the program.
class E(Exception):
    def __str__(self): return str(self)
raise E()
