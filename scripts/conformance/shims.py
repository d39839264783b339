# What CPython's own tests import of `test.support`, as far as it means something in a sandbox. Part of the program that
# `scripts/conformance.py` makes for each test file; the library has none of it.

import sys as _sys
import types as _types
import contextlib as _contextlib
import functools as _functools
import io as _io
import unittest as _unittest
import warnings as _warnings
import random as _random

try:
    import codecs as _codecs
except ImportError:
    pass

__file__ = "test_program.py"

# Without randomness from the host, a seed.
_random.seed(20)


def _module(_name, **names):
    module = _types.ModuleType(_name)
    module.__dict__.update(names)
    _sys.modules[_name] = module
    parent, _, last = _name.rpartition(".")
    if parent:
        setattr(_sys.modules[parent], last, module)
    return module


def _not_here(what):
    def refuse(*args, **kwargs):
        raise _unittest.SkipTest(what)

    return refuse


def _skipping(reason):
    return lambda *args, **kwargs: _unittest.skip(reason)


def _cpython_only(test):
    return _unittest.skip("about CPython's implementation")(test)


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


@_functools.total_ordering
class _Largest:
    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@_functools.total_ordering
class _Smallest:
    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


@_contextlib.contextmanager
def _captured(name):
    old = getattr(_sys, name)
    setattr(_sys, name, _io.StringIO())
    try:
        yield getattr(_sys, name)
    finally:
        setattr(_sys, name, old)


@_contextlib.contextmanager
def _swap_attr(obj, attr, new_val):
    missing = object()
    old = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if old is missing else old
    finally:
        if old is missing:
            delattr(obj, attr)
        else:
            setattr(obj, attr, old)


@_contextlib.contextmanager
def _swap_item(obj, item, new_val):
    missing = object()
    old = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if old is missing else old
    finally:
        if old is missing:
            if item in obj:
                del obj[item]
        else:
            obj[item] = old


@_contextlib.contextmanager
def _recursion(limit=100):
    old = _sys.getrecursionlimit()
    _sys.setrecursionlimit(limit)
    try:
        yield
    finally:
        _sys.setrecursionlimit(old)


@_contextlib.contextmanager
def _check_warnings(*filters, quiet=True):
    with _warnings.catch_warnings(record=True) as noted:
        _warnings.simplefilter("always")
        yield noted


@_contextlib.contextmanager
def _set_recursion_limit(limit):
    with _recursion(limit):
        yield


@_contextlib.contextmanager
def _no_unraisable(*args, **kwargs):
    yield _types.SimpleNamespace(unraisable=None)


def _iter_slot_wrappers(cls):
    return iter(())


class _StopEverything(BaseException):
    pass


_loading = [True]


class _Thing:
    # Something of a module that the library does not have. A test that uses it is skipped; a test file may do so while it is
    # read, as far as names, calls, comparisons and decorators go.
    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        if name.startswith("__") or name == "_name":
            raise AttributeError(name)
        return _Thing(f"{self._name}.{name}")

    def __call__(self, *args, **kwargs):
        if not _loading[0]:
            raise _unittest.SkipTest(f"No module named {self._name!r}")
        return args[0] if len(args) == 1 and callable(args[0]) and not isinstance(args[0], _Thing) else _Thing(self._name)

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __add__(self, other):
        return self

    def __radd__(self, other):
        return other

    def __getitem__(self, key):
        return _Thing(f"{self._name}[]")

    def __iter__(self):
        return iter(())

    def __mro_entries__(self, bases):
        return ()

    def __bool__(self):
        return False

    def __index__(self):
        return 0


class _Absent(_types.ModuleType):
    # A module that the library does not have: whoever uses something of it is skipped.
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Thing(f"{self.__name__}.{name}")


def _absent(name):
    if name not in _sys.modules:
        _sys.modules[name] = _Absent(name)
        parent, _, last = name.rpartition(".")
        if parent in _sys.modules:
            setattr(_sys.modules[parent], last, _sys.modules[name])


# Where there is no `codecs`, what is registered is not found: a test that asks for it is left out, not all of its class.
_absent("codecs")
vars(_sys.modules["codecs"]).setdefault("register", lambda search: None)
vars(_sys.modules["codecs"]).setdefault("unregister", lambda search: None)

_test = _module("test")
_support = _module(
    "test.support",
    verbose=0, ALWAYS_EQ=_AlwaysEqual(), NEVER_EQ=_NeverEqual(), LARGEST=_Largest(), SMALLEST=_Smallest(),
    captured_stdout=lambda: _captured("stdout"), captured_stderr=lambda: _captured("stderr"), captured_output=_captured,
    cpython_only=_cpython_only, impl_detail=lambda *a, **k: _cpython_only, check_impl_detail=lambda **guards: bool(guards) and not any(guards.values()),
    gc_collect=lambda: None, swap_attr=_swap_attr, swap_item=_swap_item, TestFailed=AssertionError, Error=Exception,
    check_syntax_error=_not_here("needs compile()"), bigmemtest=_skipping("needs much memory"), bigaddrspacetest=_skipping("needs much memory"),
    requires_IEEE_754=lambda test: test, requires_docstrings=_unittest.skip("built-in docstrings are ours"), no_tracing=lambda test: test,
    refcount_test=_cpython_only, MISSING_C_DOCSTRINGS=True, HAVE_DOCSTRINGS=False, is_emscripten=False, is_wasi=False, is_android=False,
    is_apple_mobile=False, has_subprocess_support=False, has_fork_support=False, check_free_after_iterating=_not_here("needs finalizers"),
    check_sizeof=_not_here("about CPython's implementation"), infinite_recursion=lambda max_depth=100: _recursion(max_depth), set_recursion_limit=_set_recursion_limit,
    run_with_locale=lambda *a: _unittest.skip("needs locales"), run_with_tz=lambda *a: _unittest.skip("needs zones"),
    catch_unraisable_exception=_no_unraisable, disable_gc=_contextlib.nullcontext, get_c_recursion_limit=lambda: 1000, Py_DEBUG=False,
    C_RECURSION_LIMIT=1000, EXCEEDS_RECURSION_LIMIT=5000, Py_C_RECURSION_LIMIT=1000, MAX_Py_ssize_t=_sys.maxsize, _1M=1024 * 1024, _1G=1024**3,
    _2G=2 * 1024**3, _4G=4 * 1024**3, requires_specialization=_cpython_only, requires_working_threading=lambda: _unittest.skip("needs threads"),
    exceeds_recursion_limit=lambda: 150000, skip_if_broken_multiprocessing_synchronize=lambda: None, maybe_get_event_loop_policy=lambda: None,
    skip_emscripten_stack_overflow=lambda: (lambda test: test), skip_wasi_stack_overflow=lambda: (lambda test: test), PGO=False,
    calcobjsize=lambda *a: 0, calcvobjsize=lambda *a: 0, requires_resource=_skipping("needs a resource"), requires=_not_here("needs a resource"),
    is_resource_enabled=lambda *a: False, suppress_immortalization=lambda *a: (lambda test: test), iter_slot_wrappers=_iter_slot_wrappers,
    requires_legacy_unicode_capi=lambda *a: _unittest.skip("about CPython's implementation"), SuppressCrashReport=_contextlib.nullcontext,
    NHASHBITS=64, HASH_BITS=64, skip_on_s390x=lambda test: test, run_code=_not_here("needs exec()"), EqualToForwardRef=None, run_no_yield_async_fn=None,
    adjust_int_max_str_digits=_not_here("the limit does not change"), use_resources=None, FUZZ=None, force_not_colorized=lambda test: test,
    requires_debug_ranges=lambda *a: (lambda test: test), has_no_debug_ranges=lambda: False, force_not_colorized_test_class=lambda cls: cls, SHORT_TIMEOUT=30.0, LOOPBACK_TIMEOUT=5.0, skip_if_sanitizer=_skipping("sanitizers"),
)
_support.sortdict = lambda mapping: "{" + ", ".join(f"{key!r}: {value!r}" for key, value in sorted(mapping.items())) + "}"


def _missing_support(name):
    # A decorator or a function that is not above: whoever uses it is skipped.
    if name.startswith("requires") or name.startswith("skip"):
        return lambda *args, **kwargs: _unittest.skip(f"needs test.support.{name}")
    if name.startswith("__"):
        raise AttributeError(name)
    return _not_here(f"needs test.support.{name}")


_support.__getattr__ = _missing_support
_module("test.support.import_helper", import_module=lambda name, **kwargs: _import(name), import_fresh_module=lambda name, **kwargs: _import(name),
        CleanImport=_not_here("needs import hooks"), DirsOnSysPath=_not_here("needs files"), ensure_lazy_imports=_not_here("needs a process"))
_module("test.support.os_helper", TESTFN="/tmp/@test", TESTFN_ASCII="/tmp/@test", unlink=lambda name: None, EnvironmentVarGuard=_not_here("needs an environment"),
        temp_dir=_not_here("needs files"), temp_cwd=_not_here("needs files"), FakePath=None, can_symlink=lambda: False, rmtree=lambda name: None)
_module("test.support.warnings_helper", check_warnings=_check_warnings, check_syntax_warning=_not_here("needs compile()"),
        ignore_warnings=lambda **kwargs: (lambda test: test), check_no_warnings=_contextlib.nullcontext, save_restore_warnings_filters=_contextlib.nullcontext,
        check_no_resource_warning=_contextlib.nullcontext)
_module("test.support.script_helper", assert_python_ok=_not_here("needs a process"), assert_python_failure=_not_here("needs a process"),
        spawn_python=_not_here("needs a process"), kill_python=_not_here("needs a process"), make_script=_not_here("needs files"))
_module("test.support.threading_helper", requires_working_threading=lambda **kwargs: _unittest.skip("needs threads"), can_start_thread=False,
        reap_threads=lambda test: test, threading_cleanup=lambda *a: None, threading_setup=lambda: ())
_module("test.support.hypothesis_helper", hypothesis=None)
_module("test.support.testcase", ExceptionIsLikeMixin=object, FloatsAreIdenticalMixin=object, ComplexesAreIdenticalMixin=object)


def _import(name):
    if name in _sys.modules:
        return _sys.modules[name]
    raise _unittest.SkipTest(f"No module named {name!r}")
