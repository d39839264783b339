import sys
print("no newline", end="")
sys.stdout.write("; more")
raise RuntimeError
