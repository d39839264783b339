x = 1
def read_before():
    print(x)
    x = 2
try:
    read_before()
except UnboundLocalError as e:
    print(type(e).__mro__[1].__name__, e)

def free():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(e)
    later = 3
    return inner()
print(free())

def loop_never():
    for i in []:
        pass
    return i
try:
    loop_never()
except UnboundLocalError as e:
    print(e)

def conditional(flag):
    if flag:
        v = 1
    return v
print(conditional(True))
try:
    conditional(False)
except UnboundLocalError as e:
    print(e, e.name)
try:
    nowhere
except NameError as e:
    print(e, e.name)
def handler():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e
try:
    handler()
except UnboundLocalError as e:
    print(e)
