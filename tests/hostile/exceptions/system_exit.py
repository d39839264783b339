# ends: SystemExit
raise SystemExit('x' * 1_000_000)
