class Acc:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(("+=", o)); return self
    def __isub__(self, o): self.log.append(("-=", o)); return self
    def __imul__(self, o): self.log.append(("*=", o)); return self
    def __itruediv__(self, o): self.log.append(("/=", o)); return self
    def __ifloordiv__(self, o): self.log.append(("//=", o)); return self
    def __imod__(self, o): self.log.append(("%=", o)); return self
    def __ipow__(self, o): self.log.append(("**=", o)); return self
    def __imatmul__(self, o): self.log.append(("@=", o)); return self
    def __ilshift__(self, o): self.log.append(("<<=", o)); return self
    def __irshift__(self, o): self.log.append((">>=", o)); return self
    def __iand__(self, o): self.log.append(("&=", o)); return self
    def __ior__(self, o): self.log.append(("|=", o)); return self
    def __ixor__(self, o): self.log.append(("^=", o)); return self
a = first = Acc()
a += 1; a -= 2; a *= 3; a /= 4; a //= 5; a %= 6; a **= 7; a @= 8; a <<= 9; a >>= 10; a &= 11; a |= 12; a ^= 13
print(a is first, a.log)
class Replace:
    def __iadd__(self, o): return f"replaced {o}"
r = Replace()
r += 5
print(r)
class Falls:
    def __iadd__(self, o): return NotImplemented
    def __add__(self, o): return "add"
f = Falls()
f += 1
print(f)
class Nothing: pass
n = Nothing()
for source in ("+=", "-=", "**=", "@=", "|=", ">>="):
    try:
        if source == "+=": n += 1
        elif source == "-=": n -= 1
        elif source == "**=": n **= 1
        elif source == "@=": n @= 1
        elif source == "|=": n |= 1
        else: n >>= 1
    except TypeError as e:
        print(e)
