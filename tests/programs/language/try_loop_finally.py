def run():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("never")
run()
def nested():
    for i in range(2):
        for j in range(3):
            try:
                try:
                    if j == 1:
                        break
                finally:
                    print("in", i, j)
            finally:
                print("out", i, j)
nested()
def break_in_finally():
    for i in range(3):
        try:
            1 / 0
        finally:
            break
    return i
print(break_in_finally())
def continue_in_finally():
    out = []
    for i in range(3):
        try:
            out.append(i)
            raise KeyError
        finally:
            continue
    return out
print(continue_in_finally())
def while_return():
    while True:
        try:
            return "r"
        finally:
            print("f")
print(while_return())
