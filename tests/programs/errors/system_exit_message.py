def main():
    print("working")
    raise SystemExit("fatal: bad input")
main()
