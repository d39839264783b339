# Arithmetic and number functions where user code takes part.
# Natives that hand over: object/{int,bool,float,complex}.rs, object/arith/, builtins/numbers.rs; the machine's operators.


def int_new(cls, x, base):
    if not _m_is_unbound(base):
        return int.__new__(cls, x, index_of(base))
    kind = _m_type_of(x)
    hook = conversion(kind, "__int__")
    if hook is None:
        return int.__new__(cls, index_of(x))
    value = bind_to(hook, x)()
    if not isinstance(value, int):
        raise TypeError(f"__int__ returned non-int (type {_m_type_name(value)})")
    return int.__new__(cls, _m_plain(value))


def int_from_bytes(cls, bytes, byteorder, signed):
    signed = not not signed
    if not has_method(bytes, "__bytes__"):
        return cls.from_bytes([index_of(item) for item in bytes], byteorder, signed=signed)
    return cls.from_bytes(bytes_new(_m_class_bytes, bytes, None, None), byteorder, signed=signed)


def int_to_bytes(self, length, byteorder, signed):
    return int.to_bytes(self, index_of(length), byteorder, signed=not not signed)


def bool_new(cls, object):
    return not not object


def float_new(cls, x, keywords):
    return float.__new__(cls, real_of(x))


def real_of(x):
    kind = _m_type_of(x)
    hook = conversion(kind, "__float__")
    if hook is None:
        return index_of(x)
    value = bind_to(hook, x)()
    if not isinstance(value, float):
        raise TypeError(f"{_m_message_name(kind)}.__float__ returned non-float (type {_m_type_name(value)})")
    return _m_plain(value)


def float_from_number(cls, number):
    return cls.from_number(real_of(number))


def complex_new(cls, real, imag):
    if _m_is_unbound(imag):
        return complex.__new__(cls, complex_part(real))
    if _m_is_unbound(real):
        real = 0
    return complex.__new__(cls, complex_part(real), complex_part(imag))


def complex_from_number(cls, number):
    return cls.from_number(complex_part(number))


def complex_part(x):
    if issubclass(_m_type_of(x), (int, float, complex, str)) and not has_own_conversion(x):
        return x
    kind = _m_type_of(x)
    hook = conversion(kind, "__complex__")
    if hook is not None:
        value = bind_to(hook, x)()
        if not isinstance(value, complex):
            raise TypeError(f"__complex__ returned non-complex (type {_m_type_name(value)})")
        return _m_plain(value)
    if has_method(x, "__float__") or has_method(x, "__index__"):
        return real_of(x)
    return x


# Whether a class derived from a number converts itself in Python.
def has_own_conversion(x):
    for name in ("__complex__", "__float__", "__index__"):
        hook = _m_class_lookup(_m_type_of(x), name, None)
        if hook is not None and not _m_is_native(hook):
            return True
    return False


def abs_any(x):
    hook = _m_class_lookup(_m_type_of(x), "__abs__", None)
    if hook is None:
        raise TypeError(f"bad operand type for abs(): '{_m_type_name(x)}'")
    return bind_to(hook, x)()


def round_any(number, ndigits):
    hook = _m_class_lookup(_m_type_of(number), "__round__", None)
    if hook is None:
        raise TypeError(f"type {_m_type_name(number)} doesn't define __round__ method")
    if ndigits is None:
        return bind_to(hook, number)()
    if _m_is_native(hook):
        ndigits = index_of(ndigits)
    return bind_to(hook, number)(ndigits)


def bin_any(number):
    return bin(index_of(number))


def hex_any(number):
    return hex(index_of(number))


def oct_any(number):
    return oct(index_of(number))


def chr_any(i):
    return chr(index_of(i))


def divmod_any(x, y):
    return binary_by_methods(x, y, "__divmod__", "__rdivmod__", "divmod()")


def pow_any(base, exp, mod):
    if mod is None:
        return base**exp
    hook = _m_class_lookup(_m_type_of(base), "__pow__", None)
    if hook is not None:
        value = bind_to(hook, base)(exp, mod)
        if value is not NotImplemented:
            return value
    if _m_type_of(exp) is not _m_type_of(base):
        hook = _m_class_lookup(_m_type_of(exp), "__rpow__", None)
        if hook is not None:
            value = bind_to(hook, exp)(base, mod)
            if value is not NotImplemented:
                return value
    names = [_m_type_of(x).__name__ for x in (base, exp, mod)]
    raise TypeError(f"unsupported operand type(s) for ** or pow(): '{names[0]}', '{names[1]}', '{names[2]}'")


# Floats are added with the error of each addition carried along (Neumaier), as the native does.
def sum_any(iterable, start):
    for kind, advice in ((str, "strings [use ''.join(seq) instead]"), (bytes, "bytes [use b''.join(seq) instead]"), (bytearray, "bytearray [use b''.join(seq) instead]")):
        if isinstance(start, kind):
            raise TypeError(f"sum() can't sum {advice}")
    total = start
    lost = 0.0
    is_int, is_float = int, float
    iterable = iterator_of(iterable)
    if isinstance(total, int):
        for item in iterable:
            if not _m_summed(total, item):
                total = total + item
                if _m_type_of(total) is not is_int:
                    break
        else:
            return total
    for item in iterable:
        if _m_type_of(total) is not is_float:
            total = total + item
        elif _m_type_of(item) in (float, int, bool):
            item = float(item)
            added = total + item
            if abs(item) <= abs(total):
                lost += total - added + item
            else:
                lost += item - added + total
            total = added
        else:
            total = with_lost(total, lost) + item
            lost = 0.0
    return with_lost(total, lost) if lost else total


def with_lost(total, lost):
    # An infinite or undefined error says nothing.
    return total + lost if lost - lost == 0.0 else total


def binary_by_methods(a, b, name, reflected, text):
    left, right = _m_type_of(a), _m_type_of(b)
    first = _m_class_lookup(left, name, None)
    second = _m_class_lookup(right, reflected, None) if left is not right else None
    derived = second is not None and issubclass(right, left) and second is not _m_class_lookup(left, reflected, None)
    if derived:
        value = bind_to(second, b)(a)
        if value is not NotImplemented:
            return value
    if first is not None:
        value = bind_to(first, a)(b)
        if value is not NotImplemented:
            return value
    if second is not None and not derived:
        value = bind_to(second, b)(a)
        if value is not NotImplemented:
            return value
    raise TypeError(f"unsupported operand type(s) for {text}: '{_m_message_name(left)}' and '{_m_message_name(right)}'")


def binary_add(a, b):
    return binary_by_methods(a, b, "__add__", "__radd__", "+")


def binary_mul(a, b):
    return binary_by_methods(a, b, "__mul__", "__rmul__", "*")


def binary_truediv(a, b):
    return binary_by_methods(a, b, "__truediv__", "__rtruediv__", "/")


def binary_floordiv(a, b):
    return binary_by_methods(a, b, "__floordiv__", "__rfloordiv__", "//")


def binary_pow(a, b):
    return binary_by_methods(a, b, "__pow__", "__rpow__", "** or pow()")


def binary_lshift(a, b):
    return binary_by_methods(a, b, "__lshift__", "__rlshift__", "<<")


def binary_rshift(a, b):
    return binary_by_methods(a, b, "__rshift__", "__rrshift__", ">>")


def binary_matmul(a, b):
    return binary_by_methods(a, b, "__matmul__", "__rmatmul__", "@")


def inplace_by_methods(a, b, inplace, name, reflected, text):
    hook = _m_class_lookup(_m_type_of(a), inplace, None)
    if hook is not None:
        value = bind_to(hook, a)(b)
        if value is not NotImplemented:
            return value
    return binary_by_methods(a, b, name, reflected, text)


def inplace_add(a, b):
    if isinstance(a, list):
        list.extend(a, b)
        return a
    return inplace_by_methods(a, b, "__iadd__", "__add__", "__radd__", "+=")


def repeat_any(self, value):
    return _m_plain(self) * index_of(value)


def inplace_repeat(self, value):
    count = index_of(value)
    if isinstance(self, list):
        return list.__imul__(self, count)
    return bytearray.__imul__(self, count)


# A function of `math` called again with numbers in the place of what converts itself to one.
def math_call(name, args):
    import math

    function = getattr(math, name)
    if name in ("comb", "factorial", "gcd", "isqrt", "lcm", "perm"):
        return function(*[index_of(x) for x in args])
    if name == "ldexp":
        return function(math_real(args[0]), args[1])
    return function(*[math_real(x) for x in args])


def math_real(x):
    if has_method(x, "__float__") or has_method(x, "__index__"):
        return x if isinstance(x, int) and not has_own_conversion(x) else real_of(x)
    return x


def math_ceil(x):
    return math_rounded(x, "__ceil__", "ceil")


def math_floor(x):
    return math_rounded(x, "__floor__", "floor")


def math_trunc(x):
    return math_rounded(x, "__trunc__", "trunc")


def math_rounded(x, dunder, name):
    hook = _m_class_lookup(_m_type_of(x), dunder, None)
    if hook is None:
        return math_call(name, (x,))
    return bind_to(hook, x)()


def math_isclose(a, b, rel_tol, abs_tol):
    import math

    rel_tol = 1e-09 if _m_is_unbound(rel_tol) else math_real(rel_tol)
    abs_tol = 0.0 if _m_is_unbound(abs_tol) else math_real(abs_tol)
    return math.isclose(math_real(a), math_real(b), rel_tol=rel_tol, abs_tol=abs_tol)


def math_nextafter(x, y, steps):
    import math

    return math.nextafter(math_real(x), math_real(y), steps=None if steps is None else index_of(steps))


def math_fsum(seq):
    import math

    return math.fsum([math_real(x) for x in seq])


def math_prod(iterable, start):
    result = start
    for item in iterable:
        result = result * item
    return result


def math_sumprod(p, q):
    import math

    p, q = [item for item in p], [item for item in q]
    for item in p + q:
        if not isinstance(item, (int, float)):
            break
    else:
        return math.sumprod([_m_plain(item) for item in p], [_m_plain(item) for item in q])
    if len(p) != len(q):
        raise ValueError("Inputs are not the same length")
    total = 0
    for a, b in zip(p, q):
        total = total + a * b
    return total


def math_dist(p, q):
    import math

    return math.dist([math_real(x) for x in p], [math_real(x) for x in q])
