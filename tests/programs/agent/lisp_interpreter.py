"""A small Lisp: reader, environments, closures, tail-free recursion, errors."""
import operator
from functools import reduce

class Symbol(str):
    pass

class LispError(Exception):
    pass

def read_all(text):
    tokens = text.replace("(", " ( ").replace(")", " ) ").replace("'", " ' ").split()
    while tokens:
        yield read(tokens)

def read(tokens):
    if not tokens:
        raise LispError("unexpected end")
    token = tokens.pop(0)
    if token == "(":
        form = []
        while tokens and tokens[0] != ")":
            form.append(read(tokens))
        if not tokens:
            raise LispError("missing )")
        tokens.pop(0)
        return form
    if token == "'":
        return [Symbol("quote"), read(tokens)]
    if token == ")":
        raise LispError("unexpected )")
    if token in ("#t", "#f"):
        return token == "#t"
    for kind in (int, float):
        try:
            return kind(token)
        except ValueError:
            continue
    return Symbol(token)

def show(value):
    if isinstance(value, bool):
        return "#t" if value else "#f"
    if isinstance(value, list):
        return "(" + " ".join(map(show, value)) + ")"
    return "<function>" if callable(value) else str(value)

class Environment(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer
    def find(self, name):
        environment = self
        while environment is not None:
            if name in environment:
                return environment
            environment = environment.outer
        raise LispError(f"unbound: {name}")

class Function:
    def __init__(self, parameters, body, environment):
        self.parameters, self.body, self.environment = parameters, body, environment
    def __call__(self, *arguments):
        if len(arguments) != len(self.parameters):
            raise LispError(f"expected {len(self.parameters)} arguments, got {len(arguments)}")
        return evaluate(self.body, Environment(self.parameters, arguments, self.environment))

def evaluate(form, env):
    if isinstance(form, Symbol):
        return env.find(form)[form]
    if not isinstance(form, list):
        return form
    match form:
        case []:
            raise LispError("empty form")
        case ["quote", value]:
            return value
        case ["if", test, yes, *no]:
            return evaluate(yes, env) if evaluate(test, env) is not False else (evaluate(no[0], env) if no else None)
        case ["define", [name, *parameters], body]:
            env[name] = Function(parameters, body, env)
        case ["define", name, value]:
            env[name] = evaluate(value, env)
        case ["lambda", parameters, body]:
            return Function(parameters, body, env)
        case ["let", bindings, body]:
            return evaluate(body, Environment([n for n, _ in bindings], [evaluate(v, env) for _, v in bindings], env))
        case ["set!", name, value]:
            env.find(name)[name] = evaluate(value, env)
        case [head, *rest]:
            function = evaluate(head, env)
            if not callable(function):
                raise LispError(f"not a function: {show(function)}")
            return function(*[evaluate(a, env) for a in rest])

GLOBAL = Environment()
GLOBAL.update({
    "+": lambda *a: sum(a), "*": lambda *a: reduce(operator.mul, a, 1), "-": lambda a, *b: a - sum(b) if b else -a, "/": operator.truediv,
    "=": operator.eq, "<": operator.lt, "list": lambda *a: list(a), "car": lambda x: x[0], "cdr": lambda x: x[1:], "cons": lambda a, b: [a, *b], "null?": lambda x: x == [], "length": len,
})

PROGRAM = """
(+ 1 2 (* 3 4)) (define (fact n) (if (< n 2) 1 (* n (fact (- n 1))))) (fact 25)
(define (map f xs) (if (null? xs) '() (cons (f (car xs)) (map f (cdr xs)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (compose f g) (lambda (x) (f (g x)))) ((compose fact length) '(a b c))
(define (counter) (let ((n 0)) (lambda (d) (let ((u (+ n d))) (if (= (add u) u) n n)))))
(define total 0) (define (add n) (set! total n)) (add 5) total
(let ((x 2) (y 3)) (list x y (< x y) 'sym)) fact (quote (1 (2 3)))
(car '()) (undefined 1) (fact 1 2) (5 5) (/ 1 0) ()
"""
for form in read_all(PROGRAM):
    try:
        result = evaluate(form, GLOBAL)
        if result is not None:
            print(show(form), "=>", show(result))
    except (LispError, ArithmeticError, IndexError) as error:
        print(show(form), "!!", f"{type(error).__name__}: {error}")
for broken in ("(1 2", ")", "'"):
    try:
        list(read_all(broken))
    except LispError as error:
        print(error)
