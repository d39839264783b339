# ends: TimeLimit
import re
def forever(match):
    while True: pass
re.sub('a', forever, 'aaa')
