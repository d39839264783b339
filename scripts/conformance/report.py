

# Runs the tests of the file above and says, a line for each, what came of it.
def _conformance(skipped, names, only=None):
    import sys
    import unittest

    def walk(suite):
        for test in suite:
            if isinstance(test, unittest.TestCase):
                yield test
            else:
                yield from walk(test)

    class Result(unittest.TestResult):
        status = None

        def say(self, status, reason=""):
            if self.status in (None, "pass") or status in ("error", "fail"):
                self.status, self.reason = status, reason

        def addSuccess(self, test):
            self.say("pass")

        def addSkip(self, test, reason):
            self.say("skip", reason)

        def addError(self, test, err):
            self.say("error", f"{err[0].__name__}: {err[1]}")

        def addFailure(self, test, err):
            self.say("fail", f"{err[0].__name__}: {err[1]}")

        def addSubTest(self, test, subtest, err):
            if err is not None:
                self.addFailure(test, err)

        def addExpectedFailure(self, test, err):
            self.say("pass")

        def addUnexpectedSuccess(self, test):
            self.say("fail", "unexpected success")

    out = sys.stdout
    # Some tests read their own source or leave sys.stdout changed.
    main = sys.modules["__main__"]
    main.__dict__.pop("load_tests", None)  # doctests
    _loading[0] = False
    ready = set()
    for test in walk(unittest.defaultTestLoader.loadTestsFromModule(main)):
        name = test.id().removeprefix("__main__.")
        if name in skipped or name.split(".")[0] not in names or only is not None and name not in only:
            continue
        print("@start", name, file=out)
        result = Result()
        try:
            cls = type(test)
            if cls not in ready:
                ready.add(cls)
                cls.setUpClass()
            test.run(result)
        except unittest.SkipTest as error:
            result.say("skip", str(error))
        except BaseException as error:
            result.say("error", f"{type(error).__name__}: {error}")
        sys.stdout = out
        reason = getattr(result, "reason", "").replace("\n", " | ").replace(" at 0x", " at @")[:200]
        print("@done", name, result.status or "pass", reason, file=out)
    print("@end", file=out)


# Some tests look at callers: there are as many here as where a runner of tests is a program.
def _run(function, *args, frames=8):
    if frames:
        return _run(function, *args, frames=frames - 1)
    return function(*args)
