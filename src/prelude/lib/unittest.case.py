# Test cases: running one test method, and the assertions.

import re
import sys

_MAX_TEXT = 80
_DIFF_OMITTED = "\nDiff is {} characters long. Set self.maxDiff to None to see it."


class SkipTest(Exception):
    pass


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    result = cm.__enter__()
    addModuleCleanup(cm.__exit__, None, None, None)
    return result


def doModuleCleanups():
    first = None
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            first = first or error
    if first is not None:
        raise first


def skip(reason):
    def decorator(test_item):
        if not isinstance(test_item, type):
            from functools import wraps

            @wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)

            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item

    if callable(reason) and not isinstance(reason, str):
        test_item, reason = reason, ""
        return decorator(test_item)
    return decorator


def _same(test_item):
    return test_item


def skipIf(condition, reason):
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    return _same if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if not short or len(text) < _MAX_TEXT:
        return text
    return text[:_MAX_TEXT] + " [truncated]..."


def _shortened(*args):
    # The texts of values, with a long common beginning and long middles left out.
    texts = [_safe_repr(arg) for arg in args]
    longest = max([len(text) for text in texts])
    if longest <= _MAX_TEXT:
        return tuple(texts)
    prefix = 0
    least = min([len(text) for text in texts])
    while prefix < least and all([text[prefix] == texts[0][prefix] for text in texts]):
        prefix += 1
    common = _MAX_TEXT - (longest - prefix + 5 + 12)
    if common > 5:
        head = _clipped(texts[0][:prefix], 5, common)
        return tuple([head + text[prefix:] for text in texts])
    head = _clipped(texts[0][:prefix], 5, 5)
    return tuple([head + _clipped(text[prefix:], 41, 5) for text in texts])


def _clipped(text, before, after):
    left_out = len(text) - before - after
    if left_out > 12:
        return f"{text[:before]}[{left_out} chars]{text[len(text) - after:]}"
    return text


class _Outcome:
    # What happened in the parts of a test.
    def __init__(self, result):
        self.result = result
        self.success = True
        self.expecting_failure = False
        self.expected_failure = None
        self.subtests_left = False

    def run(self, test_case, function, subtest=False):
        """Whether it ended well; what went wrong is in the result."""
        before, self.success = self.success, True
        try:
            function()
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.success = False
            self.result.addSkip(test_case, str(error))
        except BaseException as error:
            self.success = False
            self.report(test_case, error, subtest)
        else:
            if subtest:
                self.result.addSubTest(test_case.test_case, test_case, None)
        ended_well = self.success
        self.success = self.success and before
        return ended_well

    def report(self, test_case, error, subtest):
        if not isinstance(error, Exception) and not isinstance(error, SystemExit):
            raise error
        info = (type(error), error, error.__traceback__)
        if self.expecting_failure:
            self.expected_failure = info
        elif subtest:
            self.result.addSubTest(test_case.test_case, test_case, info)
        elif isinstance(error, test_case.failureException):
            self.result.addFailure(test_case, info)
        else:
            self.result.addError(test_case, info)


class _SubTestBlock:
    # A `with` block whose failure is noted without ending the test.
    def __init__(self, case, subtest):
        self.case = case
        self.subtest = subtest

    def __enter__(self):
        self.outer = self.case._subtest
        self.case._subtest = self.subtest

    def __exit__(self, kind, error, tb):
        case = self.case
        case._subtest = self.outer
        outcome = case._outcome
        if error is None:
            if outcome is not None:
                outcome.result.addSubTest(case, self.subtest, None)
            return False
        if outcome is None or isinstance(error, KeyboardInterrupt) or not isinstance(error, (Exception, SystemExit)):
            return False
        if isinstance(error, SkipTest):
            outcome.result.addSkip(self.subtest, str(error))
            return True
        outcome.success = False
        outcome.report(self.subtest, error, True)
        if outcome.result.failfast:
            raise _Stop
        return True


class _Stop(Exception):
    pass


class _RaisesContext:
    def __init__(self, expected, test_case, pattern=None):
        self.expected = expected
        self.test_case = test_case
        self.pattern = re.compile(pattern) if isinstance(pattern, (str, bytes)) else pattern
        self.obj_name = None
        self.msg = None
        self.exception = None

    def _fail(self, text):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, text))

    def handle(self, name, args, kwargs):
        bad = self.expected if not isinstance(self.expected, tuple) else None
        kinds = self.expected if bad is None else (bad,)
        if not all([isinstance(kind, type) and issubclass(kind, self._base) for kind in kinds]):
            raise TypeError(f"{name}() arg 1 must be {self._base_text}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *args = args
        self.obj_name = getattr(function, "__name__", str(function))
        with self:
            function(*args, **kwargs)

    _base = BaseException
    _base_text = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            try:
                name = self.expected.__name__
            except AttributeError:
                name = str(self.expected)
            self._fail(f"{name} not raised by {self.obj_name}" if self.obj_name else f"{name} not raised")
        if not issubclass(kind, self.expected):
            return False
        self.exception = error.with_traceback(None)
        if self.pattern is not None and not self.pattern.search(str(error)):
            self._fail(f'"{self.pattern.pattern}" does not match "{error}"')
        return True

    __class_getitem__ = classmethod(_m_generic_alias)


class _WarnsContext(_RaisesContext):
    _base = Warning
    _base_text = "a warning class or tuple of warning classes"

    def __enter__(self):
        import warnings

        self._manager = warnings.catch_warnings(record=True)
        self.warnings = self._manager.__enter__()
        warnings.simplefilter("always", self.expected if not isinstance(self.expected, tuple) else Warning)
        return self

    def __exit__(self, kind, error, tb):
        self._manager.__exit__(kind, error, tb)
        if kind is not None:
            return False
        name = getattr(self.expected, "__name__", str(self.expected))
        first = None
        for noted in self.warnings:
            warning = noted.message
            if not isinstance(warning, self.expected):
                continue
            first = first or warning
            if self.pattern is not None and not self.pattern.search(str(warning)):
                continue
            self.warning = warning
            self.filename = noted.filename
            self.lineno = noted.lineno
            return False
        if first is not None:
            self._fail(f'"{self.pattern.pattern}" does not match "{first}"')
        self._fail(f"{name} not triggered by {self.obj_name}" if self.obj_name else f"{name} not triggered")


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2**16
    _class_cleanups = []
    tearDown_exceptions = []

    def __init_subclass__(cls, *args, **kwargs):
        cls.__unittest_skip__ = False
        cls._class_cleanups = []
        cls.tearDown_exceptions = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._subtest = None
        self._cleanups = []
        self._testMethodDoc = None
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._type_equality_funcs = {
            dict: "assertDictEqual", list: "assertListEqual", tuple: "assertTupleEqual", set: "assertSetEqual",
            frozenset: "assertSetEqual", str: "assertMultiLineEqual",
        }

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        result = cm.__enter__()
        cls.addClassCleanup(cm.__exit__, None, None, None)
        return result

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as error:
                cls.tearDown_exceptions.append((type(error), error, error.__traceback__))

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest import TestResult

        return TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split("\n")[0].strip() if doc else None

    def id(self):
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        name = self._testMethodName
        return f"{name} ({self.__class__.__module__}.{self.__class__.__qualname__}.{name})"

    def __repr__(self):
        return f"<{self.__class__.__module__}.{self.__class__.__qualname__} testMethod={self._testMethodName}>"

    def subTest(self, msg=None, **params):
        if self._outcome is None:
            from contextlib import nullcontext

            return nullcontext()
        outer = self._subtest.params if self._subtest is not None else {}
        return _SubTestBlock(self, _SubTest(self, msg, {**outer, **params}))

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
            result.startTestRun()
            try:
                return self._run(result)
            finally:
                result.stopTestRun()
        return self._run(result)

    def _run(self, result):
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            if getattr(self.__class__, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                why = getattr(self.__class__, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, why)
                return result
            outcome = self._outcome = _Outcome(result)
            expecting = getattr(self, "__unittest_expecting_failure__", False) or getattr(method, "__unittest_expecting_failure__", False)
            try:
                if outcome.run(self, self.setUp):
                    outcome.expecting_failure = expecting
                    outcome.run(self, method)
                    outcome.expecting_failure = False
                    outcome.run(self, self.tearDown)
                self.doCleanups()
                if outcome.success and expecting:
                    result.addUnexpectedSuccess(self)
                elif outcome.success:
                    result.addSuccess(self)
                elif outcome.expected_failure:
                    result.addExpectedFailure(self, outcome.expected_failure)
            finally:
                self._outcome = None
            return result
        finally:
            result.stopTest(self)

    def doCleanups(self):
        from functools import partial

        outcome = self._outcome or _Outcome(self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.run(self, partial(function, *args, **kwargs))
        return outcome.success

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        method = getattr(self, self._testMethodName)
        if getattr(method, "__unittest_skip__", False):
            raise SkipTest(method.__unittest_skip_why__)
        self.setUp()
        method()
        self.tearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f"{standardMsg} : {msg}"
        except UnicodeDecodeError:
            return f"{_safe_repr(standardMsg)} : {_safe_repr(msg)}"

    def _fail(self, msg, text):
        raise self.failureException(self._formatMessage(msg, text))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{_safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{_safe_repr(expr)} is not false")

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            a, b = _shortened(first, second)
            self._fail(msg, f"{a} != {b}")

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{_safe_repr(first)} == {_safe_repr(second)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f"{_safe_repr(expr1)} is not {_safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {_safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{_safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{_safe_repr(member)} not found in {_safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{_safe_repr(member)} unexpectedly found in {_safe_repr(container)}")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            if isinstance(cls, tuple):
                self._fail(msg, f"{_safe_repr(obj)} is not an instance of any of {cls!r}")
            self._fail(msg, f"{_safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{_safe_repr(obj)} is an instance of {cls!r}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        if not isinstance(cls, type):
            self._fail(msg, f"{cls!r} is not a class")
        if not issubclass(cls, superclass):
            self._fail(msg, f"{cls!r} is not a subclass of {superclass!r}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if not isinstance(cls, type):
            self._fail(msg, f"{cls!r} is not a class")
        if issubclass(cls, superclass):
            self._fail(msg, f"{cls!r} is a subclass of {superclass!r}")

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._fail(msg, f"{type(obj).__name__!r} object has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._fail(msg, f"{type(obj).__name__!r} object has unexpected attribute {name!r}")

    def assertStartsWith(self, s, prefix, msg=None):
        if not s.startswith(prefix):
            self._fail(msg, f"{_safe_repr(s, True)} doesn't start with {_safe_repr(prefix)}")

    def assertEndsWith(self, s, suffix, msg=None):
        if not s.endswith(suffix):
            self._fail(msg, f"{_safe_repr(s, True)} doesn't end with {_safe_repr(suffix)}")

    def assertNotStartsWith(self, s, prefix, msg=None):
        if s.startswith(prefix):
            self._fail(msg, f"{_safe_repr(s, True)} starts with {_safe_repr(prefix)}")

    def assertNotEndsWith(self, s, suffix, msg=None):
        if s.endswith(suffix):
            self._fail(msg, f"{_safe_repr(s, True)} ends with {_safe_repr(suffix)}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{_safe_repr(a)} not less than {_safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{_safe_repr(a)} not less than or equal to {_safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{_safe_repr(a)} not greater than {_safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{_safe_repr(a)} not greater than or equal to {_safe_repr(b)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            within = f"{_safe_repr(delta)} delta"
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            within = f"{places!r} places"
        self._fail(msg, f"{_safe_repr(first)} != {_safe_repr(second)} within {within} ({_safe_repr(diff)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            text = f"{_safe_repr(delta)} delta ({_safe_repr(diff)} difference)"
        else:
            places = 7 if places is None else places
            if not first == second and round(diff, places) != 0:
                return
            text = f"{places!r} places"
        self._fail(msg, f"{_safe_repr(first)} == {_safe_repr(second)} within {text}")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _RaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _RaisesContext(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _WarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _WarnsContext(expected_warning, self, expected_regex).handle("assertWarnsRegex", args, kwargs)

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            self._fail(msg, f"Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}")

    def _with_diff(self, text, lines):
        diff = "\n" + "\n".join(lines)
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return text + diff
        return text + _DIFF_OMITTED.format(len(diff))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {_safe_repr(seq)}")
        if seq1 == seq2:
            return
        if seq_type is None and type(seq1) is not type(seq2) and [item for item in seq1] == [item for item in seq2]:
            # The same items in another kind of sequence.
            return
        a, b = _shortened(seq1, seq2)
        text = f"{name.capitalize()}s differ: {a} != {b}\n"
        text += _first_difference(seq1, seq2, name)
        from difflib import ndiff
        from pprint import pformat

        self._fail(msg, self._with_diff(text, ndiff(pformat(seq1).splitlines(), pformat(seq2).splitlines())))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        try:
            only = [("first", set1.difference(set2)), ("second", set2.difference(set1))]
        except TypeError as error:
            self.fail(f"invalid type when attempting set difference: {error}")
        except AttributeError as error:
            self.fail(f"first argument does not support set difference: {error}")
        lines = []
        for which, items in only:
            if items:
                lines.append(f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:")
                lines.extend([repr(item) for item in items])
        if lines:
            self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            from difflib import ndiff
            from pprint import pformat

            a, b = _shortened(d1, d2)
            self._fail(msg, self._with_diff(f"{a} != {b}", ndiff(pformat(d1).splitlines(), pformat(d2).splitlines())))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            from collections import Counter

            a, b = Counter(first), Counter(second)
        except TypeError:
            a = b = None
        if a is not None:
            if a == b:
                return
            differences = [(a[item], b[item], item) for item in (a | b) if a[item] != b[item]]
        else:
            differences = _unhashable_differences(first, second)
        if differences:
            lines = ["Element counts were not equal:"]
            lines.extend([f"First has {n}, Second has {m}:  {_safe_repr(item)}" for n, m, item in differences])
            self._fail(msg, "\n".join(lines))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            a, b = _shortened(first, second)
            text = f"{a} != {b}"
            if len(first) <= self._diffThreshold and len(second) <= self._diffThreshold:
                from difflib import ndiff

                lines = [side.splitlines(keepends=True) for side in (first, second)]
                if len(lines[0]) == 1 and first.strip("\r\n") == first:
                    lines = [[side + "\n"] for side in (first, second)]
                diff = "\n" + "".join(ndiff(*lines))
                if self.maxDiff is None or len(diff) <= self.maxDiff:
                    text += diff
                else:
                    text += _DIFF_OMITTED.format(len(diff))
            self._fail(msg, text)


def _first_difference(seq1, seq2, name):
    # What a reader looks for in two long sequences.
    lengths = []
    for which, seq in (("First", seq1), ("Second", seq2)):
        try:
            lengths.append(len(seq))
        except (TypeError, NotImplementedError):
            return f"{which} {name} has no length.    Non-sequence?"
    n, m = lengths
    text = ""
    for i in range(min(n, m)):
        if seq1[i] != seq2[i]:
            a, b = _shortened(seq1[i], seq2[i])
            text = f"\nFirst differing element {i}:\n{a}\n{b}\n"
            break
    if n != m:
        which, seq, at = ("First", seq1, m) if n > m else ("Second", seq2, n)
        text += f"\n{which} {name} contains {abs(n - m)} additional elements.\n"
        text += f"First extra element {at}:\n{_shortened(seq[at])[0]}\n"
    return text


def _unhashable_differences(first, second):
    seen = []
    differences = []
    for item in first + second:
        if item not in seen:
            seen.append(item)
            n, m = first.count(item), second.count(item)
            if n != m:
                differences.append((n, m, item))
    return differences


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setup = setUp
        self._teardown = tearDown
        self._function = testFunc
        self._description = description

    def setUp(self):
        if self._setup is not None:
            self._setup()

    def tearDown(self):
        if self._teardown is not None:
            self._teardown()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{self.__class__.__qualname__} ({self._function.__name__})"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._function.__doc__
        return doc.split("\n")[0].strip() if doc else None


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _description(self):
        parts = []
        if self._message is not None:
            parts.append(f"[{self._message}]")
        if self.params:
            parts.append("(" + ", ".join([f"{name}={value!r}" for name, value in self.params.items()]) + ")")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._description()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._description()}"
