# ends: ExceptionGroup
raise ExceptionGroup('g', [ValueError(i) for i in range(10_000)])
