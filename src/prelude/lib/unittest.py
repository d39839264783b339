# Unit tests: cases, suites, the text runner. Assertions and their messages are in `unittest.case`.

import sys
import traceback

from unittest.case import (
    FunctionTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext, expectedFailure, skip, skipIf, skipUnless,
)

__all__ = [
    "TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main", "defaultTestLoader", "SkipTest",
    "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "addModuleCleanup", "doModuleCleanups", "enterModuleContext",
]

__unittest = True


def _full_name(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def addError(self, test, err):
        self._stop_if_wanted()
        self.errors.append((test, self._exc_info_to_string(err, test)))

    def addFailure(self, test, err):
        self._stop_if_wanted()
        self.failures.append((test, self._exc_info_to_string(err, test)))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._stop_if_wanted()
            errors = self.failures if issubclass(err[0], test.failureException) else self.errors
            errors.append((subtest, self._exc_info_to_string(err, test)))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    def addUnexpectedSuccess(self, test):
        self._stop_if_wanted()
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def _stop_if_wanted(self):
        if self.failfast:
            self.stop()

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        # Frames of this library do not show.
        kind, value, tb = err
        return "".join(traceback.format_exception(kind, value, tb))

    def __repr__(self):
        return (
            f"<{_full_name(self.__class__)} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"
        )


class _Stream:
    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def writeln(self, text=None):
        if text:
            self.write(text)
        self.write("\n")


class TextTestResult(TestResult):
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self.durations = durations
        self._new_line = True

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(" ... ")
            self._new_line = False

    def _write(self, test, word, dot):
        if self.showAll:
            subtest = hasattr(test, "test_case")
            if subtest and not self._new_line:
                self.stream.writeln()
            if subtest or self._new_line:
                if subtest:
                    self.stream.write("  ")
                self.stream.write(self.getDescription(test))
                self.stream.write(" ... ")
            self.stream.writeln(word)
            self._new_line = True
        elif self.dots:
            self.stream.write(dot)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            failed = issubclass(err[0], subtest.failureException)
            self._write(subtest, "FAIL" if failed else "ERROR", "F" if failed else "E")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._write(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._write(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._write(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._write(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._write(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._write(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"{flavour}: {self.getDescription(test)}")
            self.stream.writeln(self.separator2)
            self.stream.writeln(text)


def _now():
    from time import perf_counter

    try:
        return perf_counter()
    except PermissionError:
        # The host has no clock for the program.
        return 0.0


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None, *,
                 tb_locals=False, durations=None):
        self.stream = _Stream(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        result.buffer = self.buffer
        start = _now()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = _now() - start
        result.printErrors()
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        self._summary(result, taken)
        return result

    def _summary(self, result, taken):
        run = result.testsRun
        self.stream.writeln(f"Ran {run} test{'s' if run != 1 else ''} in {taken:.3f}s")
        self.stream.writeln()
        counts = (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures), ("unexpected successes", result.unexpectedSuccesses),
        )
        details = [f"{what}={len(tests)}" for what, tests in counts if tests]
        if not result.wasSuccessful():
            word = "FAILED"
        elif run == 0 and not result.skipped:
            word = "NO TESTS RAN"
        else:
            word = "OK"
        self.stream.write(word)
        self.stream.writeln(f" ({', '.join(details)})" if details else "")
        self.stream.flush()


class TestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __repr__(self):
        return f"<{_full_name(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return sum([test.countTestCases() for test in self])

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()

    def run(self, result, debug=False):
        # The fixtures of a class and of a module run around their tests, which need to stand together.
        outermost = getattr(result, "_fixtures", None) is None
        if outermost:
            result._fixtures = _Fixtures(result)
        fixtures = result._fixtures
        for test in self:
            if result.shouldStop:
                break
            if isinstance(test, TestCase):
                if not fixtures.enter(test.__class__):
                    continue
            test(result)
        if outermost:
            fixtures.leave()
            fixtures.leave_module()
            result._fixtures = None
        return result


class _ErrorHolder:
    # Stands in a result for a fixture that failed.
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.description

    def countTestCases(self):
        return 0


class _Fixtures:
    def __init__(self, result):
        self.result = result
        self.cls = None
        self.module = None
        self.failed = set()
        self.module_failed = False

    def enter(self, cls):
        """Whether the tests of the class may run."""
        if cls is self.cls:
            return cls not in self.failed
        self.leave()
        self.enter_module(cls.__module__)
        self.cls = cls
        if self.module_failed:
            self.failed.add(cls)
            return False
        if getattr(cls, "__unittest_skip__", False):
            return True
        if not self.attempt(f"setUpClass ({_full_name(cls)})", cls.setUpClass):
            self.failed.add(cls)
            self.attempt(f"setUpClass ({_full_name(cls)})", cls.doClassCleanups)
            return False
        return True

    def leave(self):
        cls = self.cls
        self.cls = None
        if cls is None or cls in self.failed or getattr(cls, "__unittest_skip__", False):
            return
        self.attempt(f"tearDownClass ({_full_name(cls)})", cls.tearDownClass)
        cls.doClassCleanups()
        for error in cls.tearDown_exceptions:
            self.add_error(f"tearDownClass ({_full_name(cls)})", error[1])

    def enter_module(self, name):
        if name == self.module:
            return
        self.leave_module()
        self.module = name
        self.module_failed = False
        setup = getattr(sys.modules.get(name), "setUpModule", None)
        if setup is not None and not self.attempt(f"setUpModule ({name})", setup):
            self.module_failed = True

    def leave_module(self):
        name, self.module = self.module, None
        if name is None or self.module_failed:
            return
        teardown = getattr(sys.modules.get(name), "tearDownModule", None)
        if teardown is not None:
            self.attempt(f"tearDownModule ({name})", teardown)
        self.attempt(f"tearDownModule ({name})", doModuleCleanups)

    def attempt(self, what, function):
        try:
            function()
        except SkipTest as error:
            self.result.addSkip(_ErrorHolder(what), str(error))
            return False
        except Exception as error:
            self.add_error(what, error)
            return False
        return True

    def add_error(self, what, error):
        self.result.addError(_ErrorHolder(what), (type(error), error, error.__traceback__))


class TestLoader:
    testMethodPrefix = "test"
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def sortTestMethodsUsing(self, x, y):
        return (x > y) - (x < y)

    def getTestCaseNames(self, testCaseClass):
        names = [
            name for name in dir(testCaseClass)
            if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name))
        ]
        if self.sortTestMethodsUsing:
            from functools import cmp_to_key

            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, TestCase) and found not in (TestCase, FunctionTestCase):
                tests.append(self.loadTestsFromTestCase(found))
        load_tests = getattr(module, "load_tests", None)
        if load_tests is not None:
            return load_tests(self, self.suiteClass(tests), pattern)
        return self.suiteClass(tests)

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        found = sys.modules[parts.pop(0)] if module is None else module
        parent = None
        for part in parts:
            parent, found = found, getattr(found, part)
        if isinstance(found, type) and issubclass(found, TestCase):
            return self.loadTestsFromTestCase(found)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(found, TestSuite):
            return found
        if callable(found):
            test = found()
            return test if isinstance(test, TestSuite) else self.suiteClass([test])
        raise TypeError(f"don't know how to make test from: {found}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


defaultTestLoader = TestLoader()


class TestProgram:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True, verbosity=1,
                 failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False, durations=None):
        if isinstance(module, str):
            module = sys.modules[module]
        self.module = module
        self.exit = exit
        self.verbosity = verbosity
        names = []
        for argument in (sys.argv if argv is None else argv)[1:]:
            if argument in ("-v", "--verbose"):
                self.verbosity = 2
            elif argument in ("-q", "--quiet"):
                self.verbosity = 0
            elif argument in ("-f", "--failfast"):
                failfast = True
            elif not argument.startswith("-"):
                names.append(argument)
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = testLoader.loadTestsFromNames(names, module) if names else testLoader.loadTestsFromModule(module)
        if testRunner is None:
            testRunner = TextTestRunner
        if isinstance(testRunner, type):
            testRunner = testRunner(verbosity=self.verbosity, failfast=bool(failfast), buffer=bool(buffer))
        self.result = testRunner.run(self.test)
        if exit:
            if self.result.testsRun == 0 and not self.result.skipped:
                sys.exit(5)
            sys.exit(0 if self.result.wasSuccessful() else 1)


main = TestProgram

TestResult.__module__ = "unittest.result"
TextTestResult.__module__ = TextTestRunner.__module__ = "unittest.runner"
TestSuite.__module__ = "unittest.suite"
TestLoader.__module__ = "unittest.loader"
TestProgram.__module__ = "unittest.main"
